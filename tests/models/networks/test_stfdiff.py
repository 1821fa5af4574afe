"""What the diffusion model has and the other networks have not: noise, steps and a loss of its own."""

from __future__ import annotations

import pytest
import torch

from chronofuse.models.networks import STFDiff
from chronofuse.models.training.examples import noise
from chronofuse.models.training.loss import mean_where

SMALL = {"widths": (8, 8)}


def trained(**options) -> STFDiff:
    torch.manual_seed(0)
    network = STFDiff(**{**SMALL, **options}).eval()
    torch.nn.init.normal_(network.decoder.last.weight, std=0.3)
    return network


def case(share: float = 1.0):
    """Inputs, a truth that differs from `delta` by what can be learned, and which pixels count."""
    x = noise(STFDiff.inputs, (2, 3, 24, 24), share=share)
    return x, delta(x) + 0.2 * (x["fine_1"] - 0.5), x["valid"].clone()


def delta(x: dict[str, torch.Tensor]) -> torch.Tensor:
    return x["fine_1"] + x["target"] - x["coarse_1"]


def measure_of(counts: torch.Tensor):
    return lambda prediction, truth: mean_where(
        (prediction - torch.nan_to_num(truth)) ** 2, counts, (0, 1, 2, 3)
    )


@pytest.mark.parametrize("steps", [1, 2, 3, 8])
def test_where_cleaning_is_perfect_any_noise_leads_to_the_truth(steps, monkeypatch):
    network, (x, truth, _) = STFDiff(**SMALL, steps=steps), case()
    residual = (truth - delta(x)).flatten(0, 1)[:, None] / (0.5 * 0.3)
    monkeypatch.setattr(network, "_clean", lambda state, *others: residual)
    torch.testing.assert_close(network(**x), truth)


def test_the_first_state_is_the_noise_and_each_step_lowers_its_level(monkeypatch):
    network, (x, _, _) = STFDiff(**SMALL, steps=4), case()
    states = []
    monkeypatch.setattr(
        network,
        "_clean",
        lambda state, about, there, known, time: (
            states.append((round(float(time[0]), 3), float(state.std()))) or torch.zeros_like(state)
        ),
    )
    network(**x)
    assert [time for time, _ in states] == [1.0, 0.75, 0.5, 0.25]
    for time, spread in states:
        assert spread == pytest.approx(float(torch.sin(torch.tensor(time * torch.pi / 2))), rel=0.05)


def test_other_noise_is_another_sample():
    network, (x, _, _) = trained(), case()
    with torch.no_grad():
        first, second = network(**x), network(**{**x, "noise": -x["noise"]})
    assert (first - second).abs().mean() > 1e-3


def test_its_loss_begins_with_that_of_delta():
    x, truth, counts = case(share=0.7)
    network = STFDiff(**SMALL)
    torch.testing.assert_close(
        network.training_loss(x, truth, counts, measure_of(counts)), measure_of(counts)(delta(x), truth)
    )


def test_its_loss_needs_no_noise_and_no_truth_where_that_does_not_count():
    x, truth, counts = case(share=0.7)
    network = trained()
    gaps = torch.where(counts == 0, torch.nan, truth)
    torch.manual_seed(5)
    expected = network.training_loss(x, truth, counts, measure_of(counts))
    del x["noise"]
    torch.manual_seed(5)
    assert torch.equal(network.training_loss(x, gaps, counts, measure_of(counts)), expected)


@pytest.mark.long
def test_training_lowers_the_error_of_its_predictions():
    torch.manual_seed(0)
    network, (x, truth, counts) = STFDiff(**SMALL), case()
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-2)
    for _ in range(60):
        optimiser.zero_grad()
        network.training_loss(x, truth, counts, measure_of(counts)).backward()
        optimiser.step()
    with torch.no_grad():
        mean = network(**{**x, "noise": torch.zeros_like(truth)})
    assert (mean - truth).square().mean() < 0.3 * (delta(x) - truth).square().mean()
