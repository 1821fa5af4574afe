"""Factors that make the bounds of an uncertainty hold on a place with a truth."""

import numpy as np
import pytest

from chronofuse.engine.raster.grid import Window
from chronofuse.engine.yardstick.conformal import BLOCK, Kept


def kept_of(error, deviation, side=100) -> Kept:
    """As a run gives them, window by window."""
    kept = Kept(error.shape[1] * error.shape[2], len(error))
    for y in range(0, error.shape[1], side):
        for x in range(0, error.shape[2], side):
            part = (slice(None), slice(y, y + side), slice(x, x + side))
            height, width = error[part].shape[1:]
            kept.add(Window(x, y, width, height), error[part], deviation[part])
    return kept


def test_factors_undo_what_the_deviation_is_off_group_by_group():
    """Small deviations are half of what is true, large ones twice."""
    rng = np.random.default_rng(1)
    deviation = rng.uniform(1, 4, (1, 400, 400)).astype(np.float32)
    true = deviation * np.where(deviation < 2, 2, np.where(deviation < 3, 1, 0.5))
    error = np.abs(rng.standard_normal(true.shape) * true).astype(np.float32)
    groups = kept_of(error, deviation).groups(1.96, ("nir",))["nir"]
    assert [group["up_to"] is None for group in groups] == [False, False, True]
    for group, factor in zip(groups, (2, 1, 0.5)):
        for name, level in (("68", 0.68), ("95", 0.95)):
            bound = group["bounds"][name]
            assert bound["factor"] == pytest.approx(factor, rel=0.05)
            assert bound["held_scaled"] == pytest.approx(level, abs=0.01)
    assert groups[0]["bounds"]["95"]["held"] < 0.75 and groups[2]["bounds"]["95"]["held"] > 0.99


def test_too_few_errors_give_no_factor():
    few = np.ones((1, BLOCK, 2 * BLOCK), np.float32)
    few[:, 5:] = np.nan
    first, *others = kept_of(few, few).groups(2.0, ("nir",))["nir"]
    assert first["bounds"]["95"]["factor"] == 0.5  # all deviations are alike, and in one group
    assert {group["bounds"]["95"]["factor"] for group in others} == {None}
    assert kept_of(np.full_like(few, np.nan), few).groups(2.0, ("nir",)) == {"nir": []}


def test_what_is_kept_does_not_depend_on_the_windows(monkeypatch):
    monkeypatch.setattr("chronofuse.engine.yardstick.conformal.MOST", 3000)
    rng = np.random.default_rng(2)
    error, deviation = rng.random((2, 1, 300, 200), np.float32)
    found = [kept_of(error, deviation, side).groups(2.0, ("a",)) for side in (300, 77)]
    assert found[0] == found[1]
