"""Training cases, jobs and networks small enough for a test, made without the engine."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from chronofuse.engine.door.jobs import dumps, loads
from chronofuse.engine.door.train_job import TrainJob
from chronofuse.models.networks import NETWORKS
from chronofuse.models.training import dataset, train
from chronofuse.models.training.dataset import with_baseline
from chronofuse.models.training.examples import noise

TINY = {"first": 4, "width": 4, "residual_dilations": [2], "decoder_dilations": []}
"""Options of EDCSTFN."""


def write_cases(
    folder: Path,
    names: list[str],
    network: str = "ganstfm",
    side: int = 48,
    bands: int = 2,
    beside: bool = False,
    options: dict | None = None,
) -> Path:
    """A case file for each name, as engine/cases.py writes them; F2 is F1 and the coarse change, sharpened.

    Those of GAN-STFM, with the baseline, hold what most other networks take, too.

    Args:
        beside: with what terms of the loss look at: coarse pixels of 4 x 4, and C3 where the number is even.
    """
    folder.mkdir(parents=True, exist_ok=True)
    inputs = with_baseline(NETWORKS[network](**(options or {})).inputs)
    for number, name in enumerate(names):
        x = {k: v[0].numpy() for k, v in noise(inputs, (1, bands, side, side), seed=number).items()}
        x["fine_1"] = np.random.default_rng(number).random((bands, side, side)).astype(np.float32)
        valid = np.random.default_rng(number).random((side, side)) < 0.95
        truth = x["fine_1"] + 1.5 * (x["target"] - x["coarse_1"])
        arrays = {k: v for k, v in x.items() if k not in ("valid", "sharpness")}
        arrays |= _beside(x, number) if beside else {}
        truth = np.where(valid, truth, 0).astype(np.float32)
        np.savez(folder / f"{name}.npz", **arrays, valid=valid, counts=valid, truth=truth)
    return folder


def _beside(x: dict, number: int) -> dict:
    """Coarse pixels in which C2 - C1 is the mean of what is on the fine grid; C3 of noise."""
    change = x["target"] - x["coarse_1"]
    bands, side, _ = change.shape
    means = change.reshape(bands, side // 4, 4, side // 4, 4).mean((2, 4))
    centres = np.broadcast_to((np.arange(side, dtype=np.float32) + 0.5) / 4, (side, side))
    third = np.random.default_rng(900 + number).random(change.shape).astype(np.float32)
    return {
        "lattice_rows": np.ascontiguousarray(centres.T),
        "lattice_cols": np.ascontiguousarray(centres),
        "lattice_change": np.kron(means, np.ones((4, 4), np.float32)).astype(np.float32),
        "third": third if number % 2 == 0 else np.full_like(third, np.nan),
        "third_change_std": np.full(bands, 0.2, np.float32),
    }


def job(folder: Path, **wishes) -> TrainJob:
    """A job as the trainer reads it from its file; its folder is `folder`/work."""
    given = {
        "name": "toy",
        "cases": (str(folder / "learn"),),
        "checks": (str(folder / "check"),),
        "network": "edcstfn",
        "options": TINY,
        "steps": 12,
        "pixels": 4_000,
        "threads": 1,
        "work": str(folder / "work"),
        "output": str(folder / "toy.onnx"),
        **wishes,
    }
    return loads(dumps(TrainJob(**given)))


def training(folder: Path, begin_with=None, **wishes) -> train.Training:
    """A training of that job, with the cases of its folders."""
    made = job(folder, **wishes)
    network = NETWORKS[made.network](**made.options)
    learn, check = (dataset.load_all(map(Path, names), network) for names in (made.cases, made.checks))
    return train.Training(
        made, learn, check, {"data": ["here", "there"], "held_out": ["elsewhere"]}, "cpu", begin_with
    )
