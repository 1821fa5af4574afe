"""What grows or stands on each pixel of an invented place, as a class; and parcels of it as samples."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import distance_transform_cdt, find_objects, label

from ...engine.raster.legend import Entry, Legend
from .calendars import CROPS
from .landscape import BLOCKS, CROP_KINDS, FOREST, LANE, REED, SEGMENTS, STANDS, TOWN
from .year import Year

FEWEST = 9
"""Pixels of a sample."""
SAMPLES = 40
"""Of each class, at most."""
BLOCK = 24
"""Pixels, in each of which water, reed and forest have one sample at most for each of their patches."""


LEGEND = Legend(
    (
        Entry(1, "water", "#4287c4"),
        Entry(2, "reed", "#5ea092"),
        Entry(3, "broadleaf forest", "#4c8842"),
        Entry(4, "coniferous forest", "#21563a"),
        Entry(5, "grassland", "#aacd6e"),
        Entry(6, "winter cereals", "#e8c468"),
        Entry(7, "spring cereals", "#f7e29e"),
        Entry(8, "rape", "#f0e432"),
        Entry(9, "maize", "#d6822c"),
        Entry(10, "beet", "#a65482"),
        Entry(11, "built-up", "#b0605a"),
    )
)
WATER = 1
WITHOUT_PARCELS = (1, 2, 3, 4, 11)
OF_CROPS = {
    "winter wheat": 6,
    "winter barley, mustard": 6,
    "winter rape": 8,
    "spring barley": 7,
    "maize": 9,
    "rye, maize": 9,
    "beet": 10,
    "meadow": 5,
    "meadow, mown": 5,
    "fallow": 5,
}
"""Crop of `calendars.CROPS` to the code of its class in LEGEND."""


def class_of_each_pixel(year: Year, inner: slice) -> np.ndarray:
    """(inner, inner) uint8 code of LEGEND: water where more than half of the pixel is water that never
    dries up; lanes are grassland, streets are built-up."""
    codes = np.zeros(SEGMENTS, np.uint8)
    of_crops = np.array([OF_CROPS[name] for name in CROPS], np.uint8)
    codes[:CROP_KINDS] = of_crops[year.crop_of_segment]
    codes[FOREST : FOREST + STANDS // 2] = 3
    codes[FOREST + STANDS // 2 : REED] = 4
    codes[REED:TOWN] = 2
    codes[TOWN : TOWN + BLOCKS] = 11
    codes[LANE], codes[LANE + 1] = 5, 11
    classes = codes[year.parcel[inner, inner]]
    classes[year.water[inner, inner] > 0.5] = WATER
    return classes


@dataclass(frozen=True)
class Sample:
    """A square of pixels of one class."""

    code: int
    rows: slice
    cols: slice


def samples(year: Year, classes: np.ndarray, inner: slice, seed: int) -> list[Sample]:
    """Squares of pixels of one class, and of one parcel where there are parcels, two pixels from the border;
    class after class, at random."""
    rng = np.random.default_rng((seed, 13))
    row, col = np.ogrid[: classes.shape[0], : classes.shape[1]]
    block = (row // BLOCK) * 4096 + col // BLOCK
    parcel = year.parcel[inner, inner].astype(np.int32)
    out: list[Sample] = []
    for one in LEGEND:
        here = classes == one.code
        part = block if one.code in WITHOUT_PARCELS else parcel
        inside = here & _even(np.where(here, part, -1))
        squares = [_square(inside, box) for box in find_objects(label(inside)[0])]
        wide = [square for square in squares if square is not None]
        for number in sorted(rng.permutation(len(wide))[:SAMPLES]):
            out.append(Sample(one.code, *wide[number]))
    return out


def _even(number: np.ndarray) -> np.ndarray:
    """(rows, cols) True where the eight neighbours have the pixel's own number; not at the border."""
    around = np.pad(number, 1, constant_values=-2)
    rows, cols = number.shape
    even = np.ones(number.shape, bool)
    for down in range(3):
        for right in range(3):
            even &= around[down : down + rows, right : right + cols] == number
    return even


def _square(inside: np.ndarray, box: tuple[slice, slice]):
    """The largest square within a shape, around a pixel of it; None where it has few pixels."""
    depth = distance_transform_cdt(np.pad(inside[box], 1), "chessboard")
    row, col = np.unravel_index(np.argmax(depth), depth.shape)
    reach = int(depth[row, col]) - 1
    if (2 * reach + 1) ** 2 < FEWEST:
        return None
    top, left = box[0].start + int(row) - 1, box[1].start + int(col) - 1
    return slice(top - reach, top + reach + 1), slice(left - reach, left + reach + 1)
