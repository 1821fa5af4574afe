"""Images with faults, and what becomes of a check, a fusion or an assessment with them."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Optional

import fuzz_image_files as files
import numpy as np
from fuzz_part import COARSE, FINE, TARGET, TRUTH, Part, fault_of_raster, fusion, run_once, scene_beside
from fuzz_place import Ended, Place, command, fault_of_command, kept_rows_were_told
from osgeo import gdal

METHODS = ("delta",) * 6 + ("upsample", "delta-gain", "starfm", "fitfc", "fsdaf", "ubdf", "softmix", "chrono")
ROLES = (FINE, FINE, COARSE, TARGET, TARGET)
SECONDS = 15.0
"""Which the first run of a kernel or a network may take."""
STEEPEST = 2.0
"""How far bicubic resampling may go beyond the coarse change, as a multiple of it."""


def begin(random: Random, place: Place) -> None:
    place.plan = {"role": random.choice(ROLES), "action": random.choice(("fuse",) * 7 + ("check", "assess"))}
    place.plan["method"] = random.choice(METHODS)
    place.plan["more"] = random.choice(((), (), (), ("--ndvi",), ("--change",), ("--reference",)))
    run_once(place, words(place))
    place.copy_in(scene_beside(place))


def words(place: Place) -> list[object]:
    plan = place.plan
    if plan["action"] == "assess":
        return ["assess", place.inputs / FINE, place.inputs / TRUTH, "--json", place.out / "r.json"]
    given = fusion(place, "--method", plan["method"])
    if plan["action"] == "check":
        at = given.index("-o")
        return ["check", *given[:at], *given[at + 2 :]]
    further = {
        "--ndvi": [place.out / "n.tif"],
        "--change": [place.out / "c.tif"],
        "--reference": [place.inputs / TRUTH],
    }
    more = [word for flag in plan["more"] for word in (flag, *further[flag])]
    return ["fuse", *given, *more]


def verdict(_random: Random, place: Place) -> Optional[str]:
    before = place.snapshot()
    ended = command(place, *words(place), seconds=SECONDS)
    fault = fault_of_command(ended, refused=1 if place.plan["action"] == "check" else 2)
    fault = fault or place.changed_since(before, may_be_new(place, ended))
    if fault or ended.status or place.plan["action"] != "fuse":
        return fault
    made = place.out / "o.tif"
    return fault_of_raster(made, place.inputs / FINE) or fault_of_values(made, place.inputs, place.plan)


def may_be_new(place: Place, ended: Ended) -> set[str]:
    if ended.status == 0:
        return {"out/o.tif", "out/n.tif", "out/c.tif", "out/r.json"}
    kept = kept_rows_were_told(ended)
    return {path for path in place.snapshot() if path.startswith("home/unfinished/")} if kept else set()


def fault_of_values(made: Path, inputs: Path, plan: dict) -> Optional[str]:
    """Of delta, where the units are plain: F2 is F1 and no more than the coarse change, and a gap where F1
    has one."""
    if plan["method"] != "delta" or plan.get("other units"):
        return None
    try:
        fine, coarse, target, fused = (
            physical(p) for p in (*(inputs / n for n in (FINE, COARSE, TARGET)), made)
        )
    except (RuntimeError, AttributeError, ValueError):
        return None  # what plain GDAL can't read, the engine may see otherwise
    if len({scales_of(path) for path in (*(inputs / n for n in (FINE, COARSE, TARGET)), made)}) > 1:
        return None  # a scale that was lost, which the engine takes from the other images
    if fused.shape != fine.shape:
        return None  # bands that were matched by name, or a mask that was told from a band
    if np.isfinite(fused[~np.isfinite(fine)]).any():
        return "the output has values where F1 has a gap"
    if coarse.shape != target.shape or not np.isfinite(fused).any():
        return None
    most = STEEPEST * float(
        np.nanmax([np.nanmax(target) - np.nanmin(coarse), np.nanmax(coarse) - np.nanmin(target)])
    )
    change = float(np.nanmax(np.abs(fused - fine)))
    return (
        f"F2 is up to {change:.4g} from F1, the coarse images {most / 2:.4g}"
        if change > most + 1e-3
        else None
    )


def scales_of(path: Path) -> tuple[float, ...]:
    dataset = gdal.Open(str(path))
    bands = [dataset.GetRasterBand(number + 1) for number in range(dataset.RasterCount)]
    return tuple(sorted({band.GetScale() or 1.0 for band in bands}))


def physical(path: Path) -> np.ndarray:
    """Values of the bands that are no masks, NaN for gaps, by plain GDAL."""
    dataset, layers = gdal.Open(str(path)), []
    for number in range(1, dataset.RasterCount + 1):
        band = dataset.GetRasterBand(number)
        if band.GetColorInterpretation() == gdal.GCI_AlphaBand:
            continue
        stored, mask = band.ReadAsArray(), band.GetMaskBand().ReadAsArray()
        scale, offset = band.GetScale(), band.GetOffset()
        real = stored.astype(np.float64) * (1 if scale is None else scale) + (offset or 0)
        layers.append(np.where(mask > 0, real, np.nan))
    return np.stack(layers)


PART = Part("images", files.KINDS, begin, verdict)
