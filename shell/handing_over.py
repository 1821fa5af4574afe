"""Layers that a thread opens and the main thread takes over.

A coordinate reference system belongs to the thread that made it: when that ends, the layer's one can't be
transformed to any other any more, and QGIS then draws the layer in the wrong place without a word. So the
main thread makes it anew.
"""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayer
from qgis.PyQt.QtCore import QCoreApplication

CRS = "chronofuse/crs"
"""The custom property that carries it over."""


def give(layer: QgsMapLayer) -> None:
    """The thread has done all that it will with the layer."""
    layer.setCustomProperty(CRS, layer.crs().toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED))
    layer.moveToThread(QCoreApplication.instance().thread())


def take(layer: QgsMapLayer) -> None:
    """The main thread begins with a layer that was given; one that was not stays as it is."""
    text = layer.customProperty(CRS)
    if text is None:
        return
    layer.removeCustomProperty(CRS)
    crs = QgsCoordinateReferenceSystem()
    if text and crs.createFromWkt(text):
        layer.setCrs(crs)
