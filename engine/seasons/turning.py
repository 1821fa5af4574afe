"""The seasons of a curve, compiled: its peaks, the valleys between them, and where it crosses a level.

The definitions are TIMESAT's (Jönsson & Eklundh 2004; Eklundh & Jönsson 2017, section 4): a season starts
where the curve has risen by a share of the way from the lowest value before the peak to the peak, and ends
where it has fallen as far towards the lowest value behind it; the base is the mean of the two lowest values,
the amplitude the peak over the base, the integral that of the curve over the base from start to end (which
TIMESAT calls the small integral).
"""

from __future__ import annotations

import math

import numba
import numpy as np

MOST_PEAKS = 16
APART = 0.5
"""Share of the curve's range by which it falls between two seasons, and rises again."""
APART_OF_TWO = 0.25
"""The same where two seasons were asked for."""
STILL = 0.1
"""A curve that changes by more than this share of the peak's height in its last STILL_DAYS has not come to
the valley yet."""
STILL_DAYS = 20.0
START, PEAK, END, LENGTH, AMPLITUDE, BASE, INTEGRAL = range(7)

_compiled = numba.njit(cache=True, nogil=True, error_model="numpy")


@_compiled
def seasons_of(curve, begin, stop, first, step, most, by_slope, level, least, year_days, found):
    """The seasons of a year.

    Args:
        curve: (nodes,) of which those from `begin` to before `stop` count.
        first, step: day of the year of the first node, days between two.
        most: 1 takes a year as one season, 0 tells two apart where they are plain, 2 looks for two.
        found: (2, 7) is filled with NaN, and with the seasons: of several the one with the largest integral
            first, or, with `most` 2, the two in the order of their time.

    Returns:
        how many seasons lie in the year, each by the middle of its start and end.
    """
    found[:] = np.nan
    peaks = np.empty(MOST_PEAKS, np.int64)
    enough = _enough(curve, begin, stop, APART_OF_TWO if most == 2 else APART, least)
    count = _peaks(curve, begin, stop, enough, peaks)
    every = np.empty((MOST_PEAKS, 7))
    inside = np.zeros(MOST_PEAKS, np.bool_)
    seen = 0
    for number in range(count):
        left = peaks[number - 1] if number > 0 else begin
        right = peaks[number + 1] if number + 1 < count else stop - 1
        here = peaks[number]
        _season(
            curve, left, here, here, right, begin, stop, first, step, by_slope, level, enough, every[number]
        )
        if every[number, AMPLITUDE] >= least and _is_of_year(every[number], year_days):
            inside[number] = True
            seen += 1
    if seen == 0:
        return 0
    if most == 1 and seen > 1:
        _as_one(curve, peaks, count, inside, begin, stop, first, step, by_slope, level, enough, found[0])
        return 1
    _largest(every, inside, 2 if most == 2 else 1, found)
    return seen


@_compiled
def _enough(curve, begin, stop, apart, least):
    """By how much the curve falls and rises between two seasons."""
    low, high = curve[begin], curve[begin]
    for k in range(begin, stop):
        low, high = min(low, curve[k]), max(high, curve[k])
    return max(apart * (high - low), least / 2)


@_compiled
def _peaks(curve, begin, stop, enough, peaks):
    """The nodes at which the curve turns from rising to falling, by enough on both sides or, at the edges of
    the series, on one; how many."""
    count, way, top, bottom = 0, 0, begin, begin
    for k in range(begin, stop):
        if way >= 0 and curve[k] > curve[top]:
            top = k
        if way <= 0 and curve[k] < curve[bottom]:
            bottom = k
        if way >= 0 and curve[top] - curve[k] >= enough:
            # What the series begins with is a peak, too, if the curve has risen to it.
            if (way > 0 or top > begin) and count < MOST_PEAKS:
                peaks[count] = top
                count += 1
            way, bottom = -1, k
        elif way <= 0 and curve[k] - curve[bottom] >= enough:
            way, top = 1, k
    if way > 0 and top < stop - 1 and count < MOST_PEAKS:
        peaks[count] = top
        count += 1
    return count


@_compiled
def _season(curve, left, peak, last_peak, right, begin, stop, first, step, by_slope, level, enough, season):
    """Fill in one season, which rises to the node `peak` and falls from `last_peak` (they are one, unless
    several peaks are taken as one); start or end are NaN where the series does not reach them."""
    top = peak
    for k in range(peak, last_peak + 1):
        top = k if curve[k] > curve[top] else top
    before, behind = peak, last_peak
    for k in range(left, peak):
        before = k if curve[k] < curve[before] else before
    for k in range(right, last_peak, -1):
        behind = k if curve[k] < curve[behind] else behind
    start = _rise(curve, before, peak, by_slope, level)
    end = _fall(curve, last_peak, behind, by_slope, level)
    span = int(STILL_DAYS / step)
    if curve[peak] - curve[before] < enough or (
        before == begin and _moves(curve, begin, min(begin + span, peak), curve[top])
    ):
        start, before = np.nan, behind
    elif curve[last_peak] - curve[behind] < enough or (
        behind == stop - 1 and _moves(curve, stop - 1, max(stop - 1 - span, last_peak), curve[top])
    ):
        end, behind = np.nan, before
    base = (curve[before] + curve[behind]) / 2
    season[START], season[END] = first + step * start, first + step * end
    season[PEAK] = first + step * _summit(curve, top, begin, stop)
    season[LENGTH] = season[END] - season[START]
    season[AMPLITUDE], season[BASE] = curve[top] - base, base
    season[INTEGRAL] = _area(curve, start, end, base) * step


@_compiled
def _moves(curve, edge, inner, high):
    """Whether the curve is still on its way at the edge of the series."""
    return curve[inner] - curve[edge] > STILL * (high - curve[edge])


@_compiled
def _rise(curve, valley, peak, by_slope, level):
    """Where the curve rises through the level before a peak, in nodes; NaN where it does not."""
    if by_slope:
        return _steepest(curve, valley, peak, 1.0)
    height = curve[valley] + level * (curve[peak] - curve[valley])
    for k in range(peak - 1, valley - 1, -1):
        if curve[k] <= height:
            return k + (height - curve[k]) / max(curve[k + 1] - curve[k], 1e-12)
    return np.nan


@_compiled
def _fall(curve, peak, valley, by_slope, level):
    """Where it falls through the level behind a peak."""
    if by_slope:
        return _steepest(curve, peak, valley, -1.0)
    height = curve[valley] + level * (curve[peak] - curve[valley])
    for k in range(peak + 1, valley + 1):
        if curve[k] <= height:
            return k - (height - curve[k]) / max(curve[k - 1] - curve[k], 1e-12)
    return np.nan


@_compiled
def _steepest(curve, begin, end, sign):
    """Where the slope is steepest between two nodes, in nodes; between its three largest differences by a
    parabola."""
    best, at = 0.0, -1
    for k in range(begin, end):
        slope = sign * (curve[k + 1] - curve[k])
        if slope > best:
            best, at = slope, k
    if at < 0:
        return np.nan
    if at == begin or at + 1 >= end:
        return at + 0.5
    return (
        at + 0.5 + _vertex(sign * (curve[at] - curve[at - 1]), best, sign * (curve[at + 2] - curve[at + 1]))
    )


@_compiled
def _summit(curve, top, begin, stop):
    if top == begin or top == stop - 1:
        return float(top)
    return top + _vertex(curve[top - 1], curve[top], curve[top + 1])


@_compiled
def _vertex(before, here, behind):
    """Where the parabola through three values, 1 apart, is highest; 0 is the middle one."""
    bend = before - 2.0 * here + behind
    return min(max(0.5 * (before - behind) / bend, -0.5), 0.5) if bend < -1e-12 else 0.0


@_compiled
def _area(curve, start, end, base):
    """The integral of the curve over the base between two places, in nodes; NaN where one is not known."""
    if not math.isfinite(start + end):
        return np.nan
    whole, at = 0.0, start
    while at < end:
        k = math.floor(at)
        until = min(float(k + 1), end)
        slope = curve[k + 1] - curve[k]
        whole += (until - at) * (curve[k] + slope * ((at + until) / 2 - k) - base)
        at = until
    return whole


@_compiled
def _is_of_year(season, year_days):
    """By the middle of start and end; by the peak where one of them is not known."""
    middle = (season[START] + season[END]) / 2
    at = middle if math.isfinite(middle) else season[PEAK]
    return 1.0 <= at < year_days + 1.0


@_compiled
def _as_one(curve, peaks, count, inside, begin, stop, first, step, by_slope, level, enough, season):
    """All seasons of the year as one, from the first one's start to the last one's end."""
    one, last = -1, -1
    for number in range(count):
        if inside[number]:
            one, last = (number if one < 0 else one), number
    left = peaks[one - 1] if one > 0 else begin
    right = peaks[last + 1] if last + 1 < count else stop - 1
    _season(
        curve, left, peaks[one], peaks[last], right, begin, stop, first, step, by_slope, level, enough, season
    )


@_compiled
def _largest(every, inside, wanted, found):
    """The seasons with the largest integrals, in the order of their time; one that is not whole comes after
    all that are."""
    chosen = np.full(2, -1)
    for place in range(wanted):
        best = -1
        for number in range(len(every)):
            better = best < 0 or _weight(every[number]) > _weight(every[best])
            if inside[number] and number != chosen[0] and better:
                best = number
        chosen[place] = best
    if wanted == 2 and chosen[1] >= 0 and chosen[1] < chosen[0]:
        chosen[0], chosen[1] = chosen[1], chosen[0]
    for place in range(wanted):
        if chosen[place] >= 0:
            found[place] = every[chosen[place]]


@_compiled
def _weight(season):
    return season[INTEGRAL] if math.isfinite(season[INTEGRAL]) else season[AMPLITUDE] - 1e6
