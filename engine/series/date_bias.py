"""By how much each coarse date of a series lies too high or too low as a whole: its bias, band by band.

Haze, the sun and the view raise or lower a whole coarse image, and every date that is predicted with it by as
much. What the land does is smooth in time, and the fine images see it, too; the bias is neither. So the level
of a band, its mean over the place, is taken for a walk m that is seen with two noises:

    m(t) = m(s) + normal(drift x |t - s|)
    coarse(t) = m(t) + normal(of_coarse)
    fine(t) = m(t) + normal(of_fine)

Its three variances are learnt by the likelihood of the innovations of the filter (Kalman 1960; Harvey 1989,
chapter 3), with a log-normal prior, and with Student's t with four degrees of freedom for the normal, so that
a clouded date teaches nothing. The walk is then smoothed (Rauch, Tung and Striebel 1965), and the bias of a
date is coarse(t) - m(t). So it is shrunk by what the series says of itself: coarse images that agree with the
fine ones have of_coarse near 0, and keep their values.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

FREEDOM = 4.0
"""Degrees of freedom of Student's t: beyond some three deviations, an innovation counts little."""
MOST_BIAS = 2.5
"""In deviations: a date that is farther off has changed, or lies under a cloud."""
PRIOR = (1 / 60, 0.02, 0.005)
"""Of drift (a day), of_coarse and of_fine, in variances of the coarse level: the middle of what is likely."""
SPREAD = 2.0
"""How far from it one may be, as the standard deviation of its logarithm."""
UNKNOWN = 100.0
"""The variance of the level before the first date, in those of the coarse level."""
STEPS = 200
MOST_LEARNT = 300
"""Dates that the variances are learnt from; a longer series is like its beginning."""


@dataclass(frozen=True)
class Levels:
    """What the dates of a series show of one band; the mean over time is taken off both."""

    days: np.ndarray
    """(dates,) float64, rising."""
    coarse: np.ndarray
    """(dates,) float64, NaN where the date has no coarse image."""
    fine: np.ndarray
    """The like; NaN where the date has no fine image, or no coarse one to compare it with."""
    coarse_spare: np.ndarray
    """(dates,) float64: the variance of a level because a part of the place is hidden that day."""
    fine_spare: np.ndarray


@dataclass(frozen=True)
class Noises:
    """What was learnt of a band. A value; variances, the first a day."""

    drift: float
    of_coarse: float
    of_fine: float


def noises_of(levels: Levels) -> Noises:
    """The variances under which the levels of a band are most likely."""
    first = slice(0, MOST_LEARNT)
    rows = _rows(levels)[first]
    usual = _usual_variance(levels.coarse)
    middle = np.log(np.array(PRIOR) * usual)

    def cost(logs: np.ndarray) -> float:
        drift, of_coarse, of_fine = np.exp(np.clip(logs, middle - 12, middle + 12)).tolist()
        unlikely = _filtered(rows, drift, of_coarse, of_fine, UNKNOWN * usual)[0]
        return unlikely + 0.5 * float((((logs - middle) / SPREAD) ** 2).sum())

    options = {"maxiter": STEPS, "xatol": 0.02, "fatol": 0.01}
    found = minimize(cost, middle, method="Nelder-Mead", options=options).x
    return Noises(*np.exp(np.clip(found, middle - 12, middle + 12)).tolist())


def biases(levels: Levels, noises: Noises) -> np.ndarray:
    """(dates,) float64: how much too high the coarse image of each date is; 0 where there is none."""
    rows, usual = _rows(levels), _usual_variance(levels.coarse)
    _, states = _filtered(rows, noises.drift, noises.of_coarse, noises.of_fine, UNKNOWN * usual)
    level = np.empty(len(states))
    level[-1] = states[-1][2]
    for at in range(len(states) - 2, -1, -1):
        expected, before, _, _ = states[at + 1]
        _, _, known, after = states[at]
        level[at] = known + after / before * (level[at + 1] - expected)
    most = MOST_BIAS * np.sqrt(noises.of_coarse)
    return np.clip(np.where(np.isfinite(levels.coarse), levels.coarse - level, 0.0), -most, most)


def _usual_variance(values: np.ndarray) -> float:
    """That of a level, whatever a few dates do; not 0."""
    known = values[np.isfinite(values)]
    deviation = 1.4826 * float(np.median(np.abs(known - np.median(known))))
    return max(deviation**2, 1e-12)


def _rows(levels: Levels) -> list[list[float]]:
    columns = levels.days, levels.coarse, levels.fine, levels.coarse_spare, levels.fine_spare
    rows: list[list[float]] = np.stack(columns, axis=1).tolist()
    return rows


def _filtered(
    rows: list[list[float]], drift: float, of_coarse: float, of_fine: float, unknown: float
) -> tuple[float, list[tuple[float, float, float, float]]]:
    """How unlikely the levels are, and of each date mean and variance before and after it was seen."""
    cost, mean, variance, last = 0.0, 0.0, unknown, rows[0][0]
    states = []
    innovations = []
    for day, coarse, fine, coarse_spare, fine_spare in rows:
        variance += drift * (day - last)
        last = day
        expected, before = mean, variance
        for seen, noise in ((fine, of_fine + fine_spare), (coarse, of_coarse + coarse_spare)):
            if seen == seen:  # not NaN
                whole, off = variance + noise, seen - mean
                innovations.append((whole, off))
                gain = variance / whole
                mean += gain * off
                variance *= 1.0 - gain
        variance = max(variance, 1e-18)
        states.append((expected, before, mean, variance))
    if innovations:
        whole, off = np.array(innovations).T
        cost = float((0.5 * np.log(whole) + _tail(off, whole)).sum())
    return cost, states


def _tail(off: np.ndarray, variance: np.ndarray) -> np.ndarray:
    far: np.ndarray = 0.5 * (FREEDOM + 1) * np.log1p(off**2 / (FREEDOM * variance))
    return far
