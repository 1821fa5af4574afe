"""Files of single bands of several scenes in one folder or archive: each scene is an image by its name, with
the quality bands of its own day."""

from __future__ import annotations

import zipfile
from datetime import date

import deliveries as made
import numpy as np
import pytest

from chronofuse.engine.door.errors import MissingFileError, UnreadableFileError
from chronofuse.engine.raster.days import date_of
from chronofuse.engine.raster.fingerprints import fingerprint
from chronofuse.engine.raster.readers import file_of, open_image


def read(image):
    return image.read(image.grid.window)


def gaps(image):
    return np.argwhere(np.isnan(read(image)).all(axis=0)).tolist()


OLI = "LC08_L2SP_193026_{}_20200824_02_T1"
DELIVERED = {
    "AppEEARS": (
        "MOD09A1.061_{}_doy{}_aid0001.tif",
        ("2020153", "2020161"),
        ("sur_refl_b01", "sur_refl_b02", "sur_refl_b04"),
        ("sur_refl_state_500m", 1),
        ("sur_refl_qc_500m", "sur_refl_day_of_year"),
        "MOD09A1.061_doy2020153_aid0001",
        ("red", "nir", "green"),
    ),
    "AppEEARS, a number behind each band": (
        "VNP09GA.002_{}_1_doy{}_aid0001.tif",
        ("2020153", "2020154"),
        ("SurfReflect_I1", "SurfReflect_I2"),
        ("SurfReflect_QF1", 12),
        ("SurfReflect_QF4", "SensorZenith"),
        "VNP09GA.002_doy2020153_aid0001",
        ("red", "nir"),
    ),
    "USGS": (
        "LC08_L2SP_193026_{1}_20200824_02_T1_{0}.TIF",
        ("20200601", "20200617"),
        ("SR_B2", "SR_B4", "SR_B5"),
        ("QA_PIXEL", 22280),
        ("SR_QA_AEROSOL", "ST_B10", "ST_QA"),
        OLI.format(20200601),
        ("blue", "red", "nir"),
    ),
    "HLS": (
        "HLS.L30.T13TEF.{1}T000000.v2.0.{0}.tif",
        ("2020153", "2020169"),
        ("B02", "B04", "B05"),
        ("Fmask", 2),
        ("SZA", "VAA"),
        "HLS.L30.T13TEF.2020153T000000.v2.0",
        ("blue", "red", "nir"),
    ),
    "Sentinel-2": (
        "T31UFS_{1}T105031_{0}_10m.tif",
        ("20200601", "20200606"),
        ("B02", "B04", "B08"),
        ("SCL", 9),
        ("TCI", "AOT"),
        "T31UFS_20200601T105031",
        ("blue", "red", "nir"),
    ),
    "Earth Search": (
        "S2B_31UFS_{1}_0_L2A_{0}.tif",
        ("20200601", "20220606"),
        ("B02", "B04", "B08"),
        ("SCL", 9),
        ("TCI",),
        "S2B_31UFS_20200601_0_L2A",
        ("blue", "red", "nir"),
    ),
}


def delivered(folder, kind):
    """Two scenes side by side, with a cloud each. The name of the first one, and its bands."""
    stem, days, bands, (quality, cloud), others, name, names = DELIVERED[kind]
    for later, day in enumerate(days):
        for number, band in enumerate(bands, 1):
            dtype = "uint16" if kind in ("USGS", "Sentinel-2", "Earth Search") else "int16"
            value = (9000 if kind == "USGS" else 1000) * number + 100 * later
            made.write(folder / stem.format(band, day), made.plain(value, dtype=dtype))
        clear = {"QA_PIXEL": made.CLEAR, "SCL": 4}.get(quality, 0)
        flags = np.full((20, 20), clear, np.uint16)
        flags[3 + later, 5] = cloud
        made.write(folder / stem.format(quality, day), flags)
        for other in others:
            made.write(folder / stem.format(other, day), made.plain(50, dtype="uint8"))
    return name, names


@pytest.mark.parametrize("kind", DELIVERED)
def test_a_scene_of_a_flat_folder_is_an_image_by_its_name(tmp_path, kind):
    name, names = delivered(tmp_path, kind)
    image = open_image(str(tmp_path / name), "F1")
    assert image.names == names and image.date == date(2020, 6, 1) == date_of(str(tmp_path / name))
    assert gaps(image) == [[3, 5]]
    assert np.isfinite(read(image)).sum() == len(names) * 399
    own = fingerprint(file_of(str(tmp_path / name), "F1"))
    assert own and not any(DELIVERED[kind][1][1] in path for path, *_ in own)


@pytest.mark.parametrize("kind", ["AppEEARS", "USGS"])
def test_a_folder_of_several_scenes_says_what_they_are_called(tmp_path, kind):
    name, _ = delivered(tmp_path, kind)
    with pytest.raises(UnreadableFileError) as caught:
        open_image(str(tmp_path), "F1")
    said = str(caught.value)
    assert f"holds 2 scenes of {'MODIS' if kind == 'AppEEARS' else 'Landsat'}" in said
    assert f"({name} of 2020-06-01, " in said and said.endswith(f": name one, as '{tmp_path}/{name}'.")


def test_scenes_of_two_products_in_a_folder_are_not_taken_for_one(tmp_path):
    delivered(tmp_path, "USGS")
    delivered(tmp_path, "HLS")
    with pytest.raises(UnreadableFileError, match=r"holds 4 scenes of HLS L30 .*, Landsat 8-9 "):
        open_image(str(tmp_path), "F1")
    assert open_image(str(tmp_path / DELIVERED["HLS"][5]), "F1").names == ("blue", "red", "nir")


def test_the_areas_of_an_order_are_scenes_of_their_own(tmp_path):
    name, _ = delivered(tmp_path, "AppEEARS")
    for file in list(tmp_path.iterdir()):
        if "sur_refl_b" in file.name:
            made.write(tmp_path / file.name.replace("aid0001", "aid0002"), made.plain(500, dtype="int16"))
    other = open_image(str(tmp_path / name.replace("aid0001", "aid0002")), "C1")
    assert gaps(other) == [] and "no quality band is there" in other.scale_note  # not that of the other area
    assert gaps(open_image(str(tmp_path / name), "C1")) == [[3, 5]]


def test_one_band_file_stays_that_band_and_says_how_its_scene_is_named(tmp_path):
    name, _ = delivered(tmp_path, "AppEEARS")
    path = tmp_path / "MOD09A1.061_sur_refl_b02_doy2020153_aid0001.tif"
    image = open_image(str(path), "C1")
    assert image.names == ("nir",) and gaps(image) == [[3, 5]]
    assert (
        f"2 other bands lie beside it, and its folder with '/{name}' behind it names all of them as one image"
        in image.scale_note
    )


def test_an_index_is_the_image_that_its_file_is(tmp_path):
    for day in ("2020145", "2020161"):
        for layer, value in (("NDVI", 6000), ("pixel_reliability", 0)):
            path = tmp_path / f"MOD13Q1.061__250m_16_days_{layer}_doy{day}_aid0001.tif"
            stored = made.plain(value, dtype="int16") if value else np.zeros((20, 20), np.int16)
            stored[2, 2] = value or 3 * (day == "2020145")  # a cloud
            made.write(path, stored)
    image = open_image(str(tmp_path / "MOD13Q1.061__250m_16_days_NDVI_doy2020145_aid0001.tif"), "C1")
    assert image.names == ("ndvi",) and gaps(image) == [[2, 2]] and "beside it" not in image.scale_note


def test_the_metadata_file_of_a_scene_names_it_among_others(tmp_path):
    name, names = delivered(tmp_path, "USGS")
    (tmp_path / f"{name}_MTL.txt").write_text("GROUP = LANDSAT_METADATA_FILE\nEND\n")
    image = open_image(str(tmp_path / f"{name}_MTL.txt"), "F1")
    assert image.names == names and gaps(image) == [[3, 5]]


def test_a_scene_in_an_archive_of_several_has_the_same_name(tmp_path):
    name, names = delivered(tmp_path / "files", "HLS")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for file in (tmp_path / "files").iterdir():
            archive.write(file, file.name)
    image = open_image(str(tmp_path / "all.zip" / name), "F1")
    assert image.names == names and gaps(image) == [[3, 5]]
    with pytest.raises(UnreadableFileError, match=f"name one, as '{tmp_path}/all.zip/{name}'"):
        open_image(str(tmp_path / "all.zip"), "F1")


def test_sentinel_2_s_larger_pixels_are_named_behind_the_scene(tmp_path):
    name, _ = delivered(tmp_path, "Sentinel-2")
    for day in DELIVERED["Sentinel-2"][1]:
        for band in ("B05", "B8A"):
            made.write(tmp_path / f"T31UFS_{day}T105031_{band}_20m.tif", made.plain(900, 10), pixel=20.0)
    image = open_image(str(tmp_path / name / "R20m"), "F1")
    assert image.labels == ("rededge1", "nir08") and image.grid.pixel == (20, 20)
    assert np.isnan(read(image)).any()  # SCL masks it, too


def test_metadata_in_a_folder_of_many_scenes_are_those_of_one(tmp_path):
    name, _ = delivered(tmp_path, "Sentinel-2")
    (tmp_path / "MTD_MSIL2A.xml").write_text(
        "<a><PRODUCT_URI>S2A_MSIL2A_20200606T105031_N0500_R051_T31UFS_20230606T105031.SAFE</PRODUCT_URI>"
        '<BOA_ADD_OFFSET band_id="0">-1000</BOA_ADD_OFFSET></a>'
    )
    assert open_image(str(tmp_path / name), "F1").encodings[0].offset == 0
    later = name.replace("20200601", "20200606")
    assert open_image(str(tmp_path / later), "F1").encodings[0].offset == pytest.approx(-0.1)


def test_earth_search_s_files_have_lost_the_offset(tmp_path):
    name, _ = delivered(tmp_path, "Earth Search")
    later = name.replace("20200601", "20220606")
    assert open_image(str(tmp_path / later), "F1").encodings[0].offset == 0


def test_a_name_that_is_no_scene_s_is_missing(tmp_path):
    name, _ = delivered(tmp_path, "HLS")
    for wrong in (name[:-1], "2020153", "other.tif"):
        with pytest.raises(MissingFileError, match="does not exist"):
            open_image(str(tmp_path / wrong), "F1")
