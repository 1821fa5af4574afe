"""What a land-cover model is: the manifest inside its model file, and which of them are installed.

Such a model makes a class of each pixel of its inputs. It predicts no image, so it has a manifest of its own,
under a key of its own, and lies in a folder of its own.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Optional

from .described import Kind, installed
from .errors import ManifestError
from .home import files_in, home
from .kept import Kept
from .onnx_file import with_metadata
from .plain_values import fault_of_card, is_text, shown

KEY, VERSION = "chronofuse_classifier", 1
MARK = "chronofuse_classifier_manifest"
"""The key of its JSON by which it is known."""
LARGEST_TEXT = 2_000_000
FOREST, SEQUENCE = "forest", "sequence"
OF_IMAGES = ("unet", "unet++", "attention-unet", "pyramid", "multibranch")
WINDOW = "window"
OF_SERIES = ("conv3d", "convlstm", "convgru", "attention", WINDOW)
"""They see the dates of a series, and what is around a pixel on each."""
STSNET = "stsnet"
JOINED = (STSNET, "unet+bilstm")
"""They join images with a series of coarser pixels."""
NETWORKS = (*OF_IMAGES, *OF_SERIES, *JOINED)
"""Those that see what is around a pixel."""
JOINS = ("alpha", "concat", "cross", "gate", "separate", "squeeze", "sum-product-max")
"""How the features of a series are joined with those of an image."""
MOST_RATIO = 30
OUTPUT = "probabilities"
"""What the graph of each calls the shares of its classes."""
IMAGE, SERIES = "image", "series"
IN_TIME, MEDIAN = "time", "median"
GAPS = (IN_TIME, MEDIAN)
"""What is done about a value that is missing: of a series it is filled from the dates before and after, or
the median of the samples is taken."""
MOST_FEATURES = 2048
BUNDLED = Path(__file__).resolve().parent / "bundled_classifiers"
_KIND = Kind("a land-cover model", KEY, MARK, VERSION, LARGEST_TEXT)
_manifests: Kept[ClassifierManifest] = Kept()
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


@dataclass(frozen=True)
class Input:
    """An image or a series that a model is given."""

    kind: str
    name: str
    """For people: the file's or the series' name in the training."""
    bands: tuple[str, ...]
    days: tuple[int, ...] = ()
    """Of a series: its days, counted from 1 January of the year of the first one, which is day 0."""

    def __post_init__(self) -> None:
        if self.kind not in (IMAGE, SERIES) or not is_text(self.name):
            raise ManifestError(f"an input is {shown(self.kind)} {shown(self.name)}; it is image or series")
        if not self.bands or not all(isinstance(band, str) for band in self.bands):
            raise ManifestError(f"the bands of '{self.name}' are {shown(self.bands)}; names are needed")
        if (self.kind == SERIES) != bool(self.days) or list(self.days) != sorted(set(self.days)):
            raise ManifestError(
                f"the days of '{self.name}' are {shown(self.days)}; ascending days are needed"
            )

    @property
    def features(self) -> int:
        """Values of a pixel: of a series all bands of the first day, then those of the next."""
        return len(self.bands) * max(1, len(self.days))


@dataclass(frozen=True)
class ClassifierManifest:
    """All that the engine has to know of a land-cover model before it runs it."""

    name: str
    """What it is called: lower case, digits, dashes."""
    title: str
    model: str
    """`forest`, or the name of a network."""
    inputs: tuple[Input, ...]
    legend: tuple[tuple[int, str, str], ...]
    """(code, name, colour "#rrggbb") of each class, in the order of the model's output."""
    gaps: str = IN_TIME
    medians: tuple[float, ...] = ()
    """Of each feature in the samples; with `gaps` median these stand for what is missing."""
    pixel: float = 0.0
    """Side of the pixels that it learnt from, in metres; 0: nobody knows."""
    halo: int = 0
    """How many pixels around a pixel its class depends on."""
    multiple: int = 1
    """Rows and columns must be a multiple of it."""
    ratio: int = 1
    """How many pixels of the images one of the series is wide; 1: all are on one grid."""
    trained_on: dict[str, Any] = field(default_factory=dict)
    accuracy: dict[str, Any] = field(default_factory=dict)
    licence: str = "GPL-2.0-or-later"
    sha256: str = ""
    """Of all of the model file but the manifest."""
    path: Optional[str] = field(default=None, compare=False)

    def __post_init__(self) -> None:
        for one in ("name", "title", "model", "gaps", "licence", "sha256"):
            if not is_text(getattr(self, one)):
                raise ManifestError(f"'{one}' is {shown(getattr(self, one))}; a plain text is needed")
        if not _NAME.fullmatch(self.name) or self.name.endswith(".onnx"):
            raise ManifestError(
                f"the name '{self.name}' is not made of lower-case letters, digits and dashes, 64 at most"
            )
        if self.gaps not in GAPS:
            raise ManifestError(f"'gaps' is {shown(self.gaps)}; use one of {', '.join(GAPS)}")
        if not self.inputs or not 0 < self.features <= MOST_FEATURES:
            raise ManifestError(
                f"it takes {self.features} values of a pixel; 1 to {MOST_FEATURES} are possible"
            )
        if len(self.medians) not in (0, self.features):
            raise ManifestError(f"it has {len(self.medians)} medians for {self.features} values of a pixel")
        self._require_ratio()
        codes = [code for code, _, _ in self.legend]
        if len(codes) < 2 or codes != sorted(set(codes)):
            raise ManifestError(f"the codes of its classes are {shown(codes)}; two or more, ascending")
        for one in ("trained_on", "accuracy"):
            card = getattr(self, one)
            fault = fault_of_card(one, card) if isinstance(card, dict) else f"'{one}' is {shown(card)}"
            if fault:
                raise ManifestError(fault)

    def _require_ratio(self) -> None:
        ratio, kinds = self.ratio, [one.kind for one in self.inputs]
        if not isinstance(ratio, int) or not 1 <= ratio <= MOST_RATIO:
            raise ManifestError(f"'ratio' is {shown(ratio)}; a whole number from 1 to {MOST_RATIO} is needed")
        if (ratio > 1) != (self.model in JOINED):
            raise ManifestError(
                f"a {shown(self.model)} with a series of {ratio} times larger pixels is not known"
            )
        if ratio > 1 and (kinds.count(SERIES) != 1 or kinds[-1] != SERIES or len(kinds) < 2):
            raise ManifestError("it joins images with a series, and does not take images and then one series")
        if self.model in OF_SERIES and (kinds.count(SERIES) != 1 or kinds[-1] != SERIES):
            raise ManifestError("it looks at the dates of a series, and does not take one series at the end")

    @property
    def features(self) -> int:
        return sum(one.features for one in self.inputs)

    @property
    def output(self) -> str:
        """Of its graph."""
        return OUTPUT

    @property
    def in_brief(self) -> str:
        """What it is, in a line."""
        names = ", ".join(name for _, name, _ in self.legend[:6]) + (", ..." if len(self.legend) > 6 else "")
        return f"land-cover model ({self.model}): {names}"

    @property
    def origin(self) -> str:
        """Where it comes from: a `bundled` model file, or one of the user's `own`."""
        return "bundled" if self.path and Path(self.path).parent == BUNDLED else "own"


def to_json(manifest: ClassifierManifest) -> str:
    """The text from which `from_json` makes the same manifest; without its path."""
    values = asdict(manifest)
    values.pop("path")
    return json.dumps({MARK: VERSION, **values}, indent=1, ensure_ascii=False)


def from_json(text: str, path: Optional[str] = None) -> ClassifierManifest:
    """The manifest of a JSON text.

    Raises:
        ManifestError: no JSON, of another version, unknown or missing keys, or a value that does not suit.
    """
    return _KIND.from_json(text, ClassifierManifest, lambda values: {**_tuples(values), "path": path})


def _tuples(values: dict[str, Any]) -> dict[str, Any]:
    """What JSON has as lists."""
    inputs = tuple(
        Input(one["kind"], one["name"], tuple(one["bands"]), tuple(map(int, one.get("days", ()))))
        for one in values["inputs"]
    )
    legend = tuple((int(code), str(name), str(colour)) for code, name, colour in values["legend"])
    return {"inputs": inputs, "legend": legend, "medians": tuple(map(float, values.get("medians", ())))}


def from_classifier_file(path: Path, verify: bool = False) -> ClassifierManifest:
    """The manifest inside a model file; with `verify`, its SHA-256 is compared as well.

    Raises:
        ManifestError: no ONNX file, no such manifest in it, or another model than the one described.
        OSError: it can't be read.
    """
    return _KIND.in_file(path, verify, from_json)[0]


def with_classifier_manifest(data: bytes, manifest: ClassifierManifest) -> bytes:
    """A serialised ONNX model with that manifest inside."""
    return with_metadata(data, KEY, to_json(manifest))


def own_classifiers() -> Path:
    """The folder of the user's own land-cover models; it need not exist yet."""
    return home() / "models" / "classifiers"


def classifiers() -> dict[str, ClassifierManifest]:
    """Name to manifest of every land-cover model that is installed; `unusable_classifiers` has the others."""
    return _installed()[0]


def unusable_classifiers() -> dict[str, str]:
    """Path to reason of each installed file that can't be used."""
    return _installed()[1]


def _installed() -> tuple[dict[str, ClassifierManifest], dict[str, str]]:
    files = [*sorted(BUNDLED.glob("*.onnx")), *files_in(own_classifiers(), ".onnx")]
    return installed(files, lambda path: _manifests.of(path, from_classifier_file), "a land-cover model")
