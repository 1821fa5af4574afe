"""A year of an invented valley, filled without gaps, on the command line: what `make demo` runs, too.

    python scripts/demo_year.py [FOLDER]

Makes a year of cloudy fine and of coarse images, fills it every ten days with NDVI, finds the start of the
season of each pixel, and draws one picture into FOLDER (default build/demo/year): a strip of dates, the NDVI
curves of three parcels, and the start of season as a map.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
CHRONOFUSE = Path(sys.executable).with_name("chronofuse")
SHOWN = 6
"""Dates of the strip."""
PARCELS = 3


def main() -> None:
    begun = time.monotonic()
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "demo" / "year").resolve()
    shutil.rmtree(folder, ignore_errors=True)
    data, filled = folder / "data", folder / "filled"
    data.mkdir(parents=True)
    say("making a year of a valley")
    run(sys.executable, "-m", "chronofuse.models.simulation", data, "--year")
    fine = sorted(path for path in data.glob("fine_*.tif") if not path.stem.endswith("_mask"))
    say("chronofuse series fill --every 10 --index ndvi")
    images = [*data.glob("fine_*.tif"), *data.glob("coarse_*.tif")]
    run(CHRONOFUSE, "series", "fill", *sorted(images), "--every", 10, "--index", "ndvi", "-o", filled)
    say("chronofuse phenology")
    run(CHRONOFUSE, "phenology", filled, "--images", "ndvi", "--index", "band", "-o", folder / "seasons.tif")
    draw(data, fine, filled, folder)
    print(f"\nEverything lies in {folder} (made in {time.monotonic() - begun:.0f} s); look at year.png.")


def run(*command: object) -> None:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"demo: {command[0]} failed:\n{done.stdout}\n{done.stderr}")


def draw(data: Path, fine: list[Path], filled: Path, folder: Path) -> None:
    """The strip, the curves and the map as one picture."""
    from matplotlib.figure import Figure

    truth = {day_of(path): ndvi_of(path) for path in sorted((data / "truth").glob("truth_*.tif"))}
    seen = {day_of(path): np.where(mask_of(path), ndvi_of(path), np.nan) for path in fine}
    made = {day_of(path): values_of(path)[0] for path in sorted(filled.glob("ndvi_*.tif"))}
    start = stored_band(folder / "seasons.tif", "start")
    figure = Figure(figsize=(13, 9), layout="constrained")
    above, below = figure.subfigures(2, 1, height_ratios=(1, 1.7))
    above.suptitle("NDVI: observed (above) and filled (below)")
    days = [list(made)[at] for at in np.linspace(0, len(made) - 1, SHOWN).astype(int)]
    axes = above.subplots(2, SHOWN)
    for column, day in enumerate(days):
        nearest = min(seen, key=lambda one: abs(one - day))
        shown = ((axes[0][column], seen[nearest], nearest), (axes[1][column], made[day], day))
        for axis, values, of in shown:
            axis.imshow(values, vmin=0, vmax=0.9, cmap="YlGn")
            axis.set_title(of.isoformat(), fontsize=9)
            axis.set_xticks([]), axis.set_yticks([])
            axis.set_facecolor("0.75")
    curves, season = below.subplots(1, 2, width_ratios=(1.5, 1))
    draw_curves(curves, parcels_of(data), truth, seen, made)
    image = season.imshow(start, cmap="viridis")
    season.set_title("Start of season, day of the year")
    season.set_xticks([]), season.set_yticks([])
    below.colorbar(image, ax=season, shrink=0.8)
    figure.savefig(folder / "year.png", dpi=90)


def draw_curves(axis, parcels: list[np.ndarray], truth: dict, seen: dict, made: dict) -> None:
    """Observed, filled and true means of parcels over the year."""
    for number, inside in enumerate(parcels):
        colour, named = f"C{number}", number == 0
        axis.plot(list(truth), [one[inside].mean() for one in truth.values()], color=colour, alpha=0.35,
                  linewidth=4, label="true" if named else None)  # fmt: skip
        axis.plot(list(made), [np.nanmean(one[inside]) for one in made.values()], color=colour,
                  label="filled" if named else None)  # fmt: skip
        clear = {day: one[inside] for day, one in seen.items() if np.isfinite(one[inside]).mean() > 0.5}
        axis.plot(list(clear), [np.nanmean(one) for one in clear.values()], "o", color=colour, markersize=4,
                  label="observed" if named else None)  # fmt: skip
    axis.set_title("NDVI of three parcels")
    axis.legend(loc="lower center", ncols=3, frameon=False)
    axis.set_ylim(bottom=0)


def parcels_of(data: Path) -> list[np.ndarray]:
    """(rows, cols) bool: the largest parcel of each of three crops."""
    crop, parcel = values_of(data / "truth" / "ground.tif")[:2]
    sizes = {one: (crop == one).sum() for one in np.unique(crop[np.isfinite(crop)])}
    found = []
    for one in sorted(sizes, key=sizes.get, reverse=True)[:PARCELS]:
        numbers, counts = np.unique(parcel[crop == one], return_counts=True)
        found.append((parcel == numbers[counts.argmax()]) & (crop == one))
    return found


def day_of(path: Path) -> date:
    return date.fromisoformat(path.stem.split("_")[1])


def values_of(path: Path) -> np.ndarray:
    """(bands, rows, cols) of a raster, NaN where there is nothing."""
    from chronofuse.engine.raster.readers import open_image

    image = open_image(str(path), path.stem)
    return image.read(image.grid.window)


def stored_band(path: Path, name: str) -> np.ndarray:
    """(rows, cols): the numbers of a band as they are stored; days are no reflectance in any unit."""
    from osgeo import gdal

    dataset = gdal.Open(str(path))
    bands = [dataset.GetRasterBand(number + 1) for number in range(dataset.RasterCount)]
    band = next(one for one in bands if one.GetDescription() == name)
    values = band.ReadAsArray().astype(float)
    return np.where(values == band.GetNoDataValue(), np.nan, values)


def ndvi_of(path: Path) -> np.ndarray:
    from chronofuse.engine.raster.indices import index_of
    from chronofuse.engine.raster.readers import open_image

    image = open_image(str(path), path.stem)
    return index_of("ndvi", image.read(image.grid.window), image.names)[0]


def mask_of(path: Path) -> np.ndarray:
    """(rows, cols) bool: clear pixels of a fine image."""
    return values_of(path.with_name(f"{path.stem}_mask.tif"))[0] > 0


def say(text: str) -> None:
    print(f"demo: {text}", flush=True)


if __name__ == "__main__":
    main()
