"""Images as they come: odd grids, gaps and types, each found by trying to break the engine."""

import images
import numpy as np
import pytest
from osgeo import gdal

from chronofuse.engine.align import warp
from chronofuse.engine.raster.grid import Window
from chronofuse.engine.raster.readers import open_image


@pytest.fixture
def run(run_command, pair, tmp_path):
    """A function that fuses with some inputs replaced; the values of the output."""

    def fuse(method="delta", *options, **changed):
        given = {"fine": pair.fine_1, "coarse": pair.coarse_1, "target": pair.coarse_2, **changed}
        output = tmp_path / "output.tif"
        inputs = (a for key, value in given.items() for a in (f"--{key}", value))
        done = run_command("fuse", *inputs, "--method", method, "-o", output, "--overwrite", *options)
        assert done.returncode == 0, done.stderr
        fuse.said = done.stderr
        return images.read(output)

    return fuse


def after(pair) -> np.ndarray:
    return images.block_mean(pair.after, pair.ratio)


def test_a_gap_of_one_band_is_a_gap_of_that_band(run, pair, tmp_path):
    coarse = after(pair)
    coarse[1, 10, 10] = np.nan
    target = images.write(tmp_path / "c_2024-07-01.tif", coarse, pixel=240, names=pair.names)
    for method in ("upsample", "starfm"):
        fused = run(method, target=target)
        assert np.isnan(fused[1, 80:88, 80:88]).all(), method
        assert np.isfinite(fused[0, 80:88, 80:88]).all(), method
        assert np.nanmin(fused) > -0.3, f"{method}: nodata was read as data"


def test_a_small_gap_of_a_resampled_coarse_image_stays_a_gap(run, pair, tmp_path):
    fine_size = np.kron(after(pair), np.ones((1, 8, 8)))
    before = np.kron(images.block_mean(np.nan_to_num(pair.before, nan=0.2), 8), np.ones((1, 8, 8)))
    fine_size[:, 82:86, 90:94] = np.nan
    coarse = images.write(tmp_path / "c_2024-04-12.tif", before, names=pair.names)
    target = images.write(tmp_path / "c_2024-07-01.tif", fine_size, names=pair.names)
    fused = run("upsample", "--ratio", "8", coarse=coarse, target=target)
    assert np.isnan(fused[:, 82:86, 90:94]).all()
    assert np.isnan(fused).sum() == 3 * 16


@pytest.mark.parametrize("nodata", [-9999, float("nan")])
def test_a_nodata_value_that_the_type_cannot_hold_is_replaced(run, pair, tmp_path, nodata):
    values = np.nan_to_num(pair.before, nan=0.2)
    fine = images.write(tmp_path / "f.tif", values, names=pair.names, dtype="uint16", nodata=nodata)
    fused = run("delta", fine=fine)
    assert np.isnan(fused[:, 120:128, 24:32]).all() and np.nanmax(fused) < 1


def test_bands_of_several_nodata_values_keep_their_gaps(run, pair, tmp_path):
    values = np.nan_to_num(pair.before, nan=0.2)
    parts = []
    for band, nodata in enumerate((-9999, -1, -32768)):
        layer = values[band : band + 1].copy()
        layer[:, 10:14, 10 + 20 * band : 14 + 20 * band] = np.nan
        parts.append(images.write(tmp_path / f"{band}.tif", layer, nodata=nodata))
    gdal.BuildVRT(str(tmp_path / "stack.vrt"), parts, separate=True).FlushCache()
    fused = run("copy", fine=str(tmp_path / "stack.vrt"))
    assert [int(np.isnan(band).sum()) for band in fused] == [16, 16, 16]


def test_a_south_up_coarse_image_is_the_same_image(run, pair, tmp_path):
    expected = run("delta-gain", "--dtype", "float32")
    flipped = {}
    for name, role in (("coarse_1", "coarse"), ("coarse_2", "target")):
        source = gdal.Open(getattr(pair, name))
        flipped[role] = str(tmp_path / f"{name}.tif")
        copy = gdal.GetDriverByName("GTiff").CreateCopy(flipped[role], source)
        copy.WriteArray(source.ReadAsArray()[:, ::-1])
        x, width, _, y, _, height = source.GetGeoTransform()
        copy.SetGeoTransform((x, width, 0, y + height * source.RasterYSize, 0, -height))
        copy = None
    assert np.nanmax(np.abs(run("delta-gain", "--dtype", "float32", **flipped) - expected)) < 1e-5


def test_undeclared_nan_is_a_gap_like_declared_nodata(run, pair, tmp_path):
    declared = images.write(tmp_path / "d.tif", pair.before, names=pair.names, scale=1, dtype="float32")
    silent = images.write(
        tmp_path / "s.tif", pair.before, names=pair.names, scale=1, dtype="float32", nodata=None
    )
    dataset = gdal.Open(silent, gdal.GA_Update)
    dataset.WriteArray(pair.before.astype(np.float32))
    dataset = None
    found = [run("delta-gain", fine=fine) for fine in (declared, silent)]
    assert np.array_equal(np.isnan(found[0]), np.isnan(found[1]))
    assert np.nanmax(np.abs(found[0] - found[1])) < 1e-6


def test_a_fourth_8_bit_band_that_gdal_calls_alpha_is_a_band(run, pair, tmp_path):
    random = np.random.default_rng(8)
    values = images.smooth_noise(random, (4, 160, 160))
    names = ("blue", "green", "red", "nir")
    fine = images.write(tmp_path / "f.tif", values, names=names, dtype="uint8", scale=1 / 255, nodata=None)
    dataset = gdal.Open(fine, gdal.GA_Update)
    dataset.GetRasterBand(4).SetColorInterpretation(gdal.GCI_AlphaBand)
    dataset = None
    coarse = images.write(tmp_path / "c.tif", images.block_mean(values, 8), pixel=240, names=names)
    assert run("copy", fine=fine, coarse=coarse, target=coarse).shape[0] == 4


def test_a_true_alpha_band_is_a_mask(run, pair, tmp_path):
    values = np.concatenate([np.nan_to_num(pair.before, nan=0.2), np.ones((1, 160, 160))])
    values[3, 30:42, 60:80] = 0
    fine = images.write(
        tmp_path / "f.tif", values, dtype="uint8", scale=1 / 255, nodata=None, names=(*pair.names, "")
    )
    dataset = gdal.Open(fine, gdal.GA_Update)
    dataset.GetRasterBand(4).SetColorInterpretation(gdal.GCI_AlphaBand)
    dataset = None
    fused = run("copy", fine=fine)
    assert fused.shape[0] == 3 and np.isnan(fused[:, 30:42, 60:80]).all()


def test_a_mask_of_a_coarse_image_whose_bands_are_reordered_is_kept(run, pair, tmp_path):
    coarse = np.nan_to_num(after(pair), nan=0.2)[::-1]
    path = images.write(tmp_path / "c.tif", coarse, pixel=240, names=pair.names[::-1], nodata=None)
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
    mask = np.full(coarse.shape[1:], 255, np.uint8)
    mask[10, 10] = 0
    dataset.GetRasterBand(1).GetMaskBand().WriteArray(mask)
    dataset = None
    fused = run("upsample", target=path)
    assert np.isnan(fused[:, 80:88, 80:88]).all() and np.isnan(fused).sum() == 3 * 64


def test_band_descriptions_of_f1_are_kept_as_they_are(run, pair, tmp_path):
    fine = images.write(tmp_path / "f.tif", pair.before, names=("SR_B3", "SR_B4", "SR_B5"))
    coarse = images.write(tmp_path / "c.tif", after(pair), pixel=240)
    run("copy", fine=fine, coarse=coarse, target=coarse)
    output = gdal.Open(str(tmp_path / "output.tif"))
    assert [output.GetRasterBand(n).GetDescription() for n in (1, 2, 3)] == ["SR_B3", "SR_B4", "SR_B5"]


def test_what_is_written_in_an_aux_file_is_read(run, pair, tmp_path):
    plain = str(tmp_path / "f.png")
    gdal.Translate(plain, pair.fine_1, format="PNG", bandList=[1, 2, 3], outputType=gdal.GDT_UInt16, noData=0)
    assert (tmp_path / "f.png.aux.xml").exists()
    fused = run("copy", fine=plain)
    assert np.isnan(fused[:, 30:42, 60:80]).all()


def test_no_file_is_left_beside_the_inputs(run, pair):
    before = {p.name for p in pair.folder.iterdir()}
    run("starfm")
    assert {p.name for p in pair.folder.iterdir()} == before


def test_a_reference_without_a_valid_pixel_is_said(run, pair, tmp_path):
    empty = images.write(tmp_path / "r.tif", np.full_like(pair.after, np.nan), names=pair.names)
    run("delta", "--reference", empty)
    assert "no valid pixel" in run.said


def test_a_report_of_a_long_thin_image_is_drawn(run, pair, tmp_path):
    line = images.write(tmp_path / "f.tif", np.full((3, 1, 1600), 0.2), names=pair.names)
    coarse = images.write(tmp_path / "c.tif", np.full((3, 4, 220), 0.2), pixel=240, names=pair.names)
    run("delta", "--html", str(tmp_path / "r.html"), fine=line, coarse=coarse, target=coarse)
    assert (tmp_path / "r.html").stat().st_size > 1000


def test_an_image_inside_a_zip_is_read(run, pair, tmp_path):
    import zipfile

    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.write(pair.fine_1, "f.tif")
    assert run("copy", fine=f"/vsizip/{tmp_path}/z.zip/f.tif").shape == (3, 160, 160)


@pytest.mark.parametrize("ratio", [16, 24, 48])
@pytest.mark.parametrize("declared", [True, False])
def test_an_image_under_few_coarse_columns_is_averaged_right(ratio, declared, tmp_path):
    """GDAL 3.6 swaps or mixes columns where the whole source lies under one to three of them."""
    random = np.random.default_rng(3)
    values = images.smooth_noise(random, (2, 96, 48))
    options = {} if declared else {"nodata": None}
    fine = open_image(images.write(tmp_path / "fine.tif", values, names=("red", "nir"), **options), "F1")
    coarse = images.write(tmp_path / "coarse.tif", images.block_mean(values, ratio), pixel=30 * ratio)
    means = warp.block_means(fine, open_image(coarse, "C1").grid)
    window = Window(0, 0, 48 // ratio, 96 // ratio)
    expected = images.block_mean(np.round(values, 4), ratio)
    np.testing.assert_allclose(means.read(window), expected, atol=1e-6)


def test_a_resampled_image_of_few_coarse_pixels_is_averaged_back_right(run_command, tmp_path):
    random = np.random.default_rng(4)
    fine, coarse = (images.smooth_noise(random, (1, 96, 96)) for _ in range(2))
    blocks = np.kron(images.block_mean(coarse, 48), np.ones((48, 48)))
    first = images.write(tmp_path / "f.tif", fine)
    second = images.write(tmp_path / "c.tif", blocks)
    done = run_command(
        "fuse",
        "--fine",
        first,
        "--coarse",
        second,
        "--target",
        second,
        "--method",
        "upsample",
        "--ratio",
        48,
        "-o",
        tmp_path / "o.tif",
        "--dtype",
        "float32",
    )
    assert done.returncode == 0, done.stderr
    corners = images.read(tmp_path / "o.tif")[0][[8, 8, -8, -8], [8, -8, 8, -8]]
    expected = np.round(images.block_mean(coarse, 48), 4).ravel()
    assert np.array_equal(np.argsort(corners), np.argsort(expected))


def test_a_huge_float_that_nobody_declared_is_a_gap(run, pair, tmp_path):
    values = np.where(np.isnan(pair.before), np.float32(-3.4028235e38), pair.before)
    path = images.write(
        tmp_path / "fine_2024-04-12.tif", values, names=pair.names, dtype="float32", scale=1, nodata=None
    )
    assert np.array_equal(np.isnan(run("delta", fine=path)), np.isnan(run("delta")))
