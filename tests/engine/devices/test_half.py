"""Networks in float16: every bundled one opens, computes close to float32, and no two nodes have one name.

The CPU runs them here, with every number between two nodes rounded as on a card (halves.py). What a card
makes of them can't be seen here; benchmarks/cuda.sh measures it where there is one.
"""

import numpy as np
import onnx
import onnxruntime
import pytest
from halves import as_on_a_card
from onnx import TensorProto, helper, numpy_helper

from chronofuse.engine.devices import inference
from chronofuse.engine.devices.half import HEAVY, CannotError, in_half
from chronofuse.engine.devices.trial_inputs import invent
from chronofuse.models.catalogue.installed import catalogue

NETWORKS = [name for name, manifest in catalogue().items() if manifest.family == "network"]
MOST = 3e-4
"""How far a prediction in float16 may lie from one in float32, in reflectance. Measured: 1.6e-5 (ecpw) to
7.8e-5 (stfdiff)."""
OF_TOYS = 1e-3
"""The same of the toy graphs here, whose numbers go up to 2."""
SLOW = [pytest.param(name, marks=pytest.mark.long) if name == "swinstfm" else name for name in NETWORKS]


@pytest.mark.parametrize("name", SLOW)
def test_a_bundled_network_in_float16_opens_and_is_close_to_float32(name):
    manifest = catalogue()[name]
    bands = 2 if manifest.bands == "any" else len(manifest.bands)
    side = 2 * max(manifest.multiple, 16)
    given = invent(manifest, (1, bands, side, side + manifest.multiple))
    exact, on_cpu = (
        inference.open_session(manifest, "cpu", 1, precision).try_out(given)
        for precision in ("float32", "float16")
    )
    half = run(as_on_a_card(in_half(onnx.load(manifest.path))), given)
    for found in (half, on_cpu):
        assert found.dtype == np.float32 and found.shape == exact.shape
        assert 0 < np.abs(found - exact).max() < MOST


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
    return run(model.SerializeToString(), {"x": x})


def run(model, given):
    options = onnxruntime.SessionOptions()  # what would be optimised takes longer than it saves
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    opened = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    return opened.run(None, given)[0]


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
    assert 0 < np.abs(half - exact).max() < OF_TOYS


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


def test_powers_of_e_are_divided_before_they_come_to_float16():
    """e^12 is 162 755, and float16 ends at 65 504: mish, x tanh(log(1 + e^x)), would give no number."""
    nodes = (
        convolution("x", "c"),
        helper.make_node("Exp", ["c"], ["e"]),
        helper.make_node("Add", ["e", "two"], ["s"]),
        helper.make_node("Mul", ["e", "s"], ["p"]),
        helper.make_node("Add", ["p", "two"], ["q"]),
        helper.make_node("Div", ["p", "q"], ["t"]),
        helper.make_node("Mul", ["c", "t"], ["m"]),
        convolution("m", "y"),
    )
    model, x = graph(*nodes, weights=(WEIGHTS, ("two", [2.0]))), 40 * X
    exact = answered(model, x)
    half = run(as_on_a_card(in_half(model)), {"x": x})
    assert np.abs(exact).max() > 12 and np.abs(half - exact).max() < 2e-3 * np.abs(exact).max()


def test_what_float16_can_not_hold_is_infinite_here_as_on_a_card():
    model = in_half(graph(convolution("x", "c"), convolution("c", "y"), weights=(WEIGHTS,)))
    assert not np.isfinite(run(as_on_a_card(model), {"x": 1e6 * X})).all()


def test_an_output_that_a_convolution_gives_is_float32_and_may_be_used_further():
    nodes = (convolution("x", "y"), convolution("y", "unused"))
    half = answered(in_half(graph(*nodes, weights=(WEIGHTS,))), X)
    assert half.dtype == np.float32
    assert np.abs(half - answered(graph(*nodes, weights=(WEIGHTS,)), X)).max() < OF_TOYS


def test_nodes_that_had_one_name_or_none_get_names_of_their_own():
    nodes = (convolution("x", "a", "same"), convolution("a", "b", "same"), convolution("b", "y"))
    model = in_half(graph(*nodes, weights=(WEIGHTS,)))
    names = [node.name for node in model.graph.node]
    assert len(set(names)) == len(names) and all(names)


def test_a_weight_as_a_constant_node_is_converted_too():
    constant = helper.make_node("Constant", [], ["w"], value=numpy_helper.from_array(WEIGHTS[1].astype("f4")))
    half = answered(in_half(graph(constant, convolution("x", "y"))), X)
    assert np.abs(half - answered(graph(constant, convolution("x", "y")), X)).max() < OF_TOYS


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
