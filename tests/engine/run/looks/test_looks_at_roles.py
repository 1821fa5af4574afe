"""What was given as something else than it is: said before anything runs, refused where it can't be meant."""

import shutil

import images
import land
import numpy as np
import pytest
from scipy.ndimage import zoom

from chronofuse.engine.door import errors

RATIO = land.RATIO


def smooth(values, ratio=RATIO):
    """A coarse image of it, resampled bicubically to its pixels."""
    return np.stack([zoom(band, ratio, order=3) for band in images.block_mean(values, ratio)])


def blocks(values):
    return np.kron(images.block_mean(values, RATIO), np.ones((RATIO, RATIO)))


@pytest.fixture
def made(tmp_path):
    """Name to path: fine images of two dates, and coarse ones of them as delivered, in blocks and smooth."""
    before, after = land.fields(1), land.fields(1, green=0.3)
    files = {"smoothest1": land.fine(tmp_path, "smoothest.tif", smooth(before, 16))}
    for day, values in (("1", before), ("2", after)):
        files["fine" + day] = land.fine(tmp_path, f"fine{day}.tif", values)
        files["coarse" + day] = land.coarse(tmp_path, f"coarse{day}.tif", values)
        files["smooth" + day] = land.fine(tmp_path, f"smooth{day}.tif", smooth(values))
        files["blocks" + day] = land.fine(tmp_path, f"blocks{day}.tif", blocks(values))
        half = images.block_mean(values, 2)
        files["half" + day] = images.write(tmp_path / f"half{day}.tif", half, pixel=60, names=land.NAMES)
    return files


WRONG = {
    "a fine image as C2": (("fine1", "coarse1", "fine2"), {}, "C2 .* is as sharp as F1"),
    "a fine image as C2, beside a smooth C1": (("fine1", "smooth1", "fine2"), {}, "C2 .* is as sharp as F1"),
    "a fine image as C2, beside blocks": (
        ("fine1", "blocks1", "fine2"),
        {"ratio": 8},
        "C2 .* as sharp as F1",
    ),
    "a fine image as C1": (("fine1", "fine2", "coarse2"), {}, "C1 .* is as sharp as F1"),
    "a coarse image as reference": (
        ("fine1", "coarse1", "coarse2"),
        {"reference": "coarse1"},
        "C1 and the reference are the same file",
    ),
    "another coarse image as reference": (
        ("fine1", "coarse1", "coarse2"),
        {"reference": "other"},
        "The reference .* has pixels 8 times as large as F1's",
    ),
    "blocks as reference": (
        ("fine1", "coarse1", "coarse2"),
        {"reference": "blocks2"},
        "Each 8 x 8 pixels of the reference are equal",
    ),
    "F1 and C1 swapped, both at the fine pixel size": (
        ("smooth1", "fine1", "fine2"),
        {},
        "C1 is sharper than F1",
    ),
    "blocks as F1": (("blocks1", "coarse1", "coarse2"), {}, "Each 8 x 8 pixels of F1 are equal"),
    "F1 as C1": (("fine1", "fine1", "coarse2"), {}, "C1 and F1 are the same file"),
    "C2 that is F2": (
        ("fine1", "coarse1", "fine2"),
        {"reference": "fine2"},
        "C2 and the reference are the same file",
    ),
    "F1 as reference": (
        ("fine1", "coarse1", "coarse2"),
        {"reference": "fine1"},
        "The reference and F1 are the same file",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_meant_is_refused(case, made, looked, tmp_path):
    (fine, coarse, target), further, sentence = WRONG[case]
    files = {**made, "other": str(shutil.copy(made["coarse2"], tmp_path / "other.tif"))}
    further = {k: files.get(v, v) if isinstance(v, str) else v for k, v in further.items()}
    with pytest.raises(errors.RoleError, match=sentence):
        looked([(files[fine], files[coarse])], files[target], **further)


def test_a_coarse_image_as_f3_is_refused(made, looked):
    pairs = [(made["fine1"], made["coarse1"]), (made["coarse2"], made["blocks2"])]
    with pytest.raises(errors.RoleError, match=r"F3 .* has pixels 8 times"):
        looked(pairs, made["smooth2"], "starfm")


DOUBTFUL = {
    "a smooth reference": (
        ("fine1", "coarse1", "coarse2"),
        {"reference": "smooth2"},
        "The reference is as smooth",
    ),
    "a reference of larger pixels": (
        ("fine1", "coarse1", "coarse2"),
        {"reference": "half2"},
        "The reference has pixels 2 times",
    ),
    "fine images averaged by the ratio": (
        ("fine1", "fine1b", "fine2"),
        {"ratio": 8},
        "C1 and C2 are as sharp",
    ),
    "a smooth F1": (("smoothest1", "coarse1", "coarse2"), {}, "F1 is as smooth"),
}


@pytest.mark.parametrize("case", DOUBTFUL)
def test_what_is_doubtful_is_told(case, made, looked, tmp_path):
    (fine, coarse, target), further, sentence = DOUBTFUL[case]
    files = {**made, "fine1b": shutil.copy(made["fine1"], tmp_path / "b.tif")}
    further = {k: files.get(v, v) if isinstance(v, str) else v for k, v in further.items()}
    findings = looked([(files[fine], files[coarse])], files[target], **further)
    assert [f.text for f in findings if f.code == "roles-in-doubt" and f.text.startswith(sentence)]


RIGHT = {
    "as delivered": (("fine1", "coarse1", "coarse2"), {"reference": "fine2"}),
    "resampled in blocks": (("fine1", "blocks1", "blocks2"), {"ratio": 8}),
    "resampled smoothly": (("fine1", "smooth1", "smooth2"), {"ratio": 8}),
    "resampled, without the ratio": (("fine1", "smooth1", "blocks2"), {}),
    "of two pixel sizes": (("fine1", "coarse1", "smooth2"), {}),
}


@pytest.mark.parametrize("case", RIGHT)
def test_nothing_is_said_of_right_roles(case, made, warned):
    (fine, coarse, target), further = RIGHT[case]
    further = {k: made.get(v, v) if isinstance(v, str) else v for k, v in further.items()}
    assert "roles-in-doubt" not in warned([(made[fine], made[coarse])], made[target], **further)


def test_one_band_of_larger_pixels_makes_no_coarse_image(made, warned, tmp_path):
    """As the 60 m bands of Sentinel-2 beside those of 10 m."""
    values = images.read(made["fine1"])
    values[0] = blocks(values)[0]
    mixed = land.fine(tmp_path, "mixed.tif", values)
    assert "roles-in-doubt" not in warned(
        [(mixed, made["coarse1"])], made["coarse2"], reference=made["fine2"]
    )


def test_a_fine_image_that_is_all_cloud_is_still_a_fine_one(made, looked, tmp_path):
    veil = land.covered(land.fields(1), slice(None), slice(None), opaque=0.95)
    white = land.fine(tmp_path, "w.tif", veil + np.random.default_rng(2).normal(0, 0.004, veil.shape))
    findings = looked([(made["fine1"], made["coarse1"])], made["coarse2"], reference=white)
    codes = {f.code for f in findings}
    assert "roles-in-doubt" not in codes and "cloud" in codes


def test_a_coarse_image_as_c2_leaves_nothing_behind(made, run_command, tmp_path):
    words = ("--fine", made["fine1"], "--coarse", made["coarse1"], "--target", made["fine2"])
    done = run_command("fuse", *words, "--method", "delta", "-o", tmp_path / "o.tif")
    assert done.returncode == 2 and done.stderr.endswith(
        "give the coarse image of that date as C2. [wrong-role]\n"
    )
    assert not (tmp_path / "o.tif").exists()
