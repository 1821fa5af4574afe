"""A filled series smoothed in time: the kernel, what stays, and how a later run goes on from it."""

import json

import numpy as np
import pytest
from osgeo import gdal

from chronofuse.engine.door import errors
from chronofuse.engine.seasons.settings import STEP, TimeGrid
from chronofuse.engine.seasons.smoothing import WHITTAKER, at_date, smooth, smooth_weighted
from chronofuse.engine.series import filling
from chronofuse.engine.series.smoothing_kernels import smoothed

DAYS = np.cumsum([3, 8, 8, 16, 8, 8, 24, 8, 8, 8, 16, 8]).astype(float) + 738000
GRID = TimeGrid.over(DAYS)
WAVE = 0.5 + 0.3 * np.sin((DAYS - DAYS[0]) / 40)
NOTHING = np.empty((0, 3), np.float32)


def kernel(values, deviation=NOTHING, kind=WHITTAKER, period=40.0) -> np.ndarray:
    found = values.astype(np.float32)
    smoothed(found, deviation, DAYS, GRID.node, GRID.part, GRID.nodes, STEP, kind, period)
    return found


@pytest.fixture
def pixels() -> np.ndarray:
    """(dates, 3): a season with noise; the same with gaps; four dates alone."""
    random = np.random.default_rng(5)
    values = np.repeat((WAVE + random.normal(0, 0.05, DAYS.size))[:, None], 3, axis=1)
    values[[2, 7], 1] = np.nan
    values[4:, 2] = np.nan
    return values.astype(np.float32)


def test_each_pixel_gets_the_curve_through_its_values(pixels):
    found = kernel(pixels)
    for pixel in (0, 1):
        there = np.isfinite(pixels[:, pixel])
        weights, curve, scratch = np.empty(there.sum()), np.empty(GRID.nodes), np.empty((8, GRID.nodes))
        values, days = pixels[there, pixel].astype(float), DAYS[there]
        node, part = GRID.node[there], GRID.part[there]
        smooth(values, days, node, part, DAYS[0], STEP, WHITTAKER, 40.0, weights, curve, scratch)
        expected = [at_date(curve, *at) for at in zip(node, part)]
        assert found[there, pixel] == pytest.approx(expected, abs=1e-6)
        assert np.isnan(found[~there, pixel]).all()
    assert np.array_equal(found[:, 2], pixels[:, 2], equal_nan=True)
    wave = WAVE.astype(np.float32)
    assert np.std(found[:, 0] - wave) < 0.9 * np.std(pixels[:, 0] - wave)


def test_what_is_surer_moves_the_curve_more(pixels):
    deviation = np.full(pixels.shape, 0.05, np.float32)
    deviation[5] = 0.0
    near, far = (abs(kernel(pixels, one)[5, 0] - pixels[5, 0]) for one in (deviation, NOTHING))
    assert near < far
    equal = kernel(pixels, np.full(pixels.shape, 0.02, np.float32))
    assert equal == pytest.approx(kernel(pixels), abs=1e-6, nan_ok=True)


def test_equal_weights_change_nothing():
    values, ones = np.sin(DAYS / 30), np.ones(DAYS.size)
    given = (DAYS, GRID.node, GRID.part, DAYS[0], STEP, WHITTAKER, 40.0)
    curves = np.empty((2, GRID.nodes))
    smooth(values, *given, np.empty(DAYS.size), curves[0], np.empty((8, GRID.nodes)))
    smooth_weighted(values, ones, *given, np.empty(DAYS.size), curves[1], np.empty((8, GRID.nodes)))
    assert (curves[0] == curves[1]).all()


def stored(year, name, day, out="out"):
    return gdal.Open(str(year.folder / out / f"{name}_{day}.tif")).ReadAsArray()


def test_smoothed_rasters_lie_beside_and_observed_pixels_stay_bit_for_bit(year, filled):
    filled(indices=("ndvi",), uncertainty=True, smooth="whittaker", smooth_period=60.0)
    moved = 0
    for day in year.days:
        observed = stored(year, "origin", day)[0] == filling.OBSERVED
        for name in ("filled", "ndvi"):
            before, after = stored(year, name, day), stored(year, f"smooth_{name}", day)
            assert (before[..., observed] == after[..., observed]).all()
            moved += (before[..., ~observed] != after[..., ~observed]).sum()
    assert moved > 0
    filled("all", keep=False, smooth="savitzky-golay")
    first = year.fine[0]
    assert (stored(year, "filled", first, "all") != stored(year, "smooth_filled", first, "all")).any()


def test_going_on_smooths_anew_only_what_changed_and_any_tile_gives_equal_bytes(year, filled):
    def wanted(name, out="out"):
        return [(year.folder / out / f"{name}_{day}.tif") for day in year.days[:8]]

    given = {"dates": tuple(map(str, year.days[:8])), "method": "delta", "smooth": "whittaker"}
    filled(**given, tile=16)
    raw, smoothed_files = wanted("filled"), wanted("smooth_filled")
    stamps = {path: path.stat().st_mtime_ns for path in (*raw, *smoothed_files)}
    filled(**given, resume=True)
    assert all(path.stat().st_mtime_ns == stamp for path, stamp in stamps.items())
    before = [path.read_bytes() for path in smoothed_files]
    filled(**given, smooth_period=60.0, resume=True)
    assert [path.read_bytes() for path in smoothed_files] != before
    assert all(path.stat().st_mtime_ns == stamps[path] for path in raw)
    smoothed_files[3].unlink()
    filled(**given, resume=True)
    assert [path.read_bytes() for path in smoothed_files] == before
    filled("other", **given, tile=48)
    assert [path.read_bytes() for path in wanted("smooth_filled", "other")] == before
    assert set(json.loads((year.folder / "out" / "series.json").read_text())["passes"]) == {"smooth"}


def test_a_way_to_smooth_that_is_none_is_refused(filled):
    with pytest.raises(errors.JobError, match="'smooth' is 'loess': use one of whittaker, savitzky-golay"):
        filled(smooth="loess")
