"""Shore lines inside the pixels, and the share of each pixel on their wet side: both of one surface.

The surface is bilinear between the values at the centres of the pixels. Each pixel is cut into four squares
whose corners are known of it, and in each of them the line is straight (marching squares; Lorensen and Cline
1987, in two dimensions; where two ways are open, the mean of the four corners decides). So the area of the
outlines is the sum of the shares, to the last digits.
"""

from __future__ import annotations

import numpy as np

from ..images import ImageGrid

SMALLEST = 1e-9
"""By which a depth of nothing is taken for wet, so that no line runs through a corner."""


def half_pixels(depth: np.ndarray) -> np.ndarray:
    """The surface on the lattice of half pixels, corners, middles of edges and centres.

    Args:
        depth: (rows + 2, cols + 2) above 0 where it is wet, with a row and a column around what is wanted.
    Returns:
        (2 rows + 1, 2 cols + 1) float64.
    """
    out = depth.astype(np.float64)
    for _ in range(2):
        lattice = np.empty((2 * len(out) - 3, out.shape[1]))
        lattice[1::2] = out[1:-1]
        lattice[::2] = (out[:-1] + out[1:]) / 2
        out = lattice.T
    out[out == 0] = SMALLEST
    return out


def wet_shares(surface: np.ndarray) -> np.ndarray:
    """(rows, cols) float64 share of each pixel on the wet side, of a surface as of `half_pixels`."""
    corners = surface[:-1, :-1], surface[:-1, 1:], surface[1:, 1:], surface[1:, :-1]
    wet = surface > 0
    count = wet[:-1, :-1].astype(np.int8) + wet[:-1, 1:] + wet[1:, 1:] + wet[1:, :-1]
    area = (count == 4).astype(np.float64)
    crossed = (count > 0) & (count < 4)
    area[crossed] = _wet_area(*(corner[crossed] for corner in corners))
    rows, cols = area.shape
    return area.reshape(rows // 2, 2, cols // 2, 2).mean(axis=(1, 3))


CORNERS = np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)])
"""Of a square, one after the other around it."""


def _wet_area(*values: np.ndarray) -> np.ndarray:
    """Of squares, by the values at their CORNERS: the area of the polygon (shoelace formula)."""
    wet = [value > 0 for value in values]
    cut, twice = [], np.zeros(values[0].shape)
    for one in range(4):
        other = (one + 1) % 4
        with np.errstate(divide="ignore", invalid="ignore"):
            part = np.where(wet[one] != wet[other], values[one] / (values[one] - values[other]), 0.5)
        begin, way = CORNERS[one], CORNERS[other] - CORNERS[one]
        cut.append((begin[0] + part * way[0], begin[1] + part * way[1]))
        twice += np.where(wet[one] & wet[other], _cross(CORNERS[one], CORNERS[other]), 0.0)
        twice += np.where(wet[one] & ~wet[other], _cross(CORNERS[one], cut[one]), 0.0)
        twice += np.where(~wet[one] & wet[other], _cross(cut[one], CORNERS[other]), 0.0)
    return (twice + _across(values, wet, cut)) / 2


def _across(values, wet: list[np.ndarray], cut: list) -> np.ndarray:
    """What the lines across the squares add: from where the polygon leaves an edge to where it comes back."""
    middle = sum(values) > 0
    twice = np.zeros(values[0].shape)
    for one in range(4):
        leaves = wet[one] & ~wet[(one + 1) % 4]
        for steps in (1, 2, 3):
            back = (one + steps) % 4
            comes = ~wet[back] & wet[(back + 1) % 4]
            saddle = (wet[0] == wet[2]) & (wet[1] == wet[3]) & (wet[0] != wet[1])
            # Of two ways across a saddle: round the dry corner, or round the wet one.
            way = ~saddle | (middle & (steps == 1)) | (~middle & (steps == 3))
            twice += np.where(leaves & comes & way, _cross(cut[one], cut[back]), 0.0)
    return twice


def _cross(first, second):
    return first[0] * second[1] - first[1] * second[0]


def wet_polygons(surface: np.ndarray, grid: ImageGrid) -> list[list[np.ndarray]]:
    """The outlines of what is wet, of a surface as of `half_pixels`.

    Args:
        grid: of the pixels.
    Returns:
        Of each polygon its rings, the outer one first: (points, 2) x and y in the grid's CRS; each ring ends
        where it begins.
    """
    from contourpy import FillType, contour_generator  # matplotlib's, which the engine needs anyway

    left, step, _, top, _, down = grid.transform
    x = left + step * np.arange(surface.shape[1]) / 2
    y = top + down * np.arange(surface.shape[0]) / 2
    contours = contour_generator(x, y, surface, name="serial", fill_type=FillType.OuterOffset)
    filled: tuple = contours.filled(0.0, float(max(surface.max(), 0.0)) + 1.0)
    return [[ring[begin:end] for begin, end in zip(cuts[:-1], cuts[1:])] for ring, cuts in zip(*filled)]


def shore_lines(polygons: list[list[np.ndarray]], grid: ImageGrid) -> list[np.ndarray]:
    """The lines between wet and dry: the rings of polygons without what runs along the image's border.

    Returns:
        (points, 2) each, x and y in the grid's CRS.
    """
    left, step, _, top, _, down = grid.transform
    frame = (left, left + grid.cols * step), (top + grid.rows * down, top)
    lines = []
    for ring in (ring for rings in polygons for ring in rings):
        along = np.zeros(len(ring) - 1, bool)
        for axis, borders in enumerate(frame):
            for border in borders:
                on = np.abs(ring[:, axis] - border) < 1e-6 * step
                along |= on[:-1] & on[1:]
        lines += _without(ring, along)
    return lines


def _without(ring: np.ndarray, along: np.ndarray) -> list[np.ndarray]:
    """The pieces of a closed ring between the parts that are left out: True for each such part."""
    if not along.any():
        return [ring]
    first = int(np.flatnonzero(along)[0]) + 1  # begin behind a part that is left out
    parts = np.roll(np.arange(len(along)), -first)
    pieces: list[list[int]] = [[]]
    for part in parts:
        if along[part]:
            pieces.append([])
        else:
            pieces[-1].append(part)
    return [ring[[*piece, piece[-1] + 1]] for piece in pieces if piece]
