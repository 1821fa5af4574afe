"""`chronofuse:change`: change between two dates, between two class rasters, and within a series."""

from __future__ import annotations

from datetime import date
from typing import Any, Optional

from qgis.core import (
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputNumber,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
)

from ..engine.door.change_job import HARMONICS, INDICES, LEAST, NDVI, SURE
from ..engine.door.collection_source import CollectionSource
from ..engine.door.jobs import ChangeJob
from ..engine.door.value import Figures
from ..shell import change_looks
from ..shell.tr import tr
from .definitions import choice_of, explained, file_destination, raster
from .kept import kept
from .map_parameters import MapAlgorithm, folder_of_a_series, layers_of_a_series, run_parameters
from .running import run, translated
from .stacked import Stack

Number = QgsProcessingParameterNumber
LAYERS = ("output", "difference")
"""Outputs that are layers, from the uppermost to the lowest."""
DRAFT = "change.tif"
"""Stands for the output while a job is only looked at."""


class ChangeAlgorithm(MapAlgorithm):
    ID = "change"
    PLACE = "change"
    TAGS = (
        *("change detection", "difference", "transition", "from-to", "matrix", "hectares", "break", "fire"),
        *("flood", "clearing", "deforestation", "ndvi", "ndwi", "nbr", "ndsi", "classes", "time series"),
    )

    def displayName(self):
        return tr("Change")

    def shortDescription(self):
        return tr("Finds change between two dates, between two class rasters, or within a series.")

    def introduction(self):
        return tr(
            "<p>Of <strong>two dates</strong> it takes an index of each and marks where it fell or rose: "
            "beyond a threshold of yours, or beyond what it differs by where nothing has changed, which is "
            "found from the differences themselves. Of <strong>two class rasters</strong> (index: classes) "
            "it tells which class became which, as a raster and as a matrix in hectares. Of a "
            "<strong>series</strong> it takes the seasons off and gives day and size of the largest break of "
            "each pixel.</p>"
        )

    def example(self):
        return tr(
            "<p>You have an image from before a fire and one from after it. Give both, the index nbr "
            "and 10000 m² as "
            "the least area: the layer shows what burned, and the table says on how many hectares.</p>"
        )

    def initAlgorithm(self, config=None):
        for definition in (*_inputs(), *_rules(), *_series_rules(), *run_parameters(True), *_destinations()):
            self.addParameter(definition)
        self.addOutput(QgsProcessingOutputNumber("CHANGED_SHARE", tr("Share of the pixels that changed")))
        self.addOutput(QgsProcessingOutputNumber("CHANGED_HECTARES", tr("Hectares that changed")))

    def refusal(self, parameters, context):
        self._job(parameters, context, self._images(parameters, context), output=DRAFT)
        return ""

    def prepareAlgorithm(self, parameters, context, feedback):
        self.images = self._images(parameters, context)
        return True

    def processAlgorithm(self, parameters, context, feedback):
        paths: dict[str, Optional[str]] = {
            "output": self.parameterAsOutputLayer(parameters, "OUTPUT", context),
            "difference": self.parameterAsOutputLayer(parameters, "DIFFERENCE", context) or None,
            "matrix": self.parameterAsFileOutput(parameters, "MATRIX", context) or None,
            "html": self.parameterAsFileOutput(parameters, "REPORT_HTML", context) or None,
            "report": self.parameterAsFileOutput(parameters, "REPORT", context) or None,
        }
        job = translated(lambda: self._job(parameters, context, self.images, **paths), self.in_words)
        finished = run(job, feedback, self.in_words)
        done, figures = finished.first.outputs, finished.first.figures
        stack = Stack()
        for role in LAYERS:
            if role in done:
                change_looks.write_sidecar(done[role], role, figures, job.overwrite)
                _dress(done[role], _Dresser(role, figures, stack), context)
        names = {"output": "OUTPUT", "difference": "DIFFERENCE", "matrix": "MATRIX"}
        names |= {"html": "REPORT_HTML", "report": "REPORT"}
        found: dict[str, Any] = {names[role]: path for role, path in done.items() if role in names}
        return {**found, **_numbers(figures)}

    def _images(self, parameters, context):
        two = (self.raster(parameters, name, context) for name in ("BEFORE", "AFTER"))
        return (*two, self.rasters(parameters, "LAYERS", context))

    def _job(self, parameters, context, images, **paths) -> ChangeJob:
        before, after, layers = images
        folder = self.text(parameters, "FOLDER", context)
        named = ((folder,) if folder else ()) + tuple(layers)
        given: dict[str, Any] = {
            name: self.number(parameters, name.upper(), context)
            for name in ("threshold", "min_area", "least")
        }
        for name in ("harmonics", "memory", "tile", "threads"):
            given[name] = self.whole(parameters, name.upper(), context)
        for name in ("band", "images", "first", "last"):
            given[name] = self.text(parameters, name.upper(), context)
        return ChangeJob(
            before=before,
            after=after,
            sources=(CollectionSource(named),) if named else (),
            index=self.choice(parameters, "INDEX", context),
            sure=self.choice(parameters, "SURE", context),
            **{name: value for name, value in given.items() if value is not None},
            overwrite=self.parameterAsBoolean(parameters, "OVERWRITE", context),
            **paths,
        )


def _numbers(figures: Figures) -> dict[str, Optional[float]]:
    if figures["kind"] == "dates":
        areas = [figures["areas"][name] for name in ("decreased", "increased")]
        share, hectares = (sum(area[key] for area in areas) for key in ("share", "hectares"))
        return {"CHANGED_SHARE": share, "CHANGED_HECTARES": hectares}
    if figures["kind"] == "classes":
        return {
            "CHANGED_SHARE": figures["changed_share"],
            "CHANGED_HECTARES": figures["changed_hectares"],
        }
    return {"CHANGED_SHARE": figures["broken_share"], "CHANGED_HECTARES": None}


class _Dresser(QgsProcessingLayerPostProcessorInterface):
    """Called in the main thread, when the layer is in the project."""

    def __init__(self, role: str, figures: Figures, stack: Stack):
        super().__init__()
        self._role, self._figures, self._stack = role, figures, stack

    def postProcessLayer(self, layer, context, feedback):
        layer.reload()  # it may be one of an earlier run, whose file was written anew
        change_looks.dress(layer, self._role, self._figures)
        self._stack.place(layer, LAYERS.index(self._role), context)


def _dress(path: str, dresser: _Dresser, context) -> None:
    if context.willLoadLayerOnCompletion(path):
        context.layerToLoadOnCompletionDetails(path).setPostProcessor(kept(dresser))


def _inputs():
    return (
        raster("BEFORE", tr("Image before"), tr("The image or the class raster of the first date."), True),
        raster("AFTER", tr("Image after"), tr("The image or the class raster of the second date."), True),
        folder_of_a_series(tr("In the place of two dates: a folder with an image for each date.")),
        layers_of_a_series(),
        choice_of(
            "INDEX",
            tr("Index"),
            list(INDICES),
            NDVI,
            tr(
                "What is compared: ndvi or evi2 for plants, ndwi or mndwi for water, ndmi for "
                "moisture, ndsi for "
                "snow, nbr for fire; band for single bands or one of them; classes for two class rasters."
            ),
        ),
    )


def _rules():
    return (
        explained(
            Number("THRESHOLD", tr("Threshold"), Number.Type.Double, optional=True),
            tr(
                "Of two dates: the difference from which on it is a change. Left out, it is found from "
                "what has "
                "not changed."
            ),
        ),
        explained(
            Number("MIN_AREA", tr("Least area (m²)"), Number.Type.Double, optional=True),
            tr("Of two dates: smaller patches of change are none."),
        ),
        explained(
            QgsProcessingParameterString("BAND", tr("Band"), optional=True),
            tr("Its name or number, where the index is band and the images have several."),
            advanced=True,
        ),
    )


def _series_rules():
    def day(name: str, title: str):
        return explained(
            QgsProcessingParameterString(name, title, optional=True),
            tr("As {example}; left out, there is no limit.").format(example=date(2024, 7, 1)),
            advanced=True,
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
        day("FIRST", tr("First date")),
        day("LAST", tr("Last date")),
        explained(
            Number("HARMONICS", tr("Waves of the season"), Number.Type.Integer, HARMONICS),
            tr("Of a series: how many waves of the year are no change, 0 to 3."),
            advanced=True,
        ),
        choice_of(
            "SURE",
            tr("False alarms"),
            list(SURE),
            SURE[0],
            tr("Of a series: the share of the pixels without a break in which one is seen."),
            advanced=True,
        ),
        explained(
            Number("LEAST", tr("Least break"), Number.Type.Double, LEAST),
            tr("Of a series: in units of the index; smaller breaks are none."),
            advanced=True,
        ),
    )


def _destinations():
    return (
        explained(
            QgsProcessingParameterRasterDestination("OUTPUT", tr("Change")),
            tr(
                "Of two dates what decreased and increased, of class rasters each transition, of a "
                "series day, "
                "size and strength of the largest break."
            ),
        ),
        explained(
            QgsProcessingParameterRasterDestination(
                "DIFFERENCE", tr("Difference"), optional=True, createByDefault=False
            ),
            tr(
                "Of two dates: the index after minus the index before. Of class rasters: 1 where the class "
                "is another one, 0 where it stayed; a response for 'Drivers'."
            ),
        ),
        file_destination(
            "MATRIX",
            tr("Areas"),
            tr("CSV files (*.csv)"),
            tr("Hectares: of class rasters from each class to each, of two dates of each kind of change."),
        ),
        file_destination(
            "REPORT_HTML",
            tr("Report"),
            tr("HTML files (*.html)"),
            tr("A page with maps, areas and how the change was found."),
            by_default=True,
        ),
        file_destination(
            "REPORT", tr("Figures as JSON"), tr("JSON files (*.json)"), tr("The figures for other programs.")
        ),
    )
