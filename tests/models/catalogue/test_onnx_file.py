"""Reading and writing ONNX files without the library, against the library."""

from __future__ import annotations

import time

import numpy as np
import onnx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onnx import TensorProto, helper, numpy_helper

from chronofuse.models.catalogue import model_file, onnx_file
from chronofuse.models.catalogue.errors import ManifestError, OnnxError
from chronofuse.models.catalogue.manifest import BUNDLED

EDCSTFN = (BUNDLED / "edcstfn.onnx").read_bytes()


def with_everything() -> onnx.ModelProto:
    """A model that stores tensors wherever ONNX allows it, and numbers in each of its ways."""
    raw = numpy_helper.from_array(np.array([1.0, np.nan], np.float32), "raw")
    listed = helper.make_tensor("listed", TensorProto.FLOAT, [2], [3.0, 4.0])
    half = numpy_helper.from_array(np.array([5.0], np.float16), "half")
    outside = TensorProto(
        name="outside", data_type=TensorProto.FLOAT, dims=[4], data_location=TensorProto.EXTERNAL
    )
    outside.external_data.add(key="location", value="weights.bin")
    inner = helper.make_graph(
        [helper.make_node("Constant", [], ["c"], value=listed)], "inner", [], [], [half]
    )
    nodes = [helper.make_node("If", ["b"], ["o"], then_branch=inner, else_branch=inner)]
    function = helper.make_function(
        "here",
        "f",
        [],
        ["y"],
        [helper.make_node("Constant", [], ["y"], value=raw)],
        [helper.make_opsetid("", 18)],
    )
    graph = helper.make_graph(nodes, "outer", [], [], [raw, outside])
    return helper.make_model(
        graph,
        functions=[function],
        opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid("here", 99)],
    )


def test_every_stored_tensor_is_found_with_its_numbers():
    found = list(onnx_file.tensors(with_everything().SerializeToString()))
    assert sorted(t.name for t in found) == sorted(
        ["raw", "outside", "listed", "half", "listed", "half", "raw"]
    )
    kinds = {1: np.float32, 10: np.float16}
    values = {t.name: np.frombuffer(t.values, kinds[t.type]).tolist() for t in found if t.values is not None}
    assert values["listed"] == [3.0, 4.0] and values["half"] == [5.0] and values["raw"][0] == 1.0
    assert {t.name: t.elsewhere for t in found if t.elsewhere} == {"outside": "weights.bin"}


def test_the_opset_is_that_of_onnx_itself():
    assert onnx_file.opset(with_everything().SerializeToString()) == 18
    assert onnx_file.opset(b"") == 0


def test_the_tensors_of_a_real_model_are_those_that_the_library_finds():
    wanted = {
        t.name: numpy_helper.to_array(t).ravel().tolist()
        for t in onnx.load_from_string(EDCSTFN).graph.initializer
        if t.data_type == TensorProto.FLOAT
    }
    found = {
        t.name: np.frombuffer(t.values, np.float32).tolist()
        for t in onnx_file.tensors(EDCSTFN)
        if t.type == 1 and t.name in wanted
    }
    assert found == wanted and len(wanted) > 10


@pytest.mark.parametrize("text", ["", "x", "ä" * 70_000], ids=len)
def test_metadata_is_written_once_and_nothing_else_changes(text):
    data = onnx_file.with_metadata(onnx_file.with_metadata(EDCSTFN, "key", "old"), "key", text)
    before, after = onnx.load_from_string(EDCSTFN), onnx.load_from_string(data)
    assert {e.key: e.value for e in after.metadata_props} == {
        **{e.key: e.value for e in before.metadata_props},
        "key": text,
    }
    assert len(after.metadata_props) == len(before.metadata_props) + 1
    assert after.graph == before.graph and after.opset_import == before.opset_import
    assert onnx_file.read_metadata(data, "key") == text
    assert onnx_file.digest(data, "key") == onnx_file.digest(EDCSTFN, "key")


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=60)
    | st.tuples(st.integers(0, len(EDCSTFN) - 1), st.binary(min_size=1, max_size=4)).map(
        lambda change: EDCSTFN[: change[0]] + change[1] + EDCSTFN[change[0] + len(change[1]) :]
    )
)
def test_bytes_that_are_no_model_are_refused_or_read_and_nothing_else_happens(data):
    for read in (
        lambda: onnx_file.read_metadata(data, "key"),
        lambda: onnx_file.digest(data, "key"),
        lambda: onnx_file.opset(data),
        lambda: list(onnx_file.tensors(data)),
        lambda: onnx_file.with_metadata(data, "key", "text"),
    ):
        try:
            read()
        except OnnxError:
            pass


def test_graphs_in_graphs_without_an_end_are_refused():
    data = b""
    for _ in range(3000):  # GraphProto.node.attribute.g
        data = onnx_file._field(1, onnx_file._field(5, onnx_file._field(6, data)))
    with pytest.raises(OnnxError):
        list(onnx_file.tensors(onnx_file._field(onnx_file.GRAPH, data)))


# ---- the digest


def changed(change) -> bytes:
    made = with_everything()
    change(made)
    return made.SerializeToString()


def another_entry(model):
    model.metadata_props.add(key="other", value="else")


ELSEWHERE = {
    "an operator of a function": lambda m: setattr(m.functions[0].node[0], "op_type", "Identity"),
    "a constant of a function": lambda m: setattr(
        m.functions[0].node[0].attribute[0].t, "raw_data", b"\0" * 8
    ),
    "a set of operators": lambda m: setattr(m.opset_import[0], "version", 17),
    "a node of the graph": lambda m: setattr(m.graph.node[0], "op_type", "Loop"),
    "a weight": lambda m: setattr(m.graph.initializer[0], "raw_data", b"\0" * 8),
    "the version of the format": lambda m: setattr(m, "ir_version", 3),
    "metadata under another key": another_entry,
}


@pytest.mark.parametrize("change", ELSEWHERE.values(), ids=ELSEWHERE)
def test_the_digest_is_of_whatever_decides_what_is_computed(change):
    assert onnx_file.digest(changed(change), "key") != onnx_file.digest(changed(lambda m: None), "key")


def test_the_digest_is_not_of_what_stands_under_the_key():
    plain = changed(lambda m: None)
    twice = changed(lambda m: [m.metadata_props.add(key="key", value=v) for v in "ab"])
    assert onnx_file.digest(plain, "key") == onnx_file.digest(twice, "key")
    assert onnx_file.digest(plain, "key") == onnx_file.digest(
        onnx_file.with_metadata(twice, "key", "c"), "key"
    )


def test_a_second_graph_which_readers_would_join_with_the_first_is_refused():
    """onnx itself reads a model that stands nowhere in the file."""
    whole = with_everything()
    part = onnx_file._field(onnx_file.GRAPH, whole.graph.SerializeToString())
    data = whole.SerializeToString() + part
    assert len(onnx.load_from_string(data).graph.node) == 2 * len(whole.graph.node)
    for read in (
        lambda: onnx_file.digest(data, "key"),
        lambda: onnx_file.with_metadata(data, "key", "text"),
    ):
        with pytest.raises(OnnxError, match="more than one graph"):
            read()


# ---- what is no model


@pytest.mark.parametrize(
    "data",
    [
        bytes(50_000_000),
        b"\x08\x01" * 25_000_000,  # a whole number a field, as often as a file has room
        b"\x72\x00" * 25_000_000,  # empty metadata
        b"\xba\x80\x80\x80\x90\x01\x00",  # the number of the graph's field, and a bit that readers may drop
    ],
    ids=["zeros", "whole numbers", "metadata", "a field's number beyond protobuf's"],
)
def test_bytes_that_are_no_model_are_refused_at_once(data):
    start = time.perf_counter()
    with pytest.raises(OnnxError, match="it is not an ONNX file, or it is cut short"):
        onnx_file.read_metadata(data, "key")
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    "data",
    [
        b"\x72\x05\x0a\x03\xff\xfe\xfd",  # a key that is no UTF-8
        b"\x72\x07\x0a\x01k\x12\x02\xff\xfe",  # a text that is none
        b"\x72\x03\x0a\x09k",  # a key that runs past its entry
        b"\x72\x04\x0a\x01k\x07",  # a wire type that nobody knows
    ],
)
def test_a_mapped_file_whose_metadata_are_damaged_can_be_closed(data, tmp_path):
    """What read it may not hold on to it, or closing it ends with an error of its own."""
    (tmp_path / "m.onnx").write_bytes(data)
    with pytest.raises(ManifestError, match="it is not an ONNX file, or it is cut short"):
        model_file.from_model_file(tmp_path / "m.onnx")
