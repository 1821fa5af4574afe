"""Whether F3 agrees with C3 and the reference with C2, and whether F1's bands show anything, from some coarse
pixels."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ...align import crs
from ...align.scene import Scene
from ...align.scene_figures import over_coarse
from ...door.check import Check
from ...door.jobs import FuseJob
from ...door.plain_text import listed
from ...raster.grid import Grid, Window, sample_windows
from ...raster.readers import Image
from ...yardstick.independence import doubt_of
from .reference import ROLE, reference_of

LOW_CORRELATION = 0.5
SAMPLE_PIXELS = 4_000_000
"""Fine pixels that the comparison of two images may read."""


def say_agreement(check: Check, job: FuseJob, scene: Scene) -> None:
    """Fine images beside C1 and F1 that do not show what their coarse partner shows."""
    _say_constant(check, scene)
    if len(scene.fine) > 1:
        low = lowest_correlation(scene.fine[1], scene.coarse_own[1], scene)
        if low is not None and low < LOW_CORRELATION:
            check.say(
                "warning",
                "sensors-disagree",
                f"C3 agrees poorly with F3 (correlation {low:.2f} in the worst band): it may be hazy, "
                "misregistered or of another date; the first pair alone may do better.",
            )
    reference = reference_of(job, scene)
    if reference is None:
        return
    low = lowest_correlation(reference, scene.target_own, scene)
    if low is not None and low < LOW_CORRELATION:
        check.say(
            "warning",
            "reference-disagrees",
            f"The reference agrees poorly with C2 (correlation {low:.2f} in the worst band): one of them may "
            "be hazy, misregistered or of another date or season, and the figures against it tell little.",
        )
    if doubt := doubt_of(reference, ROLE, scene.fine[0], scene.target_own):
        check.say("warning", "same-reference", doubt)


def _say_constant(check: Check, scene: Scene) -> None:
    """Bands of F1 that have one value all over."""
    lowest, highest = np.full(len(scene.names), np.inf), np.full(len(scene.names), -np.inf)
    for window in sample_windows(scene.grid):
        values = scene.fine[0].read(window).reshape(len(scene.names), -1)
        lowest = np.fmin(lowest, np.nanmin(np.where(np.isnan(values), np.inf, values), axis=1))
        highest = np.fmax(highest, np.nanmax(np.where(np.isnan(values), -np.inf, values), axis=1))
    constant = [name for name, low, high in zip(scene.names, lowest, highest) if low == high]
    if constant:
        check.say(
            "warning",
            "constant-band",
            f"F1 has one value all over in {listed(constant)}: nothing fine can be predicted there; look "
            "whether its band was written whole, or leave it out (--bands).",
        )


def lowest_correlation(fine: Image, coarse: Image, scene: Scene) -> Optional[float]:
    """Of the band in which block means of a fine image agree least with a coarse one; None where too few
    coarse pixels are there, or nothing varies."""
    grid = crs.crop_to(coarse.grid, scene.grid)
    if grid is None:
        return None
    pairs = [
        (means.reshape(len(means), -1), values.reshape(len(means), -1))
        for means, (values,) in over_coarse(fine, (coarse,), grid, _sampled(grid, scene.ratio))
    ]
    a, b = (np.concatenate([pair[n] for pair in pairs], axis=1).astype(np.float64) for n in (0, 1))
    known = [found for found in map(_correlation, a, b) if found is not None]
    return min(known) if known else None


def _correlation(a: np.ndarray, b: np.ndarray) -> Optional[float]:
    there = np.isfinite(a) & np.isfinite(b)
    a, b = a[there], b[there]
    if a.size < 5 or a.std() < 1e-6 or b.std() < 1e-6:
        return None
    return float(np.corrcoef(a, b)[0, 1])


def _sampled(grid: Grid, ratio: float) -> list[Window]:
    if grid.width * grid.height * ratio**2 <= SAMPLE_PIXELS:
        return [grid.window]
    return sample_windows(grid, max(4, int(np.sqrt(SAMPLE_PIXELS / 9) / ratio)))
