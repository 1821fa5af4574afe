"""STARFM against a slow oracle written from the paper's equations, and on cases whose answer is known."""

import images
import numpy as np
import pytest

from chronofuse.engine.methods import starfm
from chronofuse.engine.methods.base import Patch
from chronofuse.models.manifest import catalogue

HALF = catalogue()["starfm"].halo


def kernel(pairs, target, thresholds) -> np.ndarray:
    method = starfm.Starfm(catalogue()["starfm"], 2, {})
    method.similar = [np.asarray(t, np.float32) for t in thresholds]
    whole = (slice(0, target.shape[1]), slice(0, target.shape[2]))
    as_float = [tuple(image.astype(np.float32) for image in pair) for pair in pairs]
    fine, coarse = zip(*as_float)
    return method.predict(Patch(fine, coarse, target.astype(np.float32), whole))


def oracle(pairs, target, thresholds) -> np.ndarray:
    """Equations 5 to 12 of Gao et al. 2006, pixel by pixel in float64."""
    unit, uncertainty = 1e4, 0.002 * 1e4
    margin_s, margin_t = np.hypot(uncertainty, uncertainty), np.sqrt(2) * uncertainty
    bands, rows, columns = target.shape
    result = np.full(target.shape, np.nan)
    for b, y, x in np.ndindex(bands, rows, columns):
        top = total = 0.0
        for (fine, coarse), threshold in zip(pairs, thresholds):
            f, c, t = fine[b] * unit, coarse[b] * unit, target[b] * unit
            s, d = np.abs(f - c), np.abs(t - c)
            if not np.isfinite(s[y, x] + d[y, x]):
                continue
            for v in range(max(0, y - HALF), min(rows, y + HALF + 1)):
                for u in range(max(0, x - HALF), min(columns, x + HALF + 1)):
                    if not np.isfinite(s[v, u] + d[v, u]) or abs(f[v, u] - f[y, x]) > threshold[b]:
                        continue
                    if s[v, u] > s[y, x] + margin_s and d[v, u] > d[y, x] + margin_t:
                        continue
                    product = (s[v, u] + 1) * (d[v, u] + 1)
                    distance = 1 + np.hypot(v - y, u - x) / HALF
                    weight = 1.0 if product < np.hypot(margin_s, margin_t) else min(1.0, 1 / (product * distance))
                    total += weight
                    top += weight * (f[v, u] + t[v, u] - c[v, u])
        if total:
            result[b, y, x] = top / total / unit
    return result


def made_up(seed: int, pairs: int):
    random = np.random.default_rng(seed)
    made = []
    for _ in range(pairs):
        fine = images.smooth_noise(random, (2, 24, 27), sigma=2)
        coarse = fine + random.normal(0, 0.01, fine.shape)
        fine[:, 5:8, 3:9] = np.nan
        coarse[0, 20, 20] = np.nan
        made.append((fine, coarse))
    target = made[0][1] + random.normal(0.02, 0.02, made[0][1].shape)
    target[1, 11:14, 11:14] = np.nan
    # A threshold that no difference of float32 values comes near, so that rounding decides nothing.
    return made, target, [np.array([400.03, 350.07]) for _ in made]


@pytest.mark.parametrize("seed, pairs", [(1, 1), (2, 1), (3, 2)])
def test_the_kernel_agrees_with_the_papers_equations(seed, pairs):
    case = made_up(seed, pairs)
    expected, found = oracle(*case), kernel(*case)
    assert np.array_equal(np.isnan(expected), np.isnan(found))
    assert np.nanmax(np.abs(expected - found)) <= 1e-5


def test_no_change_gives_the_reference_image_back():
    random = np.random.default_rng(4)
    fine = images.smooth_noise(random, (1, 60, 60), sigma=3)
    coarse = images.smooth_noise(random, (1, 60, 60), sigma=9)
    found = kernel([(fine, coarse)], coarse, [np.array([1e-3])])
    np.testing.assert_allclose(found, fine, atol=1e-6)


def test_a_uniform_change_is_followed_exactly():
    random = np.random.default_rng(5)
    fine = images.smooth_noise(random, (2, 60, 60), sigma=3)
    coarse = np.full_like(fine, 0.2)
    found = kernel([(fine, coarse)], coarse + 0.07, [np.array([1e-3, 1e-3])])
    np.testing.assert_allclose(found, fine + 0.07, atol=1e-6)


def test_gaps_are_not_predicted_and_do_not_spread():
    case = made_up(6, 1)
    (fine, coarse), target = case[0][0], case[1]
    found = kernel(*case)
    assert np.array_equal(np.isfinite(found), np.isfinite(fine + coarse + target))


def test_a_second_pair_fills_the_gaps_of_the_first():
    made, target, thresholds = made_up(7, 2)
    made[1][0][:] = np.where(np.isnan(made[1][0]), 0.2, made[1][0])
    found = kernel(made, target, thresholds)
    assert np.isfinite(found[0, 6, 5])
