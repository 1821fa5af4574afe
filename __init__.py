"""Chronofuse: spatiotemporal fusion of satellite images in QGIS.

The repository's root is the plugin and the Python package `chronofuse`. QGIS calls `classFactory`; the engine's
process imports this file too, so it must import nothing of QGIS.
"""

__version__ = "0.1.0"


def classFactory(iface):
    """The plugin, as QGIS asks for it; `iface` is None under qgis_process."""
    from .plugin import ChronofusePlugin

    return ChronofusePlugin(iface)
