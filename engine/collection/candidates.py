"""What may be an image of a collection, before it is opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Optional

from ..door.pairs_found import LeftOut


@dataclass(frozen=True)
class Candidate:
    """What may be an image, and what is told of it."""

    path: str
    day: Optional[date] = None
    mask: Optional[str] = None
    """A raster that masks it alone, or was told to."""
    shared_mask: Optional[str] = None
    """A raster that masks images of that day, this one perhaps among them."""
    sensor: Optional[str] = None
    role: Optional[str] = None
    bands: tuple[int, ...] = ()
    """The bands of it, from 1 on, that are of that day; empty: all."""
    folder: str = ""
    """The name of the folder in which it was found."""
    was_found: bool = False
    """In a folder; else it was named itself."""
    where: str = ""
    """Which line of a table tells of it, for messages."""


@dataclass
class Candidates:
    """What was found, in the order in which it was named, and by name in each folder."""

    images: list[Candidate] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    ignored: int = 0
    """Files that are no images by their names."""
