"""What is asked to be done about the shift and the line between the sensors is done, and told."""

from __future__ import annotations

from types import SimpleNamespace

import images
import numpy as np
import pytest
import runs
import two_sensors
from osgeo import gdal
from two_sensors import Between

from chronofuse.engine import fuse as flow
from chronofuse.engine.door import errors, events
from chronofuse.engine.door.preparation import Preparation
from chronofuse.engine.run import check_sensors

RATIO, SHIFT = 8.0, Between(9.0, -5.0, 0.3)
SINUSOIDAL = "+proj=sinu +lon_0=0 +x_0=0 +y_0=0 +R=6371007.181 +units=m"


def pair(folder, between=SHIFT, after=None, **more) -> SimpleNamespace:
    """F1, C1, C2 and the truth; C2 has what C1 has between the sensors, unless it is said otherwise."""
    folder.mkdir(exist_ok=True)
    return SimpleNamespace(
        fine=two_sensors.fine_image(folder / "f_2024-04-12.tif"),
        truth=two_sensors.fine_image(folder / "t_2024-07-01.tif", date=1),
        before=two_sensors.coarse_image(folder / "c_2024-04-12.tif", between, RATIO, **more),
        after=two_sensors.coarse_image(folder / "c_2024-07-01.tif", after or between, RATIO, date=1, **more),
    )


def fused(made, output, pairs=None, method="delta", **wishes):
    """F2, its tags, the check, and the warnings' codes."""
    told = []
    rows = wishes.pop("rows", None)
    asked = runs.job_for(
        pairs or [(made.fine, made.before)],
        target=made.after,
        method=method,
        output=output,
        preparation=Preparation(**wishes),
        **({"rows": rows} if rows else {}),
    )
    done = flow.run(asked, told.append)
    codes = {event.code for event in told if isinstance(event, events.Warned)}
    return images.read(output), gdal.Open(str(output)).GetMetadata(), done.dates[0].check, codes


def rmse(found, made) -> float:
    return float(np.sqrt(np.nanmean((found - images.read(made.truth)) ** 2)))


@pytest.mark.long
def test_a_given_shift_is_that_of_a_file_that_lies_elsewhere(tmp_path):
    made = pair(tmp_path / "a")
    found, tags, check, codes = fused(made, tmp_path / "o.tif", register="9,-5")
    for path in (made.before, made.after):
        dataset = gdal.Open(path, gdal.GA_Update)
        x, step, _, y, _, high = dataset.GetGeoTransform()
        dataset.SetGeoTransform((x + 270, step, 0, y + 150, 0, high))
        dataset = None
    moved, plain, _, _ = fused(made, tmp_path / "m.tif")
    np.testing.assert_allclose(found, moved, atol=2e-6)
    assert tags["CHRONOFUSE_REGISTERED"] == "C1 9.000,-5.000; C2 9.000,-5.000"
    assert "CHRONOFUSE_REGISTERED" not in plain and "shifted" not in codes
    assert check.registration["moved"]["C2"] == {"right": 9.0, "down": -5.0}


@pytest.mark.parametrize(
    "crs", [pytest.param(two_sensors.CRS, marks=pytest.mark.long), SINUSOIDAL], ids=["of F1", "sinusoidal"]
)
def test_a_sure_shift_is_mended_on_request_and_told_always(crs, tmp_path):
    made = pair(tmp_path / "a", crs=crs)
    still, _, check, codes = fused(made, tmp_path / "o.tif")
    assert "shifted" in codes and not check.registration["moved"]
    found, _, mended, codes = fused(made, tmp_path / "m.tif", register="auto")
    assert "shifted" not in codes
    for role in ("C1", "C2"):
        way = mended.registration["moved"][role]
        assert abs(way["right"] - 9) < 0.8 and abs(way["down"] + 5) < 0.8
    assert mended.shift == check.shift and abs(check.shift["columns"] - 9) < 0.8
    assert rmse(found, made) < 0.9 * rmse(still, made)
    assert min(mended.correlation.values()) > max(check.correlation.values())


@pytest.mark.long
def test_the_second_pair_is_measured_too_and_a_shift_of_its_own_is_told(tmp_path):
    made = pair(tmp_path / "a", after=Between(-6.0, 6.0, 0.3))
    pairs = [(made.fine, made.before), (made.truth, made.after)]
    *_, check, codes = fused(made, tmp_path / "o.tif", pairs=pairs, method="starfm", register="auto")
    moved = check.registration["moved"]
    assert abs(moved["C1"]["right"] - 9) < 0.8 and abs(moved["C3"]["right"] + 6) < 0.8
    assert "shifts-differ" in codes


@pytest.mark.long
def test_a_target_that_does_not_lie_on_the_coarse_image_before_it_is_warned_of(tmp_path):
    """The same land both times: here nothing else tells the two from each other."""
    made = pair(tmp_path / "a", Between(noise=0.002))
    for right in (8.0, 0.0):
        between = Between(right, 0.0, noise=0.004)
        made.after = two_sensors.coarse_image(tmp_path / f"c_{right}.tif", between, RATIO)
        *_, check, codes = fused(made, tmp_path / f"o_{right}.tif")
        assert ("target-shifted" in codes) == bool(right)
        assert abs(check.registration["target"]["right"] - right / RATIO) < 0.2


def test_without_anything_to_see_nothing_is_moved_and_it_is_said(tmp_path):
    made = pair(tmp_path / "a")
    flat = np.random.default_rng(1).normal(0.03, 0.001, images.read(made.fine).shape)
    corner = two_sensors.WEST, two_sensors.NORTH
    made.fine = images.write(tmp_path / "f.tif", flat, corner=corner, names=two_sensors.NAMES)
    found, tags, check, codes = fused(made, tmp_path / "o.tif", register="auto", harmonise="auto")
    assert "shift-unsure" in codes and not check.registration["moved"]
    assert "CHRONOFUSE_REGISTERED" not in tags and not check.registration["images"]["C1"]["sure"]


def test_a_scene_of_few_coarse_pixels_is_left_as_it_is(tmp_path):
    before = images.smooth_noise(np.random.default_rng(1), (1, 32, 32))
    fine = images.write(tmp_path / "f.tif", before)
    coarse = images.write(tmp_path / "c.tif", images.block_mean(before, 8), pixel=240)
    made = SimpleNamespace(fine=fine, before=coarse, after=coarse)
    *_, check, codes = fused(made, tmp_path / "o.tif", register="auto", harmonise="auto")
    assert check.registration["images"] == {"C1": None} and "too few" in check.registration["why_none"]
    assert "shift-unsure" in codes and not check.registration["moved"]


def test_the_line_between_the_sensors_is_applied_where_it_is_sure(tmp_path):
    made = pair(tmp_path / "a", Between(0, 0, 0.3, gain=3.0, offset=0.05))
    still, _, check, codes = fused(made, tmp_path / "o.tif")
    assert "units-differ" in codes and not any(b["applied"] for b in check.radiometry["bands"].values())
    found, tags, mended, codes = fused(made, tmp_path / "m.tif", harmonise="auto")
    assert "units-differ" not in codes and tags["CHRONOFUSE_HARMONISED"].startswith("green ")
    for band in mended.radiometry["bands"].values():
        assert band["applied"] and abs(band["gain"] / 3 - 1) < 0.02 and abs(band["offset"] - 0.05) < 0.01
    same = pair(tmp_path / "b", Between(0, 0, 0.3))
    expected, *_ = fused(same, tmp_path / "s.tif", harmonise="auto")
    assert rmse(found, made) == pytest.approx(rmse(expected, same), rel=0.02)
    assert rmse(found, made) < 0.8 * rmse(still, made)


@pytest.mark.parametrize("method", ["delta", "starfm"])
def test_a_change_in_other_units_without_a_sure_line_is_not_taken_over(method, tmp_path):
    made = pair(tmp_path / "a", Between(0, 0, 0.3, gain=3.0, noise=0.02))
    found, _, check, codes = fused(made, tmp_path / "o.tif", method=method, harmonise="auto")
    held = [name for name, band in check.radiometry["bands"].items() if band["held"]]
    assert held and "change-held" in codes and "same-coarse" not in codes
    before = images.read(made.fine)
    for number, name in enumerate(two_sensors.NAMES):
        is_same = np.nanmax(np.abs(found[number] - before[number])) < 1e-6
        assert is_same == (name in held)


def test_every_part_of_a_run_finds_the_same_shift_and_line(tmp_path):
    made = pair(tmp_path / "a", Between(9.0, -5.0, 0.3, 2.0, 0.01, 0.0005))
    wishes = {"register": "auto", "harmonise": "auto"}
    whole, tags, *_ = fused(made, tmp_path / "o.tif", **wishes)
    part, same, *_ = fused(made, tmp_path / "p.tif", rows=(96, 224), **wishes)
    np.testing.assert_array_equal(part, whole[:, 96:224])
    names = ("CHRONOFUSE_REGISTERED", "CHRONOFUSE_HARMONISED")
    assert [tags[n] for n in names] == [same[n] for n in names]


def test_a_shift_beyond_the_fine_image_is_refused(tmp_path):
    with pytest.raises(errors.JobError, match="fine pixels, not metres"):
        fused(pair(tmp_path / "a"), tmp_path / "o.tif", register="90000,0")


def test_a_shift_of_nothing_has_no_sign_of_its_own():
    assert check_sensors._in_words(-0.04, 1.0) == "+0.0 fine pixels to the right and +1.0 down"
