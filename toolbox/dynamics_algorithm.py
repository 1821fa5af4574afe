"""`chronofuse:dynamics`: how often, when and how long there is water or a class, and how much of it."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ..engine.door.boundaries_job import CLASS, WATER_RULES
from ..engine.door.jobs import DynamicsJob
from ..engine.door.value import Figures
from ..shell import water_looks
from ..shell.tr import tr
from . import water_parameters
from .building import day, explained, file_destination
from .engine_algorithm import EngineAlgorithm
from .kept import kept
from .running import run, translated

DRAFT = "dynamics.tif"
"""Stands for the output while a job is only looked at."""


class DynamicsAlgorithm(EngineAlgorithm):
    ID = "dynamics"
    PLACE = "water-dynamics"
    TAGS = (
        *("water", "flood", "inundation", "hydroperiod", "frequency", "time series", "lake", "wetland"),
        *("water level", "area curve", "hydrograph", "mndwi", "ndwi", "radar", "sentinel-1"),
    )

    def group(self):
        return tr("Maps")

    def groupId(self):
        return "maps"

    def displayName(self):
        return tr("Water dynamics")

    def shortDescription(self):
        return tr("Tells how often, when and how long there is water or a class, and how much on each date.")

    def introduction(self):
        return tr(
            "<p>Takes a series of images, or of rasters of classes, and tells of each pixel how often there "
            "is water, on which day first and last, and how long without a break: each a band of one raster "
            "with a style of its own. The curve has the area of each date with an interval, and its "
            "trend.</p><p>With a raster of heights (DEM) the shore tells the level of the water; with a "
            "table of areas and levels the area does. What clouds hide is taken from the dates around it, "
            "and widens the interval.</p>"
        )

    def example(self):
        return tr(
            "<p>You have the images of a rainy season and a raster of heights. Give both: the chart shows "
            "how the flood rose and fell, in hectares and in metres, and the layer which fields it reached, "
            "and for how long.</p>"
        )

    def initAlgorithm(self, config=None):
        rules = (*WATER_RULES, CLASS)
        definitions = (
            *water_parameters.images(one_raster=False),
            *water_parameters.rule(rules),
            *_levels(),
            *_dates(),
            water_parameters.smooth(),
            *water_parameters.advanced(),
            *_destinations(),
        )
        for definition in definitions:
            self.addParameter(definition)
        for name, title in (
            ("DATES_USED", tr("Number of dates")),
            ("LEAST_AREA", tr("Least area (square metres)")),
            ("MOST_AREA", tr("Greatest area (square metres)")),
            ("TREND", tr("Change of the area (square metres a year)")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))

    def refusal(self, parameters, context):
        layers = self.rasters(parameters, "LAYERS", context)
        self._job(parameters, context, layers, self.raster(parameters, "DEM", context), output=DRAFT)
        return ""

    def prepareAlgorithm(self, parameters, context, feedback):
        self.layers = self.rasters(parameters, "LAYERS", context)
        self.dem = self.raster(parameters, "DEM", context)
        return True

    def processAlgorithm(self, parameters, context, feedback):
        paths = {
            "output": self.parameterAsOutputLayer(parameters, "OUTPUT", context),
            "table": self.parameterAsFileOutput(parameters, "CURVE", context) or None,
            "html": self.parameterAsFileOutput(parameters, "REPORT_HTML", context) or None,
            "report": self.parameterAsFileOutput(parameters, "REPORT", context) or None,
        }
        job = translated(
            lambda: self._job(parameters, context, self.layers, self.dem, **paths), self.in_words
        )
        finished = run(job, feedback, self.in_words)
        done, figures = finished.first.outputs, finished.first.figures
        _dress(done["output"], figures, job.overwrite, context)
        found: dict[str, Any] = {"OUTPUT": done["output"]}
        roles = (("table", "CURVE"), ("html", "REPORT_HTML"), ("report", "REPORT"))
        found |= {name: done[role] for role, name in roles if role in done}
        return {
            **found,
            "DATES_USED": figures["observed"]["count"],
            "LEAST_AREA": figures["area_m2"]["least"],
            "MOST_AREA": figures["area_m2"]["most"],
            "TREND": figures["trend"]["slope"] if figures["trend"] else None,
        }

    def _job(self, parameters, context, layers: list[str], dem, **paths) -> DynamicsJob:
        def text(name: str):
            return self.parameterAsString(parameters, name, context).strip() or None

        return DynamicsJob(
            water_parameters.sources(self, parameters, context, layers),
            dem=dem,
            levels=text("LEVELS"),
            first=text("FIRST"),
            last=text("LAST"),
            **water_parameters.wishes(self, parameters, context),
            **paths,
        )


class _Dresser(QgsProcessingLayerPostProcessorInterface):
    """Called in the main thread, when the layer is in the project."""

    def __init__(self, figures: Figures):
        super().__init__()
        self._figures = figures

    def postProcessLayer(self, layer, context, feedback):
        layer.reload()  # it may be one of an earlier run, whose file was written anew
        water_looks.dress_dynamics(layer, self._figures)


def _dress(path: str, figures: Figures, overwrite: bool, context: QgsProcessingContext) -> None:
    water_looks.write_sidecar(path, figures, overwrite)
    if context.willLoadLayerOnCompletion(path):
        context.layerToLoadOnCompletionDetails(path).setPostProcessor(kept(_Dresser(figures)))


def _levels():
    return (
        explained(
            QgsProcessingParameterRasterLayer("DEM", tr("Heights (DEM)"), optional=True),
            tr("A raster of heights in metres: those along the shore tell the level of the water."),
        ),
        explained(
            QgsProcessingParameterFile("LEVELS", tr("Table of areas and levels"), optional=True),
            tr(
                "A CSV file with the columns area_ha (or area_m2, area_km2) and level, in the place of a DEM."
            ),
        ),
    )


def _dates():
    return day("FIRST", tr("First date")), day("LAST", tr("Last date"))


def _destinations():
    return (
        explained(
            QgsProcessingParameterRasterDestination("OUTPUT", tr("Dynamics")),
            tr("One raster: how often, first and last day, longest spell, number of valid dates."),
        ),
        file_destination(
            "CURVE",
            tr("Curve of the area"),
            tr("CSV files (*.csv)"),
            tr(
                "A row for each date: area and level with their intervals, and how much of the scene is seen."
            ),
            by_default=True,
        ),
        file_destination(
            "REPORT_HTML",
            tr("Report"),
            tr("HTML files (*.html)"),
            tr("A page with the curve, the maps, and what to know of them."),
            by_default=True,
        ),
        file_destination(
            "REPORT", tr("Figures as JSON"), tr("JSON files (*.json)"), tr("The figures for other programs.")
        ),
    )
