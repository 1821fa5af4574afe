"""A look at a scene alone, without a prediction."""

from __future__ import annotations

import pytest
import runs

from chronofuse.engine.align.scene import open_scene
from chronofuse.engine.methods.registry import find_manifest
from chronofuse.engine.run.check import inspect


@pytest.fixture
def looked(tmp_path):
    """A function that gives the findings of each image, of the first target date; what makes a run
    impossible is raised, as a run does it."""

    def look(pairs, target, method="copy", **wishes):
        asked = runs.job_for(pairs, target, method, tmp_path / "o.tif", **wishes)
        return inspect(asked.alone(0), open_scene(asked), find_manifest(method, len(asked.pairs))).findings

    return look


@pytest.fixture
def warned(looked):
    """A function that gives the codes of the warnings alone."""
    return lambda *args, **wishes: {f.code for f in looked(*args, **wishes) if f.level == "warning"}
