"""What the diffusion model and its latent sibling have and the other networks have not: noise, steps and a
loss of their own."""

from __future__ import annotations

import pytest
import torch

from chronofuse.models.networks import STFDiff
from chronofuse.models.networks.latent import divergence
from chronofuse.models.training.examples import noise
from chronofuse.models.training.loss import mean_where

SMALL = {"widths": (8, 8)}
LATENT = {"generative": "latent"}
BOTH = pytest.mark.parametrize("options", [{}, LATENT], ids=["diffusion", "latent"])


def trained(**options) -> STFDiff:
    torch.manual_seed(0)
    network = STFDiff(**{**SMALL, **options}).eval()
    decoder = network.decoder if network.latent is None else network.latent.decoder
    torch.nn.init.normal_(decoder.last.weight, std=0.3)
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


@BOTH
def test_other_noise_is_another_sample(options):
    network, (x, _, _) = trained(**options), case()
    with torch.no_grad():
        first, second = network(**x), network(**{**x, "noise": -x["noise"]})
    assert (first - second).abs().mean() > 1e-3


@BOTH
def test_its_loss_begins_with_that_of_delta(options):
    x, truth, counts = case(share=0.7)
    network = STFDiff(**SMALL, **options)
    torch.testing.assert_close(
        network.training_loss(x, truth, counts, measure_of(counts)), measure_of(counts)(delta(x), truth)
    )


@BOTH
def test_its_loss_needs_no_noise_and_no_truth_where_that_does_not_count(options):
    x, truth, counts = case(share=0.7)
    network = trained(**options)
    gaps = torch.where(counts == 0, torch.nan, truth)
    torch.manual_seed(5)
    expected = network.training_loss(x, truth, counts, measure_of(counts))
    del x["noise"]
    torch.manual_seed(5)
    assert torch.equal(network.training_loss(x, gaps, counts, measure_of(counts)), expected)


@BOTH
@pytest.mark.long
def test_training_lowers_the_error_of_its_predictions(options):
    torch.manual_seed(0)
    network, (x, truth, counts) = STFDiff(**SMALL, **options), case()
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-2)
    for _ in range(60):
        optimiser.zero_grad()
        network.training_loss(x, truth, counts, measure_of(counts)).backward()
        optimiser.step()
    with torch.no_grad():
        mean = network(**{**x, "noise": torch.zeros_like(truth)})
    assert (mean - truth).square().mean() < 0.3 * (delta(x) - truth).square().mean()


def test_the_divergence_is_that_of_torch():
    from torch.distributions import Normal, kl_divergence

    torch.manual_seed(0)
    one, other = [(torch.randn(2, 3, 4, 4), torch.randn(2, 3, 4, 4)) for _ in range(2)]
    expected = kl_divergence(*(Normal(mean, (spread / 2).exp()) for mean, spread in (one, other)))
    torch.testing.assert_close(divergence(one, other), expected.sum(1, keepdim=True))
    assert divergence(one, one).abs().max() < 1e-6


@pytest.mark.long
def test_samples_of_the_latent_model_differ_where_the_truth_can_not_be_known():
    """Half of the image changes by a field of which the inputs show nothing; the other half is `delta`."""
    torch.manual_seed(0)
    network = STFDiff(**SMALL, **LATENT)
    optimiser = torch.optim.Adam(network.parameters(), lr=5e-3)
    for step in range(400):
        x = noise(STFDiff.inputs, (4, 1, 24, 24), share=1.0, seed=step)
        x["fine_1"][..., 12:] = 0.5
        truth, counts = delta(x), x["valid"]
        hidden = torch.randn(4, 1, 12, 6).repeat_interleave(2, 2).repeat_interleave(2, 3)
        truth[..., :12] += 0.15 * hidden
        optimiser.zero_grad()
        network.training_loss(x, truth, counts, lambda p, t: ((p - t) ** 2).mean() / 0.09).backward()
        optimiser.step()
    with torch.no_grad():
        samples = torch.stack([network(**{**x, "noise": torch.randn(4, 1, 24, 24)}) for _ in range(16)])
    spread = samples.std(0).mean((0, 1, 2))
    assert spread[:10].mean() > 3 * spread[14:].mean()
    assert 0.3 < spread[:10].mean() / 0.15 < 1.5
