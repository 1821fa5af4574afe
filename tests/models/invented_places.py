"""Places to learn from: folders of dated images of noise, small enough for a test."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from chronofuse.models import images
from chronofuse.models.training import place_folders, places

DAYS = ("fine_2020-01-01.tif", "fine_2020-02-01.tif")


def write(
    folder: Path,
    *names: str,
    seed: int = 1,
    west: float = 0.0,
    size: tuple[int, int] = (60, 50),
    bands: int = 2,
    pixel: float = 10.0,
    crs: str = "EPSG:32633",
) -> Path:
    """Images of noise that differ by their names and the seed."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(names):
        values = np.random.default_rng([seed, number]).random((bands, *size), np.float32)
        grid = images.ImageGrid(*size, (west, pixel, 0.0, 0.0, 0.0, -pixel), crs)
        images.write(folder / name, values, [f"b{n}" for n in range(bands)], grid)
    return folder


def places_in(folder: Path, warned: list[str]) -> list[places.TrainingPlace]:
    return place_folders.find(folder, lambda code, sentence: warned.append(sentence))
