"""A network's graph in half precision: float16 between its convolutions, float32 before and after them.

What lies before the first convolution brings images of the scene to numbers around zero, and what lies after
the last one brings them back and adds them to the images; float16 would round reflectance itself there, by up
to 2.4e-4 between 0.5 and 1. So a node computes in float16 where it is a convolution or a product of matrices,
or lies between two of these, and is one of the operators that are known to work in float16; powers of e stay
in float32 until they are divided, as in x tanh(log(1 + e^x)). Casts stand where the two kinds of nodes meet,
one a tensor and direction, under names that nothing else has.

Inputs and outputs stay float32. Needs the package `onnx`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HEAVY = frozenset({"Conv", "ConvTranspose", "MatMul"})
"""What takes the time of a network, and gains from float16."""
_OTHERS = (
    "Abs Add AveragePool BatchNormalization Clip Concat DepthToSpace Div Dropout Elu Erf Expand Flatten "
    "Gather Gelu Gemm GlobalAveragePool GlobalMaxPool HardSigmoid HardSwish Identity InstanceNormalization "
    "LayerNormalization LeakyRelu Max MaxPool Min Mul Neg PRelu Pad ReduceMean Relu Reshape Resize Sigmoid "
    "Slice Softmax SpaceToDepth Split Sqrt Squeeze Sub Sum Tanh Tile Transpose Unsqueeze Where"
)
CAN = HEAVY | frozenset(_OTHERS.split())
"""Operators that ONNX Runtime's CUDA provider computes in float16."""
WIDE = frozenset({"Exp", "Pow"})
"""What gives numbers beyond float16's largest from small ones (e^11.1): it stays in float32, ..."""
NARROW = HEAVY | frozenset({"Div", "Log", "Sigmoid", "Softmax", "Tanh"})
"""... and what is computed of it does, up to one of these, whose results are small again."""
STAYS_FLOAT32 = {"Resize": (1, 2)}
"""Inputs, by their number, that an operator takes in float32 whatever it computes in: region and scales."""
LARGEST = float(np.finfo(np.float16).max)
FLOAT, HALF = TensorProto.FLOAT, TensorProto.FLOAT16


class CannotError(Exception):
    """Why a graph can't be brought to float16, as the rest of a sentence on the model."""


def in_half(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same graph with float16 between its convolutions; the model that was given may be changed.

    Raises:
        CannotError: it computes in 8 bits, has branches or loops or a part that nothing is known of, or has
        weights that float16 can't hold.
    """
    _refuse(model)
    _constants_to_weights(model.graph)
    try:
        model = onnx.shape_inference.infer_shapes(model)
    except Exception as error:  # onnx raises bare exceptions of its own
        raise CannotError(f"has a graph whose types can't be told ({error})") from error
    _Conversion(model.graph).run()
    return model


def _refuse(model: onnx.ModelProto) -> None:
    kinds = {node.op_type for node in model.graph.node}
    if kinds & {"QuantizeLinear", "DequantizeLinear", "QLinearConv", "ConvInteger", "MatMulInteger"}:
        raise CannotError("computes in 8 bits")
    if kinds & {"If", "Loop", "Scan"}:
        raise CannotError("has branches or loops in its graph")
    if not kinds & HEAVY:
        raise CannotError("has no convolutions, which are what float16 makes faster")


def _constants_to_weights(graph: onnx.GraphProto) -> None:
    """Constants that are nodes become weights, which can be had in both precisions."""
    kept = []
    for node in graph.node:
        value = next((a.t for a in node.attribute if a.name == "value"), None)
        if node.op_type == "Constant" and value is not None:
            weight = graph.initializer.add()
            weight.CopyFrom(value)
            weight.name = node.output[0]
        else:
            kept.append(node)
    del graph.node[:]
    graph.node.extend(kept)


class _Conversion:
    """One graph on its way to float16."""

    def __init__(self, graph: onnx.GraphProto):
        self._graph = graph
        self._weights = {weight.name: weight for weight in graph.initializer}
        self._kinds = {
            value.name: value.type.tensor_type.elem_type
            for value in (*graph.input, *graph.output, *graph.value_info)
        } | {name: weight.data_type for name, weight in self._weights.items()}
        self._taken = {name for node in graph.node for name in (node.name, *node.input, *node.output)}
        self._nodes: list[onnx.NodeProto] = []
        self._cast: dict[tuple[str, int], str] = {}
        """A tensor and the type that is wanted of it, to the name that it has in that type."""
        self._in_half: set[str] = set()
        """Tensors that nodes give in float16."""

    def run(self) -> None:
        graph = self._graph
        half = _between(graph.node)
        outputs = {value.name for value in graph.output}
        for number, node in enumerate(graph.node):
            self._convert(node, number in half, outputs)
        used = {name for node in self._nodes for name in node.input}
        weights = [weight for weight in self._weights.values() if weight.name in used]
        for field, values in ((graph.initializer, weights), (graph.node, self._nodes)):
            del field[:]
            field.extend(values)
        del graph.value_info[:]  # they were those of float32
        _name_apart(graph.node)

    def _convert(self, node: onnx.NodeProto, half: bool, outputs: set[str]) -> None:
        """Take over a node, with casts before it where it needs its inputs in another type."""
        keep = STAYS_FLOAT32.get(node.op_type, ())
        for place, name in enumerate(node.input):
            kind = self._kinds.get(name)
            if name and half and kind is None:
                raise CannotError(f"has a part whose types can't be told ('{node.op_type}')")
            if name and kind == FLOAT:
                node.input[place] = self._as(name, HALF if half and place not in keep else FLOAT)
        self._nodes.append(node)
        if not half:
            return
        for place, name in enumerate(node.output):
            if name in outputs and self._kinds.get(name) == FLOAT:
                node.output[place] = self._new(f"{name}_half")
                self._nodes.append(self._cast_node(node.output[place], name, FLOAT))
                self._cast[name, HALF] = node.output[place]
            elif self._kinds.get(name) == FLOAT:
                self._in_half.add(name)

    def _as(self, name: str, kind: int) -> str:
        """What a tensor of floating numbers is called in that type; a cast or a weight is made once."""
        if kind == (HALF if name in self._in_half else FLOAT):
            return name
        if (name, kind) not in self._cast:
            made = self._new(f"{name}_{'half' if kind == HALF else 'single'}")
            if name in self._weights:
                self._weights[made] = _weight_in_half(self._weights[name], made)
            else:
                self._nodes.append(self._cast_node(name, made, kind))
            self._cast[name, kind] = made
        return self._cast[name, kind]

    def _cast_node(self, name: str, made: str, kind: int) -> onnx.NodeProto:
        return helper.make_node("Cast", [name], [made], to=kind)

    def _new(self, name: str) -> str:
        while name in self._taken:
            name += "_"
        self._taken.add(name)
        return name


def _between(nodes: Sequence[onnx.NodeProto]) -> set[int]:
    """Numbers of the nodes that compute in float16: the heavy ones, and what can and lies between two."""
    after = _reached(nodes, range(len(nodes)), lambda node: node.input, lambda node: node.output)
    before = _reached(nodes, range(len(nodes))[::-1], lambda node: node.output, lambda node: node.input)
    can = {number for number in after & before if nodes[number].op_type in CAN} - _wide(nodes)
    return can | {number for number, node in enumerate(nodes) if node.op_type in HEAVY}


def _wide(nodes: Sequence[onnx.NodeProto]) -> set[int]:
    """Numbers of the nodes that take or give numbers which float16 may not hold."""
    tensors: set[str] = set()
    found = set()
    for number, node in enumerate(nodes):
        if node.op_type in WIDE or not tensors.isdisjoint(node.input):
            found.add(number)
            if node.op_type not in NARROW:
                tensors.update(node.output)
    return found


def _reached(nodes: Sequence[onnx.NodeProto], order: Iterable[int], comes: Any, goes: Any) -> set[int]:
    """Numbers of the nodes that a heavy one leads to; nodes are in their order, or the other way round."""
    tensors: set[str] = set()
    found = set()
    for number in order:
        node = nodes[number]
        if not tensors.isdisjoint(comes(node)):
            found.add(number)
        if number in found or node.op_type in HEAVY:
            tensors.update(name for name in goes(node) if name)
    return found


def _weight_in_half(weight: onnx.TensorProto, name: str) -> onnx.TensorProto:
    values = numpy_helper.to_array(weight)
    if values.size and float(np.abs(values).max()) > LARGEST:
        raise CannotError(f"has weights ('{weight.name}') that are larger than float16 can hold")
    return numpy_helper.from_array(values.astype(np.float16), name)


def _name_apart(nodes: Iterable[onnx.NodeProto]) -> None:
    """Give every node a name that no other has; two of one name are an invalid model."""
    taken: set[str] = set()
    for node in nodes:
        name = stem = node.name or f"{node.op_type}_{node.output[0]}"
        number = 1
        while name in taken:
            number += 1
            name = f"{stem}_{number}"
        node.name = name
        taken.add(name)
