"""Coarse images that were resampled to fine pixels: on which grid their old pixels lay."""

from __future__ import annotations

import math

import numpy as np

from ..door.errors import RatioError
from ..raster.grid import Grid, Window
from ..raster.readers import Image


def own_grid(image: Image, ratio: float) -> Grid:
    """The grid of pixels `ratio` times as large that a resampled coarse image came from.

    Where the image still shows the blocks of its old pixels, the grid starts where they do; a smooth image
    has no such trace, and the grid starts at its corner.
    """
    phase_x, phase_y = block_phase(image, ratio)
    x0, xx, yx, y0, xy, yy = image.grid.transform
    if ratio > 2 * max(image.grid.width, image.grid.height):
        raise RatioError(
            f"The ratio is {ratio:g}, but {image.role} has only {image.grid.width} x {image.grid.height} "
            "pixels: give coarse pixel size / fine pixel size."
        )
    shift_x, shift_y = (phase_x - ratio if phase_x else 0.0), (phase_y - ratio if phase_y else 0.0)
    corner = image.grid.point(shift_x, shift_y)
    width = math.ceil((image.grid.width - shift_x) / ratio - 1e-6)
    height = math.ceil((image.grid.height - shift_y) / ratio - 1e-6)
    return Grid(
        width, height, (corner[0], xx * ratio, yx * ratio, corner[1], xy * ratio, yy * ratio), image.grid.crs
    )


def block_side(image: Image) -> int:
    """Of how many pixels each way the equal blocks are that an image consists of, as one does that was
    resampled by whole numbers to its nearest neighbours; 1 where it does not."""
    steps = _steps(image)[:2]
    sides = [_spacing(shares) for shares in steps]
    return min(sides) if all(side > 1 for side in sides) else 1


def _spacing(steps: np.ndarray) -> int:
    """The largest number that divides all distances between places where values change; 1 for fewer than
    three places."""
    places = np.flatnonzero(steps > 0)
    return int(np.gcd.reduce(np.diff(places))) if places.size >= 3 else 1


def _steps(image: Image) -> tuple[np.ndarray, np.ndarray, int, int]:
    """Share of neighbours that differ, at each edge between columns and between rows, in the middle of the
    image; and the column and row where that middle begins."""
    side = int(min(1024, image.grid.width, image.grid.height))
    x, y = (image.grid.width - side) // 2, (image.grid.height - side) // 2
    values = image.read(Window(x, y, side, side))[0]
    with np.errstate(invalid="ignore"):
        steps_x = (np.abs(np.diff(values, axis=1)) > 0).mean(axis=0)
        steps_y = (np.abs(np.diff(values, axis=0)) > 0).mean(axis=1)
    return steps_x, steps_y, x, y


def block_phase(image: Image, ratio: float) -> tuple[float, float]:
    """Column and row (in pixels, from 0 to ratio) at which the blocks of a nearest-neighbour resampling
    begin.

    Zero where no blocks can be seen. Blocks are seen when nearly all steps between neighbours fall on one
    comb of that spacing.
    """
    steps_x, steps_y, x, y = _steps(image)
    return _comb_phase(steps_x, ratio, x), _comb_phase(steps_y, ratio, y)


def _comb_phase(steps: np.ndarray, ratio: float, start: int) -> float:
    """Phase of the comb on which the steps (share of changed neighbours per position) fall, or 0."""
    if ratio < 2 or steps.sum() == 0 or steps.size < 2 * ratio:
        return 0.0
    positions = np.arange(1, steps.size + 1) + start  # the edge between pixel p-1 and p lies at p
    best, found = 0.0, 0.0
    for phase in np.arange(0, ratio, 0.25 if ratio % 1 else 1.0):
        nearest = np.floor((positions - phase) / ratio + 0.5)
        on_comb = np.round(phase + nearest * ratio) == positions
        share = steps[on_comb].sum() / steps.sum()
        if share > best:
            best, found = share, float(phase)
    return found if best > 0.9 else 0.0
