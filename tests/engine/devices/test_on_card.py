"""How a card is used: ways that are tried and taken where they are faster and right, batches that fit,
patches that are loaded ahead. cards.py stands in for a graphics card."""

import dataclasses

import cards
import numpy as np
import onnx
import pytest
from cards import Card

from chronofuse.engine.devices import inference
from chronofuse.engine.devices.failures import UnusableError
from chronofuse.engine.devices.inference import PLAIN, Way, computes_in_eight_bits
from chronofuse.engine.door.graphics_cards import Card as Listed
from chronofuse.engine.methods.base import Patch
from chronofuse.engine.methods.network import on_card
from chronofuse.engine.methods.network.inputs import Given
from chronofuse.engine.methods.network.network import NetworkMethod
from chronofuse.engine.methods.network.on_card import MOST_BATCH, USUAL_BATCH, batch_for, fastest, told
from chronofuse.engine.run import pipeline
from chronofuse.models.catalogue.installed import catalogue
from chronofuse.models.catalogue.model_file import from_model_file

X = np.arange(6, dtype=np.float32).reshape(1, 2, 3)
GIVEN = Given({"x": X}, {}, np.ones((2, 3), bool), np.zeros(1), (slice(None), slice(None)))


class Pretended:
    """A session of one way, which takes so long and answers as it is told."""

    def __init__(self, way, seconds, answer):
        self.way, self.seconds, self.answer, self.precision = way, seconds, answer, "float32"
        self.released, self.runs = False, 0

    def release(self):
        self.released = True

    def run(self, given):
        self.runs += 1
        return [self.answer(given.images["x"], self.runs)]


def taken(seconds, answers=None):
    """The way that is taken of those with so many seconds (nhwc, graphs), and all sessions."""
    opened = []

    def open_as(way):
        took = seconds.get((way.nhwc, way.graphs))
        if took is None:
            raise UnusableError("CUDA can't be used here.", None)
        opened.append(Pretended(way, took, (answers or {}).get((way.nhwc, way.graphs), lambda x, run: x + 1)))
        return opened[-1]

    plain = open_as(PLAIN)
    best = fastest(
        plain, open_as, lambda session, given: session.run(given), lambda session: session.seconds, GIVEN
    )
    assert all(session.released is (session is not best) for session in opened)
    return best.way


def test_the_fastest_way_is_taken_and_the_others_let_go():
    assert taken({(0, 0): 1.0, (1, 0): 0.6, (1, 1): 0.4}) == Way(True, True)
    assert taken({(0, 0): 1.0, (1, 0): 0.6, (1, 1): 0.59}) == Way(True, False)
    assert taken({(0, 0): 1.0, (1, 0): 1.6, (0, 1): 0.4}) == Way(False, True)
    assert taken({(0, 0): 1.0, (1, 0): 1.6, (0, 1): 0.99}) == PLAIN


def test_a_way_that_a_card_refuses_is_not_taken():
    assert taken({(0, 0): 1.0, (0, 1): 0.5}) == Way(False, True)
    assert taken({(0, 0): 1.0}) == PLAIN


@pytest.mark.parametrize(
    "wrong",
    [
        lambda x, run: x + 1.01,
        lambda x, run: np.full_like(x, np.nan),
        lambda x, run: X + 1,  # a CUDA graph that is played back on the images before
    ],
    ids=["other numbers", "no numbers", "the numbers of the images before"],
)
def test_a_way_that_computes_something_else_is_not_taken_however_fast(wrong):
    assert taken({(0, 0): 1.0, (1, 0): 0.1}, {(1, 0): wrong}) == PLAIN


def test_what_is_said_of_a_way():
    assert told(PLAIN) == "" and told(Way(nhwc=True)) == ", with channels last, which is faster here"
    assert "channels last and CUDA graphs" in told(Way(True, True))


def test_a_batch_fills_the_memory_that_is_free_and_no_more():
    gigabyte = 2**30
    assert batch_for(100 * gigabyte, 1000, 600**2) == MOST_BATCH
    assert batch_for(2 * gigabyte, 1000, 600**2) == 4
    assert batch_for(0, 1000, 600**2) == 1 and batch_for(gigabyte, 0, 600**2) == USUAL_BATCH


def test_the_memory_of_a_tile_is_what_the_driver_says_that_it_took(monkeypatch):
    free = [8 * 2**30]

    def run(tiles):
        free[0] -= tiles * 600**2 * 4000

    listed = lambda: [Listed("card", 2**34, free[0], "580.1", "9.0")]  # noqa: E731
    monkeypatch.setattr(on_card.hardware, "cards", listed)
    assert on_card.fitting_batch(run, 600**2, 0) == 2

    def full(tiles):
        raise on_card.OutOfMemoryError("The memory of the graphics card ran out.")

    assert on_card.fitting_batch(full, 600**2, 0) == 1
    monkeypatch.setattr(on_card.hardware, "cards", list)
    assert on_card.fitting_batch(full, 600**2, 0) == USUAL_BATCH


def patches(count, side=40):
    rng = np.random.default_rng(count)
    for _ in range(count):
        fine, coarse, target = rng.random((3, 2, side, side), np.float32)
        target[:, 7, 9] = np.nan
        yield Patch((fine,), (coarse,), target, (slice(2, -2), slice(2, -2)))


def network(device, name="edcstfn", **asked):
    net = NetworkMethod(catalogue()[name] if isinstance(name, str) else name, device, 2, **asked)
    net.normalise(np.full(2, 0.4), np.full(2, 0.2), 8.0)
    return net


def test_patches_that_are_loaded_ahead_give_what_they_give_without(monkeypatch):
    given = [*patches(7), *patches(2, 31)]
    expected = [network("cpu").predict(patch) for patch in given]
    Card(monkeypatch)
    net, found = network("cuda"), {}
    pipeline.run(
        range(len(given)),
        lambda number: given[number],
        net.predict_batch,
        found.__setitem__,
        depth=2,
        batch=3,
        load=net.load,
    )
    for number, values in enumerate(expected):
        np.testing.assert_allclose(found[number], values, atol=1e-6, equal_nan=True)
    assert not net._loaded, "a batch was predicted from other arrays than those that were loaded"


def test_samples_of_what_was_loaded_ahead_have_noise_of_their_own(noisy, tmp_path, monkeypatch):
    manifest = from_model_file(noisy(tmp_path / "noisy.onnx"))
    (patch,) = patches(1)
    settings = manifest.settle({"samples": 4})
    expected = network("cpu", manifest, settings=settings)
    card = Card(monkeypatch)
    net = network("cuda", manifest, settings=settings)
    for one in (expected, net):
        monkeypatch.setattr(one.inputs, "noise", lambda place, sample=0: np.full((2, 36, 36), sample, "f4"))
    card.copies.sent = 0
    found = net.predict_batch(net.load([patch]))[0]
    np.testing.assert_allclose(found, expected.predict(patch), atol=1e-6, equal_nan=True)
    assert card.copies.sent == 3 + 3, "images, figures and noise, and then noise alone for three samples"


def test_what_a_pass_that_failed_had_loaded_is_dropped(monkeypatch):
    Card(monkeypatch)
    net = network("cuda")
    first, second, third = patches(3)
    for patch in (first, second):
        net.load([patch])
    (loaded,) = net.load([third])
    np.testing.assert_allclose(net.predict(loaded), network("cpu").predict(third), atol=1e-6, equal_nan=True)


def test_a_model_in_eight_bits_stays_on_the_processor_and_says_why(monkeypatch, tmp_path):
    manifest = catalogue()["edcstfn"]
    model = onnx.load(manifest.path)
    assert not computes_in_eight_bits(manifest)
    model.graph.node.add().op_type = "QuantizeLinear"
    onnx.save(model, tmp_path / "eight.onnx")
    assert computes_in_eight_bits(dataclasses.replace(manifest, path=tmp_path / "eight.onnx"))
    monkeypatch.setattr(inference, "computes_in_eight_bits", lambda manifest: True)
    card = Card(monkeypatch)
    net = network("auto", precision="float16")
    assert net.device == "cpu" and not card.opened_with
    assert "the model 'edcstfn' computes in 8 bits" in net.device_reason and "float16" in net.notes[0]
    with pytest.raises(UnusableError, match="computes in 8 bits, which is made for processors"):
        network("cuda")


def test_a_driver_that_is_too_old_is_told_and_the_processor_taken(monkeypatch):
    Card(monkeypatch, refuse=lambda options: cards.OLD_DRIVER)
    assert "driver is missing, or too old" in network("auto").device_reason
    with pytest.raises(UnusableError, match="install or update the NVIDIA driver"):
        network("cuda")
