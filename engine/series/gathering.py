"""The looks at all dates of a place: what every further question about a series is answered from."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import date
from typing import Callable, Optional

import numpy as np

from ..door.preparation import COARSE, FINE
from .dates import coarse_for
from .looking import Sampled, looks_at
from .place import Place
from .shifts import Shifts
from .windows import interpolated


@dataclass
class Gathered:
    """What is known of the dates of a place. By role, FINE or COARSE, and by day."""

    place: Place
    cells: dict[str, dict[date, np.ndarray]] = field(default_factory=lambda: {FINE: {}, COARSE: {}})
    """(bands, cells) float32, NaN where there is nothing."""
    pixels: dict[str, dict[date, np.ndarray]] = field(default_factory=lambda: {FINE: {}, COARSE: {}})
    """(bands, pixels) float32, the like."""
    valid: dict[str, dict[date, float]] = field(default_factory=lambda: {FINE: {}, COARSE: {}})
    unread: dict[tuple[str, date], str] = field(default_factory=dict)
    """Role and day of an image that can't be read, and why."""
    shifts: Shifts = field(default_factory=Shifts)

    def coarse_at(self, day: date, of: Mapping[date, np.ndarray]) -> Optional[np.ndarray]:
        """Coarse values of a day: its own and, in their gaps, those of the days around; None where there are
        none within reach (`dates.coarse_for`).

        Args:
            of: the cells or the pixels of the coarse images.
        """
        own = of.get(day)
        if own is not None and np.isfinite(own).all():
            return own
        around = [(one, of[one]) for one in coarse_for(self.place, day) if one != day and one in of]
        if not around:
            return own
        between = interpolated(day, around, np.empty(0, np.float32))
        return between if own is None else np.where(np.isfinite(own), own, between)


def gather(place: Place, pool: Executor, step: Callable[[float], None]) -> Gathered:
    """Look at every image once; `step` takes the share of the work that was done."""
    found, sampled = Gathered(place), Sampled.of(place)
    total = len(place.fine) + len(place.coarse)
    for role, images in ((FINE, place.fine), (COARSE, place.coarse)):
        for day, look, reason in looks_at(place, role, sorted(images), sampled, pool):
            step(1 / total)
            if look is None:
                found.unread[role, day] = reason
                continue
            found.cells[role][day], found.pixels[role][day] = look.cells, look.pixels
            found.valid[role][day] = look.valid
            if role == FINE:
                found.shifts.take(day, look.windows)
    return found
