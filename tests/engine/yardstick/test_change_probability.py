"""How well a probability of change tells what changed, against scikit-learn and where the answer is known."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from chronofuse.engine.raster.grid import Grid
from chronofuse.engine.yardstick.change_probability import Changed, change_probability

SIDE = 700
"""More than one window of a pass."""


class Image:
    """Values that are read by window."""

    def __init__(self, values):
        self.values = np.asarray(values, np.float32)
        self.grid = Grid(self.values.shape[2], self.values.shape[1], (0, 1, 0, 0, 0, -1), "EPSG:32631")

    def read(self, window):
        return self.values[:, window.y : window.bottom, window.x : window.right].copy()


def measured(probability, moved, **changes):
    """Figures of a probability where F2 is F1 and `moved` deviations in each of two bands."""
    std, put_back = np.array([0.1, 0.02], np.float32), np.array([0.05, 0.0], np.float32)
    fine = np.random.default_rng(1).random((3, *probability.shape)).astype(np.float32)
    truth = fine.copy()
    truth[[0, 2]] += moved * std[:, None, None] + put_back[:, None, None]
    changed = Changed(Image(truth), Image(fine), [0, 2], std, put_back, 1.0)
    return change_probability(Image(probability[None]), dataclasses.replace(changed, **changes))


def test_it_agrees_with_scikit_learn_and_leaves_out_what_is_not_known():
    random = np.random.default_rng(3)
    moved = random.random((SIDE, SIDE)) * 2
    probability = np.clip(0.5 * moved + random.normal(0, 0.4, moved.shape), 0, 1)
    probability[5:30, 600:] = np.nan
    figures = measured(probability, moved)
    known = np.isfinite(probability)
    p, changed = probability[known], moved[known] > 1
    assert figures.value("likely_changed").mean == pytest.approx((p > 0.5).mean(), abs=1e-6)
    assert figures.value("change_auc").mean == pytest.approx(roc_auc_score(changed, p), abs=1e-3)
    assert figures["expected"]["likely_changed"] == pytest.approx(changed.mean(), abs=1e-5)
    place = np.minimum((p * 10).astype(int), 9)
    off = sum(abs(p[place == n].sum() - changed[place == n].sum()) for n in range(10)) / p.size
    assert figures.value("change_reliability").mean == pytest.approx(off, abs=1e-4)


def test_one_that_knows_all_and_one_that_knows_nothing():
    moved = np.where(np.indices((64, 64)).sum(0) % 2, 3.0, 0.0)
    sure = measured(np.where(moved > 1, 1.0, 0.0), moved)
    assert sure.value("change_auc").mean == 1 and sure.value("change_reliability").mean == 0
    blind = measured(np.full((64, 64), 0.5), moved)
    assert blind.value("change_auc").mean == 0.5 and blind.value("change_reliability").mean == 0
    wrong = measured(np.where(moved > 1, 0.0, 1.0), moved)
    assert wrong.value("change_auc").mean == 0 and wrong.value("change_reliability").mean == 1


@pytest.mark.parametrize(
    ("moved", "why"), [(0.0, "no pixel changed"), (2.0, "every pixel changed"), (np.nan, "no pixel is valid")]
)
def test_where_all_or_nothing_changed_the_curve_is_not_known(moved, why):
    figures = measured(np.full((32, 32), 0.3), np.full((32, 32), moved))
    assert figures.value("change_auc").mean is None and figures.value("change_auc").reason.startswith(why)
