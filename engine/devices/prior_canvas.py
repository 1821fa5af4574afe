"""What the parts of the graph for priors have in common: values on coarse and on fine pixels, and the ways
between them. prior_plan.py says what a canvas is.
"""

from __future__ import annotations

import numpy as np

from . import prior_plan as plans
from .graph_steps import END, WHOLE, Steps
from .prior_plan import PriorPlan


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
