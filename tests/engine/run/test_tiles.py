"""The tile plan as numbers: every pixel once, weights that sum to one, nothing dropped."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from chronofuse.engine.raster.grid import Window, windows
from chronofuse.engine.run.tiles import Blender, plan, ramp

sizes = st.integers(1, 90)


@given(sizes, sizes, st.integers(16, 64), st.integers(0, 9), st.sampled_from([1, 4, 8]))
def test_the_cores_cover_every_pixel_once(width, height, side, halo, multiple):
    seen = np.zeros((height, width), int)
    for tile in plan(width, height, side, halo, 0, multiple):
        seen[tile.core.y : tile.core.bottom, tile.core.x : tile.core.right] += 1
    assert (seen == 1).all()


@given(sizes, sizes, st.integers(16, 64), st.integers(0, 9), st.integers(0, 5), st.sampled_from([1, 4]))
def test_what_is_read_holds_the_halo_or_ends_at_the_image(width, height, side, halo, blend, multiple):
    for tile in plan(width, height, side, halo, blend, multiple):
        assert tile.read.x == 0 or tile.write.x - tile.read.x >= halo
        assert tile.read.right == width or tile.read.right - tile.write.right >= halo
        assert tile.read.x % multiple == 0 and tile.read.y % multiple == 0
        assert tile.read.right <= width and tile.read.bottom <= height


@given(st.integers(1, 200), st.integers(16, 64), st.integers(0, 8))
def test_the_crossfade_weights_sum_to_one(size, side, blend):
    total = np.zeros(size)
    for tile in plan(size, 1, side, 0, blend):
        total[tile.write.x : tile.write.right] += ramp(tile.core.x, tile.core.right, size, blend)
    np.testing.assert_allclose(total, 1, atol=1e-6)


@settings(max_examples=30, deadline=None)
@given(sizes, sizes, st.integers(16, 40), st.integers(0, 6))
def test_blending_tiles_that_agree_gives_the_image_back(width, height, side, blend):
    image = np.random.default_rng(0).random((2, height, width)).astype(np.float32)
    image[:, height // 2, : width // 3] = np.nan
    blender, result = Blender(width, height, 2, blend), np.full_like(image, -1)
    for tile in plan(width, height, side, 0, blend):
        rows, columns = tile.write.inside(Window(0, 0, width, height))
        for window, values in blender.add(tile, image[:, rows, columns]):
            result[:, window.y : window.bottom, window.x : window.right] = values
    np.testing.assert_allclose(result, image, atol=1e-6)


def test_a_window_grows_only_inside_the_image():
    assert Window(0, 5, 10, 10).grown(3, 12, 40) == Window(0, 2, 12, 16)


def test_windows_end_where_the_image_ends():
    assert [w.width for w in windows(10, 1, 4)] == [4, 4, 2]
