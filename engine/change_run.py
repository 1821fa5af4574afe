"""What the three flows of change share: tiles within the memory, scratch files, rasters on their way out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable

import numpy as np

from .door import events
from .door.addresses import without_secrets
from .door.errors import MemoryBudgetError
from .door.jobs import ChangeJob
from .door.outputs import Outputs, os_errors
from .door.plain_text import many
from .door.value import Figures
from .door.version import __version__
from .maps.changes.overview import Overview
from .raster import scratch, space
from .raster.grid import Grid, Window, windows
from .raster.legend import Legend
from .raster.readers import Image
from .raster.values import Encoding
from .raster.writers import Raster, RasterWriter
from .run.budget import MB, cache_bytes, default_megabytes, thread_count
from .run.products import PRODUCT
from .run.stages import Stages

Tell = Callable[[events.Event], None]
MOST_ROWS = 512
SHOWN = 250_000
"""Pixels of the page's maps."""


@dataclass
class Run:
    """One run, and what its steps share."""

    job: ChangeJob
    tell: Tell
    outputs: Outputs
    progress: Stages
    notes: list[str] = field(default_factory=list)

    @property
    def threads(self) -> int:
        return thread_count(self.job.threads)

    def note(self, text: str) -> None:
        if text:
            self.notes.append(without_secrets(text))

    def rows(self, grid: Grid, bytes_each: int) -> list[Window]:
        """Windows of whole rows that fit in the memory.

        Args:
            bytes_each: what is held of a pixel at once.

        Raises:
            MemoryBudgetError: not one row fits.
        """
        budget = (self.job.memory or default_megabytes()) * MB - cache_bytes(self.job.memory)
        high = int(budget // (grid.width * bytes_each))
        if high < 1:
            least = int(grid.width * bytes_each + cache_bytes(self.job.memory)) // MB + 1
            raise MemoryBudgetError(
                f"A row of {many(grid.width, 'pixel')} takes more memory than the budget of {budget // MB} "
                f"MB: give --memory {least} or more."
            )
        high = min(high, MOST_ROWS, self.job.tile or MOST_ROWS)
        return list(windows(grid.width, grid.height, grid.width, high))

    def raster(self, grid: Grid, product: str, names: tuple[str, ...], tags: dict[str, str]) -> Raster:
        """A raster of numbers."""
        return Raster(grid, names, (PRODUCT,) * len(names), self._tags(product, tags))

    def class_raster(self, grid: Grid, product: str, legend: Legend, tags: dict[str, str]) -> Raster:
        encoding = Encoding(legend.dtype, 1.0, 0.0, legend.nodata)
        return Raster(grid, (product,), (encoding,), self._tags(product, tags), legend=legend)

    def _tags(self, product: str, tags: dict[str, str]) -> dict[str, str]:
        return {"CHRONOFUSE_VERSION": __version__, "CHRONOFUSE_PRODUCT": product, **tags}

    def require_room(self, like: Image, **rasters: Raster) -> None:
        """Raises DiskFullError where they surely fill the disk."""
        named = [(self.outputs.final[role], raster) for role, raster in rasters.items()]
        space.require_room(named, like, len(named), scratch.folder())

    def written(self, role: str, raster: Raster) -> Written:
        return Written(self, role, raster)


class Written:
    """A raster on its way out: windows as they come, then the file."""

    def __init__(self, run: Run, role: str, raster: Raster):
        self._run, self._role, self.raster = run, role, raster
        self._rows = scratch.folder() / f"{role}-{run.job.id}.rows"
        self._strips = raster.strips(self._rows)

    def write(self, window: Window, values: np.ndarray) -> None:
        """(bands, rows, cols) as they are stored."""
        with os_errors(self._rows):
            self._strips.write(window, values)

    def finish(self, stage: str) -> None:
        """All windows are there: make the file."""
        run, outputs = self._run, self._run.outputs
        with run.progress.stage(stage, self._strips.count) as step:
            writer = RasterWriter(
                self.raster,
                self._strips,
                outputs.temporary[self._role],
                outputs.final[self._role],
                scratch.folder(),
                run.threads,
            )
            for number in range(self._strips.count):
                writer.append(number)
                step(1)
            writer.close()
        self._strips.remove()


class RowFile:
    """Whole rows of a raster on the disk, written from the first to the last and read again so."""

    def __init__(self, name: str, run: Run, dtype: str):
        self.path, self.dtype = scratch.folder() / f"{name}-{run.job.id}.raw", np.dtype(dtype)
        with os_errors(self.path):
            self._file = self.path.open("wb")

    def write(self, values: np.ndarray) -> None:
        with os_errors(self.path):
            self._file.write(np.ascontiguousarray(values, self.dtype).tobytes())

    def read(self, plan: list[Window]) -> Iterator[tuple[Window, np.ndarray]]:
        with os_errors(self.path):
            self._file.close()
        with Path(self.path).open("rb") as file:
            for window in plan:
                size = window.width * window.height
                values = np.frombuffer(file.read(size * self.dtype.itemsize), self.dtype)
                yield window, values.reshape(window.height, window.width)

    def remove(self) -> None:
        self._file.close()
        self.path.unlink(missing_ok=True)


@dataclass(frozen=True)
class Result:
    """What a flow found."""

    figures: Figures
    page: Callable[[Figures], str]


def overview(grid: Grid) -> Overview:
    return Overview(grid, SHOWN)


def legend_figures(legend: Legend) -> list[dict[str, Any]]:
    """For reports and styles."""
    return [{"code": entry.code, "name": entry.name, "colour": entry.colour} for entry in legend]
