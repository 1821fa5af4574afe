"""Gaps as files of the field mark them: alpha bands, masks of bands, numbers that nobody declared.

The hole is nodata in the result whatever marks it, and nothing of it is smeared over its neighbours.
"""

import json

import images
import numpy as np
import pytest
from field_scenes import RATIO, SIDE, edited, fused, truth
from osgeo import gdal

HOLE = (slice(None), slice(16, 24), slice(16, 32))
COARSE_HOLE = (slice(None), slice(2, 3), slice(2, 4))


def pair(tmp_path, bands=1, **how):
    before, after = truth(bands)
    coarse = [
        images.write(tmp_path / f"c{n}_2020-06-{n:02}.tif", images.block_mean(v, RATIO), pixel=240, **how)
        for n, v in ((1, before), (17, after))
    ]
    return before, after, coarse


@pytest.mark.parametrize("bands", [1, *(pytest.param(n, marks=pytest.mark.long) for n in (2, 6)), 4])
@pytest.mark.parametrize(
    "dtype, opaque", [("uint8", 255), ("uint16", 65535), ("uint16", 255), ("int16", 32767), ("float32", 1)]
)
def test_an_alpha_band_of_any_type_masks_any_number_of_bands(bands, dtype, opaque, tmp_path):
    before, after, coarse = pair(tmp_path, bands)
    scale = {"uint8": 1 / 255, "float32": 1}.get(dtype, 1e-4)
    values = np.concatenate([before, np.full((1, SIDE, SIDE), opaque * scale)])
    values[HOLE] = 0
    fine = images.write(tmp_path / "f_2020-06-01.tif", values, scale=scale, dtype=dtype, nodata=None)
    edited(fine, lambda d: d.GetRasterBand(bands + 1).SetColorInterpretation(gdal.GCI_AlphaBand))
    found, _ = fused(tmp_path, fine, *coarse)
    assert found.shape[0] == bands and np.isnan(found[HOLE]).all()
    outside = np.isfinite(found)
    assert outside.mean() > 0.96 and np.abs(found - after)[outside].max() < 0.01


def test_an_alpha_band_of_a_coarse_image_masks_what_lies_under_it(tmp_path):
    before, after = truth()
    fine = images.write(tmp_path / "f_2020-06-01.tif", before)
    coarse = []
    for day, image in ((1, before), (17, after)):
        values = np.concatenate([images.block_mean(image, RATIO), np.full((1, 8, 8), 6.5535)])
        if day == 17:
            values[COARSE_HOLE] = 0
        path = images.write(
            tmp_path / f"c_2020-06-{day:02}.tif", values, pixel=240, dtype="uint16", nodata=None
        )
        coarse.append(edited(path, lambda d: d.GetRasterBand(2).SetColorInterpretation(gdal.GCI_AlphaBand)))
    found, _ = fused(tmp_path, fine, *coarse, method="delta-gain")
    assert np.isnan(found[HOLE]).all() and np.nanmin(found) > 0.05


@pytest.mark.parametrize("kind", ["inside", "a .msk file", "of float without nodata"])
@pytest.mark.parametrize("method", ["delta", "delta-gain"])
def test_a_mask_of_the_dataset_is_kept_whatever_it_is_averaged_for(kind, method, tmp_path):
    before, after, coarse = pair(tmp_path)
    values, how = before.copy(), {"scale": 1, "dtype": "float32"} if kind.startswith("of") else {}
    values[HOLE] = -3
    fine = images.write(tmp_path / "f_2020-06-01.tif", values, nodata=None, **how)
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", "NO" if kind.startswith("a .msk") else "YES")

    def mask(dataset):
        dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
        valid = np.full((SIDE, SIDE), 255, np.uint8)
        valid[HOLE[1:]] = 0
        dataset.GetRasterBand(1).GetMaskBand().WriteArray(valid)

    try:
        edited(fine, mask)
    finally:
        gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", None)
    found, _ = fused(tmp_path, fine, *coarse, method=method)
    assert np.isnan(found[HOLE]).all() and np.isfinite(found).mean() > 0.96
    assert np.nanmax(np.abs(found - after)) < 0.02


@pytest.mark.parametrize("fill", [-28672, 32767, -9999, -32768])
def test_a_number_that_nobody_declared_and_no_value_is_near_is_a_gap_and_told(fill, tmp_path):
    before, after, coarse = pair(tmp_path)
    fine = images.write(tmp_path / "f_2020-06-01.tif", before)
    holed = images.block_mean(after, RATIO)
    holed[COARSE_HOLE] = fill * 1e-4
    target = images.write(tmp_path / "t_2020-06-17.tif", holed, pixel=240, nodata=None)
    if fill > 0:  # a speck may be saturated
        holed[:, :2, :2] = fill * 1e-4
        target = images.write(tmp_path / "t_2020-06-17.tif", holed, pixel=240, nodata=None)
    found, told = fused(tmp_path, fine, coarse[0], target)
    assert np.isnan(found[HOLE]).all() and "undeclared-nodata" in told
    assert np.nanmax(np.abs(found - after)) < 0.04


def test_a_fill_of_floats_is_a_gap_too(tmp_path):
    before, after, coarse = pair(tmp_path)
    values = before.copy()
    values[HOLE] = -9999
    fine = images.write(tmp_path / "f_2020-06-01.tif", values, scale=1, dtype="float32", nodata=None)
    found, told = fused(tmp_path, fine, *coarse, method="delta-gain")
    assert np.isnan(found[HOLE]).all() and "undeclared-nodata" in told
    assert np.nanmax(np.abs(found - after)) < 0.02


def test_values_that_no_reflectance_has_are_told(tmp_path):
    before, _, coarse = pair(tmp_path, names=["red"])
    values = before.copy()
    values[HOLE] -= 2.5  # one number alone would be a fill that nobody declared
    fine = images.write(tmp_path / "f_2020-06-01.tif", values, names=["red"])
    _, told = fused(tmp_path, fine, *coarse)
    assert "impossible-values" in told


@pytest.mark.parametrize("wrong", ["nothing", "a fill"])
def test_what_is_said_of_values_holds_for_images_that_are_averaged_back_to_their_ratio(wrong, tmp_path):
    """What was seen of the file is judged in its units, not in those of the means."""
    before, after, _ = pair(tmp_path, names=["red"])
    smooth = [
        np.kron(images.block_mean(values, RATIO), np.ones((RATIO, RATIO))) for values in (before, after)
    ]
    if wrong == "a fill":
        smooth[1][HOLE] = -28672e-4
    fine = images.write(tmp_path / "f_2020-06-01.tif", before, names=["red"])
    coarse = [
        images.write(tmp_path / f"r_2020-06-{day}.tif", values, names=["red"], nodata=None)
        for day, values in zip(("01", "17"), smooth)
    ]
    _, told = fused(tmp_path, fine, *coarse, ratio=RATIO)
    assert "impossible-values" not in told and ("undeclared-nodata" in told) == (wrong == "a fill")


@pytest.mark.parametrize("role", ["f1", "c2"])
@pytest.mark.parametrize("method", ["delta", "delta-gain"])
def test_each_band_may_have_a_mask_of_its_own(role, method, tmp_path):
    """As a virtual dataset has them: the hole is one of the second band alone."""
    before, after, coarse = pair(tmp_path, 2, nodata=None)
    files = {"f1": images.write(tmp_path / "f_2020-06-01.tif", before, nodata=None), "c2": coarse[1]}
    hole = HOLE if role == "f1" else COARSE_HOLE
    side = SIDE if role == "f1" else SIDE // RATIO
    valid = np.ones((2, side, side))
    valid[1][hole[1:]] = 0
    mask = images.write(tmp_path / "m.tif", valid * 255, dtype="uint8", scale=1, nodata=None)
    virtual = tmp_path / f"{role}_2020-06-17.vrt"
    text = gdal.Translate(str(virtual), files[role], format="VRT").GetMetadata("xml:VRT")[0]
    for number in (1, 2):
        source = f"<SourceFilename>{mask}</SourceFilename><SourceBand>{number}</SourceBand>"
        own = f'<MaskBand><VRTRasterBand dataType="Byte"><SimpleSource>{source}</SimpleSource>'
        head, *rest = text.split("</VRTRasterBand>\n", 1)
        done = f"{own}</VRTRasterBand></MaskBand><END>\n"
        text = head + done + rest[0] if rest else text
    virtual.write_text(text.replace("<END>", "</VRTRasterBand>"))
    files[role] = str(virtual)
    found, _ = fused(tmp_path, files["f1"], coarse[0], files["c2"], method=method)
    assert np.isfinite(found[0]).all() and np.isnan(found[1][HOLE[1:]]).all()
    assert np.isfinite(found[1]).mean() > 0.9 and np.nanmax(np.abs(found - after)) < 0.02


def test_an_alpha_band_of_a_second_pair_and_of_a_truth_masks_too(tmp_path):
    import runs

    before, after, coarse = pair(tmp_path, 2)
    first = images.write(tmp_path / "f_2020-06-01.tif", before)
    values = np.concatenate([after, np.full((1, SIDE, SIDE), 6.5535)])
    values[:2, 16:24, 16:32], values[2, 16:24, 16:32] = 6.5, 0
    path = images.write(tmp_path / "f_2020-07-01.tif", values, dtype="uint16", nodata=None)
    second = edited(path, lambda d: d.GetRasterBand(3).SetColorInterpretation(gdal.GCI_AlphaBand))
    pairs = [(first, coarse[0]), (second, coarse[1])]
    for method in ("starfm", "softmix"):
        asked = runs.job_for(
            pairs,
            coarse[1],
            method,
            tmp_path / "o.tif",
            overwrite=True,
            reference=second,
            report=str(tmp_path / "r.json"),
        )
        runs.finish(asked)
        found = images.read(tmp_path / "o.tif")
        assert found.shape[0] == 2 and np.nanmax(np.abs(found - after)) < 0.03
        figures = json.loads((tmp_path / "r.json").read_text())["figures"]
        assert figures["reference"]["rmse"]["mean"] < 0.02, "the hole of the truth is not measured"
