"""What holds for every method that works on coarse pixels as well: no trace of the tiles, and any CRS."""

import images
import lattices
import numpy as np
import pytest
import runs
from osgeo import gdal

SMALL = {"fitfc": {"window": 9}, "fsdaf": {"window": 9}, "softmix": {"coarse_sigma": 0.5}, "ubdf": {}}
"""Each method, and parameters with which its halo is small enough for a small scene to have a middle."""
ON_THE_LATTICE = list(SMALL)


# Fit-FC smooths its prediction, so that its known answers need another land (test_fitfc.py).
@pytest.mark.parametrize(
    "method, tolerance",
    [
        *(pytest.param(*way, marks=pytest.mark.long) for way in (("fsdaf", 0), ("ubdf", 1e-7))),
        ("softmix", 1e-6),
    ],
)
def test_no_change_gives_the_reference_image_back(method, tolerance):
    scene = lattices.made_up(5)
    scene.on_lattice = (scene.on_lattice[0], scene.on_lattice[0])
    predicted, _ = lattices.predict(method, scene)
    fine = scene.fine[0].read(scene.grid.window)
    valid = np.isfinite(fine).all(axis=0)
    np.testing.assert_allclose(predicted[:, valid], fine[:, valid], rtol=0, atol=tolerance)


@pytest.mark.parametrize("method", ["fsdaf", "ubdf", "softmix"])
def test_a_uniform_change_is_followed_exactly(method):
    scene = lattices.made_up(6)
    before = scene.on_lattice[0].read(scene.lattice.grid.window)
    after = before + np.array([0.07, -0.03])[:, None, None]
    predicted, _ = lattices.predict(
        method, lattices.filled(scene, scene.fine[0].read(scene.grid.window), before, after)
    )
    change = predicted - scene.fine[0].read(scene.grid.window)
    valid = np.isfinite(change)
    assert valid.any()
    np.testing.assert_allclose(change[0][valid[0]], 0.07, atol=1e-6)
    np.testing.assert_allclose(change[1][valid[1]], -0.03, atol=1e-6)


@pytest.mark.parametrize("method", ON_THE_LATTICE)
@pytest.mark.parametrize(
    "ratio, offset",
    [(2.6, 0.4), *(pytest.param(*way, marks=pytest.mark.long) for way in ((1.0, 0.0), (11.3, -0.3)))],
)
def test_the_result_does_not_depend_on_the_tile_whatever_the_ratio(method, ratio, offset):
    scene = lattices.made_up(12, ratio=ratio, offset=offset, rows=90, columns=110)
    prepared = lattices.prepared(method, scene, **SMALL[method])
    whole, tiled = (lattices.predict_tiles(prepared, scene, side) for side in (1000, 23))
    assert np.array_equal(np.isnan(whole), np.isnan(tiled))
    assert np.nanmax(np.abs(whole - tiled)) <= 1e-5


@pytest.mark.long
@pytest.mark.parametrize("method", ON_THE_LATTICE)
def test_a_coarse_image_of_another_crs_gives_nearly_the_same(method, pair, fuse, run_command, tmp_path):
    """Through the command line, on real files: the lattice then has pixels of the same size in the CRS of
    F1."""
    own = fuse(method, tmp_path / "own.tif", "--dtype", "float32")
    moved = [str(tmp_path / f"{name}.tif") for name in ("coarse_1", "coarse_2")]
    for path, source in zip(moved, (pair.coarse_1, pair.coarse_2)):
        gdal.Warp(path, source, dstSRS="EPSG:3035", resampleAlg="cubic")
    done = run_command(
        *runs.words(pair, method, tmp_path / "o.tif", "--dtype", "float32", coarse=moved[0], target=moved[1])
    )
    assert done.returncode == 0, done.stderr
    difference = images.read(tmp_path / "o.tif") - own
    assert np.isfinite(difference).mean() > 0.9
    assert np.sqrt(np.nanmean(difference**2)) < 0.4 * np.sqrt(np.nanmean((own - pair.before) ** 2))
