"""Reads the patches that tiles are predicted from, in several threads at a time."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..align.scene import Scene
from ..methods.base import Below, Patch
from ..raster.grid import Window
from .tiles import Tile


@dataclass(frozen=True)
class Task:
    """A tile of one target date."""

    number: int
    """Of the tile."""
    tile: Tile
    date: int
    """Of the target date, from 0."""


class Patches:
    """The patches of the target dates' scenes; F1 and C1 are read once for all of them."""

    def __init__(self, scenes: Sequence[Scene], coarse_margins: Sequence[Optional[int]]):
        self._scenes, self._margins = scenes, coarse_margins
        self._pairs = _Shared(len(scenes))

    def read(self, task: Task) -> Patch:
        """The aligned pixels of a tile with its halo; F1 and C1 are read once for all dates.

        Raises:
            UnreadableFileError.
        """
        scene = self._scenes[task.date]
        window = task.tile.read
        fine, coarse = self._pairs.get(task.number, lambda: _read_pairs(scene, window))
        return Patch(
            fine,
            coarse,
            scene.target.read(window),
            task.tile.write.inside(window),
            read_below(scene, window, self._margins[task.date]),
        )


def read_patch(scene: Scene, tile: Tile, coarse_margin: Optional[int] = None) -> Patch:
    """The aligned pixels of a tile with its halo; with `coarse_margin`, the coarse pixels below it too."""
    return Patch(
        *_read_pairs(scene, tile.read),
        scene.target.read(tile.read),
        tile.write.inside(tile.read),
        read_below(scene, tile.read, coarse_margin),
    )


def _read_pairs(scene: Scene, window: Window) -> tuple[tuple[np.ndarray, ...], tuple[np.ndarray, ...]]:
    return tuple(image.read(window) for image in scene.fine), tuple(
        image.read(window) for image in scene.coarse
    )


def read_below(scene: Scene, window: Window, margin: Optional[int]) -> Optional[Below]:
    if margin is None:
        return None
    place = scene.lattice.place(window, margin)
    *coarse, target = (image.read(place.coarse) for image in scene.on_lattice)
    return Below(tuple(coarse), target, place)


class _Shared:
    """What several tasks need of a tile: whoever asks first computes it, and it is dropped when all have
    had it."""

    def __init__(self, users: int):
        self._users, self._lock = users, threading.Lock()
        self._held: dict[int, tuple[Future, list[int]]] = {}

    def get(self, key: int, compute):
        if self._users == 1:
            return compute()
        with self._lock:
            mine = key not in self._held
            future, left = self._held.setdefault(key, (Future(), [self._users]))
            left[0] -= 1
            if not left[0]:
                del self._held[key]
        if mine:
            try:
                future.set_result(compute())
            except BaseException as error:
                future.set_exception(error)
        return future.result()
