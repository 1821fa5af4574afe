"""How well a cloudy image is repaired: clear dates of a place under real cloud masks, made whole again.

    python benchmarks/repair.py FOLDER MASKS [--pattern "fine_*.tif"] [--ratio 16] [--gap DAYS] [--json FILE]

FOLDER holds clear fine images of one place with their dates in their names, MASKS real masks (`mask_*.tif`,
0 is cloud), of which those that hide 20 to 70 % are laid over one inner date after the other, brought to
its pixels by the nearest one where they are of another place. The coarse images are simulated as in
series.py, without errors. References are all other dates that are at least half a gap away, whole or, with
--cloudy, each under a mask of its own. What is repaired is what `chronofuse repair` writes.

Figures are means over dates: RMSE in the mask (mean over bands), and as a share of plain fusion (the
nearest date with the change of the coarse images added); SSIM in the mask (7 x 7, Wang et al. 2004, of the
whole image); the step at the rim: mean absolute difference of neighbouring pixels of which one was observed
and one predicted, over that of neighbours that were both predicted. The truth has such a ratio, too.
`untied` is what a series is filled with. `off by` is the root mean square of the error in the mask in
deviations.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

import numpy as np
from osgeo import gdal
from scipy.ndimage import uniform_filter

sys.path.insert(0, str(Path(__file__).resolve().parent))
from series import _read, _simulated, brought_up

from chronofuse.engine import fill, repair
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.fill_job import FillJob
from chronofuse.engine.door.repair_job import RepairJob

LEAST, MOST = 0.2, 0.7
"""Share that a mask hides."""
WINDOW = 7
NODATA = -9999.0
PIXEL = 10.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("masks", type=Path)
    parser.add_argument("--pattern", default="fine_*.tif")
    parser.add_argument("--ratio", type=int, default=16)
    parser.add_argument("--gap", type=int, default=0)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="every Nth date alone")
    parser.add_argument("--cloudy", action="store_true", help="references under masks of their own")
    parser.add_argument("--no-coarse", action="store_true", help="leave the coarse images out of the repair")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    days, fine, names = _read(options.folder, options.pattern, options.ratio)
    clear = [n for n in range(len(days)) if np.isfinite(fine[n]).all()]
    scene = Scene(options, [days[n] for n in clear], fine[clear], names)
    found: dict[str, list[dict[str, float]]] = {}
    for number in range(1, len(clear) - 1, options.every):
        for method, scores in scene.scores(number).items():
            found.setdefault(method, []).append(scores)
    table = {method: {key: _mean(every, key) for key in every[0]} for method, every in found.items()}
    plain = table["plain"]["rmse"]
    print(f"{options.folder.name}: {len(found['plain'])} dates, {scene.hidden():.0%} hidden")
    for method, row in table.items():
        against, ssim = f"({row['rmse'] / plain - 1:+.0%})", f"SSIM {row['ssim']:.3f}"
        more = f"  off by {row['sure']:.2f} deviations" if "sure" in row else ""
        print(f"{method:>10}  RMSE {row['rmse']:.4f} {against:>7}  {ssim}  rim {row['rim']:.2f}{more}")
    if options.json:
        options.json.write_text(json.dumps(table, indent=1) + "\n", "utf-8")


def _mean(every: list[dict[str, float]], key: str) -> float:
    return float(np.mean([one[key] for one in every]))


class Scene:
    """A place and the masks that are laid over it."""

    def __init__(self, options: argparse.Namespace, days: list[date], fine: np.ndarray, names: tuple):
        self._options, self._days, self._fine, self._names = options, days, fine, names
        self._coarse = [_simulated(image, options.ratio) for image in fine]
        self._masks = _masks(options.masks, fine.shape[2:])
        self._shares: list[float] = []

    def hidden(self) -> float:
        return float(np.mean(self._shares))

    def scores(self, number: int) -> dict[str, dict[str, float]]:
        """Method to its figures, of one date."""
        day, hole = self._days[number], self._masks[7 * number % len(self._masks)]
        away = [abs((one - day).days) for one in self._days]
        far = [n for n in range(len(away)) if n != number and away[n] >= self._options.gap / 2]
        self._shares.append(float(hole.mean()))
        folder = Path(tempfile.mkdtemp(prefix="chronofuse-repair-"))
        try:
            made = self._repaired(number, far, hole, folder)
        finally:
            shutil.rmtree(folder)
        near = min(far, key=lambda n: abs((self._days[n] - day).days))
        up = [brought_up(self._coarse[n], self._options.ratio) for n in (number, near)]
        truth = self._fine[number]
        made = {"truth": truth, "plain": self._fine[near] + up[0] - up[1], **made}
        deviation = made.pop("deviation")
        hole = hole & np.isfinite(list(made.values())).all(axis=(0, 1))  # what some reference shows
        scores = {method: _figures(values, truth, hole) for method, values in made.items()}
        error = (made["repair"] - truth)[:, hole] / np.maximum(deviation[:, hole], 1e-4)
        scores["repair"]["sure"] = float(np.sqrt(np.nanmean(error**2)))
        return scores

    def _repaired(self, number: int, far: list[int], hole: np.ndarray, folder: Path) -> dict[str, np.ndarray]:
        """What the engine makes of the date."""
        for one in (number, *far):
            values = self._fine[one].copy()
            if one == number:
                values[:, hole] = np.nan
            elif self._options.cloudy:
                values[:, self._masks[(7 * number + 3 * one + 1) % len(self._masks)]] = np.nan
            self._write(folder / f"fine_{self._days[one]}.tif", values, 1)
            self._write(folder / f"coarse_{self._days[one]}.tif", self._coarse[one], self._options.ratio)
        day, made = self._days[number], {}
        fine = CollectionSource(tuple(map(str, sorted(folder.glob("fine_*")))), role="fine")
        sources = (fine, CollectionSource(tuple(map(str, sorted(folder.glob("coarse_*")))), role="coarse"))
        for method in ("delta", "linear", "kriging"):
            out = folder / method
            fill.run(FillJob(sources, str(out), dates=(str(day),), method=method), lambda event: None)
            made["untied" if method == "kriging" else method] = _values(out / f"filled_{day}.tif")
        job = RepairJob(
            str(folder / f"fine_{day}.tif"),
            (fine,) if self._options.no_coarse else sources,
            str(folder / "whole.tif"),
            uncertainty=str(folder / "deviation.tif"),
        )
        repair.run(job, lambda event: None)
        made["repair"] = _values(folder / "whole.tif")
        made["deviation"] = _values(folder / "deviation.tif")
        return made

    def _write(self, path: Path, values: np.ndarray, ratio: int) -> None:
        driver = gdal.GetDriverByName("GTiff")
        dataset = driver.Create(str(path), values.shape[2], values.shape[1], len(values), gdal.GDT_Float32)
        dataset.SetGeoTransform((600000.0, PIXEL * ratio, 0, 5000000.0, 0, -PIXEL * ratio))
        dataset.SetProjection("EPSG:32633")
        for number, (band, name) in enumerate(zip(values, self._names), 1):
            target = dataset.GetRasterBand(number)
            target.WriteArray(np.where(np.isfinite(band), band, NODATA).astype(np.float32))
            target.SetNoDataValue(NODATA)
            target.SetDescription(name)


def _masks(folder: Path, shape: tuple[int, int]) -> list[np.ndarray]:
    """(rows, cols) bool, True is cloud, at the place's size."""
    masks = []
    for path in sorted(folder.glob("mask_*.tif")):
        clear = np.atleast_3d(gdal.Open(str(path)).ReadAsArray())[..., 0] > 0
        rows, columns = (np.arange(size) * own // size for size, own in zip(shape, clear.shape))
        cloud = ~clear[np.ix_(rows, columns)]
        if LEAST <= cloud.mean() <= MOST:
            masks.append(cloud)
    return masks


def _values(path: Path) -> np.ndarray:
    values = gdal.Open(str(path)).ReadAsArray().astype(float)
    return np.where(values == NODATA, np.nan, values)


def _figures(values: np.ndarray, truth: np.ndarray, hole: np.ndarray) -> dict[str, float]:
    """Of a prediction, laid into the mask alone."""
    whole = np.where(hole, values, truth)
    rmse = np.sqrt(((whole - truth)[:, hole] ** 2).mean(axis=1)).mean()
    ssim = np.mean([_ssim(*pair)[hole].mean() for pair in zip(whole, truth)])
    across, inside = _steps(whole, hole, one=True), _steps(whole, hole, one=False)
    return {"rmse": float(rmse), "ssim": float(ssim), "rim": across / inside}


def _steps(whole: np.ndarray, hole: np.ndarray, one: bool) -> float:
    """Mean absolute difference of neighbours of which one lies in the mask, or both."""
    steps = []
    for axis in (0, 1):
        first, second = (np.moveaxis(hole, axis, 0)[part] for part in (np.s_[1:], np.s_[:-1]))
        wanted = first ^ second if one else first & second
        steps.append(np.abs(np.diff(np.moveaxis(whole, axis + 1, 1), axis=1))[:, wanted])
    return float(np.concatenate(steps, axis=1).mean())


def _ssim(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """(rows, cols); the range is that of the truth."""
    size = other.max() - other.min()
    small, smaller = (0.01 * size) ** 2, (0.03 * size) ** 2
    means = [uniform_filter(image, WINDOW) for image in (one, other, one * one, other * other, one * other)]
    spread = WINDOW**2 / (WINDOW**2 - 1)
    first, second = (spread * (means[2 + n] - means[n] ** 2) for n in (0, 1))
    both = spread * (means[4] - means[0] * means[1])
    alike = (2 * means[0] * means[1] + small) * (2 * both + smaller)
    return alike / ((means[0] ** 2 + means[1] ** 2 + small) * (first + second + smaller))


if __name__ == "__main__":
    main()
