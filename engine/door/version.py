"""The version of Chronofuse; metadata.txt says the same to QGIS, and a test compares them."""

__version__ = "0.1.0"
