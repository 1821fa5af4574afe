"""What the engine can open of a layer of QGIS. The engine is another process: it sees files, not layers."""

from __future__ import annotations

import re

from qgis.core import QgsMapLayer, QgsRasterLayer

from ..engine.door.errors import MissingFileError, UnreadableFileError
from .layer_settings import EXPORT, Settings, settings_of, virtual_file
from .tr import tr, tr_marked

PICTURES = ("wms", "arcgismapserver")
"""Providers whose layers are pictures to look at: their numbers are colours, and no image of a sensor."""
_ONLY_IN_QGIS = ("/vsimem/", "MEM:")
_OPTION, _CREDENTIAL = "option:", "credential:"
"""How a part of a layer's source begins that is no part of the path."""


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
            tr("The layer '{layer}' is not a raster file (it comes from '{provider}'): {remedy}.").format(
                layer=layer.name(), provider=layer.providerType(), remedy=tr_marked(EXPORT)
            )
        )
    source, options, credentials = _parts(layer.source())
    if source.startswith(_ONLY_IN_QGIS):
        raise UnreadableFileError(
            tr("The layer '{layer}' exists only in QGIS's memory ({source}): {remedy}.").format(
                layer=layer.name(), source=source, remedy=tr_marked(EXPORT)
            )
        )
    if credentials:
        raise UnreadableFileError(
            tr(
                "The layer '{layer}' is opened with credentials that only QGIS knows ({names}): {remedy}."
            ).format(layer=layer.name(), names=", ".join(credentials), remedy=tr_marked(EXPORT))
        )
    if not layer.isValid():
        told = tr("The layer '{layer}' can't be opened ({source}): repair or remove it.")
        raise MissingFileError(told.format(layer=layer.name(), source=source))
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
