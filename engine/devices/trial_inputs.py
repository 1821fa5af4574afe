"""What a model file is tried with: invented images, and the sides of the tiles."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter

from ...models.catalogue.manifest import Manifest
from ...models.catalogue.tensors import Tensor

SIDES = (40, 72)
"""Rows and columns of a tile, made odd multiples of what the model needs."""
Arrays = dict[str, np.ndarray]


def invent(manifest: Manifest, shape: tuple[int, int, int, int]) -> Arrays:
    """The model's inputs for images of (batch, bands, rows, cols): land in reflectance that gets brighter to
    one side.

    So no tile has the mean of the whole, and what depends on the tile's own mean is found.
    """
    rng = np.random.default_rng(0)
    batch, bands, rows, cols = shape
    slope = np.linspace(0.05, 0.35, rows)[:, None] + np.linspace(0.0, 0.1, cols)
    fields = gaussian_filter(rng.standard_normal((2, *shape)), (0, 0, 0, 5, 5))
    fields /= np.maximum(fields.std(axis=(3, 4), keepdims=True), 1e-9)
    fine = np.clip(slope * (1 + 0.2 * fields[0]) + 0.02 * rng.standard_normal(shape), 0, 1)
    coarse = gaussian_filter(fine, (0, 0, 4, 4))
    target = np.clip(coarse + 0.03 * fields[1], 0, 1)
    images = {
        "fine": fine,
        "coarse": coarse,
        "averaged": coarse,
        "target": target,
        "prior": fine + target - coarse,
        "noise": rng.standard_normal(shape),
    }
    valid = np.ones((batch, 1, rows, cols))
    valid[..., rows // 2 : rows // 2 + 5, cols // 3 : cols // 3 + 7] = 0
    figures = {
        "fine_mean": fine.mean(axis=(2, 3)),
        "fine_std": fine.std(axis=(2, 3)),
        "gap_std": np.full((batch, bands), 0.01),
        "change_std": (target - coarse).std(axis=(2, 3)),
    }
    low, high = manifest.ratio_range
    numbers = {p.name: p.default for p in manifest.parameters}

    def value(tensor: Tensor) -> np.ndarray:
        if tensor.role == "parameter":
            return np.full(batch, numbers[tensor.of])
        scalars = {"ratio": np.full(batch, min(max(8.0, low), high)), "days": np.full(batch, 16.0)}
        return {**images, **figures, **scalars, "valid": valid}[tensor.role]

    return {tensor.name: np.ascontiguousarray(value(tensor), np.float32) for tensor in manifest.inputs}


def sides(multiple: int) -> tuple[int, int]:
    """Rows and columns: odd multiples, so that what needs a larger one is found."""
    rows, cols = (multiple * (-(-side // multiple) | 1) for side in SIDES)
    return rows, cols


def up(value: int, multiple: int) -> int:
    return -(-value // multiple) * multiple


def label(shape: tuple[int, ...]) -> str:
    batch, bands, rows, cols = shape
    tiles = "a tile" if batch == 1 else f"{batch} tiles"
    return f"{tiles} of {rows} x {cols} pixels and {bands} band{'s' if bands > 1 else ''}"
