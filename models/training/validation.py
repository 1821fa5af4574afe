"""How good a network is on cases of places that it does not learn from."""

from __future__ import annotations

import torch
from torch import Tensor

from .dataset import Batch
from .loss import _corners, mean_where, roberts, structure

EDGE_SHARE = 0.9
"""Edges are compared where the truth's are above this share of all (as the yardstick's EDGE)."""


def validate(network: torch.nn.Module, batches: list[Batch]) -> dict[str, float]:
    """RMSE as a share of delta's, SSIM and EDGE minus delta's; means over cases. `sharp_` are those at full sharpness."""
    network.eval()
    sums: dict[str, float] = {}
    for batch in batches:
        x = batch.inputs
        delta = _figures(x["fine_1"] + x["target"] - x["coarse_1"], batch)
        for prefix, wish in (("", 0.0), ("sharp_", 1.0)):
            if wish and "sharpness" not in x:
                continue
            with torch.no_grad():
                given = {**x, "sharpness": torch.full((1,), wish)} if "sharpness" in x else x
                found = _figures(network(**given), batch)
            for name, value in (("rmse", found[0] / delta[0]), ("ssim", found[1] - delta[1]), ("edge", found[2] - delta[2]),
                                ("changed", found[3] / delta[3])):
                sums[prefix + name] = sums.get(prefix + name, 0.0) + value / len(batches)
    network.train()
    return {name: round(value, 5) for name, value in sums.items()}


def score_of(figures: dict[str, float]) -> float:
    """What is chosen by, the lower the better: the RMSE as a share of delta's."""
    return figures["rmse"] + (figures["sharp_rmse"] * 0.25 - figures["sharp_ssim"] * 0.5 if "sharp_rmse" in figures else 0)


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
    changed = [squared[0, b][(c > torch.quantile(c[counts[0, 0] > 0], 0.8)) & (counts[0, 0] > 0)].mean().sqrt().item()
               for b, c in enumerate(change[0])]
    return rmse, alike, sum(edge) / max(len(edge), 1), sum(changed) / len(changed)
