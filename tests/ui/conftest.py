"""A dock in a real window, and the scene as layers of the project."""

import sys
from types import SimpleNamespace

import pytest


@pytest.fixture(autouse=True)
def no_error_in_a_slot(monkeypatch):
    """An exception that a signal's receiver lets out fails the test; Qt alone would end the process."""
    met = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: met.append(error))
    yield
    if met:
        raise met[0]


@pytest.fixture(autouse=True)
def window_as_found(qgis_iface):
    """The window and the canvas are hidden after a test: what is said is cut to a canvas that is in sight."""
    yield
    qgis_iface.mapCanvas().hide()
    qgis_iface.mainWindow().hide()


@pytest.fixture
def project(qgis_new_project):
    """An empty project; at the end its layers go, so that no layer outlives its window."""
    yield qgis_new_project
    qgis_new_project.clear()


@pytest.fixture
def dock(project, qgis_iface, wait_for):
    """The dock, as the plugin makes it."""
    from qgis.PyQt.QtWidgets import QApplication

    from chronofuse.ui.dock import ChronofuseDock

    widget = ChronofuseDock(qgis_iface, qgis_iface.mainWindow())
    widget.show()
    yield widget
    widget.shut_down()
    widget.hide()
    widget.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def load(project):
    """A function that adds the images of a scene to the project; it gives the layers by role."""
    from qgis.core import QgsRasterLayer

    def load(scene) -> SimpleNamespace:
        layers = {
            role: QgsRasterLayer(getattr(scene, role), role)
            for role in ("fine_1", "coarse_1", "target", "truth")
        }
        project.addMapLayers(layers.values())
        return SimpleNamespace(**layers)

    return load


@pytest.fixture
def choose(load):
    """A function that loads a scene and chooses its images in a dock."""

    def choose(dock, scene) -> SimpleNamespace:
        layers = load(scene)
        dock.use_images({"F1": layers.fine_1, "C1": layers.coarse_1, "C2": layers.target})
        return layers

    return choose
