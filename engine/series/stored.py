"""The files of a filled date: what they hold, and how they grow."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np

from ..door.fill_job import FillJob
from ..door.outputs import Outputs
from ..door.run_wishes import DTYPES
from ..door.version import __version__
from ..raster.grid import Window
from ..raster.indices import index_of
from ..raster.mosaic import Mosaic
from ..raster.readers import Image
from ..raster.stored import numbers_of
from ..raster.unreadable import unreadable
from ..raster.values import Encoding, is_nodata
from ..raster.writers import Raster
from ..run.products import PRODUCT, output_encodings
from . import filling
from .dates import Filled
from .growing import Growing
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
    """The rasters of one date while they grow."""

    def __init__(
        self, job: FillJob, place: Place, target: Filled, outputs: Outputs, scratch: Path, threads: int
    ):
        self.day, self._place = target.day, place
        self.share = dict.fromkeys(filling.ORIGINS, 0)
        """Code of an origin to how many pixels have it."""
        self._own = place.fine_on(target.day) if target.observed and job.keep else None
        """The image of the day itself, whose valid numbers stay as they are stored."""
        rasters = rasters_of(job, place, target)
        files = {role: (outputs.temporary[role], outputs.final[role]) for role in rasters}
        self._growing = Growing(rasters, files, scratch, str(target.day), threads)

    def write(self, window: Window, filled: filling.Window) -> None:
        """Take what was predicted of a window.

        Raises:
            DiskFullError, OutputNotWritableError.
        """
        for code, count in zip(*np.unique(filled.origin[0], return_counts=True)):
            self.share[int(code)] += int(count)
        stored = {
            role: raster.encode(self._of_role(role, filled, window))
            for role, raster in self._growing.rasters.items()
        }
        if self._own is not None and FUSED_ROLE in stored:
            _keep_numbers(self._own, window, self._growing.rasters[FUSED_ROLE], stored[FUSED_ROLE])
        self._growing.write(window, stored)

    def close(self) -> None:
        self._growing.close()

    def _of_role(self, role: str, filled: filling.Window, window: Window) -> np.ndarray:
        shape = (-1, window.height, window.width)
        if role == ORIGIN:
            return filled.origin.astype(np.float32).reshape(shape)
        if role == DEVIATION:
            return filled.deviation.reshape(shape)
        values = filled.values.reshape(shape)
        return values if role == FUSED_ROLE else index_of(role.partition(" ")[2], values, self._place.names)


def _keep_numbers(own: Image, window: Window, raster: Raster, stored: np.ndarray) -> None:
    """Put an image's own numbers where they are valid; those of float64 would not come back from float32."""
    images = own.images if isinstance(own, Mosaic) else (own,)
    values, source = own.taken(window) if isinstance(own, Mosaic) else (own.read(window), np.int8(0))
    for number, image in enumerate(images):
        if type(image) is Image:  # the others were brought to the grid: their pixels are no numbers of a file
            _keep_numbers_of(image, window, np.isfinite(values) & (source == number), raster, stored)


def _keep_numbers_of(
    own: Image, window: Window, seen: np.ndarray, raster: Raster, stored: np.ndarray
) -> None:
    """`seen`: (bands, rows, cols), which pixels are of this image."""
    area = (window.x, window.y, window.width, window.height)
    for band, (number, encoding) in enumerate(zip(own.band_numbers, own.encodings)):
        kept = raster.encodings[band]
        if (kept.dtype, kept.scale, kept.offset) != (encoding.dtype, encoding.scale, encoding.offset):
            continue
        try:
            numbers = numbers_of(own.dataset.GetRasterBand(number), encoding.dtype, area)
        except RuntimeError as error:
            raise unreadable(own.role, own.path, error) from error
        np.copyto(stored[band], numbers, where=seen[band] & ~is_nodata(numbers, kept.nodata))


def rasters_of(job: FillJob, place: Place, target: Filled) -> dict[str, Raster]:
    """Role to what its file holds. A date that was observed is stored as its own image is, so that its
    pixels stay as they are bit for bit."""
    image = place.first
    if target.observed and place.fine[target.day][0].grid == place.grid:
        image = place.as_stored(place.fine[target.day][0])
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
