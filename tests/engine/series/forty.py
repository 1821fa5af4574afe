"""Forty dates of a generated valley, and each of the mistakes that one of them may have."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import images

from chronofuse.models.simulation.year import Year

BANDS = ("blue", "green", "red", "nir")
SIDE, RATIO = 96, 8
DATES = [date(2023, 1, 5) + timedelta(9 * n) for n in range(40)]


def write_forty(folder: Path) -> Path:
    """A fine and a coarse image of each date, and of three dates between them a coarse one alone; every fifth
    fine image has a cloud."""
    random, year = np.random.default_rng(5), Year(SIDE, seed=3)
    (folder / "fine").mkdir(parents=True)
    (folder / "coarse").mkdir()
    for number, day in enumerate([*DATES, *(DATES[n] + timedelta(4) for n in (6, 17, 30))]):
        at = (day - date(2023, 1, 1)).days % 365 + 1
        values = np.stack([year.band(name, at) for name in BANDS])
        coarse = images.block_mean(values, RATIO)
        coarse = coarse * 1.04 + 0.004 + random.normal(0, 0.003, coarse.shape)
        images.write(folder / "coarse" / f"coarse_{day}.tif", coarse, pixel=10.0 * RATIO, names=BANDS)
        if number < len(DATES):
            values = values + random.normal(0, 0.004, values.shape)
            if number % 5 == 2:
                values[:, : SIDE // 3, : SIDE // 2] = np.nan
            write_fine(folder, day, values)
    return folder


def write_fine(folder: Path, day: date, values: np.ndarray) -> None:
    images.write(folder / "fine" / f"fine_{day}.tif", values, pixel=10.0, names=BANDS)


def read_fine(folder: Path, day: date) -> np.ndarray:
    return images.read(folder / "fine" / f"fine_{day}.tif")


def spoil(folder: Path, day: date, how: str) -> None:
    """Make the fine image of a day wrong."""
    values = read_fine(folder, day)
    if how == "scale":
        values = values * 2.5
    elif how == "tenth":
        values = values * 0.1
    elif how == "offset":
        values = values + 0.1
    elif how == "date":
        values = read_fine(folder, DATES[(DATES.index(day) + 9) % len(DATES)])
    elif how == "registration":
        values = np.roll(values, (2, -3), axis=(1, 2))
    elif how == "band order":
        values = values[::-1]
    elif how == "unread":
        (folder / "fine" / f"fine_{day}.tif").write_bytes(b"II*\0 no image")
        return
    write_fine(folder, day, values)
