"""Where models are taken in: a user's data folder of the test's own, and the files that they come from."""

import json
from pathlib import Path

import pytest
from foreign import DESCRIBED


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def write(tmp_path):
    """A function that writes a model and what it is said to be; its path."""

    def write(made, **changes) -> Path:
        path = tmp_path / "foreign.onnx"
        path.write_bytes(made if isinstance(made, bytes) else made.SerializeToString())
        said = {k: v for k, v in {**DESCRIBED, **changes}.items() if v is not None}
        path.with_suffix(".json").write_text(json.dumps(said))
        return path

    return write
