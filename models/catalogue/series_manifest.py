"""What a network for sequences is: the manifest inside its model file, and which of them are installed.

Such a network corrects what a method of series gives (engine/series/filling.py). It takes no pairs, so it has
a manifest of its own, under a key of its own, and lies in a folder of its own: it is no method of `fuse`.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Optional

from .described import Kind, installed
from .errors import ManifestError, OnnxError
from .home import files_in, home
from .kept import Kept
from .onnx_file import tensors, with_metadata
from .plain_values import fault_of_card, is_text, is_whole, shown

KEY, VERSION = "chronofuse_series", 1
MARK = "chronofuse_series_manifest"
"""The key of its JSON by which it is known."""
LARGEST_TEXT = 1_000_000
DATES = 2, 32
"""How many dates a graph must take, at least and at most."""
OUTPUT = "prediction"
INPUTS = {
    "fine": ("batch", "dates", "bands", "rows", "cols"),
    "coarse": ("batch", "dates", "bands", "rows", "cols"),
    "valid": ("batch", "dates", "rows", "cols"),
    "days": ("batch", "dates"),
    "base": ("batch", "bands", "rows", "cols"),
    "deviation": ("batch", "bands", "rows", "cols"),
    "target": ("batch", "bands", "rows", "cols"),
    "unit": ("batch", "bands"),
}
"""Name to the sides of each input, all float32 and finite. Of the dates around: `fine` and `coarse` values
(physical units; 0 where `valid` is 0) and `days` from the date that is asked for, below 0 before it. Of that
date: what the `base` method gives and its `deviation`, and its coarse values, `target`. `unit` is the root
mean square of the details of the series (fine less coarse), which all is measured by."""
BUNDLED = Path(__file__).resolve().parent / "bundled_series"
MOST_HALO = 256
_KIND = Kind("a network for sequences", KEY, MARK, VERSION, LARGEST_TEXT)
_manifests: Kept[SeriesManifest] = Kept()
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


@dataclass(frozen=True)
class SeriesManifest:
    """All that the engine has to know of a network for sequences before it runs it."""

    name: str
    """What it is called as a method of series: lower case, digits, dashes."""
    title: str
    summary: str
    temporal: str
    """Its module over time, for people."""
    base: str
    """The method of series that it corrects."""
    references: int = 4
    """It is given at most so many dates on each side."""
    halo: int = 0
    """How many fine pixels around a pixel its prediction depends on."""
    multiple: int = 2
    """Rows and columns must be a multiple of it."""
    trained_on: dict[str, Any] = field(default_factory=dict)
    accuracy: dict[str, Any] = field(default_factory=dict)
    licence: str = "GPL-2.0-or-later"
    citation: str = ""
    sha256: str = ""
    """Of all of the model file but the manifest."""
    path: Optional[str] = field(default=None, compare=False)
    output: str = OUTPUT

    def __post_init__(self) -> None:
        for one in ("name", "title", "summary", "temporal", "base", "licence", "citation", "sha256"):
            if not is_text(getattr(self, one)):
                raise ManifestError(f"'{one}' is {shown(getattr(self, one))}; a plain text is needed")
        if not _NAME.fullmatch(self.name) or self.name.endswith(".onnx"):
            raise ManifestError(
                f"the name '{self.name}' is not made of lower-case letters, digits and dashes, 64 at most"
            )
        limits = {
            "references": (1, DATES[1] // 2, "it takes 32 dates at most"),
            "halo": (0, MOST_HALO, "with more, most of what is read is read for its neighbours' sake"),
            "multiple": (1, 64, "the cells of an image are multiples of 64"),
        }
        for one, (least, most, why) in limits.items():
            value = getattr(self, one)
            if not is_whole(value) or not least <= value <= most:
                raise ManifestError(f"{one} {shown(value)} is not within {least} to {most} ({why})")
        if 64 % self.multiple or self.halo % self.multiple:
            raise ManifestError(
                f"the halo, {self.halo}, and 64 must be multiples of 'multiple', {self.multiple}"
            )
        if self.output != OUTPUT:
            raise ManifestError(f"'output' is {shown(self.output)}; it is called '{OUTPUT}'")
        for one in ("trained_on", "accuracy"):
            card = getattr(self, one)
            fault = fault_of_card(one, card) if isinstance(card, dict) else f"'{one}' is {shown(card)}"
            if fault:
                raise ManifestError(fault)

    @property
    def in_brief(self) -> str:
        """What it is, in a line."""
        return f"network for sequences ({self.temporal}), which corrects {self.base}"

    @property
    def origin(self) -> str:
        """Where it comes from: a `bundled` model file, or one of the user's `own`."""
        return "bundled" if self.path and Path(self.path).parent == BUNDLED else "own"


def to_json(manifest: SeriesManifest) -> str:
    """The text from which `from_json` makes the same manifest; without its path."""
    values = asdict(manifest)
    values.pop("path")
    return json.dumps({MARK: VERSION, **values}, indent=1)


def from_json(text: str, path: Optional[str] = None) -> SeriesManifest:
    """The manifest of a JSON text.

    Raises:
        ManifestError: no JSON, of another version, unknown or missing keys, or a value that does not suit.
    """
    return _KIND.from_json(text, SeriesManifest, lambda values: {"path": path})


def from_series_file(path: Path, verify: bool = False) -> SeriesManifest:
    """The manifest inside a model file; with `verify`, its SHA-256 is compared as well.

    Raises:
        ManifestError: no ONNX file, no such manifest in it, or another model than the one described.
        OSError: it can't be read.
    """
    manifest, data = _KIND.in_file(path, verify, from_json)
    try:
        if verify and any(stored.elsewhere for stored in tensors(data)):
            raise ManifestError("its weights lie in another file")
    except OnnxError as error:
        raise ManifestError(str(error)) from error
    return manifest


def with_series_manifest(data: bytes, manifest: SeriesManifest) -> bytes:
    """A serialised ONNX model with that manifest inside."""
    return with_metadata(data, KEY, to_json(manifest))


def own_series_models() -> Path:
    """The folder of the user's own networks for sequences; it need not exist yet."""
    return home() / "models" / "series"


def series_models() -> dict[str, SeriesManifest]:
    """Name to manifest of every network for sequences that is installed; `unusable_series` has the others."""
    return _installed()[0]


def unusable_series() -> dict[str, str]:
    """Path to reason of each installed file that can't be used."""
    return _installed()[1]


def _installed() -> tuple[dict[str, SeriesManifest], dict[str, str]]:
    files = [*sorted(BUNDLED.glob("*.onnx")), *files_in(own_series_models(), ".onnx")]
    return installed(files, lambda path: _manifests.of(path, from_series_file), "a network")
