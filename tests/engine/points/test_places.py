"""The places of a file: its CRS, its fields and what is no place."""

import pytest
from osgeo import ogr

from chronofuse.engine.door.errors import PlacesError
from chronofuse.engine.points import places

POINT, LINE = "POINT (500000 5200000)", "LINESTRING (500000 5200000, 500100 5200100)"


def written(path, driver, shape, of_class=1):
    dataset = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    layer = dataset.CreateLayer("s", None)
    layer.CreateField(ogr.FieldDefn("class", ogr.OFTInteger))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetField("class", of_class)
    feature.SetGeometry(ogr.CreateGeometryFromWkt(shape))
    layer.CreateFeature(feature)
    del feature, layer, dataset
    return str(path)


@pytest.mark.parametrize("driver, name", [("GPKG", "a.gpkg"), ("ESRI Shapefile", "a.shp")])
def test_an_undefined_crs_is_none_and_the_one_that_is_given_counts(tmp_path, driver, name):
    path = written(tmp_path / name, driver, POINT)
    assert places.read_labelled(path, None, "class", None, None).places.crs == ""
    assert "UTM zone 33N" in places.read_labelled(path, None, "class", None, "EPSG:32633").places.crs
    assert places.read_places(path, None, None, None).crs == ""


def test_a_field_that_is_not_there_is_told_with_the_flag_that_named_it(tmp_path):
    path = written(tmp_path / "a.gpkg", "GPKG", POINT)
    with pytest.raises(PlacesError, match=r"'crop': it has class \(--field\)"):
        places.read_labelled(path, None, "crop", None, None)
    with pytest.raises(PlacesError, match=r"'farm': it has class \(--split-field\)"):
        places.read_labelled(path, None, "class", "farm", None)
    with pytest.raises(PlacesError, match=r"'farm': it has class \(--id-field\)"):
        places.read_places(path, None, "farm", None)


def test_labels_of_lines_are_refused_as_lines(tmp_path):
    with pytest.raises(PlacesError, match="holds lines: give points or polygons"):
        places.read_labelled(written(tmp_path / "a.gpkg", "GPKG", LINE), None, "class", None, None)
