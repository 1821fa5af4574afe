"""Rules on pixel values that hurt when wrong: scale, nodata, data type. Tiny and pure.

Inside the engine every image is float32 in physical units (reflectance where the data are reflectance) and an
invalid pixel is NaN. These functions are the only way in and out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

ABSURD = 1e30
"""Floats from here on are gaps that nobody declared."""


@dataclass(frozen=True)
class Encoding:
    """How a file stores its numbers: value = stored x scale + offset, and which stored number means
    nothing."""

    dtype: str
    """numpy's name of the stored type."""
    scale: float
    offset: float
    nodata: Optional[float]
    """In stored units; None where the file marks its gaps by a mask band, or has none."""
    fill: Optional[float] = None
    """A number that means nothing, too, although the file does not declare it."""
    valid: Optional[tuple[float, float]] = None
    """The least and the largest stored number that mean something."""

    def decode(self, stored: np.ndarray, valid: Optional[np.ndarray] = None) -> np.ndarray:
        """Stored numbers as float32 in physical units, NaN where they mean nothing."""
        if self.scale == 1 and self.offset == 0:
            values = stored.astype(np.float32)
        else:
            exact = stored * np.float64(self.scale)
            values = (exact + self.offset if self.offset else exact).astype(np.float32)
        invalid = is_nodata(stored, self.nodata)
        if self.fill is not None:
            invalid |= is_nodata(stored, self.fill)
        if self.valid is not None:
            invalid |= (stored < self.valid[0]) | (stored > self.valid[1])
        if valid is not None:
            invalid |= ~valid
        np.copyto(values, np.float32(np.nan), where=invalid)
        return values

    def encode(self, values: np.ndarray) -> np.ndarray:
        """Physical units as stored numbers: rounded and clamped for integers, gaps set to nodata.

        A valid value that would be stored as the nodata number is moved to its neighbour, so that no valid
        pixel is lost.
        """
        dtype = np.dtype(self.dtype)
        gaps = ~np.isfinite(values)
        exact = values.astype(np.float64)  # and then in place: this is done to every pixel of every run
        if self.offset:
            exact -= self.offset
        if self.scale != 1:
            exact /= self.scale
        if dtype.kind == "f":
            stored = exact.astype(dtype)
        else:
            limits = np.iinfo(dtype)
            np.rint(exact, out=exact)
            np.clip(exact, limits.min, limits.max, out=exact)
            np.copyto(exact, 0, where=gaps)  # what NaN becomes as a whole number, nobody knows
            stored = exact.astype(dtype)
            if _fits(self.nodata, dtype):
                np.copyto(
                    stored,
                    dtype.type(_neighbour(self.nodata, limits)),
                    where=stored == dtype.type(self.nodata),
                )
        np.copyto(stored, np.array(self.nodata, dtype), where=gaps)
        return stored


def is_nodata(stored: np.ndarray, nodata: Optional[float]) -> np.ndarray:
    """Where stored numbers mean nothing: equal to nodata, in the precision that they are stored in, NaN, or
    beyond what any sensor measures (the -3.4e38 that many programs write for a gap without declaring it)."""
    floating = stored.dtype.kind == "f"
    if not floating and nodata is not None and _fits(nodata, stored.dtype):
        return stored == stored.dtype.type(
            nodata
        )  # in the type of the pixels: a comparison with a float is slow
    with np.errstate(invalid="ignore"):
        invalid = (
            ~(np.abs(stored) < ABSURD) if floating else np.zeros(stored.shape, bool)
        )  # NaN is not below anything
    if nodata is not None and not np.isnan(nodata):
        # A float32 file that says -3.4e38 holds the float32 nearest to it.
        invalid |= np.isclose(stored, nodata, rtol=1e-6, atol=0) if floating else stored == nodata
    return invalid


def _fits(value: float, dtype: np.dtype) -> bool:
    limits = np.iinfo(dtype)
    return float(value).is_integer() and limits.min <= value <= limits.max


def output_nodata(dtype: str, declared: Optional[float]) -> float:
    """The number for gaps in the output: the fine image's own where its type can hold it, else an unlikely
    value."""
    kind = np.dtype(dtype).kind
    if kind == "f":
        return float("nan") if declared is None else declared
    limits = np.iinfo(dtype)
    if declared is not None and float(declared).is_integer() and limits.min <= declared <= limits.max:
        return declared
    return float(limits.min if kind == "i" else limits.max)


def _neighbour(nodata: float, limits: np.iinfo) -> float:
    return nodata + 1 if nodata < limits.max else nodata - 1
