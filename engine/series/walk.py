"""How the detail of a place changes from date to date: the error model of the method `kalman`, learnt from
the series itself.

The detail of a date, its fine image less its coarse one, is a state x that forgets itself: from one date to
another it keeps

    kept = exp(-(per_day |days| + per_change (u1 - u2)^2))

of itself, u being the coarse values in all bands, and goes back to nothing by the rest (Ornstein and
Uhlenbeck 1930); what is observed has a noise of each date beside it. So details of two dates differ in the
mean by

    (D1 - D2)^2 = noise1 + noise2 + 2 spread (1 - kept)

a variogram in time, which is fitted to the pairs of near dates of samples: mean squares of normal numbers, by
their likelihood, with a log-normal prior on each number, so that a series of three dates is not overfitted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np
from scipy.optimize import minimize

from .covariance import APART, LEAST_NOISE, NOISE, STEPS
from .kalman_kernels import carry
from .samples import Samples

PRIOR = {"spread": 0.6, "per_day": 0.01, "per_change": 0.2}
"""The middle of what is taken for likely before anything is seen: variances of the detail."""
NEAR = 12
"""Each date is compared with so many that follow it."""
GROUPS = 6
"""The pixels of two dates are taken in so many groups, by their coarse change."""


@dataclass(frozen=True)
class Walk:
    """What was learnt of a series. A value: the same samples give the same one."""

    spread: float
    """The variance of the state where nothing is known of it."""
    per_day: float
    per_change: float
    noise: tuple[float, ...]
    """The variance of a date's own noise; a date each."""

    def left_out(self, samples: Samples) -> np.ndarray:
        """How far off each detail is where it is predicted from all others, in its own deviations; (pixels,
        dates, bands), NaN where there is none."""
        dates = len(samples.days)
        coarse, detail = (
            np.ascontiguousarray(one.transpose(1, 2, 0), np.float32)
            for one in (samples.coarse * np.sqrt(self.per_change), samples.detail)
        )
        aged = (samples.days - samples.days.min()).astype(np.float32) * np.float32(self.per_day)
        noise = np.array(self.noise, np.float32)
        off = np.empty_like(detail)
        for own in range(dates):
            others = [*reversed(range(own)), *range(own + 1, dates)]
            mean, used = np.empty_like(detail[0]), np.empty((2, detail.shape[2]), np.int16)
            variance = np.empty(detail.shape[2], np.float32)
            carry(
                coarse[[*others, own]],
                detail[others],
                aged[[*others, own]],
                noise[others],
                self.spread,
                own,
                mean,
                variance,
                used,
            )
            off[own] = (detail[own] - mean) / np.sqrt(variance + noise[own])
        return off.transpose(2, 0, 1)


@dataclass(frozen=True)
class _Pairs:
    """What groups of pixels of two dates each tell."""

    first: np.ndarray
    second: np.ndarray
    """(groups,) int: which dates."""
    apart: np.ndarray
    """(groups,) days."""
    change: np.ndarray
    """(groups,) mean squared coarse change, summed over the bands."""
    square: np.ndarray
    """(groups,) mean squared difference of the details."""
    weight: np.ndarray
    """(groups,) how many pixels they are, in those of a usual group."""


def walk_of(samples: Samples) -> Walk:
    """The walk under which the samples of a series are most likely, and the prior's middle without any."""
    dates = len(samples.days)
    pairs = _pairs(samples.days, samples.coarse, samples.detail)
    middle = np.log([*PRIOR.values(), NOISE])
    found = np.concatenate([middle, np.full(dates - 1, middle[-1])])
    if pairs is not None:
        found = _searched(pairs, middle, dates)
    spread, per_day, per_change = np.exp(found[:3]).tolist()
    return Walk(spread, per_day, per_change, tuple(np.maximum(np.exp(found[3:]), LEAST_NOISE).tolist()))


def _pairs(days: np.ndarray, coarse: np.ndarray, detail: np.ndarray) -> Optional[_Pairs]:
    rows = []
    for one in range(len(days)):
        for other in range(one + 1, min(len(days), one + 1 + NEAR)):
            square = ((detail[:, one] - detail[:, other]) ** 2).mean(axis=1)
            change = ((coarse[:, one] - coarse[:, other]) ** 2).sum(axis=1)
            both = np.flatnonzero(np.isfinite(square))
            by_change = both[np.argsort(change[both], kind="stable")]
            for group in np.array_split(by_change, GROUPS):
                if len(group):
                    apart = abs(days[other] - days[one])
                    rows.append((one, other, apart, change[group].mean(), square[group].mean(), len(group)))
    if not rows:
        return None
    first, second, apart, change, square, count = np.array(rows).T
    return _Pairs(first.astype(int), second.astype(int), apart, change, square, count / count.mean())


def _searched(pairs: _Pairs, middle: np.ndarray, dates: int) -> np.ndarray:
    """The likeliest logarithms; first with one noise for all dates, or what a season changes would be taken
    for noise."""

    def alike(logs: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = _cost(np.concatenate([logs, np.full(dates - 1, logs[-1])]), pairs, middle)
        return value, np.concatenate([slope[:3], [slope[3:].sum()]])

    begin = minimize(alike, middle, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    free = [(None, None)] * 3
    return np.array(
        minimize(
            _cost,
            np.concatenate([begin, np.full(dates - 1, begin[-1])]),
            (pairs, middle),
            jac=True,
            method="L-BFGS-B",
            bounds=[*free, *[(begin[-1] - APART, begin[-1] + APART)] * dates],
            options={"maxiter": STEPS},
        ).x
    )


def _cost(logs: np.ndarray, pairs: _Pairs, middle: np.ndarray) -> tuple[float, np.ndarray]:
    """The negative logarithm of the posterior, and its derivative by each logarithm."""
    spread, per_day, per_change = np.exp(logs[:3])
    noise = np.exp(logs[3:])
    by_days, by_change = per_day * pairs.apart, per_change * pairs.change
    kept = np.exp(-(by_days + by_change))
    of_state = 2 * spread * (1 - kept)
    expected = noise[pairs.first] + noise[pairs.second] + of_state + LEAST_NOISE
    away = logs - np.concatenate([middle, np.full(len(noise) - 1, middle[-1])])
    cost = (pairs.weight * (pairs.square / expected + np.log(expected))).sum() + 0.5 * (away**2).sum()
    slope = pairs.weight * (1 / expected - pairs.square / expected**2)
    by_noise = np.zeros(len(noise))
    np.add.at(by_noise, pairs.first, slope)
    np.add.at(by_noise, pairs.second, slope)
    lost = 2 * spread * kept * slope
    own = [(slope * of_state).sum(), (lost * by_days).sum(), (lost * by_change).sum()]
    return float(cost), np.concatenate([own, by_noise * noise]) + away
