"""A tiny network for sequences as a model file, made without a training: it mixes what the base says with the
mean detail of the dates around, smoothed over 5 x 5 pixels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from chronofuse.models.catalogue.onnx_file import digest
from chronofuse.models.catalogue.series_manifest import (
    INPUTS,
    KEY,
    OUTPUT,
    SeriesManifest,
    with_series_manifest,
)

HALO = 2
NODES = (
    ("Sub", ("fine", "coarse"), "details", {}),
    ("ReduceSum", ("details", "dates_axis"), "sum", {"keepdims": 0}),
    ("ReduceSum", ("valid", "dates_axis"), "count_flat", {"keepdims": 0}),
    ("Unsqueeze", ("count_flat", "dates_axis"), "count", {}),
    ("Max", ("count", "one"), "count_or_one", {}),
    ("Div", ("sum", "count_or_one"), "mean", {}),
    (
        "AveragePool",
        ("mean",),
        "smooth",
        {"kernel_shape": [5, 5], "pads": [2, 2, 2, 2], "count_include_pad": 1},
    ),
    ("Add", ("smooth", "target"), "guess", {}),
    ("Add", ("guess", "base"), "both", {}),
    ("Mul", ("both", "half"), OUTPUT, {}),
)


def write(path: Path, name: str = "tiny", base: str = "kriging", inputs=INPUTS) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    given = [
        helper.make_tensor_value_info(one, TensorProto.FLOAT, list(sides)) for one, sides in inputs.items()
    ]
    out = helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["batch", "bands", "rows", "cols"])
    constants = {
        "dates_axis": np.array([1]),
        "one": np.array(1, np.float32),
        "half": np.array(0.5, np.float32),
    }
    graph = helper.make_graph(
        [helper.make_node(kind, list(takes), [gives], **how) for kind, takes, gives, how in NODES],
        "tiny",
        given,
        [out],
        [numpy_helper.from_array(value, key) for key, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    data = model.SerializeToString()
    described = SeriesManifest(
        name, "Tiny", "For tests.", "none", base, references=2, halo=HALO, sha256=digest(data, KEY)
    )
    path.write_bytes(with_series_manifest(data, described))
    onnx.checker.check_model(model)
