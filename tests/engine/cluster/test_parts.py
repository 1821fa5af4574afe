"""The cut of a run into the parts that a cluster's workers get."""

import sys
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from chronofuse.engine.cluster.parts import Part, absolute, part_job, plan
from chronofuse.engine.raster.strips import BLOCK

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import deliveries
import runs


@given(
    height=st.integers(1, 20000), dates=st.integers(1, 9), slots=st.integers(1, 40), each=st.integers(1, 4)
)
def test_parts_cover_every_row_of_every_date_once_and_end_where_strips_end(height, dates, slots, each):
    parts = plan(height, dates, slots, each)
    for date in range(dates):
        edges = [0, *(part.last for part in parts if part.date == date)]
        assert edges[:-1] == [part.first for part in parts if part.date == date] and edges[-1] == height
        assert all(a < b for a, b in pairwise(edges)) and all(edge % BLOCK == 0 for edge in edges[:-1])
    assert len(parts) == dates or dates < slots


def test_other_machines_know_a_scene_in_a_folder_by_its_whole_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    scene = deliveries.landsat(tmp_path, bands=(3, 4)).name
    (tmp_path / scene).rename(tmp_path / "flat")
    assert absolute(f"flat/{scene}") == str(tmp_path / "flat" / scene)
    assert absolute("flat") == str(tmp_path / "flat")
    assert absolute("nowhere/another") == "nowhere/another"
    assert absolute("vrt://a.tif?bands=1") == "vrt://a.tif?bands=1"


def test_a_part_has_what_scales_its_uncertainty_by_a_whole_path_and_only_where_it_makes_one(
    tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "known.json").write_text("{}")
    rasters = {role: f"{role}.vrt" for role in ("output", "uncertainty")}
    asked = runs.job_for([("f.tif", "c.tif")], "t.tif", "delta", **rasters, calibration=("known.json",))
    for roles, expected in ((rasters, (str(tmp_path / "known.json"),)), (["output"], ())):
        part = part_job(asked, Part(0, 0, BLOCK), 0, {role: tmp_path / role for role in roles}, 100)
        assert part.calibration == expected
