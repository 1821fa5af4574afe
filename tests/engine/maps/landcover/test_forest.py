"""The kernel of a forest of classes against its trees asked one after the other."""

import numpy as np
import pytest

from chronofuse.engine.maps.landcover.forest import Forest, _forest

FEATURES, CLASSES, TREES, PIXELS = 6, 3, 7, 523
"""No multiples of what the kernel takes together."""


def lists_of_trees(seed: int) -> dict[str, np.ndarray]:
    """Trees of different depths, as the lists of an ONNX file have them; the first is a single leaf."""
    random, rows = np.random.default_rng(seed), []
    for tree in range(TREES):
        nodes, open_nodes = [[0, 0, 0.0, 0, 0]], [(0, 0)]
        while open_nodes:
            node, depth = open_nodes.pop()
            if depth < tree and random.random() < 0.9:
                left = len(nodes)
                nodes[node] = [1, int(random.integers(FEATURES)), round(random.normal(), 1), left, left + 1]
                nodes += [[0, 0, 0.0, 0, 0], [0, 0, 0.0, 0, 0]]
                open_nodes += [(left, depth + 1), (left + 1, depth + 1)]
        rows += [[tree, number, *node] for number, node in enumerate(nodes)]
    table = np.array(rows)
    leaves = table[table[:, 2] == 0]
    weights = random.random((len(leaves), CLASSES)).astype(np.float32)
    return {
        "nodes_treeids": table[:, 0].astype(int),
        "nodes_nodeids": table[:, 1].astype(int),
        "nodes_featureids": table[:, 3].astype(int),
        "nodes_values": table[:, 4].astype(np.float32),
        "nodes_truenodeids": table[:, 5].astype(int),
        "nodes_falsenodeids": table[:, 6].astype(int),
        "class_treeids": np.repeat(leaves[:, 0], CLASSES).astype(int),
        "class_nodeids": np.repeat(leaves[:, 1], CLASSES).astype(int),
        "class_ids": np.tile(np.arange(CLASSES), len(leaves)),
        "class_weights": weights.ravel(),
    }


def asked(lists: dict[str, np.ndarray], values: np.ndarray) -> np.ndarray:
    """(classes, pixels) float32, tree by tree and step by step."""
    total = np.zeros((CLASSES, values.shape[1]), np.float32)
    pixels = np.arange(values.shape[1])
    for tree in range(TREES):
        own = lists["nodes_treeids"] == tree
        feature, limit, true, false = (
            lists[f"nodes_{name}"][own] for name in ("featureids", "values", "truenodeids", "falsenodeids")
        )
        at = np.zeros(values.shape[1], int)
        for _ in range(TREES):
            goes_on = true[at] != false[at]
            step = np.where(values[feature[at], pixels] <= limit[at], true[at], false[at])
            at = np.where(goes_on, step, at)
        of_tree = lists["class_treeids"] == tree
        shares = np.zeros((own.sum(), CLASSES), np.float32)
        shares[lists["class_nodeids"][of_tree], lists["class_ids"][of_tree]] = lists["class_weights"][of_tree]
        total += shares[at].T
    return total


@pytest.fixture(scope="module")
def made() -> tuple[Forest, dict[str, np.ndarray], np.ndarray]:
    lists = lists_of_trees(4)
    values = np.random.default_rng(5).normal(size=(FEATURES, PIXELS)).round(1).astype(np.float32)
    return _forest(lists, FEATURES, CLASSES), lists, values


def test_shares_are_the_sums_of_the_trees_to_the_last_bit(made):
    forest, lists, values = made
    np.testing.assert_array_equal(forest.probabilities(values), asked(lists, values))


def test_a_pixel_has_the_same_shares_whatever_lies_beside_it(made):
    forest, _, values = made
    whole = forest.probabilities(values)
    for first, last in ((0, 1), (3, 12), (250, 270), (500, PIXELS)):
        np.testing.assert_array_equal(forest.probabilities(values[:, first:last]), whole[:, first:last])
    many = np.tile(values, (1, 300))  # more than one thread takes at once
    np.testing.assert_array_equal(forest.probabilities(many, threads=2), np.tile(whole, (1, 300)))


def test_a_pixel_that_lacks_a_value_has_no_shares(made):
    forest, _, values = made
    holed = values.copy()
    holed[2, 7], holed[0, 11], holed[5, PIXELS - 1] = np.nan, np.inf, -np.inf
    found = forest.probabilities(holed)
    assert sorted(np.flatnonzero(np.isnan(found).all(axis=0))) == [7, 11, PIXELS - 1]
    known = ~np.isnan(found[0])
    np.testing.assert_array_equal(found[:, known], forest.probabilities(values)[:, known])
