"""An invented landscape on any day of a year, with what is true of it: seasons, a fire, the river's stage.

The place is that of `landscape.py`, with the same parcels; what grows on them follows `calendars.py`. Days
are days of the year, 1 on 1 January; below 1 and above 366 they lie in the years beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter

from . import fields
from .calendars import BROADLEAF, CONIFER, CROPS, REED, TURF, Covers
from .landscape import BLOCKS, CROP_KINDS, FOREST, LANE, SEGMENTS, STANDS, TOWN, Landscape, soft
from .landscape import REED as FIRST_REED
from .spectra import surface

FIRE = 217
"""The day of the fire, 4 August."""
HEALS = 150.0
"""Days in which what burnt grows back by two thirds."""
LOW_WATER = -0.2


@dataclass(frozen=True)
class HighWater:
    """A rise of the river and its fall."""

    peak: float
    """Day."""
    stage: float
    """How high the water stands: 0 is no flood, 1 the whole wetland."""
    rises: float
    """Days from its beginning to its peak; it falls three times as slowly."""

    def at(self, day: float) -> float:
        """How high it stands on a day; LOW_WATER long before and after."""
        width = self.rises if day < self.peak else 3 * self.rises
        return float(LOW_WATER + (self.stage - LOW_WATER) * np.exp(-(((day - self.peak) / width) ** 2)))


HIGH_WATERS = (HighWater(-20, 0.55, 6), HighWater(40, 0.78, 8), HighWater(160, 0.42, 4))


def stage(day: float) -> float:
    """How high the river stands, in the unit of HighWater.stage."""
    return max(LOW_WATER, *(one.at(day) for one in HIGH_WATERS))


class Year(Landscape):
    """(size, size) fine pixels on any day, band by band, in reflectance."""

    def __init__(self, size: int, seed: int = 1):
        self._seed = seed
        self._known: dict[tuple[str, float, bool], tuple[np.ndarray, np.ndarray]] = {}
        self._covered: tuple = (None, ())
        super().__init__(size, seed)
        self._draw_fire()

    def band(self, name: str, day: float) -> np.ndarray:
        """(size, size) float32 reflectance of a band (see `spectra.BANDS`) on a day."""
        values = self._ground_at(name, day, slice(0, self.size))
        np.clip(values, 0.002, 0.95, out=values)
        return gaussian_filter(values, 0.45, output=np.float32)  # a sharp sensor has a point spread, too

    def ndvi(self, day: float, rows: slice, mown: bool = True) -> np.ndarray:
        """(rows, size) of some rows, before the sensor's point spread.

        Args:
            mown: False leaves the mowing out.
        """
        red, nir = (self._ground_at(name, day, rows, mown) for name in ("red", "nir"))
        return (nir - red) / (nir + red)

    def forget(self) -> None:
        """Let go of what is kept of the days that were asked for."""
        self._known.clear()

    @property
    def water(self) -> np.ndarray:
        """(size, size) share of each pixel under water that never dries up."""
        return self._water

    @property
    def crop_of_segment(self) -> np.ndarray:
        """(CROP_KINDS,) the place in `calendars.CROPS` of what grows on the parcels."""
        return self._crop_of

    def covers_on(self, day: float) -> tuple[np.ndarray, np.ndarray]:
        """(segments,) shares of the ground under green and under dry plants."""
        return self._covers.green(day), self._covers.dry(day)

    @property
    def crop(self) -> np.ndarray:
        """(size, size) int16: 1 + the crop's place in `calendars.CROPS`; 0 where none is."""
        kinds = np.zeros(SEGMENTS, np.int16)
        kinds[:CROP_KINDS] = self._crop_of + 1
        return kinds[self._segment]

    @property
    def parcel(self) -> np.ndarray:
        """(size, size) number of the segment; parcels that touch seldom share one."""
        return self._segment

    @property
    def events(self) -> np.ndarray:
        """(1 + CUTS, size, size) float32 days of the harvest of ripe crops and of each mowing; NaN where
        there is none."""
        days = self._covers.events.astype(np.float32)
        days[0, FOREST:] = np.nan  # reed and grass dry up, too, but nobody harvests them
        return days[:, self._segment]

    @property
    def burnt(self) -> np.ndarray:
        """(size, size) float16 share that burns on the day of the fire."""
        return self._burnt

    @property
    def grows(self) -> np.ndarray:
        """(size, size) True where plants are and no water ever comes."""
        highest = max(one.stage for one in HIGH_WATERS)
        flooded = soft(highest - self._rise.astype(np.float32), 0.12) > 0
        return (self._segment < TOWN) & (self._water < 0.02) & ~flooded

    def stage(self, day: float) -> float:
        """How high the river stands, as `HighWater.stage`."""
        return stage(day)

    def flooded(self, day: float, rows: slice) -> np.ndarray:
        """(rows, size) float32 share of each pixel under the risen river."""
        return soft(np.float32(self.stage(day)) - self._rise[rows].astype(np.float32), 0.12)

    def _ground_at(self, name: str, day: float, rows: slice, mown: bool = True) -> np.ndarray:
        """(rows, size) float32 reflectance before the sensor's point spread."""
        base, swing = self._segments_on(name, day, mown)
        segment, texture = self._segment[rows], self.texture(day, rows)
        values = base[segment] + swing[segment] * texture
        if day >= FIRE:
            ash = self._burnt[rows].astype(np.float32) * np.float32(np.exp(-(day - FIRE) / HEALS))
            values += ash * (surface("char", name) - values)
        for share, kind in ((self._water[rows], "water"), (self.flooded(day, rows), "flood")):
            murk = 1 + np.float32(0.06) * texture
            values += share.astype(np.float32) * (surface(kind, name) * murk - values)
        return values

    def _segments_on(self, name: str, day: float, mown: bool) -> tuple[np.ndarray, np.ndarray]:
        """As Landscape._look; kept, as the rows of an image are asked for one after the other."""
        key = (name, day, mown)
        if key not in self._known:
            if (day, mown) != self._covered[0]:  # the bands of a day are asked for one after the other
                self._covered = (day, mown), (self._covers.green(day, mown), self._covers.dry(day))
            self._known[key] = self._mixed(name, *self._covered[1])
        return self._known[key]

    def texture(self, day: float, rows: slice) -> np.ndarray:
        """(rows, size) float32: it turns from one into the other and back in a year."""
        late = np.float32((1 - np.cos(2 * np.pi * day / 365.25)) / 2)
        first, second = (texture[rows].astype(np.float32) for texture in self._texture)
        return first + late * (second - first)

    def _lay_flood(self, stretch, height, pond, wet) -> None:
        # Where the water comes when it stands this high. The valley is narrower at both ends.
        rise = (height + 0.16 * pond) / np.maximum(stretch, 0.05)
        self._rise = np.where(wet, np.minimum(rise, 9), 9).astype(np.float16)

    def _draw_segments(self) -> None:
        rng = self._random
        self._plant = np.full(SEGMENTS, "grass", "U10")
        self._ground = np.full(SEGMENTS, "soil", "U10")
        self._bright = rng.normal(1, 0.13, SEGMENTS).clip(0.6, 1.4).astype(np.float32)
        self._bright[FIRST_REED:TOWN] = 1 + (self._bright[FIRST_REED:TOWN] - 1) / 2
        self._covers = Covers(SEGMENTS, rng)
        shares = [calendar.share for calendar in CROPS.values()]
        self._crop_of = rng.choice(len(CROPS), CROP_KINDS, p=shares)
        for number, calendar in enumerate(CROPS.values()):
            self._grow(np.flatnonzero(self._crop_of == number), calendar)
        stands = FOREST + np.arange(STANDS)
        self._grow(stands[: STANDS // 2], BROADLEAF)
        self._grow(stands[STANDS // 2 :], CONIFER)
        self._grow(FIRST_REED + np.arange(STANDS), REED, "peat")
        self._build(rng)

    def _build(self, rng: np.random.Generator) -> None:
        """Blocks of towns with their gardens, lanes and streets."""
        roofs = rng.choice(["asphalt", "tiles", "metal"], BLOCKS, p=[0.40, 0.53, 0.07])
        gardens = rng.beta(1.8, 1.8, BLOCKS) * np.where(roofs == "tiles", 0.8, 0.25)
        self._grow(TOWN + np.arange(BLOCKS), TURF, scale=gardens)
        self._ground[TOWN + np.arange(BLOCKS)] = roofs
        self._grow(np.array([LANE]), TURF, scale=0.5)
        self._grow(np.array([LANE + 1]), TURF, "asphalt", 0.12)

    def _grow(self, where: np.ndarray, calendar, ground: str = "soil", scale=1.0) -> None:
        self._plant[where], self._ground[where] = calendar.plant, ground
        self._covers.sow(where, calendar, scale)

    def _draw_fire(self) -> None:
        """A patch that burns, the one with the most wood, meadow and ripe corn in it."""
        rng = np.random.default_rng((self._seed, 7))
        size = self.size
        reach = np.clip(size / 9, 8, 90)
        at = max(rng.uniform(0.15, 0.85, (24, 2)) * size, key=lambda at: self._fuel(at, reach).mean())
        y, x = np.ogrid[:size, :size]
        far = np.hypot((y - at[0]) / 0.6, x - at[1]).astype(np.float32) / np.float32(reach)
        rough = fields.fractal_noise(size, reach / 2, rng, octaves=4)
        patch = soft(1 - far + 0.3 * rough, 0.12)
        self._burnt = (0.9 * patch * self._burns()[self._segment]).astype(np.float16)

    def _fuel(self, at: np.ndarray, reach: float) -> np.ndarray:
        rows, cols = (slice(max(int(c - reach), 0), int(c + reach)) for c in at)
        return self._burns()[self._segment[rows, cols]]

    def _burns(self) -> np.ndarray:
        """(segments,) True where there is something that burns in August."""
        burns = np.zeros(SEGMENTS, bool)
        names = list(CROPS)
        dry = [names.index(name) for name in names if "meadow" in name or name == "fallow"]
        burns[:CROP_KINDS] = np.isin(self._crop_of, dry)
        burns[FOREST:FIRST_REED] = True
        return burns
