"""Time and memory of a whole scene, and whether strips leave seams; `water.py scene`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import psutil
from osgeo import gdal, ogr, osr

CORNER = (600000.0, 5000000.0)


def scene(side: int) -> None:
    """Time and memory of a whole scene, which is drawn twice, in strips of other heights."""
    with tempfile.TemporaryDirectory() as name:
        image = _large_image(Path(name) / "scene.tif", side)
        for memory, tile in ((2048, None), (512, None), (2048, 97)):
            out = Path(name) / f"out-{memory}-{tile}.gpkg"
            command = [sys.executable, "-m", "chronofuse.engine", "boundaries", str(image), "-o", str(out)]
            command += ["--memory", str(memory), *(["--tile", str(tile)] if tile else [])]
            begun = time.monotonic()
            peak = peak_of(command)
            rows = ogr.Open(str(out))
            counts = [rows.GetLayerByName(layer).GetFeatureCount() for layer in ("polygons", "lines")]
            whole = sum(f["area_m2"] for f in rows.GetLayerByName("polygons"))
            print(
                f"--memory {memory} --tile {tile}: {time.monotonic() - begun:.0f} s, {peak:.0f} MB, "
                f"{counts[0]} polygons, {counts[1]} lines, {whole:.2f} m2"
            )


def peak_of(command: list[str]) -> float:
    """Runs a command; the most memory of one of its processes in megabytes."""
    most = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            for one in psutil.Process(process.pid).children(recursive=True):
                try:
                    most = max(most, one.memory_info().rss)
                except psutil.NoSuchProcess:
                    continue
            time.sleep(0.1)
    if process.returncode:
        raise SystemExit(f"it failed with {process.returncode}")
    return most / 2**20


def _large_image(path: Path, side: int) -> Path:
    """Lakes of all sizes and rivers: green and swir1, as whole numbers."""
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(path), side, side, 2, gdal.GDT_Int16, ["TILED=YES", "COMPRESS=DEFLATE", "ZLEVEL=1"]
    )
    dataset.SetGeoTransform((CORNER[0], 10.0, 0, CORNER[1], 0, -10.0))
    system = osr.SpatialReference()
    system.ImportFromEPSG(32633)
    dataset.SetProjection(system.ExportToWkt())
    random = np.random.default_rng(5)
    waves = [
        (random.uniform(60, 900), random.uniform(0, 2 * np.pi), random.uniform(0, 2 * np.pi))
        for _ in range(24)
    ]
    for number, name in enumerate(("green", "swir1"), 1):
        band = dataset.GetRasterBand(number)
        band.SetDescription(name)
        band.SetNoDataValue(-9999)
        band.SetScale(1e-4)
    x = np.arange(side)[None]
    for top in range(0, side, 256):
        y = np.arange(top, min(top + 256, side))[:, None]
        height = sum(
            np.sin((x * np.cos(a) + y * np.sin(a)) / length * 2 * np.pi + p) for length, a, p in waves
        )
        water = np.clip((height - 4.5) * 3, 0, 1)
        for number, (wet, dry) in enumerate(((600, 900), (120, 2200)), 1):
            noise = random.normal(0, 40, water.shape)
            dataset.GetRasterBand(number).WriteArray(
                (water * wet + (1 - water) * dry + noise).astype(np.int16), 0, top
            )
    dataset = None
    return path
