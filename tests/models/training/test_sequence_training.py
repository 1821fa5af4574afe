"""The training of a classifier of series, from points to one file."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import onnxruntime
import pytest
import torch

from chronofuse.engine.door.errors import TrainingDataError
from chronofuse.models.networks.series_classifier import SequenceClassifier
from chronofuse.models.training.clock import Stopped
from chronofuse.models.training.sequence_export import graph_of_sequences
from chronofuse.models.training.sequence_train import (
    PointSeries,
    SequencePlan,
    checked,
    held_out_cells,
    train_sequence,
)

PLAN = SequencePlan(members=2, epochs=12, width=8, dense=16)


def seasons(points: int = 160, dates: int = 12) -> PointSeries:
    """Two classes that differ by when they are green; the mean over the year is the same."""
    rng = np.random.default_rng(3)
    labels = rng.integers(0, 2, points)
    days = np.tile(np.linspace(0, 330, dates), (points, 1)).astype(np.float32)
    peak = np.where(labels == 1, 220.0, 120.0)[:, None] + 15 * rng.standard_normal((points, 1))
    green = np.exp(-(((days - peak) / 45) ** 2)) + 0.15 * rng.standard_normal(days.shape)
    values = np.stack([green, 1 - green], -1).astype(np.float32)
    there = np.ones(days.shape, np.float32)
    return PointSeries(values, there, days, labels, rng.integers(0, 12, points))


@pytest.fixture(scope="module")
def learnt():
    points = seasons()
    return points, *train_sequence(PLAN, points, 2)


def test_it_tells_an_early_season_from_a_late_one(learnt):
    points, network, card = learnt
    assert checked(network, seasons(), 2)["oa"] > 0.9
    assert len(card["members"]) == 2 and all(0 < one["epoch"] <= 12 for one in card["members"])


def test_half_of_the_dates_tell_it_nearly_as_well(learnt):
    points, network, _ = learnt
    there = points.there.copy()
    there[:, ::2] = 0
    fewer = replace(points, there=there, values=points.values * there[..., None])
    assert checked(network, fewer, 2)["oa"] > 0.85


@torch.no_grad()
def test_other_dates_are_brought_to_the_anchors():
    network = SequenceClassifier(2, 1, anchors=12, span=330.0)
    days = torch.linspace(0, 330, 12)[None]
    wave = torch.sin(days / 60)[..., None]
    on_time = network.on_anchors(wave, torch.ones(1, 12), days)
    torch.testing.assert_close(on_time[0, 0], wave[0, :, 0], atol=0.1, rtol=0)
    often = torch.linspace(0, 330, 45)[None]
    other = network.on_anchors(torch.sin(often / 60)[..., None], torch.ones(1, 45), often)
    torch.testing.assert_close(other[0, 0], wave[0, :, 0], atol=0.15, rtol=0)
    nothing = network.on_anchors(wave, torch.zeros(1, 12), days)
    assert torch.isfinite(nothing).all() and nothing[0, 0].abs().max() == 0


@torch.no_grad()
def test_a_date_that_is_not_there_has_no_effect(learnt):
    points, network, _ = learnt
    values, there, days = points.tensors()
    there[:, 4] = 0
    wrong = values.clone()
    wrong[:, 4] = 9.0
    torch.testing.assert_close(network(wrong, there, days), network(values, there, days))


def test_the_seed_decides_and_a_stopped_training_goes_on_with_the_next_member(tmp_path):
    points = seasons()
    plan = replace(PLAN, epochs=3, folder=tmp_path)
    whole, _ = train_sequence(replace(plan, folder=None), points, 2)
    asked: list[int] = []

    def in_the_second() -> bool:
        asked.append(1)
        return len(asked) == 4

    with pytest.raises(Stopped):
        train_sequence(plan, points, 2, stopping=in_the_second)
    assert [path.name for path in tmp_path.iterdir()] == ["member-0.safetensors"]
    resumed, _ = train_sequence(plan, points, 2)
    pairs = zip(whole.state_dict().values(), resumed.state_dict().values())
    assert all(torch.equal(one, other) for one, other in pairs)


def test_whole_cells_are_held_out_and_every_class_is_still_learnt():
    points = seasons()
    out = held_out_cells(points, 0.2, np.random.default_rng(0))
    assert 0.1 < out.mean() < 0.4
    assert not set(points.cells[out]) & set(points.cells[~out])
    assert set(points.labels[~out]) == {0, 1}


def test_points_of_too_few_cells_are_refused():
    points = seasons()
    with pytest.raises(TrainingDataError, match="lie in 1 cells"):
        train_sequence(PLAN, replace(points, cells=np.zeros_like(points.cells)), 2)


@pytest.mark.long
def test_its_graph_takes_any_number_of_points_and_dates(learnt):
    points, network, _ = learnt
    session = onnxruntime.InferenceSession(graph_of_sequences(network), providers=["CPUExecutionProvider"])
    for dates in (3, 12, 30):
        few = seasons(7, dates)
        given = dict(zip(network.inputs, few.tensors()))
        with torch.no_grad():
            wanted = network(**given).numpy()
        (got,) = session.run(None, {name: one.numpy() for name, one in given.items()})
        np.testing.assert_allclose(got, wanted, atol=1e-5)
