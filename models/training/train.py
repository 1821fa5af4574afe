"""Train a network on simulated pairs.

    python -m chronofuse.models.training.train --data ../shared/data --minutes 25 --seed 1 --out build/edcstfn

Places, not patches, are held out for validation; the choice of the best weights is made on them alone. The run's
best weights and its model card are in OUT/best.pt, which `export` turns into a model file.
"""

from __future__ import annotations

import argparse
import copy
import math
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

import torch

from ..networks import NETWORKS
from .dataset import RATIOS, Batch, Cases, Place, invented, load, training_folders, validation_cases
from .loss import loss, mean_where

BATCHES_A_STEP = 3
"""Gradients of so many batches, usually of different places, are added up before a step."""
DECAY = 0.998
"""Of the moving average of the weights, which is what is validated and kept."""


@dataclass
class Plan:
    """What a training run is given."""

    network: str
    seed: int
    minutes: float
    steps: int
    """With 0 steps the run is as long as the minutes; with steps, it can be repeated exactly."""
    rate: float = 1e-3
    check_every: int = 250
    pixels: int = 110_000
    """About how many pixels x bands a batch has."""
    begin_with: Optional[dict] = None
    """A checkpoint to go on from."""


def train(plan: Plan, places: list[Place], held_out: list[Place], out: Path, options: dict | None = None) -> dict:
    """Train, keep the weights that are best on the places held out, and return their checkpoint."""
    torch.manual_seed(plan.seed)
    network = NETWORKS[plan.network](**(options or {})).to(memory_format=torch.channels_last)
    if plan.begin_with:
        network.load_state_dict(plan.begin_with["state"])
    average = copy.deepcopy(network)
    optimiser = torch.optim.AdamW(network.parameters(), lr=plan.rate, weight_decay=1e-4)
    cases = Cases(places, plan.seed, plan.pixels)
    checks = checks_of(held_out)
    best, begin, step = {"score": math.inf}, time.monotonic(), 0
    out.mkdir(parents=True, exist_ok=True)
    done = 0.0
    while done < 1.0:
        _set_rate(optimiser, plan.rate, done)
        fit = _step(network, optimiser, [cases.batch() for _ in range(BATCHES_A_STEP)])
        step += 1
        _follow(average, network, min(DECAY, step / (step + 10)))
        spent = time.monotonic() - begin
        done = step / plan.steps if plan.steps else spent / (60 * plan.minutes)
        if step % plan.check_every == 0 or done >= 1.0:
            figures = validate(average, checks)
            score = score_of(figures)
            _say(step, done, spent, fit, figures)
            if score < best["score"]:
                best = {"score": score, **_checkpoint(plan, average, figures, places, held_out, step, spent)}
                torch.save(best, out / "best.pt")
    return best


def checks_of(held_out: list[Place]) -> dict[str, list[Batch]]:
    """The validation cases of each place held out, the same in every run."""
    return {p.name: validation_cases(p, seed=1000 + i) for i, p in enumerate(held_out)}


def score_of(figures: dict[str, dict[str, float]]) -> float:
    """The RMSE as a share of delta's, mean over places: what is chosen by, the lower the better."""
    return sum(f["network"] / f["delta"] for f in figures.values()) / max(len(figures), 1)


def validate(network: torch.nn.Module, checks: dict[str, list[Batch]]) -> dict[str, dict[str, float]]:
    """Per place, the RMSE (reflectance; mean over bands, then cases) of the network and of `delta`."""
    network.eval()
    figures = {}
    for name, batches in checks.items():
        sums = [0.0, 0.0]
        for batch in batches:
            x = batch.inputs
            with torch.no_grad():
                predictions = network(**x), x["fine_1"] + x["target"] - x["coarse_1"]
            for i, p in enumerate(predictions):
                sums[i] += mean_where((p - batch.truth) ** 2, batch.counts, (2, 3)).sqrt().mean().item()
        network_rmse, delta_rmse = (round(s / len(batches), 6) for s in sums)
        figures[name] = {"network": network_rmse, "delta": delta_rmse, "cases": len(batches)}
    network.train()
    return figures


def _step(network, optimiser, batches: list[Batch]) -> float:
    optimiser.zero_grad()
    total = 0.0
    for batch in batches:
        # bfloat16 halves the time on a CPU that has it; inputs, outputs, loss and weights stay float32.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            prediction = network(**batch.inputs)
        value = loss(prediction.float(), batch.truth, batch.counts, batch.inputs["fine_1"], batch.inputs["fine_std"])
        (value / len(batches)).backward()
        total += value.item() / len(batches)
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    return total


def _set_rate(optimiser, rate: float, done: float) -> None:
    """Warm up over the first 2 %, then a cosine down to 1 %."""
    factor = min(1.0, done / 0.02 + 0.05) * (0.01 + 0.99 * (1 + math.cos(math.pi * min(done, 1.0))) / 2)
    for group in optimiser.param_groups:
        group["lr"] = rate * factor


@torch.no_grad()
def _follow(average, network, decay: float) -> None:
    for kept, new in zip(average.parameters(), network.parameters()):
        kept.lerp_(new, 1 - decay)


def _say(step: int, done: float, spent: float, fit: float, figures: dict) -> None:
    left = spent * (1 / done - 1) if done else math.nan
    shown = "  ".join(f"{n} {f['network']:.4f} (delta {f['delta']:.4f})" for n, f in figures.items())
    print(f"{done:4.0%}  step {step}  {left / 60:.1f} min left  loss {fit:.4f}  {shown}", flush=True)


def _checkpoint(plan: Plan, network, figures: dict, places, held_out, step: int, spent: float) -> dict:
    """Weights and model card; plain values and tensors alone, so that it loads with `weights_only`."""
    card = {
        "data": _names(places),
        "held_out": sorted(p.name for p in held_out),
        "coarse": f"simulated, ratios {RATIOS[0]:g} to {RATIOS[1]:g}",
        "patch": sorted({p.patch for p in places}),
        "seed": plan.seed,
        "steps": step,
        "batches_a_step": BATCHES_A_STEP,
        "learning_rate": plan.rate,
        "wall_seconds": round(spent),
        "machine": f"{torch.get_num_threads()} CPU threads of {os.cpu_count()} cores",
        "torch": str(torch.__version__),
    }
    accuracy = {
        "measure": "RMSE on held-out places with simulated coarse images, mean over bands and cases; "
                   "the same places chose the step",
        "places": figures,
    }
    if plan.begin_with:
        card["begun_with"] = plan.begin_with["trained_on"]
    return {"network": plan.network, "options": network.options, "state": network.state_dict(),
            "trained_on": card, "accuracy": accuracy}


def _names(places: list[Place]) -> list[str]:
    """Of the places; the invented ones as one."""
    made = sum(p.name.startswith("invented") for p in places)
    real = sorted(p.name for p in places if not p.name.startswith("invented"))
    return real + ([f"{made} landscapes of chronofuse.models.simulation"] if made else [])


def main() -> None:
    parser = argparse.ArgumentParser(prog="chronofuse.models.training.train", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with a folder of fine images for each place")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--network", choices=sorted(NETWORKS), default="edcstfn")
    parser.add_argument("--held-out", nargs="*", default=["tanzania2020_20m", "ucayali"], help="places to validate on")
    parser.add_argument("--minutes", type=float, default=25)
    parser.add_argument("--steps", type=int, default=0, help="instead of --minutes; can be repeated exactly")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1e-3, help="the highest learning rate")
    parser.add_argument("--invented", type=int, default=0, help="how many invented landscapes to train on, too")
    parser.add_argument("--begin-with", type=Path, help="checkpoint to go on from")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    everything = [load(folder) for folder in training_folders(args.data)]
    held_out = [p for p in everything if p.name in args.held_out]
    places = [p for p in everything if p.name not in args.held_out]
    places += invented(args.invented, seed=9000)
    begin_with = torch.load(args.begin_with, weights_only=True) if args.begin_with else None
    plan = Plan(args.network, args.seed, args.minutes, args.steps, args.rate, begin_with=begin_with)
    best = train(plan, places, held_out, args.out)
    print(f"best: step {best['trained_on']['steps']}, {best['score']:.3f} of delta's RMSE; {args.out / 'best.pt'}")


if __name__ == "__main__":
    main()
