"""What lies beside a filled series: the page, the STAC items and virtual rasters, right for every reader."""

import json
import re
import shutil
from types import SimpleNamespace

import numpy as np
import pytest
from osgeo import gdal, osr

from chronofuse.engine.collection.collection import open_collection
from chronofuse.engine.door import errors
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.raster import space
from chronofuse.engine.raster.readers import open_image


def test_a_virtual_raster_has_a_band_a_date_and_moves_with_its_folder(year, filled):
    filled(indices=("ndvi",), method="delta")
    shutil.move(year.folder / "out", year.folder / "moved")
    for name, source, number in (("ndvi", "ndvi", 1), ("filled_nir", "filled", 2)):
        stack = gdal.Open(str(year.folder / "moved" / f"{name}.vrt"))
        assert stack.RasterCount == len(year.days)
        for band, day in enumerate(year.days, 1):
            layer = stack.GetRasterBand(band)
            file = gdal.Open(str(year.folder / "moved" / f"{source}_{day}.tif"))
            own = file.GetRasterBand(number)
            assert layer.GetDescription() == str(day)
            assert (layer.ReadAsArray() == own.ReadAsArray()).all()
            assert (layer.GetScale(), layer.GetNoDataValue()) == (own.GetScale() or 1, own.GetNoDataValue())
    text = (year.folder / "moved" / "ndvi.vrt").read_text("utf-8")
    assert str(year.folder) not in text


def test_the_items_are_what_stac_asks_for(year, filled):
    filled(indices=("ndvi",), uncertainty=True, every=24)
    out = year.folder / "out"
    collection = json.loads((out / "items.json").read_text("utf-8"))
    assert collection["type"] == "FeatureCollection" and len(collection["features"]) == len(year.fine)
    image = open_image(str(out / f"filled_{year.fine[0]}.tif"), "F")
    for item, day in zip(collection["features"], year.fine):
        assert {"type", "stac_version", "id", "geometry", "bbox", "properties", "links", "assets"} <= set(
            item
        )
        assert (item["type"], item["stac_version"]) == ("Feature", "1.0.0")
        told = item["properties"]
        assert told["datetime"] == f"{day}T00:00:00Z" and told["proj:epsg"] == 32633
        assert told["proj:shape"] == [48, 48] and told["proj:transform"] == [
            30.0,
            0,
            600000.0,
            0,
            -30.0,
            5000000.0,
        ]
        assert sum(told["chronofuse:origin"].values()) == pytest.approx(1, abs=1e-3)
        assert set(item["assets"]) == {"output", "index_ndvi", "uncertainty", "origin"}
        for asset in item["assets"].values():
            assert (
                (out / asset["href"]).is_file() and asset["roles"] and asset["type"].startswith("image/tiff")
            )
        bands = item["assets"]["output"]["raster:bands"]
        assert [band["name"] for band in bands] == list(image.names)
        assert bands[0]["data_type"] == "int16" and bands[0]["scale"] == pytest.approx(1e-4)
    _compare_outlines(collection["features"][0], image.grid)


def _compare_outlines(item: dict, grid) -> None:
    """The ring is closed, counter-clockwise, and where GDAL says that the place is."""
    (ring,) = item["geometry"]["coordinates"]
    assert ring[0] == ring[-1] and ring[0] != ring[1]
    x, y = np.array(ring).T
    assert (x[:-1] * y[1:] - x[1:] * y[:-1]).sum() > 0
    world, own = osr.SpatialReference(), osr.SpatialReference(grid.crs)
    world.ImportFromEPSG(4326)
    for system in (world, own):
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    west, south, east, north = item["bbox"]
    middle = osr.CoordinateTransformation(own, world).TransformPoint(600720.0, 4999280.0)
    assert (west + east) / 2 == pytest.approx(middle[0], abs=1e-4)
    assert (south + north) / 2 == pytest.approx(middle[1], abs=1e-4)


def test_the_page_tells_every_date_and_where_its_pixels_come_from(year, filled):
    filled(indices=("ndvi",), method="delta")
    page = (year.folder / "out" / "series.html").read_text("utf-8")
    assert page.count('<g class="day">') == page.count('src="data:image/png') == len(year.days)
    cloudy = re.search(rf"<title>{year.fine[2]}\n(.*?)</title>", page, re.S)[1]
    assert "50% observed" in cloudy and "50% fused" in cloudy
    assert "<script" not in page and str(year.folder / "out") not in page


def test_a_series_made_from_the_folder_takes_each_date_once(year, filled):
    filled(indices=("ndvi",), bands=False, method="delta")
    source = CollectionSource((str(year.folder / "out"),))
    images = open_collection([source], takes_own=True).images
    assert [image.day for image in images if "ndvi" in image.path] == list(year.days)


def test_a_disk_without_room_is_refused_before_anything_is_filled(year, filled, monkeypatch):
    monkeypatch.setattr(space.shutil, "disk_usage", lambda path: SimpleNamespace(free=200_000, total=10**9))
    with pytest.raises(errors.DiskFullError, match="this run needs about"):
        filled()
    assert not list((year.folder / "out").glob("*"))
