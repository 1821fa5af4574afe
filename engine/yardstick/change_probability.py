"""How well a probability of change tells the pixels that changed from those that did not, streamed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..door.value import Figures, Value
from ..raster.grid import Window, windows
from ..raster.readers import Image
from . import metrics
from .survey import SIDE, Step

LIKELY = 0.5
"""Above this probability a pixel is counted as likely changed."""
BINS, CLASSES = 1000, 10
"""Of the probability: for the ROC curve, and for how reliable it is."""
NONE_CHANGED, ALL_CHANGED = "no pixel changed by so much", "every pixel changed by so much"


@dataclass(frozen=True)
class Changed:
    """What counts as changed: F2 is farther from F1 than so many of its deviations, by the root mean square
    over the bands, after `put_back` was taken off F2."""

    truth: Image
    fine: Image
    bands: list[int]
    """Numbers (from 0) of those that the network was given."""
    std: np.ndarray
    """(bands,) deviation of F1 over the scene, of those bands."""
    put_back: np.ndarray
    """(bands,): what the scene changed as a whole and the network was not shown."""
    deviations: float

    def read(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """(rows, cols) bool: which pixels changed; of which it is known."""
        after, before = (image.read(window)[self.bands] for image in (self.truth, self.fine))
        off = (after - self.put_back[:, None, None] - before) / self.std[:, None, None]
        squared = (off.astype(np.float64) ** 2).mean(axis=0)
        return squared > self.deviations**2, np.isfinite(squared)


class _Counts:
    """Pixels by their probability, and how many of them changed."""

    def __init__(self) -> None:
        self.pixels = self.likely = 0
        self.bins = np.zeros((2, BINS), np.int64)
        """Of the pixels that did not change, and of those that did."""
        self.sums = np.zeros(CLASSES)
        """Of the probabilities in each class."""

    def add(self, probability: np.ndarray) -> None:
        known = probability[np.isfinite(probability)]
        self.pixels += known.size
        self.likely += int((known > LIKELY).sum())

    def add_known(self, probability: np.ndarray, changed: np.ndarray) -> None:
        """Pixels whose truth is known, both (pixels,)."""
        place = np.clip((probability * BINS).astype(np.int64), 0, BINS - 1)
        for kind in (False, True):
            self.bins[int(kind)] += np.bincount(place[changed == kind], minlength=BINS)
        self.sums += np.bincount(place * CLASSES // BINS, probability, CLASSES)


def change_probability(
    probability: Image, changed: Optional[Changed], why_not: str = "", step: Step = lambda pixels: None
) -> Figures:
    """The figures of a probability of change, an image of one band; `step` takes the number of pixels done.

    Args:
        changed: what counts as changed, on the same grid; None: not known.
        why_not: why it is not, where there is a truth.

    Returns:
        `likely_changed`, the share of the pixels above LIKELY. With a truth also `change_auc`, the area under
        the ROC curve (how often a pixel that changed has the higher probability; of equal ones half, and they
        are equal within 1 / BINS), `change_reliability`, the mean over the pixels of how far, in each of
        CLASSES classes, the mean probability is from the share that changed (the expected calibration error:
        Naeini et al. 2015, doi:10.1609/aaai.v29i1.9602), `expected` (the share that changed) and
        `reliability`, of each class that has pixels the mean probability, that share, and the pixels.
    """
    counts = _Counts()
    for window in windows(probability.grid.width, probability.grid.height, SIDE):
        values = probability.read(window)[0]
        counts.add(values)
        if changed is not None:
            is_changed, known = changed.read(window)
            known = known & np.isfinite(values)
            counts.add_known(values[known].astype(np.float64), is_changed[known])
        step(window.width * window.height)
    likely = metrics.mean(counts.likely, counts.pixels)
    figures = Figures(likely_changed=Value.of(likely, metrics.NO_PIXEL))
    if changed is None:
        unknown = {key: Value(reason=why_not) for key in ("change_auc", "change_reliability") if why_not}
        return Figures(figures, **unknown)
    total = int(counts.bins.sum())
    each = _classes(counts)
    error = sum(abs(mean - share) * pixels for mean, share, pixels in each)
    figures["change_auc"] = _auc(*counts.bins)
    figures["change_reliability"] = Value.of(metrics.mean(error, total), metrics.NO_PIXEL)
    figures["deviations"] = changed.deviations
    figures["expected"] = {"likely_changed": metrics.mean(counts.bins[1].sum(), total)}
    figures["reliability"] = [
        {"probability": mean, "changed": share, "pixels": pixels} for mean, share, pixels in each
    ]
    return figures


def _auc(unchanged: np.ndarray, changed: np.ndarray) -> Value:
    """By the counts of both in each bin of the probability."""
    if not changed.sum() or not unchanged.sum():
        none = metrics.NO_PIXEL if not unchanged.sum() and not changed.sum() else NONE_CHANGED
        return Value(reason=ALL_CHANGED if changed.sum() else none)
    below = np.cumsum(unchanged) - unchanged
    pairs = float(changed.sum()) * float(unchanged.sum())
    return Value(float((changed * (below + unchanged / 2)).sum() / pairs))


def _classes(counts: _Counts) -> list[tuple[float, float, int]]:
    """Mean probability, share that changed and number of pixels of each class that has any."""
    unchanged, changed = counts.bins.reshape(2, CLASSES, -1).sum(axis=2)
    pixels = unchanged + changed
    return [
        (float(total / n), float(those / n), int(n))
        for total, those, n in zip(counts.sums, changed, pixels)
        if n
    ]
