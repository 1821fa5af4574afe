"""`chronofuse:change`: change between two dates, between two class rasters, and within a series."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import (
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputNumber,
)

from ..engine.door.collection_source import CollectionSource
from ..engine.door.jobs import ChangeJob
from ..engine.door.value import Figures
from ..shell import change_looks
from ..shell.tr import tr
from .change_parameters import destinations, inputs, masks, rules, series_rules
from .kept import kept
from .map_parameters import MapAlgorithm, run_parameters
from .running import run, translated
from .stacked import Stack

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
        for definition in (
            *inputs(),
            *rules(),
            *masks(),
            *series_rules(),
            *run_parameters(True),
            *destinations(),
        ):
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
        names = ("BEFORE", "AFTER", "MASK_BEFORE", "MASK_AFTER")
        given = {name.lower(): self.raster(parameters, name, context) for name in names}
        return given, self.rasters(parameters, "LAYERS", context)

    def _job(self, parameters, context, images, **paths) -> ChangeJob:
        given, layers = images
        given = dict(given)
        folder = self.text(parameters, "FOLDER", context)
        named = ((folder,) if folder else ()) + tuple(layers)
        for name in ("threshold", "min_area", "least"):
            given[name] = self.number(parameters, name.upper(), context)
        for name in ("buffer", "harmonics", "memory", "tile", "threads"):
            given[name] = self.whole(parameters, name.upper(), context)
        for name in ("band", "images", "first", "last"):
            given[name] = self.text(parameters, name.upper(), context)
        return ChangeJob(
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
