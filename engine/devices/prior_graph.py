"""The graph that makes on a card what a network is given beside its images: softmix, Fit-FC's line, and F1
averaged. The same values as the kernels of engine/methods give, within rounding.

Windows are matrix products and shifts that are added up one after the other, so that what is held does not
grow with the window. What the kernels keep in double precision is so here. Needs the package `onnx`.
"""

from __future__ import annotations

import numpy as np

from . import prior_plan as plans
from .graph_steps import END, FLOAT, WHOLE, Steps
from .line_steps import line
from .prior_plan import PriorPlan
from .unmixing_steps import unmixed
from .window_steps import filtered

SIDES = {
    plans.FINE: ["batch", "bands", "rows", "cols"],
    plans.VALID: ["batch", 1, "rows", "cols"],
    plans.COARSE: ["batch", "layers", "coarse_rows", "coarse_cols"],
    plans.ROWS: ["batch", 4, "rows", "coarse_rows"],
    plans.COLUMNS: ["batch", 4, "cols", "coarse_cols"],
    plans.ROW_NUMBERS: ["coarse_rows"],
    plans.COLUMN_NUMBERS: ["coarse_cols"],
    plans.ROW_ENDS: ["seen_rows"],
    plans.COLUMN_ENDS: ["seen_cols"],
}


def prior_graph(plan: PriorPlan) -> bytes:
    """The graph of a scene, for any number and size of tiles; inputs as `PriorPlan.shapes` has them, and one
    output for each of `plan.tensors`, (batch, bands, rows, cols) as the network sees them."""
    steps = Steps()
    canvas = Canvas(steps, plan)
    made = {}
    if plan.unmixing:
        made[plan.unmixing.tensor] = _softmix(canvas)
    if plan.line:
        made[plan.line.tensor] = canvas.seen(line(canvas, plan.line), 0)
    if plan.averaged:
        made[plan.averaged.tensor] = _averaged(canvas)
    return steps.model(SIDES, made, ["batch", plan.bands, "seen_rows", "seen_cols"])


class Canvas:
    """What all parts of the graph have in common; every attribute is the name of a step."""

    def __init__(self, steps: Steps, plan: PriorPlan):
        self.steps, self.plan, bands = steps, plan, plan.bands
        self.valid = steps.add("Greater", plans.VALID, steps.constant(0.5))
        self.before = steps.part(plans.COARSE, 1, 0, bands)
        self.after = steps.part(plans.COARSE, 1, bands, 2 * bands)
        self.covered = steps.part(plans.COARSE, 1, 2 * bands, 2 * bands + 1)
        self.covered_by_fine = steps.part(plans.COARSE, 1, 2 * bands + 1, 2 * bands + 2)
        self.layers = steps.part(plans.COARSE, 1, 2 * bands + 2) if plan.unmixing else ""
        self.change = steps.add("Sub", self.after, self.before)

    def matrices(self, number: int, margin: int) -> tuple[str, str]:
        """One of the matrices between coarse and fine, (batch, 1, fine rows, coarse rows), and that of
        columns, transposed; of the canvas without so many pixels at its sides."""
        steps = self.steps
        rows, columns = (steps.part(given, 1, number, number + 1) for given in (plans.ROWS, plans.COLUMNS))
        rows = steps.part(rows, 2, margin, -margin or END)
        return rows, steps.turned(self._inner_columns(columns, 2, margin), 0, 1, 3, 2)

    def inner(self, given: str, margin: int) -> str:
        """The canvas without so many pixels at its sides."""
        return self._inner_columns(self.steps.part(given, 2, margin, -margin or END), 3, margin)

    def _inner_columns(self, given: str, axis: int, margin: int) -> str:
        """On the right the canvas ends with a block more than softmix filters; more than is needed may stay
        there."""
        right = margin
        if self.plan.unmixing and margin:
            right = max(self.plan.unmixing.block * self.plan.unmixing.step - margin, 0)
        return self.steps.part(given, axis, margin, -right or END)

    def down(self, given: str, margin: int) -> str:
        """Sums over coarse pixels by the area that each fine pixel shares with them."""
        rows, columns = self.matrices(plans.DOWN, margin)
        turned = self.steps.turned
        return self.steps.between(turned(rows, 0, 1, 3, 2), given, turned(columns, 0, 1, 3, 2))

    def up(self, given: str, margin: int) -> str:
        """Bicubic interpolation."""
        rows, columns = self.matrices(plans.CUBIC, margin)
        return self.steps.between(rows, given, columns)

    def seen(self, given: str, before: int) -> str:
        """What the network sees of an image, which has so many pixels before it; its last row and column
        repeated as the network's tiles have them."""
        for axis, ends in ((2, plans.ROW_ENDS), (3, plans.COLUMN_ENDS)):
            numbers = self.steps.cast(self.steps.add("Add", ends, self.steps.constant(before)), WHOLE)
            given = self.steps.add("Gather", given, numbers, axis=axis)
        return given

    def near(self, numbers: str, weights: np.ndarray) -> str:
        """A square matrix, float64: the weight of each coarse row for each, by how far they lie apart."""
        steps, last = self.steps, len(weights)
        apart = steps.add("Abs", steps.add("Sub", steps.raised(numbers, 1), steps.raised(numbers, 0)))
        apart = steps.cast(steps.add("Min", apart, steps.constant(last)), WHOLE)
        return steps.add("Gather", steps.constant([*weights, 0.0], np.float64), apart, axis=0)

    def window(self, given: str, weights: np.ndarray) -> str:
        """Weighted sums over neighbouring coarse pixels, float64."""
        rows, columns = (self.near(n, weights) for n in (plans.ROW_NUMBERS, plans.COLUMN_NUMBERS))
        return self.steps.between(rows, given, columns)


def _softmix(canvas: Canvas) -> str:
    """F1, the filtered change, and what its coarse pixels lack."""
    steps, part, back = canvas.steps, canvas.plan.unmixing, canvas.plan.back
    nothing = steps.constant(0.0)
    known, scaled, change = unmixed(canvas, part)
    valid = canvas.inner(canvas.valid, part.reach)
    smooth = steps.add("Where", valid, filtered(steps, part, scaled, change, canvas.valid), nothing)
    least = steps.add("Max", canvas.covered, steps.constant(1e-6))
    means = steps.add("Div", canvas.down(smooth, part.reach), least)
    enough = steps.add("Greater", canvas.covered, steps.constant(part.covered))
    counts = steps.add("And", enough, steps.finite(canvas.change))
    lacking = steps.add("Where", counts, steps.add("Sub", canvas.change, means), nothing)
    added = steps.add("Add", canvas.up(lacking, part.reach), smooth)
    return canvas.seen(steps.add("Add", canvas.inner(known, part.reach), added), back)


def _averaged(canvas: Canvas) -> str:
    """Means of F1 in coarse pixels, C1 where too little is known of them, by bicubic interpolation among
    those that are known."""
    steps, plan, part = canvas.steps, canvas.plan, canvas.plan.averaged
    margin, nothing = plan.around - plan.back, steps.constant(0.0)
    fine = canvas.inner(plans.FINE, margin)
    fine = steps.add("Where", steps.finite(fine), fine, nothing)
    least = steps.add("Max", canvas.covered_by_fine, steps.constant(1e-6))
    means = steps.add("Div", canvas.down(fine, margin), least)
    enough = steps.add("Greater", canvas.covered_by_fine, steps.constant(part.covered))
    there = steps.finite(canvas.before)
    coarse = steps.add("Where", there, canvas.before, nothing)
    every = steps.add("ReduceMin", steps.cast(there, FLOAT), steps.whole(1), keepdims=1)
    known = steps.add("Max", steps.cast(enough, FLOAT), every)
    values = steps.add("Mul", steps.add("Where", enough, means, coarse), known)
    weight = steps.add("Max", canvas.up(known, margin), steps.constant(part.least_weight))
    return canvas.seen(steps.add("Div", canvas.up(values, margin), weight), plan.back)
