"""A random forest for one parameter (Breiman 2001, Machine Learning 45, 5-32): trees of bootstrapped
samples, each split by a third of the numbers where the squares about the means fall most.

It is grown and asked by compiled kernels of our own, since a few thousand measurements at most are learnt
from: so it needs no further library, and its file is read as any other model's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Optional

import numba
import numpy as np

from ..trees import BLOCK, LANES, NEVER, packed, walk

TREES, LEAF, DEPTH = 200, 3, 24
SHARE = 1 / 3
"""Of the numbers that each split may choose from."""
SEED = 20261128


@dataclass(frozen=True)
class Forest:
    """A grown forest. A node whose feature is below 0 is a leaf."""

    features: np.ndarray
    """(nodes,) int32"""
    limits: np.ndarray
    """(nodes,) float64: up to it a sample goes to the left."""
    children: np.ndarray
    """(nodes,) int32: the left one; the right one lies behind it."""
    values: np.ndarray
    """(nodes,) float64: mean of the samples in it."""
    roots: np.ndarray
    """(trees,) int32"""
    samples: int
    spread: float
    """Mean variance between the trees at the samples that it was grown from."""
    factor: float = float("nan")
    """Of the deviation; NaN where nobody knows."""

    @property
    def parts(self) -> int:
        return len(self.roots)

    @property
    def usual(self) -> float:
        """The deviation of what is like the samples."""
        return self.factor * float(np.sqrt(2 * self.spread))

    def predict(self, numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(pixels,) of the parameter and its deviation, of (numbers, pixels)."""
        mean, variance = self._asked(numbers)
        return mean, self.factor * np.sqrt(self.spread + variance)

    def width(self, numbers: np.ndarray) -> np.ndarray:
        """(pixels,) what a deviation is proportional to: how far the trees differ there, and usually."""
        return np.sqrt(self.spread + self._asked(numbers)[1])

    def with_factor(self, factor: float) -> Forest:
        return replace(self, factor=factor)

    def _asked(self, numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        nodes, depths, begins, cuts = self._walked
        out, rows = np.empty((2, numbers.shape[1])), np.ascontiguousarray(numbers, np.float64)
        _ask(rows, nodes, self.values, self.roots, depths, begins, cuts, out)
        return out[0], out[1]

    @cached_property
    def _walked(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """What the kernel takes: nodes as `packed` makes them, the trees' depths, and of each number
        where its limits begin, and these. A node's limit is told by its place among those of its number:
        exact, and half as long."""
        inner = self.features >= 0
        cuts = [np.unique(self.limits[self.features == one]) for one in range(int(self.features.max()) + 1)]
        begins = np.cumsum([0, *map(len, cuts)])
        places = np.full(len(self.features), NEVER)
        for one, own in enumerate(cuts):
            places[self.features == one] = np.searchsorted(own, self.limits[self.features == one])
        at = np.arange(len(self.features))
        root_of = np.repeat(self.roots, np.diff(self.roots, append=len(at)))
        children = np.where(inner, self.children, at) - root_of
        nodes = packed(places, children, np.where(inner, self.features, 0))
        every = np.concatenate([*cuts, np.empty(0)])
        return nodes, self._depths(), begins, every

    def _depths(self) -> np.ndarray:
        """(trees,) steps from the root to the farthest leaf."""
        depths, level = np.zeros(len(self.roots), np.int64), self.roots
        of_tree = np.arange(len(self.roots))
        while (inner := self.features[level] >= 0).any():
            of_tree = np.repeat(of_tree[inner], 2)
            depths[of_tree] += 1
            level = (self.children[level[inner]][:, None] + np.arange(2)).ravel()
        return depths


def grow(numbers: np.ndarray, values: np.ndarray, groups: Optional[np.ndarray] = None) -> Forest:
    """A forest of (numbers, samples) and (samples,); the same for the same samples."""
    count, samples = numbers.shape
    random = np.random.default_rng(SEED)
    rows = np.ascontiguousarray(numbers.T, np.float64)
    trees, roots, begin = [], [], 0
    tries = max(1, int(np.ceil(SHARE * count)))
    for _ in range(TREES):
        drawn = random.integers(0, samples, samples)
        orders = random.integers(0, 2**31 - 1, 2 * samples + 1)
        tree = _grown(rows, np.asarray(values, np.float64), drawn, tries, LEAF, DEPTH, orders)
        used = int(tree[4])
        features, limits, children, means = (one[:used] for one in tree[:4])
        trees.append((features, limits, np.where(features >= 0, children + begin, 0), means))
        roots.append(begin)
        begin += used
    features, limits, children, means = (np.concatenate([tree[part] for tree in trees]) for part in range(4))
    forest = Forest(
        features.astype(np.int32),
        limits,
        children.astype(np.int32),
        means,
        np.array(roots, np.int32),
        samples,
        0.0,
    )
    return replace(forest, spread=max(float(forest._asked(numbers)[1].mean()), 1e-30))


@numba.njit(cache=True, nogil=True)
def _ask(numbers, nodes, values, roots, depths, begins, cuts, out):
    """Mean and variance over the trees of each pixel of (numbers, pixels)."""
    features, pixels, trees = len(begins) - 1, numbers.shape[1], len(roots)
    here, at = np.zeros(BLOCK * max(features, 1), np.int32), np.empty(BLOCK, np.uint64)
    total, squares = np.empty(BLOCK), np.empty(BLOCK)
    for first in range(0, pixels, BLOCK):
        count = min(BLOCK, pixels - first)
        _place(numbers, first, count, begins, cuts, here)
        total[:], squares[:] = 0, 0
        for tree in range(trees):
            walk(nodes, roots[tree], depths[tree], here, features, count, at)
            for pixel in range(count):
                value = values[at[pixel]]
                total[pixel] += value
                squares[pixel] += value * value
        for pixel in range(count):
            mean = total[pixel] / trees
            out[0, first + pixel] = mean
            out[1, first + pixel] = max(squares[pixel] / trees - mean * mean, 0.0)


@numba.njit(cache=True, nogil=True)
def _place(numbers, first, count, begins, cuts, here):
    """How many limits of its number are below each value of a block, where `walk` looks for it."""
    features = len(begins) - 1
    for feature in range(features):
        begin, many = begins[feature], begins[feature + 1] - begins[feature]
        for pixel in range(count):
            value, below, width = numbers[feature, first + pixel], begin, many
            while width > 0:
                half = width >> 1
                more = cuts[below + half] < value
                below = below + half + 1 if more else below
                width = width - half - 1 if more else half
            group = pixel // LANES
            here[(group * features + feature) * LANES + pixel % LANES] = below - begin


@numba.njit(cache=True, nogil=True)
def _grown(rows, values, drawn, tries, leaf, depth, orders):
    """One tree: features, limits, left children and means of its nodes, and how many there are."""
    n, count = len(drawn), rows.shape[1]
    features, limits = np.full(2 * n + 1, -1, np.int32), np.zeros(2 * n + 1)
    children, means = np.zeros(2 * n + 1, np.int32), np.zeros(2 * n + 1)
    members, begins, ends = drawn.copy(), np.zeros(2 * n + 1, np.int64), np.zeros(2 * n + 1, np.int64)
    levels, choice = np.zeros(2 * n + 1, np.int64), np.arange(count)
    ends[0], used, node = n, 1, 0
    while node < used:
        here = members[begins[node] : ends[node]]
        means[node] = values[here].mean()
        if len(here) >= 2 * leaf and levels[node] < depth:
            _shuffle(choice, tries, orders[node])
            feature, limit = _best_split(rows, values, here, choice[:tries], leaf)
            if feature >= 0:
                left = _parted(rows, here, feature, limit)
                features[node], limits[node], children[node] = feature, limit, used
                middle = begins[node] + left
                begins[used], ends[used] = begins[node], middle
                begins[used + 1], ends[used + 1] = middle, ends[node]
                levels[used] = levels[used + 1] = levels[node] + 1
                used += 2
        node += 1
    return features, limits, children, means, used


@numba.njit(cache=True, nogil=True)
def _shuffle(choice, tries, seed):
    """Put some of the choices, drawn by a number, to the front (Lehmer's generator)."""
    state = np.int64(seed % 2147483646 + 1)
    for place in range(tries):
        state = state * 48271 % 2147483647
        other = place + state % (len(choice) - place)
        choice[place], choice[other] = choice[other], choice[place]


@numba.njit(cache=True, nogil=True)
def _best_split(rows, values, here, choice, leaf):
    """The feature and the limit that leave the least squares; -1 where none makes them less."""
    n, feature, limit = len(here), -1, 0.0
    whole = values[here].sum()
    best = whole * whole / n + 1e-12 * abs(whole)
    column = np.empty(n)
    for tried in choice:
        for place in range(n):
            column[place] = rows[here[place], tried]
        order = np.argsort(column)
        total = 0.0
        for place in range(n - 1):
            total += values[here[order[place]]]
            left = place + 1
            if left < leaf or n - left < leaf:
                continue
            low, high = column[order[place]], column[order[place + 1]]
            if high <= low:
                continue
            gain = total * total / left + (whole - total) ** 2 / (n - left)
            if gain > best:
                best, feature, limit = gain, tried, 0.5 * (low + high)
    return feature, limit


@numba.njit(cache=True, nogil=True)
def _parted(rows, here, feature, limit):
    """Members that go to the left before the others, in place; how many go there."""
    left = 0
    for place in range(len(here)):
        if rows[here[place], feature] <= limit:
            here[place], here[left] = here[left], here[place]
            left += 1
    return left
