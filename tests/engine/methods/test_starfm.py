"""STARFM against a slow oracle written from the paper's equations, and on cases whose answer is known."""

from itertools import product

import images
import numpy as np
import pytest

from chronofuse.engine.methods import starfm
from chronofuse.engine.methods.base import Patch
from chronofuse.models.catalogue.installed import catalogue

MANIFEST = catalogue()["starfm"]
HALF = 15


def kernel(pairs, target, thresholds) -> np.ndarray:
    method = starfm.Starfm(MANIFEST, 2, MANIFEST.settle({}))
    method.similar = [np.asarray(t, np.float32) for t in thresholds]
    whole = (slice(0, target.shape[1]), slice(0, target.shape[2]))
    as_float = [tuple(image.astype(np.float32) for image in pair) for pair in pairs]
    fine, coarse = zip(*as_float)
    return method.predict(Patch(fine, coarse, target.astype(np.float32), whole))


def oracle(pairs, target, thresholds) -> np.ndarray:
    """Equations 5 to 12 of Gao et al. 2006, pixel by pixel in float64; the dates are weighted as in
    ESTARFM."""
    unit, uncertainty = 1e4, 0.002 * 1e4
    margin_s, margin_t = np.hypot(uncertainty, uncertainty), np.sqrt(2) * uncertainty
    bands, rows, columns = target.shape
    result = np.full((len(pairs), *target.shape), np.nan)
    for (k, (fine, coarse)), (b, y, x) in product(enumerate(pairs), np.ndindex(bands, rows, columns)):
        f, c, t = fine[b] * unit, coarse[b] * unit, target[b] * unit
        s, d = np.abs(f - c), np.abs(t - c)
        if not np.isfinite(s[y, x] + d[y, x]):
            continue
        top = total = 0.0
        for v in range(max(0, y - HALF), min(rows, y + HALF + 1)):
            for u in range(max(0, x - HALF), min(columns, x + HALF + 1)):
                if not np.isfinite(s[v, u] + d[v, u]) or abs(f[v, u] - f[y, x]) > thresholds[k][b]:
                    continue
                if s[v, u] > s[y, x] + margin_s and d[v, u] > d[y, x] + margin_t:
                    continue
                difference = (s[v, u] + 1) * (d[v, u] + 1)
                distance = 1 + np.hypot(v - y, u - x) / HALF
                weight = (
                    1.0
                    if difference < np.hypot(margin_s, margin_t)
                    else min(1.0, 1 / (difference * distance))
                )
                total += weight
                top += weight * (f[v, u] + t[v, u] - c[v, u])
        result[k, b, y, x] = top / total / unit
    return oracle_of_dates(result, target - np.stack([coarse for _, coarse in pairs]))


def oracle_of_dates(predictions, changes) -> np.ndarray:
    """The dates' predictions, weighted by 1 / |mean over the window of C2 - Ck| (Zhu et al. 2010); a lone
    one alone."""
    known = np.isfinite(changes).all(axis=0)
    result = np.full(predictions.shape[1:], np.nan)
    for b, y, x in np.ndindex(result.shape):
        valid = np.isfinite(predictions[:, b, y, x])
        window = (b, slice(max(0, y - HALF), y + HALF + 1), slice(max(0, x - HALF), x + HALF + 1))
        if valid.all():
            weights = 1 / (np.abs([change[window][known[window]].mean() for change in changes]) + 1e-10)
            result[b, y, x] = (weights * predictions[:, b, y, x]).sum() / weights.sum()
        elif valid.any():
            result[b, y, x] = predictions[valid, b, y, x][0]
    return result


def made_up(seed: int, pairs: int):
    random = np.random.default_rng(seed)
    dates = []
    for _ in range(pairs):
        fine = images.smooth_noise(random, (2, 24, 27), sigma=2)
        coarse = fine + random.normal(0, 0.01, fine.shape)
        fine[:, 5:8, 3:9] = np.nan
        coarse[0, 20, 20] = np.nan
        dates.append((fine, coarse))
    target = dates[0][1] + random.normal(0.02, 0.02, dates[0][1].shape)
    target[1, 11:14, 11:14] = np.nan
    # A threshold that no difference of float32 values comes near, so that rounding decides nothing.
    return dates, target, [np.array([400.03, 350.07]) for _ in dates]


@pytest.mark.parametrize("seed, pairs", [(1, 1), pytest.param(2, 1, marks=pytest.mark.long), (3, 2)])
def test_the_kernel_agrees_with_the_papers_equations(seed, pairs):
    case = made_up(seed, pairs)
    expected, predicted = oracle(*case), kernel(*case)
    assert np.array_equal(np.isnan(expected), np.isnan(predicted))
    assert np.nanmax(np.abs(expected - predicted)) <= 1e-5


def test_no_change_gives_the_reference_image_back():
    random = np.random.default_rng(4)
    fine = images.smooth_noise(random, (1, 60, 60), sigma=3)
    coarse = images.smooth_noise(random, (1, 60, 60), sigma=9)
    predicted = kernel([(fine, coarse)], coarse, [np.array([1e-3])])
    np.testing.assert_allclose(predicted, fine, atol=1e-6)


def test_a_uniform_change_is_followed_exactly():
    random = np.random.default_rng(5)
    fine = images.smooth_noise(random, (2, 60, 60), sigma=3)
    coarse = np.full_like(fine, 0.2)
    predicted = kernel([(fine, coarse)], coarse + 0.07, [np.array([1e-3, 1e-3])])
    np.testing.assert_allclose(predicted, fine + 0.07, atol=1e-6)


def test_gaps_are_not_predicted_and_do_not_spread():
    case = made_up(6, 1)
    (fine, coarse), target = case[0][0], case[1]
    predicted = kernel(*case)
    assert np.array_equal(np.isfinite(predicted), np.isfinite(fine + coarse + target))


def test_a_second_pair_fills_the_gaps_of_the_first():
    pairs, target, thresholds = made_up(7, 2)
    pairs[1][0][:] = np.where(np.isnan(pairs[1][0]), 0.2, pairs[1][0])
    predicted = kernel(pairs, target, thresholds)
    assert np.isfinite(predicted[0, 6, 5])


def test_the_date_whose_coarse_image_did_not_change_is_taken():
    random = np.random.default_rng(8)
    fine = [images.smooth_noise(random, (1, 40, 40), sigma=3) for _ in range(2)]
    coarse = [np.full_like(fine[0], 0.2), np.full_like(fine[0], 0.26)]
    for number in (0, 1):
        predicted = kernel(list(zip(fine, coarse)), coarse[number], [np.array([1e-3])] * 2)
        np.testing.assert_allclose(predicted, fine[number], atol=1e-6)
