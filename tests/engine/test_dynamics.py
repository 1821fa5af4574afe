"""`chronofuse dynamics`: from a series to how often, when and how long there is water, and how much."""

import csv
import json
from datetime import date, timedelta
from types import SimpleNamespace

import images
import numpy as np
import pytest
import shores
from osgeo import gdal

from chronofuse.engine import dynamics
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.dynamics_job import BANDS
from chronofuse.engine.door.errors import (
    BandMismatchError,
    GridMismatchError,
    JobError,
    MemoryBudgetError,
    MissingFileError,
    NoOverlapError,
    SeriesError,
)
from chronofuse.engine.door.jobs import DynamicsJob, dumps, loads
from chronofuse.engine.maps.outlines import curve, states
from chronofuse.engine.maps.outlines.curve import Row
from chronofuse.models.images import read as read_whole

FIRST = date(2024, 5, 1)


@pytest.fixture
def dynamic(tmp_path):
    """A function that runs a job in this process; its bands by name, its table and its figures."""

    def run(*paths, **wishes):
        out, table = tmp_path / "out" / "dynamics.tif", tmp_path / "out" / "curve.csv"
        out.parent.mkdir(exist_ok=True)
        sources = (CollectionSource(tuple(map(str, paths))),)
        job = DynamicsJob(sources, str(out), str(table), **{"overwrite": True, **wishes})
        finished = dynamics.run(job, lambda event: None)
        dataset = gdal.Open(str(out))
        names = [dataset.GetRasterBand(n).GetDescription() for n in range(1, dataset.RasterCount + 1)]
        with table.open() as lines:
            rows = list(csv.DictReader(lines))
        return SimpleNamespace(
            path=out, bands=dict(zip(names, read_whole(out).bands)), figures=finished.first.figures, rows=rows
        )

    return run


def class_series(folder, stack, nodata=0):
    """A raster of classes every ten days; (dates, rows, cols), 0 where there is none."""
    folder.mkdir(exist_ok=True)
    for number, codes in enumerate(stack):
        day = FIRST + timedelta(10 * number)
        dtype = "uint16" if np.max(stack) > 254 else "uint8"
        images.write(folder / f"map_{day}.tif", codes, dtype=dtype, scale=1, nodata=nodata)
    return folder


def summed_slowly(states_of_pixel, days):
    """The five figures of a pixel, written from their definitions."""
    valid = [(day, state) for day, state in zip(days, states_of_pixel) if state >= 0]
    wet = [day for day, state in valid if state == 1]
    spells, begin = [0.0], None
    for day, state in valid:
        begin = (day if begin is None else begin) if state else None
        if state:
            spells.append(day - begin + 1)
    if not valid:
        return [np.nan, np.nan, np.nan, np.nan, 0]
    ends = [wet[0], wet[-1]] if wet else [np.nan, np.nan]
    return [len(wet) / len(valid), *ends, max(spells), len(valid)]


def test_the_figures_of_every_pixel_are_those_of_their_definitions():
    random = np.random.default_rng(2)
    stack = random.integers(-1, 2, (9, 6, 7)).astype(np.int8)
    stack[:, 0, 0] = -1
    days = np.cumsum(random.integers(1, 9, 9)).astype(float)
    found = states.summed(stack, days)
    for row, column in np.ndindex(6, 7):
        expected = summed_slowly(stack[:, row, column], days)
        np.testing.assert_allclose(found[:, row, column], expected, rtol=1e-6)


def test_a_hidden_pixel_is_what_it_was_before_and_behind_and_else_either():
    always, rises, never_seen, ends_hidden = [1, -1, 1, 1], [0, -1, 1, 1], [-1] * 4, [0, 1, 1, -1]
    stack = np.array([always, rises, never_seen, ends_hidden], np.int8).T[:, None, :]
    found = states.areas(stack, np.array([0.0, 4.0, 16.0, 20.0]), np.array([100.0]))
    seen, expected, least, most, visible = found.T
    np.testing.assert_allclose(seen, [100, 100, 300, 200])
    np.testing.assert_allclose(expected, [0, 100 + 25, 0, 100])
    np.testing.assert_allclose(least, [0, 100, 0, 0])  # what changes may have been land again at the end
    np.testing.assert_allclose(most, [0, 200, 0, 100])
    np.testing.assert_allclose(visible, [300, 100, 300, 200])
    steady = states.areas(np.array([[[1]], [[-1]]], np.int8), np.array([0.0, 4.0]), np.array([100.0]))
    np.testing.assert_allclose(steady[1, 1:4], [100, 100, 100])


@pytest.mark.parametrize("code", [3, 300])
def test_a_class_is_counted_exactly(dynamic, tmp_path, code):
    stack = np.full((4, 20, 30), 2)
    stack[:, :, 20:] = code
    stack[1:3, :10, :10] = code
    stack[3, 5, 5] = 0
    found = dynamic(class_series(tmp_path / "maps", stack), rule="class", classes=(code,))
    assert [float(found.bands["frequency"][row, column]) for row, column in ((0, 0), (0, 25), (19, 0))] == [
        0.5,
        1.0,
        0.0,
    ]
    assert found.bands["first_day"][0, 0] == (FIRST - date(2024, 1, 1)).days + 11
    assert found.bands["longest_spell"][0, 0] == 11 and found.bands["longest_spell"][0, 25] == 31
    assert found.bands["valid_dates"][5, 5] == 3 and np.isnan(found.bands["first_day"][19, 0])
    pixel = 900 / 0.9996**2
    for row, count in zip(found.rows, (200, 300, 300, 200)):
        assert float(row["area_ha"]) * 1e4 == pytest.approx(count * pixel, rel=0.01)
    assert found.figures["bands"] == list(BANDS)


@pytest.fixture(scope="module")
def flood(tmp_path_factory):
    """Ten dates of a lake in a bowl that rises by .2 m each; heights; on two dates half is hidden."""
    folder = tmp_path_factory.mktemp("flood")
    rows, columns = np.mgrid[: shores.SIDE, : shores.SIDE] + 0.5 - shores.SIDE / 2
    away = np.hypot(columns, rows) / shores.radius(np.arctan2(rows, columns), 1.0)
    (folder / "images").mkdir()
    levels = 100 + 0.2 * np.arange(10)
    for number, level in enumerate(levels):
        gaps = np.zeros(away.shape, bool)
        gaps[:, : shores.SIDE // 2] = number in (3, 7)
        day = FIRST + timedelta(20 * number)
        shores.write(folder / "images" / f"fine_{day}.tif", shores.shares(size_of(level)), gaps=gaps)
    heights = 99 + away / 20
    dem = images.write(folder / "dem.tif", heights, pixel=30.0, dtype="float32", scale=1, nodata=-9999)
    return SimpleNamespace(folder=folder, images=folder / "images", dem=dem, levels=levels)


def size_of(level):
    """Of the lake in pixels."""
    return 20 * (level - 99)


def test_the_curve_of_the_area_holds_the_truth_also_where_half_is_hidden(dynamic, flood, tmp_path):
    found = dynamic(flood.images, html=str(tmp_path / "p.html"), report=str(tmp_path / "r.json"))
    for row, level in zip(found.rows, flood.levels):
        true = shores.area(size_of(level)) / 1e4
        assert float(row["area_ha"]) == pytest.approx(true, rel=0.02)
        assert float(row["low_ha"]) <= true <= float(row["high_ha"])
    wide = [float(row["high_ha"]) - float(row["low_ha"]) for row in found.rows]
    assert min(wide[3], wide[7]) > max(wide[2], wide[4])
    assert float(found.rows[3]["seen_share"]) == pytest.approx(0.5)
    page = (tmp_path / "p.html").read_text("utf-8")
    assert "Dynamics of water" in page and page.count("<circle") == 10 and page.count("base64") == 5
    assert json.loads((tmp_path / "r.json").read_text())["figures"]["observed"]["count"] == 10
    assert "There is no trend" in " ".join(found.figures["notes"])  # 180 days


def test_the_heights_along_the_shore_tell_the_level(dynamic, flood):
    found = dynamic(flood.images, dem=flood.dem)
    told = np.array([float(row["level"]) for row in found.rows])
    np.testing.assert_allclose(told, flood.levels, atol=0.02)
    assert all(
        float(row["level_low"]) <= float(row["level"]) <= float(row["level_high"]) for row in found.rows
    )


def test_a_table_of_areas_tells_the_level(dynamic, flood, tmp_path):
    table = tmp_path / "levels.csv"
    levels = np.linspace(99.5, 101.5, 40)
    lines = [f"{shores.area(size_of(one)) / 1e4},{one}" for one in levels]
    table.write_text("area_ha,level\n" + "\n".join(lines))
    found = dynamic(flood.images, levels=str(table))
    told = np.array([float(row["level"] or "nan") for row in found.rows])
    np.testing.assert_allclose(told[:8], flood.levels[:8], atol=0.03)
    assert found.rows[9]["level"] == "" and "no level" in " ".join(found.figures["notes"])


def test_the_result_does_not_depend_on_the_tiles(dynamic, flood):
    whole = dynamic(flood.images, dem=flood.dem)
    bands, rows = whole.bands, whole.rows
    tiles = dynamic(flood.images, dem=flood.dem, tile=37)
    for name in BANDS:
        np.testing.assert_array_equal(bands[name], tiles.bands[name])
    assert rows == tiles.rows


def test_a_trend_is_the_median_slope_with_its_interval():
    random = np.random.default_rng(1)
    rows = []
    for number in range(30):
        area = 1e6 + 5e4 * number * 40 / 365.25 + random.normal(0, 1e4)
        rows.append(Row(date(2020, 1, 1) + timedelta(40 * number), area, area, area, 1.0))
    found = curve.trend_of(rows)
    assert found.low < 5e4 < found.high and found.slope == pytest.approx(5e4, rel=0.1)
    assert curve.trend_of(rows[:8]) is None and curve.trend_of(rows[:3]) is None
    hidden = [Row(one.day, 0.0, 0.0, 0.0, 0.1) for one in rows[::2]]
    assert curve.trend_of(sorted(rows[1::2] + hidden, key=lambda one: one.day)).slope == pytest.approx(
        5e4, rel=0.1
    )


def test_dates_can_be_left_out_and_one_is_too_few(dynamic, flood):
    found = dynamic(flood.images, first="2024-06-01", last="2024-08-01")
    assert [row["date"] for row in found.rows] == ["2024-06-10", "2024-06-30", "2024-07-20"]
    with pytest.raises(
        SeriesError, match=r"There is one date from .* goes from 2024-05-01 to 2024-10-28: give other dates"
    ):
        dynamic(flood.images, first="2024-10-28")


def test_images_of_other_pixels_come_onto_the_grid_and_classes_do_not(dynamic, tmp_path):
    for number, corner in enumerate(((600000.0, 5000000.0), (600000.0, 5000000.0), (600030.0, 5000000.0))):
        day = FIRST + timedelta(number)
        shores.write(tmp_path / f"fine_{day}.tif", shores.shares(30.0), corner=corner)
    areas = [float(row["area_ha"]) for row in dynamic(tmp_path).rows]
    assert areas[2] == pytest.approx(areas[0], rel=0.01)
    folder = class_series(tmp_path / "maps", np.full((2, 9, 9), 2))
    images.write(
        folder / "map_2024-05-21.tif", np.full((9, 9), 2), dtype="uint8", scale=1, nodata=0, pixel=30.5
    )
    found = dynamic(folder, rule="class", classes=(2,))
    assert len(found.rows) == 2 and "Left out" in " ".join(found.figures["notes"])


def test_rasters_of_classes_of_two_grids_alone_are_refused(dynamic, tmp_path):
    folder = class_series(tmp_path / "maps", np.full((1, 9, 9), 2))
    images.write(
        folder / "map_2024-05-21.tif", np.full((9, 9), 2), dtype="uint8", scale=1, nodata=0, pixel=30.5
    )
    with pytest.raises(GridMismatchError, match="lies on other pixels"):
        dynamic(folder, rule="class", classes=(2,))


@pytest.mark.parametrize(
    "wishes, error, sentence",
    [
        ({"rule": "vh"}, BandMismatchError, "The rule vh needs a band"),
        ({"levels": "nowhere.csv"}, MissingFileError, "table of levels 'nowhere.csv' does not exist"),
        ({"memory": 16, "tile": 60000}, MemoryBudgetError, "or a smaller tile"),
    ],
)
def test_what_cannot_be_is_refused_with_the_remedy(dynamic, flood, wishes, error, sentence):
    with pytest.raises(error, match=sentence):
        dynamic(flood.images, **wishes)


def test_a_dem_of_another_place_is_refused(dynamic, flood, tmp_path):
    dem = images.write(tmp_path / "dem.tif", np.ones((9, 9)), corner=(100000.0, 4000000.0), scale=1)
    with pytest.raises(NoOverlapError, match="The DEM does not overlap"):
        dynamic(flood.images, dem=dem)


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("a,b\n1,2\n", "has the columns a, b, and needs area_ha"),
        ("area_ha,level\n1,2\n", "has 1 row, and needs two"),
        ("area_ha,level\n1,5\n2,4\n", "do not fall"),
        ("area_ha,level\n1,high\n2,4\n", "has 'high' where a number"),
        ("", "has the columns of nothing"),
    ],
)
def test_a_table_of_levels_without_sense_is_refused(tmp_path, text, sentence):
    path = tmp_path / "levels.csv"
    path.write_text(text)
    with pytest.raises(SeriesError, match=sentence):
        curve.read_levels(str(path))


@pytest.mark.parametrize(
    "wishes, sentence",
    [
        ({"rule": "value", "threshold": 1.0}, "rule"),
        ({"rule": "class"}, "needs the class"),
        ({"first": "May"}, "YYYY-MM-DD"),
        ({"dem": "d.tif", "levels": "l.csv"}, "Both a DEM and a table"),
        ({"dem": "a.tif", "output": "a.tif"}, "the same file"),
    ],
)
def test_a_wish_without_sense_is_refused_when_the_job_is_made(wishes, sentence):
    with pytest.raises(JobError, match=sentence):
        DynamicsJob((CollectionSource(("images",)),), **{"output": "o.tif", **wishes})


def test_the_job_crosses_the_border_whole_and_the_command_line_takes_every_wish():
    from chronofuse.engine.cli import dynamics_command, main

    words = (
        "dynamics images -o b.tif --table c.csv --rule class --class 1 --from 2024-05-01 --to 2024-06-01 "
        "--dem d.tif --html p.html --report r.json --memory 512 --tile 64 --threads 1 --overwrite"
    )
    job = dynamics_command.job_of(main._options(words.split()))
    assert (job.classes, job.first, job.dem, job.table) == ((1,), "2024-05-01", "d.tif", "c.csv")
    assert loads(dumps(job)) == job
