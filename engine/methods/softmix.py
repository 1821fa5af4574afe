"""softmix, Chronofuse's own classical method: local unmixing of the change into soft classes, kept on F1's edges.

1. Soft classes of F1: each pixel belongs to each of a few k-means centres by a Gaussian of its distance. One more basis
   per band follows the band itself, so that a change may also be in proportion to the brightness.
2. On the coarse grid, the change of a band is regressed on the means of these bases: once for the whole scene, and then,
   around each coarse pixel with Gaussian weights, what is left of it. Ridge keeps coefficients small where the classes
   are mixed alike in all neighbours.
3. On the fine grid, the change is the sum of basis x coefficient, the coefficients interpolated between coarse pixels.
4. A joint bilateral filter guided by F1 takes the noise out of it and leaves the edges of fields.
5. What the coarse pixel then lacks comes back by bicubic interpolation.

With two pairs the change from each date is predicted, and both predictions are weighted by how little the coarse images
changed between.
"""

from __future__ import annotations

import math
from typing import Callable

import numba
import numpy as np
from scipy.cluster.vq import kmeans2
from scipy.ndimage import gaussian_filter

from ...models.manifest import Manifest
from ...models.parameters import Value
from ..grid import Window
from ..lattice import Layers, Place
from ..readers import Image
from ..scene import Scene, statistics
from .base import Method, Patch
from .bilateral import bilateral

SEED = 0
SAMPLE = 40_000
"""Pixels on which the soft classes are found."""
COVERED = 0.5
"""Share of a coarse pixel that must be valid in F1 for its means to stand for it."""
TRUNCATE = 3.0
"""Where the Gaussian weights of the neighbouring coarse pixels end, in standard deviations."""
SAMPLED_RADIUS = 10
"""The bilateral filter looks at every neighbour up to this radius, and at larger ratios at every second, third, ..."""


class Softmix(Method):
    def __init__(self, manifest: Manifest, threads: int, settings: dict[str, Value]):
        super().__init__(manifest)
        self.settings = settings
        self.neighbours = math.ceil(TRUNCATE * settings["coarse_sigma"])
        self.coarse_margin = self.neighbours + 2
        numba.set_num_threads(min(threads, numba.config.NUMBA_NUM_THREADS))

    def prepare(self, scene: Scene, step: Callable[[int], None]) -> None:
        """Soft classes, their means in every coarse pixel, and the change that they explain over the whole scene."""
        self.ratio = scene.lattice.ratio
        self.radius = max(1, round(self.settings["filter_radius"] * self.ratio))
        self.halo = self.radius + math.ceil(3 * self.ratio)
        self.models = []
        for number, fine in enumerate(scene.fine):
            self.models.append(_Model(fine, scene, number, self.settings, step))

    def predict(self, patch: Patch) -> np.ndarray:
        predictions = [fine + self._change(patch, number) for number, fine in enumerate(self._inner(patch))]
        if len(predictions) == 1:
            return predictions[0]
        weights = [self._trust(patch, number) for number in range(len(predictions))]
        return combine(predictions, weights)

    def _inner(self, patch: Patch) -> list[np.ndarray]:
        return [fine[(slice(None), *patch.inner)] for fine in patch.fine]

    def _change(self, patch: Patch, number: int) -> np.ndarray:
        """The change from one pair's date on the patch's inner pixels, NaN where it can't be known."""
        fine, place = patch.fine[number], patch.below.place
        valid = np.isfinite(fine + patch.coarse[number] + patch.target).all(axis=0)
        wanted = patch.below.target - patch.below.coarse[number]
        model = self.models[number]
        change = model.unmixed(np.where(valid, fine, np.nan), wanted, place, self.neighbours)
        guide = np.where(valid, model.standardised(fine), np.nan)
        everywhere = tuple(slice(0, size) for size in valid.shape)
        spatial = self.settings["filter_sigma"] * self.ratio
        spectral = self.settings["spectral_sigma"] * math.sqrt(len(fine))
        smooth = bilateral(guide, change, everywhere, self.radius, max(1, self.radius // SAMPLED_RADIUS), spatial, spectral)
        covered = place.down(valid.astype(np.float32))
        mean = place.down(np.where(valid, smooth, 0)) / np.maximum(covered, 1e-6)
        lacking = np.where(covered > COVERED, wanted - mean, 0)
        result = smooth + place.up_bicubic(np.nan_to_num(lacking))
        return result[(slice(None), *patch.inner)]

    def _trust(self, patch: Patch, number: int) -> np.ndarray:
        """One over the coarse change (squared, averaged over neighbouring coarse pixels) on the patch's inner pixels."""
        below = patch.below
        squared = (below.target - below.coarse[number]) ** 2
        known = np.isfinite(squared)
        near = [0, 1, 1]
        total = gaussian_filter(np.where(known, squared, 0), near, truncate=2)
        weight = gaussian_filter(known.astype(np.float32), near, truncate=2)
        change = below.place.up_bilinear(np.where(weight > 1e-3, total / np.maximum(weight, 1e-3), 1).astype(np.float32))
        return 1 / (change[(slice(None), *patch.inner)] + 1e-6)


class _Model:
    """The soft classes of one fine image and what they explain of the change to the target date."""

    def __init__(self, fine: Image, scene: Scene, number: int, settings: dict[str, Value], step):
        figures = statistics(fine)
        self.mean = figures.mean.astype(np.float32)[:, None, None]
        self.std = np.maximum(figures.std, 1e-6).astype(np.float32)[:, None, None]
        self.settings, self.bands = settings, fine.bands
        self.centres = self._find_classes(fine, settings["classes"])
        self.means = Layers(len(self.centres) + fine.bands + 1, scene.lattice)
        self.level, self.coefficients = self._fit_scene(fine, scene.on_lattice[number], scene.on_lattice[-1], scene, step)

    def standardised(self, fine: np.ndarray) -> np.ndarray:
        return (fine - self.mean) / self.std

    def _find_classes(self, fine: Image, count: int) -> np.ndarray:
        """(classes, bands) centres of a sample of F1, the same for the same scene."""
        pixels = sample(fine)
        z = (pixels - self.mean[:, 0]) / self.std[:, 0]
        centres, _ = kmeans2(z.T.astype(np.float64), min(count, z.shape[1]), minit="++", seed=SEED, iter=20, missing="warn")
        return centres.astype(np.float32)

    def bases(self, fine: np.ndarray) -> np.ndarray:
        """(classes + bands, rows, cols): memberships and one basis per band; 0 where F1 is missing."""
        z = self.standardised(fine)
        valid = np.isfinite(z).all(axis=0)
        z = np.where(valid, z, 0)
        squared = np.stack([((z - c[:, None, None]) ** 2).sum(axis=0) for c in self.centres])
        squared -= squared.min(axis=0)
        belongs = np.exp(-squared / (2 * self.settings["softness"] ** 2))
        belongs /= belongs.sum(axis=0)
        return np.where(valid, np.concatenate([belongs, np.tanh(z / 2)]), 0).astype(np.float32)

    def _fit_scene(self, fine: Image, before: Image, after: Image, scene: Scene,
                   step) -> tuple[np.ndarray, np.ndarray]:
        """Keep the means of the bases on the lattice; the mean change of the scene per band, and the (bands, classes + 1)
        coefficients of what differs from it, which ridge draws to 0."""
        count = len(self.centres) + 1
        normal, right = np.zeros((self.bands, count, count)), np.zeros((self.bands, count))
        sums, weights, total = np.zeros((self.bands, count)), np.zeros(self.bands), np.zeros(self.bands)
        for place in scene.lattice.places(1024):
            values = fine.read(place.fine)
            valid = np.isfinite(values).all(axis=0)
            covered = place.down(valid.astype(np.float32))
            means = place.down(self.bases(values)) / np.maximum(covered, 1e-6)
            self.means.write(place.coarse, np.concatenate([means, covered[None]]))
            wanted = after.read(place.coarse) - before.read(place.coarse)
            for band in range(self.bands):
                a, weight = self._design(means, covered, wanted[band], band)
                weighted = a * weight
                normal[band] += np.einsum("krc,lrc->kl", weighted, a)
                right[band] += np.einsum("krc,rc->k", weighted, np.nan_to_num(wanted[band]))
                sums[band] += weighted.sum(axis=(1, 2))
                weights[band] += weight.sum()
                total[band] += (weight * np.nan_to_num(wanted[band])).sum()
            step(place.fine.width * place.fine.height)
        level = total / np.maximum(weights, 1e-9)
        ridge = self.settings["ridge"] / len(self.centres) * np.eye(count)
        return level, np.linalg.solve(normal + ridge, (right - level[:, None] * sums)[..., None])[..., 0]

    def _design(self, means, covered, wanted, band) -> tuple[np.ndarray, np.ndarray]:
        """(classes + 1, rows, cols) bases of a band on the coarse grid, and the weight of each coarse pixel."""
        classes = len(self.centres)
        chosen = np.concatenate([means[:classes], means[classes + band:classes + band + 1]]).astype(np.float64)
        return np.nan_to_num(chosen), np.where((covered > COVERED) & np.isfinite(wanted), covered, 0).astype(np.float64)

    def unmixed(self, fine: np.ndarray, wanted: np.ndarray, place: Place, neighbours: int) -> np.ndarray:
        """The change of each fine pixel, (bands, rows, cols) float32, from the coarse change `wanted`."""
        bases = self.bases(fine)
        layers = self.means.read(place.coarse)
        means, covered = layers[:-1], np.nan_to_num(layers[-1])
        classes = len(self.centres)
        change = np.broadcast_to(self.level.astype(np.float32)[:, None, None], fine.shape).copy()
        for band in range(self.bands):
            a, weight = self._design(means, covered, wanted[band], band)
            whole = self.coefficients[band]
            left = np.nan_to_num(wanted[band]) - self.level[band] - np.einsum("k,krc->rc", whole, a)
            local = local_ridge(a, left, weight, self.settings["coarse_sigma"], neighbours,
                                self.settings["ridge"] / classes)
            fields = place.up_bilinear((local + whole[:, None, None]).astype(np.float32))
            for k in range(classes):
                change[band] += fields[k] * bases[k]
            change[band] += fields[classes] * bases[classes + band]
        return change


def local_ridge(a: np.ndarray, y: np.ndarray, weight: np.ndarray, sigma: float, reach: int, ridge: float) -> np.ndarray:
    """Around each coarse pixel, the coefficients of a ridge regression of y on a, (bases, rows, cols) float64.

    Args:
        a: (bases, rows, cols) means of the bases.
        y: (rows, cols) what is to be explained.
        weight: (rows, cols) of each coarse pixel, 0 where it does not count.
        sigma, reach: standard deviation and end of the Gaussian weights of the neighbours, in coarse pixels.
        ridge: added to the diagonal, in units of one coarse pixel's weight.
    """
    count = len(a)
    upper = [(k, m) for k in range(count) for m in range(k, count)]
    products = np.stack([weight * a[k] * a[m] for k, m in upper] + [weight * a[k] * y for k in range(count)])
    summed = gaussian_sum(products, sigma, reach)
    return _solve(summed[:len(upper)], summed[len(upper):], ridge)


@numba.njit(parallel=True, cache=True)
def _solve(upper, right, ridge):
    """At each coarse pixel the solution of (N + ridge I) x = right by Cholesky's decomposition; (bases, rows, cols).

    `upper` holds the upper triangle of N row by row. Thousands of systems of nine unknowns: a library call each would
    take longer than the arithmetic.
    """
    count, rows, columns = right.shape
    result = np.empty(right.shape)
    for row in numba.prange(rows):
        lower, x = np.zeros((count, count)), np.empty(count)
        for column in range(columns):
            at = 0
            for k in range(count):
                for j in range(k, count):
                    lower[j, k] = upper[at, row, column]
                    at += 1
            for k in range(count):
                pivot = lower[k, k] + ridge
                for m in range(k):
                    pivot -= lower[k, m] ** 2
                lower[k, k] = np.sqrt(pivot)
                for j in range(k + 1, count):
                    for m in range(k):
                        lower[j, k] -= lower[j, m] * lower[k, m]
                    lower[j, k] /= lower[k, k]
            for k in range(count):
                x[k] = right[k, row, column]
                for m in range(k):
                    x[k] -= lower[k, m] * x[m]
                x[k] /= lower[k, k]
            for k in range(count - 1, -1, -1):
                for m in range(k + 1, count):
                    x[k] -= lower[m, k] * x[m]
                x[k] /= lower[k, k]
                result[k, row, column] = x[k]
    return result


def gaussian_sum(layers: np.ndarray, sigma: float, reach: int) -> np.ndarray:
    """Sum over neighbours with Gaussian weights that sum to one."""
    return gaussian_filter(layers, [0, sigma, sigma], mode="constant", radius=[0, reach, reach])


def combine(predictions: list[np.ndarray], weights: list[np.ndarray]) -> np.ndarray:
    """The weighted mean of predictions; where one is missing, the other."""
    total = top = np.zeros(predictions[0].shape, np.float32)
    for prediction, weight in zip(predictions, weights):
        known = np.isfinite(prediction)
        top = top + np.where(known, prediction * weight, 0)
        total = total + np.where(known, weight, 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(total > 0, top / total, np.nan).astype(np.float32)


def sample(image: Image) -> np.ndarray:
    """(bands, pixels) of valid pixels, spread evenly over the whole image."""
    stride = max(1, int(math.sqrt(image.grid.width * image.grid.height / SAMPLE)))
    found = []
    for y in range(stride // 2, image.grid.height, stride):
        row = image.read(Window(0, y, image.grid.width, 1))[:, 0, stride // 2::stride]
        found.append(row[:, np.isfinite(row).all(axis=0)])
    return np.concatenate(found, axis=1)
