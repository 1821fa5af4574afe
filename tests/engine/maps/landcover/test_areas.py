"""Areas with intervals against the example that the paper works out, and pixels whose size depends on the "
"row."""

import numpy as np
import pytest
from osgeo import osr

from chronofuse.engine.maps.landcover.areas import adjusted_areas
from chronofuse.engine.maps.landcover.classifiers import find_classifier, open_classifier
from chronofuse.engine.maps.landcover.counting import Counts
from chronofuse.engine.raster.grid import Grid, Window
from chronofuse.engine.raster.ground import row_areas
from chronofuse.models.catalogue.small_forest import small_forest

HECTARE = 10_000.0
PIXELS = np.array([200_000, 150_000, 3_200_000, 6_450_000])
COUNTS = np.array([[66, 0, 5, 4], [0, 55, 8, 12], [1, 0, 153, 11], [2, 1, 9, 313]])
"""Olofsson et al. 2014, table 8: deforestation, forest gain, stable forest, stable non-forest, at 30 m."""


def test_the_example_of_the_paper_comes_out():
    found = adjusted_areas(PIXELS * 900.0, COUNTS)
    deforestation = found.areas[0]
    assert round(deforestation.adjusted / HECTARE) == 21158
    assert round(deforestation.margin / HECTARE) == pytest.approx(6158, abs=1)
    assert (round(found.accuracy, 2), round(found.margin, 2)) == (0.95, 0.02)
    assert [round(one.users, 2) for one in found.areas] == [0.88, 0.73, 0.93, 0.96]
    assert [round(one.producers, 2) for one in found.areas] == [0.75, 0.85, 0.93, 0.96]
    assert sum(one.adjusted for one in found.areas) == pytest.approx(PIXELS.sum() * 900.0)


def test_a_map_without_an_error_keeps_its_areas():
    found = adjusted_areas([3.0, 5.0], np.array([[4, 0], [0, 6]]))
    assert [(one.adjusted, one.margin) for one in found.areas] == [(3.0, 0.0), (5.0, 0.0)]


def test_a_class_that_one_sample_meets_is_not_adjusted():
    assert adjusted_areas([3.0, 5.0], np.array([[1, 0], [0, 6]])) is None
    assert adjusted_areas([0.0, 0.0], np.array([[4, 0], [0, 6]])) is None
    # what the map does not have needs no sample there
    assert adjusted_areas([0.0, 5.0], np.array([[0, 0], [1, 6]])).areas[0].adjusted == pytest.approx(5 / 7)


def grid(epsg, pixel, corner):
    system = osr.SpatialReference()
    system.ImportFromEPSG(epsg)
    return Grid(36, 18, (corner[0], pixel, 0.0, corner[1], 0.0, -pixel), system.ExportToWkt())


def test_pixels_of_degrees_shrink_towards_the_poles_and_make_the_whole_earth():
    areas, _ = row_areas(grid(4326, 10.0, (-180.0, 90.0)))
    assert areas[0] < areas[8] / 5
    assert areas.sum() * 36 == pytest.approx(510.066e12, rel=1e-4)
    assert row_areas(grid(32633, 10.0, (6e5, 5e6)))[0][3] == 100.0
    assert row_areas(grid(3857, 10.0, (6e5, 8.4e6)))[0][3] == pytest.approx(25.0, rel=0.02)

    whole = Counts(2, grid(4326, 10.0, (-180.0, 90.0)))
    places = np.zeros((18, 36), np.int64)
    places[0] = 1
    whole.add(Window(0, 0, 36, 18), places)
    (rest, first), note = whole.square_metres()
    assert rest + first == pytest.approx(510.066e12, rel=1e-5) and not note
    assert first < (rest + first) / 18 / 5


def test_where_the_projection_stretches_the_ground_areas_are_those_of_the_ground():
    far_north = Counts(1, grid(3857, 30.0, (1_000_000.0, 8_400_000.0)))
    far_north.add(Window(0, 0, 36, 18), np.zeros((18, 36), np.int64))
    (area,), note = far_north.square_metres()
    assert area == pytest.approx(36 * 18 * 900 / np.cosh(8_400_000 / 6_378_137) ** 2, rel=0.01)
    assert "stretches the ground" in note


def test_counts_are_those_of_the_windows_together():
    random = np.random.default_rng(3)
    places, whole = random.integers(-1, 4, (18, 36)), Counts(4, grid(32633, 10.0, (6e5, 5e6)))
    for x in (0, 20):
        for y in (0, 10):
            window = Window(x, y, min(20, 36 - x), min(10, 18 - y))
            whole.add(window, places[y : y + 10, x : x + 20])
    assert whole.pixels.tolist() == [(places == c).sum() for c in range(4)]
    assert whole.square_metres()[0].tolist() == [100.0 * (places == c).sum() for c in range(4)]


def test_the_small_forest_of_the_set_up_tells_low_from_high(tmp_path):
    """Which the kernels are compiled with: a model that no trainer made is read as one that did."""
    path = tmp_path / "small.onnx"
    path.write_bytes(small_forest(("red", "nir"), (50, 90)))
    manifest = find_classifier(str(path))
    values = np.array([[0.1, 0.3], [0, 0], [0, 0], [0, 0]], np.float32).reshape(4, 1, 2)
    np.testing.assert_allclose(open_classifier(manifest).shares(values, 1)[:, 0], [[1, 0], [0, 1]])
