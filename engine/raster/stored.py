"""What a band of a file holds as it is stored: its type, scale, offset and nodata, and its numbers."""

from __future__ import annotations

import numpy as np
from osgeo import gdal

from .values import Encoding


def encoding_of(band: gdal.Band) -> Encoding:
    """As the file declares it."""
    dtype = gdal.GetDataTypeName(band.DataType).lower().replace("byte", "uint8")
    if dtype == "uint8" and band.GetMetadataItem("PIXELTYPE", "IMAGE_STRUCTURE") == "SIGNEDBYTE":
        dtype = "int8"  # how GDAL before 3.7 has them
    nodata = band.GetNoDataValue()
    if dtype == "int8" and nodata is not None and nodata > 127:
        nodata -= 256
    return Encoding(dtype, band.GetScale() or 1.0, band.GetOffset() or 0.0, nodata)


def numbers_of(band: gdal.Band, dtype: str, area: tuple[int, int, int, int]) -> np.ndarray:
    """The numbers of an area (column, row, width, height)."""
    numbers = band.ReadAsArray(*area)
    return numbers.view(np.int8) if dtype == "int8" and numbers.dtype == np.uint8 else numbers
