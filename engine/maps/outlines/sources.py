"""What outlines are drawn from: an image as a field around the level of a rule, or classes; by windows."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Callable, Optional

import numpy as np

from ...door.boundaries_job import MNDWI
from ...door.errors import AllNodataError, BandMismatchError
from ...raster.grid import Grid, Window
from ...raster.readers import Image
from . import crossings, wetness
from .bands import PAIR, RADAR, VALUE, Choice
from .thresholds import SCALES, Scale, Survey, Threshold

SPECKLE = 2
"""Reach of the median that smooths speckle, in pixels: 5 x 5 (as the usual filters have it)."""
LOOK, MOST_LOOKS = 256, 16
"""Side of the windows in which a threshold is looked for, and how many along a side of a scene."""
MOST_POWER = 10.0
"""Linear backscatter in the middle of a scene that none has; what is higher was never calibrated."""
LIFTED, DARKEST = 0.1, 0.001
"""Reflectance, and the share of the pixels that may be darker for another reason."""
SHADES = 0.5
"""The step across a border that counts as a sure one, as a share of how far water and land lie apart."""


@dataclass(frozen=True)
class WaterSource:
    """An image with the bands that tell water, and the level. A value that can be pickled."""

    image: Image
    """With the bands of the rule alone, and those that tell what is no water."""
    choice: Choice
    day: Optional[date]
    path: str
    smooth: float
    """Deviation of the filter, in pixels."""
    threshold: Optional[Threshold] = None
    """None as long as nobody has looked."""
    in_decibels: bool = True
    lifted: float = 0.0
    """By which all reflectances are too high."""

    @property
    def grid(self) -> Grid:
        return self.image.grid

    @property
    def inner_word(self) -> str:
        return "at or above" if self.choice.kind == VALUE else "water"

    @property
    def outer_word(self) -> str:
        return "below" if self.choice.kind == VALUE else "land"

    @property
    def halo(self) -> int:
        """Rows and columns around a window that its pixels depend on."""
        speckle = SPECKLE if self.choice.kind == RADAR else 0
        border = wetness.REACH + 1 if self.choice.kind == PAIR else 0
        return speckle + border + len(wetness.gaussian(self.smooth)) - 1

    def _smoothed(self, values: np.ndarray) -> np.ndarray:
        weights = wetness.gaussian(self.smooth)
        return values if weights.size == 1 else wetness.smoothed(values, weights)

    def _bands(self, window: Window) -> tuple[Window, list[np.ndarray]]:
        """What the rule looks at, in a window with its halo; and that window."""
        wide = window.grown(self.halo, self.grid.width, self.grid.height)
        values = self.image.read(wide)
        if self.choice.kind != RADAR:
            return wide, [self._smoothed(band - np.float32(self.lifted)) for band in values]
        decibels = [self._backscatter(band) for band in values]
        # Water is dark: turned, it is high as in an index.
        return wide, [-(decibels[0] if len(decibels) == 1 else (decibels[0] + decibels[1]) / 2)]

    def _backscatter(self, stored: np.ndarray) -> np.ndarray:
        """In decibels, its speckle smoothed. Of the decibels: a mean of the power is that of the brightest,
        and moves every shore into the water."""
        if not self.in_decibels:
            with np.errstate(divide="ignore", invalid="ignore"):
                # No power at all is the frame of a scene and no water.
                stored = np.where(stored > 0, 10 * np.log10(stored), np.nan).astype(np.float32)
        return self._smoothed(wetness.median_of(stored, SPECKLE))

    def index(self, window: Window) -> np.ndarray:
        """(rows, columns) float32 of the index or the band, NaN where nothing is known and where there is
        snow, cloud or plants over water."""
        wide, values = self._bands(window)
        found = values[0]
        if self.choice.kind == PAIR:
            found = wetness.index_of(*values[:2])
            found[self._barred(values)] = np.nan
        return np.ascontiguousarray(found[window.inside(wide)])

    def _barred(self, values: list[np.ndarray]) -> np.ndarray:
        """(rows, columns) bool, of the bands of an index and those beside it."""
        if not self.choice.beside or not self.in_reflectance:
            return np.zeros(values[0].shape, bool)
        green, second, blue, red, third = values
        nir, swir1 = (third, second) if self.choice.index == MNDWI else (second, third)
        return wetness.barred_of(blue, green, red, nir, swir1)

    def field(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """(rows, columns) float32 that is above 0 within, NaN where nothing is known; and how sure a border
        is there, 0 to 1.

        Raises:
            UnreadableFileError: the image can't be read there.
        """
        level = self.threshold
        if level is None:
            raise ValueError("a field needs a threshold")
        wide, values = self._bands(window)
        inner = window.inside(wide)
        if self.choice.kind == PAIR and level.how != "given":
            field, sure = wetness.field_of_mixture(
                *values[:2], self._barred(values), level.value, level.step, self._brightest
            )
            return np.ascontiguousarray(field[inner]), np.ascontiguousarray(sure[inner])
        found = wetness.index_of(*values[:2]) if self.choice.kind == PAIR else values[0]
        field = found[inner] - np.float32(level.value)
        return field, np.full(field.shape, -1.0, np.float32)

    def strip(self, window: Window) -> tuple[np.ndarray, ...]:
        """Labels and crossings of whole rows, as `crossings.of_field` has them, in a frame of what is not
        known; a window that begins above the image or ends below it has a row of the frame there."""
        inside = _within(window, self.grid)
        field, sure = self.field(inside)
        around = _frame(window, inside)
        scale = SHADES * (self.threshold.step if self.threshold else 1.0)
        return crossings.of_field(
            np.pad(field, around, constant_values=np.nan), np.pad(sure, around, constant_values=0), scale
        )

    def _shows_barred(self, window: Window) -> bool:
        return self.choice.kind == PAIR and bool(self._barred(self._bands(window)[1]).any())

    @property
    def in_reflectance(self) -> bool:
        """Whether its numbers are reflectances for certain, and no numbers of a camera."""
        image = self.image
        return image.declares_scale or bool(image.product) or image.encodings[0].dtype.startswith("float")

    @property
    def _scale(self) -> Scale:
        """Of the index. Where plants over water are told, no threshold need lie above the fixed one."""
        if self.choice.kind == VALUE:
            return _scale_of(self.image)
        scale = SCALES[self.choice.index]
        return replace(scale, highest=scale.fixed) if self.choice.beside else scale

    @property
    def _brightest(self) -> float:
        """Of the first band, whatever the others are."""
        return wetness.TOO_BRIGHT if self.in_reflectance else math.inf

    def surveyed(self, given: Optional[float], step: Callable[[float], None]) -> tuple[WaterSource, Survey]:
        """The source with its threshold, and what was looked at.

        Args:
            given: the threshold that the user gave, in the user's units.
            step: is called with the share of the looks that are done.

        Raises:
            AllNodataError: no pixel is known where it was looked at.
            BandMismatchError: what is called backscatter is none.
        """
        source = self
        if self.choice.kind == RADAR:
            source = replace(self, in_decibels=_in_decibels(self.image))
        elif self.choice.beside and self.in_reflectance and given is None:
            source = replace(self, lifted=_lifted(self.image))
        survey = Survey(source._scale)
        looks = list(look_windows(self.grid))
        for window in looks:
            survey.take(source.index(window))
            step(1 / len(looks))
        if given is not None:
            # Of radar the sign is turned; a threshold of linear backscatter becomes one in decibels.
            value = -_decibels(given, source.in_decibels) if self.choice.kind == RADAR else given
            return replace(source, threshold=survey.around(value, "given")), survey
        found = survey.threshold(source.in_reflectance or self.choice.kind == RADAR)
        if found is None and any(source._shows_barred(window) for window in looks):
            found = survey.around(survey.scale.fixed, "fixed")
        if found is None:
            raise AllNodataError(f"No pixel of '{self.path}' is valid: check its nodata value and its mask.")
        return replace(source, threshold=found), survey


def told_threshold(source: WaterSource, value: float) -> float:
    """A level in the user's units: backscatter in decibels, and not turned."""
    return -value if source.choice.kind == RADAR else value


def look_windows(grid: Grid) -> Iterator[Window]:
    """Windows spread over a scene: all of it, or MOST_LOOKS rows and columns of them."""
    for y in _places(grid.height):
        for x in _places(grid.width):
            yield Window(x, y, min(LOOK, grid.width - x), min(LOOK, grid.height - y))


def _places(length: int) -> list[int]:
    count = -(-length // LOOK)
    chosen = np.linspace(0, count - 1, min(count, MOST_LOOKS)).round().astype(int)
    return [LOOK * int(number) for number in dict.fromkeys(chosen.tolist())]


def _in_decibels(image: Image) -> bool:
    """Whether backscatter is given in decibels: there are numbers below 0.

    Raises:
        BandMismatchError: it can be neither.
    """
    if not image.seen or not image.seen[0].values.size:
        return True
    values = image.seen[0].values * image.encodings[0].scale + image.encodings[0].offset
    low, middle = float(values.min()), float(np.median(values))
    if not -60 <= middle <= (30 if low < 0 else MOST_POWER):
        raise BandMismatchError(
            f"The backscatter of '{image.path}' is {middle:.4g} in its middle, which is neither in decibels "
            "(-30 to 5) nor linear (0 to 2): set the scale of the file (of decibels x 100 it is 0.01), or "
            "calibrate the image first where its numbers are those of the receiver."
        )
    return low < 0


def _lifted(image: Image) -> float:
    """LIFTED where no pixel is darker than that in any band, as no scene is: the offset that Sentinel-2's
    products have since January 2022 (processing baseline 04.00), and that nobody took off."""
    if any(one.offset for one in image.encodings) or not image.seen:
        return 0.0
    dark = [
        float(np.quantile(seen.values, DARKEST)) * encoding.scale if seen.values.size else 0.0
        for seen, encoding in zip(image.seen, image.encodings)
    ]
    return LIFTED if min(dark) >= LIFTED else 0.0


def _decibels(value: float, given_so: bool) -> float:
    return value if given_so or value <= 0 else 10 * math.log10(value)


def _scale_of(image: Image) -> Scale:
    """Of a band of anything: between what a few windows of it hold."""
    encoding = image.encodings[0]
    values = image.seen[0].values * encoding.scale + encoding.offset if image.seen else np.zeros(1)
    values = values if len(values) else np.zeros(1)
    low, high = float(values.min()), float(values.max())
    spread = max(high - low, 1e-6)
    return Scale(low, high + spread * 1e-6, (low + high) / 2, -math.inf, spread / 10)


def _within(window: Window, grid: Grid) -> Window:
    top, bottom = max(window.y, 0), min(window.bottom, grid.height)
    return Window(0, top, grid.width, bottom - top)


def _frame(window: Window, inside: Window) -> tuple[tuple[int, int], tuple[int, int]]:
    return (inside.y - window.y, window.bottom - inside.bottom), (1, 1)
