"""A toy network that tells a probability of change."""

from __future__ import annotations

from onnx import TensorProto, helper

from chronofuse.models.catalogue.manifest import Manifest
from chronofuse.models.catalogue.manifest_json import to_json
from chronofuse.models.catalogue.model_file import METADATA_KEY, model_sha256
from chronofuse.models.catalogue.tensors import Tensor

IMAGE = ["batch", "bands", "rows", "cols"]


def teller(path) -> str:
    """A model file that predicts C2, and tells F1's mean over the bands for a probability; its path."""
    nodes = [
        helper.make_node("ReduceMean", ["fine_1", "axes"], ["mean"], keepdims=1),
        helper.make_node("Mul", ["fine_1", "zero"], ["nothing"]),
        helper.make_node("Add", ["nothing", "mean"], ["likely"]),
        helper.make_node("Concat", ["target", "likely"], ["prediction"], axis=1),
    ]
    constants = [
        helper.make_tensor("zero", TensorProto.FLOAT, [], [0.0]),
        helper.make_tensor("axes", TensorProto.INT64, [1], [1]),
    ]
    shapes = {"fine_1": IMAGE, "target": IMAGE, "prediction": ["batch", "more", "rows", "cols"]}
    values = {n: helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in shapes.items()}
    inputs = [values["fine_1"], values["target"]]
    graph = helper.make_graph(nodes, "teller", inputs, [values["prediction"]], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)
    manifest = Manifest(
        *("teller", "Teller", "It tells.", "network"),
        pairs_max=2,
        opset=18,
        inputs=(Tensor("fine_1", "fine"), Tensor("target", "target")),
        output="prediction",
        change=True,
        sha256=model_sha256(model.SerializeToString()),
    )
    entry = model.metadata_props.add()
    entry.key, entry.value = METADATA_KEY, to_json(manifest)
    path.write_bytes(model.SerializeToString())
    return str(path)
