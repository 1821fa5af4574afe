"""The parameters that training a land-cover model and mapping by it have in common."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)
from qgis.core import (
    QgsProcessingParameterDefinition as Definition,
)

from ..engine.door.collection_source import CollectionSource
from ..shell.tr import tr
from .definitions import explained, file_destination
from .map_parameters import MapAlgorithm

Number = QgsProcessingParameterNumber
DRAFT = "samples.gpkg"
"""Stands for the samples while a job is only looked at."""


def inputs() -> list[Definition]:
    """Images and a series."""
    return [
        explained(
            QgsProcessingParameterMultipleLayers(
                "IMAGES", tr("Images"), QgsProcessing.SourceType.TypeRaster, optional=True
            ),
            tr(
                "Rasters of any resolution: images of a date, radar, heights. All are brought onto the "
                "finest grid."
            ),
        ),
        explained(
            QgsProcessingParameterFile(
                "SERIES",
                tr("Folder of a series"),
                QgsProcessingParameterFile.Behavior.Folder,
                optional=True,
            ),
            tr(
                "Dated images, best filled; what is missing in time is taken from the dates before and "
                "after. A model looks at days of the year, so that it can be used for another year."
            ),
        ),
    ]


def samples(name: str, title: str, help_text: str) -> list[Definition]:
    kinds = [QgsProcessing.SourceType.TypeVectorPoint, QgsProcessing.SourceType.TypeVectorPolygon]
    return [
        explained(QgsProcessingParameterFeatureSource(name, title, kinds, optional=True), help_text),
        explained(
            QgsProcessingParameterField(
                "FIELD", tr("Field with the classes"), parentLayerParameterName=name, optional=True
            ),
            tr("Numbers or texts; each value is a class."),
        ),
    ]


def whole(name: str, title: str, help_text: str, default: Optional[int] = None) -> Definition:
    number = Number(name, title, Number.Type.Integer, default, optional=default is None)
    return explained(number, help_text, advanced=True)


def about_the_inputs() -> list[Definition]:
    return [
        explained(
            QgsProcessingParameterString("KIND", tr("Which of the images"), optional=True),
            tr(
                "What the names of the files have in common (sentinel2), or a pattern ('LC08*'), where a "
                "folder holds several sensors. Left out, the filled images, else the sharpest."
            ),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterRasterLayer("GRID", tr("Grid"), optional=True),
            tr("A raster whose grid all images are brought onto; left out, the finest of them."),
            advanced=True,
        ),
    ]


def about_the_run() -> list[Definition]:
    return [
        whole("MEMORY", tr("Memory (MB)"), tr("How many megabytes the run may use. The result is the same.")),
        whole("THREADS", tr("Threads"), tr("How many processor cores to use; left out, all of them.")),
        explained(
            QgsProcessingParameterBoolean("OVERWRITE", tr("Overwrite existing files"), False),
            tr("Without it, an output that exists already is refused."),
            advanced=True,
        ),
    ]


def reports(help_text: str) -> list[Definition]:
    html, plain = tr("HTML files (*.html)"), tr("JSON files (*.json)")
    return [
        file_destination("REPORT_HTML", tr("Report"), html, help_text, by_default=True),
        file_destination("REPORT", tr("Figures as JSON"), plain, tr("The figures for other programs.")),
    ]


class LandCoverAlgorithm(MapAlgorithm):
    """An algorithm with images, a series and samples."""

    images: list[str]
    grid: Optional[str]
    found: tuple[Optional[str], Optional[str]]
    """File and layer of the samples."""

    def prepareAlgorithm(self, parameters, context, feedback):
        self.images = self.rasters(parameters, "IMAGES", context)
        self.grid = self.raster(parameters, "GRID", context)
        self.found = None, None
        if parameters.get("SAMPLES"):
            self.found = self.features(parameters, "SAMPLES", context, feedback)
        return True

    def shared(self, parameters, context, images: list[str], grid: Optional[str]) -> dict[str, Any]:
        """The fields of a job that both algorithms have."""
        series = self.text(parameters, "SERIES", context)
        return {
            "images": tuple(images),
            "series": (CollectionSource((series,)),) if series else (),
            "pattern": self.text(parameters, "KIND", context),
            "grid": grid,
            "field": self.text(parameters, "FIELD", context),
            "memory": self.whole(parameters, "MEMORY", context),
            "threads": self.whole(parameters, "THREADS", context),
            "overwrite": self.parameterAsBoolean(parameters, "OVERWRITE", context),
        }
