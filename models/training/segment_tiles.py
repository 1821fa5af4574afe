"""What a network for land cover learns from: tiles of labelled rasters, cut, turned and mirrored as they are
drawn; and tiles with the ground around them to validate on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from scipy.ndimage import distance_transform_edt
from torch import Tensor

from ..networks.segment import SegmentNetwork
from ..networks.segment_options import DATES

NONE = -1
"""The label of a pixel that is not learnt from."""
FARTHEST = 8.0
"""Pixels to a boundary that are told apart."""
TRIES = 20
"""Places that are drawn before one with few labels is taken."""
EVEN = 0.5
"""How often a tile is drawn around a pixel of a class, each class as often as the others."""
KEPT = 20_000
"""Pixels of a class around which tiles are drawn."""
ENOUGH = 0.1
"""Share of a tile that has labels."""
SHORTENED = 0.3
"""How often dates of a series are left out, so that other dates will do."""
BLOCK, EACH = 32, 7
"""Pixels of the squares of which every so manieth chooses the best step."""
OVER_TIME = ("series", "there", "days")
AT_ONCE, LEAST_SIDE = 1e9, 32
"""Bytes that a network of dates holds of a tile with its halo, about, and the least side of a tile."""
OF_A_DAY, OF_TWO_DAYS = 150, 18
"""Values of a pixel that it holds of each day, and in windows of each two days."""


@dataclass(frozen=True)
class LabelledRaster:
    """Rasters of one ground, with its classes."""

    inputs: dict[str, np.ndarray]
    """As `SegmentNetwork.inputs`, without the batch: `fine` (bands, rows, cols) and so on, finite."""
    labels: np.ndarray
    """(rows, cols) int64 number of the class, from 0 on, or NONE."""
    held_out: np.ndarray
    """(rows, cols) True where labels choose the best step, and nothing is learnt from them."""

    @property
    def learnt(self) -> np.ndarray:
        return np.where(self.held_out, NONE, self.labels)


def choosing(labels: np.ndarray) -> np.ndarray:
    """(rows, cols) True in the small squares whose labels choose the step, of which no class has most of its
    pixels: of such a class none."""
    row, col = np.indices(labels.shape) // BLOCK
    known = labels != NONE
    chosen = ((row * 3 + col * 5) % EACH == 0) & known
    classes = int(labels.max()) + 1
    counts, left = (np.bincount(labels[one], minlength=classes) for one in (known, known & ~chosen))
    scarce = 2 * left < counts
    chosen &= ~scarce[np.maximum(labels, 0)]
    if not chosen.any():  # all samples lie in a few squares: those that are learnt from choose, too
        chosen = known & ((np.indices(labels.shape).sum(0) % EACH) == 0)
    return chosen


@dataclass(frozen=True)
class Tiles:
    """A batch of tiles."""

    inputs: dict[str, Tensor]
    truth: Tensor
    """(batch, rows, cols) int64 classes, or NONE."""
    boundary: Tensor
    """(batch, 1, rows, cols) 1 where a boundary between classes runs, NaN where nobody knows."""
    distance: Tensor
    """(batch, 1, rows, cols) pixels to a boundary, FARTHEST at most, NaN where nobody knows."""

    def to(self, device: str) -> Tiles:
        inputs = {name: value.to(device) for name, value in self.inputs.items()}
        return Tiles(inputs, *(one.to(device) for one in (self.truth, self.boundary, self.distance)))


def boundaries(labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(rows, cols) float32 each: 1 where a pixel's neighbour to the right or below is of another class, and
    the distance to such a pixel; NaN where a label is missing."""
    known = labels != NONE
    edge = np.zeros(labels.shape, bool)
    for axis in (0, 1):
        here, there = (np.take(labels, range(n, labels.shape[axis] - 1 + n), axis) for n in (0, 1))
        differs = (here != there) & (here != NONE) & (there != NONE)
        for first in (0, 1):
            at = [slice(None), slice(None)]
            at[axis] = slice(first, labels.shape[axis] - 1 + first)
            edge[tuple(at)] |= differs
    far = distance_transform_edt(~edge) if edge.any() else np.full(labels.shape, FARTHEST)
    values = edge.astype(np.float32), np.minimum(far, FARTHEST).astype(np.float32)
    here, away = (np.where(known, one, np.float32(np.nan)) for one in values)
    return here, away


class SegmentTiles:
    """Rasters from which batches of tiles are drawn without an end."""

    def __init__(
        self, rasters: list[LabelledRaster], network: SegmentNetwork, side: int, batch: int, seed: int
    ):
        """`side`: of a tile, pixels; it is cut to a multiple of the network's, and to the rasters'."""
        self._ratio, self._batch = network.ratio, batch
        self._random = np.random.default_rng(seed)
        least = min(min(one.labels.shape) for one in rasters)
        self._side = max(min(side, least) // network.multiple, 1) * network.multiple
        self._rasters = [(one, one.learnt, *boundaries(one.learnt)) for one in rasters]
        self._places = [_places(learnt, np.random.default_rng(seed)) for _, learnt, *_ in self._rasters]

    @property
    def state(self) -> dict[str, Any]:
        """Where the drawing stands, as plain values."""
        return dict(self._random.bit_generator.state)

    @state.setter
    def state(self, state: dict[str, Any]) -> None:
        self._random.bit_generator.state = state

    def batch(self) -> Tiles:
        rng = self._random
        tiles = [self._tile(rng) for _ in range(self._batch)]
        if "series" in tiles[0] and rng.random() < SHORTENED:
            tiles = _shortened(tiles, rng)
        names = [name for name in tiles[0] if name not in ("truth", "boundary", "distance")]
        stacked = {name: torch.from_numpy(np.stack([tile[name] for tile in tiles])) for name in tiles[0]}
        truth, boundary, distance = (stacked[name] for name in ("truth", "boundary", "distance"))
        return Tiles(
            {name: stacked[name] for name in names}, truth.long(), boundary[:, None], distance[:, None]
        )

    def _tile(self, rng: np.random.Generator) -> dict[str, np.ndarray]:
        number = rng.integers(len(self._rasters))
        raster, labels, edge, far = self._rasters[number]
        side, even = self._side, rng.random() < EVEN
        for _ in range(TRIES):
            most = [size - side for size in labels.shape]
            corner = [int(rng.integers(one + 1)) for one in most]
            if even and self._places[number]:
                pixels = self._places[number][rng.integers(len(self._places[number]))]
                at = np.unravel_index(pixels[rng.integers(len(pixels))], labels.shape)
                corner = [int(np.clip(one - rng.integers(side), 0, room)) for one, room in zip(at, most)]
            # At a multiple of the ratio, so that the series is cut between its pixels.
            top, left = (one // self._ratio * self._ratio for one in corner)
            rows, cols = slice(top, top + side), slice(left, left + side)
            if (labels[rows, cols] != NONE).mean() >= ENOUGH:
                break
        cut = window_of(raster.inputs, rows, cols, self._ratio)
        cut.update(truth=labels[rows, cols], boundary=edge[rows, cols], distance=far[rows, cols])
        quarters, mirrored = int(rng.integers(4)), rng.random() < 0.5
        return {name: _turned(value, quarters, mirrored, name) for name, value in cut.items()}


def _places(labels: np.ndarray, rng: np.random.Generator) -> list[np.ndarray]:
    """Of each class that there is, some of its pixels."""
    flat = labels.ravel()
    every = (np.flatnonzero(flat == one) for one in np.unique(flat[flat != NONE]))
    return [rng.choice(one, min(KEPT, len(one)), replace=False) for one in every]


def window_of(inputs: dict[str, np.ndarray], rows: slice, cols: slice, ratio: int) -> dict[str, np.ndarray]:
    """A part of all inputs; rows and columns of the fine grid, which begin between pixels of the series."""
    out = {}
    for name, value in inputs.items():
        by = ratio if name in ("series", "there") else 1
        down, right = (slice(one.start // by, -(-one.stop // by)) for one in (rows, cols))
        out[name] = value if name in ("days", "figures") else value[..., down, right]
    return out


def _turned(value: np.ndarray, quarters: int, mirrored: bool, name: str) -> np.ndarray:
    if name in ("days", "figures"):
        return value
    value = np.rot90(value, quarters, (-2, -1))
    return np.ascontiguousarray(value[..., ::-1] if mirrored else value)


def _shortened(tiles: list[dict[str, np.ndarray]], rng: np.random.Generator) -> list[dict[str, np.ndarray]]:
    """Without some of the dates, the same ones of all tiles."""
    dates = len(tiles[0]["days"])
    kept = np.sort(rng.permutation(dates)[: rng.integers(max(dates // 2, 2), dates + 1)])
    return [{n: v[kept] if n in OVER_TIME else v for n, v in tile.items()} for tile in tiles]


# ---- whole rasters


@torch.no_grad()
def predicted(
    network: SegmentNetwork, raster: LabelledRaster, where: np.ndarray, side: int = 256
) -> Iterator[tuple[slice, slice, list[np.ndarray]]]:
    """Rows, columns and what each head gives of them, tile after tile, of those in which something is wanted.

    Args:
        where: (rows, cols) True for the pixels that are wanted.
    """
    multiple, ratio = network.multiple, network.ratio
    size = where.shape
    dates = len(raster.inputs["days"]) if "days" in raster.inputs else 0
    side = min(side, fitting(network, dates))
    halo, step = network.halo(dates), max(side // multiple, 1) * multiple
    for top in range(0, size[0], step):
        for left in range(0, size[1], step):
            inner = slice(top, min(top + step, size[0])), slice(left, min(left + step, size[1]))
            if not where[inner].any():
                continue
            outer = [
                slice(max(one.start - halo, 0), min(one.stop + halo, full)) for one, full in zip(inner, size)
            ]
            cut = _padded(window_of(raster.inputs, outer[0], outer[1], ratio), outer, multiple, ratio)
            given = {name: torch.from_numpy(np.ascontiguousarray(one))[None] for name, one in cut.items()}
            rows, cols = (slice(i.start - o.start, i.stop - o.start) for i, o in zip(inner, outer))
            yield inner[0], inner[1], [one[0].numpy()[:, rows, cols] for one in network(**given)]


def fitting(network: SegmentNetwork, dates: int) -> int:
    """The side of a tile that a network of dates takes with its halo within AT_ONCE, or LEAST_SIDE; of
    another network any."""
    if network.fine != DATES:
        return 2**16
    each = OF_A_DAY + (OF_TWO_DAYS * dates if network.see.over_time.side > 1 else 0)
    whole = (AT_ONCE / (4 * each * max(dates, 1))) ** 0.5
    return max(int(whole) - 2 * network.halo(dates), LEAST_SIDE)


def _padded(inputs: dict[str, np.ndarray], outer: list[slice], multiple: int, ratio: int):
    """Rows and columns up to a multiple, with nothing there."""
    out = {}
    for name, value in inputs.items():
        if name in ("days", "figures"):
            out[name] = value
            continue
        by = ratio if name in ("series", "there") else 1
        sizes = [-(-(one.stop - one.start) // multiple) * multiple // by for one in outer]
        more = [(0, 0)] * (value.ndim - 2) + [(0, n - had) for n, had in zip(sizes, value.shape[-2:])]
        out[name] = np.pad(value, more)
    return out
