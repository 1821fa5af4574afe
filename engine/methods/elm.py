"""elm: an extreme learning machine, fitted on the user's own two pairs (after Liu et al. 2016).

1. Between the two reference dates everything is known: F1, C1, C3 and what became of it, F3; and the other
   way round. From some thousand pixels of both directions each band learns how much more than the coarse
   image the fine one changes, from what is around the pixel in the fine image and in the coarse change, from
   the gap between the sensors, and from the means over the bands. Hidden units are random and only their sum
   is learnt (steps/random_units.py), which takes a second and needs no training data.
2. As many pixels are shown with no coarse change at all, where nothing becomes of them. Without these the
   change that goes with the season would be foretold whole for a day that lies between the dates.
3. The way back is foretold by what the way there taught, and the other way round: as strongly as serves that
   best, the regression is drawn to nothing, that is to F + (C2 - C).
4. At the target date both dates predict, and are weighted (steps/two_pairs.py).

Two things differ from the paper: it learns patches by patches, here a pixel from what is around it, so that
there is no edge to blend; and units are x / (1 + |x|) instead of the logistic function, which computers take
a tenth of the time for. Steps 2 and 3 are ours.
"""

from __future__ import annotations

from typing import Any, Callable, Optional

import numpy as np

from ...models.catalogue.manifest import Manifest
from ...models.catalogue.parameters import Value
from ..align.scene import Scene
from ..align.scene_figures import PASS_SIDE, Known
from ..raster.grid import Window, windows
from .base import Needs, Patch
from .steps.compiled import CompiledMethod
from .steps.random_units import HAAR_REACH, SEED, Units, learnt, planes, predicted, seen
from .steps.two_pairs import MARGIN, combined

LEAST = 50
"""With fewer pixels that both pairs know nothing is learnt, and the coarse change is taken as it is."""


class Elm(CompiledMethod):
    depends_on_target = False
    pixel_bytes, value_bytes = 60.0, 40.0

    def __init__(self, manifest: Manifest, threads: int, settings: dict[str, Value]):
        super().__init__(manifest, threads, settings)
        self.haar = settings["features"] == "wavelet"
        self.hidden, self.pixels = int(settings["units"]), int(settings["pixels"])

    def declared(self, **known: Any) -> Needs:
        return super().declared(**{"coarse_margin": MARGIN, **known})

    def prepare(self, scene: Scene, step: Callable[[int], None], known: Optional[Known] = None) -> Needs:
        """What each band has learnt from the two pairs, the same for all target dates."""
        self.far = max(1, round(scene.ratio))
        self.units = (known or Known()).once("elm", lambda: self._learn(scene, step), scene, step)
        if self.units is None:
            self.notes.append(
                "The two pairs have too few pixels in common to learn from, so that the coarse change was "
                "added as it is: give pairs with fewer gaps."
            )
        return self.declared(halo=self.far + HAAR_REACH)

    def _learn(self, scene: Scene, step: Callable[[int], None]) -> Optional[list[Units]]:
        windows_shown = [self._shown(scene, window, step) for window in windows(*_size(scene), PASS_SIDE)]
        ways = [[np.concatenate(parts, axis=1) for parts in zip(*way)] for way in zip(*windows_shown)]
        if ways[0][0].shape[1] < LEAST:
            return None
        return [
            learnt([(x[band].astype(float), y[band].astype(float)) for x, y in ways], self.hidden)
            for band in range(len(scene.names))
        ]

    def _shown(
        self, scene: Scene, window: Window, step: Callable[[int], None]
    ) -> list[tuple[np.ndarray, np.ndarray]]:
        """There, back: features, (bands, pixels, features), and how much more the fine image changed than
        the coarse one, (bands, pixels), at random pixels of a window."""
        around = window.grown(self.far + HAAR_REACH, *_size(scene))
        fine, coarse = ([image.read(around) for image in images] for images in (scene.fine, scene.coarse))
        row, column = self._places(scene, window, around)
        both = np.isfinite(fine[0] + fine[1] + coarse[0] + coarse[1]).all(axis=0)
        row, column = row[both[row, column]], column[both[row, column]]
        shown = []
        for one in (0, 1):
            features, wanted = [], []
            for other in (0, 1):
                layers, known = planes(fine[one], coarse[one], coarse[other])
                bands = range(len(fine[one]))
                features.append(
                    np.stack([seen(layers, known, band, row, column, self.far, self.haar) for band in bands])
                )
                more = fine[other] - fine[one] - (coarse[other] - coarse[one])
                wanted.append(more[:, row, column])
            shown.append((np.concatenate(features, axis=1), np.concatenate(wanted, axis=1)))
        step(window.width * window.height)
        return shown

    def _places(self, scene: Scene, window: Window, around: Window) -> tuple[np.ndarray, np.ndarray]:
        """Rows and columns in `around` of the pixels of a window that are shown, the same in each run."""
        width, height = _size(scene)
        share = min(1.0, self.pixels / 4 / (width * height))
        draw = np.random.default_rng((SEED, window.y, window.x))
        chosen = draw.random((window.height, window.width)) < share
        rows, columns = np.nonzero(chosen)
        return rows + window.y - around.y, columns + window.x - around.x

    def predict(self, patch: Patch) -> np.ndarray:
        return combined(patch, [self._from_pair(patch, number) for number in range(len(patch.fine))])

    def _from_pair(self, patch: Patch, number: int) -> np.ndarray:
        """F2 on the inner pixels as that pair foretells it, NaN in its gaps."""
        fine, before = patch.fine[number], patch.coarse[number]
        inner = (slice(None), *patch.inner)
        if self.units is None:
            return (fine + (patch.target - before))[inner]
        layers, known = planes(fine, before, patch.target)
        rows, columns = patch.inner
        wanted = np.array([rows.start, rows.stop, columns.start, columns.stop])
        more = [
            predicted(
                *(layers, known, band, wanted, self.far, self.haar),
                *(units.mean, units.spread, units.inward, units.threshold, units.outward),
            )
            for band, units in enumerate(self.units)
        ]
        return (fine + (patch.target - before))[inner] + np.stack(more)


def _size(scene: Scene) -> tuple[int, int]:
    return scene.grid.width, scene.grid.height
