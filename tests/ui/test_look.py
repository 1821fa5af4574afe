"""Looking at results: the swipe between two images, and the values of a pixel."""

import csv

import pytest
from qgis.core import QgsPointXY, QgsRasterLayer, QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtGui import QImage, QPainter
from qgis.PyQt.QtWidgets import QFileDialog

from chronofuse.shell import pixel_values
from chronofuse.ui import pixel_plot
from chronofuse.ui.look_dock import LookDock


@pytest.fixture
def looking(project, load, scene):
    """The dock below a map that shows a scene; and the scene's layers."""
    layers = load(scene)
    canvas = QgsMapCanvas()
    canvas.resize(300, 200)
    canvas.show()  # until then it has another size
    canvas.setDestinationCrs(layers.fine_1.crs())
    canvas.setLayers([layers.fine_1])
    canvas.setExtent(QgsRectangle(layers.fine_1.extent()))
    dock = LookDock(canvas)
    yield dock, layers
    dock.let_go()
    canvas.hide()
    canvas.deleteLater()


def test_the_swipe_shows_one_image_on_each_side_of_the_line(looking, wait_for):
    dock, layers = looking
    dock.left.setLayer(layers.fine_1)
    dock.right.setLayer(layers.coarse_1)

    dock.swipe_button.click()
    overlay = dock.swipe.overlay
    wait_for(overlay.are_ready)
    overlay.move_line(100)

    fine, coarse = overlay._pictures
    both = QImage(fine.size(), QImage.Format.Format_RGB32)
    painter = QPainter(both)
    overlay.paint(painter)
    painter.end()
    left, right = (80, fine.height() // 2), (160, fine.height() // 2)
    assert both.pixel(*left) == fine.pixel(*left) and both.pixel(*right) == coarse.pixel(*right)
    assert fine.pixel(*left) != coarse.pixel(*left) and fine.pixel(*right) != coarse.pixel(*right)


def test_of_a_name_that_is_too_long_both_ends_are_seen(looking):
    """The name of a result ends in its day, which was cut off."""
    dock, layers = looking
    layers.fine_1.setName("Fused (chrono, 04:07:54) 2024-07-01")
    dock.left.setLayer(layers.fine_1)
    shown = dock.left.shown_in(dock.left.fontMetrics().horizontalAdvance("Fused (chrono, 04:07"))
    assert shown.startswith("Fused") and "…" in shown and shown.endswith("-01")


def test_another_tool_of_the_map_ends_the_swipe(looking):
    dock, _ = looking
    dock.swipe_button.click()
    assert dock.swipe.overlay is not None

    dock.pick_button.click()

    assert dock.swipe.overlay is None and not dock.swipe_button.isChecked()


def test_a_click_shows_the_values_of_all_dates_and_bands_and_saves_them(looking, wait_for, scene, tmp_path):
    dock, layers = looking
    centre = layers.fine_1.extent().center()

    dock.look_at(QgsPointXY(centre))
    wait_for(lambda: dock.plot.values)

    assert {value.day.isoformat() for value in dock.shown()} == {scene.reference_day, scene.target_day}
    bands = pixel_values.band_names(layers.fine_1)
    assert set(dock.plot.bands()) == set(bands)
    value, _ = layers.fine_1.dataProvider().sample(QgsPointXY(centre), 1)
    assert value in [one.value for one in dock.shown() if one.layer == "fine_1" and one.band == bands[0]]
    dock.save_csv(str(tmp_path / "values.csv"))
    dock.save_picture(str(tmp_path / "values.png"))
    rows = list(csv.DictReader((tmp_path / "values.csv").read_text().splitlines()))
    assert len(rows) == len(dock.shown()) == 4 * len(bands)
    assert QImage(str(tmp_path / "values.png")).width() >= 2 * 600


def test_a_file_is_offered_beside_the_project_and_not_where_qgis_was_started(looking, monkeypatch, project):
    """Finding 21, of what is saved from here."""
    dock, _ = looking
    asked = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (asked.append(given[2]), ("", ""))[1])
    project.setFileName("/maps/map.qgz")

    dock._ask_for_csv()
    dock._ask_for_picture()

    assert asked == ["/maps/values.csv", "/maps/values.png"]


def test_the_plot_takes_no_room_until_somebody_asks_for_values(looking):
    dock, _ = looking
    dock.swipe_button.click()
    assert not dock.plot.isVisibleTo(dock) and not dock.csv_button.isVisibleTo(dock)

    dock.pick_button.click()
    assert dock.plot.isVisibleTo(dock) and dock.csv_button.isVisibleTo(dock)

    dock.swipe_button.click()
    assert dock.plot.isVisibleTo(dock), "what was read stays in sight"


def test_a_place_without_images_is_said(looking):
    dock, _ = looking

    dock.look_at(QgsPointXY(0, 0))

    assert dock.plot.empty == "No image with a date lies here." and not dock.csv_button.isEnabled()


def test_a_layer_s_day_is_the_one_in_its_name_where_none_is_set(scene, project):
    layer = QgsRasterLayer(scene.target, "no date here")
    assert pixel_values.day_of(layer).isoformat() == scene.target_day


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0.02, 0.41], (0.0, 0.5, 0.1)),
        ([5.0, 5.0], (4.5, 5.5, 0.25)),
        ([-300.0, 1200.0], (-500.0, 1500.0, 500)),
    ],
)
def test_the_axis_has_round_numbers(values, expected):
    assert pixel_plot.nice_range(values) == pytest.approx(expected)
