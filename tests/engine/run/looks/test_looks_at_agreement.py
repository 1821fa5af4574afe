"""F3 beside C3, the reference beside C2, and F1's own bands: what does not show the same is told, and fused
all the same."""

import shutil

import images
import land
import numpy as np
import pytest
import runs
from osgeo import gdal

from chronofuse.engine import fuse

BEFORE, AFTER, ELSEWHERE = land.fields(1), land.fields(1, green=0.3), land.fields(9, green=0.3)


def test_a_c3_that_does_not_show_f3_is_told(warned, tmp_path):
    f1, c1, c2, f3 = land.dated(tmp_path, BEFORE, AFTER)
    for values, disagrees in ((ELSEWHERE, True), (AFTER + 0.01, False)):
        c3 = land.coarse(tmp_path, "c3.tif", values)
        codes = warned([(f1, c1), (f3, c3)], c2, "starfm")
        assert ("sensors-disagree" in codes) == disagrees


@pytest.mark.parametrize(
    "values, disagrees", [(ELSEWHERE, True), (AFTER, False)], ids=["another place", "the same"]
)
def test_a_reference_that_does_not_show_c2_is_told(values, disagrees, warned, tmp_path):
    f1, c1, c2, _ = land.dated(tmp_path, BEFORE, AFTER)
    truth = land.fine(tmp_path, "t.tif", values)
    assert ("reference-disagrees" in warned([(f1, c1)], c2, reference=truth)) == disagrees


def test_a_reference_of_f1s_pixels_is_told(warned, tmp_path):
    f1, c1, c2, truth = land.dated(tmp_path, BEFORE, AFTER)
    copied = str(shutil.copy(f1, tmp_path / "copy.tif"))
    assert "same-reference" in warned([(f1, c1)], c2, reference=copied)
    assert "same-reference" not in warned([(f1, c1)], c2, reference=truth)


def test_a_reference_that_is_c2_resampled_is_told(warned, tmp_path):
    f1, c1, c2, _ = land.dated(tmp_path, BEFORE, AFTER)
    resampled = str(tmp_path / "resampled.tif")
    gdal.Warp(resampled, c2, xRes=30, yRes=30, resampleAlg="bilinear")
    assert "same-reference" in warned([(f1, c1)], c2, reference=resampled)


def test_a_prediction_that_is_behind_f1_itself_is_told_in_the_report(tmp_path):
    f1, c1, _, truth = land.dated(tmp_path, BEFORE, BEFORE + 0.001)
    hazy = land.coarse(tmp_path, "hazy_2020-06-17.tif", 0.6 * BEFORE + 0.15)
    told = {}
    for name, target in (("hazy", hazy), ("clear", land.coarse(tmp_path, "c_2020-07-17.tif", BEFORE))):
        asked = runs.job_for([(f1, c1)], target, "softmix", tmp_path / f"{name}.tif", reference=truth)
        found = fuse.run(asked, lambda event: None).first.figures["notes"]
        told[name] = [note for note in found if "The baseline" in note]
    assert "'copy' is nearer to the truth than softmix" in told["hazy"][0] and told["clear"] == []


@pytest.mark.parametrize("value", [0.12, 0.0])
@pytest.mark.parametrize("method", ["delta", "softmix", "fsdaf"])
def test_a_constant_band_of_f1_is_told_and_the_others_are_predicted(value, method, tmp_path):
    flat = BEFORE.copy()
    flat[1] = value
    f1 = land.fine(tmp_path, "f_2020-06-01.tif", flat)
    c1, c2 = (land.coarse(tmp_path, f"c{n}.tif", v) for n, v in enumerate((BEFORE, AFTER)))
    told = runs.finish(runs.job_for([(f1, c1)], c2, method, tmp_path / "o.tif"))
    found = images.read(tmp_path / "o.tif")
    assert "constant-band" in told and np.isfinite(found).all()
    assert np.sqrt(np.mean((found[2] - AFTER[2]) ** 2)) < np.sqrt(np.mean((BEFORE[2] - AFTER[2]) ** 2))


def test_gaps_are_no_constant_band(warned, tmp_path):
    holed = BEFORE.copy()
    holed[:, 20:40, 20:40] = np.nan
    f1, c1, c2, _ = land.dated(tmp_path, holed, AFTER)
    c1 = land.coarse(tmp_path, "c1.tif", BEFORE)
    assert "constant-band" not in warned([(f1, c1)], c2)
