"""Figures as text, for the command line, CSV files and the documents."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Optional

from ..door import figure_rows
from ..door.figures import FIGURES
from ..door.value import Figures

SHOWN = ("rmse", "bias", "cc", "ssim", "sam", "ergas", "edge", "skill", "changed_rmse")
"""The figures of a table on a terminal; the reports have all."""
SHOWN_BELOW = (
    "boundary_f1",
    "ndvi_rmse",
    "overall_accuracy",
    "mean_iou",
    "kappa",
    "second_difference_rmse",
    "roughness",
)
"""Those of them that are known are listed below it."""


_COMPUTES = ("=", "+", "-", "@")
"""What a formula begins with."""


def rows(figures: Figures) -> list[tuple[str, Figures]]:
    """Name and figures of the prediction and of each baseline."""
    reference = figures.below("reference")
    if not reference:
        return []
    return [(figures.get("method") or "prediction", reference), *reference.baselines.items()]


def figures_table(figures: Figures) -> str:
    """The figures, means over bands (and dates of a series), as an aligned text table."""
    lines = []
    table = rows(figures)
    if table:
        lines.append("".join([f"{'':<14}", *(f"{FIGURES[name].label:>13}" for name in SHOWN)]))
        for label, of_one in table:
            cells = (f"{number(of_one.value(name).mean):>13}" for name in SHOWN)
            lines.append("".join([f"{label:<14}", *cells]))
        reference, series = table[0][1], figures.below("series")
        for key in SHOWN_BELOW:
            mean = (series if key in series else reference).value(key).mean
            if mean is not None:
                lines.append(f"{FIGURES[key].title}{_of_what(key, reference)} {number(mean)}")
    consistency = figures.value("consistency").mean
    if consistency is not None:
        lines.append(f"consistency with C2 {number(consistency)}")
    lines.append(f"valid pixels {figures['valid_share']:.1%}")
    lines.extend(_of_uncertainty(figures.below("uncertainty")))
    lines.extend(_of_change(figures.below("change_probability")))
    return "\n".join(lines)


def _of_uncertainty(uncertainty: Figures) -> Iterator[str]:
    """What is known of an uncertainty, means over bands."""
    if uncertainty:
        yield f"mean uncertainty {number(uncertainty.value('deviation').mean)}"
    for key, expected in uncertainty.get("expected", {}).items():
        found = number(uncertainty.value(key).mean, 3)
        yield f"{FIGURES[key].title} {found} (expected {number(expected, 3)})"
    if "error_cc" in uncertainty:
        yield f"{FIGURES['error_cc'].title} {number(uncertainty.value('error_cc').mean, 3)}"


def _of_change(change: Figures) -> Iterator[str]:
    """What is known of a probability of change."""
    expected = change.get("expected", {})
    for key, value in change.measured().items():
        told = f" (changed {number(expected[key], 3)})" if key in expected else ""
        yield f"{FIGURES[key].title} {number(value.mean, 3)}{told}"


def figures_csv(figures: Figures) -> str:
    """All rows of the figures as CSV text, with the same columns as the table layer.

    A text that a spreadsheet would compute (a band called `=1+1`) gets an apostrophe before it.
    """
    lines = figure_rows.rows(figures)
    baselines = figure_rows.baseline_names(lines)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(
        ["level", "figure", "band", "better", "prediction", *map(as_text, baselines), "reason", "date"]
    )
    for row in lines:
        values = [row.prediction, *(row.baselines.get(name) for name in baselines)]
        writer.writerow(
            [
                row.level,
                row.figure,
                as_text(row.band),
                row.better,
                *("" if v is None else repr(float(v)) for v in values),
                as_text(row.reason),
                row.date,
            ]
        )
    return text.getvalue()


def as_text(text: str) -> str:
    """A cell that stays what it is in a spreadsheet, also behind spaces."""
    return f"'{text}" if text.lstrip()[:1] in _COMPUTES or text[:1] in ("\t", "\r", "\n") else text


def number(value: Optional[float], digits: int = 5) -> str:
    """That many digits after the point, or a dash where it can't be known."""
    return "-" if value is None else f"{value:.{digits}f}"


def _of_what(key: str, reference: Figures) -> str:
    """Of which classes a figure is, in brackets."""
    details = reference.get("classes")
    of_classes = key in ("boundary_f1", "overall_accuracy", "mean_iou", "kappa")
    return f" ({details['source']})" if details and of_classes else ""
