"""A shared step of FSDAF and unmixing: the classes of F1, and what the coarse images say about each.

Classes are k-means clusters of F1's spectra, found on a sample. One pass over the scene then writes down
which share of each coarse pixel each class has, and keeps the purest coarse pixels of each class, from which
a change (or a value) of every class follows by least squares.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Callable

import numpy as np
from scipy.cluster.vq import kmeans2, vq
from scipy.optimize import lsq_linear

from ...align.lattice import Lattice, Layers, Place
from ...align.scene import Scene
from ...align.scene_figures import PASS_SIDE, Known
from ...align.warped import FULLY_COVERED
from ...raster.grid import Window, windows
from ...raster.readers import Image

SAMPLE = 20_000
"""About how many pixels of F1 the classes are found on."""
PUREST = 100
"""How many of the purest coarse pixels of each class take part in the regression (Zhu et al. 2016)."""
SEED = 20160201
STARTS, TURNS = 4, 50
"""K-means starts so often, takes so many turns each time, and the tightest result is taken."""


@dataclass(frozen=True)
class Classes:
    """Clusters of spectra."""

    centres: np.ndarray
    """(classes, bands) float32, in standard deviations of each band."""
    unit: np.ndarray
    """(bands,) float32: the standard deviation of each band, in physical units."""
    mean: np.ndarray
    """(bands,) float32: the mean of each band."""

    @property
    def count(self) -> int:
        return len(self.centres)

    def of(self, fine: np.ndarray) -> np.ndarray:
        """The class of each pixel of (bands, rows, cols): that of the nearest centre; -1 where a band is
        missing."""
        scaled = fine / self.unit[:, None, None]
        nearest, numbers = np.full(fine.shape[1:], np.inf, np.float32), np.full(fine.shape[1:], -1, np.int8)
        for number, centre in enumerate(self.centres):
            distance = np.zeros(fine.shape[1:], np.float32)
            for band, value in zip(scaled, centre):
                distance += np.square(band - value)
            closer = distance < nearest  # never where a band is NaN
            nearest, numbers = np.where(closer, distance, nearest), np.where(closer, np.int8(number), numbers)
        return numbers


def find_classes(image: Image, count: int, step: Callable[[int], None]) -> Classes:
    """K-means classes of an image from a sample at fixed positions of it; fewer where there are fewer
    spectra."""
    spectra = sample(image, step).astype(np.float64)
    spectra = spectra if len(spectra) else np.zeros((1, image.bands))
    mean, unit = spectra.mean(axis=0), spectra.std(axis=0)
    unit = np.where(unit > 0, unit, 1).astype(np.float32)
    return Classes(k_means(spectra / unit, count).astype(np.float32), unit, mean.astype(np.float32))


def classes_of(scene: Scene, count: int, known: Known, step: Callable[[int], None]) -> Classes:
    """K-means classes of F1, the same for all target dates of a run."""
    return known.once(("classes", count), lambda: find_classes(scene.fine[0], count, step), scene, step)


def sample(image: Image, step: Callable[[int], None]) -> np.ndarray:
    """Spectra of about SAMPLE valid pixels on a lattice of positions, (pixels, bands)."""
    grid = image.grid
    apart = max(1, int(np.sqrt(grid.width * grid.height / SAMPLE)))
    pixels = []
    for window in windows(grid.width, grid.height, PASS_SIDE):
        rows, columns = (slice(-first % apart, None, apart) for first in (window.y, window.x))
        pixels.append(image.read(window)[:, rows, columns].reshape(image.bands, -1).T)
        step(window.width * window.height)
    spectra = np.concatenate(pixels)
    return spectra[np.isfinite(spectra).all(axis=1)]


def k_means(points: np.ndarray, count: int) -> np.ndarray:
    """At most `count` centres of (points, dimensions), from k-means++ starts, the same each time."""
    distinct = np.unique(points, axis=0)
    if len(distinct) <= count:
        return distinct if len(distinct) else np.zeros((1, points.shape[1]))
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", UserWarning
        )  # a cluster that runs empty keeps its place, which is well
        results = [
            kmeans2(points, count, iter=TURNS, minit="++", seed=SEED + start)[0] for start in range(STARTS)
        ]
    return min(results, key=lambda centres: np.square(vq(points, centres)[1]).sum())


# ---- on the lattice


def shares_of(classes: np.ndarray, count: int, place: Place) -> tuple[np.ndarray, np.ndarray]:
    """What the coarse pixels of a place consist of.

    Args:
        classes: (rows, cols) as `Classes.of` gives them, on the place's fine pixels.

    Returns:
        The share that each class has in the valid part of each coarse pixel, (classes, coarse rows, coarse
        cols) float32, and how much of the coarse pixel that part is, 0 to 1.
    """
    areas = np.stack([place.down((classes == number).astype(np.float32)) for number in range(count)])
    covered = areas.sum(axis=0)
    return np.where(covered > 0, areas / np.where(covered > 0, covered, 1), 0).astype(np.float32), covered


class Survey:
    """What one pass over a scene finds out about its classes on the lattice, for some value of each coarse
    pixel."""

    def __init__(self, classes: Classes, lattice: Lattice, signed: bool):
        """`signed`: whether a class may be negative although no coarse pixel is, as changes may and
        reflectance may not."""
        self.classes, self.signed = classes, signed
        self._layers = Layers(classes.count + 1, lattice)
        self._kept = [_Purest(classes.count) for _ in range(classes.count)]
        self._count, self._sums = 0, 0.0
        self._low, self._high = np.inf, -np.inf

    def add(self, place: Place, fine: np.ndarray, values: np.ndarray) -> None:
        """Take the fine pixels (bands, rows, cols) of a place and the (bands, coarse rows, coarse cols)
        values on it."""
        shares, covered = shares_of(self.classes.of(fine), self.classes.count, place)
        self._layers.write(place.coarse, np.concatenate([shares, covered[None]]))
        usable = np.isfinite(values).all(axis=0) & (covered > 0)
        self._describe(values[:, usable].astype(np.float64))
        whole = usable & (covered >= FULLY_COVERED)
        rows, columns = np.nonzero(whole)
        order = scattered(rows + place.coarse.y, columns + place.coarse.x)
        for number, purest in enumerate(self._kept):
            purest.add(number, order, shares[:, whole].T, values[:, whole].T)

    def _describe(self, values: np.ndarray) -> None:
        if values.size:
            self._count += values.shape[1]
            self._sums = self._sums + np.stack([values.sum(axis=1), np.square(values).sum(axis=1)])
            self._low = np.minimum(self._low, values.min(axis=1))
            self._high = np.maximum(self._high, values.max(axis=1))

    def read(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """Shares and covered part of coarse pixels, as `shares_of` gives them; 0 where no fine pixel lies."""
        layers = np.nan_to_num(self._layers.read(window))
        return layers[:-1], layers[-1]

    def bounds(self, bands: int) -> tuple[np.ndarray, np.ndarray]:
        """What a class may have at the least and at the most in each band: what coarse pixels have, and one
        standard deviation more, because classes differ more than their mixtures do."""
        if not self._count:
            return np.full(bands, -np.inf), np.full(bands, np.inf)
        mean, square = self._sums / self._count
        spread = np.sqrt(np.maximum(square - mean**2, 0))
        least = self._low - spread
        return least if self.signed else np.where(
            self._low >= 0, np.maximum(least, 0), least
        ), self._high + spread

    @property
    def any_whole(self) -> bool:
        """Whether there is a coarse pixel that valid fine pixels cover whole."""
        return any(len(purest.shares) for purest in self._kept)

    def class_values(self, bands: int) -> np.ndarray:
        """The value of each class in each band, (classes, bands) float64, from the purest coarse pixels.

        Values of the purest coarse pixels of a class that lie outside their .1 and .9 quantiles don't count.
        Where no coarse pixel is wholly covered by valid fine pixels, every class has the mean of all coarse
        pixels.
        """
        low, high = self.bounds(bands)
        return np.stack([self._one_band(band, low[band], high[band]) for band in range(bands)], axis=1)

    def _one_band(self, band: int, low: float, high: float) -> np.ndarray:
        shares, values = (
            np.concatenate(parts) for parts in zip(*(purest.inside(band) for purest in self._kept))
        )
        if not len(values):
            return np.full(self.classes.count, self._sums[0][band] / self._count if self._count else 0.0)
        mean = (
            values.mean()
        )  # shares sum to 1, so it can be taken away; a class of which nothing is known then has it
        room = 1e-9 + 1e-6 * (high - low)
        bounds = (low - mean - room, high - mean + room)
        return lsq_linear(shares.astype(np.float64), values - mean, bounds, method="bvls", tol=1e-12).x + mean


class _Purest:
    """The coarse pixels in which one class has its largest shares."""

    def __init__(self, classes: int):
        self.order, self.shares, self.values = np.zeros(0), np.zeros((0, classes), np.float32), None

    def add(self, number: int, order: np.ndarray, shares: np.ndarray, values: np.ndarray) -> None:
        if self.values is not None:
            order, shares, values = (
                np.concatenate(both)
                for both in ((self.order, order), (self.shares, shares), (self.values, values))
            )
        best = np.lexsort((order, -shares[:, number]))[:PUREST]
        best = best[shares[best, number] > 0]
        self.order, self.shares, self.values = order[best], shares[best], values[best]

    def inside(self, band: int) -> tuple[np.ndarray, np.ndarray]:
        values = self.values[:, band].astype(np.float64)
        if not len(values):
            return self.shares, values
        low, high = np.quantile(values, 0.1, method="lower"), np.quantile(values, 0.9, method="higher")
        inside = (values >= low) & (values <= high)
        return self.shares[inside], values[inside]


def scattered(rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """A number of each coarse pixel by which equally pure ones are put in order, so that those that are taken
    lie all over the scene and not in its first rows; the same in every run."""
    rows, columns = rows.astype(np.uint64), columns.astype(np.uint64)
    mixed = rows * np.uint64(0x9E3779B97F4A7C15) + columns * np.uint64(0xC2B2AE3D27D4EB4F)
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return mixed ^ (mixed >> np.uint64(32))


def survey(
    scene: Scene,
    classes: Classes,
    step: Callable[[int], None],
    value: Callable[[np.ndarray, np.ndarray], np.ndarray],
    signed: bool = True,
) -> Survey:
    """One streamed pass over the scene; `value` makes the value of coarse pixels from C1 and C2."""
    counted = Survey(classes, scene.lattice, signed)
    before, after = scene.on_lattice[0], scene.on_lattice[-1]
    for place in scene.lattice.places(PASS_SIDE):
        counted.add(
            place, scene.fine[0].read(place.fine), value(before.read(place.coarse), after.read(place.coarse))
        )
        step(place.fine.width * place.fine.height)
    return counted
