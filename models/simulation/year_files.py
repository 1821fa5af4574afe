"""The files of an invented year: fine images with masks of their clouds, coarse images, and what is true.

fine_2024-07-01.tif  fine_2024-07-01_mask.tif     the mask is 0 under clouds and their shadows
coarse_2024-07-02.tif
truth/truth_2024-07-02.tif                        what the fine sensor would have seen, without clouds
truth/seasons.tif                                 start and end of the main season, days of the year
truth/ground.tif                                  crop, parcel, and the day of the fire where it burnt
truth/events.tif                                  days of the year of the harvest and of each mowing
truth/river.csv                                   how high the river stands on each date, and its flood

More on request: extras.py.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Optional

import numpy as np

from ..images import ImageGrid, write
from .calendars import CUTS
from .clouds import Sky, masks_of
from .extras import NOTHING, Extras, ShownPlace, write_extras
from .seasons import all_true_seasons
from .sensor import SINUSOIDAL, CoarseSensor, coarse_grid
from .spectra import BANDS
from .year import FIRE, Year

WEST, NORTH, CRS = 600_000.0, 5_380_020.0, "EPSG:32633"
EVENTS = ("harvest", *(f"mowing {number}" for number in range(1, CUTS + 1)))
OWN_GRID, FINE_CRS = "sinusoidal", "utm"
"""Where the coarse pixels lie: on MODIS's grid, or along the fine ones."""


@dataclass(frozen=True)
class YearPlan:
    """What is to be made."""

    size: int = 300
    """Rows and columns of the fine images."""
    bands: int = 6
    """The first so many of `spectra.BANDS`; red and nir are the third and the fourth."""
    seed: int = 1
    ratio: float = 16.0
    """Coarse pixel size / fine pixel size."""
    pixel: float = 30.0
    """Of the fine images, metres."""
    first: date = date(2023, 8, 1)
    last: date = date(2025, 1, 31)
    fine_every: int = 8
    """Days."""
    coarse_every: int = 4
    truth_every: Optional[int] = None
    """None: a truth on every date with a coarse image."""
    coarse_in: str = OWN_GRID
    masks: Optional[Path] = None
    """A folder of masks to take the clouds from."""
    extras: Extras = NOTHING

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"The last day, {self.last}, lies before the first, {self.first}.")
        if min(self.fine_every, self.coarse_every, self.truth_every or 1) < 1:
            raise ValueError("Between two dates lies at least one day.")

    def days(self, every: int) -> list[date]:
        """The dates of one kind, `every` so many days."""
        count = (self.last - self.first).days // every + 1
        return [self.first + timedelta(days=every * number) for number in range(count)]

    def grid(self, margin: int = 0) -> ImageGrid:
        """The fine grid, `margin` pixels larger on each side."""
        size, step = self.size + 2 * margin, self.pixel
        corner = WEST - margin * step, NORTH + margin * step
        return ImageGrid(size, size, (corner[0], step, 0.0, corner[1], 0.0, -step), CRS)

    @property
    def year(self) -> int:
        """The calendar year that days of the year are counted in: the one with the most of the days."""
        middle = self.first + (self.last - self.first) / 2
        return middle.year

    def day_of_year(self, day: date) -> int:
        """1 on 1 January of the year."""
        return (day - date(self.year - 1, 12, 31)).days


def generate_year(out: Path, plan: YearPlan) -> Iterator[Path]:
    """Write the files, and give the path of each when it is written."""
    (out / "truth").mkdir(parents=True, exist_ok=True)
    # The coarse pixels at the border see what lies beyond it.
    around = math.ceil(2.5 * plan.ratio)
    place = plan.extras.place(plan.size + 2 * around, plan.seed)
    inner = slice(around, around + plan.size)
    masks = masks_of(plan.masks, plan.size) if plan.masks else []
    kinds = {
        "fine": set(plan.days(plan.fine_every)),
        "coarse": set(plan.days(plan.coarse_every)),
        "truth": set(plan.days(plan.truth_every or plan.coarse_every)),
    }
    for day in sorted(set().union(*kinds.values())):
        seen = _Seen(place, plan, day, inner, around)
        if day in kinds["fine"]:
            yield from seen.write_fine(out, masks)
        if day in kinds["coarse"]:
            yield seen.write_coarse(out)
        if day in kinds["truth"]:
            yield seen.write_truth(out)
        place.forget()
    yield from _write_truths(out / "truth", place, plan, inner)
    shown_days = sorted(set().union(*kinds.values()))
    yield _write_river(out / "truth" / "river.csv", place, plan, shown_days, inner)
    shown = ShownPlace(place, inner, plan.grid(), plan.seed, date(plan.year, 1, 1))
    yield from write_extras(out, plan.extras, shown, _days_of_extras(plan, shown_days))


def _days_of_extras(plan: YearPlan, shown: list[date]) -> dict[str, list[date]]:
    radar = plan.days(plan.extras.radar_every) if plan.extras.looks else []
    spectra = plan.days(plan.extras.spectra_every) if plan.extras.spectra_every else []
    water = sorted({*shown, *radar, *spectra})
    return {"water": water, "levels": plan.days(1), "radar": radar, "spectra": spectra}


class _Seen:
    """The place on one day."""

    def __init__(self, place: Year, plan: YearPlan, day: date, inner: slice, around: int):
        self._plan, self._day, self._inner, self._around = plan, day, inner, around
        self._names = BANDS[: plan.bands]
        number = plan.day_of_year(day)
        self._bands = {name: place.band(name, number) for name in self._names}
        self._random = np.random.default_rng((plan.seed, day.toordinal()))

    def write_fine(self, out: Path, masks: list[np.ndarray]) -> Iterator[Path]:
        plan, random = self._plan, self._random
        mask = masks[random.integers(len(masks))] if masks else None
        sky = Sky(plan.size, random, mask)
        path = out / f"fine_{self._day}.tif"
        write(path, (self._with_errors(sky.over(band)) for band in self._clear()), self._names, plan.grid())
        yield path
        usable = out / f"fine_{self._day}_mask.tif"
        write(usable, [sky.usable.astype(np.float32)], ["usable"], plan.grid(), scale=1.0)
        yield usable

    def write_coarse(self, out: Path) -> Path:
        plan, covered = self._plan, math.ceil(self._plan.ratio)
        crs = SINUSOIDAL if plan.coarse_in == OWN_GRID else CRS
        grid = coarse_grid(plan.grid(covered), plan.ratio * plan.pixel, crs)
        sensor = CoarseSensor(grid, 1000 * plan.seed + self._day.toordinal(), gap=False)
        path = out / f"coarse_{self._day}.tif"
        looks = (sensor.look(band, plan.grid(self._around)) for band in self._bands.values())
        write(path, looks, self._names, grid)
        return path

    def write_truth(self, out: Path) -> Path:
        path = out / "truth" / f"truth_{self._day}.tif"
        write(path, self._clear(), self._names, self._plan.grid())
        return path

    def _clear(self) -> Iterator[np.ndarray]:
        return (band[self._inner, self._inner] for band in self._bands.values())

    def _with_errors(self, band: np.ndarray) -> np.ndarray:
        """What calibration and the correction of the atmosphere leave."""
        random = self._random
        gain, offset = random.normal(1, 0.01), random.normal(0, 0.002)
        noise = random.standard_normal(band.shape, np.float32) * np.float32(0.002)
        return np.clip(gain * band + offset + noise, 0.001, None)


def _write_truths(folder: Path, place: Year, plan: YearPlan, inner: slice) -> Iterator[Path]:
    path = folder / "seasons.tif"
    write(path, all_true_seasons(place, inner), ["start", "end"], plan.grid(), scale=0.1)
    yield path
    burnt = np.where(place.burnt[inner, inner] > 0.3, float(FIRE), np.nan)
    ground = [place.crop[inner, inner], place.parcel[inner, inner], burnt]
    path = folder / "ground.tif"
    write(path, ground, ["crop", "parcel", "fire"], plan.grid(), scale=1.0)
    yield path
    path, events = folder / "events.tif", place.events[:, inner, inner]
    write(path, list(events), EVENTS, plan.grid(), scale=0.1)
    yield path


def _write_river(path: Path, place: Year, plan: YearPlan, days: list[date], inner: slice) -> Path:
    """A row a date: the stage (see HighWater.stage), and the share of the place that the risen river
    covers."""
    rows = ["date,stage,flooded\n"]
    for day in days:
        number = plan.day_of_year(day)
        flooded = place.flooded(number, inner)[:, inner].mean()
        rows.append(f"{day},{place.stage(number):.3f},{flooded:.4f}\n")
    path.write_text("".join(rows), "utf-8")
    return path
