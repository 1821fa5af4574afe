"""Slips that no file shows: one image given for two. They are told, and nothing is refused that could be
meant."""

import shutil

import images
import pytest
import runs
from field_scenes import RATIO, fused, truth, two_dates

ONE = {
    "one path": lambda c1, folder: c1,
    "a copy": lambda c1, folder: shutil.copy(c1, folder / "copy_2020-06-17.tif"),
    "a link": lambda c1, folder: linked(c1, folder / "link_2020-06-17.tif"),
    "one image in another type": lambda c1, folder: images.write(
        folder / "g_2020-06-17.tif", images.read(c1), pixel=240, dtype="float64", scale=1
    ),
}


def linked(path, link):
    link.symlink_to(path)
    return link


@pytest.fixture
def files(tmp_path):
    """F1, C1 and C2 of two dates."""
    return two_dates(tmp_path)


@pytest.mark.parametrize("kind", ONE)
@pytest.mark.parametrize("method", ["delta", "softmix"])
def test_c1_given_as_c2_is_told(kind, method, files, tmp_path):
    fine, c1, c2 = files
    _, told = fused(tmp_path, fine, c1, str(ONE[kind](c1, tmp_path)), method=method)
    assert "same-coarse" in told
    _, told = fused(tmp_path, fine, c1, c2, method=method)
    assert "same-coarse" not in told


def test_c1_given_as_c2_is_told_of_images_that_are_averaged_back(files, tmp_path):
    fine, _, _ = files
    smooth = images.write(tmp_path / "r_2020-06-01.tif", truth()[0])
    _, told = fused(tmp_path, fine, smooth, smooth, ratio=RATIO)
    assert "same-coarse" in told


def test_c1_given_as_c2_is_told_by_a_check(files, run_command):
    fine, c1, _ = files
    words = ("--fine", fine, "--coarse", c1, "--target", c1, "--method", "delta")
    done = run_command("check", *words)
    assert done.returncode == 0 and "C1 and C2 are the same image" in done.stdout + done.stderr


@pytest.mark.parametrize("method", [pytest.param("estarfm", marks=pytest.mark.long), "starfm"])
def test_two_pairs_that_are_one_are_told(method, files, tmp_path):
    fine, c1, c2 = files
    second = shutil.copy(fine, tmp_path / "g_2020-07-01.tif")
    for other in (fine, second):
        asked = runs.job_for([(fine, c1), (other, c1)], c2, method, tmp_path / "o.tif", overwrite=True)
        assert "same-pairs" in runs.finish(asked)
    later = images.write(tmp_path / "h_2020-07-01.tif", truth()[1])
    asked = runs.job_for([(fine, c1), (later, c2)], c2, method, tmp_path / "o.tif", overwrite=True)
    assert "same-pairs" not in runs.finish(asked)
