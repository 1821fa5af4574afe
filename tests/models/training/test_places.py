"""Which images are learnt from, how they are read, and what is left out or refused."""

from __future__ import annotations

import json

import numpy as np
import pytest
from invented_places import DAYS, places_in, write

from chronofuse.engine.door.errors import BandMismatchError, ChronofuseError
from chronofuse.models import images
from chronofuse.models.training import place_folders, places


def test_places_are_folders_of_dated_images(tmp_path, warned):
    write(tmp_path / "north", *DAYS, "coarse_20200101.tif", "fine_20200301_clipped.tif")
    write(tmp_path / "south", *DAYS, seed=2)
    (tmp_path / "empty").mkdir()
    north, south = places_in(tmp_path, warned)
    assert (north.name, north.dates, north.size) == (
        "north",
        ("2020-01-01", "2020-02-01", "2020-03-01"),
        (60, 50),
    )
    assert list(north.coarse) == ["2020-01-01"] and south.coarse == {} and not warned


def test_a_folder_with_images_is_one_place(tmp_path, warned):
    (place,) = places_in(write(tmp_path / "lake", *DAYS), warned)
    assert place.name == "lake"


def test_a_window_is_read_as_it_was_written_and_gaps_are_gaps_in_all_bands(tmp_path, warned):
    folder = tmp_path / "lake"
    write(folder, *DAYS)
    values = np.random.default_rng(0).random((2, 60, 50), np.float32)
    values[1, 10:12, 5:9] = np.nan
    images.write(
        folder / DAYS[0], values, ["b0", "b1"], images.ImageGrid(60, 50, (0, 10, 0, 0, 0, -10), "EPSG:32633")
    )
    (place,) = places_in(folder, warned)
    window = (slice(8, 20), slice(3, 33))
    wanted = np.where(np.isfinite(values).all(axis=0), values, np.nan)[:, 8:20, 3:33]
    np.testing.assert_allclose(place.read(0, [0, 1], window), wanted, atol=1e-4)


def test_images_that_are_moved_by_whole_pixels_are_read_on_common_ground(tmp_path, warned):
    folder = write(tmp_path / "lake", DAYS[0], size=(80, 80))
    whole = images.read(folder / DAYS[0]).bands
    grid = images.ImageGrid(60, 50, (100.0, 10, 0, -70.0, 0, -10), "EPSG:32633")
    images.write(folder / DAYS[1], whole[:, 7:67, 10:60], ["b0", "b1"], grid)
    (place,) = places_in(folder, warned)
    assert place.size == (60, 50) and place.window_in_file(0) == (slice(7, 67), slice(10, 60))
    everything = (slice(0, 60), slice(0, 50))
    np.testing.assert_allclose(
        place.read(0, [0, 1], everything), place.read(1, [0, 1], everything), atol=1e-4
    )


@pytest.mark.parametrize(
    "crs",
    ["+proj=utm +zone=33 +datum=WGS84 +units=m +no_defs", "EPSG:25833", "EPSG:32633+5773", "EPSG:32632"],
)
def test_a_date_whose_file_calls_the_same_crs_otherwise_belongs_to_the_place(tmp_path, warned, crs):
    """As a fusion takes it; the next zone is another one."""
    folder = write(tmp_path / "lake", *DAYS)
    write(folder, "fine_2020-03-01.tif", crs=crs)
    (place,) = places_in(folder, warned)
    is_one = crs != "EPSG:32632"
    assert len(place.dates) == 2 + is_one and bool(warned) != is_one


@pytest.mark.parametrize("other", [{"pixel": 20.0}, {"bands": 3}, {"west": 4.0}])
def test_a_date_on_another_grid_is_left_out(tmp_path, warned, other):
    folder = write(tmp_path / "lake", *DAYS)
    write(folder, "fine_2020-03-01.tif", **other)
    (place,) = places_in(folder, warned)
    assert place.dates == ("2020-01-01", "2020-02-01")
    assert "'fine_2020-03-01.tif' of the place 'lake' is left out" in warned[0]


@pytest.mark.parametrize("stored, unit", [(0.4, 1.0), (4_000, 1e-4), (60_000, 1 / 60_000)])
def test_numbers_without_a_scale_come_to_about_0_to_1(tmp_path, warned, stored, unit):
    from osgeo import gdal

    folder = tmp_path / "lake"
    folder.mkdir()
    for name in DAYS:
        dataset = gdal.GetDriverByName("GTiff").Create(str(folder / name), 40, 40, 1, gdal.GDT_Float32)
        dataset.WriteArray(np.full((40, 40), stored, np.float32))
        dataset = None
    (place,) = places_in(folder, warned)
    assert place.read(0, [0], (slice(0, 4), slice(0, 4)))[0, 0, 0] == pytest.approx(stored * unit)


@pytest.mark.parametrize(
    "make, code, sentence",
    [
        (lambda f: None, "missing-file", "does not exist"),
        (lambda f: f.mkdir(), "training-data", "There is nothing to learn from"),
        (
            lambda f: write(f, DAYS[0]),
            "training-data",
            "has an image of one date, but a change is learnt from two dates",
        ),
        (lambda f: write(f, "fine.tif"), "training-data", "has no image whose name has a date"),
        (
            lambda f: write(f, *DAYS, size=(20, 50)),
            "training-data",
            "20 x 50 pixels in common, but at least 32 x 32 are needed",
        ),
        (
            lambda f: write(f, *DAYS, "fine_20200201.tif"),
            "training-data",
            "are both the fine image of 2020-02-01",
        ),
        (
            lambda f: (write(f, *DAYS) / DAYS[1]).write_text("no image"),
            "training-data",
            "is no image that GDAL can open",
        ),
    ],
)
def test_a_folder_that_nothing_can_be_learnt_from_is_refused_in_a_sentence(
    tmp_path, warned, make, code, sentence
):
    make(tmp_path / "lake")
    with pytest.raises(ChronofuseError, match=sentence) as error:
        places_in(tmp_path / "lake", warned)
    assert error.value.code == code


@pytest.mark.parametrize("role", ["development test", "development test, gaps"])
def test_a_test_set_is_never_loaded(tmp_path, warned, role):
    folder = write(tmp_path / "lake", *DAYS)
    (folder / "dataset.json").write_text(json.dumps({"role": role}), "utf-8")
    with pytest.raises(ChronofuseError, match="must never be trained on"):
        places_in(folder, warned)
    write(tmp_path / "south", *DAYS, seed=2)
    assert [p.name for p in places_in(tmp_path, warned)] == ["south"]
    assert "The place 'lake' is left out" in warned[0]


def test_a_network_for_certain_bands_gets_them_alone(tmp_path, warned):
    (place,) = places_in(write(tmp_path / "lake", *DAYS, bands=3), warned)
    window = (slice(0, 60), slice(0, 50))
    np.testing.assert_array_equal(place.only(("b2", "b0")).read(0, [0], window), place.read(0, [2], window))
    with pytest.raises(
        ChronofuseError, match="takes the bands ndvi, but the place 'lake' has b0, b1, b2"
    ) as error:
        place.only(("ndvi",))
    assert error.value.code == "band-mismatch"


def test_ndvi_is_computed_where_a_place_has_red_and_near_infrared(tmp_path, warned):
    bands = np.random.default_rng(0).uniform(0.01, 0.6, (2, 3, 60, 50)).astype(np.float32)
    bands[0, :, 0, 0] = np.nan
    bands[0, :, 1, 1] = 0
    place = places.from_array("lake", bands, ("red", "green", "nir")).only(("ndvi",))
    window = (slice(0, 60), slice(0, 50))
    ndvi = place.read(0, [0], window)
    red, nir = bands[0, [0, 2]].astype(float)
    expected = np.divide(nir - red, nir + red, out=np.full_like(red, np.nan), where=nir + red > 0)
    assert place.names == ("ndvi",) and np.isnan(ndvi[0, 0, 0]) and np.isnan(ndvi[0, 1, 1])
    np.testing.assert_allclose(ndvi[0], expected, rtol=1e-5, atol=1e-6)


def test_places_without_the_bands_are_left_out(tmp_path, warned):
    images = np.full((2, 2, 40, 40), 0.2, np.float32)
    good, bad = (
        places.from_array("lake", images, ("red", "nir")),
        places.from_array("field", images, ("blue", "green")),
    )
    told = []
    assert [
        p.name
        for p in place_folders.with_bands([bad, good], ("ndvi",), lambda *warning: told.append(warning))
    ] == ["lake"]
    assert told[0][0] == "band-mismatch" and "The place 'field' is left out" in told[0][1]
    with pytest.raises(BandMismatchError, match="'field' has blue, green"):
        place_folders.with_bands([bad], ("ndvi",), lambda *warning: None)
