"""Unmixing against a slow oracle with SciPy's bounded least squares, and on cases whose answer is known."""

import images
import lattices
import numpy as np
import pytest
from scipy.optimize import lsq_linear

from chronofuse.engine.methods import ubdf
from chronofuse.engine.methods.ubdf import unmix

REACH, RIDGE = 2, 0.3
SETTINGS = {"coarse_window": 2 * REACH + 1, "ridge": RIDGE, "classes": 4}


def oracle(scene, method, of_change: bool) -> np.ndarray:
    """Each coarse pixel's window by itself, in float64; each fine pixel takes its class's value,
    bilinearly."""
    fine = scene.fine[0].read(scene.grid.window)
    classes = method.classes.of(fine)
    before, after = (image.read(scene.lattice.grid.window).astype(np.float64) for image in scene.on_lattice)
    values = after - before if of_change else after
    rows, columns = lattices.overlap(scene)
    areas = np.stack([rows @ (classes == k) @ columns.T for k in range(method.classes.count)])
    covered = areas.sum(axis=0)
    shares = areas / np.where(covered > 0, covered, 1)
    weights = np.where((covered >= 0.5) & np.isfinite(values).all(axis=0), covered, 0)
    by_class = np.full((*covered.shape, len(fine), method.classes.count), np.nan)

    def at(i, j):
        if np.isnan(by_class[i, j]).any():
            by_class[i, j] = one_window(shares, weights, values, i, j, method.bounds)
        return by_class[i, j]

    at_rows, at_columns = lattices.nearest(scene)
    valid = (classes >= 0) & np.isfinite(before + after).all(axis=0)[at_rows[:, None], at_columns]
    result = np.full(fine.shape, np.nan)
    for y, x in np.argwhere(valid):
        v, u = scene.lattice.rows.position(y + 0.5) - 0.5, scene.lattice.columns.position(x + 0.5) - 0.5
        i, j = int(v), int(u)
        result[:, y, x] = sum(
            wy * wx * at(a, b)[:, classes[y, x]]
            for a, wy in ((i, 1 - v + i), (i + 1, v - i))
            for b, wx in ((j, 1 - u + j), (j + 1, u - j))
        )
    return result + fine if of_change else result


def one_window(shares, weights, values, row, column, bounds) -> np.ndarray:
    """Least squares of the window's coarse pixels, and a row for each class that draws it to the coarse
    pixel's value."""
    window = (slice(max(0, row - REACH), row + REACH + 1), slice(max(0, column - REACH), column + REACH + 1))
    root = np.sqrt(weights[window].ravel())
    count = len(shares)
    pull = np.sqrt(RIDGE * max(weights[window].sum(), 1) / count)
    left = np.vstack(
        [shares[:, window[0], window[1]].reshape(count, -1).T * root[:, None], pull * np.eye(count)]
    )
    per_band = []
    for band, (low, high) in enumerate(zip(*bounds)):
        coarse = np.where(np.isfinite(values).all(axis=0), values[band], np.nan)
        centre = coarse[row, column] if np.isfinite(coarse[row, column]) else np.nanmean(coarse[window])
        right = np.concatenate([np.nan_to_num(coarse[window].ravel()) * root, np.full(count, pull * centre)])
        per_band.append(lsq_linear(left, right, (low, high), method="bvls", tol=1e-14).x)
    return np.array(per_band)


def made_up(seed, bands=2, ratio=4.0, offset=0.0):
    """Two dates with gaps in F1 and C2, and class changes so uneven that bounds are reached."""
    random = np.random.default_rng(seed)
    scene = lattices.empty_scene((bands, 34, 37), ratio, offset)
    fine = images.smooth_noise(random, (bands, 34, 37), sigma=2)
    before = lattices.coarse_of(scene, fine)
    after = before + 0.05 + random.normal(0, 0.03, before.shape)
    fine[0, 9:12, 13:19] = np.nan
    middle = scene.lattice.grid.height // 2
    after[-1, middle, middle : middle + 2] = np.nan
    return lattices.filled(scene, fine, before, after)


@pytest.mark.parametrize("what", ["change", "image"])
@pytest.mark.parametrize(
    "seed, bands, ratio, offset", [(1, 2, 4.0, 0.0), (2, 1, 5.3, -0.2), (3, 3, 2.0, 0.3)]
)
def test_the_kernel_agrees_with_bounded_least_squares(seed, bands, ratio, offset, what):
    scene = made_up(seed, bands, ratio, offset)
    predicted, method = lattices.predict("ubdf", scene, unmix=what, **SETTINGS)
    expected = oracle(scene, method, what == "change")
    assert np.array_equal(np.isnan(expected), np.isnan(predicted))
    assert np.isnan(predicted).any() and np.isfinite(predicted).any()
    assert np.nanmax(np.abs(expected - predicted)) <= 1e-5


def test_bounds_that_are_reached_are_kept_and_the_others_take_over():
    random = np.random.default_rng(4)
    shares = random.dirichlet(np.ones(3), (5, 5)).transpose(2, 0, 1)
    values = np.tensordot(np.array([[0.4, -0.3, 0.1]]), shares, 1)
    bounds = np.array([-0.1]), np.array([0.2])
    unmixed = unmix(shares, np.ones((5, 5)), values, bounds, 1e-4, 2)[2, 2, 0]
    pull = np.sqrt(1e-4 * 25 / 3)
    left = np.vstack([shares.reshape(3, -1).T, pull * np.eye(3)])
    right = np.concatenate([values.ravel(), np.full(3, pull * values[0, 2, 2])])
    expected = lsq_linear(left, right, (-0.1, 0.2), method="bvls", tol=1e-14).x
    np.testing.assert_allclose(unmixed, expected, atol=1e-7)
    assert {-0.1, 0.2} <= set(np.round(unmixed, 12))


@pytest.mark.parametrize("what", ["change", "image"])
def test_mixed_pixels_of_a_few_spectra_are_told_apart(what):
    """Every coarse pixel is a mixture of three spectra; each takes its new one."""
    random = np.random.default_rng(7)
    kinds = np.kron(random.integers(0, 3, (36, 36)), np.ones((4, 4), int))
    old, new = (
        np.array([[0.1, 0.3], [0.2, 0.1], [0.4, 0.4]]),
        np.array([[0.15, 0.2], [0.17, 0.12], [0.4, 0.48]]),
    )
    scene = lattices.empty_scene((2, 144, 144), 8)
    fine, truth = (np.moveaxis(spectra[kinds], 2, 0) for spectra in (old, new))
    before, after = lattices.coarse_of(scene, fine), lattices.coarse_of(scene, truth)
    predicted, method = lattices.predict(
        "ubdf", lattices.filled(scene, fine, before, after), classes=3, unmix=what, ridge=1e-4
    )
    assert method.classes.count == 3
    np.testing.assert_allclose(predicted, truth, atol=1e-3)


def test_unmixing_the_image_never_gives_a_negative_reflectance():
    scene = made_up(8)
    after = np.abs(
        np.random.default_rng(8).normal(0, 0.02, scene.on_lattice[1].read(scene.lattice.grid.window).shape)
    )
    fine = scene.fine[0].read(scene.grid.window)
    scene = lattices.filled(scene, fine, scene.on_lattice[0].read(scene.lattice.grid.window), after)
    predicted, method = lattices.predict("ubdf", scene, unmix="image", ridge=1e-3)
    assert np.nanmin(predicted) >= 0
    assert np.nanmin(predicted) < 1e-9, "no class reached its bound, so this shows nothing"


def test_gaps_are_not_predicted_and_do_not_spread():
    scene = made_up(9)
    predicted, _ = lattices.predict("ubdf", scene)
    rows, columns = lattices.nearest(scene)
    after = scene.on_lattice[1].read(scene.lattice.grid.window)[:, rows[:, None], columns]
    valid = np.isfinite(scene.fine[0].read(scene.grid.window) + after).all(axis=0)
    assert np.array_equal(np.isfinite(predicted), np.broadcast_to(valid, predicted.shape))
    assert len(ubdf._unmix_all.signatures) == 1, "it was compiled for more than one layout of memory"
