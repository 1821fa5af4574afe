"""An environment like the engine's, with pip alone, made once."""

import shutil
import subprocess
from pathlib import Path

import pytest

from chronofuse.engine.door.interpreter import find_base


@pytest.fixture(scope="session")
def only_bare(tmp_path_factory) -> Path:
    """Its interpreter; what tests install there stays."""
    folder = tmp_path_factory.mktemp("bare")
    make = [find_base(), "-I", "-m", "venv", "--system-site-packages", str(folder)]
    subprocess.run(make, check=True)
    return folder / "bin" / "python"


@pytest.fixture
def bare(only_bare) -> Path:
    """Its interpreter; the tiny libraries go again at the end."""
    yield only_bare
    for path in only_bare.parents[1].glob("lib/python3*/site-packages/chronofuse_*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
