"""Batches from prepared cases: pieces cut out, turned, with fewer bands, with clouds, with a wish for
sharpness.

What a batch is of is drawn here, on the host, by the seed (cutting.py: `Plan`). Cases lie on the device that
learns as long as they fit (shelf.py); else they stay on the disk, and what is read of them the system keeps
in memory as far as it is free.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Optional

import numpy as np
from torch import nn

from ...engine.door.errors import TrainingDataError
from ..catalogue.tensors import Tensor as Input
from ..catalogue.tensors import is_bridged
from . import replay as replaying
from .cutting import Batch, Piece, Plan, collate, delta, from_disk, tensors, whole, with_baseline
from .prepared import Case, load
from .shelf import Shelf

__all__ = [
    "Batch",
    "Case",
    "Cases",
    "collate",
    "delta",
    "load",
    "load_all",
    "load_for",
    "tensors",
    "whole",
    "with_baseline",
]

PATCH, SMALL_PATCH = 96, 32
FEWEST_VALID = 0.3
CLOUDED = 0.2
"""Share of training cases with a cloud that the coarse images do not have."""
MOST_DISCS = 3
"""Of a cloud."""


def load_all(folders: Iterable[Path], network: nn.Module, beside: Iterable[Input] = ()) -> list[Case]:
    """All cases of some folders, in the order of their names; `beside`: what is taken of them beside what the
    network and the baseline are given.

    Raises:
        TrainingDataError: there are none, or one can't be used.
    """
    folders = [Path(folder) for folder in folders]
    cases = [load_for(network, path, beside) for folder in folders for path in sorted(folder.glob("*.npz"))]
    if not any(min(case.size) >= SMALL_PATCH for case in cases):
        raise TrainingDataError(
            f"There is no training case of {SMALL_PATCH} x {SMALL_PATCH} pixels in "
            f"{', '.join(map(str, folders))}: give larger images, or other folders.",
        )
    return cases


def load_for(network: nn.Module, path: Path, beside: Iterable[Input] = ()) -> Case:
    """A case as a network is given it, with what the baseline takes; raises as `load`."""
    inputs = (*with_baseline(network.inputs), *beside)
    return load(path, inputs, bridge=is_bridged(network.inputs))


class Cases:
    """Draws batches; reproducible by its seed. Real and simulated coarse images get equal parts where
    there are both."""

    def __init__(
        self,
        cases: Iterable[Case],
        inputs: Iterable[Input],
        seed: int,
        pixels: int,
        device: str = "cpu",
        room: Optional[int] = None,
        replay: float = 0.0,
    ):
        """
        Args:
            pixels: about how many pixels x bands a batch has.
            device: where batches are wanted; the cases lie there if they fit.
            room: so many bytes of them do; None: what suits the device.
            replay: the share of the batches that are of replayed cases, where there are any.
        """
        self.cases, self.inputs, self.pixels = list(cases), tuple(inputs), pixels
        self.random = np.random.default_rng(seed)
        self._shelf = Shelf.of(self.cases, self.inputs, device, room)
        self._bands = [c.bands for c in self.cases]
        self.pools, self.odds = self._pools_of(range(len(self.cases)), replay)

    def _pools_of(self, numbers: Sequence[int], replay: float) -> tuple[list[list[int]], np.ndarray]:
        """Those of some cases that may be in one batch, and how likely a batch is of each."""
        kinds = [
            [n for n in numbers if (self.cases[n].real, self.cases[n].replayed) == kind]
            for kind in ((False, False), (True, False), (False, True))
        ]
        sizes = {n: min(self.cases[n].size) for n in numbers}
        pools = [
            pool
            for kind in kinds
            for pool in (
                [n for n in kind if sizes[n] >= PATCH],
                [n for n in kind if SMALL_PATCH <= sizes[n] < PATCH],
            )
            if pool
        ]
        firsts = [self.cases[pool[0]] for pool in pools]
        of = [(case.real, case.replayed) for case in firsts]
        alike = [sum(len(p) for p, other in zip(pools, of) if other == one) for one in of]
        shares = [len(pool) / together for pool, together in zip(pools, alike)]
        return pools, replaying.odds(shares, [case.replayed for case in firsts], replay)

    @property
    def state(self) -> dict[str, Any]:
        """Where the drawing stands, as plain values."""
        return self.random.bit_generator.state

    @state.setter
    def state(self, state: dict[str, Any]) -> None:
        self.random.bit_generator.state = state

    def batch(self) -> Batch:
        """Cases of any places, with the same number of bands and one size, on the device."""
        plan = self.plan()
        return from_disk(plan, self.cases, self.inputs) if self._shelf is None else self._shelf.cut(plan)

    def plan(self) -> Plan:
        """What the next batch is of."""
        pool = self.pools[self.random.choice(len(self.pools), p=self.odds)]
        side = PATCH if min(self.cases[pool[0]].size) >= PATCH else SMALL_PATCH
        first = pool[self.random.integers(len(pool))]
        most = self._bands[first]
        bands = most if self.random.random() < 0.5 else int(self.random.integers(1, most + 1))
        count = max(1, round(self.pixels / (bands * side**2)))
        others = [n for n in pool if self._bands[n] >= bands]
        chosen = [first, *(others[self.random.integers(len(others))] for _ in range(count - 1))]
        wish = self._wish()
        return Plan([self._piece(number, bands, side) for number in chosen], side, wish)

    def _piece(self, number: int, bands: int, side: int) -> Piece:
        case = self.cases[number]
        chosen = self.random.permutation(case.bands)[:bands]
        counts = case.counts if self._shelf is None else self._shelf.counts[number]
        for _ in range(20):
            row, col = (int(self.random.integers(n - side + 1)) for n in case.size)
            if counts[row : row + side, col : col + side].mean() > FEWEST_VALID:
                break
        turns, mirror = int(self.random.integers(4)), bool(self.random.random() < 0.5)
        discs = self._discs(side) if self.random.random() < CLOUDED else np.zeros((0, 3))
        return Piece(number, chosen, row, col, turns, mirror, discs)

    def _wish(self) -> float:
        """The sharpness that is asked for."""
        chance = self.random.random()
        return 0.0 if chance < 0.5 else 1.0 if chance < 0.75 else float(self.random.random())

    def _discs(self, side: int) -> np.ndarray:
        """(discs, 3): a cloud of a few discs, which are larger or smaller than the network's reach."""
        discs = []
        for _ in range(self.random.integers(1, MOST_DISCS + 1)):
            row, col = self.random.uniform(0, side, 2)
            discs.append((row, col, self.random.uniform(1, side / 4)))
        return np.array(discs)
