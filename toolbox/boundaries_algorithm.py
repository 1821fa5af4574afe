"""`chronofuse:boundaries`: the outlines of water, of classes or of a value, inside the pixel."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputNumber,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsVectorLayer,
)

from ..engine.door.boundaries_job import CLASS, RULES, VALUE
from ..engine.door.jobs import BoundariesJob
from ..engine.door.value import Figures
from ..shell import water_looks
from ..shell.tr import tr
from . import water_parameters
from .building import layer_file
from .definitions import explained, file_destination
from .engine_algorithm import EngineAlgorithm
from .kept import kept
from .running import run, translated
from .stacked import Stack

Number = QgsProcessingParameterNumber
DRAFT = "outlines.gpkg"
"""Stands for the output while a job is only looked at."""


class BoundariesAlgorithm(EngineAlgorithm):
    ID = "boundaries"
    PLACE = "boundaries"
    TAGS = (
        *("outline", "shoreline", "coastline", "contour", "water", "lake", "river", "wetland", "flood"),
        *("ndwi", "mndwi", "otsu", "polygonize", "vectorize", "radar", "sentinel-1", "land cover"),
    )

    def group(self):
        return tr("Maps")

    def groupId(self):
        return "maps"

    def displayName(self):
        return tr("Boundaries")

    def shortDescription(self):
        return tr("Draws the outlines of water, of classes or of a value, as polygons and lines.")

    def introduction(self):
        return tr(
            "<p>Takes one raster or a series and draws outlines that run through the pixels, not around "
            "them: of water (by MNDWI, NDWI or radar, with a threshold that is found in each scene), of "
            "classes, which share their borders, or of a value. The GeoPackage has polygons and lines with "
            "date, area, perimeter and confidence.</p><p>What clouds hide is no land: where an outline "
            "borders on it, the polygon says so, and there is no line. A scene without water "
            "gives empty layers.</p>"
        )

    def example(self):
        return tr(
            "<p>You have filled a summer of Sentinel-2 images into a folder. Give the folder and leave the "
            "rule at water: the lines show where the shore lay on each date, and the temporal controller "
            "plays them.</p>"
        )

    def initAlgorithm(self, config=None):
        definitions = (
            *water_parameters.images(one_raster=True),
            *water_parameters.rule(RULES),
            *_shape(),
            *_reference(),
            *water_parameters.advanced(),
            *_destinations(),
        )
        for definition in definitions:
            self.addParameter(definition)
        self.addOutput(
            QgsProcessingOutputVectorLayer("LINES", tr("Lines"), QgsProcessing.SourceType.TypeVectorLine)
        )
        self.addOutput(QgsProcessingOutputNumber("POLYGON_COUNT", tr("Number of polygons")))
        self.addOutput(QgsProcessingOutputNumber("AREA", tr("Mean area of the dates (square metres)")))

    def refusal(self, parameters, context):
        self.prepareAlgorithm(parameters, context, None)
        self._job(parameters, context, output=DRAFT)
        return ""

    def prepareAlgorithm(self, parameters, context, feedback):
        self.layers = self.rasters(parameters, "LAYERS", context)
        self.reference = self.raster(parameters, "REFERENCE", context)
        self.dem = self.raster(parameters, "DEM", context)
        return True

    def processAlgorithm(self, parameters, context, feedback):
        paths = {
            "output": self.parameterAsOutputLayer(parameters, "OUTPUT", context),
            "html": self.parameterAsFileOutput(parameters, "REPORT_HTML", context) or None,
            "report": self.parameterAsFileOutput(parameters, "REPORT", context) or None,
        }
        job = translated(lambda: self._job(parameters, context, **paths), self.in_words)
        finished = run(job, feedback, self.in_words)
        done, figures = finished.first.outputs, finished.first.figures
        lines = f"{done['outlines']}|layername=lines"
        _load(done["outlines"], lines, job.rule, figures, context)
        found: dict[str, Any] = {"OUTPUT": done["outlines"], "LINES": lines}
        found |= {
            name: done[role] for role, name in (("html", "REPORT_HTML"), ("report", "REPORT")) if role in done
        }
        return {**found, "POLYGON_COUNT": figures["polygons"], "AREA": figures["area_m2"]}

    def _job(self, parameters, context, **paths) -> BoundariesJob:
        given = water_parameters.wishes(self, parameters, context)
        return BoundariesJob(
            water_parameters.sources(self, parameters, context, self.layers),
            min_area=self.number(parameters, "MIN_AREA", context),
            reference=self.reference,
            dem=self.dem,
            **given,
            **paths,
        )


class _Dresser(QgsProcessingLayerPostProcessorInterface):
    """Called in the main thread, when the layer is in the project."""

    def __init__(
        self, dress: Callable[[QgsVectorLayer, Figures], None], figures: Figures, stack: Stack, rank: int
    ):
        super().__init__()
        self._dress, self._figures, self._stack, self._rank = dress, figures, stack, rank

    def postProcessLayer(self, layer, context, feedback):
        self._dress(layer, self._figures)
        layer.triggerRepaint()
        self._stack.place(layer, self._rank, context)


def _load(polygons: str, lines: str, rule: str, figures: Figures, context: QgsProcessingContext) -> None:
    """Where the polygons are loaded, so are the lines, above them."""
    if not context.willLoadLayerOnCompletion(polygons):
        return
    details, stack = context.layerToLoadOnCompletionDetails(polygons), Stack()
    details.setPostProcessor(kept(_Dresser(water_looks.dress_polygons, figures, stack, 1)))
    of_water = rule not in (CLASS, VALUE)
    name = Path(polygons).stem if details.forceName else tr("Shores") if of_water else tr("Lines")
    beside = QgsProcessingContext.LayerDetails(name, details.project, "LINES")
    beside.setPostProcessor(kept(_Dresser(water_looks.dress_lines, figures, stack, 0)))
    context.addLayerToLoadOnCompletion(lines, beside)


def _shape():
    return (
        explained(
            Number("MIN_AREA", tr("Least area (square metres)"), Number.Type.Double, optional=True),
            tr(
                "Smaller polygons are left out, and smaller holes filled. Left out, it is the area of four "
                "pixels; 0 keeps all."
            ),
        ),
        water_parameters.smooth(),
    )


def _reference():
    return (
        explained(
            QgsProcessingParameterRasterLayer("REFERENCE", tr("Fine image of the pair"), optional=True),
            tr(
                "For one image that was fused from one pair: the shore is taken from the fine image of the "
                "pair and moved by what changed since. A fused image alone keeps the shore of its pair."
            ),
        ),
        explained(
            QgsProcessingParameterRasterLayer("DEM", tr("Heights (DEM)"), optional=True),
            tr("Over which the shore moves; left out, it moves alike on all sides."),
        ),
    )


def _destinations():
    return (
        layer_file(
            "OUTPUT",
            tr("Polygons"),
            QgsProcessing.SourceType.TypeVectorPolygon,
            tr("A GeoPackage with the layers polygons and lines; both are loaded."),
        ),
        file_destination(
            "REPORT_HTML",
            tr("Report"),
            tr("HTML files (*.html)"),
            tr("A page with a map of the outlines and the area of each date."),
            by_default=True,
        ),
        file_destination(
            "REPORT", tr("Figures as JSON"), tr("JSON files (*.json)"), tr("The figures for other programs.")
        ),
    )
