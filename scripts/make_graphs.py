"""The graphs of resources/, made with QGIS's own model builder classes: `make graphs` after a change here.

An output that a later step takes is mandatory: QGIS makes an optional one only where the user asks for it,
and the later step would find nothing.

The texts are marked to be translated, which `toolbox/graphs.py` does where a graph is shown.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_HASH_SEED"] = "0"  # else the attributes in the files stand in another order each time

from qgis.core import (
    QgsApplication,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
)
from qgis.PyQt.QtCore import QPointF

from chronofuse.shell.tr import mark

Source = QgsProcessingModelChildParameterSource
RESOURCES = Path(__file__).resolve().parent.parent / "resources"
IMAGES = {
    "FINE": (mark("Fine image (F1)"), mark("The sharp image of the reference date.")),
    "COARSE": (mark("Coarse image (C1)"), mark("The coarse image of about the same date.")),
    "TARGET": (
        mark("Coarse image of the target date (C2)"),
        mark("The coarse image of the date to predict."),
    ),
}
TRUTH = (
    mark("True image of the target date"),
    mark("The sharp image of the date to predict. It is measured against, never used to predict."),
)
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
ORDER = (*IMAGES, "TRUTH", "METHOD", "THRESHOLD")
"""Of the fields in the dialog, which QGIS would sort by their names."""


def main() -> None:
    application = QgsApplication([], False)
    application.initQgis()
    from qgis.analysis import QgsNativeAlgorithms

    from chronofuse.toolbox.provider import ChronofuseProvider

    registry = application.processingRegistry()
    for provider in (QgsNativeAlgorithms(registry), ChronofuseProvider()):
        registry.addProvider(provider)
    for name, graph in (("fuse_ndvi_threshold", marking_vegetation()), ("fuse_assess", assessing())):
        graph.updateDestinationParameters()
        graph.setParameterOrder([one for one in ORDER if graph.parameterDefinition(one)])
        if not graph.toFile(str(RESOURCES / f"{name}.model3")):
            sys.exit(f"resources/{name}.model3 can't be written")
    application.exitQgis()


def marking_vegetation() -> QgsProcessingModelAlgorithm:
    graph = _graph(
        mark("Fuse and mark vegetation"),
        mark(
            "Predicts the sharp image of the target date, takes its NDVI and marks the pixels whose NDVI is "
            "above the threshold."
        ),
        mark(
            "Predicts the sharp image of the target date, takes its NDVI and marks the pixels whose NDVI is "
            "above the threshold: 1 above, 0 below, nodata where nothing could be predicted. The images need "
            "a red and a near infrared band."
        ),
    )
    number = QgsProcessingParameterNumber
    threshold = number("THRESHOLD", mark("NDVI threshold"), number.Type.Double, 0.4, minValue=-1, maxValue=1)
    _add_input(graph, threshold, 4, mark("NDVI above which a pixel counts as vegetated."))
    fuse = _fuse(graph, OUTPUT=mark("Fused image"), NDVI=mark("NDVI"))
    table = Source.fromExpression("array('', @THRESHOLD, 0, @THRESHOLD, '', 1)")
    fixed = {"RASTER_BAND": 1, "NO_DATA": -9999, "RANGE_BOUNDARIES": 0, "NODATA_FOR_MISSING": True}
    given = {name: Source.fromStaticValue(value) for name, value in {**fixed, "DATA_TYPE": 5}.items()}
    marking = _step("threshold", "native:reclassifybytable", mark("Mark what is above the threshold"), 440)
    for name, source in {
        **given,
        "TABLE": table,
        "INPUT_RASTER": Source.fromChildOutput("fuse", "NDVI"),
    }.items():
        marking.addParameterSources(name, [source])
    marking.setModelOutputs(_outputs("threshold", OUTPUT=mark("Vegetated pixels")))
    graph.addChildAlgorithm(fuse)
    graph.addChildAlgorithm(marking)
    return graph


def assessing() -> QgsProcessingModelAlgorithm:
    graph = _graph(
        mark("Fuse and assess"),
        mark(
            "Predicts the sharp image of the target date and measures it against the true one, which it does "
            "not see."
        ),
        mark(
            "Predicts the sharp image of the target date and measures it against the true one, which it does "
            "not see: the figures as a table, and the report to read."
        ),
    )
    title, help_text = TRUTH
    _add_input(graph, QgsProcessingParameterRasterLayer("TRUTH", title), 4, help_text)
    assess = _step("assess", "chronofuse:assess", mark("Assess"), 440)
    assess.addParameterSources("PREDICTION", [Source.fromChildOutput("fuse", "OUTPUT")])
    for name in ("TRUTH", "FINE", "TARGET"):
        assess.addParameterSources(name, [Source.fromModelParameter(name)])
    assess.setModelOutputs(_outputs("assess", TABLE=mark("Figures"), REPORT_HTML=mark("Report")))
    graph.addChildAlgorithm(_fuse(graph, OUTPUT=mark("Fused image")))
    graph.addChildAlgorithm(assess)
    return graph


def _graph(title: str, short: str, description: str) -> QgsProcessingModelAlgorithm:
    """A graph with the images and the method as inputs."""
    graph = QgsProcessingModelAlgorithm(title, "", "")
    graph.setHelpContent({"ALG_DESC": description, "SHORT_DESCRIPTION": short})
    for place, (name, (image, help_text)) in enumerate(IMAGES.items()):
        _add_input(graph, QgsProcessingParameterRasterLayer(name, image), place, help_text)
    method = QgsProcessingParameterEnum(
        "METHOD", mark("Method"), METHODS, False, METHODS[0], usesStaticStrings=True
    )
    _add_input(graph, method, 3, mark("How to predict; the help of Fuse says what each method is."))
    return graph


def _add_input(graph, definition: QgsProcessingParameterDefinition, place: int, help_text: str) -> None:
    component = QgsProcessingModelParameter(definition.name())
    component.setPosition(QPointF(150 + 230 * place, 60))
    definition.setHelp(help_text)
    graph.addModelParameter(definition, component)
    graph.setHelpContent({**graph.helpContent(), definition.name(): help_text})


def _fuse(graph, **outputs: str) -> QgsProcessingModelChildAlgorithm:
    fuse = _step("fuse", "chronofuse:fuse", mark("Fuse"), 190)
    for name in (*IMAGES, "METHOD"):
        fuse.addParameterSources(name, [Source.fromModelParameter(name)])
    fuse.setModelOutputs(_outputs("fuse", **outputs))
    return fuse


def _step(name: str, algorithm: str, title: str, height: float) -> QgsProcessingModelChildAlgorithm:
    step = QgsProcessingModelChildAlgorithm(algorithm)
    step.setChildId(name)
    step.setDescription(title)
    step.setPosition(QPointF(400, height))
    return step


def _outputs(step: str, **titles: str) -> dict[str, QgsProcessingModelOutput]:
    """Outputs of a step as outputs of the graph, by their titles."""
    outputs = {}
    for place, (name, title) in enumerate(titles.items()):
        output = QgsProcessingModelOutput(title, title)
        output.setChildId(step)
        output.setChildOutputName(name)
        output.setMandatory(True)
        output.setPosition(QPointF(650 + 220 * place, 190 if step == "fuse" else 440))
        outputs[title] = output
    return outputs


if __name__ == "__main__":
    main()
