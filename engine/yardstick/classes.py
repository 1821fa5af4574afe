"""Classes: from an index and a threshold or from class rasters; how well they and their boundaries agree.

Agreement (overall accuracy, F1 per class, mean IoU, Cohen's kappa) comes from a confusion matrix. The
boundary F1 is that of Csurka et al. 2013 (What is a good evaluation measure for semantic segmentation?): a
boundary pixel is found when the other raster has a boundary pixel of the same class within the tolerance; F1
is the harmonic mean of the found shares of the predicted boundary (precision) and of the true one (recall).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Optional

import numpy as np

from ..align import crs, warp
from ..door.errors import BandMismatchError, ClassesError
from ..raster.bands import describe, find
from ..raster.grid import Window, windows
from ..raster.readers import Image, open_image
from . import class_kernels, metric_kernels

CLASSES = 256
"""Class rasters hold whole numbers below this."""
SIDE = 1024
"""Side of the windows over class rasters, in pixels."""
FIGURES = ("boundary_f1", "overall_accuracy", "class_f1", "mean_iou", "kappa")


@dataclass(frozen=True)
class Index:
    """A normalised difference that marks a class where it exceeds a threshold."""

    above: str
    below: str
    threshold: float
    """Where no other is given."""
    label: str
    """The class that it marks."""


INDICES = {
    "ndwi": Index("green", "nir", 0.0, "water"),  # McFeeters 1996
    "mndwi": Index("green", "swir1", 0.0, "water"),  # Xu 2006
    "ndvi": Index("nir", "red", 0.4, "vegetation"),  # Rouse et al. 1974
}


@dataclass(frozen=True)
class Rule:
    """How two classes come from an image: those pixels whose index exceeds the threshold, and the others."""

    name: str
    above: int
    """Index of the band, from 0."""
    below: Optional[int]
    """None where `above` is a band that holds the index itself."""
    threshold: float
    label: str
    tolerance: int
    """How far a boundary may be off, in pixels."""

    @property
    def source(self) -> str:
        return f"{self.name} > {self.threshold:g}"

    @property
    def labels(self) -> dict[int, str]:
        return {0: "other", 1: self.label}

    def index(self, image: np.ndarray) -> np.ndarray:
        """(rows, cols) float32 of (bands, rows, cols), NaN where it can't be known."""
        if self.below is None:
            return image[self.above]
        out = np.empty(image.shape[1:], np.float32)
        metric_kernels.index_of(image[self.above], image[self.below], out)
        return out

    def classes(self, image: np.ndarray) -> np.ndarray:
        """0 and 1 as int16, NO_CLASS where the index can't be known."""
        index = self.index(image)
        known = np.isfinite(index)
        return np.where(known, np.where(known, index, 0) > self.threshold, class_kernels.NO_CLASS).astype(
            np.int16
        )


def index_rule(
    names: tuple[str, ...], asked: Optional[str], threshold: Optional[float], tolerance: int, path: str
) -> tuple[Optional[Rule], Optional[str]]:
    """The rule that was asked for, or NDWI where the bands allow it; else None and why.

    Raises:
        BandMismatchError: the image lacks the bands of the index that was asked for.
    """
    name = asked or "ndwi"
    index = INDICES[name]
    limit = index.threshold if threshold is None else threshold
    own, above, below = (find(names, n) for n in (name, index.above, index.below))
    if own is not None:
        return Rule(name, own, None, limit, index.label, tolerance), None
    if above is not None and below is not None:
        return Rule(name, above, below, limit, index.label, tolerance), None
    if asked:
        raise BandMismatchError(
            f"{name} needs bands that are called {index.above} and {index.below}, but '{path}' has "
            f"{describe(names)}: set the band descriptions, or take another index."
        )
    return None, f"no bands are called {index.above} and {index.below}, and no classes were given"


def ndvi_rule(names: tuple[str, ...]) -> Optional[Rule]:
    """Where NDVI can be had from; None where it can't."""
    try:
        return index_rule(names, "ndvi", None, 0, "")[0]
    except BandMismatchError:
        return None


@dataclass
class ClassSums:
    """Counts of pairs of classes and of found boundary pixels over the windows seen so far."""

    size: int
    tolerance: int
    confusion: np.ndarray = field(init=False)
    """(true, predicted)."""
    boundary: np.ndarray = field(init=False)
    """(class, 4): predicted boundary pixels, found ones, true ones, found ones."""

    def __post_init__(self):
        self.confusion = np.zeros((self.size, self.size), np.int64)
        self.boundary = np.zeros((self.size, 4), np.int64)

    def add(self, predicted: np.ndarray, true: np.ndarray, inner: np.ndarray) -> None:
        """Classes as (rows, cols) int16 with a halo of tolerance + 1 pixels around `inner`."""
        class_kernels.confusion_sums(predicted, true, inner, self.confusion)
        class_kernels.boundary_sums(predicted, true, inner, self.tolerance, self.boundary)

    def figures(self, source: str, labels: dict[int, str], wanted: Optional[int] = None) -> dict[str, Any]:
        """The figures of FIGURES, `classes` (what they are made from) and `reasons`.

        Args:
            source: where the classes come from, in words.
            labels: number to name; a class without one is named by its number.
            wanted: the one class whose boundary counts; None: all.
        """
        present = [c for c in range(self.size) if self.confusion[c].any() or self.confusion[:, c].any()]
        names = {c: labels.get(c, str(c)) for c in present}
        bounded = present if wanted is None else [wanted]
        boundary, why = self._boundary(bounded, {c: labels.get(c, str(c)) for c in bounded})
        found: dict[str, Any] = {"boundary_f1": boundary["f1"], **agreement(self.confusion, names)}
        reasons = {**({"boundary_f1": why} if why else {}), **found.pop("reasons")}
        details = {
            "source": source,
            "tolerance": self.tolerance,
            "labels": list(names.values()),
            "confusion": self.confusion[np.ix_(present, present)].tolist(),
            "boundary_precision": boundary["precision"],
            "boundary_recall": boundary["recall"],
        }
        return {**found, "classes": details, "reasons": reasons}

    def _boundary(self, classes: list[int], names: dict[int, str]) -> tuple[dict[str, dict], Any]:
        found: dict[str, dict] = {"f1": {}, "precision": {}, "recall": {}}
        for c in classes:
            predicted, predicted_found, true, true_found = (int(v) for v in self.boundary[c])
            precision = predicted_found / predicted if predicted else None
            recall = true_found / true if true else None
            found["precision"][names[c]], found["recall"][names[c]] = precision, recall
            found["f1"][names[c]] = _harmonic(precision, recall)
        known = [v for v in found["f1"].values() if v is not None]
        missing = {
            name: "neither the prediction nor the truth has a boundary of this class"
            for name, v in found["f1"].items()
            if v is None
        }
        reason: Any = missing if found["f1"] else "no pixel has a class in both the prediction and the truth"
        found["f1"] = {"mean": float(np.mean(known)) if known else None, "classes": found["f1"]}
        return found, reason


def agreement(confusion: np.ndarray, names: dict[int, str]) -> dict[str, Any]:
    """Overall accuracy, F1 per class, mean IoU and Cohen's kappa of a confusion matrix (true, predicted).

    Args:
        names: number to name of the classes that occur.
    """
    total = int(confusion.sum())
    if not total:
        return {
            "overall_accuracy": None,
            "class_f1": {"mean": None, "classes": {}},
            "mean_iou": None,
            "kappa": None,
            "reasons": dict.fromkeys(
                FIGURES[1:], "no pixel has a class in both the prediction and the truth"
            ),
        }
    chosen = list(names)
    hits = confusion.diagonal()[chosen].astype(float)
    true, predicted = confusion.sum(axis=1)[chosen].astype(float), confusion.sum(axis=0)[chosen].astype(float)
    f1, iou = 2 * hits / (true + predicted), hits / (true + predicted - hits)
    by_chance = float(true @ predicted) / total**2
    accuracy = float(hits.sum()) / total
    kappa = (accuracy - by_chance) / (1 - by_chance) if len(chosen) > 1 else None
    return {
        "overall_accuracy": accuracy,
        "mean_iou": float(iou.mean()),
        "kappa": kappa,
        "class_f1": {"mean": float(f1.mean()), "classes": dict(zip(names.values(), map(float, f1)))},
        "reasons": {"kappa": "only one class occurs"} if kappa is None else {},
    }


def _harmonic(precision: Optional[float], recall: Optional[float]) -> Optional[float]:
    """Their F1; 0 where one side has no boundary at all, None where neither has."""
    if precision is None and recall is None:
        return None
    if not precision or not recall:
        return 0.0
    return 2 * precision * recall / (precision + recall)


# ---- class rasters


def open_classes(path: str, role: str, onto: Optional[Image] = None) -> Image:
    """A raster of classes in its own numbers; on the grid of another one, by its nearest pixel.

    Raises:
        ClassesError: more than one band.
        NoOverlapError: it does not overlap the other one.
    """
    image = warp.north_up(open_image(path, role))
    if image.bands != 1:
        raise ClassesError(
            f"{role} '{path}' has {image.bands} bands, but a raster of classes has one: give one band."
        )
    if image.scale_note:  # the guess for reflectance does not hold for classes
        image = replace(image, encodings=tuple(replace(e, scale=1.0) for e in image.encodings), scale_note="")
    if onto is None:
        return image
    crs.require_overlap(image, onto)
    return warp.to_grid(image, onto.grid, "near")


def compare_rasters(predicted: Image, true: Image, tolerance: int) -> dict[str, Any]:
    """The figures of two class rasters on one grid.

    Raises:
        ClassesError: a value that is no class.
    """
    sums = ClassSums(CLASSES, tolerance)
    for window in windows(true.grid.width, true.grid.height, SIDE):
        outer = window.grown(tolerance + 1, true.grid.width, true.grid.height)
        layers = [_numbers(image, outer) for image in (predicted, true)]
        sums.add(*layers, bounds(window, outer))
    return sums.figures(f"{predicted.path} against {true.path}", {})


def _numbers(image: Image, window: Window) -> np.ndarray:
    values = image.read(window)[0]
    known = np.isfinite(values)
    kept = values[known]
    wrong = kept[(kept != np.rint(kept)) | (kept < 0) | (kept >= CLASSES)]
    if wrong.size:
        raise ClassesError(
            f"{image.role} '{image.path}' holds {wrong[0]:g}, but classes are whole numbers from 0 to "
            f"{CLASSES - 1}: reclassify it, or take an index instead."
        )
    return np.where(known, np.where(known, values, 0), class_kernels.NO_CLASS).astype(np.int16)


def bounds(window: Window, outer: Window) -> np.ndarray:
    """A window inside its outer one as the kernels take it: first row, end row, first column, end column."""
    rows, columns = window.inside(outer)
    return np.array([rows.start, rows.stop, columns.start, columns.stop])
