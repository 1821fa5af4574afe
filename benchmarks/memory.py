"""How much memory a large scene takes: the resident memory of the client and the worker together, at its
highest.

python benchmarks/memory.py [--size 6000] [--bands 4] [--method delta starfm] [--out FILE.json]
python benchmarks/memory.py --assess [--size 10980] [--bands 4] [--out FILE.json]
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import numpy as np

COMMAND = Path(sys.executable).with_name("chronofuse")


def main() -> None:
    options = _options()
    if options.assess:
        with tempfile.TemporaryDirectory() as folder:
            _tell(options.out, assess(Path(folder), options))
        return
    with tempfile.TemporaryDirectory() as folder:
        print(f"making a scene of {options.size} x {options.size} x {options.bands}", flush=True)
        subprocess.run(
            [
                sys.executable,
                "-m",
                "chronofuse.models.simulation",
                folder,
                "--size",
                str(options.size),
                "--bands",
                str(options.bands),
            ],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        for method in options.method:
            _tell(options.out, measure(method, Path(folder), options))


def _tell(path: str | None, row: dict) -> None:
    """Print a row and keep it, before the next one is measured: that may fail. What the file says of others
    stays."""
    print(json.dumps(row), flush=True)
    if path:
        file = Path(path)
        rows = json.loads(file.read_text("utf-8")) if file.exists() else []
        others = [one for one in rows if one["method"] != row["method"]]
        file.write_text(json.dumps([*others, row], indent=1) + "\n", "utf-8")


def assess(folder: Path, options) -> dict:
    """Measure a pair of images with all outputs and watch all processes."""
    prediction, truth = write_pair(folder, options.size, options.bands)
    begun = time.monotonic()
    process = subprocess.Popen(
        [
            str(COMMAND),
            "assess",
            prediction,
            truth,
            *_to(folder, "json"),
            *_to(folder, "html"),
            *_to(folder, "table"),
        ],
        stdout=subprocess.DEVNULL,
    )
    peak = watch(process)
    if process.wait():
        raise SystemExit("the assessment failed")
    seconds = time.monotonic() - begun
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "method": "assess",
        "size": options.size,
        "bands": options.bands,
        "peak resident MB": round(peak[0] / 1e6),
        "seconds": round(seconds, 1),
        "processor seconds": round(used.ru_utime + used.ru_stime, 1),
        "stages": json.loads((folder / "figures.json").read_text("utf-8"))["figures"]["timings"],
        "million pixels x bands per second": round(options.size**2 * options.bands / seconds / 1e6, 2),
    }


def _to(folder: Path, option: str) -> tuple[str, str]:
    return f"--{option}", str(folder / f"figures.{option}")


def write_pair(folder: Path, size: int, bands: int) -> tuple[str, str]:
    """A prediction and a truth of size x size pixels as int16, one patch of noise repeated; compressed
    tiles."""
    from osgeo import gdal, osr
    from scipy.ndimage import gaussian_filter

    gdal.UseExceptions()
    random, side = np.random.default_rng(5), 1024
    truth = 2000 + 400 * gaussian_filter(random.normal(size=(bands, side, side)), (0, 3, 3)) / 0.09
    patches = {"prediction": truth + random.normal(0, 100, truth.shape), "truth": truth}
    system = osr.SpatialReference()
    system.ImportFromEPSG(32633)
    for name, patch in patches.items():
        file = gdal.GetDriverByName("GTiff").Create(
            str(folder / f"{name}.tif"),
            size,
            size,
            bands,
            gdal.GDT_Int16,
            ["TILED=YES", "COMPRESS=DEFLATE", "ZLEVEL=1", "NUM_THREADS=ALL_CPUS", "BIGTIFF=YES"],
        )
        file.SetGeoTransform((600000, 10, 0, 5000040, 0, -10))
        file.SetProjection(system.ExportToWkt())
        for number, layer in enumerate(np.rint(patch).astype(np.int16), 1):
            band = file.GetRasterBand(number)
            band.SetNoDataValue(-9999)
            band.SetScale(1e-4)
            band.SetDescription(("green", "red", "nir", "swir1")[number - 1] if bands <= 4 else f"b{number}")
            for y in range(0, size, side):
                for x in range(0, size, side):
                    band.WriteArray(layer[: size - y, : size - x], x, y)
        file = None
    return str(folder / "prediction.tif"), str(folder / "truth.tif")


def measure(method: str, folder: Path, options) -> dict:
    """Fuse with the command line and watch all its processes."""
    fine, coarse = sorted(map(str, folder.glob("fine_*"))), sorted(map(str, folder.glob("coarse_*")))
    output = folder / f"{method}.tif"
    begun = time.monotonic()
    process = subprocess.Popen(
        [
            str(COMMAND),
            "fuse",
            "--fine",
            fine[0],
            "--coarse",
            coarse[0],
            "--target",
            coarse[1],
            "--method",
            method,
            "-o",
            str(output),
            "--json",
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    peak = watch(process)
    last = json.loads(process.communicate()[0].splitlines()[-1])
    seconds = time.monotonic() - begun
    if process.returncode:
        raise SystemExit(f"{method} failed: {last}")
    return {
        "method": method,
        "size": options.size,
        "bands": options.bands,
        "peak resident MB": round(peak[0] / 1e6),
        "seconds": round(seconds, 1),
        "stages": last["timings"],
        "million pixels x bands per second": round(options.size**2 * options.bands / seconds / 1e6, 2),
    }


def watch(process: subprocess.Popen) -> list[int]:
    """A list whose one number becomes the largest sum of resident bytes of the process and its children."""
    peak = [0]

    def look():
        while process.poll() is None:
            peak[0] = max(peak[0], sum(resident(pid) for pid in family(process.pid)))
            time.sleep(0.05)

    threading.Thread(target=look, daemon=True).start()
    return peak


def family(pid: int) -> list[int]:
    """The process and all that it started (Linux)."""
    try:
        children = [
            int(child)
            for task in Path(f"/proc/{pid}/task").iterdir()
            for child in (task / "children").read_text().split()
        ]
    except OSError:
        return [pid]
    return [pid, *(p for child in children for p in family(child))]


def resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def _options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--assess", action="store_true", help="measure a pair instead of fusing")
    parser.add_argument("--size", type=int, help="default: 6000, or a Sentinel-2 tile's 10980 with --assess")
    parser.add_argument("--bands", type=int, default=4)
    parser.add_argument("--method", nargs="+", default=["delta", "starfm"])
    parser.add_argument("--out", help="a JSON file; its rows about other methods stay")
    options = parser.parse_args()
    options.size = options.size or (10980 if options.assess else 6000)
    return options


if __name__ == "__main__":
    main()
