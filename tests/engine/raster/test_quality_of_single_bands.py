"""What a product says of a single band takes out pixels of that band, and of no other."""

from __future__ import annotations

from datetime import date

import deliveries as made
import numpy as np
import pytest

from chronofuse.engine.align.prepared import open_prepared
from chronofuse.engine.door.preparation import Preparation
from chronofuse.engine.raster.readers import open_image


def read(image):
    return image.read(image.grid.window)


OF_SINGLE_BANDS = {
    "MCD43A4": ("Nadir_Reflectance_{}", "BRDF_Albedo_Band_Mandatory_Quality_{}", ("Band1", "Band2", "Band4")),
    "VNP43IA4": ("Nadir_Reflectance_{}", "BRDF_Albedo_Band_Mandatory_Quality_{}", ("I1", "I2", "I3")),
    "VNP43MA4": ("Nadir_Reflectance_{}", "BRDF_Albedo_Band_Mandatory_Quality_{}", ("M5", "M7", "M10")),
}


@made.needs("netCDF")
@pytest.mark.parametrize("name", OF_SINGLE_BANDS)
@pytest.mark.parametrize("kind", ["container", "folder", "file"])
def test_a_quality_band_of_a_single_band_hides_that_band_alone(tmp_path, name, kind):
    of_band, of_quality, bands = OF_SINGLE_BANDS[name]
    layers = {}
    for number, band in enumerate(bands):
        layers[of_band.format(band)] = made.plain(800, dtype="int16")
        flags = np.zeros((20, 20), np.int16)
        flags[number, 7], flags[number, 9] = 255, 1  # a magnitude inversion stays
        layers[of_quality.format(band)] = flags
    path = tmp_path / f"{name}.A2020153.h18v04.061.2020340095315.nc"
    if kind == "container":
        made.netcdf_grid(path, layers)
    elif kind == "folder":
        path = tmp_path
        for layer, values in layers.items():
            made.write(tmp_path / f"{name}.061_{layer}_doy2020153_aid0001.tif", values, crs=made.SINUSOIDAL)
    else:
        path = tmp_path / "export_2020-06-01.tif"
        made.write(path, *layers.values(), names=list(layers), crs=made.SINUSOIDAL)
    image = open_image(str(path), "C1")
    assert image.bands == 3 and image.date == date(2020, 6, 1)
    assert np.argwhere(np.isnan(read(image))).tolist() == [[0, 0, 7], [1, 1, 7], [2, 2, 7]]
    last = image.with_bands([2, 0])
    assert np.argwhere(np.isnan(read(last))).tolist() == [[0, 2, 7], [1, 0, 7]]
    assert "take out fill of the band" in image.scale_note


def test_a_single_band_has_its_own_quality_band_and_not_another_one_s(tmp_path):
    for number in (1, 2):
        stem = f"MCD43A4.061_{{}}_Band{number}_doy2020153_aid0001.tif"
        made.write(tmp_path / stem.format("Nadir_Reflectance"), made.plain(800, dtype="int16"))
        flags = np.zeros((20, 20), np.uint8)
        flags[number, 7] = 255
        made.write(tmp_path / stem.format("BRDF_Albedo_Band_Mandatory_Quality"), flags)
    image = open_image(str(tmp_path / "MCD43A4.061_Nadir_Reflectance_Band2_doy2020153_aid0001.tif"), "C1")
    assert np.argwhere(np.isnan(read(image)[0])).tolist() == [[2, 7]]


def test_saturation_of_a_band_hides_it_alone_and_a_buffer_grows_it(tmp_path):
    folder = made.landsat(tmp_path)
    radsat = np.zeros((20, 20), np.uint16)
    radsat[5, 5], radsat[9, 9], radsat[0, 0] = 1 << 3, 1 << 11, 1 << 8  # red; terrain; band 9, which is none
    made.write(folder / f"{made.LC08}_QA_RADSAT.TIF", radsat)
    image = open_image(str(folder), "F1")
    assert np.argwhere(np.isnan(read(image))[3]).tolist() == [[5, 5], [9, 9]]
    assert np.argwhere(np.isnan(read(image))[4]).tolist() == [[9, 9]]
    grown = open_prepared(str(folder), "F1", Preparation(buffer=1))
    assert np.isnan(read(grown)[3]).sum() == 10 and np.isnan(read(grown)[4]).sum() == 5
