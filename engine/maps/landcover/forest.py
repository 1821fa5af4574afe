"""A forest of trees out of its ONNX file, for a compiled kernel.

ONNX Runtime does a third of a million pixels a second of a processor with one of the usual size; the kernel,
which takes the same arrays, does five times as many (docs/landcover.md has what was measured).
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ....models.catalogue.errors import OnnxError
from ....models.catalogue.onnx_attributes import lists_of
from ...door.errors import ModelFileError
from .. import trees
from . import tree_kernels

OPERATOR = "TreeEnsembleClassifier"
LEAF = "LEAF"
NODE_LISTS = (
    "nodes_treeids",
    "nodes_nodeids",
    "nodes_featureids",
    "nodes_values",
    "nodes_truenodeids",
    "nodes_falsenodeids",
)
CLASS_LISTS = ("class_treeids", "class_nodeids", "class_ids", "class_weights")
TOGETHER = 1 << 16
"""Pixels that a thread takes at once."""


@dataclass(frozen=True)
class Forest:
    """Trees whose leaves hold shares of the classes."""

    nodes: np.ndarray
    leaves: np.ndarray
    roots: np.ndarray
    depths: np.ndarray
    features: int

    @property
    def classes(self) -> int:
        return self.leaves.shape[1]

    def probabilities(self, values: np.ndarray, threads: int = 1) -> np.ndarray:
        """(classes, pixels) float32 of (features, pixels) float32; NaN where a feature is missing."""
        pixels = values.shape[1]
        bits = np.ascontiguousarray(values, np.float32).view(np.int32)
        out = np.empty((self.classes, pixels), np.float32)

        def part(begin: int) -> None:
            end = min(begin + TOGETHER, pixels)
            tree_kernels.votes(bits, self.nodes, self.leaves, self.roots, self.depths, begin, end, out)

        starts = range(0, pixels, TOGETHER)
        if threads == 1 or len(starts) == 1:
            for begin in starts:
                part(begin)
        else:
            with ThreadPoolExecutor(threads) as pool:
                list(pool.map(part, starts))
        return out


def read_forest(path: Path, features: int, classes: int) -> Forest:
    """The forest of a model file.

    Raises:
        ModelFileError: it has none, or one of another shape.
    """
    try:
        lists = lists_of(path.read_bytes(), OPERATOR)
    except OnnxError as error:
        raise ModelFileError(f"The model '{path}' can't be used ({error}): train it again.") from error
    arrays = {name: np.asarray(lists.get(name, ())) for name in (*NODE_LISTS, *CLASS_LISTS)}
    try:
        return _forest(arrays, features, classes)
    except (ValueError, IndexError) as error:
        raise ModelFileError(
            f"The model '{path}' holds no forest that can be used ({error}): train it again."
        ) from error


def _forest(arrays: dict[str, np.ndarray], features: int, classes: int) -> Forest:
    tree, node, feature, value, true, false = (arrays[name] for name in NODE_LISTS)
    if not tree.size or len({len(arrays[name]) for name in NODE_LISTS}) > 1:
        raise ValueError("its lists of nodes do not belong together")
    starts = np.flatnonzero(np.diff(tree, prepend=-1))
    largest = int(np.diff(starts, append=tree.size).max())
    if largest > trees.MOST_NODES or features > trees.MOST_FEATURES:
        raise ValueError(f"a tree has {largest} nodes and {features} features, which are too many")
    if (np.diff(tree) < 0).any() or any(
        (node[a:b] != np.arange(b - a)).any() for a, b in _spans(starts, tree)
    ):
        raise ValueError("its nodes do not stand in their order")
    root_of = np.repeat(starts, np.diff(starts, append=tree.size))
    order, child, depths = _breadth_first(starts, root_of, true, false)
    place = np.empty_like(order)
    place[order] = np.arange(order.size)
    is_leaf = child < 0
    if (feature >= features).any() or (feature < 0).any():
        raise ValueError(f"it looks at feature {int(feature.max())}, and there are {features}")
    leaves = _leaves(arrays, starts, place, classes)
    at = np.arange(tree.size)
    limits = np.where(is_leaf, trees.NEVER, tree_kernels.ordered(value[order]))
    children = np.where(is_leaf, at, child) - root_of
    nodes = trees.packed(limits, children, np.where(is_leaf, 0, feature[order]))
    return _rounded(Forest(nodes, leaves, starts.astype(np.int64), depths, features))


def _rounded(forest: Forest) -> Forest:
    """The forest with trees behind it that add nothing, as many as the kernel takes together: roots of no
    steps, at a leaf of zeros."""
    more = -len(forest.roots) % tree_kernels.TOGETHER
    if not more:
        return forest
    nothing = len(forest.nodes)
    leaf = trees.packed(*(np.array([one]) for one in (trees.NEVER, 0, 0)))
    return Forest(
        np.concatenate([forest.nodes, leaf]),
        np.concatenate([forest.leaves, np.zeros((1, forest.classes), np.float32)]),
        np.append(forest.roots, [nothing] * more),
        np.append(forest.depths, [0] * more),
        forest.features,
    )


def _leaves(arrays: dict[str, np.ndarray], starts: np.ndarray, place: np.ndarray, classes: int) -> np.ndarray:
    """(nodes, classes) float32. Of two classes ONNX stores the share of the second alone, as that of one."""
    leaves = np.zeros((place.size, classes), np.float32)
    tree = np.searchsorted(arrays["nodes_treeids"][starts], arrays["class_treeids"])
    at = place[starts[tree] + arrays["class_nodeids"]]
    shares, ids = arrays["class_weights"].astype(np.float32), arrays["class_ids"]
    if classes == 2 and np.unique(ids).size == 1:
        leaves[at, 1], leaves[at, 0] = shares, np.float32(1 / starts.size) - shares
        return leaves
    np.add.at(leaves, (at, ids), shares)
    return leaves


def _spans(starts: np.ndarray, tree: np.ndarray):
    return zip(starts, np.append(starts[1:], tree.size))


def _breadth_first(
    starts: np.ndarray, root_of: np.ndarray, true: np.ndarray, false: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The nodes in the order in which the two children of one lie behind each other; of each (in that order)
    the place of its left child, -1 of a leaf; and the depths of the trees."""
    order, child = np.empty(true.size, np.int64), np.full(true.size, -1, np.int64)
    depths = np.zeros(starts.size, np.int64)
    for number, start in enumerate(starts):
        level, at, free = np.array([start]), int(start), int(start) + 1
        while level.size:
            places = np.arange(at, at + level.size)
            order[places] = level
            inner = true[level] != false[level]
            child[places[inner]] = free + 2 * np.arange(int(inner.sum()))
            both = np.stack([true[level[inner]], false[level[inner]]], axis=1).ravel()
            at, free = at + level.size, free + both.size
            level = start + both
            depths[number] += bool(level.size)
    if np.unique(order).size != order.size:
        raise ValueError("its nodes are no trees")
    return order, child, depths
