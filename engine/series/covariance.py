"""How much the detail of two dates has in common: a covariance, learnt from the series itself.

The detail D of a date is its fine image less its coarse one brought up to the fine grid. Where two dates are
near in time, or their coarse images look alike, their details do, too; how near and how alike is a matter of
the place and of its season. With u the coarse values of a pixel in all bands and d the distance of two dates
in days,

    k(1, 2) = mean + season cos(2 pi d / year) + slow m(d / slow_days)
              + (state + fast m(d / fast_days)) exp(-sum over bands of (scale (u1 - u2))^2)

with m(x) = (1 + x) exp(-x), and each date has a noise of its own beside it, so that a hazy image among the
references is found and weighs little. All of it is learnt by the likelihood of samples of the series
(Rasmussen and Williams 2006, chapter 5, with a log-normal prior on each of the numbers, so that a series of
three dates is not overfitted): one covariance for all bands, whose details are brought to a mean square of 1
before.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from .likelihood_kernels import likelihood
from .samples import Samples

YEAR = 365.2425
NUMBERS = ("mean", "season", "slow", "slow_days", "state", "fast", "fast_days")
PRIOR = {
    "mean": 0.1,
    "season": 0.02,
    "slow": 0.15,
    "slow_days": 15.0,
    "state": 0.3,
    "fast": 0.15,
    "fast_days": 15.0,
}
"""The middle of what is taken for likely before anything is seen."""
SCALE, NOISE = 0.5, 0.05
"""The same of the scales of the bands and of the noise of a date."""
SPREAD = 1.0
"""How far from it a number may be, as the standard deviation of its logarithm."""
APART = 1.8
"""How far the noise of a date may be from that of all, in logarithms: what a season does to all pixels alike
must not pass for noise."""
LEAST_NOISE = 1e-3
"""Of any date, in variances of the detail: two equal dates must not make the equations singular."""
MISSING = 1e6
"""The noise of a date at a pixel that it does not show: it tells nothing of the others."""
STEPS = 60
"""Of the search; it ends earlier where nothing is gained any more."""


@dataclass(frozen=True)
class Covariance:
    """What was learnt of a series. A value: the same samples give the same one."""

    numbers: tuple[float, ...]
    """As NUMBERS has them: variances without unit, and days."""
    scales: tuple[float, ...]
    """What a difference of one, in deviations of the coarse band, is worth; a band each."""
    noise: tuple[float, ...]
    """The variance of a date's own noise; a date each."""

    def of_days(self, days: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """What the days alone decide, and what the likeness of the coarse values is multiplied by; each as
        (dates, dates)."""
        mean, season, slow, slow_days, state, fast, fast_days = self.numbers
        apart = np.abs(days[:, None] - days[None, :])
        alone = mean + season * np.cos(2 * np.pi * apart / YEAR) + slow * _smooth(apart / slow_days)
        return alone, state + fast * _smooth(apart / fast_days)

    def left_out(self, samples: Samples) -> np.ndarray:
        """How far off each detail is where it is predicted from all others, in its own deviations; (pixels,
        dates, bands), NaN where there is none."""
        alone, strength = self.of_days(samples.days)
        scaled = samples.coarse * np.array(self.scales)
        likeness = np.exp(-((scaled[:, :, None] - scaled[:, None]) ** 2).sum(axis=3))
        there = np.isfinite(samples.detail).all(axis=2)
        whole = alone + strength * likeness
        index = np.arange(whole.shape[1])
        whole[:, index, index] += np.where(there, np.array(self.noise[: len(index)]) + LEAST_NOISE, MISSING)
        inverse = np.linalg.inv(whole)
        off = inverse @ np.where(there[..., None], samples.detail, 0.0)
        own = inverse[:, index, index][..., None]
        return np.where(there[..., None], off / np.sqrt(own), np.nan)


def learn(samples: Samples) -> Covariance:
    """The covariance under which the samples are most likely, and the prior's middle without any."""
    bands, dates = samples.coarse.shape[2], len(samples.days)
    middle = np.log(np.concatenate([list(PRIOR.values()), np.full(bands, SCALE), np.full(dates, NOISE)]))
    found = middle
    # In one order, or the kernel is compiled once more for each.
    coarse, detail = (np.ascontiguousarray(values) for values in (samples.coarse, samples.detail))
    samples = Samples(samples.days, coarse, detail)
    if len(samples.detail) and np.isfinite(samples.detail).any():
        for same_noise in (True, False):
            found = _searched(found, samples, middle, same_noise)
    values = np.exp(found)
    count = len(NUMBERS)
    noise = np.maximum(values[count + bands :], LEAST_NOISE)
    return Covariance(
        tuple(values[:count].tolist()), tuple(values[count : count + bands].tolist()), tuple(noise.tolist())
    )


def _searched(begin: np.ndarray, samples: Samples, middle: np.ndarray, same_noise: bool) -> np.ndarray:
    """The likeliest logarithms from a beginning on; first with one noise for all dates, or what a season
    changes would be taken for noise."""
    dates = len(samples.days)

    def cost(logs: np.ndarray) -> tuple[float, np.ndarray]:
        if not same_noise:
            return _cost(logs, samples, middle)
        value, slope = _cost(np.concatenate([logs, np.full(dates - 1, logs[-1])]), samples, middle)
        return value, np.concatenate([slope[:-dates], [slope[-dates:].sum()]])

    start = begin[: len(begin) - dates + 1] if same_noise else begin
    free = [(None, None)] * (len(begin) - dates)
    limits = [(None, None)] if same_noise else [(one - APART, one + APART) for one in begin[-dates:]]
    found = minimize(
        cost, start, jac=True, method="L-BFGS-B", bounds=[*free, *limits], options={"maxiter": STEPS}
    ).x
    return np.concatenate([found, np.full(dates - 1, found[-1])]) if same_noise else found


def _cost(logs: np.ndarray, samples: Samples, middle: np.ndarray) -> tuple[float, np.ndarray]:
    """The negative logarithm of the posterior by value, and its derivative by each logarithm."""
    pixels, dates, bands = samples.detail.shape
    there = np.isfinite(samples.detail).all(axis=2)
    scales, noise = np.exp(logs[len(NUMBERS) : -dates]), np.exp(logs[-dates:])
    costs, slopes = np.empty(pixels), np.empty((pixels, len(logs)))
    days, likeness = _by_days(logs, samples.days)
    likelihood(
        samples.coarse * scales, samples.detail, there, days, likeness, noise + LEAST_NOISE, costs, slopes
    )
    derivative = slopes.sum(axis=0)
    derivative[-dates:] *= noise
    known, away = max(1, int(there.sum())) * bands, (logs - middle) / SPREAD
    return (
        (float(costs.sum()) + 0.5 * float((away**2).sum())) / known,
        (derivative + away / SPREAD) / known,
    )


def _smooth(steps: np.ndarray) -> np.ndarray:
    """How alike what changes smoothly is after so many of its days (Matern's covariance of 3/2)."""
    return (1 + steps) * np.exp(-steps)


def _by_days(logs: np.ndarray, at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What the days alone decide with its derivatives by the logarithms of its numbers, and the same of what
    the likeness is multiplied by; each (1 + numbers, dates, dates)."""
    mean, season, slow, slow_days, state, fast, fast_days = np.exp(logs[: len(NUMBERS)])
    apart = np.abs(at[:, None] - at[None, :])
    by_slow, by_fast = slow * _smooth(apart / slow_days), fast * _smooth(apart / fast_days)
    of_slow, of_fast = (
        size * (apart / days) ** 2 * np.exp(-apart / days)
        for size, days in ((slow, slow_days), (fast, fast_days))
    )
    by_season, flat = season * np.cos(2 * np.pi * apart / YEAR), np.ones_like(apart)
    return (
        np.stack([mean + by_season + by_slow, mean * flat, by_season, by_slow, of_slow]),
        np.stack([state + by_fast, state * flat, by_fast, of_fast]),
    )
