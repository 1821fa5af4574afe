"""Folders of dated images, made as the tests need them."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import dated_folders

from chronofuse.engine.collection.collection import open_collection
from chronofuse.engine.door.collection_source import CollectionSource


@pytest.fixture
def opened():
    """A function that opens a collection of some paths."""

    def run(*paths, **told):
        return open_collection([CollectionSource(tuple(map(str, paths)), **told)])

    return run


@pytest.fixture
def place(tmp_path) -> dated_folders.Place:
    """A ground of which images can be written into a folder."""
    return dated_folders.Place(tmp_path / "place", np.random.default_rng(5))
