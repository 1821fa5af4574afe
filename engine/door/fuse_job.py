"""What a fusion is asked to do: from which pairs, for which target dates, by which method.

What a *method* is stands in its manifest (models/catalogue/manifest.py); what a *run* wants stands here. What
decides about no stored pixel has types of its own (Machine, Manner, Telling), so that two runs are the same
where all the rest is equal.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from typing import Any, Optional, Union

from .errors import JobError
from .job_checks import (
    check_id,
    check_ratio,
    check_types,
    is_day,
    refuse_shared_paths,
    require_possible,
    within,
)
from .plain_text import cut, shown
from .preparation import Preparation
from .run_wishes import Machine, Manner, Store

RASTER_ROLES = ("output", "ndvi", "change", "uncertainty", "bounds", "change_probability")
OUTPUT_ROLES = (*RASTER_ROLES, "report", "html")
ParameterValue = Union[int, float, str]


@dataclass(frozen=True)
class Pair:
    """A fine and a coarse image of about the same date, as paths (or anything GDAL opens)."""

    fine: str
    coarse: str

    def __post_init__(self) -> None:
        check_types(self)


@dataclass(frozen=True)
class StoredFiles:
    """The rasters of one target date, as paths; those that are None are not made."""

    output: Optional[str] = None
    """The fused raster; may be missing only when the run only checks."""
    ndvi: Optional[str] = None
    change: Optional[str] = None
    uncertainty: Optional[str] = None
    bounds: Optional[str] = None
    """Between which values the truth is to lie, in 68 and in 95 % of the pixels."""
    change_probability: Optional[str] = None
    """How likely each pixel changed, 0 to 1, of a network that was trained to tell it."""

    def __post_init__(self) -> None:
        check_types(self)


@dataclass(frozen=True)
class Telling:
    """What is told of one target date beside its rasters."""

    reference: Optional[str] = None
    """A fine image of the target date to measure against, never used to predict."""
    report: Optional[str] = None
    """Figures and findings as JSON."""
    html: Optional[str] = None
    """The same to read, with pictures."""

    def __post_init__(self) -> None:
        check_types(self)


@dataclass(frozen=True)
class Target:
    """One date to predict."""

    coarse: str
    """The coarse image of the target date, C2."""
    outputs: StoredFiles = field(default_factory=StoredFiles)
    telling: Telling = field(default_factory=Telling)
    date: Optional[str] = None
    """ISO date; found in the file's tags or name when missing."""

    def __post_init__(self) -> None:
        check_types(self, {"coarse": "target", "date": "target_date"})
        if self.date is not None and not is_day(self.date):
            raise JobError(f"The target date is '{cut(self.date)}': give a day that exists, as YYYY-MM-DD.")

    @property
    def files(self) -> dict[str, str]:
        """Role to path, for the outputs that were asked for."""
        named = {**vars(self.outputs), "report": self.telling.report, "html": self.telling.html}
        return {role: named[role] for role in OUTPUT_ROLES if named[role]}


@dataclass(frozen=True)
class FuseJob:
    """Predict the fine images of the target dates from the same pairs."""

    pairs: tuple[Pair, ...]
    """One or two reference pairs; the first gives the grid, data type and nodata of the output."""
    targets: tuple[Target, ...]
    """The pairs are read once for all of them."""
    method: str
    """Name of an installed method or the path of a model file."""
    params: dict[str, ParameterValue] = field(default_factory=dict)
    """Parameters of the method by name; the method's manifest says which there are and what they may be."""
    ratio: Optional[float] = None
    """Coarse pixel size / fine pixel size, for coarse images that were already resampled to fine pixels."""
    tile: Optional[int] = None
    """Side of a tile in fine pixels; None: what suits the method."""
    rows: Optional[tuple[int, int]] = None
    """Predict only these rows of F1's grid (first, last + 1); a cluster's workers take a part each."""
    date: Optional[int] = None
    """Predict only this target date, from 0; all are opened, for they share bands, ratio and clouds. A
    cluster's workers take rows of one."""
    calibration: tuple[str, ...] = ()
    """JSON reports of runs with a reference on other dates, whose factors scale the uncertainty."""
    preparation: Preparation = field(default_factory=Preparation)
    store: Store = field(default_factory=Store)
    machine: Machine = field(default_factory=Machine)
    manner: Manner = field(default_factory=Manner)
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])
    """Names the temporary files of this run, so that a client can clean up after a killed worker."""

    def __post_init__(self) -> None:
        check_types(self)
        if not 1 <= len(self.pairs) <= 2:
            raise JobError(
                f"A run takes one or two pairs, but {len(self.pairs)} were given: give --fine and "
                "--coarse once or twice."
            )
        if not self.targets:
            raise JobError("No target date was given: give the coarse image of the date to predict.")
        within("date", self.date, 0, len(self.targets) - 1)
        wanted = [self.targets[number] for number in self.wanted]
        if not self.manner.check_only and any(target.outputs.output is None for target in wanted):
            raise JobError("No output was named: give a path for the fused raster.")
        check_ratio(self.ratio)
        within("tile", self.tile, 16, 65536)
        if self.rows is not None and not 0 <= self.rows[0] < self.rows[1]:
            raise JobError(f"'rows' is {shown(self.rows)}: give the first row and the one after the last.")
        if self.machine.cluster and self.manner.resume:
            raise JobError(
                "--resume was given with --cluster, but a run on a cluster keeps no rows to go on from: "
                "leave "
                "one of the two out."
            )
        check_id(self.id)
        require_possible({"method": self.method})
        self._require_images()
        self._require_masks()
        refuse_shared_paths({**self.inputs, **self._masks, **self._reports}, self.outputs)

    def _require_images(self) -> None:
        """Raises JobError for an image of the preparation that the job does not have."""
        known = ["all", "fine", "coarse", "C2 1", *self.inputs]
        if any(target.telling.reference for target in self.targets):
            known += ["reference", "reference 1"]
        for role in self.preparation.images:
            if role not in known:
                raise JobError(
                    f"'{role}' is told how to be read, but there is no such image: the job has "
                    f"{', '.join(self.inputs)}."
                )

    def _require_masks(self) -> None:
        """Raises JobError for a mask that is one of the images: it would hide nothing."""
        images = {os.path.realpath(os.path.expanduser(path)): role for role, path in self.inputs.items()}
        for role, path in self.preparation.masks.items():
            image = images.get(os.path.realpath(os.path.expanduser(path)))
            if image:
                raise JobError(
                    f"The mask of {role} is '{cut(path)}', which is {image} itself: give a raster that is 0 "
                    "where the image is not to be used, or auto."
                )

    @classmethod
    def of(cls, pairs: Iterable[Pair], targets: Iterable[Target], method: str, **wishes: Any) -> FuseJob:
        """A job from wishes by name, as forms and command lines have them: fields of this job, of its Store,
        its Machine and its Manner."""
        parts = {name: kind(**_taken(kind, wishes)) for name, kind in _PARTS.items()}
        return cls(tuple(pairs), tuple(targets), method, **wishes, **parts)

    def with_wishes(self, **wishes: Any) -> FuseJob:
        """The same job with some wishes changed, by the names that `of` takes."""
        parts = {name: replace(getattr(self, name), **_taken(kind, wishes)) for name, kind in _PARTS.items()}
        return replace(self, **wishes, **parts)

    def alone(self, number: int) -> FuseJob:
        """The job of one of the target dates, from 0."""
        target, asked = self.targets[number], self.preparation.of_date(number + 1)
        if not target.telling.reference:  # another date may have one
            asked = asked.without("reference")
        return replace(self, targets=(target,), date=None, preparation=asked)

    @property
    def wanted(self) -> tuple[int, ...]:
        """The target dates that are predicted, from 0."""
        return tuple(range(len(self.targets))) if self.date is None else (self.date,)

    @property
    def first(self) -> Target:
        """The first target date that is predicted; the only one of a job of one date."""
        return self.targets[self.wanted[0]]

    @property
    def asks_change_probability(self) -> bool:
        return any(target.outputs.change_probability for target in self.targets)

    @property
    def asks_uncertainty(self) -> bool:
        """Whether that of any date was asked for, or bounds that follow from it."""
        return any(target.outputs.uncertainty or target.outputs.bounds for target in self.targets)

    @property
    def outputs(self) -> dict[str, str]:
        """Role to path, for the outputs that were asked for; those of further dates are numbered from 2
        on."""
        of_dates = {
            f"{role}{mark}": path for mark, target in self._marked() for role, path in target.files.items()
        }
        return {**of_dates, **self.manner.files}

    @property
    def images(self) -> dict[str, str]:
        """Role (F1, C1, F3, C3, C2; `C2 2` and so on of further dates) to path, of all that is predicted
        from."""
        return {role: path for role, path in self.inputs.items() if not role.startswith("reference")}

    @property
    def predicts_from(self) -> dict[str, str]:
        """The images, and the rasters that mask them."""
        return {**self.images, **self._masks}

    @property
    def _masks(self) -> dict[str, str]:
        return {f"mask of {role}": path for role, path in self.preparation.masks.items()}

    @property
    def _reports(self) -> dict[str, str]:
        return {f"calibration {number}": path for number, path in enumerate(self.calibration, 1)}

    @property
    def inputs(self) -> dict[str, str]:
        """The images, and the references that are measured against."""
        paths: dict[str, str] = {}
        for number, pair in zip((1, 3), self.pairs):
            paths[f"F{number}"], paths[f"C{number}"] = pair.fine, pair.coarse
        for mark, target in self._marked():
            paths[f"C2{mark}"] = target.coarse
            if target.telling.reference:
                paths[f"reference{mark}"] = target.telling.reference
        return paths

    def _marked(self) -> Iterator[tuple[str, Target]]:
        """Each date with what its roles end in."""
        yield from (
            (f" {number}" if number > 1 else "", target) for number, target in enumerate(self.targets, 1)
        )


_PARTS: dict[str, Any] = {"store": Store, "machine": Machine, "manner": Manner}


def _taken(kind: Any, wishes: dict[str, Any]) -> dict[str, Any]:
    """Those of the wishes that are fields of a type, taken out of them."""
    return {one.name: wishes.pop(one.name) for one in fields(kind) if one.name in wishes}


def target_of(coarse: str, date: Optional[str] = None, **files: Optional[str]) -> Target:
    """A target date from what is given of it by role: OUTPUT_ROLES and `reference`."""
    stored = StoredFiles(**{role: files.pop(role, None) for role in RASTER_ROLES})
    return Target(coarse, stored, Telling(**files), date)
