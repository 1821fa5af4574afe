"""FSDAF against a slow oracle written from the paper's equations, and on cases whose answer is known."""

import lattices
import numpy as np
import pytest
from scipy.interpolate import RBFInterpolator
from scipy.optimize import lsq_linear

from chronofuse.engine.methods.steps import classes as classes_of_methods

pytestmark = pytest.mark.long
"""Its kernel alone takes a quarter of a minute to compile."""

HALF, SIMILAR, REACH = 4, 8, 2
SETTINGS = {"window": 2 * HALF + 1, "similar": SIMILAR, "spline_window": 2 * REACH + 1, "classes": 4}


# ---- the oracle: float64, pixel by pixel


def oracle(scene, classes, unit) -> np.ndarray:
    """Section 3 of Zhu et al. 2016 with the given class of each fine pixel (-1 where F1 is missing)."""
    fine = scene.fine[0].read(scene.grid.window).astype(np.float64)
    before, after = (image.read(scene.lattice.grid.window).astype(np.float64) for image in scene.on_lattice)
    known = classes >= 0
    rows, columns = lattices.overlap(scene)
    areas = np.stack([rows @ (classes == k) @ columns.T for k in range(classes.max() + 1)])
    covered = areas.sum(axis=0)
    shares = areas / np.where(covered > 0, covered, 1)

    by_class = class_changes(shares, covered, after - before)
    temporal = np.where(known, fine + np.moveaxis(by_class[classes], 2, 0), np.nan)
    residual = np.nan_to_num(after - before - np.einsum("kb,kyx->byx", by_class, shares))
    handed_out = hand_out(
        scene, residual, spline(scene, after) - temporal, homogeneity(scene, classes), known
    )

    at_rows, at_columns = lattices.nearest(scene)
    valid = known & np.isfinite(before + after).all(axis=0)[at_rows[:, None], at_columns]
    change = np.where(valid, temporal - fine + handed_out, np.nan)
    return fine + mean_of_similar(np.where(valid, fine, np.nan), change, 0.1 * unit)


def class_changes(shares, covered, change) -> np.ndarray:
    """Equations 3 to 6: least squares over the purest coarse pixels, which here are all."""
    whole = (covered > 0.999) & np.isfinite(change).all(axis=0)
    everywhere = (covered > 0) & np.isfinite(change).all(axis=0)
    predicted = np.zeros((len(shares), len(change)))
    for band, values in enumerate(change):
        left, right = [], []
        for share in shares:
            taken = whole & (share > 0)
            low, high = (
                np.quantile(values[taken], 0.1, method="lower"),
                np.quantile(values[taken], 0.9, method="higher"),
            )
            taken &= (values >= low) & (values <= high)
            left.append(shares[:, taken].T)
            right.append(values[taken])
        spread = values[everywhere].std()
        bounds = values[everywhere].min() - spread, values[everywhere].max() + spread
        predicted[:, band] = lsq_linear(np.concatenate(left), np.concatenate(right), bounds, tol=1e-14).x
    return predicted


def spline(scene, values) -> np.ndarray:
    """SciPy's thin-plate spline through the neighbourhood of each coarse pixel, four blended in each fine
    pixel."""
    lattice = scene.lattice
    result = np.zeros((len(values), scene.grid.height, scene.grid.width))
    seen = {}
    for y, x in np.ndindex(result.shape[1:]):
        v, u = lattice.rows.position(y + 0.5) - 0.5, lattice.columns.position(x + 0.5) - 0.5
        for i in (int(v), int(v) + 1):
            for j in (int(u), int(u) + 1):
                if (i, j) not in seen:
                    seen[i, j] = one_spline(values, i, j)
                weight = (1 - abs(v - i)) * (1 - abs(u - j))
                if weight > 0:
                    result[:, y, x] += weight * seen[i, j](np.array([[v, u]]))[0]
    return result


def one_spline(values, row, column):
    around = [
        (i, j)
        for i in range(row - REACH, row + REACH + 1)
        for j in range(column - REACH, column + REACH + 1)
        if np.isfinite(values[:, i, j]).all()
    ]
    known = np.array([values[:, i, j] for i, j in around])
    if len(around) < 3 or np.linalg.matrix_rank(np.c_[np.ones(len(around)), np.array(around)]) < 3:
        return lambda at: known.mean(axis=0)[None] if len(around) else np.full((1, len(values)), np.nan)
    return RBFInterpolator(np.array(around, float), known, kernel="thin_plate_spline")


def homogeneity(scene, classes) -> np.ndarray:
    """Equation 16: the share of pixels of the same class in a window of the size of a coarse pixel."""
    around = max(1, int(scene.lattice.ratio / 2))
    same = np.zeros(classes.shape)
    for y, x in np.argwhere(classes >= 0):
        there = classes[max(0, y - around) : y + around + 1, max(0, x - around) : x + around + 1]
        same[y, x] = (there == classes[y, x]).sum() / (there >= 0).sum()
    return same


def hand_out(scene, residual, surplus, same, known) -> np.ndarray:
    """Equations 15 and 17 to 20: what each fine pixel gets of its coarse pixel's residual."""
    rows, columns = lattices.overlap(scene)
    at_rows, at_columns = lattices.nearest(scene)
    covered = rows @ known @ columns.T
    result = np.zeros(surplus.shape)
    for band in range(len(residual)):
        mine = residual[band][at_rows[:, None], at_columns]
        weight = np.where(known & (surplus[band] * mine > 0), np.abs(surplus[band]), 0) * same + np.abs(
            mine
        ) * (1 - same)
        weight = np.where(known, weight + 1e-6, 0)
        for most in (10, np.inf):
            mean = (rows @ weight @ columns.T) / np.where(covered > 0, covered, 1)
            weight = np.minimum(weight / np.where(mean > 0, mean, 1)[at_rows[:, None], at_columns], most)
        result[band] = mine * weight
    return result


def mean_of_similar(fine, change, darkest) -> np.ndarray:
    """Equations 21 to 24, with the spectral difference in the weight as in the authors' code."""
    result = np.full(fine.shape, np.nan)
    for y, x in np.argwhere(np.isfinite(fine).all(axis=0)):
        unit = 1 / np.maximum(np.abs(fine[:, y, x]), darkest)
        v, u = (
            a.ravel()
            for a in np.mgrid[
                max(0, y - HALF) : min(fine.shape[1], y + HALF + 1),
                max(0, x - HALF) : min(fine.shape[2], x + HALF + 1),
            ]
        )
        valid = np.isfinite(fine[:, v, u]).all(axis=0)
        v, u = v[valid], u[valid]
        difference = (np.abs(fine[:, v, u] - fine[:, y, x, None]) * unit[:, None]).sum(axis=0)
        taken = difference <= np.sort(difference)[min(SIMILAR, len(difference)) - 1] * (1 + 1e-6)
        weight = 1 / ((1 + np.hypot(v - y, u - x)[taken] / HALF) * (1 + difference[taken]))
        result[:, y, x] = change[:, v[taken], u[taken]] @ weight / weight.sum()
    return result


# ---- tests


@pytest.mark.parametrize(
    "seed, bands, ratio, offset", [(1, 2, 4.0, 0.0), (2, 1, 4.0, 0.3), (3, 3, 5.3, -0.2), (4, 2, 2.0, 0.0)]
)
def test_the_kernel_agrees_with_the_papers_equations(seed, bands, ratio, offset, monkeypatch):
    monkeypatch.setattr(classes_of_methods, "PUREST", 1000)  # the oracle takes all, so that ties don't matter
    scene = lattices.made_up(seed, bands, ratio, offset)
    predicted, method = lattices.predict("fsdaf", scene, **SETTINGS)
    expected = oracle(scene, method.classes.of(scene.fine[0].read(scene.grid.window)), method.classes.unit)
    assert np.array_equal(np.isnan(expected), np.isnan(predicted))
    assert np.isnan(predicted).any() and np.isfinite(predicted).any()
    assert np.nanmax(np.abs(expected - predicted)) <= 1e-5


def test_where_every_coarse_pixel_is_one_class_each_classs_change_is_found():
    random = np.random.default_rng(7)
    kinds = np.kron(random.permutation(np.arange(36) % 3).reshape(6, 6), np.ones((8, 8), int))
    spectra, changes = (
        np.array([[0.1, 0.3], [0.2, 0.1], [0.4, 0.4]]),
        np.array([[0.05, -0.1], [-0.03, 0.02], [0.0, 0.08]]),
    )
    scene = lattices.empty_scene((2, 48, 48), 8)
    fine = np.moveaxis(spectra[kinds], 2, 0) + random.normal(0, 0.002, (2, 48, 48))
    before = lattices.coarse_of(scene, fine)
    after = before + lattices.coarse_of(scene, np.moveaxis(changes[kinds], 2, 0))
    predicted, method = lattices.predict("fsdaf", lattices.filled(scene, fine, before, after), classes=3)
    order = [method.classes.of(spectra[k][:, None, None].astype(np.float32)).item() for k in range(3)]
    np.testing.assert_allclose(method.class_change[order], changes, atol=1e-6)
    np.testing.assert_allclose(predicted, fine + np.moveaxis(changes[kinds], 2, 0), atol=1e-5)


def test_the_changes_of_classes_come_from_the_purest_coarse_pixels_alone():
    random = np.random.default_rng(11)
    scene = lattices.empty_scene((1, 96, 96), 4)
    kinds = np.kron(random.permutation(np.arange(576) % 2).reshape(24, 24), np.ones((4, 4), int))
    mixed = np.kron(random.random((24, 24)) < 0.4, np.ones((4, 4), bool))
    kinds = np.where(mixed & (np.indices((96, 96))[0] % 4 == 0), 1 - kinds, kinds)
    before = lattices.coarse_of(scene, kinds[None] * 0.3)
    after = before + 0.1 - 0.5 * before
    impure = lattices.coarse_of(scene, mixed[None].astype(float)) > 0
    after = np.where(impure, before + random.normal(0, 0.2, before.shape), after)
    _, method = lattices.predict("fsdaf", lattices.filled(scene, kinds[None] * 0.3, before, after), classes=2)
    by_spectrum = method.class_change[np.argsort(method.classes.centres[:, 0])]
    np.testing.assert_allclose(by_spectrum[:, 0], [0.1, -0.05], atol=1e-6)


def test_what_a_coarse_pixel_changes_is_handed_out_whole():
    """Without the smoothing by similar neighbours, the means of the prediction are those of F1 and the
    coarse change."""
    scene = lattices.made_up(8)
    fine = np.nan_to_num(scene.fine[0].read(scene.grid.window), nan=0.2)
    before = lattices.coarse_of(scene, fine)
    after = before + np.random.default_rng(8).normal(0, 0.03, before.shape)
    predicted, _ = lattices.predict("fsdaf", lattices.filled(scene, fine, before, after), similar=1)
    gained = lattices.coarse_of(scene, predicted) - before
    known = np.isfinite(after)
    np.testing.assert_allclose(gained[known], (after - before)[known], atol=2e-6)


def test_gaps_are_not_predicted_and_do_not_spread():
    scene = lattices.made_up(9)
    predicted, method = lattices.predict("fsdaf", scene, **SETTINGS)
    rows, columns = lattices.nearest(scene)
    after = scene.on_lattice[1].read(scene.lattice.grid.window)[:, rows[:, None], columns]
    valid = np.isfinite(scene.fine[0].read(scene.grid.window) + after).all(axis=0)
    assert np.array_equal(np.isfinite(predicted), np.broadcast_to(valid, predicted.shape))
    assert "local" in method.notes[0]


def test_without_one_whole_coarse_pixel_it_still_predicts_and_says_so():
    scene = lattices.made_up(10)
    fine = scene.fine[0].read(scene.grid.window)
    fine[:, ::4, ::4] = np.nan
    before = scene.on_lattice[0].read(scene.lattice.grid.window)
    predicted, method = lattices.predict("fsdaf", lattices.filled(scene, fine, before, before + 0.06))
    assert any("wholly covered" in note for note in method.notes)
    change = (predicted - fine)[np.isfinite(predicted)]
    np.testing.assert_allclose(change, 0.06, atol=1e-6)


def test_a_constant_image_has_one_class():
    scene = lattices.empty_scene((1, 24, 24), 4)
    fine = np.full((1, 24, 24), 0.3)
    before = lattices.coarse_of(scene, fine)
    predicted, method = lattices.predict("fsdaf", lattices.filled(scene, fine, before, before + 0.1))
    assert method.classes.count == 1
    np.testing.assert_allclose(predicted, 0.4, atol=1e-6)
