"""Discriminators of the GANs."""

from __future__ import annotations

import pytest
import torch
from torch.nn.functional import avg_pool2d

from chronofuse.models.networks import NETWORKS
from chronofuse.models.training.adversary import RULES, Adversary
from chronofuse.models.training.examples import noise

EACH = pytest.mark.parametrize("name", sorted(RULES))


def case(name: str, batch: int = 2, bands: int = 3, seed: int = 0):
    """Inputs, the truth (noise, for it is sharp), a blurred prediction of it, and which pixels count."""
    x = noise(NETWORKS[name].inputs, (batch, bands, 32, 48), share=1.0, seed=seed)
    truth = torch.rand(batch, bands, 32, 48, generator=torch.Generator().manual_seed(100 + seed))
    return x, truth, avg_pool2d(truth, 3, 1, 1), torch.ones(batch, 1, 32, 48)


def adversary(name: str) -> Adversary:
    torch.manual_seed(0)
    return Adversary(name, width=8, rate=2e-3)


@EACH
def test_it_learns_to_tell_a_blurred_image_from_a_sharp_one(name):
    judge = adversary(name)
    for seed in range(40):
        x, truth, blurred, counts = case(name, seed=seed)
        value = judge.discriminator_step(x, blurred, truth, counts)
    assert value < 0.35, "guessing is 0.5"
    x, truth, blurred, counts = case(name, seed=99)
    with torch.no_grad():
        assert judge.generator_term(x, truth, counts) < 0.8 * judge.generator_term(x, blurred, counts)


@EACH
def test_the_generators_gradient_goes_to_the_prediction_alone(name):
    judge = adversary(name)
    x, _, blurred, counts = case(name)
    blurred.requires_grad_()
    judge.generator_term(x, blurred, counts).backward()
    assert (blurred.grad.abs().sum((2, 3)) > 0).all()
    assert all(p.grad is None and p.requires_grad for p in judge.parameters())


@EACH
def test_the_discriminators_step_leaves_the_generator_alone(name):
    judge = adversary(name)
    x, truth, blurred, counts = case(name)
    before = [p.clone() for p in judge.parameters()]
    blurred.requires_grad_()
    judge.discriminator_step(x, blurred, truth, counts)
    assert blurred.grad is None
    assert all(not torch.equal(p, old) for p, old in zip(judge.parameters(), before))


@EACH
def test_what_does_not_count_has_no_effect(name):
    judge = adversary(name).eval()
    x, _, blurred, counts = case(name)
    counts[..., 4:20, 7:30] = 0
    wild = torch.where(counts == 0, torch.nan, blurred)
    other = {**x, "fine_1": torch.where(counts == 0, 7.0, x["fine_1"])}
    assert torch.equal(judge.generator_term(other, wild, counts), judge.generator_term(x, blurred, counts))


@EACH
def test_the_unit_and_the_number_of_bands_do_not_matter(name):
    judge = adversary(name).eval()
    x, _, blurred, counts = case(name, batch=1, bands=6)
    in_dn = {k: v * 10_000 if k in ("fine_1", "target", "fine_mean", "fine_std") else v for k, v in x.items()}
    torch.testing.assert_close(
        judge.generator_term(in_dn, blurred * 10_000, counts), judge.generator_term(x, blurred, counts)
    )


def test_a_network_that_is_no_gan_has_none():
    with pytest.raises(ValueError, match="'edcstfn' has no adversary; these have: ganstfm, mlffgan"):
        Adversary("edcstfn")
