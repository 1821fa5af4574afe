"""Numbers made of the bands of an image: bands as they are, indices, and their squares."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ...door.errors import BandMismatchError
from ...door.plain_text import cut, listed
from ...raster.indices import FORMULAS, bands_for, index_of
from ...raster.readers import Image
from .formulas import surface_temperature

MIDDLES = {
    "blue": (490, 25),
    "green": (560, 25),
    "red": (665, 20),
    "rededge1": (707, 12),
    "nir": (842, 40),
    "swir1": (1610, 60),
    "swir2": (2200, 80),
}
"""Band to the wavelength, in nanometres, that stands for it, and how far off one may be."""
THERMAL = ("temperature", "thermal", "lst", "bt10", "bt", "tirs1", "b10", "st")
SQUARED, LOGARITHM = "^2", "ln "
"""Ends and begins the name of a number."""
DARK = 1e-4
"""No reflectance is smaller in a logarithm."""
_NANOMETRES = re.compile(r"(\d{3,4}(?:\.\d+)?)\s*nm", re.IGNORECASE)


@dataclass(frozen=True)
class Predictors:
    """Which numbers are made of which bands. A value that can be stored."""

    names: tuple[str, ...]
    """Of the numbers."""
    bands: tuple[str, ...]
    """What the bands of the images are called."""
    common: tuple[str, ...]
    """Their common names, empty where a band has none."""

    def of(self, values: np.ndarray) -> np.ndarray:
        """(numbers, pixels) float64 of (bands, pixels), NaN where a band or a number has no value."""
        flat = np.asarray(values)[:, :, None]
        made: dict[str, np.ndarray] = {}
        rows = []
        for name in self.names:
            plain = name.removesuffix(SQUARED)
            if plain not in made:
                made[plain] = self._one(plain, flat)
            rows.append(made[plain] ** 2 if name.endswith(SQUARED) else made[plain])
        return np.stack(rows).astype(np.float64)

    def _one(self, name: str, flat: np.ndarray) -> np.ndarray:
        if name.startswith(LOGARITHM):
            return np.log(np.maximum(self._one(name.removeprefix(LOGARITHM), flat), DARK))
        if name in self.bands:
            return flat[self.bands.index(name), :, 0].astype(np.float64)
        if name == "temperature":
            place = next(n for n, band in enumerate(self.bands) if is_thermal(band, len(self.bands)))
            has_ndvi = all(band in self.common for band in ("red", "nir"))
            ndvi = index_of("ndvi", flat, self.common)[0, :, 0] if has_ndvi else None
            return surface_temperature(flat[place, :, 0].astype(np.float64), ndvi)
        if name in self.common:
            return flat[self.common.index(name), :, 0].astype(np.float64)
        return index_of(name, flat, self.common)[0, :, 0].astype(np.float64)


def predictors_of(image: Image, wanted: Sequence[str], with_logarithms: bool = False) -> Predictors:
    """What is made of an image's bands.

    Args:
        wanted: bands by their names and indices; none: all bands.
        with_logarithms: of these also their logarithms, of which ratios of bands are sums.

    Raises:
        BandMismatchError: the image lacks a band.
    """
    bands = band_names(image)
    logarithms = tuple(LOGARITHM + name for name in bands) if with_logarithms and not wanted else ()
    found = Predictors((*(wanted or bands), *logarithms), bands, common_names(image))
    for name in wanted:
        _require(name.removesuffix(SQUARED), found, image)
    return found


def band_names(image: Image) -> tuple[str, ...]:
    """What the bands of an image are called, each once."""
    pairs = zip(image.names, image.labels)
    called = [name or label.lower() or f"band {n}" for n, (name, label) in enumerate(pairs, 1)]
    return tuple(one if called.count(one) == 1 else f"band {n}" for n, one in enumerate(called, 1))


def common_names(image: Image) -> tuple[str, ...]:
    """The common names of an image's bands; where none has them, by their wavelengths."""
    wavelengths = image.wavelengths or tuple(map(_in_name, image.labels))
    if set(MIDDLES) & set(image.names) or not any(wavelengths):
        return tuple(image.names)
    names = [""] * image.bands
    for name, (middle, most) in MIDDLES.items():
        away = [abs(one - middle) if one is not None else np.inf for one in wavelengths]
        nearest = int(np.argmin(away))
        if away[nearest] <= most:
            names[nearest] = name
    return tuple(names)


def _in_name(label: str) -> Optional[float]:
    """The wavelength that a band is called by, `705 nm`."""
    found = _NANOMETRES.fullmatch(label.strip())
    return float(found[1]) if found else None


def is_thermal(name: str, bands: int) -> bool:
    return bands == 1 or any(name == one or name.startswith(f"{one} ") for one in THERMAL)


def _require(name: str, found: Predictors, image: Image) -> None:
    """Raises BandMismatchError for a number that can't be made."""
    if name in found.bands or name in found.common:
        return
    if name == "temperature":
        if any(is_thermal(band, len(found.bands)) for band in found.bands):
            return
        raise BandMismatchError(
            f"'{image.path}' has no thermal band ({listed(found.bands)}): name the one with kelvin at "
            "the sensor "
            "'thermal'."
        )
    if name not in FORMULAS:
        raise BandMismatchError(
            f"'{cut(name)}' is no band of '{image.path}' ({listed(found.bands)}) and no index "
            f"({listed(tuple(FORMULAS))})."
        )
    missing = [band for band in bands_for(name) if band not in found.common]
    if missing:
        raise BandMismatchError(
            f"{name.upper()} is {FORMULAS[name]}, but no band of '{image.path}' is called "
            f"{' or '.join(missing)} "
            f"({listed(found.bands)}): name the bands, or take another formula."
        )
