"""Whether a graphics card makes a network's priors faster than the cores, and the same."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Callable, Optional

import numpy as np

from ...align.scene import Scene
from ...devices.inference import Maker
from ...devices.making import Making
from ...devices.prior_plan import PriorPlan
from ...raster.grid import Window
from ..base import Below, Needs, Patch
from .card_plan import planned
from .card_priors import CardPriors
from .inputs import Inputs

WORTHWHILE = 0.5
"""Share of the cores' time up to which the card makes the priors. It is so far from one because values differ
in their last digits, and equal runs are to choose alike."""
ALIKE, OF_STD = 1e-5, 1e-4
"""How far the card's values may lie from the cores': so far, in reflectance, or so many standard deviations
of F1, for other units."""


@dataclass(frozen=True)
class Compared:
    """The priors of a patch by the cores and by a card."""

    cores: float
    card: float
    """Seconds."""
    apart: float
    """The largest difference."""
    alike: bool

    @property
    def worthwhile(self) -> bool:
        """Whether the card is to make them."""
        return self.alike and self.card <= WORTHWHILE * self.cores


def patch_of(scene: Scene, inputs: Inputs, needs: Needs, side: int) -> Patch:
    """A patch in the middle of a scene, of which the network predicts about side x side pixels; what is not
    valid there has F1's mean, but a few pixels."""
    grid, mean = scene.grid, inputs.figures["fine_mean"][:, None, None]
    sides = min(side, grid.width), min(side, grid.height)
    core = Window((grid.width - sides[0]) // 2, (grid.height - sides[1]) // 2, *sides)
    window = core.grown(needs.halo, grid.width, grid.height)
    place = scene.lattice.place(window, needs.coarse_margin or 0)
    fine, coarse, target = (
        _without_gaps(image.read(window), mean) for image in (scene.fine[0], scene.coarse[0], scene.target)
    )
    before, after = (
        _without_gaps(image.read(place.coarse), mean) for image in (scene.on_lattice[0], scene.on_lattice[-1])
    )
    fine[:, window.height // 2, window.width // 2 : window.width // 2 + 3] = np.nan
    return Patch((fine,), (coarse,), target, core.inside(window), Below((before,), after, place))


def _without_gaps(image: np.ndarray, mean: np.ndarray) -> np.ndarray:
    return np.where(np.isfinite(image), image, mean).astype(np.float32)


def chosen(
    inputs: Inputs, scene: Scene, needs: Needs, side: int, open_maker: Callable[[PriorPlan], Optional[Maker]]
) -> Optional[tuple[Maker, CardPriors]]:
    """What makes a network's priors on the card; None where the cores do. What fails on the card is left to
    them: the network's own session tells what is wrong with it.

    Args:
        needs: those of the inputs.
        side: of the tile that is tried.
        open_maker: opens a plan on the card; None where it can't.
    """
    card = planned(inputs, needs, (scene.lattice.rows.ratio, scene.lattice.columns.ratio))
    maker = open_maker(card.plan) if card else None
    if card is None or maker is None:
        return None
    try:
        if compared(inputs, card, maker, patch_of(scene, inputs, needs, side)).worthwhile:
            return maker, card
    except Exception:  # ONNX Runtime raises bare exceptions of its own for everything
        inputs.card = None
    maker.release()
    return None


def compared(inputs: Inputs, card: CardPriors, maker: Maker, patch: Patch) -> Compared:
    """What the cores and the card take for the priors of a patch, from its images until they are made; both
    once before that counts not."""
    multiple = inputs.manifest.multiple
    rows, cols = (-(-side // multiple) * multiple for side in _seen(inputs, patch))
    for _ in range(2):
        begun = time.perf_counter()
        given = inputs.take(patch)
        by_cores = time.perf_counter() - begun
    making, by_card = maker.making(1, rows, cols), np.inf
    try:
        for _ in range(2):
            begun = time.perf_counter()
            _make(inputs, card, making, patch)
            by_card = time.perf_counter() - begun
    finally:
        inputs.card = None
    apart = np.zeros(inputs.bands)
    rows, cols = given.valid.shape
    for name, value in making.values.items():
        of_one = np.abs(value.numpy()[0, :, :rows, :cols] - given.images[name])[:, given.valid]
        apart = np.maximum(apart, of_one.max(axis=1, initial=0.0))
    most = np.maximum(ALIKE, OF_STD * inputs.figures["fine_std"])
    return Compared(by_cores, by_card, float(apart.max()), bool((apart <= most).all()))


def _seen(inputs: Inputs, patch: Patch) -> tuple[int, int]:
    rows, cols = patch.around(inputs.reach)
    return rows.stop - rows.start, cols.stop - cols.start


def _make(inputs: Inputs, card: CardPriors, making: Making, patch: Patch) -> None:
    inputs.card = card
    given = inputs.take(patch)
    card.write(making.arrays, 0, given.patch or patch, given.seen)
    making.written()
    making.run()
