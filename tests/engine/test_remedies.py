"""Remedies that the sentences name are followed, and lead on: each with GDAL's own tools, as a user would."""

import re
import subprocess

import images
import numpy as np
import pytest
from field_scenes import RATIO, fused, truth, two_dates
from osgeo import gdal

from chronofuse.engine.door.errors import ChronofuseError
from chronofuse.engine.raster.readers import open_image


@pytest.fixture
def files(tmp_path):
    """F1, C1 and C2 that can be fused."""
    return two_dates(tmp_path)


def refused(folder, files, **wishes) -> str:
    with pytest.raises(ChronofuseError) as error:
        fused(folder, *files, **wishes)
    return str(error.value)


def follow(sentence: str, remedy: str, *arguments: str) -> None:
    """Run a tool that the sentence names."""
    assert remedy in sentence, sentence
    tool = remedy.split()[0]
    done = subprocess.run([tool, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_crs_can_be_assigned(files, tmp_path):
    fine = images.write(tmp_path / "f_2020-06-01.tif", truth()[0], epsg=None)
    sentence = refused(tmp_path, [fine, *files[1:]])
    follow(sentence, "gdal_edit.py -a_srs", "-a_srs", "EPSG:32633", fine)
    fused(tmp_path, fine, *files[1:])


def test_corners_can_be_set(files, tmp_path):
    dataset = gdal.Open(files[0], gdal.GA_Update)
    values = dataset.ReadAsArray()
    plain = str(tmp_path / "g_2020-06-01.tif")
    copy = gdal.GetDriverByName("GTiff").Create(plain, 64, 64, 1, gdal.GDT_Int16)
    copy.SetProjection(dataset.GetProjection())
    copy.GetRasterBand(1).WriteArray(values)
    copy = None
    sentence = refused(tmp_path, [plain, *files[1:]])
    follow(sentence, "gdal_edit.py -a_ullr", "-a_ullr", "600000", "5000000", "601920", "4998080", plain)
    fused(tmp_path, plain, *files[1:])


def test_ground_control_points_can_be_warped(files, tmp_path):
    moved = str(tmp_path / "gcps.tif")
    points = [
        gdal.GCP(600000 + 30 * c, 5000000 - 30 * r, 0, c, r) for c, r in ((0, 0), (64, 0), (0, 64), (64, 64))
    ]
    gdal.Translate(moved, files[0], GCPs=points, outputSRS="EPSG:32633")
    sentence = refused(tmp_path, [moved, *files[1:]])
    warped = str(tmp_path / "w_2020-06-01.tif")
    follow(sentence, "gdalwarp", moved, warped)
    fused(tmp_path, warped, *files[1:])


def test_an_image_that_is_turned_can_be_warped(files, tmp_path):
    dataset = gdal.Open(files[0], gdal.GA_Update)
    dataset.SetGeoTransform((600000, 30, 3, 5000000, 3, -30))
    dataset = None
    sentence = refused(tmp_path, files)
    warped = str(tmp_path / "w_2020-06-01.tif")
    follow(sentence, "gdalwarp", files[0], warped)
    fused(tmp_path, warped, *files[1:])


def test_a_fill_can_be_declared(files, tmp_path):
    values = images.block_mean(truth()[1], RATIO)
    values[:, 2, 2:4] = -2.8672
    target = images.write(tmp_path / "t_2020-06-17.tif", values, pixel=240, nodata=None)
    before, told = fused(tmp_path, files[0], files[1], target)
    assert "undeclared-nodata" in told
    follow("gdal_edit.py -a_nodata -28672", "gdal_edit.py -a_nodata", "-a_nodata", "-28672", target)
    after, told = fused(tmp_path, files[0], files[1], target)
    assert "undeclared-nodata" not in told
    np.testing.assert_array_equal(before, after)


def test_one_image_of_a_container_can_be_named(files, tmp_path):
    if gdal.GetDriverByName("GPKG") is None:
        pytest.skip("this GDAL has no GeoPackage")
    path = str(tmp_path / "several.gpkg")
    for name in ("red", "nir"):
        source = gdal.Translate("", files[0], format="MEM", outputType=gdal.GDT_Byte, noData="none")
        options = [f"RASTER_TABLE={name}", "APPEND_SUBDATASET=YES", "TILE_FORMAT=PNG"]
        gdal.GetDriverByName("GPKG").CreateCopy(path, source, options=options)
    sentence = refused(tmp_path, [path, *files[1:]])
    (name, *_) = re.findall(r"GPKG:[^,)]+", sentence)
    assert open_image(name, "F1").grid.width > 0


def test_bands_can_be_named(files, tmp_path):
    fine = images.write(tmp_path / "two.tif", truth(2)[0], names=["red", "nir"])
    sentence = refused(tmp_path, [fine, *files[1:]])
    assert "give images with the same bands" in sentence
    coarse = [
        images.write(tmp_path / f"c{n}.tif", images.block_mean(v, RATIO), pixel=240, names=["nir", "red"])
        for n, v in enumerate(truth(2))
    ]
    fused(tmp_path, fine, *coarse)


def test_the_ratio_can_be_left_out_and_an_existing_output_be_replaced(files, tmp_path):
    assert "leave the ratio out" in refused(tmp_path, files, ratio=3.0)
    fused(tmp_path, *files)
    assert "--overwrite" in refused(tmp_path, files, overwrite=False)
    fused(tmp_path, *files, overwrite=True)


def test_a_resampled_image_can_be_given_its_true_ratio(files, tmp_path):
    coarse = [
        images.write(
            tmp_path / f"r{n}.tif", np.kron(images.block_mean(v, RATIO), np.ones((1, 4, 4))), pixel=60
        )
        for n, v in enumerate(truth())
    ]
    found, told = fused(tmp_path, files[0], *coarse, method="softmix")
    assert "resampled-coarse" in told
    mended, told = fused(tmp_path, files[0], *coarse, method="softmix", ratio=8)
    expected, _ = fused(tmp_path, *files, method="softmix")
    assert "resampled-coarse" not in told and np.abs(mended - expected).max() < 1e-4


def test_the_budget_that_the_sentence_names_is_enough(files, tmp_path):
    sentence = refused(tmp_path, files, method="starfm", memory=10)
    (least,) = re.findall(r"at least (\d+)", sentence) or re.findall(r"(\d+) MB", sentence)[-1:]
    fused(tmp_path, *files, method="starfm", memory=int(least))
