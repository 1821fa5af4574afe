"""An invented landscape at two dates: farmland, forest, a river with its wetland, towns.

Between the dates crops grow or are harvested parcel by parcel, forest greens, the wetland floods, and towns
stay as they are. Everything follows from the seed.
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter

from . import fields
from .spectra import CROPS, surface

DATES = ("2024-04-12", "2024-07-01")
CROP_KINDS, STANDS, BLOCKS = 4093, 251, 1021
FOREST, REED, TOWN, LANE = (
    CROP_KINDS,
    CROP_KINDS + STANDS,
    CROP_KINDS + 2 * STANDS,
    CROP_KINDS + 2 * STANDS + BLOCKS,
)
"""Where each class begins in the table of segments; crops begin at 0."""
SEGMENTS = LANE + 2
"""The last two: lanes between districts, and streets."""


class Landscape:
    """(size, size) fine pixels at two dates, band by band, in reflectance."""

    def __init__(self, size: int, seed: int = 1, crops: dict = CROPS, flood: float = 0.62):
        """
        Args:
            crops: a table like `spectra.CROPS`, for other seasons than April and July.
            flood: how high the water stands at the second date; 0 is no flood, 1 the whole wetland.
        """
        self.size, self._flood = size, flood
        self._materials: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        self._crops = crops
        self._random = np.random.default_rng(seed)
        self._draw_map()
        self._draw_texture()
        self._draw_segments()

    def band(self, name: str, date: int) -> np.ndarray:
        """(size, size) float32 reflectance of a band (see `spectra.BANDS`) at date 0 or 1."""
        base, swing = self._look(name, date)
        values = base[self._segment]
        values += swing[self._segment] * self._texture[date]
        for share, kind in ((self._water, "water"), (self._flooded, "flood" if date else None)):
            if kind:
                murk = 1 + np.float32(0.06) * self._texture[date]
                values += share.astype(np.float32) * (surface(kind, name) * murk - values)
        np.clip(values, 0.002, 0.95, out=values)
        return gaussian_filter(values, 0.45, output=np.float32)  # a sharp sensor has a point spread, too

    @property
    def plant_of_segment(self) -> np.ndarray:
        """(segments,) what grows, of `spectra.SURFACES`."""
        return self._plant

    @property
    def ground_of_segment(self) -> tuple[np.ndarray, np.ndarray]:
        """(segments,) what lies under it, of `spectra.SURFACES`, and how bright that is."""
        return self._ground, self._bright

    def _draw_map(self) -> None:
        """What each pixel belongs to: its segment, and the shares of water that stays and of flood."""
        size, rng = self.size, self._random
        land = fields.parcels(size, 95, (9, 24), CROP_KINDS, rng)
        block = fields.parcels(size, 60, (5.5, 8.5), BLOCKS, rng)
        distance = fields.river_distance(size, rng)
        wood = fields.fractal_noise(size, 110, rng, octaves=6)
        town = fields.towns(size, rng)
        height = distance / np.clip(size / 12, 18, 50) + 0.50 * fields.fractal_noise(size, 45, rng, octaves=5)
        across = np.linspace(-1, 1, size, dtype=np.float32)
        stretch = np.exp(-((across / 0.72) ** 4))  # the valley is wide in the middle of the image
        wet = (height < 1.05 * stretch) & (distance < fields.FAR)
        pond = fields.fractal_noise(size, 14, rng, octaves=3)

        segment = land.number
        stand = (land.number % STANDS).astype(np.uint16)
        self._rows = land.rows * (land.edge > 0.8)
        segment[land.lane < 0.55] = LANE
        by_river = (distance < 13 + 5 * pond) & (pond > -0.6)
        forest = (wood > 0.75) | (by_river & ~wet)
        built = (town > 0) & ~wet & (distance > 9)
        needles = fields.fractal_noise(size, 45, rng, octaves=4) > 0.35
        segment[forest] = FOREST + (stand // 2 + needles * np.uint16(STANDS // 2))[forest]
        segment[wet] = REED + stand[wet]
        segment[built] = TOWN + block.number[built]
        segment[built & (np.minimum(block.edge, block.lane) < 0.6)] = LANE + 1
        segment[(land.lane < 0.7) & (town > -0.6) & ~wet & ~built] = LANE + 1
        self._segment = segment
        width = np.float32(3.4) + np.float32(0.8) * pond
        ponds = soft(pond - 1.25, 0.25) * wet
        self._water = np.maximum(soft(width - distance, 1.0), ponds).astype(np.float16)
        self._lay_flood(stretch, height, pond, wet)

    def _lay_flood(self, stretch: np.ndarray, height: np.ndarray, pond: np.ndarray, wet: np.ndarray) -> None:
        """Keep which share of each pixel is flooded at the second date.

        Args:
            stretch: (size,) how far the valley is open, by column.
            height: (size, size) of the ground over the river; 1 is about the border of the wetland.
            pond: (size, size) the relief of the wetland, which holds its ponds.
            wet: (size, size) where the wetland is.
        """
        depth = self._flood * stretch - height - 0.16 * pond
        self._flooded = (soft(depth, 0.12) * wet).astype(np.float16)

    def _draw_texture(self) -> None:
        """How the inside of a segment varies: most of it is the same at both dates."""
        size, rng = self.size, self._random
        crop = self._segment < CROP_KINDS
        shared = 0.55 * fields.fractal_noise(size, 16, rng, octaves=4)
        shared += 0.30 * self._rows.astype(np.float32) * crop
        del self._rows
        shared += 0.45 * gaussian_filter(rng.standard_normal((size, size), np.float32), 0.6, mode="wrap")
        self._texture = []
        for _ in DATES:
            fine = fields.fractal_noise(size, 12, rng, octaves=3)
            self._texture.append((shared + 0.3 * fine).astype(np.float16))

    def _draw_segments(self) -> None:
        """Per segment and date the cover of green and of dry plants, what grows, and how bright the ground
        is."""
        rng = self._random
        self._green, self._dry = (np.zeros((2, SEGMENTS), np.float32) for _ in range(2))
        self._plant = np.full(SEGMENTS, "grass", "U10")
        self._ground = np.full(SEGMENTS, "soil", "U10")
        self._bright = rng.normal(1, 0.13, SEGMENTS).clip(0.6, 1.4).astype(np.float32)
        names = list(self._crops)
        crops = rng.choice(len(names), CROP_KINDS, p=[self._crops[n][0] for n in names])
        for number, name in enumerate(names):
            _, plant, *covers = self._crops[name]
            self._cover(np.flatnonzero(crops == number), plant, "soil", covers, 0.10)
        stands = FOREST + np.arange(STANDS)
        conifer = np.arange(STANDS) >= STANDS // 2
        self._cover(stands[~conifer], "broadleaf", "soil", ((0.55, 0.18), (0.93, 0.0)), 0.05)
        self._cover(stands[conifer], "conifer", "soil", ((0.88, 0.02), (0.92, 0.0)), 0.03)
        self._cover(REED + np.arange(STANDS), "reed", "peat", ((0.30, 0.42), (0.78, 0.08)), 0.08)
        self._bright[REED:TOWN] = 1 + (self._bright[REED:TOWN] - 1) / 2
        roofs = rng.choice(["asphalt", "tiles", "metal"], BLOCKS, p=[0.40, 0.53, 0.07])
        gardens = rng.beta(1.8, 1.8, BLOCKS) * np.where(roofs == "tiles", 0.8, 0.25)
        for number, (roof, garden) in enumerate(zip(roofs, gardens)):
            self._cover(np.array([TOWN + number]), "grass", roof, ((0.8 * garden, 0.0), (garden, 0.0)), 0.0)
        self._cover(np.array([LANE]), "grass", "soil", ((0.35, 0.2), (0.50, 0.15)), 0.0)
        self._cover(np.array([LANE + 1]), "grass", "asphalt", ((0.10, 0.0), (0.12, 0.0)), 0.0)

    def _cover(self, where: np.ndarray, plant: str, ground: str, covers, spread: float) -> None:
        """Set the cover by date; `spread` is how much parcels of one kind differ, the same way at both
        dates."""
        self._plant[where], self._ground[where] = plant, ground
        lead = self._random.normal(0, spread, len(where))
        for date, (green, dry) in enumerate(covers):
            vigour = lead + self._random.normal(0, spread / 2, len(where))
            self._green[date, where] = np.clip(green + vigour * (0.3 + green), 0, 0.97)
            self._dry[date, where] = np.clip(dry * (1 + vigour), 0, 0.97 - self._green[date, where])

    def _look(self, band: str, date: int) -> tuple[np.ndarray, np.ndarray]:
        """Per segment the reflectance, and how far one unit of texture moves it; both (segments,) float32."""
        return self._mixed(band, self._green[date], self._dry[date])

    def _mixed(self, band: str, green: np.ndarray, dry: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """As `_look`, of a cover of green and of dry plants; both (segments,), the rest is ground."""
        plant, ground = self._materials_in(band)
        return self.mixed((green, dry), plant, surface("straw", band), ground)

    def _materials_in(self, band: str) -> tuple[np.ndarray, np.ndarray]:
        """(segments,) reflectance of each one's plant and of its ground; kept, as it is that of all days."""

        def of(kinds: np.ndarray) -> np.ndarray:
            names, which = np.unique(kinds, return_inverse=True)
            return np.array([surface(str(n), band) for n in names], np.float32)[which]

        if band not in self._materials:
            self._materials[band] = of(self._plant), of(self._ground) * self._bright
        return self._materials[band]

    def mixed(self, covers, plant, straw, ground) -> tuple[np.ndarray, np.ndarray]:
        """As `_look`, of the covers of green and of dry plants, and of the reflectance of these and of the
        ground: (segments,) each."""
        green, dry = covers
        base = green * plant + dry * straw + (1 - green - dry) * ground
        # In fields texture is more or less of the plant; elsewhere it is light and shadow.
        room = np.float32(0.42) * np.minimum(green + 0.06, 1 - green)
        swing = room * (plant - ground) + np.float32(0.025) * base
        swing[FOREST:TOWN] = np.float32(0.11) * base[FOREST:TOWN]
        swing[TOWN:] = np.float32(0.22) * base[TOWN:]
        return base, swing


def soft(depth: np.ndarray, width: float) -> np.ndarray:
    """0 below -width, 1 above width: a border that mixes within pixels."""
    return np.clip(depth / (2 * width) + 0.5, 0, 1)
