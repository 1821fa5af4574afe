"""How far outlines on fused and on filled images lie from the generator's true shores; `water.py fused`.

The fine images of the folder have no clouds, but noise and errors of calibration. Each date that has a coarse
image and no fine one is fused from the fine image before it, from one further back, and from the two around
it, and filled from all of them. Its truth is drawn, too, and so is the fine image before it as it is, which
is what one has without fusion. Of what is fused from one pair the shore is moved, too (`--reference`), with
the generator's heights and without.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Optional

import numpy as np
from osgeo import ogr
from scipy.spatial import cKDTree

from chronofuse.engine import boundaries
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.jobs import BoundariesJob

METHODS = ("softmix", "chrono")
FURTHER = 3
"""How many fine dates back the second reference lies, the nearest of which is 1."""
TRUE, UNCHANGED = "true image", "fine image before it, unchanged"


def points_along(geometry: ogr.Geometry, step: float) -> np.ndarray:
    """(n, 2) points along a line or the rings of polygons, at most `step` apart."""
    found = geometry.Clone()
    found.Segmentize(step)
    if found.GetGeometryCount():
        parts = range(found.GetGeometryCount())
        return np.concatenate([points_along(found.GetGeometryRef(n), step) for n in parts])
    return np.array(found.GetPoints())[:, :2]


def true_shore(folder: Path, day: str, step: float) -> np.ndarray:
    """(n, 2) points along the shore of a day, by the generator."""
    dataset = ogr.Open(str(folder / "truth" / "shores.gpkg"))  # it must outlive its layer
    layer = dataset.GetLayer(0)
    layer.SetAttributeFilter(f"date = '{day}'")
    return np.concatenate([points_along(feature.geometry(), step) for feature in layer])


def drawn(image: Path, step: float, **wishes: str) -> np.ndarray:
    """(n, 2) points along the outlines of the water in an image, by the automatic rule.

    Args:
        wishes: of the job.
    """
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "out.gpkg"
        job = BoundariesJob((CollectionSource((str(image),)),), str(out), overwrite=True, **wishes)
        boundaries.run(job, lambda event: None)
        dataset = ogr.Open(str(out))
        lines = [points_along(f.geometry(), step) for f in dataset.GetLayerByName("lines")]
    return np.concatenate(lines) if lines else np.empty((0, 2))


def both_ways(found: np.ndarray, true: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Distances from the points found to the shore, and from the shore to them; infinite where none is."""
    if not len(found):
        return np.full(1, np.inf), np.full(len(true), np.inf)
    return cKDTree(true).query(found)[0], cKDTree(found).query(true)[0]


def fused(folder: Path, pixel: float) -> None:
    """Prints of each way to an image the distances on each date, and on all of them."""
    with tempfile.TemporaryDirectory() as name:
        far: dict[str, list[tuple[np.ndarray, np.ndarray]]] = {}
        for how, day, image, wishes in _ways(folder, Path(name)):
            away, back = both_ways(drawn(image, pixel / 10, **wishes), true_shore(folder, day, pixel / 10))
            far.setdefault(how, []).append((away / pixel, back / pixel))
            print(f"{day} {how:34} outline to shore {_told(far[how][-1:], 0)}, shore to outline "
                  f"{_told(far[how][-1:], 1)}", flush=True)  # fmt: skip
        for how, pairs in far.items():
            print(f"{len(pairs)} dates {how:34} outline to shore {_told(pairs, 0)}, shore to outline "
                  f"{_told(pairs, 1)} pixels")  # fmt: skip


def _told(pairs: list[tuple[np.ndarray, np.ndarray]], way: int) -> str:
    every = np.concatenate([pair[way] for pair in pairs])
    return f"{every.mean():.3f} (95 % {np.quantile(every, 0.95):.3f})"


def _ways(folder: Path, work: Path) -> Iterator[tuple[str, str, Path, dict[str, str]]]:
    """Of each way the days, their images, and what is asked for beside the rule."""
    for how, day, image, reference in _images(folder, work):
        yield how, day, image, {}
        if reference is not None:
            moved = {"reference": str(reference)}
            yield f"{how}, moved", day, image, moved
            yield f"{how}, by heights", day, image, {**moved, "dem": str(folder / "truth" / "terrain.tif")}


def _images(folder: Path, work: Path) -> Iterator[tuple[str, str, Path, Optional[Path]]]:
    """Of each way the days and their images; of those of one pair its fine image."""
    fine = sorted(path for path in folder.glob("fine_*.tif") if not path.stem.endswith("_mask"))
    have = [date.fromisoformat(path.stem[-10:]) for path in fine]
    coarse = {date.fromisoformat(path.stem[-10:]): path for path in folder.glob("coarse_*.tif")}
    targets = sorted(day for day in coarse if day not in have and sum(one < day for one in have) >= FURTHER)
    filled = _filled(folder, targets, work)
    for day in targets:
        yield TRUE, str(day), folder / "truth" / f"truth_{day}.tif", None
        before = [number for number, one in enumerate(have) if one < day]
        around = before[-1:] + [number for number, one in enumerate(have) if one > day][:1]
        yield UNCHANGED, str(day), fine[before[-1]], None
        for what, used in (("pair before", before[-1:]), ("pair far back", [before[-FURTHER]]),
                           ("pairs around", around)):  # fmt: skip
            if what == "pairs around" and len(used) < 2:
                continue
            pairs = [
                word for n in used for word in ("--fine", str(fine[n]), "--coarse", str(coarse[have[n]]))
            ]
            for method in METHODS:
                out = work / f"{method}_{used[0]}_{len(used)}_{day}.tif"
                _run(["fuse", *pairs, "--target", str(coarse[day]), "--method", method, "-o", str(out)])
                yield f"{method}, {what}", str(day), out, fine[used[0]] if len(used) == 1 else None
        yield "kriging", str(day), filled[str(day)], None


def _filled(folder: Path, days: list[date], work: Path) -> dict[str, Path]:
    """The series of all fine and coarse images, filled on some days."""
    out = work / "filled"
    wanted = [word for day in days for word in ("--fill-date", str(day))]
    images = [
        str(path)
        for path in sorted([*folder.glob("fine_*.tif"), *folder.glob("coarse_*.tif")])
        if not path.stem.endswith("_mask")
    ]
    _run(["series", "fill", *images, *wanted, "--method", "kriging", "-o", str(out)])
    return {
        str(day): next(path for path in sorted(out.glob(f"*{day}*.tif")) if _is_image(path)) for day in days
    }


def _is_image(path: Path) -> bool:
    return not path.stem.endswith(("_origin", "_mask", "_uncertainty"))


def _run(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "chronofuse.engine", *words, "--threads", "1"], capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(words[:2])} failed: {done.stderr[-500:]}")
