"""`chronofuse invert`: measurements and images become a map of a parameter, with how far off it may be."""

import csv
import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import images
import numpy as np
import pytest
from osgeo import gdal

from chronofuse.engine import invert
from chronofuse.engine.cli import main
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.errors import (
    BandMismatchError,
    JobError,
    MemoryBudgetError,
    ModelFileError,
    NoOverlapError,
    PlacesError,
    SeriesError,
)
from chronofuse.engine.door.jobs import InvertJob, dumps, loads

SIDE, PIXEL = 60, 30.0
BANDS = ("green", "red", "rededge1", "nir")
DAYS = (date(2024, 5, 1), date(2024, 7, 1))


def scene(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Bands and the cover that makes them."""
    random = np.random.default_rng(seed)
    cover = images.smooth_noise(random, (1, SIDE, SIDE), 5.0, 0.0, 1.0)[0]
    soil, plant = (0.16, 0.2, 0.22, 0.26), (0.06, 0.04, 0.1, 0.48)
    bands = np.stack([s + (p - s) * cover for s, p in zip(soil, plant)])
    return bands + 0.004 * random.normal(size=bands.shape), cover


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder of two dates, and measurements at pixels of both."""
    folder = tmp_path_factory.mktemp("invert")
    random, rows = np.random.default_rng(1), []
    for number, day in enumerate(DAYS):
        bands, cover = scene(number)
        bands[:, :3] = np.nan
        images.write(folder / f"fine_{day}.tif", bands, names=BANDS, pixel=PIXEL)
        for row, col in random.integers(3, SIDE, (90, 2)):
            x, y = 600000 + (col + 0.5) * PIXEL, 5000000 - (row + 0.5) * PIXEL
            rows.append((x, y, day, round(cover[row, col] + 0.02 * random.normal(), 4), f"field {col // 12}"))
    points = folder / "points.csv"
    write(points, rows)
    return SimpleNamespace(folder=folder, points=str(points), rows=rows)


def write(path: Path, rows) -> str:
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["x", "y", "date", "cover", "field"])
        writer.writerows(rows)
    return str(path)


@pytest.fixture
def make(tmp_path, place):
    """A function that runs a job in this process; its bands, table, model and figures."""

    def run(**wishes):
        out = {"output": str(tmp_path / "out.tif"), "html": str(tmp_path / "page.html")}
        out |= {"report": str(tmp_path / "r.json"), "kept": str(tmp_path / "model.json")}
        given = {"points": place.points, "value": "cover", "threads": 2, "overwrite": True}
        if wishes.get("points", "") is not None:
            out["table"] = str(tmp_path / "table.csv")
        sources = wishes.pop("sources", (str(place.folder),))
        job = InvertJob((CollectionSource(sources),), **{**given, **out, **wishes})
        finished = invert.run(loads(dumps(job)), lambda event: None)
        dataset = gdal.Open(out["output"])
        return SimpleNamespace(
            path=Path(out["output"]),
            bands=np.where(dataset.ReadAsArray() == -9999, np.nan, dataset.ReadAsArray()),
            names=[dataset.GetRasterBand(n).GetDescription() for n in (1, 2)],
            table=list(csv.DictReader(Path(out["table"]).read_text().splitlines()))
            if "table" in out
            else None,
            model=json.loads(Path(out["kept"]).read_text()),
            kept=out["kept"],
            page=Path(out["html"]).read_text(),
            figures=finished.first.figures,
            notes=" ".join(finished.first.figures["notes"]),
        )

    return run


def test_measurements_and_images_become_a_map_with_its_deviation(make, place):
    got = make()
    _, cover = scene(1)
    assert got.names == ["value", "deviation"] and got.figures["date"] == "2024-07-01"
    value, deviation = got.bands
    assert np.isnan(value[:3]).all() and np.isfinite(value[3:]).all()
    errors = value[3:] - cover[3:]
    assert np.sqrt(np.mean(errors**2)) < 0.03 and (deviation[3:] > 0).all()
    held = got.figures["held_out"]
    assert held["r2"] > 0.95 and held["samples"] == 180 and 0.6 < held["coverage"] < 0.76
    assert len(got.table) == 180 and got.table[0]["date"] == "2024-05-01"
    squares = [(float(row["predicted"]) - float(row["measured"])) ** 2 for row in got.table]
    assert np.sqrt(np.mean(squares)) == pytest.approx(held["rmse"], rel=1e-3)
    assert "predicted while held out" in got.page


def test_the_bytes_do_not_depend_on_the_tile(make):
    first = make().path.read_bytes()
    assert make(tile=17, threads=1).path.read_bytes() == first


def test_groups_are_cells_or_a_field_and_never_pixels(make, place):
    got = make(group="field", model="linear")
    fold_of = {}
    for row, given in zip(got.table, place.rows):
        assert fold_of.setdefault(given[4], row["fold"]) == row["fold"]
    assert got.figures["held_out"]["groups"] == 5
    cells = make(cell=300.0, model="linear", predictors=("ndvi",)).figures["held_out"]["groups"]
    assert 20 < cells <= 36


def test_a_model_that_was_kept_maps_another_date_without_points(make):
    first = make(date="2024-05-01")
    again = make(model=first.kept, points=None, value=None, date="2024-05-01", kept=first.kept + ".2.json")
    np.testing.assert_array_equal(again.bands, first.bands)
    other = make(model=first.kept, points=None, value=None, kept=first.kept + ".2.json")
    assert not np.array_equal(np.nan_to_num(other.bands), np.nan_to_num(first.bands))


def test_a_forest_maps_and_is_kept(make):
    got = make(model="forest")
    held = got.figures["held_out"]
    assert held["r2"] > 0.9 and held["coverage"] == pytest.approx(0.68, abs=0.08)
    again = make(model=got.kept, points=None, value=None, kept=got.kept + ".2.json")
    np.testing.assert_array_equal(again.bands, got.bands)
    nodes = got.model["forest"]
    shared = [max(nodes["children"][:9]) if child else 0 for child in nodes["children"][:9]]
    for broken, why in (
        ({"children": [0] * len(nodes["children"])}, "its nodes lead nowhere"),
        ({"children": [*shared, *nodes["children"][9:]]}, "its nodes are no trees"),
        ({"roots": nodes["roots"][::-1]}, "its nodes are no trees"),
        ({"roots": []}, "its nodes are no trees"),
    ):
        Path(got.kept).write_text(json.dumps({**got.model, "forest": {**nodes, **broken}}))
        with pytest.raises(ModelFileError, match=why):
            make(model=got.kept, points=None, value=None, kept=got.kept + ".2.json")


def test_formulas_with_and_without_measurements(make):
    fitted = make(model="formula", formula="fvc")
    assert fitted.figures["held_out"]["r2"] > 0.9 and "Gutman and Ignatov" in fitted.page
    assert np.nanmin(fitted.bands[0]) >= 0 and np.nanmax(fitted.bands[0]) <= 1
    bare = make(model="formula", formula="fvc", points=None, value=None)
    assert np.isnan(bare.bands[1]).all() and "no deviation is known" in bare.notes
    assert np.corrcoef(bare.bands[0][3:].ravel(), scene(1)[1][3:].ravel())[0, 1] > 0.95
    ndci = make(model="formula", formula="ndci", points=None, value=None)
    red, edge = scene(1)[0][1:3]
    index = (edge - red) / (edge + red)
    wanted = np.maximum(14.039 + 86.115 * index + 194.325 * index**2, 0)
    np.testing.assert_allclose(ndci.bands[0][3:], wanted[3:], rtol=0.02)
    with pytest.raises(BandMismatchError, match="has no thermal band"):
        make(model="formula", formula="temperature", points=None, value=None)


def test_the_temperature_of_the_surface_comes_from_a_thermal_band(make, tmp_path):
    kelvin = np.full((1, 20, 20), 295.0)
    path = images.write(tmp_path / "bt_2024-07-01.tif", kelvin, names=("bt",), dtype="float32", scale=1)
    got = make(sources=(path,), model="formula", formula="temperature", points=None, value=None)
    assert got.bands[0] == pytest.approx(np.full((20, 20), 295.94), abs=0.1)


def test_measurements_that_cannot_be_used_are_left_out_and_said(make, place, tmp_path):
    rows = list(place.rows)
    far, nodata = (600000 - 5000.0, 5000000.0), (600000 + 45.0, 5000000 - 15.0)
    rows += [(*far, DAYS[0], 0.5, "f"), (*nodata, DAYS[0], 0.5, "f"), (*rows[0][:2], "2024-06-01", 0.5, "f")]
    rows += [(*rows[0][:2], DAYS[0], "", "f"), (*rows[0][:2], "", 0.5, "f")]
    got = make(points=write(tmp_path / "p.csv", rows))
    assert got.figures["held_out"]["samples"] == 180
    for words in (
        "1 of 185 measurements has no value",
        "1 of 185 measurements has no image within 3 days",
        "1 of 185 measurements has no date",
        "2 of 185 measurements lie outside the images or on nodata",
    ):
        assert words in got.notes
    assert make(points=write(tmp_path / "p.csv", rows), days=40).figures["held_out"]["samples"] == 181


@pytest.mark.parametrize(
    "error, words, change",
    [
        (PlacesError, "14 measurements have a value and an image", lambda rows: rows[:14]),
        (PlacesError, r"All 180 measurements are 0\.5", lambda rows: [(*r[:3], 0.5, r[4]) for r in rows]),
        (NoOverlapError, "None of the 180 measurements", lambda rows: [(r[0] + 1e6, *r[1:]) for r in rows]),
    ],
)
def test_points_that_nothing_can_be_learnt_from(make, place, tmp_path, error, words, change):
    with pytest.raises(error, match=words):
        make(points=write(tmp_path / "p.csv", change(place.rows)))


@pytest.mark.parametrize(
    "error, words, wishes",
    [
        (PlacesError, "has no field 'depth': it has", {"value": "depth"}),
        (PlacesError, "'field' holds texts", {"value": "field"}),
        (PlacesError, "in one group", {"cell": 1e6}),
        (BandMismatchError, "'swir9' is no band of", {"model": "linear", "predictors": ("swir9",)}),
        (BandMismatchError, r"NDMI is .* no band", {"model": "linear", "predictors": ("ndmi",)}),
        (SeriesError, "the nearest is of 2024-07-01", {"date": "2024-08-01"}),
        (MemoryBudgetError, "takes more than the memory", {"memory": 16, "tile": 4000}),
    ],
)
def test_what_cannot_be_is_one_sentence(make, error, words, wishes):
    with pytest.raises(error, match=words):
        make(**wishes)


def test_a_model_of_other_bands_or_of_another_hand_is_refused(make, tmp_path):
    got = make()
    bands = np.full((2, SIDE, SIDE), 0.2)
    other = images.write(tmp_path / "o_2024-07-01.tif", bands, names=("red", "nir"))
    with pytest.raises(BandMismatchError, match="was fitted to the bands green, red, rededge1, nir"):
        make(sources=(other,), model=got.kept, points=None, value=None, kept=got.kept + "2.json")
    strange = tmp_path / "strange.json"
    strange.write_text('{"kind": "something"}')
    with pytest.raises(ModelFileError, match="is no model that 'chronofuse invert' has kept"):
        make(model=str(strange), points=None, value=None)


def test_what_does_not_go_together_is_refused(place):
    sources = (CollectionSource((str(place.folder),)),)
    for wishes, words in (
        ({}, "is fitted to measurements"),
        ({"points": "p.csv"}, "No field with the measured value"),
        ({"points": "p.csv", "value": "v", "model": "m.json"}, "is fitted already"),
        ({"model": "spline"}, "model is 'spline': use one of"),
        ({"model": "formula", "predictors": ("ndvi",)}, "A formula knows its bands"),
        ({"points": "p.csv", "value": "v", "group": "g", "cell": 9.0}, "give --group or --cell"),
    ):
        with pytest.raises(JobError, match=words):
            InvertJob(sources, "out.tif", **wishes)


@pytest.mark.long
def test_spectra_of_sixty_bands_beat_a_line_through_ndvi(make, tmp_path, monkeypatch):
    from chronofuse.models.simulation.__main__ import main as simulate

    dates = ["--first", "2024-05-01", "--last", "2024-07-31", "--fine-every", "60", "--coarse-every", "60"]
    year = ["--year", "--size", "128", "--truth-every", "200", "--spectra", "45"]
    monkeypatch.setattr("sys.argv", ["simulation", str(tmp_path / "place"), *year, *dates])
    simulate()
    given = {"sources": (str(tmp_path / "place" / "spectra"),)}
    given["points"] = str(tmp_path / "place" / "truth" / "measurements.gpkg")
    for parameter in ("green_cover", "leaf_chlorophyll", "water_chlorophyll", "suspended_matter"):
        pls = make(**given, value=parameter).figures["held_out"]
        line = make(**given, value=parameter, model="linear", predictors=("ndvi",)).figures["held_out"]
        assert pls["rmse"] < 0.9 * line["rmse"] and pls["rmse"] < 0.9 * pls["mean_rmse"]
        assert pls["coverage"] == pytest.approx(0.68, abs=0.05)


def test_the_command_prints_how_good_it_is(place, tmp_path, capsys):
    out = str(tmp_path / "cover.tif")
    line = ["invert", str(place.folder), "--points", place.points, "--value", "cover", "-o", out]
    assert main.main(line) == 0
    printed = capsys.readouterr().out
    assert "R2 0.9" in printed and "within the deviation" in printed
    assert main.main(line) == 2 and "exists already" in capsys.readouterr().err
