"""What a prediction changes, as the coarse sensor would see it, must be what C2 and C1 say.

So the mean of F2 - F1 over a coarse pixel must be C2 - C1: the prediction must be C2 there, less the gap of
the sensors, C1 - F1 averaged. After the degradation constraint of DSTFN (Wu et al. 2022) and of DRCGAN (Jiang
et al. 2022). It needs no truth; at the truth it is not 0, but what the coarse sensor's own errors leave.

There are two ways to average: by area in the coarse pixels themselves, where a case says where they lie (the
term `degradation` of a loss), and over the width of one around each pixel, where it does not (the fine step
of a training by itself).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.functional import conv2d

from ..networks.layers import unit
from .loss import mean_where
from .measured import Measured, softly

WHOLE = 0.99
"""From this share on that counts, a coarse pixel is there."""
COVERED = 0.5
"""More than this share of the pixels of a mean around a pixel must be valid."""


def missed(made: Tensor, told: Tensor, fine_std: Tensor, counts: Tensor) -> Tensor:
    """How far the averaged change of a prediction is off the coarse one: in deviations of F1, square below
    `SOFT`, a mean over what counts; 0 where nothing does.

    Args:
        made, told: (batch, bands, rows, cols), the averaged F2 - F1, and C2 - C1.
        fine_std: (batch, bands).
        counts: (batch, 1, rows, cols), 1 or 0.
    """
    return mean_where(softly((made - told) / unit(fine_std)), counts, (0, 1, 2, 3))


def degradation(measured: Measured) -> Tensor:
    """`missed` in the coarse pixels that lie whole in a piece and count."""
    x = measured.inputs
    cells = Cells.of(x["lattice_rows"], x["lattice_cols"])
    told = x["lattice_change"]
    known = measured.counts * torch.isfinite(told).all(1, keepdim=True)
    area = cells.sums(known)
    made = cells.sums((measured.prediction - x["fine_1"]) * known) / area.clamp_min(1e-6)
    wanted = cells.of_centres(torch.where(known > 0, told, 0.0), known)
    whole = (area > WHOLE).to(made)
    return missed(made[:, :, None], wanted[:, :, None], x["fine_std"], whole[:, :, None])


def missed_around(prediction: Tensor, inputs: Mapping[str, Tensor]) -> Tensor:
    """`missed` around each pixel, where nothing says where the coarse pixels lie.

    F2 - F1 is averaged over the width of a coarse pixel around each pixel, which is what C2 - C1 is, brought
    to the fine pixels, but for its interpolation; both are then averaged once more, which takes off most of
    what the interpolation has put in.

    Args:
        prediction: (batch, bands, rows, cols).
        inputs: `fine_1`, `coarse_1`, `target`, `valid`, `fine_std` and `ratio`, as the engine gives them; one
            ratio for all of the batch.
    """
    valid = inputs["valid"]
    kernel = box(float(inputs["ratio"][0])).to(prediction)
    share = slid(valid, kernel).clamp_min(1e-6)

    def seen(change: Tensor) -> Tensor:
        return slid(change * valid, kernel) / share

    made = seen(seen(prediction - inputs["fine_1"]))
    told = seen(inputs["target"] - inputs["coarse_1"])
    return missed(made, told, inputs["fine_std"], (share > COVERED).to(made))


def box(ratio: float) -> Tensor:
    """(odd,) weights of a mean over `ratio` pixels, the outermost of which count in part."""
    reach = math.ceil(ratio / 2 - 0.5)
    weights = torch.ones(2 * reach + 1)
    if reach:
        weights[0] = weights[-1] = (ratio - (2 * reach - 1)) / 2
    return weights / weights.sum()


def slid(x: Tensor, kernel: Tensor) -> Tensor:
    """Means of each map along rows and columns; outside is 0."""
    flat, half = x.flatten(0, 1)[:, None], len(kernel) // 2
    down = conv2d(flat, kernel[None, None, :, None], padding=(half, 0))
    return conv2d(down, kernel[None, None, None, :], padding=(0, half))[:, 0].unflatten(0, x.shape[:2])


@dataclass(frozen=True)
class Cells:
    """The coarse pixels that the fine pixels of a batch of pieces lie in."""

    corners: tuple[tuple[Tensor, Tensor], ...]
    """The number of a coarse pixel, and the share of it that the fine one covers; (batch, pixels) both. A
    fine pixel lies in four at most."""
    centres: Tensor
    """(batch, pixels): the number of the coarse pixel in which the centre lies."""
    count: int

    @classmethod
    def of(cls, rows: Tensor, cols: Tensor) -> Cells:
        """
        Args:
            rows, cols: (batch, 1, rows, cols) where the centre of each fine pixel lies, in coarse pixels; the
                piece may be turned or mirrored.
        """
        down, right = (_shared(axis[:, 0]) for axis in (rows, cols))
        wide = max(rows.shape[-2:]) + 2  # a coarse pixel is no smaller than a fine one
        corners = tuple((a * wide + b, high * long) for a, high in down[:2] for b, long in right[:2])
        return cls(corners, down[2][0] * wide + right[2][0], wide**2)

    def sums(self, values: Tensor) -> Tensor:
        """(batch, channels, rows, cols) -> (batch, channels, coarse pixels): sums weighted by the area that
        is shared, in coarse pixels; of ones, the share of a coarse pixel that is there."""
        flat = values.flatten(2)
        total = flat.new_zeros(*flat.shape[:2], self.count)
        for number, share in self.corners:
            total = total.scatter_add(2, number[:, None].expand_as(flat), flat * share[:, None])
        return total

    def of_centres(self, values: Tensor, known: Tensor) -> Tensor:
        """(batch, channels, coarse pixels): what all fine pixels of a coarse one hold alike, of those that
        are known."""
        number = self.centres[:, None]
        both = torch.cat([values, known], 1).flatten(2)
        total = both.new_zeros(*both.shape[:2], self.count)
        total = total.scatter_add(2, number.expand_as(both), both)
        return total[:, :-1] / total[:, -1:].clamp_min(1e-6)


def _shared(centres: Tensor) -> list[tuple[Tensor, Tensor]]:
    """Along one axis of the coarse pixels: number and share of the one in which a fine pixel begins, of the
    next, and of the one of its centre; (batch, pixels) each."""
    step = torch.maximum(centres.diff(dim=1).abs().amax((1, 2)), centres.diff(dim=2).abs().amax((1, 2)))[
        :, None
    ]
    position = centres.flatten(1)
    position = position - torch.floor(position.amin(1, keepdim=True) - step / 2)
    low = position - step / 2
    first = torch.floor(low + 1e-4)
    beyond = (low + step - first - 1).clamp(min=0.0)
    beyond = torch.minimum(beyond, step)
    numbers = first.long()
    return [(numbers, step - beyond), (numbers + 1, beyond), (torch.floor(position).long(), step)]
