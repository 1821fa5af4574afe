"""The order in which the layers of one run lie over each other: lines over polygons over rasters.

Processing adds the layers of a run in an order of its own, which depends on what is selected in the tree.
"""

from __future__ import annotations

from qgis.core import QgsLayerTreeLayer, QgsMapLayer, QgsProcessingContext


class Stack:
    """The layers of one run that are in the project so far, each with its rank."""

    def __init__(self) -> None:
        self._ranks: dict[str, int] = {}

    def place(self, layer: QgsMapLayer, rank: int, context: QgsProcessingContext) -> None:
        """Bring a layer among the others of its run; the lowest rank lies on top."""
        self._ranks[layer.id()] = rank
        project = context.project()
        node = project.layerTreeRoot().findLayer(layer.id()) if project is not None else None
        if node is None:
            return
        group = node.parent()
        ours = [each for each in group.children() if self._is_ours(each)]
        ordered = sorted(ours, key=lambda each: self._ranks[each.layerId()])
        if ordered == ours:
            return
        at = group.children().index(ours[0])
        for each in reversed(ordered):
            group.insertChildNode(at, each.clone())
        for each in ours:
            group.removeChildNode(each)  # afterwards, because a layer without a node leaves the project

    def _is_ours(self, node: object) -> bool:
        return isinstance(node, QgsLayerTreeLayer) and node.layerId() in self._ranks
