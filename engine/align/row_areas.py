"""How much ground a pixel covers, row by row."""

from __future__ import annotations

import math

import numpy as np
from osgeo import osr

from ..raster.grid import Grid
from .crs import transformer

osr.UseExceptions()

HECTARE = 10_000.0
EQUAL_AREA = "EPSG:6933"
"""A cylindrical equal-area projection of the whole earth (WGS 84)."""
TRUE = 5e-3
"""By which share the plane of a projection may differ from the ground before the ground counts."""


def row_areas(grid: Grid) -> tuple[np.ndarray, str]:
    """(rows,) square metres of a pixel of each row, and what is to be said of them.

    In degrees the area between two parallels of the ellipsoid (Snyder 1987, Map projections: a working
    manual, eq. 3-12); in metres or feet that of the plane, but where the projection stretches the ground by
    more than half a percent in the middle of the image: there that of the ground.
    """
    system = osr.SpatialReference(grid.crs)
    if system.IsGeographic():
        return _between_parallels(grid, system), ""
    unit = system.GetLinearUnits()
    _, xx, yx, _, xy, yy = grid.transform
    plane = abs(xx * yy - yx * xy) * unit * unit
    if not system.IsProjected():  # a plane of its own, which lies nowhere on the earth
        return np.full(grid.height, plane), ""
    stretched = float(_on_the_ground(grid, [grid.height / 2], plane)[0])
    if not math.isfinite(stretched) or abs(stretched - 1) <= TRUE:
        return np.full(grid.height, plane), ""
    share = _on_the_ground(grid, np.arange(grid.height) + 0.5, plane)
    return plane * np.where(np.isfinite(share), share, stretched), (
        f"The projection of the images stretches the ground ({1 / stretched:.3g} times in area): areas are "
        "those of the ground."
    )


def _between_parallels(grid: Grid, system: osr.SpatialReference) -> np.ndarray:
    """Of a grid that is not turned, exactly: (b^2 / 2) x width x |q(upper) - q(lower)|."""
    a, b = system.GetSemiMajor(), system.GetSemiMinor()
    e = math.sqrt(max(0.0, 1 - (b / a) ** 2))
    degree = system.GetAngularUnits()
    _, xx, yx, y0, xy, yy = grid.transform
    edges = np.clip((y0 + np.arange(grid.height + 1) * yy) * degree, -math.pi / 2, math.pi / 2)
    sine = np.sin(edges)
    if e < 1e-9:
        zones = 2 * a * a * sine
    else:
        zones = b * b * (sine / (1 - np.square(e * sine)) + np.arctanh(e * sine) / e)
    width = abs(xx - yx * xy / yy) * degree
    return np.abs(np.diff(zones)) * width / 2


def _on_the_ground(grid: Grid, rows: np.ndarray | list[float], plane: float) -> np.ndarray:
    """Area of the ground over that of the plane, in the middle of each of some rows."""
    target = osr.SpatialReference()
    target.SetFromUserInput(EQUAL_AREA)
    way = transformer(grid.crs, target.ExportToWkt())
    middle, shares = grid.width / 2, []
    for row in rows:
        corners = [grid.point(middle + dx, row + dy) for dx, dy in ((0, 0), (1, 0), (0, 1))]
        try:
            (x0, y0, _), (x1, y1, _), (x2, y2, _) = way.TransformPoints([list(c) for c in corners])
        except RuntimeError:
            return np.full(len(rows), np.nan)
        shares.append(abs((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)) / plane)
    return np.array(shares)
