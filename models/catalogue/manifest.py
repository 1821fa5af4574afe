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
from .plain_values import fault_of_card, is_number, is_text, shown
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
    "change": bool,
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
LONGEST_NAME = 64
"""Characters of a name: it becomes a file's."""
MOST_HALO = 512
LIMITS = {
    "halo": (
        0,
        MOST_HALO,
        "with more, nine pixels of ten are read for their neighbours' sake: crossfade instead",
    ),
    "blend": (0, 256, "tiles of 512 pixels have no more than their halves to crossfade"),
    "multiple": (1, 256, "a tile is never smaller, and with the halo it has to fit into memory"),
    "tile": (16, 65536, "as a run may ask for"),
    "opset": (0, 1000, "ONNX has some twenty"),
}
"""Field to the least and the most that it may be, and why."""
CHANGED = 1.0
"""From how many deviations of F1 on a pixel has changed, where a network tells how likely that is: the root
mean square over the bands, as it was trained."""
RATIOS = (1.0, 1000.0)
"""What ratios can be: a coarse pixel is no smaller than a fine one, and no sensor's are a thousand times as
wide as another's with which it is fused."""


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
    change: bool = False
    """Whether the output holds, after F2, the probability of change in as many images again, all alike."""
    ratio_range: tuple[float, float] = (1.0, 50.0)
    opset: int = 0
    trained_on: dict[str, Any] = field(default_factory=dict)
    """Model card: data, split, seed, steps, machine, wall time."""
    accuracy: dict[str, Any] = field(default_factory=dict)
    """Model card: measured figures and on what."""
    licence: str = "GPL-2.0-or-later"
    citation: str = ""
    sha256: str = ""
    """SHA-256 of all of the model file but the manifest; empty for methods that are code. It shows that the
    file is whole and the one that was described, not who wrote it."""
    path: Optional[str] = field(default=None, compare=False)
    """The model file; None for methods that are code."""

    def __post_init__(self) -> None:
        self._check_kinds()
        self._check_texts()
        self._check_numbers()
        if self.family not in FAMILIES:
            raise ManifestError(f"the family is '{self.family}'; known are {', '.join(FAMILIES)}")
        if not 1 <= self.pairs_min <= self.pairs_max <= 2:
            raise ManifestError(
                f"it takes {self.pairs_min} to {self.pairs_max} pairs; one or two are possible"
            )
        declared = [parameter.name for parameter in self.parameters]
        if len(set(declared)) < len(declared):
            raise ManifestError(f"a parameter is declared twice: {', '.join(declared)}")
        if self.family == "network":
            self._check_tensors()

    def _check_kinds(self) -> None:
        """What each field is, and what is in it."""
        for name, kind in _KINDS.items():
            value = getattr(self, name)
            if not isinstance(value, kind) or isinstance(value, bool) is not (kind is bool):
                raise ManifestError(f"'{name}' is {shown(value)}")
            fault = fault_of_card(name, value) if kind is dict else None
            if fault or (isinstance(value, str) and not is_text(value)):
                raise ManifestError(fault or f"'{name}' is {shown(value)}, which is no plain text")
        for name, inside in (("inputs", Tensor), ("parameters", Parameter)):
            strange = next((v for v in getattr(self, name) if not isinstance(v, inside)), None)
            if strange is not None:
                raise ManifestError(f"'{name}' holds {shown(strange)}")

    def _check_texts(self) -> None:
        if not _NAME.fullmatch(self.name) or len(self.name) > LONGEST_NAME or self.name.endswith(".onnx"):
            raise ManifestError(
                f"the name '{self.name}' is not made of lower-case letters, digits and dashes, "
                f"{LONGEST_NAME} at most"
            )
        named = isinstance(self.bands, tuple) and all(b and is_text(b) for b in self.bands)
        if self.bands != "any" and not (named and self.bands and len(set(self.bands)) == len(self.bands)):
            raise ManifestError(
                f"'bands' is {shown(self.bands)}; \"any\" or a list of different names is possible"
            )

    def _check_numbers(self) -> None:
        for name, (least, most, why) in LIMITS.items():
            if not least <= getattr(self, name) <= most:
                raise ManifestError(
                    f"{name} {shown(getattr(self, name))} is not within {least} to {most} ({why})"
                )
        if len(self.ratio_range) != 2 or not all(map(is_number, self.ratio_range)):
            raise ManifestError(f"'ratio_range' is {shown(self.ratio_range)}; two numbers are needed")
        if not RATIOS[0] <= self.ratio_range[0] <= self.ratio_range[1] <= RATIOS[1]:
            raise ManifestError(
                f"'ratio_range' is {shown(self.ratio_range)}; a coarse pixel is {RATIOS[0]:g} to "
                f"{RATIOS[1]:g} times as wide as a fine one, the smaller number first"
            )

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
