"""The filled rasters smoothed in time, as rasters beside them: what was filled stays as it is, so that a
later run can go on from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Callable

import numpy as np

from ..door.fill_job import FillJob
from ..door.outputs import Outputs, os_errors
from ..raster import scratch
from ..raster.grid import Window, windows
from ..raster.strips import Strips
from ..raster.writers import Raster, RasterWriter
from ..run.budget import thread_count
from ..seasons.kinds import kind_of_smoothing
from ..seasons.settings import STEP, TimeGrid
from . import filling
from .dates import Filled
from .place import Place
from .smoothing_kernels import smoothed
from .stacks import Stack, side_for
from .stored import DEVIATION, FUSED_ROLE, ORIGIN, rasters_of, roles_of

BEGINS = "smooth"
COPIES = 4
Step = Callable[[float], None]


def roles(job: FillJob) -> list[str]:
    """Roles of the rasters that are smoothed."""
    if job.smooth is None:
        return []
    return [role for role in roles_of(job) if role not in (DEVIATION, ORIGIN)]


def paths_of_role(job: FillJob, targets: Sequence[Filled], role: str) -> dict[str, str]:
    """Role to path of its smoothed rasters, one for each date."""
    begin = f"{BEGINS}_{roles_of(job)[role]}"
    return {f"{begin} {one.day}": str(Path(job.folder, f"{begin}_{one.day}.tif")) for one in targets}


def write(
    job: FillJob, place: Place, targets: Sequence[Filled], role: str, outputs: Outputs, step: Step
) -> None:
    """Smooth the rasters of a role, and write them under their temporary names.

    Args:
        step: is told how much of all is done.

    Raises:
        ChronofuseError: a raster of the series can't be read, or one can't be written.
    """
    rasters = [_raster(job, place, target, role) for target in targets]
    names = list(outputs.temporary)
    folder = scratch.folder()
    with os_errors(folder):
        strips = [one.strips(folder / f"{name}.rows") for one, name in zip(rasters, names)]
    _fill_strips(job, place, targets, role, rasters, strips, step)
    for raster, rows, name in zip(rasters, strips, names):
        final, threads = outputs.final[name], thread_count(job.threads)
        writer = RasterWriter(raster, rows, outputs.temporary[name], final, folder, threads)
        for number in range(rows.count):
            writer.append(number)
        writer.close()
        rows.remove()


def _raster(job: FillJob, place: Place, target: Filled, role: str) -> Raster:
    raster = rasters_of(job, place, target)[role]
    told = {
        "CHRONOFUSE_PRODUCT": BEGINS,
        "CHRONOFUSE_SMOOTHING": f"{job.smooth} over {job.smooth_period:g} days",
    }
    return replace(raster, tags={**raster.tags, **told})


def _fill_strips(
    job: FillJob,
    place: Place,
    targets: Sequence[Filled],
    role: str,
    rasters: Sequence[Raster],
    strips: Sequence[Strips],
    step: Step,
) -> None:
    grid, bands = place.grid, len(rasters[0].names)
    stack = Stack.of(job, place, targets, role)
    origin = Stack.of(job, place, targets, ORIGIN).band(0)
    sure = Stack.of(job, place, targets, DEVIATION) if job.uncertainty else None
    side = side_for(job.machine.memory, 4 * len(targets) * (bands + COPIES), grid, job.tile)
    for window in windows(grid.width, grid.height, side):
        kept = origin.read(window) == filling.OBSERVED if job.keep else None
        found = np.empty((len(targets), bands, window.height, window.width), np.float32)
        for band in range(bands):
            # The deviations of all bands go up and down together, so those of the first stand for an index.
            weights = None if sure is None else sure.band(band if role == FUSED_ROLE else 0).read(window)
            values = _of_band(job, targets, stack.band(band).read(window), weights, kept)
            found[:, band] = values.reshape(len(targets), window.height, window.width)
        _store(rasters, strips, window, found)
        step(window.width * window.height / (grid.width * grid.height))


def _of_band(job: FillJob, targets: Sequence[Filled], values, sure, kept) -> np.ndarray:
    """(dates, pixels) smoothed; observed pixels as they were, where they are to be kept."""
    days = np.array([target.day.toordinal() for target in targets], np.float64)
    grid = TimeGrid.over(days)
    found = values.copy()
    deviation = np.empty((0, values.shape[1]), np.float32) if sure is None else sure
    kind = kind_of_smoothing(job.smooth or "none")
    smoothed(found, deviation, days, grid.node, grid.part, grid.nodes, STEP, kind, job.smooth_period)
    if kept is not None:
        np.copyto(found, values, where=kept)
    return found


def _store(rasters: Sequence[Raster], strips: Sequence[Strips], window: Window, found: np.ndarray) -> None:
    for raster, rows, values in zip(rasters, strips, found):
        with os_errors(rows.path):
            rows.write(window, raster.encode(values))
