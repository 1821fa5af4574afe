"""NDVI of a single band is that band where it is NDVI, and is refused elsewhere."""

import images
import numpy as np
import pytest
import runs

from chronofuse.engine.door.errors import BandMismatchError

FLOATS = {"dtype": "float32", "scale": 1, "nodata": float("nan")}


@pytest.fixture
def job(out):
    """A function that asks for NDVI of a single band of these values and this name."""

    def asked(low: float, high: float, name=None):
        random = np.random.default_rng(3)
        fine = images.smooth_noise(random, (1, 64, 64), low=low, high=high)
        coarse = images.block_mean(fine, 8)
        names = [name] if name else None
        paths = [
            images.write(out / f"{kind}.tif", values, pixel=pixel, names=names, **FLOATS)
            for kind, values, pixel in (("f", fine, 30), ("c1", coarse, 240), ("c2", coarse + 0.01, 240))
        ]
        return runs.job_for([paths[:2]], paths[2], "delta", out / "o.tif", ndvi=str(out / "ndvi.tif"))

    return asked


@pytest.mark.parametrize(
    "values, part",
    [
        ((297.0, 305.0), r"has one band without a name, whose values go from 297 to 305: give an image"),
        ((297.0, 305.0, "lst"), r"has 1 band \(lst\)"),
        ((0.05, 0.4, "red"), r"has 1 band \(red\)"),
    ],
)
def test_a_band_that_is_something_else_is_refused(values, part, job, out):
    with pytest.raises(BandMismatchError, match=f"NDVI needs bands that are called red and nir, .*{part}"):
        runs.finish(job(*values))
    assert not (out / "ndvi.tif").exists() and not (out / "o.tif").exists()


@pytest.mark.parametrize("values", [(-0.2, 0.9), (-0.2, 0.9, "NDVI")])
def test_a_band_that_is_ndvi_is_its_own(values, job, out):
    runs.finish(job(*values))
    assert np.allclose(images.read(out / "ndvi.tif"), images.read(out / "o.tif"), atol=1e-6)
