"""Shapes on the ground: noise, parcels with their lanes, a meandering river.

Coordinates are fine pixels. What needs a search per pixel goes by strips of rows, so that 6000 x 6000 pixels
stay within moderate memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

STRIP = 256
"""Rows worked on at a time."""


def smooth_noise(size: int, spacing: float, rng: np.random.Generator) -> np.ndarray:
    """(size, size) float32 noise of mean 0 and deviation about 1, smooth over `spacing` pixels (cubic
    B-splines)."""
    knots = int(np.ceil(size / spacing)) + 4
    at = np.arange(size, dtype=np.float32)[:, None] / np.float32(spacing) + 1.5
    x = np.abs(at - np.arange(knots, dtype=np.float32)[None, :])
    spline = np.where(x < 1, 2 / 3 - x**2 + x**3 / 2, np.where(x < 2, (2 - x) ** 3 / 6, 0)).astype(np.float32)
    values = spline @ rng.standard_normal((knots, knots), np.float32) @ spline.T
    return values / np.float32(0.48)  # the sum of the squared weights, on average, is 0.48


def fractal_noise(size: int, spacing: float, rng: np.random.Generator, octaves: int = 4) -> np.ndarray:
    """As `smooth_noise`, rough down to `spacing / 2**(octaves - 1)` pixels, as natural borders are."""
    total, weight = np.zeros((size, size), np.float32), 1.0
    for octave in range(octaves):
        total += np.float32(weight) * smooth_noise(size, max(spacing / 2**octave, 2), rng)
        weight *= 0.55
    return total / np.float32(1.2)


@dataclass(frozen=True)
class Parcels:
    """A patchwork of parcels in districts, each district turned its own way; all (size, size)."""

    number: np.ndarray
    """uint16 below `kinds`; parcels that touch seldom share one."""
    edge: np.ndarray
    """float16 pixels to the nearest border of the parcel."""
    lane: np.ndarray
    """float16 pixels to the nearest border of the district."""
    rows: np.ndarray
    """float16 in -1..1: the tramlines along the parcel."""


def parcels(
    size: int, district: float, side: tuple[float, float], kinds: int, rng: np.random.Generator
) -> Parcels:
    """Parcels of `side[0]` to `side[1]` pixels in districts of about `district` pixels."""
    sites = _jittered(size, district, rng)
    turn = rng.uniform(0, np.pi, len(sites)).astype(np.float32)
    shift = rng.uniform(0, size, (len(sites), 2)).astype(np.float32)
    width, length = (_cuts(4 * size, low, high, rng) for low, high in (side, (1.3 * side[0], 2.2 * side[1])))
    # Lanes bend a little; parcels don't.
    bend = [smooth_noise(size, 60, rng) * 4 for _ in range(2)]
    out = Parcels(np.empty((size, size), np.uint16), *(np.empty((size, size), np.float16) for _ in range(3)))
    tree = cKDTree(sites)
    for rows, y, x in _strips(size):
        distance, which = tree.query(np.stack([y + bend[0][rows], x + bend[1][rows]], -1), k=2)
        nearest = which[..., 0]
        u = x * np.cos(turn[nearest]) + y * np.sin(turn[nearest]) + shift[nearest, 0] + size
        v = y * np.cos(turn[nearest]) - x * np.sin(turn[nearest]) + shift[nearest, 1] + size
        column = np.searchsorted(width, u)
        v = v + (column * 37) % 101
        cell = np.searchsorted(length, v)
        out.number[rows] = (nearest * 7919 + column * 911 + cell * 131) % kinds
        out.edge[rows] = np.minimum(_to_cut(width, column, u), _to_cut(length, cell, v))
        out.lane[rows] = (distance[..., 1] - distance[..., 0]) / 2
        out.rows[rows] = np.sin(u * 2 * np.pi / 3.3)
    return out


FAR = 400.0


def river_distance(size: int, rng: np.random.Generator) -> np.ndarray:
    """(size, size) float32 pixels to the middle of a river that meanders from left to right; `FAR` at
    most."""
    tree = cKDTree(_meander(size, rng))
    out = np.empty((size, size), np.float32)
    for rows, y, x in _strips(size):
        distance, _ = tree.query(np.stack([y, x], -1), distance_upper_bound=FAR)
        out[rows] = np.minimum(distance, FAR)
    return out


def _meander(size: int, rng: np.random.Generator) -> np.ndarray:
    """(points, 2) rows and columns of a sine-generated curve (Langbein and Leopold 1966), which rivers
    follow.

    Its direction swings like a sine along its length; both the swing and the wavelength wander here.
    """
    wavelength, step = np.clip(size / 2.6, 60, 330), 0.5
    count = int(4 * size / step)
    wander = np.cumsum(rng.standard_normal(count)) / np.sqrt(count)
    slow = np.interp(np.arange(count), np.linspace(0, count, 24), rng.standard_normal(24))
    phase = 2 * np.pi * np.arange(count) * step / wavelength + 3.0 * wander + rng.uniform(0, 6)
    angle = (1.35 + 0.32 * np.clip(slow, -1.5, 1.5)) * np.sin(phase)
    rows = np.cumsum(np.sin(angle)) * step
    cols = np.cumsum(np.cos(angle)) * step
    inside = cols < size + 40
    rows, cols = rows[inside], cols[inside] - 20
    return np.stack([rows - rows.mean() + size * rng.uniform(0.42, 0.58), cols], -1)


def towns(size: int, rng: np.random.Generator) -> np.ndarray:
    """(size, size) float32: above 0 in a town, towards 1 in its centre."""
    rough = fractal_noise(size, 40, rng) * np.float32(0.16)
    y, x = np.ogrid[:size, :size]
    most = np.full((size, size), -1, np.float32)
    for _ in range(max(2, round((size / 250) ** 2))):
        row, col = rng.uniform(0.08, 0.92, 2) * size
        radius = rng.lognormal(np.log(26), 0.45)
        far = np.hypot((y - row).astype(np.float32), (x - col).astype(np.float32)) / np.float32(radius)
        np.maximum(most, 1 - far, out=most)
    return most + rough


def _strips(size: int) -> Iterator[tuple[slice, np.ndarray, np.ndarray]]:
    """Slices of rows with their pixels' row and column numbers, float32."""
    for first in range(0, size, STRIP):
        rows = slice(first, min(first + STRIP, size))
        y, x = np.mgrid[rows, :size].astype(np.float32)
        yield rows, y, x


def _jittered(size: int, spacing: float, rng: np.random.Generator) -> np.ndarray:
    """(points, 2): one point at random in each cell of a grid that is larger than the image."""
    corners = np.mgrid[-spacing : size + 2 * spacing : spacing, -spacing : size + 2 * spacing : spacing]
    points = corners.reshape(2, -1).T
    return points + rng.uniform(0.1, 0.9, points.shape) * spacing


def _cuts(length: float, low: float, high: float, rng: np.random.Generator) -> np.ndarray:
    """Positions of borders from 0 to `length`, `low` to `high` apart."""
    return np.cumsum(rng.uniform(low, high, int(length / low) + 2))


def _to_cut(cuts: np.ndarray, cell: np.ndarray, at: np.ndarray) -> np.ndarray:
    below = cuts[np.maximum(cell - 1, 0)]
    return np.minimum(np.abs(at - below), np.abs(cuts[np.minimum(cell, len(cuts) - 1)] - at))
