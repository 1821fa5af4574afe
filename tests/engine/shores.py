"""Lakes whose shore is a formula, and what is written of their outlines."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import images
import numpy as np
from osgeo import ogr

SIDE, PIXEL, CORNER = 160, 30.0, (600000.0, 5000000.0)
BANDS = {"green": (0.06, 0.09), "nir": (0.03, 0.30), "swir1": (0.012, 0.22)}
"""Reflectance of water and of land."""


def radius(angle, size=45.0):
    """Of the lake in pixels, by the direction."""
    return size * (1 + 0.18 * np.cos(3 * angle) + 0.09 * np.sin(5 * angle + 1))


def area(size=45.0) -> float:
    """Square metres of the lake."""
    angles = np.linspace(0, 2 * np.pi, 20001)
    return float(0.5 * np.trapz(radius(angles, size) ** 2, angles)) * PIXEL**2


def shares(size=45.0, side=SIDE, fine=6) -> np.ndarray:
    """(side, side) of water, by the means of fine x fine points a pixel."""
    rows, columns = (np.mgrid[: side * fine, : side * fine] + 0.5) / fine - side / 2
    inside = np.hypot(columns, rows) < radius(np.arctan2(rows, columns), size)
    return inside.reshape(side, fine, side, fine).mean(axis=(1, 3))


def reflectances(water, names=("green", "nir", "swir1"), noise=0.004, seed=3) -> np.ndarray:
    """(bands, rows, cols)."""
    random = np.random.default_rng(seed)
    return np.stack(
        [
            water * BANDS[name][0] + (1 - water) * BANDS[name][1] + random.normal(0, noise, water.shape)
            for name in names
        ]
    )


def write(path: Path, water, names=("green", "nir", "swir1"), gaps=None, noise=0.004, **options) -> str:
    """An image of shares of water; `gaps` says which pixels are hidden."""
    values = reflectances(water, names, noise)
    if gaps is not None:
        values[:, gaps] = np.nan
    return images.write(path, values, names=names, **{"pixel": PIXEL, "corner": CORNER, **options})


def layers(path) -> SimpleNamespace:
    """The features of both layers as dictionaries, each with its `geometry`."""
    dataset = ogr.Open(str(path))
    found = {}
    for name in ("polygons", "lines"):
        layer = dataset.GetLayerByName(name)
        found[name] = [{**f.items(), "geometry": f.geometry().Clone()} for f in layer]
    return SimpleNamespace(**found)


def in_pixels(geometry) -> np.ndarray:
    """(n, 2) points of a line in pixels from the middle of the image."""
    points = np.array(geometry.GetPoints())[:, :2]
    return np.column_stack([points[:, 0] - CORNER[0], CORNER[1] - points[:, 1]]) / PIXEL - SIDE / 2


def far_from_shore(points: np.ndarray, size=45.0) -> np.ndarray:
    """(n,) pixels from each point to the shore."""
    angles = np.linspace(0, 2 * np.pi, 4001)
    shore = np.column_stack([radius(angles, size) * np.cos(angles), radius(angles, size) * np.sin(angles)])
    return np.array([np.hypot(*(shore - point).T).min() for point in points])
