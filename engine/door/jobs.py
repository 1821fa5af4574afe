"""What a run is asked to do: to fuse, to measure, to take in a model. What trainings ask: cases_job.py,
train_job.py.

A job refuses a wrong state when it is made, so nothing downstream checks these things again. What a *method*
is stands in its manifest (models/catalogue/manifest.py); what a *run* wants stands here. How it crosses the
process border stands in job_file.py.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import math
import os
import re
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any, Optional, Union

from .errors import ClassesError, JobError, MemoryBudgetError, RatioError, SeriesError
from .job_checks import check_types as _check_types
from .job_checks import choice as _choice
from .job_checks import within as _within

DEVICES = ("auto", "cpu", "cuda")
PRECISIONS = ("float32", "float16")
DTYPES = ("like-fine", "float32")
RASTER_ROLES = ("output", "ndvi", "change", "uncertainty")
OUTPUT_ROLES = (*RASTER_ROLES, "report", "html")
INDICES = ("ndwi", "mndwi", "ndvi")
"""Indices that make classes with a threshold; engine/yardstick/classes.py has their bands."""
MOST_TOLERANCE = 64


@dataclass(frozen=True)
class Pair:
    """A fine and a coarse image of about the same date, as paths (or anything GDAL opens)."""

    fine: str
    coarse: str


@dataclass(frozen=True)
class TargetDate:
    """One more date to predict from the same pairs; its fields are those of a FuseJob."""

    target: str
    output: Optional[str] = None
    reference: Optional[str] = None
    ndvi: Optional[str] = None
    change: Optional[str] = None
    uncertainty: Optional[str] = None
    report: Optional[str] = None
    html: Optional[str] = None
    target_date: Optional[str] = None

    def __post_init__(self):
        _check_types(self)
        _check_target_date(self.target_date)


@dataclass(frozen=True)
class FuseJob:
    """Predict the fine image of the target date, or of several from the same pairs."""

    pairs: tuple[Pair, ...]
    """One or two reference pairs; the first gives the grid, data type and nodata of the output."""
    target: str
    """The coarse image of the target date, C2."""
    method: str
    """Name of an installed method or the path of a model file."""
    output: Optional[str] = None
    """Where the fused raster goes; may be missing only when `check_only`."""
    reference: Optional[str] = None
    """A fine image of the target date to measure against, never used to predict."""
    ndvi: Optional[str] = None
    change: Optional[str] = None
    uncertainty: Optional[str] = None
    report: Optional[str] = None
    html: Optional[str] = None
    ratio: Optional[float] = None
    """Coarse pixel size / fine pixel size, for coarse images that were already resampled to fine pixels."""
    device: str = "auto"
    precision: str = "float32"
    """What a network computes in on a graphics card."""
    threads: Optional[int] = None
    """None: as many as the machine has cores."""
    tile: Optional[int] = None
    """Side of a tile in fine pixels; None: what suits the method."""
    dtype: str = "like-fine"
    overwrite: bool = False
    target_date: Optional[str] = None
    """ISO date; found in the file's tags or name when missing."""
    params: dict[str, Any] = field(default_factory=dict)
    """Parameters of the method by name; the method's manifest says which there are and what they may be."""
    check_only: bool = False
    """Stop after the check; write nothing."""
    more: tuple[TargetDate, ...] = ()
    """Further target dates; the pairs are read once for all of them."""
    memory: Optional[int] = None
    """Megabytes that the run may use beside what its libraries take; None: what is sensible for the
    machine."""
    resume: bool = False
    """Go on from the last finished rows of a run that was killed or cancelled."""
    cog: bool = False
    """Write cloud-optimised GeoTIFFs."""
    rows: Optional[tuple[int, int]] = None
    """Predict only these rows of F1's grid (first, last + 1); a cluster's workers take a part each."""
    cluster: Optional[str] = None
    """Address of a Dask scheduler over whose workers the rows, or the dates, are spread."""
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])
    """Names the temporary files of this run, so that a client can clean up after a killed worker."""

    def __post_init__(self):
        _check_types(self)
        _check_params(self.params)
        if not 1 <= len(self.pairs) <= 2:
            raise JobError(
                f"A run takes one or two pairs, but {len(self.pairs)} were given: give --fine and "
                "--coarse once or twice."
            )
        if not self.check_only and any(one.output is None for one in (self, *self.more)):
            raise JobError("No output was named: give a path for the fused raster.")
        if self.ratio is not None and not (math.isfinite(self.ratio) and self.ratio >= 1):
            raise _bad_ratio(self.ratio)
        _choice("device", self.device, DEVICES)
        _choice("precision", self.precision, PRECISIONS)
        if self.precision == "float16" and self.device == "cpu":
            raise JobError(
                "float16 was asked for on the CPU, which would gain nothing from it: choose the device auto "
                "or "
                "cuda, or the precision float32."
            )
        _choice("dtype", self.dtype, DTYPES)
        for name, least, most in (("tile", 16, 65536), ("threads", 1, 1024)):
            if getattr(self, name) is not None:
                _within(name, getattr(self, name), least, most)
        _check_target_date(self.target_date)
        if self.memory is not None and self.memory < 1:
            raise MemoryBudgetError(
                f"The memory budget is {self.memory} MB: give a positive number of megabytes."
            )
        if self.rows is not None and not 0 <= self.rows[0] < self.rows[1]:
            raise JobError(f"'rows' is {self.rows}: give the first row and the one after the last.")
        if self.cluster and self.resume:
            raise JobError(
                "--resume was given with --cluster, but a run on a cluster keeps no rows to go on from: "
                "leave "
                "one of the two out."
            )
        _refuse_shared_paths(self)

    @property
    def dates(self) -> tuple[FuseJob, ...]:
        """A job for each target date, the first one included."""
        alone = replace(self, more=())
        return (alone, *(replace(alone, **asdict(one)) for one in self.more))

    @property
    def asks_uncertainty(self) -> bool:
        """Whether that of any date was asked for."""
        return any(one.uncertainty for _, one in self._marked())

    @property
    def outputs(self) -> dict[str, str]:
        """Role to path, for the outputs that were asked for; those of further dates are numbered from 2
        on."""
        return {
            f"{role}{mark}": getattr(one, role)
            for mark, one in self._marked()
            for role in OUTPUT_ROLES
            if getattr(one, role)
        }

    @property
    def inputs(self) -> dict[str, str]:
        """Role (F1, C1, F3, C3, C2, reference; `C2 2` and so on of further dates) to path."""
        found = {}
        for number, pair in zip((1, 3), self.pairs):
            found[f"F{number}"], found[f"C{number}"] = pair.fine, pair.coarse
        for mark, one in self._marked():
            found[f"C2{mark}"] = one.target
            if one.reference:
                found[f"reference{mark}"] = one.reference
        return found

    def _marked(self) -> Iterator[tuple[str, Union[FuseJob, TargetDate]]]:
        """Each date with what its roles end in."""
        yield "", self
        yield from ((f" {number}", date) for number, date in enumerate(self.more, 2))


@dataclass(frozen=True)
class Dated:
    """One date of a series to measure."""

    prediction: str
    truth: str
    target: Optional[str] = None
    """C2 of that date, for its consistency."""
    date: Optional[str] = None
    """ISO date; found in the tags or the name of the truth or the prediction when missing."""

    def __post_init__(self):
        _check_types(self)
        if self.date is not None and not _is_day(self.date):
            raise SeriesError(
                f"A date of the series is '{self.date}': give a day that exists, as YYYY-MM-DD."
            )


@dataclass(frozen=True)
class AssessJob:
    """Measure a prediction against the truth, or a series of them."""

    prediction: str
    truth: str
    fine: Optional[str] = None
    """F1, for skill, changed pixels and the baseline `copy`."""
    target: Optional[str] = None
    """C2, for consistency and the baseline `upsample`."""
    ratio: Optional[float] = None
    report: Optional[str] = None
    html: Optional[str] = None
    table: Optional[str] = None
    """The figures as a CSV file."""
    date: Optional[str] = None
    """ISO date of the truth, for a series; found in its tags or its name when missing."""
    more: tuple[Dated, ...] = ()
    """Further dates, for the figures of a series."""
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

    def __post_init__(self):
        _check_types(self)
        if self.ratio is not None and not (math.isfinite(self.ratio) and self.ratio >= 1):
            raise _bad_ratio(self.ratio)
        if self.date is not None and not _is_day(self.date):
            raise JobError(f"The date is '{self.date}': give a day that exists, as YYYY-MM-DD.")
        if self.index is not None:
            _choice("index", self.index, INDICES)
        if self.threshold is not None and not (math.isfinite(self.threshold) and -1 <= self.threshold < 1):
            raise JobError(
                f"'threshold' is {self.threshold:g}, but an index lies between -1 and 1: give a number from "
                "-1 "
                "to less than 1."
            )
        _within("tolerance", self.tolerance, 0, MOST_TOLERANCE)
        if self.threads is not None:
            _within("threads", self.threads, 1, 1024)
        self._refuse_classes_twice()
        _refuse_shared_paths(self)

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
        if self.predicted_classes and self.more:
            raise ClassesError(
                "Class rasters were given for a series, but they belong to one date: measure that date "
                "alone, or take an index."
            )

    @property
    def dates(self) -> tuple[Dated, ...]:
        """All dates, the first one included."""
        return (Dated(self.prediction, self.truth, self.target, self.date), *self.more)

    @property
    def outputs(self) -> dict[str, str]:
        return {role: getattr(self, role) for role in ("report", "html", "table") if getattr(self, role)}

    @property
    def inputs(self) -> dict[str, str]:
        named = {
            "prediction": self.prediction,
            "truth": self.truth,
            "F1": self.fine,
            "C2": self.target,
            "predicted classes": self.predicted_classes,
            "true classes": self.true_classes,
            "series": self.series,
        }
        for number, shot in enumerate(self.more, 2):
            named.update(
                {
                    f"prediction {number}": shot.prediction,
                    f"truth {number}": shot.truth,
                    f"C2 {number}": shot.target,
                }
            )
        return {role: path for role, path in named.items() if path}


@dataclass(frozen=True)
class ImportJob:
    """Try a foreign model file, and add it to the user's own models."""

    model: str
    """The ONNX file."""
    manifest: str
    """What it is said to be, as a manifest's JSON."""
    output: str
    """Where it goes."""
    threads: Optional[int] = None
    overwrite: bool = False
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])

    def __post_init__(self):
        _check_types(self)
        if self.threads is not None:
            _within("threads", self.threads, 1, 1024)
        _refuse_shared_paths(self)

    @property
    def inputs(self) -> dict[str, str]:
        return {"model file": self.model}

    @property
    def outputs(self) -> dict[str, str]:
        return {"model": self.output}


def _check_params(params: dict[str, Any]) -> None:
    """Names and plain values; what they may be, the method's manifest says."""
    for name, value in params.items():
        if not isinstance(name, str) or isinstance(value, bool) or not isinstance(value, (int, float, str)):
            raise JobError(f"The parameter {name!r} of the method is {value!r}: give a number or a text.")


def _bad_ratio(ratio: float) -> RatioError:
    return RatioError(
        f"The ratio is {ratio:g}, but a coarse pixel cannot be smaller than a fine one: give coarse pixel "
        "size / fine pixel size, a number from 1 on."
    )


def _check_target_date(text: Optional[str]) -> None:
    if text is not None and not _is_day(text):
        raise JobError(f"The target date is '{text}': give a day that exists, as YYYY-MM-DD.")


def _is_day(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _refuse_shared_paths(job: Union[FuseJob, AssessJob, ImportJob]) -> None:
    """No output may be an input or another output: that would destroy what the run reads."""
    taken = {key: role for role, path in job.inputs.items() for key in _identities(path)}
    for role, path in job.outputs.items():
        keys = _identities(path)
        other = next((taken[key] for key in keys if key in taken), None)
        if other:
            raise JobError(
                f"'{role}' and '{other}' are the same file ({path}): give each output a path of its own."
            )
        taken.update(dict.fromkeys(keys, role))


def _identities(path: str) -> list:
    """By what a file is known: its path without detours and links, and, where it exists, its place on the
    disk."""
    real = os.path.realpath(os.path.expanduser(path))
    try:
        status = os.stat(real)
        return [real, (status.st_dev, status.st_ino)]
    except (OSError, ValueError):
        return [real]
