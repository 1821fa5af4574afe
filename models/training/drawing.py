"""Training scenes: predictions whose truth is known, drawn from places and written as rasters.

Two fine dates of a place, or one and a change made up on it, are F1 and F2; coarse images come from a made-up
sensor, or are the place's own. The engine then prepares the cases from the rasters as it would for a fusion
(engine/cases.py), so that what is learnt from is what will be met.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Optional

import numpy as np

from ...engine.door.cases_job import TrainingScene
from ...engine.door.jobs import Pair
from .. import images
from . import sensors, skies
from .case_folder import CROSSED
from .changes import changed
from .crossing import Crossing
from .places import TrainingPlace

RATIOS = (2.5, 30.0)
FEWEST_COARSE, SCANTY, SCANTIEST = 6, 0.1, 3
"""Coarse pixels along the shorter side of a scene, at least; the share of scenes that may have fewer, down
to the last."""
SIDES = (160, 320)
"""Of the piece of a place that a scene shows; smaller places are shown whole."""
MADE_UP, BLENDED = 0.35, 0.12
"""Share of scenes whose change is made up; share of the others whose change is weakened."""
FADED = 0.15
"""Share of scenes that are made as alike as a forest, where a sensor's noise counts most."""
VEILED = 0.2
"""Share of scenes with clouds or haze on F1, C1 or C2 that no mask tells."""
INDICES = ("ndvi", "mtci", "pv")
"""Bands that are computed from others, in which a cloud is 0 and a shadow is not seen."""
PIXEL = 10.0
FEWEST_VALID = 0.4
LOW, HIGH = -3.0, 3.2
"""What the files can hold."""


@dataclass(frozen=True)
class Drawn:
    """One scene before it is written; arrays are (bands, rows, cols) float32 with NaN."""

    place: str
    first: np.ndarray
    second: np.ndarray
    coarse: np.ndarray
    """(2, bands, coarse rows, coarse cols)."""
    origin: tuple[float, float]
    """Row and column, in fine pixels, where the first coarse pixel begins."""
    ratio: float
    names: tuple[str, ...]
    days: Optional[int] = None
    """Between the dates; None where they have none, or where what lies between them is made up."""
    third: Optional[np.ndarray] = None
    """(bands, coarse rows, coarse cols) the coarse image of a third date, where one was asked for."""
    crossed: bool = False
    """Whether C1 is of another date than F1."""


def draw(
    places: list[TrainingPlace],
    rng: np.random.Generator,
    made_up: float = MADE_UP,
    blended: float = BLENDED,
    faded: float = FADED,
    ratios: tuple[float, float] = RATIOS,
    sides: tuple[int, int] = SIDES,
    scanned: float = sensors.SCANNED,
    veiled: float = VEILED,
    third_date: bool = False,
    crossing: Optional[Crossing] = None,
) -> Drawn:
    """A scene of one of the places, each as likely as its share says.

    Args:
        made_up, blended, faded: the shares of scenes with made-up change, with weakened change, and in which
            little differs; 0 to validate on real change alone.
        ratios, sides: the least and the largest; of the piece, the latter is one below it.
        scanned, veiled: the shares of scenes with a scanner like MODIS, and with clouds or haze.
        third_date: whether the coarse image of a third date is drawn as well, of places that have one.
        crossing: how many scenes have a C1 of another date than F1, of places that have one.
    """
    place = _place(places, rng)
    dates = _dates(place, rng, third_date)
    bands = np.sort(rng.permutation(len(place.names))[: _band_count(len(place.names), rng)])
    names = tuple(place.names[b] for b in bands)
    elsewhen = crossing.date(range(len(place.dates)), dates) if crossing else None
    (before, after, *further), other = _piece(place, dates, bands, sides, rng, elsewhen)
    days = place.days(dates[0], dates[1])
    if rng.random() < made_up:
        days, after = None, changed(before, rng, names)
    elif rng.random() < blended:
        days, after = None, before + np.float32(rng.random()) * (after - before)
    if rng.random() < faded:
        before, after, other = _faded(before, after, other, rng)
        further = []  # a third date would be none of these
    before, after = (np.clip(image, LOW, HIGH) for image in (before, after))
    size = before.shape[1], before.shape[2]
    ratio = _ratio(size, rng, ratios)
    sensor = sensors.draw(len(names), ratio, rng, scanned)
    over = skies.draw(size, rng) if rng.random() < veiled else skies.CLEAR
    white = skies.white_of(before, index=names[0].lower() in INDICES)
    coarse, origin, _ = sensors.coarse_pair(before, after, ratio, rng, sensor, over[1:], white)
    if crossing and other is not None:
        coarse[0] = crossing.coarse(np.clip(other, LOW, HIGH), after, ratio, sensor, over[1:], white)
    later = (np.clip(image, LOW, HIGH) for image in further)  # seen on its day as C2 was on its own
    third = next((sensors.coarse_pair(before, x, ratio, rng, sensor)[0][1] for x in later), None)
    seen = _under(over[0], before, white)
    return Drawn(place.name, seen, after, coarse, origin, ratio, names, days, third, other is not None)


def _place(places: list[TrainingPlace], rng: np.random.Generator) -> TrainingPlace:
    odds = np.array([place.share for place in places])
    return places[rng.choice(len(places), p=odds / odds.sum())]


def _under(sky: Optional[skies.Sky], fine: np.ndarray, white: np.ndarray) -> np.ndarray:
    """F1 as it is seen, without what its mask finds."""
    if sky is None:
        return fine
    seen = np.where(sky.masked, np.float32(np.nan), sky.over(fine, white))
    return np.clip(seen, LOW, HIGH)


def _dates(place: TrainingPlace, rng: np.random.Generator, third_date: bool) -> tuple[int, ...]:
    """Two dates, near ones more often than far ones where there are many; and a third where it is wanted and
    there."""
    first = int(rng.integers(len(place.dates)))
    others = [d for d in range(len(place.dates)) if d != first]
    odds = np.array([1 / (2 + abs(d - first)) for d in others])
    second = int(rng.choice(others, p=odds / odds.sum()))
    left = [d for d in others if d != second] if third_date else []
    return (first, second, int(rng.choice(left))) if left else (first, second)


def _faded(
    before: np.ndarray, after: np.ndarray, other: Optional[np.ndarray], rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, Optional[np.ndarray]]:
    """Both dates, and that of a crossed C1, with what differs from place to place made weaker; the change of
    the whole stays."""
    share = np.float32(rng.uniform(0.1, 0.6))

    def weaker(image: np.ndarray) -> np.ndarray:
        valid = np.isfinite(image).any()
        mean = np.nanmean(image, axis=(1, 2), keepdims=True) if valid else np.float32(0)
        return mean + share * (image - mean)

    return weaker(before), weaker(after), None if other is None else weaker(other)


def _band_count(most: int, rng: np.random.Generator) -> int:
    """All bands half of the time, else any number."""
    return most if rng.random() < 0.5 else int(rng.integers(1, most + 1))


def _piece(
    place: TrainingPlace,
    dates: tuple[int, ...],
    bands: np.ndarray,
    of_sides: tuple[int, int],
    rng: np.random.Generator,
    elsewhen: Optional[int],
) -> tuple[list[np.ndarray], Optional[np.ndarray]]:
    """All dates of a random piece in which enough is valid on the first two; and that of a crossed C1, None
    without one, or if too little of it is valid."""
    sides = [min(n, int(rng.integers(*of_sides))) for n in place.size]
    for _ in range(30):
        row, col = (int(rng.integers(n - side + 1)) for n, side in zip(place.size, sides))
        window = (slice(row, row + sides[0]), slice(col, col + sides[1]))
        pieces = [place.read(date, bands, window) for date in dates]
        if np.isfinite(pieces[0] + pieces[1]).all(axis=0).mean() > FEWEST_VALID:
            break
    other = None if elsewhen is None else place.read(elsewhen, bands, window)
    if other is not None and np.isfinite(other[0]).mean() <= FEWEST_VALID:
        other = None
    return pieces, other


def _ratio(shape: tuple[int, int], rng: np.random.Generator, ratios: tuple[float, float]) -> float:
    """Evenly on a scale of octaves; a third are whole numbers, where the limits leave any."""
    fewest = SCANTIEST if rng.random() < SCANTY else FEWEST_COARSE
    most = max(RATIOS[0] + 0.5, min(ratios[1], min(shape) / fewest))
    low, high = min(ratios[0], most), most
    ratio = low * (high / low) ** rng.random()
    whole = rng.random() < 0.33 and low <= max(3, round(ratio)) <= high
    return float(max(3, round(ratio))) if whole else float(ratio)


def crossed_name(name: str) -> str:
    """The name of a case, which says that its pair is crossed."""
    return f"{name}~{CROSSED}"


def write(drawn: Drawn, name: str, folder: Path) -> TrainingScene:
    """Write a scene's rasters, and describe it as the engine's job takes it."""
    name = crossed_name(name) if drawn.crossed else name
    rows, cols = drawn.first.shape[1:]
    fine = images.ImageGrid(rows, cols, (0.0, PIXEL, 0.0, 0.0, 0.0, -PIXEL), "EPSG:32633")
    top, left = (offset * PIXEL for offset in drawn.origin)
    size = drawn.ratio * PIXEL
    coarse = images.ImageGrid(*drawn.coarse.shape[2:], (left, size, 0.0, -top, 0.0, -size), "EPSG:32633")
    paths = {role: str(folder / f"{name}-{role}.tif") for role in ("fine", "coarse", "target", "truth")}
    third = None
    if drawn.third is not None:
        third = str(folder / f"{name}-third.tif")
        images.write(Path(third), np.clip(drawn.third, LOW, HIGH), drawn.names, coarse)
    for role, values, grid in (
        ("fine", drawn.first, fine),
        ("truth", drawn.second, fine),
        ("coarse", drawn.coarse[0], coarse),
        ("target", drawn.coarse[1], coarse),
    ):
        images.write(Path(paths[role]), np.clip(values, LOW, HIGH), drawn.names, grid)
    pairs = (Pair(paths["fine"], paths["coarse"]),)
    return TrainingScene(name, pairs, paths["target"], paths["truth"], days=drawn.days, third=third)
