"""The curves through the values of a pixel, against plain oracles."""

import numpy as np
import pytest

from chronofuse.engine.seasons.settings import STEP, TimeGrid
from chronofuse.engine.seasons.smoothing import (
    NONE,
    SAVITZKY_GOLAY,
    WHITTAKER,
    at_date,
    smooth,
    strength_of,
    whittaker,
)

RANDOM = np.random.default_rng(2)
DAYS = np.sort(RANDOM.choice(400, 60, replace=False)).astype(float)
GRID = TimeGrid.over(DAYS)
WAVE = 0.5 + 0.3 * np.sin(2 * np.pi * DAYS / 365)


def curve_of(values, kind=WHITTAKER, period=40.0):
    weights, curve = np.empty(len(values)), np.empty(GRID.nodes)
    scratch = np.empty((8, GRID.nodes))
    smooth(values, DAYS, GRID.node, GRID.part, GRID.first, STEP, kind, period, weights, curve, scratch)
    fitted = np.array([at_date(curve, node, part) for node, part in zip(GRID.node, GRID.part)])
    return curve, fitted, weights


def test_whittaker_is_the_solution_of_its_equations():
    values, weights = WAVE + RANDOM.normal(0, 0.05, len(DAYS)), RANDOM.uniform(0.1, 1, len(DAYS))
    curve = np.empty(GRID.nodes)
    whittaker(values, weights, GRID.node, GRID.part, 3.0, curve, np.empty((8, GRID.nodes)))
    between = np.zeros((len(DAYS), GRID.nodes))
    between[np.arange(len(DAYS)), GRID.node] = 1 - GRID.part
    between[np.arange(len(DAYS)), GRID.node + 1] += GRID.part
    bends = np.diff(np.eye(GRID.nodes), 2, axis=0)
    left = between.T @ (weights[:, None] * between) + 3.0 * bends.T @ bends
    np.testing.assert_allclose(curve, np.linalg.solve(left, between.T @ (weights * values)), atol=1e-8)


def test_of_a_swing_of_the_period_one_half_is_left():
    nodes, period = 400, 60.0
    days = STEP * np.arange(nodes)
    swing = np.sin(2 * np.pi * days / period)
    grid, curve = TimeGrid.over(days), np.empty(nodes + 1)
    whittaker(
        swing,
        np.ones(nodes),
        grid.node,
        grid.part,
        strength_of(period, STEP),
        curve,
        np.empty((8, nodes + 1)),
    )
    inner = slice(50, 350)
    assert np.std(curve[:-1][inner]) / np.std(swing[inner]) == pytest.approx(0.5, abs=0.01)


def test_savitzky_golay_is_the_parabola_through_what_is_near():
    values = 0.2 + 0.001 * DAYS + 1e-6 * DAYS**2
    curve, *_ = curve_of(values, SAVITZKY_GOLAY)
    at = GRID.first + STEP * np.arange(GRID.nodes)
    inner = (at > DAYS[5]) & (at < DAYS[-5])
    np.testing.assert_allclose(curve[inner], (0.2 + 0.001 * at + 1e-6 * at**2)[inner], atol=2e-3)


def test_without_smoothing_the_curve_joins_the_values():
    curve, *_ = curve_of(WAVE, NONE)
    at = GRID.first + STEP * np.arange(GRID.nodes)
    np.testing.assert_allclose(curve, np.interp(at, DAYS, WAVE), atol=1e-9)


@pytest.mark.parametrize("kind", [WHITTAKER, SAVITZKY_GOLAY])
def test_clouds_that_the_mask_has_missed_do_not_pull_the_curve_down(kind):
    values = WAVE + RANDOM.normal(0, 0.01, len(DAYS))
    clouds = np.arange(4, len(DAYS), 8)
    values[clouds] -= 0.35
    _, fitted, weights = curve_of(values, kind)
    assert np.abs(fitted - WAVE).mean() < 0.02
    assert weights[clouds].max() < 0.2 < 0.5 < np.median(weights)


def test_a_harvest_is_no_cloud():
    values = np.where(DAYS < 200, 0.8, 0.2) + RANDOM.normal(0, 0.01, len(DAYS))
    _, fitted, weights = curve_of(values)
    after = (DAYS > 200) & (DAYS < 240)
    assert weights[after].min() > 0.3
    falls = np.interp(0.5, fitted[::-1], DAYS[::-1])
    assert falls == pytest.approx(200, abs=8)
