"""Single bands of many dates in flat folders, as downloaded: their pairs, and the printed command runs."""

from __future__ import annotations

import shlex

import deliveries as made
import images
import numpy as np
import pytest

SIDE, RATIO = 160, 16
FINE, COARSE = ("20200601", "20200703"), ("2020153", "2020169", "2020185")
BANDS = {"SR_B3": "sur_refl_b04", "SR_B4": "sur_refl_b01", "SR_B5": "sur_refl_b02"}
"""Landsat's name of a band to MODIS's."""


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """Two Landsat scenes as USGS gives single bands, and three dates of MOD09A1 as AppEEARS does, each in one
    flat folder with all that is delivered; and the land on the second date."""
    folder = tmp_path_factory.mktemp("flat")
    random = np.random.default_rng(5)
    before = images.smooth_noise(random, (3, SIDE, SIDE))
    change = images.smooth_noise(random, (3, SIDE, SIDE), sigma=20) - 0.2
    land = {day: before + 0.1 * number * change for number, day in enumerate(COARSE)}
    for day, of_modis in zip(FINE, (COARSE[0], COARSE[2])):
        stem = f"LC08_L2SP_193026_{day}_20200824_02_T1"
        for name, values in zip(BANDS, land[of_modis]):
            stored = np.rint((values + 0.2) / 2.75e-5).astype(np.uint16)
            made.write(folder / "fine" / f"{stem}_{name}.TIF", stored, nodata=0)
        qa = np.full((SIDE, SIDE), made.CLEAR, np.uint16)
        qa[20:30, 40:50] = 22280 if day == FINE[0] else made.CLEAR
        made.write(folder / "fine" / f"{stem}_QA_PIXEL.TIF", qa, nodata=1)
        made.write(folder / "fine" / f"{stem}_SR_QA_AEROSOL.TIF", made.plain(96, SIDE, "uint8"))
    for day, values in land.items():
        for name, means in zip(BANDS.values(), images.block_mean(values, RATIO)):
            path = folder / "coarse" / f"MOD09A1.061_{name}_doy{day}_aid0001.tif"
            made.write(path, np.rint(means * 1e4).astype(np.int16), pixel=480.0)
        state = np.zeros((10, 10), np.uint16)
        for name in ("state", "qc"):
            path = folder / "coarse" / f"MOD09A1.061_sur_refl_{name}_500m_doy{day}_aid0001.tif"
            made.write(path, state, pixel=480.0)
    return folder, land[COARSE[1]]


def test_flat_folders_become_pairs_and_the_printed_command_runs(run_command, folders, out):
    folder, truth = folders
    words = (folder, "--commands", "--method", "delta", "-o", out / "{date}.tif")
    told = run_command("pairs", *words)
    assert told.returncode == 0, told.stderr
    (command,) = told.stdout.splitlines()
    assert f"--target {folder}/coarse/MOD09A1.061_doy2020169_aid0001" in command
    assert f"--fine {folder}/fine/LC08_L2SP_193026_2020" in command
    done = run_command(*shlex.split(command)[1:])
    assert done.returncode == 0, done.stderr
    result = images.read(out / "2020-06-17.tif")
    assert np.sqrt(np.nanmean((result - truth) ** 2)) < 0.02
