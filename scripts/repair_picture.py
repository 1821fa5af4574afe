"""The picture of docs/repair.md: a cloudy image of the generator's valley, repaired, beside the truth.

    python scripts/repair_picture.py docs/repair.png

The day is that from May to August whose clouds hide the share nearest to SHARE. Its error is printed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import deque
from datetime import date
from pathlib import Path

import matplotlib
import numpy as np
from osgeo import gdal

from chronofuse.models.simulation.year_files import YearPlan, generate_year

matplotlib.use("Agg")
from matplotlib import pyplot

SHARE = 0.45
SHOWN = (3, 2, 1)
"""Near infrared, red, green."""
PLAN = YearPlan(size=220, bands=4, first=date(2024, 3, 1), last=date(2024, 9, 30), pixel=10.0)


def main(picture: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="chronofuse-picture-") as name:
        folder = Path(name)
        deque(generate_year(folder, PLAN), maxlen=0)
        day, hidden = _day_of(folder)
        whole = folder / "whole.tif"
        cloudy = folder / f"fine_{day}.tif"
        command = [sys.executable, "-m", "chronofuse.engine", "repair", str(cloudy)]
        sources = [*_listed(folder, "fine"), *_listed(folder, "coarse")]
        subprocess.run([*command, *sources, "-o", str(whole)], check=True)
        truth = _values(folder / "truth" / f"truth_{day}.tif")
        own, made = _values(cloudy), _values(whole)
        origin = gdal.Open(str(folder / "whole_origin.tif")).ReadAsArray()[0]
        hole = origin != 1
        print(f"{day}: {hidden:.0%} cloud, off by {np.sqrt(np.nanmean((made - truth)[:, hole] ** 2)):.4f}")
        _draw(picture, day, own, np.where(hole, np.nan, own), made, truth)


def _listed(folder: Path, kind: str) -> list[str]:
    images = [path for path in sorted(folder.glob(f"{kind}_*.tif")) if not path.stem.endswith("_mask")]
    return [word for path in images for word in (f"--{kind}", str(path))]


def _day_of(folder: Path) -> tuple[str, float]:
    """The day whose clouds hide the share nearest to SHARE, and that share."""
    hidden = {
        path.name[5:15]: float((gdal.Open(str(path)).ReadAsArray() == 0).mean())
        for path in folder.glob("fine_2024-0[5-8]-*_mask.tif")
    }
    return min(hidden.items(), key=lambda one: abs(one[1] - SHARE))


def _values(path: Path) -> np.ndarray:
    dataset = gdal.Open(str(path))
    band = dataset.GetRasterBand(1)
    stored = dataset.ReadAsArray().astype(float)
    nothing = band.GetNoDataValue()
    return np.where(stored == nothing, np.nan, stored) * (band.GetScale() or 1.0)


def _draw(picture: Path, day: str, *images: np.ndarray) -> None:
    shown = images[-1][list(SHOWN)]
    low, high = (np.nanpercentile(shown, share, axis=(1, 2))[:, None, None] for share in (1, 99))
    figure, axes = pyplot.subplots(1, 4, figsize=(13, 3.7))
    titles = (f"{day}, as it was observed", "its clear pixels", "repaired", "the truth")
    for axis, title, image in zip(axes, titles, images):
        scaled = np.clip((image[list(SHOWN)] - low) / (high - low), 0, 1)
        axis.imshow(np.where(np.isfinite(scaled), scaled, 0.15).transpose(1, 2, 0), interpolation="nearest")
        axis.set_title(title, fontsize=11)
        axis.axis("off")
    figure.tight_layout()
    figure.savefig(picture, dpi=90)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
