"""Fine images of 60 bands of an invented place, and what decides about them: cover, leaves, waters."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter

from . import curves, fields
from .landscape import FOREST
from .year import FIRE, HEALS, Year

PARAMETERS = ("green_cover", "leaf_chlorophyll", "water_chlorophyll", "suspended_matter")
"""Share of the ground, micrograms in a square centimetre of leaf, milligrams and grams in a cubic metre of
water."""
SEEN = 0.15
"""Green cover from which on leaves have a chlorophyll."""
OPEN = 0.99
"""Share of a pixel from which on it is water and nothing else."""
NOISE = 0.0015
SKY = 0.005
"""Reflectance of the sky that water mirrors, in every band."""


class ManyBands:
    """The same place as the six bands show, in 60 of them."""

    def __init__(self, year: Year, seed: int):
        self._year, self._seed = year, seed
        rng = np.random.default_rng((seed, 29))
        self._own = rng.normal(0, 9, len(year.plant_of_segment)).clip(-22, 22)
        self._algae, self._mud = (fields.fractal_noise(year.size, 30, rng, octaves=3) for _ in range(2))

    def leaf_chlorophyll(self, day: float) -> np.ndarray:
        """(segments,) micrograms in a square centimetre of leaf: less in young leaves and in ripe ones."""
        green, dry = self._year.covers_on(day)
        young = np.clip(1 - green / 0.5, 0, 1)
        ripe = dry / np.maximum(green + dry, 0.05)
        return (curves.USUAL + 8 + self._own - 14 * young - 22 * ripe).clip(15, 80)

    def water(self, day: float) -> tuple[np.ndarray, np.ndarray]:
        """(size, size) chlorophyll in mg and suspended matter in g, in a cubic metre of water."""
        summer = np.exp(-(((day - 205) / 60) ** 2))
        algae = np.exp(np.log(9) + 0.7 * self._algae + 1.1 * summer)
        risen = max(self._year.stage(day) + 0.2, 0)
        mud = np.exp(np.log(7) + 0.6 * self._mud + 1.6 * risen)
        return algae.clip(0.5, 150), mud.clip(0.5, 200)

    def parameters(self, day: float) -> np.ndarray:
        """(4, size, size) of PARAMETERS, NaN where one has no meaning."""
        year, rows = self._year, slice(0, self._year.size)
        wet = 1 - (1 - year.water.astype(np.float32)) * (1 - year.flooded(day, rows))
        green, _ = year.covers_on(day)
        cover = green[year.parcel]
        room = 0.42 * np.minimum(cover + 0.06, 1 - cover) * year.texture(day, rows)
        cover = np.clip(cover + np.where(year.parcel < FOREST, room, 0), 0, 1)
        burnt = year.burnt.astype(np.float32) if day >= FIRE else np.float32(0)
        leaves = np.where(cover > SEEN, self.leaf_chlorophyll(day)[year.parcel], np.nan)
        land, lake = (wet < 1 - OPEN) & (burnt < 0.01), wet > OPEN
        algae, mud = self.water(day)
        out = [np.where(land, cover, np.nan), np.where(land, leaves, np.nan)]
        return np.stack([*out, *(np.where(lake, one, np.nan) for one in (algae, mud))]).astype(np.float32)

    def band(self, wavelength: float, day: float) -> np.ndarray:
        """(size, size) float32 reflectance at a wavelength in nanometres."""
        year, rows = self._year, slice(0, self._year.size)
        base, swing = self._segments(wavelength, day)
        values = base[year.parcel] + swing[year.parcel] * year.texture(day, rows)
        if day >= FIRE:
            ash = year.burnt.astype(np.float32) * np.float32(np.exp(-(day - FIRE) / HEALS))
            values += ash * (np.float32(curves.of_ground("char", wavelength)) - values)
        lake = (curves.of_water(wavelength, *self.water(day)) + SKY).astype(np.float32)
        for share in (year.water, year.flooded(day, rows)):
            values += share.astype(np.float32) * (lake - values)
        seen = gaussian_filter(values.clip(0.0005, 0.95), 0.45, output=np.float32)
        rng = np.random.default_rng((self._seed, 31, int(day) + 5000, int(wavelength)))
        return np.maximum(seen + np.float32(NOISE) * rng.standard_normal(seen.shape, np.float32), 0.0002)

    def _segments(self, wavelength: float, day: float) -> tuple[np.ndarray, np.ndarray]:
        """As Landscape.mixed; (segments,) float32 each."""
        year = self._year
        ground, bright = year.ground_of_segment
        kinds, which = np.unique(ground, return_inverse=True)
        soil = np.array([curves.of_ground(str(kind), wavelength) for kind in kinds])[which] * bright
        plant, chlorophyll = np.empty(len(soil)), self.leaf_chlorophyll(day)
        for kind in np.unique(year.plant_of_segment):
            here = year.plant_of_segment == kind
            plant[here] = curves.of_leaves(str(kind), wavelength, chlorophyll[here])
        straw = curves.of_ground("straw", wavelength)
        base, swing = year.mixed(year.covers_on(day), plant, straw, soil)
        return base.astype(np.float32), swing.astype(np.float32)
