"""The plugin is loaded and unloaded as QGIS does it."""

import subprocess
import sys
import time

import pytest
from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QToolBar

import chronofuse

ALGORITHMS = {
    *("fuse", "fuse_series", "series_check", "fill_series", "repair", "assess", "phenology", "curves"),
    *("boundaries", "dynamics", "change", "drivers", "invert"),
    "compare",
    *("train_classifier", "classify"),
    *("train", "import_model", "setup"),
    *("fuse_assess", "fuse_ndvi_threshold", "fuse_boundaries"),
    *("fill_dynamics", "fill_map_change_drivers"),
}


@pytest.fixture
def plugin(qgis_iface, qgis_new_project, wait_for):
    """The plugin in a window, with its provider there."""
    one = chronofuse.classFactory(qgis_iface)
    one.initGui()
    wait_for(lambda: one.provider is not None)
    yield one
    one.unload()


def test_it_adds_its_provider_dock_and_actions_and_takes_them_back(plugin, qgis_iface, wait_for):
    registry = QgsApplication.processingRegistry()
    assert {algorithm.name() for algorithm in registry.providerById("chronofuse").algorithms()} == ALGORITHMS
    plugin.action.trigger()
    wait_for(lambda: plugin._dock is not None and plugin.dock.isVisibleTo(qgis_iface.mainWindow()))

    plugin.unload()

    assert registry.providerById("chronofuse") is None
    assert plugin.dock is None and plugin.action is None and plugin.toolbar is None


@pytest.fixture
def window_with_toolbars(qgis_iface, monkeypatch):
    """pytest-qgis makes a toolbar that is in no window; QGIS adds it to its own."""
    monkeypatch.setattr(qgis_iface, "addToolBar", qgis_iface.mainWindow().addToolBar)


def test_after_the_install_there_is_a_toolbar_of_its_own_with_all_that_the_menu_has(
    window_with_toolbars, plugin, wait_for
):
    """Finding 6: the toolbar of raster plugins is hidden in a fresh QGIS."""
    toolbar = plugin.toolbar
    assert isinstance(toolbar, QToolBar) and toolbar.objectName() == "ChronofuseToolBar"
    wait_for(lambda: not toolbar.isHidden())  # in a window that is shown, a moment later
    titles = [action.text() for action in plugin.menu_actions]
    assert titles[:3] == ["Chronofuse dock", "Load sample scene", "Fill a series …"]
    assert titles[3:] == ["Set up the engine", "Guide", "Diagnostics"]


def test_a_dock_that_was_open_is_open_again_after_a_restart(
    qgis_iface, wait_for, qgis_new_project, monkeypatch
):
    """Finding 14: nothing was remembered. What the dock holds is kept with the project, and whether it was
    open by QGIS itself."""

    class Starting(QObject):
        done = pyqtSignal()

    start = Starting()
    monkeypatch.setattr(qgis_iface, "initializationCompleted", start.done, raising=False)
    try:
        for was_open in (True, False):
            QgsSettings().setValue("chronofuse/dock_open", was_open)
            restarted = chronofuse.classFactory(qgis_iface)
            restarted.initGui()
            assert restarted._dock is None, "QGIS's start does not pay for it"
            start.done.emit()
            wait_for(lambda: (restarted._dock is not None) or not was_open)  # noqa: B023 - it ends here
            assert (restarted._dock is not None) == was_open
            restarted.unload()
    finally:
        QgsSettings().remove("chronofuse/dock_open")


def test_nothing_of_the_dock_is_made_or_imported_before_somebody_wants_it(qgis_app):
    """In a process of its own: what a start of QGIS costs is what the module and `initGui` import."""
    code = (
        "import sys\nfrom qgis.core import QgsApplication\nimport chronofuse.plugin\n"
        "heavy = ['chronofuse.ui.dock', 'chronofuse.toolbox.provider', 'chronofuse.engine.door.client']\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_dock_comes_in_slices_that_are_short_and_leave_nothing_out(qgis_app):
    """In a process of its own; the slices are what a click on the button imports before the dock is made."""
    code = (
        "import importlib, sys, time\nimport chronofuse.plugin as plugin\n"
        "def seconds(name):\n"
        "    begun = time.process_time()\n"
        "    importlib.import_module('chronofuse.' + name)\n"
        "    return time.process_time() - begun\n"
        "before = [seconds(name) for name in plugin.BEFORE_THE_PROVIDER]\n"
        "print(max(seconds(name) for name in plugin.BEFORE_THE_DOCK))\n"
        "there = set(sys.modules)\nimport chronofuse.ui.dock, chronofuse.ui.launcher\n"
        "print(sorted(set(sys.modules) - there))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    longest, left_out = done.stdout.strip().splitlines()
    assert float(longest) < 0.1 and left_out == "[]"


@pytest.mark.alone
def test_a_start_of_qgis_takes_less_than_a_tenth_of_a_second_longer(qgis_iface, qgis_new_project):
    begun = time.process_time()
    one = chronofuse.classFactory(qgis_iface)
    one.initGui()
    taken = time.process_time() - begun
    one.unload()
    assert taken < 0.1


def test_it_can_be_loaded_again(qgis_iface, qgis_new_project):
    for _ in range(2):
        plugin = chronofuse.classFactory(qgis_iface)
        plugin.initGui()
        plugin.unload()


def test_without_a_window_it_only_brings_its_provider(qgis_app):
    """As qgis_process loads it."""
    registry = QgsApplication.processingRegistry()
    plugin = chronofuse.classFactory(None)

    plugin.initProcessing()

    assert registry.providerById("chronofuse") is not None
    plugin.unload()
    assert registry.providerById("chronofuse") is None
