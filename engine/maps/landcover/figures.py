"""Figures of a classifier on what was held out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

import numpy as np

from ...raster.legend import Legend
from ...yardstick.class_agreement import agreement


def confusion_of(true: np.ndarray, found: np.ndarray, classes: int) -> np.ndarray:
    """(true, found) counts of places of classes."""
    table = np.zeros((classes, classes), np.int64)
    np.add.at(table, (true, found), 1)
    return table


def overall(table: np.ndarray) -> dict[str, Optional[float]]:
    """Overall accuracy, macro F1, mean IoU and kappa (yardstick) of a confusion matrix."""
    present = {c: str(c) for c in range(len(table)) if table[c].any() or table[:, c].any()}
    found = agreement(table, present)
    values = {
        "overall_accuracy": found["overall_accuracy"].mean,
        "macro_f1": found["class_f1"].mean,
        "mean_iou": found["mean_iou"].mean,
        "kappa": found["kappa"].mean,
    }
    return {name: None if value is None else round(value, 4) for name, value in values.items()}


def by_class(table: np.ndarray, legend: Legend) -> list[dict[str, Any]]:
    """Of each class its precision, recall, F1 and IoU; None where it was never found, or never there."""
    hits, true, found = table.diagonal(), table.sum(axis=1), table.sum(axis=0)

    def share(part: int, whole: int) -> Optional[float]:
        return round(part / whole, 4) if whole else None

    return [
        {
            "code": entry.code,
            "class": entry.name,
            "colour": entry.colour,
            "pixels": int(true[c]),
            "precision": share(int(hits[c]), int(found[c])),
            "recall": share(int(hits[c]), int(true[c])),
            "f1": share(2 * int(hits[c]), int(true[c] + found[c])),
            "iou": share(int(hits[c]), int(true[c] + found[c] - hits[c])),
        }
        for c, entry in enumerate(legend)
    ]


def of_inputs(
    names: Sequence[str], without: np.ndarray, true: np.ndarray, classes: int
) -> list[dict[str, Any]]:
    """What is lost without each input, the most valuable first.

    Args:
        without: (inputs, samples) classes found without it; -1 where that was not tried.
    """
    rows = [
        {"input": name, "without": overall(confusion_of(true, found, classes))}
        for name, found in zip(names, without)
        if (found >= 0).all()
    ]
    return sorted(rows, key=lambda row: (row["without"]["macro_f1"] or 0.0, row["input"]))
