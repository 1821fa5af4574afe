"""`chronofuse:fuse`: predicts the fine image of the target date."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputString

from ..engine.door.events import Finished
from ..engine.door.jobs import FuseJob, target_of
from ..shell.tr import tr
from . import results
from .definitions import fuse_parameters
from .dressing import dress
from .fusing_algorithm import FUSION_TAGS, PAIR_IMAGES, FusingAlgorithm
from .running import run, translated

SOURCES = (*PAIR_IMAGES, "TARGET", "REFERENCE")
RASTERS = ("output", "ndvi", "change", "uncertainty", "bounds", "change_probability")


class FuseAlgorithm(FusingAlgorithm):
    ID = "fuse"
    PLACE = "fuse"
    TAGS = (*FUSION_TAGS, "reference image", "change map")

    def displayName(self):
        return tr("Fuse")

    def shortDescription(self):
        return tr("Predicts the sharp image of a day on which only a coarse one exists.")

    def introduction(self):
        return tr(
            "<p>Predicts the sharp image of the target date from a sharp and a coarse image of another date "
            "and the coarse image of the target date (spatiotemporal fusion).</p><p>The coarse images may "
            "have another coordinate system, pixel size, extent and scale; what is found and done about it "
            "is said in the log.</p><p>The numbers that compare with a reference image are empty unless one "
            "is given; the agreement with C2 is always there.</p>"
        )

    def example(self):
        return tr(
            "<p>You have a Landsat and a MODIS image of 15 June and the MODIS image of 1 July. Give them as "
            "fine image (F1), coarse image (C1) and coarse image of the target date (C2), leave the rest as "
            "it is and run: the fused image is what Landsat would have seen on 1 July.</p>"
        )

    def definitions(self, methods, advanced):
        return fuse_parameters(methods, advanced)

    def further_outputs(self):
        return [
            *(QgsProcessingOutputNumber(name, title) for name, title in results.titles(results.NUMBERS)),
            QgsProcessingOutputString("TARGET_DATE_USED", tr("The target date")),
            QgsProcessingOutputString("DEVICE_USED", tr("The device that ran it")),
        ]

    def processAlgorithm(self, parameters, context, feedback):
        job = translated(
            lambda: self.job(parameters, context, self.sources, self._outputs(parameters, context)),
            self.in_words,
        )
        finished = run(job, feedback, self.in_words)
        dress(job, finished, context)
        return _results(finished)

    def read_sources(self, parameters, context):
        return {name: self.raster(parameters, name, context) for name in SOURCES}

    def _outputs(self, parameters, context) -> dict[str, str]:
        """Role to path of the outputs that were asked for."""
        paths = {role: self.parameterAsOutputLayer(parameters, role.upper(), context) for role in RASTERS}
        paths["html"] = self.parameterAsFileOutput(parameters, "REPORT_HTML", context)
        paths["report"] = self.parameterAsFileOutput(parameters, "REPORT", context)
        return {role: path for role, path in paths.items() if path}

    def asks_uncertainty(self, parameters, context):
        return bool(parameters.get("UNCERTAINTY") or parameters.get("BOUNDS"))

    def asks_change_probability(self, parameters, context):
        return bool(parameters.get("CHANGE_PROBABILITY"))

    def job(self, parameters, context, sources, place: Optional[dict[str, str]] = None) -> FuseJob:
        """`place` maps roles to paths."""
        day = self.parameterAsDateTime(parameters, "TARGET_DATE", context)
        target = target_of(
            sources["TARGET"],
            day.date().toString("yyyy-MM-dd") if day.isValid() else None,
            reference=sources.get("REFERENCE"),
            **(place or {}),
        )
        return FuseJob.of(
            targets=[target], check_only=place is None, **self.wishes(parameters, context, sources)
        )


def _results(finished: Finished) -> dict[str, Any]:
    names = {**{role: role.upper() for role in RASTERS}, "html": "REPORT_HTML", "report": "REPORT"}
    outputs: dict[str, Any] = {
        names[role]: path for role, path in finished.first.outputs.items() if role in names
    }
    outputs.update(results.numbers(finished.first.figures))
    outputs["TARGET_DATE_USED"] = finished.first.figures.get("target_date") or ""
    outputs["DEVICE_USED"] = finished.device
    return outputs
