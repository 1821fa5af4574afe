"""The baselines in time alone: what they give where the answer is known."""

from datetime import date, timedelta

import numpy as np
import pytest
import time_baselines

BEGIN = date(2023, 1, 10)
DAYS = [BEGIN + timedelta(int(at)) for at in np.sort(np.random.default_rng(0).choice(700, 40, replace=False))]
LEVELS = np.linspace(0.1, 0.5, 6)


def waves(days) -> np.ndarray:
    turn = 2 * np.pi * np.array([day.toordinal() for day in days]) / 365.2425
    return LEVELS + 0.1 * np.sin(turn)[:, None] + 0.05 * np.cos(2 * turn)[:, None] * LEVELS


def test_waves_of_a_year_and_of_half_a_year_are_found_again():
    target = BEGIN + timedelta(333)
    found = time_baselines.predicted("harmonic", DAYS, waves(DAYS), target)
    assert found == pytest.approx(waves([target])[0], abs=1e-4)


def test_whittaker_continues_a_straight_line_and_smooths_noise():
    slope = np.array([(day - BEGIN).days / 1000 for day in DAYS])[:, None] * LEVELS
    target = BEGIN + timedelta(345)
    assert time_baselines.predicted("whittaker", DAYS, slope, target) == pytest.approx(
        0.345 * LEVELS, abs=1e-3
    )
    noisy = np.repeat(waves(DAYS), 50, axis=1)
    noisy += np.random.default_rng(1).normal(0, 0.03, noisy.shape)
    off = time_baselines.predicted("whittaker", DAYS, noisy, target) - np.repeat(waves([target])[0], 50)
    assert np.std(off) < 0.027


def test_the_strength_is_what_predicts_a_date_that_is_left_out_best():
    design, _, penalty = time_baselines._of_waves(np.array([day.toordinal() for day in DAYS], float), 0.0)
    values = waves(DAYS) + np.random.default_rng(2).normal(0, 0.1, (40, 6))
    slow = []
    for out in range(40):
        kept = np.arange(40) != out
        weights = time_baselines._solution(design[kept], penalty, design[out])
        slow.append(values[out] - weights @ values[kept])
    assert time_baselines._left_out(design, penalty, values) == pytest.approx(np.mean(np.square(slow)))
