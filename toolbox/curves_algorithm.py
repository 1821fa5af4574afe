"""`chronofuse:curves`: the values of a series at points or in polygons, as a table and a chart."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..engine.door.collection_source import CollectionSource
from ..engine.door.jobs import CurvesJob
from ..shell.tr import tr
from .building import day, explained, file_destination, memory, overwrite, threads
from .engine_algorithm import EngineAlgorithm
from .running import run, translated

Number = QgsProcessingParameterNumber
DRAFT = "curves.csv"
"""Stands for the table, and for the places, while a job is only looked at."""
TYPED = "|option:AUTODETECT_TYPE=YES|option:EMPTY_STRING_AS_NULL=YES"
"""Behind the path of a CSV: its numbers and days are no texts."""


class CurvesAlgorithm(EngineAlgorithm):
    ID = "curves"
    PLACE = "curves-at-places"
    TAGS = (
        *("curve", "time series", "profile", "plot", "chart", "sample", "points", "polygons", "zonal"),
        *("parcel", "field", "ndvi", "table", "csv", "deviation"),
    )

    def displayName(self):
        return tr("Curves at places")

    def shortDescription(self):
        return tr("Tells the values of a series at points or in polygons, as a table and a chart.")

    def introduction(self):
        return tr(
            "<p>Reads a series at the places of a layer: at each point its pixel, in each polygon the mean "
            "of its pixels, on each date. Of a series that was filled the table also tells where a value "
            "comes from (observed, fused, in time only) and how far off it may be.</p><p>The chart is a "
            "page of its own, with a line for each place; point at a value to read it. Of each image no "
            "more is read than what lies at the places.</p>"
        )

    def example(self):
        return tr(
            "<p>You have filled a year of images into a folder, and a layer with your parcels. Give both, "
            "and the field with the numbers of the parcels: the table has the NDVI of each parcel on each "
            "date, and the chart shows their curves beside each other.</p>"
        )

    def initAlgorithm(self, config=None):
        for definition in (*_places(), *_series(), *_advanced(), *_destinations()):
            self.addParameter(definition)
        self.addOutput(QgsProcessingOutputNumber("PLACES_WITH_VALUES", tr("Places with values")))
        self.addOutput(QgsProcessingOutputNumber("DATES_USED", tr("Number of dates")))

    def refusal(self, parameters, context):
        self._job(parameters, context, self.rasters(parameters, "LAYERS", context), (f"{DRAFT}.gpkg", None))
        return ""

    def prepareAlgorithm(self, parameters, context, feedback):
        self.layers = self.rasters(parameters, "LAYERS", context)
        self.places = self.features(parameters, "PLACES", context, feedback)
        return True

    def processAlgorithm(self, parameters, context, feedback):
        paths = {
            "table": self.parameterAsFileOutput(parameters, "OUTPUT", context),
            "html": self.parameterAsFileOutput(parameters, "HTML", context) or None,
        }
        job = translated(
            lambda: self._job(parameters, context, self.layers, self.places, **paths), self.in_words
        )
        finished = run(job, feedback, self.in_words)
        done, figures = finished.first.outputs, finished.first.figures
        if self.parameterAsBoolean(parameters, "LOAD", context) and context.project() is not None:
            details = QgsProcessingContext.LayerDetails(tr("Curves"), context.project(), "OUTPUT")
            context.addLayerToLoadOnCompletion(done["table"] + TYPED, details)
        found: dict[str, Any] = {"OUTPUT": done["table"]}
        if "html" in done:
            found["HTML"] = done["html"]
        return {
            **found,
            "PLACES_WITH_VALUES": figures["places_with_values"],
            "DATES_USED": figures["observed"]["count"],
        }

    def _job(
        self,
        parameters,
        context,
        layers: list[str],
        places: tuple[str, Optional[str]],
        table: str = DRAFT,
        html: Optional[str] = None,
    ) -> CurvesJob:
        folder = self.parameterAsString(parameters, "FOLDER", context)
        named = ((folder,) if folder else ()) + tuple(layers)

        def text(name: str) -> Optional[str]:
            return self.parameterAsString(parameters, name, context).strip() or None

        def whole(name: str) -> Optional[int]:
            number = self.number(parameters, name, context)
            return None if number is None else int(number)

        indices = (text("INDICES") or "").replace(",", " ").lower().split()
        return CurvesJob(
            (CollectionSource(named),) if named else (),
            places[0],
            table,
            html,
            places[1],
            text("ID_FIELD"),
            images=text("IMAGES"),
            indices=tuple(dict.fromkeys(indices)),
            first=text("FIRST"),
            last=text("LAST"),
            memory=whole("MEMORY"),
            threads=whole("THREADS"),
            overwrite=self.parameterAsBoolean(parameters, "OVERWRITE", context),
        )


def _places():
    kinds = [QgsProcessing.SourceType.TypeVectorPoint, QgsProcessing.SourceType.TypeVectorPolygon]
    return (
        explained(
            QgsProcessingParameterFeatureSource("PLACES", tr("Points or polygons"), kinds),
            tr("The places whose values are asked for, in any coordinate reference system."),
        ),
        explained(
            QgsProcessingParameterField(
                "ID_FIELD", tr("Field with their names"), parentLayerParameterName="PLACES", optional=True
            ),
            tr("What the places are called in the table and the chart; left out, id or name, else a number."),
        ),
    )


def _series():
    return (
        explained(
            QgsProcessingParameterFile(
                "FOLDER",
                tr("Folder of the series"),
                QgsProcessingParameterFile.Behavior.Folder,
                optional=True,
            ),
            tr(
                "Best the folder that 'Fill a series' made, with its origins and deviations; any folder with "
                "an image for each date will do."
            ),
        ),
        explained(
            QgsProcessingParameterMultipleLayers(
                "LAYERS", tr("Images of the series"), QgsProcessing.SourceType.TypeRaster, optional=True
            ),
            tr("Layers in the place of a folder, or beside it; also one raster with a band for each date."),
        ),
        explained(
            QgsProcessingParameterString("INDICES", tr("Indices"), optional=True),
            tr("Made of the bands, beside those that lie there: names with commas between them, as ndvi."),
        ),
    )


def _advanced():
    return (
        explained(
            QgsProcessingParameterString("IMAGES", tr("Which of the images"), optional=True),
            tr(
                "What the names of the files have in common (sentinel2), or a pattern ('LC08*'), where a "
                "folder holds several sensors. Left out, the filled images, else the sharpest."
            ),
            advanced=True,
        ),
        day("FIRST", tr("First date")),
        day("LAST", tr("Last date")),
        explained(
            QgsProcessingParameterBoolean("LOAD", tr("Load the table"), True),
            tr("As a layer without geometry."),
            advanced=True,
        ),
        memory(),
        threads(),
        overwrite(),
    )


def _destinations():
    return (
        explained(
            QgsProcessingParameterFileDestination("OUTPUT", tr("Table"), tr("CSV files (*.csv)")),
            tr("A row for each place and date: values, deviation, and where they come from."),
        ),
        file_destination(
            "HTML",
            tr("Chart"),
            tr("HTML files (*.html)"),
            tr("A page with the curves, which needs no network; it opens from the results of Processing."),
            by_default=True,
        ),
    )
