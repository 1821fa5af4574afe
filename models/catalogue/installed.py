"""The catalogue: all methods that are installed, and which of them suits.

A new model is one more file in a folder; nothing else lists it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Optional

from .error_models import error_model
from .errors import ManifestError
from .home import files_in, home
from .kept import Kept
from .manifest import BUNDLED, FAMILIES, SAMPLES, Manifest
from .manifest_json import from_json
from .model_file import from_model_file
from .parameters import Value

MANIFESTS = Path(__file__).resolve().parent / "manifests"
"""The folder of the manifests of the methods that are code."""
_manifests: Kept[Manifest] = Kept()


def own_models() -> Path:
    """The folder of the user's own models; it need not exist yet."""
    return home() / "models"


def catalogue() -> dict[str, Manifest]:
    """Name to manifest of every method that is installed: code, bundled models, the user's own models.

    A model file that can't be used is left out; `unusable` says why.
    """
    methods, _ = _installed()
    networks = tuple(name for name, one in methods.items() if one.family == "network" and one.pairs_min == 1)
    methods = {name: _choosing(one, networks) for name, one in methods.items()}
    return dict(sorted(methods.items(), key=lambda item: (FAMILIES.index(item[1].family), item[0])))


def _choosing(manifest: Manifest, networks: tuple[str, ...]) -> Manifest:
    """A method that is code, its choices of a network filled with those that are installed."""
    if manifest.path is not None or not any(one.networks for one in manifest.parameters):
        return manifest
    parameters = [
        replace(one, choices=(*one.choices, *networks)) if one.networks else one
        for one in manifest.parameters
    ]
    return replace(manifest, parameters=tuple(parameters))


def unusable() -> dict[str, str]:
    """Path to reason of each installed model file that can't be used."""
    return _installed()[1]


def _installed() -> tuple[dict[str, Manifest], dict[str, str]]:
    methods: dict[str, Manifest] = {}
    refused: dict[str, str] = {}
    for path in sorted(MANIFESTS.glob("*.json")):
        manifest = _manifests.of(path, lambda file: from_json(file.read_text("utf-8")))
        methods[manifest.name] = manifest
    for path in [*sorted(BUNDLED.glob("*.onnx")), *files_in(own_models(), ".onnx")]:
        try:
            manifest = _manifests.of(path, from_model_file)
            if manifest.name in methods:
                other = methods[manifest.name]
                raise ManifestError(
                    f"its name '{manifest.name}' is that of {other.path or 'a built-in method'}"
                )
            methods[manifest.name] = manifest
        except ManifestError as error:
            refused[str(path)] = str(error)
        except OSError as error:
            refused[str(path)] = error.strerror or str(error)
    return methods, refused


def preferred_method(names: Iterable[str]) -> str:
    """The method that stands first in the forms: our own network where it is installed, else STARFM, else
    any."""
    names = list(names)
    return next((name for name in ("chrono", "starfm") if name in names), names[0])


def refuse_change(manifest: Manifest) -> Optional[str]:
    """Why this method gives no probability of change, as a sentence for the user; None where it does."""
    if manifest.change:
        return None
    return (
        f"The method '{manifest.name}' gives no probability of change: leave it out, or choose a network "
        "that was trained for it (chronofuse train --network twostream --options '{\"change\": true}')."
    )


def refuse_uncertainty(manifest: Manifest, settings: Mapping[str, Value]) -> Optional[str]:
    """Why this method gives no uncertainty with these parameters, as a sentence for the user; None
    where it does: by its error model, or by samples that it draws."""
    if error_model(manifest) is not None:
        return None
    if not manifest.draws_samples:
        return (
            f"The method '{manifest.name}' gives no uncertainty, for it has no error model and draws no "
            "samples: leave it out, or choose another method."
        )
    if float(settings[SAMPLES]) < 2:
        return (
            f"The method '{manifest.name}' gives no uncertainty from {settings[SAMPLES]} sample: give "
            f"{SAMPLES} of 2 or "
            f"more (--param {SAMPLES}=4), or leave the uncertainty out."
        )
    return None
