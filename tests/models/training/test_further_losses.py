"""The further terms of the loss."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from chronofuse.models.training import further_losses


@pytest.mark.parametrize("name", sorted(further_losses.TERMS))
def test_a_term_is_zero_at_the_truth_grows_with_the_error_and_looks_only_where_it_counts(name):
    random = torch.Generator().manual_seed(0)
    truth = torch.rand(2, 3, 64, 64, generator=random)
    off = 0.1 * torch.randn(2, 3, 64, 64, generator=random)
    counts = torch.ones(2, 1, 64, 64)
    counts[..., :32] = 0
    term = further_losses.TERMS[name]
    none, some, more = (term(truth + k * off, truth, counts).item() for k in (0, 1, 2))
    assert none == pytest.approx(0, abs=2e-4) and none < some < more
    hidden = torch.where(counts == 0, 9.0, truth + off)
    assert term(hidden, truth, counts).item() == pytest.approx(some, abs=1e-6)


def test_the_spectral_angle_is_the_angle():
    truth = torch.tensor([1.0, 0.0]).reshape(1, 2, 1, 1).expand(1, 2, 8, 8)
    turned = (
        torch.tensor([np.cos(0.1), np.sin(0.1)], dtype=torch.float32).reshape(1, 2, 1, 1).expand(1, 2, 8, 8)
    )
    angle = further_losses.spectral_angle(3 * turned, truth, torch.ones(1, 1, 8, 8))
    assert angle.item() == pytest.approx(0.1, abs=1e-3)
    assert further_losses.spectral_angle(turned[:, :1], truth[:, :1], torch.ones(1, 1, 8, 8)) == 0


def test_terms_without_a_weight_change_nothing():
    truth = torch.rand(1, 2, 32, 32)
    assert further_losses.further({}, truth + 1, truth, torch.ones(1, 1, 32, 32)) == 0
