"""The areas of a raster of classes as polygons along the edges of its pixels."""

from __future__ import annotations

from pathlib import Path

from osgeo import gdal, ogr, osr

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
        layer.CreateFeature(feature)
        count += 1
    layer.CommitTransaction()
    layer = source = drawn = passing = band = dataset = None
    return count
