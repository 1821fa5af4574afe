"""How far off a date will be when it is filled, before anything is filled: by kriging's own deviation.

The covariance is learnt as for filling (`learning.learnt_of`), from the same few pixels; the deviation of a
date follows from which references lie around it, where they are clear, and how alike the coarse images are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Optional

import numpy as np

from ..door.fill_job import KRIGING
from ..door.fill_job import REFERENCES as REFERENCES_OF
from ..door.preparation import COARSE, FINE
from .covariance import LEAST_NOISE, Covariance
from .gathering import Gathered
from .kriging_kernels import Alike, Around, Known, Kriged, krige
from .learning import AT_ONCE, Learnt, learnt_of

REFERENCES = REFERENCES_OF[KRIGING]
MOST = 3 * AT_ONCE
"""Dates that are learnt from, spread over all."""
FEWEST = 2
MANY, FEWER = 1000, 3
"""Coarse dates from which on every third sample tells how far off a date will be."""


@dataclass(frozen=True)
class Expected:
    """The error that filling a date is expected to have."""

    error: float
    """In units of the images, the mean over the bands."""
    share: float
    """Of how far the enlarged coarse image is off."""


class Expecting:
    """Expected errors of any date of a series."""

    def __init__(self, found: Gathered, references: Sequence[date]):
        """
        Args:
            references: days of the fine images that are used.
        """
        self._found = found
        self._fine = sorted(day for day in references if self._coarse(day) is not None)
        self._learnt = self._learn()
        self._noise = dict(zip(self._learnt.days, self._learnt.noise)) if self._learnt else {}
        self._middle_noise = self._learnt.middle_noise if self._learnt else 0.0
        self._step = 1 if len(found.place.coarse) <= MANY else FEWER

    def of(self, day: date) -> Optional[Expected]:
        """What is expected of a date without its own fine image; None where no coarse image is near it, or
        nothing was learnt."""
        own, learnt = self._coarse(day), self._learnt
        if learnt is None or learnt.covariance is None or own is None:
            return None
        at = bisect_left(self._fine, day)
        after = [one for one in self._fine[at : at + REFERENCES + 1] if one != day][:REFERENCES]
        before = self._fine[max(0, at - REFERENCES) : at][::-1]
        variance = self._variance(learnt, learnt.covariance, before, after, day, own)
        if variance is None:
            return None
        unit = np.array(learnt.detail_unit)
        deviation = np.sqrt(variance + self._middle_noise) * unit * np.array(learnt.honest)
        return Expected(float(deviation.mean()), float(deviation.mean() / unit.mean()))

    def _variance(
        self,
        learnt: Learnt,
        covariance: Covariance,
        before: list[date],
        after: list[date],
        day: date,
        own: np.ndarray,
    ) -> Optional[float]:
        """Mean variance of the date's details, in those of all; None where no sample has a reference."""
        references = [*before, *after]
        if not references:
            return None
        unit, detail_unit = (
            np.array(one, np.float32)[:, None] for one in (learnt.coarse_unit, learnt.detail_unit)
        )
        near = [of_day for one in references if (of_day := self._coarse(one)) is not None]
        coarse = np.stack([*near, own])[:, :, :: self._step].astype(np.float32)
        fine = np.stack([self._found.pixels[FINE][one] for one in references])[:, :, :: self._step]
        detail = ((fine - coarse[:-1]) / detail_unit).astype(np.float32)
        days = np.array([one.toordinal() for one in (*references, day)], float)
        alone, strength = covariance.of_days(days)
        noise = np.array(
            [self._noise.get(one.isoformat(), self._middle_noise) + LEAST_NOISE for one in references]
        )
        scaled = coarse * (np.array(covariance.scales, np.float32)[:, None] / unit)
        bands, pixels = coarse.shape[1:]
        mean, variance = np.empty((bands, 1, pixels), np.float32), np.empty((1, pixels), np.float32)
        used, mixture = np.empty((2, 1, pixels), np.int16), np.empty((2, bands, 0, pixels), np.float32)
        known = Known(
            *(np.ascontiguousarray(one[:, :, None]) for one in (scaled, detail))
        )  # one row of pixels
        around, kriged = Around(len(before), REFERENCES, 1), Kriged(mean, variance, used, mixture)
        krige(known, Alike(alone, strength, noise), around, kriged)
        there = np.isfinite(variance)
        return float(variance[there].mean()) if there.any() else None

    def _coarse(self, day: date) -> Optional[np.ndarray]:
        return self._found.coarse_at(day, self._found.pixels[COARSE])

    def _learn(self) -> Optional[Learnt]:
        if len(self._fine) < FEWEST:
            return None
        chosen = [
            self._fine[at] for at in np.unique(np.linspace(0, len(self._fine) - 1, MOST).round().astype(int))
        ]
        fine = np.stack([self._found.pixels[FINE][day] for day in chosen])
        values = [self._coarse(day) for day in chosen]
        coarse = np.stack([one for one in values if one is not None])
        with np.errstate(all="ignore"):
            known = np.isfinite(coarse)
            mean = np.where(known, coarse, 0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
        # A pixel without a coarse value on some day has that of the other days' mean, as in learning.
        coarse = np.where(known, coarse, mean)
        if not np.isfinite(fine - coarse).all(axis=1).any():
            return None
        coarse, fine = (one.transpose(2, 0, 1).astype(float) for one in (coarse, fine))
        return learnt_of(KRIGING, chosen, coarse, fine)
