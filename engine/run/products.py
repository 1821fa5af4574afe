"""What a run writes of one target date, from predicted windows to files: the fused raster, NDVI, change,
uncertainty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from ...models.catalogue.manifest import Manifest
from ..align.scene import Scene
from ..door.addresses import for_a_tag
from ..door.check import Check
from ..door.errors import JobError
from ..door.jobs import FuseJob
from ..door.outputs import Outputs, os_errors
from ..door.plain_text import cut
from ..door.version import __version__
from ..raster import bands, raster_kernels
from ..raster.grid import Window, sample_windows
from ..raster.readers import Image
from ..raster.values import Encoding, output_nodata
from ..raster.writers import Raster, RasterWriter
from .promised import BOUNDS, bound_names, bound_times, truths_of

PRODUCT_NODATA = -9999.0
CHANGE_PROBABILITY = "change_probability"
PRODUCT = Encoding("float32", 1.0, 0.0, PRODUCT_NODATA)


def rasters_of(
    job: FuseJob, scene: Scene, manifest: Manifest, settings: dict, found: Check
) -> dict[str, Raster]:
    """Role to what its file holds, for the rasters that a job of one date asks for."""
    grid = scene.grid if job.rows is None else scene.grid.part(rows_window(job, scene))
    fine, names = scene.fine[0], scene.names

    def raster(
        role: str, names: tuple[str, ...], encodings: tuple[Encoding, ...], declares_scale: bool = True
    ) -> Raster:
        return Raster(
            grid, names, encodings, _tags(role, job, scene, manifest, settings, found), declares_scale
        )

    wanted = job.first.outputs
    if wanted.ndvi:
        require_ndvi(scene)
    rasters = {
        "output": raster("output", fine.labels, output_encodings(fine, job.store.dtype), fine.declares_scale)
    }
    if wanted.ndvi:
        rasters["ndvi"] = raster("ndvi", ("ndvi",), (PRODUCT,))
    if wanted.change:
        rasters["change"] = raster("change", names, (PRODUCT,) * len(names))
    if wanted.uncertainty:
        rasters["uncertainty"] = raster("uncertainty", names, (PRODUCT,) * len(names))
    if wanted.bounds:
        rasters["bounds"] = raster("bounds", bound_names(names), (PRODUCT,) * len(bound_names(names)))
    if wanted.change_probability:
        rasters[CHANGE_PROBABILITY] = raster(CHANGE_PROBABILITY, ("probability of change",), (PRODUCT,))
    return rasters


def require_ndvi(scene: Scene) -> None:
    """Raises BandMismatchError where NDVI can't be made: F1 has no red and near infrared, and is not NDVI
    itself by its name or, without a name, by its values in a few windows."""
    fine = scene.fine[0]
    if fine.bands > 1 or fine.names[0]:
        bands.require_ndvi(scene.names, fine.path, np.nan, np.nan)
        return
    seen = np.concatenate([fine.read(window).ravel() for window in sample_windows(fine.grid)])
    known = seen[np.isfinite(seen)]
    if fine.scale_note and fine.encodings[0].dtype.startswith("float"):
        known = (
            known / fine.encodings[0].scale
        )  # NDVI in floats needs no scale, and one that was guessed hides it
    limits = (float(known.min()), float(known.max())) if known.size else (np.nan, np.nan)
    bands.require_ndvi(scene.names, fine.path, *limits)


def rows_window(job: FuseJob, scene: Scene) -> Window:
    """The part of F1's grid that a job predicts.

    Raises:
        JobError: the job's rows begin below it.
    """
    first, last = job.rows or (0, scene.grid.height)
    if first >= scene.grid.height:
        raise JobError(
            f"'rows' begins at {first}, but F1 has {scene.grid.height} rows: give rows that it has."
        )
    return Window(0, first, scene.grid.width, min(last, scene.grid.height) - first)


class Products:
    """The rasters of one date while they grow."""

    def __init__(
        self,
        rasters: dict[str, Raster],
        outputs: Outputs,
        folder: Path,
        scratch: Path,
        threads: int,
        cog: bool,
        fine: Callable[[Window], np.ndarray],
        names: tuple[str, ...],
        fine_path: str,
        bound_times: tuple[float, ...] = (),
    ):
        """`folder` is where the raw rows are kept, `fine` reads F1 in the writer's thread, `bound_times` are
        how many deviations each bound is away."""
        self.rasters = rasters
        self.valid = self.values = 0
        """How many pixels were predicted in at least one band, and how many values over all bands."""
        self._counted, self._bound_times = 0, bound_times
        self._fine, self._names, self._fine_path = fine, names, fine_path
        self._folder = folder
        self.strips, self._writers = {}, {}
        with os_errors(folder):
            folder.mkdir(exist_ok=True)
        for role, raster in rasters.items():
            with os_errors(folder):
                self.strips[role] = raster.strips(folder / f"{role}.rows")
            with os_errors(scratch / role):
                self._writers[role] = RasterWriter(
                    raster,
                    self.strips[role],
                    outputs.temporary[role],
                    outputs.final[role],
                    scratch,
                    threads,
                    cog,
                )

    def write(self, window: Window, prediction: np.ndarray) -> None:
        """Take F2 of a window, (bands, rows, cols) in physical units, NaN for gaps; its deviation and the
        probability of change may follow below it.

        Raises:
            DiskFullError, OutputNotWritableError.
        """
        with os_errors(self._folder):
            for role, values in self._of(window, prediction):
                self.strips[role].write(window, self.rasters[role].encode(values))

    def _of(self, window: Window, layers: np.ndarray):
        count = len(self._names)
        prediction, deviation = layers[:count], layers[count : 2 * count]
        yield "output", prediction
        if "ndvi" in self.rasters:
            yield "ndvi", ndvi(prediction, self._names, self._fine_path)
        if "change" in self.rasters:
            yield "change", prediction - self._fine(window)
        if "uncertainty" in self.rasters:
            yield "uncertainty", deviation
        if "bounds" in self.rasters:
            yield "bounds", bounds(prediction, deviation, self._bound_times)
        if CHANGE_PROBABILITY in self.rasters:
            yield CHANGE_PROBABILITY, mean_of(layers[-count:])

    def checksums(self, strip: int) -> list[int]:
        return [strips.checksum(strip) for strips in self.strips.values()]

    def append(self, strip: int) -> None:
        """A strip's rows are all there: they go into the files."""
        for role, writer in self._writers.items():
            valid = writer.append(strip)
            self.valid += valid if role == "output" else 0
        if strip == self._counted:  # memory may run out in another date's turn, and all are asked again
            self.values += self._values_in(strip)
            self._counted += 1

    def _values_in(self, strip: int) -> int:
        strips, nodata = self.strips["output"], self.rasters["output"].nodata
        blocks = (values for _, values in strips.blocks(strip))
        return sum(raster_kernels.count_valid(band[None], nodata) for values in blocks for band in values)

    def close(self) -> None:
        for writer in self._writers.values():
            writer.close()
        for strips in self.strips.values():
            strips.close()


def ndvi(values: np.ndarray, names: tuple[str, ...], path: str) -> np.ndarray:
    """(NIR - red) / (NIR + red) as (1, rows, cols), NaN where the sum is not positive; a single band is
    NDVI already (`require_ndvi`)."""
    if len(values) == 1:
        return values
    red, nir = (values[i] for i in bands.red_and_nir(names, path))
    total = nir + red
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(total > 0, np.clip((nir - red) / total, -1, 1), np.nan)[None]


def mean_of(images: np.ndarray) -> np.ndarray:
    """(1, rows, cols): the mean over the bands that are known, NaN where none is; the probability of change
    is the same in all bands that a network was given, unless two pairs are weighed for each."""
    known = np.isfinite(images)
    count = known.sum(axis=0, keepdims=True)
    total = np.where(known, images, 0).sum(axis=0, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(count > 0, total / count, np.nan).astype(np.float32)


def bounds(prediction: np.ndarray, deviation: np.ndarray, times: tuple[float, ...]) -> np.ndarray:
    """Lower and upper end of each bound, band after band: (bands x bounds x 2, rows, cols)."""
    ends = [prediction + np.float32(sign * each) * deviation for each in times for sign in (-1, 1)]
    return np.stack(ends, axis=1).reshape(-1, *prediction.shape[1:])


def output_encodings(fine: Image, dtype: str) -> tuple[Encoding, ...]:
    """How the fused raster stores its numbers: like F1, or in F1's units and scale but as float32,
    unrounded."""
    types = {e.dtype for e in fine.encodings}
    if len(types) > 1 or (dtype == "float32" and types != {"float32"}):
        return tuple(replace(e, dtype="float32", nodata=PRODUCT_NODATA) for e in fine.encodings)
    nodata = output_nodata(
        fine.encodings[0].dtype, fine.encodings[0].nodata
    )  # a GeoTIFF has one for all bands
    return tuple(replace(e, nodata=nodata) for e in fine.encodings)


def _tags(
    role: str, job: FuseJob, scene: Scene, manifest: Manifest, settings: dict, found: Check
) -> dict[str, str]:
    """Where the file comes from; the same for the same inputs, so that equal runs give equal files.

    It is handed on: inputs are named, without the folders that they lie in and what lets one in to a server.
    """
    tags = {
        "CHRONOFUSE_VERSION": __version__,
        "CHRONOFUSE_PRODUCT": role,
        "CHRONOFUSE_METHOD": manifest.name,
        "CHRONOFUSE_METHOD_VERSION": manifest.version,
        "CHRONOFUSE_RATIO": f"{scene.ratio:.6g}",
        "CHRONOFUSE_PARAMETERS": ", ".join(f"{name}={value}" for name, value in settings.items()),
        "CHRONOFUSE_MODEL_SHA256": manifest.sha256,
        "CHRONOFUSE_REFERENCE_DATE": found.reference_date,
        "ACQUISITION_DATE": found.target_date,
        **scene.with_coarse.done.tags(scene.with_coarse.names),
        "CHRONOFUSE_BANDS_BY_OTHERS": ", ".join(cut(scene.names[n]) for n in scene.by_others),
    }
    if role in ("uncertainty", "bounds"):
        for share, times in zip(BOUNDS, bound_times(job, manifest, settings)):
            tags[f"CHRONOFUSE_BOUND_{share:.0%}".rstrip("%")] = f"{times:g}"
        tags["CHRONOFUSE_CALIBRATION"] = ", ".join(truths_of(job, manifest))
    tags.update({f"CHRONOFUSE_INPUT_{image}": for_a_tag(path) for image, path in job.images.items()})
    return {key: value for key, value in tags.items() if value}
