"""A run from layers of the project reads what the analyst set on them."""

import sys
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer, QgsRasterRange

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "engine"))
import images

NAMES, RATIO = ("red", "nir"), 8


@pytest.fixture
def paths(qgis_new_project, own_home, tmp_path):
    """A pair and C2, which are layers called by their role, too; C2 has a hole that its file does not
    declare."""
    random = np.random.default_rng(5)
    fine = images.smooth_noise(random, (2, 64, 64))
    coarse = images.block_mean(fine, RATIO)
    after = coarse + 0.02
    after[:, 3:5, 3:5] = -2.8672
    pixel = 30 * RATIO
    paths = {
        "FINE": images.write(tmp_path / "f_2020-06-01.tif", fine, names=NAMES),
        "COARSE": images.write(tmp_path / "c_2020-06-01.tif", coarse, pixel=pixel, names=NAMES),
        "TARGET": images.write(tmp_path / "c_2020-06-17.tif", after, pixel=pixel, names=NAMES, nodata=None),
    }
    for name, path in paths.items():
        qgis_new_project.addMapLayer(QgsRasterLayer(path, name))
    yield paths
    qgis_new_project.clear()


def layer(project, name: str) -> QgsRasterLayer:
    return project.mapLayersByName(name)[0]


def test_the_layers_nodata_is_a_hole_in_the_result(run, paths, qgis_new_project, tmp_path):
    for band in (1, 2):
        provider = layer(qgis_new_project, "TARGET").dataProvider()
        provider.setUserNoDataValue(band, [QgsRasterRange(-28672, -28672)])
    named = {name: name for name in paths}
    run({**named, "METHOD": "upsample", "OUTPUT": str(tmp_path / "o.tif")})
    fused = images.read(tmp_path / "o.tif")
    assert np.isnan(fused[:, 24:40, 24:40]).all(), "it was read as -2.87 there"
    assert np.nanmin(fused) > -0.1 and np.isfinite(fused[:, :16]).all()
    opened = gdal.Open(str(tmp_path / "o.tif"))
    assert opened.GetMetadata()["ACQUISITION_DATE"] == "2020-06-17"


def test_a_crs_that_was_corrected_in_qgis_alone_serves(run, paths, qgis_new_project, tmp_path):
    for name in paths:
        layer(qgis_new_project, name).setCrs(QgsCoordinateReferenceSystem("EPSG:32632"))
    named = {name: name for name in paths}
    run({**named, "METHOD": "delta", "OUTPUT": str(tmp_path / "o.tif")})
    opened = gdal.Open(str(tmp_path / "o.tif"))
    assert opened.GetSpatialRef().GetAuthorityCode(None) == "32632"
