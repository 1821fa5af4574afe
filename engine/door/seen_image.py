"""What a look at an image saw, as the check's report has it.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Union

TOLD, DECLARED, GUESSED, STORED = "told", "declared", "guessed", "stored"
"""Where scale and offset come from: the job, the file, a look at the pixels; or the numbers are taken as they
are stored."""


@dataclass(frozen=True)
class SeenBand:
    """One band of an image, as this run reads it."""

    number: int
    """In the file, from 1 on."""
    name: str
    """As this run calls it; empty where it has no name."""
    description: str
    """As the file has it."""
    goes_with: Optional[str]
    """The band of F1 that it goes with; None where the bands were not matched."""
    scale: float
    offset: float
    nodata: Union[float, str, None]
    """In stored numbers; NaN and infinity as texts, for JSON has no such numbers."""
    fill: Optional[float]
    """A number that is taken for nothing although the file does not declare it."""


@dataclass(frozen=True)
class SeenImage:
    """An image: where it lies, and how its numbers are read."""

    date: Optional[str]
    product: Optional[str]
    """The product that it was recognised as."""
    width: int
    height: int
    pixel: tuple[float, float]
    """Width and height of a pixel in units of the CRS."""
    bounds: tuple[float, float, float, float]
    """Smallest x, smallest y, largest x, largest y."""
    crs: str
    """The name of its CRS."""
    bands: tuple[SeenBand, ...]
    scale_from: str
    """TOLD, DECLARED, GUESSED or STORED."""
    scale_note: str
    """How the scale was found, where the file does not declare it."""
    masks: tuple[str, ...]
    """What hides pixels of it."""
    overlap: Optional[float]
    """Share of F1's extent that it covers; None where there is no F1."""
    valid: Optional[float]
    """Share of F1's extent where it is valid, by a few windows; None where that was not looked at."""
    unit: str = ""
    """Of the CRS, as it is written behind a number (m, ft, deg); empty where it has none."""
