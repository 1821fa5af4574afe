"""What is asked of an inversion: which parameter, from which images, by which model.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Optional

from .collection_source import CollectionSource
from .errors import JobError
from .job_checks import check_id, check_types, choice, is_day, refuse_shared_paths, within
from .plain_text import cut

FORMULA, LINEAR, PLS, FOREST = "formula", "linear", "pls", "forest"
MODELS = (FORMULA, LINEAR, PLS, FOREST)
FORMULAS = ("ndci", "ndti", "fvc", "temperature")
"""Chlorophyll of water, turbidity of water, share of the ground under plants, temperature of the surface."""
DAYS = 3
STORED = ".json"
"""Ends the name of a model that was kept."""


@dataclass(frozen=True)
class InvertJob:
    """Make a raster of a parameter of the ground."""

    sources: tuple[CollectionSource, ...]
    output: str
    """The raster: the parameter, and how far off it may be."""
    points: Optional[str] = None
    """Points or polygons with the measured value; a formula and a kept model need none."""
    value: Optional[str] = None
    """The field with the measured value."""
    date_field: Optional[str] = None
    """The field with the day of the measurement; None: `date`, where there is one."""
    group: Optional[str] = None
    """The field whose values are held out together; None: cells."""
    cell: Optional[float] = None
    """Side of the cells in metres; None: an eighth of the extent of the points."""
    model: str = PLS
    """One of MODELS, or the file of a model that was kept."""
    formula: str = FORMULAS[0]
    """One of FORMULAS, with the model `formula`."""
    predictors: tuple[str, ...] = ()
    """Bands and indices; none: all bands."""
    days: int = DAYS
    """How far a measurement may be from an image."""
    images: Optional[str] = None
    date: Optional[str] = None
    """The day that is mapped; None: the last."""
    layer: Optional[str] = None
    crs: Optional[str] = None
    kept: Optional[str] = None
    """Where the model goes (JSON)."""
    table: Optional[str] = None
    """CSV: each measurement, what was predicted of it while it was held out, and the fold."""
    report: Optional[str] = None
    html: Optional[str] = None
    memory: Optional[int] = None
    """Megabytes."""
    tile: Optional[int] = None
    threads: Optional[int] = None
    overwrite: bool = False
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])

    def __post_init__(self) -> None:
        check_types(self)
        if not self.sources:
            raise JobError("No images were named: give a folder, files or a table of them.")
        if not self.is_kept:
            _check_model(self.model)
        choice("formula", self.formula, FORMULAS)
        self._check_points()
        within("days", self.days, 0, 366)
        within("cell", self.cell, 1e-3, 1e8)
        if self.date is not None and not is_day(self.date):
            raise JobError(f"The date is '{cut(self.date)}': give a day that exists, as YYYY-MM-DD.")
        within("memory", self.memory, 16, 1 << 20)
        within("tile", self.tile, 1, 1 << 20)
        within("threads", self.threads, 1, 1024)
        check_id(self.id)
        refuse_shared_paths(self.inputs, self.outputs)

        if self.kept is not None and not self.kept.lower().endswith(STORED):
            raise JobError(
                f"The kept model '{cut(self.kept)}' does not end in {STORED}: give it a name that does "
                "(--keep)."
            )

    def _check_points(self) -> None:
        if self.points is None:
            if not self.is_kept and self.model != FORMULA:
                raise JobError(
                    f"The model {self.model} is fitted to measurements: give points with their values "
                    "(--points, "
                    "--value), or a formula (--model formula)."
                )
            if self.table:
                raise JobError("A table of the measurements needs measurements: give points (--points).")
        elif self.is_kept:
            raise JobError(
                f"The model '{cut(self.model)}' is fitted already: leave the points out, or name a "
                "kind of model."
            )
        elif self.value is None:
            raise JobError("No field with the measured value was named (--value).")
        if self.predictors and self.model == FORMULA:
            raise JobError("A formula knows its bands: leave the predictors out, or take --model linear.")
        if self.group is not None and self.cell is not None:
            raise JobError("Groups are cells or a field: give --group or --cell, not both.")

    @property
    def is_kept(self) -> bool:
        """Whether the model is one that was kept."""
        return self.model.lower().endswith(STORED)

    @property
    def inputs(self) -> dict[str, str]:
        named = [path for source in self.sources for path in source.inputs.values()]
        given = {f"images {number}": path for number, path in enumerate(named, 1)}
        if self.points:
            given["points"] = self.points
        return {**given, "kept model": self.model} if self.is_kept else given

    @property
    def outputs(self) -> dict[str, str]:
        named = {"output": self.output, "model": self.kept, "table": self.table}
        given = {**named, "report": self.report, "html": self.html}
        return {role: path for role, path in given.items() if path}


def _check_model(model: str) -> None:
    """Raises JobError for what is neither a kind of model nor one that was kept."""
    if model not in MODELS:
        raise JobError(
            f"The model is '{cut(model)}': use one of {', '.join(MODELS)}, or a model that was kept "
            f"(a file that ends in {STORED})."
        )
