"""Pairs of images with a shift, a blur and a line between their sensors that are known, over the landscape of
the project's own generator."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import images
import numpy as np
from scipy.ndimage import gaussian_filter

from chronofuse.models.images import ImageGrid, average_onto
from chronofuse.models.simulation.landscape import Landscape
from chronofuse.models.simulation.sensor import coarse_grid

PIXEL, CRS = 30.0, "EPSG:32633"
WEST, NORTH = 600_000.0, 5_380_020.0
NAMES = ("green", "red", "nir")
AROUND = 60
"""Fine pixels of land beyond the fine image, which coarse pixels at its edge see."""


@dataclass(frozen=True)
class Between:
    """What lies between the sensors; fine = gain x coarse + offset."""

    right: float = 0.0
    """Fine pixels by which the coarse image must move to the right to lie where it belongs."""
    down: float = 0.0
    blur: float = 0.0
    """Standard deviation, in coarse pixels."""
    gain: float = 1.0
    offset: float = 0.0
    noise: float = 0.0


@lru_cache(maxsize=2)
def land(size: int, seed: int) -> Landscape:
    return Landscape(size + 2 * AROUND, seed)


def fine_image(path: Path, size=320, seed=1, date=0, crop=None) -> str:
    values = fine_values(size, seed, date)
    return images.write(path, values, corner=(WEST, NORTH), names=NAMES, dtype="float32", scale=1)


def fine_values(size=320, seed=1, date=0) -> np.ndarray:
    inner = slice(AROUND, AROUND + size)
    return np.stack([land(size, seed).band(name, date)[inner, inner] for name in NAMES])


def coarse_image(
    path: Path, between: Between, ratio=8.0, size=320, seed=1, date=0, crs=CRS, clouds=None
) -> str:
    """What a coarse sensor sees of it, written where it says that it lies; `clouds` is a share of it."""
    whole = _grid(size + 2 * AROUND, -AROUND)
    told = coarse_grid(_grid(size, 0), ratio * PIXEL, crs)
    random, bands = np.random.default_rng(seed + 10 * date), []
    true = _moved(told, between)
    for name in NAMES:
        values = land(size, seed).band(name, date)
        seen = average_onto(gaussian_filter(values, between.blur * ratio), whole, true)
        seen = (seen - between.offset) / between.gain
        bands.append(seen + random.normal(0, between.noise, seen.shape))
    stack = np.stack(bands)
    if clouds:
        stack[:, random.random(stack.shape[1:]) < clouds] = 0.6
    x0, step, _, y0, _, _ = told.transform
    return images.write(
        path, stack, pixel=step, corner=(x0, y0), names=NAMES, dtype="float32", scale=1, crs=crs
    )


def _grid(size: int, first: int) -> ImageGrid:
    corner = WEST + first * PIXEL, NORTH - first * PIXEL
    return ImageGrid(size, size, (corner[0], PIXEL, 0.0, corner[1], 0.0, -PIXEL), CRS)


def _moved(told: ImageGrid, between: Between) -> ImageGrid:
    """Where the coarse image really lies: moved by a way in the CRS of the fine image."""
    from osgeo import osr

    systems = []
    for text in (CRS, told.crs):
        system = osr.SpatialReference()
        system.SetFromUserInput(text)
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        systems.append(system)
    way = osr.CoordinateTransformation(*systems)
    middle = WEST + 160 * PIXEL, NORTH - 160 * PIXEL
    x0, y0, _ = way.TransformPoint(*middle)
    x1, y1, _ = way.TransformPoint(middle[0] + between.right * PIXEL, middle[1] - between.down * PIXEL)
    left, step, _, top, _, high = told.transform
    return replace(told, transform=(left + x1 - x0, step, 0.0, top + y1 - y0, 0.0, high))
