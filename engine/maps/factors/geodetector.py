"""The geodetector: how much of a response's variance its strata explain, and how factors work together.

Sources: J.-F. Wang et al. 2010, Geographical detectors-based health risk assessment (International Journal of
Geographical Information Science 24, 107-127); J.-F. Wang, T.-L. Zhang, B.-J. Fu 2016, A measure of spatial
stratified heterogeneity (Ecological Indicators 67, 250-256).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy import stats

WEAKEN_NONLINEAR, WEAKEN_ONE, ENHANCE_BOTH, INDEPENDENT, ENHANCE_NONLINEAR = (
    "weaken, nonlinear",
    "weaken, uni-",
    "enhance, bi-",
    "independent",
    "enhance, nonlinear",
)
SAME = 1e-9
"""By which q counts as equal to a sum of two."""


@dataclass(frozen=True)
class Explained:
    """What strata explain of a response."""

    q: float
    """1 - within / whole variance, from 0 to 1."""
    p: float
    """Of a q as large as this where the strata have nothing to do with the response; NaN where unknown."""
    f: float
    freedom: tuple[int, int]
    noncentrality: float
    strata: int
    single: int
    """Strata with one member: they add to q, and are no evidence."""
    within: float
    """Sum of the squares within the strata (SSW)."""


@dataclass(frozen=True)
class Means:
    """Mean of the response in each stratum, and how sure the difference of each two is."""

    counts: np.ndarray
    """(strata,)"""
    means: np.ndarray
    deviations: np.ndarray
    """(strata,) sample standard deviation; NaN for a single member."""
    p: np.ndarray
    """(strata, strata) two-sided, of Welch's t-test; NaN where one of both has a single member."""


def explained(response: np.ndarray, codes: np.ndarray) -> Explained:
    """q and p of strata: q = 1 - sum(N_h var_h) / (N var), with population variances (Wang et al. 2010, eq.
    1).

    F = (N - L) / (L - 1) x q / (1 - q) follows a noncentral F distribution with L - 1 and N - L degrees of
    freedom and lambda = (sum(mean_h^2) - (sum(sqrt(N_h) mean_h))^2 / N) / var (Wang et al. 2016, eq. 2 and
    3), where var is the sample variance of the response.

    Args:
        response: (rows,) finite.
        codes: (rows,) whole numbers from 0 on, each of which occurs.
    """
    counts, means, squares = _sums(response, codes)
    n, strata = len(response), len(counts)
    within, whole = float(squares.sum()), float(np.square(response - response.mean()).sum())
    q = min(1.0, max(0.0, 1.0 - within / whole)) if whole > 0 else 0.0
    freedom = strata - 1, n - strata
    f = p = noncentrality = math.nan
    if freedom[0] > 0 and freedom[1] > 0 and whole > 0:
        noncentrality = _noncentrality(means, counts, n, float(response.var(ddof=1)))
        f = freedom[1] / freedom[0] * q / (1 - q) if q < 1 else math.inf
        p = 0.0 if q >= 1 else float(stats.ncf.sf(f, *freedom, noncentrality))
    return Explained(q, p, f, freedom, noncentrality, strata, int((counts == 1).sum()), within)


def _noncentrality(means: np.ndarray, counts: np.ndarray, n: int, variance: float) -> float:
    total = float((np.sqrt(counts) * means).sum())
    return max(0.0, (float(np.square(means).sum()) - total * total / n) / variance)


def _sums(response: np.ndarray, codes: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of each stratum how many there are, their mean, and the sum of squares about it."""
    counts = np.bincount(codes)
    means = np.bincount(codes, response) / counts
    return counts, means, np.bincount(codes, np.square(response - means[codes]))


def together(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """(rows,) codes of the strata that two factors make when they are laid over each other."""
    pairs = first.astype(np.int64) * (int(second.max()) + 1) + second
    return np.unique(pairs, return_inverse=True)[1].reshape(-1)


def interaction(one: float, other: float, both: float) -> str:
    """The kind of an interaction by the q of two factors alone and of both (Wang et al. 2010, table 2)."""
    low, high, total = min(one, other), max(one, other), one + other
    if both < low - SAME:
        return WEAKEN_NONLINEAR
    if both <= high + SAME:
        return WEAKEN_ONE
    if abs(both - total) <= SAME:
        return INDEPENDENT
    return ENHANCE_NONLINEAR if both > total else ENHANCE_BOTH


def risks(response: np.ndarray, codes: np.ndarray) -> Means:
    """The risk detector: t = (mean_a - mean_b) / sqrt(var_a / n_a + var_b / n_b) with Welch's degrees of
    freedom (Wang et al. 2010, eq. 4)."""
    counts, means, squares = _sums(response, codes)
    with np.errstate(invalid="ignore", divide="ignore"):
        variances = np.where(counts > 1, squares / (counts - 1), np.nan)
    p = np.full((len(counts), len(counts)), np.nan)
    for a, b in combinations(range(len(counts)), 2):
        p[a, b] = p[b, a] = _welch(*((means[s], variances[s], counts[s]) for s in (a, b)))
    return Means(counts, means, np.sqrt(variances), p)


def _welch(one: tuple[float, float, int], other: tuple[float, float, int]) -> float:
    errors = [variance / count for _, variance, count in (one, other)]
    total = sum(errors)
    if not math.isfinite(total):
        return math.nan
    difference = abs(one[0] - other[0])
    if total <= 0:
        return 1.0 if difference == 0 else 0.0
    freedom = total**2 / sum(
        error**2 / (count - 1) for error, (_, _, count) in zip(errors, (one, other)) if error > 0
    )
    return float(2 * stats.t.sf(difference / math.sqrt(total), freedom))


def explains_more(one: Explained, other: Explained, rows: int) -> float:
    """The ecological detector: p of one factor leaving less within its strata than another, by
    F = SSW_other / SSW_one with N - 1 and N - 1 degrees of freedom, one-sided (Wang et al. 2010, eq. 6)."""
    if one.within <= 0:
        return 0.0 if other.within > 0 else 1.0
    return float(stats.f.sf(other.within / one.within, rows - 1, rows - 1))
