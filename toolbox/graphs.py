"""The graphs that come with the plugin, as algorithms of its provider."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsProcessingModelAlgorithm
from qgis.PyQt.QtGui import QIcon

from ..shell.guide import guide_address
from ..shell.tr import tr, tr_marked
from . import graph_layers
from .engine_algorithm import ICON, TAGS, in_two_languages
from .fusing_algorithm import FUSION_TAGS

RESOURCES = Path(__file__).parent.parent / "resources"


@dataclass(frozen=True)
class Shipped:
    """What is known of a graph beside its file."""

    file: str
    """In resources/."""
    name: str
    """Its id in the provider, which stays whatever it is called."""
    tags: tuple[str, ...]
    marks: str = ""
    """English title of the output that holds marks, where one does."""
    stack: tuple[str, ...] = ()
    """English titles of the layers of several steps, from the uppermost to the lowest."""


SHIPPED = (
    Shipped(
        "fuse_ndvi_threshold.model3",
        "fuse_ndvi_threshold",
        ("threshold", "vegetation", "classify"),
        "Vegetated pixels",
    ),
    Shipped("fuse_assess.model3", "fuse_assess", ("accuracy", "validation", "rmse")),
    Shipped("fuse_boundaries.model3", "fuse_boundaries", ("water", "flood", "shoreline", "wetland")),
    Shipped("fill_dynamics.model3", "fill_dynamics", ("water", "flood", "inundation", "wetland", "series")),
    Shipped(
        "fill_map_change_drivers.model3",
        "fill_map_change_drivers",
        ("land cover", "classification", "transition", "geodetector", "wetland", "flood"),
        stack=("Change", "Changed pixels", "Land cover after", "Land cover before"),
    ),
)


class ShippedGraph(QgsProcessingModelAlgorithm):
    """A graph of resources/ in the toolbox. It can't be changed there: its file, opened in the model builder
    and saved under another name, can."""

    def __init__(self, shipped: Shipped):
        super().__init__()
        self.shipped = shipped
        self.fromFile(str(RESOURCES / shipped.file))
        outputs = self.destinationParameterDefinitions()
        self.titles = {output.name(): output.description() for output in outputs}
        """English title of each output by its id, which QGIS gives its layer, too."""
        _translate(self)

    def createInstance(self):
        made = ShippedGraph(self.shipped)
        made.setProvider(self.provider())
        return made

    def processAlgorithm(self, parameters, context, feedback):
        results = super().processAlgorithm(parameters, context, feedback)
        graph_layers.prepare(self.titles, self.shipped.marks, self.shipped.stack, results, context)
        return results

    def name(self):
        return self.shipped.name

    def group(self):
        return tr("Graphs")

    def groupId(self):
        return "graphs"

    def tags(self):
        of_fusion = FUSION_TAGS if "fuse" in self.childAlgorithms() else ()
        return in_two_languages(*TAGS, *of_fusion, *self.shipped.tags)

    def icon(self):
        return QIcon(str(ICON))

    def svgIconPath(self):
        return str(ICON)

    def helpUrl(self):
        return guide_address("toolbox", "graphs")


def _translate(graph: QgsProcessingModelAlgorithm) -> None:
    """Titles and help of a graph, its inputs and its outputs in the user's language. Their ids stay, so that
    a call of it works in every language."""
    graph.setName(tr_marked(graph.displayName()))
    for definition in graph.parameterDefinitions():
        if not definition.isDestination():
            translated = definition.clone()
            translated.setDescription(tr_marked(definition.description()))
            translated.setHelp(tr_marked(definition.help()))
            graph.updateModelParameter(translated)
    for child in graph.childAlgorithms().values():
        child.setDescription(tr_marked(child.description()))
        graph.setChildAlgorithm(child)
    graph.setHelpContent({name: tr_marked(text) for name, text in graph.helpContent().items()})
    graph.updateDestinationParameters()
    # Last, because QGIS makes the ids of outputs from their titles whenever it makes them anew.
    for output in (*graph.destinationParameterDefinitions(), *graph.outputDefinitions()):
        output.setDescription(tr_marked(output.description()))


def graphs() -> list[ShippedGraph]:
    """All of them; their steps must be registered before."""
    return [ShippedGraph(shipped) for shipped in SHIPPED]
