"""A product of which a file is damaged, or lies elsewhere than the others, is no image without clouds."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import deliveries as made
import numpy as np
import pytest
from osgeo import gdal

from chronofuse.engine.door.errors import ChronofuseError, GridMismatchError, UnreadableFileError
from chronofuse.engine.raster.readers import open_image

CLEAR = np.full((20, 20), made.CLEAR, np.uint16)


def read(image):
    return image.read(image.grid.window)


@pytest.mark.parametrize("what", ["QA_PIXEL", "QA_RADSAT", "SR_B4"])
@pytest.mark.parametrize("share", [0, 0.02, 0.5])
@pytest.mark.parametrize("given", ["folder", "file"])
def test_a_file_that_breaks_off_is_refused(tmp_path, what, share, given):
    folder = made.landsat(tmp_path)
    file = folder / f"{made.LC08}_{what}.TIF"
    file.write_bytes(file.read_bytes()[: int(share * file.stat().st_size)])
    path = folder if given == "folder" else folder / f"{made.LC08}_SR_B4.TIF"
    with pytest.raises(UnreadableFileError, match=r"can't be read \(.*: check that the file") as e:
        read(open_image(str(path), "F1"))
    assert f"{what}.TIF" in str(e.value)


@pytest.mark.parametrize(
    "how, told",
    [
        (
            {"crs": "EPSG:32633"},
            "is in the coordinate reference system 'WGS 84 / UTM zone 33N' and its image",
        ),
        ({"crs": "EPSG:4326", "corner": (10, 45), "pixel": 3e-4}, "'WGS 84' and its image in"),
        ({"corner": (1e5, 4e6)}, "lies elsewhere than its image"),
    ],
)
def test_a_quality_band_of_another_crs_or_place_is_refused(tmp_path, how, told):
    folder = made.landsat(tmp_path)
    made.write(folder / f"{made.LC08}_QA_PIXEL.TIF", CLEAR, **how)
    with pytest.raises(GridMismatchError, match=told):
        open_image(str(folder), "F1")


def test_a_band_of_another_crs_is_refused_and_one_of_another_extent_named(tmp_path):
    folder = made.landsat(tmp_path)
    made.write(folder / f"{made.LC08}_SR_B4.TIF", made.plain(9000), crs="EPSG:32633")
    with pytest.raises(GridMismatchError, match=r"^red of F1 .*zone 33N' and coastal of it in"):
        open_image(str(folder), "F1")
    made.write(folder / f"{made.LC08}_SR_B4.TIF", made.plain(9000, 10))
    note = open_image(str(folder), "F1").scale_note
    assert "red left out, because the pixels lie elsewhere" in note and "larger pixels" not in note


def test_one_crs_under_two_names_is_one(tmp_path):
    folder = made.landsat(tmp_path)
    proj = "+proj=utm +zone=32 +datum=WGS84 +units=m +no_defs"
    made.write(folder / f"{made.LC08}_QA_PIXEL.TIF", CLEAR, crs=proj)
    assert np.isfinite(read(open_image(str(folder), "F1"))).all()


def test_a_quality_band_without_a_place_lies_on_pixels_of_its_number_alone(tmp_path):
    folder = made.landsat(tmp_path)
    file = folder / f"{made.LC08}_QA_PIXEL.TIF"
    for side in (20, 10):
        stored = np.full((side, side), made.CLEAR, np.uint16)
        stored[3, 7] = 22280
        dataset = gdal.GetDriverByName("GTiff").Create(str(file), side, side, 1, gdal.GDT_UInt16)
        dataset.GetRasterBand(1).WriteArray(stored)
        dataset = None
        if side == 20:
            assert np.argwhere(np.isnan(read(open_image(str(folder), "F1"))[0])).tolist() == [[3, 7]]
        else:
            with pytest.raises(ChronofuseError, match=r"^The quality band '.*' has no coordinate reference"):
                open_image(str(folder), "F1")


def test_what_a_quality_band_does_not_reach_is_said(tmp_path):
    folder = made.landsat(tmp_path)
    made.write(folder / f"{made.LC08}_QA_PIXEL.TIF", CLEAR[:10])
    image = open_image(str(folder), "F1")
    assert "pixels that QA_PIXEL does not reach are taken out" in image.scale_note
    assert np.isnan(read(image)[:, 10:]).all() and np.isfinite(read(image)[:, :10]).all()


@pytest.mark.parametrize("aslant", [True, False])
def test_a_quality_band_of_turned_pixels_of_another_size_hides_what_lies_under_it(tmp_path, aslant):
    """30 m bands and 60 m quality, both turned; or the quality alone."""
    folder = made.landsat(tmp_path)
    turn = (0.8, -0.6) if aslant else (1.0, 0.0)
    states = np.full((10, 10), made.CLEAR, np.uint16)
    states[2, 7] = 22280
    made.write(folder / f"{made.LC08}_QA_PIXEL.TIF", states)
    for file in folder.glob("*.TIF"):
        size = 60 if "QA_PIXEL" in file.name else 30
        along, across = (size * part for part in turn)
        dataset = gdal.Open(str(file), gdal.GA_Update)
        dataset.SetGeoTransform((6e5, along, across, 5e6, across, -along))
        dataset = None
    gaps = np.isnan(read(open_image(str(folder), "F1"))[0])
    assert np.argwhere(gaps).tolist() == [[4, 14], [4, 15], [5, 14], [5, 15]]


@pytest.mark.parametrize("within", ["", "/R20m"])
def test_the_metadata_of_a_zip_with_another_root_say_the_offset(tmp_path, within):
    """Reprocessed images of early days have it, and the archive's name says nothing."""
    safe, path = made.sentinel2(tmp_path), tmp_path / "download.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(safe.rglob("*")):
            archive.write(file, "my data/" + re.sub("20220601T", "20190601T", str(file.relative_to(safe))))
    image = open_image(f"{path}{within}", "F1")
    assert str(image.date) == "2019-06-01" and {e.offset for e in image.encodings} == {-0.1}


@pytest.mark.parametrize("name", ["new\nline", "雲と地", "с пробелом и 'кавычкой'", "<x>;&%41"])
@pytest.mark.parametrize("kind", ["folder", "TAR", "ZIP"])
def test_a_product_lies_in_a_folder_of_any_name(tmp_path: Path, name, kind):
    place = tmp_path / name
    folder = made.landsat(place)
    if kind == "TAR":
        folder = made.tar_of(folder, place / f"{made.LC08}.TAR")
    elif kind == "ZIP":
        folder = made.zip_of(folder, place / f"{made.LC08}.ZIP")
    image = open_image(str(folder), "F1")
    assert image.bands == 7 and image.cover is not None and np.isfinite(read(image)).all()
