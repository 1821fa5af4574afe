"""What a fusion through the command line takes: images of another CRS, of a part or resampled, without a
scale, with a mask band, of NDVI, and two pairs."""

import json
from pathlib import Path

import images
import numpy as np
import pytest
import runs
from osgeo import gdal


def ndvi_of(path: str, folder, pixel: float) -> str:
    """The NDVI of a raster with green, red and near infrared, as a raster of its own."""
    _, red, nir = images.read(path)
    return images.write(
        folder / f"ndvi_{Path(path).name}",
        ((nir - red) / (nir + red))[None],
        pixel=pixel,
        names=("ndvi",),
        dtype="float32",
        scale=1,
        nodata=float("nan"),
    )


def test_a_network_for_ndvi_takes_ndvi_alone(pair, run_command, tmp_path):
    fine, coarse, target = (
        ndvi_of(path, tmp_path, pixel)
        for path, pixel in ((pair.fine_1, 30), (pair.coarse_1, 240), (pair.coarse_2, 240))
    )
    given = ("--method", "rescnn-ndvi", "--fine", fine, "--coarse", coarse, "--target", target)
    found = []
    for tile in (48, 1000):
        done = run_command("fuse", *given, "--tile", tile, "-o", tmp_path / f"{tile}.tif")
        assert done.returncode == 0, done.stderr
        found.append(images.read(tmp_path / f"{tile}.tif"))
    assert np.nanmax(np.abs(found[0] - found[1])) <= 1e-5 and np.isfinite(found[0]).mean() > 0.9
    assert np.nanmax(np.abs(found[0])) <= 1.2

    bands = run_command(
        "fuse",
        "--method",
        "rescnn-ndvi",
        "--fine",
        pair.fine_1,
        "--coarse",
        pair.coarse_1,
        "--target",
        pair.coarse_2,
        "-o",
        tmp_path / "bands.tif",
    )
    assert bands.returncode == 2 and "but F1 has 3 bands" in bands.stderr
    assert bands.stderr.endswith("compute NDVI of every image first. [band-mismatch]\n")


def test_a_coarse_image_of_another_crs_gives_nearly_the_same(pair, run_command, tmp_path):
    moved = {}
    for name in ("coarse_1", "coarse_2"):
        moved[name] = str(tmp_path / f"{name}_2024-0{'4-12' if name == 'coarse_1' else '7-01'}.tif")
        gdal.Warp(moved[name], getattr(pair, name), dstSRS="EPSG:3035", resampleAlg="cubic")
    done = run_command(
        *runs.words(
            pair,
            "delta",
            tmp_path / "o.tif",
            "--reference",
            pair.fine_2,
            "--report",
            tmp_path / "r.json",
            coarse=moved["coarse_1"],
            target=moved["coarse_2"],
        )
    )
    assert done.returncode == 0, done.stderr
    report = json.loads((tmp_path / "r.json").read_text())
    assert report["figures"]["ratio"] == pytest.approx(8, rel=0.05)
    assert report["figures"]["reference"]["skill"]["mean"] > 0.2


def test_partial_overlap_becomes_nodata_and_is_said(pair, run_command, tmp_path):
    half = str(tmp_path / "half_2024-07-01.tif")
    gdal.Translate(half, pair.coarse_2, srcWin=[0, 0, 10, 20])
    done = run_command(*runs.words(pair, "delta", tmp_path / "o.tif", target=half))
    assert done.returncode == 0 and "C2 covers" in done.stderr
    fused = images.read(tmp_path / "o.tif")
    assert np.isnan(fused[:, :, 90:]).all() and np.isfinite(fused[:, 50:110, :70]).all()


def test_resampled_coarse_images_are_averaged_back_by_their_ratio(fuse, pair, run_command, tmp_path):
    own = fuse("delta", tmp_path / "own.tif", "--dtype", "float32")
    blocks = {}
    for name in ("coarse_1", "coarse_2"):
        blocks[name] = str(tmp_path / f"{name}.tif")
        gdal.Warp(blocks[name], getattr(pair, name), xRes=30, yRes=30, resampleAlg="near")
    done = run_command(
        "fuse",
        "--fine",
        pair.fine_1,
        "--coarse",
        blocks["coarse_1"],
        "--target",
        blocks["coarse_2"],
        "--ratio",
        8,
        "--method",
        "delta",
        "-o",
        tmp_path / "o.tif",
        "--dtype",
        "float32",
    )
    assert done.returncode == 0, done.stderr
    assert np.nanmax(np.abs(images.read(tmp_path / "o.tif") - own)) < 1e-4


def test_two_pairs_are_taken_by_starfm(pair, run_command, tmp_path):
    done = run_command(
        "fuse",
        "--fine",
        pair.fine_1,
        "--coarse",
        pair.coarse_1,
        "--fine",
        pair.fine_2,
        "--coarse",
        pair.coarse_2,
        "--target",
        pair.coarse_2,
        "--method",
        "starfm",
        "-o",
        tmp_path / "o.tif",
        "--reference",
        pair.fine_2,
        "--report",
        tmp_path / "r.json",
    )
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "r.json").read_text())["figures"]["reference"]["rmse"]["mean"] < 0.02


def test_a_fine_image_without_scale_keeps_its_numbers(pair, run_command, tmp_path):
    plain = images.write(tmp_path / "f.tif", np.round(pair.before * 1e4), scale=1, names=pair.names)
    done = run_command(
        "fuse",
        "--fine",
        plain,
        "--coarse",
        pair.coarse_1,
        "--target",
        pair.coarse_2,
        "--method",
        "delta",
        "-o",
        tmp_path / "o.tif",
    )
    assert done.returncode == 0, done.stderr
    output = gdal.Open(str(tmp_path / "o.tif"))
    assert (output.GetRasterBand(1).GetScale() or 1) == 1
    assert 300 < np.nanmedian(images.read(tmp_path / "o.tif")) < 5000


def test_a_mask_band_marks_gaps_too(pair, run_command, tmp_path):
    masked = str(tmp_path / "masked_2024-04-12.tif")
    values = np.where(np.isfinite(pair.before), np.nan_to_num(pair.before), 0.2)
    images.write(tmp_path / "masked_2024-04-12.tif", values, names=pair.names, nodata=None)
    dataset = gdal.Open(masked, gdal.GA_Update)
    dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
    dataset.GetRasterBand(1).GetMaskBand().WriteArray(
        np.where(np.isfinite(pair.before[0]), 255, 0).astype(np.uint8)
    )
    dataset = None
    done = run_command(
        "fuse",
        "--fine",
        masked,
        "--coarse",
        pair.coarse_1,
        "--target",
        pair.coarse_2,
        "--method",
        "delta",
        "-o",
        tmp_path / "o.tif",
    )
    assert done.returncode == 0, done.stderr
    assert np.isnan(images.read(tmp_path / "o.tif")[:, 30:42, 60:80]).all()
