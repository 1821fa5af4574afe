"""How large a map stands in a page: small ones are enlarged, and the ramp below is as wide as the map."""

from __future__ import annotations

LARGE = 640
"""The longer side of a map that stands alone, in pixels of the page."""


def alone(shape: tuple[int, ...]) -> int:
    """Width of a map of (rows, cols) that stands alone."""
    rows, columns = shape
    return round(columns * LARGE / max(rows, columns))


def beside(shape: tuple[int, ...], wide: int, high: int) -> int:
    """Width of one of several maps of (rows, cols), which may be `wide` and `high` at most."""
    rows, columns = shape
    return round(min(wide, high * columns / rows))
