"""The files of a filled date: what they hold, and how they grow."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np

from ..door.fill_job import FillJob
from ..door.fuse_job import DTYPES
from ..door.outputs import Outputs, os_errors
from ..door.version import __version__
from ..raster.grid import Window
from ..raster.indices import index_of
from ..raster.strips import BLOCK
from ..raster.values import Encoding
from ..raster.writers import Raster, RasterWriter
from ..run.products import PRODUCT, output_encodings
from . import filling
from .dates import Filled
from .place import Place

LIKE_FINE = DTYPES[0]
FUSED_ROLE, ORIGIN, DEVIATION = "output", "origin", "uncertainty"
CODE = Encoding("int16", 1.0, 0.0, float(filling.NO_DAY))
ORIGIN_BANDS = ("origin", "days to the reference before", "days to the reference after")


def roles_of(job: FillJob) -> dict[str, str]:
    """Role of each raster of a date to what its file's name begins with."""
    roles = {FUSED_ROLE: "filled"} if job.bands else {}
    roles.update({f"index {name}": name for name in job.indices})
    if job.uncertainty:
        roles[DEVIATION] = "deviation"
    return {**roles, ORIGIN: "origin"}


def paths_of(job: FillJob, day: date) -> dict[str, str]:
    """Role to path of the rasters of a date."""
    return {role: str(Path(job.folder, f"{begin}_{day}.tif")) for role, begin in roles_of(job).items()}


class Stored:
    """The rasters of one date while they grow, a window after the other, from the top."""

    def __init__(
        self, job: FillJob, place: Place, target: Filled, outputs: Outputs, scratch: Path, threads: int
    ):
        self.day, self._place = target.day, place
        self.share = dict.fromkeys(filling.ORIGINS, 0)
        """Code of an origin to how many pixels have it."""
        self._rasters = rasters_of(job, place, target)
        self._done = 0
        self._strips, self._writers = {}, {}
        with os_errors(scratch):
            for role, raster in self._rasters.items():
                self._strips[role] = raster.strips(scratch / f"{target.day}-{role}.rows")
                self._writers[role] = RasterWriter(
                    raster, self._strips[role], outputs.temporary[role], outputs.final[role], scratch, threads
                )
        self._scratch = scratch

    def write(self, window: Window, filled: filling.Window) -> None:
        """Take what was predicted of a window.

        Raises:
            DiskFullError, OutputNotWritableError.
        """
        for code, count in zip(*np.unique(filled.origin[0], return_counts=True)):
            self.share[int(code)] += int(count)
        with os_errors(self._scratch):
            for role, raster in self._rasters.items():
                values = self._of_role(role, filled, window)
                self._strips[role].write(window, raster.encode(values))

    def finish_until(self, row: int) -> None:
        """All rows above one are there: they go into the files in whole strips."""
        strips = next(iter(self._strips.values()))
        while self._done < strips.count and strips.rows_of(self._done) <= row:
            for writer in self._writers.values():
                writer.append(self._done)
            self._done += 1

    def close(self) -> None:
        for writer in self._writers.values():
            writer.close()
        for strips in self._strips.values():
            strips.remove()

    def _of_role(self, role: str, filled: filling.Window, window: Window) -> np.ndarray:
        shape = (-1, window.height, window.width)
        if role == ORIGIN:
            return filled.origin.astype(np.float32).reshape(shape)
        if role == DEVIATION:
            return filled.deviation.reshape(shape)
        values = filled.values.reshape(shape)
        return values if role == FUSED_ROLE else index_of(role.partition(" ")[2], values, self._place.names)


def height_of_tiles(tile: int) -> int:
    """Rows that are finished together: whole strips, or a part of one that divides it."""
    return BLOCK if tile >= BLOCK else tile


def rasters_of(job: FillJob, place: Place, target: Filled) -> dict[str, Raster]:
    """Role to what its file holds. A date that was observed is stored as its own image is, so that its
    pixels stay as they are bit for bit."""
    image = place.first
    if target.observed and place.fine[target.day].grid == place.grid:
        image = place.fine_on(target.day)
    stored = output_encodings(image, LIKE_FINE)
    count = len(place.names)
    rasters = {}
    for role, begin in roles_of(job).items():
        tags = {
            "CHRONOFUSE_VERSION": __version__,
            "CHRONOFUSE_PRODUCT": begin,
            "CHRONOFUSE_METHOD": job.method,
            "ACQUISITION_DATE": target.day.isoformat(),
        }
        if role == FUSED_ROLE:
            rasters[role] = Raster(place.grid, image.labels, stored, tags, image.declares_scale)
        elif role == ORIGIN:
            tags["CHRONOFUSE_ORIGINS"] = ", ".join(f"{code}={text}" for code, text in filling.ORIGINS.items())
            rasters[role] = Raster(place.grid, ORIGIN_BANDS, (CODE,) * 3, tags)
        elif role == DEVIATION:
            rasters[role] = Raster(place.grid, place.names, (PRODUCT,) * count, tags)
        else:
            rasters[role] = Raster(place.grid, (begin,), (PRODUCT,), tags)
    return rasters
