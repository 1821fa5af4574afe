"""The main job through QGIS itself, on generated images: what `make demo` runs.

    python scripts/demo.py [FOLDER]

Makes a scene of two dates, runs chronofuse:fuse with the network, softmix and STARFM by qgis_process in a
scratch profile, and leaves the fused rasters, NDVI, reports and one picture in FOLDER (default build/demo).
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

from scratch_profile import environment, make_profile

ROOT = Path(__file__).resolve().parent.parent
METHODS = ("chrono", "softmix", "starfm")
REFERENCE_DATE, TARGET_DATE = "2024-04-12", "2024-07-01"


def main() -> None:
    begun = time.monotonic()
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "demo").resolve()
    shutil.rmtree(folder, ignore_errors=True)
    data = folder / "data"
    data.mkdir(parents=True)
    say("making the sample scene")
    subprocess.run([sys.executable, "-m", "chronofuse.models.simulation", str(data)], check=True)
    profile = make_profile(folder / "profile")
    for method in METHODS:
        say(f"qgis_process run chronofuse:fuse METHOD={method}")
        fuse(method, data, folder, profile)
    shutil.copyfile(folder / f"report_{METHODS[0]}.html", folder / "report.html")
    draw(data, folder)
    print(table(folder))
    print(f"\nEverything lies in {folder} (made in {time.monotonic() - begun:.0f} s):")
    for path in sorted(folder.glob("*.*")):
        print(f"  {path.name:<24} {path.stat().st_size / 1000:8.0f} kB")


def fuse(method: str, data: Path, folder: Path, profile: Path) -> None:
    values = {
        "FINE": data / f"fine_{REFERENCE_DATE}.tif",
        "COARSE": data / f"coarse_{REFERENCE_DATE}.tif",
        "TARGET": data / f"coarse_{TARGET_DATE}.tif",
        "REFERENCE": data / f"fine_{TARGET_DATE}.tif",
        "METHOD": method,
        "OUTPUT": folder / f"fused_{method}.tif",
        "NDVI": folder / f"ndvi_{method}.tif",
        "REPORT_HTML": folder / f"report_{method}.html",
        "REPORT": folder / f"report_{method}.json",
    }
    command = [
        "qgis_process",
        "run",
        "chronofuse:fuse",
        "--",
        *(f"{name}={value}" for name, value in values.items()),
    ]
    process = subprocess.run(command, env=environment(profile), capture_output=True, text=True, check=False)
    if process.returncode:
        raise SystemExit(f"qgis_process failed with {method}:\n{process.stdout}\n{process.stderr}")


def draw(data: Path, folder: Path) -> None:
    """F1, C2, the predictions and the truth side by side."""
    from chronofuse.engine.align.warp import to_grid
    from chronofuse.engine.raster.readers import open_image
    from chronofuse.engine.report.charts import side_by_side
    from chronofuse.engine.yardstick.looks import quick_look

    fine = open_image(str(data / f"fine_{REFERENCE_DATE}.tif"), "F1")
    coarse = open_image(str(data / f"coarse_{TARGET_DATE}.tif"), "C2")
    images = {f"F1, {REFERENCE_DATE}": fine, f"C2, {TARGET_DATE}": to_grid(coarse, fine.grid, "near")}
    images.update({method: open_image(str(folder / f"fused_{method}.tif"), method) for method in METHODS})
    images[f"truth, {TARGET_DATE}"] = open_image(str(data / f"fine_{TARGET_DATE}.tif"), "truth")
    picture = side_by_side({role: quick_look(image) for role, image in images.items()}, in_a_row=3)
    picture.savefig(folder / "side_by_side.png", dpi=90)


def table(folder: Path) -> str:
    """The figures of all methods, and of the baselines once."""
    from chronofuse.engine.door.value import Figures
    from chronofuse.engine.report.tables import figures_table

    first, *others = (
        Figures.from_plain(json.loads((folder / f"report_{m}.json").read_text("utf-8"))["figures"])
        for m in METHODS
    )
    reference = first.below("reference")
    beside = {figures["method"]: figures.below("reference") for figures in others}
    reference["baselines"] = {**beside, **reference.baselines}
    return "\n" + figures_table(first)


def say(text: str) -> None:
    print(f"demo: {text}", flush=True)


if __name__ == "__main__":
    main()
