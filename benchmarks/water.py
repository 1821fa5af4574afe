"""How well water is told and outlined: overlap with labels, distance from known shores, a whole scene.

    python benchmarks/water.py chips [--data ../shared/data]     # Sentinel-2 and Sentinel-1 beside labels
    python benchmarks/water.py shores                            # lakes whose outline is a formula
    python benchmarks/water.py levels                            # 45 days of a known water level
    python benchmarks/water.py scene [--side 10980]              # seams, time and memory of a whole scene

The results stand in docs/boundaries.md.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
from osgeo import gdal

sys.path.insert(0, str(Path(__file__).resolve().parent))
import measured  # noqa: F401  (puts the package on the path)

from chronofuse.engine.door.boundaries_job import MNDWI, NDWI, VH, VV, WATER
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.outlines import opening
from chronofuse.engine.outlines.levels import Level, level_of_image, source_at
from chronofuse.engine.outlines.opening import Asked
from chronofuse.engine.raster import handles

WATER_LABEL = 1


def water_of(path: Path, rule: str) -> tuple[np.ndarray, Level]:
    """(rows, cols) 1 water, 0 land, NaN nothing known, of one image; and the level that was taken."""
    asked = Asked(rule, None, (), 1, None, None)
    with handles.closing():
        chosen = opening.choose((CollectionSource((str(path),)),), asked, lambda share: None)
        level = level_of_image(chosen, 0, asked, None, lambda share: None)
        source = source_at(chosen, 0, asked, None, level)
        field, _ = source.field(source.grid.window)
    return np.where(np.isnan(field), np.nan, field >= 0), level


def overlap(found: np.ndarray, truth: np.ndarray) -> tuple[float, float, float]:
    """Pixels in both, in either, and that are known."""
    known = np.isfinite(found)
    wet = known & (np.nan_to_num(found) == 1)
    return float((wet & truth & known).sum()), float(((wet | truth) & known).sum()), float(known.sum())


def chips(data: Path) -> None:
    """Intersection over union of water with the labels: of each chip, and of all of them together."""
    sums: dict[str, np.ndarray] = {}
    for labels in sorted((data / "terramesh").glob("labels_*.tif")):
        name = labels.stem.removeprefix("labels_")
        stored = gdal.Open(str(labels)).ReadAsArray()
        truth = stored == WATER_LABEL
        print(f"{name}: {truth.mean():.1%} water by the labels")
        for kind, rules in (("optical", (WATER, MNDWI, NDWI)), ("radar", (WATER, VV, VH))):
            for rule in rules:
                found, level = water_of(labels.with_name(f"{kind}_{name}.tif"), rule)
                found = np.where(stored == 0, np.nan, found)
                both, either, _ = overlap(found, truth)
                key = f"{kind} {rule}"
                sums[key] = sums.get(key, np.zeros(2)) + np.array([both, either])
                iou = f"{both / either:.3f}" if either else "none in either"
                print(f"  {key:16} {level.rule:5} {level.told:8.3f} {level.threshold.how:6} IoU {iou}")
    for key, (both, either) in sums.items():
        print(f"all chips  {key:16} IoU {both / either:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("chips", "shores", "levels", "scene"))
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "data")
    parser.add_argument("--side", type=int, default=10980)
    options = parser.parse_args()
    if options.what == "chips":
        chips(options.data)


if __name__ == "__main__":
    main()
