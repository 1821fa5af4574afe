"""Our resampling against GDAL's warp, which is the judge here."""

from __future__ import annotations

from dataclasses import replace

import images
import numpy as np
import pytest
from osgeo import osr

from chronofuse.engine.align import warp
from chronofuse.engine.align.resample import CELL, Across, Along, Resampled
from chronofuse.engine.align.warped import Warped, on_grid
from chronofuse.engine.raster.grid import Grid, Window
from chronofuse.engine.raster.readers import Image, open_image

SINUSOIDAL = "+proj=sinu +lon_0=0 +x_0=0 +y_0=0 +R=6371007.181 +units=m +no_defs"


def wkt(text: str) -> str:
    system = osr.SpatialReference()
    system.SetFromUserInput(text)
    return system.ExportToWkt()


@pytest.fixture
def coarse(tmp_path):
    """40 x 36 coarse pixels of 480 m with holes, one of them in one band only."""
    values = images.smooth_noise(np.random.default_rng(4), (2, 40, 36))
    values[:, 10:13, 20] = np.nan
    values[0, 25, 7] = np.nan
    return open_image(images.write(tmp_path / "coarse.tif", values, pixel=480), "C1")


def fine_grid(coarse: Image, ratio: float, crs: str) -> Grid:
    """A grid that begins inside of the coarse image's first pixel and reaches beyond its right and lower
    edges."""
    x, y = coarse.grid.point(0.4, 0.3)
    step = 480 / ratio
    return Grid(int(38 * ratio), int(42 * ratio), (x, step, 0.0, y, 0.0, -step), crs)


def by_gdal(image: Resampled, window: Window) -> np.ndarray:
    """The same window through GDAL's warp of the whole source, with the gaps of the nearest one."""
    whole = Warped(**on_grid(image.source, image.grid), source=image.source, resampling=image.resampling)
    values = whole.read(window)
    if image.resampling == "cubic":
        values[np.isnan(replace(whole, resampling="near").read(window))] = np.nan
    return values


@pytest.mark.parametrize("resampling", ["near", "cubic"])
@pytest.mark.parametrize("ratio", [1.0, 3.0, 16.0, 7.3])
def test_along_the_axes_it_is_what_gdal_computes(coarse, ratio, resampling):
    image = warp.to_grid(coarse, fine_grid(coarse, ratio, coarse.grid.crs), resampling)
    assert isinstance(image.mapping, Along)
    window = image.grid.window
    ours, theirs = image.read(window), by_gdal(image, window)
    assert np.isfinite(ours).mean() > 0.8 and np.isnan(ours).any()
    np.testing.assert_array_equal(np.isnan(ours), np.isnan(theirs))
    np.testing.assert_allclose(ours, theirs, atol=2e-6)


@pytest.mark.parametrize("resampling", ["near", "cubic"])
def test_between_systems_it_is_what_gdal_computes(tmp_path, resampling):
    values = images.smooth_noise(np.random.default_rng(4), (2, 60, 60))
    values[0, 20:22, 30] = np.nan
    coarse = open_image(
        images.write(
            tmp_path / "sinusoidal.tif", values, pixel=480, corner=(1202702.4, 5401060.8), crs=SINUSOIDAL
        ),
        "C1",
    )
    fine = Grid(700, 650, (606000.0, 30.0, 0.0, 5382000.0, 0.0, -30.0), wkt("EPSG:32633"))
    image = warp.to_grid(coarse, fine, resampling)
    assert isinstance(image.mapping, Across)
    window = Window(100, 37, 500, 480)
    ours, theirs = image.read(window), by_gdal(image, window)
    assert np.isfinite(ours).mean() > 0.6
    # Between the corners of cells we interpolate, so that an edge between coarse pixels may pass a fine
    # pixel's centre.
    differ = np.isnan(ours) != np.isnan(theirs)
    assert differ.mean() < 1e-4
    far = ~np.isclose(ours, theirs, atol=2e-5) & ~differ
    assert far.mean() < 3e-3


@pytest.mark.parametrize("resampling", ["near", "cubic"])
@pytest.mark.parametrize("crs", ["EPSG:32633", "EPSG:32634"])
def test_a_pixel_does_not_depend_on_the_window(coarse, crs, resampling):
    grid = fine_grid(coarse, 16.0, coarse.grid.crs)
    if crs == "EPSG:32634":
        grid = Grid(grid.width, grid.height, (-27000.0, 30.0, 0.0, 5560000.0, 0.0, -30.0), wkt(crs))
    image = warp.to_grid(coarse, grid, resampling)
    whole = image.read(grid.window)
    for window in (Window(0, 0, 50, 40), Window(CELL - 1, 2 * CELL + 1, 77, CELL), Window(301, 207, 1, 1)):
        np.testing.assert_array_equal(image.read(window), whole[(slice(None), *window.inside(grid.window))])


def test_outside_of_the_image_there_is_nothing(coarse):
    far = Grid(
        64,
        64,
        (coarse.grid.transform[0] + 1e6, 30.0, 0.0, coarse.grid.transform[3], 0.0, -30.0),
        coarse.grid.crs,
    )
    assert np.isnan(warp.to_grid(coarse, far, "cubic").read(far.window)).all()


def test_larger_pixels_are_left_to_gdal(coarse):
    x, _, _, y, _, _ = coarse.grid.transform
    larger = Grid(9, 10, (x, 1920.0, 0.0, y, 0.0, -1920.0), coarse.grid.crs)
    assert not isinstance(warp.to_grid(coarse, larger, "cubic"), Resampled)
