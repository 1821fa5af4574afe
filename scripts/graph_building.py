"""What the graphs of resources/ are put together of: inputs, steps and outputs, from top to bottom."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterRasterLayer,
)
from qgis.PyQt.QtCore import QPointF

from chronofuse.shell.tr import mark

Source = QgsProcessingModelChildParameterSource
FIRST_STEP, BETWEEN = 190, 250
"""Heights in the model builder."""
IMAGES = {
    "FINE": (mark("Fine image (F1)"), mark("The sharp image of the reference date.")),
    "COARSE": (mark("Coarse image (C1)"), mark("The coarse image of about the same date.")),
    "TARGET": (
        mark("Coarse image of the target date (C2)"),
        mark("The coarse image of the date to predict."),
    ),
}
METHODS = [
    "chrono",
    "softmix",
    "fsdaf",
    "fitfc",
    "starfm",
    "edcstfn",
    "mlffgan",
    "swinstfm",
    "ubdf",
    "delta-gain",
    "delta",
    "copy",
]
"""Those that take one pair and any bands."""


def graph_of(title: str, short: str, description: str) -> QgsProcessingModelAlgorithm:
    """A graph without inputs."""
    graph = QgsProcessingModelAlgorithm(title, "", "")
    graph.setHelpContent({"ALG_DESC": description, "SHORT_DESCRIPTION": short})
    return graph


def add_images_and_method(graph: QgsProcessingModelAlgorithm) -> None:
    """The three images of a fusion, and how to predict."""
    for place, (name, (image, help_text)) in enumerate(IMAGES.items()):
        add_input(graph, QgsProcessingParameterRasterLayer(name, image), place, help_text)
    method = QgsProcessingParameterEnum(
        "METHOD", mark("Method"), METHODS, False, METHODS[0], usesStaticStrings=True
    )
    add_input(graph, method, 3, mark("How to predict; the help of Fuse says what each method is."))


def add_input(graph, definition: QgsProcessingParameterDefinition, place: int, help_text: str) -> None:
    component = QgsProcessingModelParameter(definition.name())
    component.setPosition(QPointF(150 + 230 * place, 60))
    definition.setHelp(help_text)
    graph.addModelParameter(definition, component)
    graph.setHelpContent({**graph.helpContent(), definition.name(): help_text})


def fuse(**outputs: str) -> QgsProcessingModelChildAlgorithm:
    """The step that fuses the images by the method."""
    step = step_of("fuse", "chronofuse:fuse", mark("Fuse"), 0)
    take(step, **{name: Source.fromModelParameter(name) for name in (*IMAGES, "METHOD")})
    step.setModelOutputs(outputs_of(step, 0, **outputs))
    return step


def step_of(name: str, algorithm: str, title: str, number: int) -> QgsProcessingModelChildAlgorithm:
    """A step, of which `number` lie above it."""
    step = QgsProcessingModelChildAlgorithm(algorithm)
    step.setChildId(name)
    step.setDescription(title)
    step.setPosition(QPointF(400, FIRST_STEP + BETWEEN * number))
    return step


def take(step: QgsProcessingModelChildAlgorithm, **sources: Source) -> None:
    """Where a step takes each of its parameters from."""
    for name, source in sources.items():
        step.addParameterSources(name, [source])


def outputs_of(step: QgsProcessingModelChildAlgorithm, number: int, **titles: str) -> dict:
    """Outputs of a step as outputs of the graph, by their titles."""
    outputs = {}
    for place, (name, title) in enumerate(titles.items()):
        output = QgsProcessingModelOutput(title, title)
        output.setChildId(step.childId())
        output.setChildOutputName(name)
        output.setMandatory(True)
        output.setPosition(QPointF(650 + 220 * place, FIRST_STEP + BETWEEN * number))
        outputs[title] = output
    return outputs
