"""The flow of a training, from folders of dated images to a model file in the list of methods.

places -> places held out -> scenes -> cases (the engine's) -> training -> best weights -> model file with its
card
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Optional

import torch
from torch import nn

from ..catalogue.installed import catalogue
from ..catalogue.manifest import Manifest
from ..catalogue.manifest_json import to_json
from ..networks import NETWORKS
from . import checkpoints, curves, export, holdout, places, prepare, starting
from .dataset import load_all, with_baseline
from .plan import Plan, as_values, same_training
from .telling import Teller, TrainingError
from .train import BEST, CURVE, LAST, Stopped, Training, read_curve

PREPARING, TRAINING, EXPORTING = "Preparing the training cases", "Training", "Writing the model"
SECONDS_A_SCENE, SECONDS_TO_EXPORT = 0.8, 20.0
"""About, for the time left; the former until it is known."""
PLAN, CARD, CURVES, EVENTS = "plan.json", prepare.CARD, "curves.png", "tensorboard"
DEFAULT = "chrono"


def run(plan: Plan, teller: Teller, stopping: Callable[[], bool] = lambda: False) -> None:
    """Train, and write the model file and the picture of the curves.

    Raises:
        TrainingError: with the sentence for the user; the model file is not written then.
        Stopped: `stopping` said so; the checkpoint to go on from is written.
    """
    begin_with = starting.begin_with(plan.start_from, plan.network) if plan.start_from else None
    plan = _settled(plan, begin_with)
    network = _network(plan)
    _refuse_outputs(plan)
    device, reason = _device(plan.device)
    torch.set_num_threads(plan.threads or os.cpu_count() or 1)
    _prepare_folder(plan)
    teller.started(f"training of {plan.network}", device, reason)
    clock = _Clock(plan, teller, stopping)
    learn, check, card = _cases(plan, network, clock, teller.warned)
    if begin_with:
        card = {**card, "started_from": {"name": begin_with["name"], "trained_on": begin_with["trained_on"]}}
    training = Training(plan, load_all(learn, network), load_all(check, network), card, device, begin_with)
    if plan.resume and (plan.folder / LAST).exists():
        training.resume()
    clock.enter(TRAINING)
    best = training.run(clock.training, stopping)
    _warn_of_the_outcome(plan, best, teller)
    clock.enter(EXPORTING)
    clock.tell(0.0)
    outputs = _write(plan, best, teller)
    teller.finished(outputs, _figures(best, training), device, clock.timings)


# ---- before the training


def _settled(plan: Plan, begin_with: Optional[dict[str, Any]]) -> Plan:
    """The plan with its network and options."""
    if begin_with:
        if plan.options and plan.options != begin_with["options"]:
            raise TrainingError(
                "bad-checkpoint",
                f"'{plan.start_from}' has the options {begin_with['options']}, but others "
                f"were given ({plan.options}): leave them out.",
            )
        return replace(plan, network=begin_with["network"], options=begin_with["options"])
    return replace(plan, network=plan.network or DEFAULT)


def _network(plan: Plan) -> nn.Module:
    if plan.network not in NETWORKS:
        raise TrainingError(
            "unknown-method", f"There is no network '{plan.network}': use one of {', '.join(NETWORKS)}."
        )
    try:
        return NETWORKS[plan.network](**plan.options)
    except (TypeError, ValueError, RuntimeError) as error:
        raise TrainingError(
            "bad-parameter",
            f"The network '{plan.network}' can't be made with the options {plan.options} "
            f"({error}): correct them.",
        ) from error


def _refuse_outputs(plan: Plan) -> None:
    output, goes_on = Path(plan.output), plan.resume and (plan.folder / LAST).exists()
    if output.exists() and not (plan.overwrite or goes_on):
        raise TrainingError(
            "output-exists",
            f"The model '{output}' exists already: choose another name, or ask to "
            "overwrite it (--overwrite).",
        )
    other = catalogue().get(plan.name)
    if other and Path(other.path or "").resolve() != output.resolve():
        raise TrainingError(
            "output-exists",
            f"There is a method called '{plan.name}' already ({other.path or 'built in'}): "
            "choose another name.",
        )
    if (plan.folder / PLAN).exists() and not (plan.resume or plan.overwrite):
        raise TrainingError(
            "output-exists",
            f"There is a training called '{plan.name}' already in '{plan.folder}': go on "
            "with it (--resume), begin it anew (--overwrite), or choose another name.",
        )
    for folder in {output.parent, plan.folder, Path(plan.curves or output).parent}:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise TrainingError(
                "output-not-writable",
                f"The folder '{folder}' can't be made ({error.strerror}): choose another.",
            ) from error
        if not os.access(folder, os.W_OK):
            raise TrainingError(
                "output-not-writable", f"The folder '{folder}' can't be written to: choose another."
            )


def _prepare_folder(plan: Plan) -> None:
    """An empty folder with the plan, or, to go on, that of the same training."""
    path = plan.folder / PLAN
    if plan.resume and path.exists():
        try:
            changed = same_training(plan, json.loads(path.read_text("utf-8")))
        except (OSError, ValueError, AttributeError) as error:
            raise TrainingError(
                "resume-changed",
                f"The plan of the training in '{plan.folder}' can't be read ({error}): "
                "begin it anew with --overwrite.",
            ) from error
        if changed:
            raise TrainingError(
                "resume-changed",
                f"The training in '{plan.folder}' can't be resumed, because it was begun "
                "with "
                f"another {', '.join(changed)}: give what it began with, or begin it anew with --overwrite.",
            )
        return
    for old in (PLAN, CARD, CURVES, CURVE, LAST, BEST):
        (plan.folder / old).unlink(missing_ok=True)
    for old in (EVENTS, "cases"):
        shutil.rmtree(plan.folder / old, ignore_errors=True)
    path.write_text(json.dumps(as_values(plan), indent=1), "utf-8")


def _device(asked: str) -> tuple[str, str]:
    """What the training runs on, and why.

    Raises:
        TrainingError: CUDA was asked for and can't be used.
    """
    if asked == "cpu":
        return "cpu", "it was asked for"
    if torch.cuda.is_available():
        torch.backends.cudnn.deterministic, torch.backends.cudnn.benchmark = True, False
        return "cuda", torch.cuda.get_device_name()
    why = (
        "this PyTorch is built without CUDA"
        if torch.version.cuda is None
        else "PyTorch finds no graphics card"
    )
    if asked == "cuda":
        raise TrainingError(
            "device-unusable",
            f"CUDA can't be used ({why}): train on the CPU (--device cpu), or install a "
            "driver and a PyTorch with CUDA.",
        )
    return "cpu", why


# ---- the cases


def _cases(
    plan: Plan, network: nn.Module, clock: _Clock, warn: places.Warn
) -> tuple[list[Path], list[Path], dict[str, Any]]:
    """Folders of cases to learn from and to validate on, and what the model card says of them."""
    if plan.cases:
        learn, check = [Path(c) for c in plan.cases], [Path(c) for c in plan.checks]
        data, invented, cases = prepare.read_cards(learn)
        held_out, _, checks = prepare.read_cards(check)
        return (
            learn,
            check,
            {"data": data, "held_out": held_out, "invented": invented, "cases": cases, "checks": checks},
        )
    learn, check = plan.folder / "cases" / "learn", plan.folder / "cases" / "check"
    found = places.find(Path(plan.data), warn)
    if network.bands != "any":
        found = places.with_bands(found, network.bands, warn)
    split = holdout.split(found, plan.train, plan.validate, plan.seed)
    if split.note:
        warn("one-place", split.note)
    _require_real(plan, split, warn)
    learnt = [*split.learn, *places.invented(plan.invented, 9000 + plan.seed)]
    clock.enter(PREPARING)
    manifest = export.manifest_of(network)
    text = to_json(replace(manifest, inputs=with_baseline(manifest.inputs)))
    counts = _prepare(
        plan, text, learnt, plan.scene_count, plan.seed, learn, lambda done: clock.tell(0.9 * done), warn
    )
    held_out = _prepare(
        plan,
        text,
        split.check,
        plan.check_count,
        plan.seed + 1,
        check,
        lambda done: clock.tell(0.9 + 0.1 * done),
        warn,
    )
    card = {
        "data": [p.name for p in split.learn],
        "held_out": [p.name for p in split.check],
        "invented": plan.invented,
        "coarse": plan.coarse,
        "cases": counts,
        "checks": held_out,
        **({"note": split.note} if split.note else {}),
    }
    (plan.folder / CARD).write_text(json.dumps(card, indent=1), "utf-8")
    return [learn], [check], card


def _prepare(
    plan: Plan,
    manifest: str,
    drawn: list[places.Place],
    count: int,
    seed: int,
    out: Path,
    share: prepare.Share,
    warn: places.Warn,
) -> dict[str, int]:
    """The cases of some places; how many real and simulated ones there are."""
    real = plan.coarse != "simulated" and any(place.real_pairs() for place in drawn)
    alone = plan.coarse == "real"
    wanted = prepare.Wanted(
        manifest,
        drawn,
        simulated=0 if real and alone else count,
        real=count if real else 0,
        seed=seed,
        ratios=plan.ratios,
        ratio=plan.ratio,
        true_change=out.name == "check",
        threads=plan.threads,
    )
    prepare.prepare(wanted, out, share, warn)
    found = [path.name for path in out.glob("*.npz")]
    reals = sum(f"~{prepare.REAL}" in name for name in found)
    return {"real": reals, "simulated": len(found) - reals}


def _require_real(plan: Plan, split: holdout.Split, warn: places.Warn) -> None:
    """Where only real coarse images are to be learnt from, there must be some."""
    if plan.coarse != "real":
        return
    if not any(place.real_pairs() for place in split.learn):
        raise TrainingError(
            "training-data",
            "Only real coarse images are to be learnt from, but no place has them on two "
            "dates: add images called coarse_<date>.tif, or let them be simulated (--coarse simulated).",
        )
    if not any(place.real_pairs() for place in split.check):
        warn(
            "training-data",
            "The places held out have no real coarse images on two dates: the validation simulates them.",
        )


# ---- after the training


def _warn_of_the_outcome(plan: Plan, best: dict[str, Any], teller: Teller) -> None:
    share, steps = best["accuracy"]["share_of_delta"], best["trained_on"]["steps"]
    if steps == 0:
        begun = f"'{plan.start_from}'" if plan.start_from else "the untrained network"
        teller.warned(
            "no-better",
            f"On the places held out no weights were better than those of {begun}, so these were "
            "kept: train longer, or on more images.",
        )
    elif share >= 1:
        teller.warned(
            "no-better",
            f"On the places held out the RMSE is {share:.2f} of that of the baseline delta: the "
            "model is of no use as it is; train longer, or on more images.",
        )


def _write(plan: Plan, best: dict[str, Any], teller: Teller) -> dict[str, str]:
    """The picture, the events, and last the model file."""
    lines = read_curve(plan.folder / CURVE)
    picture = Path(plan.curves or plan.folder / CURVES)
    curves.draw(lines, best["trained_on"]["steps"], f"{plan.name} ({plan.network})", picture)
    if not curves.write_events(lines, plan.folder / EVENTS):
        teller.warned(
            "no-tensorboard",
            "There are no events for TensorBoard, because its library is not installed: get it "
            "with pip install -r requirements/train.txt.",
        )
    output = Path(plan.output)
    part = output.with_name(f".chronofuse-{plan.id}-{output.name}")
    try:
        network, _ = checkpoints.load(plan.folder / BEST)
        export.export(network, _manifest(plan, network, best), part)
        os.replace(part, output)
    except export.ParityError as error:
        raise TrainingError(
            "export-differs", f"{error} The trained weights are in '{plan.folder / BEST}'."
        ) from error
    finally:
        part.unlink(missing_ok=True)
    shutil.rmtree(plan.folder / "cases", ignore_errors=True)
    return {"model": str(output), "curves": str(picture), "checkpoint": str(plan.folder / BEST)}


def _manifest(plan: Plan, network: nn.Module, best: dict[str, Any]) -> Manifest:
    """The network's manifest with this model's name, summary and card."""
    card = best["trained_on"]
    shown = ", ".join(card["data"][:3]) + (
        f" and {len(card['data']) - 3} more" if len(card["data"]) > 3 else ""
    )
    begun = f"fine-tuned from {card['started_from']['name']} on" if "started_from" in card else "trained on"
    share = best["accuracy"]["share_of_delta"]
    summary = (
        f"The network {network.name}, {begun} {shown}; RMSE {share:.2f} of delta's on what was held out."
    )
    made = export.manifest_of(network, card, best["accuracy"])
    return replace(made, name=plan.name, title=f"{plan.name} ({network.title})", summary=summary)


def _figures(best: dict[str, Any], training: Training) -> dict[str, Any]:
    return {
        **best["accuracy"],
        "steps": training.step,
        "best_step": best["trained_on"]["steps"],
        "seconds": round(training.spent, 1),
        "score": best["score"],
    }


class _Clock:
    """How far the whole is, from how far its stage is and how long the stages to come will take."""

    def __init__(self, plan: Plan, teller: Teller, stopping: Callable[[], bool]):
        self._teller, self._stopping, self._begin = teller, stopping, time.monotonic()
        self._to_come = {
            PREPARING: 0 if plan.cases else SECONDS_A_SCENE * plan.scene_count,
            TRAINING: 60 * plan.length,
            EXPORTING: SECONDS_TO_EXPORT,
        }
        self._stage, self._entered = "", self._begin
        self.timings: dict[str, float] = {}
        self.enter(TRAINING if plan.cases else PREPARING)

    def enter(self, stage: str) -> None:
        if self._stage and self._stage != stage:
            self.timings[self._stage] = round(time.monotonic() - self._entered, 1)
        self._stage, self._entered = stage, time.monotonic()

    def tell(self, done: float) -> None:
        """A stage that is `done`, 0 to 1; its own speed says when it ends.

        Raises:
            Stopped: it was asked for.
        """
        if self._stopping():
            raise Stopped
        here = time.monotonic() - self._entered
        self._say(here * (1 / done - 1) if done > 0.02 else self._to_come[self._stage] * (1 - done))

    def training(self, done: float, left: float) -> None:
        """As `tell`, for a training that knows how long it still takes."""
        self._say(left)

    def _say(self, left: float) -> None:
        stages = list(self._to_come)
        left += sum(self._to_come[stage] for stage in stages[stages.index(self._stage) + 1 :])
        spent = time.monotonic() - self._begin
        self._teller.progress(self._stage, spent / max(spent + left, 1e-6), left)
