"""How a method of pairs fills a date of a series: the references are mixed into one pair, which resembles the
date as well as they can; the method fuses it, and the mean with what kriging says is taken.

Both err, and mostly elsewhere: the method where the mixture's detail is not that of the date, kriging where
something changed that no reference shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Optional

import numpy as np

from . import fuse
from .door import events
from .door.errors import AllNodataError, UnknownMethodError
from .door.fill_job import SERIES_METHODS, FillJob
from .door.fuse_job import FuseJob, Pair, StoredFiles, Target
from .methods.registry import find_manifest
from .raster import scratch
from .raster.grid import Window
from .raster.readers import Image, open_image
from .raster.writers import Raster
from .run.budget import thread_count
from .run.course import FUSING
from .run.products import PRODUCT
from .series import filling
from .series.dates import Filled
from .series.groups import Group
from .series.growing import Growing
from .series.learning import Learnt
from .series.place import Place
from .series.windows import Read

FINE, COARSE, TARGET, VALUES, ORIGIN, FUSED = "F1", "C1", "C2", "values", "origin", "fused"
BEFORE, DURING, AFTER = 0.15, 0.75, 0.1
"""Shares of a date's work: the mixture, the method, the mean."""
Step = Callable[[float], None]


def require_method(job: FillJob) -> None:
    """Raises ChronofuseError where there is no method of pairs of that name, or it takes no single pair."""
    if not job.by_pairs:
        return
    try:
        find_manifest(job.method, 1)
    except UnknownMethodError as error:
        raise UnknownMethodError(
            f"{str(error).rstrip('.')}. A series is also filled by {', '.join(SERIES_METHODS)}."
        ) from error


def predicted(
    job: FillJob,
    place: Place,
    group: Group,
    learnt: Optional[Learnt],
    tiles: Sequence[Window],
    pool: Executor,
    step: Step,
) -> Iterator[tuple[Window, int, filling.Window]]:
    """What is known of each window of the dates of a group: the window, the date's number, its values."""
    for number, target in enumerate(group.targets):
        known = _Known(scratch.folder(), target, place)
        try:
            known.look(job, learnt, tiles, group, pool, step)
            known.fuse(job, step)
            own = [target.day] if target.observed else []
            for window in tiles:
                read = Read(place, window, own, [target.day], pool)
                yield window, number, filling.keep_observed(job, target, read, known.window(window))
                step(AFTER * window.width * window.height)
        finally:
            known.remove()


@dataclass(eq=False)
class _Known:
    """What kriging and a method of pairs say of a date, in rasters on the disk until it is stored."""

    folder: Path
    target: Filled
    place: Place
    fused: Optional[Image] = None
    """What the method made; None where it can't say anything."""

    def _file(self, role: str) -> Path:
        return self.folder / f"{self.target.day}-{role}.tif"

    def look(
        self,
        job: FillJob,
        learnt: Optional[Learnt],
        tiles: Sequence[Window],
        group: Group,
        pool: Executor,
        step: Step,
    ) -> None:
        """Write the mixture of references, and what kriging says."""
        place = self.place
        bands = Raster(place.grid, place.names, (PRODUCT,) * len(place.names))
        rasters = dict.fromkeys((FINE, COARSE, TARGET, VALUES), bands)
        rasters[ORIGIN] = Raster(place.grid, ("code", "before", "after"), (PRODUCT,) * 3)
        files = {role: (self._file(role), self._file(role)) for role in rasters}
        growing = Growing(
            rasters, files, self.folder, f"{self.target.day}-mixture", thread_count(job.threads)
        )
        for window in tiles:
            read = Read(place, window, group.fine, group.days, pool)
            filled = filling.predict(job, self.target, read, learnt, with_pair=True)
            arrays = {
                FINE: filled.pair.fine,
                COARSE: filled.pair.coarse,
                TARGET: read.coarse[self.target.day],
                VALUES: filled.values,
                ORIGIN: filled.origin.astype(np.float32),
            }
            growing.write(
                window, {role: rasters[role].encode(read.in_rows(one)) for role, one in arrays.items()}
            )
            step(BEFORE * window.width * window.height)
        growing.close()

    def fuse(self, job: FillJob, step: Step) -> None:
        """Let the method fuse the mixture, where the day has a coarse image of its own."""
        pixels, done = self.place.grid.width * self.place.grid.height, 0.0

        def hear(event: events.Event) -> None:
            nonlocal done
            if isinstance(event, events.Progress) and event.stage == FUSING and event.total:
                share = event.done / event.total
                step(DURING * pixels * max(0.0, share - done))
                done = max(done, share)

        if self.target.day in self.place.coarse:
            output = str(self._file(FUSED))
            wanted = Target(str(self._file(TARGET)), StoredFiles(output), date=self.target.day.isoformat())
            pair = Pair(str(self._file(FINE)), str(self._file(COARSE)))
            machine = job.machine
            try:
                fuse.run(
                    FuseJob((pair,), (wanted,), job.method, ratio=self.place.ratio, machine=machine), hear
                )
                self.fused = open_image(output, FUSED)
            except AllNodataError:  # no reference anywhere: kriging says nothing, either
                pass
        step(DURING * pixels * (1.0 - done))

    def window(self, window: Window) -> filling.Window:
        """The mean of both, and where it comes from."""
        values, origin = (
            open_image(str(self._file(role)), role).read(window).reshape(-1, window.width * window.height)
            for role in (VALUES, ORIGIN)
        )
        found = filling.Window(values, np.full_like(values, np.nan), origin.astype(np.int16))
        if self.fused is None:
            return found
        return filling.mixed_with(self.fused.read(window).reshape(values.shape), found)

    def remove(self) -> None:
        for role in (FINE, COARSE, TARGET, VALUES, ORIGIN, FUSED):
            self._file(role).unlink(missing_ok=True)
