"""Invented cases for the tests of the training."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))


@pytest.fixture
def cases(tmp_path) -> Path:
    """A folder with cases to learn from and to validate on."""
    import invented_cases as invented  # needs torch, without which some of this folder's tests run
    import torch

    torch.set_num_threads(1)
    invented.write_cases(tmp_path / "learn", ["here~0-0", "here~1-0", "there~real0-0-0"])
    invented.write_cases(tmp_path / "check", ["elsewhere~0-0", "elsewhere~1-0"])
    return tmp_path


@pytest.fixture
def warned() -> list[str]:
    """What is told of places that are left out."""
    return []
