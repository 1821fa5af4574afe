"""The date of an image, from its tags or its file name."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import PurePath
from typing import Optional

_TAGS = ("ACQUISITIONDATETIME", "ACQUISITION_DATE", "DATE_ACQUIRED", "DATE", "TIFFTAG_DATETIME")
_FULL = re.compile(r"(?<!\d)(19\d\d|20\d\d)[-_.:]?(0[1-9]|1[0-2])[-_.:]?(0[1-9]|[12]\d|3[01])(?!\d)")
_DAY_OF_YEAR = re.compile(r"(?<!\d)A?(19\d\d|20\d\d)[-_.]?([0-3]\d\d)(?!\d)")


def find_date(path: str, tags: dict[str, str]) -> Optional[date]:
    """The date in the file name (2024-07-01, 20240701, A2024183), else in the tags, else None.

    The name comes first because the tag of a TIFF is often the date of processing.
    """
    by_name = parse(PurePath(path).name)
    if by_name:
        return by_name
    upper = {key.upper(): value for key, value in tags.items()}
    for tag in _TAGS:
        by_tag = parse(upper.get(tag, ""))
        if by_tag:
            return by_tag
    return None


def parse(text: str) -> Optional[date]:
    """The first date in a text, or None."""
    for match in _FULL.finditer(text):
        try:
            return date(*map(int, match.groups()))
        except ValueError:
            continue
    for match in _DAY_OF_YEAR.finditer(text):
        year, day = map(int, match.groups())
        if 1 <= day <= 366:
            return date(year, 1, 1) + timedelta(days=day - 1)
    return None
