"""The lattice: values between coarse and fine pixels, for any ratio and position."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronofuse.engine.align.lattice import MARGIN, Layers, lattice_of
from chronofuse.engine.raster.grid import Grid, Window

CRS = 'LOCAL_CS["flat"]'
ratios, offsets = st.floats(1.0, 33), st.floats(-0.5, 0.5)


def lattice(ratio=8.0, width=70, height=50, offset=0.0):
    fine = Grid(width, height, (1000.0, 10.0, 0, 5000.0, 0, -10.0), CRS)
    step = 10 * ratio
    coarse = Grid(40, 40, (1000 - (3 + offset) * step, step, 0, 5000 + (2 + offset) * step, 0, -step), CRS)
    return lattice_of(coarse, fine, ratio)


@given(ratios, offsets)
@settings(max_examples=30, deadline=None)
def test_the_lattice_covers_the_fine_grid_with_its_margin(ratio, offset):
    found = lattice(ratio, offset=offset)
    for axis, size in ((found.rows, 50), (found.columns, 70)):
        assert axis.ratio == pytest.approx(ratio)
        first, last = axis.over(0, size)
        assert first == MARGIN and last == axis.size - MARGIN


@given(ratios, offsets)
@settings(max_examples=30, deadline=None)
def test_means_of_a_ramp_are_exact_and_covered_pixels_sum_to_one(ratio, offset):
    found = lattice(ratio, offset=offset)
    place = found.place(Window(0, 0, 70, 50))
    covered = place.down(np.ones((50, 70)))
    assert covered.max() <= 1 + 1e-6
    ramp = place.down(np.broadcast_to(np.arange(70) + 0.5, (50, 70)))
    inside = covered > 1 - 1e-6
    # The mean of a ramp over an interval is its middle only where no pixel is cut, so that half a pixel is
    # its error.
    centre = (np.arange(place.coarse.x, place.coarse.right) + 0.5 - found.columns.offset) * ratio
    assert np.abs(ramp - centre)[inside].max(initial=0) <= 0.5


def test_means_of_whole_blocks_are_those_of_numpy():
    values = np.random.default_rng(1).normal(size=(2, 48, 64))
    found = lattice(8.0, 64, 48).place(Window(0, 0, 64, 48)).down(values)
    np.testing.assert_allclose(found, values.reshape(2, 6, 8, 8, 8).mean(axis=(2, 4)), atol=1e-6)


@pytest.mark.parametrize("up", ["up_bilinear", "up_bicubic"])
@given(ratios, offsets)
@settings(max_examples=20, deadline=None)
def test_interpolation_keeps_a_plane(up, ratio, offset):
    found = lattice(ratio, offset=offset)
    place = found.place(Window(10, 5, 40, 30), margin=3)
    coarse = place.coarse
    y, x = np.mgrid[coarse.y : coarse.bottom, coarse.x : coarse.right] + 0.5
    plane = getattr(place, up)(0.3 * x - 0.2 * y)
    v, u = np.mgrid[5:35, 10:50] + 0.5
    expected = 0.3 * found.columns.position(u) - 0.2 * found.rows.position(v)
    np.testing.assert_allclose(plane, expected, atol=1e-4)


@given(ratios, offsets, st.integers(0, 40), st.integers(0, 30))
@settings(max_examples=30, deadline=None)
def test_what_a_window_gets_does_not_depend_on_the_window(ratio, offset, x, y):
    found = lattice(ratio, offset=offset)
    values = np.random.default_rng(2).normal(size=(found.grid.height, found.grid.width)).astype(np.float32)
    whole, part = (found.place(w, 2) for w in (Window(0, 0, 70, 50), Window(x, y, 30, 20)))
    for up in ("up_nearest", "up_bilinear", "up_bicubic"):
        big, small = (
            getattr(p, up)(values[p.coarse.y : p.coarse.bottom, p.coarse.x : p.coarse.right])
            for p in (whole, part)
        )
        assert np.array_equal(big[y : y + 20, x : x + 30], small)


@given(st.floats(1.0, 12), offsets)
@settings(max_examples=20, deadline=None)
def test_the_places_of_a_pass_give_the_means_of_the_whole(ratio, offset):
    found = lattice(ratio, offset=offset)
    fine = np.random.default_rng(3).normal(size=(50, 70)).astype(np.float32)
    whole = found.place(Window(0, 0, 70, 50))
    together = np.zeros((found.grid.height, found.grid.width), np.float32)
    seen = np.zeros(together.shape, int)
    for place in found.places(20):
        rows, columns = slice(place.coarse.y, place.coarse.bottom), slice(place.coarse.x, place.coarse.right)
        together[rows, columns] = place.down(
            fine[place.fine.y : place.fine.bottom, place.fine.x : place.fine.right]
        )
        seen[rows, columns] += 1
    at = whole.coarse
    assert seen.max() == 1
    # Not to the bit: slivers of pixels, thinner than a millionth, don't count as touching.
    np.testing.assert_allclose(together[at.y : at.bottom, at.x : at.right], whole.down(fine), atol=2e-5)


def test_layers_come_back_as_written_and_are_empty_elsewhere(tmp_path, monkeypatch):
    monkeypatch.setenv("CHRONOFUSE_SCRATCH", str(tmp_path))
    found = lattice()
    layers = Layers(3, found)
    values = np.random.default_rng(4).normal(size=(3, 4, 5)).astype(np.float32)
    layers.write(Window(2, 1, 5, 4), values)
    read = layers.read(Window(0, 0, 8, 6))
    assert np.array_equal(read[:, 1:5, 2:7], values) and np.isnan(read).sum() == 3 * (48 - 20)
    del layers
    assert not list(tmp_path.iterdir())
