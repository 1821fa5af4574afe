"""Methods are compared where the truth is known: what is found, what is left out, and what is refused."""

import csv
import html
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from osgeo import gdal

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import dated_folders
import images
import toys

from chronofuse.engine import compare, fuse
from chronofuse.engine.comparison import cutting
from chronofuse.engine.comparison.standing import PLAIN
from chronofuse.engine.door import errors, events
from chronofuse.engine.door.codec import from_plain
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.compare_job import CompareJob
from chronofuse.engine.door.compared import Compared
from chronofuse.engine.door.jobs import FuseJob, Pair, target_of
from chronofuse.engine.report.compared_page import compared_page
from chronofuse.engine.report.compared_table import compared_text

DAYS = (("2024-04-12", 0.0), ("2024-05-20", 0.5), ("2024-07-01", 1.0))


def made_place(folder: Path) -> dated_folders.Place:
    """Three dates of both sensors, on which coarse change is all the change that there is."""
    made = dated_folders.Place(folder, np.random.default_rng(5))
    for day, moved in DAYS:
        made.fine(day, moved)
        made.coarse(day, moved)
    return made


def compare_in(place: dated_folders.Place, *methods: str, **wishes) -> tuple[Compared, list[str]]:
    """Compare the baselines and further methods in this process; what was found, and what was warned of."""
    warned: list[str] = []
    sources = (CollectionSource((str(place.folder),)),)
    job = CompareJob(sources, methods=methods or ("delta",), **wishes)
    finished = compare.run(
        job, lambda event: warned.append(event.code) if isinstance(event, events.Warned) else None
    )
    return from_plain(Compared, finished.first.figures["compared"], "compared"), warned


@pytest.fixture
def place(tmp_path) -> dated_folders.Place:
    return made_place(tmp_path / "place")


@pytest.fixture
def compared(place):
    """A function that compares in two trials, unless it is told otherwise."""
    return lambda *methods, **wishes: compare_in(place, *methods, **{"trials": 2, **wishes})


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> SimpleNamespace:
    """A comparison of the baselines with all outputs, by zones: `place`, `found`, `warned` and `paths`."""
    folder = tmp_path_factory.mktemp("whole")
    place, classes = made_place(folder / "place"), np.ones((1, 6, 6))
    classes[:, :, 3:] = 2
    zones = images.write(folder / "zones.tif", classes, pixel=240.0, scale=1, dtype="uint8", nodata=0)
    ends = {"report": "json", "table": "csv", "html": "html"}
    paths = {role: str(folder / f"out.{end}") for role, end in ends.items()}
    found, warned = compare_in(place, zones=zones, **paths)
    return SimpleNamespace(place=place, found=found, warned=warned, paths=paths)


def test_each_date_is_hidden_once_and_the_methods_are_ranked(whole):
    found = whole.found
    assert [(one.target, one.references) for one in found.trials] == [
        ("2024-04-12", ("2024-05-20",)),
        ("2024-05-20", ("2024-04-12",)),
        ("2024-05-20", ("2024-07-01",)),
        ("2024-05-20", ("2024-04-12", "2024-07-01")),
        ("2024-07-01", ("2024-05-20",)),
    ]
    assert set(found.trials[0].rmse) == {"copy", "delta", "delta-gain", "upsample"}
    assert found.windows == ((0, 0, 48, 48),) and whole.warned == []
    first = found.standings["1"][0]
    assert first.method in ("delta", "delta-gain") and found.recommended[0].method == first.method
    assert {one.method for one in found.standings["1"] if one.baseline} == set(PLAIN)
    assert set(first.levels) == {"pixel", "feature", "application"} and first.figures["ndvi_rmse"] > 0


def test_the_errors_are_those_of_a_fusion_with_the_truth_beside_it(whole, tmp_path):
    files = [str(whole.place.folder / f"{role}_{{}}.tif") for role in ("fine", "coarse")]
    pair = Pair(*(one.format("2024-04-12") for one in files))
    fine, coarse = (one.format("2024-05-20") for one in files)
    job = FuseJob.of([pair], [target_of(coarse, output=str(tmp_path / "f2.tif"), reference=fine)], "delta")
    reference = fuse.run(job, lambda event: None).first.figures.below("reference")
    copied = reference.baselines["copy"].value("rmse").mean
    rmse = whole.found.trials[1].rmse
    assert rmse["delta"] == pytest.approx(reference.value("rmse").mean, abs=2e-5)
    assert rmse["copy"] == pytest.approx(copied, abs=2e-5)


def test_the_expected_error_is_given_by_band_with_its_range(whole):
    one, of_two = whole.found.recommended
    assert set(one.expected) == {"green", "red", "nir"} and (one.dates, of_two.dates) == (3, 1)
    assert all(band.low <= band.mean <= band.high for band in one.expected.values())
    assert one.method in one.reason


def test_report_table_and_page_are_written(whole):
    found, paths = whole.found, whole.paths
    assert json.loads(Path(paths["report"]).read_text("utf-8"))["dates"] == list(found.dates)
    rows = list(csv.DictReader(Path(paths["table"]).read_text("utf-8").splitlines()))
    assert len(rows) == sum(len(one.rmse) for one in found.trials)
    assert {row["of_delta"] for row in rows if row["method"] == "delta"} == {"1.0"}
    page = Path(paths["html"]).read_text("utf-8")
    assert found.recommended[0].reason in html.unescape(page) and "By reference date" in page


def test_zones_on_another_grid_have_figures_of_their_own(whole):
    first, second = (one for one in whole.found.zones if one.pairs == 1)
    assert (first.name, second.name) == ("1", "2") and first.dates == second.dates == 3
    assert first.pixels == second.pixels == 4 * 48 * 24
    assert first.rmse["copy"] != second.rmse["copy"]


def test_seasons_are_told_where_the_dates_lie_in_more_than_one(whole):
    assert [(one.name, one.dates) for one in whole.found.seasons if one.pairs == 1] == [
        ("March to May", 2),
        ("June to August", 1),
    ]


def test_zones_in_another_crs_are_brought_to_the_images(whole, compared, tmp_path):
    classes = np.ones((1, 24, 24))
    classes[:, :, 12:] = 2
    own = images.write(tmp_path / "own.tif", classes, pixel=60.0, scale=1, dtype="uint8", nodata=0)
    other = str(tmp_path / "other.tif")
    gdal.Warp(other, own, dstSRS="EPSG:3857", xRes=20, yRes=20)
    found, _ = compared(zones=other, trials=1)
    first, second = (one.pixels for one in found.zones)
    assert first + second == pytest.approx(48 * 48, rel=0.02) and first == pytest.approx(second, rel=0.1)


def test_zones_that_are_measurements_are_refused(compared, tmp_path):
    heights = np.linspace(1.5, 7.25, 48 * 48).reshape(1, 48, 48)
    zones = images.write(tmp_path / "height.tif", heights, scale=1, dtype="float32")
    with pytest.raises(errors.ClassesError, match=r"holds 1\.5, but zones are whole numbers: reclassify"):
        compared(zones=zones)


@pytest.mark.parametrize("value", [0, -3])
def test_zones_of_which_none_is_there_are_refused(value, compared, tmp_path):
    zones = images.write(tmp_path / "none.tif", np.full((1, 48, 48), value), scale=1, dtype="int16", nodata=0)
    with pytest.raises(errors.ClassesError, match=r"has no zone on what is compared: .* nodata or below 0"):
        compared(zones=zones)


def test_many_zones_are_cut_short_on_a_terminal_with_the_place_of_all(compared, tmp_path):
    classes = (np.arange(48)[:, None] // 6 * 8 + np.arange(48) // 6)[None]
    found, _ = compared(zones=images.write(tmp_path / "z.tif", classes, scale=1, dtype="uint8", nodata=255))
    text = compared_text(found)
    assert len(found.zones) == 64 and text.count("\nzone ") == 30
    assert "and 34 zones more: the JSON report (--report) has all" in text


def test_a_network_with_nan_weights_is_left_out_and_the_others_go_on(compared, tmp_path):
    broken = toys.toy(tmp_path / "broken.onnx", factor=float("nan"), name="broken")
    sound = toys.toy(tmp_path / "sound.onnx", name="sound")
    found, warned = compared(broken, sound)
    assert list(found.refused) == [broken] and "no number" in found.refused[broken] and "refused" in warned
    rmse = found.trials[0].rmse
    assert rmse[sound] == pytest.approx(rmse["delta"], abs=1e-5)
    assert found.recommended[0].method != broken


def test_images_that_are_unfit_for_any_method_are_told_and_no_method_is_blamed(place, compared):
    blocks = np.kron(np.random.default_rng(1).uniform(0.1, 0.4, (3, 12, 12)), np.ones((1, 4, 4)))
    images.write(place.folder / "fine_2024-04-12.tif", blocks, names=dated_folders.NAMES)
    found, warned = compared(trials=12)
    assert "unfit" in warned and not found.refused
    assert any("2024-05-20 was not predicted from 2024-04-12: Each 4 x 4" in note for note in found.notes)
    assert "2024-04-12" in {one.target for one in found.trials}


def test_a_method_that_takes_other_bands_is_left_out(compared):
    found, _ = compared("delta", "rescnn-ndvi")
    assert "takes the bands ndvi" in found.refused["rescnn-ndvi"]


def test_one_date_is_refused_with_the_safe_choice(place, compared):
    for day in ("2024-05-20", "2024-07-01"):
        (place.folder / f"fine_{day}.tif").unlink()
    with pytest.raises(
        errors.SeriesError, match=r"only 2024-04-12 has one: give more dates\. Until then take"
    ):
        compared()


def test_a_truth_that_is_f1_itself_is_left_out(place, compared):
    place.fine("2024-05-20", 0.0)
    place.coarse("2024-08-10", 1.4)
    place.fine("2024-08-10", 1.4)
    found, warned = compared()
    assert found.dates == ("2024-04-12", "2024-07-01", "2024-08-10") and "left-out" in warned
    assert "is that of 2024-04-12, pixel by pixel" in found.left_out[0].reason


def test_the_same_image_under_two_dates_alone_is_refused(place, compared):
    (place.folder / "fine_2024-07-01.tif").unlink()
    place.fine("2024-05-20", 0.0)
    with pytest.raises(errors.SeriesError, match="no independent truth of the other"):
        compared()


def test_a_truth_that_is_its_coarse_image_resampled_is_left_out(place, compared):
    fine, coarse = (str(place.folder / f"{role}_2024-07-01.tif") for role in ("fine", "coarse"))
    Path(fine).unlink()
    gdal.Warp(fine, coarse, xRes=30, yRes=30, resampleAlg="bilinear")
    found, _ = compared()
    assert found.dates == ("2024-04-12", "2024-05-20")
    assert "is its coarse image resampled" in found.left_out[0].reason


def test_in_the_place_of_dates_that_are_of_no_use_others_are_taken(place, compared):
    for number, day in enumerate(("2024-08-02", "2024-08-20", "2024-09-10")):
        place.coarse(day, 1.1 + 0.1 * number)
        place.fine(day, 1.1 + 0.1 * number, clouds=0.95 if number < 2 else 0.0)
    found, _ = compared(trials=20)
    assert found.dates == ("2024-04-12", "2024-05-20", "2024-07-01", "2024-09-10")
    assert any("2024-08-02, 2024-08-20, of which almost nothing is to be seen" in one for one in found.notes)
    assert ("2024-09-10", ("2024-07-01",)) in {(one.target, one.references) for one in found.trials}


def test_of_dates_that_share_a_coarse_image_the_nearest_is_taken(place, compared):
    place.fine("2024-05-18", 0.45)
    place.fine("2024-05-22", 0.55)
    found, _ = compared(trials=20)
    assert found.dates == tuple(day for day, _ in DAYS)
    assert any("2024-05-18, 2024-05-22, whose coarse image is that of another" in n for n in found.notes)


def test_coarse_images_of_fine_pixels_are_asked_for_their_ratio(place, compared):
    for day, moved in DAYS:
        values = images.block_mean(place.first + moved * place.change, dated_folders.RATIO)
        blurred = np.kron(values, np.ones((1, dated_folders.RATIO, dated_folders.RATIO)))
        images.write(place.folder / f"coarse_{day}.tif", blurred, names=dated_folders.NAMES)
    told = {}
    for ratio in (None, float(dated_folders.RATIO)):
        found, warned = compared(trials=1, ratio=ratio)
        told[ratio] = "resampled-coarse" in warned
    assert told == {None: True, float(dated_folders.RATIO): False}


def test_a_date_of_one_value_is_left_out(place, compared):
    flat = np.full((3, 48, 48), 0.2)
    images.write(place.folder / "fine_2024-07-01.tif", flat, names=dated_folders.NAMES)
    found, _ = compared()
    assert found.dates == ("2024-04-12", "2024-05-20")
    assert "has one value all over" in found.left_out[0].reason


def test_where_haze_hides_all_change_f1_as_it_is_is_recommended_with_the_reason(place, compared):
    for day, haze in (("2024-04-12", 0.0), ("2024-05-20", 0.5), ("2024-07-01", 1.0)):
        values = images.block_mean(place.first * (1 - 0.8 * haze), dated_folders.RATIO) + 0.6 * haze
        pixel = 30.0 * dated_folders.RATIO
        images.write(place.folder / f"coarse_{day}.tif", values, names=dated_folders.NAMES, pixel=pixel)
        images.write(
            place.folder / f"fine_{day}.tif",
            place.first + 0.01 * haze * place.change,
            names=dated_folders.NAMES,
        )
    found, _ = compared(trials=12)
    best = found.recommended[0]
    assert best.method == found.standings["1"][0].method == "copy" and not found.standings["1"][0].baseline
    assert "It is F1 as it is, which shows nothing of what has changed" in best.reason
    assert '<p class="take plain">With one pair, take copy' in compared_page(found)
    assert "haze" in best.reason and {one.method for one in found.references} == {"copy"}


def test_what_is_no_prediction_stands_last_unless_it_is_clearly_ahead(whole):
    assert whole.found.recommended[0].method not in PLAIN
    assert {one.method for one in whole.found.standings["1"][-2:]} == set(PLAIN)


def test_a_cloudy_date_is_left_out(place, compared):
    place.fine("2024-05-20", 0.5, clouds=0.95)
    found, _ = compared()
    assert found.dates == ("2024-04-12", "2024-07-01") and "almost nothing" in found.left_out[0].reason


def test_gaps_of_f1_are_no_methods_fault(place, compared, tmp_path):
    place.fine("2024-04-12", 0.0, clouds=0.7)
    found, _ = compared(toys.toy(tmp_path / "sound.onnx", name="sound"), trials=12)
    assert not found.refused
    of_one = next(one for one in found.trials if one.references == ("2024-04-12",))
    assert 0 < of_one.pixels <= 0.3 * 48 * 48 + 48


def test_of_a_large_place_windows_are_compared(compared, monkeypatch):
    monkeypatch.setattr(cutting, "WHOLE", 40)
    monkeypatch.setattr(cutting, "SIDE", 16)
    found, warned = compared(trials=1)
    assert len(found.windows) == 4 and {window[2:] for window in found.windows} == {(16, 16)}
    assert {"windows", "dates"} <= set(warned) and found.trials[0].pixels == 4 * 16 * 16


def test_a_method_that_is_not_installed_is_refused_before_anything_is_read(compared):
    with pytest.raises(errors.UnknownMethodError, match="no method called 'magic'"):
        compared("magic")
