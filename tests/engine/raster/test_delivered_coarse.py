"""Products of coarse sensors are opened as they were downloaded: MODIS, VIIRS and Sentinel-3."""

from __future__ import annotations

from datetime import date

import deliveries as made
import numpy as np
import pytest
from deliveries import means, read

from chronofuse.engine.door.errors import NoCrsError
from chronofuse.engine.raster.readers import open_image

MODIS = ("red", "nir", "blue", "green", "nir1240", "swir1", "swir2")


def test_modis_exports_in_a_folder_are_one_image_with_the_state_of_1_km(tmp_path):
    stem = "MOD09GA.A2020153.h18v04.061.2020155041556"
    for number in range(1, 8):
        stored = made.plain(1000 * number, dtype="int16")
        stored[19, 19], stored[19, 18] = -28672, -200  # nothing, and beyond what the guide says is valid
        made.write(tmp_path / f"{stem}.sur_refl_b0{number}_1.tif", stored, pixel=500.0, crs=made.SINUSOIDAL)
    state = np.zeros((10, 10), np.uint16)
    state[0, 0], state[0, 1], state[0, 2] = 1, 1 << 2, 1 << 12
    made.write(tmp_path / f"{stem}.state_1km_1.tif", state, pixel=1000.0, crs=made.SINUSOIDAL)
    image = open_image(str(tmp_path), "C1")
    assert image.names == MODIS and image.date == date(2020, 6, 1)
    gaps = np.isnan(read(image)).all(axis=0)
    assert gaps[:2, :4].all() and gaps[19, 18:].all() and gaps.sum() == 10
    assert means(image)[:2] == pytest.approx([0.1003, 0.2003], abs=1e-3)


@made.needs("netCDF")
def test_sentinel_3_in_vegetations_bands_is_read_of_its_folder(tmp_path):
    place = (
        tmp_path / "S3A_SY_2_V10____20200601T000000_20200610T235959_20200612T201855_EUROPE_LN2_O_NT_002.SEN3"
    )
    status = np.full((20, 20), 248, np.uint8)  # clear land, all bands good
    status[3, :6] = 251, 249, 252, 248 - 64, 240, 0  # cloud, shadow, snow, bad red, water, nothing
    layers = {name: made.plain(500, dtype="int16") for name in ("B0", "B2", "B3", "MIR", "NDVI")}
    for name, stored in {**layers, "SM": status}.items():
        made.write(
            place / f"{name}.nc", stored, pixel=0.01, corner=(10.0, 50.0), crs="EPSG:4326", driver="netCDF"
        )
    image = open_image(str(place), "C1")
    hidden = np.isnan(read(image))
    assert hidden[1, 3].tolist()[:6] == [True, True, False, True, False, True] and hidden.sum() == 13
    assert hidden[0, 3].tolist()[:6] == [True, True, False, False, False, True]
    assert image.names == ("blue", "red", "nir", "swir1") and image.date == date(2020, 6, 1)


@made.needs("netCDF")
def test_a_product_without_a_grid_is_refused_with_the_way_to_one(tmp_path):
    place = (
        tmp_path / "S3A_SY_2_SYN____20200601T093411_20200601T093711_20200602T153011_0179_LN2_O_NT_002.SEN3"
    )
    place.mkdir()
    made.gdal.GetDriverByName("netCDF").Create(str(place / "Syn_Oa08_reflectance.nc"), 8, 8, 1, 3)
    with pytest.raises(
        NoCrsError, match="has a position for each pixel and no grid: bring it onto a grid once"
    ):
        open_image(str(place), "C1")


STRUCTURE = """
GROUP=GridStructure
\tGROUP=GRID_1
\t\tGridName="VIIRS_Grid_1km_2D"
\t\tXDim=10
\t\tYDim=10
\t\tUpperLeftPointMtrs=(0.000000,5559752.598333)
\t\tLowerRightMtrs=(9266.254331,5550486.344002)
\t\tProjection=HE5_GCTP_SNSOID
\t\tProjParams=(6371007.181000,0,0,0,0,0,0,0,0,0,0,0,0)
\tEND_GROUP=GRID_1
\tGROUP=GRID_2
\t\tGridName="VIIRS_Grid_500m_2D"
\t\tXDim=20
\t\tYDim=20
\t\tUpperLeftPointMtrs=(0.000000,5559752.598333)
\t\tLowerRightMtrs=(9266.254331,5550486.344002)
\t\tProjection=HE5_GCTP_SNSOID
\t\tProjParams=(6371007.181000,0,0,0,0,0,0,0,0,0,0,0,0)
\tEND_GROUP=GRID_2
END_GROUP=GridStructure
"""


@made.needs("HDF5")
@made.needs("netCDF")
def test_viirs_is_read_of_its_container_with_the_grid_that_its_text_says(tmp_path):
    fields = "HDFEOS/GRIDS/VIIRS_Grid_{}_2D/Data Fields/SurfReflect_{}_1"
    clouds = np.zeros((10, 10), np.uint8)
    clouds[0, 0] = 3 << 2
    bands = {
        fields.format("500m", "I1"): made.plain(800, dtype="int16"),
        fields.format("500m", "I2"): made.plain(3000, dtype="int16"),
        fields.format("1km", "M3"): made.plain(500, 10, "int16"),
        fields.format("1km", "QF1"): clouds,
        fields.format("1km", "QF2"): np.zeros((10, 10), np.uint8),
    }
    path = tmp_path / "VNP09GA.A2020153.h18v04.002.2023034123456.h5"
    image = open_image(made.netcdf_groups(path, bands, STRUCTURE), "C1")
    assert image.names == ("red", "nir") and image.date == date(2020, 6, 1)
    assert image.grid.pixel == pytest.approx((463.3127, 463.3127), abs=1e-3)
    gaps = np.isnan(read(image)).all(axis=0)
    assert gaps[:2, :2].all() and gaps.sum() == 4
    assert "blue have larger pixels and are left out" in image.scale_note


@made.needs("netCDF")
@pytest.mark.parametrize(
    ("name", "prefix", "bands", "quality", "cloud", "found"),
    [
        (
            "MOD13Q1",
            "250m 16 days ",
            {"NDVI": 6000, "EVI": 3000, "red reflectance": 800, "MIR reflectance": 900},
            "pixel reliability",
            3,
            ("red", "swir2"),
        ),
        (
            "MOD09GA",
            "",
            {"sur_refl_b01_1": 800, "sur_refl_b03_1": 900, "sur_refl_b01_c": 1},
            "state_1km_1",
            1,
            ("red", "blue"),
        ),
        (
            "MYD09A1",
            "",
            {"sur_refl_b01": 800, "sur_refl_b02": 3000},
            "sur_refl_state_500m",
            1,
            ("red", "nir"),
        ),
    ],
)
def test_a_container_of_modis_is_one_image(tmp_path, name, prefix, bands, quality, cloud, found):
    """In netCDF, for GDAL can't write HDF4's grids; the subdatasets have the same names."""
    layers = {f"{prefix}{band}": made.plain(value, dtype="int16") for band, value in bands.items()}
    flags = np.zeros((20, 20), np.int16)
    flags[3, 3] = cloud
    path = tmp_path / f"{name}.A2020145.h18v04.061.2020340095315.nc"
    image = open_image(made.netcdf_grid(path, {**layers, f"{prefix}{quality}": flags}), "C1")
    assert image.names == found and image.date == date(2020, 5, 24)
    assert means(image)[0] == pytest.approx(0.0803, abs=1e-3)
    gaps = np.isnan(read(image)).all(axis=0)
    assert gaps[3, 3] and gaps.sum() == 1


@pytest.mark.parametrize(
    ("stem", "bands", "quality", "cloud", "found"),
    [
        (
            "MOD09GQ.A2020153.h18v04.061.2020155041556.{}.tif",
            ("sur_refl_b01_1", "sur_refl_b02_1"),
            "QC_250m_1",
            2,
            ("red", "nir"),
        ),
        (
            "MOD09Q1.A2020153.h18v04.061.2020155041556.{}.tif",
            ("sur_refl_b01", "sur_refl_b02"),
            "sur_refl_state_250m",
            1,
            ("red", "nir"),
        ),
        (
            "MOD09A1.061_{}_doy2020153_aid0001.tif",
            ("sur_refl_b01", "sur_refl_b04"),
            "sur_refl_state_500m",
            4,
            ("red", "green"),
        ),
        (
            "MOD13Q1.061__{}_doy2020153_aid0001.tif",
            ("250m_16_days_NDVI",),
            "250m_16_days_pixel_reliability",
            3,
            ("ndvi",),
        ),
        (
            "VNP09GA.002_{}_doy2020153_aid0001.tif",
            ("SurfReflect_I1_1", "SurfReflect_I2_1"),
            "SurfReflect_QF1_1",
            12,
            ("red", "nir"),
        ),
    ],
)
def test_exports_of_coarse_products_are_composed_of_their_folder(
    tmp_path, stem, bands, quality, cloud, found
):
    for band in bands:
        made.write(tmp_path / stem.format(band), made.plain(800, dtype="int16"), crs=made.SINUSOIDAL)
    flags = np.zeros((20, 20), np.uint8)
    flags[7, 7] = cloud
    made.write(tmp_path / stem.format(quality), flags, crs=made.SINUSOIDAL)
    image = open_image(str(tmp_path), "C1")
    assert image.names == found and image.date == date(2020, 6, 1)
    assert means(image)[0] == pytest.approx(0.0803, abs=1e-3)
    gaps = np.isnan(read(image)).all(axis=0)
    assert gaps[7, 7] and gaps.sum() == 1
