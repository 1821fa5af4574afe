"""ESTARFM (Zhu et al. 2010, doi:10.1016/j.rse.2010.05.032), from two pairs.

For each pixel, the neighbours in a window that look like it in all bands at both dates say how the coarse
image changed; they weigh the more, the better their fine and coarse spectra agree (correlation R) and the
nearer they are. A regression of fine on coarse over the same neighbours at both dates turns the coarse change
into a fine one (conversion coefficient V). Each date predicts for itself, and the date whose coarse image
changed less counts more.

    F2k = Fk + V sum w (C2 - Ck),   w ~ 1 / ((1 - R) (1 + d / half)),   F2 = sum over k of T_k F2k

Where the paper leaves a choice, this is the authors' own published code:
- A pixel counts where it is valid in all bands and images; where a window holds fewer than six candidates, or
  the prediction is no possible value, the mean change of the window is taken.
- R = .5 where a spectrum is flat. With a single band (NDVI alone) a correlation says nothing: 1 - R is then
  the mean over the dates of |F - C| / |F + C|, here with |F| + |C| below, because NDVI may be negative.
- V is taken only where the candidates' coarse mean differs between the dates by 2 % of the range of
  reflectance (the parameter `change`). The paper's limit, an uncertainty of .002 x sqrt 2, lets through
  slopes between dates that hardly differ; such a slope tells of space, not of time.

Where only one pair is valid at a pixel, that pair stands in for both: the coarse dates don't differ then, so
V = 1 by the method's own rule.

The loops over pixels are in estarfm_kernels.py.
"""

from __future__ import annotations

from typing import Any, Callable, Optional

import numpy as np
from scipy.special import fdtri

from ...models.catalogue.manifest import Manifest
from ...models.catalogue.parameters import Value
from ..align.scene import Scene
from ..align.scene_figures import Known, statistics
from ..raster.readers import Image
from .base import Needs, Patch
from .estarfm_kernels import BLOCK, GROUP, predict_rows, unlikeness
from .steps.compiled import CompiledMethod
from .steps.temporal import mean_changes, shares

SIGNIFICANT = 0.05
"""Largest p of the regression's F test."""
FAR = np.float32(1e9)
"""F1 of an invalid candidate: similar to nothing."""


class Estarfm(CompiledMethod):
    depends_on_target = False
    pixel_bytes, value_bytes = 20.0, 190.0

    def __init__(self, manifest: Manifest, threads: int, settings: dict[str, Value]):
        super().__init__(manifest, threads, settings)
        self.half = settings["window"] // 2
        self.near, self.significant = nearness(self.half), significant_r2((2 * self.half + 1) ** 2)

    def declared(self, **known: Any) -> Needs:
        return super().declared(**{"halo": self.half, **known})

    def prepare(self, scene: Scene, step: Callable[[int], None], known: Optional[Known] = None) -> Needs:
        """Per pair and band the similarity threshold; per band what values are possible."""
        watched = [_Watched(image) for image in scene.fine]
        self.similar = np.stack(
            [2 * statistics(image, step).std / self.settings["classes"] for image in watched]
        )
        low = np.minimum(0, np.min([image.low for image in watched], axis=0))
        high = np.maximum(1, np.max([image.high for image in watched], axis=0))
        self.limits = np.stack([low, high])
        return self.declared()

    def predict(self, patch: Patch) -> np.ndarray:
        valid = [np.isfinite(f + c + patch.target).all(axis=0) for f, c in zip(patch.fine, patch.coarse)]
        result = np.full((len(patch.target), *valid[0][patch.inner].shape), np.nan, np.float32)
        for pairs, where in (
            ((0, 1), valid[0] & valid[1]),
            ((0, 0), valid[0] & ~valid[1]),
            ((1, 1), valid[1] & ~valid[0]),
        ):
            pixels = where[patch.inner]
            if pixels.any():
                predicted = self._from_pairs(patch, pairs, valid[pairs[0]] & valid[pairs[1]], pixels)
                result[:, pixels] = predicted[:, pixels]
        return result

    def _from_pairs(
        self, patch: Patch, pairs: tuple[int, int], valid: np.ndarray, wanted: np.ndarray
    ) -> np.ndarray:
        """F2 on the inner pixels from these two of the pairs; of no meaning where it is not wanted."""
        fine, coarse = (
            [np.where(valid, images[k], np.nan) for k in pairs] for images in (patch.fine, patch.coarse)
        )
        change = np.stack([patch.target - image for image in coarse])
        means = mean_changes(change, self.half, patch.inner)
        values = [np.concatenate(images[: len(set(pairs))]) for images in (fine, coarse)]
        # As with NDVI alone; two values correlate by +-1.
        by_difference = len(patch.target) == 1 or len(values[0]) < 3
        weight = 1 / unlikeness(*values, by_difference)
        rows, columns = patch.inner
        inner = np.array([rows.start, rows.stop, columns.start, columns.stop])
        both = np.stack([coarse, fine])  # (coarse and fine, dates, bands, rows, cols)
        layers = (
            self._padded(np.concatenate(fine), FAR),
            self._padded(np.concatenate(both[:, 0] + both[:, 1]), 0),
            self._padded(np.concatenate(both[:, 0] - both[:, 1]), 0),
            self._padded(change[0], 0),
            self._padded(weight[None], 0)[0],
        )
        return predict_rows(
            *layers,
            self.similar[list(pairs)].ravel().astype(np.float32),
            self.near,
            inner,
            np.ascontiguousarray(wanted),  # in one layout, or the kernel would be compiled once more
            self.significant,
            self.settings["change"],
            means,
            shares(means),
            self.limits,
        )

    def _padded(self, layers: np.ndarray, gap: float) -> np.ndarray:
        """Float32 layers with columns of gaps on both sides, so that no window and no block leaves them
        sideways."""
        count, rows, columns = layers.shape
        whole = np.full((count, rows, self.half + columns + BLOCK + self.half + GROUP), gap, np.float32)
        whole[:, :, self.half : self.half + columns] = np.where(np.isfinite(layers), layers, gap)
        return whole


def nearness(half: int) -> np.ndarray:
    """1 / (1 + d / half) of each place in the window; 0 in the columns by which its last group sticks out."""
    side = np.arange(-half, half + 1)
    near = np.zeros((side.size, -(-side.size // GROUP) * GROUP), np.float32)
    near[:, : side.size] = 1 / (1 + np.hypot(*np.meshgrid(side, side)) / half)
    return near


def significant_r2(most: int) -> np.ndarray:
    """The least r squared at which a regression over n candidates at two dates is significant, for n up to
    `most`."""
    free = 2.0 * np.arange(most + 1) - 2
    f = fdtri(1, np.maximum(free, 1), 1 - SIGNIFICANT)
    return np.where(free >= 1, f / (f + free), np.inf)


class _Watched:
    """An image that remembers the smallest and the largest value of each band that was read from it."""

    def __init__(self, image: Image):
        self._image = image
        self.low, self.high = np.full(image.bands, np.inf), np.full(image.bands, -np.inf)

    def __getattr__(self, name: str):
        return getattr(self._image, name)

    def read(self, window) -> np.ndarray:
        values = self._image.read(window)
        flat = values.reshape(len(values), -1)
        self.low = np.fmin(self.low, np.fmin.reduce(flat, axis=1))
        self.high = np.fmax(self.high, np.fmax.reduce(flat, axis=1))
        return values
