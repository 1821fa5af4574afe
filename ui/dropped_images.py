"""Images that come from elsewhere: the project's layers, and what is dragged onto the table."""

from __future__ import annotations

from pathlib import Path
from typing import Union

from qgis.core import QgsMapLayer, QgsMimeDataUtils, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QMimeData

from ..engine.door.image_names import PRODUCTS, extension
from ..shell.sources import PICTURES

Image = Union[QgsMapLayer, str]
"""A layer of the project, or the path of a file."""


def images_of(mime: QMimeData) -> list[Image]:
    """The images in what is dragged: layers of the project as themselves, all else by their paths."""
    if QgsMimeDataUtils.isUriList(mime):
        return [
            QgsProject.instance().mapLayer(uri.layerId) or uri.uri
            for uri in QgsMimeDataUtils.decodeUriList(mime)
            if uri.layerType == "raster" and uri.providerKey not in PICTURES
        ]
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]


def pictures_of(mime: QMimeData) -> list[str]:
    """The names of what is dragged and is a picture alone."""
    uris = QgsMimeDataUtils.decodeUriList(mime) if QgsMimeDataUtils.isUriList(mime) else []
    return [uri.name for uri in uris if uri.layerType == "raster" and uri.providerKey in PICTURES]


def is_folder_of_images(image: Image) -> bool:
    """Whether it is a folder, and not one that is a product itself."""
    return isinstance(image, str) and Path(image).is_dir() and extension(image) not in PRODUCTS


def layers_of_project() -> list[QgsRasterLayer]:
    """The rasters in the order of the layer tree, without those that are pictures alone."""
    return [
        layer
        for layer in QgsProject.instance().layerTreeRoot().layerOrder()
        if isinstance(layer, QgsRasterLayer) and layer.providerType() not in PICTURES
    ]


def as_layer(image: Image) -> Image:
    """The path of a layer that the project has, as that layer, so that what was set on it counts."""
    if not isinstance(image, str):
        return image
    layers = QgsProject.instance().mapLayers().values()
    return next((layer for layer in layers if layer.source() == image), image)
