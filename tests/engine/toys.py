"""A toy network of a kilobyte with the true tensor names."""

import dataclasses

from onnx import TensorProto, helper

from chronofuse.models.catalogue.manifest import METADATA_KEY, Manifest, Tensor, graph_sha256

ROLES = (Tensor("fine_1", "fine"), Tensor("coarse_1", "coarse"), Tensor("target", "target"))


def toy(path, output="prediction", side_fixed=None, **changes):
    """A model file that computes `delta`, with a manifest that the changes alter; the path as text."""
    shape = [1, "bands", side_fixed or "rows", side_fixed or "cols"]
    inputs = [helper.make_tensor_value_info(t.name, TensorProto.FLOAT, shape) for t in ROLES]
    nodes = [
        helper.make_node("Sub", ["target", "coarse_1"], ["change"]),
        helper.make_node("Add", ["fine_1", "change"], [output]),
    ]
    graph = helper.make_graph(
        nodes, "toy", inputs, [helper.make_tensor_value_info(output, TensorProto.FLOAT, shape)]
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)
    manifest = Manifest(
        name="toy",
        title="Toy",
        summary="Delta as a network.",
        family="network",
        inputs=ROLES,
        output="prediction",
        opset=18,
        sha256=graph_sha256(model.SerializeToString()),
    )
    entry = model.metadata_props.add()
    entry.key, entry.value = METADATA_KEY, dataclasses.replace(manifest, **changes).to_json()
    path.write_bytes(model.SerializeToString())
    return str(path)
