"""What lies between the two sensors of a scene: the shift of each coarse image, its blur, and for each band
the line that brings coarse values to those of the fine sensor. Measured on samples, once for all dates.

How, from which sources, and what the figures mean: docs/registration.md.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Optional

import numpy as np

from ..raster.grid import Grid
from ..raster.readers import Image
from . import crs, warp
from .blocks import own_grid
from .sensor_lines import Line, line_between
from .sensor_samples import REACH, Look, look_at
from .shift_search import FIRST_BLUR, Band, Fit, search

MOST_BANDS = 8
"""Bands that a shift is looked for in, spread over all."""
SURE_CONFIDENCE, SURE_CORRELATION, SURE_ERROR = 0.95, 0.5, 0.15
"""What a shift needs to be acted upon; the error is in coarse pixels."""
ALIKE = 0.25
"""Two pairs whose shifts differ by no more coarse pixels have the same one."""
LARGE_ENOUGH = 1.5
"""Under this ratio coarse pixels have nothing to be placed by."""
BLOCK = 16
"""Fine pixels each way whose means make the lines then: as many as lie in a coarse pixel of 500 m, which is
what was most often resampled to 30 m without a word."""


@dataclass(frozen=True)
class Shift:
    """By how much a coarse image should move to fit its fine one, in fine pixels of F1's grid."""

    right: float
    down: float
    error: float
    """Standard deviation."""
    confidence: float
    correlation: float
    """Mean over the bands, as the image lies."""
    correlation_moved: float
    blur: float
    """Standard deviation of the Gaussian beside the coarse pixel's own area, in coarse pixels."""
    pixels: int
    """Coarse pixels that were compared."""
    unsure: str = ""
    """Why it is not acted upon, in words; empty where it is sure."""
    bands: dict[str, Optional[dict[str, float]]] = field(default_factory=dict)
    """Band to its own shift, and its correlation as the image lies and at the shift of all bands; None where
    it shows none."""

    @property
    def far(self) -> float:
        """How far, in fine pixels."""
        return math.hypot(self.right, self.down)

    def to_json(self) -> dict[str, Any]:
        """As reports have it."""
        return {
            "right": round(self.right, 2),
            "down": round(self.down, 2),
            "error": round(self.error, 2),
            "confidence": round(self.confidence, 4),
            "correlation": round(self.correlation, 4),
            "correlation_moved": round(self.correlation_moved, 4),
            "blur": round(self.blur, 2),
            "pixels": self.pixels,
            "sure": not self.unsure,
            "why_not": self.unsure or None,
            "bands": self.bands,
        }


@dataclass(frozen=True)
class Sensors:
    """What was measured between the sensors of a run."""

    ratio: float
    shifts: dict[str, Optional[Shift]]
    """C1 and, with two pairs, C3; None where nothing could be measured."""
    none: str
    """Why, in words."""
    lines: tuple[Optional[Line], ...]
    """Of each band; fine = gain x coarse + offset, over all pairs."""

    @property
    def pooled(self) -> Optional[tuple[float, float]]:
        """The sensor's shift, right and down: of what is sure of C1 and C3, by its errors; None where nothing
        is."""
        sure = [shift for shift in self.shifts.values() if shift is not None and not shift.unsure]
        if not sure:
            return None
        weights = [1 / max(shift.error, 1e-3) ** 2 for shift in sure]
        right, down = (
            sum(w * getattr(shift, way) for w, shift in zip(weights, sure)) / sum(weights)
            for way in ("right", "down")
        )
        return right, down

    @property
    def agree(self) -> bool:
        """Whether all that is sure says the same shift."""
        sure = [shift for shift in self.shifts.values() if shift is not None and not shift.unsure]
        return all(
            math.hypot(one.right - sure[0].right, one.down - sure[0].down) <= ALIKE * self.ratio
            for one in sure
        )


def measured(fine: Sequence[Image], coarse: Sequence[Image], ratio: float, names: Sequence[str]) -> Sensors:
    """Compare each pair.

    Args:
        fine: F1 (and F3) on the grid of F1.
        coarse: C1 (and C3) on grids of their own pixels, as they lie.
        names: of the bands.
    """
    roles = [image.role for image in coarse]
    if ratio < LARGE_ENOUGH:
        why = f"the coarse pixels are nearly as small as the fine ones (ratio {ratio:.3g})"
        return Sensors(ratio, dict.fromkeys(roles), why, _lines_of_blocks(fine, coarse, ratio, names))
    shifts: dict[str, Optional[Shift]] = {}
    samples: list[list[tuple[np.ndarray, np.ndarray]]] = [[] for _ in names]
    for image, partner in zip(coarse, fine):
        look = look_at(partner, image, ratio)
        shift, fit, bands = _shift_of(look, ratio, names) if look.windows else (None, None, {})
        shifts[image.role] = shift
        sure = fit if shift is not None and not shift.unsure else None
        for number in range(len(names) if look.windows else 0):
            samples[number].append(_both(bands.get(number) or Band(look.band(number)), sure))
    return Sensors(ratio, shifts, _why_none(shifts), tuple(map(_line, samples)))


def _lines_of_blocks(
    fine: Sequence[Image], coarse: Sequence[Image], ratio: float, names: Sequence[str]
) -> tuple[Optional[Line], ...]:
    """The lines where nobody knows how large the coarse pixels are, from the means of blocks.

    The gain is good to some 5 %; the ratio makes it better.
    """
    samples: list[list[tuple[np.ndarray, np.ndarray]]] = [[] for _ in names]
    for image, partner in zip(coarse, fine):
        times = BLOCK / ratio
        if min(image.grid.width, image.grid.height) < times:
            continue
        look = look_at(partner, warp.to_grid(image, own_grid(image, times), "average"), BLOCK)
        for number in range(len(names) if look.windows else 0):
            samples[number].append(_both(Band(look.band(number)), None))
    return tuple(map(_line, samples))


def _why_none(shifts: dict[str, Optional[Shift]]) -> str:
    return "" if all(shifts.values()) else "too few coarse pixels, or none that differ, can be compared"


def _both(band: Band, fit: Optional[Fit]) -> tuple[np.ndarray, np.ndarray]:
    """The coarse pixels of a band, and what they would have seen with the fine sensor where they belong."""
    blur, down, across = (FIRST_BLUR, 0.0, 0.0) if fit is None else (fit.blur, fit.down, fit.across)
    return band.whole, band.between(blur, down, across)


def _line(samples: list[tuple[np.ndarray, np.ndarray]]) -> Optional[Line]:
    if not samples:
        return None
    coarse, fine = (np.concatenate(side) for side in zip(*samples))
    return line_between(coarse, fine)


def _shift_of(
    look: Look, ratio: float, names: Sequence[str]
) -> tuple[Optional[Shift], Optional[Fit], dict[int, Band]]:
    """The shift of an image, in fine and in coarse pixels, and the bands that it was looked for in."""
    step = -(-len(names) // MOST_BANDS)
    bands = {number: Band(look.band(number)) for number in range(0, len(names), step)}
    fit, alone = search(list(bands.values()))
    if fit is None:
        return None, None, bands
    right, down = in_fine_pixels(look.coarse.grid, look.fine.grid, fit.across, fit.down)
    own = {names[n]: None if one is None else _of_band(one, look) for n, one in zip(bands, alone)}
    shift = Shift(
        right,
        down,
        fit.error * ratio,
        fit.confidence,
        fit.before,
        fit.after,
        fit.blur,
        fit.pixels,
        _why_unsure(fit),
        own,
    )
    return shift, fit, bands


def _of_band(fit: Fit, look: Look) -> dict[str, float]:
    right, down = in_fine_pixels(look.coarse.grid, look.fine.grid, fit.across, fit.down)
    return {
        "right": round(right, 2),
        "down": round(down, 2),
        "correlation": round(fit.before, 4),
        "correlation_moved": round(fit.after, 4),
    }


def _why_unsure(fit: Fit) -> str:
    if not fit.inside:
        return f"the best place lies at the edge of what is searched, {REACH} coarse pixels each way"
    if fit.after < SURE_CORRELATION:
        return (
            f"the correlation reaches only {fit.after:.2f} anywhere (at least {SURE_CORRELATION:g} is needed)"
        )
    if fit.confidence < SURE_CONFIDENCE:
        return (
            f"other places fit nearly as well (confidence {fit.confidence:.2f}, at least {SURE_CONFIDENCE:g} "
            "is needed)"
        )
    if fit.error > SURE_ERROR:
        return f"it is known to {fit.error:.2f} coarse pixels only (at most {SURE_ERROR:g} are wanted)"
    return ""


# ---- the same way on two grids


def in_fine_pixels(coarse: Grid, fine: Grid, across: float, down: float) -> tuple[float, float]:
    """A way in coarse pixels as fine pixels to the right and down, in the middle of what both cover."""
    cropped = crs.crop_to(coarse, fine) or coarse
    at = np.array([cropped.width / 2, cropped.width / 2 + across])
    to = np.array([cropped.height / 2, cropped.height / 2 + down])
    columns, rows = crs.positions(cropped, fine, at, to)
    return float(columns[1] - columns[0]), float(rows[1] - rows[0])


def on_the_ground(grid: Grid, fine: Grid, right: float, down: float) -> tuple[float, float]:
    """A way in fine pixels as x and y in the CRS of another grid, in the middle of the fine one.

    Infinite where that CRS does not reach so far.
    """
    at = fine.width / 2 + np.array([0.0, right])
    to = fine.height / 2 + np.array([0.0, down])
    columns, rows = crs.positions(fine, grid, at, to)
    if not (np.isfinite(columns).all() and np.isfinite(rows).all()):
        return math.inf, math.inf
    (x0, x1), (y0, y1) = grid.point(columns, rows)
    return float(x1 - x0), float(y1 - y0)
