"""Whether two grids of one delivery, or of one place, are in one CRS: numbers of another lie elsewhere."""

from __future__ import annotations

from osgeo import osr

from ..door.errors import GridMismatchError
from ..door.plain_text import cut
from .grid import Grid

osr.UseExceptions()

NEAR = 0.1
"""Pixels by which a corner may move between two CRS that are one under two names."""


def same_crs(a: str, b: str) -> bool:
    """Whether two CRS are one. Of local ones, which nothing but their name tells apart, those of the same
    name: GDAL compares the axes alone."""
    if a == b:
        return True
    first, second = osr.SpatialReference(a), osr.SpatialReference(b)
    if first.IsLocal() and second.IsLocal() and _plain_name(first) != _plain_name(second):
        return False
    return bool(first.IsSame(second, ["IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES"]))


def have_one_crs(own: Grid, others: Grid) -> bool:
    """Whether two grids are in one CRS, also where two programs called it by other names."""
    return same_crs(own.crs, others.crs) or _lies_there(own, others)


def require_one_crs(own: Grid, what: str, others: Grid, of_what: str) -> None:
    """Raises GridMismatchError where a part of a delivery is in another CRS than the rest.

    Args:
        what, of_what: the part and the rest, for the message.
    """
    if not have_one_crs(own, others):
        names = (cut(osr.SpatialReference(grid.crs).GetName() or "unnamed") for grid in (own, others))
        here, there = names
        raise GridMismatchError(
            f"{what} is in the coordinate reference system '{here}' and {of_what} in '{there}': warp it once "
            "to that (gdalwarp -t_srs, Warp in QGIS), or download the product again."
        )


def require_one_place(own: Grid, what: str, others: Grid, of_what: str) -> None:
    """The same, and where it has nothing in common with the rest."""
    require_one_crs(own, what, others, of_what)
    (left, bottom, right, top), (west, south, east, north) = own.bounds, others.bounds
    if left >= east or west >= right or bottom >= north or south >= top:
        raise GridMismatchError(
            f"{what} ({own.describe()}) lies elsewhere than {of_what} ({others.describe()}): set its corners "
            "(gdal_edit.py -a_ullr LEFT TOP RIGHT BOTTOM), or download the product again."
        )


def reaches_all(own: Grid, others: Grid) -> bool:
    """Whether a grid covers another one of the same CRS, to half of its own pixels."""
    (left, bottom, right, top), (west, south, east, north) = own.bounds, others.bounds
    x, y = (0.5 * size for size in own.pixel)
    return left - x <= west and bottom - y <= south and right + x >= east and top + y >= north


def _lies_there(own: Grid, others: Grid) -> bool:
    """Whether the numbers of one CRS mean the same places in the other, as where two programs wrote the
    names of one CRS."""
    systems = [osr.SpatialReference(grid.crs) for grid in (own, others)]
    for system in systems:
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    corners = [own.point(*at) for at in ((0, 0), (own.width, 0), (0, own.height))]
    try:
        moved = osr.CoordinateTransformation(*systems).TransformPoints(corners)
    except RuntimeError:
        return False
    return all(
        abs(a - b) <= NEAR * min(own.pixel)
        for corner, other in zip(corners, moved)
        for a, b in zip(corner, other)
    )


def _plain_name(system: osr.SpatialReference) -> str:
    return " ".join((system.GetName() or "").split()).casefold()
