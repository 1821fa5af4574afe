"""The plugin is loaded and unloaded as QGIS does it."""

from qgis.core import QgsApplication

import chronofuse


def test_it_adds_its_provider_dock_and_action_and_takes_them_back(qgis_iface, qgis_new_project):
    registry = QgsApplication.processingRegistry()
    plugin = chronofuse.classFactory(qgis_iface)

    plugin.initGui()

    assert {algorithm.name() for algorithm in registry.providerById("chronofuse").algorithms()} == {
        "fuse",
        "fuse_series",
        "assess",
        "train",
        "setup",
    }
    plugin.action.trigger()
    assert plugin.dock.isVisibleTo(qgis_iface.mainWindow()), "the action opens the dock"

    plugin.unload()

    assert registry.providerById("chronofuse") is None
    assert plugin.dock is None and plugin.action is None


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
