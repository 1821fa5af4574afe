"""The date of an image before the engine is asked."""

from __future__ import annotations

from datetime import date
from typing import Optional

from ..engine.door.addresses import for_gdal
from ..engine.door.dates import find_date
from ..engine.door.plain_files import is_pipe_or_device
from .gdal_errors import raising


def date_of(source: str) -> Optional[date]:
    """The date of an image by its tags and its name; of what can't be opened by its name alone."""
    if is_pipe_or_device(source):
        return find_date(source, {})
    try:
        with raising() as gdal:
            tags = gdal.Open(for_gdal(source)).GetMetadata()
    except RuntimeError:
        tags = {}
    return find_date(source, tags)
