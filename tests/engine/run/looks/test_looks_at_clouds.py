"""Clouds are told, and what lies there on all dates is none; `--mask auto` leaves them out."""

import dataclasses
import json

import images
import land
import numpy as np
import pytest
import runs

from chronofuse.engine import fuse as flow
from chronofuse.engine.align.clouds import clouds_of
from chronofuse.engine.align.scene import open_scene
from chronofuse.engine.door import errors
from chronofuse.engine.door.preparation import Preparation, Reading
from chronofuse.engine.raster.grid import Window, windows

QUARTER = (slice(0, 64), slice(0, 64))
ALL = (slice(None), slice(None))
MASKED = Preparation({"all": Reading(mask="auto")})


def told(findings, code="cloud"):
    return [f.text.split(" is ")[0] for f in findings if f.code == code]


@pytest.mark.parametrize("role", ["F1 and C1", "F1", "C1", "C2", "the reference"])
@pytest.mark.parametrize("part", [QUARTER, ALL], ids=["a quarter", "all"])
def test_cloud_in_any_image_is_told_of_that_image(role, part, looked, tmp_path):
    before, after = land.fields(1), land.fields(1, green=0.3)
    clear = dict(zip(("F1", "C1", "C2", "the reference"), (before, before, after, after)))
    values = {name: land.covered(v, *part) if name in role else v for name, v in clear.items()}
    files = {
        name: (land.coarse if name[0] == "C" else land.fine)(tmp_path, f"{name[-2:]}.tif", v)
        for name, v in values.items()
    }
    findings = looked([(files["F1"], files["C1"])], files["C2"], reference=files["the reference"])
    whose = [text.replace("About 25% of ", "").replace("The ", "the ") for text in told(findings)]
    assert whose == [name for name in clear if name in role]
    assert ("About" in str(findings)) == (part is QUARTER)


COLOURS = {"snow": land.SNOW, "salt": land.SALT, "sand": np.array([0.15, 0.38, 0.50])}


@pytest.mark.parametrize("ground", COLOURS)
def test_what_is_bright_on_all_dates_is_no_cloud(ground, looked, tmp_path):
    before, after = (
        land.covered(land.fields(1, green), slice(20, 90), slice(10, 100), COLOURS[ground], 0.97)
        for green in (0.5, 0.3)
    )
    f1, c1, c2, truth = land.dated(tmp_path, before, after)
    findings = looked([(f1, c1)], c2, reference=truth)
    assert not told(findings) and not told(findings, "haze")


@pytest.mark.parametrize("ground", [*COLOURS, "cloud", "one clear image"])
def test_images_that_are_all_white_are_told_for_none_shows_the_clouds_of_another(ground, looked, tmp_path):
    """Bright sand and a salt lake are darker in blue than clouds are."""
    colour = COLOURS.get(ground, land.CLOUD)
    before, after = (land.covered(land.fields(1, green), *ALL, colour, 0.97) for green in (0.5, 0.3))
    f1, c1, c2, _ = land.dated(tmp_path, before, after)
    if ground == "one clear image":
        c2 = land.coarse(tmp_path, "clear_2020-06-17.tif", land.fields(1))
    findings = looked([(f1, c1)], c2)
    white = [f.text for f in findings if f.code == "all-white"]
    assert len(white) == (ground in ("snow", "cloud"))
    assert all("unless snow or salt lies there" in text for text in white)


def test_a_town_of_bright_roofs_is_no_cloud(looked, tmp_path):
    """Roofs are in the coarse images, too; they are brighter than the mean of their block."""
    roofs = np.random.default_rng(3).uniform(size=(1, 32, 32)) < 0.1
    roofs = np.kron(roofs, np.ones((1, 4, 4), bool))
    before, after = (
        np.where(roofs, land.CLOUD[:, None, None], land.fields(1, green)) for green in (0.5, 0.3)
    )
    f1, c1, c2, truth = land.dated(tmp_path, before, after)
    assert not told(looked([(f1, c1)], c2, preparation=MASKED))
    asked = runs.job_for([(f1, c1)], c2, "copy", tmp_path / "o.tif", preparation=MASKED)
    runs.finish(asked)
    assert np.isfinite(images.read(tmp_path / "o.tif")).all()


def test_harvest_flood_and_another_light_are_no_cloud(looked, tmp_path):
    before = land.fields(1, green=1.0)
    after = land.covered(land.fields(1, green=0.0) * 1.15, *QUARTER, np.array([0.10, 0.16, 0.05]))
    f1, c1, c2, truth = land.dated(tmp_path, before, after)
    findings = looked([(f1, c1)], c2, reference=truth)
    assert not told(findings) and not told(findings, "haze")


@pytest.mark.parametrize(
    "names", [("ndvi", "evi", "savi"), ("lst", "t31", "t32"), None, ("red", "nir", "swir1")]
)
def test_nothing_is_said_where_no_bands_tell_white_light(names, looked, tmp_path):
    values = land.covered(land.fields(1), *QUARTER)
    f1 = land.fine(tmp_path, "f.tif", values, names=names)
    c1, c2 = (
        land.coarse(tmp_path, f"c{n}.tif", v, names=names) for n, v in enumerate((values, land.fields(1)))
    )
    assert not told(looked([(f1, c1)], c2))


def test_eight_bits_of_a_picture_and_digital_numbers_are_no_cloud(looked, tmp_path):
    values = land.fields(1)
    c1, c2 = (land.coarse(tmp_path, f"c{n}.tif", values + 0.01 * n) for n in (1, 2))
    picture = land.fine(
        tmp_path, "p.tif", np.clip(values * 2, 0, 1) * 255, dtype="uint8", scale=1, nodata=None
    )
    assert not told(looked([(picture, c1)], c2))
    numbers = land.fine(tmp_path, "n.tif", values * 40_000 + 6_000, dtype="uint16", scale=1, nodata=0)
    assert not told(looked([(numbers, c1)], c2))


@pytest.mark.parametrize("opaque, is_haze", [(0.12, True), (0.0, False)])
def test_a_veil_over_a_coarse_image_is_haze(opaque, is_haze, looked, tmp_path):
    before, after = land.fields(1), land.fields(1, green=0.3)
    f1, c1, c2, _ = land.dated(
        tmp_path, before, land.covered(after, slice(0, 50), slice(None), opaque=opaque)
    )
    assert told(looked([(f1, c1)], c2), "haze") == (["C2"] if is_haze else [])


# ---- --mask auto


@pytest.fixture
def clouded(tmp_path):
    """F1 and C1 with a cloud over a part, C2 without; paths and truth of the second date."""
    before, after = land.fields(1), land.fields(1, green=0.3)
    return (*land.dated(tmp_path, land.covered(before, slice(16, 48), slice(24, 72)), after)[:3], after)


def fused(files, folder, preparation=MASKED, method="delta", **wishes):
    f1, c1, c2, _ = files
    asked = runs.job_for(
        [(f1, c1)], c2, method, folder / "o.tif", preparation=preparation, overwrite=True, **wishes
    )
    runs.finish(asked)
    return images.read(folder / "o.tif")


def test_clouds_are_left_out_with_their_buffer_and_nothing_else(clouded, tmp_path):
    found = fused(clouded, tmp_path)
    gone = np.isnan(found[0])
    assert gone[16:48, 24:72].all() and gone.sum() == 32 * 48
    wide = fused(clouded, tmp_path, dataclasses.replace(MASKED, buffer=3))
    gone = np.isnan(wide[0])
    assert gone[13:51, 24:72].all() and gone[16:48, 21:75].all() and not np.isnan(wide[0][80:]).any()


@pytest.mark.parametrize("method", ["delta", pytest.param("softmix", marks=pytest.mark.long)])
def test_the_clouds_do_not_depend_on_the_tile(method, clouded, tmp_path):
    first, *others = (fused(clouded, tmp_path, method=method, tile=tile) for tile in (48, 80, 512))
    assert 0 < np.isnan(first).mean() < 0.4
    for other in others:
        assert np.array_equal(np.isnan(first), np.isnan(other)) and np.nanmax(np.abs(first - other)) <= 1e-4


def test_the_clouds_do_not_depend_on_the_window(clouded):
    f1, c1, c2, _ = clouded
    scene = open_scene(runs.job_for([(f1, c1)], c2, "copy", "/nowhere/o.tif"))
    first, *others = scene.delivered
    found = clouds_of(first, others, scene.names, scene.ratio)
    whole = found.taken(first.grid.window)
    assert whole.sum() == 32 * 48
    for window in (*windows(128, 128, 31), Window(17, 3, 1, 90)):
        assert np.array_equal(found.taken(window), whole[window.inside(first.grid.window)])


def test_one_image_alone_can_be_masked(clouded, tmp_path):
    for image in ("F1", "C1"):
        found = fused(clouded, tmp_path, Preparation({image: Reading(mask="auto")}))
        assert np.isnan(found[0, 16:48, 24:72]).all()
    assert np.isfinite(fused(clouded, tmp_path, Preparation({"C2": Reading(mask="auto")}))).all()


@pytest.mark.parametrize("role", ["F1", "C2"])
def test_an_image_that_is_all_cloud_ends_the_run_with_one_sentence(role, tmp_path):
    values = {"F1": land.fields(1), "C1": land.fields(1), "C2": land.fields(1, green=0.3)}
    values[role] = land.covered(values[role], *ALL)
    f1 = land.fine(tmp_path, "f.tif", values["F1"])
    c1, c2 = (land.coarse(tmp_path, f"{name}.tif", values[name]) for name in ("C1", "C2"))
    asked = runs.job_for([(f1, c1)], c2, "delta", tmp_path / "o.tif", preparation=MASKED)
    with pytest.raises(errors.AllNodataError, match=f"{role} '.*' is all cloud, so that its mask 'auto'"):
        flow.run(asked, lambda event: None)
    assert not (tmp_path / "o.tif").exists()


def test_the_second_pair_is_taken_where_the_first_is_cloud(clouded, tmp_path):
    f1, c1, c2, after = clouded
    third = land.fields(1, green=0.2)
    f3, c3 = land.fine(tmp_path, "f_2020-07-03.tif", third), land.coarse(tmp_path, "c_2020-07-03.tif", third)
    asked = runs.job_for([(f1, c1), (f3, c3)], c2, "starfm", tmp_path / "o.tif", preparation=MASKED)
    runs.finish(asked)
    found = images.read(tmp_path / "o.tif")
    assert np.isfinite(found).all() and np.abs(found - after)[:, 20:44, 28:68].max() < 0.12


def test_a_reference_is_masked_too(clouded, tmp_path):
    f1, c1, c2, after = clouded
    clear = land.covered(after, slice(80, 112), slice(80, 120))
    truth = land.fine(tmp_path, "t.tif", clear)
    report = str(tmp_path / "r.json")
    fused(clouded, tmp_path, reference=truth, report=report)
    assert json.loads((tmp_path / "r.json").read_text())["figures"]["reference"]["rmse"]["mean"] < 0.05


def test_land_that_turns_green_is_no_haze(looked, tmp_path):
    """It loses red, and blue - red / 2 rises as under white light."""
    before = land.fields(1)
    after = before.copy()
    after[0] += 0.01
    after[1] -= 0.04
    f1, c1, c2, _ = land.dated(tmp_path, before, after)
    assert not told(looked([(f1, c1)], c2), "haze")
