"""Running a network: batches, and buffers that are used again."""

import numpy as np
from noise_patches import MIXED
from toys import toy

from chronofuse.engine.devices import inference
from chronofuse.models.catalogue.model_file import from_model_file


def test_a_batch_gives_what_its_patches_give_one_by_one_in_their_order(network):
    alone = [network().predict(p) for p in MIXED]
    together = network().predict_batch(MIXED)
    assert len(together) == len(MIXED)
    for a, b in zip(alone, together):
        assert a.dtype == np.float32 and np.array_equal(np.isnan(a), np.isnan(b))
        assert np.nanmax(np.abs(a - b)) <= 1e-6


def test_buffers_that_are_used_again_keep_nothing_of_the_patch_before(network):
    used = network()
    for p in (*MIXED, *MIXED[::-1]):
        assert np.array_equal(used.predict(p), network().predict(p), equal_nan=True)


def test_a_prediction_stays_what_it_is_when_the_next_patch_comes(network):
    used = network()
    first = used.predict(MIXED[0])
    copy = first.copy()
    used.predict(MIXED[2])
    assert np.array_equal(first, copy)


def test_a_graph_for_one_tile_at_a_time_is_given_one_at_a_time(network, tmp_path):
    manifest = from_model_file(toy(tmp_path / "toy.onnx", multiple=16))
    net = network(manifest=manifest)
    assert not net.session.any_batch
    together = net.predict_batch(MIXED)
    assert len(together) == len(MIXED)
    for p, predicted in zip(MIXED, together):
        delta = (p.fine[0] + (p.target - p.coarse[0]))[(slice(None), *p.inner)]
        whole = np.isfinite(predicted).all(axis=0)
        assert np.abs(predicted - delta)[:, whole].max() <= 1e-6
        assert np.array_equal(whole, np.isfinite(delta).all(axis=0))


def test_memory_of_its_own_on_the_device_gives_the_same(network):
    """The copies to and from a graphics card, done on the CPU's memory, for a card can't be had here."""
    direct, staged = network(), network()
    staged.session = inference.Session(staged.manifest, staged.session._opened, "cpu", staged=True)
    for p in MIXED:
        assert np.array_equal(staged.predict(p), direct.predict(p), equal_nan=True)
    assert np.array_equal(staged.predict_batch(MIXED)[2], direct.predict_batch(MIXED)[2], equal_nan=True)
