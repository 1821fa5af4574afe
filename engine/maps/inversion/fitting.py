"""From samples to a model: which numbers, which fit, and how good on what was held out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ...door.errors import AllNodataError, PlacesError
from ...door.invert_job import FOREST, FORMULA, LINEAR, PLS, InvertJob
from ...door.plain_text import agreed, many
from ...raster.grid import sample_windows
from ...raster.readers import Image
from .forest import grow
from .formulas import FORMULAS
from .models import Fit, fixed, least_squares
from .predictors import Predictors, predictors_of
from .samples import FEWEST, Samples
from .stored import Stored
from .validation import HeldOut, best_pls, hold_out

ROOM = 0.1
"""Of the range of the measurements, by which a prediction may leave it."""
FITS: dict[str, Fit] = {FORMULA: least_squares, LINEAR: least_squares, PLS: best_pls, FOREST: grow}
ENDS = (0.02, 0.98)
"""Of the NDVI in an image: soil and plants, where no measurement says it."""


@dataclass(frozen=True)
class Fitted:
    """A model, and what was held out from it, where there were measurements."""

    stored: Stored
    held: Optional[HeldOut]
    samples: Optional[Samples]
    notes: tuple[str, ...]


def fitted(job: InvertJob, image: Image, samples: Samples) -> Fitted:
    """Fit a model to samples.

    Args:
        image: any of the images, for what its bands are called.

    Raises:
        BandMismatchError: it lacks a band. PlacesError: the measurements are all equal, too few, or one
        group.
    """
    formula = FORMULAS[job.formula] if job.model == FORMULA else None
    predictors = predictors_of(image, formula.predictors if formula else job.predictors, job.model == PLS)
    numbers = predictors.of(samples.bands)
    whole = np.isfinite(numbers).all(axis=0)
    lost = int((~whole).sum())
    notes = (
        [
            f"{many(lost, 'measurement')} {agreed(lost, 'is', 'are')} left out: a number made of the bands "
            "has no value there."
        ]
        if lost
        else []
    )
    if whole.sum() < FEWEST:
        raise PlacesError(
            f"Of {many(int(whole.sum()), 'measurement')} all numbers can be made of the bands, and {FEWEST} "
            "are needed."
        )
    kept = _part(samples, whole)
    if np.ptp(kept.values) == 0:
        raise PlacesError(
            f"All {len(kept.values)} measurements are {kept.values[0]:g}: give a field that varies (--value)."
        )
    fit = FITS[job.model]
    if job.model == LINEAR and len(numbers) * 3 > len(kept.values):
        notes.append(
            f"There {agreed(len(numbers), 'is', 'are')} {many(len(numbers), 'number')} and "
            f"{many(len(kept.values), 'measurement')}, too few for a linear model: take fewer "
            "(--predictors), or --model pls."
        )
    own = formula.limits if formula else (-np.inf, np.inf)
    held = hold_out(numbers[:, whole], kept.values, kept.groups, fit, lambda values: _limits(values, own))
    line = fit(numbers[:, whole], kept.values, kept.groups).with_factor(held.factor)
    if held.rmse > held.mean_rmse:
        notes.append(
            "On what was held out the model is worse than the mean of the measurements (RMSE "
            f"{held.rmse:.3g} "
            f"against {held.mean_rmse:.3g}): don't use it."
        )
    limits = _limits(kept.values, own)
    stored = Stored(
        job.model,
        str(job.value),
        line,
        predictors,
        limits,
        formula.unit if formula else "",
        formula.source if formula else "",
        figures_of(held, kept, line.parts),
    )
    return Fitted(stored, held, kept, tuple(notes))


def _limits(values: np.ndarray, own: tuple[float, float]) -> tuple[float, float]:
    """Between which a model may predict: the range of what was measured and a little more, and the formula's
    own limits."""
    room = ROOM * float(np.ptp(values))
    return max(own[0], float(values.min()) - room), min(own[1], float(values.max()) + room)


def figures_of(held: HeldOut, samples: Samples, parts: int) -> dict:
    """How good a model is on what was held out."""
    return {
        "samples": len(samples.values),
        "groups": len(np.unique(samples.groups)),
        "folds": int(held.folds.max()) + 1,
        "parts": parts,
        "r2": held.r2,
        "rmse": held.rmse,
        "bias": held.bias,
        "mean_rmse": held.mean_rmse,
        "coverage": held.coverage,
        "deviation": held.factor,
    }


def published(job: InvertJob, image: Image) -> Fitted:
    """A formula with the coefficients of its source; nobody knows its deviation here.

    Raises:
        BandMismatchError: the image lacks a band. AllNodataError: it has no valid pixel.
    """
    formula = FORMULAS[job.formula]
    predictors = predictors_of(image, formula.predictors)
    notes = ["No measurements were given: the coefficients are published ones, and no deviation is known."]
    numbers = formula.published
    if numbers is None:
        soil, plants = _ends(image, predictors)
        notes.append(
            f"Soil is taken to have an NDVI of {soil:.3f} and plants {plants:.3f}: the lowest and the "
            "highest 2 % of "
            "the image, in which both should lie."
        )
        numbers = -soil / (plants - soil), 1 / (plants - soil)
    line = fixed(len(formula.predictors), numbers[0], np.array(numbers[1:]))
    title = formula.title.lower()
    stored = Stored(
        job.model, title, line, predictors, formula.limits, formula.unit, formula.source, {"samples": 0}
    )
    return Fitted(stored, None, None, tuple(notes))


def _ends(image: Image, predictors: Predictors) -> tuple[float, float]:
    windows = sample_windows(image.grid)
    seen = np.concatenate([predictors.of(image.read(w).reshape(image.bands, -1))[0] for w in windows])
    known = seen[np.isfinite(seen)]
    if known.size < 2 or np.ptp(known) == 0:
        raise AllNodataError(
            "The image has no two different values of NDVI: check its bands, its mask and its nodata value."
        )
    low, high = np.quantile(known, ENDS)
    return float(low), float(high) if high > low else float(low) + 1e-3


def _part(samples: Samples, whole: np.ndarray) -> Samples:
    there = np.flatnonzero(whole)
    return Samples(
        samples.bands[:, whole],
        samples.values[whole],
        samples.groups[whole],
        [samples.names[place] for place in there],
        [samples.days[place] for place in there],
        samples.notes,
    )
