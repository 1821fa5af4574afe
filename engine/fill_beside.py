"""What is written beside a filled series: the page, the STAC items, the virtual rasters.

It is made when all dates are in place, and anew by every run, for it tells of all of them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from .door.fill_job import FillJob
from .door.outputs import Outputs
from .raster.thumbnails import thumbnail
from .report.safely import page_or_reason
from .series import catalogue
from .series.dates import Filled
from .series.place import Place
from .series.stored import FUSED_ROLE, paths_of
from .series.told import Told
from .yardstick.looks import composite

PAGE = "series.html"
MOST_LOOKS = 24
"""Dates of which the page has a picture."""
SIDE = 160
"""Of a picture, in cells."""


def paths(job: FillJob, place: Place) -> dict[str, str]:
    """Role to path of all that is written here."""
    return {"html": str(Path(job.folder, PAGE)), **catalogue.paths(job, place)}


def write(job: FillJob, place: Place, targets: Sequence[Filled], told: Told) -> None:
    """Write all of it, or none.

    Raises:
        DiskFullError, OutputNotWritableError.
    """
    files = paths(job, place)
    outputs = Outputs(files, job.id, True)
    try:
        for role, text in catalogue.stacks(job, place, targets).items():
            outputs.write_text(role, text)
        outputs.write_text("items", catalogue.items(job, place, targets, told.dates))
        outputs.write_text("html", page_or_reason(lambda: _page(job, place, targets, told, files))[0])
        outputs.commit()
    finally:
        outputs.discard()


def _page(job: FillJob, place: Place, targets: Sequence[Filled], told: Told, files: dict[str, str]) -> str:
    from .report.filled_page import Look, filled_page  # and with it what draws

    at = np.unique(np.linspace(0, len(targets) - 1, MOST_LOOKS).round().astype(int))
    role = f"index {job.indices[0]}" if job.indices else FUSED_ROLE
    bands = [0] if job.indices or len(place.names) == 1 else composite(place.names)
    looks = []
    for target in (targets[number] for number in at):
        path = str(Path(paths_of(job, target.day)[role]).expanduser())
        looks.append(Look(target.day.isoformat(), thumbnail(path, bands, SIDE)))
    shown = job.indices[0].upper() if job.indices else "The dates, filled"
    names = [Path(path).name for path in (*job.outputs.values(), *files.values())]
    return filled_page(json.loads(told.text([])), looks, shown, names)
