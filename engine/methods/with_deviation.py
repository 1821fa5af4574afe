"""A method that also says how sure it is of each pixel, by its error model. The same for every method."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Callable, Optional

import numba
import numpy as np

from ...models.catalogue.error_models import ErrorModel
from ..align.scene import Scene
from ..align.scene_figures import Known, statistics
from .base import Method, Needs, Patch
from .error_terms import FARTHEST, SCENE, of_scene, reach, weighed
from .network.inputs import SMALLEST_STD, Apart
from .network.network import NetworkMethod

USUAL_RATIO = 8.0
"""The ratio at which an error model needs no correction for it."""
TERM_BYTES = 12.0
"""Memory for the deviations of a tile's band, of two pairs and together, for each pixel."""


class WithDeviation(Method):
    """Another method's F2, and below it the half-width of the bounds that hold 68 % of its errors."""

    depends_on_target = True

    def __init__(self, method: Method, model: ErrorModel, threads: int = 1):
        numba.set_num_threads(min(threads, numba.config.NUMBA_NUM_THREADS))
        super().__init__(method.manifest)
        self.method, self.model = method, model
        self.ratio, self._layers = USUAL_RATIO, 1
        self._names: tuple[str, ...] = ()
        self.everywhere: list[np.ndarray] = []
        """Of each pair what its scene adds to the deviation of every pixel, (bands,)."""
        self._follow()

    def _follow(self) -> None:
        """Tell what the method tells of itself by now."""
        told = self.method
        self.device, self.device_reason, self.precision = told.device, told.device_reason, told.precision
        self.batch, self.ahead, self.notes, self.figures = told.batch, told.ahead, told.notes, told.figures

    def declared(self, **known: Any) -> Needs:
        return self._needs(self.method.declared(**known), FARTHEST)

    def prepare(self, scene: Scene, step: Callable[[int], None], known: Optional[Known] = None) -> Needs:
        needs = self.method.prepare(scene, step, known)
        self._follow()
        self.ratio, self._layers, self._names = scene.ratio, needs.layers, scene.names
        known = known or Known()
        self.everywhere = [self._everywhere(scene, number, known) for number in range(len(scene.fine))]
        return self._needs(needs, scene.ratio)

    def _needs(self, needs: Needs, ratio: float) -> Needs:
        return replace(
            needs,
            halo=max(needs.halo, reach(ratio)),
            layers=2,
            pixel_bytes=needs.pixel_bytes + TERM_BYTES,
            value_bytes=needs.value_bytes + 4,
        )

    def _everywhere(self, scene: Scene, number: int, known: Known) -> np.ndarray:
        total = np.zeros(len(scene.names), np.float32)
        counting = [name for name in SCENE if name in self.model.weights]
        found = self.of_pair(scene, number, known) if counting else {}
        for name in counting:
            total += np.float32(self._factor * self.model.weights[name]) * found[name]
        return total

    def of_pair(self, scene: Scene, number: int, known: Known) -> dict[str, np.ndarray]:
        """Term to its value all over the scene with this pair, (bands,)."""
        alone = scene.of_pair(number)
        fine = known.of_pair(number).once(("statistics", 0), lambda: statistics(alone.fine[0]), alone, _seen)
        apart = self._measured(number) or Apart.of(alone, _seen)
        return of_scene(np.maximum(fine.std, SMALLEST_STD), apart)

    def _measured(self, number: int) -> Optional[Apart]:
        """How far the images are apart, where a network measured it already, of all bands."""
        of_pairs = self.method.of_pairs if isinstance(self.method, NetworkMethod) else []
        apart = of_pairs[number].apart if number < len(of_pairs) else None
        return apart if apart is not None and apart.gap.size == len(self._names) else None

    @property
    def _factor(self) -> float:
        return (self.ratio / USUAL_RATIO) ** self.model.ratio_power

    def predict(self, patch: Patch) -> np.ndarray:
        return self.predict_batch([patch])[0]

    def load(self, patches: Sequence[Patch]) -> list[Patch]:
        return self.method.load(patches)

    def predict_batch(self, patches: Sequence[Patch]) -> list[np.ndarray]:
        found = self.method.predict_batch(patches)
        self._follow()
        return [self._completed(patch, layers) for patch, layers in zip(patches, found)]

    def _completed(self, patch: Patch, layers: np.ndarray) -> np.ndarray:
        """F2 and the deviation below it, and then what the method gives beside."""
        bands = patch.target.shape[0]
        beside = layers[bands * self._layers :]
        found = np.empty((2 * bands + len(beside), *layers.shape[1:]), np.float32)
        found[:bands], found[2 * bands :] = layers[:bands], beside
        for band in range(bands):
            samples = layers[bands + band] if self._layers > 1 else None
            own = found[bands + band]
            deviation = self.scaled(self.deviation(patch, layers[band], band, samples, own), band)
            if deviation is not own:
                own[:] = deviation
        return found

    def scaled(self, deviation: np.ndarray, band: int) -> np.ndarray:
        """A band's deviations by what the truths of the user say: the geometric mean of their factors."""
        scales, found = self.model.scales.get(self._names[band], ()), deviation
        for scale in scales:
            factors = np.array(scale.factors) ** (1 / len(scales))
            found = found * factors.astype(np.float32)[np.searchsorted(scale.up_to, deviation)]
        return found

    def deviation(
        self,
        patch: Patch,
        predicted: np.ndarray,
        band: int,
        samples: Optional[np.ndarray],
        total: np.ndarray,
    ) -> np.ndarray:
        """Of one band on the patch's inner pixels, (rows, cols); NaN where F2 or an image is missing. `total`
        is of that shape and may be taken for it.

        Of two pairs the mean of what each of them says, or one where the other is missing.
        """
        if len(self.everywhere) == 1:
            return self._from_pair(patch, 0, predicted, band, samples, total)
        first, second = (
            self._from_pair(patch.of_pair(number), number, predicted, band, samples, np.empty_like(total))
            for number in range(len(self.everywhere))
        )
        both = np.where(np.isnan(first), second, np.where(np.isnan(second), first, (first + second) / 2))
        return both * np.float32(self.model.two_pairs)

    def _from_pair(
        self,
        patch: Patch,
        number: int,
        predicted: np.ndarray,
        band: int,
        samples: Optional[np.ndarray],
        total: np.ndarray,
    ) -> np.ndarray:
        weights = {name: self._factor * weight for name, weight in self.model.weights.items()}
        weighed(patch, predicted, band, self.ratio, weights, self.everywhere[number][band], total)
        if samples is not None and "samples" in weights:
            total += np.float32(weights["samples"]) * np.nan_to_num(samples)
        return total

    def release(self) -> None:
        self.method.release()
        self._follow()

    def to_cpu(self) -> bool:
        moved = self.method.to_cpu()
        self._follow()
        return moved


def _seen(pixels: int) -> None:
    """These pixels are counted where the method's own figures are made."""
