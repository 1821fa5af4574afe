"""Legends of class rasters: written, read again by us and by QGIS's GDAL, colours that can be told apart, and
what is no raster of classes."""

import itertools
import sys

import numpy as np
import pytest
from osgeo import gdal, osr

from chronofuse.engine.door.errors import ClassesError, UnreadableFileError
from chronofuse.engine.raster import class_colours
from chronofuse.engine.raster.grid import Grid, Window
from chronofuse.engine.raster.legend import (
    MOST,
    SIDECAR,
    TAG,
    Entry,
    Legend,
    read_legend,
    write_attributes,
    write_legend,
)
from chronofuse.engine.raster.values import Encoding
from chronofuse.engine.raster.writers import Raster, RasterWriter

LEGEND = Legend.of({1: "water", 4: "forest", 9: "Feld, Äcker"}, {9: "#ffee00"})


def class_raster(path, values, nodata=0, bands=1):
    kind = gdal.GetDataTypeByName(values.dtype.name.replace("uint8", "Byte").replace("float", "Float"))
    kind = (
        kind
        or {"uint16": gdal.GDT_UInt16, "int16": gdal.GDT_Int16, "int32": gdal.GDT_Int32}[values.dtype.name]
    )
    rows, columns = values.shape
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, bands, kind)
    band = dataset.GetRasterBand(1)
    if nodata is not None:
        band.SetNoDataValue(nodata)
    band.WriteArray(values)
    return dataset


CODES = np.array([[1, 4, 4], [0, 9, 1]], np.uint8)


def test_a_legend_is_read_as_it_was_written(tmp_path):
    path = tmp_path / "classes.tif"
    class_raster(path, CODES).FlushCache()
    beside = write_legend(path, LEGEND)
    assert beside == tmp_path / f"classes.tif{SIDECAR}"
    assert read_legend(str(path), "The classes") == LEGEND
    dataset = gdal.Open(str(path))
    band = dataset.GetRasterBand(1)
    assert band.GetColorTable().GetColorEntry(9) == (255, 238, 0, 255)
    assert band.GetDefaultRAT().GetValueAsString(2, 1) == "Feld, Äcker"
    np.testing.assert_array_equal(band.ReadAsArray(), CODES)


@pytest.mark.parametrize("lost", ["tag", "sidecar", "names"])
def test_a_legend_is_read_from_what_is_left_of_it(tmp_path, lost):
    path = tmp_path / "classes.tif"
    class_raster(path, CODES).FlushCache()
    beside = write_legend(path, LEGEND)
    if lost != "sidecar":
        dataset = gdal.Open(str(path), gdal.GA_Update)
        dataset.SetMetadataItem(TAG, None)
        dataset = None
    if lost != "tag":
        beside.unlink()
    expected = LEGEND
    if lost == "names":
        expected = Legend(tuple(Entry(e.code, str(e.code), e.colour) for e in LEGEND))
    assert read_legend(str(path), "The classes") == expected


def test_category_names_and_values_are_read_without_nodata(tmp_path):
    named, plain = tmp_path / "named.tif", tmp_path / "plain.tif"
    dataset = class_raster(named, CODES)
    dataset.GetRasterBand(1).SetCategoryNames(["none", "water", "", "", "forest"])
    dataset = None
    assert read_legend(str(named), "The classes").names == ("water", "forest")
    class_raster(plain, CODES.astype(np.int16), nodata=9).FlushCache()
    assert read_legend(str(plain), "The classes").codes == (0, 1, 4)


def test_what_a_mask_hides_is_no_class(tmp_path):
    dataset = class_raster(tmp_path / "masked.tif", CODES, nodata=None)
    dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
    dataset.GetRasterBand(1).GetMaskBand().WriteArray((CODES != 4).astype(np.uint8) * 255)
    dataset = None
    assert read_legend(str(tmp_path / "masked.tif"), "The classes").codes == (0, 1, 9)


def test_the_writer_keeps_classes_in_overviews_and_the_legend(tmp_path):
    side = 1400
    system = osr.SpatialReference()
    system.ImportFromEPSG(32633)
    grid = Grid(side, side, (600000.0, 30.0, 0.0, 5000000.0, 0.0, -30.0), system.ExportToWkt())
    raster = Raster(grid, ("class",), (Encoding("uint8", 1.0, 0.0, 0.0),), legend=LEGEND)
    values = np.where(np.arange(side) % 2, 1, 9).astype(np.uint8)[None].repeat(side, 0)
    values[::2] = 9
    values[:100] = 0
    strips = raster.strips(tmp_path / "rows")
    path = tmp_path / "classes.tif"
    writer = RasterWriter(raster, strips, path, path, tmp_path, 1)
    strips.write(Window(0, 0, side, side), values[None])
    for strip in range(strips.count):
        writer.append(strip)
    writer.close()
    strips.remove()
    assert read_legend(str(path), "The classes") == LEGEND
    assert (tmp_path / f"classes.tif{SIDECAR}").exists()
    dataset = gdal.Open(str(path))
    band = dataset.GetRasterBand(1)
    smaller = band.GetOverview(0).ReadAsArray()
    assert not smaller[:50].any() and (smaller[50:] == 9).all()  # a mean of 1 and 9 would be another class


def test_known_names_have_the_colours_of_maps_and_all_differ():
    names = [
        "water",
        "Deciduous forests",
        "evergreen forest",
        "forest",
        "Grassland",
        "built-up",
        "crops",
        "A",
        "B",
    ]
    legend = Legend.of_names(names)
    assert legend.codes == tuple(range(1, 10)) and legend.nodata == 0
    assert legend[1].colour == class_colours.known_colour("Wasser") != ""
    colours = class_colours.colours_of(dict(enumerate([*names, *map(str, range(40))])))
    labs = [class_colours._lab(colour) for colour in colours.values()]
    apart = min(np.linalg.norm(a - b) for a, b in itertools.combinations(labs, 2))
    assert apart >= class_colours.APART
    assert class_colours.known_colour("carpet") == ""  # no word of it is 'car' or 'pet'


def test_many_classes_take_two_bytes_and_zero_can_be_a_class():
    many = Legend.of({code: str(code) for code in range(1, 260)})
    assert (many.dtype, many.nodata) == ("uint16", 0)
    with_zero = Legend.of({0: "land", 1: "water"})
    assert (with_zero.dtype, with_zero.nodata) == ("uint8", 255)
    assert Legend.of({254: "x", 0: "y"}).nodata == 255 and Legend.of({255: "x"}).dtype == "uint16"


@pytest.mark.parametrize(
    "values, bands, said",
    [
        (np.array([[0.25, 1.0]], np.float32), 1, "holds fractions (Float32)"),
        (np.arange(MOST + 5, dtype=np.uint16)[None], 1, f"more than {MOST} classes"),
        (np.array([[-3, 1]], np.int16), 1, "holds -3"),
        (np.zeros((2, 2), np.uint8), 1, "has no classes"),
        (CODES, 3, "has 3 bands"),
    ],
)
def test_what_is_no_raster_of_classes_is_refused_with_its_value(tmp_path, values, bands, said):
    class_raster(tmp_path / "wrong.tif", values, bands=bands).FlushCache()
    with pytest.raises(ClassesError) as refused:
        read_legend(str(tmp_path / "wrong.tif"), "The classes")
    assert said in str(refused.value) and str(refused.value).startswith("The classes '")


def test_what_can_not_be_read_is_said(tmp_path):
    (tmp_path / "text.tif").write_text("no raster")
    with pytest.raises(UnreadableFileError, match="can't be read"):
        read_legend(str(tmp_path / "text.tif"), "The classes")


@pytest.mark.parametrize(
    "text", ["", "{}", "[[1, 2]]", "3", '[[1, "a", "red"]]', '[[2,"a","#000000"],[1,"b","#000001"]]']
)
def test_text_that_is_no_legend_is_refused(text):
    with pytest.raises(ValueError):
        Legend.from_text(text)
    assert Legend.from_text(LEGEND.text()) == LEGEND


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of a file there")
def test_a_legend_that_could_not_be_written_to_its_end_is_an_error_though_gdal_says_nothing(tmp_path):
    import resource
    import signal

    path = tmp_path / "classes.tif"
    class_raster(path, np.ones((4, 4), np.uint8)).FlushCache()
    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.getsignal(signal.SIGXFSZ)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(OSError, match="No space left for the legend"):
            write_attributes(path, LEGEND)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert write_attributes(path, LEGEND).read_text("utf-8").rstrip().endswith("</PAMDataset>")
