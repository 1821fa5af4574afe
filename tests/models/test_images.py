"""Whole images in and out."""

from __future__ import annotations

import numpy as np
from osgeo import gdal

from chronofuse.models import images

GRID = images.ImageGrid(5, 7, (6e5, 30, 0, 5.4e6, 0, -30), "EPSG:32633")


def test_what_is_written_is_read_back(tmp_path):
    bands = np.random.default_rng(0).random((2, 5, 7), np.float32)
    bands[:, 0, :3] = np.nan
    images.write(tmp_path / "fine_2020-01-31.tif", bands, ("red", "nir"), GRID)
    image = images.read(tmp_path / "fine_2020-01-31.tif")
    assert image.names == ("red", "nir") and not image.byte_scaled
    np.testing.assert_allclose(image.bands, bands, atol=5.1e-5)


def test_bytes_without_a_scale_become_0_to_1(tmp_path):
    path = tmp_path / "bytes.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 2, 1, 1, gdal.GDT_Byte)
    dataset.GetRasterBand(1).SetNoDataValue(0)
    dataset.WriteArray(np.array([[0, 51]], np.uint8))
    dataset = None
    image = images.read(path)
    assert image.byte_scaled
    np.testing.assert_allclose(image.bands, [[[np.nan, 0.2]]], atol=1e-6)


def test_dates_come_from_the_names_of_files(tmp_path):
    for name in (
        "fine_2020-02-01.tif",
        "fine_2019-12-31.tif",
        "coarse_2020-02-01.tif",
        "fine_2020-02-01.txt",
        "fine.tif",
    ):
        (tmp_path / name).touch()
    assert list(images.dated(tmp_path)) == ["2019-12-31", "2020-02-01"]
    assert list(images.dated(tmp_path, "coarse")) == ["2020-02-01"]


def test_averaging_is_the_block_mean_and_leaves_nodata_out():
    values = np.arange(36, dtype=np.float32).reshape(6, 6)
    values[0, 0] = np.nan
    fine = images.ImageGrid(6, 6, (0, 10, 0, 60, 0, -10), "EPSG:32633")
    coarse = images.ImageGrid(2, 2, (0, 30, 0, 60, 0, -30), "EPSG:32633")
    wanted = np.nanmean(values.reshape(2, 3, 2, 3).swapaxes(1, 2).reshape(2, 2, 9), -1)
    np.testing.assert_allclose(images.average_onto(values, fine, coarse), wanted, rtol=1e-6)
