"""The layers that a shipped graph gives: called in the user's language, what it is about on top, and marks in
a look of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Optional

from qgis.core import (
    QgsLayerTreeLayer,
    QgsPalettedRasterRenderer,
    QgsProcessingContext,
    QgsProcessingLayerPostProcessorInterface,
)
from qgis.PyQt.QtGui import QColor

from ..shell.tr import tr, tr_marked
from .kept import kept
from .stacked import Stack

GREEN, NOTHING = QColor(20, 150, 60, 190), QColor(0, 0, 0, 0)


def prepare(
    titles: Mapping[str, str],
    marks: str,
    order: Sequence[str],
    results: Mapping[str, Any],
    context: QgsProcessingContext,
) -> None:
    """What Processing is to know of the layers that it will load.

    Args:
        titles: English title of each output by its id.
        marks: title of the output that holds marks (0 and 1), which lies on top; empty where none does.
        order: titles of the layers of several steps, from the uppermost to the lowest; of one step the
            algorithm itself puts its layers in order.
    """
    stack = Stack()
    for name, title in titles.items():
        path = results.get(name)
        if not isinstance(path, str) or not context.willLoadLayerOnCompletion(path):
            continue
        details = context.layerToLoadOnCompletionDetails(path)
        if details.name.startswith(title):  # behind it may stand the day and the method
            details.name = tr_marked(title) + details.name[len(title) :]
        if title == marks:
            details.setPostProcessor(kept(_OfMarks(set(map(str, results.values())))))
        if title in order:
            details.setPostProcessor(kept(_Ranked(details.postProcessor(), stack, order.index(title))))


class _Ranked(QgsProcessingLayerPostProcessorInterface):
    """A layer is dressed by its own step, and then lies among those of the others."""

    def __init__(self, dresser: Optional[QgsProcessingLayerPostProcessorInterface], stack: Stack, rank: int):
        super().__init__()
        self._dresser, self._stack, self._rank = dresser, stack, rank

    def postProcessLayer(self, layer, context, feedback):
        if self._dresser is not None:
            self._dresser.postProcessLayer(layer, context, feedback)
        self._stack.place(layer, self._rank, context)


class _OfMarks(QgsProcessingLayerPostProcessorInterface):
    """One sees the marks, and through the rest."""

    def __init__(self, sources: set[str]):
        super().__init__()
        self.sources = sources
        """Of all layers of the graph."""

    def postProcessLayer(self, layer, context, feedback):
        entry = QgsPalettedRasterRenderer.Class
        classes = [entry(1, GREEN, tr("Vegetated")), entry(0, NOTHING, tr("Not vegetated"))]
        layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, classes))
        layer.triggerRepaint()
        project = context.project()
        node = project.layerTreeRoot().findLayer(layer.id()) if project is not None else None
        if node is not None:
            self._raise(node)

    def _raise(self, node: QgsLayerTreeLayer) -> None:
        """Above the graph's other layers; Processing may put any of them on top."""
        group = node.parent()
        nodes = group.children()
        of_the_graph = [each for each in nodes if isinstance(each, QgsLayerTreeLayer) and self._is_ours(each)]
        if of_the_graph and of_the_graph[0].layerId() != node.layerId():
            group.insertChildNode(nodes.index(of_the_graph[0]), node.clone())
            group.removeChildNode(node)  # afterwards, because a layer without a node leaves the project

    def _is_ours(self, node: QgsLayerTreeLayer) -> bool:
        return node.layer() is not None and node.layer().source() in self.sources
