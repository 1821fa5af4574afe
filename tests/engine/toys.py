"""A toy network of a kilobyte with the true tensor names."""

import dataclasses

from onnx import TensorProto, helper

from chronofuse.models.catalogue.manifest import Manifest
from chronofuse.models.catalogue.manifest_json import to_json
from chronofuse.models.catalogue.model_file import METADATA_KEY, model_sha256
from chronofuse.models.catalogue.tensors import Tensor

ROLES = (Tensor("fine_1", "fine"), Tensor("coarse_1", "coarse"), Tensor("target", "target"))


def toy(path, output="prediction", side_fixed=None, factor=1.0, **changes):
    """A model file that computes `delta`, with a manifest that the changes alter; the path as text.

    Args:
        factor: a weight, by which the change is multiplied.
    """
    shape = [1, "bands", side_fixed or "rows", side_fixed or "cols"]
    inputs = [helper.make_tensor_value_info(t.name, TensorProto.FLOAT, shape) for t in ROLES]
    nodes = [
        helper.make_node("Constant", [], ["weight"], value_float=factor),
        helper.make_node("Sub", ["target", "coarse_1"], ["difference"]),
        helper.make_node("Mul", ["difference", "weight"], ["change"]),
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
        sha256=model_sha256(model.SerializeToString()),
    )
    entry = model.metadata_props.add()
    entry.key, entry.value = METADATA_KEY, to_json(dataclasses.replace(manifest, **changes))
    path.write_bytes(model.SerializeToString())
    return str(path)
