"""The graph that makes on a card what a network is given beside its images: softmix, Fit-FC's line, and F1
averaged. The same values as the kernels of engine/methods give, within rounding.

Windows are matrix products and shifts that are added up one after the other, so that what is held does not
grow with the window. What the kernels keep in double precision is so here. Needs the package `onnx`.
"""

from __future__ import annotations

from . import prior_plan as plans
from .graph_steps import FLOAT, Steps
from .line_steps import line
from .prior_canvas import Canvas
from .prior_plan import AveragedPart, PriorPlan, UnmixingPart
from .unmixing_steps import unmixed
from .window_steps import filtered

SIDES: dict[str, list] = {
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
        made[plan.unmixing.tensor] = _softmix(canvas, plan.unmixing)
    if plan.line:
        made[plan.line.tensor] = canvas.seen(line(canvas, plan.line), 0)
    if plan.averaged:
        made[plan.averaged.tensor] = _averaged(canvas, plan.averaged)
    return steps.model(SIDES, made, ["batch", plan.bands, "seen_rows", "seen_cols"])


def _softmix(canvas: Canvas, part: UnmixingPart) -> str:
    """F1, the filtered change, and what its coarse pixels lack."""
    steps, nothing = canvas.steps, canvas.steps.constant(0.0)
    known, scaled, change = unmixed(canvas, part)
    valid = canvas.inner(canvas.valid, part.reach)
    smooth = steps.add("Where", valid, filtered(steps, part, scaled, change, canvas.valid), nothing)
    least = steps.add("Max", canvas.covered, steps.constant(1e-6))
    means = steps.add("Div", canvas.down(smooth, part.reach), least)
    enough = steps.add("Greater", canvas.covered, steps.constant(part.covered))
    counts = steps.add("And", enough, steps.finite(canvas.change))
    lacking = steps.add("Where", counts, steps.add("Sub", canvas.change, means), nothing)
    added = steps.add("Add", canvas.up(lacking, part.reach), smooth)
    return canvas.seen(steps.add("Add", canvas.inner(known, part.reach), added), canvas.plan.back)


def _averaged(canvas: Canvas, part: AveragedPart) -> str:
    """Means of F1 in coarse pixels, C1 where too little is known of them, by bicubic interpolation among
    those that are known."""
    steps, plan = canvas.steps, canvas.plan
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
