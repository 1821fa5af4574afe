"""Several images of one day are one: the clearest counts, the next where it shows nothing, and it is said."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import images

from chronofuse.engine.collection.collection import open_collection
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.fill_job import FillJob
from chronofuse.engine.series import filling
from chronofuse.engine.series.place import place_of

NAMES = ("red", "nir")


@pytest.fixture
def two_satellites(year, truth):
    """A day whose image has a cloud over its upper half, and one of a second satellite over all but a corner
    below."""
    day = year.fine[2]
    values = truth(day) + 0.01
    values[:, :8, :8] = np.nan
    values[:, 24:40] = np.nan
    images.write(year.folder / "fine" / f"fine_{day}_b.tif", values, names=NAMES)
    return day


def test_a_second_image_of_a_day_fills_what_the_first_does_not_show(year, two_satellites, filled):
    day = two_satellites
    finished = filled(dates=(str(day),))
    kept = gdal.Open(str(year.folder / "out" / f"filled_{day}.tif")).ReadAsArray()
    one, other = (
        gdal.Open(str(year.folder / "fine" / name)).ReadAsArray()
        for name in (f"fine_{day}.tif", f"fine_{day}_b.tif")
    )
    best = np.where(other > -9999, other, one)  # 60 % of the second one are clear, and half of the first
    observed = best[0] > -9999
    assert (kept[:, observed] == best[:, observed]).all() and observed.mean() == pytest.approx(1 - 64 / 48**2)
    origin = gdal.Open(str(year.folder / "out" / f"origin_{day}.tif")).ReadAsArray()[0]
    assert (origin[observed] == filling.OBSERVED).all() and (origin[~observed] == filling.FUSED).all()
    told = json.loads((year.folder / "out" / "series.json").read_text("utf-8"))
    assert [Path(one).name for one in told["fine"][str(day)]] == [f"fine_{day}_b.tif", f"fine_{day}.tif"]
    (note,) = [one for one in told["notes"] if "several fine images" in one]
    assert note in finished.first.figures["notes"] and f"fine_{day}_b.tif' before 'fine_{day}.tif'" in note


def test_a_new_image_of_a_day_is_taken_with_resume(year, filled, truth):
    day = year.fine[2]
    filled(dates=(str(day), str(year.days[0])), references=1)
    before = (year.folder / "out" / f"filled_{day}.tif").read_bytes()
    images.write(year.folder / "fine" / f"fine_{day}_b.tif", truth(day), names=NAMES)
    filled(dates=(str(day), str(year.days[0])), references=1, resume=True)
    assert (year.folder / "out" / f"filled_{day}.tif").read_bytes() != before


def test_two_coarse_images_of_a_day_cover_each_others_gaps(year, filled, read):
    day = year.days[4]
    path = year.folder / "coarse" / f"coarse_{day}.tif"
    whole = images.read(path)
    for name, rows in ((path.name, slice(0, 2)), (f"coarse_{day}_b.tif", slice(3, 6))):
        values = whole.copy()
        values[:, rows] = np.nan
        images.write(year.folder / "coarse" / name, values, pixel=240.0, names=NAMES)
    finished = filled(dates=(str(day),))
    assert (read("origin", day)[0] == filling.FUSED).mean() > 0.9
    assert any("several coarse images" in one for one in finished.first.figures["notes"])


def test_an_image_of_a_day_that_breaks_off_leaves_the_other_one(year, two_satellites, filled):
    path = year.folder / "fine" / f"fine_{two_satellites}_b.tif"
    path.write_bytes(path.read_bytes()[:3000])
    filled(dates=(str(two_satellites),))
    told = json.loads((year.folder / "out" / "series.json").read_text("utf-8"))
    assert told["fine"][str(two_satellites)].endswith(f"fine_{two_satellites}.tif")
    (left,) = told["left_out"]
    assert left["path"] == str(path)


def test_dates_outside_of_the_fine_images_are_said(year, filled):
    finished = filled(dates=("2024-02-20", "2030-01-01"))
    notes = " ".join(finished.first.figures["notes"])
    assert "One date (2024-02-20) lies before the first fine image, 2024-03-01" in notes
    assert "(2030-01-01) lies after the last fine image" in notes
    assert "no coarse image within 10 days" in notes


def test_a_folder_that_is_given_as_fine_and_as_coarse_is_told_apart_by_its_pixels(year):
    (year.folder / "all").mkdir()
    for path in (*(year.folder / "fine").iterdir(), *(year.folder / "coarse").iterdir()):
        (year.folder / "all" / path.name.partition("_")[2]).with_suffix(
            f".{path.parent.name}.tif"
        ).symlink_to(path)
    both = [CollectionSource((str(year.folder / "all"),), role=role) for role in ("fine", "coarse")]
    job = FillJob(tuple(both), str(year.folder / "out"))
    place = place_of(open_collection(both), job)
    assert (list(place.fine), list(place.coarse)) == (year.fine, year.days) and place.ratio == 8
