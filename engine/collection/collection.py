"""A collection: the dated images of one place, told by their headers and read when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Callable

from ..door.collection_source import CollectionSource
from ..door.errors import SeriesError
from ..door.pairs_found import LeftOut
from ..door.plain_text import cut, listed, none_of
from .candidates import Candidates
from .dated import DatedImage
from .finding import candidates_of
from .headers import Headers

NAMED = 3
"""So many files are named in a sentence."""


@dataclass(frozen=True)
class Collection:
    """Dated images, in the order of their dates, and what lay among them. A value that can be pickled:
    nothing of it is open, and pixels are read by `DatedImage.open`."""

    images: tuple[DatedImage, ...]
    left_out: tuple[LeftOut, ...] = ()
    """What can't be used, each with its reason."""
    undated: tuple[str, ...] = ()
    """Images without a date."""
    own: tuple[str, ...] = ()
    """Predictions of Chronofuse, which are no images of a sensor."""
    ignored: int = 0
    """Files that are no images by their names, and masks."""

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(dict.fromkeys(image.day for image in self.images))

    def by_day(self) -> Iterator[tuple[date, tuple[DatedImage, ...]]]:
        """Each day with its images; more than one where two satellites or two tiles have it."""
        for day, images in groupby(self.images, lambda image: image.day):
            yield day, tuple(images)


def open_collection(
    sources: Iterable[CollectionSource],
    step: Callable[[int], None] = lambda of: None,
    takes_own: bool = False,
) -> Collection:
    """Read the headers of all images of some sources; no pixel is read.

    Args:
        step: is called after each file with how many there are.
        takes_own: whether predictions of Chronofuse in a folder are images, too.

    Raises:
        MissingFileError: what was named does not exist.
        SeriesError: a table that is none, or nothing that is an image with a date.
    """
    found, headers, images = _all_of(sources), Headers(takes_own=takes_own), []
    for candidate in found.images:
        images += headers.read(candidate)
        step(len(found.images))
    left_out = (*found.left_out, *headers.left_out)
    undated = tuple(headers.undated)
    if not images:
        raise SeriesError(_nothing(found, left_out, undated, sources))
    images.sort(key=lambda image: (image.day, image.path))
    return Collection(tuple(images), left_out, undated, tuple(headers.own), found.ignored)


def _all_of(sources: Iterable[CollectionSource]) -> Candidates:
    """What all sources name; a file that two of them name counts once, as the first that says its role.

    Where one calls it fine and another coarse (a folder that holds both and was given as both), neither
    counts, and it is told as if nobody had said anything."""
    found, places = Candidates(), dict[tuple, int]()
    for source in sources:
        part = candidates_of(source)
        found.left_out += part.left_out
        found.ignored += part.ignored
        for one in part.images:
            key = (one.path, one.day, one.bands)
            if key not in places:
                places[key] = len(found.images)
                found.images.append(one)
                continue
            known = found.images[places[key]]
            if one.role and not known.role:
                found.images[places[key]] = one
            elif one.role and one.role != known.role:
                found.images[places[key]] = replace(known, role=None)
    return found


def _nothing(
    found: Candidates,
    left_out: tuple[LeftOut, ...],
    undated: tuple[str, ...],
    sources: Iterable[CollectionSource],
) -> str:
    """Why there is no image."""
    named = listed([path for source in sources for path in source.inputs.values()], NAMED)
    if undated:
        return (
            f"{none_of(len(undated), 'image')} in '{named}' has a date in its name or tags "
            f"({listed([cut(path.rpartition('/')[2]) for path in undated], NAMED)}): call them as their "
            "dates (fine_2024-07-01.tif), or give a table with the columns file and date."
        )
    if left_out:
        return (
            f"{none_of(len(left_out), 'image')} in '{named}' can be used; of the first it is said: "
            f"{left_out[0].reason}"
        )
    others = f" ({found.ignored} other files lie there)" if found.ignored else ""
    return (
        f"There is no image in '{named}'{others}: give a folder of GeoTIFFs or other rasters that GDAL "
        "opens, or a table of them."
    )
