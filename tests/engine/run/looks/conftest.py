"""A look at a scene alone, without a prediction."""

from __future__ import annotations

import pytest
import runs

from chronofuse.engine import fuse as flow


@pytest.fixture
def looked(tmp_path):
    """A function that gives the findings of each image that is looked at, of the first target date."""

    def look(pairs, target, method="copy", **wishes):
        asked = runs.job_for(pairs, target, method, tmp_path / "o.tif", check_only=True, **wishes)
        return flow.run(asked, lambda event: None).dates[0].check.findings

    return look


@pytest.fixture
def warned(looked):
    """A function that gives the codes of the warnings alone."""
    return lambda *args, **wishes: {f.code for f in looked(*args, **wishes) if f.level == "warning"}
