"""What a network is given: its input tensors, from the patches of a scene.

Images come from the patch; priors are predicted by the classical methods that the manifest names, on the same
patch; figures of the whole scene are computed once, before the tiles. Training takes its cases from here, too
(engine/cases.py), so that a network never meets anything in use that it did not see when it was made.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable, Optional

import numpy as np

from ....models.catalogue.manifest import SAMPLES, Manifest
from ....models.catalogue.parameters import Value
from ....models.catalogue.tensors import FIGURE_ROLES, IMAGE_ROLES, SCALAR_ROLES, Tensor, is_bridged
from ...align.lattice import Place
from ...align.scene import Scene
from ...align.scene_figures import PASS_SIDE, Known, statistics
from ...raster.grid import Window
from ..base import Method, Needs, Patch, all_finite
from .shared_levels import Levels

if TYPE_CHECKING:
    from .card_priors import CardPriors

SMALLEST_STD = 1e-4
"""A band that is constant over the scene is divided by this instead of zero."""
COVERED = 0.5
"""Share of a coarse pixel that must be valid in F1 for their mean to stand for it."""
LEAST_WEIGHT = 0.3
"""Of the coarse pixels that are known, under the bicubic kernel."""
NOISE_SIDE = 512
"""The noise repeats after so many pixels, farther than any network of ours sees."""
Step = Callable[[int], None]


@dataclass(frozen=True)
class Given:
    """The tensors of one patch, as far around its inner pixels as the network sees."""

    images: dict[str, np.ndarray]
    """(bands, rows, cols) float32 by the tensor's name; without meaning where not valid."""
    figures: dict[str, np.ndarray]
    """Figures of the scene and parameters by the tensor's name: (bands,), or a number."""
    valid: np.ndarray
    """(rows, cols): where all bands of all images are valid."""
    instead: np.ndarray
    """(bands,) what an image holds where it is not valid: the mean of F1."""
    inner: tuple[slice, slice]
    """Rows and columns that are predicted."""
    place: Optional[Window] = None
    """Where in the scene these pixels lie; for networks that take noise."""
    patch: Optional[Patch] = None
    """Of what a card makes the images that are not among these; ..."""
    seen: tuple[slice, slice] = (slice(None), slice(None))
    """... the part of it that the network sees."""


class Inputs:
    """The inputs of one network on one scene."""

    def __init__(
        self,
        manifest: Manifest,
        settings: dict[str, Value],
        priors: Mapping[str, Method],
        reach: Optional[int] = None,
        levelled: bool = False,
    ):
        """
        Args:
            settings: the network's own parameters.
            priors: tensor to the method that predicts it, ready to prepare (registry.priors_of).
            reach: fine pixels around a pixel that the network sees; None: the manifest's halo.
            levelled: show it less of what is the same all over the scene (shared_levels.py); of a network
                that sees one pair.
        """
        self.manifest, self.settings = manifest, settings
        self.reach = -(-(manifest.halo if reach is None else reach) // manifest.multiple) * manifest.multiple
        self.priors = priors
        self.samples = settings[SAMPLES] if manifest.draws_samples else 1
        """How often the network is to run, each time with noise of its own."""
        roles = {t.role for t in manifest.inputs}
        self._levelled = levelled and manifest.pairs_seen == 1
        self.levels: Optional[Levels] = None
        self.card: Optional[CardPriors] = None
        """What a card makes of them by itself."""
        self.apart: Optional[Apart] = None
        """How far the coarse images of the scene are from F1 and from each other, where that was measured."""
        self._averages = "averaged" in roles
        self.bridged = self._levelled and is_bridged(manifest.inputs)
        """Whether C1 is missing, so that all of the gap between the sensors would pass for change."""
        self._measures = self._levelled or bool(roles & {"gap_std", "change_std"})
        self._takes_noise = "noise" in roles
        by_priors = any(prior.depends_on_target for prior in self.priors.values())
        self.depends_on_target = self._measures or "days" in roles or by_priors
        self.figures: dict[str, np.ndarray] = {}
        """Role to its figure of the scene: (bands,), or a number for ratio and days."""

    def prepare(self, scene: Scene, step: Step, known: Optional[Known] = None) -> Needs:
        """All figures of the whole scene, of the priors too; how far around a pixel the inputs reach, and the
        memory a pixel that the priors take (in `pixel_bytes`)."""
        known = known or Known()
        parts = 1 + self._measures + len(self.priors)
        fine = known.once(
            ("statistics", 0),
            lambda: statistics(scene.fine[0], _part(step, parts)),
            scene,
            _part(step, parts),
        )
        self.set_figures(fine.mean, fine.std, scene.ratio, scene.days or 0)
        if self._measures:
            self.apart = apart = Apart.of(scene, _part(step, parts))
            self.figures.update(gap_std=apart.gap_std, change_std=apart.change_std)
        if self._levelled:
            self.levels = Levels.of(apart.gap, apart.change, self.figures["fine_std"])
            scene = self.levels.lowered_scene(scene)
        needs = [prior.prepare(scene, _part(step, parts), known) for prior in self.priors.values()]
        around = [of_prior.halo for of_prior in needs]
        if self._averages:
            around.append(math.ceil(3 * scene.ratio))  # the bicubic's two coarse pixels, whole
        margins = [of_prior.coarse_margin for of_prior in needs if of_prior.coarse_margin is not None]
        own = [2] if self._averages else [0] if self._takes_noise else []
        working = max((of_prior.bytes_per_pixel(self.bands) for of_prior in needs), default=0.0)
        return Needs(
            halo=self.reach + max(around, default=0),
            coarse_margin=max([*margins, *own], default=None),
            pixel_bytes=working + 4.0 * self.bands * (len(self.priors) + 3 * self._averages),
        )

    def set_figures(self, mean: np.ndarray, std: np.ndarray, ratio: float, days: float = 0) -> None:
        """F1's mean and standard deviation (bands,), the ratio, and the days to the target date, 0 where they
        are not known; of the coarse images, as if they had F1's spread."""
        std = np.maximum(std, SMALLEST_STD).astype(np.float32)
        self.figures = {
            "fine_mean": np.asarray(mean, np.float32),
            "fine_std": std,
            "ratio": np.float32(ratio),
            "days": np.asarray(days, np.float32),
            "gap_std": std,
            "change_std": std,
        }

    @property
    def bands(self) -> int:
        """0 while the scene is not known."""
        return self.figures["fine_mean"].size if self.figures else 0

    def figure(self, tensor: Tensor) -> np.ndarray:
        """The value of an input that is a figure of the scene, or a parameter of the run."""
        return (
            np.float32(self.settings[tensor.of]) if tensor.role == "parameter" else self.figures[tensor.role]
        )

    def shape(self, tensor: Tensor, batch: int, size: Sequence[int]) -> tuple[int, ...]:
        if tensor.role in SCALAR_ROLES:
            return (batch,)
        if tensor.role in FIGURE_ROLES:
            return batch, self.bands
        return (batch, 1 if tensor.role == "valid" else self.bands, *size)

    def take(self, patch: Patch) -> Given:
        """The tensors of a patch."""
        if self.levels is not None:
            patch = self.levels.lowered(patch)
        seen = self._seen(patch)
        made = self.card.tensors if self.card else ()
        images = {
            t.name: self._image(t, patch, seen)
            for t in self.manifest.inputs
            if t.role in IMAGE_ROLES and t.name not in made
        }
        inner = tuple(slice(i.start - s.start, i.stop - s.start) for i, s in zip(patch.around(0), seen))
        return Given(
            images,
            self._figures(),
            valid(patch)[seen],
            self.figures["fine_mean"],
            inner,
            _place(patch, seen),
            patch if made else None,
            seen,
        )

    def invent(self, side: int) -> Given:
        """The tensors of a patch of side x side pixels that is not there, to measure with."""
        rng = np.random.default_rng(0)
        images = {
            t.name: rng.random((self.bands, side, side), np.float32)
            for t in self.manifest.inputs
            if t.role in IMAGE_ROLES
        }
        every = slice(None), slice(None)
        return Given(images, self._figures(), np.ones((side, side), bool), self.figures["fine_mean"], every)

    def _figures(self) -> dict[str, np.ndarray]:
        return {t.name: self.figure(t) for t in self.manifest.inputs if t.role in FIGURE_ROLES + SCALAR_ROLES}

    def noise(self, place: Window, sample: int = 0) -> np.ndarray:
        """The noise of one of the samples, (bands, rows, cols); none where there is one sample and no
        deviation to know."""
        if self.manifest.draws_samples and self.samples == 1:
            return np.zeros((self.bands, place.height, place.width), np.float32)
        return noise(place, self.bands, sample)

    def _seen(self, patch: Patch) -> tuple[slice, slice]:
        """The part of a patch that the network sees."""
        return patch.around(self.reach)

    def _image(self, tensor: Tensor, patch: Patch, seen: tuple[slice, slice]) -> np.ndarray:
        part = (slice(None), *seen)
        if tensor.role == "prior":
            return self._predicted(self.priors[tensor.name], patch, seen)
        if tensor.role == "averaged":
            return averaged(patch, tensor.pair - 1)[part]
        if tensor.role == "noise":
            return self.noise(_place(patch, seen))
        if tensor.role == "target" and self.bridged:
            return (patch.target - patch.coarse[0] + averaged(patch, 0))[part]
        if tensor.role == "target":
            return patch.target[part]
        return {"fine": patch.fine, "coarse": patch.coarse}[tensor.role][tensor.pair - 1][part]

    def _predicted(self, prior: Method, patch: Patch, seen: tuple[slice, slice]) -> np.ndarray:
        """What a prior predicts; `delta` where it can't."""
        part = (slice(None), *seen)
        found = prior.predict(Patch(patch.fine[:1], patch.coarse[:1], patch.target, seen, patch.below))
        missing = ~np.isfinite(found)
        if missing.any():
            plain = patch.fine[0][part] + patch.target[part] - patch.coarse[0][part]
            np.copyto(found, plain, where=missing)
        return found


def _part(step: Step, parts: int) -> Step:
    """A pass that counts as one of several over the scene; what division leaves over is not lost."""
    left = 0

    def count(pixels: int) -> None:
        nonlocal left
        left += pixels
        step(left // parts)
        left %= parts

    return count


def _place(patch: Patch, seen: tuple[slice, slice]) -> Optional[Window]:
    """Where in the scene a part of a patch lies; None where the patch does not know."""
    if patch.below is None:
        return None
    (rows, cols), whole = seen, patch.below.place.fine
    return Window(whole.x + cols.start, whole.y + rows.start, cols.stop - cols.start, rows.stop - rows.start)


def valid(patch: Patch) -> np.ndarray:
    """(rows, cols): where all bands of all images are valid."""
    return all_finite(*patch.fine, *patch.coarse, patch.target)


def averaged(patch: Patch, number: int) -> np.ndarray:
    """A fine image as the coarse sensor would see it: averaged over the coarse pixels, and brought up as C1
    is.

    (bands, rows, cols) float32; C1 stands in where too little of a coarse pixel is valid. Where that is
    missing, too, the kernel's weights are shared out among the coarse pixels that are known.
    """
    place, fine, coarse = patch.below.place, patch.fine[number], patch.below.coarse[number]
    means, covered = down_means(place, fine)
    there = covered > COVERED
    known = (there | np.isfinite(coarse).all(axis=0)).astype(np.float32)
    values = np.where(there, means, np.nan_to_num(coarse)).astype(np.float32)
    return place.up_bicubic(values * known) / np.maximum(place.up_bicubic(known), LEAST_WEIGHT)


def down_means(place: Place, fine: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Means of the valid fine pixels in each coarse pixel, (bands, rows, cols); the share that is valid,
    (rows, cols)."""
    there = np.isfinite(fine).all(axis=0)
    covered = place.down(there.astype(np.float32))
    return place.down(np.where(there, fine, 0)) / np.maximum(covered, 1e-6), covered


@dataclass(frozen=True)
class Apart:
    """How far the coarse images are from F1 and from each other, over the coarse pixels; each (bands,)
    float32.

    0 where no coarse pixel counts. Where F1 covers no coarse pixel well, each counts that it covers at all.
    """

    gap: np.ndarray
    """The mean of C1 - (F1 averaged): how far the sensors disagree."""
    gap_std: np.ndarray
    change: np.ndarray
    """The mean of C2 - C1: how much changed."""
    change_std: np.ndarray

    @classmethod
    def of(cls, scene: Scene, step: Step) -> Apart:
        before, after = scene.on_lattice[0], scene.on_lattice[-1]
        sums, of_little = np.zeros((2, 2, 3, len(scene.names)))
        for place in scene.lattice.places(PASS_SIDE):
            means, covered = down_means(place, scene.fine[0].read(place.fine))
            first, second = before.read(place.coarse), after.read(place.coarse)
            known = np.isfinite(first + second).all(axis=0)
            _add_spread(sums, first - means, second - first, (covered > COVERED) & known)
            if not sums.any():
                _add_spread(of_little, first - means, second - first, (covered > 0) & known)
            step(place.fine.width * place.fine.height)
        sums = sums if sums.any() else of_little
        count = np.maximum(sums[:, 0], 1)
        mean = sums[:, 1] / count
        spread = np.sqrt(np.maximum(sums[:, 2] / count - mean**2, 0))
        mean, spread = mean.astype(np.float32), spread.astype(np.float32)
        return cls(mean[0], spread[0], mean[1], spread[1])

    @property
    def spread(self) -> np.ndarray:
        """How far a pixel may lie from `delta`, as far as the scene tells: (bands,)."""
        return np.sqrt(self.gap_std**2 + self.change_std**2 + self.change**2)


def _add_spread(sums: np.ndarray, gap: np.ndarray, change: np.ndarray, counts: np.ndarray) -> None:
    """Add number, sum and sum of squares of each band's gaps and changes to (2, 3, bands)."""
    for total, values in zip(sums, (gap, change)):
        values = np.where(counts, values, 0).astype(np.float64)
        total += np.stack(
            [np.full(len(values), counts.sum()), values.sum(axis=(1, 2)), (values**2).sum(axis=(1, 2))]
        )


def noise(place: Window, bands: int, sample: int = 0) -> np.ndarray:
    """Standard normal noise that belongs to the place in the scene and the sample, (bands, rows, cols)
    float32."""
    rows = np.arange(place.y, place.bottom)[:, None] % NOISE_SIDE
    cols = np.arange(place.x, place.right) % NOISE_SIDE
    found = np.empty((bands, place.height, place.width), np.float32)
    for band, values in enumerate(found):
        field = np.random.default_rng((sample, band)).standard_normal((NOISE_SIDE, NOISE_SIDE), np.float32)
        values[...] = field[rows, cols]
    return found
