"""Landscapes of our own generator as places to learn from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial
from typing import Union

import numpy as np

from ..simulation.landscape import Landscape
from ..simulation.spectra import BANDS, CROPS
from .places import TrainingPlace, Window

DATES = ("date 1", "date 2")


def invented(
    count: int, seed: int, size: int = 384, share: float = 2.0, bands: Union[str, tuple[str, ...]] = "any"
) -> Iterator[TrainingPlace]:
    """Landscapes of our own generator, with crops at random stages, so that no spectrum foretells the change.

    Real training images are few, and in few of them fields change one by one. A landscape is made when it is
    first read, for a training that is resumed has its cases already.

    Args:
        bands: those that the network takes, as `Network.bands`.
    """
    rng = np.random.default_rng(seed)
    for number in range(count):
        crops = {name: (odds, plant, *_stages(rng)) for name, (odds, plant, *_) in CROPS.items()}
        fine = cache(partial(_fine, size, seed + number, crops, rng.uniform(-0.4, 0.9)))

        def reader(date: int, numbers: Iterable[int], window: Window, fine=fine) -> np.ndarray:
            rows, cols = window
            return fine()[date][list(numbers)][:, rows, cols]

        place = TrainingPlace(f"invented-{seed + number}", DATES, BANDS, (size, size), reader, share / count)
        yield place if isinstance(bands, str) else place.only(bands)


def _fine(size: int, seed: int, crops: dict, flood: float) -> np.ndarray:
    """(dates, bands, rows, cols) float32 reflectance."""
    land = Landscape(size, seed, crops, flood=flood)
    return np.stack([[land.band(band, date) for band in BANDS] for date in (0, 1)]).astype(np.float32)


def _stages(rng: np.random.Generator) -> list[tuple[float, float]]:
    """The cover of green and of dry plants at two dates; one crop in four stays as it is."""
    green = rng.uniform(0, 0.95, 2)
    dry = rng.uniform(0, 0.97 - green) * (rng.random(2) < 0.5)
    stages = list(zip(green.tolist(), dry.tolist()))
    return stages if rng.random() < 0.75 else [stages[0], stages[0]]
