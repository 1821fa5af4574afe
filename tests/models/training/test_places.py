"""Which images are learnt from, and that nothing is validated on what was learnt."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from chronofuse.engine.door.cases_job import TrainingScene
from chronofuse.engine.door.errors import (
    BandMismatchError,
    ChronofuseError,
    TrainingDataError,
    TrainingOverlapError,
)
from chronofuse.engine.door.jobs import Pair
from chronofuse.engine.door.train_job import TrainJob
from chronofuse.models import images
from chronofuse.models.training import drawing, gathering, holdout, place_folders, places, prepare


def write(
    folder: Path,
    *names: str,
    seed: int = 1,
    west: float = 0.0,
    size: tuple[int, int] = (60, 50),
    bands: int = 2,
    pixel: float = 10.0,
    crs: str = "EPSG:32633",
) -> Path:
    """Images of noise that differ by their names and the seed."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(names):
        values = np.random.default_rng([seed, number]).random((bands, *size), np.float32)
        grid = images.ImageGrid(*size, (west, pixel, 0.0, 0.0, 0.0, -pixel), crs)
        images.write(folder / name, values, [f"b{n}" for n in range(bands)], grid)
    return folder


DAYS = ("fine_2020-01-01.tif", "fine_2020-02-01.tif")


@pytest.fixture
def warned() -> list[str]:
    return []


def places_in(folder: Path, warned: list[str]) -> list[places.TrainingPlace]:
    return place_folders.find(folder, lambda code, sentence: warned.append(sentence))


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


# ---- held out


def test_about_a_quarter_of_the_places_is_held_out_by_the_seed(tmp_path, warned):
    for n in range(8):
        write(tmp_path / f"p{n}", *DAYS, seed=n, west=1000.0 * n)
    everywhere = places_in(tmp_path, warned)
    one, again, other = (holdout.split(everywhere, (), (), seed) for seed in (1, 1, 2))
    assert len(one.check) == 2 and len(one.learn) == 6 and one.note is None
    assert [p.name for p in one.check] == [p.name for p in again.check] != [p.name for p in other.check]


def test_places_on_the_same_ground_are_never_parted(tmp_path, warned):
    write(tmp_path / "a", *DAYS, seed=1)
    write(tmp_path / "b", *DAYS, seed=2, west=300.0)  # overlaps a
    write(tmp_path / "c", *DAYS, seed=3, west=9000.0)
    for seed in range(6):
        split = holdout.split(places_in(tmp_path, warned), (), (), seed)
        assert {p.name for p in split.check} in ({"c"}, {"a", "b"})


@pytest.mark.parametrize("crs", ["+proj=utm +zone=33 +datum=WGS84 +units=m +no_defs", "EPSG:25833"])
def test_places_on_the_same_ground_whose_crs_has_two_names_are_never_parted(tmp_path, warned, crs):
    write(tmp_path / "a", *DAYS, seed=1)
    write(tmp_path / "b", *DAYS, seed=2, west=300.0, crs=crs)
    first, second = places_in(tmp_path, warned)
    assert holdout.same_ground(first, second) == "overlap on the ground"


def test_neighbours_that_only_touch_may_be_parted(tmp_path, warned):
    write(tmp_path / "a", *DAYS, seed=1)
    write(tmp_path / "b", *DAYS, seed=2, west=500.0)
    assert [p.name for p in holdout.split(places_in(tmp_path, warned), (), ("b",), 1).learn] == ["a"]


@pytest.mark.parametrize(
    "second, sentence",
    [
        (
            {"seed": 1, "west": 9000.0, "size": (60, 50), "same": True},
            r"have the same image \(fine_2020-01-01.tif and",
        ),
        ({"seed": 2, "west": 300.0}, "overlap on the ground"),
    ],
)
def test_training_and_validation_that_overlap_are_refused_by_both_names(tmp_path, warned, second, sentence):
    write(tmp_path / "a", *DAYS)
    if second.pop("same", False):
        write(tmp_path / "b", *DAYS, **second)
        (tmp_path / "b" / DAYS[0]).write_bytes((tmp_path / "a" / DAYS[0]).read_bytes())
        (tmp_path / "b" / DAYS[1]).write_bytes((tmp_path / "a" / DAYS[1]).read_bytes())
    else:
        write(tmp_path / "b", *DAYS, **second)
    with pytest.raises(
        TrainingOverlapError, match=f"'a', which is to be learnt from, and 'b', .*{sentence}"
    ) as error:
        holdout.split(places_in(tmp_path, warned), (), ("b",), 1)
    assert error.value.code == "training-overlap"


@pytest.mark.parametrize(
    "train, validate, sentence",
    [
        ((), ("c",), "There is no place 'c' .* there are a, b"),
        ((), ("a", "b"), r"All places \(a, b\) are to be validated on"),
    ],
)
def test_names_that_leave_nothing_are_refused(tmp_path, warned, train, validate, sentence):
    write(tmp_path / "a", *DAYS)
    write(tmp_path / "b", *DAYS, seed=2, west=9000.0)
    with pytest.raises(TrainingDataError, match=sentence):
        holdout.split(places_in(tmp_path, warned), train, validate, 1)


def test_of_a_single_place_rows_are_held_out_with_a_gap_and_it_is_said(tmp_path, warned):
    write(tmp_path / "lake", *DAYS, size=(150, 50))
    (place,) = places_in(tmp_path / "lake", warned)
    split = holdout.split([place], (), (), 1)
    upper, lower = split.learn[0], split.check[0]
    assert upper.window_in_file(0)[0].stop + 8 <= lower.window_in_file(0)[0].start
    assert lower.window_in_file(0)[0] == slice(100, 150) and "the lower third of its rows" in split.note
    assert (
        holdout.same_ground(upper, lower) == "are the same place"
    )  # the files; only the split itself may part them
    whole = place.read(1, [0], (slice(0, 150), slice(0, 50)))
    np.testing.assert_array_equal(lower.read(1, [0], (slice(0, 50), slice(0, 50))), whole[:, 100:])


def test_a_faded_scene_is_more_alike_and_changes_as_much_in_the_mean(tmp_path, warned):
    (place,) = places_in(write(tmp_path / "lake", *DAYS), warned)
    plain, faded = (
        drawing.draw([place], np.random.default_rng(4), 0.0, 0.0, faded=share) for share in (0.0, 1.0)
    )
    for one, other in ((plain.first, faded.first), (plain.second, faded.second)):
        np.testing.assert_allclose(other.mean(axis=(1, 2)), one.mean(axis=(1, 2)), atol=1e-5)
        assert (other.std(axis=(1, 2)) < 0.65 * one.std(axis=(1, 2))).all()


def test_a_scene_to_validate_on_has_the_change_that_was_there(tmp_path, warned):
    (place,) = places_in(write(tmp_path / "lake", *DAYS), warned)
    for seed in range(5):
        drawn = drawing.draw(
            [place], np.random.default_rng(seed), made_up=0.0, blended=0.0, faded=0.0, ratios=(5.0, 5.0)
        )
        shown = {place.read(d, [b], (slice(0, 60), slice(0, 50))).tobytes() for d in (0, 1) for b in (0, 1)}
        assert drawn.place == "lake" and drawn.ratio == pytest.approx(5.0)
        assert drawn.second[:1].tobytes() in shown and drawn.first[:1].tobytes() in shown


# ---- a third date


def dated(count: int) -> places.TrainingPlace:
    """A place whose image of date n holds n / 10 and little beside."""
    noise = np.random.default_rng(4).normal(0, 1e-3, (count, 2, 64, 64))
    levels = np.arange(count)[:, None, None, None] / 10
    return places.from_array("here", (levels + noise).astype(np.float32), ("red", "nir"))


def test_a_third_date_is_drawn_where_the_place_has_one_and_changes_nothing_else():
    shares = {"made_up": 0, "blended": 0, "faded": 0, "veiled": 0, "scanned": 0}
    seen = set()
    for seed in range(12):
        with_it, without = (
            drawing.draw([dated(3)], np.random.default_rng(seed), **shares, third_date=third)
            for third in (True, False)
        )
        days = [round(10 * float(np.nanmean(image))) for image in (with_it.first, with_it.second)]
        assert without.third is None and with_it.third.shape == with_it.coarse[0].shape
        away = np.abs(np.nanmean(with_it.third) - np.arange(3) / 10)
        seen.add((*days, int(away.argmin())))
    assert len(seen) > 3 and all(len(set(days)) == 3 for days in seen)
    one = drawing.draw([dated(2)], np.random.default_rng(1), **shares, third_date=True)
    assert one.third is None


@pytest.mark.parametrize("coarse, told", [("both", "more than 2 dates"), ("real", "more than 2 real coarse")])
def test_three_dates_for_a_loss_without_any_place_that_has_them_are_refused(tmp_path, coarse, told):
    job = TrainJob("toy", data="images", coarse=coarse, losses={"consistency": 0.1})
    two, three = (replace(dated(n), coarse=dict.fromkeys(dated(2).dates, Path("c.tif"))) for n in (2, 3))
    with pytest.raises(TrainingDataError, match=f"looks at three dates of a place, but .* {told}"):
        gathering._require_third_dates(job, holdout.Split([two], [three]))
    if coarse == "both":
        gathering._require_third_dates(job, holdout.Split([two, three], [two]))
    gathering._require_third_dates(replace(job, losses={"cycle": 1.0}), holdout.Split([two], [two]))


# ---- the days between the dates


def test_days_are_known_of_a_calendar_and_not_of_change_that_is_made_up():
    place = replace(dated(3), dates=("2024-01-01", "2024-01-11", "2024-03-01"))
    clear = {"blended": 0, "faded": 0, "veiled": 0, "scanned": 0}

    def days(place, seed, made_up):
        return drawing.draw([place], np.random.default_rng(seed), made_up, **clear).days

    assert {days(place, seed, 0) for seed in range(12)} == {10, 50, 60}
    assert days(place, 1, 1) is None and days(dated(3), 1, 0) is None
    scenes = [TrainingScene("a", (Pair("f", "c"),), "t", "u", days=10)] * 2 * prepare.HIDDEN_DAYS
    known = [prepare._without_days(scene, number).days for number, scene in enumerate(scenes)]
    assert known.count(None) == 2 and known.count(10) == len(scenes) - 2
