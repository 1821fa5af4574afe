"""Streams images through the yardstick: figures of predictions against a truth.

One pass over the truth (its range, edges and changes; survey.py) and one over truth and predictions together
(second_pass.py), window by window with a halo, so that memory stays constant. The next window is read while
the bands of this one are measured. The sums are made by the *_kernels.py, the formulas are in metrics.py,
classes and their boundaries in class_rules.py and class_agreement.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..align.scene import Scene
from ..door.value import Figures
from ..raster.grid import Window, windows
from ..raster.readers import Image
from .class_rules import Rule
from .figures_of_sums import figures_of
from .second_pass import BandPicture, Read, SecondPass, WindowLayers
from .ssim_kernels import SSIM_RADIUS
from .survey import SIDE, Step, bounds, finish, survey

PASSES = 2
"""How often the pixels of the truth are gone over."""


@dataclass(frozen=True)
class Measured:
    """What a measurement gives."""

    figures: dict[str, Figures]
    """Name of a prediction to its figures (see `against_truth`)."""
    pictures: dict[str, BandPicture]
    """Band to what its plots are drawn from, of the first prediction."""
    looks: dict[str, np.ndarray]
    """F1, C2, prediction and truth, where they were measured, as small pictures (3, rows, cols)."""


def predictors(scene: Scene, gain: Optional[np.ndarray]) -> dict[str, Read]:
    """The baselines, computed from the scene by window; `delta-gain` only where the gain is known."""
    fine, coarse, target = scene.fine[0], scene.coarse[0], scene.target
    baselines: dict[str, Read] = {
        "copy": fine.read,
        "upsample": target.read,
        "delta": lambda window: fine.read(window) + (target.read(window) - coarse.read(window)),
    }
    if gain is not None:
        factor = gain.astype(np.float32)[:, None, None]
        baselines["delta-gain"] = lambda window: (
            fine.read(window) + factor * (target.read(window) - coarse.read(window))
        )
    return baselines


def against_truth(
    truth: Image,
    names: tuple[str, ...],
    readers: dict[str, Read],
    fine: Optional[Image],
    ratio: float,
    step: Step = lambda pixels: None,
    rule: Optional[Rule] = None,
    no_rule: str = "no index was given",
    threads: int = 2,
) -> Measured:
    """Figures of one or more predictions, all on the truth's grid.

    Args:
        truth: the image of the target date.
        names: band names, for the result.
        readers: name to a function that reads a window of a prediction, (bands, rows, cols); the first is the
            prediction itself, and the others are measured on its valid pixels only.
        fine: F1 on the same grid, for skill and changed pixels.
        ratio: for ERGAS.
        step: takes the number of pixels done, PASSES times the image's pixels in all.
        rule: how classes come from an image; None: the figures of classes are null because of `no_rule`.
        threads: how many bands are measured at once.

    Returns:
        The figures by name.
    """
    halo = max(SSIM_RADIUS, rule.tolerance + 1 if rule else 0)
    second = SecondPass(truth, names, readers, fine, survey(truth, fine, step), rule)
    with ThreadPoolExecutor(max(1, threads)) as pool:
        pending: list[Future] = []
        for window, layers in _read_all(truth, readers, fine, halo):
            finish(pending)
            pending = [pool.submit(task, *arguments) for task, *arguments in second.tasks(window, layers)]
            step(window.width * window.height)
        finish(pending)
    figures = {name: figures_of(sums, second, names, ratio, no_rule) for name, sums in second.sums.items()}
    return Measured(figures, second.finished_pictures(names), second.finished_looks())


def _read_all(
    truth: Image, readers: dict[str, Read], fine: Optional[Image], halo: int
) -> Iterator[tuple[Window, WindowLayers]]:
    for window in windows(truth.grid.width, truth.grid.height, SIDE):
        outer = window.grown(halo, truth.grid.width, truth.grid.height)
        yield (
            window,
            WindowLayers(
                truth.read(outer),
                # In one layout, or the kernels would be compiled once more for a part of a larger array.
                {name: np.ascontiguousarray(read(outer)) for name, read in readers.items()},
                fine.read(window) if fine is not None else None,
                bounds(window, outer),
                np.array([outer.y, outer.x]),
            ),
        )
