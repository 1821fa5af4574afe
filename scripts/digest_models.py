"""Writes the SHA-256 of each bundled model into its manifest anew, after the rule of what it covers changed.

    python scripts/digest_models.py

Only of a file that is what its manifest described by the former rule (the graph alone) or by this one;
another is left as it is, and named.
"""

from __future__ import annotations

import sys
from dataclasses import replace

from chronofuse.models.catalogue.manifest import BUNDLED
from chronofuse.models.catalogue.model_file import from_model_file, model_sha256, with_manifest
from chronofuse.models.catalogue.onnx_file import graph_digest


def main() -> int:
    """The exit status: 1 where a file is not what it was said to be."""
    strange = 0
    for path in sorted(BUNDLED.glob("*.onnx")):
        data, manifest = path.read_bytes(), from_model_file(path)
        if manifest.sha256 == model_sha256(data):
            print(f"{manifest.name:<12} as it was")
        elif manifest.sha256 == graph_digest(data):
            path.write_bytes(with_manifest(data, replace(manifest, sha256=model_sha256(data))))
            print(f"{manifest.name:<12} {from_model_file(path, verify=True).sha256}")
        else:
            strange += 1
            print(f"{manifest.name:<12} is not the model that its manifest describes, and was left as it is")
    return 1 if strange else 0


if __name__ == "__main__":
    sys.exit(main())
