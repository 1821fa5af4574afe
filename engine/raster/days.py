"""The day of an image of which nothing else is asked."""

from __future__ import annotations

import contextlib
import os
from datetime import date
from typing import Optional

from ..door.addresses import names_in
from ..door.dates import acquired, find_date
from ..door.plain_files import is_pipe_or_device
from ..products.recognise import day_of, no_day_of, recognise
from .handles import File, dataset_of


def date_of(path: str) -> Optional[date]:
    """The date of an image by its tags and its name; of what can't be opened by its name alone."""
    place, tags = os.path.expanduser(path), dict[str, str]()
    names = tuple(names_in(place))
    product = recognise(names)
    day = day_of(product, names) if product is not None else None
    if day is not None:
        return day
    with contextlib.suppress(RuntimeError):
        if not is_pipe_or_device(place):
            tags = dataset_of(File.at(place)).GetMetadata()
    if product is not None and no_day_of(product, names):
        return acquired(tags)
    return find_date(path, tags)
