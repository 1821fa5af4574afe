"""Layers that were opened for the main thread lie in the right place, in a map of another coordinate
reference system, too."""

import threading

import pytest
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject, QgsRasterLayer

from chronofuse.shell import lasting_thread

SINUSOIDAL = "+proj=sinu +lon_0=0 +x_0=0 +y_0=0 +R=6371007.181 +units=m"
"""MODIS's own, which has no number among those of EPSG."""


@pytest.mark.parametrize("crs", ["EPSG:32719", SINUSOIDAL])
def test_what_is_known_of_a_crs_does_not_die_with_the_task_that_met_it_first(scene, tmp_path, qgis_app, crs):
    path, opened = str(tmp_path / "there.tif"), []
    gdal.Translate(path, scene.fine_1, outputSRS=crs)

    def open_it():
        layer = QgsRasterLayer(path, "there")
        lasting_thread.give(layer)
        return layer

    task = threading.Thread(target=lambda: opened.append(lasting_thread.call(open_it)))
    task.start()
    task.join()
    (layer,) = opened

    to_degrees = QgsCoordinateTransform(layer.crs(), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject())
    assert to_degrees.isValid() and layer.crs().toWkt()
    moved = to_degrees.transformBoundingBox(layer.extent())
    assert abs(moved.xMaximum()) <= 180 and abs(moved.yMaximum()) <= 90
    assert layer.thread() == qgis_app.thread()


def test_an_error_comes_back_to_who_asked():
    with pytest.raises(ZeroDivisionError):
        lasting_thread.call(lambda: 1 / 0)
    assert lasting_thread.call(lambda: threading.current_thread().name) == "Chronofuse: layers"
