"""A network whose priors its card makes: chosen by a trial, equal to those of the cores. cards.py stands in
for a graphics card."""

from types import SimpleNamespace

import numpy as np
import pytest
import scenes
from cards import Card

from chronofuse.engine.devices import making
from chronofuse.engine.methods.network import card_trial
from chronofuse.engine.methods.network.guarded import GuardedNetwork
from chronofuse.engine.methods.registry import priors_of
from chronofuse.engine.run import pipeline
from chronofuse.engine.run.patches import read_patch
from chronofuse.engine.run.tiles import plan
from chronofuse.models.catalogue.installed import catalogue

CHRONO = catalogue()["chrono"]
SENT = ("fine_1", "coarse_1", "target")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A scene with gaps, and what the CPU predicts of it, whole."""
    made = scenes.noisy(8, tmp_path_factory.mktemp("small"), ratio=8.0)
    return SimpleNamespace(scene=made.scene(), expected=predicted(made.scene(), "cpu")[1])


def predicted(scene, device, tile=24, prepared=lambda net: None, **asked):
    """The network and its prediction of the scene, loaded ahead in batches where it wants that."""
    net = GuardedNetwork(CHRONO, device, 1, priors=lambda: priors_of(CHRONO, 1), **asked)
    needs = net.prepare(scene, lambda pixels: None)
    prepared(net)
    grid = scene.grid
    found = np.full((len(scene.names), grid.height, grid.width), np.nan, np.float32)
    tiles = plan(grid.width, grid.height, tile, needs.halo, multiple=needs.multiple)

    def write(one, values):
        part = one.write
        found[:, part.y : part.bottom, part.x : part.right] = values

    pipeline.run(
        tiles,
        lambda one: read_patch(scene, one, needs.coarse_margin),
        net.predict_batch,
        write,
        depth=2,
        batch=2,
        load=net.load if net.ahead else None,
    )
    return net, found


def test_what_a_card_makes_of_its_priors_predicts_what_the_cores_do(small, monkeypatch):
    monkeypatch.setattr(card_trial, "WORTHWHILE", np.inf)
    Card(monkeypatch)
    net, found = predicted(small.scene, "cuda")
    assert net.session.packing.images == SENT, "priors are still sent"
    assert net.session.packing.made == ("softmix", "fitfc", "averaged_1")
    assert "the card makes the network's priors" in net.device_reason
    np.testing.assert_allclose(found, small.expected, atol=1e-5, equal_nan=True)


@pytest.mark.parametrize(
    "why",
    [
        "slower",
        *(pytest.param(one, marks=pytest.mark.long) for one in ("other numbers", "fails", "not opened")),
    ],
)
def test_the_cores_make_the_priors_where_the_card_is_no_better(why, small, monkeypatch):
    monkeypatch.setattr(card_trial, "WORTHWHILE", 0.0 if why == "slower" else np.inf)
    card = Card(monkeypatch)
    if why == "other numbers":
        monkeypatch.setattr(making.Making, "run", lambda self: None)
    elif why == "fails":
        monkeypatch.setattr(making.Making, "run", lambda self: 1 / 0)
    elif why == "not opened":
        monkeypatch.setattr("chronofuse.engine.devices.inference.open_maker", lambda *given, **named: None)
    net = GuardedNetwork(CHRONO, "cuda", 1, priors=lambda: priors_of(CHRONO, 1))
    net.prepare(small.scene, lambda pixels: None)
    assert net._maker is None and net.inputs.card is None and not net.session.packing.made
    assert "softmix" in net.session.packing.images and "priors" not in net.device_reason
    assert card.runs


@pytest.mark.long
def test_a_card_that_is_lost_leaves_the_priors_to_the_cores(small, monkeypatch):
    monkeypatch.setattr(card_trial, "WORTHWHILE", np.inf)
    Card(monkeypatch)
    net, found = predicted(small.scene, "cuda", prepared=lambda net: net.to_cpu())
    assert net.device == "cpu" and net._maker is None
    np.testing.assert_array_equal(found, small.expected)


@pytest.mark.long
def test_the_tiles_that_are_compared_with_float32_have_the_card_s_priors_too(small, monkeypatch):
    monkeypatch.setattr(card_trial, "WORTHWHILE", np.inf)
    Card(monkeypatch)
    net, found = predicted(small.scene, "cuda", precision="tf32")
    assert net.figures["tf32"]["largest"] <= 1e-6 and net.figures["tf32"]["tiles"]
    np.testing.assert_allclose(found, small.expected, atol=1e-5, equal_nan=True)
