"""The pages of land cover: of a model that was trained, and of a map by it."""

from __future__ import annotations

from typing import Any, Optional

import numpy as np
from matplotlib.colors import to_rgb

from ..door.train_classifier_job import BY_MEAN
from ..door.value import Figures
from ..door.version import __version__
from . import charts, map_size
from .filled_page import picture
from .templates import written

TEMPLATE = "landcover.html.j2"
OVERALL = (
    ("overall_accuracy", "Overall accuracy", "share of the held-out pixels that were found right"),
    ("macro_f1", "Macro F1", "mean over the classes of the harmonic mean of precision and recall"),
    ("mean_iou", "Mean IoU", "mean over the classes of what map and samples share, of what either has"),
    ("kappa", "Kappa", "accuracy beyond that of chance (Cohen 1960)"),
)
WIDE = 220
"""Of the longest bar, in pixels."""


def training_page(figures: Figures) -> str:
    """The page of a training (engine/train_classifier.py), which needs nothing beside it."""
    accuracy = figures["accuracy"]
    return written(
        TEMPLATE,
        kind="training",
        figures=figures,
        overall=[(title, accuracy[name], says) for name, title, says in OVERALL],
        matrix=_matrix(accuracy["confusion"]),
        inputs=_losses(accuracy),
        shown_mean=accuracy["inputs_by"] == BY_MEAN,
        chronofuse=__version__,
    )


def map_page(figures: Figures, codes: np.ndarray, nodata: int) -> str:
    """The page of a map (engine/classify.py).

    Args:
        codes: (rows, cols) of some of its pixels.
    """
    rows = figures["areas"]
    total = sum(row["hectares"] for row in rows) or 1.0
    highest = max((row["high_hectares"] or row["hectares"] for row in rows), default=1.0) or 1.0
    return written(
        TEMPLATE,
        kind="map",
        figures=figures,
        picture=picture(_coloured(codes, rows)),
        width=map_size.alone(codes.shape),
        areas=[{**row, "share": row["hectares"] / total, **_bar(row, highest)} for row in rows],
        wide=WIDE,
        unclassified=bool((codes == nodata).any()),
        grey=charts.NO_DATA,
        chronofuse=__version__,
    )


def _matrix(counts: list[list[int]]) -> list[list[tuple[int, float]]]:
    """Rows of (count, share of its row)."""
    return [[(count, count / (sum(row) or 1)) for count in row] for row in counts]


def _losses(accuracy: dict[str, Any]) -> list[tuple[str, Optional[float], Optional[float], int]]:
    """Name, macro F1 without it, what it brings, and the length of its bar."""
    whole, rows = accuracy["macro_f1"], []
    for row in accuracy["inputs"]:
        without = row["without"]["macro_f1"]
        brings = None if without is None or whole is None else whole - without
        rows.append((row["input"], without, brings))
    most = max((brings or 0.0 for _, _, brings in rows), default=0.0) or 1.0
    return [(n, w, b, round(WIDE * max(0.0, b or 0.0) / most)) for n, w, b in rows]


def _bar(row: dict[str, Any], highest: float) -> dict[str, Any]:
    """Where its bar and its interval lie, in pixels."""
    known = row["adjusted_hectares"] is not None
    return {
        "bar": round(WIDE * row["hectares"] / highest, 1),
        "at": round(WIDE * row["adjusted_hectares"] / highest, 1) if known else None,
        "low": round(WIDE * row["low_hectares"] / highest, 1) if known else None,
        "high": round(WIDE * row["high_hectares"] / highest, 1) if known else None,
    }


def _coloured(codes: np.ndarray, rows: list[dict[str, Any]]) -> np.ndarray:
    """(rows, cols, 3) colours; grey where there is no class."""
    found = np.empty((*codes.shape, 3))
    found[:] = to_rgb(charts.NO_DATA)
    for row in rows:
        found[codes == row["code"]] = to_rgb(row["colour"])
    return found
