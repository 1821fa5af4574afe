"""What was found in folders of dated images: the sensors, the pairs, and the references for each target date.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional


@dataclass(frozen=True)
class FoundImage:
    """An image of a date."""

    date: str
    """ISO date."""
    path: str
    """What `fuse` takes."""
    mask: Optional[str] = None
    """The raster that masks it."""
    valid: Optional[float] = None
    """Share of its pixels that are valid, by a few windows; None where nobody had to look."""


@dataclass(frozen=True)
class FoundSeries:
    """The images of one sensor."""

    name: str
    """The product, or what the names of the files have in common."""
    role: Optional[str]
    """`fine`, `coarse`, or None where it is left aside."""
    sensor: Optional[str]
    product: Optional[str]
    pixel: float
    """Side of a pixel in metres."""
    bands: tuple[str, ...]
    images: tuple[FoundImage, ...]
    """In the order of their dates; of a date may be more than one."""


@dataclass(frozen=True)
class Reference:
    """A pair: a fine image and a coarse one of about the same date."""

    fine: FoundImage
    coarse: FoundImage


@dataclass(frozen=True)
class Proposal:
    """A pair as a reference of a target date."""

    reference: int
    """Its place in the list of pairs, from 0 on."""
    days: int
    """From the target date to the reference date; negative before it."""
    valid: float
    """Share of the ground on which F1, C1 and C2 are valid, by samples."""
    alike: float
    """How alike C1 and C2 are: 1 where nothing changed, 1/2 where the change is as large as the contrast of
    the images."""
    score: float
    """From 0 to 1; docs/collections.md has the formula."""


@dataclass(frozen=True)
class FoundTarget:
    """A target date and its references."""

    coarse: FoundImage
    truth: Optional[FoundImage]
    """A fine image of that date, to measure against."""
    proposals: tuple[Proposal, ...]
    """The best first."""
    before: Optional[Proposal]
    """The best before the target date."""
    after: Optional[Proposal]


@dataclass(frozen=True)
class LeftOut:
    """A file, or a line of a table, that can't be used."""

    path: str
    reason: str


@dataclass(frozen=True)
class PairsFound:
    """All that was found."""

    series: tuple[FoundSeries, ...]
    pairs: tuple[Reference, ...]
    targets: tuple[FoundTarget, ...]
    left_out: tuple[LeftOut, ...]
    ignored: int
    """Files that are no images."""
    notes: tuple[str, ...]
    """What the user should know, in sentences."""
