"""The table of images: what comes in, which role it gets, and what is said beside it."""

from pathlib import Path

import pytest
from qgis.core import QgsLayerTreeModel, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import QApplication

from chronofuse.ui.dropped_images import images_of


def roles_of(dock) -> dict[str, str]:
    return {row.image.name().split(".")[0]: row.role for row in dock.images.rows}


def test_roles_and_days_are_found_out_of_files_that_are_dropped(dock, scene, wait_for):
    mime = QMimeData()
    mime.setUrls(
        [QUrl.fromLocalFile(path) for path in (scene.target, scene.fine_1, scene.truth, scene.coarse_1)]
    )

    assert drop(dock, mime, QDragEnterEvent) and dock.images.rows == []
    assert drop(dock, mime, QDropEvent)
    wait_for(lambda: "grid of F1" in dock.foot.outcome.text())

    assert [row.role for row in dock.images.rows] == ["F1", "C1", "C2", "reference"]
    assert [Path(row.image.source()).stem for row in dock.images.rows] == [
        Path(path).stem for path in (scene.fine_1, scene.coarse_1, scene.target, scene.truth)
    ]
    assert [row.day.text() for row in dock.images.rows] == [
        scene.reference_day,
        scene.reference_day,
        scene.target_day,
        scene.target_day,
    ]
    shown = [row.image.currentText() for row in dock.images.rows]
    assert shown == [Path(row.image.source()).name for row in dock.images.rows], "and not `A file ...`"
    assert dock.images.rows[0].facts_label.text().startswith("30\u00a0m · 6 bands · ")
    assert not dock.images.empty.isVisibleTo(dock)


def drop(widget, mime, kind) -> bool:
    """What QGIS sends while something is dragged over a widget, and when it is dropped there."""
    place = QPoint(20, 300) if kind is QDragEnterEvent else QPointF(20, 300)
    no_key = Qt.KeyboardModifier.NoModifier
    event = kind(place, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, no_key)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_what_is_no_image_is_not_taken(dock):
    mime = QMimeData()
    mime.setText("a text")
    assert not drop(dock, mime, QDropEvent) and not drop(dock.images, mime, QDragEnterEvent)
    assert dock.images.rows == []


def test_layers_dragged_from_the_tree_are_the_layers_themselves(dock, scene, load, qgis_app):
    layers = load(scene)
    root = QgsProject.instance().layerTreeRoot()
    model = QgsLayerTreeModel(root)
    node = root.findLayer(layers.fine_1.id())

    assert images_of(model.mimeData([model.node2index(node)])) == [layers.fine_1]


def test_a_role_that_another_image_has_is_changed_with_it(dock, scene, choose):
    choose(dock, scene)
    first, second = dock.images.rows[:2]

    first.role_box.setCurrentIndex(first.role_box.findData("C1"))

    assert (first.role, second.role) == ("C1", "F1")
    assert dock.images.missing() == []


def test_a_layer_that_is_removed_leaves_its_row_empty_and_no_other_takes_its_place(dock, scene, choose):
    layers = choose(dock, scene)

    QgsProject.instance().removeMapLayer(layers.coarse_1.id())

    (row,) = [row for row in dock.images.rows if row.role == "C1"]
    assert row.image.is_empty() and dock.images.missing() == ["C1"]
    assert "the coarse image of the reference date (C1)" in dock.foot.outcome.text()
    assert not dock.foot.run_button.isEnabled()


def test_what_is_wrong_with_an_image_stands_beside_it(dock, scene, choose, wait_for):
    layers = choose(dock, scene)
    dock.use_images({"F1": layers.fine_1, "C1": layers.coarse_1, "C2": layers.truth})

    (row,) = dock.images.of_role("C2")
    wait_for(lambda: "it is a fine image" in row.texts())

    assert "it is a fine image" not in dock.foot.outcome.text()
    assert row.light.toolTip().startswith("C2 ")


@pytest.mark.long
def test_several_days_to_predict_are_one_job_with_a_file_each(dock, scene, load, wait_for, tmp_path):
    layers = load(scene)
    dock.use_images({"F1": layers.fine_1, "C1": layers.coarse_1, "C2": [layers.target, layers.coarse_1]})
    second = dock.images.of_role("C2")[1] if len(dock.images.of_role("C2")) > 1 else None
    dock.outputs.file.setFilePath(str(tmp_path / "fused.tif"))
    second.day.give("2024-08-02")

    job = dock.form.job(check_only=False)

    assert [Path(target.outputs.output).name for target in job.targets] == [
        f"fused_{scene.target_day}.tif",
        "fused_2024-08-02.tif",
    ]
    assert [target.date for target in job.targets] == [None, "2024-08-02"]
    dock.use_job(job)
    assert dock.form.job(check_only=False).outputs == job.outputs, "a job file brings the same names back"
    wait_for(lambda: "grid of F1" in dock.foot.outcome.text())
    assert "C1 and C2 are the same image" in dock.foot.outcome.text()
    assert all(row.light.toolTip() for row in dock.images.rows), "each has the light of its own date"


def test_how_an_image_is_read_goes_into_the_job(dock, scene, choose):
    choose(dock, scene)
    reading = dock.images.of_role("C1")[0].reading
    reading.texts["nodata"].setText("-9999")
    reading.texts["scale"].setText("0.0001")
    reading.texts["scale"].editingFinished.emit()
    dock.images.of_role("C2")[0].reading.clouds.setChecked(True)
    dock.images.of_role("F1")[0].day.give("2024-05-01")

    images = dock.form.job(check_only=True).preparation.images

    assert (images["C1"].scale, images["C1"].nodata) == (0.0001, -9999)
    assert images["C2"].mask == "auto" and images["F1"].date == "2024-05-01"
    assert set(images) == {"F1", "C1", "C2"}


def test_pictures_from_the_web_are_not_offered(dock, project, scene, load):
    layers = load(scene)
    web = QgsRasterLayer("type=xyz&url=http://localhost/{z}/{x}/{y}.png", "tiles from the web", "wms")
    project.addMapLayer(web)
    (row,) = dock.images.add([layers.fine_1])

    names = [row.image.itemText(place) for place in range(row.image.count())]
    dock.images._list_layers()

    assert "fine_1" in names and "tiles from the web" not in names
    assert "tiles from the web" not in [action.text() for action in dock.images.layers_menu.actions()]


def test_a_picture_that_is_dropped_has_its_reason(dock, project):
    """It was left out without a word."""
    web = QgsRasterLayer("type=xyz&url=http://localhost/{z}/{x}/{y}.png", "tiles", "wms")
    project.addMapLayer(web)
    root = project.layerTreeRoot()
    model = QgsLayerTreeModel(root)

    mime = model.mimeData([model.node2index(root.findLayer(web.id()))])

    assert drop(dock, mime, QDragEnterEvent) and drop(dock, mime, QDropEvent)

    assert dock.images.rows == []
    assert dock.foot.outcome.shown == [
        ("error", "'tiles' is a picture, whose numbers are colours: choose an image of a sensor.")
    ]


def test_a_layer_without_a_file_says_so_and_is_exported(dock, project, scene, wait_for):
    from osgeo import gdal

    gdal.GetDriverByName("GTiff").CreateCopy("/vsimem/only_here.tif", gdal.Open(scene.fine_1))
    layer = QgsRasterLayer("/vsimem/only_here.tif", "only here")
    project.addMapLayer(layer)

    (row,) = dock.images.add([layer])
    assert "'only here' has no file of its own" in row.texts() and not row.export_button.isHidden()
    row.export_button.click()
    wait_for(lambda: row.image.is_file())

    written = gdal.Open(row.image.source())
    assert (written.RasterCount, written.RasterXSize) == (6, 150)
    stored, values = gdal.Open(scene.fine_1).ReadAsArray(), written.ReadAsArray()
    valid = stored != -9999
    assert abs(values[valid] - stored[valid] * 1e-4).max() < 1e-6, "QGIS writes the values, with the scale"
    assert (values[~valid] == written.GetRasterBand(1).GetNoDataValue()).all() and (~valid).any()
    assert row.export_button.isHidden()
    QApplication.processEvents()


@pytest.mark.parametrize("count", [1, 2])
def test_few_images_are_asked_for_more(dock, scene, load, count):
    layers = load(scene)
    dock.images.add([layers.fine_1, layers.coarse_1][:count])
    assert dock.foot.outcome.text().startswith("Still needed: ")
