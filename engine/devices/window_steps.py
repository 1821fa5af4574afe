"""softmix's filter as nodes: a mean over the neighbours of a pixel that are near and look like it
(methods/steps/bilateral.py).

How much two pixels differ is |p|^2 + |q|^2 - 2 pq, a product of two vectors. So the weights of all neighbours
on a row of all pixels of a block are one product of small matrices, and the sums that they weigh another; row
after row of the window is added up. What is held are the weights of one row: (block + window) / block numbers
for each pixel and neighbour, whatever the window's height.
"""

from __future__ import annotations

import numpy as np

from .graph_steps import END, Steps
from .prior_plan import UnmixingPart

FAR = -1e30
"""Taken off the likeness of a pixel that does not count."""


def filtered(steps: Steps, part: UnmixingPart, scaled: str, layers: str, valid: str) -> str:
    """The filtered layers, (batch, layers, rows, cols) of the canvas without `reach` pixels at its sides and
    without the last block on the right.

    Args:
        scaled: (batch, bands, rows, cols) F1 in standard deviations, F1's mean where it is not valid.
        layers: (batch, layers, rows, cols).
        valid: (batch, 1, rows, cols) bool.
    """
    reach, block, side = part.reach, part.block, 2 * (part.reach // part.step)
    queries, keys = _likeness(steps, part, scaled, valid)
    queries = steps.part(queries, 2, reach, -reach)
    pixels = _blocks(steps, part, steps.part(queries, 3, reach, reach - block * part.step))
    one = steps.cast(valid, 1)
    values = _windows(steps, _blocks(steps, part, steps.joined(1, steps.add("Mul", layers, one), one)), side)
    keys = steps.turned(_windows(steps, _blocks(steps, part, keys), side), 0, 1, 2, 3, 5, 4)
    total = ""
    for above in range(0, 2 * reach + 1, part.step):
        end = above - 2 * reach or END
        alike = steps.add("Relu", steps.add("MatMul", pixels, steps.part(keys, 1, above, end)))
        near = steps.constant(_near(part, above - reach))
        weights = steps.add("Mul", steps.add("Pow", alike, steps.constant(float(part.most))), near)
        summed = steps.add("MatMul", weights, steps.part(values, 1, above, end))
        total = steps.add("Add", total, summed) if total else summed
    image = steps.turned(total, 0, 5, 1, 3, 4, 2)
    image = steps.add("Reshape", image, steps.whole(0, 0, 0, -1))
    return steps.add("Div", steps.part(image, 1, 0, -1), steps.part(image, 1, -1))


def _likeness(steps: Steps, part: UnmixingPart, scaled: str, valid: str) -> tuple[str, str]:
    """Vectors of each pixel, as it and as a neighbour, whose product is 1 - (squared difference) / (2 most
    spectral^2); far below 0 where the neighbour is not valid."""
    scale = 1 / (part.spectral * np.sqrt(2 * part.most))
    # Less the mean, so that the squares are small and their difference keeps its digits.
    middle = steps.constant((part.mean / part.unit).astype(np.float32).reshape(1, -1, 1, 1))
    guide = steps.add("Mul", steps.add("Sub", scaled, middle), steps.constant(scale))
    square = steps.total(steps.square(guide), 1)
    one = steps.constant(1.0)
    ones = steps.add("Add", steps.add("Mul", square, steps.constant(0.0)), one)
    own = steps.joined(1, steps.add("Mul", guide, steps.constant(2.0)), ones, steps.add("Sub", one, square))
    less = steps.add("Where", valid, steps.add("Neg", square), steps.constant(FAR))
    return own, steps.joined(1, guide, less, ones)


def _blocks(steps: Steps, part: UnmixingPart, given: str) -> str:
    """(batch, numbers, rows, cols) to (batch, rows, step, blocks, block, numbers): every step-th pixel of a
    row beside each other."""
    given = steps.add("Reshape", given, steps.whole(0, 0, 0, -1, part.block, part.step))
    return steps.turned(given, 0, 2, 5, 3, 4, 1)


def _windows(steps: Steps, given: str, side: int) -> str:
    """Blocks with `side` pixels of the next one each; the last block is only that."""
    after = steps.part(steps.part(given, 3, 1), 4, 0, side)
    return steps.joined(4, steps.part(given, 3, 0, -1), after)


def _near(part: UnmixingPart, apart: int) -> np.ndarray:
    """What each pixel of a window weighs for each pixel of its block by the distance, (block, window), on a
    row so many pixels below; 0 outside."""
    side = 2 * (part.reach // part.step)
    along = np.arange(part.block + side) - np.arange(part.block)[:, None] - side // 2
    along = part.step * along
    near = np.exp(-(apart**2 + along**2) / (2 * np.float32(part.spatial) ** 2))
    return np.where(np.abs(along) <= part.reach, near, 0).astype(np.float32)
