"""What the engine is given for a layer of QGIS: its file, or the file with what was set on the layer."""

import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer, QgsRasterRange

from chronofuse.engine.door.errors import MissingFileError, UnreadableFileError
from chronofuse.engine.raster.readers import open_image
from chronofuse.shell.sources import source_of

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "engine"))
import deliveries as made
import images

RED = np.full((1, 8, 8), 0.2)
RED[0, 2:4, 2:4] = -2.8672
RED[0, 6, 6] = -0.9


@pytest.fixture
def layer(qgis_app, own_home, tmp_path):
    """A function that makes a layer; its file has a hole of -28672 and a pixel of -9000, not declared."""

    def made(nodata=None, **how):
        path = images.write(
            tmp_path / "c_2020-06-17.tif", np.nan_to_num(RED), names=("red",), nodata=nodata, **how
        )
        dataset = gdal.Open(path, gdal.GA_Update)
        dataset.SetMetadataItem("SENSOR", "a sensor")
        dataset = None
        return QgsRasterLayer(path, "target")

    return made


def holes(source: str) -> int:
    """How many pixels are nodata for who opens it."""
    return int(np.isnan(images.read(source)).sum())


def test_an_untouched_layer_is_its_file(layer, tmp_path):
    assert source_of(layer()) == str(tmp_path / "c_2020-06-17.tif")
    assert not list(tmp_path.glob("**/*.vrt"))


def test_an_additional_nodata_value_of_the_layer_is_one_for_the_engine(layer, own_home):
    target = layer()
    target.dataProvider().setUserNoDataValue(1, [QgsRasterRange(-28672, -28672)])
    source = source_of(target)
    assert holes(source) == 4
    assert source == source_of(target), "the same layer is the same input, or a run could not be resumed"
    assert Path(source).is_relative_to(own_home) and "2020-06-17" in Path(source).name
    opened = gdal.Open(source)
    band = opened.GetRasterBand(1)
    assert (band.GetDescription(), band.GetScale()) == ("red", 1e-4)
    assert opened.GetMetadataItem("SENSOR") == "a sensor"


def test_a_value_in_the_files_units_is_meant_as_such(layer):
    target = layer()
    target.dataProvider().setUserNoDataValue(1, [QgsRasterRange(-0.9, -0.9)])
    assert holes(source_of(target)) == 1


def test_it_is_one_beside_that_of_the_file(layer):
    target = layer(nodata=-9000)
    target.dataProvider().setUserNoDataValue(1, [QgsRasterRange(-28672, -28672)])
    assert holes(source_of(target)) == 5


def test_nodata_that_was_switched_off_is_none(layer):
    target = layer(nodata=-9000)
    target.dataProvider().setUseSourceNoDataValue(1, False)
    assert holes(source_of(target)) == 0


def test_a_mask_of_the_file_stays_what_it_is(layer, tmp_path):
    target = layer(dtype="uint8", scale=0.001)
    dataset = gdal.Open(target.source(), gdal.GA_Update)
    dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
    mask = np.full((8, 8), 255, np.uint8)
    mask[0] = 0
    dataset.GetRasterBand(1).GetMaskBand().WriteArray(mask)
    dataset = None
    again = QgsRasterLayer(target.source(), "again")
    again.dataProvider().setUserNoDataValue(1, [QgsRasterRange(255, 255)])
    opened = gdal.Open(source_of(again))
    assert np.array_equal(opened.GetRasterBand(1).GetMaskBand().ReadAsArray(), mask)


def in_a_zip(path: str, folder: Path) -> str:
    with zipfile.ZipFile(folder / "c.zip", "w") as archive:
        archive.write(path, "c_2020-06-17.tif")
    return f"/vsizip/{folder}/c.zip/c_2020-06-17.tif"


def translated(path: str, place: Path, kind: str) -> str:
    options = ["QUALITY=100", "REVERSIBLE=YES"] if kind == "JP2OpenJPEG" else []
    gdal.Translate(str(place), path, format=kind, creationOptions=options)
    return str(place)


OTHER_FILES = {
    "a subdataset of netCDF": lambda p, d: f'NETCDF:"{translated(p, d / "c_2020-06-17.nc", "netCDF")}":Band1',
    "a file in a zip": in_a_zip,
    "JPEG 2000": lambda p, d: translated(p, d / "c_2020-06-17.jp2", "JP2OpenJPEG"),
    "ENVI": lambda p, d: translated(p, d / "c_2020-06-17.dat", "ENVI"),
    "a virtual dataset": lambda p, d: translated(p, d / "c_2020-06-17.vrt", "VRT"),
}


@pytest.mark.parametrize("kind", OTHER_FILES)
def test_nodata_that_was_set_on_a_layer_counts_whatever_its_file_is(kind, layer, tmp_path):
    target = QgsRasterLayer(OTHER_FILES[kind](layer(scale=1).source(), tmp_path), "target")
    assert target.isValid() and holes(source_of(target)) == 0
    target.dataProvider().setUserNoDataValue(1, [QgsRasterRange(-3, -3)])  # -2.8672, stored as a whole number
    assert holes(source_of(target)) == 4


def test_a_product_s_band_on_which_nodata_was_set_keeps_its_clouds(qgis_app, own_home, tmp_path):
    """They lie beside the band's own file, and the layer's virtual dataset does not."""
    qa = np.full((20, 20), made.CLEAR, np.uint16)
    qa[3:5, 3:5] = 22280
    folder = made.landsat(tmp_path, bands=(4, 5), qa=qa)
    target = QgsRasterLayer(str(folder / f"{made.LC08}_SR_B4.TIF"), "red")
    target.dataProvider().setUserNoDataValue(1, [QgsRasterRange(25003, 25003)])
    source = source_of(target)
    assert Path(source).is_relative_to(own_home)
    image = open_image(source, "F1")
    gaps = np.isnan(image.read(image.grid.window)[0])
    assert np.array_equal(gaps, (made.plain(25000) == 25003) | (qa == 22280))
    assert image.names == ("red",) and "QA_PIXEL" in image.scale_note
    target.setCrs(QgsCoordinateReferenceSystem("EPSG:32633"))  # where its clouds lie then nobody knows
    assert "no quality band is there" in open_image(source_of(target), "F1").scale_note


def test_what_no_file_can_declare_is_said_with_the_remedy(layer):
    target = layer()
    target.dataProvider().setUserNoDataValue(1, [QgsRasterRange(-3, -2)])
    with pytest.raises(
        UnreadableFileError, match=r"nodata values that only QGIS knows \(-3 to -2\).*export it as"
    ):
        source_of(target)


def test_a_corrected_crs_is_the_engines_too(layer):
    target = layer(epsg=None)
    target.setCrs(QgsCoordinateReferenceSystem("EPSG:32632"))
    assert gdal.Open(source_of(target)).GetSpatialRef().GetAuthorityCode(None) == "32632"
    wrong = layer(epsg=32633)
    wrong.setCrs(QgsCoordinateReferenceSystem("EPSG:32632"))
    assert gdal.Open(source_of(wrong)).GetSpatialRef().GetAuthorityCode(None) == "32632"


def test_open_options_open_the_same_image(layer):
    path = layer().source()
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.BuildOverviews("AVERAGE", [2])
    dataset = None
    half = QgsRasterLayer(f"{path}|option:OVERVIEW_LEVEL=0", "half")
    opened = gdal.Open(source_of(half))
    assert (opened.RasterXSize, opened.ReadAsArray().shape) == (4, (4, 4))


def test_credentials_that_only_qgis_has_are_not_told(layer):
    path = layer().source()
    hidden = QgsRasterLayer(
        f"{path}|option:NUM_THREADS=1|credential:AWS_SECRET_ACCESS_KEY=S3CRET", "far away"
    )
    with pytest.raises(UnreadableFileError) as caught:
        source_of(hidden)
    assert "only QGIS knows (AWS_SECRET_ACCESS_KEY)" in str(caught.value) and "S3CRET" not in str(
        caught.value
    )


def test_a_signed_address_lies_in_no_folder_that_stays(layer, own_home, monkeypatch):
    """The address is made up, and GDAL is told of it by a file of this machine."""
    from chronofuse.shell import layer_settings

    target = layer()
    settings = layer_settings.Settings(nodata=(layer_settings.Nodata(True, (-28672.0,)),))
    monkeypatch.setattr(layer_settings, "_as_vrt", lambda *_: "<VRTDataset/>")
    path = layer_settings.virtual_file("/vsicurl/https://h/c.tif?sig=S3CRET", settings)
    assert Path(path).exists() and not list(own_home.glob("layers/**/*.vrt")) and "S3CRET" not in path
    assert target.isValid()


def test_a_layer_whose_file_is_gone_is_said(layer):
    target = layer()
    gone = QgsRasterLayer(target.source() + ".gone|option:NUM_THREADS=1", "gone")
    with pytest.raises(MissingFileError, match="repair or remove it"):
        source_of(gone)
