"""Small images for the engine's tests: written for real, read by the real engine."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from osgeo import gdal, osr

gdal.UseExceptions()


def write(
    path: Path,
    values,
    *,
    pixel=30.0,
    corner=(600000.0, 5000000.0),
    epsg=32633,
    names=None,
    nodata=-9999.0,
    scale=1e-4,
    dtype="int16",
    options=(),
    crs=None,
) -> str:
    """Write (bands, rows, cols) physical values, NaN for gaps; the path as text. `crs` goes before `epsg`."""
    values = np.atleast_3d(values) if np.ndim(values) == 3 else np.asarray(values)[None]
    bands, rows, columns = values.shape
    kind = gdal.GetDataTypeByName(dtype.replace("uint8", "Byte"))
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, bands, kind, list(options))
    dataset.SetGeoTransform((corner[0], pixel, 0, corner[1], 0, -pixel))
    if crs or epsg:
        system = osr.SpatialReference()
        system.SetFromUserInput(crs or f"EPSG:{epsg}")
        dataset.SetProjection(system.ExportToWkt())
    for number, band in enumerate(values, 1):
        stored = np.where(np.isfinite(band), band / scale, nodata if nodata is not None else 0)
        if np.dtype(dtype).kind in "iu":
            stored = np.rint(stored)
        target = dataset.GetRasterBand(number)
        target.WriteArray(stored.astype(dtype))
        if nodata is not None:
            target.SetNoDataValue(int(nodata) if dtype in ("int64", "uint64") else nodata)
        if scale != 1:
            target.SetScale(scale)
            target.SetOffset(0)
        if names:
            target.SetDescription(names[number - 1])
    dataset = None
    return str(path)


def smooth_noise(random, shape, sigma=4.0, low=0.05, high=0.4) -> np.ndarray:
    """A plausible reflectance: smooth noise between two values, (bands, rows, cols)."""
    from scipy.ndimage import gaussian_filter

    noise = np.stack([gaussian_filter(random.normal(size=shape[1:]), sigma) for _ in range(shape[0])])
    noise -= noise.min(axis=(1, 2), keepdims=True)
    return low + (high - low) * noise / noise.max(axis=(1, 2), keepdims=True)


def block_mean(values: np.ndarray, ratio: int) -> np.ndarray:
    bands, rows, columns = values.shape
    return values.reshape(bands, rows // ratio, ratio, columns // ratio, ratio).mean(axis=(2, 4))


def read(path) -> np.ndarray:
    """Physical values of a file, NaN for gaps, by plain GDAL."""
    dataset = gdal.Open(str(path))
    layers = []
    for number in range(1, dataset.RasterCount + 1):
        band = dataset.GetRasterBand(number)
        stored = band.ReadAsArray().astype(np.float64)
        valid = band.GetMaskBand().ReadAsArray() > 0
        layers.append(np.where(valid, stored * (band.GetScale() or 1) + (band.GetOffset() or 0), np.nan))
    return np.stack(layers)
