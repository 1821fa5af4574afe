"""`chronofuse:assess`: measures a prediction, or a series of them, against the truth."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ..engine.door.errors import SeriesError
from ..engine.door.jobs import INDICES, AssessJob, Dated
from ..engine.door.value import Figures
from ..shell.figures_table import figures_layer
from . import results
from .definitions import explained, file_destination, raster, ratio
from .engine_algorithm import EngineAlgorithm
from .running import run, translated

SOURCES = {
    "PREDICTION": "prediction",
    "TRUTH": "truth",
    "FINE": "fine",
    "TARGET": "target",
    "PREDICTED_CLASSES": "predicted_classes",
    "TRUE_CLASSES": "true_classes",
}
SERIES = ("SERIES_PREDICTIONS", "SERIES_TRUTHS", "SERIES_TARGETS")
BASELINES = ("copy", "upsample")
"""Columns that the table has in any case, so that a graph can rely on them."""


class AssessAlgorithm(EngineAlgorithm):
    ID = "assess"
    TITLE = "Assess"
    SUMMARY = "Measures a prediction against the true image of the same day."
    INTRODUCTION = (
        "<p>Measures any prediction (of Chronofuse or of another program) against the true sharp image of "
        "the same day, at three levels: its pixels (RMSE, bias, correlation, SSIM, SAM, ERGAS and more), its "
        "features (edges, texture, outlines) and what one makes of it (NDVI, classes).</p><p>With F1 it also "
        "tells the skill over copying F1, with C2 how well the prediction agrees with the coarse image, and "
        "with further dates whether the series bends in time as the truth does.</p><p>A number that can't be "
        "known is empty; the table and the report say why.</p>"
    )

    def __init__(self):
        super().__init__()
        self.sources: dict[str, Any] = {}

    def initAlgorithm(self, configuration=None):
        for definition in (*_images(), *_classes(), *_series(), *_destinations()):
            self.addParameter(definition)
        for name, (title, _) in results.ASSESSED.items():
            self.addOutput(QgsProcessingOutputNumber(name, title))

    def refusal(self, parameters, context):
        self._job(parameters, context, self._sources(parameters, context))
        return ""

    def prepareAlgorithm(self, parameters, context, feedback):
        self.sources = translated(lambda: self._sources(parameters, context))
        return True

    def processAlgorithm(self, parameters, context, feedback):
        paths = {
            "report": self.parameterAsFileOutput(parameters, "REPORT", context) or None,
            "html": self.parameterAsFileOutput(parameters, "REPORT_HTML", context) or None,
        }
        finished = run(translated(lambda: self._job(parameters, context, self.sources, **paths)), feedback)
        names = {"report": "REPORT", "html": "REPORT_HTML"}
        outputs: dict[str, Any] = {
            names[role]: path for role, path in finished.first.outputs.items() if role in names
        }
        if parameters.get("TABLE"):
            outputs["TABLE"] = self._fill_table(parameters, context, finished.first.figures)
        return {**outputs, **results.numbers(finished.first.figures, results.ASSESSED)}

    def _fill_table(self, parameters, context, figures: Figures) -> str:
        """The id or the path of the table."""
        table = figures_layer(figures, "Figures", BASELINES)
        sink, place = self.parameterAsSink(
            parameters,
            "TABLE",
            context,
            table.fields(),
            QgsWkbTypes.Type.NoGeometry,
            QgsCoordinateReferenceSystem(),
        )
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, "TABLE"))
        for feature in table.getFeatures():
            sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert)
        return place

    def _sources(self, parameters, context) -> dict[str, Any]:
        return {
            **{name: self.raster(parameters, name, context) for name in SOURCES},
            **{name: self.rasters(parameters, name, context) for name in SERIES},
        }

    def _job(self, parameters, context, sources, **paths) -> AssessJob:
        images = {SOURCES[name]: path for name, path in sources.items() if path and name in SOURCES}
        first = Dated(images.pop("prediction"), images.pop("truth"), images.pop("target", None))
        tolerance, threshold = (self.number(parameters, name, context) for name in ("TOLERANCE", "THRESHOLD"))
        return AssessJob(
            (first, *_further(*(sources[name] for name in SERIES))),
            **images,
            ratio=self.number(parameters, "RATIO", context),
            index=self.choice(parameters, "INDEX", context) or None,
            threshold=threshold,
            tolerance=2 if tolerance is None else int(tolerance),
            overwrite=self.parameterAsBoolean(parameters, "OVERWRITE", context),
            **paths,
        )


def _further(predictions: list[str], truths: list[str], targets: list[str]) -> tuple[Dated, ...]:
    """The further dates of a series.

    Raises:
        SeriesError: the lists do not go together.
    """
    if len(predictions) != len(truths) or (targets and len(targets) != len(predictions)):
        raise SeriesError(
            f"{len(predictions)} further predictions, {len(truths)} truths and {len(targets)} coarse images "
            "were given: give as many truths as predictions, and as many coarse images or none."
        )
    return tuple(Dated(*date) for date in zip_longest(predictions, truths, targets))


def _images():
    return (
        raster("PREDICTION", "Prediction", "The sharp image to measure."),
        raster(
            "TRUTH",
            "Truth",
            "The true sharp image of the same day. A prediction on another grid is brought to its "
            "grid, which is said.",
        ),
        raster(
            "FINE",
            "Fine image (F1)",
            "The sharp image of the reference date, for the skill and the figures of the changed pixels.",
            optional=True,
        ),
        raster(
            "TARGET",
            "Coarse image of the target date (C2)",
            "For the consistency with the coarse image.",
            optional=True,
        ),
        ratio(),
    )


def _classes():
    number = QgsProcessingParameterNumber
    return (
        explained(
            QgsProcessingParameterEnum(
                "INDEX", "Index that makes classes", list(INDICES), optional=True, usesStaticStrings=True
            ),
            "Where the index exceeds the threshold, there is water (ndwi, mndwi) or vegetation (ndvi). Left "
            "out, it is ndwi where there are a green and a near infrared band.",
            advanced=True,
        ),
        explained(
            number("THRESHOLD", "Threshold of the index", number.Type.Double, optional=True),
            "Left out, it is 0 for water and 0.4 for vegetation.",
            advanced=True,
        ),
        _advanced(
            raster(
                "PREDICTED_CLASSES",
                "Raster of the predicted classes",
                "A classification of the prediction, one "
                "band of whole numbers from 0 to 255. It takes the place of the index.",
                optional=True,
            )
        ),
        _advanced(
            raster(
                "TRUE_CLASSES",
                "Raster of the true classes",
                "The classification that it is compared with.",
                optional=True,
            )
        ),
        explained(
            number("TOLERANCE", "Tolerance of boundaries (pixels)", number.Type.Integer, 2),
            "How far the boundary of a class may be off.",
            advanced=True,
        ),
    )


def _series():
    return tuple(
        _advanced(
            explained(
                QgsProcessingParameterMultipleLayers(
                    name, title, QgsProcessing.SourceType.TypeRaster, optional=True
                ),
                help_text,
            )
        )
        for name, title, help_text in (
            (
                "SERIES_PREDICTIONS",
                "Predictions of further dates",
                "Together with the first one they make a series. Their "
                "dates come from the tags or the names of the truths.",
            ),
            ("SERIES_TRUTHS", "Truths of further dates", "In the order of the predictions."),
            ("SERIES_TARGETS", "Coarse images of further dates", "In the same order, or none."),
        )
    )


def _destinations():
    return (
        explained(
            QgsProcessingParameterBoolean("OVERWRITE", "Overwrite existing files", False),
            "Without it, an output that exists already is refused.",
            advanced=True,
        ),
        explained(
            QgsProcessingParameterFeatureSink(
                "TABLE",
                "Table of the figures",
                QgsProcessing.SourceType.TypeVector,
                optional=True,
                createByDefault=False,
            ),
            "One row a figure and band: its level, which way is better, the baselines beside it, and the "
            "reason where it can't be known.",
        ),
        file_destination("REPORT_HTML", "Report", "HTML files (*.html)", "The figures and plots to read."),
        file_destination(
            "REPORT", "Figures as JSON", "JSON files (*.json)", "The figures for other programs."
        ),
    )


def _advanced(definition):
    definition.setFlags(definition.flags() | definition.Flag.FlagAdvanced)
    return definition
