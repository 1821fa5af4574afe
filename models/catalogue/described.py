"""What the manifests of land-cover models and of networks for sequences have in common: they stand in a model
file as JSON, under a key of its metadata, and the files lie in a bundled folder and in the user's own.

Standard library alone, as all of this room: QGIS itself reads it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Callable, ClassVar, Optional, Protocol, TypeVar

from .errors import ManifestError, OnnxError
from .onnx_file import digest, read_metadata


class Described(Protocol):
    """A manifest, as far as it is known here: a dataclass with these."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def name(self) -> str: ...
    @property
    def sha256(self) -> str: ...


Manifest = TypeVar("Manifest", bound=Described)


@dataclass(frozen=True)
class Kind:
    """A kind of model files."""

    called: str
    """In sentences: `a land-cover model`."""
    key: str
    """Of the metadata that hold the manifest."""
    mark: str
    """The key in the JSON that holds the version."""
    version: int
    longest: int
    """Characters of a manifest that is read."""

    def from_json(
        self, text: str, made: type[Manifest], known: Callable[[dict[str, Any]], dict[str, Any]]
    ) -> Manifest:
        """The manifest of a JSON text.

        Args:
            made: the class of the manifest.
            known: of the values, those that JSON has in another form; and what stands in no text.
        Raises:
            ManifestError: no JSON, of another version, unknown or missing keys, or a value that does not
            suit.
        """
        if len(text) > self.longest:
            raise ManifestError(
                f"its manifest has {len(text):,} characters: at most {self.longest:,} are read"
            )
        try:
            values = json.loads(text)
            if not isinstance(values, dict) or values.pop(self.mark, None) != self.version:
                raise ManifestError(f"it is not a manifest of {self.called} of version {self.version}")
            unknown = sorted(set(values) - {one.name for one in fields(made)})
            if unknown:
                raise ManifestError(f"unknown keys: {', '.join(unknown)}")
            return made(**{**values, **known(values)})
        except (RecursionError, TypeError, ValueError, KeyError) as error:
            if isinstance(error, ManifestError):
                raise
            raise ManifestError(f"its manifest is malformed: {error}") from error

    def in_file(
        self, path: Path, verify: bool, read: Callable[[str, Optional[str]], Manifest]
    ) -> tuple[Manifest, bytes]:
        """The manifest inside a model file, and the file; with `verify`, its SHA-256 is compared as well.

        Raises:
            ManifestError: no ONNX file, no such manifest in it, or another model than the one described.
            OSError: it can't be read.
        """
        if not path.is_file():
            raise ManifestError("it is no plain file")
        data = path.read_bytes()
        try:
            text = read_metadata(data, self.key)
            if text is None:
                raise ManifestError(f"it has no manifest of {self.called} in its metadata")
            manifest = read(text, str(path))
            if verify and digest(data, self.key) != manifest.sha256:
                raise ManifestError("it is not the model that its manifest describes (SHA-256 differs)")
        except OnnxError as error:
            raise ManifestError(str(error)) from error
        return manifest, data


def installed(
    files: Iterable[Path], read: Callable[[Path], Manifest], called: str
) -> tuple[dict[str, Manifest], dict[str, str]]:
    """Name to manifest of the files that can be used, the first of a name; path to reason of the others.

    Args:
        called: what such a model is called in the sentence on one whose name is taken: `a network`.
    """
    models: dict[str, Manifest] = {}
    refused: dict[str, str] = {}
    for path in files:
        try:
            manifest = read(path)
        except (ManifestError, OSError) as error:
            refused[str(path)] = str(error)
            continue
        if manifest.name in models:
            refused[str(path)] = f"there is {called} called '{manifest.name}' already"
        else:
            models[manifest.name] = manifest
    return dict(sorted(models.items())), refused
