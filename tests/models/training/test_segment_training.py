"""The training of a network for land cover: from tiles of labelled rasters to a map."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from chronofuse.engine.door.errors import TrainingDataError
from chronofuse.models.networks.segment import SegmentNetwork
from chronofuse.models.training.clock import Stopped
from chronofuse.models.training.segment_tiles import (
    FARTHEST,
    NONE,
    LabelledRaster,
    SegmentTiles,
    boundaries,
    choosing,
    fitting,
    predicted,
)
from chronofuse.models.training.segment_train import (
    SegmentPlan,
    agreement,
    class_weights,
    confusion,
    confusions,
    rarity,
    train,
)

OPTIONS = {"classes": 2, "bands": 1, "widths": [4, 4, 6, 6], "heads": ["classes", "boundary", "distance"]}


def raster(size: int = 64, series: bool = False) -> LabelledRaster:
    """Discs: a pixel is of class 1 where most of what is around it is bright, which one pixel alone can't
    tell for the noise."""
    rng = np.random.default_rng(2)
    y, x = np.mgrid[:size, :size]
    inside = ((y // 16 + x // 16) % 2 == 1).astype(np.int64)
    fine = (0.1 * inside + 0.15 * rng.standard_normal(inside.shape))[None].astype(np.float32)
    valid = np.ones((1, size, size), np.float32)
    valid[0, :3] = 0
    labels = np.where(valid[0] > 0, inside, NONE)
    inputs = {"fine": fine * valid, "valid": valid}
    if series:
        inputs["series"] = rng.random((5, 2, size // 4, size // 4), np.float32)
        inputs["there"] = np.ones((5, size // 4, size // 4), np.float32)
        inputs["days"] = np.array([10.0, 80, 150, 220, 300], np.float32)
    return LabelledRaster(inputs, labels, (x >= 3 * size // 4) & (labels != NONE))


def plan(folder, **other) -> SegmentPlan:
    return SegmentPlan(folder, OPTIONS, **{"steps": 12, "side": 32, "batch": 4, **other})


def same(first, second) -> bool:
    pairs = zip(first.state_dict().values(), second.state_dict().values())
    return all(torch.equal(one, other) for one, other in pairs)


@pytest.mark.long
def test_it_learns_what_a_pixel_alone_does_not_show(tmp_path):
    network, card = train(plan(tmp_path, steps=90, rate=5e-3), [raster()])
    held = raster()
    assert card["figures"]["oa"] > 0.8, "by the pixel alone it is .63"
    table = confusion(network, held, held.held_out)
    assert agreement(table) == card["figures"]


def test_a_training_that_was_stopped_ends_with_the_same_weights(tmp_path):
    whole, _ = train(plan(tmp_path / "whole"), [raster()])
    asked: list[int] = []

    def after_five() -> bool:
        asked.append(1)
        return len(asked) == 5

    with pytest.raises(Stopped):
        train(plan(tmp_path / "parts"), [raster()], stopping=after_five)
    resumed, _ = train(plan(tmp_path / "parts"), [raster()], resume=True)
    assert same(whole, resumed)


def test_tiles_are_cut_from_what_is_learnt_alone_and_turn_together():
    ground, network = raster(series=True), SegmentNetwork(2, 1, series=2, ratio=4, widths=(4, 4, 4, 4))
    tiles = SegmentTiles([ground], network, 32, 6, seed=1)
    for _ in range(4):
        batch = tiles.batch()
        assert batch.inputs["fine"].shape == (6, 1, 32, 32) and batch.truth.shape == (6, 32, 32)
        assert batch.inputs["series"].shape[3:] == (8, 8) and batch.inputs["days"].shape[1] >= 2
        bright = batch.inputs["fine"][:, 0]
        assert bright[batch.truth == 1].mean() > bright[batch.truth == 0].mean() + 0.05
    labels = set()
    for _ in range(10):
        labels |= set(torch.unique(tiles.batch().truth).tolist())
    assert labels <= {NONE, 0, 1}


def test_what_is_held_out_is_no_truth_of_a_tile():
    ground = raster()
    every = LabelledRaster(ground.inputs, ground.labels, np.ones_like(ground.held_out))
    assert (every.learnt == NONE).all()


def test_boundaries_lie_where_classes_meet_and_nobody_knows_beside_gaps():
    labels = np.zeros((6, 8), np.int64)
    labels[:, 5:] = 1
    labels[0] = NONE
    edge, far = boundaries(labels)
    assert np.isnan(edge[0]).all() and np.isnan(far[0]).all()
    np.testing.assert_array_equal(edge[1], [0, 0, 0, 0, 1, 1, 0, 0])
    np.testing.assert_array_equal(far[1], [4, 3, 2, 1, 0, 0, 1, 2])
    assert (boundaries(np.zeros((4, 4), np.int64))[1] == FARTHEST).all()


def test_a_map_does_not_depend_on_its_tiles():
    torch.manual_seed(0)
    ground = raster(size=80)
    network = SegmentNetwork(**OPTIONS).eval()
    everywhere = np.ones(ground.labels.shape, bool)
    (whole,) = [heads for _, _, heads in predicted(network, ground, everywhere, side=512)]
    out = [np.full_like(one, np.nan) for one in whole]
    for rows, cols, heads in predicted(network, ground, everywhere, side=40):
        for one, part in zip(out, heads):
            one[:, rows, cols] = part
    for one, other in zip(out, whole):
        np.testing.assert_allclose(one, other, atol=1e-5)


def test_tiles_of_many_dates_are_smaller():
    of_dates = {"classes": 2, "series": 3, "fine": "dates", "widths": [4, 4, 6, 6]}
    plain, windows = (SegmentNetwork(**of_dates, temporal=name) for name in ("attention", "window"))
    assert fitting(SegmentNetwork(**OPTIONS), 0) > 10_000
    assert fitting(plain, 4) > fitting(plain, 12) > fitting(windows, 12) > fitting(windows, 40) == 32


def test_rare_classes_weigh_more_and_figures_are_those_of_the_book():
    weights = class_weights(np.array([0] * 90 + [1] * 10), 2, 0.5)
    assert float(weights[1] / weights[0]) == pytest.approx(3.0)
    assert float((weights * torch.tensor([0.9, 0.1])).sum()) == pytest.approx(1.0)
    figures = agreement(np.array([[40, 10], [20, 30]]))
    assert figures == {"oa": 0.7, "miou": pytest.approx((40 / 70 + 30 / 60) / 2, abs=1e-5)} | {
        "f1": pytest.approx((80 / 110 + 60 / 90) / 2, abs=1e-5),
        "kappa": pytest.approx(0.4),
    }


def test_classes_are_shifted_by_how_rare_they_are():
    """By minus the logarithm of its share, and one that nothing is learnt of by nothing."""
    rare = rarity(np.array([0] * 99 + [1]), 3)
    np.testing.assert_allclose(rare, [0.01005, 4.60517, 0.0], atol=1e-5)
    torch.manual_seed(0)
    ground, network = raster(size=32), SegmentNetwork(**OPTIONS).eval()
    everywhere = np.ones(ground.labels.shape, bool)
    plain, none, far = confusions(
        network, ground, everywhere, [np.float32([a, b]) for a, b in ((0, 0), (0, -99), (0, 99))]
    )
    np.testing.assert_array_equal(plain, confusion(network, ground, everywhere))
    assert none[:, 1].sum() == 0 and far[:, 0].sum() == 0


def test_no_class_loses_most_of_its_pixels_to_what_chooses():
    labels = np.zeros((320, 320), np.int64)
    labels[100:110, 40:50] = 1  # in one square, which would choose
    labels[:3] = NONE
    every = choosing(np.where(labels == 1, 0, labels))
    assert every[100:110, 40:50].all() and 0.1 < every.mean() < 0.2
    chosen = choosing(labels)
    assert (labels[chosen] == 0).all() and not (chosen & (labels == NONE)).any()


def test_labels_that_are_all_held_out_are_refused(tmp_path):
    ground = raster()
    nothing = LabelledRaster(ground.inputs, ground.labels, ground.labels != NONE)
    with pytest.raises(TrainingDataError, match="no labels to learn from"):
        train(plan(tmp_path), [nothing])
