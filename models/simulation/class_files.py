"""A class raster of an invented place: one band of uint8 with its legend."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from osgeo import gdal

from ...engine.raster.legend import Legend, write_legend
from ..images import ImageGrid

OPTIONS = ("TILED=YES", "COMPRESS=DEFLATE", "BIGTIFF=IF_SAFER")


def write_classes(path: Path, classes: np.ndarray, legend: Legend, grid: ImageGrid) -> Path:
    """Write (rows, cols) uint8 codes; the legend's nodata stands for no class."""
    driver = gdal.GetDriverByName("GTiff")
    dataset = driver.Create(str(path), grid.cols, grid.rows, 1, gdal.GDT_Byte, list(OPTIONS))
    dataset.SetGeoTransform(grid.transform)
    dataset.SetProjection(grid.wkt())
    band = dataset.GetRasterBand(1)
    band.SetDescription("class")
    band.SetNoDataValue(legend.nodata)
    band.WriteArray(classes)
    dataset.FlushCache()
    del band, dataset
    write_legend(path, legend)
    return path
