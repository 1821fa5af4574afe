"""Curves through the values of a pixel, compiled: weighted, robust, of uneven dates.

All curves are values at nodes, STEP days apart, with straight lines between them (settings.py). A value on an
uneven date bears on the two nodes beside it, so that no date is moved.

Clouds and their shadows that a mask has missed make an index of vegetation too low, seldom too high. So the
curves are fitted again with less weight for what lies below them, as TIMESAT adapts to the upper envelope
(Jönsson & Eklundh 2004; Chen et al. 2004). A cloud is gone on the next dates, and a harvest is not: so only a
value that is lower than others within NEAR days before it and behind it loses weight, and the fall of a curve
at a harvest is not drawn out.
"""

from __future__ import annotations

import math

import numba
import numpy as np

NONE, WHITTAKER, SAVITZKY_GOLAY = 0, 1, 2
ROUNDS = 4
"""Fits in all; the first with equal weights."""
BELOW, ABOVE = 1.5, 4.0
"""Deviations below and above the curve at which a value has half its weight."""
LEAST_DEVIATION = 0.02
"""Of the values' range: what is nearer to the curve is noise."""
FEWEST_IN_WINDOW = 5
"""Values that a local polynomial takes at least."""
NEAR = 40.0
"""Days: what lasts longer is no cloud."""
BEYOND = 0.1
"""By this share of the values' range a curve may leave them, where nothing holds it."""

_compiled = numba.njit(cache=True, nogil=True, error_model="numpy")


@_compiled
def smooth(values, days, node, part, first, step, kind, period, weights, curve, scratch):
    """The curve of a pixel, and the weights that its values have in the end.

    Args:
        values: (count,) valid values in the order of their dates.
        days, node, part: of these dates (TimeGrid).
        first, step: day of the first node, and days between two.
        kind: NONE, WHITTAKER or SAVITZKY_GOLAY.
        period: days; of a swing of this period about one half is left.
        weights: (count,), is filled.
        curve: (nodes,), is filled.
        scratch: (8, nodes) float64.
    """
    prior = np.ones(values.size)
    smooth_weighted(values, prior, days, node, part, first, step, kind, period, weights, curve, scratch)


@_compiled
def smooth_weighted(values, prior, days, node, part, first, step, kind, period, weights, curve, scratch):
    """The same for values that are not equally sure.

    Args:
        prior: (count,) the weight of each value before any is found to lie off the curve; 1 in the mean.
    """
    weights[:] = prior
    if kind == NONE:
        _between(values, node, part, curve)
        return
    low, high = values.min(), values.max()
    for number in range(ROUNDS):
        if kind == WHITTAKER:
            # A penalty as strong as the values are dense: it damps a swing alike, however many there are.
            dense = weights.sum() / max(node[-1] - node[0] + 1, 1)
            whittaker(values, weights, node, part, dense * strength_of(period, step), curve, scratch)
        else:
            _savitzky_golay(values, weights, days, first, step, 0.75 * period, curve)
        beyond = BEYOND * (high - low)
        for k in range(curve.size):
            curve[k] = min(max(curve[k], low - beyond), high + beyond)
        if number < ROUNDS - 1:
            _reweigh(values, days, node, part, curve, LEAST_DEVIATION * (high - low), weights)
            weights *= prior


@_compiled
def strength_of(period, step):
    """The strength of the penalty that leaves one half of a swing of `period` days, where each node has a
    value: the transfer function 1 / (1 + strength (2 sin(pi step / period))^4) (Eilers 2003)."""
    return 1.0 / (2.0 * math.sin(math.pi * step / period)) ** 4


@_compiled
def whittaker(values, weights, node, part, strength, curve, scratch):
    """Whittaker's smoother with second differences (Eilers 2003, equations 3 and 8), for values between the
    nodes: (B'WB + strength D'D) curve = B'W values, where B interpolates linearly. By LDL' of five bands."""
    size = curve.size
    a, b, c, right, d, e, f, z = scratch
    scratch[:4] = 0.0
    for i in range(values.size):
        k, p, w = node[i], part[i], weights[i]
        q = 1.0 - p
        a[k] += w * q * q
        a[k + 1] += w * p * p
        b[k] += w * p * q
        right[k] += w * q * values[i]
        right[k + 1] += w * p * values[i]
    for k in range(size - 2):
        a[k] += strength
        a[k + 1] += 4.0 * strength
        a[k + 2] += strength
        b[k] -= 2.0 * strength
        b[k + 1] -= 2.0 * strength
        c[k] += strength
    for k in range(size):
        pivot, under, value = a[k], b[k], right[k]
        if k > 0:
            pivot -= e[k - 1] * e[k - 1] * d[k - 1]
            under -= e[k - 1] * f[k - 1] * d[k - 1]
            value -= e[k - 1] * z[k - 1]
        if k > 1:
            pivot -= f[k - 2] * f[k - 2] * d[k - 2]
            value -= f[k - 2] * z[k - 2]
        d[k] = max(pivot, 1e-12)
        e[k], f[k], z[k] = under / d[k], c[k] / d[k], value
    for k in range(size - 1, -1, -1):
        value = z[k] / d[k]
        if k < size - 1:
            value -= e[k] * curve[k + 1]
        if k < size - 2:
            value -= f[k] * curve[k + 2]
        curve[k] = value


@_compiled
def _savitzky_golay(values, weights, days, first, step, reach, curve):
    """At each node the value of the parabola that fits the values within `reach` days best (Savitzky & Golay
    1964), by least squares, as the dates are uneven; with fewer than FEWEST_IN_WINDOW of them it reaches
    further."""
    count, begin = values.size, 0
    for k in range(curve.size):
        at = first + k * step
        while begin < count and days[begin] < at - reach:
            begin += 1
        end = begin
        while end < count and days[end] <= at + reach:
            end += 1
        start = begin
        while end - start < min(FEWEST_IN_WINDOW, count):
            if start > 0 and (end == count or at - days[start - 1] <= days[end] - at):
                start -= 1
            else:
                end += 1
        curve[k] = _parabola(values[start:end], weights[start:end], days[start:end], at, reach)


@_compiled
def _parabola(values, weights, days, at, reach):
    """The value at a day of the weighted parabola through some values."""
    s0, s1, s2, s3, s4, t0, t1, t2 = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    for i in range(values.size):
        x, w = (days[i] - at) / reach, weights[i]
        s0 += w
        s1 += w * x
        s2 += w * x * x
        s3 += w * x * x * x
        s4 += w * x * x * x * x
        t0 += w * values[i]
        t1 += w * x * values[i]
        t2 += w * x * x * values[i]
    s2, s4 = s2 + 1e-6 * s0, s4 + 1e-4 * s0
    whole = s0 * (s2 * s4 - s3 * s3) - s1 * (s1 * s4 - s3 * s2) + s2 * (s1 * s3 - s2 * s2)
    if whole <= 1e-12 * s0 * s0 * s0:
        return t0 / s0
    return (t0 * (s2 * s4 - s3 * s3) - s1 * (t1 * s4 - s3 * t2) + s2 * (t1 * s3 - s2 * t2)) / whole


@_compiled
def _between(values, node, part, curve):
    """Straight lines from value to value; of several of a day their mean. Before the first and after the last
    one the curve is level."""
    count, i = values.size, 0
    for k in range(curve.size):
        while i < count and node[i] + part[i] <= k:
            i += 1
        if i == 0:
            curve[k] = values[0]
        elif i == count:
            curve[k] = values[count - 1]
        else:
            before, after = node[i - 1] + part[i - 1], node[i] + part[i]
            share = (k - before) / max(after - before, 1e-9)
            curve[k] = values[i - 1] + share * (values[i] - values[i - 1])


@_compiled
def at_date(curve, node, part):
    """The curve on a date."""
    return curve[node] + part * (curve[node + 1] - curve[node])


@_compiled
def _reweigh(values, days, node, part, curve, least, weights):
    """New weights by the distance from the curve, in deviations (by their median, which outliers do not
    move); of what lies below it, no more than what it lies below its neighbours counts."""
    size = np.empty(values.size)
    for i in range(values.size):
        size[i] = abs(values[i] - at_date(curve, node[i], part[i]))
    deviation = max(1.4826 * np.median(size), least)
    for i in range(values.size):
        off = values[i] - at_date(curve, node[i], part[i])
        if off > 0:
            far = off / (ABOVE * deviation)
        else:
            far = max(min(-off, _dip(values, days, i)), 0.0) / (BELOW * deviation)
        weights[i] = 1.0 / (1.0 + far * far)


@_compiled
def _dip(values, days, i):
    """How much lower a value is than the highest within NEAR days before it, or than the highest behind it;
    the smaller of the two."""
    before, behind = values[i], values[i]
    k = i - 1
    while k >= 0 and days[i] - days[k] <= NEAR:
        before = max(before, values[k])
        k -= 1
    k = i + 1
    while k < values.size and days[k] - days[i] <= NEAR:
        behind = max(behind, values[k])
        k += 1
    return min(before, behind) - values[i]
