"""Outlines of labelled pixels: rings that close and are valid, shared borders, no seam between strips."""

import numpy as np
import pytest
from osgeo import ogr

from chronofuse.engine.maps.outlines import crossings, wetness
from chronofuse.engine.maps.outlines.drawing import strips
from chronofuse.engine.maps.outlines.geopackage import line_wkb, polygon_wkb
from chronofuse.engine.maps.outlines.rings import Stitcher, Store, pieces, polygons
from chronofuse.engine.maps.outlines.tracing import OUTSIDE
from chronofuse.engine.raster.grid import Grid
from chronofuse.engine.raster.ground import ground_of

AXIS, SQUARED = 6378137.0, 0.00669437999014
"""Of WGS 84."""


def drawn(tmp_path, labels_of, shape, rows, wanted):
    """Polygons as (label, geometry), and the lines with the label beside them, of strips of so many rows."""
    height, width = shape
    grid = Grid(width, height, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), "")
    traced = np.zeros(OUTSIDE + 1, bool)
    traced[list(wanted)] = True
    store = Store(tmp_path / f"rings-{rows}")
    stitcher = Stitcher(store, ground_of(grid), traced)
    for window in strips(grid, rows):
        stitcher.take(*labels_of(window.y, window.height), window.y)
    found, lines = [], []
    for outer, holes in polygons(store, stitcher):
        points = [store.points(one) for one in (outer, *holes)]
        rings = [np.column_stack([one["x"], one["y"]]) for one in points]
        found.append((outer.label, ogr.CreateGeometryFromWkb(polygon_wkb(rings))))
        for ring in points:
            for part, beside in pieces(ring):
                line = ogr.CreateGeometryFromWkb(line_wkb(np.column_stack([part["x"], part["y"]])))
                lines.append((outer.label, beside, line))
    store.close()
    return found, lines


def of_field(field):
    framed = np.pad(field.astype(np.float32), 1, constant_values=np.nan)
    sure = np.ones_like(framed)

    def labels_of(first, rows):
        return crossings.of_field(
            framed[first + 1 : first + 1 + rows], sure[first + 1 : first + 1 + rows], 1.0
        )

    return labels_of


def of_codes(codes, sigma=0.0):
    weights = wetness.gaussian(sigma)
    reach = len(weights) - 1
    framed = np.pad(codes.astype(np.uint16), ((1 + reach, 1 + reach), (1, 1)), constant_values=OUTSIDE)

    def labels_of(first, rows):
        part = framed[first + 1 : first + 1 + rows + 2 * reach]
        return crossings.of_classes(part, weights, (reach, rows))

    return labels_of


def noise(seed, shape, gaps=0.1):
    random = np.random.default_rng(seed)
    field = random.normal(size=shape)
    field[random.random(shape) < gaps] = np.nan
    return field


@pytest.mark.parametrize("seed", range(6))
def test_the_rings_of_any_field_are_valid_and_hold_the_middles_of_its_pixels(tmp_path, seed):
    field = noise(seed, (13, 17))
    found, _ = drawn(tmp_path, of_field(field), field.shape, 1000, [1])
    assert all(geometry.IsValid() for _, geometry in found)
    union = ogr.Geometry(ogr.wkbMultiPolygon)
    for _, geometry in found:
        union.AddGeometry(geometry)
    assert union.IsValid()  # none lies over another
    for row, column in np.ndindex(field.shape):
        point = ogr.Geometry(ogr.wkbPoint)
        point.AddPoint_2D(column + 0.5, row + 0.5)
        assert union.Contains(point) == bool(field[row, column] >= 0)


@pytest.mark.parametrize("rows", [1, 2, 3, 7])
def test_strips_of_any_height_give_the_same_rings(tmp_path, rows):
    field = noise(9, (23, 19))
    whole, strip = (drawn(tmp_path, of_field(field), field.shape, n, [1]) for n in (1000, rows))
    assert [g.ExportToWkt() for _, g in whole[0]] == [g.ExportToWkt() for _, g in strip[0]]
    assert [(b, g.ExportToWkt()) for _, b, g in whole[1]] == [(b, g.ExportToWkt()) for _, b, g in strip[1]]


@pytest.mark.parametrize("sigma", [0.0, 1.0])
@pytest.mark.parametrize("seed", range(4))
def test_classes_share_their_borders_and_leave_no_gap(tmp_path, seed, sigma):
    random = np.random.default_rng(seed)
    codes = np.kron(random.integers(1, 6, (5, 6)), np.ones((3, 3), int))
    codes[random.random(codes.shape) < 0.2] = random.integers(1, 6)
    found, lines = drawn(tmp_path, of_codes(codes, sigma), codes.shape, 4, range(1, 6))
    assert all(geometry.IsValid() for _, geometry in found)
    assert sum(geometry.Area() for _, geometry in found) == pytest.approx(codes.size)
    union = ogr.Geometry(ogr.wkbMultiPolygon)
    for _, geometry in found:
        union.AddGeometry(geometry)
    assert union.UnionCascaded().Area() == pytest.approx(codes.size)
    both = {}
    for label, beside, line in lines:
        key = tuple(sorted((label, beside)))
        both.setdefault(key, {}).setdefault(label, 0.0)
        both[key][label] += line.Length()
    assert all(len(set(np.round(list(sides.values()), 9))) == 1 for sides in both.values())


def test_a_polygon_ends_at_the_edge_of_a_pixel_that_is_not_known_and_has_no_line_there(tmp_path):
    field = np.full((8, 8), 1.0)
    field[:, 5:] = -1.0
    field[2:4, 1:3] = np.nan
    found, lines = drawn(tmp_path, of_field(field), field.shape, 1000, [1])
    ((_, geometry),) = found
    assert geometry.Area() == pytest.approx(8 * 5 - 4)
    ((_, beside, line),) = lines
    assert beside == 0
    assert line.Length() == pytest.approx(8.0)
    xs = {line.GetX(n) for n in range(line.GetPointCount())}
    assert xs == {5.0}


def test_areas_and_lengths_are_those_on_the_ellipsoid_whatever_the_crs():
    """A degree square at the equator and at 60 degrees, against sums over the ellipsoid."""
    from osgeo import osr

    def square(crs, west, south, side, pixel):
        system = osr.SpatialReference()
        system.SetFromUserInput(crs)
        grid = Grid(side, side, (west, pixel, 0.0, south + side * pixel, 0.0, -pixel), system.ExportToWkt())
        ring = np.array([(0, 0), (0, side), (side, side), (side, 0)], float)
        points = np.concatenate(
            [np.linspace(a, b, 400, endpoint=False) for a, b in zip(ring, np.roll(ring, -1, 0))]
        )
        return ground_of(grid).measure(points)

    for south in (0.0, 60.0):
        area, lengths = square("EPSG:4326", 10.0, south, 100, 0.01)
        at = np.radians(south + (np.arange(20000) + 0.5) / 20000)
        w = 1 - SQUARED * np.sin(at) ** 2
        north, east = AXIS * (1 - SQUARED) / w**1.5, AXIS * np.cos(at) / np.sqrt(w)
        degree = np.radians(1)
        assert area == pytest.approx((north * east).mean() * degree**2, rel=1e-6)
        assert lengths.sum() == pytest.approx((2 * north.mean() + east[0] + east[-1]) * degree, rel=1e-5)
    planar, _ = square("EPSG:32633", 490000.0, 5000000.0, 100, 10.0)
    assert planar == pytest.approx(1e6 / 0.9996**2, rel=1e-5)  # the scale of UTM on its middle meridian
    mercator, _ = square("EPSG:3857", 0.0, 8399737.9, 100, 10.0)
    assert mercator == pytest.approx(1e6 * np.cos(np.radians(60.0)) ** 2, rel=0.01)
