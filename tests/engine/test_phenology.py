"""`chronofuse phenology`: from a folder of images to the raster of the seasons."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import images
import numpy as np
import pytest
from osgeo import gdal

from chronofuse.engine import phenology
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.errors import (
    AllNodataError,
    BandMismatchError,
    JobError,
    MemoryBudgetError,
    OutputExistsError,
    SeriesError,
)
from chronofuse.engine.door.jobs import PhenologyJob, dumps, loads
from chronofuse.engine.raster.grid import Grid, windows
from chronofuse.engine.report.seasons_page import day_words
from chronofuse.engine.seasons.summary import Summary
from chronofuse.models.images import read as read_whole
from chronofuse.models.simulation.year_files import YearPlan, generate_year

BANDS = ["start", "peak", "end", "length", "amplitude", "base", "integral", "seasons", "fit_error"]
SIDE = 40
FIRST = date(2023, 9, 1)


def logistic(x):
    return 1 / (1 + np.exp(-x))


def ndvi_on(day: date) -> np.ndarray:
    """(SIDE, SIDE): on the left a season from day 120 to 220, on the right one from 150 to 280."""
    number = (day - date(2023, 12, 31)).days
    left, right = (
        0.2 + 0.6 * (logistic((number - a) / 8) - logistic((number - b) / 8))
        for a, b in ((120, 220), (150, 280))
    )
    values = np.full((SIDE, SIDE), left)
    values[:, SIDE // 2 :] = right
    return values


def write_series(folder: Path, every=10, count=48, names=("red", "nir"), **options) -> list[str]:
    paths = []
    for number in range(count):
        day = FIRST + timedelta(days=every * number)
        ndvi = ndvi_on(day)
        values = np.stack([0.3 * (1 - ndvi), 0.3 * (1 + ndvi)]) if len(names) == 2 else ndvi[None]
        paths.append(images.write(folder / f"fine_{day}.tif", values, names=names, **options))
    return paths


@pytest.fixture(scope="module")
def series(tmp_path_factory):
    folder = tmp_path_factory.mktemp("series")
    return SimpleNamespace(folder=folder, paths=write_series(folder))


@pytest.fixture
def seasons(tmp_path):
    """A function that runs a job in this process; its bands by name and its figures."""

    def run(*paths, **wishes):
        out = tmp_path / "seasons.tif"
        sources = (CollectionSource(tuple(map(str, paths))),)
        job = PhenologyJob(sources, str(out), **{"threads": 2, "overwrite": True, **wishes})
        finished = phenology.run(job, lambda event: None)
        dataset = gdal.Open(str(out))
        names = [dataset.GetRasterBand(n).GetDescription() for n in range(1, dataset.RasterCount + 1)]
        return SimpleNamespace(
            path=out,
            **dict(zip(names, read_whole(out).bands)),
            names=names,
            figures=finished.first.figures,
            dataset=dataset,
        )

    return run


def test_a_folder_becomes_one_raster_with_the_days_of_each_field(series, seasons):
    got = seasons(series.folder, year=2024)
    assert got.names == BANDS
    out = 8 * np.log(4)
    for columns, start, end in ((slice(0, 20), 120, 220), (slice(20, 40), 150, 280)):
        assert np.abs(got.start[:, columns] - (start - out)).max() < 3
        assert np.abs(got.end[:, columns] - (end + out)).max() < 3
    assert (got.seasons == 1).all() and got.fit_error.max() < 0.02
    grid = gdal.Open(series.paths[0])
    assert got.dataset.GetGeoTransform() == grid.GetGeoTransform()
    assert got.dataset.GetProjection() == grid.GetProjection()
    assert got.dataset.GetRasterBand(1).GetNoDataValue() == -9999
    assert got.dataset.GetMetadataItem("CHRONOFUSE_YEAR") == "2024"
    assert got.figures["observed"] == {"count": 48, "first": "2023-09-01", "last": "2024-12-14"}


def test_the_bytes_depend_neither_on_the_tile_nor_on_the_threads(series, seasons):
    first = seasons(series.folder).path.read_bytes()
    for wishes in ({"tile": 7}, {"tile": 33, "threads": 1}):
        assert seasons(series.folder, **wishes).path.read_bytes() == first


def test_an_index_comes_as_single_bands_and_as_one_raster_with_a_band_a_date(series, seasons, tmp_path):
    by_bands = seasons(series.folder, year=2024)
    single = tmp_path / "ndvi"
    single.mkdir()
    paths = write_series(single, names=("ndvi",), dtype="float32", scale=1)
    as_given = seasons(single, index="band")
    np.testing.assert_allclose(as_given.start, by_bands.start, atol=1)
    days = [Path(path).stem[5:] for path in paths]
    stack = np.stack([ndvi_on(date.fromisoformat(day)) for day in days])
    whole = images.write(tmp_path / "stack.tif", stack, names=days, dtype="float32", scale=1)
    np.testing.assert_array_equal(seasons(whole, index="band").start, as_given.start)


def test_masks_beside_the_images_are_used(seasons, tmp_path):
    for path in write_series(tmp_path):
        usable = np.ones((1, SIDE, SIDE))
        usable[:, :5] = 0
        images.write(Path(path.replace(".tif", "_mask.tif")), usable, scale=1, nodata=None, dtype="uint8")
    got = seasons(tmp_path)
    assert np.isnan(got.seasons[:5]).all() and np.isfinite(got.start[5:]).all()


def test_images_on_another_grid_are_brought_to_the_one_of_most(seasons, tmp_path):
    write_series(tmp_path)
    for day in (date(2024, 5, 15), date(2024, 8, 3)):
        ndvi = ndvi_on(day)
        values = np.stack([0.3 * (1 - ndvi), 0.3 * (1 + ndvi)])
        corner = (600000.0 + 150, 5000000.0 - 90)
        images.write(tmp_path / f"fine_{day}.tif", values, names=("red", "nir"), corner=corner)
    got = seasons(tmp_path)
    assert got.start.shape == (SIDE, SIDE) and got.figures["observed"]["count"] == 50
    assert got.dataset.GetGeoTransform()[0] == 600000.0


def test_of_several_sensors_the_fine_one_is_taken_and_the_others_are_named(seasons, tmp_path):
    write_series(tmp_path)
    coarse = np.full((2, 8, 8), 0.2)
    images.write(tmp_path / "coarse_2024-05-01.tif", coarse, names=("red", "nir"), pixel=150.0)
    got = seasons(tmp_path)
    assert got.figures["sensor"] == "fine" and "coarse" in got.figures["notes"][0]


def test_of_a_series_that_was_filled_its_index_is_taken_and_not_its_deviation(seasons, tmp_path):
    for number in range(40):
        day = FIRST + timedelta(days=10 * number)
        ndvi = ndvi_on(day)
        bands = np.stack([0.3 * (1 - ndvi), 0.3 * (1 + ndvi)])
        for product, values in (
            ("deviation", 0.01 * bands),
            ("filled", bands),
            ("ndvi", ndvi),
            ("origin", bands),
        ):
            names = ("red", "nir") if values.ndim == 3 else (product,)
            path = images.write(tmp_path / f"{product}_{day}.tif", values, names=names)
            gdal.Open(path, gdal.GA_Update).SetMetadata({"CHRONOFUSE_PRODUCT": product})
    got = seasons(tmp_path)
    assert got.figures["sensor"] == "ndvi" and abs(float(got.start[2, 2]) - 120) < 12
    assert seasons(tmp_path, index="evi2").figures["sensor"] == "filled"


def test_of_a_filled_series_what_was_observed_counts_most(seasons, tmp_path):
    """Fused dates that lie 0.15 too high about the start, beside observed ones that are right."""
    for number in range(80):
        day = FIRST + timedelta(days=6 * number)
        at = (day - date(2023, 12, 31)).days
        is_fused = number % 3 > 0
        ndvi = ndvi_on(day) + (0.15 if is_fused and 60 < at < 115 else 0.0)
        origin = np.full((3, SIDE, SIDE), 2 if is_fused else 1)
        for product, values, names in (
            ("ndvi", ndvi[None], ("ndvi",)),
            ("origin", origin, ("origin", "a", "b")),
        ):
            path = images.write(
                tmp_path / f"{product}_{day}.tif", values, names=names, dtype="float32", scale=1
            )
            gdal.Open(path, gdal.GA_Update).SetMetadata({"CHRONOFUSE_PRODUCT": product})
    page = tmp_path / "seasons.html"
    true, left = 120 - 8 * np.log(4), (slice(None), slice(0, SIDE // 2))
    weighed = seasons(tmp_path, year=2024, html=str(page)).start[left]
    assert "what was observed counts 33 times as much as what was fused" in page.read_text("utf-8")
    assert seasons(tmp_path, year=2024, tile=7).start[left].tobytes() == weighed.tobytes()
    alike = seasons(*tmp_path.glob("ndvi_*.tif"), year=2024).start[left]
    assert np.abs(weighed - true).max() < 8 < np.abs(alike - true).min()


def test_two_seasons_have_bands_of_their_own(series, seasons):
    got = seasons(series.folder, seasons="2")
    assert got.names == [*BANDS, *(f"{name}_2" for name in BANDS[:7])]
    assert np.isfinite(got.start).all() and np.isnan(got.start_2).all()


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    """A year of the generator: images every five days with clouds, the same without, and the truth."""
    folder = tmp_path_factory.mktemp("invented")
    plan = YearPlan(80, 4, 43, 8.0, fine_every=5, coarse_every=200, truth_every=5)
    list(generate_year(folder, plan))
    return folder


def errors_of(got, folder: Path) -> list[float]:
    """Mean absolute errors of start and end, days, where both are seen; that is nearly everywhere."""
    means = []
    for found, true in zip((got.start, got.end), read_whole(folder / "truth" / "seasons.tif").bands):
        both = np.isfinite(found) & np.isfinite(true)
        assert both.sum() > 0.9 * np.isfinite(true).sum()
        means.append(np.abs(found - true)[both].mean())
    return means


@pytest.mark.long
def test_starts_and_ends_of_the_generator_are_found_within_five_days(invented, seasons):
    assert max(errors_of(seasons(invented, year=2024), invented)) < 5


@pytest.mark.long
def test_with_most_dates_gone_they_are_found_within_eight_days(invented, seasons):
    clear = sorted((invented / "truth").glob("truth_*.tif"))
    kept = np.random.default_rng(1).choice(len(clear), round(0.4 * len(clear)), replace=False)
    assert max(errors_of(seasons(*(clear[place] for place in kept), year=2024), invented)) < 8


def test_the_page_has_maps_medians_counts_and_what_to_know(seasons, tmp_path):
    paths = write_series(tmp_path)
    for path in paths:
        if "2024-06" in path or "2024-07" in path:
            Path(path).unlink()
    page = tmp_path / "seasons.html"
    got = seasons(tmp_path, html=str(page), year=2024)
    text = page.read_text("utf-8")
    assert "<h1>Seasons of 2024</h1>" in text and text.count("data:image/png;base64,") == 8
    assert day_words(got.figures["phenology"]["bands"]["peak"]["median"], 2024) in text
    assert re.search(r"1 season</td><td[^>]*>100\.0 %", text)
    assert re.search(
        r"There is no image for \d+ days, from 2024-05-\d\d to 2024-08-\d\d: .* Fill the series", text
    )
    assert "where the curve has risen by 20 % of the way to its peak" in text


def test_the_page_says_where_the_series_ends_in_the_middle_of_a_fall(series, seasons, tmp_path):
    page = tmp_path / "seasons.html"
    short = [path for path in series.paths if path < str(Path(series.folder) / "fine_2024-09-30")]
    got = seasons(*short, html=str(page), year=2024)
    assert got.figures["phenology"]["open_share"] == {"start": 0.0, "end": 0.5}
    assert "The end is not known at 50 % of the pixels with a season" in page.read_text("utf-8")


def test_the_pixels_that_are_looked_at_lie_where_they_lie_whatever_the_tiles():
    grid = Grid(700, 500, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), "")
    whole = np.arange(500 * 700, dtype=np.float64).reshape(1, 500, 700)
    taken = []
    for side in (700, 96, 53):
        told = Summary(("seasons",), grid)
        for window in windows(700, 500, side):
            told.take(
                window, whole[:, window.y : window.y + window.height, window.x : window.x + window.width]
            )
        taken.append(told.maps()["seasons"])
    np.testing.assert_array_equal(taken[0], whole[0, ::3, ::3])
    np.testing.assert_array_equal(taken[0], taken[1])
    np.testing.assert_array_equal(taken[0], taken[2])


def test_what_cannot_be_is_one_sentence_each(series, seasons, tmp_path):
    with pytest.raises(SeriesError, match=r"No image is of 2019: the series goes from 2023-09-01"):
        seasons(series.folder, year=2019)
    with pytest.raises(SeriesError, match="has 5 dates in and around 2023, and a season needs 8"):
        seasons(*series.paths[:5])
    with pytest.raises(BandMismatchError, match="NDMI needs bands that are called nir and swir1"):
        seasons(series.folder, index="ndmi")
    with pytest.raises(BandMismatchError, match="with --index band an image is one band"):
        seasons(series.folder, index="band")
    with pytest.raises(MemoryBudgetError, match="give --memory"):
        seasons(series.folder, memory=16, tile=4096)
    with pytest.raises(SeriesError, match="No image is called 'landsat'"):
        seasons(series.folder, images="landsat")
    empty = tmp_path / "empty"
    empty.mkdir()
    for number in range(10):
        images.write(
            empty / f"a_2024-{number + 1:02}-01.tif", np.full((2, 8, 8), np.nan), names=("red", "nir")
        )
    with pytest.raises(AllNodataError, match="No pixel has 8 valid dates"):
        seasons(empty)
    assert not (tmp_path / "seasons.tif").exists(), "nothing is left behind"


def test_an_output_that_exists_is_refused_and_left_as_it_was(series, seasons, tmp_path):
    (tmp_path / "seasons.tif").write_text("somebody's")
    with pytest.raises(OutputExistsError):
        seasons(series.folder, overwrite=False)
    assert (tmp_path / "seasons.tif").read_text() == "somebody's"


def test_a_file_that_breaks_off_is_left_out_and_said(seasons, tmp_path):
    paths = write_series(tmp_path)
    whole = Path(paths[7]).read_bytes()
    Path(paths[7]).write_bytes(whole[:50])
    got = seasons(tmp_path)
    assert got.figures["observed"]["count"] == 47 and "1 files were left out." in got.figures["notes"]


def test_a_job_crosses_the_border_and_refuses_what_it_cannot_be():
    job = PhenologyJob((CollectionSource(("here",)),), "out.tif", year=2024, seasons="2")
    assert loads(dumps(job)) == job
    for wrong in ({"seasons": "3"}, {"index": "lai"}, {"level": 1.0}, {"least": 0.0}, {"period": 5.0}):
        with pytest.raises(JobError):
            PhenologyJob((CollectionSource(("here",)),), "out.tif", **wrong)
    with pytest.raises(JobError, match="same file"):
        PhenologyJob((CollectionSource(("out.tif",)),), "out.tif")


def test_the_command_prints_and_reports_what_was_found(series, run_command, tmp_path):
    out, report = tmp_path / "seasons.tif", tmp_path / "seasons.json"
    done = run_command("phenology", series.folder, "-o", out, "--report", report)
    assert done.returncode == 0, done.stderr
    assert "ndvi of fine, 48 dates from 2023-09-01 to 2024-12-14" in done.stdout and str(out) in done.stdout
    figures = json.loads(report.read_text())["figures"]
    assert figures["year"] == 2024 and figures["phenology"]["season_share"] == 1.0
    again = run_command("phenology", series.folder, "-o", out)
    assert again.returncode == 2 and again.stderr.count("\n") == 1 and "[output-exists]" in again.stderr
    assert [path.name for path in tmp_path.glob(".*")] == []
