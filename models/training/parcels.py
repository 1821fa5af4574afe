"""Parcels and classes of an image: where fields end, and what is alike."""

from __future__ import annotations

import numpy as np
from scipy import ndimage, sparse


def parcels(z: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Segments with the edges of the image, of a few to some hundred pixels.

    A watershed of the gradient, then each basin joins the neighbour most like it, as in Borůvka's minimum
    spanning tree, a few times over. What is large without any edge is cut along straight lines, as people do.

    Args:
        z: (bands, rows, cols) in standard deviations.
    Returns:
        (rows, cols) int, from 0 without gaps.
    """
    slope = np.sqrt(sum(ndimage.sobel(z, axis) ** 2 for axis in (1, 2)).sum(0))
    slope = ndimage.gaussian_filter(slope, rng.uniform(0.4, 1.2))
    slope += 1e-3 * (slope.max() + 1e-6) * rng.random(slope.shape)  # so that flat ground has basins, too
    label = _basins(slope)
    limit = rng.uniform(0.15, 0.7) * np.sqrt(len(z))
    for _ in range(rng.integers(2, 8)):
        label = _joined(label, per_parcel(z, label)[0], limit)
    large = np.bincount(label.ravel())[label] > rng.uniform(100, 3000)
    cells = _patchwork(label.shape, rng.uniform(8, 40), rng)
    both = label + large * (cells + 1) * (label.max() + 1)
    return np.unique(both, return_inverse=True)[1].reshape(label.shape)


def _patchwork(shape: tuple[int, int], width: float, rng: np.random.Generator) -> np.ndarray:
    """(rows, cols) int: numbers of oblong cells in slanted strips."""
    row, col = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    turn, reach = rng.uniform(0, np.pi), sum(shape)
    cuts = np.cumsum(rng.uniform(0.5, 1.5, 2 + int(4 * reach / width)) * width) - reach
    strip = np.searchsorted(cuts, row * np.cos(turn) + col * np.sin(turn))
    along = col * np.cos(turn) - row * np.sin(turn) + rng.uniform(0, width, len(cuts) + 1)[strip]
    return strip * len(cuts) + np.searchsorted(cuts, along / rng.uniform(1, 2.5))


def _basins(height: np.ndarray) -> np.ndarray:
    """(rows, cols) int: the watershed in which each pixel lies, by rolling downhill from neighbour to
    neighbour."""
    rows, cols = height.shape
    number = np.pad(np.arange(rows * cols).reshape(rows, cols), 1)
    around = np.pad(height, 1, constant_values=np.inf)
    steps = [(slice(i, i + rows), slice(j, j + cols)) for i in range(3) for j in range(3)]
    lowest = np.stack([around[s] for s in steps]).argmin(0)
    down = np.choose(lowest, [number[s] for s in steps]).ravel()
    while not np.array_equal(down, further := down[down]):
        down = further
    return np.unique(down, return_inverse=True)[1].reshape(rows, cols)


def _joined(label: np.ndarray, mean: np.ndarray, limit: float) -> np.ndarray:
    """Each segment with the one beside it whose mean is nearest, where that is nearer than `limit`."""
    beside = [(label[1:], label[:-1]), (label[:, 1:], label[:, :-1])]
    pairs = np.concatenate([np.stack([a[a != b], b[a != b]], -1) for a, b in beside])
    pairs = np.concatenate([pairs, pairs[:, ::-1]])
    if not len(pairs):
        return label
    far = np.sqrt(((mean[pairs[:, 0]] - mean[pairs[:, 1]]) ** 2).sum(1))
    order = np.lexsort((far, pairs[:, 0]))
    _, first = np.unique(pairs[order, 0], return_index=True)
    best = order[first][far[order[first]] < limit]
    graph = sparse.coo_matrix((np.ones(len(best)), pairs[best].T), (len(mean),) * 2)
    return sparse.csgraph.connected_components(graph, directed=False)[1][label]


def per_parcel(z: np.ndarray, label: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and standard deviation of each segment, both (segments, bands)."""
    flat, count = label.ravel(), np.bincount(label.ravel())
    mean, square = (np.stack([np.bincount(flat, band.ravel()) / count for band in x], -1) for x in (z, z * z))
    return mean, np.sqrt(np.maximum(square - mean**2, 0))


def centres(z: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    """(count, bands) of a few rounds of k-means on a sample."""
    flat = z.reshape(len(z), -1)
    sample = flat[:, rng.integers(0, flat.shape[1], 2000)].T
    centres = sample[rng.integers(0, len(sample), count)].astype(np.float64)
    for _ in range(6):
        nearest = ((sample[:, None] - centres) ** 2).sum(-1).argmin(1)
        for number in np.unique(nearest):
            centres[number] = sample[nearest == number].mean(0)
    return centres


def membership(z: np.ndarray, centres: np.ndarray, width: float) -> np.ndarray:
    """(centres, rows, cols): how much each pixel belongs to each class; sums to 1."""
    far = np.stack([((z - c[:, None, None].astype(np.float32)) ** 2).mean(0) for c in centres])
    share = np.exp(-(far - far.min(0)) / (2 * width**2))
    return share / share.sum(0)
