"""ESTARFM against a slow oracle written from the paper's equations, and on cases whose answer is known."""

import images
import numpy as np
import pytest
from scipy.stats import f as f_distribution

from chronofuse.engine.methods import estarfm, estarfm_kernels
from chronofuse.engine.methods.base import Patch
from chronofuse.models.catalogue.installed import catalogue

pytestmark = pytest.mark.long  # compiling its kernel takes half a minute

MANIFEST = catalogue()["estarfm"]
DEFAULTS = MANIFEST.settle({})
SETTINGS = MANIFEST.settle({"window": 11})


def kernel(pairs, target, thresholds, settings=SETTINGS, inner=None, possible=(0.0, 1.0)) -> np.ndarray:
    method = estarfm.Estarfm(MANIFEST, 2, settings)
    method.similar = np.asarray(thresholds)
    method.limits = np.stack([np.full(len(target), limit) for limit in possible])
    whole = (slice(0, target.shape[1]), slice(0, target.shape[2]))
    fine, coarse = zip(*[[image.astype(np.float32) for image in pair] for pair in pairs])
    return method.predict(Patch(fine, coarse, target.astype(np.float32), inner or whole))


def oracle(
    pairs, target, thresholds, settings=SETTINGS, possible=(0.0, 1.0)
) -> tuple[np.ndarray, np.ndarray]:
    """Zhu et al. 2010 pixel by pixel in float64: F2 and the conversion coefficients V (NaN where none was
    needed)."""
    result, coefficients = np.full(target.shape, np.nan), np.full(target.shape, np.nan)
    valid = [np.isfinite(fine + coarse + target).all(axis=0) for fine, coarse in pairs]
    for y, x in np.ndindex(target.shape[1:]):
        usable = [k for k in (0, 1) if valid[k][y, x]]
        if usable:
            a, b = usable[0], usable[-1]  # a lone pair stands in for both
            pixel = oracle_pixel(
                [pairs[a], pairs[b]],
                target,
                [thresholds[a], thresholds[b]],
                valid[a] & valid[b],
                (y, x),
                settings,
                possible,
            )
            result[:, y, x], coefficients[:, y, x] = pixel
    return result, coefficients


def oracle_pixel(pairs, target, thresholds, valid, centre, settings, possible):
    y, x = centre
    half = settings["window"] // 2
    rows, columns = np.mgrid[
        max(0, y - half) : min(valid.shape[0], y + half + 1),
        max(0, x - half) : min(valid.shape[1], x + half + 1),
    ]
    within = valid[rows, columns]
    rows, columns = rows[within], columns[within]
    fine, coarse = ([images_[k][:, rows, columns] for images_ in pairs] for k in (0, 1))
    change = [target[:, rows, columns] - image for image in coarse]
    alike = np.all(
        [
            np.abs(f - pair[0][:, y, x, None]) <= np.asarray(t)[:, None]
            for f, pair, t in zip(fine, pairs, thresholds)
        ],
        axis=(0, 1),
    )
    per_band = []
    for band in range(len(target)):
        means = [c[band].mean() for c in change]
        dates = [1 / (abs(mean) + 1e-10) for mean in means]

        def at_both(changes, band=band, dates=dates):
            return sum(w * (pair[0][band, y, x] + c) for w, pair, c in zip(dates, pairs, changes)) / sum(
                dates
            )

        value, v = at_both(means), np.nan
        if alike.sum() >= 6:
            distance = 1 + np.hypot(rows - y, columns - x)[alike] / half
            weights = 1 / (
                oracle_unlikeness(
                    [f[:, alike] for f in fine], [c[:, alike] for c in coarse], pairs[0] is pairs[1]
                )
                * distance
            )
            weights /= weights.sum()
            v = oracle_conversion(
                [f[band, alike] for f in fine], [c[band, alike] for c in coarse], settings["change"]
            )
            likely = at_both([v * (weights * c[band, alike]).sum() for c in change])
            value = likely if possible[0] <= likely <= possible[1] else value
        per_band.append((value, v))
    return np.array(per_band).T


def oracle_unlikeness(fine, coarse, lone):
    """1 - R of each candidate."""
    f, c = (np.concatenate(values[:1] if lone else values) for values in (fine, coarse))
    if len(fine[0]) == 1 or len(f) < 3:
        return (np.abs(f - c) / (np.abs(f) + np.abs(c))).mean(axis=0) + 1e-7
    return np.array([max(0, 1 - np.corrcoef(a, b)[0, 1]) for a, b in zip(f.T, c.T)]) + 1e-7


def oracle_conversion(fine, coarse, least_change):
    x, y = np.concatenate(coarse), np.concatenate(fine)
    if abs(coarse[0].mean() - coarse[1].mean()) <= least_change:
        return 1.0
    (slope, _), r = np.polyfit(x, y, 1), np.corrcoef(x, y)[0, 1]
    p = f_distribution.sf(r**2 / (1 - r**2) * (x.size - 2), 1, x.size - 2)
    return slope if p <= 0.05 and 0 < slope <= 5 else 1.0


def made_up(seed: int, bands: int):
    """Two pairs and a target with holes of every kind, among them regions where only one pair is valid."""
    random = np.random.default_rng(seed)
    shape = (bands, 26, 29)
    before = images.smooth_noise(random, shape, sigma=2)
    after = (
        before * random.uniform(1.1, 1.6, (bands, 1, 1)) + images.smooth_noise(random, shape, sigma=4) * 0.3
    )
    middle = 0.4 * before + 0.6 * after
    # Steps of 1e-4, as real images have them, and thresholds half-way between: rounding decides nothing.
    first, second, target = (np.round(image, 4) for image in (before, after, middle))
    coarse = [
        np.round(0.8 * image + 0.02 + random.normal(0, 0.015, shape), 4) for image in (first, second, target)
    ]
    first[:, 5:8, 3:9] = np.nan
    second[:, 5:7, 6:12] = np.nan
    coarse[0][0, 20, 20] = np.nan
    coarse[1][bands - 1, 21, 21:25] = np.nan
    coarse[2][0, 11:14, 11:14] = np.nan
    thresholds = np.array([[0.03505, 0.04005, 0.05005], [0.04505, 0.03805, 0.05505]])[:, :bands]
    return [(first, coarse[0]), (second, coarse[1])], coarse[2], thresholds


@pytest.mark.parametrize(
    "seed, bands",
    [
        (1, 3),
        pytest.param(2, 2, marks=pytest.mark.long),
        pytest.param(3, 1, marks=pytest.mark.long),
        pytest.param(4, 3, marks=pytest.mark.long),
    ],
)
def test_the_kernel_agrees_with_the_papers_equations(seed, bands):
    case = made_up(seed, bands)
    expected, conversion = oracle(*case)
    predicted = kernel(*case)
    assert np.array_equal(np.isnan(expected), np.isnan(predicted))
    assert np.nanmax(np.abs(expected - predicted)) <= 1e-5
    several = [
        (conversion == 1).sum(),
        ((conversion > 0) & (conversion != 1)).sum(),
        (np.isnan(conversion) & np.isfinite(expected)).sum(),
    ]
    assert min(several) > 10, f"V = 1, V by regression and too few candidates must all be tried: {several}"


def test_the_default_window_agrees_with_the_papers_equations():
    case = made_up(5, 3)
    expected, _ = oracle(*case, DEFAULTS)
    assert np.nanmax(np.abs(expected - kernel(*case, DEFAULTS))) <= 1e-5


def test_an_impossible_value_becomes_the_mean_change():
    pairs, target, thresholds = made_up(6, 2)
    possible = (0.1, 0.45)
    expected, _ = oracle(pairs, target, thresholds, possible=possible)
    predicted = kernel(pairs, target, thresholds, possible=possible)
    assert np.nanmax(np.abs(expected - predicted)) <= 1e-5
    assert np.nanmax(np.abs(expected - oracle(pairs, target, thresholds)[0])) > 1e-3, (
        "no value was impossible"
    )


def test_no_change_gives_the_reference_image_back():
    random = np.random.default_rng(7)
    fine = [images.smooth_noise(random, (3, 60, 60), sigma=3) for _ in range(2)]
    coarse = [images.smooth_noise(random, (3, 60, 60), sigma=9) for _ in range(2)]
    predicted = kernel(list(zip(fine, coarse)), coarse[0], np.full((2, 3), 0.03))
    np.testing.assert_allclose(predicted, fine[0], atol=1e-6)


def test_a_uniform_change_is_followed_exactly():
    random = np.random.default_rng(8)
    fine = images.smooth_noise(random, (3, 60, 60), sigma=3)
    coarse = np.full_like(fine, 0.2)
    pairs = [(fine, coarse), (fine + 0.1, coarse + 0.1)]
    predicted = kernel(pairs, coarse + 0.07, np.full((2, 3), 0.03))
    np.testing.assert_allclose(predicted, fine + 0.07, atol=1e-6)


def test_a_change_that_the_coarse_sensor_sees_by_half_is_converted():
    random = np.random.default_rng(9)
    fine = images.smooth_noise(random, (3, 60, 60), sigma=3)
    dates = [0.5 * fine, 0.5 * (fine + 0.2), 0.5 * (fine + 0.08)]
    predicted = kernel([(fine, dates[0]), (fine + 0.2, dates[1])], dates[2], np.full((2, 3), 0.03))
    np.testing.assert_allclose(predicted, fine + 0.08, atol=2e-6)


def test_gaps_are_not_predicted_and_do_not_spread():
    pairs, target, thresholds = made_up(10, 3)
    predicted = kernel(pairs, target, thresholds)
    either = np.any([np.isfinite(fine + coarse + target).all(axis=0) for fine, coarse in pairs], axis=0)
    assert np.array_equal(np.isfinite(predicted), np.broadcast_to(either, predicted.shape))


def test_a_lone_pair_predicts_its_own_change():
    random = np.random.default_rng(11)
    fine = images.smooth_noise(random, (3, 40, 40), sigma=3)
    coarse = np.full_like(fine, 0.2)
    empty = (np.full_like(fine, np.nan), coarse)
    for pairs in ([(fine, coarse), empty], [empty, (fine, coarse)]):
        predicted = kernel(pairs, coarse + 0.05, np.full((2, 3), 0.03))
        np.testing.assert_allclose(predicted, fine + 0.05, atol=1e-6)


def test_a_window_of_a_scene_is_predicted_like_the_whole_of_it():
    random = np.random.default_rng(12)
    size = (
        2 * estarfm_kernels.BLOCK + 21
    )  # so that rows are worked on in several pieces, and the pieces differ
    first, second, target = (images.smooth_noise(random, (2, 40, size), sigma=3) for _ in range(3))
    pairs = [(first, 0.9 * first + 0.01), (second, 0.9 * second + 0.02)]
    whole = kernel(pairs, target, np.full((2, 2), 0.05))
    half = SETTINGS["window"] // 2
    rows, columns = slice(13, 30), slice(61, 250)
    cut = (
        slice(None),
        slice(rows.start - half, rows.stop + half),
        slice(columns.start - half, columns.stop + half),
    )
    inner = (slice(half, half + 17), slice(half, half + 189))
    part = kernel([(f[cut], c[cut]) for f, c in pairs], target[cut], np.full((2, 2), 0.05), inner=inner)
    assert np.array_equal(part, whole[:, rows, columns])
    assert len(estarfm_kernels.predict_rows.signatures) == 1, "compiling it once more takes 15 seconds"


def test_two_predictions_are_the_same():
    case = made_up(13, 3)
    np.testing.assert_array_equal(kernel(*case), kernel(*case))
