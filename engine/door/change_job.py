"""What is asked of change: between two dates, between two class rasters, or within a series.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import math
import uuid
from dataclasses import dataclass, field
from typing import Optional

from .collection_source import CollectionSource
from .errors import JobError
from .job_checks import check_days, check_id, check_types, choice, refuse_shared_paths, within
from .plain_text import cut
from .preparation import MOST_BUFFER

CLASSES, BAND, NDVI = "classes", "band", "ndvi"
INDICES = (NDVI, "evi2", "ndmi", "ndwi", "mndwi", "ndsi", "nbr", BAND, CLASSES)
"""What is compared: an index, a band, or classes."""
OF_A_SERIES = (NDVI, "evi2", "ndmi", "ndwi", "mndwi", "ndsi", "nbr", BAND)
SURE = ("0.01", "0.05", "0.1")
HARMONICS, MOST_HARMONICS, LEAST = 1, 3, 0.1
INSTEAD = {
    "--threshold": "; of a series give the least break (--least)",
    "--min-area": "; sieve class rasters before (Sieve in QGIS)",
    "--mask-before": "; class rasters have nodata, and of a series masks beside its images are used",
    "--mask-after": "; class rasters have nodata, and of a series masks beside its images are used",
    "--buffer": "",
}
"""What is done in the place of what only two dates have."""
LEGEND = ".aux.xml"
"""Ends the name of the file with the attribute table of a class raster."""


@dataclass(frozen=True)
class ChangeJob:
    """Find change."""

    output: str
    """Of two dates a raster of classes (no change, decrease, increase), of two class rasters the transitions,
    of a series day, size and strength of the largest break."""
    before: Optional[str] = None
    after: Optional[str] = None
    mask_before: Optional[str] = None
    """A raster that is 0 where the image before is not to be used, or its product's quality band; None: the
    one that lies beside it."""
    mask_after: Optional[str] = None
    buffer: int = 0
    """Pixels around clouds and masks that are left out, too."""
    sources: tuple[CollectionSource, ...] = ()
    """A series, in the place of two dates."""
    difference: Optional[str] = None
    """Raster of the difference between two dates; of class rasters 1 where the class is another, else 0."""
    matrix: Optional[str] = None
    """CSV: hectares from each class (row) to each (column); of two dates hectares of each kind of change."""
    report: Optional[str] = None
    html: Optional[str] = None
    index: str = NDVI
    """One of INDICES."""
    band: Optional[str] = None
    """Name or number of the band, with the index `band`."""
    threshold: Optional[float] = None
    """Difference from which on it is a change; None: found from what has not changed."""
    min_area: Optional[float] = None
    """Square metres; smaller patches of change are none."""
    images: Optional[str] = None
    first: Optional[str] = None
    last: Optional[str] = None
    harmonics: int = HARMONICS
    """Waves of the year that are no change; 0 takes no season off."""
    sure: str = SURE[0]
    """Share of false alarms, one of SURE."""
    least: float = LEAST
    """Size of a break from which on it counts, in units of the index."""
    memory: Optional[int] = None
    """Megabytes."""
    tile: Optional[int] = None
    threads: Optional[int] = None
    overwrite: bool = False
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])

    def __post_init__(self) -> None:
        check_types(self)
        self._check_images()
        choice("index", self.index, INDICES)
        choice("sure", self.sure, SURE)
        for name, value in (
            ("threshold", self.threshold),
            ("min_area", self.min_area),
            ("least", self.least),
        ):
            if value is not None and not (math.isfinite(value) and value >= 0):
                raise JobError(f"'{name}' is {value:g}: give a number from 0 on.")
        within("buffer", self.buffer, 0, MOST_BUFFER)
        within("harmonics", self.harmonics, 0, MOST_HARMONICS)
        check_days(self.first, self.last)
        within("memory", self.memory, 16, 1 << 20)
        within("tile", self.tile, 1, 1 << 20)
        within("threads", self.threads, 1, 1024)
        check_id(self.id)
        refuse_shared_paths(self.inputs, self.outputs)

    def _check_images(self) -> None:
        two = [one for one in (self.before, self.after) if one is not None]
        if self.sources and two:
            raise JobError(
                "Two dates and a series were named: give the images before and after, or a series."
            )
        if not self.sources and not two:
            raise JobError(
                "No images were named: give the one before and the one after (--before, --after), or a "
                "series."
            )
        if len(two) == 1:
            given, lacks = ("before", "after") if self.before else ("after", "before")
            raise JobError(
                f"The image {given} was named ('{cut(two[0])}'), and the one {lacks} was not: give it, too "
                f"(--{lacks})."
            )
        if self.sources and self.index == CLASSES:
            raise JobError("A series of class rasters has no breaks: give two of them (--before, --after).")
        if self.band is not None and self.index != BAND:
            raise JobError(
                f"A band is named ('{cut(self.band)}'), but the index is {self.index}: use --index band."
            )
        self._check_what_dates_have()

    def _check_what_dates_have(self) -> None:
        """What only two dates have, and what only a series has."""
        if not self.sources:
            for option, text in (("--images", self.images), ("--from", self.first), ("--to", self.last)):
                if text is not None:
                    raise JobError(
                        f"{option} ('{cut(text)}') is for a series, and here are two "
                        f"{'dates' if self.is_of_dates else 'class rasters'}: leave it out."
                    )
        if self.is_of_dates:
            return
        for option, given in (
            ("--threshold", self.threshold),
            ("--min-area", self.min_area),
            ("--mask-before", self.mask_before),
            ("--mask-after", self.mask_after),
            ("--buffer", self.buffer or None),
        ):
            if given is not None:
                raise JobError(
                    f"{option} is for two dates, and here are "
                    f"{'dates of a series' if self.sources else 'classes'}: "
                    f"leave it out{INSTEAD.get(option, '')}."
                )
        for what, path in (
            ("A table of areas (--matrix)", self.matrix),
            ("A difference (--difference)", self.difference),
        ):
            if path is not None and self.sources:
                raise JobError(f"{what} is for two dates or two class rasters: leave it out.")

    @property
    def is_of_dates(self) -> bool:
        return not self.sources and self.index != CLASSES

    @property
    def inputs(self) -> dict[str, str]:
        if self.before and self.after:
            masks = {"mask before": self.mask_before, "mask after": self.mask_after}
            two = {"before": self.before, "after": self.after}
            return {**two, **{role: path for role, path in masks.items() if path}}
        named = [path for source in self.sources for path in source.inputs.values()]
        return {f"images {number}": path for number, path in enumerate(named, 1)}

    @property
    def outputs(self) -> dict[str, str]:
        legend = None if self.sources else self.output + LEGEND
        named = {
            "output": self.output,
            "legend": legend,
            "difference": self.difference,
            "matrix": self.matrix,
        }
        given = {**named, "report": self.report, "html": self.html}
        return {role: path for role, path in given.items() if path}
