"""`chronofuse:drivers`: which factors a response goes with, by the geodetector."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ..engine.door.drivers_job import ALPHA, CLASSES, NUMBER, QUANTILE
from ..engine.door.jobs import DriversJob
from ..shell.tr import tr
from .curves_algorithm import TYPED
from .definitions import choice_of, explained, file_destination
from .map_parameters import MapAlgorithm, run_parameters
from .running import run, translated

Number = QgsProcessingParameterNumber
DRAFT = "drivers.csv"
"""Stands for the table while a job is only looked at."""


class DriversAlgorithm(MapAlgorithm):
    ID = "drivers"
    PLACE = "drivers"
    TAGS = (
        *("geodetector", "geographical detector", "driving forces", "factors", "q statistic", "heat map"),
        *("stratified heterogeneity", "interaction", "zones", "table", "change"),
    )

    def displayName(self):
        return tr("Drivers")

    def shortDescription(self):
        return tr("Says which factors a response goes with: the geodetector's q and p.")

    def introduction(self):
        return tr(
            "<p>Cuts each factor into classes and asks how much of the response's variance lies "
            "between them: "
            "q, from 0 (nothing) to 1 (all of it), and p. It does so for each factor and for each two "
            "together, "
            "and says whether they strengthen each other, which one explains more, and which classes "
            "differ.</p><p>The response and the factors are fields of points or zones, or rasters; "
            "rasters are "
            "read at the points and in the zones, else pixel by pixel.</p>"
        )

    def example(self):
        return tr(
            "<p>You have a raster of how much a wetland has changed, and rasters of height, rain and "
            "distance to "
            "a road. Give the first as the response and the others as factors: the page shows which of them "
            "the change goes with.</p>"
        )

    def initAlgorithm(self, config=None):
        for definition in (*_places(), *_rasters(), *_classes(), *run_parameters(False), *_destinations()):
            self.addParameter(definition)
        self.addOutput(QgsProcessingOutputString("STRONGEST", tr("Factor that explains the most")))
        self.addOutput(QgsProcessingOutputNumber("Q", tr("Its q")))
        self.addOutput(QgsProcessingOutputNumber("P", tr("Its p")))

    def refusal(self, parameters, context):
        places = (f"{DRAFT}.gpkg", None) if parameters.get("PLACES") else (None, None)
        self._job(parameters, context, places, *self._rasters(parameters, context))
        return ""

    def prepareAlgorithm(self, parameters, context, feedback):
        self.rasters_given = self._rasters(parameters, context)
        self.places: tuple[Optional[str], Optional[str]] = (None, None)
        if parameters.get("PLACES"):
            self.places = self.features(parameters, "PLACES", context, feedback)
        return True

    def processAlgorithm(self, parameters, context, feedback):
        paths = {
            "table": self.parameterAsFileOutput(parameters, "OUTPUT", context),
            "interactions": self.parameterAsFileOutput(parameters, "INTERACTIONS", context) or None,
            "risks": self.parameterAsFileOutput(parameters, "RISKS", context) or None,
            "html": self.parameterAsFileOutput(parameters, "REPORT_HTML", context) or None,
            "report": self.parameterAsFileOutput(parameters, "REPORT", context) or None,
        }
        job = translated(
            lambda: self._job(parameters, context, self.places, *self.rasters_given, **paths), self.in_words
        )
        finished = run(job, feedback, self.in_words)
        done, figures = finished.first.outputs, finished.first.figures
        if context.project() is not None:
            details = QgsProcessingContext.LayerDetails(tr("Drivers"), context.project(), "OUTPUT")
            context.addLayerToLoadOnCompletion(done["table"] + TYPED, details)
        names = {"table": "OUTPUT", "interactions": "INTERACTIONS", "risks": "RISKS"}
        names |= {"html": "REPORT_HTML", "report": "REPORT"}
        found: dict[str, Any] = {names[role]: path for role, path in done.items()}
        first = figures["drivers"][0]
        return {**found, "STRONGEST": first["name"], "Q": first["q"], "P": first["p"]}

    def _rasters(self, parameters, context):
        return self.raster(parameters, "RESPONSE_RASTER", context), self.rasters(
            parameters, "FACTOR_RASTERS", context
        )

    def _job(self, parameters, context, places, response, rasters, table: str = DRAFT, **paths) -> DriversJob:
        # parameterAsFields is deprecated from QGIS 3.40 on, and the other not there before 3.34
        listed = getattr(self, "parameterAsStrings", None) or self.parameterAsFields
        fields = listed(parameters, "FACTORS", context)
        field = self.text(parameters, "RESPONSE", context)
        categories = (self.text(parameters, "CATEGORIES", context) or "").replace(",", " ").split()
        number = self.whole(parameters, "NUMBER", context)
        alpha = self.number(parameters, "ALPHA", context)
        return DriversJob(
            (field if places[0] else response) or "",
            (*(fields if places[0] else ()), *rasters),
            table,
            places[0],
            layer=places[1],
            classes=self.choice(parameters, "CLASSES", context),
            number=NUMBER if number is None else number,
            categories=tuple(categories),
            alpha=ALPHA if alpha is None else float(alpha),
            memory=self.whole(parameters, "MEMORY", context),
            threads=self.whole(parameters, "THREADS", context),
            overwrite=self.parameterAsBoolean(parameters, "OVERWRITE", context),
            **paths,
        )


def _places():
    return (
        explained(
            QgsProcessingParameterFeatureSource(
                "PLACES", tr("Points, zones or table"), [QgsProcessing.SourceType.TypeVector], optional=True
            ),
            tr("A layer whose field is the response; left out, the response is a raster."),
        ),
        explained(
            QgsProcessingParameterField(
                "RESPONSE", tr("Field of the response"), parentLayerParameterName="PLACES", optional=True
            ),
            tr("What is to be explained: a field of numbers."),
        ),
        explained(
            QgsProcessingParameterField(
                "FACTORS",
                tr("Fields of the factors"),
                parentLayerParameterName="PLACES",
                allowMultiple=True,
                optional=True,
            ),
            tr("What may explain it: numbers, which are cut into classes, or texts."),
        ),
    )


def _rasters():
    return (
        explained(
            QgsProcessingParameterRasterLayer("RESPONSE_RASTER", tr("Raster of the response"), optional=True),
            tr("What is to be explained where no layer of places is given; its pixels are the rows."),
        ),
        explained(
            QgsProcessingParameterMultipleLayers(
                "FACTOR_RASTERS",
                tr("Rasters of the factors"),
                QgsProcessing.SourceType.TypeRaster,
                optional=True,
            ),
            tr("Read at the points, in the zones (their mean), or at the pixels of the response."),
        ),
    )


def _classes():
    return (
        choice_of(
            "CLASSES",
            tr("Classes of numbers"),
            list(CLASSES),
            QUANTILE,
            tr(
                "quantile: as many places in each; natural: the least variance within (Jenks), "
                "exactly; equal: "
                "equally wide; best: whichever has the largest q."
            ),
        ),
        explained(
            Number("NUMBER", tr("Number of classes"), Number.Type.Integer, NUMBER),
            tr("3 to 10; 0 takes the number with the largest q."),
        ),
        explained(
            QgsProcessingParameterString("CATEGORIES", tr("Factors that are classes already"), optional=True),
            tr(
                "Names of factors whose numbers are codes, with commas between them. Up to 10 "
                "different whole "
                "numbers are taken so by themselves."
            ),
            advanced=True,
        ),
        explained(
            Number("ALPHA", tr("Significant below"), Number.Type.Double, ALPHA),
            tr("The p below which a difference counts."),
            advanced=True,
        ),
    )


def _destinations():
    csv = tr("CSV files (*.csv)")
    return (
        explained(
            QgsProcessingParameterFileDestination("OUTPUT", tr("Table of the factors"), csv),
            tr("q, p and classes of each factor."),
        ),
        file_destination(
            "INTERACTIONS", tr("Table of the interactions"), csv, tr("q of each two factors, and their kind.")
        ),
        file_destination(
            "RISKS", tr("Table of the classes"), csv, tr("The mean of the response in each class.")
        ),
        file_destination(
            "REPORT_HTML",
            tr("Report"),
            tr("HTML files (*.html)"),
            tr("A page with a heat map of q, the tables and the means of the classes."),
            by_default=True,
        ),
        file_destination(
            "REPORT", tr("Figures as JSON"), tr("JSON files (*.json)"), tr("The figures for other programs.")
        ),
    )
