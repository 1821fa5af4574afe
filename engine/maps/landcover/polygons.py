"""The areas of a raster of classes as polygons along the edges of its pixels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from osgeo import gdal, ogr, osr

from ...raster.georeference import grid_of
from ...raster.grid import Grid
from ...raster.ground import row_areas
from ...raster.legend import Legend

gdal.UseExceptions()
ogr.UseExceptions()


def write_polygons(raster: Path, path: Path, final: Path, legend: Legend) -> int:
    """A polygon for each connected area of one class; how many there are.

    Args:
        raster: the finished raster of classes.
        path: where they are written now, `final` where they will lie: its ending says how they are stored.
    """
    driver = "GeoJSON" if final.suffix.lower() in (".json", ".geojson") else "GPKG"
    path.unlink(missing_ok=True)
    dataset = gdal.Open(str(raster))
    band = dataset.GetRasterBand(1)
    crs = dataset.GetProjection()
    source = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    layer = source.CreateLayer("classes", osr.SpatialReference(crs) if crs else None, ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("code", ogr.OFTInteger))
    layer.CreateField(ogr.FieldDefn("class", ogr.OFTString))
    layer.CreateField(ogr.FieldDefn("area_m2", ogr.OFTReal))
    grid = grid_of(dataset, "The map", str(raster))
    above = np.concatenate([[0.0], np.cumsum(row_areas(grid)[0])])
    passing = ogr.GetDriverByName("Memory").CreateDataSource("")
    drawn = passing.CreateLayer("drawn", None, ogr.wkbPolygon)
    drawn.CreateField(ogr.FieldDefn("code", ogr.OFTInteger))
    gdal.Polygonize(band, band.GetMaskBand(), drawn, 0)
    layer.StartTransaction()
    count = 0
    for one in drawn:
        code = one.GetField(0)
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(one.GetGeometryRef())
        feature["code"], feature["class"] = code, legend[code].name
        feature["area_m2"] = round(_area(one.GetGeometryRef(), grid, above), 2)
        layer.CreateFeature(feature)
        count += 1
    layer.CommitTransaction()
    layer = source = drawn = passing = band = dataset = None
    return count


def _area(polygon: ogr.Geometry, grid: Grid, above: np.ndarray) -> float:
    """Square metres of a polygon along the edges of pixels: those of its pixels, added up.

    Args:
        above: (rows + 1,) square metres of a column of pixels above each edge between two rows.
    """
    x0, xx, yx, y0, xy, yy = grid.transform
    total = 0.0
    for number in range(polygon.GetGeometryCount()):
        x, y = np.array(polygon.GetGeometryRef(number).GetPoints())[:, :2].T
        columns = np.rint(((x - x0) * yy - (y - y0) * yx) / (xx * yy - yx * xy))
        rows = np.rint(((y - y0) * xx - (x - x0) * xy) / (xx * yy - yx * xy)).astype(np.int64)
        ring = abs(float((columns[1:] * np.diff(above[rows])).sum()))
        total += ring if number == 0 else -ring
    return total
