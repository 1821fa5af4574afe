"""A forest of one tree as the bytes of an ONNX file, written without the library: with it the kernels of maps
are compiled before a person has a model (engine/door/kernels.py).

Standard library alone.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import replace

from .classifier_manifest import FOREST, KEY, SERIES, ClassifierManifest, Input, with_classifier_manifest
from .onnx_file import _field, _to_varint, digest

OPERATOR = "TreeEnsembleClassifier"
NAME, FLOAT, INT = 1, 7, 8
"""Fields of an AttributeProto."""


def small_forest(bands: tuple[str, ...], days: tuple[int, ...]) -> bytes:
    """A model of two classes of a series: whether the first band of the first day is above 0.2."""
    lists = [
        *(_whole(f"nodes_{name}", numbers) for name, numbers in _NODES.items()),
        _floats("nodes_values", (0.2, 0.0, 0.0)),
        *(_whole(f"class_{name}", numbers) for name, numbers in _CLASSES.items()),
        _floats("class_weights", (1.0, 1.0)),
    ]
    node = _field(4, OPERATOR.encode()) + b"".join(_field(5, one) for one in lists)
    data = _field(7, _field(1, node))
    manifest = ClassifierManifest(
        name="small",
        title="A forest of one tree",
        model=FOREST,
        inputs=(Input(SERIES, "series", bands, days),),
        legend=((1, "low", "#2f6fb5"), (2, "high", "#2d6a35")),
    )
    return with_classifier_manifest(data, replace(manifest, sha256=digest(data, KEY)))


_NODES = {
    "treeids": (0, 0, 0),
    "nodeids": (0, 1, 2),
    "featureids": (0, 0, 0),
    "truenodeids": (1, 0, 0),
    "falsenodeids": (2, 0, 0),
}
_CLASSES = {"treeids": (0, 0), "nodeids": (1, 2), "ids": (0, 1)}


def _whole(name: str, numbers: Iterable[int]) -> bytes:
    packed = b"".join(map(_to_varint, numbers))
    return _field(NAME, name.encode()) + _field(INT, packed)


def _floats(name: str, numbers: tuple[float, ...]) -> bytes:
    return _field(NAME, name.encode()) + _field(FLOAT, struct.pack(f"<{len(numbers)}f", *numbers))
