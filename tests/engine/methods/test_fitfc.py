"""Fit-FC against a slow oracle, and on cases whose answer is known."""

import numpy as np
import pytest
import scenes

WINDOW, SIMILAR = 9, 12


def regression(x, y, weight, prior, spread):
    """Weighted least squares whose slope has the prior N(prior, spread); all in float64."""
    n = weight.sum()
    if n <= 2.5:
        return prior, (weight * (y - prior * x)).sum() / max(n, 1e-9)
    mx, my = (weight * x).sum() / n, (weight * y).sum() / n
    vx, cov = (weight * (x - mx) ** 2).sum() / n, (weight * (x - mx) * (y - my)).sum() / n
    unexplained = max((weight * (y - my) ** 2).sum() / n - cov**2 / vx, 0)
    drawn = unexplained / (n * spread**2)
    slope = (cov + drawn * prior) / (vx + drawn)
    return slope, my - slope * mx


def tents(y, x, scene, shape):
    """Weights of the coarse pixels in the regression at a fine pixel: 3 x 3 windows, interpolated between
    their centres."""
    v = scenes.position(y + 0.5, scene.ratio, scene.shift[0]) - 0.5
    u = scenes.position(x + 0.5, scene.ratio, scene.shift[1]) - 0.5
    rows, columns = np.mgrid[: shape[0], : shape[1]]

    def box_of_tents(t):
        return sum(np.maximum(0, 1 - np.abs(t + k)) for k in (-1, 0, 1))

    return box_of_tents(v - rows) * box_of_tents(u - columns)


def oracle(scene, spread):
    """Equations 1 to 9 of the paper with the two changes that the method's docstring tells, pixel by
    pixel."""
    fine, before, after = scene.fine[0], scene.coarse[0], scene.target
    bands, rows, columns = fine.shape
    fitted = np.full(fine.shape, np.nan)
    coarse_valid = np.isfinite(before + after)
    for b in range(bands):
        x, y, valid = before[b], after[b], coarse_valid[b]
        prior, _ = regression(x[valid], y[valid], np.ones(valid.sum()), 1.0, np.inf)
        residual = np.zeros(x.shape)
        for r, c in zip(*np.nonzero(valid)):
            near = np.zeros(x.shape, bool)
            near[max(0, r - 1) : r + 2, max(0, c - 1) : c + 2] = True
            near &= valid
            slope, offset = regression(x[near], y[near], np.ones(near.sum()), prior, spread)
            residual[r, c] = y[r, c] - slope * x[r, c] - offset
        back = scenes.up(residual[None], (rows, columns), scene.ratio, scene.shift, scenes.keys, 2)[0]
        for v, u in np.ndindex(rows, columns):
            weight = tents(v, u, scene, x.shape)
            slope, offset = regression(x[valid], y[valid], weight[valid], prior, spread)
            fitted[b, v, u] = slope * fine[b, v, u] + offset + back[v, u]
    return smoothed(fitted, fine, usable(scene))


def usable(scene):
    """Where F1, C1 and C2 are valid in all bands; a coarse gap is that of the coarse pixel at the centre."""
    rows, columns = scene.fine[0].shape[1:]
    r = np.floor(scenes.position(np.arange(rows) + 0.5, scene.ratio, scene.shift[0])).astype(int)
    c = np.floor(scenes.position(np.arange(columns) + 0.5, scene.ratio, scene.shift[1])).astype(int)
    coarse = np.isfinite(scene.coarse[0] + scene.target).all(axis=0)[r[:, None], c]
    return coarse & np.isfinite(scene.fine[0]).all(axis=0)


def smoothed(fitted, guide, valid):
    half = WINDOW // 2
    result = np.full(fitted.shape, np.nan)
    for y, x in zip(*np.nonzero(valid)):
        ys, xs = slice(max(0, y - half), y + half + 1), slice(max(0, x - half), x + half + 1)
        distance = np.abs(guide[:, ys, xs] - guide[:, y : y + 1, x : x + 1]).sum(axis=0)
        distance = np.where(valid[ys, xs], distance, np.inf)
        limit = np.sort(distance, axis=None)[:SIMILAR][-1]
        v, u = np.indices(distance.shape)
        far = np.hypot(v + ys.start - y, u + xs.start - x)
        weight = np.where((distance <= limit) & np.isfinite(distance), 1 / (1 + far / half), 0)
        result[:, y, x] = (np.where(weight > 0, fitted[:, ys, xs], 0) * weight).sum(
            axis=(1, 2)
        ) / weight.sum()
    return result


@pytest.mark.parametrize("seed, ratio", [(1, 6.0), (2, 4.7)])
def test_fitfc_agrees_with_the_papers_equations(seed, ratio, tmp_path):
    scene = scenes.noisy(seed, tmp_path, ratio=ratio)
    _, predicted = scene.predict("fitfc", window=WINDOW, similar=SIMILAR, slope_spread=0.5)
    expected = oracle(scene, 0.5)
    assert np.array_equal(np.isnan(predicted), np.isnan(expected))
    assert np.nanmax(np.abs(predicted - expected)) <= 1e-5


def patches(tmp_path, change, bands=2):
    """Land of flat patches, so that similar neighbours are equal and smoothing changes nothing."""
    random = np.random.default_rng(3)
    fine = np.kron(random.uniform(0.05, 0.4, (bands, 5, 5)), np.ones((12, 12)))
    coarse = fine.reshape(bands, 10, 6, 10, 6).mean(axis=(2, 4))
    return scenes.Made(tmp_path, [fine], [coarse], change(coarse), 6.0)


@pytest.mark.parametrize("spread", [0.5, 1000])
@pytest.mark.parametrize(
    "name, gain, offset", [("no change", 1, 0), ("a uniform change", 1, 0.07), ("a line", 0.7, 0.05)]
)
def test_a_line_between_the_coarse_images_holds_for_f1(name, gain, offset, spread, tmp_path):
    scene = patches(tmp_path, lambda coarse: gain * coarse + offset)
    _, predicted = scene.predict("fitfc", slope_spread=spread)
    np.testing.assert_allclose(predicted, gain * scene.fine[0] + offset, atol=2e-6)


def test_a_constant_coarse_image_gives_the_change_alone(tmp_path):
    scene = patches(tmp_path, lambda coarse: np.full_like(coarse, 0.3))
    scene = scenes.Made(tmp_path, scene.fine, [np.full_like(scene.coarse[0], 0.2)], scene.target, 6.0)
    _, predicted = scene.predict("fitfc")
    np.testing.assert_allclose(predicted, scene.fine[0] + 0.1, atol=2e-6)


def test_one_band_such_as_ndvi_is_enough(tmp_path):
    scene = patches(tmp_path, lambda coarse: 0.5 * coarse + 0.1, bands=1)
    _, predicted = scene.predict("fitfc")
    np.testing.assert_allclose(predicted, 0.5 * scene.fine[0] + 0.1, atol=2e-6)
