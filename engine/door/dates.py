"""The date of an image, from its tags or its file name."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple, Optional

from .addresses import names_in

_TAGS = (
    "ACQUISITIONDATETIME",
    "ACQUISITION_DATE",
    "DATE_ACQUIRED",
    "SENSING_TIME",
    "PRODUCT_START_TIME",
    "RANGEBEGINNINGDATE",
    "NC_GLOBAL#TIME_COVERAGE_START",
)
_VAGUE = ("DATE",)
"""May be of anything, so that a date in a name that can hardly be anything else is better."""
_OF_PROCESSING = ("TIFFTAG_DATETIME",)
"""Often the date of processing, so that any date in a name is better."""
UNSURE_YEARS = range(1972, 2041)
"""Of a date that may be another number: images of the land begin with Landsat, and 2048 is the side of a
tile."""

_FULL = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-_.:/]?)(0[1-9]|1[0-2])([-_.:/]?)(0[1-9]|[12]\d|3[01])(?!\d|k?m(?![A-Za-z]))"
)
_DAY_OF_YEAR = re.compile(
    r"((?<![A-Za-z\d])A|(?<![A-Za-z])[Dd][Oo][Yy]|(?<!\d))((?:19|20)\d\d)(-?)([0-3]\d\d)(?=T\d|(?![A-Za-z\d]))"
)
"""`A2024183`, `2024183` or `2024-183`; `2024_250m` is a pixel size, and `2048_128` a piece of an image."""


class _Found(NamedTuple):
    """A date, and whether what it was read from can hardly be anything else."""

    day: date
    is_sure: bool
    place: tuple[int, int]
    """Where it begins and ends in the text."""


class DatesTold(NamedTuple):
    """All that a file says of the day of its acquisition."""

    by_tag: tuple[date, ...]
    by_name: tuple[date, ...]


def told_by(path: str, tags: dict[str, str]) -> DatesTold:
    """What tags of acquisition and the file's own name say, whichever is right."""
    upper = {key.upper(): value for key, value in tags.items()}
    by_tag = tuple(day for day in (parse(upper.get(tag, "")) for tag in _TAGS) if day)
    by_name = tuple(found.day for text in names_in(path) for found in _every(text))
    return DatesTold(by_tag, by_name)


def find_date(path: str, tags: dict[str, str]) -> Optional[date]:
    """The date in the tags, else in the file name (2024-07-01, 20240701, A2024183), else None.

    What a tag calls the date of acquisition comes first: digits of a name may mean something else. A tag that
    may be the date of processing comes after the name. A file in an archive or of many datasets has the names
    of all of them; where the first of these that tells a day tells one that is none (`no_day_in`), no name
    and no processing does.
    """
    by_name = [] if no_day_in(path) else [found for found in map(_in_text, names_in(path)) if found]
    upper = {key.upper(): value for key, value in tags.items()}
    of_processing = () if no_day_in(path) else _OF_PROCESSING
    in_turn = (
        acquired(tags),
        *(found.day for found in by_name if found.is_sure),
        *(parse(upper.get(tag, "")) for tag in _VAGUE),
        *(found.day for found in by_name),
        *(parse(upper.get(tag, "")) for tag in of_processing),
    )
    return next((day for day in in_turn if day), None)


def acquired(tags: dict[str, str]) -> Optional[date]:
    """The day by the tags of acquisition alone."""
    upper = {key.upper(): value for key, value in tags.items()}
    return next((day for day in (parse(upper.get(tag, "")) for tag in _TAGS) if day), None)


def no_day_in(path: str) -> str:
    """What stands in the name of a file where its day does, and is none (20230231); empty where there is no
    such thing."""
    for text in names_in(path):
        if _in_text(text):
            return ""
        if told := _no_day(text, len(text)):
            return told
    return ""


def parse(text: str) -> Optional[date]:
    """The first date in a text, or None."""
    found = _in_text(text)
    return found.day if found else None


def around(text: str) -> tuple[str, str]:
    """What stands before the date of a text, and behind it; all of a text without one is before it."""
    found = _in_text(text)
    first, last = found.place if found else (len(text), len(text))
    return text[:first], text[last:]


def _in_text(text: str) -> Optional[_Found]:
    """The first date of a text; a full one goes before a day of the year, and of several none is sure. What
    stands behind a date that there can't be is another one: of processing, say."""
    every = _every(text)
    if not every:
        return None
    sure = [found for found in every if found.is_sure]
    first = (sure or every)[0]
    if _no_day(text, first.place[0]):
        return None
    return first._replace(is_sure=first.is_sure and len({found.day for found in sure}) == 1)


def _no_day(text: str, end: int) -> str:
    """What begins before a place of a text, is written as a date and is none."""
    for match in _FULL.finditer(text, 0, end):
        year, before, month, after, day = match.groups()
        written = before == after and int(year) in UNSURE_YEARS
        if written and not _exists(int(year), int(month), int(day)):
            return match.group()
    for match in _DAY_OF_YEAR.finditer(text, 0, end):
        prefix, year, dash, number = match.groups()
        if prefix and not dash and not 1 <= int(number) <= 365 + isleap(int(year)):
            return match.group()
    return ""


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= day <= monthrange(year, month)[1]


def _every(text: str) -> list[_Found]:
    return [*_full_dates(text), *_days_of_year(text)]


def _full_dates(text: str) -> Iterator[_Found]:
    for match in _FULL.finditer(text):
        year, before, month, after, day = match.groups()
        is_sure = before == after
        try:
            found = date(int(year), int(month), int(day))
        except ValueError:
            continue
        if (is_sure and before not in ("_", ".")) or found.year in UNSURE_YEARS:
            yield _Found(found, is_sure, match.span())


def _days_of_year(text: str) -> Iterator[_Found]:
    for match in _DAY_OF_YEAR.finditer(text):
        prefix, year, dash, number = match.groups()
        if not number.strip("0") or (not prefix and int(year) not in UNSURE_YEARS):
            continue
        found = date(int(year), 1, 1) + timedelta(days=int(number) - 1)
        if found.year == int(year):
            yield _Found(found, bool(prefix) and not dash, match.span())
