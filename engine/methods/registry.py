"""The methods by name. A classical method is one manifest in models/catalogue/manifests/ and one entry
here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Optional, Protocol, runtime_checkable

from ...models.catalogue.aliases import names
from ...models.catalogue.either import is_for_series
from ...models.catalogue.error_models import ErrorModel
from ...models.catalogue.errors import ManifestError, ParameterValueError
from ...models.catalogue.installed import catalogue, refuse_change, refuse_uncertainty
from ...models.catalogue.manifest import SAMPLES, Manifest
from ...models.catalogue.model_file import from_model_file
from ...models.catalogue.parameters import Value
from ...models.catalogue.series_manifest import series_models
from ..door.calibration import model_of
from ..door.errors import (
    ChangeProbabilityError,
    ModelFileError,
    PairCountError,
    ParameterError,
    UncertaintyError,
    UnknownMethodError,
)
from ..door.plain_files import require_there
from ..door.plain_text import listed
from ..door.train_job import NETWORKS
from .base import Below, Method, Patch

__all__ = [
    "Below",
    "Method",
    "Patch",
    "create",
    "find_manifest",
    "network_within",
    "require_change",
    "require_pairs",
    "require_uncertainty",
    "settings_of",
]


CLASSICAL = {
    "elm": "Elm",
    "estarfm": "Estarfm",
    "fitfc": "FitFc",
    "fsdaf": "Fsdaf",
    "softmix": "Softmix",
    "starfm": "Starfm",
    "ubdf": "Ubdf",
}
"""The class of each classical method; its module has the method's name."""


def find_manifest(method: str, pairs: Optional[int] = None) -> Manifest:
    """The manifest of an installed method or of a model file, checked against the number of pairs where there
    is one.

    Raises:
        UnknownMethodError, MissingFileError, ModelFileError, PairCountError.
    """
    manifest = _from_path(method) if method.lower().endswith(".onnx") else catalogue().get(method)
    if manifest is None and method in series_models():
        raise UnknownMethodError(_for_series(method, f"chronofuse series fill --method {method}"))
    if manifest is None:
        raise UnknownMethodError(
            f"There is no method called '{method}': use one of {', '.join(catalogue())}, or the "
            f"path of a model file that ends in .onnx.{_elsewhere(method)}"
        )
    if pairs is not None:
        require_pairs(manifest, pairs)
    return manifest


def _elsewhere(method: str) -> str:
    """A sentence where a name that is no method means something else."""
    if method in NETWORKS:
        return f" It is a network that you train first: chronofuse train --network {method}."
    system = names().find(method)
    if system:
        return f" What {system[0].name} is here: chronofuse methods --paper '{system[0].name}'."
    return ""


def require_pairs(manifest: Manifest, pairs: int) -> None:
    """Raises PairCountError where a method does not take that many pairs."""
    refusal = manifest.refuse_pairs(pairs)
    if refusal:
        raise PairCountError(refusal)


def settings_of(manifest: Manifest, params: dict[str, Any]) -> dict[str, Value]:
    """The method's parameters as this run wants them, its defaults filled in.

    Raises:
        ParameterError: an unknown name or an impossible value.
    """
    try:
        return manifest.settle(params)
    except ParameterValueError as error:
        raise ParameterError(str(error)) from error


def require_uncertainty(manifest: Manifest, settings: dict[str, Value]) -> None:
    """Raises UncertaintyError where the method gives none with these parameters, which `settings_of`
    filled in."""
    refusal = refuse_uncertainty(manifest, settings)
    if refusal:
        raise UncertaintyError(refusal)


def require_change(manifest: Manifest) -> None:
    """Raises ChangeProbabilityError where the method gives no probability of change."""
    refusal = refuse_change(manifest)
    if refusal:
        raise ChangeProbabilityError(refusal)


def create(
    manifest: Manifest,
    device: str,
    threads: int,
    settings: dict[str, Value],
    precision: str = "float32",
    uncertainty: bool = False,
    calibration: Sequence[str] = (),
    change: bool = False,
) -> Method:
    """The method of a manifest, ready to prepare and predict.

    Heavy libraries are imported here, when the method that needs them is chosen. `uncertainty` asks for the
    deviation of F2 as a second layer (`require_uncertainty`): by the error model, scaled by the reports that
    `calibration` names, or of the samples where there is none. `change` asks for the probability of change
    (`require_change`).

    Raises:
        DeviceError: the device that was asked for can't be used.
        ModelFileError: a model file that can't be run.
        CalibrationError: a report that can't scale.
    """
    model = model_of(manifest, calibration) if uncertainty else None
    method: Method
    if manifest.family == "network":
        from .network.guarded import GuardedNetwork

        draws = uncertainty and manifest.draws_samples and float(settings[SAMPLES]) > 1
        method = GuardedNetwork(
            manifest,
            device,
            threads,
            settings,
            precision,
            draws,
            lambda: priors_of(manifest, threads),
            change,
        )
    else:
        method = _code(manifest, threads, settings)
        inner = network_within(manifest, settings)
        if inner is not None and isinstance(method, TakesNetwork):
            method.take_in(create(inner, device, threads, inner.settle({}), precision))
            if model is not None:
                method.notes.append(
                    f"The error model of '{manifest.name}' was fitted without a network in it, and may not "
                    "hold."
                )
        if inner is None and precision != method.precision:  # a network within says it itself
            method.notes.append(
                f"{precision} was asked for, but the method '{manifest.name}' computes in {method.precision}."
            )
    return method if model is None else _with_deviation(method, model, threads)


def network_within(manifest: Manifest, settings: Mapping[str, Value]) -> Optional[Manifest]:
    """The installed network that a parameter of a method names; None where none does.

    Raises:
        UnknownMethodError: it is not installed any more.
    """
    names = [settings[p.name] for p in manifest.parameters if p.networks and settings[p.name] != p.default]
    return find_manifest(str(names[0])) if names else None


@runtime_checkable
class TakesNetwork(Protocol):
    """A method a step of which a network can do."""

    def take_in(self, network: Method) -> None:
        """Have it do so."""


def _with_deviation(method: Method, model: ErrorModel, threads: int) -> Method:
    from .with_deviation import WithDeviation

    if model.lent:
        method.notes.append(
            f"No error model was fitted for the method '{method.manifest.name}': its uncertainty is that of "
            "networks in general."
        )
    if model.truths:
        method.notes.append(
            f"The uncertainty was scaled by the truth of {listed(model.truths)}, by groups of like "
            "uncertainty."
        )
    return WithDeviation(method, model, threads)


def priors_of(manifest: Manifest, threads: int) -> dict[str, Method]:
    """Tensor to the method that predicts it, for the priors that a network asks for; new ones each time."""
    found = {}
    for tensor in manifest.inputs:
        if tensor.role == "prior":
            of_prior = find_manifest(tensor.of, 1)
            found[tensor.name] = create(of_prior, "cpu", threads, of_prior.settle(tensor.settings))
    return found


def _code(manifest: Manifest, threads: int, settings: dict[str, Value]) -> Method:
    """A method that is code and no model file."""
    if manifest.name in CLASSICAL:
        module = import_module(f".{manifest.name}", __package__)
        return getattr(module, CLASSICAL[manifest.name])(manifest, threads, settings)
    from .baselines import BASELINES

    return BASELINES[manifest.name](manifest)


def _for_series(method: str, remedy: str) -> str:
    return f"'{method}' is a network for sequences, which takes no pairs, but fills a series: {remedy}."


def _from_path(path: str) -> Optional[Manifest]:
    file = Path(path).expanduser()
    require_there("The model file", str(file))
    try:
        return from_model_file(file, verify=True)
    except (ManifestError, OSError) as error:
        if is_for_series(file):
            taken_in = f"chronofuse import '{path}', and fill a series by its name"
            raise ModelFileError(_for_series(path, taken_in)) from error
        raise ModelFileError(
            f"The model file '{path}' can't be used ({error}): give a model that Chronofuse exported."
        ) from error
