"""The cases of a training: places found and held out, scenes drawn of them, and cases prepared."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from torch import nn

from ...engine.door.errors import TrainingDataError
from ...engine.door.loss_terms import CONSISTENCY
from ...engine.door.train_job import TrainJob
from ..catalogue.manifest_json import to_json
from . import case_folder, crossing, export, extent, holdout, meta, place_folders, prepare, replay
from .clock import PREPARING, Clock
from .dataset import with_baseline
from .invented_places import invented
from .places import TrainingPlace, Warn


def cases(
    job: TrainJob, network: nn.Module, clock: Clock, warn: Warn
) -> tuple[list[Path], list[Path], dict[str, Any]]:
    """Folders of cases to learn from and to validate on, and what the model card says of them.

    Raises:
        ChronofuseError: there is nothing to learn from or to validate on, or no case could be prepared.
        Stopped: it was asked for.
    """
    return _given(job) if job.cases else _prepared(job, network, clock, warn)


def _given(job: TrainJob) -> tuple[list[Path], list[Path], dict[str, Any]]:
    """Those that the job names."""
    learn, check = [Path(folder) for folder in job.cases], [Path(folder) for folder in job.checks]
    data, invented_count, case_count = case_folder.read_cards(learn)
    held_out, _, check_count = case_folder.read_cards(check)
    card = {
        "data": data,
        "held_out": held_out,
        "invented": invented_count,
        "cases": case_count,
        "checks": check_count,
    }
    return learn, check, card


def _prepared(
    job: TrainJob, network: nn.Module, clock: Clock, warn: Warn
) -> tuple[list[Path], list[Path], dict[str, Any]]:
    """Those that are made of the job's folder of images now."""
    learn, check = job.folder / "cases" / "learn", job.folder / "cases" / "check"
    split = _split(job, network, warn)
    clock.enter(PREPARING)
    landscapes = invented(job.invented, 9000 + job.seed, bands=network.bands)
    wanted = _wanted(job, network, [*split.learn, *landscapes])
    own = 0.9 if not job.replay else 0.9 / (1 + job.replay)
    learn_counts = _prepare(wanted, learn, lambda done: clock.tell(own * done), warn)
    again, told = _replayed(job, network, lambda done: clock.tell(own + (0.9 - own) * done), warn)
    wanted = _wanted(job, network, split.check, to_validate_on=True)
    check_counts = _prepare(wanted, check, lambda done: clock.tell(0.9 + 0.1 * done), warn)
    card = {
        "data": [place.name for place in split.learn],
        "held_out": [place.name for place in split.check],
        "invented": job.invented,
        "coarse": job.coarse,
        "cases": learn_counts,
        "checks": check_counts,
        **({"cross_pairs": job.cross_pairs} if job.cross_pairs else {}),
        **told,
        **({"note": split.note} if split.note else {}),
    }
    (job.folder / case_folder.CARD).write_text(json.dumps(card, indent=1), "utf-8")
    return [learn, *again], [check], card


def _replayed(
    job: TrainJob, network: nn.Module, share: prepare.Share, warn: Warn
) -> tuple[list[Path], dict[str, Any]]:
    """The folder of the cases of generated landscapes, where a model that goes on is to see some again, and
    what the card says of them."""
    if not job.replay:
        return [], {}
    folder = job.folder / "cases" / "replay"
    wanted = replace(
        _wanted(job, network, replay.places(job.seed, network.bands)),
        simulated=replay.scene_count(job.replay, extent.scene_count(job)),
        cross_pairs=0.0,
        mark=case_folder.REPLAYED,
    )
    counts = _prepare(wanted, folder, share, warn)
    return [folder], {"replay": job.replay, "replayed": counts["simulated"]}


def _split(job: TrainJob, network: nn.Module, warn: Warn) -> holdout.Split:
    """The places that suit the network, to learn from and to validate on."""
    places = place_folders.find(Path(job.data), warn)
    if network.bands != "any":
        places = place_folders.with_bands(places, network.bands, warn)
    split = holdout.split(places, job.train, job.validate, job.seed)
    if split.note:
        warn("one-place", split.note)
    _require_real(job, split, warn)
    _require_third_dates(job, split)
    crossing.require_dates(job, split.learn)
    meta.require_places(job, len(split.learn) + job.invented)
    return split


def _wanted(
    job: TrainJob, network: nn.Module, places: list[TrainingPlace], to_validate_on: bool = False
) -> prepare.Wanted:
    """The cases to prepare of some places."""
    count = extent.check_count(job) if to_validate_on else extent.scene_count(job)
    real = job.coarse != "simulated" and any(place.real_pairs() for place in places)
    manifest = export.manifest_of(network)
    return prepare.Wanted(
        to_json(replace(manifest, inputs=with_baseline(manifest.inputs))),
        places,
        simulated=0 if real and job.coarse == "real" else count,
        real=count if real else 0,
        seed=job.seed + to_validate_on,
        ratios=job.ratios,
        ratio=job.ratio,
        true_change=to_validate_on,
        threads=job.threads,
        losses=() if to_validate_on else tuple(name for name, weight in job.losses.items() if weight),
        cross_pairs=0.0 if to_validate_on else job.cross_pairs or 0.0,
    )


def _prepare(wanted: prepare.Wanted, out: Path, share: prepare.Share, warn: Warn) -> dict[str, int]:
    """Prepare the cases; how many real and simulated ones there are."""
    prepare.prepare(wanted, out, share, warn)
    names = [path.name for path in out.glob("*.npz")]
    real = sum(case_folder.is_real(name) for name in names)
    crossed = sum(case_folder.is_crossed(name) for name in names)
    counts = {"real": real, "simulated": len(names) - real}
    return {**counts, "crossed": crossed} if wanted.cross_pairs else counts


def _require_real(job: TrainJob, split: holdout.Split, warn: Warn) -> None:
    """Where only real coarse images are to be learnt from, there must be some."""
    if job.coarse != "real":
        return
    if not any(place.real_pairs() for place in split.learn):
        raise TrainingDataError(
            "Only real coarse images are to be learnt from, but no place has them on two "
            "dates: add images called coarse_<date>.tif, or let them be simulated (--coarse simulated).",
        )
    if not any(place.real_pairs() for place in split.check):
        warn(
            "training-data",
            "The places held out have no real coarse images on two dates: the validation simulates them.",
        )


def _require_third_dates(job: TrainJob, split: holdout.Split) -> None:
    """Where the loss goes over three dates, a place to learn from must have them."""
    if not job.losses.get(CONSISTENCY):
        return
    real = job.coarse == "real"
    dates = [len(place.coarse if real else place.dates) for place in split.learn]
    if max(dates) > 2:
        return
    raise TrainingDataError(
        f"'--loss {CONSISTENCY}' looks at three dates of a place, but no place to learn from has more than "
        f"{max(dates)} {'real coarse images' if real else 'dates'}: add images of a third date, or leave the "
        "term out."
    )
