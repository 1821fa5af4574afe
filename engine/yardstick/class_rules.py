"""How two classes come from an image: an index, and the threshold above which it marks a class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..door.errors import BandMismatchError
from ..raster.bands import describe, find
from .class_kernels import NO_CLASS
from .pixel_kernels import index_of


@dataclass(frozen=True)
class Index:
    """A normalised difference that marks a class where it exceeds a threshold."""

    above: str
    below: str
    threshold: float
    """Where no other is given."""
    label: str
    """The class that it marks."""


INDICES = {
    "ndwi": Index("green", "nir", 0.0, "water"),  # McFeeters 1996
    "mndwi": Index("green", "swir1", 0.0, "water"),  # Xu 2006
    "ndvi": Index("nir", "red", 0.4, "vegetation"),  # Rouse et al. 1974
}


@dataclass(frozen=True)
class Rule:
    """How two classes come from an image: those pixels whose index exceeds the threshold, and the others."""

    name: str
    above: int
    """Index of the band, from 0."""
    below: Optional[int]
    """None where `above` is a band that holds the index itself."""
    threshold: float
    label: str
    tolerance: int
    """How far a boundary may be off, in pixels."""

    @property
    def source(self) -> str:
        return f"{self.name} > {self.threshold:g}"

    @property
    def labels(self) -> dict[int, str]:
        return {0: "other", 1: self.label}

    def index(self, image: np.ndarray) -> np.ndarray:
        """(rows, cols) float32 of (bands, rows, cols), NaN where it can't be known."""
        if self.below is None:
            return image[self.above]
        out = np.empty(image.shape[1:], np.float32)
        index_of(image[self.above], image[self.below], out)
        return out

    def classes(self, image: np.ndarray) -> np.ndarray:
        """0 and 1 as int16, NO_CLASS where the index can't be known."""
        index = self.index(image)
        known = np.isfinite(index)
        return np.where(known, np.where(known, index, 0) > self.threshold, NO_CLASS).astype(np.int16)


def index_rule(
    names: tuple[str, ...], chosen: Optional[str], threshold: Optional[float], tolerance: int, path: str
) -> tuple[Optional[Rule], Optional[str]]:
    """The rule that was asked for, or NDWI where the bands allow it; else None and why.

    Raises:
        BandMismatchError: the image lacks the bands of the index that was asked for.
    """
    name = chosen or "ndwi"
    index = INDICES[name]
    limit = index.threshold if threshold is None else threshold
    stored, above, below = (find(names, n) for n in (name, index.above, index.below))
    if stored is not None:
        return Rule(name, stored, None, limit, index.label, tolerance), None
    if above is not None and below is not None:
        return Rule(name, above, below, limit, index.label, tolerance), None
    if chosen:
        raise BandMismatchError(
            f"{name} needs bands that are called {index.above} and {index.below}, but '{path}' has "
            f"{describe(names)}: set the band descriptions, or take another index."
        )
    return None, f"no bands are called {index.above} and {index.below}, and no classes were given"


def ndvi_rule(names: tuple[str, ...]) -> Optional[Rule]:
    """Where NDVI can be had from; None where it can't."""
    try:
        return index_rule(names, "ndvi", None, 0, "")[0]
    except BandMismatchError:
        return None
