"""Load sample scene: the generator's images, made once by the engine, loaded by role, so that Run is the next
click."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Optional

from qgis.core import QgsContrastEnhancement, QgsMultiBandColorRenderer, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QTimer

from ..engine.door import client, sample_scene
from ..shell import lasting_thread
from ..shell.tr import tr
from .task import EngineTask

ROLES = ("truth", "target", "coarse", "fine")
"""In the order in which they are added: the last one lies on top."""
TRUE_COLOUR, LIMITS = (3, 2, 1), (0.02, 0.16)
"""The generator's bands for red, green and blue; the reflectances that are shown as black and as white."""
STRETCH = QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum


def make(ended: Callable[[EngineTask], None]) -> EngineTask:
    """Have the engine make the scene, unless it is there; a task whose result are its layers by role, which
    no project has yet."""

    def action(tell, cancelled):
        paths = sample_scene.made(client.find_python(), cancelled)
        return lasting_thread.call(lambda: {role: _open(paths[role]) for role in ROLES})

    task = EngineTask("Chronofuse: sample scene", action, quiet=True)
    task.ended.connect(ended)
    return task.start()


class Loader:
    """Adds the layers one by one, so that QGIS answers in between, and hands them over by role."""

    def __init__(
        self, opened: dict[str, QgsRasterLayer], project: QgsProject, loaded: Callable[[dict], None]
    ):
        self._project, self._loaded = project, loaded
        self._left = [(role, opened[role]) for role in ROLES]
        self._layers: dict[str, QgsRasterLayer] = {}
        self._group = _group(project)
        QTimer.singleShot(0, self._next)

    def _next(self) -> None:
        if not self._left:
            self._loaded(self._layers)
            return
        role, opened = self._left.pop(0)
        self._layers[role] = _same(self._project, opened) or self._add(role, opened)
        QTimer.singleShot(0, self._next)

    def _add(self, role: str, layer: QgsRasterLayer) -> QgsRasterLayer:
        self._project.addMapLayer(layer, False)
        node = self._group.insertLayer(0, layer)
        node.setExpanded(False)
        node.setItemVisibilityChecked(role == "fine")
        return layer


def _group(project: QgsProject):
    """The scene's group, at the top; the one that is there already."""
    root, name = project.layerTreeRoot(), tr("Sample scene")
    return root.findGroup(name) or root.insertGroup(0, name)


def _same(project: QgsProject, opened: QgsRasterLayer) -> Optional[QgsRasterLayer]:
    """The project's layer of the same file, if it was loaded before."""
    return next(
        (
            layer
            for layer in project.mapLayers().values()
            if isinstance(layer, QgsRasterLayer) and layer.isValid() and layer.source() == opened.source()
        ),
        None,
    )


def _open(path: Path) -> QgsRasterLayer:
    """A layer of the file in true colour, for the main thread. Its limits are known: to count them would take
    a quarter of a second."""
    layer = QgsRasterLayer(str(path), path.stem, "gdal", QgsRasterLayer.LayerOptions(loadDefaultStyle=False))
    provider = layer.dataProvider()
    renderer = QgsMultiBandColorRenderer(provider, *TRUE_COLOUR)
    enhancements = (renderer.setRedContrastEnhancement, renderer.setGreenContrastEnhancement)
    for band, use in zip(TRUE_COLOUR, (*enhancements, renderer.setBlueContrastEnhancement)):
        stretch = QgsContrastEnhancement(provider.dataType(band))
        stretch.setContrastEnhancementAlgorithm(STRETCH, False)
        stretch.setMinimumValue(LIMITS[0], False)
        stretch.setMaximumValue(LIMITS[1])
        use(stretch)
    layer.setRenderer(renderer)
    lasting_thread.give(layer)
    return layer
