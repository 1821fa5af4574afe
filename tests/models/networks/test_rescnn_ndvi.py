"""What the network for NDVI has of its own."""

from __future__ import annotations

import torch
from torch.nn import functional

from chronofuse.models.networks import NETWORKS
from chronofuse.models.networks.rescnn_ndvi import mish
from chronofuse.models.training.examples import noise
from chronofuse.models.training.export import manifest_of


def test_mish_is_torchs_at_any_magnitude():
    x = torch.linspace(-90, 90, 2001)
    torch.testing.assert_close(mish(x), functional.mish(x))


def test_pooling_over_five_again_and_again_is_pooling_over_nine_and_thirteen():
    pooled = x = torch.randn(1, 2, 20, 30)
    for side in (5, 9, 13):
        pooled = functional.max_pool2d(pooled, 5, 1, 2)
        assert torch.equal(pooled, functional.max_pool2d(x, side, 1, side // 2))


def test_ndvi_below_zero_is_predicted():
    network = NETWORKS["rescnn-ndvi"]()
    x = noise(network.inputs, (1, 1, 16, 16), share=1.0)
    x["fine_1"] -= 1
    with torch.no_grad():
        assert network(**x).min() < -0.9


def test_its_manifest_says_that_it_is_for_ndvi():
    assert manifest_of(NETWORKS["rescnn-ndvi"]()).bands == ("ndvi",)
