"""Runs of a session on tiles: one run, all samples of a tile, and the seconds that a run takes."""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np

from ...devices.inference import Session
from .inputs import Given, Inputs
from .samples import Moments
from .tile_arrays import cut, write, write_noise


def once(session: Session, inputs: Inputs, given: Sequence[Given], shrink: bool = False) -> list[np.ndarray]:
    """What one run gives of patches of one shape, each (bands, rows, cols), NaN where it is not valid.

    Args:
        shrink: give the memory that the run took back to the system.
    Raises:
        OutOfMemoryError, DeviceError, ModelFileError: as `inference.Session.run`.
    """
    write(session, inputs, given)
    return [cut(values, one) for values, one in zip(session.run(shrink), given)]


def sampled(
    session: Session, inputs: Inputs, given: Sequence[Given], layers: int, beside: int, slot: int = 0
) -> list[np.ndarray]:
    """The mean of all samples of patches of one shape; only the noise is written anew for each.

    Args:
        layers: 2: the deviation of the samples follows the mean.
        beside: 1: the probability of change is last.
        slot: where these patches lie ready; 0: they are written here.
    Returns:
        of each patch, ((layers + beside) x bands, rows, cols).
    Raises:
        OutOfMemoryError, DeviceError, ModelFileError: as `inference.Session.run`.
    """
    buffers = session.buffers_of(slot) if slot else write(session, inputs, given)
    moments = [Moments(layers > 1) for _ in given]
    wanted = inputs.bands * (1 + beside)
    for sample in range(inputs.samples):
        changed = write_noise(buffers, inputs, given, sample) if sample else None
        for moment, values, one in zip(moments, session.run(slot=slot, changed=changed), given):
            moment.add(cut(values, one)[:wanted])
    found = [moment.layers() for moment in moments]
    return [_in_order(each, inputs.bands) for each in found] if beside and layers > 1 else found


def _in_order(layers: np.ndarray, bands: int) -> np.ndarray:
    """F2, its deviation, and last the probability of change, whose deviation is of no use."""
    return np.concatenate([layers[:bands], layers[2 * bands : 3 * bands], layers[bands : 2 * bands]])


def seconds(session: Session, inputs: Inputs, side: int, repeat: int) -> float:
    """How long an invented tile of side x side takes: the best of `repeat` runs, after one that counts
    only where it is the only one."""
    trial, taken = inputs.invent(side), []
    for _ in range(repeat + 1):
        start = time.perf_counter()
        once(session, inputs, [trial])
        taken.append(time.perf_counter() - start)
    return min(taken[1:], default=taken[0])
