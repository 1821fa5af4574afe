"""Small scenes as files of the field have them, fused in this process."""

from __future__ import annotations

from pathlib import Path
from typing import Callable

import images
import numpy as np
import runs
from osgeo import gdal

from chronofuse.engine import fuse as flow
from chronofuse.engine.door import events

RATIO, SIDE = 8, 64
RISE = 0.05


def truth(bands: int = 1, side: int = SIDE, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Fine images of two dates, (bands, rows, cols) reflectance; everything rises by RISE."""
    before = images.smooth_noise(np.random.default_rng(seed), (bands, side, side), high=0.3)
    return before, before + RISE


def two_dates(folder: Path) -> list[str]:
    """F1, C1 and C2 of two dates, as files that can be fused."""
    before, after = truth()
    fine = images.write(folder / "f_2020-06-01.tif", before)
    coarse = [
        images.write(folder / f"c_2020-06-{day}.tif", images.block_mean(values, RATIO), pixel=240)
        for day, values in (("01", before), ("17", after))
    ]
    return [fine, *coarse]


def fused(folder: Path, fine, before, after, method: str = "delta", **wishes) -> tuple[np.ndarray, set[str]]:
    """F2, (bands, rows, cols) with NaN for gaps, and the codes of all warnings."""
    told = []
    asked = runs.job_for(
        [(fine, before)],
        target=after,
        method=method,
        output=folder / "o.tif",
        **{"dtype": "float32", "overwrite": True, **wishes},
    )
    flow.run(asked, told.append)
    return images.read(folder / "o.tif"), {event.code for event in told if isinstance(event, events.Warned)}


def edited(path: str, change: Callable[[gdal.Dataset], None]) -> str:
    """The file after a change to it; its path."""
    dataset = gdal.Open(path, gdal.GA_Update)
    change(dataset)
    dataset.FlushCache()
    return path
