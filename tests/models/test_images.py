"""Whole images in and out."""

from __future__ import annotations

import numpy as np
import pytest
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


def with_alpha(path, values: np.ndarray, on: int, named: bool) -> None:
    """Values as int16 with scale and, after them, an alpha band with a hole in its first two pixels."""
    bands, rows, columns = values.shape
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, bands + 1, gdal.GDT_Int16)
    for number, layer in enumerate(values, 1):
        dataset.GetRasterBand(number).WriteArray(np.rint(layer * 1e4).astype(np.int16))
        dataset.GetRasterBand(number).SetScale(1e-4)
    alpha = np.full((rows, columns), on, np.int16)
    alpha[0, :2] = 0
    band = dataset.GetRasterBand(bands + 1)
    band.WriteArray(alpha)
    if named:
        band.SetDescription("alpha")
    else:
        band.SetColorInterpretation(gdal.GCI_AlphaBand)


@pytest.mark.parametrize("on", [1, 255, 32767])
@pytest.mark.parametrize("bands", [1, 3, 4])
@pytest.mark.parametrize("named", [True, False], ids=["by name", "by GDAL"])
def test_an_alpha_band_is_no_band_of_the_image_and_says_where_it_is_valid(on, bands, named, tmp_path):
    values = np.random.default_rng(1).uniform(0.01, 0.5, (bands, 6, 8)).astype(np.float32)
    with_alpha(tmp_path / "fine_2020-01-31.tif", values, on, named)
    values[:, 0, :2] = np.nan
    image = images.read(tmp_path / "fine_2020-01-31.tif")
    assert len(images.describe(tmp_path / "fine_2020-01-31.tif").names) == bands
    np.testing.assert_allclose(image.bands, values, atol=5.1e-5)

    window = (slice(0, 4), slice(1, 8))
    images.crop(tmp_path / "fine_2020-01-31.tif", window, tmp_path / "part.vrt", [bands - 1])
    part = images.read(tmp_path / "part.vrt").bands
    np.testing.assert_allclose(part, values[bands - 1 :, window[0], window[1]], atol=5.1e-5)


def test_the_fourth_band_of_a_picture_is_none_although_gdal_calls_it_alpha(tmp_path):
    path = str(tmp_path / "f.tif")
    dataset = gdal.GetDriverByName("GTiff").Create(path, 4, 3, 4, gdal.GDT_Byte)
    stored = np.arange(48, dtype=np.uint8).reshape(4, 3, 4)
    stored[3, 0, 0] = 0
    dataset.WriteArray(stored)
    assert dataset.GetRasterBand(4).GetColorInterpretation() == gdal.GCI_AlphaBand
    dataset = None
    np.testing.assert_allclose(images.read(tmp_path / "f.tif").bands, stored / 255, atol=1e-6)
