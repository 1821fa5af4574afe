"""The layers that runs have left in a project, told from the analyst's own by what they carry."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from qgis.core import QgsLayerTreeGroup, QgsMapLayer, QgsProject

RUN = "chronofuse/run"
"""The custom property of a layer that a run left: when that was. Groups of ours have it, too."""
ROLE = "chronofuse/role"
"""That of what such a raster is: a role of the outputs."""


def remove_replaced(new: Iterable[QgsMapLayer], project: QgsProject) -> None:
    """Layers of earlier runs whose files a run has written anew go, or they would show its data under
    another name; the analyst's own layers of these files are read again."""
    files = {_file(layer) for layer in new}
    same = [layer for layer in project.mapLayers().values() if _file(layer) in files]
    ours = [layer for layer in same if layer.customProperty(RUN)]
    for layer in (one for one in same if one not in ours):
        layer.reload()
        layer.triggerRepaint()
    project.removeMapLayers([layer.id() for layer in ours])
    _remove_empty_groups(project.layerTreeRoot())


def _remove_empty_groups(root: QgsLayerTreeGroup) -> None:
    """Those of ours in which no layer is left."""
    for group in root.findGroups():
        _remove_empty_groups(group)
        if group.customProperty(RUN) and not group.children():
            root.removeChildNode(group)


def _file(layer: QgsMapLayer) -> str:
    path = layer.source().partition("|")[0]
    return str(Path(path).resolve()) if path else ""
