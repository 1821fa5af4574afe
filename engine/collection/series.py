"""The sensors of a collection: which images belong together, and which of them are the fine and the coarse
ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from typing import Optional

from ..door.errors import SeriesError
from ..door.plain_text import cut, listed, many
from ..door.preparation import COARSE, FINE
from ..raster.grid import Grid
from .dated import DatedImage

APART = 1.5
"""From this ratio of pixel sizes on an image is coarse beside another, whatever it is called."""
SAME_SIZE = 0.03
"""By which share the pixels of one sensor may differ."""


@dataclass(frozen=True)
class Series:
    """The images of one sensor, in the order of their dates."""

    name: str
    images: tuple[DatedImage, ...]
    role: Optional[str] = None
    """FINE or COARSE, where the user said so."""

    @property
    def first(self) -> DatedImage:
        return self.images[0]

    @property
    def pixel(self) -> float:
        """Side of a pixel in metres."""
        return self.first.pixel

    @property
    def days(self) -> int:
        return len({image.day for image in self.images})

    def grids(self) -> list[tuple[Grid, int]]:
        """The grids of the images, each with the number of its images; the most frequent first."""
        return Counter(image.grid for image in self.images).most_common()

    @property
    def is_told(self) -> bool:
        """Whether something else than its pixels says that it is fine."""
        return self.role == FINE or self.is_called(FINE) or self.first.usually == FINE

    def is_called(self, word: str) -> bool:
        kind = self.first.kind.lower()
        return kind == word or kind.startswith(word)

    def __str__(self) -> str:
        days = many(self.days, "date")
        count = many(self.first.bands, "band")
        return f"'{cut(self.name)}' ({self.pixel:.4g} m, {count}, {days})"


@dataclass(frozen=True)
class Roles:
    """Which series is fine and which is coarse, and what is left aside."""

    fine: Series
    coarse: Series
    aside: tuple[Series, ...]


def series_of(
    images: Iterable[DatedImage], fine: Sequence[str] = (), coarse: Sequence[str] = ()
) -> list[Series]:
    """The images by sensor: by the role that was told; by product, else by the sensor that was told, else by
    what their names have in common; and by pixel size and number of bands.

    Args:
        fine, coarse: kinds or patterns of names that the user says are fine, or coarse.

    Raises:
        SeriesError: a pattern that no image has.
    """
    told = [_told(image, fine, coarse) for image in images]
    for patterns, role in ((fine, FINE), (coarse, COARSE)):
        for pattern in patterns:
            if not any(_has(image, pattern) for image in told):
                kinds = listed(sorted({image.kind or "without a word" for image in told}))
                raise SeriesError(
                    f"No image is called '{cut(pattern)}', which was named as {role}: give a kind ({kinds}), "
                    "a pattern of names ('LC08*') or a folder."
                )
    groups: dict[tuple, list[DatedImage]] = defaultdict(list)
    sizes: list[float] = []
    for image in told:
        size = _size(image.pixel, sizes)
        called = image.product or image.sensor or image.kind
        groups[(image.role or "", called.lower(), size, image.bands)].append(image)
    found = [_named(key, group) for key, group in groups.items()]
    return sorted(found, key=lambda series: (series.pixel, series.name))


def roles_of(series: Sequence[Series]) -> Roles:
    """Which series is fine and which is coarse: as the user said, as they are called, else by pixel size.

    Raises:
        SeriesError: there is nothing that can be the one or the other.
    """
    free = [one for one in series if one.role != COARSE and not one.is_called(COARSE)]
    others = [one for one in free if one.first.usually != COARSE] or free
    told = [one for one in series if one.role == FINE]
    called = [one for one in others if one.is_called(FINE)]
    may_be_fine = told or called or others
    if not may_be_fine:
        raise SeriesError(
            f"All images are coarse ones ({_all(series)}), and a pair needs a fine one: give the folder of "
            "the fine images, too, or say which they are (--fine KIND)."
        )
    fine = min(may_be_fine, key=lambda one: (one.first.kind.lower() != FINE, one.pixel, -one.days))
    may_be_coarse = candidates_for_coarse([one for one in series if one is not fine], fine)
    if not may_be_coarse and len(series) > 1 and not fine.is_told:
        raise SeriesError(
            f"Nothing tells which of these images are fine and which coarse: {_all(series)}; say it with "
            "--fine and --coarse, each a folder or a kind."
        )
    if not may_be_coarse:
        raise SeriesError(
            f"There are no coarse images beside the fine ones ({_all(series)}): give the folder of the "
            "coarse images, too, or say which they are (--coarse KIND)."
        )
    coarse = max(may_be_coarse, key=lambda one: (shared_bands(one, fine), one.days, one.pixel))
    return Roles(fine, coarse, tuple(one for one in series if one is not fine and one is not coarse))


def candidates_for_coarse(others: Sequence[Series], fine: Series) -> list[Series]:
    """Which of the other series may be the coarse one beside a fine one."""
    told = [one for one in others if one.role == COARSE]
    called = [one for one in others if one.is_called(COARSE)]
    known = [one for one in others if one.role is None and one.first.usually == COARSE]
    if told or called or known:
        return told or called or known
    free = [one for one in others if one.role is None and not one.is_called(FINE)]
    # Sensors call their bands as they like; but one band of another name is a radar, or a map.
    larger = [
        one
        for one in free
        if one.pixel >= APART * fine.pixel and (shared_bands(one, fine) or one.first.bands > 1)
    ]
    if not fine.is_told:
        return larger
    # Beside fine images that are called so, coarse ones that were resampled have the same bands.
    named = [one for one in free if any(one.first.names) and shared_bands(one, fine)]
    alike = [one for one in named if one.pixel >= fine.pixel / APART]
    return [*larger, *(one for one in alike if one not in larger)]


def shared_bands(one: Series, fine: Series) -> int:
    """How many bands two sensors have in common; without names as many as they are where they are as many."""
    names, others = set(fine.first.names) - {""}, set(one.first.names) - {""}
    if names and others:
        return len(names & others)
    return one.first.bands if one.first.bands == fine.first.bands else 0


def _told(image: DatedImage, fine: Sequence[str], coarse: Sequence[str]) -> DatedImage:
    for patterns, role in ((fine, FINE), (coarse, COARSE)):
        if any(_has(image, pattern) for pattern in patterns):
            return replace(image, role=role)
    return image


def _has(image: DatedImage, pattern: str) -> bool:
    wanted = pattern.lower()
    name = image.path.replace("\\", "/").rpartition("/")[2].lower()
    called = (image.kind, image.sensor or "", image.product or "")
    return wanted in [word.lower() for word in called] or fnmatch(name, wanted)


def _size(pixel: float, sizes: list[float]) -> float:
    """The pixel size that stands for this one: of images in degrees each has a little another one."""
    known = next((size for size in sizes if abs(size - pixel) <= SAME_SIZE * size), None)
    if known is None:
        sizes.append(pixel)
    return pixel if known is None else known


def _named(key: tuple, group: list[DatedImage]) -> Series:
    role, _, _, _ = key
    first = group[0]
    name = first.product or first.sensor or first.kind or "images"
    return Series(name, tuple(group), role or None)


def _all(series: Iterable[Series]) -> str:
    return listed([str(one) for one in series])
