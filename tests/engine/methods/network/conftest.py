"""A network that adds noise to F1, for the tests of this folder."""

import pytest


@pytest.fixture(scope="module")
def network(noisy, tmp_path_factory):
    return noisy(tmp_path_factory.mktemp("network") / "noisy.onnx")
