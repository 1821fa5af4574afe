"""`chronofuse:repair`: a cloudy sharp image made whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Optional

from qgis.core import (
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
)

from ..engine.door.fill_job import KRIGING, REFERENCES
from ..engine.door.jobs import RepairJob
from ..engine.door.preparation import COARSE, FINE
from ..engine.door.repair_job import FRINGE, usual_preparation
from ..engine.door.run_wishes import Machine, Manner
from ..shell import styles
from ..shell.tr import tr
from .building import advanced_number, explained, file_destination, memory, overwrite, raster, threads
from .dated_images import images_of, sources_of
from .engine_algorithm import EngineAlgorithm
from .kept import kept
from .running import run, translated

Number = QgsProcessingParameterNumber
DRAFT = "whole.tif"
"""Stands for the output while a job is only looked at."""


class RepairAlgorithm(EngineAlgorithm):
    ID = "repair"
    PLACE = "repair-a-cloudy-image"
    TAGS = (
        *("cloud", "clouds", "cloud removal", "cloud free", "haze", "shadow", "gap", "gap filling", "mend"),
        *("stripes", "slc-off", "inpainting", "landsat", "sentinel", "modis"),
    )

    def displayName(self):
        return tr("Repair a cloudy image")

    def shortDescription(self):
        return tr("Makes a cloudy sharp image whole from sharp images of other days.")

    def introduction(self):
        return tr(
            "<p>Takes one sharp image with clouds or gaps, sharp images of the same place on other days, "
            "with clouds of their own, and coarse images where there are any, and predicts what lies under "
            "the clouds. Pixels that are clear stay as they are, bit for bit.</p><p>The clear part of the "
            "image tells how its day differs from the other days, and that goes on under the clouds, from "
            "their rim inwards. Beside the whole image comes a raster that says where each pixel comes "
            "from.</p>"
        )

    def example(self):
        return tr(
            "<p>You have a Sentinel-2 image of 20 May of which a third is cloud, its mask, and a folder with "
            "the images of the year. Give the image, the mask and the folder: you get the image of 20 May "
            "without clouds.</p>"
        )

    def initAlgorithm(self, config=None):
        for definition in (*_cloudy(), *_others(), *_advanced(), *_destinations()):
            self.addParameter(definition)
        self.addOutput(QgsProcessingOutputString("DAY_USED", tr("The day of the image")))
        self.addOutput(QgsProcessingOutputNumber("CLOUDY_SHARE", tr("Share of the image that was cloudy")))
        self.addOutput(QgsProcessingOutputNumber("EMPTY_SHARE", tr("Share of the image that stayed empty")))

    def refusal(self, parameters, context):
        self._job(parameters, context, self._layers(parameters, context), output=DRAFT)
        return ""

    def prepareAlgorithm(self, parameters, context, feedback):
        self.layers = self._layers(parameters, context)
        return True

    def processAlgorithm(self, parameters, context, feedback):
        def path(name: str) -> Optional[str]:
            given = parameters.get(name)
            return self.parameterAsOutputLayer(parameters, name, context) if given else None

        paths = {
            "output": self.parameterAsOutputLayer(parameters, "OUTPUT", context),
            "origin": path("ORIGIN"),
            "uncertainty": path("UNCERTAINTY"),
            "report": self.parameterAsFileOutput(parameters, "REPORT", context) or None,
        }
        job = translated(lambda: self._job(parameters, context, self.layers, **paths), self.in_words)
        finished = run(job, feedback, self.in_words)
        done, figures = finished.first.outputs, finished.first.figures
        _dress(done["output"], figures["date"], context)
        named = {
            role.upper(): done[role] for role in ("output", "origin", "uncertainty", "report") if role in done
        }
        return {
            **named,
            "DAY_USED": figures["date"],
            "CLOUDY_SHARE": figures["cloudy"],
            "EMPTY_SHARE": figures["nothing"],
        }

    def _layers(self, parameters, context) -> dict[str, Any]:
        lists = {role: self.rasters(parameters, role.upper(), context) for role in (FINE, COARSE)}
        return {
            "image": self.raster(parameters, "IMAGE", context),
            "clouds": self.raster(parameters, "CLOUDS", context),
            **lists,
        }

    def _job(self, parameters, context, layers: dict[str, Any], **paths) -> RepairJob:
        sources = sources_of(self, parameters, context, layers)

        def whole(name: str) -> Optional[int]:
            number = self.number(parameters, name, context)
            return None if number is None else int(number)

        buffer = whole("BUFFER")
        asked = usual_preparation()
        return RepairJob(
            layers["image"] or "",
            tuple(sources),
            clouds=layers["clouds"],
            day=self.parameterAsString(parameters, "DAY", context).strip() or None,
            references=whole("REFERENCES") or REFERENCES[KRIGING],
            tile=whole("TILE"),
            preparation=asked if buffer is None else replace(asked, buffer=buffer),
            machine=Machine(threads=whole("THREADS"), memory=whole("MEMORY")),
            manner=Manner(overwrite=self.parameterAsBoolean(parameters, "OVERWRITE", context)),
            **paths,
        )


class _Dresser(QgsProcessingLayerPostProcessorInterface):
    """Called in the main thread, when the layer is in the project."""

    def __init__(self, day: str):
        super().__init__()
        self._day = day

    def postProcessLayer(self, layer, context, feedback):
        layer.reload()  # it may be one of an earlier run, whose file was written anew
        styles.set_day(layer, self._day)


def _dress(path: str, day: str, context) -> None:
    if context.willLoadLayerOnCompletion(path):
        details = context.layerToLoadOnCompletionDetails(path)
        details.setPostProcessor(kept(_Dresser(day)))
        details.name = f"{details.name} {day}"


def _cloudy():
    return (
        raster(
            "IMAGE",
            tr("Cloudy image (F2)"),
            tr("The sharp image that is to be made whole. The output is stored like it."),
        ),
        raster(
            "CLOUDS",
            tr("Mask of its clouds"),
            tr(
                "A raster that is 0 where the image is not to be used. Left out, the mask that lies beside "
                "the image, its quality bands and its gaps are what is repaired."
            ),
            optional=True,
        ),
        explained(
            QgsProcessingParameterString("DAY", tr("Day of the image"), optional=True),
            tr("As {example}; left out, it is read from the name or the tags of the file.").format(
                example=date(2024, 7, 1)
            ),
        ),
    )


def _others():
    for role, folder, layers, what in (
        (
            FINE,
            tr("Folder of sharp images of other days"),
            tr("Sharp images of other days"),
            tr("Sharp images of the same place, best before and after, with masks beside them where cloudy."),
        ),
        (
            COARSE,
            tr("Folder of the coarse images"),
            tr("Coarse images"),
            tr(
                "Coarse images of the day itself, or of days around it, and of the days of the sharp ones. "
                "Without them, what is cloudy is predicted in time alone."
            ),
        ),
    ):
        yield from images_of(role, folder, layers, what)


def _advanced():

    return (
        advanced_number(
            "BUFFER",
            tr("Fringe of the clouds (pixels)"),
            tr(
                "So many pixels around what a mask takes out are replaced, too: masks miss the fringe of "
                "most clouds."
            ),
            FRINGE,
        ),
        advanced_number(
            "REFERENCES",
            tr("References on each side"),
            tr("At most so many sharp images before a date, and after it, are made use of."),
            REFERENCES[KRIGING],
        ),
        advanced_number("TILE", tr("Tile size"), tr("Side of a tile in pixels. The result is the same.")),
        memory(),
        threads(),
        overwrite(),
    )


def _destinations():
    def optional(name: str, title: str, help_text: str):
        kind = QgsProcessingParameterRasterDestination
        return explained(kind(name, title, optional=True, createByDefault=False), help_text)

    return (
        explained(
            QgsProcessingParameterRasterDestination("OUTPUT", tr("Whole image")),
            tr("The image without clouds, on its own grid and stored as it was."),
        ),
        optional(
            "ORIGIN",
            tr("Origin of the pixels"),
            tr(
                "0 nothing, 1 observed, 2 predicted with the coarse image of the day, 3 with those of days "
                "around it, 4 in time alone; then the days to the sharp images before and after. Left out, "
                "it lies beside the whole image."
            ),
        ),
        optional(
            "UNCERTAINTY",
            tr("Uncertainty"),
            tr("The standard deviation of each pixel and band; 0 where it was clear."),
        ),
        file_destination(
            "REPORT", tr("Figures as JSON"), tr("JSON files (*.json)"), tr("The figures for other programs.")
        ),
    )
