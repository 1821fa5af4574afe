"""What the parts of fuzz.py have in common: the small scene, a part's mutations, what a right raster is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Optional

import foreign
import fuzz_place  # first, for where the tests' own makers of images lie
import images
import numpy as np
from fuzz_place import COMPILES, Place, command
from osgeo import gdal

gdal.UseExceptions()
FINE, COARSE, TARGET, TRUTH = (
    *("f1_2024-04-12.tif", "c1_2024-04-12.tif", "c2_2024-07-01.tif"),
    "truth_2024-07-01.tif",
)
NAMES = ("green", "red", "nir")
SIDE, RATIO = 48, 8
Mutation = Callable[[Random, Place], None]


@dataclass(frozen=True)
class Part:
    """One kind of input that faults are brought into."""

    name: str
    mutations: dict[str, Mutation]
    """Kind of fault to what brings it into the files, or into the plan, of a place."""
    begin: Callable[[Random, Place], None]
    """Puts the sound input into a fresh place."""
    verdict: Callable[[Random, Place], Optional[str]]
    """Runs the engine; what is wrong with what came of it, None where the trial is survived."""
    most: int = 2
    """Mutations of one trial at most."""


def write_scene(folder: Path) -> Path:
    """F1 with a gap, C1, C2 and the truth of a small scene; written once, copied for each trial."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / TRUTH).exists():
        random = np.random.default_rng(5)
        before = images.smooth_noise(random, (3, SIDE, SIDE))
        after = before + 0.1 * images.smooth_noise(random, (3, SIDE, SIDE), sigma=12)
        holed = before.copy()
        holed[:, 10:14, 20:26] = np.nan
        kind = {"names": NAMES, "options": ["INTERLEAVE=BAND"]}
        images.write(folder / FINE, holed, **kind)
        for name, values in ((COARSE, before), (TARGET, after)):
            images.write(folder / name, images.block_mean(values, RATIO), pixel=30.0 * RATIO, **kind)
        images.write(folder / TRUTH, after, **kind)
    return folder


def scene_beside(place: Place) -> Path:
    """The scene of all trials, beside the trial's own folder."""
    return write_scene(place.root.parent / "scene")


_RUN: set[tuple[str, ...]] = set()


def run_once(place: Place, words: list[object]) -> None:
    """Run a sound command before the first trial of its kind, since the first run compiles for a minute what
    is not compiled yet; the place is fresh afterwards, with its plan."""
    kind = tuple(str(word) for word in words if not isinstance(word, Path))
    if kind in _RUN:
        return
    _RUN.add(kind)
    place.copy_in(scene_beside(place))
    command(place, *words, seconds=COMPILES)
    plan = place.plan
    place.fresh()
    place.plan = plan


def fusion(place: Place, *more: object) -> list[object]:
    """The words of a fusion of the place's scene."""
    images_of = {"--fine": FINE, "--coarse": COARSE, "--target": TARGET}
    return [
        *(word for flag, name in images_of.items() for word in (flag, place.inputs / name)),
        *("-o", place.out / "o.tif", *more),
    ]


def fault_of_raster(path: Path, fine: Path) -> Optional[str]:
    """What is wrong with a fused raster: it must be whole, on F1's grid, and have no number that is none."""
    try:
        made, like = gdal.Open(str(path)), gdal.Open(str(fine))
        layers = [made.GetRasterBand(number + 1) for number in range(made.RasterCount)]
        values = [band.ReadAsArray() for band in layers]
        sizes = (made.RasterXSize, made.RasterYSize), (like.RasterXSize, like.RasterYSize)
    except (RuntimeError, AttributeError) as error:
        return f"the output can't be read: {error}"
    if sizes[0] != sizes[1]:
        return f"the output has {sizes[0]} pixels and F1 {sizes[1]}"
    for number, (band, stored) in enumerate(zip(layers, values), 1):
        nodata = band.GetNoDataValue()
        known = stored[~np.isnan(stored) if nodata is not None and np.isnan(nodata) else stored != nodata]
        if not np.isfinite(known).all():
            return f"band {number} of the output has values that are no numbers"
    return None


def same_bytes(path: Path, whole: bytes) -> Optional[str]:
    """What is wrong with an output that must be as it would be without the fault."""
    if not path.is_file():
        return f"exit status 0 without {path.name}"
    return None if path.read_bytes() == whole else f"{path.name} differs from that of an undisturbed run"


__all__ = ["Part", "Place", "foreign", "fuzz_place"]
