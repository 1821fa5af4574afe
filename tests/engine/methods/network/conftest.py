"""A network that adds noise to F1, for the tests of this folder."""

import pytest

from chronofuse.engine.methods.network import guarded, shared_levels


@pytest.fixture(scope="module")
def network(noisy, tmp_path_factory):
    return noisy(tmp_path_factory.mktemp("network") / "noisy.onnx")


@pytest.fixture
def unguarded(monkeypatch):
    """What a graph says as it says it, for tests of what goes in and comes out of it."""
    monkeypatch.setattr(guarded, "TRUST", 1.0)
    monkeypatch.setattr(guarded, "FARTHEST", 1e6)
    monkeypatch.setattr(guarded, "OF_LOCAL_CHANGE", 1e6)
    monkeypatch.setattr(shared_levels, "SHOWN", 1.0)
    monkeypatch.setattr(shared_levels, "MOST_GAP", 1e6)
