"""From a collection to what it is good for: its sensors, their pairs, and the references of each target
date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Callable, Optional

from ..align import crs
from ..door.errors import ChronofuseError, NoCrsError, SeriesError
from ..door.pairs_found import FoundImage, FoundSeries, FoundTarget, LeftOut, PairsFound, Reference
from ..door.pairs_job import PairsJob
from ..door.plain_text import cut
from ..door.preparation import COARSE, FINE
from ..raster.grid import Grid
from . import remarks
from .collection import Collection
from .dated import DatedImage
from .looks import Looks
from .pairing import EMPTY, Pair, pairs_of, references_for
from .series import Roles, Series, roles_of, series_of

Step = Callable[[int], None]
"""Is called after each target date with how many there are."""


def survey(collection: Collection, job: PairsJob, step: Step = lambda of: None) -> PairsFound:
    """What is in a collection.

    Raises:
        SeriesError: no fine or no coarse images, no pair, or a target date without a coarse image.
    """
    series = series_of(collection.images, job.fine, job.coarse)
    return _Survey(collection, series, roles_of(series), job).execute(step)


@dataclass
class _Survey:
    collection: Collection
    series: list[Series]
    roles: Roles
    job: PairsJob
    notes: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def execute(self, step: Step) -> PairsFound:
        ground = self.roles.fine.grids()[0][0]
        fine = self._on_ground(self.roles.fine, ground)
        coarse = self._on_ground(self.roles.coarse, ground)
        self.looks = Looks.at(ground, coarse[0].grid)
        self.fine, self.coarse = self._one_a_day(fine, FINE), self._one_a_day(coarse, COARSE)
        self.fine_of_day = {image.day: image for image in self.fine}
        pairs = pairs_of(self.fine, self.coarse, self.job.gap)
        if not pairs:
            raise SeriesError(remarks.no_pair(self.fine, self.coarse, self.job.gap))
        targets = self._targets()
        found = []
        for target in targets:
            found.append(self._target(target, pairs))
            step(len(targets))
        self._remark(pairs, found)
        return self._all(pairs, found)

    # ---- which images

    def _on_ground(self, series: Series, ground: Grid) -> list[DatedImage]:
        """The images of a sensor that show the ground of the fine ones; the others are left out."""
        there = {grid: _reason_elsewhere(grid, ground) for grid, _ in series.grids()}
        kept = [image for image in series.images if not there[image.grid]]
        if not kept:
            raise SeriesError(
                f"No image of {series} shows the ground of the fine ones ({there[series.first.grid]}): give "
                "images of one place."
            )
        self.left_out += [
            LeftOut(image.path, f"'{cut(image.path)}' {there[image.grid]}.")
            for image in series.images
            if there[image.grid]
        ]
        self.notes += remarks.on_grids(series, kept)
        return kept

    def _one_a_day(self, images: Sequence[DatedImage], role: str) -> list[DatedImage]:
        """Of several images of a day the one with the most valid pixels."""
        found: list[DatedImage] = []
        several: dict[date, list[DatedImage]] = {}
        for image in images:
            if found and found[-1].day == image.day:
                several.setdefault(image.day, [found[-1]]).append(image)
            else:
                found.append(image)
        best = {day: max(group, key=lambda one: self._share(one, role)) for day, group in several.items()}
        self.notes += remarks.on_duplicates(several, best, role)
        return [best.get(image.day, image) for image in found]

    def _share(self, image: DatedImage, role: str) -> float:
        """How much of an image is valid; of one that can't be read, less than nothing."""
        if role == COARSE:
            self.looks.samples(image)
            share = self.looks.known_share(image)
        else:
            share = self.looks.valid_share(image)
        return -1.0 if share is None else share

    # ---- target dates

    def _targets(self) -> list[DatedImage]:
        by_day = {image.day: image for image in self.coarse}
        if self.job.target_dates:
            wanted = [date.fromisoformat(day) for day in self.job.target_dates]
            missing = [day for day in wanted if day not in by_day]
            if missing:
                raise SeriesError(remarks.no_coarse_image(missing[0], list(by_day)))
            return [by_day[day] for day in dict.fromkeys(wanted)]
        fine = self.fine_of_day
        return [
            image for day, image in by_day.items() if day not in fine or self._share(fine[day], FINE) < EMPTY
        ]

    def _target(self, target: DatedImage, pairs: Sequence[Pair]) -> FoundTarget:
        best = references_for(target, pairs, self.looks, self.job.proposed)
        truth = self.fine_of_day.get(target.day)
        if truth is not None and self._share(truth, FINE) < EMPTY:
            truth = None
        measured = self._found(truth) if truth is not None else None
        return FoundTarget(self._found(target), measured, best.best, best.before, best.after)

    # ---- what is said

    def _remark(self, pairs: Sequence[Pair], targets: Sequence[FoundTarget]) -> None:
        self.notes = [
            *remarks.on_masks(self.roles),
            *self.notes,
            *remarks.on_sizes(self.roles),
            *remarks.on_aside(self.roles.aside),
            *remarks.on_own(self.collection.own),
            *remarks.on_undated(self.collection.undated),
            *remarks.on_targets(targets, [pair.day for pair in pairs], bool(self.job.target_dates)),
        ]

    def _all(self, pairs: Sequence[Pair], targets: Sequence[FoundTarget]) -> PairsFound:
        unread = [LeftOut(path, reason) for path, reason in self.looks.unusable.items()]
        chosen = (self.roles.fine, self.roles.coarse)
        given = {id(self.roles.fine): FINE, id(self.roles.coarse): COARSE}
        return PairsFound(
            tuple(self._found_series(one, given.get(id(one))) for one in (*chosen, *self.roles.aside)),
            tuple(Reference(self._found(pair.fine), self._found(pair.coarse)) for pair in pairs),
            tuple(targets),
            (*self.collection.left_out, *self.left_out, *unread),
            self.collection.ignored,
            tuple(self.notes),
        )

    def _found_series(self, series: Series, role: Optional[str]) -> FoundSeries:
        return FoundSeries(
            series.name,
            role,
            series.first.sensor,
            series.first.product,
            round(series.pixel, 3),
            series.first.names,
            tuple(map(self._found, series.images)),
        )

    def _found(self, image: DatedImage) -> FoundImage:
        share = self.looks.known_share(image)
        return FoundImage(
            image.day.isoformat(), image.path, image.mask, None if share is None else round(share, 4)
        )


def _reason_elsewhere(grid: Grid, ground: Grid) -> str:
    """Why an image does not show a ground; empty where it does."""
    if grid == ground:
        return ""
    try:
        if crs.crop_to(grid, ground) is not None:
            return ""
    except (NoCrsError, ChronofuseError) as error:
        return f"can't be brought to the grid of the fine images: {str(error).rstrip('.')}"
    return f"lies elsewhere than the fine images ({grid.describe()}, and these {ground.describe()})"
