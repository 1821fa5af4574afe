"""Scanners like MODIS: how their pixels come about, which are no means over a square where the file says.

While a detector is read the mirror moves on by a pixel, so that what it sees along the scan weighs as a
triangle whose base is two pixels, and along the track as a square (Nishihama et al. 1997, MODIS Level 1A
Earth location, ATBD). Such observations lie on the turned lattice of the swath; a gridded product takes, for
each cell of its own, the nearest one, which is off by up to half an observation and may serve two cells (Tan
et al. 2006, Remote Sensing of Environment 105, 98-114). Towards the edge of the swath pixels grow along the
scan, and what they see from aside is brighter or darker than from above.

Columns are along the scan, rows along the track.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import map_coordinates

GROWN = 2.0
"""The longest observation along the scan, in coarse pixels; MODIS reaches 4.8 at the very edge of its swath,
where nobody would fuse it."""
TURNED = 0.45
"""The largest angle between the swath and the grid, in radians."""
OFF = 0.12
"""Standard deviation of each date's own registration, in coarse pixels: 50 m of 463 (Wolfe et al. 2002)."""
FARTHEST_OFF = 0.4
TILT, BOW = 0.03, 0.015
"""Standard deviations of the gain's slope and of its curve over half of the scene, by date; a third of it is
each band's own. Reflectance changes by about a per cent for every degree or two of the view, and a scene
spans a few."""
MOST_TILT = 0.1
ADDED, ADDED_OWN = 0.10, 0.05
"""Standard deviations of what is added to all bands of a date alike and to each, in deviations of F1: what is
left of the atmosphere."""


@dataclass(frozen=True)
class Scan:
    """How both dates were scanned and gridded; each field by date."""

    length: np.ndarray
    """(2,) of an observation along the scan, in coarse pixels: half of the triangle's base, and how far one
    observation is from the next."""
    turn: np.ndarray
    """(2,) from the grid to the swath, in radians."""
    begin: np.ndarray
    """(2, 2) where the lattice of observations begins, along track and scan, in observations."""
    tilt: np.ndarray
    """(2, bands) by how much the gain rises from the middle of the scene to its last column, ..."""
    bow: np.ndarray
    """(2, bands) and by how much it is higher at both sides than in the middle."""

    def gain(self, date: int, cols: int) -> np.ndarray:
        """(bands, 1, cols): what reflectance is multiplied with, 1 in the mean over the scene."""
        x = (np.arange(cols) + 0.5) / cols * 2 - 1
        tilt, bow = (values[date][:, None, None] for values in (self.tilt, self.bow))
        return 1 + tilt * x + bow * (x**2 - 1 / 3)

    def moved(self, date: int, rows: int, cols: int) -> np.ndarray:
        """(2, rows, cols): how far, in coarse pixels down and to the right, the observation lies that each
        cell of the grid holds."""
        row, col = np.mgrid[:rows, :cols].astype(float)
        cos, sin = np.cos(self.turn[date]), np.sin(self.turn[date])
        track = _to_nearest(row * cos - col * sin, self.begin[date, 0], 1.0)
        scan = _to_nearest(row * sin + col * cos, self.begin[date, 1], self.length[date])
        return np.stack([track * cos + scan * sin, scan * cos - track * sin])

    def averaged(
        self, images: np.ndarray, date: int, ratio: float, begin: tuple[float, float], size: tuple[int, int]
    ) -> np.ndarray:
        """What the scanner sees of fine images, cell by cell of the grid.

        Args:
            images: (..., rows, cols) without NaN.
            begin: row and column, in fine pixels, where the first cell begins.
            size: coarse rows and columns.
        Returns:
            (..., coarse rows, coarse cols); outside the images is 0.
        """
        along_track = box(images.shape[-2], ratio)
        along_scan = triangle(images.shape[-1], ratio * self.length[date])
        seen = along_track @ images @ along_scan.T
        moved = self.moved(date, *size)
        at = [
            first + ratio * (np.arange(n).reshape(shape) + 0.5 + by) - 0.5
            for first, n, shape, by in zip(begin, size, ((-1, 1), (1, -1)), moved)
        ]
        flat = seen.reshape(-1, *seen.shape[-2:])
        found = [map_coordinates(one, at, order=1, mode="constant") for one in flat]
        return np.stack(found).reshape(*seen.shape[:-2], *size)


def draw(bands: int, rng: np.random.Generator) -> Scan:
    """Both dates seen from angles of their own."""
    normal = rng.standard_normal

    def slopes(size: float) -> np.ndarray:
        return np.clip(size * (normal((2, 1)) + 0.33 * normal((2, bands))), -MOST_TILT, MOST_TILT)

    return Scan(
        length=1 + (GROWN - 1) * rng.random(2) ** 2,
        turn=rng.uniform(-TURNED, TURNED, 2),
        begin=rng.random((2, 2)),
        tilt=slopes(TILT),
        bow=slopes(BOW),
    )


def own_shifts(ratio: float, rng: np.random.Generator) -> np.ndarray:
    """(2 dates, 2): how far each date is off by itself, in fine pixels."""
    return ratio * np.clip(OFF * rng.standard_normal((2, 2)), -FARTHEST_OFF, FARTHEST_OFF)


def own_offsets(bands: int, rng: np.random.Generator) -> np.ndarray:
    """(2 dates, bands): what is added to each date, in deviations."""
    return ADDED * rng.standard_normal((2, 1)) + ADDED_OWN * rng.standard_normal((2, bands))


def box(pixels: int, width: float) -> np.ndarray:
    """(pixels, pixels): the share that each pixel has in a window of so many pixels about the middle of
    another."""
    return _shares(pixels, width / 2, lambda t: np.clip((t + 1) / 2, 0, 1))


def triangle(pixels: int, half: float) -> np.ndarray:
    """(pixels, pixels): the weight that each pixel has under a triangle whose base is twice `half`, about the
    middle of another."""

    def up_to(t: np.ndarray) -> np.ndarray:
        """The area of the triangle over -1 to 1 that lies below t."""
        t = np.clip(t, -1, 1)
        return np.where(t < 0, (1 + t) ** 2, 2 - (1 - t) ** 2) / 2

    return _shares(pixels, half, up_to)


def _shares(pixels: int, half: float, up_to) -> np.ndarray:
    edge, middle = np.arange(pixels + 1), np.arange(pixels)[:, None] + 0.5
    return np.diff(up_to((edge - middle) / half), axis=1)


def _to_nearest(at: np.ndarray, begin: float, apart: float) -> np.ndarray:
    """How far it is from each place to the nearest of what lies at (begin + whole numbers) x apart."""
    return (np.round(at / apart - begin) + begin) * apart - at
