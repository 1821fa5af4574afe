"""Fit-FC's line as nodes, and the mean over neighbours that equal a pixel (methods/fitfc.py)."""

from __future__ import annotations

import numpy as np

from . import prior_plan as plans
from .graph_steps import DOUBLE, END, FLOAT, Steps
from .prior_canvas import Canvas
from .prior_plan import LinePart


def line(canvas: Canvas, part: LinePart) -> str:
    """F2 by the local line, (batch, bands, rows, cols) from the first pixel that the network sees on; NaN
    where not valid."""
    steps, margin = canvas.steps, canvas.plan.around - part.half
    sums, residual = _coarse(canvas, part)
    residual = canvas.up(residual, margin)
    rows, columns = _linear(canvas, margin)
    valid = canvas.inner(canvas.valid, margin)
    fine = steps.add("Where", valid, canvas.inner(plans.FINE, margin), steps.constant(0.0))
    fitted = []
    for band in range(canvas.plan.bands):
        of_band = steps.add("Gather", sums, steps.constant(band, np.int64), axis=1)
        slope, offset = _slope(steps, part, steps.between(rows, of_band, columns), 1, part.slope[band])
        shown, lacking = (
            steps.cast(steps.part(image, 1, band, band + 1), DOUBLE) for image in (fine, residual)
        )
        centre = [steps.constant(one, np.float64) for one in part.centre[:, band]]
        found = steps.add("Mul", slope, steps.add("Sub", shown, centre[0]))
        for added in (offset, lacking, centre[1]):
            found = steps.add("Add", found, added)
        fitted.append(steps.cast(found, FLOAT))
    whole = steps.joined(1, *fitted) if len(fitted) > 1 else fitted[0]
    return _of_equal(steps, part, fine, steps.add("Where", valid, whole, steps.constant(0.0)), valid)


def _coarse(canvas: Canvas, part: LinePart) -> tuple[str, str]:
    """The sums of each band's regression, (batch, bands, 6, coarse rows, coarse cols) float64, and what its
    line leaves over, (batch, bands, coarse rows, coarse cols)."""
    steps = canvas.steps
    x, y = (
        steps.add("Sub", image, steps.constant(centre.reshape(1, -1, 1, 1)))
        for image, centre in zip((canvas.before, canvas.after), part.centre)
    )
    both, nothing = steps.finite(steps.add("Add", x, y)), steps.constant(0.0)
    x, y = (steps.cast(steps.add("Where", both, image, nothing), DOUBLE) for image in (x, y))
    times = [steps.add("Mul", *factors) for factors in ((x, x), (x, y), (y, y))]
    products = [steps.raised(one, 2) for one in (steps.cast(both, DOUBLE), x, y, *times)]
    sums = canvas.window(steps.joined(2, *products), np.ones(part.reach + 1))
    slope, offset = _slope(steps, part, sums, 2, np.reshape(part.slope, (1, -1, 1, 1, 1)))
    slope, offset = (steps.add("Squeeze", one, steps.whole(2)) for one in (slope, offset))
    residual = steps.add("Sub", steps.add("Sub", y, steps.add("Mul", slope, x)), offset)
    residual = steps.add("Where", both, residual, steps.constant(0.0, np.float64))
    return sums, steps.cast(residual, FLOAT)


def _slope(steps: Steps, part: LinePart, sums: str, axis: int, prior: np.ndarray) -> tuple[str, str]:
    """Slope and offset of `fitfc.line`, float64, from sums along an axis."""
    add, number = steps.add, lambda value: steps.constant(value, np.float64)
    n, x, y, xx, xy, yy = (steps.part(sums, axis, k, k + 1) for k in range(6))
    n = add("Max", n, number(1e-9))
    mean_x, mean_y = add("Div", x, n), add("Div", y, n)
    var_x = add("Sub", add("Div", xx, n), steps.square(mean_x))
    var_y = add("Sub", add("Div", yy, n), steps.square(mean_y))
    cov = add("Sub", add("Div", xy, n), add("Mul", mean_x, mean_y))
    tells = add("And", add("Greater", n, number(2.5)), add("Greater", var_x, number(part.flat)))
    var_x = add("Where", tells, var_x, number(1.0))
    left = add("Max", add("Sub", var_y, add("Div", steps.square(cov), var_x)), number(0.0))
    drawn = add("Div", left, add("Mul", n, number(part.spread**2)))
    towards = number(prior)
    slope = add("Div", add("Add", cov, add("Mul", drawn, towards)), add("Add", var_x, drawn))
    slope = add("Where", tells, slope, towards)
    return slope, add("Sub", mean_y, add("Mul", slope, mean_x))


def _linear(canvas: Canvas, margin: int) -> tuple[str, str]:
    """Bilinear weights in float64, put together from two numbers each: where so few coarse pixels are known
    that a line may or may not be fitted, the last digit decides."""
    steps = canvas.steps
    both = zip(*(canvas.matrices(number, margin) for number in (plans.LINEAR, plans.LINEAR_REST)))
    rows, columns = (steps.add("Add", *(steps.cast(one, DOUBLE) for one in parts)) for parts in both)
    return rows, columns


def _of_equal(steps: Steps, part: LinePart, fine: str, fitted: str, valid: str) -> str:
    """The mean over the neighbours whose guides equal the pixel's, the nearer the more, without `half` pixels
    at the sides; NaN where the pixel is not valid."""
    guide = steps.add("Gather", fine, steps.whole(*part.guides), axis=1)
    guide = steps.add("Where", valid, guide, steps.constant(np.nan))
    centre, side = _shifted(steps, guide, part.half, part.half, part.half), 2 * part.half + 1
    top = total = ""
    for down in range(side):
        for right in range(side):
            apart = steps.add("Sub", _shifted(steps, guide, down, right, part.half), centre)
            equal = steps.add("Equal", steps.total(steps.add("Abs", apart), 1), steps.constant(0.0))
            far = np.hypot(down - part.half, right - part.half) / part.half
            weight = steps.add("Mul", steps.cast(equal, FLOAT), steps.constant(1 / (1 + far)))
            value = steps.add("Mul", weight, _shifted(steps, fitted, down, right, part.half))
            top = steps.add("Add", top, value) if top else value
            total = steps.add("Add", total, weight) if total else weight
    return steps.add("Div", top, total)


def _shifted(steps: Steps, given: str, down: int, right: int, half: int) -> str:
    for axis, start in ((2, down), (3, right)):
        given = steps.part(given, axis, start, start - 2 * half or END)
    return given
