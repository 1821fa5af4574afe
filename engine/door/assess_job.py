"""What an assessment is asked to do: which predictions to measure against which truths.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import math
import uuid
from dataclasses import dataclass, field
from typing import Optional

from .errors import ClassesError, JobError, SeriesError
from .job_checks import check_id, check_ratio, check_types, choice, is_day, refuse_shared_paths, within
from .plain_text import cut

INDICES = ("ndwi", "mndwi", "ndvi")
"""Indices that make classes with a threshold; engine/yardstick/class_rules.py has their bands."""
MOST_TOLERANCE = 64


@dataclass(frozen=True)
class Dated:
    """One date to measure."""

    prediction: str
    truth: str
    target: Optional[str] = None
    """C2 of that date, for its consistency and, of a single date, the baseline `upsample`."""
    date: Optional[str] = None
    """ISO date; found in the tags or the name of the truth or the prediction when missing."""

    def __post_init__(self) -> None:
        check_types(self)
        if self.date is not None and not is_day(self.date):
            raise SeriesError(
                f"A date of the series is '{cut(self.date)}': give a day that exists, as YYYY-MM-DD."
            )


@dataclass(frozen=True)
class AssessJob:
    """Measure a prediction against the truth, or a series of them."""

    dates: tuple[Dated, ...]
    """The first truth gives the grid; more than one make a series."""
    fine: Optional[str] = None
    """F1, for skill, changed pixels and the baseline `copy`."""
    ratio: Optional[float] = None
    report: Optional[str] = None
    html: Optional[str] = None
    table: Optional[str] = None
    """The figures as a CSV file."""
    series: Optional[str] = None
    """The table that the dates were read from, so that no output replaces it."""
    predicted_classes: Optional[str] = None
    """A raster of classes made from the prediction; with `true_classes` it takes the place of the index."""
    true_classes: Optional[str] = None
    index: Optional[str] = None
    """Which index makes classes (INDICES); None: NDWI where the bands allow it."""
    threshold: Optional[float] = None
    """What the index must exceed; None: what suits it."""
    tolerance: int = 2
    """How far a boundary of classes may be off, in pixels."""
    threads: Optional[int] = None
    overwrite: bool = False
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])

    def __post_init__(self) -> None:
        check_types(self)
        if not self.dates:
            raise JobError("Nothing was named to measure: give a prediction and its truth.")
        check_ratio(self.ratio)
        if self.index is not None:
            choice("index", self.index, INDICES)
        if self.threshold is not None and not (math.isfinite(self.threshold) and -1 <= self.threshold < 1):
            raise JobError(
                f"'threshold' is {self.threshold:g}, but an index lies between -1 and 1: give a number from "
                "-1 "
                "to less than 1."
            )
        within("tolerance", self.tolerance, 0, MOST_TOLERANCE)
        within("threads", self.threads, 1, 1024)
        self._refuse_classes_twice()
        check_id(self.id)
        refuse_shared_paths(self.inputs, self.outputs)

    def _refuse_classes_twice(self) -> None:
        if bool(self.predicted_classes) != bool(self.true_classes):
            given, other = ("predicted", "true") if self.predicted_classes else ("true", "predicted")
            raise ClassesError(
                f"A raster of the {given} classes was given but none of the {other} ones: give both or none."
            )
        if self.predicted_classes and (self.index is not None or self.threshold is not None):
            raise ClassesError(
                "Classes come either from rasters or from an index and its threshold, but both were "
                "given: leave one of them out."
            )
        if self.predicted_classes and self.is_series:
            raise ClassesError(
                "Class rasters were given for a series, but they belong to one date: measure that date "
                "alone, or take an index."
            )

    @property
    def is_series(self) -> bool:
        return len(self.dates) > 1

    @property
    def outputs(self) -> dict[str, str]:
        named = {"report": self.report, "html": self.html, "table": self.table}
        return {role: path for role, path in named.items() if path}

    @property
    def inputs(self) -> dict[str, str]:
        first, *more = self.dates
        named = {
            "prediction": first.prediction,
            "truth": first.truth,
            "F1": self.fine,
            "C2": first.target,
            "predicted classes": self.predicted_classes,
            "true classes": self.true_classes,
            "series": self.series,
        }
        for number, dated in enumerate(more, 2):
            named[f"prediction {number}"] = dated.prediction
            named[f"truth {number}"] = dated.truth
            named[f"C2 {number}"] = dated.target
        return {role: path for role, path in named.items() if path}
