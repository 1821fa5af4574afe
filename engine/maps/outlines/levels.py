"""The level of each image of a series, and what stands in where an image shows none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Callable, Optional

from ...door.boundaries_job import MNDWI, NDWI, WATER, WATER_RULES
from ...door.errors import BandMismatchError
from ...raster.grid import Grid
from .bands import VALUE
from .opening import Asked, Chosen, open_source
from .sources import WaterSource, told_threshold
from .thresholds import SCALES, Threshold

ENOUGH = 3
"""So many images of a series with a threshold of their own tell that of one without."""
LEAST_NDWI = 0.05
"""Mean of what can be water where MNDWI showed none: streets and roofs have an NDWI of up to 0."""
OTSU, FIXED, GIVEN, OF_OTHERS = "otsu", "fixed", "given", "of other dates"


@dataclass(frozen=True)
class Level:
    """At which level of which index the outlines of an image lie."""

    rule: str
    threshold: Threshold
    share_above: float
    """Of the pixels that were looked at."""
    in_decibels: bool
    stands_in: str
    told: float
    """The threshold in the user's units."""
    lifted: float = 0.0
    """By which all reflectances were too high."""

    def applied(self, source: WaterSource) -> WaterSource:
        """The source with the level."""
        return replace(source, threshold=self.threshold, in_decibels=self.in_decibels, lifted=self.lifted)

    @property
    def unit(self) -> str:
        return SCALES[self.rule].unit if self.rule in SCALES else ""


def level_of_image(
    chosen: Chosen, number: int, asked: Asked, grid: Optional[Grid], step: Callable[[float], None]
) -> Level:
    """The level of an image; where MNDWI does not show water and land, that of NDWI, if it does.

    Raises:
        ChronofuseError: as of `open_source` and `level_of`.
    """
    level = level_of(_water(chosen, number, asked, grid), asked.threshold, step)
    if asked.rule == WATER and level.rule == MNDWI and level.threshold.how == FIXED:
        try:
            other = level_of(
                _water(chosen, number, replace(asked, rule=NDWI), grid), None, lambda share: None
            )
        except BandMismatchError:
            return level
        if other.threshold.how == OTSU and other.threshold.water >= LEAST_NDWI:
            return other
    return level


def _water(
    chosen: Chosen, number: int, asked: Asked, grid: Optional[Grid], exactly: bool = False
) -> WaterSource:
    source = open_source(chosen, number, asked, grid, exactly)
    if not isinstance(source, WaterSource):
        raise TypeError("a rule other than class has a level")
    return source


def source_at(
    chosen: Chosen, number: int, asked: Asked, grid: Optional[Grid], level: Level, exactly: bool = False
) -> WaterSource:
    """An image with its level; arguments and errors as of `open_source`."""
    rule = level.rule if level.rule in WATER_RULES and asked.rule != VALUE else asked.rule
    return level.applied(_water(chosen, number, replace(asked, rule=rule), grid, exactly))


def level_of(source: WaterSource, given: Optional[float], step: Callable[[float], None]) -> Level:
    """The level of an image.

    Raises:
        ChronofuseError: no pixel of it is valid, or its numbers are no backscatter.
    """
    found, survey = source.surveyed(given, step)
    threshold = found.threshold
    if threshold is None:
        raise ValueError("a surveyed source has a threshold")
    choice = source.choice
    return Level(
        choice.index,
        threshold,
        survey.share_above(threshold.value),
        found.in_decibels,
        choice.stands_in if choice.kind != VALUE else "",
        round(told_threshold(found, threshold.value), 4),
        found.lifted,
    )


def settled(levels: Sequence[Optional[Level]]) -> list[Optional[Level]]:
    """Where an image does not show both water and land, the middle threshold of the others counts that were
    looked at by the same index, if there are enough of them; the fixed one else."""
    return [
        _of_others(one, levels) if one is not None and one.threshold.how == FIXED else one for one in levels
    ]


def _of_others(level: Level, levels: Sequence[Optional[Level]]) -> Level:
    alike = [one for one in levels if one is not None and one.rule == level.rule]
    known = [one for one in alike if one.threshold.how == OTSU]
    if len(known) < ENOUGH:
        return level
    usual = Threshold(
        median(one.threshold.value for one in known),
        median(one.threshold.land for one in known),
        median(one.threshold.water for one in known),
        0.0,
        0,
        level.threshold.looked,
        OF_OTHERS,
    )
    return replace(level, threshold=usual, told=round(median(one.told for one in known), 4))
