"""Fields, rivers and stripes: where F1 covers less than half of every coarse pixel, the change is still
predicted."""

import images
import numpy as np
import pytest
from field_scenes import fused

RATIO, RISE = 16, 0.08


def shapes() -> dict[str, np.ndarray]:
    field, stripes, river, speckle = (np.zeros((96, 96), bool) for _ in range(4))
    field[35:45, 35:45] = True
    stripes[np.arange(96) % 16 < 6] = True
    river[:, 40:44] = True
    speckle[:] = np.random.default_rng(1).random((96, 96)) < 0.35
    return {"field": field, "stripes": stripes, "river": river, "speckle": speckle}


SHAPES = shapes()


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("method", ["softmix", "chrono", "ubdf", "fsdaf", "fitfc", "starfm"])
def test_what_all_of_the_scene_does_its_few_pixels_do(method, shape, tmp_path):
    random = np.random.default_rng(4)
    before = images.smooth_noise(random, (1, 96, 96), high=0.3)
    coarse = [
        images.write(tmp_path / f"c_2020-06-{day}.tif", images.block_mean(v, RATIO), pixel=480)
        for day, v in (("01", before), ("17", before + RISE))
    ]
    fine = images.write(tmp_path / "f_2020-06-01.tif", np.where(SHAPES[shape], before, np.nan))
    found, _ = fused(tmp_path, fine, *coarse, method=method)
    change = (found - before)[:, SHAPES[shape]]
    assert np.isfinite(change).mean() > 0.99
    assert np.nanmean(change) == pytest.approx(RISE, abs=0.008)


def test_two_fields_each_have_their_own_change(tmp_path):
    before = images.smooth_noise(np.random.default_rng(4), (1, 96, 96), high=0.3)
    rise = np.zeros((96, 96))
    rise[:, :48], rise[:, 48:] = 0.05, 0.11
    there = np.zeros((96, 96), bool)
    there[35:45, 3:13] = there[35:45, 83:93] = True
    coarse = [
        images.write(tmp_path / f"c_2020-06-{day}.tif", images.block_mean(v, RATIO), pixel=480)
        for day, v in (("01", before), ("17", before + rise))
    ]
    fine = images.write(tmp_path / "f_2020-06-01.tif", np.where(there, before, np.nan))
    found, _ = fused(tmp_path, fine, *coarse, method="softmix")
    change = (found - before)[0]
    assert np.nanmean(change[:, :48]) == pytest.approx(0.05, abs=0.01)
    assert np.nanmean(change[:, 48:]) == pytest.approx(0.11, abs=0.01)
