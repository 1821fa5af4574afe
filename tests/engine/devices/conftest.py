"""A network as the engine opens it."""

from __future__ import annotations

import numpy as np
import pytest
from noise_patches import BANDS

from chronofuse.engine.methods.network.network import NetworkMethod
from chronofuse.models.catalogue.installed import catalogue


@pytest.fixture
def network():
    """A function that opens a network, the bundled one unless another is named, with figures of a scene."""

    def opened(device="cpu", precision="float32", manifest=None):
        net = NetworkMethod(manifest or catalogue()["edcstfn"], device, 2, precision=precision)
        net.normalise(np.full(BANDS, 0.3), np.full(BANDS, 0.1), 8.0)
        return net

    return opened
