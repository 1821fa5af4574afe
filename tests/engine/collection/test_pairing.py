"""Pairs found by themselves: which images are fine, which coarse, and which pair suits a target date."""

import datetime
from types import SimpleNamespace

import numpy as np
import pytest

from chronofuse.engine.collection import pairing
from chronofuse.engine.collection.pairing import likeness, pairs_of
from chronofuse.engine.collection.survey import survey
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.errors import SeriesError
from chronofuse.engine.door.pairs_job import PairsJob
from chronofuse.engine.raster import handles


@pytest.fixture
def found(opened):
    """A function that finds the pairs in some paths."""

    def run(*paths, **wishes):
        sources = (CollectionSource(tuple(map(str, paths))),)
        with handles.closing():
            return survey(opened(*paths), PairsJob(sources, **wishes))

    return run


def roles(found) -> dict[str, str]:
    return {series.role or f"aside {series.name}": series.name for series in found.series}


def on(*numbers: int) -> list[SimpleNamespace]:
    """Images of some days of a month, by their dates alone."""
    return [SimpleNamespace(day=datetime.date(2024, 7, number)) for number in numbers]


def test_each_fine_image_goes_with_the_coarse_one_that_is_nearest_in_time():
    pairs = pairs_of(on(2, 10, 20), on(1, 4, 9, 11, 26), gap=3)
    assert [(pair.fine.day.day, pair.coarse.day.day) for pair in pairs] == [(2, 1), (10, 9)]
    assert [pair.fine.day.day for pair in pairs_of(on(2, 10, 20), on(2, 21), gap=0)] == [2]
    assert pairs_of(on(2), [], gap=3) == []


def test_two_coarse_images_are_alike_by_their_change_in_units_of_their_contrast():
    values = np.linspace(0, 1, 400).reshape(2, 200)
    deviation = values.std(axis=1, keepdims=True)
    assert likeness(values, values) == (1.0, 1.0)
    alike, _ = likeness(values, values + deviation)  # a change as large as the contrast
    assert alike == pytest.approx(0.5)
    alike, _ = likeness(values, values + 3 * deviation)
    assert alike == pytest.approx(0.25)
    holed = values.copy()
    holed[0, :100] = np.nan
    assert likeness(holed, values) == (1.0, 0.5)
    holed[0, :195] = np.nan
    assert likeness(holed, values)[0] is None  # five points tell nothing
    assert likeness(np.ones((1, 50)), np.ones((1, 50)))[0] == 1.0


def test_a_reference_is_the_better_the_nearer_the_clearer_and_the_more_alike(place, found):
    for day, moved, clouds in (
        ("2024-04-01", 0.0, 0.0),
        ("2024-05-01", 0.5, 0.0),
        ("2024-06-10", 0.5, 0.75),
        ("2024-07-01", 1.5, 0.0),
    ):
        place.fine(day, moved, clouds)
        place.coarse(day, moved)
    place.coarse("2024-06-01", 0.5)
    result = found(place.folder, proposed=4)
    (target,) = result.targets
    assert (target.coarse.date, target.truth) == ("2024-06-01", None)
    by_day = {result.pairs[one.reference].fine.date: one for one in target.proposals}
    assert list(by_day) == sorted(by_day, key=lambda day: -by_day[day].score)
    near = by_day["2024-05-01"]
    assert (near.days, near.valid, near.alike) == (-31, 1.0, 1.0)
    assert near.score == pytest.approx(1 / (1 + 31 / 30), abs=1e-4)
    assert by_day["2024-06-10"].valid == pytest.approx(0.25) and by_day["2024-06-10"].alike == 1.0
    assert by_day["2024-07-01"].alike < 1 and by_day["2024-04-01"].alike < 1
    assert next(iter(by_day)) == "2024-05-01"
    assert target.before == near and result.pairs[target.after.reference].fine.date > "2024-06-01"


def test_no_pair_that_could_be_better_is_left_out_when_the_look_ends_early(place, found, monkeypatch):
    random = np.random.default_rng(3)
    for number in range(1, 25):
        day, moved, clouds = f"2024-06-{number:02}", float(random.uniform(0, 3)), random.uniform(0, 0.9)
        place.fine(day, moved, clouds)
        place.coarse(day, moved)
    place.coarse("2024-06-28", 1.0)
    early = found(place.folder, proposed=2)
    monkeypatch.setattr(pairing, "MOST_LOOKED_AT", 100)
    every = found(place.folder, proposed=20)
    best = sorted(every.targets[0].proposals, key=lambda one: -one.score)[:2]
    assert [one.reference for one in early.targets[0].proposals] == [one.reference for one in best]


def test_what_is_fine_and_what_is_coarse_is_told_by_the_pixels_whatever_it_is_called(place, found):
    for day in ("2024-04-12", "2024-05-20"):
        place.fine(day, name="LC08_{}.tif")
        place.coarse(day, name="MOD09GA_{}.tif")
    place.coarse("2024-07-01", name="MOD09GA_{}.tif")
    result = found(place.folder)
    assert roles(result) == {"fine": "LC08", "coarse": "MOD09GA"}
    assert [target.coarse.date for target in result.targets] == ["2024-07-01"]


def test_images_in_folders_of_their_sensors_need_no_names(place, found):
    for day in ("2024-04-12", "2024-05-20"):
        place.fine(day, name="sharp/{}.tif")
        place.coarse(day, name="blurred/{}.tif")
    assert roles(found(place.folder)) == {"fine": "sharp", "coarse": "blurred"}


def test_resampled_coarse_images_are_told_by_their_names_and_their_bands(place, found):
    """As landsat8_<date>.tif on the grid of fine_<date>.tif, beside pixels of other bands and a radar."""
    for day in ("2024-04-12", "2024-05-20"):
        place.fine(day)
        place.fine(day, name="landsat8_{}.tif")
        place.fine(day, name="fine20m_{}.tif", names=("rededge1", "rededge2", "swir1"), pixel=60.0)
        place.fine(day, name="radar_{}.tif", names=("vv", "vh", "angle"), pixel=30.0)
    result = found(place.folder)
    assert roles(result)["fine"] == "fine" and roles(result)["coarse"] == "landsat8"
    notes = " ".join(result.notes)
    assert "so the coarse ones were resampled" in notes and "(--ratio R)" in notes
    assert (
        "Left aside: 'radar' (30 m, 3 bands, 2 dates), 'fine20m' (60 m, 3 bands, 2 dates); name one" in notes
    )
    told = found(place.folder, fine=("fine20m",), coarse=("radar*",))
    assert roles(told)["fine"] == "fine20m" and roles(told)["coarse"] == "radar"


def test_a_kind_that_no_image_has_is_one_sentence(place, found):
    place.fine("2024-04-12")
    place.coarse("2024-04-12")
    with pytest.raises(
        SeriesError, match=r"No image is called 'sentinel', .* as fine: give a kind \(coarse, fine\)"
    ):
        found(place.folder, fine=("sentinel",))


def test_images_of_one_sensor_alone_are_one_sentence(place, found):
    place.fine("2024-04-12")
    with pytest.raises(
        SeriesError, match=r"no coarse images beside the fine ones \('fine' \(30 m, 3 bands, 1 date\)"
    ):
        found(place.folder)
    (place.folder / "fine_2024-04-12.tif").unlink()
    place.coarse("2024-04-12")
    with pytest.raises(SeriesError, match=r"All images are coarse ones .* \(--fine KIND\)"):
        found(place.folder)


def test_dates_that_make_no_pair_are_one_sentence_with_the_gap_that_would(place, found):
    place.fine("2024-04-12")
    place.coarse("2024-05-20")
    place.coarse("2024-04-19")
    with pytest.raises(
        SeriesError, match=r"within 3 days; .* of 2024-04-12 and .* of 2024-04-19, 7 days .*--gap 7"
    ):
        found(place.folder)
    result = found(place.folder, gap=7)
    assert [(pair.fine.date, pair.coarse.date) for pair in result.pairs] == [("2024-04-12", "2024-04-19")]


def test_of_two_images_of_a_date_the_clearer_one_is_taken_and_both_are_told(place, found):
    place.fine("2024-04-12", clouds=0.5, name="fine_{}_a.tif")
    place.fine("2024-04-12", clouds=0.1, name="fine_{}_b.tif")
    place.coarse("2024-04-12", name="coarse_{}_terra.tif")
    place.coarse("2024-04-12", name="coarse_{}_aqua.tif")
    result = found(place.folder)
    (pair,) = result.pairs
    assert pair.fine.path.endswith("_b.tif")
    assert (
        "Of 1 date there is more than one fine image (2024-04-12: fine_2024-04-12_a.tif, "
        "fine_2024-04-12_b.tif), as two satellites or two tiles give them: the one with more valid pixels is "
        "taken (2024-04-12: fine_2024-04-12_b.tif); join tiles first (gdalbuildvrt) where both are needed."
    ) in result.notes


def test_mixed_grids_are_told_and_images_of_another_place_left_out(place, found):
    for day in ("2024-04-12", "2024-05-20", "2024-06-10"):
        place.fine(day)
        place.coarse(day)
    place.fine("2024-07-01", corner=(600015.0, 5000000.0))
    place.fine("2024-07-17", corner=(700000.0, 5000000.0))
    place.coarse("2024-07-17")
    result = found(place.folder)
    notes = " ".join(result.notes)
    assert "The images of 'fine' lie on 2 grids (3 of 48 x 48 pixels, 1 of 48 x 48 pixels)" in notes
    assert (
        "1 image of 'fine' left out, which show another place (fine_2024-07-17.tif): give each place" in notes
    )
    (left,) = result.left_out
    assert left.path.endswith("fine_2024-07-17.tif") and "lies elsewhere than the fine images" in left.reason
    assert [target.coarse.date for target in result.targets] == ["2024-07-17"]


def test_coarse_images_of_another_place_alone_are_one_sentence(place, found):
    place.fine("2024-04-12")
    place.coarse("2024-04-12", corner=(700000.0, 5000000.0))
    with pytest.raises(
        SeriesError, match=r"No image of 'coarse' .* shows the ground of the fine ones \(lies elsewhere"
    ):
        found(place.folder)


def test_a_target_before_all_references_or_after_them_is_told(place, found):
    place.fine("2024-05-20")
    for day in ("2024-04-12", "2024-05-20", "2024-07-01"):
        place.coarse(day)
    notes = found(place.folder).notes
    assert (
        "1 date is before all usable references (2024-04-12; the best one for 2024-04-12 is of 2024-05-20): "
        "only one pair can be given, and the prediction is less sure than between two."
    ) in notes
    assert any("1 date is after all usable references (2024-07-01; the best one" in note for note in notes)


def test_a_fine_image_that_is_all_cloud_is_no_reference_and_its_date_is_a_target(place, found):
    place.fine("2024-04-12")
    place.fine("2024-05-20", clouds=1.0)
    for day in ("2024-04-12", "2024-05-20"):
        place.coarse(day)
    result = found(place.folder)
    (target,) = result.targets
    assert target.coarse.date == "2024-05-20"
    assert [result.pairs[one.reference].fine.date for one in target.proposals] == ["2024-04-12"]


def test_a_target_date_that_has_a_fine_image_is_predicted_from_others_and_measured(place, found):
    for day in ("2024-04-12", "2024-05-20", "2024-07-01"):
        place.fine(day)
        place.coarse(day)
    assert found(place.folder).targets == ()
    assert any("nothing is to be predicted" in note for note in found(place.folder).notes)
    result = found(place.folder, target_dates=("2024-05-20",))
    (target,) = result.targets
    assert target.truth and target.truth.date == "2024-05-20"
    assert {result.pairs[one.reference].fine.date for one in target.proposals} == {"2024-04-12", "2024-07-01"}


def test_a_target_date_without_a_coarse_image_is_one_sentence(place, found):
    place.fine("2024-04-12")
    for day in ("2024-04-12", "2024-04-20", "2024-05-01"):
        place.coarse(day)
    with pytest.raises(
        SeriesError, match=r"of the target date 2024-04-19; nearest are those of 2024-04-12 and 2024-04-20"
    ):
        found(place.folder, target_dates=("2024-04-19",))


def test_a_file_that_breaks_off_is_left_out_when_it_is_read(place, found):
    for day in ("2024-04-12", "2024-05-20"):
        place.fine(day)
        place.coarse(day)
    place.coarse("2024-07-01")
    path = place.folder / "fine_2024-05-20.tif"
    path.write_bytes(path.read_bytes()[:3000])
    result = found(place.folder)
    assert [target.coarse.date for target in result.targets] == ["2024-05-20", "2024-07-01"]
    for target in result.targets:
        assert [result.pairs[one.reference].fine.date for one in target.proposals] == ["2024-04-12"]
    assert [one.path for one in result.left_out] == [str(path)]


def test_images_of_other_projections_are_compared_on_the_same_ground(place, found):
    """Degrees beside metres, as MODIS comes."""
    from osgeo import gdal

    place.fine("2024-04-12")
    for day, moved in (("2024-04-12", 0.0), ("2024-05-20", 0.0), ("2024-07-01", 1.0)):
        path = place.coarse(day, moved, name="in_metres.tif")
        gdal.Warp(str(place.folder / f"coarse_{day}.tif"), path, dstSRS="EPSG:4326", resampleAlg="near")
        (place.folder / "in_metres.tif").unlink()
    result = found(place.folder)
    first, second = (target.proposals[0] for target in result.targets)
    assert first.alike == 1.0 and second.alike < 0.9
    assert next(one for one in result.series if one.role == "coarse").pixel == pytest.approx(240, rel=0.2)


def test_predictions_in_the_folder_are_no_references(place, found):
    from osgeo import gdal

    for day in ("2024-04-12", "2024-05-20"):
        place.fine(day)
        place.coarse(day)
    path = place.fine("2024-07-01", name="fused_{}.tif")
    gdal.Open(path, gdal.GA_Update).SetMetadata({"CHRONOFUSE_METHOD": "delta"})
    result = found(place.folder)
    assert roles(result) == {"fine": "fine", "coarse": "coarse"}
    assert (
        "1 image made by Chronofuse (fused_2024-07-01.tif) left aside: a prediction is no reference; name it "
        "as a file where you want it as one."
    ) in result.notes
