"""How large a map stands in a page: small ones are enlarged, and the ramp below is as wide as the map."""

from __future__ import annotations

LARGE = 640
"""The longer side of a map that stands alone, in pixels of the page."""


def alone(rows: int, columns: int) -> int:
    """Width of a map that stands alone."""
    return round(columns * LARGE / max(rows, columns))


def beside(rows: int, columns: int, wide: int, high: int) -> int:
    """Width of one of several maps, which may be `wide` and `high` at most."""
    return round(min(wide, high * columns / rows))
