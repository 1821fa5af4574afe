"""What a viewer shows as darkest and brightest: numbers of a sample, which is all that is held of a scene."""

import tracemalloc
from types import SimpleNamespace

import images
import numpy as np
import pytest

from chronofuse.engine.raster.grid import sample_windows
from chronofuse.engine.raster.readers import open_image
from chronofuse.engine.run.outcome import display_limits

SIZE, BANDS = 900, 4
FLOATS = {"dtype": "float32", "scale": 1, "nodata": float("nan")}


@pytest.fixture
def sampled(tmp_path):
    rng = np.random.default_rng(5)
    before, after = (rng.random((BANDS, SIZE, SIZE), dtype=np.float32) for _ in range(2))
    before[:, :80, :300] = np.nan
    after[1, :40] = np.nan
    fine = open_image(images.write(tmp_path / "before.tif", before, **FLOATS), "F1")
    written = open_image(images.write(tmp_path / "after.tif", after, **FLOATS), "F2")
    return SimpleNamespace(fine=[fine], grid=fine.grid, names=list("abcd")), written, before, after


def test_limits_are_the_percentiles_of_what_is_known(sampled):
    told, written, before, after = sampled
    limits = display_limits(told, written)
    parts = [np.s_[w.y : w.bottom, w.x : w.right] for w in sample_windows(told.grid)]
    of_band = [np.concatenate([band[part].ravel() for part in parts]) for band in before]
    change = np.concatenate([np.abs(after - before)[(slice(None), *part)].ravel() for part in parts])
    for name, band in zip(told.names, of_band):
        assert limits["bands"][name] == pytest.approx(np.nanpercentile(band, (2, 98)), rel=1e-6)
    assert limits["change"] == pytest.approx(np.nanpercentile(change, 98), rel=1e-6)


def test_little_more_than_the_sample_is_held(sampled):
    told, written, *_ = sampled
    display_limits(told, written)  # what is made once
    sample = 9 * 256 * 256 * BANDS * 4
    tracemalloc.start()
    try:
        display_limits(told, written)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2.5 * sample, f"{peak / sample:.2f}"
