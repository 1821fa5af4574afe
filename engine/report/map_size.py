"""How large a map stands in a page: small ones are enlarged, and the ramp below is as wide as the map."""

from __future__ import annotations

LARGE = 640
"""The longer side of a map that stands alone, in pixels of the page."""
FIGURE = 12.0
"""Width of a picture of several maps, in inches."""
TALLEST, NARROWEST = 8.0, 2.2
"""Inches of one of its maps: a strip of a swath is drawn whole on a screen, and its title fits above it."""


def alone(shape: tuple[int, ...]) -> int:
    """Width of a map of (rows, cols) that stands alone."""
    rows, columns = shape
    return round(columns * LARGE / max(rows, columns))


def beside(shape: tuple[int, ...], wide: int, high: int) -> int:
    """Width of one of several maps of (rows, cols), which may be `wide` and `high` at most."""
    rows, columns = shape
    return round(min(wide, high * columns / rows))


def drawn(shape: tuple[int, ...], across: int) -> tuple[float, float]:
    """Inches, width and height, that matplotlib has for one of several maps of (rows, cols) in a row."""
    rows, columns = shape
    most = FIGURE / across
    high = min(most * rows / columns, TALLEST)
    return min(max(high * columns / rows, NARROWEST), most), high
