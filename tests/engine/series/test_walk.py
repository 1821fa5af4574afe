"""The walk of a series' details, and the filter by it, against plain linear algebra."""

import numpy as np
import pytest

from chronofuse.engine.series import walk
from chronofuse.engine.series.kalman_kernels import carry
from chronofuse.engine.series.samples import Samples
from chronofuse.engine.series.walk import Walk, walk_of

KNOWN = Walk(0.7, 0.02, 0.3, (0.05,) * 12)


def whole(of: Walk, days: np.ndarray, coarse: np.ndarray) -> np.ndarray:
    """(pixels, dates, dates): the covariance of a state that is carried from date to date, in their order."""
    change = (np.diff(coarse, axis=1) ** 2).sum(axis=2)
    steps = of.per_day * np.abs(np.diff(days)) + of.per_change * change
    at = np.concatenate([np.zeros((len(coarse), 1)), np.cumsum(steps, axis=1)], axis=1)
    return of.spread * np.exp(-np.abs(at[:, :, None] - at[:, None]))


@pytest.fixture
def samples() -> Samples:
    """Details drawn from a known walk, the fourth date twelve times as noisy as the others."""
    random = np.random.default_rng(3)
    days, pixels = np.sort(random.uniform(0, 300, 12)), 600
    coarse = np.cumsum(random.normal(0, 0.5, (pixels, 12, 2)), axis=1)
    noise = np.full(12, 0.05)
    noise[3] = 0.6
    lower = np.linalg.cholesky(whole(KNOWN, days, coarse) + np.diag(noise))
    return Samples(days, coarse, lower @ random.normal(size=(pixels, 12, 2)))


def carried(samples: Samples, date: int, noise: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Mean, variance and the nearest references of a date, by the kernel."""
    count, pixels = len(samples.days), len(samples.detail)
    order = [*range(date - 1, -1, -1), *range(date + 1, count), date]
    coarse, detail = (
        np.ascontiguousarray(one.transpose(1, 2, 0), np.float32)
        for one in (samples.coarse[:, order] * np.sqrt(KNOWN.per_change), samples.detail[:, order[:-1]])
    )
    aged = (samples.days[order] * KNOWN.per_day).astype(np.float32)
    mean, used = np.empty((2, pixels), np.float32), np.empty((2, pixels), np.int16)
    variance = np.empty(pixels, np.float32)
    of_references = noise[order[:-1]].astype(np.float32)
    carry(coarse, detail, aged, of_references, KNOWN.spread, date, mean, variance, used)
    return mean, variance, used


def test_the_filter_is_the_conditional_mean_and_variance(samples):
    random, date, noise = np.random.default_rng(0), 5, np.linspace(0.05, 0.3, 12)
    detail = samples.detail[:80].copy()
    detail[random.random(detail.shape[:2]) < 0.4] = np.nan
    part = Samples(samples.days, samples.coarse[:80], detail)
    mean, variance, used = carried(part, date, noise)
    for pixel in range(80):
        there = [i for i in range(12) if i != date and np.isfinite(detail[pixel, i, 0])]
        path = sorted([*there, date])  # only what is clear lies on its way
        of = whole(KNOWN, part.days[path], part.coarse[[pixel]][:, path])[0]
        own = path.index(date)
        others = [i for i in range(len(path)) if i != own]
        weights = np.linalg.solve(of[np.ix_(others, others)] + np.diag(noise[there]), of[others, own])
        assert mean[:, pixel] == pytest.approx(weights @ detail[pixel, there], abs=2e-4)
        assert variance[pixel] == pytest.approx(of[own, own] - weights @ of[others, own], abs=2e-4)
        before, after = [i for i in there if i < date], [i for i in there if i > date]
        # the kernel's numbers: of those before the date the nearest comes first
        assert used[0, pixel] == (date - 1 - before[-1] if before else -1)
        assert used[1, pixel] == (after[0] - 1 if after else -1)


def test_nothing_is_said_without_a_reference_or_a_coarse_value(samples):
    detail, coarse = samples.detail[:2].copy(), samples.coarse[:2].copy()
    detail[0], coarse[1, 5] = np.nan, np.nan
    mean, variance, used = carried(Samples(samples.days, coarse, detail), 5, np.full(12, 0.05))
    assert np.isnan(mean).all() and np.isnan(variance).all() and used[:, 0].tolist() == [-1, -1]


def test_what_the_samples_were_drawn_from_is_found(samples):
    found = walk_of(samples)
    assert found.noise[3] > 5 * np.median(found.noise)
    assert found.spread == pytest.approx(KNOWN.spread, rel=0.3)
    assert found.per_day == pytest.approx(KNOWN.per_day, rel=0.5)
    assert found.per_change == pytest.approx(KNOWN.per_change, rel=0.5)
    off = found.left_out(samples)
    assert np.sqrt(np.nanmean(off**2)) == pytest.approx(1.0, abs=0.12)


def test_the_derivative_is_that_of_the_cost(samples):
    pairs = walk._pairs(samples.days, samples.coarse, samples.detail)
    middle = np.log([*walk.PRIOR.values(), 0.05])
    begin = np.concatenate([middle, np.full(11, middle[-1])])
    at = begin + np.random.default_rng(1).normal(0, 0.2, len(begin))
    _, slope = walk._cost(at, pairs, middle)
    for number in range(len(at)):
        step = np.zeros(len(at))
        step[number] = 1e-5
        above, below = (walk._cost(at + sign * step, pairs, middle)[0] for sign in (1, -1))
        assert slope[number] == pytest.approx((above - below) / 2e-5, rel=1e-3, abs=1e-5)


def test_two_dates_and_no_date_are_learnt_from_without_overfitting(samples):
    few = walk_of(Samples(samples.days[:2], samples.coarse[:, :2], samples.detail[:, :2]))
    assert 0.2 < few.spread / walk.PRIOR["spread"] < 5
    none = walk_of(Samples(samples.days, samples.coarse, np.full_like(samples.detail, np.nan)))
    assert (none.spread, none.per_day, none.per_change) == pytest.approx(tuple(walk.PRIOR.values()))
