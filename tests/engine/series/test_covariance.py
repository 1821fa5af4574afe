"""The covariance of a series, and kriging by it, against plain linear algebra."""

import numpy as np
import pytest

from chronofuse.engine.series import covariance
from chronofuse.engine.series.covariance import Covariance, learn
from chronofuse.engine.series.kriging_kernels import Alike, Around, Known, Kriged, krige
from chronofuse.engine.series.samples import Samples
from chronofuse.engine.series.two_sided_kernels import DELTA, LINEAR, NEAREST, two_sided

KNOWN = Covariance((0.02, 0.01, 0.2, 30.0, 0.4, 0.1, 20.0), (0.6, 0.9), (0.05,) * 12)


def whole(of: Covariance, days: np.ndarray, coarse: np.ndarray) -> np.ndarray:
    """(pixels, dates, dates): the covariance of all dates at each pixel."""
    alone, strength = of.of_days(days)
    scaled = coarse * np.array(of.scales)
    return alone + strength * np.exp(-((scaled[:, :, None] - scaled[:, None]) ** 2).sum(axis=3))


@pytest.fixture
def samples() -> Samples:
    """Details drawn from a known covariance, the fourth date five times as noisy as the others."""
    random = np.random.default_rng(3)
    days, pixels = np.sort(random.uniform(0, 300, 12)), 240
    coarse = np.cumsum(random.normal(0, 0.5, (pixels, 12, 2)), axis=1)
    noise = np.full(12, 0.05)
    noise[3] = 1.25
    lower = np.linalg.cholesky(whole(KNOWN, days, coarse) + np.diag(noise))
    return Samples(days, coarse, lower @ random.normal(size=(pixels, 12, 2)))


def test_the_derivative_is_that_of_the_cost(samples):
    part = Samples(samples.days, samples.coarse[:20], samples.detail[:20].copy())
    part.detail[3, 5] = np.nan
    middle = np.log(np.array([*covariance.PRIOR.values(), 0.5, 0.5, *[0.05] * 12]))
    at = middle + np.random.default_rng(1).normal(0, 0.2, len(middle))
    _, slope = covariance._cost(at, part, middle)
    for number in range(len(at)):
        step = np.zeros(len(at))
        step[number] = 1e-5
        above, below = (covariance._cost(at + sign * step, part, middle)[0] for sign in (1, -1))
        assert slope[number] == pytest.approx((above - below) / 2e-5, rel=1e-3, abs=1e-7)


def test_what_the_samples_were_drawn_from_is_found(samples):
    found = learn(samples)
    assert learn(samples) == found, "the same samples give the same covariance"
    assert found.noise[3] > 5 * np.median(found.noise)
    assert found.scales == pytest.approx(KNOWN.scales, rel=0.35)
    days, coarse = samples.days, samples.coarse[:40]
    assert np.abs(whole(found, days, coarse) - whole(KNOWN, days, coarse)).mean() < 0.08


def test_two_dates_and_no_date_are_learnt_from_without_overfitting(samples):
    few = learn(Samples(samples.days[:2], samples.coarse[:, :2], samples.detail[:, :2]))
    assert all(0.2 < one / middle < 5 for one, middle in zip(few.numbers, covariance.PRIOR.values()))
    none = learn(Samples(samples.days, samples.coarse, np.full_like(samples.detail, np.nan)))
    assert none.numbers == pytest.approx(tuple(covariance.PRIOR.values()))


def kriged(coarse, detail, alone, strength, noise, before=6, most=3, side=1):
    """Mean, variance, nearest references and mixture of a date, by the kernel."""
    shape = detail.shape[1:]
    mean, variance = np.empty(shape, np.float32), np.empty(shape[1:], np.float32)
    used, mixture = np.empty((2, *shape[1:]), np.int16), np.empty((2, *shape), np.float32)
    found = Kriged(mean, variance, used, mixture)
    known = Known(np.ascontiguousarray(coarse), np.ascontiguousarray(detail))
    krige(known, Alike(alone, strength, noise), Around(before, most, side), found)
    return found


def test_kriging_is_the_conditional_mean_and_variance_of_the_nearest_valid_references(samples):
    days, pixels, most = samples.days, 60, 3
    order = [*range(5, -1, -1), *range(7, 12), 6]  # six before the date, five after it, the date itself
    coarse, detail = samples.coarse[:pixels], samples.detail[:pixels].copy()
    detail[np.random.default_rng(0).random(detail.shape[:2]) < 0.3] = np.nan
    noise = np.linspace(0.05, 0.3, 11)
    alone, strength = KNOWN.of_days(days[order])
    scaled = (coarse * np.array(KNOWN.scales))[:, order].transpose(1, 2, 0).astype(np.float32)
    given = detail[:, order[:-1]].transpose(1, 2, 0).astype(np.float32)
    mean, variance, used, mixture = (
        one.reshape(*one.shape[:-2], pixels)
        for one in kriged(scaled.reshape(12, 2, 6, 10), given.reshape(11, 2, 6, 10), alone, strength, noise)
    )
    every = whole(KNOWN, days[order], coarse[:, order])
    for pixel in range(pixels):
        there = [i for i in range(11) if np.isfinite(detail[pixel, order[i], 0])]
        chosen = [*[i for i in there if i < 6][:most], *[i for i in there if i >= 6][:most]]
        of = every[pixel]
        weights = np.linalg.solve(of[np.ix_(chosen, chosen)] + np.diag(noise[chosen]), of[chosen, 11])
        known = detail[pixel, order][chosen]
        assert mean[:, pixel] == pytest.approx(weights @ known, abs=1e-4)
        assert variance[pixel] == pytest.approx(of[11, 11] - weights @ of[chosen, 11], abs=1e-4)
        complete = weights.copy()
        nearest = [where for where in (0, len([i for i in chosen if i < 6])) if where < len(chosen)]
        for where in set(nearest):
            complete[where] += (1 - weights.sum()) / len(set(nearest))
        assert mixture[1, :, pixel] == pytest.approx(complete @ known, abs=1e-4)
        assert mixture[0, :, pixel] == pytest.approx(complete @ scaled[chosen, :, pixel], abs=1e-4)
        firsts = [next((i for i in chosen if side(i)), -1) for side in (lambda i: i < 6, lambda i: i >= 6)]
        assert used[:, pixel].tolist() == firsts


def test_blocks_of_pixels_share_weights_where_their_references_are_the_same():
    random = np.random.default_rng(2)
    days = np.arange(12.0) * 9
    coarse = np.kron(random.normal(0, 0.5, (12, 2, 3, 4)), np.ones((4, 4))).astype(np.float32)[..., :11, :14]
    detail = random.normal(size=(11, 2, 11, 14)).astype(np.float32)
    detail[:, :, random.random((11, 14)) < 0.1] = np.nan
    detail[np.broadcast_to(random.random((11, 1, 11, 14)) < 0.2, detail.shape)] = np.nan
    coarse[11, :, 2, 3] = np.nan
    alone, strength = KNOWN.of_days(days)
    noise = np.full(11, 0.1)
    one, four = (kriged(coarse, detail, alone, strength, noise, side=side) for side in (1, 4))
    for of_pixels, of_blocks in zip(one, four):
        assert of_blocks == pytest.approx(of_pixels, abs=1e-5, nan_ok=True)


def test_two_sided_methods_by_hand():
    fine = np.array([[[0.2, np.nan, np.nan]], [[0.4, 0.4, np.nan]]], np.float32)
    coarse = np.array([[[0.21] * 3], [[0.36] * 3], [[0.26] * 3]], np.float32)
    days, used = np.array([5, 15], np.float32), np.empty((2, 3), np.int16)
    mean = np.empty((1, 3), np.float32)
    wanted = {
        NEAREST: [0.2, 0.4, np.nan],
        LINEAR: [0.75 * 0.2 + 0.25 * 0.4, 0.4, np.nan],
        DELTA: [(0.102 * 0.25 + 0.052 * 0.3) / 0.154, 0.3, np.nan],
    }
    for how, values in wanted.items():
        two_sided(fine, coarse, days, 1, how, mean, used)
        assert mean[0] == pytest.approx(np.array(values), abs=1e-6, nan_ok=True)
        assert used.tolist() == [[0, -1, -1], [1, 1, -1]]
