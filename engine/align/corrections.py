"""What is done about what lies between the sensors: the coarse images' grids are moved, and their values go
through the line of their band. Both as a window is read, so that it takes neither time nor memory."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Optional

import numpy as np

from ..door.errors import JobError, NoOverlapError
from ..door.plain_text import cut
from ..door.preparation import Preparation
from ..raster.grid import Grid, Window
from ..raster.readers import Image
from . import crs, warp
from .sensor_lines import Line
from .sensors import Sensors, on_the_ground
from .warped import on_grid

NOTICED = 0.1
"""A shift of fewer coarse pixels is within what it can be measured to, and is left as it is."""
SURE_R2, SURE_PIXELS, SURE_GAIN = 0.8, 50, 0.05
"""What a line needs to be applied by `auto`: R2, pixels, and at most this relative error of its gain."""
LEAST_GAIN, MOST_GAIN = 0.02, 50.0
"""Gains beyond these are a scale that was told wrongly, not a difference of sensors."""
SAME_UNITS, SPEAKS = (0.5, 2.0), 0.3
"""Where the gain of a line that is not sure, with so much correlation, is outside of these, the images are in
different units."""
NEAR_ONE, NEAR_LEVEL = (0.8, 1.25), 0.2
"""Sensors whose gain is within the first, and whose means differ by at most such a share, are calibrated
alike; what their line differs from 1 is within what the blur leaves open."""


@dataclass(frozen=True)
class Corrections:
    """What is done with the coarse images of a run."""

    moved: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Role to fine pixels to the right and down; those that stay are missing."""
    lines: tuple[Optional[tuple[float, float]], ...] = ()
    """Gain and offset of each band; None where its values stay."""
    held: tuple[bool, ...] = ()
    """Bands whose coarse change is taken as none, for nobody knows what it is in the fine sensor's units."""

    @property
    def touches_values(self) -> bool:
        return any(self.held) or any(line is not None for line in self.lines)

    def of_bands(self, order: Sequence[int]) -> Corrections:
        """The same of these bands alone, in this order (indices from 0)."""
        lines, held = (tuple(of[n] for n in order) if of else () for of in (self.lines, self.held))
        return Corrections(self.moved, lines, held)

    def tags(self, names: Sequence[str]) -> dict[str, str]:
        """For the tags of the products."""
        moved = "; ".join(f"{role} {right:.3f},{down:.3f}" for role, (right, down) in self.moved.items())
        lines = "; ".join(
            f"{cut(name)} " + ("held" if held else f"{line[0]:.6g},{line[1]:.6g}" if line else "as it is")
            for name, line, held in zip(names, self.lines, self.held)
        )
        return {
            "CHRONOFUSE_REGISTERED": moved,
            "CHRONOFUSE_HARMONISED": lines if self.touches_values else "",
        }


NOTHING = Corrections()
"""The images stay as they are."""


@dataclass(frozen=True)
class Corrected(Image):
    """A coarse image at another place, and in the fine sensor's values."""

    source: Image = None  # type: ignore[assignment]
    lines: tuple[Optional[tuple[float, float]], ...] = ()
    instead: Optional[Image] = None
    """C1 on the same grid; it stands for the bands that are held."""
    held: tuple[bool, ...] = ()

    def read(self, window: Window) -> np.ndarray:
        order = [number - 1 for number in self.band_numbers]
        values = self.source.with_bands(order).read(window)
        for layer, number in zip(values, order):
            line = self.lines[number] if self.lines else None
            if line is not None:
                layer *= np.float32(line[0])
                layer += np.float32(line[1])
        held = [i for i, number in enumerate(order) if self.held and self.held[number]]
        if held and self.instead is not None:
            other = self.instead.with_bands([order[i] for i in held]).read(window)
            values[held] = np.where(np.isnan(values[held]), np.float32(np.nan), other)
        return values


# ---- what is to be done


def corrections(sensors: Optional[Sensors], asked: Preparation, roles: Sequence[str]) -> Corrections:
    """What the job wants done, as far as it is sure.

    Args:
        sensors: as they were measured; None where the job wants nothing that depends on it.
        roles: of all coarse images, C1 first.
    """
    moved: dict[str, tuple[float, float]] = {}
    if asked.shift is not None:
        moved = dict.fromkeys(roles, asked.shift) if any(asked.shift) else {}
    elif asked.register == "auto" and sensors is not None:
        moved = _moved(sensors, roles)
    if asked.harmonise == "off" or sensors is None:
        return Corrections(moved)
    lines = tuple(
        (line.gain, line.offset)
        if line is not None and (asked.harmonise == "on" or not (why_unsure(line) or are_alike(line)))
        else None
        for line in sensors.lines
    )
    held = tuple(
        asked.harmonise == "auto" and bool(why_unsure(line)) and in_other_units(line)
        for line in sensors.lines
    )
    # What is held stands in the fine units, too, so that no method meets numbers of another kind.
    lines = tuple(
        (line.gain, line.offset) if line is not None and stays else applied
        for applied, line, stays in zip(lines, sensors.lines, held)
    )
    return Corrections(moved, lines, held)


def _moved(sensors: Sensors, roles: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Each image by the sensor's shift; C1 and C3 by their own where the two differ."""
    pooled = sensors.pooled
    if pooled is None:
        return {}
    ways = {}
    for role in roles:
        own = sensors.shifts.get(role)
        if own is not None and not own.unsure and not sensors.agree:
            ways[role] = own.right, own.down
        else:
            ways[role] = pooled
    return {role: way for role, way in ways.items() if math.hypot(*way) >= NOTICED * sensors.ratio}


def why_unsure(line: Optional[Line]) -> str:
    """Why `auto` does not apply a line, in words; empty where it does."""
    if line is None:
        return "too few coarse pixels, or none that differ, can be compared"
    if line.pixels < SURE_PIXELS:
        return f"only {line.pixels} coarse pixels lie near a line (at least {SURE_PIXELS} are needed)"
    if line.r2 < SURE_R2:
        return f"its R2 is {line.r2:.2f} (at least {SURE_R2:g} is needed)"
    if not LEAST_GAIN <= line.gain <= MOST_GAIN:
        return f"its gain is {line.gain:.3g} (from {LEAST_GAIN:g} to {MOST_GAIN:g} are believed)"
    if line.error > SURE_GAIN * line.gain:
        return f"its gain of {line.gain:.3g} is known to {line.error:.2g} only"
    return ""


def are_alike(line: Line) -> bool:
    """Whether the sensors are calibrated alike, so that `auto` has nothing to mend."""
    return NEAR_ONE[0] <= line.gain <= NEAR_ONE[1] and line.apart <= NEAR_LEVEL


def in_other_units(line: Optional[Line]) -> bool:
    """Whether a line that is not sure still shows that the images are in different units."""
    return (
        line is not None
        and line.r2 >= SPEAKS**2
        and line.gain > 0
        and not SAME_UNITS[0] <= line.gain <= SAME_UNITS[1]
    )


# ---- doing it


def corrected(
    own: Sequence[Image], delivered: Sequence[Image], done: Corrections, fine: Grid
) -> tuple[tuple[Image, ...], tuple[Image, ...]]:
    """All coarse images on grids of their own pixels and as they were delivered, C1 first, with what is done
    about them.

    Raises:
        JobError: a shift that moves an image off F1.
    """
    if not done.moved and not done.touches_values:
        return tuple(own), tuple(delivered)
    mine: list[Image] = []
    given: list[Image] = []
    for image, file in zip(own, delivered):
        way = done.moved.get(image.role, (0.0, 0.0))
        mine.append(_one(image, way, done, fine, mine[0] if mine else None))
        given.append(mine[-1] if file is image else _one(file, way, done, fine, None))
    return tuple(mine), tuple(given)


def _one(
    image: Image, way: tuple[float, float], done: Corrections, fine: Grid, first: Optional[Image]
) -> Image:
    grid = _moved_grid(image, way, fine)
    instead = warp.to_grid(first, grid) if first is not None and any(done.held) else None
    return Corrected(**on_grid(image, grid), source=image, lines=done.lines, instead=instead, held=done.held)


def _moved_grid(image: Image, way: tuple[float, float], fine: Grid) -> Grid:
    if not any(way):
        return image.grid
    x, y = on_the_ground(image.grid, fine, *way)
    x0, xx, yx, y0, xy, yy = image.grid.transform
    if not (math.isfinite(x) and math.isfinite(y)):
        raise _off(image, way)
    return replace(image.grid, transform=(x0 + x, xx, yx, y0 + y, xy, yy))


def require_there(image: Image, way: tuple[float, float], fine: Image) -> float:
    """Share of F1's extent that a moved image covers.

    Raises:
        JobError: none of it.
    """
    try:
        return crs.require_overlap(image, fine)
    except NoOverlapError as error:
        raise _off(image, way) from error


def _off(image: Image, way: tuple[float, float]) -> JobError:
    return JobError(
        f"'register' moves {image.role} by {way[0]:g} fine pixels to the right and {way[1]:g} down, beyond "
        "the extent of F1: give fine pixels, not metres or degrees, or auto."
    )


def to_json(sensors: Sensors, done: Corrections, names: Sequence[str]) -> dict[str, Any]:
    """The lines as reports have them, by band."""
    bands = {}
    for n, name in enumerate(names):
        line = sensors.lines[n]
        applied = done.lines[n] if done.lines else None
        bands[name] = {
            "gain": None if line is None else round(line.gain, 6),
            "offset": None if line is None else round(line.offset, 6),
            "r2": None if line is None else round(line.r2, 4),
            "pixels": None if line is None else line.pixels,
            "gain_error": None if line is None else round(line.error, 6),
            "sure": not why_unsure(line),
            "alike": line is not None and are_alike(line),
            "applied": applied is not None,
            "held": bool(done.held and done.held[n]),
        }
    return bands
