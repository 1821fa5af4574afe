"""What a card makes by itself of what it is sent: the same numbers to the last bit, in fewer copies.

The CPU runs the graphs with the prologue here; cards.py stands in for a graphics card.
"""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
from cards import Card

from chronofuse.engine.devices import inference
from chronofuse.engine.devices.prologue import FIGURES, IMAGES, INSTEAD, NUMBERS, Packing, with_packing
from chronofuse.engine.devices.trial_inputs import invent
from chronofuse.models.catalogue.installed import catalogue
from chronofuse.models.catalogue.tensors import IMAGE_ROLES, Tensor

NETWORKS = [name for name, manifest in catalogue().items() if manifest.family == "network"]
SLOW = [pytest.param(name, marks=pytest.mark.long) if name == "swinstfm" else name for name in NETWORKS]


def packed_values(manifest, packing, given):
    """The arrays that are sent for invented inputs."""
    shapes = {name: values.shape for name, values in given.items()}
    arrays = {name: np.full(shape, np.nan, np.float32) for name, shape in packing.sent(shapes).items()}
    views = packing.views(arrays)
    views[INSTEAD][...] = 0.25
    valid = given[packing.valid] > 0 if packing.valid else True
    for tensor in manifest.inputs:
        if tensor.name not in views:
            continue
        if tensor.role in IMAGE_ROLES and tensor.role != "noise":
            views[tensor.name][...] = np.where(valid, given[tensor.name], np.nan)
        else:
            views[tensor.name][...] = given[tensor.name] if tensor.role == "noise" else given[tensor.name][0]
    return arrays


@pytest.mark.parametrize("name", SLOW)
def test_a_network_gives_the_same_bits_from_what_is_packed(name):
    manifest = catalogue()[name]
    bands, side = 2 if manifest.bands == "any" else len(manifest.bands), 2 * max(manifest.multiple, 8)
    given = invent(manifest, (2, bands, side, side + manifest.multiple))
    for tensor in manifest.inputs:
        if tensor.role not in (*IMAGE_ROLES, "valid"):
            given[tensor.name][1] = given[tensor.name][0]  # a scene's figures are those of every tile
    model, packing = with_packing(Path(manifest.path).read_bytes(), manifest)
    arrays = packed_values(manifest, packing, given)
    covered = dict(given)
    for one in packing.images:
        covered[one] = np.where(given[packing.valid] > 0, given[one], np.float32(0.25))
    packed, plain = (
        onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
        for graph in (model, str(manifest.path))
    )
    assert len(packed.get_inputs()) <= len(plain.get_inputs()) / 2
    found, expected = packed.run(None, arrays)[0], plain.run(None, covered)[0]
    assert np.array_equal(found, expected)


def test_a_prior_that_follows_from_the_images_is_made_on_the_card(tmp_path):
    delta = Tensor("x", "prior", of="delta")
    others = (Tensor("f", "fine"), Tensor("c", "coarse"), Tensor("t", "target"))
    manifest = replace(catalogue()["edcstfn"], inputs=(*others, delta))
    packing = Packing.of(manifest)
    assert packing.deltas == ("x",) and packing.of_delta == ("f", "c", "t") and "x" not in packing.images
    made = echo_of("x", [t.name for t in manifest.inputs])
    model, packing = with_packing(made.SerializeToString(), manifest)
    images = np.random.default_rng(1).random((2, 3, 4, 6, 5), np.float32)
    images[0, :, :, 2, 3] = np.nan
    figures = np.full((1, 4), 0.5, np.float32)
    (found,) = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"]).run(
        None, {IMAGES: images, FIGURES: figures}
    )
    expected = images[:, 0] + (images[:, 2] - images[:, 1])
    expected[0, :, 2, 3] = 0.5
    assert np.array_equal(found, expected)
    without = replace(manifest, inputs=(others[0], others[2], delta))
    assert Packing.of(without).deltas == () and "x" in Packing.of(without).images


def echo_of(name, names):
    """A graph with inputs of those names, whose output is one of them."""
    sides = ["batch", "bands", "rows", "cols"]
    inputs = [onnx.helper.make_tensor_value_info(one, onnx.TensorProto.FLOAT, sides) for one in names]
    output = onnx.helper.make_tensor_value_info("prediction", onnx.TensorProto.FLOAT, sides)
    graph = onnx.helper.make_graph(
        [onnx.helper.make_node("Identity", [name], ["prediction"])], "echo", inputs, [output]
    )
    return onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 18)], ir_version=9)


def test_a_card_is_sent_three_arrays_and_fetched_one_in_pinned_memory(monkeypatch):
    card = Card(monkeypatch)
    session = inference.open_session(catalogue()["chrono"], "cuda", 1)
    manifest = session.manifest
    given = invent(manifest, (1, 2, 16, 16))
    views = session.buffers({name: values.shape for name, values in given.items()}, (1, 2, 16, 16))
    assert set(views) == set(given) - {"valid"} | {INSTEAD}
    for name, values in given.items():
        if name in views:
            views[name][...] = values if values.ndim == 4 else values[0]
    views[INSTEAD][...] = 0.2
    found = session.run().copy()
    assert (card.copies.sent, card.copies.fetched) == (3, 1) and card.copies.pinned == 4
    session.send()
    np.testing.assert_array_equal(session.run(), found)
    assert (card.copies.sent, card.copies.fetched) == (6, 2)
    del views
    session.release()
    assert card.copies.pinned == 0, "pinned memory is not given back"


def test_without_cuda_s_own_library_onnx_runtime_copies_the_same(monkeypatch, tmp_path):
    found = []
    for runtime in (True, False):
        card = Card(monkeypatch, runtime=runtime)
        session = inference.open_session(catalogue()["ecpw"], "cuda", 1)
        given = invent(session.manifest, (1, 1, 12, 12))
        views = session.buffers({name: values.shape for name, values in given.items()}, (1, 1, 12, 12))
        for name in views:
            views[name][...] = 0.3
        found.append(session.run().copy())
        assert bool(card.copies.sent) is runtime
        monkeypatch.undo()
    assert np.array_equal(*found)


def test_without_the_package_or_for_an_old_graph_every_tensor_is_sent(monkeypatch):
    manifest = catalogue()["edcstfn"]
    model = onnx.load(manifest.path)
    model.opset_import[0].version = 12
    assert with_packing(model.SerializeToString(), manifest) is None
    monkeypatch.setitem(sys.modules, "onnx", None)
    assert with_packing(Path(manifest.path).read_bytes(), manifest) is None
    Card(monkeypatch)
    session = inference.open_session(manifest, "cuda", 1)
    assert session.packing is None and set(session.inputs) == {t.name for t in manifest.inputs}


def test_what_is_packed_has_room_for_every_kind_of_tensor():
    packing = Packing.of(catalogue()["chrono"])
    assert packing.images == ("fine_1", "coarse_1", "target", "averaged_1", "softmix", "fitfc")
    assert packing.figures == ("fine_mean", "fine_std", "gap_std", "change_std")
    assert packing.numbers == ("ratio", "sharpness") and packing.valid == "valid" and not packing.alone
    shapes = {"fine_1": (2, 3, 8, 9)}
    assert packing.sent(shapes) == {IMAGES: (2, 6, 3, 8, 9), FIGURES: (5, 3), NUMBERS: (2,)}
    assert Packing.of(catalogue()["stfdiff"]).alone == ("noise",)
