"""A fusion through the command line: grid, values, masks, products, and no trace of the tiles."""

import json
from datetime import datetime
from pathlib import Path

import images
import numpy as np
import pytest
from osgeo import gdal

from chronofuse.models.catalogue.installed import catalogue

EVERY_WAY = [
    (name, pairs)
    for name, m in catalogue().items()
    if m.bands == "any"
    for pairs in range(m.pairs_min, m.pairs_max + 1)
    if m.family != "network" or pairs == 1 or name in ("chrono", "edcstfn")
]
"""Every method with every number of pairs that it takes; of the networks, two have to do for two pairs."""
ONCE = [
    (name, pairs)
    for name, pairs in EVERY_WAY
    if catalogue()[name].family != "network" or name in ("chrono", "stfdiff")
]
"""The same with one network, and one that draws noise."""


SLOW = {
    ("chrono", 2),
    ("stfdiff", 1),
    ("swinstfm", 1),
    ("mlffgan", 1),
    ("ganstfm", 1),
    ("ecpw", 1),
    ("fsdaf", 1),
    ("ubdf", 1),
    ("fitfc", 1),
    ("edcstfn", 1),
    ("softmix", 2),
    ("starfm", 2),
    ("estarfm", 2),
    ("edcstfn", 2),
}
ONE_OF_EACH_FAMILY = (("delta", 1), ("chrono", 1))
SLOW_TWICE = set(ONCE) - set(ONE_OF_EACH_FAMILY)


def slow_ones_long(ways, slow) -> pytest.MarkDecorator:
    """Each way; the slow ones in the long lane."""
    return pytest.mark.parametrize(
        "method, pairs", [pytest.param(*way, marks=pytest.mark.long if way in slow else ()) for way in ways]
    )


@slow_ones_long(EVERY_WAY, SLOW)
def test_the_result_does_not_depend_on_the_tile(method, pairs, fuse, tmp_path):
    found = [
        fuse(method, tmp_path / f"{tile}.tif", "--tile", tile, "--dtype", "float32", pairs=pairs)
        for tile in (64, 96, 1024)
    ]
    for other in found[1:]:
        assert np.array_equal(np.isnan(found[0]), np.isnan(other))
        assert np.nanmax(np.abs(found[0] - other)) <= 1e-5


@slow_ones_long(ONCE, SLOW_TWICE)
def test_two_runs_give_the_same_bytes(method, pairs, fuse_by_command, tmp_path):
    for name in ("a.tif", "b.tif"):
        fuse_by_command(method, tmp_path / name, pairs=pairs)
    assert (tmp_path / "a.tif").read_bytes() == (tmp_path / "b.tif").read_bytes()


def test_the_output_has_the_grid_names_scale_nodata_and_type_of_f1(fuse, pair, tmp_path):
    fuse("delta", tmp_path / "o.tif", "--target-date", "2024-07-02")
    fine, output = gdal.Open(pair.fine_1), gdal.Open(str(tmp_path / "o.tif"))
    assert output.GetGeoTransform() == fine.GetGeoTransform()
    assert output.GetSpatialRef().IsSame(fine.GetSpatialRef())
    for number in (1, 2, 3):
        a, b = output.GetRasterBand(number), fine.GetRasterBand(number)
        assert (a.GetDescription(), a.GetScale(), a.GetOffset(), a.GetNoDataValue(), a.DataType) == (
            b.GetDescription(),
            b.GetScale(),
            b.GetOffset(),
            b.GetNoDataValue(),
            b.DataType,
        )
    tags = output.GetMetadata()
    assert tags["CHRONOFUSE_METHOD"] == "delta" and tags["CHRONOFUSE_INPUT_F1"] == Path(pair.fine_1).name
    assert tags["ACQUISITION_DATE"] == "2024-07-02"
    assert output.GetRasterBand(1).GetBlockSize() == [512, 512] or output.RasterXSize < 512


def test_copy_is_f1_and_delta_adds_the_upsampled_change(fuse, pair, tmp_path):
    copied = fuse("copy", tmp_path / "copy.tif", "--dtype", "float32")
    np.testing.assert_allclose(copied, np.round(pair.before, 4), atol=1e-7)
    fused = fuse("delta", tmp_path / "delta.tif", "--dtype", "float32")
    upsampled = {}
    for name in ("coarse_1", "coarse_2"):
        warped = gdal.Warp(
            "",
            getattr(pair, name),
            format="MEM",
            width=160,
            height=160,
            resampleAlg="cubic",
            outputType=gdal.GDT_Float32,
            dstNodata=-9999,
        )
        values = warped.ReadAsArray().astype(float)
        upsampled[name] = np.where(values == -9999, np.nan, values * 1e-4)
    expected = pair.before + upsampled["coarse_2"] - upsampled["coarse_1"]
    assert np.array_equal(np.isnan(fused), np.isnan(expected))
    assert np.nanmax(np.abs(fused - expected)) < 1e-4


def test_gaps_stay_gaps_and_do_not_spread(fuse, pair, tmp_path):
    fused = fuse("starfm", tmp_path / "o.tif")
    assert np.isnan(fused[:, 30:42, 60:80]).all(), "a gap of F1 was filled with numbers"
    assert np.isnan(fused[:, 120:128, 24:32]).all(), "a gap of C2 was filled with numbers"
    around = np.isfinite(fused[:, 20:52, 50:90])
    assert around.sum() == around.size - 3 * 12 * 20, "a gap of F1 spread"


def test_ndvi_change_and_reports_agree_with_the_fused_raster(fuse, pair, tmp_path):
    fused = fuse(
        "delta",
        tmp_path / "o.tif",
        "--ndvi",
        tmp_path / "n.tif",
        "--change",
        tmp_path / "c.tif",
        "--report",
        tmp_path / "r.json",
        "--html",
        tmp_path / "r.html",
        "--reference",
        pair.fine_2,
    )
    ndvi, change = images.read(tmp_path / "n.tif")[0], images.read(tmp_path / "c.tif")
    red, nir = fused[1], fused[2]
    assert np.nanmax(np.abs(ndvi - (nir - red) / (nir + red))) < 2e-3  # the fused raster is rounded to 1e-4
    assert np.nanmax(np.abs(change - (fused - pair.before))) < 2e-4
    report = json.loads((tmp_path / "r.json").read_text())
    figures = report["figures"]["reference"]
    valid = np.isfinite(fused[1])
    by_hand = np.sqrt(np.mean((fused[1] - np.round(pair.after[1], 4))[valid] ** 2))
    assert figures["rmse"]["bands"]["red"] == pytest.approx(by_hand, rel=1e-4)
    assert set(figures["baselines"]) == {"copy", "upsample", "delta", "delta-gain"}
    assert figures["baselines"]["copy"]["skill"]["mean"] == pytest.approx(0, abs=1e-9)
    page = (tmp_path / "r.html").read_text()
    assert (
        "delta-gain" in page
        and "data:image/png;base64," in page
        and "http" not in page.replace("https://doi", "")
    )


@pytest.mark.long
def test_estarfm_comes_closer_to_the_date_between_than_either_date(fuse, pair, tmp_path):
    truth = 0.6 * pair.before + 0.4 * pair.after
    fused = fuse("estarfm", tmp_path / "o.tif", "--dtype", "float32", pairs=2)
    error, *copied = (np.sqrt(np.nanmean((image - truth) ** 2)) for image in (fused, pair.before, pair.after))
    assert error < 0.7 * min(copied)


@pytest.mark.parametrize(
    "method",
    [
        pytest.param(name, marks=() if name in ("starfm", "edcstfn") else pytest.mark.long)
        for name, pairs in EVERY_WAY
        if pairs == 2
    ],
)
def test_gaps_of_one_pair_are_filled_from_the_other(method, fuse, tmp_path):
    fused = fuse(method, tmp_path / "o.tif", pairs=2)
    assert np.isfinite(fused[:, 30:42, 60:80]).all(), "a gap of F1 was not filled from F3"
    assert np.isnan(fused[:, 32:40, 88:96]).all(), "a gap of C2 was filled with numbers"


def test_the_report_says_the_parameters_and_what_the_method_did(fuse, pair, tmp_path):
    fuse(
        "fsdaf",
        tmp_path / "o.tif",
        "--param",
        "classes=4",
        "--reference",
        pair.fine_2,
        "--report",
        tmp_path / "r.json",
        "--html",
        tmp_path / "r.html",
    )
    figures = json.loads((tmp_path / "r.json").read_text())["figures"]
    assert figures["parameters"]["classes"] == 4 and figures["parameters"]["similar"] == 20
    assert any("spline" in note for note in figures["notes"])
    page = (tmp_path / "r.html").read_text()
    assert "classes 4, " in page and figures["notes"][0] in page
    told = page.partition("<h2>The run</h2>")[2]  # small findings: it lacked date, duration, outputs, command
    assert f"{datetime.now():%Y-%m-%d}" in told and f"{sum(figures['timings'].values()):.1f} s" in told
    assert f"<code>{tmp_path / 'o.tif'}</code>" in told and "chronofuse fuse --fine" in told
    assert "classes=4" in gdal.Open(str(tmp_path / "o.tif")).GetMetadata()["CHRONOFUSE_PARAMETERS"]
