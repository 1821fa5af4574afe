"""`chronofuse drivers`: from points, zones or rasters to the tables and the page."""

import csv
import json
from pathlib import Path
from types import SimpleNamespace

import images
import numpy as np
import pytest
from osgeo import gdal

from chronofuse.engine import drivers
from chronofuse.engine.cli import main
from chronofuse.engine.door.errors import FactorsError, JobError, NoOverlapError, PlacesError
from chronofuse.engine.door.jobs import DriversJob, dumps, loads
from chronofuse.engine.raster.legend import Legend, write_legend

SIDE = 40


@pytest.fixture
def ask(tmp_path):
    """A function that runs a job in this process; its rows and figures."""

    def run(response, *factors, **wishes):
        out = {role: str(tmp_path / f"{role}.csv") for role in ("table", "interactions", "risks")}
        out |= {"html": str(tmp_path / "page.html"), "report": str(tmp_path / "report.json")}
        job = DriversJob(str(response), tuple(map(str, factors)), **out, overwrite=True, **wishes)
        finished = drivers.run(loads(dumps(job)), lambda event: None)
        rows = {
            role: list(csv.DictReader(Path(out[role]).read_text().splitlines()))
            for role in ("table", "interactions", "risks")
        }
        return SimpleNamespace(figures=finished.first.figures, **rows, page=Path(out["html"]).read_text())

    return run


@pytest.fixture
def table(tmp_path):
    """A function that writes a CSV of columns."""

    def write(**columns):
        path = tmp_path / "places.csv"
        with path.open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows(zip(*columns.values()))
        return str(path)

    return write


def rows(count=60, seed=0):
    random = np.random.default_rng(seed)
    soil = random.choice(["clay", "sand", "peat"], count)
    rain = random.uniform(0, 100, count)
    level = np.select([soil == "clay", soil == "sand"], [1.0, 2.0], 4.0) + 0.01 * rain
    return {"level": (level + random.normal(0, 0.1, count)).round(4), "soil": soil, "rain": rain.round(3)}


def test_a_table_becomes_tables_and_a_page(ask, table):
    got = ask("level", "soil", "rain", places=table(**rows()))
    assert [row["factor"] for row in got.table] == ["soil", "rain"]
    assert float(got.table[0]["q"]) > 0.8 and got.table[0]["classes"] == "as given"
    assert got.table[1]["classes"] == "quantile" and got.table[1]["strata"] == "5"
    assert got.interactions[0]["explains_more"] == "soil"
    peat = next(row for row in got.risks if row["stratum"] == "peat")
    assert peat["differs_from"] == "clay | sand"
    assert "Drivers of level" in got.page and "enhance" in got.page
    report = json.loads(json.dumps(got.figures))
    assert report["drivers"][0]["name"] == "soil" and report["rows"] == 60


def test_rasters_are_read_pixel_by_pixel_on_the_grid_of_the_response(ask, tmp_path):
    random = np.random.default_rng(2)
    zones = np.kron(random.integers(1, 5, (8, 8)), np.ones((5, 5)))
    response = zones * 0.5 + random.normal(0, 0.1, (SIDE, SIDE))
    response[0] = np.nan
    paths = [
        images.write(tmp_path / "response.tif", response[None], dtype="float32", scale=1),
        images.write(
            tmp_path / "zones.tif", zones[::5, ::5][None], dtype="uint8", scale=1, pixel=150, nodata=0
        ),
        images.write(tmp_path / "noise.tif", random.normal(size=(1, SIDE, SIDE)), dtype="float32", scale=1),
    ]
    got = ask(*paths, classes="natural", number=4)
    assert [row["factor"] for row in got.table] == ["zones", "noise"]
    assert float(got.table[0]["q"]) > 0.9 and float(got.table[1]["q"]) < 0.05
    assert got.figures["rows"] == SIDE * (SIDE - 1) and any("40 of 1600" in n for n in got.figures["notes"])


def test_a_raster_of_classes_is_taken_class_by_class_and_by_their_names(ask, tmp_path):
    names = {code: f"kind {code}" for code in range(1, 13)}
    codes = np.arange(SIDE * SIDE).reshape(1, SIDE, SIDE) % 13.0  # 0 is nodata
    cover = images.write(tmp_path / "cover.tif", codes, dtype="uint8", scale=1, nodata=0)
    write_legend(Path(cover), Legend.of(names))
    answer = images.write(tmp_path / "answer.tif", np.where(codes == 7, 3.0, 1.0), dtype="float32", scale=1)
    got = ask(answer, cover)
    assert [(one["factor"], one["strata"], one["classes"]) for one in got.table] == [
        ("cover", "12", "as given")
    ]
    assert float(got.table[0]["q"]) == pytest.approx(1)
    assert {one["stratum"]: float(one["mean"]) for one in got.risks}["kind 7"] == pytest.approx(3)


def test_of_a_large_raster_every_few_pixels_are_taken_and_it_is_said(ask, tmp_path, monkeypatch):
    monkeypatch.setattr("chronofuse.engine.maps.factors.rasters.MOST", 400)
    slope = np.add.outer(np.arange(SIDE), 2 * np.arange(SIDE)).astype(float)[None]
    one, other = (images.write(tmp_path / f"{name}.tif", slope, scale=1, dtype="float32") for name in "ab")
    got = ask(one, other)
    assert got.figures["rows"] == 400 and float(got.table[0]["q"]) > 0.9
    assert any("every 2. of a row" in note for note in got.figures["notes"])


def test_rasters_are_read_at_points_and_in_zones(ask, table, tmp_path):
    height = np.linspace(0, 100, SIDE)[None, :] * np.ones((SIDE, 1))
    dem = images.write(tmp_path / "dem.tif", height[None], dtype="float32", scale=1)
    random = np.random.default_rng(4)
    x, y = 600000 + random.uniform(0, 1200, 80), 5000000 - random.uniform(0, 1200, 80)
    value = np.floor((x - 600000) / 30) * 100 / 39
    got = ask("value", dem, places=table(x=x, y=y, value=value), number=10)
    assert float(got.table[0]["q"]) > 0.95 and got.table[0]["factor"] == "dem"
    assert got.figures["unit"] == "points"
    shapes = [
        {
            "type": "Feature",
            "properties": {"value": number},
            "geometry": {
                "type": "Polygon",
                "coordinates": [
                    [[a, 4999900], [a + 90, 4999900], [a + 90, 4999700], [a, 4999700], [a, 4999900]]
                ],
            },
        }
        for number, a in enumerate(range(600000, 600000 + 12 * 95, 95))
    ]
    zones = tmp_path / "zones.geojson"
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32633"}}
    zones.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": shapes}))
    got = ask("value", dem, places=str(zones), number=4)
    assert got.figures["unit"] == "zones" and float(got.table[0]["q"]) > 0.9


def stripes(path: Path) -> str:
    """Twelve zones of 3 x 6 pixels side by side, in two kinds: `value` is about 1 and 2 by turns."""
    shapes = [
        {
            "type": "Feature",
            "properties": {"value": 1 + number % 2 + number / 1000},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[a, 5e6], [a + 90, 5e6], [a + 90, 5e6 - 180], [a, 5e6 - 180], [a, 5e6]]],
            },
        }
        for number, a in enumerate(range(600000, 600000 + 12 * 90, 90))
    ]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32633"}}
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": shapes}))
    return str(path)


def test_a_raster_of_classes_gives_a_zone_its_most_frequent_class(ask, tmp_path):
    codes = np.zeros((SIDE, SIDE))
    for number in range(12):
        few, many = (9, 2) if number % 2 else (2, 7)
        codes[:, 3 * number : 3 * number + 3] = many
        codes[::3, 3 * number : 3 * number + 3] = few
    path = images.write(tmp_path / "cover.tif", codes[None], dtype="uint8", scale=1, nodata=0)
    zones = stripes(tmp_path / "zones.geojson")
    table = gdal.ColorTable()
    for code in (2, 7, 9):
        table.SetColorEntry(code, (10 * code, 90, 90, 255))
    plain = ask("value", path, places=zones).figures
    assert not any("most frequent" in note for note in plain["notes"])
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.GetRasterBand(1).SetColorTable(table)
    dataset = None
    paletted = ask("value", path, places=zones)
    assert {row["stratum"] for row in paletted.risks} == {"2", "7"} and float(paletted.table[0]["q"]) > 0.99
    assert (
        "The factor 'cover.tif' holds classes: in each zone the most frequent one is taken."
        in (paletted.figures["notes"])
    )
    write_legend(Path(path), Legend.of({2: "reed", 7: "water", 9: "mud"}))
    named = ask("value", path, places=zones)
    assert {row["stratum"] for row in named.risks} == {"reed", "water"}


def test_places_without_a_crs_are_said_where_they_meet_rasters(ask, table, tmp_path):
    slope = np.linspace(0, 100, SIDE)[None, None, :] * np.ones((1, SIDE, 1))
    dem = images.write(tmp_path / "dem.tif", slope, dtype="float32", scale=1)
    x, number = 600015.0 + 30 * np.arange(SIDE), np.arange(SIDE)
    places = table(x=x, y=np.full(SIDE, 4999000.0), value=number, own=number % 7)
    said = "The places' file says no coordinate reference system: that of the rasters is taken."
    assert said in ask("value", dem, places=places).figures["notes"]
    assert said not in ask("value", "own", places=places).figures["notes"]
    assert said not in ask("value", dem, places=places, crs="EPSG:32633").figures["notes"]


def test_what_is_of_no_use_is_left_out_and_said(ask, table):
    columns = rows()
    columns["same"] = ["x"] * 60
    columns["each"] = [f"plot {number}" for number in range(60)]
    columns["rare"] = ["a"] * 29 + ["b"] * 30 + ["alone"]
    columns["gone"] = [""] * 60
    columns["rain"] = ["" if number < 3 else value for number, value in enumerate(columns["rain"])]
    got = ask("level", "soil", "rain", "same", "each", "rare", "gone", places=table(**columns))
    notes = " ".join(got.figures["notes"])
    assert {row["factor"] for row in got.table} == {"soil", "rain", "rare"}
    assert "same is x everywhere: left out" in notes and "each has 57 classes in 57 rows" in notes
    assert "gone has no value anywhere" in notes and "rain in 3" in notes
    assert "rare: 1 of its classes has a single member (alone)" in notes


def test_three_hundred_classes_of_many_rows_are_told(ask, table):
    random = np.random.default_rng(8)
    many = random.integers(0, 300, 900)
    got = ask("y", "many", places=table(y=random.normal(size=900), many=[f"c{n}" for n in many]))
    assert any("has 285" in n or "classes: its q is large" in n for n in got.figures["notes"])
    assert float(got.table[0]["p"]) > 0.01


def test_numbers_are_taken_as_classes_where_it_is_said(ask, table):
    columns = rows()
    columns["code"] = np.arange(60) % 12 + 1
    told = ask("level", "code", places=table(**columns), categories=("code",))
    assert told.table[0]["strata"] == "12" and told.table[0]["classes"] == "as given"
    assert ask("level", "code", places=table(**columns)).table[0]["classes"] == "quantile"


@pytest.mark.parametrize(
    "change, words",
    [
        ({"level": [2.0] * 60}, "The response is 2 in all 60 rows"),
        ({"level": ["high"] * 60}, r"The response 'level' is a text \('high'\)"),
        ({"soil": ["peat"] * 60}, "No factor is left .* soil is peat everywhere"),
        ({"soil": [""] * 55 + ["a", "b"] * 2 + ["a"]}, "5 of 60 rows have a response and all factors"),
    ],
)
def test_what_cannot_be_is_one_sentence(ask, table, change, words):
    with pytest.raises(FactorsError, match=words):
        ask("level", "soil", places=table(**{**rows(), **change}))


def test_names_that_are_wrong(ask, table, tmp_path):
    places = table(**rows())
    with pytest.raises(FactorsError, match="has no field 'slope', and it is no raster"):
        ask("level", "soil", "slope", places=places)
    with pytest.raises(PlacesError, match="has no field 'water': it has"):
        ask("water", "soil", places=places)
    with pytest.raises(JobError, match="is named twice"):
        ask("level", "soil", "soil", places=places)
    with pytest.raises(JobError, match="'number' is 2: give 3 to 10"):
        ask("level", "soil", places=places, number=2)
    here = images.write(tmp_path / "a.tif", np.ones((1, 9, 9)))
    far = images.write(tmp_path / "b.tif", np.ones((1, 9, 9)), corner=(100000.0, 5000000.0))
    with pytest.raises(NoOverlapError, match="does not overlap the response"):
        ask(here, far)


def test_the_command_prints_q_and_p(table, tmp_path, capsys):
    places, out = table(**rows()), tmp_path / "out.csv"
    line = ["drivers", "--places", places, "--response", "level", "--factors", "soil", "rain", "-o", str(out)]
    assert main.main(line) == 0
    printed = capsys.readouterr().out
    assert "level in 60 rows" in printed and "soil" in printed and out.is_file()
    assert main.main(line) == 2 and "exists already" in capsys.readouterr().err
