"""Toy model files whose prediction is one of their inputs."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from onnx import TensorProto, helper

from chronofuse.models.catalogue.manifest import Manifest
from chronofuse.models.catalogue.manifest_json import to_json
from chronofuse.models.catalogue.model_file import METADATA_KEY, model_sha256
from chronofuse.models.catalogue.parameters import Parameter
from chronofuse.models.catalogue.tensors import FIGURE_ROLES, IMAGE_ROLES, Tensor

WISH = Parameter("wish", 0.25, "A number.", 0.0, 1.0)


def shape_of(role: str) -> list:
    if role in IMAGE_ROLES:
        return ["batch", "bands", "rows", "cols"]
    return ["batch", "bands"] if role in FIGURE_ROLES else ["batch"]


def echo(path: Path, tensor: Tensor, **changes) -> str:
    """A model file that predicts F1 x 0 + the tensor; its path."""
    side = shape_of(tensor.role)
    nodes = [helper.make_node("Mul", ["fine_1", "zero"], ["nothing"])]
    shaped = tensor.name
    if tensor.role not in IMAGE_ROLES:
        nodes.append(helper.make_node("Reshape", [tensor.name, "tall"], ["shaped"]))
        shaped = "shaped"
    nodes.append(helper.make_node("Add", ["nothing", shaped], ["prediction"]))
    inputs = [
        helper.make_tensor_value_info("fine_1", TensorProto.FLOAT, shape_of("fine")),
        helper.make_tensor_value_info(tensor.name, TensorProto.FLOAT, side),
    ]
    tall = [1, -1, 1, 1] if tensor.role in FIGURE_ROLES else [-1, 1, 1, 1]
    constants = [
        helper.make_tensor("zero", TensorProto.FLOAT, [], [0.0]),
        helper.make_tensor("tall", TensorProto.INT64, [4], tall),
    ]
    graph = helper.make_graph(
        nodes,
        "echo",
        inputs,
        [helper.make_tensor_value_info("prediction", TensorProto.FLOAT, shape_of("fine"))],
        constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)
    manifest = Manifest(
        name="echo",
        title="Echo",
        summary="One of its inputs.",
        family="network",
        opset=18,
        inputs=(Tensor("fine_1", "fine"), tensor),
        output="prediction",
        parameters=(WISH,),
        sha256=model_sha256(model.SerializeToString()),
    )
    entry = model.metadata_props.add()
    entry.key, entry.value = METADATA_KEY, to_json(dataclasses.replace(manifest, **changes))
    path.write_bytes(model.SerializeToString())
    return str(path)
