"""FSDAF (Zhu et al. 2016, doi:10.1016/j.rse.2015.11.016), one pair.

Each class of F1 gets the change that the purest coarse pixels show (the temporal prediction). What a coarse
pixel
changed beyond that, its residual, goes to its fine pixels: where neighbours are of one class, to those that
differ most from a thin-plate spline of C2, elsewhere to all alike. Similar neighbours smooth the sum of both
(section 3 of the paper).

Two things differ from the paper, whose steps need the whole scene in memory. The spline is local (spline.py).
And the classes come from k-means, which the paper leaves open. A network can stand in for the spline
(`spatial`; RCAN-FSDAF: Cui et al. 2024; MSISR-STF: Zheng et al. 2023): then residuals go to the pixels that
differ most from what the network predicts.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any, Callable, Optional

import numpy as np

from ...models.catalogue.manifest import Manifest
from ...models.catalogue.parameters import Value
from ..align.lattice import Place
from ..align.scene import Scene
from ..align.scene_figures import Known
from .base import Method, Needs, Patch
from .steps.classes import classes_of, survey
from .steps.compiled import CompiledMethod
from .steps.raised import Raised
from .steps.similar import mean_of_similar
from .steps.spline import local_spline

TINY = 1e-6
"""Reflectance that is added to every weight, so that a coarse pixel's mean is never zero."""
HEAVIEST = 10
"""No fine pixel gets more than this many times the mean of what its coarse pixel hands out."""
DARKEST = 0.1
"""Relative differences are taken of F1 or of this many standard deviations, whichever is more."""


class Fsdaf(CompiledMethod):
    pixel_bytes, value_bytes = 10.0, 67.0

    def __init__(self, manifest: Manifest, threads: int, settings: dict[str, Value]):
        super().__init__(manifest, threads, settings)
        self.half, self.similar = int(settings["window"]) // 2, int(settings["similar"])
        self.count, self.reach = int(settings["classes"]), int(settings["spline_window"]) // 2
        self.raised: Optional[Raised] = None
        """The network in the place of the spline."""

    def take_in(self, network: Method) -> None:
        """Have a network predict in the place of the spline."""
        self.raised = Raised(network)
        self.figures = network.figures
        self._follow(network)

    def _follow(self, network: Method) -> None:
        self.device, self.device_reason = network.device, network.device_reason
        self.precision = network.precision

    def declared(self, **known: Any) -> Needs:
        needs = super().declared(**{"coarse_margin": self.reach + 1, **known})
        return needs if self.raised is None else _with_network(needs, self.raised.network.declared())

    def prepare(self, scene: Scene, step: Callable[[int], None], known: Optional[Known] = None) -> Needs:
        """The classes of F1, their shares of each coarse pixel, and the change of each class."""
        ratio = max(scene.lattice.rows.ratio, scene.lattice.columns.ratio)
        self.around = max(1, int(ratio / 2))
        # A neighbour, all of its coarse pixel, all of the next one where they share a fine pixel, and the
        # windows of those.
        halo = self.half + 2 * math.ceil(ratio) + self.around + 2
        tile = self.manifest.tile if ratio >= 6 else self.manifest.tile // 2  # splines are large
        self.classes = classes_of(scene, self.count, known or Known(), lambda pixels: step(pixels // 2))
        self.survey = survey(
            scene,
            self.classes,
            lambda pixels: step(pixels - pixels // 2),
            lambda before, after: after - before,
        )
        self.class_change = self.survey.class_values(len(scene.names)).astype(np.float32)
        self.dark = DARKEST * self.classes.unit
        if not self.survey.any_whole:
            self.notes.append(
                "No coarse pixel is wholly covered by valid pixels of F1, so that the classes can't be told "
                "apart: all of them got the mean change of the scene."
            )
        self.halo = halo
        if self.raised is not None:
            return self._prepare_network(self.raised, scene, known or Known(), tile)
        side = 2 * self.reach + 1
        self.notes.insert(
            0,
            f"The thin-plate spline of C2 is local: one through the {side} x {side} coarse pixels around "
            "each coarse pixel; a fine pixel blends the four around it.",
        )
        return self.declared(halo=halo, tile=tile)

    def _prepare_network(self, raised: Raised, scene: Scene, known: Known, tile: int) -> Needs:
        """What both need, the network's figures of the scene ready; its pixels were counted already."""
        of_network = raised.prepare(scene, lambda pixels: None, known)
        self._follow(raised.network)
        self.notes.append(
            f"The network '{raised.network.manifest.name}' stands in for the thin-plate spline of C2: a "
            "residual goes to the pixels that differ most from its prediction."
        )
        self.notes += raised.network.notes
        own = super().declared(halo=self.halo + raised.margin, tile=tile, coarse_margin=self.reach + 1)
        return _with_network(own, of_network)

    def predict(self, patch: Patch) -> np.ndarray:
        fine, place = patch.fine[0], patch.below.place
        classes = self.classes.of(fine)
        temporal = self.class_change.T[:, classes]
        residual = place.up_nearest(self._residual(patch))
        surplus = self._spatial(patch) - (fine + temporal)
        weights = portions(
            residual, surplus, alike(classes, self.classes.count, self.around), classes >= 0, place
        )
        valid = np.isfinite(fine + patch.coarse[0] + patch.target).all(axis=0)
        guide = np.where(valid, fine, np.nan)
        unit = 1 / np.maximum(np.abs(np.nan_to_num(fine)), self.dark[:, None, None])
        change = mean_of_similar(
            guide, unit, temporal + residual * weights, patch.inner, self.half, self.similar, True
        )
        return fine[(slice(None), *patch.inner)] + change

    def _spatial(self, patch: Patch) -> np.ndarray:
        """What C2 says of each fine pixel by itself, by the spline or the network, (bands, rows, cols)."""
        if self.raised is None:
            return local_spline(patch.below.target, patch.below.place, self.reach)
        return self.raised.over(patch, self.halo)

    def release(self) -> None:
        if self.raised is not None:
            self.raised.network.release()

    def to_cpu(self) -> bool:
        if self.raised is None:
            return False
        moved = self.raised.network.to_cpu()
        self._follow(self.raised.network)
        return moved

    def _residual(self, patch: Patch) -> np.ndarray:
        """What coarse pixels changed more than their classes, (bands, coarse rows, coarse cols); 0 where not
        known.

        A coarse pixel that valid fine pixels cover in part is taken to consist of classes as that part does.
        """
        shares, _ = self.survey.read(patch.below.window)
        expected = np.tensordot(self.class_change.T, shares, 1)
        return np.nan_to_num(patch.below.target - patch.below.coarse[0] - expected)


def _with_network(own: Needs, network: Needs) -> Needs:
    """What a method needs with a network in it, whose halo `own` holds already; its tiles are the method's,
    cut as the network's are."""
    return replace(
        own,
        tile=-(-own.tile // network.multiple) * network.multiple,
        multiple=network.multiple,
        blend=network.blend,
        coarse_margin=max(own.coarse_margin or 0, network.coarse_margin or 0),
        pixel_bytes=own.pixel_bytes + network.pixel_bytes,
        value_bytes=own.value_bytes + network.value_bytes,
        fixed_bytes=own.fixed_bytes + network.fixed_bytes,
    )


def portions(
    residual: np.ndarray, surplus: np.ndarray, same: np.ndarray, known: np.ndarray, place: Place
) -> np.ndarray:
    """By which factor of its coarse pixel's residual each fine pixel changes; their mean over a coarse pixel
    is 1.

    Equations 15 to 19 of the paper: a pixel among its like gets as much as the spline has more than the
    temporal prediction, if that has the sign of the residual; a pixel among others the same as all.

    Args:
        residual: (bands, rows, cols), of the coarse pixel in which a fine pixel lies.
        surplus: the like, the spline less the temporal prediction.
        same: (rows, cols) share of neighbours of the pixel's own class.
        known: (rows, cols), which fine pixels count.
    """
    agreeing = np.where(surplus * residual > 0, np.abs(surplus), 0)
    weights = np.where(known, TINY + agreeing * same + np.abs(residual) * (1 - same), 0).astype(np.float32)
    covered = place.down(known.astype(np.float32))

    def normalised(values: np.ndarray) -> np.ndarray:
        mean = place.down(values) / np.where(covered > 0, covered, 1)
        return values / place.up_nearest(np.where(mean > 0, mean, 1))

    return normalised(np.minimum(normalised(weights), np.float32(HEAVIEST)))


def alike(classes: np.ndarray, count: int, around: int) -> np.ndarray:
    """The share of the valid pixels around that have the pixel's own class (equation 16), (rows, cols)
    float32.

    Args:
        classes: (rows, cols), -1 where invalid.
        around: the window reaches so many pixels to each side.
    """
    same, all_of_them = np.zeros(classes.shape, np.int32), np.zeros(classes.shape, np.int32)
    for number in range(count):
        members = classes == number
        around_each = box_sum(members, around)
        same[members] = around_each[members]
        all_of_them += around_each
    return same / np.maximum(all_of_them, 1).astype(np.float32)


def box_sum(values: np.ndarray, around: int) -> np.ndarray:
    """Sums of (rows, cols) whole numbers over the square window around each pixel; nothing lies outside."""
    sums = np.pad(values.astype(np.int32), ((around + 1, around), (around + 1, around)))
    side = 2 * around + 1
    for axis in (0, 1):
        running = np.cumsum(sums, axis=axis, dtype=np.int32)
        ahead, behind = (
            np.take(running, range(first, running.shape[axis] - side + first), axis) for first in (side, 0)
        )
        sums = ahead - behind
    return sums
