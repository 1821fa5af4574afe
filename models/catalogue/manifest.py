"""What a method is: the manifest.

A classical method's manifest is a JSON file in models/catalogue/manifests/. A network's manifest is the same
JSON inside its ONNX file (model_file.py), so that a model file describes itself and a new model needs no
change anywhere. What a *run* wants is another type (engine/door/jobs.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional, Union

from .errors import ManifestError
from .parameters import Parameter, Value, settle
from .tensors import Tensor

FAMILIES = ("baseline", "classical", "network")
SAMPLES, MOST_SAMPLES = "samples", 32
"""The parameter by which a network with an input of noise says that the engine is to draw several
predictions: their mean is the prediction, their standard deviation the uncertainty. It is no tensor's, and at
    most so many."""

BUNDLED = Path(__file__).resolve().parent / "bundled"
"""The folder of the model files that come with Chronofuse."""

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
_KINDS: dict[str, Union[type, tuple[type, ...]]] = {
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

    def __post_init__(self) -> None:
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
        if (
            counted is not None
            and self.draws_samples
            and not (counted.is_whole and 1 <= counted.limits[0] <= counted.limits[1] <= MOST_SAMPLES)
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
        return "bundled" if Path(self.path).parent == BUNDLED else "own"

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

    def settle(self, given: Mapping[str, object]) -> dict[str, Value]:
        """The value of each of its parameters, from what a run wants and the defaults.

        Raises:
            ParameterValueError: an unknown name or an impossible value, as a sentence for the user.
        """
        return settle(self.name, self.parameters, given)
