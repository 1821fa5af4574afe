"""Chronofuse: spatiotemporal fusion of satellite images in QGIS.

The repository's root is the plugin and the Python package `chronofuse`. QGIS calls `classFactory`; the
engine's process imports this file too, so it must import nothing of QGIS.
"""

from .engine.door.version import __version__

__all__ = ["__version__", "classFactory"]


def classFactory(iface):
    """The plugin, as QGIS asks for it; `iface` is None under qgis_process."""
    from .plugin import ChronofusePlugin

    return ChronofusePlugin(iface)
