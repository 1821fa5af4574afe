"""A date that shows no threshold of its own is named and marked, so that nobody takes it for a drought."""

import re

import numpy as np
import pytest
import shores

from chronofuse.engine import boundaries, dynamics
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.jobs import BoundariesJob, DynamicsJob
from chronofuse.engine.maps.outlines.levels import Level, settled
from chronofuse.engine.maps.outlines.thresholds import Threshold

DRY = "2024-05-21"
SQUARE = re.compile(r'<rect [^>]*stroke="#D55E00"[^>]*><title>([^<]*)</title>')


@pytest.fixture
def series(tmp_path):
    """A folder with a lake on one date, and land alone on another."""
    shores.write(tmp_path / "fine_2024-05-01.tif", shores.shares(30.0))
    shores.write(tmp_path / f"fine_{DRY}.tif", np.zeros((shores.SIDE, shores.SIDE)))
    return (CollectionSource((str(tmp_path),)),)


def test_outlines_name_the_date_and_mark_it(series, tmp_path):
    page = tmp_path / "page.html"
    job = BoundariesJob(series, str(tmp_path / "out.gpkg"), html=str(page))
    figures = boundaries.run(job, lambda event: None).first.figures
    assert f"1 of 2 dates ({DRY}) show land alone" in " ".join(figures["notes"])
    assert "alone tell no drought" in " ".join(figures["notes"])
    assert SQUARE.findall(page.read_text("utf-8")) == [f"{DRY}: 0 ha, 0 polygons, by the usual threshold"]


def test_dynamics_name_the_date_and_mark_it_in_chart_and_table(series, tmp_path):
    page, table = tmp_path / "page.html", tmp_path / "curve.csv"
    job = DynamicsJob(series, str(tmp_path / "out.tif"), html=str(page), table=str(table))
    figures = dynamics.run(job, lambda event: None).first.figures
    assert f"1 of 2 dates ({DRY}) show land alone" in " ".join(figures["notes"])
    marked = SQUARE.findall(page.read_text("utf-8"))
    assert len(marked) == 1 and marked[0].startswith(DRY) and marked[0].endswith("by the usual threshold")
    header, *rows = (line.split(",") for line in table.read_text().splitlines())
    assert [row[header.index("how")] for row in rows] == ["otsu", "fixed"]


def level(rule, how, value):
    return Level(rule, Threshold(value, -0.4, 0.5, 0.9, 4, 9, how), 0.2, True, "", value)


def test_only_dates_of_the_same_index_stand_in():
    others = [level("mndwi", "otsu", value) for value in (0.1, 0.15, 0.2)]
    ndwi = [level("ndwi", "otsu", value) for value in (-0.2, -0.25, -0.3)]
    lacking = level("mndwi", "fixed", 0.0)
    *_, found = settled([*others, *ndwi, lacking])
    assert (found.threshold.value, found.told, found.threshold.how) == (0.15, 0.15, "of other dates")
    assert settled([*others[:2], *ndwi, lacking])[-1] is lacking
    assert settled([None, lacking]) == [None, lacking]
