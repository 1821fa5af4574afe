"""What the engine can open of a layer of QGIS. The engine is another process: it sees files, not layers."""

from __future__ import annotations

import re

from qgis.core import QgsMapLayer, QgsRasterLayer

from ..engine.door.errors import MissingFileError, UnreadableFileError
from .layer_settings import Settings, settings_of, virtual_file

PICTURES = ("wms", "arcgismapserver")
"""Providers whose layers are pictures to look at: their numbers are colours, and no image of a sensor."""
_ONLY_IN_QGIS = ("/vsimem/", "MEM:")
_OPTION, _CREDENTIAL = "option:", "credential:"
"""How a part of a layer's source begins that is no part of the path."""
_EXPORT = "export it as a GeoTIFF (right click, Export, Save As) and choose that file"


def source_of(layer: QgsMapLayer) -> str:
    """The path (or GDAL's name) of a raster layer's data; where the analyst set on the layer what the file
    does not say (nodata, CRS, open options), a virtual dataset that says it. Call it in the thread that owns
    the layer.

    Raises:
        UnreadableFileError: the layer is no file that another process can open.
        MissingFileError: the layer's file is gone.
        OutputNotWritableError: there is no place for the virtual dataset.
    """
    if not isinstance(layer, QgsRasterLayer) or layer.providerType() != "gdal":
        raise UnreadableFileError(
            f"The layer '{layer.name()}' is not a raster file (it comes from '{layer.providerType()}'): "
            f"{_EXPORT}."
        )
    source, options, credentials = _parts(layer.source())
    if source.startswith(_ONLY_IN_QGIS):
        raise UnreadableFileError(
            f"The layer '{layer.name()}' exists only in QGIS's memory ({source}): {_EXPORT}."
        )
    if credentials:
        raise UnreadableFileError(
            f"The layer '{layer.name()}' is opened with credentials that only QGIS knows "
            f"({', '.join(credentials)}): {_EXPORT}."
        )
    if not layer.isValid():
        raise MissingFileError(f"The layer '{layer.name()}' can't be opened ({source}): repair or remove it.")
    settings = settings_of(layer, options)
    return source if settings == Settings() else virtual_file(source, settings)


def has_file(layer: QgsRasterLayer) -> bool:
    """Whether the layer is a file, or what GDAL opens in its place, that another process can open, too."""
    if layer.providerType() != "gdal":
        return False
    path, _, credentials = _parts(layer.source())
    return not path.startswith(_ONLY_IN_QGIS) and not credentials


def _parts(source: str) -> tuple[str, tuple[str, ...], list[str]]:
    """The path, the open options and the names of the credentials in a layer's source."""
    path, *more = re.split(rf"\|(?={_OPTION}|{_CREDENTIAL})", source)
    options = tuple(part[len(_OPTION) :] for part in more if part.startswith(_OPTION))
    credentials = [
        part[len(_CREDENTIAL) :].partition("=")[0] for part in more if part.startswith(_CREDENTIAL)
    ]
    login = re.search(r"\s*\bauthcfg\s*=\s*'?\w+'?", path)
    return path, options, credentials + ["authcfg"] * bool(login)
