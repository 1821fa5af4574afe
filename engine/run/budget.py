"""From a budget of memory to the side of a tile, how many tiles wait, how many are predicted together, and
GDAL's cache.

What the libraries themselves take (about 300 MB with the client) is not in it. Everything else that a run
holds grows with the tile and with how many tiles are under way, and nothing with the scene.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import Optional

from ..align.scene import Scene
from ..devices import hardware
from ..door.errors import MemoryBudgetError, TileError
from ..methods.base import Method, Needs

MB = 1024 * 1024
MOST_BY_DEFAULT = 2048
"""Megabytes that a run takes where nobody says anything and the machine has plenty; more makes nothing
faster."""
LEAST_TILE, LARGEST_TILE = 64, 1024
WORTHWHILE = 1.1
"""What is read over what is predicted, from which on a larger tile is worth its memory."""
LEAST_TILES = 16
"""A scene is cut into so many tiles at least before they grow, so that a bar moves and the time left is
known."""
DEPTH = 3
"""Tiles that wait before and behind the prediction, where there is memory for them."""
LEAST_CACHE, MOST_CACHE = 16 * MB, 64 * MB
"""Datasets stay open for the whole run, so that the cache does fill; a row of 512 x 512 blocks of four 16-bit
bands of a Sentinel-2 tile takes 45 MB."""
READ_COPIES = 2.5
"""Copies of an image's window while it is read: as stored, in float64, in float32."""
WRITE_COPIES = 3.0


@dataclass(frozen=True)
class Allotment:
    """How a run uses its memory."""

    tile: int
    depth: int
    batch: int
    readers: int
    cache: int
    """Bytes of GDAL's block cache."""
    ahead: bool
    """Whether the next batch may be loaded while one is predicted."""
    estimate: int
    """Bytes that all of it is estimated to take."""


def default_megabytes() -> int:
    """Half of what is free now, but no more than is of use."""
    return int(max(256, min(MOST_BY_DEFAULT, hardware.available_bytes() / 2 / MB)))


def cache_bytes(megabytes: Optional[int]) -> int:
    """How much GDAL's block cache gets out of a budget."""
    return _cache((megabytes or default_megabytes()) * MB)


def _cache(budget: int) -> int:
    return min(MOST_CACHE, max(LEAST_CACHE, budget // 8))


def allot(
    megabytes: Optional[int],
    method: Method,
    needs: Needs,
    scene: Scene,
    asked_tile: Optional[int],
    threads: int,
) -> Allotment:
    """The largest tile, and then the longest queue, that fit in a budget.

    Args:
        asked_tile: the side that the run asks for; it is taken, or refused.

    Raises:
        MemoryBudgetError: not even one small tile fits, or the tile that was asked for does not.
        TileError: the tile that was asked for is not a multiple of the method's.
    """
    budget = (megabytes or default_megabytes()) * MB
    multiple = needs.multiple
    if asked_tile and asked_tile % multiple:
        near = max(multiple, round(asked_tile / multiple) * multiple)
        raise TileError(
            f"A tile of {asked_tile} is not a multiple of {multiple}, which '{method.manifest.name}' needs: "
            f"give --tile {near}, for example."
        )
    sides = [asked_tile] if asked_tile else _sides(needs, scene)
    for side in sides:
        for depth, batch, ahead in _queues(_batch_of(side, method.batch, needs)):
            found = _estimated(side, depth, batch, ahead, needs, scene, threads, budget)
            if found.estimate <= budget:
                return found
    least = -(-_estimated(sides[-1], 1, 1, False, needs, scene, threads, 0).estimate // MB)
    what = f"a tile of {asked_tile}" if asked_tile else f"one tile of {sides[-1]} x {sides[-1]} pixels"
    raise MemoryBudgetError(
        f"A memory budget of {budget // MB} MB is below what {what} needs with "
        f"'{method.manifest.name}' and {len(scene.names)} bands (about {least} MB): give --memory "
        f"{least} or more{', or a smaller tile' if asked_tile else ''}."
    )


def smaller(allotment: Allotment, needs: Needs, of_card: bool = False) -> Optional[Allotment]:
    """The next step down when memory ran out after all: half the batch, then half the tile; None where there
    is none left.

    Args:
        of_card: whether a graphics card's memory ran out; what waits before and behind it may then stay.
    """
    if allotment.batch > 1 and of_card:
        return _with(allotment, batch=allotment.batch // 2)
    if allotment.batch > 1:
        return _with(allotment, batch=1, depth=1, readers=1, ahead=False)
    half = allotment.tile // 2 // needs.multiple * needs.multiple
    if half < max(LEAST_TILE, needs.multiple):
        return None
    return _with(allotment, tile=half, depth=1, readers=1, ahead=of_card and allotment.ahead)


def one_at_a_time(allotment: Allotment) -> Allotment:
    """The same without a batch, as the CPU takes tiles."""
    return _with(allotment, batch=1)


def with_tile(allotment: Allotment, tile: int) -> Allotment:
    """The same with the tile that an unfinished run had, so that its bytes come out."""
    return _with(allotment, tile=tile)


def _with(allotment: Allotment, **changed) -> Allotment:
    return replace(allotment, **changed)


def _sides(needs: Needs, scene: Scene) -> list[int]:
    """The method's own tile and halves of it; before them larger ones where halos are a good part of what
    is computed."""
    own, multiple = needs.tile, needs.multiple
    sides = [own]
    while (
        sides[0] < LARGEST_TILE
        and (1 + 2 * needs.halo / sides[0]) ** 2 > WORTHWHILE
        and scene.grid.width * scene.grid.height >= LEAST_TILES * (2 * sides[0]) ** 2
    ):
        sides.insert(0, 2 * sides[0])
    while sides[-1] // 2 >= max(LEAST_TILE, multiple):
        sides.append(sides[-1] // 2)
    return [max(multiple, side // multiple * multiple) for side in sides]


def _batch_of(side: int, batch: int, needs: Needs) -> int:
    """How many tiles of a side make as many pixels as a batch of the method's own tiles."""
    own, larger = ((of + 2 * needs.halo) ** 2 for of in (needs.tile, max(side, needs.tile)))
    return max(1, batch * own // larger)


def _queues(batch: int) -> list[tuple[int, int, bool]]:
    """Depths, batches, and whether the next one is loaded ahead, from the best to the least."""
    halves = [batch]
    while halves[-1] > 1:
        halves.append(halves[-1] // 2)
    return [*((DEPTH, b, True) for b in halves), (2, 1, True), (1, 1, True), (1, 1, False)]


def _estimated(
    side: int, depth: int, batch: int, ahead: bool, needs: Needs, scene: Scene, threads: int, budget: int
) -> Allotment:
    grid, bands, layers = scene.grid, len(scene.names), needs.layers + needs.beside
    reach = side + 2 * (needs.halo + needs.blend)
    patch = min(reach, grid.width) * min(reach, grid.height) * bands  # pixels x bands
    core = min(side, grid.width) * min(side, grid.height) * bands
    images = 2 * len(scene.fine) + 1
    readers = min(2, threads, depth)
    cache = _cache(budget)
    reading = patch * 4 * (images * (depth + batch) + READ_COPIES * readers)
    predicting = patch / bands * needs.bytes_per_pixel(bands) * batch
    writing = core * 4 * (layers * (depth + batch) + WRITE_COPIES)
    blending = 8 * bands * layers * grid.width * 2 * (side + 2 * needs.blend) if needs.blend else 0
    if ahead and needs.ahead_bytes:
        reading += batch * (4 * patch * images + patch / bands * needs.ahead_bytes)
    whole = cache + needs.fixed_bytes + reading + predicting + writing + blending
    return Allotment(side, depth, batch, readers, cache, ahead, int(whole))


def thread_count(asked: Optional[int]) -> int:
    """As many as asked for, or as the machine lets this process use."""
    if asked:
        return asked
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
