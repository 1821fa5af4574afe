"""How good a network is on cases of places that it does not learn from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from .dataset import SMALL_PATCH, Batch, Case, delta, whole
from .loss import _corners, mean_where, roberts, structure

EDGE_SHARE = 0.9
"""Edges are compared where the truth's are above this share of all (as the yardstick's EDGE)."""

CHANGED_SHARE = 0.8
"""The pixels that changed are those whose change is above this share of all."""

FEWEST_PIXELS = 500
"""What is validated on has at least so many that count."""


@dataclass(frozen=True)
class HeldOut:
    """A case to validate on, and how the baseline does on it."""

    place: str
    batch: Batch
    strong: Tensor
    """(1, bands, rows - 1, cols - 1) True where the truth's edges are above `EDGE_SHARE` of all."""
    changed: Tensor
    """(1, bands, rows, cols) True where the truth is farthest from F1."""
    delta: tuple[float, float, float, float]
    """RMSE, SSIM, EDGE, RMSE of the changed pixels."""


@dataclass(frozen=True)
class Checked:
    """How a network did."""

    figures: dict[str, float]
    """RMSE and RMSE of changed pixels as shares of delta's, SSIM and EDGE minus delta's: means over cases;
    those at full sharpness begin with `sharp_`."""
    places: dict[str, dict[str, float]]
    """By place the RMSE of the `network` and of `delta`, and how many `cases` they are the means of."""


def checks_of(cases: Iterable[Case], network: nn.Module, device: str) -> list[HeldOut]:
    """The cases as batches of one on the device; those that are too small for a network are left out."""
    checks = []
    for case in cases:
        if min(case.size) < max(SMALL_PATCH, network.multiple):
            continue
        batch = whole(case, network)
        if batch.counts.sum() < FEWEST_PIXELS:
            continue
        strong, changed = _strong(batch), _changed(batch)
        baseline = _figures(delta(case, network), batch, strong, changed)
        at = batch.to(device)
        checks.append(
            HeldOut(case.place, at, strong.to(device), changed.to(device), tuple(baseline.tolist()))
        )
    return checks


def wishes_of(batch: Batch) -> tuple[float, ...]:
    """The sharpness of each prediction of a case: the least error, and full sharpness where a network knows
    the wish."""
    return (0.0, 1.0) if "sharpness" in batch.inputs else (0.0,)


@torch.no_grad()
def validate(network: nn.Module, checks: list[HeldOut]) -> Checked:
    """Run the network on all checks, once for the least error and, where it knows the wish, once for
    sharpness."""
    network.eval()
    found = [
        _figures(network(**_given(check.batch, wish)), check.batch, check.strong, check.changed)
        for check in checks
        for wish in wishes_of(check.batch)
    ]
    network.train()
    sums: dict[str, float] = {}
    places: dict[str, dict[str, float]] = {}
    rows = iter(torch.stack(found).tolist())  # a card is waited for once
    for check in checks:
        for wish in wishes_of(check.batch):
            figures, baseline = next(rows), check.delta
            for name, value in (
                ("rmse", figures[0] / baseline[0]),
                ("ssim", figures[1] - baseline[1]),
                ("edge", figures[2] - baseline[2]),
                ("changed", figures[3] / baseline[3]),
            ):
                name = f"sharp_{name}" if wish else name
                sums[name] = sums.get(name, 0.0) + value / len(checks)
            if not wish:
                place = places.setdefault(check.place, {"network": 0.0, "delta": 0.0, "cases": 0})
                place["network"], place["delta"] = place["network"] + figures[0], place["delta"] + baseline[0]
                place["cases"] += 1
    means = {name: _mean(sums_there) for name, sums_there in places.items()}
    return Checked({name: round(value, 5) for name, value in sums.items()}, means)


def _given(batch: Batch, wish: float) -> dict[str, Tensor]:
    x = batch.inputs
    return {**x, "sharpness": torch.full_like(x["sharpness"], wish)} if "sharpness" in x else x


def _mean(place: dict[str, float]) -> dict[str, float]:
    means = {name: round(place[name] / place["cases"], 6) for name in ("network", "delta")}
    return {**place, **means}


def score_of(figures: dict[str, float]) -> float:
    """What is chosen by, the lower the better: the RMSE as a share of delta's."""
    return figures["rmse"] + (
        figures["sharp_rmse"] * 0.25 - figures["sharp_ssim"] * 0.5 if "sharp_rmse" in figures else 0
    )


def _strong(batch: Batch) -> Tensor:
    """Where the truth's edges are strong, as `HeldOut` has it."""
    edges, there = roberts(batch.truth), _corners(batch.counts)[0, 0] > 0
    if not there.any():
        return torch.zeros_like(edges, dtype=torch.bool)
    least = torch.stack([torch.quantile(band[there], EDGE_SHARE) for band in edges[0]])
    return there & (edges > least[:, None, None])


def _changed(batch: Batch) -> Tensor:
    """Where the truth is farthest from F1, as `HeldOut` has it."""
    there = batch.counts[0, 0] > 0
    change = torch.where(there, (batch.truth - batch.inputs["fine_1"]).abs(), 0)
    least = torch.stack([torch.quantile(band[there], CHANGED_SHARE) for band in change[0]])
    return there & (change >= least[:, None, None])


def _figures(prediction: Tensor, batch: Batch, strong: Tensor, changed: Tensor) -> Tensor:
    """(4,) RMSE, SSIM, EDGE, RMSE of changed pixels: means over bands of one case, on the device."""
    truth, counts = batch.truth, batch.counts
    squared = (prediction - truth) ** 2
    rmse = mean_where(squared, counts, (2, 3)).sqrt().mean()
    mean = mean_where(truth, counts, (2, 3), True)
    deviation = mean_where((truth - mean) ** 2, counts, (2, 3), True).sqrt().clamp_min(1e-5)
    alike = structure(prediction / deviation, truth / deviation, counts).mean()
    t, p = roberts(truth), roberts(torch.where(counts > 0, prediction, truth))
    edge = mean_where((p - t) / (p + t + 1e-5), strong.float(), (2, 3)).mean()
    off = mean_where(squared, changed.float(), (2, 3)).sqrt().mean()
    return torch.stack([rmse.clamp_min(1e-9), alike, edge, off.clamp_min(1e-9)])
