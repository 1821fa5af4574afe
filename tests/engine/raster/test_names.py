"""Band names and dates."""

from datetime import date

import pytest

from chronofuse.engine.door.dates import find_date
from chronofuse.engine.door.errors import BandMismatchError
from chronofuse.engine.raster.bands import find, match, normal_name, red_and_nir


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
    ],
)
def test_bands_that_cannot_be_matched_are_refused_by_name(fine, other):
    with pytest.raises(BandMismatchError, match=r"C1 has .* can't be matched \('c.tif'\)"):
        match(fine, other, "C1", "c.tif")


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
    ],
)
def test_the_date_is_found_in_the_name_or_the_tags(path, tags, expected):
    assert find_date(path, tags) == expected
