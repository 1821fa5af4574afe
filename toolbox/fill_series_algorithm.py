"""`chronofuse:fill_series`: the sharp image, or an index, of every date of a series, without gaps."""

from __future__ import annotations

from collections import deque
from datetime import date
from typing import Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..engine.door.collection_source import CollectionSource
from ..engine.door.events import DateResult, Finished
from ..engine.door.fill_job import KRIGING, SERIES_METHODS
from ..engine.door.fuse_job import Machine, Manner
from ..engine.door.jobs import FillJob
from ..engine.door.preparation import COARSE, FINE
from ..models.catalogue.installed import catalogue
from ..shell import series_time, styles
from ..shell.styles import NDVI_LIMITS, LayerLook
from ..shell.tr import tr
from . import series_extras
from .definitions import choice_of, explained
from .engine_algorithm import EngineAlgorithm
from .running import run, translated

Number = QgsProcessingParameterNumber
NDVI = "ndvi"
DRAFT = "filled"
"""Stands for the folder while a job is only looked at."""
_kept: deque[QgsProcessingLayerPostProcessorInterface] = deque(maxlen=1000)
"""Processing keeps no reference to its post-processors, and Python would collect them before their turn."""


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
        extras = series_extras.parameters()
        for definition in (*_images(), *_dates(), *_results(), *extras, *_advanced(), _destination()):
            self.addParameter(definition)
        self.addOutput(QgsProcessingOutputMultipleLayers("FILLED_LAYERS", tr("Filled images")))
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
        if self.parameterAsBoolean(parameters, "LOAD", context) and context.project() is not None:
            _load(finished, job, context)
            series_extras.load_trends(finished, job.indices, context)
        of_dates = [one.outputs for one in finished.dates]
        return {
            "OUTPUT_FOLDER": folder,
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
        sources = []
        for role in (FINE, COARSE):
            place = self.parameterAsString(parameters, f"{role.upper()}_FOLDER", context)
            named = ((place,) if place else ()) + tuple(layers[role])
            if named:
                sources.append(CollectionSource(named, role=role))

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
            machine=Machine(threads=whole("THREADS"), memory=whole("MEMORY")),
            manner=Manner(overwrite=ticked("OVERWRITE"), resume=ticked("RESUME")),
        )


class _Dresser(QgsProcessingLayerPostProcessorInterface):
    """Called in the main thread, when the layer is in the project."""

    def __init__(self, look: LayerLook, seen: bool, days: list[str]):
        super().__init__()
        self._look, self._seen, self._days = look, seen, days

    def postProcessLayer(self, layer, context, feedback):
        layer.reload()  # it may be one of an earlier run, whose file was written anew
        if self._look.role == NDVI:
            styles.dress(layer, self._look)
        else:
            styles.set_day(layer, self._look.day or "")
        project = context.project()
        if project is not None:
            node = project.layerTreeRoot().findLayer(layer.id())
            if node is not None:
                node.setItemVisibilityChecked(self._seen)
                node.setExpanded(False)
            series_time.play(self._days, project)


def _load(finished: Finished, job: FillJob, context: QgsProcessingContext) -> None:
    """Have QGIS load one raster a date: the first index, else the bands."""
    role = f"index {job.indices[0]}" if job.indices else "output"
    name = "INDEX_LAYERS" if job.indices else "FILLED_LAYERS"
    days = [one.figures["date"] for one in finished.dates]
    for number, one in enumerate(finished.dates):
        title = f"{job.indices[0].upper() if job.indices else tr('Filled')} {one.figures['date']}"
        details = QgsProcessingContext.LayerDetails(title, context.project(), name)
        # QGIS before 3.24 takes no notice of it
        details.groupName = tr("Filled series ({method})").format(method=job.method)
        context.addLayerToLoadOnCompletion(one.outputs[role], details)
        _kept.append(_Dresser(_look(one, role), number == 0, days))
        context.layerToLoadOnCompletionDetails(one.outputs[role]).setPostProcessor(_kept[-1])


def _look(one: DateResult, role: str) -> LayerLook:
    kind = NDVI if role == f"index {NDVI}" else "output"
    return LayerLook(kind, one.outputs[role], one.figures["date"], (1,), (NDVI_LIMITS,))


def _images():
    for role, folder, layers, what in (
        (
            FINE,
            tr("Folder of the sharp images"),
            tr("Sharp images"),
            tr("The sharp images of many dates, with masks beside them where there are clouds."),
        ),
        (
            COARSE,
            tr("Folder of the coarse images"),
            tr("Coarse images"),
            tr("The coarse images of more dates. Without one near a date, it is interpolated in time."),
        ),
    ):
        name = role.upper()
        yield explained(
            QgsProcessingParameterFile(
                f"{name}_FOLDER", folder, QgsProcessingParameterFile.Behavior.Folder, optional=True
            ),
            what,
        )
        yield explained(
            QgsProcessingParameterMultipleLayers(
                name, layers, QgsProcessing.SourceType.TypeRaster, optional=True
            ),
            tr("Layers in the place of a folder, or beside it."),
        )


def _dates():
    def day(name: str, title: str):
        return explained(
            QgsProcessingParameterString(name, title, optional=True),
            tr("As {example}; left out, there is no limit.").format(example=date(2024, 7, 1)),
        )

    return (
        explained(
            Number("EVERY", tr("Days from one date to the next"), Number.Type.Integer, optional=True),
            tr("Left out, every day is filled that has a coarse image."),
        ),
        day("FIRST", tr("First date")),
        day("LAST", tr("Last date")),
    )


def _methods_of_pairs():
    """Names of those that take a single pair."""
    return [
        name for name, one in catalogue().items() if name not in SERIES_METHODS and not one.refuse_pairs(1)
    ]


def _results():
    return (
        choice_of(
            "METHOD",
            tr("Method"),
            [*SERIES_METHODS, *_methods_of_pairs()],
            KRIGING,
            tr(
                "kriging: the likeliest mixture of what is clear before and after; kalman: several times as "
                "fast and a little less accurate; delta: the nearest clear images before and after with the "
                "coarse change added; linear and nearest: in time alone, to compare with. A method of pairs "
                "fuses the mixture that kriging makes, and the mean with kriging is taken."
            ),
        ),
        explained(
            QgsProcessingParameterString("INDICES", tr("Indices"), NDVI, optional=True),
            tr("Names of indices with commas between them: ndvi, evi2, ndwi, ndmi and others."),
        ),
        explained(
            QgsProcessingParameterBoolean("STORE_BANDS", tr("Store the bands"), True),
            tr("Without it, the indices alone are stored."),
        ),
        explained(
            QgsProcessingParameterBoolean("UNCERTAINTY", tr("Store the uncertainty"), False),
            tr("The standard deviation of each pixel and band; of kriging and kalman alone."),
        ),
        explained(
            QgsProcessingParameterBoolean("LOAD", tr("Load the results"), True),
            tr("One layer a date, of which the temporal controller shows one after the other."),
        ),
    )


def _advanced():
    def number(name: str, title: str, help_text: str, default=None):
        kind = Number.Type.Integer
        definition = Number(name, title, kind, default, optional=True)
        return explained(definition, help_text, advanced=True)

    def tick(name: str, title: str, help_text: str, default: bool = False):
        return explained(QgsProcessingParameterBoolean(name, title, default), help_text, advanced=True)

    return (
        tick(
            "KEEP",
            tr("Keep observed pixels"),
            tr("Without it, pixels that were observed are predicted, too."),
            True,
        ),
        number(
            "REFERENCES",
            tr("References on each side"),
            tr(
                "At most so many sharp images before a date, and after it, are made use of. Left out, as "
                "many as the method needs."
            ),
        ),
        number("TILE", tr("Tile size"), tr("Side of a tile in pixels. The result is the same.")),
        number(
            "MEMORY", tr("Memory (MB)"), tr("How many megabytes the run may use. The result is the same.")
        ),
        number("THREADS", tr("Threads"), tr("How many processor cores to use; left out, all of them.")),
        tick(
            "RESUME",
            tr("Go on from an earlier run"),
            tr("Dates that lie in the folder and whose images are the same are kept; the others are filled."),
        ),
        tick(
            "OVERWRITE",
            tr("Overwrite existing files"),
            tr("Without it, an output that exists already is refused."),
        ),
    )


def _destination():
    return explained(
        QgsProcessingParameterFolderDestination("OUTPUT_FOLDER", tr("Folder for the results")),
        tr("It gets the rasters of each date and a report, series.json."),
    )
