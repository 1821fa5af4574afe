"""Products as they were downloaded are fused by their folders and archives alone."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import deliveries as made
import images
import numpy as np
import pytest

RATIO, SIDE = 16, 160
COLOURS = {1: "coastal", 2: "blue", 3: "green", 4: "red", 5: "nir", 6: "swir1", 7: "swir2"}
OF_MODIS = {1: 4, 2: 5, 3: 2, 4: 3, 6: 6, 7: 7}
"""MODIS's number of a band to Landsat's."""
DAYS = {"2020153": "2020-06-01", "2020169": "2020-06-17"}


@pytest.fixture(scope="module")
def delivered(tmp_path_factory) -> SimpleNamespace:
    """A Landsat 8 scene in its archive, with a cloud, and two days of MODIS in folders, with another."""
    folder = tmp_path_factory.mktemp("delivered")
    random = np.random.default_rng(5)
    before = images.smooth_noise(random, (7, SIDE, SIDE))
    after = before + 0.1 * (images.smooth_noise(random, (7, SIDE, SIDE), sigma=20) - 0.2)
    qa = np.full((SIDE, SIDE), made.CLEAR, np.uint16)
    qa[20:30, 40:50] = 22280
    stored = {n: np.rint((before[n - 1] + 0.2) / 2.75e-5).astype(np.uint16) for n in COLOURS}
    scene = made.landsat(folder, side=SIDE, qa=qa, values=stored)
    coarse = {}
    for day, values in zip(DAYS, (before, after)):
        coarse[day] = folder / day
        stem = f"MOD09GA.A{day}.h18v04.061.2020200041556"
        means = images.block_mean(values, RATIO)
        for number, own in {**OF_MODIS, 5: 1}.items():
            band = np.rint(means[own - 1] * 1e4).astype(np.int16)
            made.write(coarse[day] / f"{stem}.sur_refl_b0{number}_1.tif", band, pixel=480.0)
        state = np.zeros((5, 5), np.uint16)
        if values is after:
            state[4, 4] = 1
        made.write(coarse[day] / f"{stem}.state_1km_1.tif", state, pixel=960.0)
    archive = made.tar_of(scene, folder / f"{made.LC08}.tar")
    return SimpleNamespace(archive=archive, folder=scene, coarse=list(coarse.values()), after=after)


def asked(delivered, fine: Path, *further) -> tuple:
    first, second = delivered.coarse
    return ("--fine", fine, "--coarse", first, "--target", second, "--method", "delta", *further)


@pytest.mark.parametrize("kind", ["archive", "folder"])
def test_a_landsat_scene_is_fused_with_two_days_of_modis(run_command, delivered, out, kind):
    done = run_command("fuse", *asked(delivered, getattr(delivered, kind), "-o", out / "o.tif"))
    assert done.returncode == 0, done.stderr
    result = images.read(out / "o.tif")
    dataset = made.gdal.Open(str(out / "o.tif"))
    names = [dataset.GetRasterBand(n).GetDescription() for n in range(1, 7)]
    assert names == ["blue", "green", "red", "nir08", "swir1", "swir2"]
    assert dataset.GetMetadataItem("ACQUISITION_DATE") == "2020-06-17"
    clouds = np.isnan(result).all(axis=0)
    assert clouds[20:30, 40:50].all() and clouds[140:, 140:].all() and clouds.mean() < 0.1
    error = np.sqrt(np.nanmean((result - delivered.after[1:]) ** 2))
    assert error < 0.02, error


def test_the_check_tells_what_was_recognised_and_matched(run_command, delivered):
    done = run_command("check", *asked(delivered, delivered.folder))
    assert done.returncode == 0, done.stderr
    said = done.stdout
    assert "F1: recognised as Landsat 8-9 Collection 2 level 2" in said
    assert "C1: recognised as MODIS daily surface reflectance, MOD09GA" in said
    assert "From 2020-06-01 to 2020-06-17: 16 days." in said
    assert "No coarse band goes with coastal of F1" in said and "matched by name" in said


def test_the_buffer_grows_what_a_quality_band_takes_out(run_command, delivered, out):
    done = run_command("fuse", *asked(delivered, delivered.folder, "--buffer", 3, "-o", out / "o.tif"))
    assert done.returncode == 0, done.stderr
    clouds = np.isnan(images.read(out / "o.tif")).all(axis=0)
    assert clouds[17, 45] and clouds[25, 37] and not clouds[16, 45]


def test_a_quality_band_that_takes_out_everything_is_named(run_command, delivered, tmp_path):
    """All cloud, or numbers that it can't hold: the image's own nodata value is not to blame."""
    clouds = np.full((SIDE, SIDE), 22280, np.uint16)
    folder = made.landsat(tmp_path, side=SIDE, qa=clouds)
    done = run_command("fuse", *asked(delivered, folder, "-o", tmp_path / "o.tif"))
    assert done.returncode == 2 and not (tmp_path / "o.tif").exists()
    bands = f"{made.LC08}_QA_PIXEL.TIF, {made.LC08}_QA_RADSAT.TIF"
    named = f"where its quality bands '{bands}' have been applied: give an image of a clearer day"
    assert named in done.stderr, done.stderr


def test_a_folder_of_two_scenes_is_refused_in_a_sentence(run_command, delivered, tmp_path):
    for name in (made.LC08, made.LC08.replace("20200601", "20200617")):
        made.landsat(tmp_path, name)
    done = run_command("fuse", *asked(delivered, tmp_path, "-o", tmp_path / "o.tif"))
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert "holds 2 scenes of Landsat 8-9 Collection 2 level 2" in done.stderr
