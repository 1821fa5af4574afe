"""Curves at places: what a table and a page tell of points and polygons, and what is said of bad ones."""

import csv
import json
import re
import sys
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr, osr

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import images

from chronofuse.engine import curves, fill
from chronofuse.engine.door import errors
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.curves_job import CurvesJob
from chronofuse.engine.door.fill_job import FillJob

LEFT, TOP, SIDE, RATIO = 600000.0, 5000000.0, 32, 8
BEGIN = date(2024, 3, 1)
NAMES = ("red", "nir")


def values_of(number: int) -> np.ndarray:
    rows, columns = np.mgrid[:SIDE, :SIDE]
    return np.stack([0.1 + rows * 1e-3 + number * 0.01, 0.3 + columns * 1e-3 + number * 0.02])


@pytest.fixture
def plain(tmp_path) -> Path:
    """Four dated images; in the third there is a gap in the upper left."""
    for number in range(4):
        values = values_of(number)
        if number == 2:
            values[:, :8, :8] = np.nan
        images.write(tmp_path / f"fine_{BEGIN + timedelta(10 * number)}.tif", values, names=NAMES)
    return tmp_path


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> Path:
    """A series that was filled, with its origins and deviations."""
    folder = tmp_path_factory.mktemp("year")
    for role in ("fine", "coarse"):
        (folder / role).mkdir()
    for number in range(6):
        day, values = BEGIN + timedelta(8 * number), values_of(number)
        coarse = images.block_mean(values, RATIO)
        images.write(folder / "coarse" / f"coarse_{day}.tif", coarse, pixel=30.0 * RATIO, names=NAMES)
        if number % 2 == 0:
            images.write(folder / "fine" / f"fine_{day}.tif", values, names=NAMES)
    sources = tuple(CollectionSource((str(folder / role),), role=role) for role in ("fine", "coarse"))
    job = FillJob(sources, str(folder / "out"), indices=("ndvi",), uncertainty=True)
    fill.run(job, lambda event: None)
    return folder / "out"


def shapes(path: Path, wkts, epsg=32633, field="name") -> str:
    """A vector file of named shapes."""
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    system = osr.SpatialReference()
    system.ImportFromEPSG(epsg)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    layer = source.CreateLayer("places", system, ogr.wkbUnknown)
    layer.CreateField(ogr.FieldDefn(field, ogr.OFTString))
    for name, wkt in wkts:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature[field] = name
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt) if wkt else None)
        layer.CreateFeature(feature)
    return str(path)


def at(column: float, row: float) -> str:
    return f"{LEFT + 30 * column} {TOP - 30 * row}"


def point(column: int, row: int) -> str:
    return f"POINT({at(column + 0.5, row + 0.5)})"


def box(column: float, row: float, wide: float, high: float) -> str:
    corners = ((0, 0), (wide, 0), (wide, high), (0, high), (0, 0))
    return f"POLYGON(({', '.join(at(column + c, row + r) for c, r in corners)}))"


def told(folder, places, **wishes):
    """The rows of the table, and the finished event."""
    folder = Path(folder)
    table = folder.parent / "curves.csv"
    job = CurvesJob((CollectionSource((str(folder),)),), places, str(table), overwrite=True, **wishes)
    finished = curves.run(job, lambda event: None)
    with table.open(encoding="utf-8") as file:
        return list(csv.DictReader(file)), finished.first.figures


def test_a_point_has_the_value_of_its_pixel_on_each_date(plain):
    places = shapes(plain / "p.gpkg", [("a", point(10, 3)), ("b", point(31, 31))])
    rows, figures = told(plain, places, indices=("ndvi",))
    assert [row["date"] for row in rows[:4]] == [str(BEGIN + timedelta(10 * n)) for n in range(4)]
    for number, row in enumerate(rows[:4]):
        red, nir = values_of(number)[:, 3, 10]
        assert float(row["red"]) == pytest.approx(red, abs=1e-4)
        assert float(row["ndvi"]) == pytest.approx((nir - red) / (nir + red), abs=1e-3)
        assert (row["origin"], row["origin_code"], row["note"]) == ("observed", "1", "")
    assert {row["id"] for row in rows} == {"a", "b"} and figures["places_with_values"] == 2


def test_a_polygon_has_mean_deviation_and_count_of_the_pixels_whose_middles_it_holds(plain):
    rows, _ = told(plain, shapes(plain / "p.gpkg", [("field", box(4, 4, 8, 6))]))
    for number, row in enumerate(rows):
        part = values_of(number)[0, 4:10, 4:12]
        if number == 2:
            part = np.where(np.logical_and.outer(np.arange(6) < 4, np.arange(8) < 4), np.nan, part)
        assert float(row["red"]) == pytest.approx(np.nanmean(part), abs=1e-4)
        assert float(row["red_std"]) == pytest.approx(np.nanstd(part), abs=1e-4)
        assert (int(row["count"]), row["pixels"]) == (np.isfinite(part).sum(), "48")


def test_a_filled_series_tells_origins_and_deviations(filled):
    rows, figures = told(filled, shapes(filled.parent / "p.gpkg", [("a", point(9, 9))]))
    assert figures["columns"] == ["red", "nir", "ndvi"] and len(rows) == 6
    for number, row in enumerate(rows):
        day = BEGIN + timedelta(8 * number)
        stored = gdal.Open(str(filled / f"ndvi_{day}.tif")).ReadAsArray()[9, 9]
        assert float(row["ndvi"]) == pytest.approx(stored, abs=1e-5)
        code = gdal.Open(str(filled / f"origin_{day}.tif")).ReadAsArray()[0, 9, 9]
        assert int(row["origin_code"]) == code
        assert row["origin"] == ("observed" if number % 2 == 0 else "fused")
        sure = gdal.Open(str(filled / f"deviation_{day}.tif")).ReadAsArray()[:, 9, 9]
        assert float(row["red_deviation"]) == pytest.approx(sure[0], rel=1e-4)
        red, nir = float(row["red"]), float(row["nir"])
        by_bands = 2 / (nir + red) ** 2 * np.hypot(nir * sure[0], red * sure[1])
        assert float(row["ndvi_deviation"]) == pytest.approx(by_bands, rel=0.02, abs=1e-6)


def test_places_of_another_crs_and_a_table_of_longitudes_find_the_same_pixels(plain):
    to_degrees = osr.CoordinateTransformation(*(_system(code) for code in (32633, 4326)))
    x, y = map(float, at(10.5, 3.5).split())
    lon, lat, _ = to_degrees.TransformPoint(x, y)
    by_crs, _ = told(plain, shapes(plain / "p.gpkg", [("a", f"POINT({lon!r} {lat!r})")], 4326))
    table = plain / "p.csv"
    table.write_text(f"ID;lat;lon\nfirst;{lat!r};{lon!r}\n")
    by_table, _ = told(plain, str(table))
    own = plain / "own.csv"
    own.write_text(f"x,y,plot\n{x},{y},first\n")
    by_own, _ = told(plain, str(own), id_field="plot")
    values = [[row["red"] for row in rows] for rows in (by_crs, by_table, by_own)]
    assert values[0] == values[1] == values[2] and by_own[0]["id"] == by_table[0]["id"] == "first"


def _system(epsg: int) -> osr.SpatialReference:
    system = osr.SpatialReference()
    system.ImportFromEPSG(epsg)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return system


def test_what_is_wrong_with_a_place_is_said_in_its_rows(plain):
    crossed = f"POLYGON(({at(20, 20)}, {at(30, 30)}, {at(30, 20)}, {at(20, 30)}, {at(20, 20)}))"
    wrong = [
        ("far", "POINT(0 0)"),
        ("gap", point(2, 2)),
        ("crossed", crossed),
        ("tiny", box(9.1, 9.1, 0.1, 0.1)),
        ("edge", box(-3, 10, 6, 2)),
        ("none", None),
        ("line", f"LINESTRING({at(1, 1)}, {at(5, 5)})"),
        ("far", point(12, 12)),
    ]
    rows, figures = told(plain, shapes(plain / "p.gpkg", wrong))
    notes = {(row["id"], row["date"]): row["note"] for row in rows}
    third = str(BEGIN + timedelta(20))
    assert notes["far", third] == "outside the images" and "crossed itself" in notes["crossed", third]
    assert notes["gap", third] == "no data" and notes["gap", str(BEGIN)] == ""
    assert notes["tiny", third].startswith("smaller than a pixel") and "partly" in notes["edge", third]
    assert notes["none", third] == "no geometry" and notes["line", third].startswith("a line")
    assert notes["far (2)", third] == ""
    tiny = next(row for row in rows if row["id"] == "tiny")
    assert float(tiny["red"]) == pytest.approx(values_of(0)[0, 9, 9], abs=1e-4) and tiny["count"] == "1"
    assert any("number behind" in note for note in figures["notes"])


def test_dates_that_are_there_twice_and_images_of_other_grids_are_told(plain):
    again = values_of(2)
    images.write(plain / f"fine_{BEGIN + timedelta(20)}_b.tif", again, names=NAMES)
    moved = {"corner": (LEFT + 300, TOP - 300), "names": NAMES}
    images.write(plain / f"fine_{BEGIN + timedelta(40)}.tif", values_of(4)[:, 10:, 10:], **moved)
    rows, figures = told(plain, shapes(plain / "p.gpkg", [("a", point(2, 2)), ("b", point(12, 14))]))
    third = next(row for row in rows if row["id"] == "a" and row["date"] == str(BEGIN + timedelta(20)))
    assert float(third["red"]) == pytest.approx(again[0, 2, 2], abs=1e-4)
    assert float(rows[-1]["red"]) == pytest.approx(values_of(4)[0, 14, 12], abs=1e-4)
    assert rows[4]["note"] == "outside the images"
    assert any("several images" in note for note in figures["notes"])
    assert any("2 grids" in note for note in figures["notes"])


def test_a_page_holds_all_it_needs_and_the_numbers_of_the_table(filled):
    html = filled.parent / "curves.html"
    name = "</script><b>field"
    rows, _ = told(filled, shapes(filled.parent / "p.gpkg", [(name, point(9, 9))]), html=str(html))
    page = html.read_text("utf-8")
    assert "<b>field" not in page and not re.search(r"https?://(?!www\.w3\.org/2000/svg)", page)
    assert not re.search(r"<(?:link|img|script)[^>]*\s(?:src|href)=", page)
    data = json.loads(re.search(r'<script id="data"[^>]*>(.*?)</script>', page, re.S).group(1))
    assert data["places"][0]["id"] == name and data["columns"][data["first"]]["name"] == "ndvi"
    drawn = data["places"][0]["values"][0]
    assert drawn == [pytest.approx(float(row["red"]), rel=1e-4) for row in rows]
    assert [origin["sign"] for origin in data["origins"]] == ["observed", "fused"]


def test_what_cannot_be_is_one_sentence(plain, tmp_path):
    good = shapes(plain / "p.gpkg", [("a", point(2, 2))])
    with pytest.raises(errors.PlacesError, match="no field 'plot': it has name"):
        told(plain, good, id_field="plot")
    with pytest.raises(errors.PlacesError, match="no point and no polygon"):
        told(plain, shapes(plain / "empty.gpkg", []))
    with pytest.raises(errors.NoOverlapError, match="No place lies in the images"):
        told(plain, shapes(plain / "far.gpkg", [("a", "POINT(0 0)")]))
    with pytest.raises(errors.PlacesError, match="holds lines"):
        told(plain, shapes(plain / "line.gpkg", [("a", f"LINESTRING({at(1, 1)}, {at(5, 5)})")]))
    with pytest.raises(errors.MissingFileError, match="does not exist"):
        told(plain, str(plain / "nowhere.gpkg"))
    (plain / "bad.csv").write_text("x,y\n1,two\n")
    with pytest.raises(errors.PlacesError, match=r"Line 2 of .* has '1' and 'two' as x and y"):
        told(plain, str(plain / "bad.csv"))
    with pytest.raises(errors.SeriesError, match="No image is from 2030-01-01"):
        told(plain, good, first="2030-01-01")
    with pytest.raises(errors.PlacesError, match="can't be read as points or polygons"):
        told(plain, str(plain / f"fine_{BEGIN}.tif"))
    with pytest.raises(errors.NoCrsError, match="is no coordinate reference system"):
        told(plain, good, crs="EPSG:nothing")


def test_a_series_of_one_date_is_told_as_one(plain):
    rows, figures = told(plain, shapes(plain / "p.gpkg", [("a", point(3, 30))]), last=str(BEGIN))
    assert len(rows) == 1 and any("one date" in note for note in figures["notes"])


def test_a_point_needs_a_part_of_an_image_alone(tmp_path, monkeypatch):
    from chronofuse.engine.raster.readers import Image

    side = 3000
    options = ["TILED=YES", "BLOCKXSIZE=256", "BLOCKYSIZE=256", "SPARSE_OK=TRUE", "COMPRESS=DEFLATE"]
    for number in range(3):
        values = np.zeros((1, side, side), np.float32)
        path = tmp_path / f"fine_{BEGIN + timedelta(number)}.tif"
        images.write(path, values, names=("red",), options=options)
    read = []
    inner = Image.read
    monkeypatch.setattr(Image, "read", lambda self, w: (read.append(w.width * w.height), inner(self, w))[1])
    table = tmp_path / "p.csv"
    random = np.random.default_rng(0)
    spots = (f"{LEFT + 30 * c},{TOP - 30 * r}\n" for c, r in random.integers(0, side, (40, 2)))
    table.write_text("x,y\n" + "".join(spots))
    rows, _ = told(tmp_path, str(table))
    assert len(rows) == 120
    # The first image is looked at in nine windows of 256 x 256; of the others no more than at the places.
    assert sum(read) < 10 * 256 * 256 + 3 * 40 * 4096 and max(read) <= 256 * 256
