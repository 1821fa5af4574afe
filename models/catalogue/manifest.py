"""What a method is: the manifest, and the catalogue of all methods that are installed.

A classical method's manifest is a JSON file in models/catalogue/manifests/. A network's manifest is the same
JSON inside its ONNX file, under the key `chronofuse` of the file's metadata, so that a model file describes
itself and a new model needs no change anywhere. What a *run* wants is another type (engine/door/jobs.py).

Standard library alone, because QGIS itself reads the catalogue, and QGIS's Python has no onnx: onnx_file.py
finds the manifest in a model file.
"""

from __future__ import annotations

import json
import mmap
import os
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Optional, Union

# What belongs to a manifest is taken from here: nobody outside of models needs to know of a second file.
from .card import in_brief, share_of_delta, size_of
from .onnx_file import OnnxError, Stored, opset, read_metadata, tensors, with_metadata
from .parameters import Parameter, ParameterError, Value, assignments, settle

__all__ = [
    "FAMILIES",
    "FIGURE_ROLES",
    "IMAGE_ROLES",
    "METADATA_KEY",
    "MOST_SAMPLES",
    "ROLES",
    "SAMPLES",
    "SCALAR_ROLES",
    "Manifest",
    "ManifestError",
    "OnnxError",
    "Parameter",
    "ParameterError",
    "Stored",
    "Tensor",
    "Value",
    "assignments",
    "catalogue",
    "from_json",
    "from_model_file",
    "graph_sha256",
    "home",
    "in_brief",
    "opset",
    "own_models",
    "preferred_method",
    "share_of_delta",
    "size_of",
    "tensors",
    "unusable",
    "with_manifest",
]

MANIFEST_VERSION = 1
METADATA_KEY = "chronofuse"
FAMILIES = ("baseline", "classical", "network")
IMAGE_ROLES = ("fine", "coarse", "target", "averaged", "prior", "noise")
"""Input tensors of shape (batch, bands, rows, cols): an image by date, with its pair number; F1 (or F3)
averaged over the coarse pixels and brought up as C1 is (`averaged`); the prediction of another method
(`prior`); standard normal noise that depends on the place in the scene, on the sample (see SAMPLES) and on
nothing else."""
FIGURE_ROLES = ("fine_mean", "fine_std", "gap_std", "change_std")
"""Figures of the whole scene of shape (batch, bands): mean and standard deviation of F1; standard deviations,
over the coarse pixels, of C1 - (F1 averaged over the coarse pixel) and of C2 - C1."""
SCALAR_ROLES = ("ratio", "parameter")
"""Numbers of shape (batch,): coarse pixel size / fine pixel size; a parameter that the user may set."""
ROLES = (*IMAGE_ROLES, "valid", *FIGURE_ROLES, *SCALAR_ROLES)
"""What a network's input tensor may be; `valid` is (batch, 1, rows, cols), 1 where all images are valid."""
SAMPLES, MOST_SAMPLES = "samples", 32
"""The parameter by which a network with an input of noise says that the engine is to draw several
predictions: their mean is the prediction, their standard deviation the uncertainty. It is no tensor's, and at
    most so many."""

HERE = Path(__file__).resolve().parent


class ManifestError(ValueError):
    """A manifest that is missing, incomplete or contradicts itself; the message says which file and what."""


@dataclass(frozen=True)
class Tensor:
    """One input of a network."""

    name: str
    role: str
    pair: int = 1
    """1 or 2, for the roles fine, coarse and averaged."""
    of: str = ""
    """For a prior, the classical method that predicts it; for a parameter, its name."""
    settings: dict[str, Value] = field(default_factory=dict)
    """For a prior, the method's parameters where they are not its defaults."""

    def __post_init__(self):
        if self.pair not in (1, 2):
            raise ManifestError(f"the tensor '{self.name}' is of pair {self.pair!r}; there are 1 and 2")
        if self.role not in ROLES:
            raise ManifestError(
                f"the tensor '{self.name}' has the role '{self.role}'; known are {', '.join(ROLES)}"
            )
        if bool(self.of) is not (self.role in ("prior", "parameter")):
            raise ManifestError(
                f"the tensor '{self.name}' ({self.role}) has 'of' = {self.of!r}; a prior and a parameter "
                "need it to say of what, and nothing else has it"
            )


_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
_KINDS = {
    "name": str,
    "title": str,
    "summary": str,
    "family": str,
    "version": str,
    "pairs_min": int,
    "pairs_max": int,
    "bands": (str, tuple),
    "halo": int,
    "blend": int,
    "multiple": int,
    "tile": int,
    "needs_scene": bool,
    "inputs": tuple,
    "output": str,
    "ratio_range": tuple,
    "opset": int,
    "trained_on": dict,
    "accuracy": dict,
    "licence": str,
    "citation": str,
    "sha256": str,
    "parameters": tuple,
}
"""Field to the type that a manifest from a file must have there."""


@dataclass(frozen=True)
class Manifest:
    """All that the engine, the command line and QGIS need to know about a method before running it."""

    name: str
    """Stable id: lower case, digits, dashes."""
    title: str
    summary: str
    """One sentence for the analyst who has to choose."""
    family: str
    version: str = "1"
    pairs_min: int = 1
    pairs_max: int = 1
    bands: Union[str, tuple[str, ...]] = "any"
    """`any`, or the names of the bands that it was made for, in order."""
    halo: int = 0
    """How many fine pixels around a pixel its prediction depends on; a classical method whose window or the
    scene's ratio decides says its own (engine/methods/base.py)."""
    blend: int = 0
    """Fine pixels over which neighbouring tiles are crossfaded; for models whose reach is larger than
    their halo."""
    multiple: int = 1
    """Tile sides must be a multiple of this."""
    tile: int = 512
    """Side of a tile, in fine pixels, where the run asks for none; smaller for methods that take much
    memory."""
    needs_scene: bool = False
    """Whether it needs figures of the whole scene, computed in one streamed pass before the tiles."""
    parameters: tuple[Parameter, ...] = ()
    """What a user may set, with the published defaults."""
    inputs: tuple[Tensor, ...] = ()
    output: str = ""
    """Name of the network's output tensor."""
    ratio_range: tuple[float, float] = (1.0, 50.0)
    opset: int = 0
    trained_on: dict[str, Any] = field(default_factory=dict)
    """Model card: data, split, seed, steps, machine, wall time."""
    accuracy: dict[str, Any] = field(default_factory=dict)
    """Model card: measured figures and on what."""
    licence: str = "GPL-2.0-or-later"
    citation: str = ""
    sha256: str = ""
    """SHA-256 of the ONNX graph with its weights; empty for methods that are code."""
    path: Optional[str] = field(default=None, compare=False)
    """The model file; None for methods that are code."""

    def __post_init__(self):
        for name, kind in _KINDS.items():
            value = getattr(self, name)
            if not isinstance(value, kind) or isinstance(value, bool) is not (kind is bool):
                raise ManifestError(f"'{name}' is {value!r}")
        if len(self.ratio_range) != 2 or not all(isinstance(r, (int, float)) for r in self.ratio_range):
            raise ManifestError(f"'ratio_range' is {self.ratio_range!r}; two numbers are needed")
        if self.family not in FAMILIES:
            raise ManifestError(f"the family is '{self.family}'; known are {', '.join(FAMILIES)}")
        if not 1 <= self.pairs_min <= self.pairs_max <= 2:
            raise ManifestError(
                f"it takes {self.pairs_min} to {self.pairs_max} pairs; one or two are possible"
            )
        if not self.name or not _NAME.fullmatch(self.name):
            raise ManifestError(
                f"the name '{self.name}' is not made of lower-case letters, digits and dashes"
            )
        if min(self.halo, self.blend) < 0 or min(self.multiple, self.tile) < 1:
            raise ManifestError(
                f"halo {self.halo}, blend {self.blend} or multiple {self.multiple} is too small"
            )
        declared = [parameter.name for parameter in self.parameters]
        if len(set(declared)) < len(declared):
            raise ManifestError(f"a parameter is declared twice: {', '.join(declared)}")
        if self.family == "network":
            self._check_tensors()

    def _check_tensors(self) -> None:
        if not (self.inputs and self.output):
            raise ManifestError("a network must name its input tensors and its output tensor")
        names = [t.name for t in self.inputs]
        if len(set(names)) < len(names):
            raise ManifestError(f"a tensor is declared twice: {', '.join(names)}")
        pair = max(t.pair for t in self.inputs)
        if pair > self.pairs_min:
            raise ManifestError(f"a tensor is of pair {pair}, but 'pairs_min' is {self.pairs_min}")
        numbers = {p.name for p in self.parameters if not p.choices}
        for tensor in self.inputs:
            if tensor.role == "parameter" and tensor.of not in numbers:
                raise ManifestError(
                    f"the input '{tensor.name}' takes the parameter '{tensor.of}', which is not declared as "
                    "a number"
                )
        counted = next((p for p in self.parameters if p.name == SAMPLES), None)
        if self.draws_samples and not (
            counted.is_whole and 1 <= counted.least <= counted.most <= MOST_SAMPLES
        ):
            raise ManifestError(
                f"the parameter '{SAMPLES}' of a network that takes noise must be a whole number from 1 to "
                f"{MOST_SAMPLES} at most"
            )

    @property
    def origin(self) -> str:
        """Where it comes from: `code`, a `bundled` model file, or a model file of the user's `own`."""
        if self.path is None:
            return "code"
        return "bundled" if Path(self.path).parent == HERE / "bundled" else "own"

    @property
    def pairs_seen(self) -> int:
        """How many pairs a network's graph takes at once; of more, the engine lets it predict from each."""
        return max(t.pair for t in self.inputs)

    def refuse_pairs(self, count: int) -> Optional[str]:
        """Why this method can't take that many pairs, as a sentence for the user; None where it can."""
        if self.pairs_min <= count <= self.pairs_max:
            return None
        wanted = {(1, 1): "exactly one pair", (2, 2): "two pairs"}.get(
            (self.pairs_min, self.pairs_max), "one or two pairs"
        )
        remedy = (
            "add a second fine and coarse image" if count < self.pairs_min else "leave out the second pair"
        )
        return (
            f"The method '{self.name}' takes {wanted}, but {count} {'was' if count == 1 else 'were'} given: "
            f"{remedy} or "
            "choose another method."
        )

    @property
    def draws_samples(self) -> bool:
        """Whether the engine draws several predictions, of which there are as many as the parameter
        SAMPLES says."""
        return (
            any(t.role == "noise" for t in self.inputs)
            and any(p.name == SAMPLES for p in self.parameters)
            and not any(t.of == SAMPLES for t in self.inputs if t.role == "parameter")
        )

    def refuse_uncertainty(self, settings: Mapping[str, Value]) -> Optional[str]:
        """Why this method gives no uncertainty with these parameters, as a sentence for the user; None
        where it does."""
        if not self.draws_samples:
            able = [name for name, manifest in catalogue().items() if manifest.draws_samples]
            which = (
                f" ({', '.join(able)}, with {SAMPLES} of 2 or more)"
                if able
                else ", none of which is installed"
            )
            return (
                f"The method '{self.name}' gives no uncertainty: leave it out, or choose a network that "
                "draws samples "
                f"from noise{which}."
            )
        if settings[SAMPLES] < 2:
            return (
                f"The method '{self.name}' gives no uncertainty from {settings[SAMPLES]} sample: give "
                f"{SAMPLES} of 2 or "
                f"more (--param {SAMPLES}=4), or leave the uncertainty out."
            )
        return None

    def settle(self, given: Mapping[str, Any]) -> dict[str, Value]:
        """The value of each of its parameters, from what a run wants and the defaults.

        Raises:
            ParameterError: an unknown name or an impossible value, as a sentence for the user.
        """
        return settle(self.name, self.parameters, given)

    def to_json(self) -> str:
        values = asdict(self)
        values.pop("path")
        return json.dumps({"chronofuse_manifest": MANIFEST_VERSION, **values}, indent=1)


def from_json(text: str, path: Optional[str] = None) -> Manifest:
    """The manifest of a JSON text.

    Raises:
        ManifestError: not JSON, of another version, unknown or missing keys, or a contradiction.
    """
    try:
        values = json.loads(text)
        if not isinstance(values, dict) or values.pop("chronofuse_manifest", None) != MANIFEST_VERSION:
            raise ManifestError(f"it is not a manifest of version {MANIFEST_VERSION}")
        unknown = sorted(set(values) - {f.name for f in fields(Manifest)})
        if unknown:
            raise ManifestError(f"unknown keys: {', '.join(unknown)}")
        values["inputs"] = tuple(Tensor(**t) for t in values.get("inputs", ()))
        values["parameters"] = tuple(Parameter(**p) for p in values.get("parameters", ()))
        values["ratio_range"] = tuple(values.get("ratio_range", (1.0, 50.0)))
        if isinstance(values.get("bands"), list):
            values["bands"] = tuple(values["bands"])
        return Manifest(**values, path=path)
    except (AttributeError, RecursionError, TypeError, ValueError) as error:
        if isinstance(error, ManifestError):
            raise
        raise ManifestError(f"its manifest is malformed: {error}") from error


# ---- the catalogue


def home() -> Path:
    """The folder of what Chronofuse keeps for this user: the engine's environment and the user's own
    models."""
    if os.environ.get("CHRONOFUSE_HOME"):
        return Path(os.environ["CHRONOFUSE_HOME"])
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "chronofuse"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "chronofuse"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "chronofuse"


def own_models() -> Path:
    """The folder of the user's own models; it need not exist yet."""
    return home() / "models"


def catalogue() -> dict[str, Manifest]:
    """Name to manifest of every method that is installed: code, bundled models, the user's own models.

    A model file that can't be used is left out; `unusable` says why.
    """
    found, _ = _installed()
    return dict(sorted(found.items(), key=lambda item: (FAMILIES.index(item[1].family), item[0])))


def unusable() -> dict[str, str]:
    """Path to reason of each installed model file that can't be used."""
    return _installed()[1]


def _installed() -> tuple[dict[str, Manifest], dict[str, str]]:
    found, refused = {}, {}
    for path in sorted((HERE / "manifests").glob("*.json")):
        manifest = from_json(path.read_text("utf-8"))
        found[manifest.name] = manifest
    for path in [*sorted((HERE / "bundled").glob("*.onnx")), *sorted(own_models().glob("*.onnx"))]:
        try:
            manifest = from_model_file(path)
            if manifest.name in found:
                other = found[manifest.name]
                raise ManifestError(
                    f"its name '{manifest.name}' is that of {other.path or 'a built-in method'}"
                )
            found[manifest.name] = manifest
        except ManifestError as error:
            refused[str(path)] = str(error)
        except OSError as error:
            refused[str(path)] = error.strerror or str(error)
    return found, refused


def preferred_method(names: Iterable[str]) -> str:
    """The method that stands first in the forms: our own network where it is installed, else STARFM, else
    any."""
    names = list(names)
    return next((name for name in ("chrono", "starfm") if name in names), names[0])


def from_model_file(path: Union[str, Path], verify: bool = False) -> Manifest:
    """The manifest inside an ONNX file; with `verify`, the graph's SHA-256 is compared as well.

    Raises:
        ManifestError: not an ONNX file, no manifest in it, or a graph that is not the one described.
        OSError: the file can't be read.
    """
    with Path(path).open("rb") as file:
        if os.fstat(file.fileno()).st_size == 0:
            raise ManifestError("it is empty")
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            text, digest = _metadata(data, verify)
    if text is None:
        raise ManifestError("it has no Chronofuse manifest in its metadata")
    manifest = from_json(text, path=str(path))
    if manifest.family != "network":
        raise ManifestError(f"its manifest says that it is a {manifest.family} method, not a network")
    if verify and digest != manifest.sha256:
        raise ManifestError("its graph is not the one that its manifest describes (SHA-256 differs)")
    return manifest


def with_manifest(data: bytes, manifest: Manifest) -> bytes:
    """A serialised ONNX model with that manifest inside, in the place of the one that it had.

    Raises:
        OnnxError: it is no ONNX model.
    """
    return with_metadata(data, METADATA_KEY, manifest.to_json())


def graph_sha256(data: bytes) -> str:
    """SHA-256 of the graph (structure and weights) of a serialised ONNX model."""
    return _metadata(data, True)[1]


def _metadata(data: Union[bytes, mmap.mmap], with_digest: bool) -> tuple[Optional[str], str]:
    try:
        return read_metadata(data, METADATA_KEY, with_digest)
    except OnnxError as error:
        raise ManifestError(str(error)) from error
