"""What a graph in float16 computes where every number between its nodes is rounded to float16, as on a card.

ONNX Runtime's CPU has no kernels in float16: it computes in float32 and leaves out most of the roundings.
Here each tensor of float16 is a float32 that is rounded to float16's eleven bits by a product and two
differences (Dekker 1971, A floating-point technique for extending the available precision), and infinite
beyond its largest number. Sums inside of a node are in float32, as cuDNN keeps them.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from chronofuse.engine.devices.half import LARGEST

SPLIT = 2.0**13 + 1


def as_on_a_card(model: onnx.ModelProto) -> bytes:
    """The graph in float32 alone, with the roundings of float16 where `model` has float16."""
    model = onnx.shape_inference.infer_shapes(model)
    graph = model.graph
    half = {value.name for value in graph.value_info if is_half(value)}
    for weight in graph.initializer:
        if weight.data_type == TensorProto.FLOAT16:
            values = numpy_helper.to_array(weight).astype(np.float32)
            weight.CopyFrom(numpy_helper.from_array(values, weight.name))
    for name, value in (("split", SPLIT), ("most", LARGEST), ("endless", np.inf)):
        graph.initializer.append(numpy_helper.from_array(np.float32(value), f"test.{name}"))
    nodes = []
    for node in graph.node:
        if node.op_type == "Cast" and node.attribute[0].i in (TensorProto.FLOAT, TensorProto.FLOAT16):
            node = helper.make_node("Identity", node.input, node.output, node.name)
        rounded = [name for name in node.output if name in half]
        renamed = [f"{name}.exact" if name in half else name for name in node.output]
        del node.output[:]
        node.output.extend(renamed)
        nodes.append(node)
        for name in rounded:
            nodes.extend(_rounding(f"{name}.exact", name))
    del graph.node[:], graph.value_info[:]
    graph.node.extend(nodes)
    return model.SerializeToString()


def is_half(value) -> bool:
    return value.type.tensor_type.elem_type == TensorProto.FLOAT16


def _rounding(exact: str, name: str) -> list[onnx.NodeProto]:
    steps = [
        ("Mul", [exact, "test.split"], f"{name}.c"),
        ("Sub", [f"{name}.c", exact], f"{name}.d"),
        ("Sub", [f"{name}.c", f"{name}.d"], f"{name}.r"),
        ("Abs", [f"{name}.r"], f"{name}.a"),
        ("Greater", [f"{name}.a", "test.most"], f"{name}.g"),
        ("Sign", [f"{name}.r"], f"{name}.s"),
        ("Mul", [f"{name}.s", "test.endless"], f"{name}.i"),
        ("Where", [f"{name}.g", f"{name}.i", f"{name}.r"], name),
    ]
    return [helper.make_node(kind, given, [result], f"test.{result}") for kind, given, result in steps]
