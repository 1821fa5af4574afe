"""Grids whose pixels are no metres, or run in other directions than north-up ones, as files of the field have
them."""

import images
import numpy as np
import pytest
from field_scenes import RATIO, edited, fused, truth


@pytest.mark.parametrize("method", ["delta", "softmix"])
@pytest.mark.parametrize(
    "crs, corner, pixel, times",
    [
        ("EPSG:4326", (15.0, 68.0), 0.0003, 1),
        ("EPSG:4326", (-70.0, -54.0), 0.00025, 1),
        ("EPSG:4258", (-0.002, 0.002), 0.00027, 1),  # where no grid of that CRS is meant to be
        ("+proj=sinu +R=6371007.181", (6_000_000.0, 5_000_000.0), 30.0, 1),
        ("EPSG:3857", (1_500_000.0, 9_500_000.0), 60.0, 2),
    ],
    ids=["Lofoten", "Tierra del Fuego", "the corner of the world", "sinusoidal", "Web Mercator"],
)
def test_all_images_on_a_grid_whose_pixels_are_no_metres(crs, corner, pixel, times, method, tmp_path):
    """F1 and the coarse images alike; those of Web Mercator were resampled, and the true ratio is given."""
    before, after = truth()
    fine = images.write(tmp_path / "f_2020-06-01.tif", before, corner=corner, pixel=pixel, crs=crs)
    coarse = [
        images.write(
            tmp_path / f"c_{n}.tif",
            np.kron(images.block_mean(v, RATIO), np.ones((1, times, times))),
            corner=corner,
            pixel=pixel * RATIO / times,
            crs=crs,
        )
        for n, v in enumerate((before, after))
    ]
    found, told = fused(tmp_path, fine, *coarse, method=method, ratio=RATIO if times > 1 else None)
    assert np.isfinite(found).all() and np.abs(found - after).max() < 0.02
    assert not told & {"resampled-coarse", "shifted", "partial-overlap", "ratio-range"}


@pytest.mark.parametrize("flip", ["rows", "columns", "both"])
def test_a_coarse_image_that_is_stored_in_another_direction_is_the_same(flip, tmp_path):
    """A negative width of pixels, or a positive height."""
    before, after = truth()
    fine = images.write(tmp_path / "f_2020-06-01.tif", before)
    coarse = []
    for number, values in enumerate((before, after)):
        means = images.block_mean(values, RATIO)
        x, y, width, height = 600000, 5000000, 240, -240
        if flip != "columns":
            means, y, height = means[:, ::-1], y - 8 * 240, 240
        if flip != "rows":
            means, x, width = means[:, :, ::-1], x + 8 * 240, -240
        path = images.write(tmp_path / f"c_{number}.tif", means)
        coarse.append(edited(path, lambda d, t=(x, width, 0, y, 0, height): d.SetGeoTransform(t)))
    for method in ("delta", "softmix"):
        found, _ = fused(tmp_path, fine, *coarse, method=method)
        assert np.isfinite(found).all() and np.abs(found - after).max() < 0.02


@pytest.mark.parametrize("method", ["upsample", "delta"])
def test_degrees_from_0_to_360_of_the_same_crs_are_those_of_the_west(method, tmp_path):
    before, after = truth()
    fine = images.write(
        tmp_path / "f_2020-06-01.tif", before, corner=(-60.0, -10.0), pixel=0.01, crs="EPSG:4326"
    )
    found = []
    for begins in (-180.0, 0.0):
        coarse = []
        for number, values in enumerate((before, after)):
            world, column = np.full((1, 40, 4500), 0.3), round((-60.0 - begins) % 360 / 0.08)
            world[:, 10:18, column : column + 8] = images.block_mean(values, RATIO)
            path = tmp_path / f"c{number}_{begins:g}.tif"
            corner = (begins, -10 + 10 * 0.08)
            coarse.append(images.write(path, world, corner=corner, pixel=0.08, crs="EPSG:4326"))
        found.append(fused(tmp_path, fine, *coarse, method=method)[0])
    assert np.isfinite(found[0]).all()
    np.testing.assert_allclose(found[1], found[0], atol=1e-5)
