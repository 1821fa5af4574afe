"""`chronofuse:classify`: a map of classes by a land-cover model."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterRasterDestination,
    QgsVectorLayer,
)

from ..engine.door.errors import JobError
from ..engine.door.jobs import ClassifyJob
from ..models.catalogue.classifier_manifest import classifiers
from ..shell import class_looks
from ..shell.tr import tr
from .building import layer_file
from .definitions import explained, file_destination
from .kept import kept
from .landcover_parameters import (
    DRAFT,
    LandCoverAlgorithm,
    about_the_inputs,
    about_the_run,
    inputs,
    reports,
    samples,
    whole,
)
from .running import run, translated
from .stacked import Stack

LAYERS = ("polygons", "output", "probability")
"""Outputs that are layers, from the uppermost to the lowest."""
MAP = "map.tif"
"""Stands for the output while a job is only looked at."""


class ClassifyAlgorithm(LandCoverAlgorithm):
    ID = "classify"
    PLACE = "map-land-cover"
    TAGS = (
        *("classification", "land cover", "land use", "crops", "random forest", "map", "area", "wetland"),
        *("hectares", "accuracy", "classifier"),
    )

    def displayName(self):
        return tr("Map land cover")

    def shortDescription(self):
        return tr("Maps the classes of a land-cover model, with their areas.")

    def introduction(self):
        return tr(
            "<p>Takes the images and the series that a model was trained with, here or in another year, and "
            "gives a raster of its classes with their names and colours, how sure it is of each pixel, "
            "polygons, and a table of the areas.</p><p>A map's errors make its areas wrong, too. Give "
            "reference samples that were drawn at random: the areas are adjusted by them, and get 95 % "
            "intervals (Olofsson et al. 2014).</p>"
        )

    def example(self):
        return tr(
            "<p>Your model of last year's crops lies in the list. Give the folder of this year's series: its "
            "values are interpolated to the days of the year that the model looks at.</p>"
        )

    def initAlgorithm(self, config=None):
        for definition in (*_main(), *_advanced(), *_destinations()):
            self.addParameter(definition)
        self.addOutput(QgsProcessingOutputNumber("CLASSIFIED_SHARE", tr("Share of the pixels with a class")))
        self.addOutput(QgsProcessingOutputNumber("MAP_ACCURACY", tr("Share of the map's area that is right")))

    def in_words(self, sentence):
        trained = sentence.replace("'chronofuse map train'", f"'{tr('Train a land-cover model')}'")
        return super().in_words(trained)

    def refusal(self, parameters, context):
        there = (DRAFT, None) if parameters.get("SAMPLES") else (None, None)
        self._job(parameters, context, self.rasters(parameters, "IMAGES", context), None, there, output=MAP)
        return ""

    def processAlgorithm(self, parameters, context, feedback):
        paths = {
            "output": self.parameterAsOutputLayer(parameters, "OUTPUT", context),
            "probability": self.parameterAsOutputLayer(parameters, "PROBABILITY", context) or None,
            "polygons": self.parameterAsOutputLayer(parameters, "POLYGONS", context) or None,
            "table": self.parameterAsFileOutput(parameters, "AREAS", context) or None,
            "html": self.parameterAsFileOutput(parameters, "REPORT_HTML", context) or None,
            "report": self.parameterAsFileOutput(parameters, "REPORT", context) or None,
        }
        job = translated(
            lambda: self._job(parameters, context, self.images, self.grid, self.found, **paths), self.in_words
        )
        finished = run(job, feedback, self.in_words)
        done, figures = finished.first.outputs, finished.first.figures
        named = {
            **{"output": "OUTPUT", "probability": "PROBABILITY", "polygons": "POLYGONS"},
            **{"table": "AREAS", "html": "REPORT_HTML", "report": "REPORT"},
        }
        stack = Stack()
        for role in LAYERS:
            if role in done:
                _dress(done[role], _Dresser(role, done["output"], stack), context)
        return {
            **{name: done[role] for role, name in named.items() if role in done},
            "CLASSIFIED_SHARE": figures["classified_share"],
            "MAP_ACCURACY": figures["map_accuracy"],
        }

    def _job(
        self,
        parameters,
        context,
        images: list[str],
        grid: Optional[str],
        there: tuple[Optional[str], Optional[str]],
        **paths,
    ) -> ClassifyJob:
        model = self.text(parameters, "MODEL_FILE", context)
        if not model and parameters.get("MODEL") not in (None, ""):
            model = self.choice(parameters, "MODEL", context)
        if not model:
            raise JobError("No model was named: give --model, a land-cover model of yours or its file.")
        wishes: dict[str, Any] = self.shared(parameters, context, images, grid)
        return ClassifyJob(
            model=model,
            samples=there[0],
            layer=there[1],
            tile=self.whole(parameters, "TILE", context),
            **wishes,
            **paths,
        )


class _Dresser(QgsProcessingLayerPostProcessorInterface):
    """Called in the main thread, when the layer is in the project."""

    def __init__(self, role: str, raster: str, stack: Stack):
        super().__init__()
        self._role, self._raster, self._stack = role, raster, stack

    def postProcessLayer(self, layer, context, feedback):
        layer.reload()  # it may be one of an earlier run, whose file was written anew
        if isinstance(layer, QgsVectorLayer):
            class_looks.dress_polygons(layer, class_looks.legend_at(self._raster))
        elif self._role == "output":
            class_looks.dress_classes(layer)
        else:
            class_looks.dress_shares(layer)
        self._stack.place(layer, LAYERS.index(self._role), context)


def _dress(path: str, dresser: _Dresser, context) -> None:
    if context.willLoadLayerOnCompletion(path):
        context.layerToLoadOnCompletionDetails(path).setPostProcessor(kept(dresser))


def _main():
    return (
        explained(
            QgsProcessingParameterEnum(
                "MODEL", tr("Model"), list(classifiers()), optional=True, usesStaticStrings=True
            ),
            tr("A land-cover model of yours; 'Train a land-cover model' makes one."),
        ),
        *inputs(),
        *samples(
            "SAMPLES",
            tr("Reference samples"),
            tr(
                "Points or polygons whose class is known, drawn at random and not learnt from: by them the "
                "areas are adjusted, and get intervals."
            ),
        ),
    )


def _advanced():
    return (
        explained(
            QgsProcessingParameterFile("MODEL_FILE", tr("Model file"), extension="onnx", optional=True),
            tr("A model in a file of its own; it takes the place of the one chosen above."),
            advanced=True,
        ),
        *about_the_inputs(),
        whole("TILE", tr("Tile size"), tr("Side of a tile in pixels. The result is the same.")),
        *about_the_run(),
    )


def _destinations():
    polygon = QgsProcessing.SourceType.TypeVectorPolygon
    raster = QgsProcessingParameterRasterDestination
    return (
        explained(raster("OUTPUT", tr("Land cover")), tr("The class of each pixel, with names and colours.")),
        explained(
            raster("PROBABILITY", tr("Probability"), optional=True, createByDefault=False),
            tr("How much of the model's vote the class of each pixel has."),
        ),
        layer_file(
            "POLYGONS",
            tr("Polygons of the classes"),
            polygon,
            tr("Each connected area of a class."),
            optional=True,
            createByDefault=False,
        ),
        file_destination(
            "AREAS", tr("Table of the areas"), tr("CSV files (*.csv)"), tr("Hectares of each class.")
        ),
        *reports(tr("The map, the areas of the classes, and how right it is.")),
    )
