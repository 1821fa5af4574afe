"""What the engine can open of a layer of QGIS. The engine is another process: it sees files, not layers."""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsRasterLayer

from ..engine.door.errors import MissingFileError, UnreadableFileError

_ONLY_IN_QGIS = ("/vsimem/", "MEM:")


def source_of(layer: QgsMapLayer) -> str:
    """The path (or GDAL's name) of a raster layer's data. Call it in the thread that owns the layer.

    Raises:
        UnreadableFileError: the layer is no file that another process can open.
        MissingFileError: the layer's file is gone.
    """
    if not isinstance(layer, QgsRasterLayer) or layer.providerType() != "gdal":
        raise UnreadableFileError(
            f"The layer '{layer.name()}' is not a raster file (it comes from '{layer.providerType()}'): "
            "export it as a GeoTIFF (right click, Export, Save As) and choose that file."
        )
    source = layer.source().split("|option:")[0]
    if source.startswith(_ONLY_IN_QGIS):
        raise UnreadableFileError(
            f"The layer '{layer.name()}' exists only in QGIS's memory ({source}): export it as a GeoTIFF "
            "(right click, Export, Save As) and choose that file."
        )
    if not layer.isValid():
        raise MissingFileError(f"The layer '{layer.name()}' can't be opened ({source}): repair or remove it.")
    return source
