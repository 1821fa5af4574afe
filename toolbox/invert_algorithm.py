"""`chronofuse:invert`: a map of a parameter of the ground, from measurements and images."""

from __future__ import annotations

from datetime import date
from typing import Any, Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
)

from ..engine.door.collection_source import CollectionSource
from ..engine.door.invert_job import DAYS, FORMULAS, MODELS, PLS
from ..engine.door.jobs import InvertJob
from ..engine.door.value import Figures
from ..shell import parameter_looks
from ..shell.tr import tr
from .definitions import choice_of, explained, file_destination
from .kept import kept
from .map_parameters import MapAlgorithm, folder_of_a_series, layers_of_a_series, run_parameters
from .running import run, translated

Number = QgsProcessingParameterNumber
DRAFT = "parameter.tif"
"""Stands for the output while a job is only looked at."""


class InvertAlgorithm(MapAlgorithm):
    ID = "invert"
    PLACE = "invert-a-parameter"
    TAGS = (
        *("inversion", "retrieval", "regression", "pls", "chlorophyll", "turbidity", "suspended matter"),
        *(
            "biomass",
            "vegetation cover",
            "surface temperature",
            "water quality",
            "hyperspectral",
            "ndvi",
        ),
    )

    def displayName(self):
        return tr("Invert a parameter")

    def shortDescription(self):
        return tr(
            "Maps a parameter of the ground by measurements and images, and says how far off it may be."
        )

    def introduction(self):
        return tr(
            "<p>Takes measurements at points, with their value and day, looks up what the images show "
            "there, fits a "
            "model and maps the parameter with its deviation. How good the model is, is measured on "
            "groups of "
            "measurements that it did not know: cells of the ground or the values of a field, never single "
            "pixels beside known ones.</p><p>A formula of the field (chlorophyll, turbidity, cover of "
            "plants, "
            "temperature of the surface) works without measurements, too, and then knows no deviation.</p>"
        )

    def example(self):
        return tr(
            "<p>You have water samples with their chlorophyll and day, and a folder of Sentinel-2 "
            "images. Give both, "
            "the field with the chlorophyll, and the model pls: the layer shows the chlorophyll of the "
            "last date, "
            "and the page how near the model came to samples that it did not know.</p>"
        )

    def initAlgorithm(self, config=None):
        for definition in (*_images(), *_points(), *_models(), *_advanced(), *_destinations()):
            self.addParameter(definition)
        self.addOutput(QgsProcessingOutputNumber("R2", tr("R2 of what was held out")))
        self.addOutput(QgsProcessingOutputNumber("RMSE", tr("RMSE of what was held out")))
        self.addOutput(QgsProcessingOutputNumber("COVERAGE", tr("Share of the errors within the deviation")))

    def refusal(self, parameters, context):
        points = (f"{DRAFT}.gpkg", None) if parameters.get("POINTS") else (None, None)
        self._job(parameters, context, self.rasters(parameters, "LAYERS", context), points, output=DRAFT)
        return ""

    def prepareAlgorithm(self, parameters, context, feedback):
        self.layers = self.rasters(parameters, "LAYERS", context)
        self.points: tuple[Optional[str], Optional[str]] = (None, None)
        if parameters.get("POINTS"):
            self.points = self.features(parameters, "POINTS", context, feedback)
        return True

    def processAlgorithm(self, parameters, context, feedback):
        paths: dict[str, Optional[str]] = {
            "output": self.parameterAsOutputLayer(parameters, "OUTPUT", context),
            "kept": self.parameterAsFileOutput(parameters, "KEEP", context) or None,
            "table": self.parameterAsFileOutput(parameters, "TABLE", context) or None,
            "html": self.parameterAsFileOutput(parameters, "REPORT_HTML", context) or None,
            "report": self.parameterAsFileOutput(parameters, "REPORT", context) or None,
        }
        job = translated(
            lambda: self._job(parameters, context, self.layers, self.points, **paths), self.in_words
        )
        finished = run(job, feedback, self.in_words)
        done, figures = finished.first.outputs, finished.first.figures
        _dress(done["output"], figures, job.overwrite, context)
        names = {"output": "OUTPUT", "model": "KEEP", "table": "TABLE"}
        names |= {"html": "REPORT_HTML", "report": "REPORT"}
        found: dict[str, Any] = {names[role]: path for role, path in done.items()}
        held = figures["held_out"] or {}
        numbers = {"R2": held.get("r2"), "RMSE": held.get("rmse"), "COVERAGE": held.get("coverage")}
        return {**found, **numbers}

    def _job(self, parameters, context, layers, points, **paths) -> InvertJob:
        folder = self.text(parameters, "FOLDER", context)
        named = ((folder,) if folder else ()) + tuple(layers)
        given: dict[str, Any] = {
            name: self.text(parameters, name.upper(), context)
            for name in ("value", "date_field", "group", "images", "date")
        }
        if not points[0]:
            given |= dict.fromkeys(("value", "date_field", "group"))
        for name in ("days", "memory", "tile", "threads"):
            given[name] = self.whole(parameters, name.upper(), context)
        given["cell"] = self.number(parameters, "CELL", context)
        predictors = (self.text(parameters, "PREDICTORS", context) or "").replace(",", " ").lower().split()
        model = self.text(parameters, "MODEL_FILE", context) or self.choice(parameters, "MODEL", context)
        return InvertJob(
            (CollectionSource(named),) if named else (),
            points=points[0],
            layer=points[1],
            model=model,
            formula=self.choice(parameters, "FORMULA", context),
            predictors=tuple(predictors),
            **{name: value for name, value in given.items() if value is not None},
            overwrite=self.parameterAsBoolean(parameters, "OVERWRITE", context),
            **paths,
        )


class _Dresser(QgsProcessingLayerPostProcessorInterface):
    """Called in the main thread, when the layer is in the project."""

    def __init__(self, figures: Figures):
        super().__init__()
        self._figures = figures

    def postProcessLayer(self, layer, context, feedback):
        layer.reload()  # it may be one of an earlier run, whose file was written anew
        parameter_looks.dress(layer, self._figures)


def _dress(path: str, figures: Figures, overwrite: bool, context) -> None:
    parameter_looks.write_sidecar(path, figures, overwrite)
    if context.willLoadLayerOnCompletion(path):
        details = context.layerToLoadOnCompletionDetails(path)
        details.setPostProcessor(kept(_Dresser(figures)))
        details.name = f"{details.name} {figures['parameter']} {figures['date']}"


def _images():
    return (
        folder_of_a_series(tr("A folder with an image for each date.")),
        layers_of_a_series(),
    )


def _points():
    kinds = [QgsProcessing.SourceType.TypeVectorPoint, QgsProcessing.SourceType.TypeVectorPolygon]

    def field(name: str, title: str, help_text: str, advanced: bool = False):
        kind = QgsProcessingParameterField
        made = kind(name, title, parentLayerParameterName="POINTS", optional=True)
        return explained(made, help_text, advanced)

    return (
        explained(
            QgsProcessingParameterFeatureSource("POINTS", tr("Measurements"), kinds, optional=True),
            tr("Points or polygons with what was measured; a formula and a kept model need none."),
        ),
        field("VALUE", tr("Field with the value"), tr("What was measured.")),
        field(
            "DATE_FIELD", tr("Field with the day"), tr("Left out, the field called date, if there is one.")
        ),
        field(
            "GROUP",
            tr("Field of the groups"),
            tr("Measurements of one value are held out together, as those of a lake; left out, cells."),
            True,
        ),
    )


def _models():
    return (
        choice_of(
            "MODEL",
            tr("Model"),
            list(MODELS),
            PLS,
            tr(
                "formula: one of the field; linear: least squares; pls: partial least squares on all "
                "bands and "
                "their logarithms, for many bands or few measurements; forest: a random forest."
            ),
        ),
        choice_of(
            "FORMULA",
            tr("Formula"),
            list(FORMULAS),
            FORMULAS[0],
            tr(
                "With the model formula: ndci (chlorophyll of water), ndti (turbidity), fvc (cover of "
                "plants), "
                "temperature (of the surface, from a thermal band)."
            ),
        ),
        explained(
            QgsProcessingParameterString("DATE", tr("Date to map"), optional=True),
            tr("As {example}; left out, the last.").format(example=date(2024, 7, 1)),
        ),
    )


def _advanced():
    return (
        explained(
            QgsProcessingParameterString("PREDICTORS", tr("Bands and indices"), optional=True),
            tr("Names with commas between them, as red, ndvi; left out, all bands."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterFile("MODEL_FILE", tr("Kept model"), extension="json", optional=True),
            tr("A model that an earlier run has kept, in the place of measurements."),
            advanced=True,
        ),
        explained(
            Number("DAYS", tr("Days to an image"), Number.Type.Integer, DAYS),
            tr("How far a measurement may be from an image."),
            advanced=True,
        ),
        explained(
            Number("CELL", tr("Side of the cells (m)"), Number.Type.Double, optional=True),
            tr("Measurements in one cell are held out together; left out, an eighth of their extent."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterString("IMAGES", tr("Which of the images"), optional=True),
            tr(
                "What the names of the files have in common (sentinel2), or a pattern ('LC08*'), where a "
                "folder holds several sensors. Left out, the sharpest images."
            ),
            advanced=True,
        ),
        *run_parameters(True),
    )


def _destinations():
    csv = tr("CSV files (*.csv)")
    return (
        explained(
            QgsProcessingParameterRasterDestination("OUTPUT", tr("Parameter")),
            tr("A raster with the bands value and deviation, on the grid of the images."),
        ),
        file_destination("KEEP", tr("Model to keep"), tr("JSON files (*.json)"), tr("For other images.")),
        file_destination(
            "TABLE", tr("Table"), csv, tr("Each measurement beside what was predicted of it while held out.")
        ),
        file_destination(
            "REPORT_HTML",
            tr("Report"),
            tr("HTML files (*.html)"),
            tr("A page with measured beside predicted values, and the maps."),
            by_default=True,
        ),
        file_destination(
            "REPORT", tr("Figures as JSON"), tr("JSON files (*.json)"), tr("The figures for other programs.")
        ),
    )
