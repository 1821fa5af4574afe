"""What partly cloudy dates are worth as references of a series, beside the clear ones.

    python benchmarks/series_clouds.py FOLDER [--ratio 16] [--json FILE]

FOLDER holds fine_DATE.tif and mask_DATE.tif (1: clear) of one place. Each date that is at least 98 % clear is
predicted twice: from the clear dates alone, and from all dates of which a twentieth or more is clear,
wherever they are. The coarse images are simulated as in series.py; of a partly cloudy date each coarse pixel
is the mean of what is clear in it, and missing below a half. The date that is predicted has its whole coarse
image, and what kriging learns it learns without it. Figures are means over dates, as in series.py.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from scipy.ndimage import distance_transform_edt, gaussian_filter
from series import BLUR, FOLDS, PIXELS, brought_up, ndvi_of

from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.fill_job import KRIGING, FillJob
from chronofuse.engine.raster.readers import open_image
from chronofuse.engine.series.dates import Filled
from chronofuse.engine.series.filling import fill
from chronofuse.engine.series.kriging_kernels import NOT_FADED
from chronofuse.engine.series.learning import Learnt, learnt_of

GAPS = (0, 30, 60)
CLEAR, LEAST, HALF = 0.98, 0.05, 0.5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ratio", type=int, default=16)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    days, fine, names = clear_images(options.folder, options.ratio)
    clear = np.isfinite(fine[:, 0]).mean(axis=(1, 2))
    coarse = np.stack([_coarse(image, options.ratio) for image in fine])
    whole = [number for number, share in enumerate(clear) if share >= CLEAR]
    print(
        f"{len(days)} dates, {len(whole)} of them clear; {clear.mean():.0%} of all pixels clear", flush=True
    )
    found = {}
    for name, references in (("clear dates", whole), ("all dates", list(range(len(days))))):
        found[name] = _score(options, days, fine, coarse, names, whole, references)
        line = "  ".join(f"{gap:>3} {rmse:.4f} / {ndvi:.3f}" for gap, (rmse, ndvi) in found[name].items())
        print(f"{name:>11}  {line}", flush=True)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def clear_images(folder: Path, ratio: int) -> tuple[list[date], np.ndarray, tuple[str, ...]]:
    """Dates, (dates, bands, rows, cols) reflectance with gaps where it is cloudy, and the bands' names."""
    days, images, names = [], [], ()
    for path in sorted(folder.glob("fine_*.tif")):
        mask = open_image(str(path.with_name(path.name.replace("fine_", "mask_"))), "mask")
        image = open_image(str(path), "F")
        values = image.read(image.grid.window)
        is_clear = mask.dataset.ReadAsArray() == 1
        if is_clear.mean() < LEAST:
            continue
        values[:, ~is_clear | ~np.isfinite(values).all(axis=0)] = np.nan
        rows, columns = (size // ratio * ratio for size in values.shape[1:])
        days.append(date.fromisoformat(path.stem.partition("_")[2]))
        images.append(values[:, :rows, :columns])
        names = image.names
    return days, np.stack(images), names


def coarse_means(fine: np.ndarray, ratio: int) -> np.ndarray:
    """(bands, rows, cols) coarse image of one with gaps: the means of what is clear, missing below a half."""
    there = np.isfinite(fine[0]).astype(float)
    weight = _means(gaussian_filter(there, BLUR * ratio, mode="nearest"), ratio)
    bands = []
    for band in fine:
        value = _means(gaussian_filter(np.nan_to_num(band) * there, BLUR * ratio, mode="nearest"), ratio)
        bands.append(np.where(weight >= HALF, value / np.maximum(weight, HALF), np.nan))
    return np.stack(bands)


def _coarse(fine: np.ndarray, ratio: int) -> np.ndarray:
    """The coarse image of one with gaps, brought up to its pixels."""
    coarse = coarse_means(fine, ratio)
    missing = ~np.isfinite(coarse[0])
    if missing.all():
        return np.full(fine.shape, np.nan)
    nearest = distance_transform_edt(missing, return_distances=False, return_indices=True)
    brought = brought_up(coarse[:, nearest[0], nearest[1]], ratio)
    brought[:, np.kron(missing, np.ones((ratio, ratio))) > 0] = np.nan
    return brought


def _means(values: np.ndarray, ratio: int) -> np.ndarray:
    rows, columns = values.shape
    return values.reshape(rows // ratio, ratio, columns // ratio, ratio).mean(axis=(1, 3))


def _learnt(days: list[date], fine: np.ndarray, coarse: np.ndarray, kept: list[int]) -> Learnt:
    pixels = np.random.default_rng(0).permutation(fine.shape[2] * fine.shape[3])[:PIXELS]

    def samples(images: np.ndarray) -> np.ndarray:
        return images[kept].reshape(len(kept), images.shape[1], -1)[:, :, pixels].transpose(2, 0, 1)

    of_coarse, of_fine = samples(coarse).astype(float), samples(fine).astype(float)
    mean = np.nanmean(of_coarse, axis=1, keepdims=True)
    known = np.isfinite(of_coarse).all(axis=2) & np.isfinite(of_fine).all(axis=2)
    of_coarse, of_fine = (
        np.where(known[..., None], of_coarse, mean),
        np.where(known[..., None], of_fine, np.nan),
    )
    return learnt_of(KRIGING, [days[one] for one in kept], of_coarse, of_fine)


def _score(
    options: argparse.Namespace,
    days: list[date],
    fine: np.ndarray,
    coarse: np.ndarray,
    names: tuple[str, ...],
    whole: list[int],
    references: list[int],
) -> dict[int, tuple[float, float]]:
    """Gap to the mean RMSE over bands, and that of NDVI."""
    shape = fine.shape[1:]
    job = FillJob((CollectionSource((str(options.folder),)),), str(options.folder), keep=False)
    read = SimpleNamespace(
        fine={day: image.reshape(shape[0], -1).astype(np.float32) for day, image in zip(days, fine)},
        coarse={day: image.reshape(shape[0], -1).astype(np.float32) for day, image in zip(days, coarse)},
        is_of_the_day=lambda day: np.ones(shape[1] * shape[2], bool),
        further_noise=lambda references, side: NOT_FADED,
        in_rows=lambda values: values.reshape(*values.shape[:-1], *shape[1:]),
        ratio=options.ratio,
    )
    targets = whole[1:-1]
    learnt = [
        _learnt(days, fine, coarse, [one for one in references if one not in targets[fold::FOLDS]])
        for fold in range(FOLDS)
    ]
    found = {}
    for gap in GAPS:
        off, of_ndvi = [], []
        for number, own in enumerate(targets):
            far = [one for one in references if one != own and abs((days[one] - days[own]).days) >= gap / 2]
            clear = [one for one in whole if one != own and abs((days[one] - days[own]).days) >= gap / 2]
            if not clear or min(clear) > own or max(clear) < own:
                continue
            before = tuple(days[one] for one in reversed(far) if one < own)
            after = tuple(days[one] for one in far if one > own)
            target = Filled(days[own], before, after, True)
            values = fill(job, target, read, learnt[number % FOLDS]).values.reshape(shape)
            seen = np.isfinite(fine[own]).all(axis=0) & np.isfinite(values).all(axis=0)
            off.append(np.sqrt(((values - fine[own])[:, seen] ** 2).mean(axis=1)).mean())
            gone = (ndvi_of(values, names) - ndvi_of(fine[own], names))[seen]
            of_ndvi.append(np.sqrt((gone**2).mean()))
        found[gap] = float(np.mean(off)), float(np.mean(of_ndvi))
    return found


if __name__ == "__main__":
    main()
