"""Layers that are no file: which of them can be exported to one, and the export."""

from __future__ import annotations

from typing import Callable, Optional

from qgis.core import (
    QgsApplication,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterFileWriter,
    QgsRasterFileWriterTask,
    QgsRasterLayer,
    QgsRasterPipe,
    QgsTaskManager,
)

from ..engine.door.errors import ChronofuseError
from .sources import has_file, source_of
from .tr import tr

MOST_PIXELS = 20_000_000_000
"""A layer of a server may have no end."""
_running: dict[QgsRasterFileWriterTask, QgsTaskManager] = {}
"""Exports under way, each with a manager of its own: of a task of QGIS's own manager that takes longer than
five seconds a window says by itself that it is complete, over our message."""


def reason(layer: QgsRasterLayer) -> str:
    """Why the engine can't open the layer, in a sentence; empty where it can."""
    if is_possible(layer):
        return tr("'{name}' has no file of its own: export it to one first.").format(name=layer.name())
    if has_file(layer):
        return ""
    try:
        source_of(layer)
    except ChronofuseError as error:
        return str(error)
    return ""


def is_possible(layer: Optional[QgsRasterLayer]) -> bool:
    """Whether the layer is no file and its values can be written to one."""
    return (
        layer is not None
        and layer.isValid()
        and not has_file(layer)
        and layer.dataProvider() is not None
        and 0 < layer.width() * layer.height() < MOST_PIXELS
    )


def export(
    layer: QgsRasterLayer, exported: Callable[[str], None], failed: Callable[[str], None]
) -> QgsRasterFileWriterTask:
    """Write a layer's values as a temporary GeoTIFF, in the background; call it in the main thread.

    Args:
        exported: is called with the path when it is whole.
        failed: is called with a sentence.
    """
    name, path = layer.name(), QgsProcessingUtils.generateTempFilename("layer.tif")
    pipe = QgsRasterPipe()
    pipe.set(layer.dataProvider().clone())
    writer = QgsRasterFileWriter(path)
    writer.setOutputFormat("GTiff")
    task = QgsRasterFileWriterTask(
        writer,
        pipe,
        layer.width(),
        layer.height(),
        layer.extent(),
        layer.crs(),
        QgsProject.instance().transformContext(),
    )

    def whole(*_) -> None:
        _running.pop(task).deleteLater()
        exported(path)

    def broken(*_) -> None:
        _running.pop(task).deleteLater()
        failed(
            tr("The layer '{name}' could not be exported: save it as a GeoTIFF yourself.").format(name=name)
        )

    task.writeComplete.connect(whole)
    task.errorOccurred.connect(broken)
    _running[task] = QgsTaskManager(QgsApplication.instance())
    _running[task].addTask(task)
    return task
