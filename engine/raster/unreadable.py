"""The sentences on what can't be read."""

from __future__ import annotations

from osgeo import gdal

from ..door.errors import UnreadableFileError
from ..door.plain_files import exists, is_pipe_or_device, require_open

SHAPES = (".shp", ".geojson", ".json", ".gpkg", ".kml", ".gml", ".fgb", ".dxf")
"""Endings of files that hold points, lines and areas."""


def unreadable(role: str, path: str, error: Exception) -> UnreadableFileError:
    if path.lower().endswith(SHAPES) and "not recognized" in str(error):
        return UnreadableFileError(
            f"{role} '{path}' is no image, and by its name holds shapes: make a raster of them first "
            "(gdal_rasterize, or Rasterize in QGIS)."
        )
    if exists(path):
        try:
            require_open(role, path)
        except UnreadableFileError as closed:
            return closed
    return UnreadableFileError(
        f"{role} '{path}' can't be read ({_first_line(error)}): check that the file is whole "
        "and an image that GDAL opens."
    )


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")[:200]


def require_no_pipe(place: str, role: str) -> None:
    """Raises UnreadableFileError for what would be waited for without end."""
    if is_pipe_or_device(place):
        raise UnreadableFileError(
            f"{role} '{place}' is a pipe or a device, not a file: give an image's file."
        )


def without_bands(dataset: gdal.Dataset) -> str:
    """What is said of a file that is no image itself, as the end of a sentence."""
    parts = [name for name, _ in dataset.GetSubDatasets()]
    if not parts:
        return "has no bands: give a raster image."
    shown = ", ".join(parts[:3]) + (", ..." if len(parts) > 3 else "")
    return (
        f"holds {len(parts)} images and is none itself: name one ({shown}), or stack several with "
        "gdalbuildvrt -separate."
    )
