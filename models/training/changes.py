"""Synthetic second dates: plausible change laid over one fine image, so that few real dates go far.

Everything here works on the image in standard deviations of its own bands, so that it takes reflectance,
brightness and indices alike. Where the bands' names are known, water is dark and burns are darkest where
plants are brightest.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy import ndimage

from .kinds_of_change import KINDS
from .surface import Surface, elsewhere, filled, known_water

SMALLEST, LARGEST = 0.1, 1.5
"""Bounds of a band's root mean square change, in standard deviations of the band."""
MARGIN = 0.2
"""How far new values may leave the range that the scene has, as a share of that range."""


def changed(fine: np.ndarray, rng: np.random.Generator, names: tuple[str, ...] | None = None) -> np.ndarray:
    """A plausible second date of the place.

    Args:
        fine: (bands, rows, cols) float32 reflectance or anything like it, NaN where there are no data.
        names: what the bands are called, as in `spectra.BANDS`, where that is known.
    Returns:
        (bands, rows, cols) float32 with the same NaN. The root mean square change of each band is `SMALLEST`
        to `LARGEST` of its standard deviation in `fine`, and values leave the range of `fine` by `MARGIN` at
        most.
    """
    there = np.isfinite(fine)
    fine = np.where(there.any((1, 2), keepdims=True), fine, 0)  # a band without any data has no mean
    mean = np.nanmean(fine, axis=(1, 2), keepdims=True)
    # A band without any contrast has no deviation to measure by.
    std = np.maximum(np.nanstd(fine, axis=(1, 2), keepdims=True), 0.01 * np.abs(mean) + 1e-6)
    names = tuple(name.lower() for name in names or ())
    surface = Surface(filled((fine - mean) / std, there), names, known_water(fine, names))
    kinds = [kind for kind, _ in KINDS]
    odds = np.array([share for _, share in KINDS]) / sum(share for _, share in KINDS)
    count = rng.choice([1, 2, 3], p=[0.4, 0.45, 0.15])
    after = surface
    for which in rng.choice(len(kinds), count, replace=False, p=odds):
        after = replace(after, z=kinds[which](after, rng))
    second = _sized(surface.z, _everywhere(after, rng), there)
    return np.where(there, second * std + mean, np.nan).astype(np.float32)


def _everywhere(surface: Surface, rng: np.random.Generator) -> np.ndarray:
    """A bit of difference that two dates have where nothing happened: tone, shadows, noise."""
    amount = 0.12 * rng.random() ** 2
    texture = elsewhere(surface.z - ndimage.uniform_filter(surface.z, (0, 5, 5)), rng)
    tone = 0.5 * amount * rng.standard_normal((len(surface.z), 1, 1)).astype(np.float32)
    return surface.z + np.float32(amount) * (texture + surface.noise(4, rng)) + tone


def _sized(z: np.ndarray, after: np.ndarray, there: np.ndarray) -> np.ndarray:
    """`after` with change of a size that is realistic, and in a range that the scene has."""
    change = after - z
    change *= min(1, 0.95 * LARGEST / _rms(change, there).max())
    second = _in_range(z, z + change, there)
    for _ in range(3):
        size = _rms(second - z, there)
        if (size >= SMALLEST).all():
            break
        lift = np.where(size < SMALLEST, 1.1 * SMALLEST / np.maximum(size, 1e-3), 1)
        second = _in_range(z, z + lift * (second - z), there)
    return second


def _in_range(z: np.ndarray, after: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Values beyond the scene's range bend into its margin; what lay there before may stay."""
    out = []
    for before, band, valid in zip(z, after, there):
        low, high = np.quantile(before[valid], [0.001, 0.999]) if valid.any() else (0, 0)
        room = np.float32(MARGIN * max(high - low, 1))
        bent = np.clip(band, low, high)
        bent = bent + room * np.tanh((band - bent) / room)
        out.append(np.clip(band, np.minimum(before, bent), np.maximum(before, bent)))
    return np.stack(out)


def _rms(change: np.ndarray, there: np.ndarray) -> np.ndarray:
    """(bands, 1, 1) over the valid pixels."""
    squares = (change**2 * there).sum((1, 2), keepdims=True)
    return np.sqrt(squares / np.maximum(there.sum((1, 2), keepdims=True), 1)) + 1e-12
