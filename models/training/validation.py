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

FEWEST_PIXELS = 500
"""What is validated on has at least so many that count."""


@dataclass(frozen=True)
class HeldOut:
    """A case to validate on, and how the baseline does on it."""

    place: str
    batch: Batch
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
        checks.append(HeldOut(case.place, batch.to(device), _figures(delta(case, network), batch)))
    return checks


def validate(network: nn.Module, checks: list[HeldOut]) -> Checked:
    """Run the network on all checks, once for the least error and, where it knows the wish, once for
    sharpness."""
    network.eval()
    sums: dict[str, float] = {}
    places: dict[str, dict[str, float]] = {}
    for check in checks:
        x, baseline = check.batch.inputs, check.delta
        for prefix, wish in (("", 0.0), ("sharp_", 1.0)):
            if wish and "sharpness" not in x:
                continue
            with torch.no_grad():
                given = {**x, "sharpness": torch.full_like(x["sharpness"], wish)} if "sharpness" in x else x
                figures = _figures(network(**given), check.batch)
            for name, value in (
                ("rmse", figures[0] / baseline[0]),
                ("ssim", figures[1] - baseline[1]),
                ("edge", figures[2] - baseline[2]),
                ("changed", figures[3] / baseline[3]),
            ):
                sums[prefix + name] = sums.get(prefix + name, 0.0) + value / len(checks)
            if not wish:
                place = places.setdefault(check.place, {"network": 0.0, "delta": 0.0, "cases": 0})
                place["network"], place["delta"] = place["network"] + figures[0], place["delta"] + baseline[0]
                place["cases"] += 1
    network.train()
    means = {
        name: {
            **p,
            "network": round(p["network"] / p["cases"], 6),
            "delta": round(p["delta"] / p["cases"], 6),
        }
        for name, p in places.items()
    }
    return Checked({name: round(value, 5) for name, value in sums.items()}, means)


def score_of(figures: dict[str, float]) -> float:
    """What is chosen by, the lower the better: the RMSE as a share of delta's."""
    return figures["rmse"] + (
        figures["sharp_rmse"] * 0.25 - figures["sharp_ssim"] * 0.5 if "sharp_rmse" in figures else 0
    )


def _figures(prediction: Tensor, batch: Batch) -> tuple[float, float, float, float]:
    """RMSE, SSIM, EDGE, RMSE of changed pixels: means over bands of one case."""
    truth, counts, fine = batch.truth, batch.counts, batch.inputs["fine_1"]
    squared = (prediction - truth) ** 2
    rmse = mean_where(squared, counts, (2, 3)).sqrt().mean().item()
    mean = mean_where(truth, counts, (2, 3), True)
    deviation = mean_where((truth - mean) ** 2, counts, (2, 3), True).sqrt().clamp_min(1e-5)
    alike = structure(prediction / deviation, truth / deviation, counts).mean().item()
    rt, rp = roberts(truth), roberts(torch.where(counts > 0, prediction, truth))
    edge = []
    for t, p in zip(rt[0], rp[0]):
        there = _corners(counts)[0, 0] > 0
        if there.any():
            strong = there & (t > torch.quantile(t[there], EDGE_SHARE))
            edge.append(((p - t) / (p + t + 1e-5))[strong].mean().item())
    change = torch.where(counts > 0, (truth - fine).abs(), 0)
    there = counts[0, 0] > 0
    changed = [
        squared[0, b][(c >= torch.quantile(c[there], 0.8)) & there].mean().sqrt().item()
        for b, c in enumerate(change[0])
    ]
    return max(rmse, 1e-9), alike, sum(edge) / max(len(edge), 1), max(sum(changed) / len(changed), 1e-9)
