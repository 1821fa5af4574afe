"""The further terms of the loss that compare the prediction with the truth."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from chronofuse.models.training import further_losses
from chronofuse.models.training.measured import Measured

OF_IMAGES = ("multi_scale", "spectral_angle", "wavelet")


def measured(prediction, truth, counts, std=1.0) -> Measured:
    inputs = {"fine_std": torch.full(prediction.shape[:2], std)}
    return Measured(prediction, truth, counts, inputs, (), lambda given: prediction)


@pytest.mark.parametrize("name", OF_IMAGES)
def test_a_term_is_zero_at_the_truth_grows_with_the_error_and_looks_only_where_it_counts(name):
    random = torch.Generator().manual_seed(0)
    truth = torch.rand(2, 3, 64, 64, generator=random)
    off = 0.1 * torch.randn(2, 3, 64, 64, generator=random)
    counts = torch.ones(2, 1, 64, 64)
    counts[..., :32] = 0

    def term(prediction):
        return further_losses.TERMS[name](measured(prediction, truth, counts)).item()

    none, some, more = (term(truth + k * off) for k in (0, 1, 2))
    assert none == pytest.approx(0, abs=2e-4) and none < some < more
    assert term(torch.where(counts == 0, 9.0, truth + off)) == pytest.approx(some, abs=1e-6)


def test_the_spectral_angle_is_the_angle():
    truth = torch.tensor([1.0, 0.0]).reshape(1, 2, 1, 1).expand(1, 2, 8, 8)
    turned = (
        torch.tensor([np.cos(0.1), np.sin(0.1)], dtype=torch.float32).reshape(1, 2, 1, 1).expand(1, 2, 8, 8)
    )
    counts = torch.ones(1, 1, 8, 8)
    angle = further_losses.spectral_angle(measured(3 * turned, truth, counts))
    assert angle.item() == pytest.approx(0.1, abs=1e-3)
    assert further_losses.spectral_angle(measured(turned[:, :1], truth[:, :1], counts)) == 0


def haar(image: np.ndarray) -> tuple[np.ndarray, list[np.ndarray]]:
    """Sum and differences of each 2 x 2 pixels, halved, as a book has them."""
    a, b, c, d = image[::2, ::2], image[::2, 1::2], image[1::2, ::2], image[1::2, 1::2]
    return (a + b + c + d) / 2, [(a - b + c - d) / 2, (a + b - c - d) / 2, (a - b - c + d) / 2]


def test_the_wavelet_term_is_the_mean_coefficient_of_three_levels():
    error = np.random.default_rng(1).normal(0, 0.1, (16, 16)).astype(np.float32)
    first, details = haar(error)
    second, more = haar(first / 2)
    last, most = haar(second / 2)
    bands = [*details, *more, *most, last]
    wanted = np.mean([np.abs(band).mean() for band in bands]) / 0.5
    truth = torch.rand(1, 1, 16, 16)
    given = measured(truth + torch.from_numpy(error), truth, torch.ones(1, 1, 16, 16), std=0.5)
    assert further_losses.wavelet(given).item() == pytest.approx(wanted, rel=1e-5)


def test_terms_without_a_weight_change_nothing():
    truth = torch.rand(1, 2, 32, 32)
    given = measured(truth + 1, truth, torch.ones(1, 1, 32, 32))
    assert further_losses.further({"wavelet": 0.0}, given) == 0 == further_losses.further({}, given)
    one = further_losses.wavelet(given)
    assert further_losses.further({"wavelet": 0.5}, given) == pytest.approx(0.5 * one.item())
