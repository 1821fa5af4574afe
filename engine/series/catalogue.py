"""What lies beside a filled series so that other programs find their way: a STAC item a date, and virtual
rasters with a band a date.

The items follow STAC 1.0.0 with its extensions projection 1.1.0 and raster 1.1.0 (stacspec.org).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ..align.crs import epsg_of, in_degrees
from ..door.fill_job import FillJob
from ..door.version import __version__
from ..raster.grid import Grid
from ..raster.virtual import STACK, Layer, stack_of
from ..raster.writers import Raster
from .dates import Filled
from .place import Place
from .stored import DEVIATION, FUSED_ROLE, ORIGIN, paths_of, rasters_of

ITEMS = "items.json"
GEOTIFF = "image/tiff; application=geotiff"
EXTENSIONS = [
    "https://stac-extensions.github.io/projection/v1.1.0/schema.json",
    "https://stac-extensions.github.io/raster/v1.1.0/schema.json",
]
ALONG = 8
"""Points along each side of the place, so that its outline is right in degrees, too."""
TITLES = {FUSED_ROLE: "Bands", DEVIATION: "Standard deviation", ORIGIN: "Where each pixel comes from"}


def paths(job: FillJob, place: Place) -> dict[str, str]:
    """Role to path of all that is written here."""
    found = {"items": ITEMS}
    if job.bands:
        found.update({f"stack {name}": f"filled_{file_name(name)}.vrt" for name in place.names})
    found.update({f"stack {name}": f"{name}.vrt" for name in job.indices})
    return {role: str(Path(job.folder, name)) for role, name in found.items()}


def stacks(job: FillJob, place: Place, targets: Sequence[Filled]) -> dict[str, str]:
    """Role to the text of a virtual raster over all dates, of each band and each index."""
    found = {}
    files = {target.day: paths_of(job, target.day) for target in targets}
    wanted = [(FUSED_ROLE, number, name) for number, name in enumerate(place.names, 1)] if job.bands else []
    wanted += [(f"index {name}", 1, name) for name in job.indices]
    for role, number, name in wanted:
        layers = [
            Layer(Path(files[day][role]).expanduser(), number, day.isoformat()) for day in sorted(files)
        ]
        found[f"stack {name}"] = stack_of(layers, {STACK: name, "CHRONOFUSE_VERSION": __version__})
    return found


def items(job: FillJob, place: Place, targets: Sequence[Filled], dates: Mapping[str, Any]) -> str:
    """The STAC items of all dates, as a feature collection.

    Args:
        dates: ISO date to what `series.json` says of it.
    """
    outline = _outline(place.grid)
    features = [_item(job, place, target, dates[target.day.isoformat()], outline) for target in targets]
    return (
        json.dumps({"type": "FeatureCollection", "features": features}, indent=1, ensure_ascii=False) + "\n"
    )


def _item(
    job: FillJob, place: Place, target: Filled, told: Mapping[str, Any], outline: list[list[float]]
) -> dict[str, Any]:
    day, grid = target.day.isoformat(), place.grid
    across, down = ([point[axis] for point in outline] for axis in (0, 1))
    rasters, files = rasters_of(job, place, target), paths_of(job, target.day)
    properties = {
        "datetime": f"{day}T00:00:00Z",
        "title": f"Filled series, {day}",
        **_projection(grid),
        "chronofuse:method": job.method,
        "chronofuse:observed": bool(told["observed"]),
        "chronofuse:origin": told["origin"],
    }
    return {
        "type": "Feature",
        "stac_version": "1.0.0",
        "stac_extensions": EXTENSIONS,
        "id": f"filled_{day}",
        "geometry": {"type": "Polygon", "coordinates": [outline]},
        "bbox": [min(across), min(down), max(across), max(down)],
        "properties": properties,
        "links": [],
        "assets": {file_name(role): _asset(role, Path(path), rasters[role]) for role, path in files.items()},
    }


def _asset(role: str, path: Path, raster: Raster) -> dict[str, Any]:
    bands = []
    for name, encoding in zip(raster.names, raster.encodings):
        band: dict[str, Any] = {"name": name, "data_type": encoding.dtype}
        if encoding.nodata is not None:
            known = np.isfinite(encoding.nodata)
            band["nodata"] = float(encoding.nodata) if known else "nan"
        bands.append({**band, "scale": encoding.scale, "offset": encoding.offset})
    return {
        "href": f"./{path.name}",
        "type": GEOTIFF,
        "title": TITLES.get(role, role.partition(" ")[2].upper()),
        "roles": ["data"] if role == FUSED_ROLE or role.startswith("index ") else ["metadata"],
        "raster:bands": bands,
    }


def _projection(grid: Grid) -> dict[str, Any]:
    x0, xx, yx, y0, xy, yy = grid.transform
    code = epsg_of(grid.crs)
    wkt = {} if code else {"proj:wkt2": grid.crs}
    return {
        "proj:epsg": code,
        **wkt,
        "proj:shape": [grid.height, grid.width],
        "proj:transform": [xx, yx, x0, xy, yy, y0],
    }


def _outline(grid: Grid) -> list[list[float]]:
    """The place's outline in degrees of longitude and latitude (WGS 84), counter-clockwise and closed."""
    steps = np.linspace(0, 1, ALONG + 1)[:-1]
    around = [
        *((0.0, step) for step in steps),
        *((step, 1.0) for step in steps),
        *((1.0, 1 - step) for step in steps),
        *((1 - step, 0.0) for step in steps),
    ]
    points = [grid.point(right * grid.width, down * grid.height) for right, down in around]
    ring = [[round(x, 7), round(y, 7)] for x, y in in_degrees(points, grid.crs)]
    return [*ring, ring[0]]


def file_name(name: str) -> str:
    """A name that files and keys may have."""
    return "".join(one if one.isalnum() or one in "-." else "_" for one in name)
