"""Landscapes of our own generator as places to learn from."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..simulation.landscape import Landscape
from ..simulation.spectra import BANDS, CROPS
from .places import TrainingPlace, from_array


def invented(count: int, seed: int, size: int = 384, share: float = 2.0) -> Iterator[TrainingPlace]:
    """Landscapes of our own generator, with crops at random stages, so that no spectrum foretells the change.

    Real training images are few, and in few of them fields change one by one.
    """
    rng = np.random.default_rng(seed)
    for number in range(count):
        crops = {name: (odds, plant, *_stages(rng)) for name, (odds, plant, *_) in CROPS.items()}
        land = Landscape(size, seed + number, crops, flood=rng.uniform(-0.4, 0.9))
        fine = np.stack([np.stack([land.band(band, date) for band in BANDS]) for date in (0, 1)])
        yield from_array(f"invented-{seed + number}", fine, BANDS, share / count)


def _stages(rng: np.random.Generator) -> list[tuple[float, float]]:
    """The cover of green and of dry plants at two dates; one crop in four stays as it is."""
    green = rng.uniform(0, 0.95, 2)
    dry = rng.uniform(0, 0.97 - green) * (rng.random(2) < 0.5)
    stages = list(zip(green.tolist(), dry.tolist()))
    return stages if rng.random() < 0.75 else [stages[0], stages[0]]
