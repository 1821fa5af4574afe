"""softmix, Chronofuse's own classical method: local unmixing of the change into soft classes, kept on F1's
edges.

1. Soft classes of F1: each pixel belongs to each of a few k-means centres by a Gaussian of its distance. One
   more basis per band follows the band itself, so that a change may also be in proportion to the brightness.
2. On the coarse grid, the change of a band is regressed on the means of these bases: once for the whole
   scene, and then, around each coarse pixel with Gaussian weights, what is left of it. Ridge keeps
   coefficients small where the classes are mixed alike in all neighbours.
3. On the fine grid, the change is the sum of basis x coefficient, the coefficients interpolated between
  coarse pixels.
4. A joint bilateral filter guided by F1 takes the noise out of it and leaves the edges of fields.
5. What the coarse pixel then lacks comes back by bicubic interpolation.

With two pairs both dates predict, and are weighted (two_pairs.py).
"""

from __future__ import annotations

import math
from typing import Any, Callable, Optional

import numpy as np

from ...models.catalogue.manifest import Manifest
from ...models.catalogue.parameters import Value
from ..align.scene import Scene
from ..align.scene_figures import Known
from .base import Needs, Patch, with_gaps
from .steps.bilateral import bilateral
from .steps.compiled import CompiledMethod
from .steps.soft_classes import ChangeModel
from .steps.two_pairs import combined

TRUNCATE = 3.0
"""Where the Gaussian weights of the neighbouring coarse pixels end, in standard deviations."""
SAMPLED_RADIUS = 10
"""The bilateral filter looks at every neighbour up to this radius, and at larger ratios at every second,
third, ..."""


class Softmix(CompiledMethod):
    pixel_bytes, value_bytes = 255.0, 36.0

    def __init__(self, manifest: Manifest, threads: int, settings: dict[str, Value]):
        super().__init__(manifest, threads, settings)
        self.neighbours = math.ceil(TRUNCATE * settings["coarse_sigma"])

    def declared(self, **known: Any) -> Needs:
        return super().declared(**{"coarse_margin": self.neighbours + 2, **known})

    def prepare(self, scene: Scene, step: Callable[[int], None], known: Optional[Known] = None) -> Needs:
        """Soft classes, their means in every coarse pixel, and the change that they explain over the whole
        scene."""
        self.ratio = scene.lattice.ratio
        self.radius = max(1, round(self.settings["filter_radius"] * self.ratio))
        self.models = []
        for fine, before in zip(scene.fine, scene.on_lattice):
            model = ChangeModel(
                fine,
                self.settings["classes"],
                self.settings["softness"],
                self.settings["ridge"],
                lambda pixels: step(pixels // 2),
            )
            model.fit(fine, before, scene.on_lattice[-1], scene, lambda pixels: step(pixels - pixels // 2))
            self.models.append(model)
        self.back = math.ceil(3 * self.ratio)
        """Fine pixels around a pixel to which what its coarse pixels lack reaches."""
        return self.declared(halo=self.radius + self.back)

    def predict(self, patch: Patch) -> np.ndarray:
        predictions = [fine + self._change(patch, number) for number, fine in enumerate(self._inner(patch))]
        return predictions[0] if len(predictions) == 1 else combined(patch, predictions)

    def _inner(self, patch: Patch) -> list[np.ndarray]:
        return [fine[(slice(None), *patch.inner)] for fine in patch.fine]

    def _change(self, patch: Patch, number: int) -> np.ndarray:
        """The change from one pair's date on the patch's inner pixels, NaN where it can't be known."""
        fine, place = patch.fine[number], patch.below.place
        valid = patch.valid(number)
        coarse_change = patch.below.target - patch.below.coarse[number]
        model = self.models[number]
        change = model.unmixed(
            with_gaps(fine, valid),
            coarse_change,
            place,
            self.settings["coarse_sigma"],
            self.neighbours,
        )
        smooth = self._smooth(with_gaps(model.guide(fine), valid), change, patch)
        covered = place.down(valid.astype(np.float32))
        mean = place.down(smooth if valid.all() else np.where(valid, smooth, 0)) / np.maximum(covered, 1e-6)
        lacking = np.where(covered > model.covered, coarse_change - mean, 0)
        inner = (slice(None), *patch.around(0))
        back = place.part(*inner[1:]).up_bicubic(np.nan_to_num(lacking))
        back += smooth[inner]
        return back

    def _smooth(self, guide: np.ndarray, change: np.ndarray, patch: Patch) -> np.ndarray:
        """The change without its noise, as far around the inner pixels as their coarse pixels lie."""
        spatial = self.settings["filter_sigma"] * self.ratio
        spectral = self.settings["spectral_sigma"] * math.sqrt(len(guide))
        part = patch.around(self.back)
        step = max(1, self.radius // SAMPLED_RADIUS)
        change[(slice(None), *part)] = bilateral(guide, change, part, self.radius, step, spatial, spectral)
        return change
