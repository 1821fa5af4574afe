"""Train a network on prepared cases.

    python -m chronofuse.models.training.train --network chrono --cases build/cases/train1 build/cases/train2 \\
        --checks build/cases/checks --minutes 25 --out build/chrono

Places, not patches, are held out for validation; the choice of the best weights is made on them alone. The run's
best weights and its model card are in OUT/best.safetensors, which `chronofuse export` turns into a model file.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

import torch

from ..networks import NETWORKS
from . import checkpoints
from .dataset import Batch, Case, Cases, load_all, whole
from .loss import loss
from .validation import score_of, validate

BEST = "best.safetensors"
BATCHES_A_STEP = 2
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


def train(plan: Plan, cases: list[Case], checks: list[Case], out: Path, card: dict[str, Any],
          options: dict | None = None) -> dict:
    """Train, keep the weights that are best on the checks, and return their checkpoint."""
    torch.manual_seed(plan.seed)
    network = NETWORKS[plan.network](**(options or {})).to(memory_format=torch.channels_last)
    if plan.begin_with:
        network.load_state_dict(plan.begin_with["state"])
    average = copy.deepcopy(network)
    optimiser = torch.optim.AdamW(network.parameters(), lr=plan.rate, weight_decay=1e-4)
    source = Cases(cases, network.inputs, plan.seed, plan.pixels)
    held_out = [whole(case, network) for case in checks]
    best, begin, step = {"score": math.inf}, time.monotonic(), 0
    out.mkdir(parents=True, exist_ok=True)
    done, fit = 0.0, 0.0
    while done < 1.0:
        _set_rate(optimiser, plan.rate, done)
        fit += 0.02 * (_step(network, optimiser, [source.batch() for _ in range(BATCHES_A_STEP)]) - fit)
        step += 1
        _follow(average, network, min(DECAY, step / (step + 10)))
        spent = time.monotonic() - begin
        done = step / plan.steps if plan.steps else spent / (60 * plan.minutes)
        if step % plan.check_every == 0 or done >= 1.0:
            figures = validate(average, held_out)
            score = score_of(figures)
            _say(step, done, time.monotonic() - begin, fit, figures)
            with (out / "curve.jsonl").open("a") as file:
                file.write(json.dumps({"step": step, "seconds": round(spent), "loss": fit, **figures}) + "\n")
            if score < best["score"]:
                best = {"score": score, **_checkpoint(plan, average, figures, card, step, spent)}
                checkpoints.save(best, out / BEST)
    return best


def _step(network, optimiser, batches: list[Batch]) -> float:
    optimiser.zero_grad()
    total = 0.0
    for batch in batches:
        x = batch.inputs
        # bfloat16 halves the time on a CPU that has it; inputs, outputs, loss and weights stay float32.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            prediction = network(**x)
        wish = x.get("sharpness", torch.zeros(len(batch.truth)))
        value = loss(prediction.float(), batch.truth, batch.counts, x["fine_1"], x["fine_std"], wish)
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
    shown = "  ".join(f"{name} {value:.4f}" for name, value in figures.items())
    print(f"{done:4.0%}  step {step}  {left / 60:.1f} min left  loss {fit:.4f}  {shown}", flush=True)


def _checkpoint(plan: Plan, network, figures: dict, card: dict[str, Any], step: int, spent: float) -> dict:
    """Weights and model card; plain values and tensors alone, so that it loads with `weights_only`."""
    trained_on = {
        **card,
        "seed": plan.seed,
        "steps": step,
        "batches_a_step": BATCHES_A_STEP,
        "learning_rate": plan.rate,
        "wall_seconds": round(spent),
        "machine": f"{torch.get_num_threads()} CPU threads of {os.cpu_count()} cores",
        "torch": str(torch.__version__),
    }
    accuracy = {
        "measure": "held-out places with simulated coarse images, as shares of delta's RMSE; the same places chose the step",
        **figures,
    }
    if plan.begin_with:
        trained_on["begun_with"] = plan.begin_with["trained_on"]
    return {"network": plan.network, "options": network.options, "state": network.state_dict(),
            "trained_on": trained_on, "accuracy": accuracy}


def main() -> None:
    parser = argparse.ArgumentParser(prog="chronofuse.models.training.train", description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=Path, nargs="+", required=True, help="folders of cases to learn from")
    parser.add_argument("--checks", type=Path, required=True, help="folder of cases of other places, to validate on")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--network", choices=sorted(NETWORKS), default="chrono")
    parser.add_argument("--options", type=json.loads, default={}, help="the network's options as JSON")
    parser.add_argument("--minutes", type=float, default=25)
    parser.add_argument("--steps", type=int, default=0, help="instead of --minutes; can be repeated exactly")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1e-3, help="the highest learning rate")
    parser.add_argument("--begin-with", type=Path, help="checkpoint to go on from")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    network = NETWORKS[args.network](**args.options)
    cases = [case for folder in args.cases for case in load_all(folder, network)]
    checks = load_all(args.checks, network)
    begin_with = checkpoints.read(args.begin_with, args.network) if args.begin_with else None
    plan = Plan(args.network, args.seed, args.minutes, args.steps, args.rate, begin_with=begin_with)
    print(f"{len(cases)} cases, {len(checks)} checks, {sum(p.numel() for p in network.parameters())} parameters", flush=True)
    best = train(plan, cases, checks, args.out, {"cases": len(cases)}, args.options)
    print(f"best: step {best['trained_on']['steps']}, {best['score']:.3f} of delta's RMSE; {args.out / BEST}")


if __name__ == "__main__":
    main()
