"""Areas and lengths on the ground: of outlines on the ellipsoid, whatever the coordinate reference system,
and of whole pixels, row by row.

Positions in pixels become longitude and latitude by a net of nodes over the image, between which is
interpolated; areas are taken in a cylindrical equal-area projection of the ellipsoid, which keeps them
exactly (Snyder 1987, Map projections: a working manual, equations 3-12 and 10-15), and lengths from the two
radii of curvature (equations 4-18 and 4-20).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numba
import numpy as np
from osgeo import osr

from .grid import Grid

NODES = 64
"""Steps of the net along a side; over a Sentinel-2 tile it is off by less than a millionth of an area."""

HECTARE = 10_000.0
TRUE = 5e-3
"""By which share the plane of a projection may differ from the ground before the ground counts for pixels:
what is counted by hand, pixels times their size, is the same to the last digit as long as it may be."""

_compiled = numba.njit(cache=True, nogil=True, error_model="numpy")


@dataclass(frozen=True)
class Ground:
    """How positions in an image become metres."""

    longitudes: np.ndarray
    """(nodes, nodes) in radians; without an ellipsoid metres to the east."""
    latitudes: np.ndarray
    """(nodes, nodes) in radians; without an ellipsoid metres to the north."""
    step: tuple[float, float]
    """Columns and rows between two nodes."""
    axis: float
    """Semi-major axis in metres; 0 where the CRS lies on no ellipsoid, and its own plane counts."""
    squared: float
    """Eccentricity, squared."""

    def measure(self, points: np.ndarray) -> tuple[float, np.ndarray]:
        """The signed area of a ring in square metres, above 0 where it is run through against the clock on
        the image, and the length from each point to the next in metres, the last one to the first.

        Args:
            points: (n, 2) columns and rows in pixels from the corner of the image.
        """
        lengths = np.empty(len(points))
        area = _measure(points, self.longitudes, self.latitudes, *self.step, self.axis, self.squared, lengths)
        return float(area), lengths

    def pixel_areas(self, rows: np.ndarray, column: float) -> np.ndarray:
        """(n,) square metres of the pixels in rows, at one column."""
        return np.array(
            [
                abs(self.measure(np.array([(column + x, r + y) for x, y in _CORNERS]))[0])
                for r in np.asarray(rows, float)
            ]
        )


_CORNERS = ((0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0))


def ground_of(grid: Grid) -> Ground:
    """The ground under an image."""
    system = osr.SpatialReference(grid.crs) if grid.crs else osr.SpatialReference()
    steps = min(NODES, max(grid.width, 1)), min(NODES, max(grid.height, 1))
    columns, rows = np.linspace(0, grid.width, steps[0] + 1), np.linspace(0, grid.height, steps[1] + 1)
    x, y = grid.point(*np.meshgrid(columns, rows))
    step = grid.width / steps[0], grid.height / steps[1]
    if not grid.crs or not (system.IsGeographic() or system.IsProjected()):
        return Ground(np.ascontiguousarray(x), np.ascontiguousarray(y), step, 0.0, 0.0)
    geographic = system.CloneGeogCS()
    for one in (system, geographic):
        one.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    if system.IsGeographic():
        unit = system.GetAngularUnits()
        longitudes, latitudes = x * unit, y * unit
    else:
        change = osr.CoordinateTransformation(system, geographic)
        found = np.array(change.TransformPoints(np.column_stack([x.ravel(), y.ravel()]).tolist()))
        longitudes = np.radians(found[:, 0]).reshape(x.shape)
        latitudes = np.radians(found[:, 1]).reshape(x.shape)
        if not (np.isfinite(longitudes).all() and np.isfinite(latitudes).all()):
            unit = system.GetLinearUnits()
            return Ground(x * unit, y * unit, step, 0.0, 0.0)
        longitudes = np.unwrap(np.unwrap(longitudes, axis=1), axis=0)
    flattening = 1 / system.GetInvFlattening() if system.GetInvFlattening() else 0.0
    squared = flattening * (2 - flattening)
    return Ground(
        np.ascontiguousarray(longitudes),
        np.ascontiguousarray(np.clip(latitudes, -math.pi / 2, math.pi / 2)),
        step,
        float(system.GetSemiMajor()),
        squared,
    )


def row_areas(grid: Grid) -> tuple[np.ndarray, str]:
    """(rows,) square metres of a pixel of each row, and what is to be said of them.

    In degrees those on the ellipsoid; in metres or feet those of the plane, but where the projection
    stretches the ground by more than half a percent in the middle of the image: there those on the ellipsoid.
    """
    ground, rows, middle = ground_of(grid), np.arange(grid.height), (grid.width - 1) / 2
    system = osr.SpatialReference(grid.crs) if grid.crs else osr.SpatialReference()
    if system.IsGeographic():
        return ground.pixel_areas(rows, middle), ""
    unit = system.GetLinearUnits() if grid.crs else 1.0
    _, xx, yx, _, xy, yy = grid.transform
    plane = abs(xx * yy - yx * xy) * unit * unit
    if grid.crs and not system.IsProjected():  # a plane of its own, which lies nowhere on the earth
        return np.full(grid.height, plane), ""
    stretched = float(ground.pixel_areas(rows[grid.height // 2 :][:1], middle)[0]) / plane
    if not math.isfinite(stretched) or abs(stretched - 1) <= TRUE:
        return np.full(grid.height, plane), ""
    return ground.pixel_areas(rows, middle), (
        f"The projection of the images stretches the ground ({1 / stretched:.3g} times in area): areas are "
        "those of the ground."
    )


@_compiled
def _at(net, i, j, u, v):
    upper = net[i, j] * (1 - u) + net[i, j + 1] * u
    lower = net[i + 1, j] * (1 - u) + net[i + 1, j + 1] * u
    return upper * (1 - v) + lower * v


@_compiled
def _authalic(latitude, squared):
    """Snyder's q, by which areas grow from the equator to a latitude."""
    sine = math.sin(latitude)
    if squared < 1e-12:
        return 2 * sine
    e = math.sqrt(squared)
    ratio = (1 - e * sine) / (1 + e * sine)
    return (1 - squared) * (sine / (1 - squared * sine * sine) - math.log(ratio) / (2 * e))


@_compiled
def _measure(points, longitudes, latitudes, wide, high, axis, squared, lengths):
    last_row, last_column = longitudes.shape[0] - 2, longitudes.shape[1] - 2
    count = points.shape[0]
    area = 0.0
    x0 = y0 = before_x = before_y = before_at = first_x = first_y = first_at = 0.0
    for k in range(count + 1):
        if k < count:
            column, row = points[k, 0] / wide, points[k, 1] / high
            j = min(max(int(column), 0), last_column)
            i = min(max(int(row), 0), last_row)
            longitude = _at(longitudes, i, j, column - j, row - i)
            latitude = _at(latitudes, i, j, column - j, row - i)
            y = latitude if axis == 0 else axis * _authalic(latitude, squared) / 2
            x = longitude if axis == 0 else axis * longitude
        else:
            x, y, latitude = first_x, first_y, first_at
        if k == 0:
            x0, y0, first_x, first_y, first_at = x, y, x, y, latitude
        else:
            area += (before_x - x0) * (y - y0) - (x - x0) * (before_y - y0)
            if axis == 0:
                lengths[k - 1] = math.hypot(x - before_x, y - before_y)
            else:
                middle = (latitude + before_at) / 2
                sine = math.sin(middle)
                w = 1 - squared * sine * sine
                east = math.cos(middle) / math.sqrt(w) * (x - before_x)
                north = axis * (1 - squared) / (w * math.sqrt(w)) * (latitude - before_at)
                lengths[k - 1] = math.hypot(east, north)
        before_x, before_y, before_at = x, y, latitude
    return area / 2
