"""GDAL within QGIS, whose own way with errors belongs to all plugins."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def raising() -> Iterator[Any]:
    """`osgeo.gdal`, which raises RuntimeError while this lasts."""
    from osgeo import gdal  # here, because QGIS must start without it

    had = gdal.GetUseExceptions()
    gdal.UseExceptions()
    try:
        yield gdal
    finally:
        if not had:
            gdal.DontUseExceptions()
