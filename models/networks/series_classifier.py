"""A classifier of one pixel's series: convolutions over time on anchors that the dates are brought to."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

LIMIT = 6.0
"""A value counts for no more than so many standard deviations."""


class SequenceClassifier(nn.Module):
    """Series in, classes out, each pixel by itself.

    The dates are brought to as many `anchors` as the series of the training had dates, evenly over its span:
    each anchor is the mean of the valid dates around it, by a Gaussian of their distance in days, so that
    series with other dates, or with fewer, will do. On the anchors lie convolutions over time and then a
    dense layer (Pelletier et al. 2019).
    """

    name = "sequence"
    title = "Classifier of series"
    citation = "After TempCNN (Pelletier et al. 2019)."

    def __init__(
        self,
        classes: int,
        bands: int,
        anchors: int = 23,
        span: float = 352.0,
        width: int = 48,
        dense: int = 128,
        dropout: float = 0.4,
    ):
        """
        Args:
            span: days from the first anchor to the last.
        Raises:
            ValueError: what makes no network.
        """
        super().__init__()
        if classes < 2 or bands < 1 or anchors < 2 or not span > 0 or min(width, dense) < 4:
            raise ValueError(
                "there are 2 classes, a band, 2 anchors, a span of days, and widths of 4 at least"
            )
        self.options: dict[str, Any] = {
            "classes": classes,
            "bands": bands,
            "anchors": anchors,
            "span": span,
            "width": width,
            "dense": dense,
            "dropout": dropout,
        }
        self.register_buffer("mean", torch.zeros(bands))
        self.register_buffer("std", torch.ones(bands))
        self.register_buffer("at", torch.linspace(0, float(span), anchors))
        self.near = 0.4 * span / (anchors - 1)
        sizes = (bands + 1, width, width, width)
        self.over_time = nn.ModuleList(
            nn.Sequential(
                nn.Conv1d(a, b, 5, padding=2, bias=False),
                nn.BatchNorm1d(b),
                nn.ReLU(),
                nn.Dropout(dropout / 2),
            )
            for a, b in zip(sizes, sizes[1:])
        )
        self.dense = nn.Sequential(
            nn.Linear(width * anchors, dense, bias=False),
            nn.BatchNorm1d(dense),
            nn.ReLU(),
            nn.Dropout(dropout),
        )
        self.last = nn.Linear(dense, classes)

    @property
    def inputs(self) -> dict[str, tuple[Any, ...]]:
        """Name to sides: values (0 where not there), 1 where they are there, days since the first anchor."""
        bands = self.options["bands"]
        return {
            "values": ("batch", "dates", bands),
            "there": ("batch", "dates"),
            "days": ("batch", "dates"),
        }

    def set_scales(self, mean: Tensor, std: Tensor) -> None:
        """By what the bands are measured: (bands,) each."""
        self.mean.copy_(mean)
        self.std.copy_(std.clamp_min(1e-6))

    def on_anchors(self, values: Tensor, there: Tensor, days: Tensor) -> Tensor:
        """(batch, bands + 1, anchors): the values in standard deviations, and how much is known around; where
        no date is near, the nearest ones count."""
        away = (days[:, None, :] - self.at[None, :, None]) / self.near
        fits = -0.5 * away**2 + torch.where(there > 0, 0.0, -1e4)[:, None, :]
        weights = torch.softmax(fits, -1) * there[:, None, :]
        measured = torch.clamp((values - self.mean) / self.std, -LIMIT, LIMIT) * there[:, :, None]
        known = torch.exp(fits.amax(-1, keepdim=True))
        return torch.cat([weights @ measured, known], -1).transpose(1, 2)

    def forward(self, values: Tensor, there: Tensor, days: Tensor) -> Tensor:
        """(batch, classes) logits."""
        x = self.on_anchors(values, there, days)
        for number, step in enumerate(self.over_time):
            x = step(x) + x if number else step(x)
        return self.last(self.dense(x.flatten(1)))


class Together(nn.Module):
    """Several of them, and the mean of their probabilities."""

    name = "sequences"

    def __init__(self, members: int, **options: Any):
        super().__init__()
        self.options = {"members": members, **options}
        self.members = nn.ModuleList(SequenceClassifier(**options) for _ in range(members))

    @property
    def inputs(self) -> dict[str, tuple[Any, ...]]:
        return self.members[0].inputs

    def forward(self, values: Tensor, there: Tensor, days: Tensor) -> Tensor:
        """(batch, classes) probabilities."""
        parts = [torch.softmax(one(values, there, days), -1) for one in self.members]
        total = parts[0]
        for part in parts[1:]:
            total = total + part
        return total / len(parts)
