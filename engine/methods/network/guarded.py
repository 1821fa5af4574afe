"""A network that stays within what the evidence allows, whatever its graph says. The same for every network.

- Bands that it can't be given are predicted by `delta` (flat_bands.py).
- It is shown half of what is the same all over the scene, and never more of a gap between the sensors than
  training held (shared_levels.py).
- What it says is drawn towards `delta`, and no farther from it than the changes and gaps of the scene make
  likely.

docs/accuracy.md tells what they are worth.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any, Callable, Optional

import numpy as np

from ...align.scene import Scene
from ...align.scene_figures import Known, statistics
from ...door.plain_text import listed
from ..base import Needs, Patch
from .flat_bands import FlatBands, delta, flat_bands, sentence
from .inputs import Inputs
from .network import NetworkMethod

TRUST = 0.9
"""The share of its difference from `delta` that a network is believed. Nothing is lost by it in the mean of
the benchmarks, and the worst cases come a tenth nearer to `delta`."""
FARTHEST = 4.0
"""A prediction lies no farther from `delta` than so many times the deviation of gap and change over the
scene, ..."""
OF_LOCAL_CHANGE = 2.0
"""... and so many times the coarse change at the pixel."""
STRANGE_GAP = 2.0
"""From a gap of so many deviations of F1 on, the report says that the network was shown the images nearer."""


class GuardedNetwork(NetworkMethod):
    """A network with `delta` beside it."""

    def __init__(self, *arguments: Any, **named: Any):
        super().__init__(*arguments, **named)
        self.depends_on_target = True  # C2 decides what its bands are compared with
        self._flat: Optional[FlatBands] = None

    def _new_inputs(self) -> Inputs:
        return Inputs(
            self.manifest, self.manifest.settle(self._settings or {}), self._priors(), levelled=True
        )

    def prepare(self, scene: Scene, step: Callable[[int], None], known: Optional[Known] = None) -> Needs:
        known = known or Known()
        flat = np.zeros(len(scene.names), bool)
        for number in range(len(scene.fine)):
            alone = scene.of_pair(number)
            compute = functools.partial(statistics, alone.fine[0])
            found = known.of_pair(number).once(("statistics", 0), compute, alone, _unseen)
            flat |= flat_bands(alone, found)
        self._flat = None
        if flat.any():
            self._flat = FlatBands.of(flat, self.manifest.bands == "any", found.mean)
            self.notes.append(sentence([name for name, left in zip(scene.names, flat) if left]))
            scene, known = scene.with_bands(self._flat.given), Known()
        needs = super().prepare(scene, step, known)
        self._tell_gaps(scene.names)
        if scene.days is None and any(tensor.role == "days" for tensor in self.manifest.inputs):
            self.notes.append(
                f"The network '{self.manifest.name}' reads the days between the dates, which are not known "
                "here: name the images by their dates, or give the days of F1 and C2 (--date)."
            )
        return needs

    def load(self, patches: Sequence[Patch]) -> list[Patch]:
        return list(patches) if self._flat is not None else super().load(patches)

    def predict_batch(self, patches: Sequence[Patch]) -> list[np.ndarray]:
        flat = self._flat
        if flat is None:
            return super().predict_batch(patches)
        predicted = super().predict_batch([flat.reduced(patch) for patch in patches])
        layers = self.layers + self.beside
        return [flat.completed(*both, layers) for both in zip(patches, predicted)]

    def _predict_from(self, inputs: Inputs, patches: Sequence[Patch]) -> list[np.ndarray]:
        predicted = super()._predict_from(inputs, patches)
        for patch, values in zip(patches, predicted):
            self._draw_near(inputs, patch, values)
        return predicted

    def _draw_near(self, inputs: Inputs, patch: Patch, values: np.ndarray) -> None:
        """Put back what the network was not shown, and keep near `delta`; in place.

        Args:
            values: (layers x bands, rows, cols); layers after the first are deviations and stay.
        """
        shown = patch.inner_alone()
        plain = delta(shown)
        for band, (predicted, near) in enumerate(zip(values, plain)):
            predicted -= near
            if inputs.levels is not None:
                predicted += inputs.levels.change[band]
            if inputs.apart is not None:
                farthest = np.abs(shown.target[band] - shown.coarse[0][band])
                farthest *= OF_LOCAL_CHANGE
                farthest += FARTHEST * inputs.apart.spread[band]
                np.clip(predicted, -farthest, farthest, out=predicted)
            predicted *= TRUST
            predicted += near

    def _tell_gaps(self, names: Sequence[str]) -> None:
        """Say so where the images are farther apart than any that networks are made with."""
        gaps = [inputs.levels.gap for inputs in self.of_pairs if inputs.levels is not None]
        most = np.max(gaps, axis=0) if gaps else np.zeros(len(names))
        if self._flat is not None:
            most[self._flat.neutral] = 0.0  # `sentence` says it of these
        strange = [name for name, gap in zip(names, most) if gap > STRANGE_GAP]
        if strange:
            self.notes.append(
                f"The coarse images are far from F1 in {listed(strange)} (up to {most.max():.1f} of its "
                "standard deviations in the mean of the scene), farther than any that networks are made "
                f"with: the network '{self.manifest.name}' was shown them nearer. Check that all images have "
                "one unit and no haze."
            )


def _unseen(pixels: int) -> None:
    """These pixels are counted where the network's own figures are made."""
