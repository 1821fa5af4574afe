"""softmix's unmixing as nodes: soft classes of F1, the regression around each coarse pixel, and the change
that it gives each fine pixel. methods/steps/soft_classes.py explains them."""

from __future__ import annotations

import numpy as np

from . import prior_plan as plans
from .graph_steps import DOUBLE, FLOAT, Steps
from .prior_canvas import Canvas
from .prior_plan import UnmixingPart


def unmixed(canvas: Canvas, part: UnmixingPart) -> tuple[str, str, str]:
    """F1 with its mean where it is not valid, the same in `unit`, and the change, each (batch, bands, rows,
    cols) of the canvas."""
    steps = canvas.steps
    mean, unit = (np.asarray(figure, np.float32).reshape(1, -1, 1, 1) for figure in (part.mean, part.unit))
    known = steps.add("Where", canvas.valid, plans.FINE, steps.constant(mean))
    scaled = steps.add("Div", known, steps.constant(unit))
    classes, own = _bases(steps, part, scaled)
    fields = _fields(canvas, part)
    rows, columns = canvas.matrices(plans.LINEAR, 0)
    changes = []
    for band in range(canvas.plan.bands):
        field = steps.add("Gather", fields, steps.constant(band, np.int64), axis=1)
        basis = steps.joined(1, classes, steps.part(own, 1, band, band + 1))
        mixed = steps.total(steps.add("Mul", steps.between(rows, field, columns), basis), 1)
        changes.append(steps.add("Add", mixed, steps.constant(part.level[band])))
    return known, scaled, steps.joined(1, *changes) if len(changes) > 1 else changes[0]


def _bases(steps: Steps, part: UnmixingPart, scaled: str) -> tuple[str, str]:
    """Memberships of the classes, which sum to one, and a basis for each band that follows it."""
    distance = ""
    for band, centres in enumerate(np.asarray(part.centres, np.float32).T):
        away = steps.add(
            "Sub", steps.part(scaled, 1, band, band + 1), steps.constant(centres.reshape(1, -1, 1, 1))
        )
        squared = steps.square(away)
        distance = steps.add("Add", distance, squared) if distance else squared
    nearest = steps.add("ReduceMin", distance, steps.whole(1), keepdims=1)
    factor = steps.constant(-1 / (2 * part.softness**2))
    belongs = steps.add("Exp", steps.add("Mul", steps.add("Sub", distance, nearest), factor))
    classes = steps.add("Div", belongs, steps.total(belongs, 1))
    middle = steps.constant((part.mean / part.unit).astype(np.float32).reshape(1, -1, 1, 1))
    grown = steps.add("Add", steps.add("Exp", steps.add("Sub", scaled, middle)), steps.constant(1.0))
    own = steps.add("Sub", steps.constant(1.0), steps.add("Div", steps.constant(2.0), grown))
    return classes, own


def _fields(canvas: Canvas, part: UnmixingPart) -> str:
    """The coefficients around each coarse pixel, (batch, bands, classes + 1, rows, cols)."""
    steps = canvas.steps
    whole = steps.constant(part.coefficients[None, :, :, None, None], np.float64)
    bases, change, weight = _design(canvas, part)
    level = steps.constant(np.reshape(part.level, (1, -1, 1, 1)), np.float64)
    explained = steps.total(steps.add("Mul", bases, whole), 2, keep=False)
    left = steps.add("Sub", steps.add("Sub", change, level), explained)
    weighted = steps.raised(steps.add("Mul", bases, steps.raised(weight, 2)), 3)
    together = steps.joined(2, bases, steps.raised(left, 2))
    products = steps.add("Mul", weighted, steps.raised(together, 2))
    summed = canvas.window(products, gaussian_weights(part.sigma, part.neighbours))
    return steps.cast(steps.add("Add", _solved(steps, part, summed), whole), FLOAT)


def _design(canvas: Canvas, part: UnmixingPart) -> tuple[str, str, str]:
    """Of each band the means of its bases, (batch, bands, classes + 1, coarse rows, coarse cols) float64; the
    change; and how much each coarse pixel counts, (batch, bands, coarse rows, coarse cols)."""
    steps, classes, bands = canvas.steps, len(part.centres), canvas.plan.bands
    shared = steps.raised(steps.part(canvas.layers, 1, 0, classes), 1)
    shared = steps.add("Expand", shared, steps.whole(1, bands, 1, 1, 1))
    own = steps.raised(steps.part(canvas.layers, 1, classes, classes + bands), 2)
    covered = steps.part(canvas.layers, 1, classes + bands)
    there, nothing = steps.finite(canvas.change), steps.constant(0.0)
    counts = steps.add("And", steps.add("Greater", covered, steps.constant(part.covered)), there)
    weight = steps.cast(steps.add("Where", counts, covered, nothing), DOUBLE)
    change = steps.cast(steps.add("Where", there, canvas.change, nothing), DOUBLE)
    return steps.cast(steps.joined(2, shared, own), DOUBLE), change, weight


def gaussian_weights(sigma: float, reach: int) -> np.ndarray:
    """By the distance from 0 to `reach`; those of all neighbours along an axis sum to one."""
    weights = np.exp(-0.5 * (np.arange(reach + 1) / sigma) ** 2)
    return weights / (2 * weights.sum() - weights[0])


def _solved(steps: Steps, part: UnmixingPart, summed: str) -> str:
    """The solution of (N + ridge I) x = right at each coarse pixel, (batch, bands, unknowns, rows, cols).

    By elimination of one unknown after the other in all equations (Gauss and Jordan). N is positive definite,
    so that no rows need to change places.

    Args:
        summed: (batch, bands, unknowns, unknowns + 1, rows, cols) N, and the right side in the last.
    """
    count = len(part.centres) + 1
    ridge = part.ridge * np.eye(count, count + 1)[None, None, :, :, None, None]
    left = steps.add("Add", summed, steps.constant(ridge, np.float64))
    for number in range(count):
        column, rest = steps.part(left, 3, 0, 1), steps.part(left, 3, 1)
        pivot = steps.part(column, 2, number, number + 1)
        row = steps.add("Div", steps.part(rest, 2, number, number + 1), pivot)
        itself = np.eye(count)[number].reshape(1, 1, -1, 1, 1, 1)
        factor = steps.add("Sub", column, steps.constant(itself, np.float64))
        left = steps.add("Sub", rest, steps.add("Mul", factor, row))
    return steps.add("Squeeze", left, steps.whole(3))
