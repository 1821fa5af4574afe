"""`chronofuse:phenology`: when the season of each pixel of a series starts, peaks and ends."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
)

from ..engine.door.collection_source import CollectionSource
from ..engine.door.jobs import PhenologyJob
from ..engine.door.phenology_job import INDICES, LEAST, LEVEL, NDVI, PERIOD, SEASONS, SMOOTHINGS, STARTS
from ..engine.door.value import Figures
from ..shell import phenology_looks
from ..shell.tr import tr
from .building import choice_of, explained, file_destination, memory, overwrite, threads
from .engine_algorithm import EngineAlgorithm
from .kept import kept
from .running import run, translated

Number = QgsProcessingParameterNumber
DRAFT = "seasons.tif"
"""Stands for the output while a job is only looked at."""


class PhenologyAlgorithm(EngineAlgorithm):
    ID = "phenology"
    PLACE = "phenology"
    TAGS = (
        *("season", "start of season", "end of season", "growing season", "time series", "ndvi", "evi"),
        *("vegetation", "crop", "harvest", "timesat", "whittaker", "savitzky-golay", "smoothing"),
    )

    def displayName(self):
        return tr("Phenology")

    def shortDescription(self):
        return tr("Finds when the season of each pixel of a series starts, peaks and ends.")

    def introduction(self):
        return tr(
            "<p>Takes a series of sharp images, makes a vegetation index of each, lays a smooth curve "
            "through the values of every pixel and finds its season: start, peak, end, length, amplitude, "
            "base, integral, the number of seasons and the error of the fit, each a band of one raster with "
            "a style of its own.</p><p>Days are counted from 1 January of the year; below 1 they lie in the "
            "year before, beyond 366 in the one after. A season may begin in the autumn before: give images "
            "of the months around the year, too. Clouds that a mask has missed are recognised as dips of a "
            "few days and count less.</p>"
        )

    def example(self):
        return tr(
            "<p>You have a folder with the Sentinel-2 images of 2023 and 2024 and their masks. Give the "
            "folder and the year 2024: the layer shows when each field greened up; choose another style of "
            "the layer to see when it was harvested.</p>"
        )

    def initAlgorithm(self, config=None):
        for definition in (*_series(), *_seasons(), *_advanced(), *_destinations()):
            self.addParameter(definition)
        self.addOutput(QgsProcessingOutputNumber("YEAR_USED", tr("The year that days are counted in")))
        self.addOutput(QgsProcessingOutputNumber("DATES_USED", tr("Number of images that were used")))
        self.addOutput(QgsProcessingOutputNumber("SEASON_SHARE", tr("Share of the pixels with a season")))

    def refusal(self, parameters, context):
        self._job(parameters, context, self.rasters(parameters, "LAYERS", context), output=DRAFT)
        return ""

    def prepareAlgorithm(self, parameters, context, feedback):
        self.layers = self.rasters(parameters, "LAYERS", context)
        return True

    def processAlgorithm(self, parameters, context, feedback):
        paths = {
            "output": self.parameterAsOutputLayer(parameters, "OUTPUT", context),
            "html": self.parameterAsFileOutput(parameters, "REPORT_HTML", context) or None,
            "report": self.parameterAsFileOutput(parameters, "REPORT", context) or None,
        }
        job = translated(lambda: self._job(parameters, context, self.layers, **paths), self.in_words)
        finished = run(job, feedback, self.in_words)
        done, figures = finished.first.outputs, finished.first.figures
        _dress(done["output"], figures, job.overwrite, context)
        found: dict[str, Any] = {"OUTPUT": done["output"]}
        found |= {
            name: done[role] for role, name in (("html", "REPORT_HTML"), ("report", "REPORT")) if role in done
        }
        return {
            **found,
            "YEAR_USED": figures["year"],
            "DATES_USED": figures["observed"]["count"],
            "SEASON_SHARE": figures["phenology"]["season_share"],
        }

    def _job(self, parameters, context, layers: list[str], **paths) -> PhenologyJob:
        folder = self.parameterAsString(parameters, "FOLDER", context)
        table = self.parameterAsString(parameters, "TABLE", context) or None
        named = ((folder,) if folder else ()) + tuple(layers)
        sources = (CollectionSource(named, table),) if named or table else ()
        given: dict[str, Any] = {
            name: self.number(parameters, name.upper(), context) for name in ("level", "least", "period")
        }
        for name in ("year", "memory", "tile", "threads"):
            number = self.number(parameters, name.upper(), context)
            given[name] = None if number is None else int(number)
        for name in ("index", "seasons", "smoothing", "start"):
            given[name] = self.choice(parameters, name.upper(), context)
        return PhenologyJob(
            sources,
            images=self.parameterAsString(parameters, "IMAGES", context) or None,
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
        phenology_looks.dress(layer, self._figures)


def _dress(path: str, figures: Figures, overwrite: bool, context) -> None:
    phenology_looks.write_sidecar(path, figures, overwrite)
    if context.willLoadLayerOnCompletion(path):
        details = context.layerToLoadOnCompletionDetails(path)
        details.setPostProcessor(kept(_Dresser(figures)))
        details.name = f"{details.name} {figures['year']}"


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
                "A folder with an image for each date; masks beside them are used. The dates are read from "
                "the names of the files (2024-07-01, 20240701 or A2024183)."
            ),
        ),
        explained(
            QgsProcessingParameterMultipleLayers(
                "LAYERS", tr("Images of the series"), QgsProcessing.SourceType.TypeRaster, optional=True
            ),
            tr("Layers in the place of a folder, or beside it; also one raster with a band for each date."),
        ),
        choice_of(
            "INDEX",
            tr("Index"),
            list(INDICES),
            NDVI,
            tr(
                "What the seasons are found in: ndvi or evi2 (red and near infrared), ndmi (near infrared "
                "and swir1), or band, where the images are the index already."
            ),
        ),
        explained(
            Number("YEAR", tr("Year"), Number.Type.Integer, optional=True),
            tr("Days are counted from its 1 January. Left out, it is the year with the most images."),
        ),
    )


def _seasons():
    return (
        choice_of(
            "SEASONS",
            tr("Seasons in a year"),
            list(SEASONS),
            SEASONS[0],
            tr(
                "auto finds out how many there are and shows the one in which the most grew; 1 takes the "
                "year as one season; 2 gives bands for a first and a second one."
            ),
        ),
        choice_of(
            "SMOOTHING",
            tr("Smoothing"),
            list(SMOOTHINGS),
            SMOOTHINGS[0],
            tr("The curve through the values: Whittaker's, Savitzky and Golay's, or straight lines (none)."),
        ),
        choice_of(
            "START",
            tr("Start of a season"),
            list(STARTS),
            STARTS[0],
            tr(
                "amplitude: where the curve has risen by a share of its amplitude, and fallen to it again; "
                "derivative: where it rises and falls most steeply."
            ),
        ),
    )


def _advanced():
    def number(name: str, title: str, help_text: str, default=None):
        kind = Number.Type.Integer if default is None else Number.Type.Double
        return explained(
            Number(name, title, kind, default, optional=default is None), help_text, advanced=True
        )

    return (
        explained(
            QgsProcessingParameterString("IMAGES", tr("Which of the images"), optional=True),
            tr(
                "What the names of the files have in common (sentinel2), or a pattern ('LC08*'), where a "
                "folder holds several sensors. Left out, the sharpest images."
            ),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterFile("TABLE", tr("Table of the images"), optional=True),
            tr("A CSV file with the columns file and, where known, date, mask, sensor and band."),
            advanced=True,
        ),
        number("LEVEL", tr("Share of the amplitude"), tr("At the start and the end of a season."), LEVEL),
        number("LEAST", tr("Least amplitude"), tr("Of the index; what changes less has no season."), LEAST),
        number(
            "PERIOD",
            tr("Smoothing over (days)"),
            tr("Of a swing as long as this the smoothing leaves one half; more is smoother."),
            PERIOD,
        ),
        number("TILE", tr("Tile size"), tr("Side of a tile in pixels. The result is the same.")),
        memory(),
        threads(),
        overwrite(),
    )


def _destinations():
    return (
        explained(
            QgsProcessingParameterRasterDestination("OUTPUT", tr("Seasons")),
            tr("One raster with a band for each figure, on the grid of the images."),
        ),
        file_destination(
            "REPORT_HTML",
            tr("Report"),
            tr("HTML files (*.html)"),
            tr("A page with maps, the days on which seasons start, peak and end, and what to know of them."),
            by_default=True,
        ),
        file_destination(
            "REPORT", tr("Figures as JSON"), tr("JSON files (*.json)"), tr("The figures for other programs.")
        ),
    )
