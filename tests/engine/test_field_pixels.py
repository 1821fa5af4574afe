"""Pixels alone count: overviews, stale or not, change no result; each image has pixels of its own size."""

import images
import numpy as np
import pytest
import runs
from field_scenes import RATIO, edited, fused, truth
from osgeo import gdal

from chronofuse.engine import cases
from chronofuse.engine import fuse as flow
from chronofuse.engine.align.opening import open_fine
from chronofuse.engine.align.scene import open_on_grid
from chronofuse.engine.door.jobs import CasesJob, Pair, TrainingScene
from chronofuse.engine.yardstick import measure
from chronofuse.models.catalogue.installed import catalogue
from chronofuse.models.catalogue.manifest_json import to_json


def with_overviews(path: str, kind: str) -> str:
    """The file with overviews that hold other values than its pixels."""

    def build(dataset):
        dataset.BuildOverviews("NEAREST", [2, 4, 8])
        for number in range(1, dataset.RasterCount + 1):
            for level in range(3):
                overview = dataset.GetRasterBand(number).GetOverview(level)
                overview.WriteArray(np.full((overview.YSize, overview.XSize), 9000, np.int16))

    if kind == "external":
        dataset = gdal.Open(path)
        dataset.BuildOverviews("NEAREST", [2, 4, 8])
        return path
    return edited(path, build)


@pytest.fixture
def scene(tmp_path):
    before, after = truth(side=128)
    before = before + 0.1 * np.indices((128, 128)).sum(axis=0) % 2 * 0.2  # what the nearest overview mistakes
    fine = images.write(tmp_path / "f_2020-06-01.tif", before)
    coarse = [
        images.write(tmp_path / f"c_2020-06-{day}.tif", images.block_mean(values, RATIO), pixel=240)
        for day, values in (("01", before), ("17", after))
    ]
    return before, after, fine, coarse


@pytest.mark.parametrize("kind", ["stale", "external"])
@pytest.mark.parametrize("method", ["delta-gain", "starfm", "fitfc"])
def test_overviews_of_f1_change_nothing(kind, method, scene, tmp_path):
    *_, fine, coarse = scene
    plain, _ = fused(tmp_path, fine, *coarse, method=method)
    found, told = fused(tmp_path, with_overviews(fine, kind), *coarse, method=method)
    np.testing.assert_array_equal(found, plain)
    assert "sensors-disagree" not in told


@pytest.mark.parametrize("method", ["starfm", "softmix"])
def test_overviews_of_resampled_coarse_images_change_nothing(method, scene, tmp_path):
    before, after, fine, _ = scene
    coarse = [
        images.write(
            tmp_path / f"r_2020-06-{day}.tif", np.kron(images.block_mean(values, RATIO), np.ones((1, 8, 8)))
        )
        for day, values in (("01", before), ("17", after))
    ]
    plain, _ = fused(tmp_path, fine, *coarse, method=method, ratio=RATIO)
    found, _ = fused(tmp_path, fine, *(with_overviews(path, "stale") for path in coarse), method, ratio=RATIO)
    np.testing.assert_array_equal(found, plain)


def test_overviews_change_no_figure_of_an_assessment(scene, tmp_path):
    before, _, fine, _ = scene
    truth_60m = images.write(tmp_path / "t_2020-06-01.tif", images.block_mean(before, 2), pixel=60)
    found = [measured(path, truth_60m) for path in (fine, with_overviews(fine, "stale"))]
    assert found[0] == found[1] < 1e-4


def test_overviews_change_nothing_of_what_a_check_finds(scene, tmp_path):
    *_, fine, coarse = scene
    found = []
    for paths in ([fine, *coarse], [with_overviews(path, "stale") for path in (fine, *coarse)]):
        asked = runs.job_for([paths[:2]], paths[2], "starfm", check_only=True)
        (date,) = flow.run(asked, lambda event: None).dates
        found.append((date.check.correlation, date.check.gain, date.check.shift, date.check.valid_share))
    assert found[0] == found[1] and found[0][0]


@pytest.mark.parametrize("network", ["chrono", "edcstfn"])
def test_overviews_change_nothing_of_what_a_network_learns_from(network, scene, tmp_path):
    """The training's cases: F1, priors and figures, and the truth."""
    *_, fine, coarse = scene
    manifest = to_json(catalogue()[network])
    found = []
    for name in ("plain", "stale"):
        if name == "stale":
            fine, *coarse = (with_overviews(path, "stale") for path in (fine, *coarse))
        (tmp_path / name).mkdir()
        asked = CasesJob(
            manifest, str(tmp_path / name), (TrainingScene("s", (Pair(fine, coarse[0]),), coarse[1], fine),)
        )
        cases.run(asked, lambda event: None)
        found.append(dict(np.load(tmp_path / name / "s-0.npz")))
    assert found[0].keys() == found[1].keys()
    for name, values in found[0].items():
        np.testing.assert_array_equal(values, found[1][name], err_msg=name)


def test_overviews_of_a_coarse_image_of_another_crs_change_nothing(scene, tmp_path):
    *_, fine, coarse = scene
    moved = []
    for path in coarse:
        moved.append(path.replace("c_", "m_"))
        gdal.Warp(moved[-1], path, dstSRS="EPSG:3035", xRes=30, yRes=30, dstNodata=-9999)
    plain, _ = fused(tmp_path, fine, *moved, ratio=RATIO)
    found, _ = fused(tmp_path, fine, *(with_overviews(path, "stale") for path in moved), ratio=RATIO)
    np.testing.assert_array_equal(found, plain)


def measured(prediction: str, reference: str) -> float:
    opened = open_fine(reference, "truth")
    seen = open_on_grid(prediction, "prediction", opened)
    figures = measure.against_truth(opened, ("red",), {"prediction": seen.read}, None, 8.0).figures
    return figures["prediction"]["rmse"].mean


# ---- each image has pixels of its own


def resampled(values: np.ndarray, times: int, path, **how) -> str:
    return images.write(path, np.kron(values, np.ones((1, times, times))), **how)


@pytest.mark.parametrize("method", ["softmix", "fsdaf", "delta"])
def test_a_coarse_image_as_delivered_beside_one_that_was_resampled(method, scene, tmp_path):
    """Which of the two was resampled makes no difference."""
    before, after, fine, (c1, c2) = scene
    means = [images.block_mean(values, RATIO) for values in (before, after)]
    r1, r2 = (resampled(m, 8, tmp_path / f"r{n}.tif") for n, m in enumerate(means))
    expected, _ = fused(tmp_path, fine, c1, c2, method=method)
    for one, two in ((r1, c2), (c1, r2), (r1, r2)):
        found, _ = fused(tmp_path, fine, one, two, method=method, ratio=RATIO)
        assert np.nanmax(np.abs(found - expected)) < 1e-4


def test_of_two_pixel_sizes_the_larger_is_the_runs(scene, tmp_path):
    before, after, fine, (_, c2) = scene
    c1 = images.write(tmp_path / "c1_120m.tif", images.block_mean(before, 4), pixel=120)
    expected, _ = fused(tmp_path, fine, *scene[3], method="softmix")
    found, told = fused(tmp_path, fine, c1, c2, method="softmix")
    assert "pixel-sizes-differ" in told and np.nanmax(np.abs(found - expected)) < 1e-4


def test_images_that_were_resampled_halfway_take_their_true_ratio(scene, tmp_path):
    before, after, fine, coarse = scene
    halfway = [
        resampled(images.block_mean(values, RATIO), 2, tmp_path / f"h_{day}.tif", pixel=120)
        for day, values in (("01", before), ("17", after))
    ]
    expected, _ = fused(tmp_path, fine, *coarse, method="softmix")
    found, told = fused(tmp_path, fine, *halfway, method="softmix", ratio=RATIO)
    assert np.nanmax(np.abs(found - expected)) < 1e-4 and "resampled-coarse" not in told
    _, told = fused(tmp_path, fine, *halfway, method="softmix")
    assert "resampled-coarse" in told, "its 2 x 2 pixels are equal"
