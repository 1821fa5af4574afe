"""A series in which it is known what broke, when and where: the generator's year with a pit, a lake and a new
quarter that were not there before. docs/change.md shows what *Change* finds in it (scripts/maps_pictures.py).

    python scripts/planted_breaks.py YEAR FOLDER

YEAR holds the images of `python -m chronofuse.models.simulation YEAR --year`. It takes GDAL's Python.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal

gdal.UseExceptions()


@dataclass(frozen=True)
class Planted:
    """What comes on a day and stays: an ellipse of one surface."""

    day: str
    middle: tuple[float, float]
    """Row and column, in shares of the image."""
    radii: tuple[float, float]
    reflectance: tuple[float, ...]
    """Of blue, green, red, near infrared and twice short-wave infrared."""


PLANTED = (
    Planted("2023-12-01", (0.30, 0.22), (0.07, 0.10), (0.13, 0.17, 0.22, 0.28, 0.36, 0.30)),
    Planted("2024-05-10", (0.78, 0.34), (0.09, 0.06), (0.05, 0.06, 0.04, 0.02, 0.01, 0.01)),
    Planted("2024-09-05", (0.72, 0.80), (0.08, 0.11), (0.14, 0.16, 0.18, 0.22, 0.25, 0.22)),
)
NOISE = 0.02
"""Of the reflectance, from day to day and pixel to pixel."""


def main(year: Path, target: Path) -> None:
    target.mkdir(exist_ok=True)
    random = np.random.default_rng(1)
    for path in sorted(year.glob("fine_*.tif")):
        shutil.copy(path, target)
        if not path.stem.endswith("_mask"):
            plant(target / path.name, path.stem.removeprefix("fine_"), random)


def plant(path: Path, day: str, random: np.random.Generator) -> None:
    """Put into an image what had come by its day; what was nodata stays so."""
    dataset = gdal.Open(str(path), gdal.GA_Update)
    rows, columns = np.mgrid[: dataset.RasterYSize, : dataset.RasterXSize]
    for one in (planted for planted in PLANTED if planted.day <= day):
        down = (rows / dataset.RasterYSize - one.middle[0]) / one.radii[0]
        right = (columns / dataset.RasterXSize - one.middle[1]) / one.radii[1]
        inside = down**2 + right**2 < 1
        for number, value in enumerate(one.reflectance, 1):
            band = dataset.GetRasterBand(number)
            stored, scale = band.ReadAsArray(), band.GetScale() or 1.0
            there = inside & (stored != band.GetNoDataValue())
            noisy = value * (1 + NOISE * random.normal(size=int(there.sum())))
            stored[there] = np.rint(noisy / scale)
            band.WriteArray(stored)
    dataset = None


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
