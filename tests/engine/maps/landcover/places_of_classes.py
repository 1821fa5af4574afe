"""A piece of land with three classes, as images, a series and samples, written for real."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from osgeo import ogr, osr

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
import images

SIDE, PIXEL, PARCEL = 120, 10.0, 12
LEFT, TOP = 600000.0, 5000000.0
NAMES = ("water", "forest", "crops")
MEANS = np.array([[0.05, 0.06, 0.04, 0.02], [0.04, 0.08, 0.05, 0.35], [0.1, 0.12, 0.15, 0.25]])
BANDS = ("blue", "green", "red", "nir")


def truth() -> np.ndarray:
    """(rows, cols) places in NAMES, in square parcels."""
    parcels = np.random.default_rng(7).integers(0, 3, (SIDE // PARCEL, SIDE // PARCEL))
    return np.kron(parcels, np.ones((PARCEL, PARCEL), int))


def image(path: Path, gap: bool = False) -> str:
    noise = np.random.default_rng(8).normal(size=(4, SIDE, SIDE)) * 0.02
    values = np.clip(MEANS[truth()].transpose(2, 0, 1) + noise, 0.001, 1)
    if gap:
        values[:, :20, :30] = np.nan
    return images.write(path, values, pixel=PIXEL, names=BANDS)


def series(folder: Path, year: int = 2023, shift: int = 0, dates: int = 8, gaps: bool = True) -> Path:
    """NDVI-like pairs of bands: crops green up in summer, forest is green all year."""
    folder.mkdir()
    random = np.random.default_rng(9)
    for number in range(dates):
        day = date(year, 2, 1) + timedelta(40 * number + shift)
        season = np.exp(-((day.timetuple().tm_yday - 190) ** 2) / 2500)
        nir = np.array([0.03, 0.35, 0.15 + 0.25 * season])[truth()]
        red = np.array([0.04, 0.05, 0.15 - 0.1 * season])[truth()]
        values = np.stack([red, nir]) + random.normal(size=(2, SIDE, SIDE)) * 0.015
        if gaps and number % 3 == 1:
            values[:, : 30 + 10 * number, 20:70] = np.nan
        images.write(folder / f"fine_{day}.tif", values, pixel=PIXEL, names=("red", "nir"))
    return folder


def square(column: int, row: int, side: int) -> str:
    x, y, size = LEFT + column * PIXEL, TOP - row * PIXEL, side * PIXEL
    return f"POLYGON(({x} {y},{x + size} {y},{x + size} {y - size},{x} {y - size},{x} {y}))"


def polygons(path: Path, epsg: int = 32633, numbers: bool = False, extra=()) -> Path:
    """A polygon within each second parcel, with the fields `class` and `farm`.

    Args:
        epsg: in which they are stored.
        numbers: whether the classes are numbers (10, 20, 30).
        extra: further (WKT in EPSG:32633, class).
    """
    return write(path, [*_inside(), *extra], epsg, numbers)


def _inside():
    found = truth()
    for row in range(0, SIDE, PARCEL):
        for column in range(0, SIDE, PARCEL):
            if (row + column) // PARCEL % 2:
                yield square(column + 3, row + 3, 6), NAMES[found[row, column]]


def write(path: Path, shapes, epsg: int = 32633, numbers: bool = False) -> Path:
    system, own = osr.SpatialReference(), osr.SpatialReference()
    for one, code in ((system, epsg), (own, 32633)):
        one.ImportFromEPSG(code)
        one.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    driver = {".gpkg": "GPKG", ".geojson": "GeoJSON", ".shp": "ESRI Shapefile"}[path.suffix]
    source = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    layer = source.CreateLayer("samples", system)
    layer.CreateField(ogr.FieldDefn("class", ogr.OFTInteger if numbers else ogr.OFTString))
    layer.CreateField(ogr.FieldDefn("farm", ogr.OFTString))
    for number, (wkt, name) in enumerate(shapes):
        feature = ogr.Feature(layer.GetLayerDefn())
        shape = ogr.CreateGeometryFromWkt(wkt)
        shape.Transform(osr.CoordinateTransformation(own, system))
        feature.SetGeometry(shape)
        feature["class"] = 10 * (NAMES.index(name) + 1) if numbers else name
        feature["farm"] = f"farm {number % 4}"
        layer.CreateFeature(feature)
    layer = source = None
    return path
