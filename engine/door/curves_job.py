"""What is asked of curves at places: which places, which series, and where the table and the chart go.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Optional

from .collection_source import CollectionSource
from .errors import JobError
from .job_checks import check_days, check_id, check_types, refuse_shared_paths, within


@dataclass(frozen=True)
class CurvesJob:
    """Tell the values of a series at points or in polygons, date by date."""

    sources: tuple[CollectionSource, ...]
    """The series: a folder that `series fill` made, or any dated images."""
    places: str
    """The file of the points or polygons: what OGR reads, or a CSV with x and y, or lon and lat."""
    table: str
    """CSV, a row for each place and date."""
    html: Optional[str] = None
    """The chart, as a page."""
    layer: Optional[str] = None
    """Of a file with several layers the one that is meant."""
    id_field: Optional[str] = None
    """The field whose values name the places; None: `id`, else their numbers."""
    crs: Optional[str] = None
    """Of places whose file does not say it, as `EPSG:4326`; None: that of the images."""
    images: Optional[str] = None
    """Which of the images: their kind or a pattern of their names; None: the filled ones, else the fine."""
    indices: tuple[str, ...] = ()
    """Names of indices (`ndvi`) that are made of the bands."""
    first: Optional[str] = None
    """ISO date: none before it is told."""
    last: Optional[str] = None
    memory: Optional[int] = None
    """Megabytes."""
    threads: Optional[int] = None
    overwrite: bool = False
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])

    def __post_init__(self) -> None:
        check_types(self)
        if not self.sources:
            raise JobError("No images were named: give a folder, files or a table of them.")
        check_days(self.first, self.last)
        within("memory", self.memory, 16, 1 << 20)
        within("threads", self.threads, 1, 1024)
        check_id(self.id)
        refuse_shared_paths(self.inputs, self.outputs)

    @property
    def inputs(self) -> dict[str, str]:
        named = [path for source in self.sources for path in source.inputs.values()]
        return {"places": self.places, **{f"images {number}": path for number, path in enumerate(named, 1)}}

    @property
    def outputs(self) -> dict[str, str]:
        return {"table": self.table, **({"html": self.html} if self.html else {})}
