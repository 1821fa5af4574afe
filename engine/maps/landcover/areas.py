"""Areas of classes with their 95 % intervals, from a map and reference samples.

Olofsson et al. 2014, Good practices for estimating area and assessing accuracy of land change, Remote Sensing
of Environment 148, 42-57 (https://doi.org/10.1016/j.rse.2014.02.015). With W_i the share of the map that has
class i, n_ij the samples that the map calls i and the reference j, and n_i their sum over j:

    p_ij = W_i n_ij / n_i                                                           (eq. 4)
    p_j = sum_i p_ij                     the share of class j, error-adjusted       (eq. 9)
    S(p_j) = sqrt(sum_i W_i^2 (n_ij / n_i) (1 - n_ij / n_i) / (n_i - 1))            (eq. 10)
    area_j = A p_j, interval 1.96 A S(p_j)                                          (eq. 11, 12)
    overall accuracy sum_j p_jj, its variance sum_i W_i^2 U_i (1 - U_i) / (n_i - 1) (eq. 1, 5)
    user's accuracy U_i = p_ii / p_i., producer's P_j = p_jj / p_.j                 (eq. 2, 3)

It holds for samples that were drawn at random, within each class of the map or all over it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np

Z95 = 1.96
"""Of a normal distribution 95 % lie within so many deviations."""


@dataclass(frozen=True)
class Area:
    """Of a class."""

    mapped: float
    """Of its pixels, in square metres."""
    adjusted: Optional[float] = None
    """Estimated from the map and the samples; None where there are too few of them."""
    margin: Optional[float] = None
    """Half of the 95 % interval."""
    users: Optional[float] = None
    """Share of what the map calls so that is so."""
    producers: Optional[float] = None
    """Share of what is so that the map calls so."""


@dataclass(frozen=True)
class Adjusted:
    """Of a map: its classes in their order, and how right it is."""

    areas: tuple[Area, ...]
    accuracy: float
    margin: float
    """Half of its 95 % interval."""


def adjusted_areas(mapped: Sequence[float], counts: np.ndarray) -> Optional[Adjusted]:
    """Error-adjusted areas.

    Args:
        mapped: area of each class in the map, in square metres.
        counts: (classes, classes) samples by class in the map (rows) and in the reference (columns).

    Returns:
        None where a class that the map has is met by fewer than two samples: then nothing is known of it.
    """
    area = np.asarray(mapped, float)
    n = np.asarray(counts, float)
    total, of_map = area.sum(), n.sum(axis=1)
    present = area > 0
    if total <= 0 or (of_map[present] < 2).any():
        return None
    weight = np.where(present, area / total, 0.0)
    shares = np.divide(n, of_map[:, None], out=np.zeros_like(n), where=(present & (of_map > 0))[:, None])
    p = weight[:, None] * shares
    free = np.maximum(of_map - 1, 1)[:, None]
    deviation = np.sqrt((weight[:, None] ** 2 * shares * (1 - shares) / free).sum(axis=0))
    right = shares.diagonal()
    spread = np.sqrt((weight**2 * right * (1 - right) / free[:, 0]).sum())
    columns = p.sum(axis=0)
    areas = tuple(
        Area(
            float(area[j]),
            float(total * columns[j]),
            float(Z95 * total * deviation[j]),
            float(right[j]) if present[j] else None,
            float(p[j, j] / columns[j]) if columns[j] > 0 else None,
        )
        for j in range(len(area))
    )
    return Adjusted(areas, float(p.diagonal().sum()), float(Z95 * spread))
