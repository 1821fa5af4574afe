"""A network's file: its manifest stands in it, under a key of the file's metadata.

QGIS itself reads the catalogue, and QGIS's Python has no onnx: onnx_file.py finds the manifest.
"""

from __future__ import annotations

import mmap
import os
from pathlib import Path
from typing import Optional, Union

from .errors import ManifestError, OnnxError
from .manifest import Manifest
from .manifest_json import from_json, to_json
from .onnx_file import read_metadata, with_metadata

METADATA_KEY = "chronofuse"


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
    return with_metadata(data, METADATA_KEY, to_json(manifest))


def graph_sha256(data: bytes) -> str:
    """SHA-256 of the graph (structure and weights) of a serialised ONNX model."""
    return _metadata(data, True)[1]


def _metadata(data: Union[bytes, mmap.mmap], with_digest: bool) -> tuple[Optional[str], str]:
    try:
        return read_metadata(data, METADATA_KEY, with_digest)
    except OnnxError as error:
        raise ManifestError(str(error)) from error
