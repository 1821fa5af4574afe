"""The parts of change: breaks of a pixel, thresholds, patches and areas, each against a plain oracle."""

import math

import numpy as np
import pytest
from osgeo import osr
from scipy import ndimage

from chronofuse.engine.maps.changes import breaks
from chronofuse.engine.maps.changes.patches import GAP, Patches
from chronofuse.engine.maps.changes.thresholds import unchanged_of
from chronofuse.engine.raster.grid import Grid
from chronofuse.engine.raster.ground import row_areas

DAYS = np.arange(1, 3 * 365, 16.0)


def found(values, days=DAYS, harmonics=1, least_f=12.16, least=0.1):
    """Bands of one pixel, or of (dates, pixels)."""
    cube = np.asarray(values, np.float32).reshape(len(days), -1)[:, None, :]
    out = np.empty((4, *cube.shape[1:]), np.float32)
    columns = breaks.waves(days, harmonics)
    breaks.largest_breaks(cube, days, columns, breaks.fewest_dates(harmonics), least_f, least, out)
    return out[:, 0]


def season(days=DAYS, size=0.2):
    return 0.5 + size * np.cos(2 * np.pi * (days - 200) / breaks.YEAR)


def by_least_squares(values, days, harmonics):
    """Place, F and step by fitting every candidate anew, with F not yet corrected for neighbours."""
    there = np.isfinite(values)
    y, x = values[there], breaks.waves(days, harmonics)[there]
    n, beside = len(y), max(breaks.FEWEST_BESIDE, math.ceil(breaks.TRIM * there.sum()))
    plain = np.square(y - x @ np.linalg.lstsq(x, y, rcond=None)[0]).sum()
    tried = []
    for at in range(beside, n - beside + 1):
        with_step = np.column_stack([x, np.arange(n) >= at])
        fit = np.linalg.lstsq(with_step, y, rcond=None)[0]
        left = y - with_step @ fit
        rest = np.square(left).sum()
        r = min(max((left[1:] * left[:-1]).sum() / rest, 0), 0.9)
        tried.append(
            (plain - rest, at, (plain - rest) / (rest / (n - x.shape[1] - 1)) * (1 - r) / (1 + r), fit[-1])
        )
    return max(tried)[1:]


@pytest.mark.parametrize("harmonics", [0, 1, 2])
def test_the_break_is_that_of_fitting_every_candidate_anew(harmonics):
    random = np.random.default_rng(harmonics)
    values = season() + 0.05 * random.normal(size=(40, len(DAYS)))
    values += np.where(random.uniform(300, 800, (40, 1)) <= DAYS, random.normal(0, 0.2, (40, 1)), 0)
    values[random.uniform(size=values.shape) < 0.3] = np.nan
    got = found(values.T, harmonics=harmonics, least_f=0, least=0)
    for pixel, series in enumerate(values):
        at, f, step = by_least_squares(series, DAYS, harmonics)
        when = DAYS[np.isfinite(series)]
        assert got[:3, pixel] == pytest.approx([when[at], step, f], rel=2e-3, abs=1e-4)
        assert got[3, pixel] == when[at] - when[at - 1]


def test_a_clearing_is_found_on_its_day_with_its_size():
    random = np.random.default_rng(1)
    values = season()[:, None] + 0.03 * random.normal(size=(len(DAYS), 500))
    values[DAYS >= 500] -= 0.3
    day, size, strength, within = found(values)
    assert (np.abs(day - DAYS[DAYS >= 500][0]) <= 16).mean() > 0.99
    assert np.median(size) == pytest.approx(-0.3, abs=0.02) and strength.min() > 12 and (within == 16).all()


@pytest.mark.parametrize("together", [0.0, 0.3])
def test_false_alarms_are_as_rare_as_was_asked_for(together):
    random = np.random.default_rng(2)
    noise = random.normal(size=(len(DAYS), 4000))
    for date in range(1, len(DAYS)):
        noise[date] = together * noise[date - 1] + math.sqrt(1 - together**2) * noise[date]
    alarms = np.isfinite(found(season()[:, None] + 0.05 * noise, least=0.0)[0]).mean()
    assert alarms < (0.015 if not together else 0.05)


def test_a_season_alone_and_too_few_dates_are_no_break():
    day, size, strength, _ = found(season())
    assert np.isnan(day[0]) and np.isnan(size[0]) and strength[0] >= 0
    few = np.where(np.arange(len(DAYS)) < 7, season(), np.nan)
    assert np.isnan(found(few)).all()


def test_what_has_not_changed_is_found_beside_what_has():
    random = np.random.default_rng(3)
    still = random.normal(0.02, 0.03, 70_000)
    for changed in (0, 20_000, 30_000):
        moved = random.normal(-0.4, 0.1, changed)
        found = unchanged_of(np.concatenate([still, moved]))
        assert found.middle == pytest.approx(0.02, abs=0.003)
        assert found.deviation == pytest.approx(0.03, rel=0.1)
        assert (moved < found.low).mean() > 0.98 if changed else found.share > 0.99
    assert unchanged_of(np.zeros(50)).high < 1e-5


@pytest.mark.parametrize("rows", [1, 7, 64])
def test_patches_are_those_of_labels_of_the_whole(rows):
    random = np.random.default_rng(4)
    kinds = random.choice(np.array([0, 0, 1, 2, GAP], np.uint8), (64, 50))
    patches, parts = Patches(50), []
    for top in range(0, 64, rows):
        part = kinds[top : top + rows]
        parts.append(patches.label(part, np.full(len(part), 900.0)))
    areas = patches.areas()[np.concatenate(parts)]
    for kind in (1, 2):
        labels, _ = ndimage.label(kinds == kind, np.ones((3, 3)))
        sizes = np.bincount(labels.ravel()) * 900.0
        np.testing.assert_array_equal(areas[kinds == kind], sizes[labels][kinds == kind])


def grid(crs, transform, size=(4, 6)):
    system = osr.SpatialReference()
    system.ImportFromEPSG(crs)
    return Grid(*size, transform, system.ExportToWkt())


def test_pixels_in_metres_have_the_area_of_the_plane():
    areas, note = row_areas(grid(32633, (600000.0, 30, 0, 5000000.0, 0, -30)))
    assert areas.tolist() == [900.0] * 6 and note == ""


def test_pixels_in_degrees_have_the_area_of_the_ground():
    whole, note = row_areas(grid(4326, (-180.0, 360, 0, 90.0, 0, -30), (1, 6)))
    assert whole.sum() == pytest.approx(510_065_621_724_089, rel=1e-9) and note == ""
    assert whole[0] == pytest.approx(whole[-1], rel=1e-12) and whole[2] > whole[0]
    sphere, _ = row_areas(grid(4326, (10.0, 1 / 112000, 0, 60.0, 0, -1 / 112000)))
    assert sphere[0] == pytest.approx(0.5, abs=0.01)


def test_where_a_projection_stretches_the_ground_it_is_said():
    areas, note = row_areas(grid(3857, (1_000_000.0, 30, 0, 8_400_000.0, 0, -30)))
    assert areas[0] == pytest.approx(900 * 0.25, rel=0.02) and "stretches the ground" in note


def test_a_difference_of_one_step_of_rounded_numbers_is_no_change():
    random = np.random.default_rng(6)
    rounded = np.concatenate([random.choice([0.0, 0.0, 0.0, 1.0, -1.0], 9000), np.full(500, 30.0)])
    found = unchanged_of(rounded)
    assert found.low < -1 and 1 < found.high < 10
