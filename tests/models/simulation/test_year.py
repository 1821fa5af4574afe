"""The generator of a year: known truths hold, the seed decides everything, and the collection reads it."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from chronofuse.engine.collection.collection import open_collection
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.models import images
from chronofuse.models.simulation.calendars import CROPS
from chronofuse.models.simulation.seasons import all_true_seasons
from chronofuse.models.simulation.year import FIRE, Year, stage
from chronofuse.models.simulation.year_files import EVENTS, YearPlan, generate_year

SIZE = 96
PLAN = YearPlan(
    SIZE,
    bands=4,
    seed=4,
    ratio=8.0,
    first=date(2024, 5, 1),
    last=date(2024, 6, 30),
    fine_every=20,
    coarse_every=12,
    truth_every=30,
)


@pytest.fixture(scope="module")
def place():
    return Year(SIZE, seed=4)


@pytest.fixture(scope="module")
def seasons(place):
    return all_true_seasons(place, slice(0, SIZE))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("year")
    list(generate_year(out, PLAN))
    return out


def test_a_season_starts_where_the_curve_has_risen_by_a_fifth(place, seasons):
    start, end = seasons
    known = np.argwhere(np.isfinite(start) & (place.crop > 0) & (start > -80))[::83]
    assert len(known) > 15
    for row, col in known:
        days = np.arange(2 * int(start[row, col] / 2) - 70, end[row, col] + 70, 2)
        rows = slice(row, row + 1)
        curve = np.array([place.ndvi(float(day), rows, mown=False)[0, col] for day in days])
        highest = curve[(days > start[row, col]) & (days < end[row, col])].max()
        for day, before in ((start[row, col], days < start[row, col]), (end[row, col], days > end[row, col])):
            low = curve[before].min()
            here = place.ndvi(float(day), rows, mown=False)[0, col]
            # The valley beyond may be cut by the 70 days, or lie behind the next season's rise.
            assert here == pytest.approx(low + 0.2 * (highest - low), abs=0.04), (row, col, day)


def test_each_crop_has_its_own_season(place, seasons):
    names, medians = list(CROPS), {}
    for number, name in enumerate(names, 1):
        here = place.crop == number
        if np.isfinite(seasons[0][here]).sum() > 30:
            medians[name] = [np.nanmedian(values[here]) for values in seasons]
    assert medians["winter wheat"][0] < 95 < 135 < medians["maize"][0]
    assert medians["winter wheat"][1] < 215 < 250 < medians["maize"][1]


def test_mowing_dips_and_the_meadow_grows_again(place):
    mown = list(CROPS).index("meadow, mown") + 1
    row, col = np.argwhere((place.crop == mown) & place.grows & (place.burnt == 0))[0]
    rows = slice(row, row + 1)
    days = range(120, 260)
    curve = np.array([place.ndvi(float(day), rows)[0, col] for day in days])
    untouched = np.array([place.ndvi(float(day), rows, mown=False)[0, col] for day in days])
    lost = untouched - curve
    assert lost.max() > 0.1 and lost.min() < 0.01
    assert np.count_nonzero(np.diff(lost) > 0.05) == 3, "it is cut three times"


def test_what_is_harvested_was_dry_and_the_stubble_goes(place):
    harvest = place.events[0]
    here = np.isfinite(harvest) & place.grows & (place.burnt == 0)
    kinds = set(np.unique(place.crop[here]).tolist()) - {0}
    straw = {number for number, calendar in enumerate(CROPS.values(), 1) if calendar.straw > 0}
    assert kinds and kinds <= straw
    segment = place.parcel[here][0]
    day = float(harvest[place.parcel == segment][0])
    ripe, cut, gone = (float(place._covers.dry(day + later)[segment]) for later in (-3, 4, 80))
    assert ripe > 1.7 * cut > 0 and gone < 0.2 * cut


def test_mowing_days_are_told(place):
    """Of the meadows that are mown, three days in their order; of nothing else."""
    cuts = place.events[1:]
    mown = place.crop == 1 + list(CROPS).index("meadow, mown")
    assert np.isfinite(cuts[:, mown]).all() and np.isnan(cuts[:, ~mown]).all()
    assert mown.any() and (np.diff(cuts[:, mown], axis=0) > 0).all()


def test_the_fire_comes_on_one_day(place):
    burnt = place.burnt > 0.5
    assert burnt.any()
    before, after = (place.ndvi(float(day), slice(0, SIZE))[burnt].mean() for day in (FIRE - 1, FIRE))
    assert after < before - 0.2
    untouched = place.burnt == 0
    change = place.ndvi(float(FIRE), slice(0, SIZE)) - place.ndvi(float(FIRE - 1), slice(0, SIZE))
    assert np.abs(change[untouched]).max() < 0.1


def test_the_water_rises_and_falls_over_the_terrain(place):
    days = (25, 32, 40, 70, 100)
    wet = [place.flooded(float(day), slice(0, SIZE)) > 0.5 for day in days]
    areas = [int(one.sum()) for one in wet]
    assert areas[0] <= areas[1] < areas[2] and areas[2] > areas[3] >= areas[4]
    assert not (wet[1] & ~wet[2]).any(), "what is flooded at a lower stage is so at a higher one"
    assert stage(40) > stage(60) > stage(100)


def test_the_files_are_read_as_a_series_with_their_masks(folder):
    collection = open_collection([CollectionSource((str(folder),))])
    fine = [image for image in collection.images if image.kind == "fine"]
    assert [image.day for image in fine] == PLAN.days(20)
    assert all(image.mask and image.mask.endswith("_mask.tif") for image in fine)
    assert [i.day for i in collection.images if i.kind == "coarse"] == PLAN.days(12)
    assert [i.day for i in collection.images if i.kind == "truth"] == PLAN.days(30)
    assert fine[0].names == ("blue", "green", "red", "nir")


def test_harvest_mowing_and_the_river_are_told_beside_the_images(folder):
    events = images.read(folder / "truth" / "events.tif")
    assert events.names == EVENTS
    rows = (folder / "truth" / "river.csv").read_text("utf-8").splitlines()
    days = sorted({*PLAN.days(20), *PLAN.days(12), *PLAN.days(30)})
    assert rows[0] == "date,stage,flooded" and [row[:10] for row in rows[1:]] == [str(day) for day in days]
    highest = max(rows[1:], key=lambda row: float(row.split(",")[1]))
    assert highest == max(rows[1:], key=lambda row: float(row.split(",")[2])), "it floods most when highest"


def test_clear_pixels_are_the_truth_with_little_noise(folder):
    day = PLAN.first
    fine, truth = (images.read(path).bands for path in _of(folder, day))
    usable = images.read(folder / f"fine_{day}_mask.tif").bands[0] == 1
    assert usable.any()
    error = (fine - truth)[:, usable]
    assert np.sqrt(np.mean(error**2)) < 0.03
    assert np.median(np.abs(error)) < 0.01


def _of(folder, day):
    return folder / f"fine_{day}.tif", folder / "truth" / f"truth_{day}.tif"


def test_the_seed_decides_every_byte(folder, tmp_path):
    again = list(generate_year(tmp_path, PLAN))
    assert again
    for path in again:
        assert path.read_bytes() == (folder / path.relative_to(tmp_path)).read_bytes(), path.name


def test_clouds_come_from_masks_that_are_named(tmp_path):
    masks = tmp_path / "masks"
    masks.mkdir()
    values = np.ones((50, 40), np.float32)
    values[10:20, 5:30] = 0
    small = images.ImageGrid(50, 40, PLAN.grid().transform, PLAN.grid().crs)
    images.write(masks / "a.tif", [values], ["clear"], small, scale=1.0)
    plan = YearPlan(
        40, 4, 4, 8.0, first=date(2024, 5, 1), last=date(2024, 5, 2), masks=masks, coarse_in="utm"
    )
    list(generate_year(tmp_path / "out", plan))
    mask = images.read(tmp_path / "out" / "fine_2024-05-01_mask.tif").bands[0]
    np.testing.assert_array_equal(mask, values[:40, :40])
    fine, truth = (images.read(path).bands for path in _of(tmp_path / "out", date(2024, 5, 1)))
    assert (fine[0][mask == 0] > 0.2).all() and (truth[0][mask == 0] < 0.3).all()


def test_days_that_cannot_be_are_said():
    with pytest.raises(ValueError, match="lies before the first"):
        YearPlan(first=date(2024, 5, 1), last=date(2024, 4, 1))
    with pytest.raises(ValueError, match="at least one day"):
        YearPlan(fine_every=0)
