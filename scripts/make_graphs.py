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

from graph_building import (
    IMAGES,
    Source,
    add_images_and_method,
    add_input,
    fuse,
    graph_of,
    outputs_of,
    step_of,
    take,
)
from map_graphs import drawing_shores, explaining_change, following_water
from qgis.core import (
    QgsApplication,
    QgsProcessingModelAlgorithm,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
)

from chronofuse.shell.tr import mark

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
TRUTH = (
    mark("True image of the target date"),
    mark("The sharp image of the date to predict. It is measured against, never used to predict."),
)
ORDER = (
    *(*IMAGES, "TRUTH", "METHOD", "THRESHOLD", "RULE", "MIN_AREA"),
    *("FOLDER", "EVERY", "FIRST", "LAST", "DEM", "BEFORE", "AFTER", "MODEL", "FACTORS"),
)
"""Of the fields in the dialog, which QGIS would sort by their names."""


def main() -> None:
    application = QgsApplication([], False)
    application.initQgis()
    from qgis.analysis import QgsNativeAlgorithms

    from chronofuse.toolbox.provider import ChronofuseProvider

    registry = application.processingRegistry()
    for provider in (QgsNativeAlgorithms(registry), ChronofuseProvider()):
        registry.addProvider(provider)
    graphs = {
        "fuse_ndvi_threshold": marking_vegetation(),
        "fuse_assess": assessing(),
        "fuse_boundaries": drawing_shores(),
        "fill_dynamics": following_water(),
        "fill_map_change_drivers": explaining_change(),
    }
    for name, graph in graphs.items():
        graph.updateDestinationParameters()
        graph.setParameterOrder([one for one in ORDER if graph.parameterDefinition(one)])
        if not graph.toFile(str(RESOURCES / f"{name}.model3")):
            sys.exit(f"resources/{name}.model3 can't be written")
    application.exitQgis()


def marking_vegetation() -> QgsProcessingModelAlgorithm:
    graph = graph_of(
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
    add_images_and_method(graph)
    number = QgsProcessingParameterNumber
    threshold = number("THRESHOLD", mark("NDVI threshold"), number.Type.Double, 0.4, minValue=-1, maxValue=1)
    add_input(graph, threshold, 4, mark("NDVI above which a pixel counts as vegetated."))
    fixed = {"RASTER_BAND": 1, "NO_DATA": -9999, "RANGE_BOUNDARIES": 0, "NODATA_FOR_MISSING": True}
    given = {name: Source.fromStaticValue(value) for name, value in {**fixed, "DATA_TYPE": 5}.items()}
    marking = step_of("threshold", "native:reclassifybytable", mark("Mark what is above the threshold"), 1)
    take(
        marking,
        **given,
        TABLE=Source.fromExpression("array('', @THRESHOLD, 0, @THRESHOLD, '', 1)"),
        INPUT_RASTER=Source.fromChildOutput("fuse", "NDVI"),
    )
    marking.setModelOutputs(outputs_of(marking, 1, OUTPUT=mark("Vegetated pixels")))
    graph.addChildAlgorithm(fuse(OUTPUT=mark("Fused image"), NDVI=mark("NDVI")))
    graph.addChildAlgorithm(marking)
    return graph


def assessing() -> QgsProcessingModelAlgorithm:
    graph = graph_of(
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
    add_images_and_method(graph)
    title, help_text = TRUTH
    add_input(graph, QgsProcessingParameterRasterLayer("TRUTH", title), 4, help_text)
    assess = step_of("assess", "chronofuse:assess", mark("Assess"), 1)
    take(
        assess,
        PREDICTION=Source.fromChildOutput("fuse", "OUTPUT"),
        **{name: Source.fromModelParameter(name) for name in ("TRUTH", "FINE", "TARGET")},
    )
    assess.setModelOutputs(outputs_of(assess, 1, TABLE=mark("Figures"), REPORT_HTML=mark("Report")))
    graph.addChildAlgorithm(fuse(OUTPUT=mark("Fused image")))
    graph.addChildAlgorithm(assess)
    return graph


if __name__ == "__main__":
    main()
