"""The area that a user asks for, as text: `union`, or four numbers with the CRS that they are in.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Optional

from .errors import JobError
from .plain_text import cut

UNION = "union"
"""All that the fine images show together."""
_NUMBERS = re.compile(r"\s*([^\[\]]*?)\s*(?:\[(.+)\])?\s*", re.DOTALL)


@dataclass(frozen=True)
class Extent:
    """A rectangle. A value."""

    left: float
    bottom: float
    right: float
    top: float
    crs: Optional[str] = None
    """What PROJ understands (`EPSG:4326`); None: that of the fine images."""


def extent_of(text: str) -> Optional[Extent]:
    """What a text says; None for UNION.

    Raises:
        JobError: it says no extent.
    """
    if text.strip().lower() == UNION:
        return None
    found = _NUMBERS.fullmatch(text)
    try:
        sides = [float(side) for side in found.group(1).split(",")] if found else []
    except ValueError:
        sides = []
    left, bottom, right, top = sides if len(sides) == 4 else [math.nan] * 4
    if not (left < right and bottom < top and all(map(math.isfinite, (left, bottom, right, top)))):
        raise JobError(
            f"The extent is '{cut(text)}': give {UNION}, or XMIN,YMIN,XMAX,YMAX in the coordinates of the "
            "fine images, or with their reference system behind it, as 5.1,50.2,5.9,50.8 [EPSG:4326]."
        )
    return Extent(left, bottom, right, top, found.group(2) if found else None)
