"""Networks in float16: every bundled one opens, computes close to float32, and no two nodes have one name.

The CPU runs them here: it computes in float32 between values that are rounded to float16 as a card's are.
What a card makes of them can't be seen here; benchmarks/cuda.sh measures it where there is one.
"""

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper

from chronofuse.engine.devices import inference
from chronofuse.engine.devices.half import HEAVY, CannotError, in_half
from chronofuse.engine.devices.trial_inputs import invent
from chronofuse.models.catalogue.installed import catalogue

NETWORKS = [name for name, manifest in catalogue().items() if manifest.family == "network"]
MOST = 1e-3
"""How far a prediction in float16 may lie from one in float32, in reflectance. Measured with these inputs:
1.2e-5 (swinstfm) to 4.2e-5 (stfdiff)."""


@pytest.mark.parametrize("name", NETWORKS)
def test_a_bundled_network_in_float16_opens_and_is_close_to_float32(name):
    manifest = catalogue()[name]
    bands = 2 if manifest.bands == "any" else len(manifest.bands)
    side = 2 * max(manifest.multiple, 16)
    given = invent(manifest, (1, bands, side, side + manifest.multiple))
    exact, half = (
        inference.open_session(manifest, "cpu", 1, precision).try_out(given)
        for precision in ("float32", "float16")
    )
    assert half.dtype == np.float32 and half.shape == exact.shape
    assert 0 < np.abs(half - exact).max() < MOST


@pytest.mark.parametrize("name", NETWORKS)
def test_its_nodes_have_names_of_their_own_and_its_convolutions_weights_in_float16(name):
    model = in_half(onnx.load(catalogue()[name].path))
    names = [node.name for node in model.graph.node]
    kinds = {weight.name: weight.data_type for weight in model.graph.initializer}
    convolutions = [node for node in model.graph.node if node.op_type in ("Conv", "ConvTranspose")]
    assert len(names) == len(set(names)) and convolutions
    assert {kinds[node.input[1]] for node in convolutions} == {TensorProto.FLOAT16}
    assert all(value.type.tensor_type.elem_type == TensorProto.FLOAT for value in model.graph.input)
    onnx.checker.check_model(model)


def graph(*nodes, weights=(), output="y", bands=2):
    """A model of `x` (1, bands, 8, 8) to `y`, with the weights (name, array)."""
    sides = [1, bands, 8, 8]
    x, y = (helper.make_tensor_value_info(name, TensorProto.FLOAT, sides) for name in ("x", output))
    named = [numpy_helper.from_array(np.asarray(value, np.float32), name) for name, value in weights]
    made = helper.make_graph(list(nodes), "test", [x], [y], named)
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)


def answered(model, x):
    opened = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return opened.run(None, {"x": x})[0]


def convolution(source, result, name=""):
    return helper.make_node("Conv", [source, "w"], [result], name, pads=[1, 1, 1, 1])


WEIGHTS = ("w", np.random.default_rng(1).normal(0, 0.2, (2, 2, 3, 3)))
X = np.random.default_rng(2).random((1, 2, 8, 8), np.float32)


def test_two_resizes_with_one_tensor_of_scales_share_it_in_float32():
    """The fault of the converter that came with ONNX Runtime: it made two nodes of one name of it."""
    scales = ("scales", [1, 1, 2, 2])
    up = [
        helper.make_node("Resize", [source, "", "scales"], [result], mode="nearest")
        for source, result in (("a", "up"), ("b", "twice"))
    ]
    down = helper.make_node("AveragePool", ["up"], ["down"], kernel_shape=[2, 2], strides=[2, 2])
    last = helper.make_node("AveragePool", ["twice"], ["z"], kernel_shape=[2, 2], strides=[2, 2])
    nodes = (convolution("x", "a"), up[0], down, convolution("down", "b"), up[1], last, convolution("z", "y"))
    exact = answered(graph(*nodes, weights=(WEIGHTS, scales)), X)
    half = answered(in_half(graph(*nodes, weights=(WEIGHTS, scales))), X)
    assert 0 < np.abs(half - exact).max() < MOST


def test_what_lies_before_the_first_and_after_the_last_convolution_stays_in_float32():
    """1000 + x, of which float16 would keep no more than halves."""
    thousand = ("thousand", [1000.0])
    nodes = (
        helper.make_node("Add", ["x", "thousand"], ["far"]),
        helper.make_node("Sub", ["far", "thousand"], ["near"]),
        convolution("near", "c"),
        helper.make_node("Relu", ["c"], ["r"]),
        convolution("r", "d"),
        helper.make_node("Add", ["far", "d"], ["y"]),
    )
    model = in_half(graph(*nodes, weights=(WEIGHTS, thousand)))
    half = answered(model, X)
    assert np.abs(half - answered(graph(*nodes, weights=(WEIGHTS, thousand)), X)).max() < 2e-3
    assert sum(node.op_type == "Cast" for node in model.graph.node) == 2


def test_an_output_that_a_convolution_gives_is_float32_and_may_be_used_further():
    nodes = (convolution("x", "y"), convolution("y", "unused"))
    half = answered(in_half(graph(*nodes, weights=(WEIGHTS,))), X)
    assert half.dtype == np.float32
    assert np.abs(half - answered(graph(*nodes, weights=(WEIGHTS,)), X)).max() < MOST


def test_nodes_that_had_one_name_or_none_get_names_of_their_own():
    nodes = (convolution("x", "a", "same"), convolution("a", "b", "same"), convolution("b", "y"))
    model = in_half(graph(*nodes, weights=(WEIGHTS,)))
    names = [node.name for node in model.graph.node]
    assert len(set(names)) == len(names) and all(names)


def test_a_weight_as_a_constant_node_is_converted_too():
    constant = helper.make_node("Constant", [], ["w"], value=numpy_helper.from_array(WEIGHTS[1].astype("f4")))
    half = answered(in_half(graph(constant, convolution("x", "y"))), X)
    assert np.abs(half - answered(graph(constant, convolution("x", "y")), X)).max() < MOST


REFUSED = {
    "8 bits": (graph(helper.make_node("DequantizeLinear", ["x", "s"], ["y"])), "computes in 8 bits"),
    "weights": (
        graph(convolution("x", "y"), weights=(("w", np.full((2, 2, 3, 3), 1e5)),)),
        "larger than float16 can hold",
    ),
    "nothing to gain": (graph(helper.make_node("Relu", ["x"], ["y"])), "no convolutions"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_graph_that_float16_is_nothing_for_is_refused_with_the_reason(case):
    model, reason = REFUSED[case]
    with pytest.raises(CannotError, match=reason):
        in_half(model)


def test_all_that_takes_the_time_is_converted():
    """A new kind of network may have another heavy operator: then HEAVY wants it."""
    known = HEAVY | {"Gemm"}
    with_weights = {
        node.op_type
        for name in NETWORKS
        for model in [onnx.load(catalogue()[name].path)]
        for weights in [{w.name: len(w.dims) for w in model.graph.initializer}]
        for node in model.graph.node
        if any(weights.get(given, 0) >= 2 for given in node.input[1:2])
        and node.op_type not in ("Gather", "Add", "Mul", "Sub", "Div", "Where")
    }
    assert with_weights <= known
