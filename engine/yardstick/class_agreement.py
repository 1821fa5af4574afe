"""How well the classes of two images and their boundaries agree; the classes are a rule's or a raster's own.

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
from ..door.errors import ClassesError
from ..door.value import BY_CLASS, Value
from ..raster.grid import Window, windows
from ..raster.readers import Image, open_image
from . import class_kernels
from .survey import bounds

CLASSES = 256
"""Class rasters hold whole numbers below this."""
SIDE = 1024
"""Side of the windows over class rasters, in pixels."""
FIGURES = ("boundary_f1", "overall_accuracy", "class_f1", "mean_iou", "kappa")
NO_CLASS = "no pixel has a class in both the prediction and the truth"
NO_BOUNDARY = "neither the prediction nor the truth has a boundary of this class"

Shares = dict[str, Optional[float]]
"""Class to a share."""


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

    def figures(self, source: str, labels: dict[int, str], only: Optional[int] = None) -> dict[str, Any]:
        """The figures of FIGURES, and `classes`, what they are made from.

        Args:
            source: where the classes come from, in words.
            labels: number to name; a class without one is named by its number.
            only: the one class whose boundary counts; None: all.
        """
        present = [c for c in range(self.size) if self.confusion[c].any() or self.confusion[:, c].any()]
        names = {c: labels.get(c, str(c)) for c in present}
        bounded = present if only is None else [only]
        precision, recall = self._boundary({c: labels.get(c, str(c)) for c in bounded})
        details = {
            "source": source,
            "tolerance": self.tolerance,
            "labels": list(names.values()),
            "confusion": self.confusion[np.ix_(present, present)].tolist(),
            "boundary_precision": precision,
            "boundary_recall": recall,
        }
        f1 = _boundary_f1(precision, recall)
        return {"boundary_f1": f1, **agreement(self.confusion, names), "classes": details}

    def _boundary(self, names: dict[int, str]) -> tuple[Shares, Shares]:
        """Of each class the found shares of the predicted boundary and of the true one."""
        precision: Shares = {}
        recall: Shares = {}
        for c, name in names.items():
            predicted, predicted_found, true, true_found = (int(v) for v in self.boundary[c])
            precision[name] = predicted_found / predicted if predicted else None
            recall[name] = true_found / true if true else None
        return precision, recall


def _boundary_f1(precision: Shares, recall: Shares) -> Value:
    """By class; the mean is over those that have a boundary."""
    if not precision:
        return Value(None, {}, NO_CLASS, BY_CLASS)
    f1 = {name: _harmonic(precision[name], recall[name]) for name in precision}
    known = [value for value in f1.values() if value is not None]
    missing = {name: NO_BOUNDARY for name, value in f1.items() if value is None}
    return Value(float(np.mean(known)) if known else None, f1, missing or "", BY_CLASS)


def agreement(confusion: np.ndarray, names: dict[int, str]) -> dict[str, Value]:
    """Overall accuracy, F1 per class, mean IoU and Cohen's kappa of a confusion matrix (true, predicted).

    Args:
        names: number to name of the classes that occur.
    """
    total = int(confusion.sum())
    if not total:
        unknown = Value(reason=NO_CLASS)
        of_classes = Value(None, {}, NO_CLASS, BY_CLASS)
        return {
            "overall_accuracy": unknown,
            "class_f1": of_classes,
            "mean_iou": unknown,
            "kappa": unknown,
        }
    chosen = list(names)
    hits = confusion.diagonal()[chosen].astype(float)
    true, predicted = confusion.sum(axis=1)[chosen].astype(float), confusion.sum(axis=0)[chosen].astype(float)
    f1, iou = 2 * hits / (true + predicted), hits / (true + predicted - hits)
    by_chance = float(true @ predicted) / total**2
    accuracy = float(hits.sum()) / total
    kappa = (accuracy - by_chance) / (1 - by_chance) if len(chosen) > 1 else None
    return {
        "overall_accuracy": Value(accuracy),
        "mean_iou": Value(float(iou.mean())),
        "kappa": Value.of(kappa, "only one class occurs"),
        "class_f1": Value(float(f1.mean()), dict(zip(names.values(), map(float, f1))), by=BY_CLASS),
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
        image = replace(
            image, encodings=tuple(replace(e, scale=1.0, fill=None) for e in image.encodings), scale_note=""
        )
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
    numbers = values[known]
    wrong = numbers[(numbers != np.rint(numbers)) | (numbers < 0) | (numbers >= CLASSES)]
    if wrong.size:
        raise ClassesError(
            f"{image.role} '{image.path}' holds {wrong[0]:g}, but classes are whole numbers from 0 to "
            f"{CLASSES - 1}: reclassify it, or take an index instead."
        )
    return np.where(known, np.where(known, values, 0), class_kernels.NO_CLASS).astype(np.int16)
