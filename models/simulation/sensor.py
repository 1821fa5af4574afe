"""A coarse sensor over an invented landscape: its point spread, grid, CRS, calibration, noise and gaps."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from osgeo import osr
from scipy.ndimage import gaussian_filter

from ..images import ImageGrid, average_onto

SINUSOIDAL = "+proj=sinu +lon_0=0 +x_0=0 +y_0=0 +R=6371007.181 +units=m +no_defs"
"""The CRS of the MODIS land products."""
POINT_SPREAD = 0.35
"""Standard deviation of the Gaussian point spread, in coarse pixels."""


def coarse_grid(fine: ImageGrid, pixel: float, crs: str = SINUSOIDAL) -> ImageGrid:
    """The grid of `pixel` metres that covers the fine one, with its origin where no fine pixel begins."""
    source, target = osr.SpatialReference(), osr.SpatialReference()
    for reference, text in ((source, fine.crs), (target, crs)):
        reference.SetFromUserInput(text)
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    left, step, _, top, _, down = fine.transform
    corners = [(left + c * step, top + r * down) for r in (0, fine.rows) for c in (0, fine.cols)]
    points = np.array(osr.CoordinateTransformation(source, target).TransformPoints(corners))
    x, y = points[:, 0], points[:, 1]
    west, north = (math.floor(x.min() / pixel) - 0.37) * pixel, (math.ceil(y.max() / pixel) + 0.21) * pixel
    rows, cols = math.ceil((north - y.min()) / pixel), math.ceil((x.max() - west) / pixel)
    return ImageGrid(rows, cols, (west, pixel, 0.0, north, 0.0, -pixel), crs)


@dataclass
class CoarseSensor:
    """What one coarse image makes of the landscape; its errors follow from the seed."""

    grid: ImageGrid
    seed: int
    gap: bool = True
    """Whether a corner of its swath is missing."""

    def __post_init__(self):
        self._random = np.random.default_rng(self.seed)

    def look(self, values: np.ndarray, fine: ImageGrid) -> np.ndarray:
        """One band as this sensor sees it.

        Args:
            values: (rows, cols) float32 reflectance on `fine`.
        Returns:
            (rows, cols) float32 reflectance on the sensor's grid, NaN where it has no data.
        """
        ratio = self.grid.transform[1] / fine.transform[1]
        image = average_onto(gaussian_filter(values, POINT_SPREAD * ratio), fine, self.grid)
        gain, offset = self._random.normal(1, 0.03), self._random.normal(0, 0.004)
        image = gain * image + offset + self._random.normal(0, 0.0015, image.shape).astype(np.float32)
        if self.gap:
            image[wedge(image.shape, 0.87, -0.30)] = np.nan
        return np.clip(image, 0.001, None).astype(np.float32)


def wedge(shape: tuple[int, int], begin: float, lean: float) -> np.ndarray:
    """(rows, cols) True right of a slanted line: the edge of a swath.

    Args:
        begin: where the line meets the lowest row, as a share of the columns.
        lean: how many columns it moves a row upwards; negative is to the right.
    """
    rows, cols = shape
    row, col = np.ogrid[:rows, :cols]
    return col > begin * cols - lean * (rows - 1 - row)
