"""Grids and windows: pure arithmetic on pixel positions, without any image."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Optional, TypeVar

from .length_units import unit_of

if TYPE_CHECKING:
    import numpy as np

SAMPLE_SIDE = 256
"""Side of the windows that a look at an image takes, in pixels."""

At = TypeVar("At", float, "np.ndarray")
"""A position, or an array of them."""


@dataclass(frozen=True)
class Window:
    """A rectangle of pixels: column and row of its first pixel, width and height."""

    x: int
    y: int
    width: int
    height: int

    def __post_init__(self):
        if self.width < 1 or self.height < 1:
            raise ValueError(f"a window of {self.width} x {self.height} pixels holds nothing")

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    def grown(self, by: int, width: int, height: int) -> Window:
        """The window with `by` more pixels on each side, clipped to an image of width x height."""
        x, y = max(0, self.x - by), max(0, self.y - by)
        return Window(x, y, min(width, self.right + by) - x, min(height, self.bottom + by) - y)

    def inside(self, outer: Window) -> tuple[slice, slice]:
        """This window as (rows, columns) of an array that holds `outer`."""
        x, y = self.x - outer.x, self.y - outer.y
        return slice(y, y + self.height), slice(x, x + self.width)


@dataclass(frozen=True)
class Grid:
    """Where the pixels of an image lie on the ground."""

    width: int
    height: int
    transform: tuple[float, float, float, float, float, float]
    """GDAL's six numbers: x of the corner, pixel width, shear, y of the corner, shear, pixel height
    (negative)."""
    crs: str
    """Coordinate reference system as WKT."""

    @property
    def pixel(self) -> tuple[float, float]:
        """Width and height of a pixel in units of the CRS, positive."""
        _, xx, yx, _, xy, yy = self.transform
        return math.hypot(xx, xy), math.hypot(yx, yy)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Smallest x, smallest y, largest x, largest y."""
        corners = [self.point(c, r) for c in (0, self.width) for r in (0, self.height)]
        xs, ys = zip(*corners)
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def window(self) -> Window:
        return Window(0, 0, self.width, self.height)

    def point(self, column: At, row: At) -> tuple[At, At]:
        """Ground coordinates of a position in pixels."""
        x0, xx, yx, y0, xy, yy = self.transform
        return x0 + column * xx + row * yx, y0 + column * xy + row * yy

    def part(self, window: Window) -> Grid:
        """The grid of a window of this one."""
        x, y = self.point(window.x, window.y)
        _, xx, yx, _, xy, yy = self.transform
        return Grid(window.width, window.height, (x, xx, yx, y, xy, yy), self.crs)

    def same_pixels(self, other: Grid) -> bool:
        """Whether both have the same pixels, to a thousandth of one."""
        if (self.width, self.height) != (other.width, other.height):
            return False
        tolerance = 1e-3 * min(self.pixel)
        corners = ((0, 0), (self.width, 0), (0, self.height))
        return all(
            abs(a - b) <= tolerance
            for corner in corners
            for a, b in zip(self.point(*corner), other.point(*corner))
        )

    def describe(self) -> str:
        """Size, pixel and bounds in one line, for messages."""
        x0, y0, x1, y1 = self.bounds
        pixel = f"{self.pixel[0]:.8g} {unit_of(self.crs)}".strip()
        return (
            f"{self.width} x {self.height} pixels of {pixel}, "
            f"x {x0:.10g} to {x1:.10g}, y {y0:.10g} to {y1:.10g}"
        )


def windows(width: int, height: int, side: int, high: Optional[int] = None) -> Iterator[Window]:
    """Windows of at most side x side pixels (side x high) that cover width x height once, row by row."""
    high = high or side
    for y in range(0, height, high):
        for x in range(0, width, side):
            yield Window(x, y, min(side, width - x), min(high, height - y))


def sample_windows(grid: Grid, side: int = SAMPLE_SIDE) -> list[Window]:
    """Nine windows spread over an image, or fewer: what a quick look takes, whatever the image's size."""
    width, height = min(side, grid.width), min(side, grid.height)
    columns = sorted({round(share * (grid.width - width)) for share in (0, 0.5, 1)})
    rows = sorted({round(share * (grid.height - height)) for share in (0, 0.5, 1)})
    return [Window(x, y, width, height) for y in rows for x in columns]
