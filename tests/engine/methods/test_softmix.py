"""softmix against a slow oracle of its five steps, and on cases whose answer is known."""

import images
import numpy as np
import pytest
import scenes

from chronofuse.engine.methods.steps.bilateral import bilateral
from chronofuse.engine.methods.steps.soft_classes import local_ridge

SIGMA, RIDGE, SOFTNESS, CLASSES = 1.25, 0.6, 0.5, 3
RADIUS, SPATIAL, SPECTRAL = 1.25, 1.0, 0.35


def gaussian(size, centre, sigma, reach):
    """Weights along an axis that sum to one over an endless one."""
    weight = np.exp(-(np.arange(-reach, reach + 1) ** 2) / (2 * sigma**2))
    weight /= weight.sum()
    return np.array([weight[i - centre + reach] if abs(i - centre) <= reach else 0 for i in range(size)])


def oracle(scene, number, classes):
    """The change from one pair, step by step in float64; the classes are given, because k-means is no
    equation."""
    centres = classes.centres.astype(float)
    fine, wanted = scene.fine[number], scene.target - scene.coarse[number]
    bands, rows, columns = fine.shape
    known = np.isfinite(fine).all(axis=0)
    mean, std = (figure(fine[:, known], axis=1)[:, None, None] for figure in (np.mean, np.std))
    z = np.where(known, (fine - mean) / std, np.nan)
    squared = np.stack(
        [((np.where(known, fine / std, np.nan) - c[:, None, None]) ** 2).sum(axis=0) for c in centres]
    )
    belongs = np.exp(-squared / (2 * SOFTNESS**2))
    belongs /= belongs.sum(axis=0)
    valid = usable(scene, number)
    size = wanted.shape[1:]
    change = np.zeros(fine.shape)
    for b in range(bands):
        bases = np.concatenate([belongs, np.tanh(z[b : b + 1] / 2)])
        a, covered = scenes.down(bases, scene.ratio, scene.shift, size)
        weight = np.where((covered > 0.5) & np.isfinite(wanted[b]), covered, 0)
        a, y = np.nan_to_num(a), np.nan_to_num(wanted[b])
        eye = RIDGE / len(centres) * np.eye(len(a))
        level = (weight * y).sum() / weight.sum()
        y = y - level
        whole = np.linalg.solve(
            np.einsum("rc,krc,lrc->kl", weight, a, a) + eye, np.einsum("rc,krc,rc->k", weight, a, y)
        )
        left = y - np.einsum("k,krc->rc", whole, a)
        local = np.zeros((len(a), *size))
        for r, c in np.ndindex(*size):
            near = weight * np.outer(gaussian(size[0], r, SIGMA, 4), gaussian(size[1], c, SIGMA, 4))
            local[:, r, c] = np.linalg.solve(
                np.einsum("rc,krc,lrc->kl", near, a, a) + eye, np.einsum("rc,krc,rc->k", near, a, left)
            )
        fields = scenes.up(
            local + whole[:, None, None], (rows, columns), scene.ratio, scene.shift, scenes.tent, 1
        )
        change[b] = level + (fields * np.nan_to_num(bases)).sum(axis=0)
    smooth = filtered(np.where(valid, z, np.nan), change, scene.ratio)
    mean, covered = scenes.down(np.where(valid, smooth, np.nan), scene.ratio, scene.shift, size)
    lacking = np.nan_to_num(np.where(covered > 0.5, wanted - mean, 0))
    return smooth + scenes.up(lacking, (rows, columns), scene.ratio, scene.shift, scenes.keys, 2)


def filtered(guide, change, ratio):
    """Joint bilateral filter; the spectral kernel is (1 - q / 16)^16."""
    radius, spatial = max(1, round(RADIUS * ratio)), SPATIAL * ratio
    spectral = SPECTRAL * np.sqrt(len(guide))
    result = np.full(change.shape, np.nan)
    rows, columns = guide.shape[1:]
    for y, x in zip(*np.nonzero(np.isfinite(guide).all(axis=0))):
        ys = slice(max(0, y - radius), min(rows, y + radius + 1))
        xs = slice(max(0, x - radius), min(columns, x + radius + 1))
        q = ((guide[:, ys, xs] - guide[:, y : y + 1, x : x + 1]) ** 2).sum(axis=0) / (2 * spectral**2)
        v, u = np.indices(q.shape)
        far = (v + ys.start - y) ** 2 + (u + xs.start - x) ** 2
        weight = np.nan_to_num(np.clip(1 - q / 16, 0, None) ** 16) * np.exp(-far / (2 * spatial**2))
        result[:, y, x] = (change[:, ys, xs] * weight).sum(axis=(1, 2)) / weight.sum()
    return result


def usable(scene, number):
    rows, columns = scene.fine[number].shape[1:]
    r = np.floor(scenes.position(np.arange(rows) + 0.5, scene.ratio, scene.shift[0])).astype(int)
    c = np.floor(scenes.position(np.arange(columns) + 0.5, scene.ratio, scene.shift[1])).astype(int)
    coarse = np.isfinite(scene.coarse[number] + scene.target).all(axis=0)[r[:, None], c]
    return coarse & np.isfinite(scene.fine[number]).all(axis=0)


def trust(scene, number):
    """One over the coarse change squared, averaged over neighbours that are valid, brought up."""
    squared = (scene.target - scene.coarse[number]) ** 2
    known, size = np.isfinite(squared), squared.shape[1:]
    mean = np.ones(squared.shape)
    for b, r, c in np.ndindex(*squared.shape):
        near = np.outer(gaussian(size[0], r, 1, 2), gaussian(size[1], c, 1, 2)) * known[b]
        if near.sum() > 1e-3:
            mean[b, r, c] = (near * np.nan_to_num(squared[b])).sum() / near.sum()
    return 1 / (scenes.up(mean, scene.fine[0].shape[1:], scene.ratio, scene.shift, scenes.tent, 1) + 1e-6)


@pytest.mark.parametrize("seed, ratio, pairs", [(1, 6.0, 1), (2, 4.7, 1), (3, 5.2, 2)])
def test_softmix_agrees_with_its_five_steps(seed, ratio, pairs, tmp_path):
    scene = scenes.noisy(seed, tmp_path, ratio=ratio, pairs=pairs)
    method, predicted = scene.predict("softmix", classes=CLASSES)
    scene = scene.with_rim(2)
    predictions = [scene.fine[n] + oracle(scene, n, method.models[n].classes) for n in range(pairs)]
    weights = [np.where(np.isfinite(p), trust(scene, n), 0) for n, p in enumerate(predictions)]
    total = sum(weights)
    top = sum(np.nan_to_num(p) * w for p, w in zip(predictions, weights))
    expected = np.where(total > 0, top / np.where(total > 0, total, 1), np.nan)
    assert np.array_equal(np.isnan(predicted), np.isnan(expected))
    assert np.nanmax(np.abs(predicted - expected)) <= 1e-5


def calm(tmp_path, change, bands=2, pairs=1):
    random = np.random.default_rng(5)
    fine = images.smooth_noise(random, (bands, 48, 48), sigma=2)
    coarse = fine.reshape(bands, 8, 6, 8, 6).mean(axis=(2, 4))
    return scenes.Made(tmp_path, [fine] * pairs, [coarse] * pairs, coarse + change, 6.0)


@pytest.mark.parametrize("bands", [1, 2])
@pytest.mark.parametrize("pairs", [1, 2])
def test_no_change_gives_f1_back(pairs, bands, tmp_path):
    scene = calm(tmp_path, 0.0, bands, pairs)
    np.testing.assert_allclose(scene.predict("softmix")[1], scene.fine[0], atol=1e-6)


def test_a_uniform_change_is_followed_exactly(tmp_path):
    scene = calm(tmp_path, 0.07)
    _, predicted = scene.predict("softmix")
    np.testing.assert_allclose(predicted, scene.fine[0] + 0.07, atol=1e-6)


def test_the_change_of_each_class_is_found_where_coarse_pixels_are_mixed(tmp_path):
    random = np.random.default_rng(6)
    dark = np.kron(random.random((20, 20)) < 0.5, np.ones((3, 3))).astype(bool)
    fine = np.where(dark, 0.1, 0.3)[None]
    after = np.where(dark, 0.15, 0.2)[None]
    coarse, target = (image.reshape(1, 10, 6, 10, 6).mean(axis=(2, 4)) for image in (fine, after))
    _, predicted = scenes.Made(tmp_path, [fine], [coarse], target, 6.0).predict("softmix", classes=2)
    assert np.abs(predicted - after).max() < 0.02 < np.abs(fine - after).max()


def test_the_filter_does_not_cross_an_edge_of_the_guide():
    guide = np.zeros((1, 20, 20), np.float32)
    guide[:, :, 10:] = 10
    layers = guide.copy()
    layers[0, 5, 3] = 1
    everywhere = (slice(0, 20), slice(0, 20))
    predicted = bilateral(guide, layers, everywhere, 6, 1, 3.0, 0.5)
    np.testing.assert_allclose(predicted[:, :, 10:], 10, atol=1e-5)
    assert 0 < predicted[0, 5, 4] < 1


def test_a_coarse_pixel_without_weight_does_not_count():
    random = np.random.default_rng(7)
    a, weight = random.random((2, 6, 6)), np.ones((6, 6))
    truth = np.array([0.3, -0.2])
    y = np.einsum("k,krc->rc", truth, a)
    y[2, 2], weight[2, 2] = 1e6, 0
    predicted = local_ridge(a, y, weight, 1.5, 5, 1e-9)
    np.testing.assert_allclose(predicted, np.broadcast_to(truth[:, None, None], predicted.shape), atol=1e-4)
