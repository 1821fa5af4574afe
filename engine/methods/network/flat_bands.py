"""Bands that a network can't be given: what they show is no multiple of what F1 shows of them.

A network sees each band in standard deviations of F1, and its bands share what it makes of them. A band that
is nearly constant in F1 and then changes (a plain under its first snow, a band that an export left empty)
would come in as hundreds of deviations, which no training ever held, and spoil all other bands with it. Such
a band is left out of the graph and predicted by `delta`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ...align.scene import Scene
from ...align.scene_figures import PASS_SIDE, BandStatistics
from ...door.plain_text import listed
from ..base import Patch
from .inputs import SMALLEST_STD

MOST_CHANGE = 4.0
"""Root mean square of C2 - C1 in standard deviations of F1, up to which a band goes into the graph. The 87
cases of benchmarks/accuracy.py reach 3.1; on generated scenes the errors of the other bands grow by 3 % at 3,
7 % at 4, 22 % at 6 and to the twofold at 12."""


def flat_bands(scene: Scene, fine: BandStatistics) -> np.ndarray:
    """(bands,) bool: which bands of a scene of one pair change by more than F1 shows of them, or have no
    contrast at all."""
    before, after = scene.on_lattice[0], scene.on_lattice[-1]
    squares, count = np.zeros(len(scene.names)), np.zeros(len(scene.names))
    for place in scene.lattice.places(PASS_SIDE):
        change = after.read(place.coarse).astype(np.float64) - before.read(place.coarse)
        squares += np.nansum(change**2, axis=(1, 2))
        count += np.isfinite(change).sum(axis=(1, 2))
    change = np.sqrt(squares / np.maximum(count, 1))
    return (fine.std < SMALLEST_STD) | (change > MOST_CHANGE * fine.std)


@dataclass(frozen=True)
class FlatBands:
    """What becomes of the bands of a scene, some of which are flat."""

    flat: np.ndarray
    """(bands,) bool."""
    given: list[int]
    """The bands that the graph is given."""
    neutral: list[int]
    """Of these, by their place in `given`, the flat ones: a network for certain bands can't do without."""
    mean: np.ndarray
    """(bands,) of F1."""

    @classmethod
    def of(cls, flat: np.ndarray, any_bands: bool, mean: np.ndarray) -> FlatBands:
        given = np.flatnonzero(~flat).tolist() if any_bands else list(range(flat.size))
        given = given or [0]
        return cls(flat, given, [place for place, band in enumerate(given) if flat[band]], mean)

    def reduced(self, patch: Patch) -> Patch:
        """The patch with the bands that are given; a flat one among them shows no contrast and no change."""
        part = patch.with_bands(self.given)
        if not self.neutral:
            return part
        below = part.below and replace(
            part.below,
            coarse=tuple(map(self._calmed, part.below.coarse)),
            target=self._calmed(part.below.target),
        )
        fine, coarse = tuple(map(self._calmed, part.fine)), tuple(map(self._calmed, part.coarse))
        return replace(part, fine=fine, coarse=coarse, target=self._calmed(part.target), below=below)

    def _calmed(self, image: np.ndarray) -> np.ndarray:
        calmed = image.copy()
        for place in self.neutral:
            calmed[place] = self.mean[self.given[place]]
        return calmed

    def completed(self, patch: Patch, predicted: np.ndarray, layers: int) -> np.ndarray:
        """The prediction of all bands: `delta` for the flat ones, whose deviation nobody knows."""
        every, given = self.flat.size, len(self.given)
        result = np.full((layers * every, *predicted.shape[1:]), np.nan, np.float32)
        flat = np.flatnonzero(self.flat)
        for layer in range(layers):
            result[layer * every + np.array(self.given)] = predicted[layer * given : (layer + 1) * given]
            result[layer * every + flat] = np.nan  # a network for certain bands was given these, too
        result[flat] = delta(patch.inner_alone())[flat]
        return result


def delta(patch: Patch) -> np.ndarray:
    """F1 + C2 - C1; from two pairs their mean, and one of them where the other is missing."""
    found = [fine + patch.target - coarse for fine, coarse in zip(patch.fine, patch.coarse)]
    if len(found) == 1:
        return found[0]
    known = np.isfinite(found).sum(axis=0)
    total = np.nansum(found, axis=0)
    return np.where(known > 0, total / np.maximum(known, 1), np.nan).astype(np.float32)


def sentence(names: list[str]) -> str:
    which = listed(names)
    return (
        f"F1 shows hardly any contrast in {which} beside the change there, which a network can't be given: "
        f"{'this band is' if len(names) == 1 else 'these bands are'} predicted by delta and left out of the "
        "network's inputs."
    )
