"""The mean of the weights of several runs, where a later one went on from an earlier one.

    python -m chronofuse.models.training.average --data ../shared/data FIRST SECOND --out build/mean.safetensors

The mean is validated on the places that the runs held out; whether it is any better is for the reader to judge.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from . import checkpoints
from .dataset import load
from .train import checks_of, score_of, validate


def average(checkpoints: list[dict]) -> dict:
    """The checkpoint of the mean weights, with the cards of all runs; its accuracy is not known yet.

    Raises:
        ValueError: they are not of one network, or did not hold out the same places.
    """
    first, last = checkpoints[0], checkpoints[-1]
    for other in checkpoints:
        if (other["network"], other["options"]) != (first["network"], first["options"]):
            raise ValueError("the checkpoints are of different networks")
        if other["trained_on"]["held_out"] != first["trained_on"]["held_out"]:
            raise ValueError("the checkpoints held out different places: one was trained on what another is measured on")
    state = {k: torch.stack([c["state"][k] for c in checkpoints]).mean(0) for k in first["state"]}
    cards = [c["trained_on"] for c in checkpoints]
    card = {
        **cards[-1],
        "data": sorted({name for c in cards for name in c["data"]}),
        "seed": [c["seed"] for c in cards],
        "steps": sum(c["steps"] for c in cards),
        "wall_seconds": sum(c["wall_seconds"] for c in cards),
        "mean_of_runs": cards,
    }
    card.pop("begun_with", None)
    return {**last, "state": state, "trained_on": card, "accuracy": {}}


def main() -> None:
    parser = argparse.ArgumentParser(prog="chronofuse.models.training.average", description=__doc__.splitlines()[0])
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--data", type=Path, required=True, help="folder with a folder of fine images for each place")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    values = [checkpoints.load(path)[1] for path in args.checkpoints]
    mean = average(values)
    checkpoints.save(mean, args.out)
    network, _ = checkpoints.load(args.out)
    checks = checks_of([load(args.data / name) for name in mean["trained_on"]["held_out"]])
    figures = validate(network, checks)
    mean.update(score=score_of(figures), accuracy={**values[-1]["accuracy"], "places": figures})
    checkpoints.save(mean, args.out)
    print(f"{mean['score']:.4f} of delta's RMSE; of the runs: {', '.join(format(v['score'], '.4f') for v in values)}")


if __name__ == "__main__":
    main()
