"""The term `degradation`: what a prediction changes must be, in each coarse pixel, what C2 and C1 say.

The prediction is brought to the coarse grid as the case's own scene was (means over coarse pixels, by area)
and must be C2 there, less the gap of the sensors, C1 - F1 averaged. So the mean of F2 - F1 in a coarse pixel
must be C2 - C1. After the degradation constraint of DSTFN (Wu et al. 2022) and of DRCGAN (Jiang et al. 2022).

At the truth it is not 0: it is what the coarse sensor's own errors leave. It needs no truth.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from ..networks.layers import unit
from .loss import mean_where
from .measured import Measured, softly

WHOLE = 0.99
"""From this share on that counts, a coarse pixel is there."""


def degradation(measured: Measured) -> Tensor:
    """The mean over coarse pixels that lie whole in a piece and count; 0 where there is none. In deviations
    of F1."""
    x = measured.inputs
    cells = Cells.of(x["lattice_rows"], x["lattice_cols"])
    told = x["lattice_change"]
    known = measured.counts * torch.isfinite(told).all(1, keepdim=True)
    area = cells.sums(known)
    made = cells.sums((measured.prediction - x["fine_1"]) * known) / area.clamp_min(1e-6)
    wanted = cells.of_centres(torch.where(known > 0, told, 0.0), known)
    error = softly((made - wanted) / unit(x["fine_std"])[..., 0])
    return mean_where(error, (area > WHOLE).to(error), (0, 1, 2))


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
