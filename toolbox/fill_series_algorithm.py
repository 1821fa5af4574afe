"""`chronofuse:fill_series`: the sharp image, or an index, of every date of a series, without gaps."""

from __future__ import annotations

from typing import Optional

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingOutputRasterLayer,
    QgsProcessingOutputString,
    QgsProcessingParameterNumber,
)

from ..engine.door.collection_source import CollectionSource
from ..engine.door.events import Finished
from ..engine.door.jobs import FillJob
from ..engine.door.preparation import COARSE, FINE
from ..engine.door.run_wishes import Machine, Manner
from ..shell import series_looks, series_time, styles
from ..shell.styles import LayerLook
from ..shell.tr import tr
from . import series_extras
from .dated_images import sources_of
from .engine_algorithm import EngineAlgorithm
from .fill_series_parameters import advanced, dates, destination, images, results
from .kept import kept
from .preparation_parameters import preparation, preparation_parameters
from .running import run, translated

Number = QgsProcessingParameterNumber
DRAFT = "filled"
"""Stands for the folder while a job is only looked at."""


class FillSeriesAlgorithm(EngineAlgorithm):
    ID = "fill_series"
    PLACE = "fill-a-series"
    TAGS = (
        *("gap", "gap filling", "cloud", "cloud free", "time series", "dense", "ndvi", "interpolation"),
        *("kriging", "landsat", "sentinel", "modis", "temporal controller", "dates"),
    )

    def displayName(self):
        return tr("Fill a series")

    def shortDescription(self):
        return tr("Makes the sharp image of every date of a series, without gaps.")

    def introduction(self):
        return tr(
            "<p>Takes the sharp images of a place, with their clouds and gaps, and the coarse images of more "
            "dates, and makes a whole sharp image of every date that you want. Pixels that were observed "
            "stay as they are; all others are predicted from the clear sharp pixels before and after, by "
            "what the series itself tells of how its fields change.</p><p>Beside each image lies a raster "
            "that says where each pixel comes from. The results are loaded with their day set: the temporal "
            "controller plays the series.</p>"
        )

    def example(self):
        return tr(
            "<p>You have a folder with a year of Sentinel-2 images and their cloud masks, and one with the "
            "daily images of Sentinel-3. Give both, 10 days between two dates and ndvi as index: you get "
            "a whole NDVI image every ten days.</p>"
        )

    def initAlgorithm(self, config=None):
        for definition in (
            *(*images(), *dates(), *results(), *series_extras.parameters(), *advanced()),
            *(*preparation_parameters(of_series=True), destination()),
        ):
            self.addParameter(definition)
        self.addOutput(QgsProcessingOutputMultipleLayers("FILLED_LAYERS", tr("Filled images")))
        for name, title in (
            ("FIRST_LAYER", tr("Filled image of the first date")),
            ("LAST_LAYER", tr("Filled image of the last date")),
        ):
            self.addOutput(QgsProcessingOutputRasterLayer(name, title))
        self.addOutput(QgsProcessingOutputMultipleLayers("INDEX_LAYERS", tr("Indices of the filled images")))
        self.addOutput(QgsProcessingOutputMultipleLayers("ORIGIN_LAYERS", tr("Where the pixels come from")))
        self.addOutput(QgsProcessingOutputMultipleLayers("TREND_LAYERS", tr("Trends")))
        self.addOutput(QgsProcessingOutputMultipleLayers("SMOOTHED_LAYERS", tr("Smoothed images")))
        self.addOutput(QgsProcessingOutputString("DATES", tr("The dates that were filled")))

    def refusal(self, parameters, context):
        self._job(parameters, context, self._layers(parameters, context), DRAFT)
        return ""

    def prepareAlgorithm(self, parameters, context, feedback):
        self.layers = self._layers(parameters, context)
        return True

    def processAlgorithm(self, parameters, context, feedback):
        folder = self.parameterAsFileOutput(parameters, "OUTPUT_FOLDER", context)
        job = translated(lambda: self._job(parameters, context, self.layers, folder), self.in_words)
        finished = run(job, feedback, self.in_words)
        looks = series_looks.looks_of(finished)
        origins = [one.outputs["origin"] for one in finished.dates]
        series_looks.write_styles(looks, origins, job.manner.overwrite)
        if self.parameterAsBoolean(parameters, "LOAD", context) and context.project() is not None:
            _load(finished, job, {look.path: look for look in looks}, context)
            series_extras.load_trends(finished, job.indices, context)
        of_dates = [one.outputs for one in finished.dates]
        role = "output" if job.bands or not job.indices else f"index {job.indices[0]}"
        return {
            "OUTPUT_FOLDER": folder,
            "FIRST_LAYER": of_dates[0][role],
            "LAST_LAYER": of_dates[-1][role],
            "FILLED_LAYERS": [one["output"] for one in of_dates if "output" in one],
            "INDEX_LAYERS": [one[f"index {name}"] for one in of_dates for name in job.indices],
            "ORIGIN_LAYERS": [one["origin"] for one in of_dates],
            "TREND_LAYERS": list(series_extras.trend_files(finished).values()),
            "SMOOTHED_LAYERS": series_extras.smoothed_files(finished),
            "DATES": ", ".join(one.figures["date"] for one in finished.dates),
        }

    def _layers(self, parameters, context) -> dict[str, list[str]]:
        return {role: self.rasters(parameters, role.upper(), context) for role in (FINE, COARSE)}

    def _job(self, parameters, context, layers: dict[str, list[str]], folder: str) -> FillJob:
        folder_of_all = self.parameterAsString(parameters, "FOLDER", context)
        sources = [CollectionSource((folder_of_all,))] if folder_of_all else []
        sources += sources_of(self, parameters, context, layers)

        def whole(name: str) -> Optional[int]:
            number = self.number(parameters, name, context)
            return None if number is None else int(number)

        def text(name: str) -> Optional[str]:
            return self.parameterAsString(parameters, name, context).strip() or None

        def ticked(name: str) -> bool:
            return self.parameterAsBoolean(parameters, name, context)

        indices = (text("INDICES") or "").replace(",", " ").lower().split()
        return FillJob(
            tuple(sources),
            folder,
            every=whole("EVERY"),
            first=text("FIRST"),
            last=text("LAST"),
            method=self.choice(parameters, "METHOD", context),
            references=whole("REFERENCES"),
            indices=tuple(dict.fromkeys(indices)),
            bands=ticked("STORE_BANDS"),
            keep=ticked("KEEP"),
            uncertainty=ticked("UNCERTAINTY"),
            **series_extras.wishes(self, parameters, context),
            tile=whole("TILE"),
            preparation=preparation(self, parameters, context),
            machine=Machine(threads=whole("THREADS"), memory=whole("MEMORY")),
            manner=Manner(overwrite=ticked("OVERWRITE"), resume=ticked("RESUME")),
            use_suspects=ticked("USE_SUSPECTS"),
        )


class _Dresser(QgsProcessingLayerPostProcessorInterface):
    """Called in the main thread, when the layer is in the project."""

    def __init__(self, title: str, look: LayerLook, days: list[str]):
        super().__init__()
        self._title, self._look, self._days = title, look, days

    def postProcessLayer(self, layer, context, feedback):
        layer.reload()  # it may be one of an earlier run, whose file was written anew
        layer.setName(self._title)  # Processing takes the file's name where it is no temporary one
        styles.dress(layer, self._look)
        project = context.project()
        if project is not None:
            node = project.layerTreeRoot().findLayer(layer.id())
            if node is not None:
                node.setItemVisibilityChecked(True)  # the controller shows none but these
                node.setExpanded(False)
            if self._look.day == self._days[-1]:  # Processing has added all layers by now
                series_time.play(self._days, project)
                series_time.offer_to_play_soon()


def _load(
    finished: Finished, job: FillJob, looks: dict[str, LayerLook], context: QgsProcessingContext
) -> None:
    """Have QGIS load one raster a date: the first index, else the bands."""
    role = f"index {job.indices[0]}" if job.indices else "output"
    name = "INDEX_LAYERS" if job.indices else "FILLED_LAYERS"
    days = [one.figures["date"] for one in finished.dates]
    for one in finished.dates:
        title = f"{one.figures['date']} {job.indices[0].upper() if job.indices else tr('Filled')}"
        details = QgsProcessingContext.LayerDetails(title, context.project(), name)
        # QGIS before 3.24 takes no notice of it
        details.groupName = tr("Filled series ({method})").format(method=job.method)
        context.addLayerToLoadOnCompletion(one.outputs[role], details)
        dresser = kept(_Dresser(title, looks[one.outputs[role]], days))
        context.layerToLoadOnCompletionDetails(one.outputs[role]).setPostProcessor(dresser)
