"""Nodes of an ONNX graph, written one after the other. Needs the package `onnx`."""

from __future__ import annotations

from typing import Any, Optional

import numpy as np
from onnx import TensorProto, helper, numpy_helper

OPSET, IR_VERSION = 18, 9
END = np.iinfo(np.int64).max
FLOAT, DOUBLE, WHOLE = TensorProto.FLOAT, TensorProto.DOUBLE, TensorProto.INT64
"""What `cast` casts to."""


class Steps:
    """Nodes and constants of a graph that grows; every step gives the name of what it made."""

    def __init__(self) -> None:
        self.nodes: list = []
        self._constants: list = []

    def add(self, kind: str, *given: str, **settings: Any) -> str:
        name = f"step{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(given), [name], name, **settings))
        return name

    def constant(self, value: Any, kind: Any = np.float32) -> str:
        name = f"constant{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.asarray(value, kind), name))
        return name

    def whole(self, *numbers: int) -> str:
        """A list of whole numbers, for axes and sides."""
        return self.constant(numbers, np.int64)

    def part(self, given: str, axis: int, start: int, end: int = END) -> str:
        """From `start` to before `end` along an axis; negative numbers count from the end."""
        return self.add("Slice", given, *map(self.whole, (start, end, axis)))

    def cast(self, given: str, kind: int) -> str:
        return self.add("Cast", given, to=kind)

    def joined(self, axis: int, *given: str) -> str:
        return self.add("Concat", *given, axis=axis)

    def raised(self, given: str, *axes: int) -> str:
        """With sides of 1 put in at these axes."""
        return self.add("Unsqueeze", given, self.whole(*axes))

    def total(self, given: str, axis: int, keep: bool = True) -> str:
        return self.add("ReduceSum", given, self.whole(axis), keepdims=int(keep))

    def square(self, given: str) -> str:
        return self.add("Mul", given, given)

    def turned(self, given: str, *order: int) -> str:
        return self.add("Transpose", given, perm=order)

    def between(self, rows: str, values: str, columns: str) -> str:
        """rows x values x columns, matrices by their last two axes."""
        return self.add("MatMul", self.add("MatMul", rows, values), columns)

    def finite(self, given: str) -> str:
        """Where a value is a number, for no image holds infinite ones; NaN is not equal to itself."""
        return self.add("Equal", given, given)

    def model(self, inputs: dict[str, list], outputs: dict[str, str], sides: Optional[list] = None) -> bytes:
        """The graph as a file.

        Args:
            inputs: name to sides, numbers or names of free ones.
            outputs: the name that it is to have, to the step that makes it.
            sides: of every output.
        """
        for name, step in outputs.items():
            self.nodes.append(helper.make_node("Identity", [step], [name], name))
        graph = helper.make_graph(
            self.nodes,
            "chronofuse",
            [helper.make_tensor_value_info(name, FLOAT, of) for name, of in inputs.items()],
            [helper.make_tensor_value_info(name, FLOAT, sides) for name in outputs],
            self._constants,
        )
        opset = [helper.make_opsetid("", OPSET)]
        return helper.make_model(graph, opset_imports=opset, ir_version=IR_VERSION).SerializeToString()
