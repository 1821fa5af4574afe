"""A truth that something was predicted from, or that was predicted itself, is told from one that is none of
these."""

import images
import numpy as np
import pytest
from osgeo import gdal

from chronofuse.engine.raster.readers import open_image
from chronofuse.engine.yardstick.independence import doubt_of

RATIO, SIDE = 8, 96


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    """Images by name: a truth, F1 and C2, of land with detail; and their folder."""
    folder, random = tmp_path_factory.mktemp("truths"), np.random.default_rng(3)
    truth = images.smooth_noise(random, (2, SIDE, SIDE), sigma=5)
    before = truth + 0.5 * images.smooth_noise(random, truth.shape, sigma=9)
    coarse = images.block_mean(truth, RATIO)
    paths = {
        "truth": images.write(folder / "truth.tif", truth),
        "F1": images.write(folder / "before.tif", before),
        "C2": images.write(folder / "coarse.tif", coarse, pixel=30.0 * RATIO),
        "copy": images.write(folder / "copy.tif", before),
    }
    for how in ("near", "bilinear", "cubic"):
        paths[how] = str(folder / f"{how}.tif")
        gdal.Warp(paths[how], paths["C2"], xRes=30, yRes=30, resampleAlg=how)
    paths["tagged"] = images.write(folder / "tagged.tif", truth)
    dataset = gdal.Open(paths["tagged"], gdal.GA_Update)
    dataset.SetMetadataItem("CHRONOFUSE_METHOD", "softmix")
    dataset = None
    return {name: open_image(path, name) for name, path in paths.items()}


@pytest.mark.parametrize(
    "truth, sentence",
    [
        ("truth", ""),
        ("copy", "and F1 are the same image"),
        ("near", "is C2 resampled"),
        ("bilinear", "is C2 resampled"),
        ("cubic", "is C2 resampled"),
        ("tagged", "was itself predicted by Chronofuse (softmix)"),
    ],
)
def test_a_truth_that_is_not_independent_is_told(truth, sentence, scene):
    told = doubt_of(scene[truth], "The truth", scene["F1"], scene["C2"])
    assert bool(told) is bool(sentence) and sentence in told


def test_a_prediction_that_is_the_truth_is_told(scene):
    assert "every figure is perfect" in doubt_of(scene["truth"], "The truth", prediction=scene["truth"])
    assert doubt_of(scene["truth"], "The truth", prediction=scene["F1"]) == ""


def test_an_image_of_one_value_is_not_taken_for_c2(scene, tmp_path):
    flat = open_image(images.write(tmp_path / "flat.tif", np.full((2, SIDE, SIDE), 0.2)), "truth")
    assert doubt_of(flat, "The truth", scene["F1"], scene["C2"]) == ""
