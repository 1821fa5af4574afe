"""What is asked of a map of classes: which images, which model, and what is written.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import dataclasses
import uuid
from dataclasses import dataclass
from typing import Optional

from .collection_source import CollectionSource
from .job_checks import check_id, check_shapes_file, check_types, refuse_shared_paths, within
from .landcover_inputs import named_inputs, require_inputs

SIDECAR = ".aux.xml"
"""Behind the name of a class raster: the file beside it that holds its attribute table."""


@dataclass(frozen=True)
class ClassifyJob:
    """Map the classes of a land-cover model."""

    model: str
    """Its name among the user's own, or its file."""
    output: str
    """The raster of classes."""
    images: tuple[str, ...] = ()
    series: tuple[CollectionSource, ...] = ()
    pattern: Optional[str] = None
    """Which of the series' images."""
    grid: Optional[str] = None
    """A raster whose grid is taken; None: the finest of all."""
    probability: Optional[str] = None
    """A raster of how much of the model's vote the class of each pixel has."""
    polygons: Optional[str] = None
    """The areas of one class as polygons: a GeoPackage or GeoJSON."""
    table: Optional[str] = None
    """CSV of the areas of the classes."""
    report: Optional[str] = None
    html: Optional[str] = None
    samples: Optional[str] = None
    """Reference samples, by which areas are adjusted: points or polygons."""
    field: Optional[str] = None
    layer: Optional[str] = None
    crs: Optional[str] = None
    memory: Optional[int] = None
    tile: Optional[int] = None
    threads: Optional[int] = None
    overwrite: bool = False
    id: str = dataclasses.field(default_factory=lambda: uuid.uuid4().hex[:12])

    def __post_init__(self) -> None:
        check_types(self)
        check_id(self.id)
        require_inputs(self.images, self.series, {"kind": self.pattern})
        check_shapes_file("polygons", self.polygons)
        within("memory", self.memory, 16, 1 << 20)
        within("tile", self.tile, 1, 1 << 16)
        within("threads", self.threads, 1, 1024)
        refuse_shared_paths(self.inputs, self.outputs)

    @property
    def inputs(self) -> dict[str, str]:
        return named_inputs(self.images, self.series, samples=self.samples, grid=self.grid)

    @property
    def outputs(self) -> dict[str, str]:
        further = {
            "probability": self.probability,
            "polygons": self.polygons,
            "table": self.table,
            "report": self.report,
            "html": self.html,
        }
        written = {"output": self.output, "legend": f"{self.output}{SIDECAR}"}
        return {**written, **{role: path for role, path in further.items() if path}}
