"""`chronofuse boundaries --reference`: the shore of a fused image, moved from where a fine image shows it."""

import json
from types import SimpleNamespace

import images
import numpy as np
import pytest
import shores
from osgeo import gdal
from scipy.ndimage import gaussian_filter, zoom

from chronofuse.engine import boundaries
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.errors import BandMismatchError, SeriesError
from chronofuse.engine.door.jobs import BoundariesJob
from chronofuse.engine.maps.outlines import moving
from chronofuse.engine.maps.outlines.moving import Misfit

SIDE, RATIO = shores.SIDE, 16
FINE = 4
"""Points along a side of a pixel, of the terrain."""


def terrain():
    """(SIDE * FINE, SIDE * FINE) heights in metres: a bowl with a bank that is steep in the west and flat in
    the east."""
    rows, columns = (np.mgrid[: SIDE * FINE, : SIDE * FINE] + 0.5) / FINE - SIDE / 2
    slope = np.where(columns < 0, 0.3, 0.08)
    return (np.hypot(rows, columns) - 35.0) * slope


def means(values):
    return values.reshape(SIDE, FINE, SIDE, FINE).mean(axis=(1, 3))


@pytest.fixture(scope="module")
def flood(tmp_path_factory):
    """A fine image at a level of 0 m, its heights, and what a fusion makes of a rise of 1.2 m, or of none:
    the change of each coarse pixel, spread over it."""
    folder = tmp_path_factory.mktemp("flood")
    heights = terrain()
    before, after = (means((heights < level).astype(float)) for level in (0.0, 1.2))
    change = (after - before).reshape(SIDE // RATIO, RATIO, SIDE // RATIO, RATIO).mean(axis=(1, 3))
    spread = gaussian_filter(zoom(change, RATIO, order=0), RATIO / 3)
    fine = shores.reflectances(before)
    contrast = np.array([shores.BANDS[name][0] - shores.BANDS[name][1] for name in ("green", "nir", "swir1")])
    random, found = np.random.default_rng(5), {"true": after, "heights": heights}
    for name, moved in (("risen", spread), ("same", 0 * spread)):
        values = fine + contrast[:, None, None] * moved + 0.004  # what calibration leaves
        values = np.maximum(values + random.normal(0, 0.002, values.shape), 1e-3)
        found[name] = images.write(
            folder / f"{name}.tif", values, names=list(shores.BANDS), pixel=shores.PIXEL, corner=shores.CORNER
        )
    found["fine"] = shores.write(folder / "fine.tif", before)
    found["dem"] = images.write(
        folder / "dem.tif", means(heights)[None], pixel=shores.PIXEL, corner=shores.CORNER, dtype="float32",
        scale=1,
    )  # fmt: skip
    return SimpleNamespace(**found)


@pytest.fixture
def outlines(tmp_path):
    def run(path, **wishes):
        out, report = tmp_path / "outlines.gpkg", tmp_path / "report.json"
        sources = (CollectionSource((str(path),) if isinstance(path, str) else path),)
        job = BoundariesJob(sources, str(out), report=str(report), **{"overwrite": True, **wishes})
        boundaries.run(job, lambda event: None)
        figures = json.loads(report.read_text())["figures"]
        return SimpleNamespace(figures=figures, **vars(shores.layers(out)))

    return run


def off(found, flood, level):
    """Metres of height by which an outline misses a level, in pixels of the bank there."""
    points = np.concatenate([shores.in_pixels(line["geometry"]) for line in found.lines])
    radius = np.hypot(*points.T)
    slope = np.where(points[:, 0] < 0, 0.3, 0.08)
    return np.abs(radius - 35.0 - level / slope)


def test_with_heights_the_shore_moves_to_where_the_water_rose(outlines, flood):
    still = outlines(flood.risen)
    moved = outlines(flood.risen, reference=flood.fine, dem=flood.dem)
    assert off(still, flood, 1.2).mean() > 5  # the fused image keeps the shore of its pair
    assert off(moved, flood, 1.2).mean() < 1
    assert moved.figures["area_m2"] == pytest.approx(flood.true.sum() * shores.PIXEL**2, rel=0.03)
    told = moved.figures["moved"]
    assert told["unit"] == "m" and 0.3 < moved.polygons[0]["confidence"] < 1
    assert told["rise"] == pytest.approx(1.2, abs=0.15)
    assert "the water rose by 1." in " ".join(moved.figures["notes"])


def test_without_heights_the_area_is_right_and_the_shore_is_told_to_be_unsure(outlines, flood):
    still = outlines(flood.risen)
    moved = outlines(flood.risen, reference=flood.fine)
    true = flood.true.sum() * shores.PIXEL**2
    assert abs(still.figures["area_m2"] / true - 1) > 0.2
    assert moved.figures["area_m2"] == pytest.approx(true, rel=0.1)
    assert off(moved, flood, 1.2).mean() < off(still, flood, 1.2).mean() / 1.3
    assert max(line["confidence"] for line in moved.lines) < 0.3
    assert moved.figures["moved"]["unit"] == "px" and "a DEM" in " ".join(moved.figures["notes"])


@pytest.mark.parametrize("dem", [True, False])
def test_where_nothing_changed_the_shore_stays_where_it_is(outlines, flood, dem):
    found = outlines(flood.same, reference=flood.fine, dem=flood.dem if dem else None)
    assert off(found, flood, 0.0).mean() < 0.5
    assert abs(found.figures["moved"]["rise"]) < 0.1


def test_a_scene_of_one_kind_keeps_its_own_outlines(outlines, tmp_path):
    land = shores.write(tmp_path / "land.tif", np.zeros((SIDE, SIDE)))
    found = outlines(land, reference=land)
    assert found.figures["moved"] is None and not found.polygons
    assert "does not show water and land" in " ".join(found.figures["notes"])


def test_a_reference_is_refused_for_several_dates_and_for_one_band(outlines, flood, tmp_path):
    paths = [shores.write(tmp_path / f"a_2024-05-0{n}.tif", shores.shares(30.0)) for n in (1, 2)]
    with pytest.raises(SeriesError, match="belongs to one fused image, and there are 2 dates"):
        outlines(tuple(paths), reference=flood.fine)
    index = images.write(
        tmp_path / "mndwi.tif", shores.shares()[None] - 0.5, names=["mndwi"], dtype="float32", scale=1,
        pixel=shores.PIXEL, corner=shores.CORNER,
    )  # fmt: skip
    with pytest.raises(BandMismatchError, match=r"gives MNDWI alone: leave the reference out"):
        outlines(index, reference=index)


def test_the_blocks_of_a_coarse_pixel_come_from_the_fused_image(outlines, flood):
    assert "16 fine pixels were taken" in " ".join(
        outlines(flood.risen, reference=flood.fine).figures["notes"]
    )
    dataset = gdal.Open(flood.risen, gdal.GA_Update)
    dataset.SetMetadataItem("CHRONOFUSE_RATIO", "12.5")
    dataset = None
    found = outlines(flood.risen, reference=flood.fine)
    assert found.figures["moved"]["ratio"] == 12.5
    assert "fine pixels were taken" not in " ".join(found.figures["notes"])


def test_the_distance_from_a_straight_shore_is_right_inside_the_pixel():
    field = np.full((5, 12), -0.5, np.float32)
    field[:, :4], field[:, 4] = 0.5, 0.2  # the shore lies 0.2 behind the middle of the fifth column
    assert moving.signed_distance(field)[2] == pytest.approx(np.arange(12) - 4.2, abs=1e-6)


def test_on_a_flat_dem_the_bank_goes_on_under_the_water():
    field = np.where(np.arange(40) < 20, 0.5, -0.5)[None].repeat(40, axis=0).astype(np.float32)
    dem = np.maximum(np.arange(40) - 19.5, 0.0)[None].repeat(40, axis=0) * 0.2
    above, spread = moving.heights(field, dem, 8.0)
    assert spread < 0.2
    above = above[20]
    assert (np.diff(above[8:20]) > 0.05).all() and above[19] < 0 < above[20]


def test_water_comes_over_land_and_not_into_a_hollow_behind_a_ridge():
    height = np.array([-1, -1, 0.2, 0.3, 2.0, 0.1, 0.1, 3.0], np.float32)[None].repeat(8, axis=0)
    wet = height < 0
    part = moving.Part(height, height, wet, height, by_height=True)
    assert moving.risen(part, 1.0, 8.0)[0].tolist() == [True] * 4 + [False] * 4
    assert moving.field_of(part, np.full(height.shape, 1.0), 8.0)[0, 5] < 0


def test_a_rise_is_the_lowest_point_of_what_all_blocks_say():
    rises = np.linspace(-2, 2, 41)
    one, other = (Misfit(rises, (rises - at) ** 2 * 10 + 1, 50.0) for at in (0.33, 1.0))
    assert moving.best_rise(one, []).value == pytest.approx(0.33, abs=1e-6)
    both = moving.best_rise(one, [(1.0, other)])
    assert both.value == pytest.approx(0.665, abs=1e-6) and both.low < both.value < both.high
