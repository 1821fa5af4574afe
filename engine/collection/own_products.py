"""What rasters of Chronofuse say that they are, so that a series that was filled is not taken for its own
deviations."""

from __future__ import annotations

from ..raster.readers import described
from .series import Series

PRODUCT_TAG = "CHRONOFUSE_PRODUCT"
FILLED, ORIGIN, DEVIATION, SMOOTH, PREDICTED = "filled", "origin", "deviation", "smooth", "output"
"""What the tag holds (engine/series/stored.py, engine/series/smooth.py, engine/run/products.py); of an index
its name."""
NO_IMAGES = (
    *(ORIGIN, DEVIATION, "change", "uncertainty", "bounds", "change_probability"),
    *("trend", "phenology", "dynamics", "transitions", "breaks"),
)
"""Products that tell of images, and show no land."""


def product_of(series: Series) -> str:
    """Of a series of ours, by its first image; empty for any other.

    Raises:
        ChronofuseError: that image can't be read.
    """
    return product_at(series.first.path)


def product_at(path: str) -> str:
    """Of a raster; errors as of `product_of`."""
    return str(described(path, "The image")[1].get(PRODUCT_TAG, ""))
