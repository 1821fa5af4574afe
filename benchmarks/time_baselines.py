"""Baselines in time alone for the table of benchmarks/series.py: each date by a mixture of the others, whose
weights follow from the dates and one strength, which is chosen by leaving out each reference in turn.

`whittaker`: second differences on nodes a few days apart (Eilers 2003), values between the nodes.
`harmonic`: a level, a year's wave and half a year's, by least squares with a ridge on the waves.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

STEP, YEAR = 5.0, 365.2425
STRENGTHS = {"whittaker": 10.0 ** np.arange(-1, 8), "harmonic": 10.0 ** np.arange(-4, 3)}
"""Of the penalty, in turn; the best is taken."""
PIXELS = 400


def predicted(method: str, days: Sequence[date], values: np.ndarray, target: date) -> np.ndarray:
    """The values of a date from those of others.

    Args:
        method: one of STRENGTHS.
        values: (dates, pixels) of days that rise; no gaps.
    """
    at = np.array([day.toordinal() for day in days], float)
    sample = values[:, np.random.default_rng(0).permutation(values.shape[1])[:PIXELS]]
    make = {"whittaker": _of_nodes, "harmonic": _of_waves}[method]
    design, row, penalty = make(at, float(target.toordinal()))
    strength = min(STRENGTHS[method], key=lambda one: _left_out(design, penalty * one, sample))
    return _solution(design, penalty * strength, row) @ values


def _solution(design: np.ndarray, penalty: np.ndarray, row: np.ndarray) -> np.ndarray:
    """(dates,) weights of the values in what the fit is at `row`."""
    return np.linalg.solve(design.T @ design + penalty, row) @ design.T


def _left_out(design: np.ndarray, penalty: np.ndarray, values: np.ndarray) -> float:
    """Mean square of what the fit without a date is off at it: by the fit with all, (y - Hy) / (1 - h)."""
    hat = design @ np.linalg.solve(design.T @ design + penalty, design.T)
    alone = np.maximum(1.0 - np.diag(hat), 1e-6)[:, None]
    return float(np.mean(np.square((values - hat @ values) / alone)))


def _of_nodes(at: np.ndarray, target: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    first = min(at.min(), target)
    nodes = int((max(at.max(), target) - first) // STEP) + 2

    def rows(days: np.ndarray) -> np.ndarray:
        place = (days - first) / STEP
        node = np.minimum(place.astype(int), nodes - 2)
        between = np.zeros((days.size, nodes))
        between[np.arange(days.size), node] = 1 - (place - node)
        between[np.arange(days.size), node + 1] = place - node
        return between

    bends = np.diff(np.eye(nodes), 2, axis=0)
    return rows(at), rows(np.array([target]))[0], bends.T @ bends + 1e-9 * np.eye(nodes)


def _of_waves(at: np.ndarray, target: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    def rows(days: np.ndarray) -> np.ndarray:
        turn = 2 * np.pi * days / YEAR
        return np.stack(
            [np.ones_like(turn), np.cos(turn), np.sin(turn), np.cos(2 * turn), np.sin(2 * turn)], axis=1
        )

    return rows(at), rows(np.array([target]))[0], np.diag([0.0, 1.0, 1.0, 1.0, 1.0])
