"""`chronofuse:assess`: measures a prediction against the truth."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterBoolean

from ..engine.errors import ChronofuseError
from ..engine.job import AssessJob
from . import results
from .base import EngineAlgorithm
from .parameters import explained, file_destination, raster, ratio
from .running import run, translated

SOURCES = {"PREDICTION": "prediction", "TRUTH": "truth", "FINE": "fine", "TARGET": "target"}


class AssessAlgorithm(EngineAlgorithm):
    ID = "assess"
    TITLE = "Assess"
    SUMMARY = "Measures a prediction against the true image of the same day."
    INTRODUCTION = (
        "<p>Measures any prediction (of Chronofuse or of another program) against the true sharp image of the same "
        "day: RMSE, bias, correlation, SSIM, SAM, ERGAS and more, for each band.</p><p>With F1 it also tells the "
        "skill over copying F1, with C2 how well the prediction agrees with the coarse image.</p>"
    )

    def __init__(self):
        super().__init__()
        self.sources: dict[str, Optional[str]] = {}

    def initAlgorithm(self, configuration=None):
        for definition in (
            raster("PREDICTION", "Prediction", "The sharp image to measure."),
            raster("TRUTH", "Truth", "The true sharp image of the same day."),
            raster("FINE", "Fine image (F1)", "The sharp image of the reference date, for the skill and the figures "
                   "of the changed pixels.", optional=True),
            raster("TARGET", "Coarse image of the target date (C2)", "For the consistency with the coarse image.",
                   optional=True),
            ratio(),
            explained(QgsProcessingParameterBoolean("OVERWRITE", "Overwrite existing files", False),
                      "Without it, an output that exists already is refused.", advanced=True),
            file_destination("REPORT_HTML", "Report", "HTML files (*.html)", "The figures and plots to read."),
            file_destination("REPORT", "Figures as JSON", "JSON files (*.json)", "The figures for other programs."),
        ):
            self.addParameter(definition)
        for name, (title, _) in results.NUMBERS.items():
            self.addOutput(QgsProcessingOutputNumber(name, title))

    def checkParameterValues(self, parameters, context):
        accepted, sentence = super().checkParameterValues(parameters, context)
        if accepted:
            try:
                self._job(parameters, context, self._sources(parameters, context))
            except ChronofuseError as error:
                return False, str(error)
        return accepted, sentence

    def prepareAlgorithm(self, parameters, context, feedback):
        self.sources = translated(lambda: self._sources(parameters, context))
        return True

    def processAlgorithm(self, parameters, context, feedback):
        paths = {"report": self.parameterAsFileOutput(parameters, "REPORT", context) or None,
                 "html": self.parameterAsFileOutput(parameters, "REPORT_HTML", context) or None}
        finished = run(translated(lambda: self._job(parameters, context, self.sources, **paths)), feedback)
        names = {"report": "REPORT", "html": "REPORT_HTML"}
        written = {names[role]: path for role, path in finished.outputs.items() if role in names}
        return {**written, **results.numbers(finished.figures)}

    def _sources(self, parameters, context) -> dict[str, str | None]:
        return {name: self.raster(parameters, name, context) for name in SOURCES}

    def _job(self, parameters, context, sources, **paths) -> AssessJob:
        given = {SOURCES[name]: path for name, path in sources.items() if path}
        return AssessJob(**given, ratio=self.number(parameters, "RATIO", context),
                         overwrite=self.parameterAsBoolean(parameters, "OVERWRITE", context), **paths)
