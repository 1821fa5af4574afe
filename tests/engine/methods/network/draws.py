"""Runs of the noisy toy network, and what is known of its samples."""

from __future__ import annotations

import math
from pathlib import Path

import images
import runs

from chronofuse.engine import fuse
from chronofuse.engine.door.jobs import FuseJob

DEVIATION = 0.01
"""Of the toy network's samples."""


def job_of(pair, method: str, folder: Path, samples: int = 4, **wishes) -> FuseJob:
    wishes = {
        "target": pair.coarse_2,
        "uncertainty": str(folder / "u.tif"),
        "dtype": "float32",
        "tile": 64,
        "threads": 1,
        "params": {"samples": samples},
        **wishes,
    }
    return runs.job_for([(pair.fine_1, pair.coarse_1)], method=method, output=folder / "o.tif", **wishes)


def run(job: FuseJob):
    """The prediction and its uncertainty, (bands, rows, cols); and what the run told at its end."""
    finished = fuse.run(job, lambda event: None)
    return images.read(job.outputs["output"]), images.read(job.outputs["uncertainty"]), finished.first


def unbiased(samples: int) -> float:
    """The mean of the standard deviation of so many normal numbers whose true one is 1."""
    return math.sqrt(2 / (samples - 1)) * math.exp(math.lgamma(samples / 2) - math.lgamma((samples - 1) / 2))
