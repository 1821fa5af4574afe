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
from ..shell.tr import tr
from . import results
from .building import explained, file_destination, overwrite, raster, ratio
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
    PLACE = "assess"
    TAGS = (
        *("accuracy", "validation", "quality", "error", "compare", "figures", "report"),
        *("rmse", "ssim", "sam", "ergas", "kappa", "ndvi", "time series"),
    )

    def displayName(self):
        return tr("Assess")

    def shortDescription(self):
        return tr("Measures a prediction against the true image of the same day.")

    def introduction(self):
        return tr(
            "<p>Measures any prediction (of Chronofuse or of another program) against the true sharp image "
            "of the same day, at three levels: its pixels (RMSE, bias, correlation, SSIM, SAM, ERGAS and "
            "more), its features (edges, texture, outlines) and what one makes of it (NDVI, "
            "classes).</p><p>With F1 it also tells the skill over copying F1, with C2 how well the "
            "prediction agrees with the coarse image, and with further dates whether the series bends in "
            "time as the truth does.</p><p>A number that can't be known is empty; the table and the report "
            "say why.</p>"
        )

    def example(self):
        return tr(
            "<p>You predicted 1 July, and later found a Landsat image of that day without clouds. Give the "
            "fused image as prediction, the Landsat image as truth and, for the skill, F1: the table and the "
            "report say how far off the prediction is, beside copying F1.</p>"
        )

    def __init__(self):
        super().__init__()
        self.sources: dict[str, Any] = {}

    def initAlgorithm(self, configuration=None):
        for definition in (*_images(), *_classes(), *_series(), *_destinations()):
            self.addParameter(definition)
        for name, title in results.titles(results.ASSESSED):
            self.addOutput(QgsProcessingOutputNumber(name, title))

    def refusal(self, parameters, context):
        self._job(parameters, context, self._sources(parameters, context))
        return ""

    def prepareAlgorithm(self, parameters, context, feedback):
        self.sources = translated(lambda: self._sources(parameters, context), self.in_words)
        return True

    def processAlgorithm(self, parameters, context, feedback):
        paths = {
            "report": self.parameterAsFileOutput(parameters, "REPORT", context) or None,
            "html": self.parameterAsFileOutput(parameters, "REPORT_HTML", context) or None,
        }
        job = translated(lambda: self._job(parameters, context, self.sources, **paths), self.in_words)
        finished = run(job, feedback, self.in_words)
        names = {"report": "REPORT", "html": "REPORT_HTML"}
        outputs: dict[str, Any] = {
            names[role]: path for role, path in finished.first.outputs.items() if role in names
        }
        if parameters.get("TABLE"):
            outputs["TABLE"] = self._fill_table(parameters, context, finished.first.figures)
        return {**outputs, **results.numbers(finished.first.figures, results.ASSESSED)}

    def _fill_table(self, parameters, context, figures: Figures) -> str:
        """The id or the path of the table."""
        table = figures_layer(figures, tr("Figures"), BASELINES)
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
            tr(
                "{predictions} further predictions, {truths} truths and {targets} coarse images were given: "
                "give as many truths as predictions, and as many coarse images or none."
            ).format(predictions=len(predictions), truths=len(truths), targets=len(targets))
        )
    return tuple(Dated(*date) for date in zip_longest(predictions, truths, targets))


def _images():
    return (
        raster("PREDICTION", tr("Prediction"), tr("The sharp image to measure.")),
        raster(
            "TRUTH",
            tr("Truth"),
            tr(
                "The true sharp image of the same day. A prediction on another grid is brought to its grid, "
                "which is said."
            ),
        ),
        raster(
            "FINE",
            tr("Fine image (F1)"),
            tr("The sharp image of the reference date, for the skill and the figures of the changed pixels."),
            optional=True,
        ),
        raster(
            "TARGET",
            tr("Coarse image of the target date (C2)"),
            tr("For the consistency with the coarse image."),
            optional=True,
        ),
        ratio(),
    )


def _classes():
    number = QgsProcessingParameterNumber
    return (
        explained(
            QgsProcessingParameterEnum(
                "INDEX", tr("Index that makes classes"), list(INDICES), optional=True, usesStaticStrings=True
            ),
            tr(
                "Where the index exceeds the threshold, there is water (ndwi, mndwi) or vegetation (ndvi). "
                "Left out, it is ndwi where there are a green and a near infrared band."
            ),
            advanced=True,
        ),
        explained(
            number("THRESHOLD", tr("Threshold of the index"), number.Type.Double, optional=True),
            tr("Left out, it is 0 for water and 0.4 for vegetation."),
            advanced=True,
        ),
        _advanced(
            raster(
                "PREDICTED_CLASSES",
                tr("Raster of the predicted classes"),
                tr(
                    "A classification of the prediction, one band of whole numbers from 0 to 255. It takes "
                    "the place of the index."
                ),
                optional=True,
            )
        ),
        _advanced(
            raster(
                "TRUE_CLASSES",
                tr("Raster of the true classes"),
                tr("The classification that it is compared with."),
                optional=True,
            )
        ),
        explained(
            number("TOLERANCE", tr("Tolerance of boundaries (pixels)"), number.Type.Integer, 2),
            tr("How far the boundary of a class may be off."),
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
                tr("Predictions of further dates"),
                tr(
                    "Together with the first one they make a series. Their dates come from the tags or the "
                    "names of the truths."
                ),
            ),
            ("SERIES_TRUTHS", tr("Truths of further dates"), tr("In the order of the predictions.")),
            ("SERIES_TARGETS", tr("Coarse images of further dates"), tr("In the same order, or none.")),
        )
    )


def _destinations():
    return (
        overwrite(),
        explained(
            QgsProcessingParameterFeatureSink(
                "TABLE",
                tr("Table of the figures"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
            ),
            tr(
                "One row a figure and band: its level, which way is better, the baselines beside it, and the "
                "reason where it can't be known."
            ),
        ),
        file_destination(
            "REPORT_HTML",
            tr("Report"),
            tr("HTML files (*.html)"),
            tr("The figures and plots to read."),
            by_default=True,
        ),
        file_destination(
            "REPORT", tr("Figures as JSON"), tr("JSON files (*.json)"), tr("The figures for other programs.")
        ),
    )


def _advanced(definition):
    definition.setFlags(definition.flags() | definition.Flag.FlagAdvanced)
    return definition
