"""What lies beside a raster of a filled series: where a pixel comes from, and how far off it may be."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

from .gdal_errors import raising
from .tr import tr

ORIGIN, DEVIATION, FILLED = "origin", "deviation", "filled"
"""How the names of these rasters begin (engine/series/stored.py)."""
ORIGINS_TAG = "CHRONOFUSE_ORIGINS"
OBSERVED, IN_TIME = 1, 4
"""Codes of origins (engine/series/filling.py)."""
_NAME = re.compile(r"(?P<begin>\w+)_(?P<day>\d{4}-\d{2}-\d{2})\.tif")


@dataclass(frozen=True)
class Beside:
    """The rasters beside one of a filled series."""

    origin: str
    """Path."""
    deviation: Optional[str]
    """Path, where there is one and the raster has the bands that it is of."""


@dataclass(frozen=True)
class Found:
    """What they say of a pixel."""

    code: int
    origin: str
    """In words."""
    deviations: tuple[Optional[float], ...] = ()
    """Of each band; empty where nobody knows."""


def beside(source: str) -> Optional[Beside]:
    """The rasters beside a layer's file; None where it is none of a filled series."""
    path = Path(source.partition("|")[0])
    named = _NAME.fullmatch(path.name)
    if named is None or named["begin"] in (ORIGIN, DEVIATION) or named["begin"].startswith("smooth"):
        return None
    origin = path.with_name(f"{ORIGIN}_{named['day']}.tif")
    if not origin.is_file():
        return None
    deviation = path.with_name(f"{DEVIATION}_{named['day']}.tif")
    has = named["begin"] == FILLED and deviation.is_file()
    return Beside(str(origin), str(deviation) if has else None)


def found_at(files: Beside, x: float, y: float) -> Optional[Found]:
    """What they say of a place, in the coordinates of the raster; in any thread.

    None where they can't be read there, or are none of ours.
    """
    try:
        with raising() as gdal:
            origin = gdal.Open(files.origin)
            words = _origins(origin)
            codes = _pixel(origin, x, y)
            sure = _pixel(gdal.Open(files.deviation), x, y) if files.deviation else []
    except RuntimeError:
        return None
    if not codes or codes[0] is None or not words:
        return None
    code = int(codes[0])
    return Found(code, word_of(code, words), tuple(sure))


def word_of(code: int, words: dict[int, str]) -> str:
    """In the language of QGIS, what is known here."""
    known = {
        1: tr("observed"),
        2: tr("fused"),
        3: tr("fused, coarse image between dates"),
        4: tr("in time only"),
    }
    return known.get(code) or words.get(code, "")


def _pixel(dataset: Any, x: float, y: float) -> list[Optional[float]]:
    """The numbers of a pixel, one for each band; None where one is nodata, and empty outside."""
    x0, wide, _, y0, _, high = dataset.GetGeoTransform()
    column, row = math.floor((x - x0) / wide), math.floor((y - y0) / high)
    if not (0 <= column < dataset.RasterXSize and 0 <= row < dataset.RasterYSize):
        return []
    numbers: list[Optional[float]] = []
    for number in range(1, dataset.RasterCount + 1):
        band = dataset.GetRasterBand(number)
        value = float(band.ReadAsArray(column, row, 1, 1)[0, 0])
        is_nothing = not math.isfinite(value) or value == band.GetNoDataValue()
        numbers.append(None if is_nothing else value)
    return numbers


def _origins(dataset: Any) -> dict[int, str]:
    """Code to words, as the raster tells them; empty where it is none of ours."""
    text = dataset.GetMetadataItem(ORIGINS_TAG) or ""
    told = (part.partition("=") for part in re.split(r",\s*(?=\d+=)", text) if part)
    return {int(code): words for code, _, words in told if code.strip().isdigit()}
