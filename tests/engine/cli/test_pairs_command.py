"""`chronofuse pairs`: folders as they lie there to pairs, references, and the very commands of a fusion."""

import json
import shlex
from pathlib import Path

import dated_folders
import images
import numpy as np
import pytest
import runs

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"


@pytest.fixture
def place(tmp_path) -> dated_folders.Place:
    """Three dates of both sensors and two of the coarse one alone, with a mask for each fine image."""
    made = dated_folders.Place(tmp_path / "my place", np.random.default_rng(5))
    for day, moved in (("2024-04-12", 0.0), ("2024-05-20", 0.5), ("2024-07-01", 1.0)):
        made.fine(day, moved)
        made.coarse(day, moved)
        made.mask(f"mask_{day}.tif", clear=0.75)
    made.coarse("2024-05-01", 0.25)
    made.coarse("2024-06-10", 0.75)
    return made


@pytest.fixture
def pairs(run_command):
    """A function that runs the command; what it prints."""

    def run(*words, status: int = 0) -> str:
        done = run_command("pairs", *words)
        assert done.returncode == status and "Traceback" not in done.stderr, done.stderr
        return done.stdout if status == 0 else done.stderr

    return run


def test_a_folder_becomes_a_table_of_sensors_pairs_and_references(place, pairs):
    told = pairs(place.folder)
    lines = told.splitlines()
    assert lines[0].split()[:6] == ["fine", "fine", "30", "m", "3", "bands"]
    assert lines[1].split()[:3] == ["coarse", "coarse", "240"]
    assert "5 dates  2024-04-12 to 2024-07-01" in told
    table = lines[lines.index(next(line for line in lines if line.startswith("target"))) :]
    day, _, days, valid, *_ = table[1].split()
    assert (day, days.strip("+-"), valid) == ("2024-05-01", "19", "0.75")
    assert "note  3 of 3 images of 'fine' have a mask beside them (mask_2024-04-12.tif)" in told


def test_the_json_has_all_that_was_found_and_the_commands(place, pairs):
    found = json.loads(pairs(place.folder, "--json"))
    assert [series["role"] for series in found["series"]] == ["fine", "coarse"]
    assert [pair["fine"]["date"] for pair in found["pairs"]] == ["2024-04-12", "2024-05-20", "2024-07-01"]
    assert found["series"][0]["images"][0] == {
        "date": "2024-04-12",
        "path": str(place.folder / "fine_2024-04-12.tif"),
        "mask": str(place.folder / "mask_2024-04-12.tif"),
        "valid": 0.75,
    }
    assert [run["date"] for run in found["commands"]] == ["2024-05-01", "2024-06-10"]
    assert found["left_out"] == [] and found["ignored"] == 0


@pytest.mark.parametrize("method", ["delta", "softmix"])
def test_the_command_that_is_printed_runs(method, place, pairs, run_command, out):
    """With masks, from one pair or from two, and measured where the date has a fine image."""
    words = ("--target-date", "2024-05-20", "--commands", "--method", method, "-o", out / "f_{date}.tif")
    _, *command = shlex.split(pairs(place.folder, *words))
    assert command.count("--fine") == (2 if method == "softmix" else 1)
    done = run_command(*command, "--report", out / "r.json")
    assert done.returncode == 0, done.stderr
    values = images.read(out / "f_2024-05-20.tif")
    assert np.isnan(values[:, 36:]).all() and np.isfinite(values[:, :34]).all()
    assert json.loads((out / "r.json").read_text())["figures"]["reference"]["rmse"]["mean"] < 0.05


def test_the_command_of_a_stack_runs(place, pairs, run_command, out):
    """Whose bands have no files of their own: GDAL's vrt:// names them."""
    whole = np.stack([place.first[1] + moved * place.change[1] for moved in (0.0, 0.5, 1.0)])
    days = ["2024-04-12", "2024-05-20", "2024-07-01"]
    fine, coarse = place.folder / "s" / "ndvi30.tif", place.folder / "s" / "ndvi240.tif"
    fine.parent.mkdir()
    images.write(fine, whole[:2], names=days[:2])
    images.write(coarse, images.block_mean(whole, 8), names=days, pixel=240.0)
    words = (fine, coarse, "--commands", "--method", "delta", "-o", out / "{date}.tif")
    command = pairs(*words)
    assert f"--fine 'vrt://{fine}?bands=2'" in command and "--target-date 2024-07-01" in command
    done = run_command(*shlex.split(command)[1:])
    assert done.returncode == 0, done.stderr
    np.testing.assert_allclose(images.read(out / "2024-07-01.tif")[0], whole[2], atol=0.02)


def test_folders_of_their_own_are_told_to_be_fine_and_coarse(place, pairs):
    for day in ("2024-04-12", "2024-05-20"):
        place.fine(day, name="../a/{}.tif")
        place.fine(day, name="../b/{}.tif")  # resampled, and not to be told by its looks
    place.fine("2024-07-01", name="../b/{}.tif")
    parent = place.folder.parent
    said = runs.one_sentence(pairs(parent / "a", parent / "b", status=2), "bad-series")
    assert (
        "Nothing tells which of these images are fine and which coarse: 'a' (30 m, 3 bands, 2 dates)" in said
    )
    found = json.loads(pairs("--fine", parent / "a", "--coarse", parent / "b", "--json"))
    assert [(one["role"], one["name"]) for one in found["series"]] == [("fine", "a"), ("coarse", "b")]
    assert [target["coarse"]["date"] for target in found["targets"]] == ["2024-07-01"]


def test_a_method_that_needs_two_pairs_gets_them_or_the_reason_why_not(place, pairs):
    place.coarse("2024-08-01", 1.0)
    first, *_, last = pairs(place.folder, "--commands", "--method", "estarfm").splitlines()
    assert first.count("--fine") == 2
    assert last == "# 2024-08-01: estarfm needs 2 pairs, one before and one after the target date"


REFUSED = {
    "no images": ((), "bad-job", "No images were named"),
    "no folder": (("./nowhere",), "missing-file", "The image or folder './nowhere' does not exist"),
    "no path": (("x/" * 3000,), "bad-job", "'images 1' is longer than a path can be"),
    "no day": ((".", "--target-date", "2024-13-01"), "bad-job", "The target date is '2024-13-01'"),
    "a gap": ((".", "--gap", "-1"), "bad-job", "'gap' is -1: give 0 to 366"),
    "a method": (
        (".", "--method", "magic"),
        "unknown-method",
        "The method 'magic' is not installed: use one of",
    ),
    "pairs": ((".", "--method", "delta", "--pairs", "2"), "bad-job", "'pairs' is 2, but delta takes 1"),
    "a ratio": ((".", "--ratio", "0.5"), "bad-ratio", "The ratio is 0.5"),
    "a kind": ((".", "--fine", "landsat"), "bad-series", "No image is called 'landsat'"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_is_one_sentence(case, place, run_command):
    words, code, begin = REFUSED[case]
    done = run_command("pairs", *words, cwd=place.folder)
    assert done.returncode == 2 and done.stdout == ""
    assert runs.one_sentence(done.stderr, code).startswith(f"chronofuse: {begin}")


def test_a_folder_without_images_is_one_sentence(run_command, tmp_path):
    done = run_command("pairs", tmp_path)
    assert done.returncode == 2
    assert "There is no image in" in runs.one_sentence(done.stderr, "bad-series")


FOUND = {
    "kranj2020": ("fine", "coarse", 3, 23),
    "flanders2018": ("fine", "landsat8", 7, 3),
    "boreal2001": ("fine", "coarse", 3, 0),
    "nrw2016": ("fine", "coarse", 3, 0),
    "series/flanders2018": ("fine", "landsat8", 39, 21),
}
"""Folder to what is fine and coarse in it, and how many pairs and target dates there are."""


@pytest.mark.long
@pytest.mark.parametrize("name", FOUND)
def test_real_folders_are_read_as_they_lie_there(name, pairs):
    if not (DATA / name).is_dir():
        pytest.skip("the project's real images are not here")
    found = json.loads(pairs(DATA / name, "--json"))
    fine, coarse = found["series"][:2]
    assert (fine["name"], coarse["name"], len(found["pairs"]), len(found["targets"])) == FOUND[name]
    assert found["left_out"] == []
