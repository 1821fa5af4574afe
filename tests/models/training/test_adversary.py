"""Discriminators of the GANs."""

from __future__ import annotations

import pytest
import torch
from torch.nn.functional import avg_pool2d

from chronofuse.engine.door.train_job import ADVERSARIES
from chronofuse.models.networks import NETWORKS
from chronofuse.models.training.adversary import KINDS, RULES, Adversary, rules_of
from chronofuse.models.training.adversary import _shown as adversary_shown
from chronofuse.models.training.examples import noise

EACH = pytest.mark.parametrize("name", [*sorted(RULES), *sorted(KINDS)])
"""The networks that have their own, and the kinds that any network may have."""


def case(name: str, batch: int = 2, bands: int = 3, seed: int = 0):
    """Inputs, the truth (noise, for it is sharp), a blurred prediction of it, and which pixels count."""
    x = noise(
        NETWORKS[name if name in RULES else "edcstfn"].inputs, (batch, bands, 32, 48), share=1.0, seed=seed
    )
    truth = torch.rand(batch, bands, 32, 48, generator=torch.Generator().manual_seed(100 + seed))
    return x, truth, avg_pool2d(truth, 3, 1, 1), torch.ones(batch, 1, 32, 48)


def adversary(name: str) -> Adversary:
    torch.manual_seed(0)
    if name in KINDS:
        return Adversary("edcstfn", name, width=8, rate=2e-3)
    return Adversary(name, width=8, rate=2e-3)


@pytest.mark.parametrize(
    "name",
    [
        *sorted(RULES),
        "relativistic",
        *(pytest.param(n, marks=pytest.mark.long) for n in ("plain", "pyramid")),
    ],
)
def test_it_learns_to_tell_a_blurred_image_from_a_sharp_one(name):
    judge = adversary(name)
    for seed in range(40):
        x, truth, blurred, counts = case(name, seed=seed)
        value = judge.discriminator_step(x, blurred, truth, counts)
    assert value < 0.35, "guessing is 0.5"
    x, truth, blurred, counts = case(name, seed=99)
    with torch.no_grad():
        assert judge.generator_term(x, truth, truth, counts) < 0.8 * judge.generator_term(
            x, blurred, truth, counts
        )


@EACH
def test_the_generators_gradient_goes_to_the_prediction_alone(name):
    judge = adversary(name)
    x, truth, blurred, counts = case(name)
    blurred.requires_grad_()
    judge.generator_term(x, blurred, truth, counts).backward()
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
    still = {n for (n, p), old in zip(judge.named_parameters(), before) if torch.equal(p, old)}
    assert still == ({"judges.0.6.bias"} if name == "relativistic" else set()), "only differences count there"


@EACH
def test_what_does_not_count_has_no_effect(name):
    judge = adversary(name).eval()
    x, truth, blurred, counts = case(name)
    counts[..., 4:20, 7:30] = 0
    wild = torch.where(counts == 0, torch.nan, blurred)
    other = {**x, "fine_1": torch.where(counts == 0, 7.0, x["fine_1"])}
    assert torch.equal(
        judge.generator_term(other, wild, truth, counts), judge.generator_term(x, blurred, truth, counts)
    )


@EACH
def test_the_unit_and_the_number_of_bands_do_not_matter(name):
    judge = adversary(name).eval()
    x, truth, blurred, counts = case(name, batch=1, bands=6)
    in_dn = {k: v * 10_000 if k in ("fine_1", "target", "fine_mean", "fine_std") else v for k, v in x.items()}
    torch.testing.assert_close(
        judge.generator_term(in_dn, blurred * 10_000, truth * 10_000, counts),
        judge.generator_term(x, blurred, truth, counts),
    )


def test_a_network_that_is_no_gan_has_none():
    with pytest.raises(ValueError, match="'edcstfn' has no adversary; these have: ganstfm, mlffgan"):
        Adversary("edcstfn")


def test_the_kinds_are_those_that_a_training_offers():
    assert ("none", *KINDS) == ADVERSARIES
    assert rules_of("ganstfm", None) == RULES["ganstfm"] and rules_of("ganstfm", "none") is None
    assert rules_of("edcstfn", None) is None and rules_of("edcstfn", "pyramid").scales == 3


def test_a_relativistic_adversary_that_can_not_tell_says_a_half():
    judge = adversary("relativistic").eval()
    x, truth, _, counts = case("relativistic")
    with torch.no_grad():
        value = judge.generator_term(x, truth, truth, counts) / judge.rules.weight
        scores, share = judge._scores(adversary_shown(x, truth, counts), counts)[0]
    mean = (scores * share).sum() / share.sum()
    spread = ((scores - mean) ** 2 * share).sum() / share.sum()
    torch.testing.assert_close(value, 0.5 + spread / 2)
