"""A network's file: its manifest stands in it, under a key of the file's metadata.

QGIS itself reads the catalogue, and QGIS's Python has no onnx: onnx_file.py finds the manifest.
"""

from __future__ import annotations

import mmap
import stat
from pathlib import Path
from typing import Optional, Union

from .errors import ManifestError, OnnxError
from .manifest import Manifest
from .manifest_json import from_json, to_json
from .onnx_file import digest, graph_digest, read_metadata, tensors, with_metadata
from .plain_values import shown

METADATA_KEY = "chronofuse"
NO_FILE = "it is no plain file, but a folder, a pipe or a device"


def from_model_file(path: Union[str, Path], verify: bool = False) -> Manifest:
    """The manifest inside an ONNX file; with `verify`, the file's SHA-256 is compared as well.

    Raises:
        ManifestError: not an ONNX file, no manifest in it, or another model than the one described.
        OSError: the file can't be read.
    """
    path = Path(path)
    status = path.stat()
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        raise ManifestError(NO_FILE)  # opening a pipe would wait for someone who writes into it
    if status.st_size == 0:
        raise ManifestError("it is empty")
    try:
        text = _manifest_in(path)
    except OnnxError as error:
        raise ManifestError(str(error)) from error
    if text is None:
        raise ManifestError("it has no Chronofuse manifest in its metadata")
    manifest = from_json(text, path=str(path))
    if manifest.family != "network":
        raise ManifestError(f"its manifest says that it is a {manifest.family} method, not a network")
    if verify:
        _verify(path.read_bytes(), manifest)
    return manifest


def with_manifest(data: bytes, manifest: Manifest) -> bytes:
    """A serialised ONNX model with that manifest inside, in the place of the one that it had.

    Raises:
        OnnxError: it is no ONNX model.
    """
    return with_metadata(data, METADATA_KEY, to_json(manifest))


def model_sha256(data: bytes) -> str:
    """SHA-256 of a serialised ONNX model without its manifest: graph, weights, functions, sets of operators.

    Raises:
        OnnxError: it is no ONNX model, or holds more than one graph.
    """
    return digest(data, METADATA_KEY)


def _manifest_in(path: Path) -> Optional[str]:
    with path.open("rb") as file:
        try:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (ValueError, OverflowError) as error:  # cut to nothing meanwhile, or beyond what can be mapped
            raise OnnxError(f"it can't be read ({error})") from error
        with mapped as data:
            return read_metadata(data, METADATA_KEY)


def _verify(data: bytes, manifest: Manifest) -> None:
    """Raises ManifestError for another model than the one described, or for one whose weights lie where no
    SHA-256 covers them."""
    try:
        found = model_sha256(data)
        if found != manifest.sha256 == graph_digest(data):
            raise ManifestError(
                "its SHA-256 is of its graph alone, as earlier versions of Chronofuse wrote it: take it in "
                "anew, with chronofuse import"
            )
        if found != manifest.sha256:
            raise ManifestError("it is not the model that its manifest describes (SHA-256 differs)")
        elsewhere = next((stored.elsewhere for stored in tensors(data) if stored.elsewhere), None)
        if elsewhere:
            raise ManifestError(f"its weights lie in another file, {shown(elsewhere)}")
    except OnnxError as error:
        raise ManifestError(str(error)) from error
