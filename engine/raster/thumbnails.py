"""Small pictures of rasters of our own, by their overviews: cheap, whatever their size."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .handles import File, closed_again, dataset_of


def thumbnail(path: str, bands: Sequence[int], side: int) -> np.ndarray:
    """(bands, rows, cols) float32 in physical units, NaN for gaps; the longer side has `side` cells at most.

    Args:
        bands: from 0.

    Raises:
        RuntimeError: of GDAL's.
    """
    with closed_again():
        dataset = dataset_of(File.at(path))
        factor = max(1.0, max(dataset.RasterXSize, dataset.RasterYSize) / side)
        size = [max(1, round(length / factor)) for length in (dataset.RasterXSize, dataset.RasterYSize)]
        return np.stack([_cells(dataset.GetRasterBand(number + 1), size) for number in bands])


def _cells(band, size: Sequence[int]) -> np.ndarray:
    stored = band.ReadAsArray(buf_xsize=size[0], buf_ysize=size[1]).astype(np.float32)
    nodata, scale, offset = band.GetNoDataValue(), band.GetScale(), band.GetOffset()
    gap = ~np.isfinite(stored) if nodata is None or np.isnan(nodata) else stored == np.float32(nodata)
    values = stored * np.float32(1 if scale is None else scale) + np.float32(offset or 0)
    return np.where(gap, np.float32(np.nan), values)
