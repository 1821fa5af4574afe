"""Overlap of water with what is known of it: the rule, plain thresholds, forests that never saw the place.

`water.py chips` measures the TerraMesh chips against their labels and against what was drawn on the day's
own image (water_drawn.py), `water.py places` the generator's places, whose truth is exact. Overlap is
intersection over union of all pixels of all images together, those without water among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal
from scipy.ndimage import median_filter
from sklearn.ensemble import RandomForestClassifier
from water_drawn import drawn_water

from chronofuse.engine.door.boundaries_job import MNDWI, NDWI, VH, VV, WATER
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.train_classifier_job import DEPTH, LEAF, TREES
from chronofuse.engine.maps.outlines import opening
from chronofuse.engine.maps.outlines.histograms import BINS, otsu
from chronofuse.engine.maps.outlines.levels import Level, level_of_image, source_at
from chronofuse.engine.maps.outlines.opening import Asked
from chronofuse.engine.raster import handles

WATER_LABEL, BLOCK, LEARNT, LITTLE = 1, 28, 2000, 128
"""Code of the labels; side of the blocks of which each second is held out; pixels of an image that are learnt
from; side of the windows with the least water."""


def water_of(path: Path, rule: str) -> tuple[np.ndarray, Level]:
    """(rows, cols) 1 water, 0 land, NaN nothing known, of one image; and the level that was taken."""
    asked = Asked(rule, None, (), 1, None, None)
    with handles.closing():
        chosen = opening.choose((CollectionSource((str(path),)),), asked, lambda share: None)
        level = level_of_image(chosen, 0, asked, None, lambda share: None)
        source = source_at(chosen, 0, asked, None, level)
        field, _ = source.field(source.grid.window)
    return np.where(np.isnan(field), np.nan, field >= 0), level


class Overlap:
    """Pixels in both and in either, by what was measured."""

    def __init__(self) -> None:
        self._sums: dict[str, list[np.ndarray]] = {}

    def add(self, key: str, found: np.ndarray, truth: np.ndarray) -> str:
        """What is known of `found` (NaN: nothing); the overlap of this one as text."""
        known = np.isfinite(found)
        wet = known & (np.nan_to_num(found) == 1)
        both, either = float((wet & truth).sum()), float((wet | (truth & known)).sum())
        self._sums.setdefault(key, []).append(np.array([both, either]))
        return f"{both / either:.3f}" if either else "none in either"

    def told(self, what: str) -> None:
        for key, sums in self._sums.items():
            both, either = np.sum(sums, axis=0)
            print(f"{what}: {key:34} {both / max(either, 1):.3f}", flush=True)


@dataclass(frozen=True)
class Scene:
    """An image with its radar and what is true."""

    name: str
    place: str
    optical: Path
    radar: Path
    truth: np.ndarray

    def bands(self, with_radar: bool) -> np.ndarray:
        """(bands, rows, cols) reflectance, and decibels without the most of the speckle; NaN for gaps."""
        parts = [_read(self.optical)]
        if with_radar:
            # The middle of 5 x 5 is of the pixels that are there.
            parts.append(np.stack([median_filter(np.nan_to_num(b, nan=-12.0), 5) for b in _read(self.radar)]))
        return np.concatenate(parts)


def _read(path: Path) -> np.ndarray:
    dataset = gdal.Open(str(path))
    values = dataset.ReadAsArray().astype(np.float32)
    for number, band in enumerate(values, 1):
        one = dataset.GetRasterBand(number)
        band[band == one.GetNoDataValue()] = np.nan
        band *= one.GetScale() or 1.0
    mask = path.with_name(f"{path.stem}_mask.tif")
    if mask.exists():
        values[:, gdal.Open(str(mask)).ReadAsArray() == 0] = np.nan
    return values


def _indices(scene: Scene) -> Iterator[tuple[str, np.ndarray]]:
    """Name and (rows, cols) of each number in which water is high."""
    bands = dict(zip(_names(scene.optical), _read(scene.optical)))
    green, nir, swir1 = (bands[a if a in bands else b] for a, b in _BANDS)
    for name, other in ((MNDWI, swir1), (NDWI, nir)):
        yield name, (green - other) / np.maximum(np.maximum(green, 1e-4) + np.maximum(other, 1e-4), 1e-4)
    for name, band in zip((VV, VH), _read(scene.radar)):
        yield name, -median_filter(np.nan_to_num(band, nan=-12.0), 5)


_BANDS = (("green", "b03"), ("nir", "b08"), ("swir1", "b11"))


def _names(path: Path) -> list[str]:
    dataset = gdal.Open(str(path))
    return [dataset.GetRasterBand(n).GetDescription().lower() for n in range(1, dataset.RasterCount + 1)]


def _plain(values: np.ndarray) -> float:
    """Otsu's threshold of a whole scene."""
    known = values[np.isfinite(values)]
    counts, edges = np.histogram(known, BINS)
    return otsu(counts.astype(float), (edges[1:] + edges[:-1]) / 2).threshold


def _above(values: np.ndarray, threshold: float) -> np.ndarray:
    return np.where(np.isfinite(values), values >= threshold, np.nan)


def by_rule(scenes: list[Scene], what: str) -> None:
    """The automatic rule, Otsu of the whole scene, and the best that a threshold of one number can be."""
    sums = Overlap()
    for scene in scenes:
        print(f"{scene.name}: {scene.truth.mean():.1%} water")
        for path, rules in ((scene.optical, (WATER, NDWI)), (scene.radar, (WATER, VV, VH))):
            for rule in rules:
                found, level = water_of(path, rule)
                kind = "optical" if path == scene.optical else "radar"
                iou = sums.add(f"{kind} {rule}", found, scene.truth)
                print(f"  {kind} {rule:6} {level.rule:6} {level.told:8.3f} {level.threshold.how:6} {iou}")
        for name, values in _indices(scene):
            sums.add(f"Otsu of all, {name}", _above(values, _plain(values)), scene.truth)
            if not scene.truth.any():
                continue
            steps = np.nanquantile(values, np.linspace(0.3, 0.999, 150))
            tried = [(Overlap().add("", _above(values, one), scene.truth), one) for one in steps]
            iou, level_ = max(one for one in tried if one[0][0].isdigit())
            print(f"  the best of all thresholds of {name:5} {level_:8.3f} {iou}")
    sums.told(what)


def by_forest(scenes: list[Scene], what: str, held_out: str) -> None:
    """Forests of the product's own size: of each place by the others, or of each second block."""
    sums = Overlap()
    for with_radar in (False, True):
        key = f"forest, {'optical and radar' if with_radar else 'optical'}"
        bands = {scene.name: scene.bands(with_radar) for scene in scenes}
        if held_out == "place":
            for place in dict.fromkeys(scene.place for scene in scenes):
                learnt = [(s, np.ones(s.truth.shape, bool)) for s in scenes if s.place != place]
                forest = _fitted(learnt, bands)
                for scene in (one for one in scenes if one.place == place):
                    iou = sums.add(key, _predicted(forest, bands[scene.name]), scene.truth)
                    print(f"  {key}, {scene.name} held out: {iou}", flush=True)
            continue
        for side in (0, 1):
            forest = _fitted([(s, _chequered(s.truth.shape) == side) for s in scenes], bands)
            for scene in scenes:
                found = _predicted(forest, bands[scene.name])
                found[_chequered(scene.truth.shape) == side] = np.nan
                sums.add(key, found, scene.truth)
    sums.told(f"{what}, each {held_out} held out")


def _chequered(shape: tuple[int, int]) -> np.ndarray:
    rows, columns = np.indices(shape) // BLOCK
    return (rows + columns) % 2


def _fitted(learnt: list[tuple[Scene, np.ndarray]], bands: dict[str, np.ndarray]):
    """Of pixels at random of where it may be learnt from; None where there is but one class."""
    random, values, classes = np.random.default_rng(1), [], []
    for scene, where in learnt:
        usable = np.flatnonzero(where & np.isfinite(bands[scene.name]).all(axis=0))
        chosen = random.choice(usable, min(LEARNT, usable.size), replace=False)
        values.append(bands[scene.name].reshape(len(bands[scene.name]), -1)[:, chosen].T)
        classes.append(scene.truth.ravel()[chosen])
    if len(np.unique(np.concatenate(classes))) < 2:
        return None
    forest = RandomForestClassifier(TREES, max_depth=DEPTH, min_samples_leaf=LEAF, random_state=1, n_jobs=1)
    return forest.fit(np.concatenate(values), np.concatenate(classes))


def _predicted(forest, bands: np.ndarray) -> np.ndarray:
    """(rows, cols) 1 water, 0 land, NaN where a band is not known."""
    known = np.isfinite(bands).all(axis=0)
    found = np.where(known, 0.0, np.nan)
    if forest is not None and known.any():
        found[known] = forest.predict(bands[:, known].T)
    return found


def _chips(data: Path, truth: Callable[[str, np.ndarray], np.ndarray]) -> list[Scene]:
    found = []
    for labels in sorted((data / "terramesh").glob("labels_*.tif")):
        name = labels.stem.removeprefix("labels_")
        paths = [labels.with_name(f"{kind}_{name}.tif") for kind in ("optical", "radar")]
        found.append(Scene(name, name, *paths, truth(name, gdal.Open(str(labels)).ReadAsArray())))
    return found


def chips(data: Path) -> None:
    """Both truths of the chips."""
    for what, truth in (
        ("by the labels", lambda name, labels: labels == WATER_LABEL),
        ("as drawn", lambda name, labels: drawn_water(name)),
    ):
        scenes = _chips(data, truth)
        by_rule(scenes, what)
        by_forest(scenes, what, "place")
        by_forest(scenes, what, "block")


def places(folder: Path) -> None:
    """Places of the generator side by side in a folder, of the whole and of the window with least water."""
    scenes = []
    for radar in sorted(folder.glob("*/radar/radar_*.tif")):
        place, day = radar.parents[1], radar.stem.removeprefix("radar_")
        optical, truth = place / f"fine_{day}.tif", place / "truth" / f"water_{day}.tif"
        if optical.exists() and truth.exists():
            shares = gdal.Open(str(truth)).ReadAsArray()
            wet = shares >= (50 if shares.max() > 1 else 0.5)
            scenes.append(Scene(f"{place.name} {day}", place.name, optical, radar, wet))
    by_rule(scenes, "generator")
    by_forest(scenes, "generator", "place")
    sums = Overlap()
    for scene in scenes:
        part = _least(scene.truth)
        window = f"/vsimem/{scene.name}.tif"
        gdal.Translate(window, str(scene.radar), srcWin=[part[1].start, part[0].start, LITTLE, LITTLE])
        found, _ = water_of(Path(window), WATER)
        sums.add(f"radar {WATER}, {scene.truth[part].mean():.0%} water", found, scene.truth[part])
        sums.add(f"radar {WATER}, windows with the least water", found, scene.truth[part])
    sums.told("generator")


def _least(truth: np.ndarray) -> tuple[slice, slice]:
    """The window that has least water."""
    rows, columns = truth.shape
    corners = [(y, x) for y in range(0, rows - LITTLE + 1, 32) for x in range(0, columns - LITTLE + 1, 32)]
    y, x = min(corners, key=lambda at: truth[at[0] : at[0] + LITTLE, at[1] : at[1] + LITTLE].mean())
    return slice(y, y + LITTLE), slice(x, x + LITTLE)
