"""Band names and dates."""

from datetime import date

import pytest

from chronofuse.engine.door.dates import find_date
from chronofuse.engine.door.errors import BandMismatchError
from chronofuse.engine.raster.bands import (
    BY_NAME,
    BY_ORDER,
    EXACTLY,
    find,
    how_matched,
    is_ndvi,
    match,
    names_of,
    normal_name,
    red_and_nir,
    require_ndvi,
)


@pytest.mark.parametrize(
    "description, name",
    [
        ("Red", "red"),
        ("NIR08", "nir"),
        ("Near Infrared", "nir"),
        ("SWIR 1", "swir1"),
        (None, ""),
        ("swir16", "swir1"),
    ],
)
def test_band_descriptions_become_the_fields_names(description, name):
    assert normal_name(description) == name


@pytest.mark.parametrize(
    "fine, other, order",
    [
        (("green", "red"), ("red", "green"), [1, 0]),
        (("red", "nir"), ("blue", "red", "nir"), [1, 2]),
        (("red", "nir"), ("", ""), [0, 1]),
        (("", ""), ("red", "nir"), [0, 1]),
        (("ndvi",), ("band1",), [0]),
    ],
)
def test_bands_are_matched_by_name_and_else_by_order(fine, other, order):
    assert match(fine, other, "C1", "c.tif") == order


@pytest.mark.parametrize(
    "fine, other",
    [
        (("red", "nir"), ("red", "swir1")),
        (("red", "nir"), ("", "", "")),
        (("", "", ""), ("red",)),
        (("blue", "green", "red"), ("red", "green", "")),
        (("red", ""), ("", "red")),
    ],
)
def test_bands_that_cannot_be_matched_are_refused_by_name(fine, other):
    with pytest.raises(BandMismatchError, match=r"C1 has .* can't be matched \('c.tif'\)"):
        match(fine, other, "C1", "c.tif")


S2, S3 = ("blue", "green", "red", "nir", "nir08"), ("nir08", "nir", "red", "green", "blue")


def test_descriptions_that_are_the_same_go_before_names_that_mean_the_same():
    """nir and nir08 are one name and two bands: they no longer switch the matching by name off."""
    found = match(tuple(map(normal_name, S2)), tuple(map(normal_name, S3)), "C1", "c.tif", labels=(S2, S3))
    assert found == [4, 3, 2, 1, 0] and found.how == EXACTLY
    narrow = match(("nir",), ("nir", "nir"), "C1", "c.tif", labels=(("nir08",), ("nir", "nir08")))
    assert narrow == [1], "the description decides, not which of the two comes first"
    assert match(names_of(S2), names_of(S3), "C1", "c.tif").how == BY_NAME, "also without the descriptions"


@pytest.mark.parametrize(
    "labels, names",
    [
        (S2, S2),
        (("nir08", "nir"), ("nir08", "nir")),
        (("NIR08", "Red"), ("nir", "red")),
        (("nir08", "Near Infrared"), ("nir", "nearinfrared")),
        (("swir16", "SWIR 1", "swir22"), ("swir16", "swir1", "swir2")),
        (("", ""), ("", "")),
    ],
)
def test_each_name_of_an_image_is_given_once(labels, names):
    assert names_of(labels) == names


LANDSAT, MODIS = ("SR_B2", "SR_B3"), ("sur_refl_b01", "sur_refl_b02")


@pytest.mark.parametrize(
    "fine, other, is_doubtful, part",
    [
        (("blue", "NIR08"), ("Blue", "nir"), False, "matched by name"),
        (
            LANDSAT,
            MODIS,
            True,
            "matched by order, because C1 does not have the names of F1 (SR_B2 = sur_refl_b01, ",
        ),
        (("blue", "red"), ("", ""), True, "matched by order, because the bands of C1 have no names"),
        (("", ""), ("blue", "red"), True, "matched by order, because the bands of F1 have no names"),
        (
            ("blue", "red"),
            ("Band 1", "Band 2"),
            True,
            "matched by order, because the bands of C1 have no names",
        ),
        (
            ("B1", "B2"),
            ("B1", "B2"),
            True,
            "the names are numbers (B1 = B1, B2 = B2), which mean other bands on ",
        ),
        (("b01", "b8a"), ("b01", "b8a"), True, "the names are numbers"),
        (("ndvi",), ("NDVI",), False, "matched by name"),
        (("",), ("x",), False, "matched by order, because the bands of F1 have no names"),
    ],
)
def test_how_bands_were_matched_is_told_as_it_was(fine, other, is_doubtful, part):
    doubtful, sentence = how_matched(fine, other, "C1")
    assert doubtful == is_doubtful and part in sentence
    assert match(tuple(map(normal_name, fine)), tuple(map(normal_name, other)), "C1", "c.tif").how == (
        BY_NAME if tuple(map(normal_name, fine)) == tuple(map(normal_name, other)) else BY_ORDER
    )


def test_of_many_bands_a_few_are_told():
    many = tuple(f"x{number}" for number in range(300))
    assert len(how_matched(many, tuple(f"y{number}" for number in range(300)), "C1")[1]) < 300


@pytest.mark.parametrize(
    "names, lowest, highest, expected",
    [
        (("ndvi",), -0.2, 0.9, True),
        (("250m 16 days NDVI",), -0.2, 0.9, True),
        (("",), -0.2, 0.9, True),
        (("band 1",), -1.0, 1.00001, True),
        (("band 1",), float("nan"), float("nan"), True),
        (("lst",), 0.1, 0.9, False),
        (("red",), 0.01, 0.3, False),
        (("",), 296.7, 305.7, False),
        (("band 1",), -30.0, 0.5, False),
        (("ndvi", "evi"), -0.2, 0.9, False),
    ],
)
def test_a_single_band_is_ndvi_by_its_name_or_without_one_by_its_values(names, lowest, highest, expected):
    assert is_ndvi(names, lowest, highest) == expected
    if not expected:
        with pytest.raises(
            BandMismatchError, match=r"NDVI needs bands that are called red and nir, but 'f\.tif'"
        ):
            require_ndvi(names, "f.tif", lowest, highest)


def test_ndvi_needs_red_and_nir():
    assert red_and_nir(("nir", "red"), "f.tif") == (1, 0)
    assert find(("red",), "nir") is None
    with pytest.raises(BandMismatchError, match="NDVI needs"):
        red_and_nir(("red", "green"), "f.tif")


@pytest.mark.parametrize(
    "path, tags, expected",
    [
        ("fine_2024-07-01.tif", {}, date(2024, 7, 1)),
        ("LC08_L2SP_195025_20200817_x.tif", {}, date(2020, 8, 17)),
        ("MOD09GA.A2001144.h11v03.tif", {}, date(2001, 5, 24)),
        ("scene.tif", {"ACQUISITION_DATE": "2020-02-29"}, date(2020, 2, 29)),
        ("scene.tif", {"TIFFTAG_DATETIME": "2019:05:06 10:11:12"}, date(2019, 5, 6)),
        ("tile_12345678.tif", {}, None),
        ("a_20230231_b.tif", {}, None),
        # a day that there can't be: what stands behind it is of processing
        ("LC08_L2SP_193026_20230231_20230310_02_T1_SR_B4.TIF", {}, None),
        ("a_2023-02-30_2023-03-10.tif", {"TIFFTAG_DATETIME": "2023:03:10 10:11:12"}, None),
        ("a_20230229.tif", {"ACQUISITION_DATE": "2023-02-28"}, date(2023, 2, 28)),
        ("MOD09GA.A2023366.h18v04.2024010.tif", {}, None),
        ("MOD09GA.A2023000_2023-01-10.tif", {}, None),
        ("/vsizip//d/2023-03-10.zip/a_2023-02-31.tif", {}, None),
        ("a_2020-06-01_2023-02-30.tif", {}, date(2020, 6, 1)),
        ("tile_2048_02_31_2020-06-01.tif", {}, date(2020, 6, 1)),
        # a day of the year, and what only looks like one
        ("a_2020153.tif", {}, date(2020, 6, 1)),
        ("a_2020-153.tif", {}, date(2020, 6, 1)),
        ("MOD13Q1_250m_NDVI_doy2020153_aid0001.tif", {}, date(2020, 6, 1)),
        ("HLS.L30.T33UUP.2020153T101010.v2.0.B04.tif", {}, date(2020, 6, 1)),
        ("2020366.tif", {}, date(2020, 12, 31)),
        ("2021366.tif", {}, None),
        ("2020000.tif", {}, None),
        ("landsat_2020_030m.tif", {}, None),
        ("modis_2020_250m.tif", {}, None),
        ("S3_OLCI_2021-300m.tif", {}, None),
        ("x2020250m.tif", {}, None),
        ("tile_2048_128.tif", {}, None),
        ("tile_2048_1030.tif", {}, None),
        ("tile_2048_10_11.tif", {}, None),
        ("clip_2056_123.tif", {}, None),
        ("clip_2056123.tif", {}, None),
        ("x_2020_10_30m.tif", {}, None),
        ("fine_2020_06_01.tif", {}, date(2020, 6, 1)),
        ("fine_2020-06-01_30m.tif", {}, date(2020, 6, 1)),
        ("scenario_2061-07-01.tif", {}, date(2061, 7, 1)),
        # a tag that says when an image was taken, and digits that may mean something else
        ("landsat_2020_030m.tif", {"ACQUISITION_DATE": "2020-06-01"}, date(2020, 6, 1)),
        ("a_2020153.tif", {"acquisition_date": "2020-06-17"}, date(2020, 6, 17)),
        ("a_2020_0601.tif", {"DATE_ACQUIRED": "2020-06-17"}, date(2020, 6, 17)),
        ("a_2020-06-01_2020-06-16.tif", {"SENSING_TIME": "2020-06-03T10:11:12Z"}, date(2020, 6, 3)),
        ("a_2020-06-01_2020-06-16.tif", {}, date(2020, 6, 1)),
        ("a_2020-06-01.tif", {"ACQUISITION_DATE": "2020-06-17"}, date(2020, 6, 17)),
        ("a_2020-06-01.tif", {"DATE": "2020-06-17"}, date(2020, 6, 1)),
        ("a_2020_0601.tif", {"DATE": "2020-06-17"}, date(2020, 6, 17)),
        ("a_2020153.tif", {"TIFFTAG_DATETIME": "2024:05:06 10:11:12"}, date(2020, 6, 1)),
        ("MOD09GA.A2020153.tif", {"ACQUISITION_DATE": "2020-06-17"}, date(2020, 6, 17)),
        # in archives and files of many datasets
        ("/vsizip//d/S2_20190907.zip/B04.tif", {}, date(2019, 9, 7)),
        ("/vsizip//d/2018-01-01/S2.zip/2019-09-07/B04.tif", {}, date(2019, 9, 7)),
        ("/d/2018-01-01/B04.tif", {}, None),
        ('HDF5:"VNP09GA.A2019250.h5"://HDFEOS/GRIDS/I1', {}, date(2019, 9, 7)),
        ('NETCDF:"/d/2018-01-01/x_20190907.nc":ndvi', {}, date(2019, 9, 7)),
        ('ZARR:"2019-09-07.zarr":/red', {}, date(2019, 9, 7)),
        (
            "SENTINEL2_L2A:/d/S2A_MSIL2A_20190907T101031.SAFE/MTD_MSIL2A.xml:10m:EPSG_32633",
            {},
            date(2019, 9, 7),
        ),
        # behind signed addresses
        (
            "/vsicurl/https://h/MOD09A1.A2023213.h18v04.tif?st=2026-11-21T12&se=2026-11-22",
            {},
            date(2023, 8, 1),
        ),
        ("/vsicurl/https://h/f.tif?st=2026-11-21T12%3A00&se=2026-11-22", {}, None),
        (
            "/vsicurl?use_head=no&url=https%3A%2F%2Fh%2Ff_2020-06-01.tif%3Fse%3D2030-01-01",
            {},
            date(2020, 6, 1),
        ),
    ],
)
def test_the_date_is_found_in_the_name_or_the_tags(path, tags, expected):
    assert find_date(path, tags) == expected
