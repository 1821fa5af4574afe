"""A year of a small place: fine images on some dates, coarse ones on more, and what is true."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from osgeo import gdal

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import images

from chronofuse.engine import fill
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.fill_job import FillJob
from chronofuse.engine.door.run_wishes import Machine, Manner
from chronofuse.engine.raster.readers import open_image
from chronofuse.engine.series import learning
from chronofuse.engine.series.covariance import Covariance
from chronofuse.engine.series.samples import Samples

NAMES = ("red", "nir")
SIDE, RATIO = 48, 8
BEGIN = date(2024, 3, 1)
LEARNT: dict[tuple[bytes, ...], Covariance] = {}
"""Covariances by the samples that they were learnt from."""


@pytest.fixture(autouse=True)
def learnt_once(monkeypatch):
    """From the same samples, bit for bit, a covariance is learnt once in all of these tests: that is near
    half of what a small series takes. test_covariance.py shows that it is the same each time."""
    learn = learning.learn

    def remembered(samples: Samples) -> Covariance:
        key = tuple(one.tobytes() for one in (samples.days, samples.coarse, samples.detail))
        if key not in LEARNT:
            LEARNT[key] = learn(samples)
        return LEARNT[key]

    monkeypatch.setattr(learning, "learn", remembered)


def truth_of(day: date) -> np.ndarray:
    """(bands, rows, cols) reflectance: two kinds of fields that green at different times, in stripes."""
    random = np.random.default_rng(7)
    kind = (np.add.outer(np.arange(SIDE) // 5, np.arange(SIDE) // 7) % 2).astype(float)
    soil = images.smooth_noise(random, (2, SIDE, SIDE), low=0.08, high=0.2)
    at = (day - BEGIN).days
    green = np.where(kind > 0, np.exp(-(((at - 60) / 35) ** 2)), np.exp(-(((at - 110) / 35) ** 2)))
    return np.stack([soil[0] * (1 - 0.6 * green), soil[1] + 0.3 * green])


@pytest.fixture
def truth():
    """A function that gives the true values of a day."""
    return truth_of


@pytest.fixture
def year(tmp_path) -> SimpleNamespace:
    """Coarse images every 8 days, fine ones every 24, the third with a cloud over its upper half."""
    days = [BEGIN + timedelta(8 * n) for n in range(19)]
    (tmp_path / "fine").mkdir()
    (tmp_path / "coarse").mkdir()
    for number, day in enumerate(days):
        values = truth_of(day)
        coarse = images.block_mean(values, RATIO)
        images.write(tmp_path / "coarse" / f"coarse_{day}.tif", coarse, pixel=30.0 * RATIO, names=NAMES)
        if number % 3 == 0:
            if number == 6:
                values[:, : SIDE // 2] = np.nan
            images.write(tmp_path / "fine" / f"fine_{day}.tif", values, names=NAMES)
    return SimpleNamespace(folder=tmp_path, days=days, fine=days[::3])


@pytest.fixture
def filled(year):
    """A function that fills the series of `year` in this process; the finished event."""

    def run(out="out", tell=lambda event: None, **wishes):
        sources = (
            CollectionSource((str(year.folder / "fine"),), role="fine"),
            CollectionSource((str(year.folder / "coarse"),), role="coarse"),
        )
        machine = Machine(memory=wishes.pop("memory", None))
        manner = Manner(**{name: wishes.pop(name) for name in ("overwrite", "resume") if name in wishes})
        job = FillJob(sources, str(year.folder / out), machine=machine, manner=manner, **wishes)
        return fill.run(job, tell)

    return run


@pytest.fixture
def read(year):
    """A function that reads a raster of a filled series, (bands, rows, cols) in physical units; of the origin
    and the deviation the numbers as they are stored."""

    def run(name: str, day: date, out="out") -> np.ndarray:
        if name in ("origin", "deviation"):
            return gdal.Open(str(year.folder / out / f"{name}_{day}.tif")).ReadAsArray()
        image = open_image(str(year.folder / out / f"{name}_{day}.tif"), "the raster")
        return image.read(image.grid.window)

    return run
