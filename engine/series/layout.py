"""The filled dates as one file an index or band, with a band a date: for who wants few files instead of many.

The files of the dates stay: a later run goes on from them, and they have what is no index, as the origin.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Callable

from ..door.fill_job import BY_INDEX, FillJob
from ..door.outputs import Outputs, os_errors
from ..door.run_wishes import DTYPES
from ..door.version import __version__
from ..raster import scratch
from ..raster.grid import windows
from ..raster.virtual import STACK
from ..raster.writers import Raster, RasterWriter
from ..run.budget import thread_count
from ..run.products import PRODUCT, output_encodings
from .catalogue import file_name
from .dates import Filled
from .place import Place
from .stacks import Stack, side_for
from .stored import FUSED_ROLE

COPIES = 3
Step = Callable[[float], None]


def layers(job: FillJob, place: Place) -> dict[str, tuple[str, int]]:
    """Name of each file to the role of the rasters that it is made from, and the place of their band."""
    if job.layout != BY_INDEX:
        return {}
    found = {}
    if job.bands:
        found.update({f"filled_{file_name(name)}": (FUSED_ROLE, at) for at, name in enumerate(place.names)})
    return {**found, **{name: (f"index {name}", 0) for name in job.indices}}


def paths(job: FillJob, place: Place) -> dict[str, str]:
    """Role to path of all files."""
    return {f"all {name}": str(Path(job.folder, f"{name}.tif")) for name in layers(job, place)}


def write(job: FillJob, place: Place, targets: Sequence[Filled], outputs: Outputs, step: Step) -> None:
    """Write all files under their temporary names, tile by tile.

    Args:
        step: is told how much of all is done.

    Raises:
        ChronofuseError: a raster of the series can't be read, or one can't be written.
    """
    wanted, folder, grid = layers(job, place), scratch.folder(), place.grid
    side = side_for(job.machine.memory, 4 * len(targets) * COPIES, grid, job.tile)
    for name, (role, band) in wanted.items():
        raster = _raster(job, place, targets, name, role, band)
        stack = Stack.of(job, place, targets, role).band(band)
        with os_errors(folder):
            rows = raster.strips(folder / f"{name}-all.rows")
        for window in windows(grid.width, grid.height, side):
            values = stack.read(window).reshape(len(targets), window.height, window.width)
            with os_errors(rows.path):
                rows.write(window, raster.encode(values))
            step(window.width * window.height / (grid.width * grid.height * len(wanted)))
        out, threads = f"all {name}", thread_count(job.threads)
        writer = RasterWriter(raster, rows, outputs.temporary[out], outputs.final[out], folder, threads)
        for number in range(rows.count):
            writer.append(number)
        writer.close()
        rows.remove()


def _raster(job: FillJob, place: Place, targets: Sequence[Filled], name: str, role: str, band: int) -> Raster:
    """Bands are stored as most fine images are, whatever a single date's own image has."""
    encoding = output_encodings(place.first, DTYPES[0])[band] if role == FUSED_ROLE else PRODUCT
    tags = {
        "CHRONOFUSE_VERSION": __version__,
        "CHRONOFUSE_PRODUCT": name,
        "CHRONOFUSE_METHOD": job.method,
        STACK: name,
    }
    days = tuple(target.day.isoformat() for target in targets)
    declares = place.first.declares_scale if role == FUSED_ROLE else True
    return Raster(place.grid, days, (encoding,) * len(days), tags, declares)
