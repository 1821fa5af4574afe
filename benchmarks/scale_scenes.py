"""Scenes of any size for scale.py: a piece of the sample generator's land, again and again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
from osgeo import gdal

gdal.UseExceptions()

BANDS, PATCH, COARSE = 4, 1024, 480
"""Bands; side of the invented piece of land that a scene repeats, in pixels of 30 m; metres of a coarse
pixel."""
SINUSOIDAL = "+proj=sinu +lon_0=0 +x_0=0 +y_0=0 +R=6371007.181 +units=m +no_defs"
ALIKE = [
    "TILED=YES",
    "BLOCKXSIZE=512",
    "BLOCKYSIZE=512",
    "COMPRESS=DEFLATE",
    "ZLEVEL=1",
    "PREDICTOR=2",
    "INTERLEAVE=BAND",
]
"""How the engine stores its output."""


class LandScene:
    def __init__(self, folder: Path, size: int, bands: int):
        self.size, self.values = size, size * size * bands
        self.fine, self.before, self.after = (
            str(folder / f"{name}.tif")
            for name in ("fine_2024-04-12", "coarse_2024-04-12", "coarse_2024-07-01")
        )
        self.output = str(folder / "fused.tif")


class Scenes:
    """Scenes of any size in a folder: a piece of the generator's land again and again, seen by GDAL's
    averaging."""

    def __init__(self, folder: Path, bands: int):
        self.folder, self.bands = folder, bands
        self._made: dict[tuple[int, str], LandScene] = {}

    def make(self, size: int, crs: str) -> LandScene:
        """`crs`: whether the coarse images have `the same` as the fine one, or `another` (that of MODIS)."""
        if (size, crs) not in self._made:
            print(f"making a scene of {size} x {size} x {self.bands}", flush=True)
            folder = self.folder / f"{size}-{crs.replace(' ', '-')}"
            folder.mkdir()
            self._made[size, crs] = scene = LandScene(folder, size, self.bands)
            later = str(folder / "fine_2024-07-01.tif")
            for piece, path, coarse in zip(self._pieces(), (scene.fine, later), (scene.before, scene.after)):
                _repeat(piece, path, size)
                # A little larger than the scene, so that no edge of it lacks a coarse pixel.
                gdal.Warp(
                    coarse,
                    path,
                    dstSRS=SINUSOIDAL if crs == "another" else None,
                    xRes=COARSE,
                    yRes=COARSE,
                    resampleAlg="average",
                    multithread=True,
                    creationOptions=["COMPRESS=DEFLATE", "PREDICTOR=2"],
                )
            Path(later).unlink()
        return self._made[size, crs]

    def _pieces(self) -> list[str]:
        folder = self.folder / "piece"
        if not folder.exists():
            subprocess.run(
                [
                    sys.executable,
                    "-m",
                    "chronofuse.models.simulation",
                    str(folder),
                    "--size",
                    str(PATCH),
                    "--bands",
                    str(self.bands),
                ],
                check=True,
                stdout=subprocess.DEVNULL,
            )
        return [str(folder / f"fine_{day}.tif") for day in ("2024-04-12", "2024-07-01")]


def _repeat(piece: str, path: str, size: int) -> None:
    """Write an image of size x size that repeats another, every second time mirrored, so that there are no
    edges."""
    source = gdal.Open(piece)
    values = source.ReadAsArray()
    band = np.concatenate([values, values[:, :, ::-1]], axis=2)
    turns = -(-size // band.shape[2])
    target = gdal.GetDriverByName("GTiff").Create(
        path, size, size, source.RasterCount, gdal.GDT_Int16, [*ALIKE, "NUM_THREADS=2"]
    )
    target.SetProjection(source.GetProjection())
    target.SetGeoTransform(source.GetGeoTransform())
    for number in range(1, source.RasterCount + 1):
        old, new = source.GetRasterBand(number), target.GetRasterBand(number)
        new.SetNoDataValue(old.GetNoDataValue())
        new.SetDescription(old.GetDescription())
        new.SetScale(old.GetScale() or 1)
    for index, top in enumerate(range(0, size, PATCH)):
        rows = np.tile(band if index % 2 == 0 else band[:, ::-1], (1, 1, turns))[:, : size - top, :size]
        target.WriteArray(rows, 0, top)
