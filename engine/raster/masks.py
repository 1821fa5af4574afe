"""Which pixels of a file are valid beside its nodata numbers: alpha bands, mask bands, `.msk` files.

Each band is asked for itself. GDAL's own flags know alpha only in images of two or four bands, and GDAL calls
the fourth of four 8-bit bands alpha by default: so a band is alpha where GDAL or its name says so, and its
pixels are on or off.
"""

from __future__ import annotations

from typing import Optional

import numpy as np
from osgeo import gdal

from .grid import Window

OPAQUE = (1, 255, 32767, 65535)
"""What an alpha band holds where the pixel is valid: a share, or the largest number of a type."""
ALPHA_NAMES = ("alpha", "mask")


def find_alpha(dataset: gdal.Dataset, looks: list[Window]) -> Optional[int]:
    """The number of the alpha band, or None.

    Args:
        looks: where to look at its values. A band of a picture that GDAL calls alpha by default has more
            than two.
    """
    if dataset.RasterCount < 2:
        return None
    for number in range(dataset.RasterCount, 0, -1):
        band = dataset.GetRasterBand(number)
        name = (band.GetDescription() or "").strip().lower()
        by_gdal = band.GetColorInterpretation() == gdal.GCI_AlphaBand
        if by_gdal and name in ALPHA_NAMES:
            return number
        may_be = (by_gdal and not name) or (name in ALPHA_NAMES and number == dataset.RasterCount)
        if may_be and _is_on_or_off(band, looks):
            return number
    return None


def _is_on_or_off(band: gdal.Band, looks: list[Window]) -> bool:
    held: set[float] = set()
    for window in looks:
        held |= set(np.unique(band.ReadAsArray(window.x, window.y, window.width, window.height)).tolist())
        if len(held) > 2 or not held <= {0, *OPAQUE}:
            return False
    return True


class Masks:
    """The masks of a window of a dataset: what all bands share is read once."""

    def __init__(self, dataset: gdal.Dataset, alpha: Optional[int], area: tuple[int, int, int, int]):
        self._area, self._shared = area, None
        self._alpha = None if alpha is None else dataset.GetRasterBand(alpha).ReadAsArray(*area) > 0

    def of(self, band: gdal.Band) -> Optional[np.ndarray]:
        """Where the band is valid, (rows, cols) bool; None where nothing but its nodata number says so."""
        own = self._own(band)
        if own is None or self._alpha is None:
            return self._alpha if own is None else own
        return own & self._alpha

    def _own(self, band: gdal.Band) -> Optional[np.ndarray]:
        flags = band.GetMaskFlags()
        if flags & (gdal.GMF_ALL_VALID | gdal.GMF_ALPHA):
            return None
        if flags & gdal.GMF_PER_DATASET:
            if self._shared is None:
                self._shared = band.GetMaskBand().ReadAsArray(*self._area) > 0
            return self._shared
        if flags & gdal.GMF_NODATA:
            return None
        return band.GetMaskBand().ReadAsArray(*self._area) > 0
