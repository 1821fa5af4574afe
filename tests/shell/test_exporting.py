"""Layers without a file: exported, or the reason is told; and QGIS has nothing to say of it."""

import pytest
from osgeo import gdal
from qgis.core import QgsApplication, QgsRasterLayer, QgsTask

from chronofuse.shell import exporting


@pytest.fixture
def image(tmp_path) -> str:
    """A file of 8 x 8 pixels."""
    path = str(tmp_path / "image.tif")
    made = gdal.GetDriverByName("GTiff").Create(path, 8, 8, 1, gdal.GDT_Float32)
    made.SetGeoTransform((600000, 30, 0, 5000000, 0, -30))
    made.GetRasterBand(1).Fill(7)
    return path


@pytest.fixture
def tasks(qgis_app):
    """The tasks that QGIS's own manager is given meanwhile; of each it says by itself how it ended."""
    given: list[int] = []
    manager = QgsApplication.taskManager()
    manager.taskAdded.connect(given.append)
    yield given
    manager.taskAdded.disconnect(given.append)


def export(layer: QgsRasterLayer, wait_for) -> list[str]:
    """What came of it: a path, or a sentence."""
    told: list[str] = []
    exporting.export(layer, told.append, told.append)
    wait_for(lambda: told)
    return told


def test_qgis_does_not_announce_an_export(image, tasks, wait_for):
    """Finding 11: "Task complete" lay over our message."""
    gdal.GetDriverByName("GTiff").CreateCopy("/vsimem/here.tif", gdal.Open(image))

    (path,) = export(QgsRasterLayer("/vsimem/here.tif", "here"), wait_for)

    assert (gdal.Open(path).ReadAsArray() == 7).all()
    assert tasks == [] and QgsApplication.taskManager().count() == 0 and not exporting._running


def test_the_tasks_of_qgis_are_seen_here(tasks, wait_for):
    """Or the test above would prove nothing."""
    task = QgsTask.fromFunction("a task of QGIS's own", lambda task: None)
    QgsApplication.taskManager().addTask(task)
    wait_for(lambda: QgsApplication.taskManager().count() == 0)
    assert len(tasks) == 1


def test_a_virtual_layer_is_exported(image, qgis_new_project, wait_for):
    layer = QgsRasterLayer(image, "image")
    qgis_new_project.addMapLayer(layer)
    uri = (
        "?crs=EPSG:32633&extent=600000,4999760,600240,5000000&width=8&height=8"
        f'&formula="image@1" * 2&image:provider=gdal&image:uri={image}'
    )
    virtual = QgsRasterLayer(uri, "doubled", "virtualraster")
    assert virtual.isValid() and exporting.reason(virtual) == (
        "'doubled' has no file of its own: export it to one first."
    )

    (path,) = export(virtual, wait_for)

    assert (gdal.Open(path).ReadAsArray() == 14).all()


@pytest.mark.parametrize(
    ("provider", "uri"),
    [
        ("wcs", "url=http://127.0.0.1:9/wcs&identifier=reflectance"),
        ("wms", "type=xyz&url=http://127.0.0.1:9/{z}/{x}/{y}.png"),
    ],
)
def test_what_can_not_be_exported_has_its_reason(qgis_app, provider, uri):
    """No server answers here; a WMS is a picture in any case, which the dock does not offer."""
    layer = QgsRasterLayer(uri, "far away", provider)
    if provider == "wcs":
        assert not exporting.is_possible(layer)
    assert "'far away'" in exporting.reason(layer)


def test_an_export_that_fails_is_a_sentence(image, monkeypatch, wait_for):
    gdal.GetDriverByName("GTiff").CreateCopy("/vsimem/here.tif", gdal.Open(image))
    temporary = exporting.QgsProcessingUtils
    monkeypatch.setattr(temporary, "generateTempFilename", lambda name: f"/nowhere/{name}")

    told = export(QgsRasterLayer("/vsimem/here.tif", "here"), wait_for)

    assert told == ["The layer 'here' could not be exported: save it as a GeoTIFF yourself."]
