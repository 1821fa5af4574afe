"""Data, loss and the training loop, on invented landscapes."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from chronofuse.models.networks import EDCSTFN
from chronofuse.models.training import average, checkpoints, dataset, train
from chronofuse.models.training.loss import loss

SMALL = {"first": 8, "width": 8, "residual_dilations": (2,), "decoder_dilations": ()}


@pytest.fixture(scope="module")
def land() -> dataset.Place:
    return dataset.invented(1, seed=5, size=128)[0]


def test_a_batch_is_what_the_network_takes(land):
    batch = dataset.Cases([land], seed=1, pixels=40_000).batch()
    count, bands, rows, cols = batch.truth.shape
    assert (rows, cols) == (dataset.PATCH, dataset.PATCH)
    for name in ("fine_1", "coarse_1", "target"):
        assert batch.inputs[name].shape == batch.truth.shape and torch.isfinite(batch.inputs[name]).all()
    assert batch.inputs["valid"].shape == batch.counts.shape == (count, 1, rows, cols)
    assert batch.inputs["fine_mean"].shape == batch.inputs["fine_std"].shape == (count, bands)
    assert EDCSTFN(**SMALL)(**batch.inputs).shape == batch.truth.shape


def test_the_seed_decides_the_batches(land):
    first, second = (dataset.Cases([land], seed=7).batch() for _ in range(2))
    assert all(torch.equal(first.inputs[k], second.inputs[k]) for k in first.inputs)


def test_nodata_in_any_input_or_in_the_truth_does_not_count():
    fine = np.random.default_rng(0).random((2, 3, 64, 64), np.float32)
    fine[0, 1, :, :20] = np.nan
    fine[1, 2, :, -10:] = np.nan
    here = dataset.place("gaps", fine)
    assert np.isnan(here.fine[0, :, :, :20]).all(), "a gap in one band is a gap in all"
    # A ratio of 3 fits in here: coarse pixels that lie in the gaps are missing, too.
    for batch in dataset.validation_cases(here, seed=3, count=4, side=64):
        x = batch.inputs
        assert (batch.truth[batch.counts.expand_as(batch.truth) == 0] == 0).all()
        assert (batch.counts <= x["valid"]).all() and batch.counts.sum() < batch.counts.numel()
        hidden = (x["valid"] == 0).expand_as(x["fine_1"])
        filled = x["fine_mean"][..., None, None].expand_as(x["fine_1"])
        assert torch.equal(x["fine_1"][hidden], filled[hidden])


def test_what_does_not_count_has_no_effect_on_the_loss():
    truth, fine = torch.rand(2, 2, 3, 16, 16)
    prediction = truth + 0.1
    counts = torch.ones(2, 1, 16, 16)
    counts[..., :8] = 0
    wild = torch.where(counts == 0, 99.0, prediction)
    std = torch.full((2, 3), 0.3)
    torch.testing.assert_close(loss(wild, truth, counts, fine, std), loss(prediction, truth, counts, fine, std))


def test_the_loss_of_the_truth_is_zero_and_grows_with_error_and_with_blur():
    truth, fine = torch.rand(2, 1, 3, 16, 16)
    counts, std = torch.ones(1, 1, 16, 16), torch.full((1, 3), 0.3)
    none, some, more = (loss(truth + e, truth, counts, fine, std) for e in (0.0, 0.05, 0.1))
    assert none == 0 and none < some < more
    checks = 0.05 * (torch.arange(16) % 2 * 2 - 1.0)
    assert loss(truth + checks, truth, counts, fine, std) > some


def test_a_few_steps_lower_the_error_on_a_place_held_out(land, tmp_path):
    torch.set_num_threads(1)
    other = dataset.invented(1, seed=77, size=96)[0]
    plan = train.Plan("edcstfn", seed=1, minutes=0, steps=60, rate=5e-3, check_every=60, pixels=30_000)
    best = train.train(plan, [land], [other], tmp_path, SMALL)
    figures = best["accuracy"]["places"][other.name]
    assert figures["network"] < 0.99 * figures["delta"]
    network, values = checkpoints.load(tmp_path / train.BEST)
    assert values["trained_on"]["steps"] == 60 and values["trained_on"]["held_out"] == [other.name]
    again = train.validate(network, {other.name: dataset.validation_cases(other, seed=1000)})
    assert again[other.name]["network"] == pytest.approx(figures["network"], abs=2e-6)


def checkpoint(weight: float, held_out: str = "elsewhere") -> dict:
    card = {"data": ["here"], "held_out": [held_out], "seed": 1, "steps": 10, "wall_seconds": 5}
    return {"network": "edcstfn", "options": {}, "state": {"w": torch.tensor([weight])}, "trained_on": card}


def test_the_mean_of_runs_says_what_it_is_the_mean_of():
    mean = average.average([checkpoint(1.0), checkpoint(3.0)])
    assert mean["state"]["w"].item() == 2 and mean["trained_on"]["steps"] == 20
    assert len(mean["trained_on"]["mean_of_runs"]) == 2


def test_runs_that_held_out_different_places_have_no_mean():
    with pytest.raises(ValueError, match="different places"):
        average.average([checkpoint(1.0), checkpoint(3.0, "there")])


@pytest.mark.parametrize("role", ["development test", "development test, gaps"])
def test_a_test_set_is_never_loaded(tmp_path, role):
    folder = tmp_path / "place"
    folder.mkdir()
    (folder / "dataset.json").write_text(json.dumps({"role": role}), "utf-8")
    with pytest.raises(ValueError, match="must never be trained on"):
        dataset.load(folder)
    assert dataset.training_folders(tmp_path) == []


DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


@pytest.mark.skipif(not DATA.is_dir(), reason="the real images are not here")
def test_the_real_training_folders_load():
    folders = [f for f in dataset.training_folders(DATA) if f.name in ("tanzania2020_20m", "monthly_composites")]
    for folder in folders:
        here = dataset.load(folder)
        assert here.fine.shape[0] >= 10 and 0.05 < np.nanmean(here.fine) < 0.5
        dataset.Cases([here], seed=1).batch()
