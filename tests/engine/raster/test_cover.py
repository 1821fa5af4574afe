"""Clouds and masks with a buffer around, whichever window is asked for."""

from dataclasses import dataclass

import numpy as np
import pytest

from chronofuse.engine.raster.cover import Cover, grown
from chronofuse.engine.raster.grid import Grid, Window, windows

GRID = Grid(40, 30, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), "")


@dataclass(frozen=True)
class Spots:
    """Pixels that are taken, as (row, column)."""

    at: tuple

    def taken(self, window: Window) -> np.ndarray:
        whole = np.zeros((GRID.height, GRID.width), bool)
        for row, column in self.at:
            whole[row, column] = True
        return whole[window.inside(GRID.window)]


@pytest.mark.parametrize("by", [0, 1, 2, 5])
def test_a_buffer_is_a_disc_of_whole_distances(by):
    taken = np.zeros((20, 24), bool)
    taken[3, 4] = taken[12, 20] = True

    rows, columns = np.mgrid[:20, :24]
    near = [(rows - r) ** 2 + (columns - c) ** 2 <= by * by for r, c in ((3, 4), (12, 20))]
    assert np.array_equal(grown(taken, by), near[0] | near[1])


@pytest.mark.parametrize("by", [0, 3, pytest.param(50, marks=pytest.mark.long)])
@pytest.mark.parametrize("side", [1, 7, 16])
def test_a_window_has_the_cover_of_the_whole_image(by, side):
    cover = Cover((Spots(((0, 0), (14, 15))), Spots(((29, 39),))), GRID, by)
    whole = cover.taken(GRID.window)

    assert whole.sum() >= 3
    for window in windows(GRID.width, GRID.height, side):
        assert np.array_equal(cover.taken(window), whole[window.inside(GRID.window)])


def test_what_is_known_of_one_band_covers_it_alone_in_whichever_order_the_bands_are():
    alone = ((4, Spots(((2, 3),))), (7, Spots(((5, 6), (20, 9)))))
    cover = Cover((Spots(((1, 1),)),), GRID, of_bands=alone)
    values, window = np.zeros((2, 8, 10), np.float32), Window(0, 0, 10, 8)
    cover.hide(values, (7, 3), window)
    assert np.argwhere(np.isnan(values)).tolist() == [[0, 1, 1], [0, 5, 6], [1, 1, 1]]
    assert np.argwhere(cover.taken(window)).tolist() == [[1, 1]]
    assert np.argwhere(cover.taken(window, (4, 3))).tolist() == [[1, 1], [2, 3]]
