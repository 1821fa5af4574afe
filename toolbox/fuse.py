"""`chronofuse:fuse`: predicts the fine image of the target date."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputString

from ..engine.errors import ChronofuseError, ParameterError
from ..engine.events import Finished
from ..engine.job import FuseJob, Pair
from ..models.manifest import Manifest, ManifestError, assignments, catalogue, from_model_file
from ..models.manifest import ParameterError as Refused
from ..shell import styles
from . import results
from .base import EngineAlgorithm
from .method_parameters import ASSIGNMENTS, PREFIX, method_parameters, own_name
from .parameters import fuse_parameters
from .running import run, translated

SOURCES = ("FINE", "COARSE", "TARGET", "FINE_2", "COARSE_2", "REFERENCE")


class FuseAlgorithm(EngineAlgorithm):
    ID = "fuse"
    TITLE = "Fuse"
    SUMMARY = "Predicts the sharp image of a day on which only a coarse one exists."
    INTRODUCTION = (
        "<p>Predicts the sharp image of the target date from a sharp and a coarse image of another date and the "
        "coarse image of the target date (spatiotemporal fusion).</p><p>The coarse images may have another "
        "coordinate system, pixel size, extent and scale; what is found and done about it is said in the log.</p>"
        "<p>The numbers RMSE, SSIM, CC and SKILL are empty unless a reference image is given; CONSISTENCY (the "
        "RMSE of the prediction, brought to coarse pixels, against C2) is always there.</p>"
    )

    def __init__(self):
        super().__init__()
        self.sources: dict[str, Optional[str]] = {}

    def initAlgorithm(self, configuration=None):
        methods = catalogue()
        for definition in fuse_parameters(methods, method_parameters(methods.values())):
            self.addParameter(definition)
        for name, (title, _) in results.NUMBERS.items():
            self.addOutput(QgsProcessingOutputNumber(name, title))
        self.addOutput(QgsProcessingOutputString("TARGET_DATE_USED", "The target date"))
        self.addOutput(QgsProcessingOutputString("DEVICE_USED", "The device that ran it"))

    def checkParameterValues(self, parameters, context):
        accepted, sentence = super().checkParameterValues(parameters, context)
        if not accepted:
            return accepted, sentence
        given = [bool(parameters.get(name)) for name in ("FINE_2", "COARSE_2")]
        if any(given) and not all(given):
            have, lack = ("fine", "coarse (COARSE_2)") if given[0] else ("coarse", "fine (FINE_2)")
            return False, f"The second pair has a {have} image but no {lack} one: give both or none."
        try:
            job = self._job(parameters, context, self._sources(parameters, context))
        except ChronofuseError as error:
            return False, str(error)
        refusal = _refusal(job)
        return refusal is None, refusal or ""

    def is_for_the_engine(self, definition, value):
        return definition.name().startswith(PREFIX) or super().is_for_the_engine(definition, value)

    def prepareAlgorithm(self, parameters, context, feedback):
        self.sources = translated(lambda: self._sources(parameters, context))
        return True

    def processAlgorithm(self, parameters, context, feedback):
        job = translated(lambda: self._job(parameters, context, self.sources, self._outputs(parameters, context)))
        finished = run(job, feedback)
        self._dress(job, finished, context)
        return _results(finished)

    def _sources(self, parameters, context) -> dict[str, str | None]:
        return {name: self.raster(parameters, name, context) for name in SOURCES}

    def _method(self, parameters, context) -> str:
        model_file = self.parameterAsFile(parameters, "MODEL_FILE", context)
        return model_file or self.choice(parameters, "METHOD", context)

    def _params(self, parameters, context) -> dict[str, Any]:
        """The method's own parameters that were given, from the fields and from the text for all others.

        Raises:
            ParameterError: a text that is not name=value, or a parameter that is given twice.
        """
        fields = {own_name(definition.name()): self.as_given(definition, parameters, context)
                  for definition in self.parameterDefinitions() if definition.name().startswith(PREFIX)}
        given = {name: value for name, value in fields.items() if value is not None}
        texts = self.parameterAsString(parameters, ASSIGNMENTS, context).split(",")
        try:  # the fields, too, so that a name that is in both is found; their numbers stay numbers
            together = assignments([*(f"{name}={value}" for name, value in given.items()), *filter(str.strip, texts)])
        except Refused as error:
            raise ParameterError(str(error)) from error
        return {**together, **given}

    def _outputs(self, parameters, context) -> dict[str, str]:
        """Role to path of the outputs that were asked for."""
        paths = {role: self.parameterAsOutputLayer(parameters, role.upper(), context)
                 for role in ("output", "ndvi", "change")}
        paths["html"] = self.parameterAsFileOutput(parameters, "REPORT_HTML", context)
        paths["report"] = self.parameterAsFileOutput(parameters, "REPORT", context)
        return {role: path for role, path in paths.items() if path}

    def _job(self, parameters, context, sources, outputs: Optional[dict[str, str]] = None) -> FuseJob:
        """The job; without outputs, one that only checks.

        Raises:
            JobError, RatioError, ParameterError: with the sentence that the command line says too.
        """
        pairs = [Pair(sources["FINE"], sources["COARSE"])]
        if sources.get("FINE_2"):
            pairs.append(Pair(sources["FINE_2"], sources["COARSE_2"]))
        day = self.parameterAsDateTime(parameters, "TARGET_DATE", context)
        tile, threads = (self.number(parameters, name, context) for name in ("TILE", "THREADS"))
        return FuseJob(
            pairs=tuple(pairs), target=sources["TARGET"], method=self._method(parameters, context),
            reference=sources.get("REFERENCE"), ratio=self.number(parameters, "RATIO", context),
            device=self.choice(parameters, "DEVICE", context),
            tile=None if tile is None else int(tile),
            precision=self.choice(parameters, "PRECISION", context),
            dtype=self.choice(parameters, "DTYPE", context),
            threads=None if threads is None else int(threads),
            overwrite=self.parameterAsBoolean(parameters, "OVERWRITE", context),
            target_date=day.date().toString("yyyy-MM-dd") if day.isValid() else None,
            params=self._params(parameters, context), check_only=outputs is None, **(outputs or {}),
        )

    def _dress(self, job: FuseJob, finished: Finished, context) -> None:
        """A style beside each raster, and the same style for the layers that QGIS will load."""
        for look in styles.looks_of(finished):
            styles.write_sidecar(look, job.overwrite)
            styles.dress_on_load(look, context)


def _refusal(job: FuseJob) -> Optional[str]:
    """Why the method can't do this job, in the words of its manifest; None where it can."""
    manifest = _manifest(job.method)
    if manifest is None:
        return None
    try:
        manifest.settle(job.params)
        unsettled = None
    except Refused as error:
        unsettled = str(error)
    return manifest.refuse_pairs(len(job.pairs)) or unsettled


def _manifest(method: str) -> Optional[Manifest]:
    try:
        return from_model_file(method) if method.lower().endswith(".onnx") else catalogue().get(method)
    except (ManifestError, OSError):
        return None  # the engine says what is wrong with the file


def _results(finished: Finished) -> dict[str, Any]:
    names = {"output": "OUTPUT", "ndvi": "NDVI", "change": "CHANGE", "html": "REPORT_HTML", "report": "REPORT"}
    found: dict[str, Any] = {names[role]: path for role, path in finished.outputs.items() if role in names}
    found.update(results.numbers(finished.figures))
    found["TARGET_DATE_USED"] = finished.figures.get("target_date") or ""
    found["DEVICE_USED"] = finished.device
    return found
