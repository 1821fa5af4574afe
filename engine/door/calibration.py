"""An error model scaled by truths of the user's: what reports of runs with a reference say of a deviation.

What is scaled by a truth can't be judged by it, so a report of the very date that is predicted is refused.
Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Optional

from ...models.catalogue.error_models import ErrorModel, Scale, error_model
from ...models.catalogue.manifest import Manifest
from .errors import CalibrationError
from .plain_text import cut, listed

SAME = 0.05
"""By what share ratios may differ that are of the same sensors."""
REMEDY = "give the JSON reports of runs on other dates of this place with --reference and --uncertainty"
Facts = dict[str, Any]


@dataclass(frozen=True)
class Date:
    """What of a target date decides whether a truth may scale it."""

    bands: tuple[str, ...]
    ratio: float
    day: Optional[str]
    target: str
    """The path of C2."""


def model_of(manifest: Manifest, reports: Sequence[str] = ()) -> Optional[ErrorModel]:
    """The error model of a method, scaled by what the reports say; None where it has none.

    Of several reports the deviations are multiplied by the geometric mean of their factors, and the number of
    deviations that hold a share of the errors is the mean of theirs: each date counts alike.

    Raises:
        CalibrationError: a file that is no such report, or one of another method.
    """
    model = error_model(manifest)
    if not reports:
        return model
    if model is None:
        raise CalibrationError(
            f"The uncertainty of '{manifest.name}' is that of its samples, which nothing scales: leave "
            "--calibration out."
        )
    read = [_read(path, manifest, model) for path in reports]
    scaled = [facts["uncertainty"]["scaled"] for facts in read]
    shared = [band for band in scaled[0] if all(band in bands for bands in scaled)]
    levels = [facts["uncertainty"]["scaled_levels"] for facts in read]
    means = {share: sum(one[share] for one in levels) / len(levels) for share in model.levels}
    return replace(
        model,
        scales={band: tuple(_scale(bands[band]) for bands in scaled) for band in shared},
        levels={**means, "0.68": 1.0},
        truths=tuple(facts["target_date"] or Path(path).name for path, facts in zip(reports, read)),
    )


def require_suits(reports: Sequence[str], date: Date) -> None:
    """Raises CalibrationError for a report that is of other bands or sensors than a date, or of that very
    date."""
    for path in reports:
        _require_suits(path, _loaded(path), date)


def _require_suits(path: str, facts: Facts, date: Date) -> None:
    figures = facts["figures"]
    missing = [band for band in date.bands if band not in figures["uncertainty"]["scaled"]]
    if missing:
        raise CalibrationError(
            f"The report '{cut(path)}' says nothing of the bands {listed(missing)}: {REMEDY} and these bands."
        )
    if abs(figures["ratio"] / date.ratio - 1) > SAME:
        raise CalibrationError(
            f"The report '{cut(path)}' is of a ratio of {figures['ratio']:g}, and this run's is "
            f"{date.ratio:g}: {REMEDY} and the same sensors."
        )
    same_day = date.day is not None and figures["target_date"] == date.day
    if same_day or (facts.get("inputs") or {}).get("C2") == date.target:
        raise CalibrationError(
            f"The report '{cut(path)}' is of the date that is predicted ({date.day or 'the same C2'}): a "
            f"truth can't vouch for what it has scaled. {REMEDY[0].upper()}{REMEDY[1:]}."
        )


def _read(path: str, manifest: Manifest, model: ErrorModel) -> Facts:
    """The figures of a report that can scale the model of a method."""
    figures: Facts = _loaded(path)["figures"]
    if figures["method"] != manifest.name:
        raise CalibrationError(
            f"The report '{cut(path)}' is of the method '{figures['method']}', and this run's is "
            f"'{manifest.name}': {REMEDY} and this method."
        )
    sure = figures["uncertainty"]
    if sure.get("calibration"):
        raise CalibrationError(
            f"The report '{cut(path)}' is of a run that was scaled itself: {REMEDY}, without --calibration."
        )
    if abs(sure["of_95"] - model.of_95) > 1e-6:
        raise CalibrationError(
            f"The report '{cut(path)}' was written with another error model of '{manifest.name}' than this "
            "version has: make it anew."
        )
    return figures


def _loaded(path: str) -> Facts:
    """A report that has what scales; else raises CalibrationError."""
    try:
        facts: Facts = json.loads(Path(path).expanduser().read_text("utf-8"))
        figures = facts["figures"]
        sure, _ = figures["uncertainty"], (figures["method"], figures["target_date"], float(figures["ratio"]))
        whole = bool(sure["scaled"]) and bool(sure["scaled_levels"]) and float(sure["of_95"]) > 0
        for groups in sure["scaled"].values() if whole else ():
            _scale(groups)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "it lacks what scales"
        raise CalibrationError(f"'{cut(path)}' can't scale an uncertainty ({why}): {REMEDY}.") from error
    if not whole:
        raise CalibrationError(
            f"The report '{cut(path)}' has no factors for an uncertainty, for it had no truth or too few "
            f"pixels with one: {REMEDY}."
        )
    return facts


def _scale(groups: Sequence[Facts]) -> Scale:
    return Scale(
        tuple(float(group["up_to"]) for group in groups[:-1]),
        tuple(float(group["bounds"]["68"]["factor"]) for group in groups),
    )
