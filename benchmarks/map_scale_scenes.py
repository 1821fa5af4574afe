"""Scenes of any size for map_scale.py: parcels of five classes with noise, and the classes that are true.

The noise of a block is a piece of one that was drawn once, so that a scene of 10 980 x 10 980 x 10 is made in
a minute of a processor.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from osgeo import gdal, osr

from chronofuse.engine.raster.legend import Legend, put_legend, write_attributes

gdal.UseExceptions()

BLOCK, PARCEL, CLASSES = 512, 40, 5
LEFT, TOP, PIXEL = 600_000.0, 5_000_000.0, 10.0
NOISE = 400
"""Deviation of the stored numbers of a class, of which 10 000 are a reflectance of 1."""
NAMES = ("blue", "green", "red", "rededge1", "rededge2", "rededge3", "nir", "nir2", "swir1", "swir2")
STORED = ["TILED=YES", f"BLOCKXSIZE={BLOCK}", f"BLOCKYSIZE={BLOCK}", "COMPRESS=DEFLATE", "ZLEVEL=1"]


def scene(path: Path, side: int, bands: int = len(NAMES), seed: int = 0) -> str:
    """An image of uint16; scenes of one side and different seeds show the same parcels."""
    means = np.random.default_rng(seed).integers(300, 4000, (CLASSES, bands))
    pool = np.random.default_rng(seed + 1).normal(size=(bands, 2 * BLOCK, 2 * BLOCK)) * NOISE
    noise = pool.astype(np.int16)
    dataset = _created(path, side, bands, gdal.GDT_UInt16, [*STORED, "PREDICTOR=2"])
    for number in range(1, bands + 1):
        band = dataset.GetRasterBand(number)
        band.SetDescription(NAMES[number - 1])
        band.SetNoDataValue(0)
        band.SetScale(1e-4)
    for turn, (x, y, width, height) in enumerate(_blocks(side)):
        kinds = classes_of(x, y, width, height)
        dx, dy = turn * 173 % BLOCK, turn * 311 % BLOCK
        for number in range(bands):
            values = means[kinds, number] + noise[number, dy : dy + height, dx : dx + width]
            dataset.GetRasterBand(number + 1).WriteArray(np.clip(values, 1, 10000).astype(np.uint16), x, y)
    dataset = None
    return str(path)


def class_raster(path: Path, side: int, shift: int = 0) -> str:
    """The true classes, 1 to CLASSES, or parcels that are `shift` pixels aside."""
    legend = Legend.of({code: f"class {code}" for code in range(1, CLASSES + 1)})
    dataset = _created(path, side, 1, gdal.GDT_Byte, STORED)
    dataset.GetRasterBand(1).SetNoDataValue(legend.nodata)
    put_legend(dataset, legend)
    for x, y, width, height in _blocks(side):
        codes = classes_of(x + shift, y + shift, width, height) + 1
        dataset.GetRasterBand(1).WriteArray(codes.astype(np.uint8), x, y)
    dataset = None
    write_attributes(path, legend)
    return str(path)


def classes_of(x: int, y: int, width: int, height: int) -> np.ndarray:
    """(rows, cols) places of classes, from 0 on."""
    rows, columns = np.mgrid[y : y + height, x : x + width] // PARCEL
    return (rows * 7 + columns * 13 + rows * columns) % CLASSES


def _created(path: Path, side: int, bands: int, kind: int, options: list[str]) -> gdal.Dataset:
    system = osr.SpatialReference()
    system.ImportFromEPSG(32633)
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), side, side, bands, kind, options)
    dataset.SetGeoTransform((LEFT, PIXEL, 0.0, TOP, 0.0, -PIXEL))
    dataset.SetProjection(system.ExportToWkt())
    return dataset


def _blocks(side: int) -> Iterator[tuple[int, int, int, int]]:
    for y in range(0, side, BLOCK):
        for x in range(0, side, BLOCK):
            yield x, y, min(BLOCK, side - x), min(BLOCK, side - y)
