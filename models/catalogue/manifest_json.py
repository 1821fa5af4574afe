"""The manifest as JSON, as it stands in models/catalogue/manifests/ and inside model files."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Optional

from .errors import ManifestError
from .manifest import Manifest
from .parameters import Parameter
from .tensors import Tensor

MANIFEST_VERSION = 1
LARGEST = 1_000_000
"""Characters of a manifest; ours have some thousand."""


def to_json(manifest: Manifest) -> str:
    """The text from which `from_json` makes the same manifest; without its path."""
    values = asdict(manifest)
    values.pop("path")
    if not manifest.change:
        values.pop("change")  # which versions before it do not know
    for parameter in values["parameters"]:
        if not parameter["networks"]:  # earlier versions don't know the key
            del parameter["networks"]
    return json.dumps({"chronofuse_manifest": MANIFEST_VERSION, **values}, indent=1)


def from_json(text: str, path: Optional[str] = None) -> Manifest:
    """The manifest of a JSON text.

    Raises:
        ManifestError: not JSON, of another version, unknown or missing keys, or a contradiction.
    """
    if len(text) > LARGEST:
        raise ManifestError(f"its manifest has {len(text):,} characters, and at most {LARGEST:,} are read")
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
