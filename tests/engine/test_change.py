"""`chronofuse change`: between two dates, two class rasters, and within a series."""

import csv
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import images
import numpy as np
import pytest
from osgeo import gdal

from chronofuse.engine import change
from chronofuse.engine.cli import main
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.errors import (
    AllNodataError,
    BandMismatchError,
    ClassesError,
    GridMismatchError,
    JobError,
    MemoryBudgetError,
    NoOverlapError,
    SeriesError,
)
from chronofuse.engine.door.jobs import ChangeJob, dumps, loads
from chronofuse.engine.raster.legend import Legend, read_legend, write_legend

SIDE = 60
PIXEL = 30.0


@pytest.fixture
def find(tmp_path):
    """A function that runs a job in this process; its bands, tables and figures."""

    def run(**wishes):
        out = tmp_path / "out.tif"
        paths = {"html": str(tmp_path / "page.html"), "report": str(tmp_path / "report.json")}
        if "sources" not in wishes:
            paths["matrix"] = str(tmp_path / "matrix.csv")
        job = ChangeJob(str(out), **{"threads": 2, "overwrite": True, **paths, **wishes})
        finished = change.run(loads(dumps(job)), lambda event: None)
        dataset = gdal.Open(str(out))
        table = Path(paths["matrix"]) if "matrix" in paths else None
        return SimpleNamespace(
            path=out,
            bands=dataset.ReadAsArray(),
            dataset=dataset,
            table=list(csv.reader(table.read_text().splitlines())) if table else None,
            page=Path(paths["html"]).read_text(),
            figures=finished.first.figures,
            notes=" ".join(finished.first.figures["notes"]),
        )

    return run


# ---- two dates


def vegetation(ndvi) -> np.ndarray:
    return np.stack([0.3 * (1 - ndvi), 0.3 * (1 + ndvi)])


@pytest.fixture
def dates(tmp_path):
    """Two images: NDVI falls by 0.3 in a block and in one pixel, rises in another block."""
    random = np.random.default_rng(1)
    first = 0.5 + 0.02 * random.normal(size=(SIDE, SIDE))
    second = 0.52 + 0.02 * random.normal(size=(SIDE, SIDE))
    second[10:20, 5:25] -= 0.3
    second[40:50, 40:50] += 0.25
    second[55, 3] -= 0.4
    first[:, -1] = np.nan
    paths = [
        images.write(tmp_path / f"fine_{day}.tif", vegetation(ndvi), names=("red", "nir"), pixel=PIXEL)
        for day, ndvi in (("2024-05-01", first), ("2024-07-01", second))
    ]
    return {"before": paths[0], "after": paths[1]}


def test_blocks_that_changed_are_marked_and_measured(find, dates):
    got = find(**dates)
    assert (got.bands[10:20, 5:25] == 1).all() and (got.bands[40:50, 40:50] == 2).all()
    assert (got.bands[:, -1] == 255).all() and got.bands[55, 3] == 1
    inside = np.zeros((SIDE, SIDE), bool)
    inside[10:20, 5:25] = inside[40:50, 40:50] = True
    assert ((got.bands[:, :-1] != 0) & ~inside[:, :-1]).mean() < 0.01
    areas = {row[0]: float(row[2]) for row in got.table[1:]}
    assert areas["NDVI decreased"] == pytest.approx(200 * 0.09, abs=2)
    assert read_legend(str(got.path), "The raster").names == ("no change", "NDVI decreased", "NDVI increased")
    assert got.figures["before"] == "2024-05-01" and "Change between two dates" in got.page
    assert sum(areas.values()) == pytest.approx(SIDE * (SIDE - 1) * 0.09)


def test_small_patches_are_none(find, dates):
    got = find(**dates, min_area=1e4)
    assert got.bands[55, 3] == 0 and (got.bands[10:20, 5:25] == 1).all()
    assert got.figures["areas"]["decreased"]["pixels"] == 200


def test_the_bytes_do_not_depend_on_the_tile(find, dates):
    first = find(**dates, min_area=5e3).path.read_bytes()
    for tile in (1, 7):
        assert find(**dates, min_area=5e3, tile=tile).path.read_bytes() == first


def test_a_threshold_that_is_given_is_taken_and_the_difference_written(find, dates, tmp_path):
    got = find(**dates, threshold=0.35, difference=str(tmp_path / "difference.tif"))
    assert set(np.unique(got.bands[:, :-1])) <= {0, 1} and (got.bands == 1).sum() <= 10
    difference = gdal.Open(str(tmp_path / "difference.tif")).ReadAsArray()
    assert np.median(difference[10:20, 5:25]) == pytest.approx(-0.28, abs=0.02)
    assert (difference[:, -1] == -9999).all()


def test_single_bands_and_one_of_several_are_compared_as_they_are(find, tmp_path):
    first = np.full((1, SIDE, SIDE), 290.0) + np.random.default_rng(2).normal(0, 0.3, (1, SIDE, SIDE))
    second = first + 0.1
    second[:, :20] += 8
    given = {"dtype": "float32", "scale": 1}
    paths = [
        images.write(tmp_path / f"t_2024-0{n}-01.tif", values, names=("lst",), **given)
        for n, values in enumerate((first, second), 1)
    ]
    got = find(before=paths[0], after=paths[1], index="band")
    assert (got.bands[:20] == 2).all() and (got.bands[20:] == 0).mean() > 0.99
    both = [
        images.write(
            tmp_path / f"b_2024-0{n}-01.tif",
            np.concatenate([values * 0, values]),
            names=("a", "lst"),
            **given,
        )
        for n, values in enumerate((first, second), 1)
    ]
    for band in ("lst", "2"):
        assert (find(before=both[0], after=both[1], index="band", band=band).bands[:20] == 2).all()


def test_another_grid_is_brought_over_and_a_shift_of_the_whole_is_said(find, dates, tmp_path):
    ndvi = np.full((20, 20), 0.8)
    coarse = images.write(tmp_path / "c_2024-08-01.tif", vegetation(ndvi), names=("red", "nir"), pixel=90.0)
    got = find(before=dates["before"], after=coarse)
    assert "have other pixels" in got.notes and "the dates differ as a whole" in got.notes


def test_two_dates_that_cannot_be_compared(find, dates, tmp_path):
    plain = images.write(tmp_path / "x.tif", np.ones((2, 9, 9)), names=("green", "blue"))
    far = images.write(
        tmp_path / "far.tif", vegetation(np.full((9, 9), 0.5)), names=("red", "nir"), corner=(1e5, 5e6)
    )
    empty = images.write(tmp_path / "empty.tif", np.full((2, SIDE, SIDE), np.nan), names=("red", "nir"))
    with pytest.raises(BandMismatchError, match="NDVI needs bands"):
        find(before=dates["before"], after=plain)
    heights = images.write(tmp_path / "heights.tif", np.full((1, SIDE, SIDE), 212.0), names=("height",))
    with pytest.raises(BandMismatchError, match="has one band, and .* the bands of NDVI"):
        find(before=dates["before"], after=heights)
    with pytest.raises(BandMismatchError, match="has no band 'swir9'"):
        find(**dates, index="band", band="swir9")
    with pytest.raises(NoOverlapError):
        find(before=dates["before"], after=far)
    with pytest.raises(AllNodataError, match="No pixel has a value in both"):
        find(before=dates["before"], after=empty)
    with pytest.raises(MemoryBudgetError):
        wide = images.write(
            tmp_path / "wide.tif", np.full((2, 1, 120_000), 0.3), names=("red", "nir"), pixel=1.0
        )
        other = images.write(
            tmp_path / "wide2.tif", np.full((2, 1, 120_000), 0.3), names=("red", "nir"), pixel=1.0
        )
        find(before=wide, after=other, memory=20)


# ---- two class rasters


def classes(path, values, names=None, nodata=0, **options) -> str:
    options = {"dtype": "uint8", "scale": 1, "nodata": nodata, **options}
    images.write(path, np.asarray(values, float)[None], **options)
    if names:
        write_legend(path, Legend.of(names))
    return str(path)


NAMES = {1: "water", 2: "forest", 3: "built"}
BEFORE = [[1, 1, 2, 2], [1, 1, 2, 2], [3, 3, 2, 0]]
AFTER = [[1, 2, 2, 3], [1, 1, 2, 3], [3, 0, 1, 1]]


def test_the_matrix_is_that_of_counting_by_hand(find, tmp_path):
    one, other = classes(tmp_path / "a.tif", BEFORE, NAMES), classes(tmp_path / "b.tif", AFTER, NAMES)
    got = find(before=one, after=other, index="classes")
    assert got.table == [
        ["from \\ to (ha)", "water", "forest", "built", "sum"],
        ["water", "0.27", "0.09", "0", "0.36"],
        ["forest", "0.09", "0.18", "0.18", "0.45"],
        ["built", "0", "0", "0.09", "0.09"],
        ["sum", "0.36", "0.27", "0.27", "0.9"],
    ]
    legend = read_legend(str(got.path), "The raster")
    named = {legend[code].name for code in np.unique(got.bands) if code}
    assert named == set(legend.names) and "forest → built" in named and "water (unchanged)" in named
    assert legend[int(got.bands[0, 3])].name == "forest → built"
    assert got.bands[2, 1] == got.bands[2, 3] == 0
    assert got.figures["changed_hectares"] == pytest.approx(0.36)
    assert "forest" in got.page and "What moved most" in got.page


def test_what_became_another_class_is_a_raster_of_its_own(find, tmp_path):
    one, other = classes(tmp_path / "a.tif", BEFORE, NAMES), classes(tmp_path / "b.tif", AFTER, NAMES)
    marks = tmp_path / "changed.tif"
    find(before=one, after=other, index="classes", difference=str(marks), tile=2)
    assert gdal.Open(str(marks)).ReadAsArray().tolist() == [
        [0, 1, 0, 1],
        [0, 0, 0, 1],
        [0, -9999, 1, -9999],
    ]
    with pytest.raises(JobError, match=r"A difference .* is for two dates or two class rasters"):
        ChangeJob(
            "c.tif",
            sources=(CollectionSource((str(tmp_path),)),),
            difference=str(tmp_path / "difference.tif"),
        )


def test_hectares_in_degrees_are_those_of_the_ground(find, tmp_path):
    step, top = 0.001, 60.0
    options = {"epsg": 4326, "pixel": step, "corner": (10.0, top)}
    one = classes(tmp_path / "a.tif", np.ones((300, 4)), **options)
    other = classes(tmp_path / "b.tif", np.repeat([[1, 1, 2, 2]], 300, 0), **options)
    got = find(before=one, after=other, index="classes", tile=7)
    a, e2 = 6378137.0, 0.00669437999014

    def zone(latitude):
        sine, e = np.sin(np.radians(latitude)), np.sqrt(e2)
        return a * a * (1 - e2) * (sine / (1 - e2 * sine**2) + np.arctanh(e * sine) / e) / 2

    wanted = (zone(top) - zone(top - 300 * step)) * np.radians(2 * step) / 1e4
    assert float(got.table[1][2]) == pytest.approx(wanted, rel=1e-6)


def test_the_tiles_do_not_show_in_the_transitions(find, tmp_path):
    random = np.random.default_rng(3)
    one, other = (classes(tmp_path / f"{name}.tif", random.integers(0, 5, (90, 70))) for name in ("a", "b"))
    first = find(before=one, after=other, index="classes").path.read_bytes()
    assert find(before=one, after=other, index="classes", tile=11).path.read_bytes() == first


def test_many_classes_take_two_bytes(find, tmp_path):
    values = np.random.default_rng(4).integers(1, 21, (60, 60))
    one, other = classes(tmp_path / "a.tif", values), classes(tmp_path / "b.tif", values[::-1])
    got = find(before=one, after=other, index="classes")
    assert got.bands.dtype == np.uint16 and got.bands.max() > 254


def test_class_rasters_that_do_not_go_together(find, tmp_path):
    one = classes(tmp_path / "a.tif", BEFORE, NAMES)
    renamed = classes(tmp_path / "b.tif", AFTER, {**NAMES, 2: "meadow"})
    with pytest.raises(ClassesError, match=r"Class 2 is 'forest' in .* and 'meadow' in"):
        find(before=one, after=renamed, index="classes")
    with pytest.raises(GridMismatchError, match="have other pixels"):
        find(before=one, after=classes(tmp_path / "c.tif", AFTER, pixel=20.0), index="classes")
    floats = images.write(tmp_path / "f.tif", np.ones((1, 3, 4)) * 1.5, dtype="float32", scale=1)
    with pytest.raises(ClassesError, match="holds fractions"):
        find(before=one, after=floats, index="classes")
    many = classes(tmp_path / "m.tif", np.arange(400).reshape(20, 20), dtype="uint16", nodata=None)
    with pytest.raises(ClassesError, match="more than 300 classes"):
        find(before=many, after=classes(tmp_path / "n.tif", BEFORE), index="classes")
    with pytest.raises(AllNodataError, match="No pixel has a class in both"):
        gone = classes(tmp_path / "g.tif", np.where(np.array(AFTER) > 0, 0, 1))
        find(
            before=classes(tmp_path / "h.tif", np.where(np.array(AFTER) > 0, 2, 0)),
            after=gone,
            index="classes",
        )


# ---- a series


def write_series(folder: Path, names=("red", "nir"), every=15, count=60, drop=0.35) -> Path:
    folder.mkdir()
    random = np.random.default_rng(5)
    for number in range(count):
        day = date(2022, 1, 3) + timedelta(every * number)
        ndvi = 0.5 + 0.15 * np.sin(2 * np.pi * day.timetuple().tm_yday / 365)
        ndvi = ndvi + 0.02 * random.normal(size=(24, 30))
        if day >= date(2023, 4, 1):
            ndvi[:, :10] -= drop
        if day >= date(2023, 9, 1):
            ndvi[:, 20:] += 0.2
        ndvi[random.uniform(size=ndvi.shape) < 0.2] = np.nan
        values = vegetation(ndvi) if len(names) == 2 else ndvi[None]
        images.write(folder / f"fine_{day}.tif", values, names=names)
    return folder


@pytest.fixture(scope="module")
def series(tmp_path_factory):
    return write_series(tmp_path_factory.mktemp("change") / "series")


def of(folder) -> tuple:
    return (CollectionSource((str(folder),)),)


def test_breaks_of_a_series_have_their_day_and_size(find, series):
    got = find(sources=of(series))
    day, size, strength, within = np.where(got.bands == -9999, np.nan, got.bands)
    names = [got.dataset.GetRasterBand(n).GetDescription() for n in range(1, 5)]
    assert names == ["day", "size", "strength", "within"]
    assert got.dataset.GetMetadataItem("CHRONOFUSE_YEAR") == "2022"
    first = (date(2023, 4, 1) - date(2021, 12, 31)).days
    assert np.nanmedian(np.abs(day[:, :10] - first)) <= 15 and np.isfinite(day[:, :10]).mean() > 0.99
    assert np.nanmedian(size[:, :10]) == pytest.approx(-0.35, abs=0.03)
    assert np.nanmedian(size[:, 20:]) == pytest.approx(0.2, abs=0.03)
    assert np.isfinite(day[:, 10:20]).mean() < 0.03 and np.isfinite(strength).all()
    assert 0.6 < got.figures["broken_share"] < 0.72 and "Day of the largest break" in got.page


def test_the_tiles_do_not_show_in_the_breaks(find, series):
    first = find(sources=of(series)).path.read_bytes()
    assert find(sources=of(series), tile=7, threads=1).path.read_bytes() == first


def test_a_series_of_another_index_or_of_single_bands(find, tmp_path):
    folder = write_series(tmp_path / "single", names=("mndwi",))
    got = find(sources=of(folder), index="band")
    assert np.median(got.bands[1][:, :10]) == pytest.approx(-0.35, abs=0.03)
    with pytest.raises(BandMismatchError, match=r"NDWI needs bands that are called green and nir"):
        find(sources=of(write_series(tmp_path / "pair")), index="ndwi")


def test_a_series_that_is_too_short_is_one_sentence(find, tmp_path, series):
    short = write_series(tmp_path / "short", count=20)
    with pytest.raises(SeriesError, match=r"in less than 1\.5 a season can't be told"):
        find(sources=of(short))
    assert find(sources=of(short), harmonics=0).figures["harmonics"] == 0
    with pytest.raises(SeriesError, match="The series has 5 dates"):
        find(sources=of(write_series(tmp_path / "few", count=5)))
    with pytest.raises(SeriesError, match="No image is from 2030-01-01"):
        find(sources=of(series), first="2030-01-01")


# ---- the job and the command


def test_what_does_not_go_together_is_refused(dates):
    for wishes, words in (
        ({}, "No images were named"),
        ({"before": "a.tif"}, "No images were named"),
        ({**dates, "sources": of("x")}, "Two dates and a series"),
        ({"sources": of("x"), "index": "classes"}, "has no breaks"),
        ({**dates, "band": "red"}, "use --index band"),
        ({**dates, "index": "classes", "min_area": 1.0}, "--min-area is for two dates, and here are classes"),
        ({"sources": of("x"), "threshold": 0.2}, "--threshold is for two dates, and here are dates of"),
        ({**dates, "threshold": -1.0}, "give a number from 0 on"),
        ({**dates, "index": "ndxi"}, "'index' is 'ndxi'"),
        ({**dates, "harmonics": 9}, "give 0 to 3"),
    ):
        with pytest.raises(JobError, match=words):
            ChangeJob("out.tif", **wishes)


def test_the_command_prints_what_was_found(dates, tmp_path, capsys):
    out = str(tmp_path / "change.tif")
    line = ["change", "--before", dates["before"], "--after", dates["after"], "-o", out]
    assert main.main(line) == 0
    printed = capsys.readouterr().out
    assert "decreased" in printed and "ha" in printed and Path(out + ".aux.xml").is_file()
    assert main.main(line) == 2 and "exists already" in capsys.readouterr().err
