"""One file an index and band with a band a date: equal to the files of the dates, and gone on from."""

import numpy as np
from osgeo import gdal

from chronofuse.engine.collection.collection import open_collection
from chronofuse.engine.door.collection_source import CollectionSource


def test_a_file_an_index_holds_what_the_files_of_the_dates_hold(year, filled, read):
    wishes = {"indices": ("ndvi",), "method": "delta", "layout": "index"}
    filled(**wishes, tile=16)
    out = year.folder / "out"
    for name, source, band in (("ndvi", "ndvi", 0), ("filled_nir", "filled", 1)):
        whole = gdal.Open(str(out / f"{name}.tif"))
        assert whole.RasterCount == len(year.days)
        for number, day in enumerate(year.days, 1):
            layer, file = whole.GetRasterBand(number), gdal.Open(str(out / f"{source}_{day}.tif"))
            own = file.GetRasterBand(band + 1)
            assert layer.GetDescription() == str(day)
            assert (layer.ReadAsArray() == own.ReadAsArray()).all()
            assert (layer.GetScale() or 1, layer.GetNoDataValue()) == (
                own.GetScale() or 1,
                own.GetNoDataValue(),
            )
    filled("other", **wishes)
    for name in ("ndvi.tif", "filled_red.tif"):
        assert (year.folder / "other" / name).read_bytes() == (out / name).read_bytes()


def test_going_on_makes_the_file_anew_only_where_a_date_has_changed(year, filled):
    wishes = {"indices": ("ndvi",), "bands": False, "method": "delta", "layout": "index"}
    filled(**wishes)
    whole = year.folder / "out" / "ndvi.tif"
    before, time = whole.read_bytes(), whole.stat().st_mtime_ns
    filled(**wishes, resume=True)
    assert whole.stat().st_mtime_ns == time
    (year.folder / "out" / f"ndvi_{year.days[1]}.tif").unlink()
    whole.unlink()
    filled(**wishes, resume=True)
    assert whole.read_bytes() == before
    images = open_collection([CollectionSource((str(year.folder / "out"),))], takes_own=True).images
    assert np.count_nonzero(["ndvi" in image.path for image in images]) == len(year.days)
