"""In what the pixels of a grid are counted, as sentences say it."""

import pytest
from osgeo import osr

from chronofuse.engine.raster.grid import Grid
from chronofuse.engine.raster.length_units import unit_of


def wkt(name: str) -> str:
    system = osr.SpatialReference()
    system.SetFromUserInput(name)
    return system.ExportToWkt()


@pytest.mark.parametrize(
    ("name", "unit"), [("EPSG:32633", "m"), ("EPSG:4326", "deg"), ("EPSG:2263", "ft"), ("", "")]
)
def test_the_unit_of_a_crs_is_short(name, unit):
    assert unit_of(wkt(name) if name else "") == unit


def test_a_grid_says_the_unit_of_its_pixels():
    grid = Grid(600, 500, (0.0, 30.0, 0.0, 0.0, 0.0, -30.0), wkt("EPSG:32633"))
    assert grid.describe().startswith("600 x 500 pixels of 30 m, x 0 to 18000, ")
    assert Grid(2, 2, grid.transform, "").describe().startswith("2 x 2 pixels of 30, x ")
