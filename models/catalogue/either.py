"""A network's manifest of either kind: of one that fuses pairs, or of one for sequences."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Union

from . import manifest_json, series_manifest
from .errors import ManifestError
from .manifest import Manifest
from .model_file import METADATA_KEY, from_model_file, with_manifest
from .onnx_file import digest, opset
from .series_manifest import SeriesManifest, from_series_file, with_series_manifest

Either = Union[Manifest, SeriesManifest]


def from_text(text: str) -> Either:
    """The manifest of a JSON text, by the key that says of which kind it is.

    Raises:
        ManifestError: it is neither.
    """
    of_series = f'"{series_manifest.MARK}"' in text
    return series_manifest.from_json(text) if of_series else manifest_json.from_json(text)


def in_file(path: Path, verify: bool = False) -> Either:
    """The manifest inside a model file; with `verify`, its SHA-256 is compared as well.

    Raises:
        ManifestError: no model file, or without a manifest of either kind; the words are of one of pairs.
        OSError: it can't be read.
    """
    try:
        return from_model_file(path, verify)
    except ManifestError:
        if not is_for_series(path):
            raise
    return from_series_file(path, verify)


def is_for_series(path: Path) -> bool:
    """Whether a file holds a network for sequences."""
    try:
        from_series_file(path)
    except (ManifestError, OSError):
        return False
    return True


def to_text(manifest: Either) -> str:
    if isinstance(manifest, SeriesManifest):
        return series_manifest.to_json(manifest)
    return manifest_json.to_json(manifest)


def of_data(manifest: Either, data: bytes) -> Either:
    """The manifest with what a serialised model itself tells.

    Raises:
        OnnxError: it is no ONNX model.
    """
    if isinstance(manifest, SeriesManifest):
        return replace(manifest, sha256=digest(data, series_manifest.KEY))
    return replace(manifest, sha256=digest(data, METADATA_KEY), opset=opset(data))


def with_either(data: bytes, manifest: Either) -> bytes:
    """A serialised model with that manifest inside.

    Raises:
        OnnxError: it is no ONNX model.
    """
    if isinstance(manifest, SeriesManifest):
        return with_series_manifest(data, manifest)
    return with_manifest(data, manifest)
