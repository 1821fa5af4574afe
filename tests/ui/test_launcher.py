"""What the menu opens: the sample scene by role, the guide, the diagnostics."""

import time

import pytest
from qgis.core import QgsProject

from chronofuse.engine.door import environment, sample_scene
from chronofuse.ui import launcher as launching
from chronofuse.ui.launcher import Launcher


@pytest.fixture
def launcher(qgis_iface, dock):
    one = Launcher(qgis_iface, lambda: dock)
    yield one
    one.shut_down()


@pytest.fixture
def small_scene(monkeypatch, tmp_path):
    """A scene of a moment's size, in a folder of its own."""
    monkeypatch.setattr(sample_scene, "SIDE", 100)
    monkeypatch.setattr(sample_scene, "folder", lambda: tmp_path / "sample")
    return tmp_path / "sample"


@pytest.mark.usefixtures("cold")
def test_the_sample_scene_is_made_by_the_engine_and_chosen_by_role(launcher, dock, small_scene, wait_for):
    """With the real engine; Run is the next click."""
    launcher.load_sample_scene()
    wait_for(lambda: dock.images.complete())
    assert {path.name for path in small_scene.iterdir() if path.suffix == ".tif"} == set(
        sample_scene.NAMES.values()
    )
    group = QgsProject.instance().layerTreeRoot().findGroup("Sample scene")
    assert group.findLayers()[0].name().startswith("fine_2024-04-12")
    assert [node.itemVisibilityChecked() for node in group.findLayers()] == [True, False, False, False]
    looks = {_look(node.layer()) for node in group.findLayers()}
    assert looks == {(3, 2, 1, 0.02, 0.16)}, "finding 12: what the plugin loads itself is comparable at once"
    wait_for(lambda: "grid of F1" in dock.foot.outcome.text())
    assert dock.foot.run_button.isEnabled()


@pytest.mark.usefixtures("cold")
def test_asked_for_again_it_is_neither_made_nor_loaded_twice(launcher, dock, small_scene, wait_for):
    for _ in range(2):
        launcher.load_sample_scene()
        wait_for(lambda: launcher.task is None and launcher.loader is None)
    assert len(QgsProject.instance().mapLayers()) == 4


def test_without_an_engine_it_brings_the_set_up_page(launcher, dock, monkeypatch, tmp_path):
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path))
    monkeypatch.delenv("CHRONOFUSE_PYTHON", raising=False)
    monkeypatch.setattr(environment, "PACKAGE", tmp_path)
    launcher.load_sample_scene()
    assert dock.front.shows_the_page and launcher.task is None


def test_an_engine_that_is_ready_can_be_added_to_and_looked_at(launcher, dock):
    launcher.show_engine()
    page = dock.front.page
    assert dock.front.shows_the_page and page.start_button.text() == "Add and repair"
    assert page.go_button.isVisibleTo(dock) and page.training.isVisibleTo(dock)
    page.go_button.click()
    assert not dock.front.shows_the_page


def test_a_run_that_meets_a_broken_engine_brings_the_page_that_repairs(dock):
    dock._say_error(environment.damaged("No module named 'numba'"))
    assert dock.front.shows_the_page and dock.front.page.start_button.text() == "Repair the engine"
    assert "No module named 'numba'" in dock.front.page.text.text()


def test_the_guide_is_the_bundled_one_where_there_is_one(tmp_path, monkeypatch):
    assert launching.guide_url().isLocalFile()
    bundled = tmp_path / "index.html"
    monkeypatch.setattr(launching, "GUIDES", (bundled, tmp_path / "none.md"))
    assert launching.guide_url().toString() == launching.ONLINE
    bundled.touch()
    assert launching.guide_url().toLocalFile() == str(bundled)


def test_the_diagnostics_are_there_at_once_and_the_engine_s_follow(launcher, wait_for):
    from qgis.PyQt.QtWidgets import QApplication

    begun = time.monotonic()
    launcher.show_diagnostics()
    assert time.monotonic() - begun < 1
    dialog = launcher.dialog
    assert "QGIS " in dialog.text.toPlainText() and "GDAL, PROJ" in dialog.text.toPlainText()
    wait_for(lambda: dialog.task is None, seconds=90)
    dialog.copy_button.click()
    text = QApplication.clipboard().text()
    assert "Device cpu" in text and "Device cuda" in text and "not used:" in text
    assert "Libraries" in text and text == dialog.text.toPlainText()


def _look(layer) -> tuple:
    """Bands, and the limits of red."""
    renderer = layer.renderer()
    red = renderer.redContrastEnhancement()
    bands = (renderer.redBand(), renderer.greenBand(), renderer.blueBand())
    return (*bands, round(red.minimumValue(), 5), round(red.maximumValue(), 5))
