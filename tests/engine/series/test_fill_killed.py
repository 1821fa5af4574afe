"""A series whose run was killed, as by a power cut, goes on to the same bytes."""

from __future__ import annotations

import re
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import runs

from chronofuse.engine import fill
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.fill_job import FillJob
from chronofuse.engine.door.run_wishes import Manner
from chronofuse.engine.door.unfinished import resumable

MOMENTS = {
    "while the first dates grow": lambda out: any(out.glob(".*")),
    "when the first dates are in place": lambda out: any(out.glob("filled_*.tif")),
    "in what all dates tell": lambda out: len(list(out.glob("filled_*.tif"))) == DATES,
}
DATES = 19


def job_of(year, out: str, **wishes) -> FillJob:
    sources = (
        CollectionSource((str(year.folder / "fine"),), role="fine"),
        CollectionSource((str(year.folder / "coarse"),), role="coarse"),
    )
    return FillJob(sources, str(year.folder / out), indices=("ndvi",), tile=16, **wishes)


def rasters(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.tif")}


@pytest.mark.parametrize("moment", [pytest.param(name, marks=pytest.mark.long) for name in MOMENTS])
def test_a_killed_series_goes_on_to_the_same_bytes(year, tmp_path, moment):
    wishes = {"trend": "all", "smooth": "whittaker", "layout": "index"}
    fill.run(job_of(year, "whole", **wishes), lambda event: None)

    asked, out = job_of(year, "killed", **wishes), year.folder / "killed"
    with runs.Worker(asked, tmp_path) as worker:
        while not MOMENTS[moment](out):
            assert worker.process.poll() is None, "it ended before it could be killed"
            time.sleep(0.005)
        worker.kill()
    assert rasters(out) != rasters(year.folder / "whole")  # or nothing was killed

    if moment == "in what all dates tell":
        assert re.search(r"\d+ dates are in place; resume it \(--resume\)", resumable(asked))
    kept = {path.name: path.stat().st_mtime_ns for path in out.glob("filled_*.tif")}
    fill.run(replace(asked, id="resumed", manner=Manner(resume=True)), lambda event: None)

    assert rasters(out) == rasters(year.folder / "whole")
    assert all((out / name).stat().st_mtime_ns == when for name, when in kept.items())
    assert not [path for path in out.iterdir() if path.name.startswith(".")]
