"""What a graph on a card is to compute of a network's inputs, and what it is given for that: pure arithmetic.

prior_graph.py makes the graph. All is computed on a *canvas*: the pixels that the network sees with `around`
more on each side, NaN where the image has none.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Optional

import numpy as np

FINE, VALID, COARSE = "chronofuse.fine", "chronofuse.valid", "chronofuse.coarse"
ROWS, COLUMNS = "chronofuse.rows", "chronofuse.columns"
ROW_NUMBERS, COLUMN_NUMBERS = "chronofuse.row_numbers", "chronofuse.column_numbers"
ROW_ENDS, COLUMN_ENDS = "chronofuse.row_ends", "chronofuse.column_ends"
LINEAR, LINEAR_REST, CUBIC, DOWN = range(4)
"""The matrices between coarse and fine pixels in ROWS and COLUMNS: bilinear weights, what float32 lacks of
them, bicubic weights, and the share that a fine pixel has in each coarse one."""
BLOCK = 32
"""Pixels of a row whose windows the filter of softmix takes together, at least: more multiply neighbours that
are too far and count nothing, fewer are too small matrices for a card."""
MOST_HALF = 2
"""Half the largest window in which Fit-FC's equal neighbours are looked for; each is nodes of its own."""


@dataclass(frozen=True)
class UnmixingPart:
    """softmix (methods/softmix.py) of one scene."""

    tensor: str
    centres: np.ndarray
    """(classes, bands), in `unit`."""
    unit: np.ndarray
    """(bands,), standard deviation of F1."""
    mean: np.ndarray
    """(bands,) of F1."""
    softness: float
    level: np.ndarray
    """(bands,) the mean change of the scene."""
    coefficients: np.ndarray
    """(bands, classes + 1) of what differs from it, over the whole scene."""
    ridge: float
    sigma: float
    neighbours: int
    """Standard deviation and end of the neighbours' weights, in coarse pixels."""
    covered: float
    """Share of a coarse pixel from which it counts."""
    reach: int
    step: int
    """How far the filter looks, and at every how many-th pixel; a multiple of it."""
    spatial: float
    spectral: float
    most: int
    """Its standard deviations in pixels and in `unit`; the power of its kernel (steps/bilateral.py)."""

    @property
    def block(self) -> int:
        """Pixels of a row, every `step`-th, that are filtered together."""
        return max(BLOCK, 8 * math.ceil(2 * self.reach / self.step / 8))

    @property
    def layers(self) -> int:
        """Means of the bases, and the share that is known, of each coarse pixel."""
        return len(self.centres) + len(self.unit) + 1


@dataclass(frozen=True)
class LinePart:
    """Fit-FC (methods/fitfc.py) whose similar pixels are those that equal the pixel itself."""

    tensor: str
    centre: np.ndarray
    """(2, bands) what is taken off C1 and C2."""
    slope: np.ndarray
    """(bands,) over the whole scene."""
    spread: float
    flat: float
    """Variance of a coarse image below which it gives no slope."""
    reach: int
    half: int
    """Half the windows: of the regression in coarse pixels, of the equal neighbours in fine ones."""
    guides: tuple[int, ...]
    """The bands in which neighbours are equal."""


@dataclass(frozen=True)
class AveragedPart:
    """F1 averaged over the coarse pixels and brought up (methods/network/inputs.py)."""

    tensor: str
    covered: float
    least_weight: float


@dataclass(frozen=True)
class PriorPlan:
    """What is computed for one scene.

    Args:
        ratios: coarse pixel / fine pixel, of rows and columns.
        back: fine pixels around one that bicubic interpolation of whole coarse pixels reaches.
        halo: fine pixels that a patch has around those that the network sees, at most.
        margin: coarse pixels that it has around its fine ones.
    """

    bands: int
    ratios: tuple[float, float]
    back: int
    halo: int
    margin: int
    unmixing: Optional[UnmixingPart] = None
    line: Optional[LinePart] = None
    averaged: Optional[AveragedPart] = None

    def __post_init__(self) -> None:
        if not self.tensors:
            raise ValueError("A plan needs a part.")
        if self.line and (self.line.half > MOST_HALF or self.line.half > self.around):
            raise ValueError("The window of equal pixels is too large.")

    @property
    def tensors(self) -> tuple[str, ...]:
        """The network's inputs that are made."""
        return tuple(part.tensor for part in (self.unmixing, self.line, self.averaged) if part)

    @property
    def around(self) -> int:
        """Fine pixels around those that the network sees."""
        if self.unmixing:
            return self.back + self.unmixing.reach
        return self.back if self.averaged else self.line.half  # type: ignore[union-attr]

    @property
    def coarse_layers(self) -> int:
        """C1, C2, what of a coarse pixel is valid in all images and in F1, and softmix's layers."""
        return 2 * self.bands + 2 + (self.unmixing.layers if self.unmixing else 0)

    def canvas(self, rows: int, cols: int) -> tuple[int, int]:
        """Sides of the canvas of so many pixels that the network sees; whole blocks for softmix."""
        if not self.unmixing:
            return rows + 2 * self.around, cols + 2 * self.around
        together = self.unmixing.block * self.unmixing.step
        return rows + 2 * self.around, (math.ceil((cols + 2 * self.back) / together) + 1) * together

    def coarse_sides(self, rows: int, cols: int) -> tuple[int, int]:
        """How many coarse pixels there are at most below a patch of which the network sees so many fine
        ones."""
        height, width = (
            math.ceil((side + 2 * self.halo) / ratio) + 2 * self.margin + 2
            for side, ratio in zip((rows, cols), self.ratios)
        )
        return height, width

    def shapes(self, tiles: int, rows: int, cols: int) -> dict[str, tuple[int, ...]]:
        """Of what is sent, for tiles of which the network sees so many pixels."""
        seen, coarse = (rows, cols), self.coarse_sides(rows, cols)
        height, width = self.canvas(rows, cols)
        return {
            FINE: (tiles, self.bands, height, width),
            VALID: (tiles, 1, height, width),
            COARSE: (tiles, self.coarse_layers, *coarse),
            ROWS: (tiles, 4, height, coarse[0]),
            COLUMNS: (tiles, 4, width, coarse[1]),
            ROW_NUMBERS: (coarse[0],),
            COLUMN_NUMBERS: (coarse[1],),
            ROW_ENDS: (seen[0],),
            COLUMN_ENDS: (seen[1],),
        }
