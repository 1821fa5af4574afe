"""Radar over an invented place: backscatter of VV and VH at C band, with speckle.

The backscatter of plants over soil is the water-cloud model (Attema and Ulaby 1978, equations 7 and 8):

    sigma = plants x (1 - t) + t x soil,    t = exp(-2 B cover / cos(angle))

in power, not in decibels. Speckle is a factor from a gamma distribution of mean 1 and variance 1 / looks
(Ulaby, Moore and Fung 1982), of each pixel, date and polarisation by itself. The figures of the surfaces are
round numbers of the size that reports on Sentinel-1 give.
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter

from .landscape import FOREST, REED, TOWN
from .year import Year

POLARISATIONS = ("vv", "vh")
ANGLE = np.deg2rad(38.0)
PLANTS = {
    # decibels of VV and of VH where the plants cover all, and by how much they dim the soil
    "wheat": (-14.5, -20.5, 0.9),
    "rape": (-10.5, -15.5, 0.9),
    "maize": (-10.5, -16.5, 0.7),
    "beet": (-9.5, -15.5, 0.6),
    "grass": (-13.0, -19.5, 0.5),
    "broadleaf": (-8.5, -13.5, 1.5),
    "conifer": (-9.0, -14.5, 1.5),
    "reed": (-11.0, -18.0, 0.8),
}
GROUNDS = {
    "soil": (-15.0, -24.0),
    "peat": (-13.0, -21.0),
    "asphalt": (-8.0, -15.0),  # blocks of houses, whose walls send it back
    "tiles": (-6.0, -13.0),
    "metal": (-4.0, -11.0),
}
STREET = (-16.0, -25.0)
WATER = (-22.0, -29.0)
WIND = (8.0, 3.0)
"""Decibels that a strong wind adds to water."""
MOIST = 5.0
"""Decibels that rain adds to soil."""
WOOD = 0.7
"""Cover of a forest without its leaves."""
LEAST, MOST = -35.0, 5.0
"""Decibels that are written."""


class Radar:
    """Images of one place, each date with a wind and a wetness of its own."""

    def __init__(self, year: Year, seed: int, looks: float):
        """
        Raises:
            ValueError: there is no speckle of less than one look.
        """
        if not looks >= 1:
            raise ValueError(f"Speckle has at least 1 look, not {looks:g}.")
        self._year, self._seed, self._looks = year, seed, looks
        names = year.plant_of_segment
        self._plants = np.array([PLANTS[str(name)] for name in names])
        ground, _ = year.ground_of_segment
        soils = np.array([GROUNDS[str(name)] for name in ground])
        soils[TOWN + np.flatnonzero(ground[TOWN:] == "asphalt")[-1]] = STREET  # the last are the streets
        rough = np.random.default_rng((seed, 17)).normal(0, 1.2, len(names)).clip(-3, 3)
        self._soils = soils + rough[:, None]

    def backscatter(self, day: int) -> np.ndarray:
        """(2, size, size) float32 power of VV and VH without speckle."""
        year, rows = self._year, slice(0, self._year.size)
        wind, moist = np.random.default_rng((self._seed, 19, day + 5000)).random(2) ** 2
        texture = np.exp(np.float32(0.12) * year.texture(day, rows))
        water, flooded = (np.float32(1) - share for share in (year.water, year.flooded(day, rows)))
        dry = water * flooded
        out = np.empty((2, year.size, year.size), np.float32)
        for number, power in enumerate(self._segments(day, moist)):
            lake = _power(WATER[number] + WIND[number] * wind).astype(np.float32)
            seen = dry * power.astype(np.float32)[year.parcel] * texture + (1 - dry) * lake
            out[number] = gaussian_filter(seen, 0.45)
        return out

    def look(self, day: int) -> np.ndarray:
        """(2, size, size) float32 decibels, with speckle."""
        rng = np.random.default_rng((self._seed, 23, day + 5000))
        power = self.backscatter(day)
        power *= rng.gamma(self._looks, 1 / self._looks, power.shape).astype(np.float32)
        return (10 * np.log10(np.maximum(power, 1e-6))).clip(LEAST, MOST)

    def _segments(self, day: int, moist: float) -> list[np.ndarray]:
        """(segments,) power of VV and of VH."""
        green, dry = self._year.covers_on(day)
        cover = green + 0.4 * dry
        cover[FOREST:REED] = np.maximum(cover[FOREST:REED], WOOD)
        left = np.exp(-2 * self._plants[:, 2] * cover / np.cos(ANGLE))
        soils = self._soils.copy()
        soils[:TOWN] += MOIST * moist
        return [
            (1 - left) * _power(self._plants[:, number]) + left * _power(soils[:, number])
            for number in range(2)
        ]


def _power(decibels):
    return 10 ** (np.asarray(decibels) / 10)
