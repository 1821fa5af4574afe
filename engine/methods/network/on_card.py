"""How a graphics card is used best, tried on it: layout of images, CUDA graphs, tiles at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Callable, Optional

import numpy as np

from ...devices import hardware
from ...devices.inference import PLAIN, Session, Way
from ...door.errors import DeviceError, ModelFileError, OutOfMemoryError
from .inputs import Given

USUAL_BATCH = 4
"""Tiles at once where the card's memory is not known: what is usual for tiles of this size."""
MOST_BATCH = 16
"""More tiles at once do not make a card faster, but wait for each other and take memory."""
TRIAL_TILES = 2
"""Tiles that the memory is measured with."""
OF_FREE = 0.8
"""Share of the card's free memory that tiles may take; what convolutions take beside differs by shape."""
WORTHWHILE = 0.95
"""Share of the time up to which another way is worth to be taken."""
ALIKE = {"float32": 1e-4}
"""How far one way may be from another in that precision, in reflectance; ..."""
ROUGHLY_ALIKE = 1e-3
"""... and in the others, which round at other places."""
CHANGES = ("nhwc", "graphs")
Run = Callable[[Session, Given], Sequence[np.ndarray]]


def fastest(
    plain: Session,
    open_as: Callable[[Way], Session],
    run: Run,
    seconds: Callable[[Session], float],
    trial: Given,
) -> Session:
    """The session of the way that takes the least time for a tile and predicts what the plain one does.

    Args:
        open_as: opens the network in a way, in the precision of `plain`.
        run: predicts from what is given.
        seconds: how long a tile takes.
    """
    best, least = plain, seconds(plain)
    for change in CHANGES:
        other = _tried(replace(best.way, **{change: True}), open_as, run, plain, trial)
        took = seconds(other) if other else np.inf
        if other is None or took > WORTHWHILE * least:
            _release(other)
            continue
        if best is not plain:
            best.release()
        best, least = other, took
    if best is not plain:
        plain.release()
    return best


def _tried(
    way: Way, open_as: Callable[[Way], Session], run: Run, plain: Session, trial: Given
) -> Optional[Session]:
    """A session of that way; None where the card can't compute so, or computes something else.

    A CUDA graph is recorded in the first runs and played back from then on: only a run on other images after
    these shows that it reads them.
    """
    turned = replace(trial, images={name: image[:, ::-1] for name, image in trial.images.items()})
    other = None
    try:
        expected = {id(given): run(plain, given)[0].copy() for given in (trial, turned)}
        other = open_as(way)
        for given in (trial, trial, trial, turned, trial):
            apart = np.abs(run(other, given)[0] - expected[id(given)]).max()
            if not apart <= ALIKE.get(plain.precision, ROUGHLY_ALIKE):
                _release(other)
                return None
    except (DeviceError, ModelFileError, OutOfMemoryError):
        _release(other)
        return None
    return other


def _release(session: Optional[Session]) -> None:
    if session is not None:
        session.release()


def told(way: Way) -> str:
    """What is said of a way, after why its device was chosen; nothing of the plain one."""
    if way == PLAIN:
        return ""
    parts = ["channels last" * way.nhwc, "CUDA graphs" * way.graphs]
    return f", with {' and '.join(part for part in parts if part)}, which is faster here"


def fitting_batch(run: Callable[[int], object], pixels: int, seen: int) -> int:
    """How many tiles fit in the card's memory at once: a power of 2.

    Args:
        run: predicts from so many tiles at once.
        pixels: of a tile with its halo.
        seen: pixels that were computed at once before, whose memory the session has already.
    """
    before = hardware.cards()
    if not before or TRIAL_TILES * pixels <= seen:
        return USUAL_BATCH
    try:
        run(TRIAL_TILES)
    except OutOfMemoryError:
        return 1
    after = hardware.cards()
    taken = max(before[0].free - after[0].free, 0) if after else 0
    return batch_for(after[0].free if after else 0, taken / (TRIAL_TILES * pixels - seen), pixels)


def batch_for(free: int, of_pixel: float, pixels: int) -> int:
    """The largest power of 2 of tiles whose memory is free, up to MOST_BATCH.

    Args:
        free: bytes that are free on the card, beside what TRIAL_TILES took.
        of_pixel: bytes a pixel of a tile takes on it; 0 where that could not be seen.
        pixels: of a tile with its halo.
    """
    if not of_pixel:
        return USUAL_BATCH
    batch = MOST_BATCH
    while batch > 1 and batch * pixels * of_pixel > OF_FREE * free:
        batch //= 2
    return batch
