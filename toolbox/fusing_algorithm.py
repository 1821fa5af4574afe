"""What `chronofuse:fuse` and `chronofuse:fuse_series` have in common: the pairs, the method, the wishes
for the run."""

from __future__ import annotations

from typing import Any, Optional

from ..engine.door.errors import ParameterError
from ..engine.door.jobs import FuseJob, Pair
from ..models.catalogue.errors import ManifestError, ParameterValueError
from ..models.catalogue.installed import catalogue, refuse_change, refuse_uncertainty
from ..models.catalogue.manifest import Manifest
from ..models.catalogue.model_file import from_model_file
from ..models.catalogue.parameters import assignments
from ..shell.tr import tr
from .building import Definition
from .engine_algorithm import EngineAlgorithm
from .method_parameters import ASSIGNMENTS, PREFIX, method_parameters, own_name
from .preparation_parameters import preparation, preparation_parameters
from .running import translated

PAIR_IMAGES = ("FINE", "COARSE", "FINE_2", "COARSE_2")
FUSION_TAGS = (
    *("downscaling", "super-resolution", "image", "prediction", "gap", "gap filling", "cloud"),
    *("time series", "temporal", "interpolation", "ndvi", "vegetation index", "deep learning", "network"),
    *("landsat", "sentinel", "sentinel-2", "sentinel-3", "modis", "viirs", "planetscope", "gaofen"),
    *("starfm", "estarfm", "fsdaf", "fitfc", "fit-fc", "ubdf", "unmixing", "ganstfm", "edcstfn"),
)
"""What somebody who wants a fusion may look for: problems, sensors, and methods by name."""


class FusingAlgorithm(EngineAlgorithm):
    """An algorithm whose work is one FuseJob; it is checked in the form as far as that needs no image."""

    def __init__(self):
        super().__init__()
        self.sources: dict[str, Any] = {}
        """By name of the parameter what the engine opens; read before the work begins, in the thread of
        the layers."""

    def initAlgorithm(self, configuration=None):
        methods = catalogue()
        advanced = [*preparation_parameters(fusion=True), *method_parameters(methods.values())]
        for definition in self.definitions(methods, advanced):
            self.addParameter(definition)
        for output in self.further_outputs():
            self.addOutput(output)

    def definitions(self, methods: dict[str, Manifest], advanced: list[Definition]) -> list[Definition]:
        """The parameters in the order of the form; `advanced` are those of the images and
        of the methods themselves."""
        raise NotImplementedError

    def further_outputs(self) -> list:
        """The outputs that no parameter stands for."""
        raise NotImplementedError

    def read_sources(self, parameters, context) -> dict[str, Any]:
        """By name of the parameter what the engine opens."""
        raise NotImplementedError

    def job(self, parameters, context, sources: dict[str, Any], place: Any = None) -> FuseJob:
        """The job; without a place for the outputs, one that only checks.

        Raises:
            ChronofuseError: with the sentence that the command line says too.
        """
        raise NotImplementedError

    def asks_uncertainty(self, parameters, context) -> bool:
        """Whether the uncertainty is wanted."""
        raise NotImplementedError

    def asks_change_probability(self, parameters, context) -> bool:
        """Whether the probability of change is wanted."""
        raise NotImplementedError

    def refusal(self, parameters, context):
        second_pair = [bool(parameters.get(name)) for name in ("FINE_2", "COARSE_2")]
        if any(second_pair) and not all(second_pair):
            names = ("FINE_2", "COARSE_2") if second_pair[0] else ("COARSE_2", "FINE_2")
            have, lack = (self.parameterDefinition(name).description() for name in names)
            return tr("'{have}' was given without '{lack}': give both or none.").format(have=have, lack=lack)
        job = self.job(parameters, context, self.read_sources(parameters, context))
        asks = (self.asks_uncertainty, self.asks_change_probability)
        return _refusal(job, *(one(parameters, context) for one in asks)) or ""

    def is_for_the_engine(self, definition, value):
        return definition.name().startswith(PREFIX) or super().is_for_the_engine(definition, value)

    def prepareAlgorithm(self, parameters, context, feedback):
        self.sources = translated(lambda: self.read_sources(parameters, context), self.in_words)
        return True

    def wishes(self, parameters, context, sources: dict[str, Any]) -> dict[str, Any]:
        """The arguments of `FuseJob.of` that do not depend on how many dates it has.

        Raises:
            ParameterError: a parameter of the method that is no name=value, or that is given twice.
        """
        pairs = [Pair(sources["FINE"], sources["COARSE"])]
        if sources.get("FINE_2"):
            pairs.append(Pair(sources["FINE_2"], sources["COARSE_2"]))
        lists = {
            name: self.choice(parameters, name.upper(), context) for name in ("device", "precision", "dtype")
        }
        ticks = {
            name: self.parameterAsBoolean(parameters, name.upper(), context)
            for name in ("overwrite", "resume", "cog")
        }
        counts = {
            name: self._count(parameters, name.upper(), context) for name in ("tile", "threads", "memory")
        }
        return {
            "pairs": tuple(pairs),
            "method": self._method(parameters, context),
            "ratio": self.number(parameters, "RATIO", context),
            "params": self._params(parameters, context),
            "calibration": tuple(filter(None, self.parameterAsFileList(parameters, "CALIBRATION", context))),
            "preparation": preparation(self, parameters, context),
            **lists,
            **ticks,
            **counts,
        }

    def _count(self, parameters, name: str, context) -> Optional[int]:
        value = self.number(parameters, name, context)
        return None if value is None else int(value)

    def _method(self, parameters, context) -> str:
        model_file = self.parameterAsFile(parameters, "MODEL_FILE", context)
        return model_file or self.choice(parameters, "METHOD", context)

    def _params(self, parameters, context) -> dict[str, Any]:
        """The method's own parameters that were given, from the fields and from the text for all others."""
        fields = {
            own_name(definition.name()): self.as_given(definition, parameters, context)
            for definition in self.parameterDefinitions()
            if definition.name().startswith(PREFIX)
        }
        filled = {name: value for name, value in fields.items() if value is not None}
        texts = self.parameterAsString(parameters, ASSIGNMENTS, context).split(",")
        try:  # the fields, too, so that a name that is in both is found; their numbers stay numbers
            together = assignments(
                [*(f"{name}={value}" for name, value in filled.items()), *filter(str.strip, texts)]
            )
        except ParameterValueError as error:
            raise ParameterError(str(error)) from error
        return {**together, **filled}


def _refusal(job: FuseJob, with_uncertainty: bool, with_change: bool) -> Optional[str]:
    """Why the method can't do this job, in the words of its manifest; None where it can."""
    manifest = _manifest(job.method)
    if manifest is None:
        return None
    try:
        settings = manifest.settle(job.params)
        unsettled = refuse_uncertainty(manifest, settings) if with_uncertainty else None
    except ParameterValueError as error:
        unsettled = str(error)
    refused = refuse_change(manifest) if with_change else None
    return manifest.refuse_pairs(len(job.pairs)) or unsettled or refused


def _manifest(method: str) -> Optional[Manifest]:
    try:
        return from_model_file(method) if method.lower().endswith(".onnx") else catalogue().get(method)
    except (ManifestError, OSError):
        return None  # the engine says what is wrong with the file
