"""Coarse images that lie too high or too low as a whole, that are of another calibration, or shifted."""

import json
import sys
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import images

from chronofuse.engine.door.preparation import Preparation
from chronofuse.engine.series.coarse_values import levels_of
from chronofuse.engine.series.date_bias import biases, noises_of

BEGIN, RATIO, NAMES = date(2024, 3, 1), 8, ("red", "nir")
STEP, EVERY = 2, 12
"""Days between coarse images, and how many of them there are for a fine one."""


@pytest.fixture
def dense(truth):
    """Days, coarse and fine values, (dates, bands, pixels) each; fine ones on a few dates."""
    days = [BEGIN + timedelta(STEP * number) for number in range(75)]
    fine = np.stack([truth(day) for day in days])
    coarse = np.stack([images.block_mean(one, RATIO) for one in fine])
    coarse = coarse.repeat(RATIO, axis=2).repeat(RATIO, axis=3)
    fine[[number for number in range(75) if number % EVERY]] = np.nan
    return days, *(one.reshape(75, 2, -1) for one in (coarse, fine)), RATIO


def found_of(days, coarse, fine, ratio):
    levels = levels_of(days, coarse, fine, ratio)
    return np.stack([biases(one, noises_of(one)) for one in levels], axis=1)


def test_images_without_a_bias_keep_their_values(dense):
    assert np.abs(found_of(*dense)).max() < 1e-4


def test_the_bias_of_a_date_is_found_from_dates_without_fine_images_too(dense):
    days, coarse, fine, ratio = dense
    bias = np.random.default_rng(0).normal(0, 0.01, (len(days), 2))
    left = found_of(days, coarse + bias[..., None], fine, ratio) - bias
    between = np.arange(len(days)) % EVERY > 0
    assert (np.sqrt((left[between] ** 2).mean(axis=0)) < [0.5 * 0.01, 0.8 * 0.01]).all()


def test_a_cloud_is_no_bias_and_a_constant_difference_neither(dense):
    days, coarse, fine, ratio = dense
    coarse = coarse + 0.03
    coarse[7] += 0.5
    found = found_of(days, coarse, fine, ratio)
    assert np.abs(found[7]).max() < 0.05 and np.abs(np.delete(found, 7, axis=0)).max() < 0.005


def test_a_partly_cloudy_date_counts_where_it_is_clear(dense):
    days, coarse, fine, ratio = dense
    fine[2 * EVERY, :, : fine.shape[2] // 2] = np.nan
    assert np.abs(found_of(days, coarse, fine, ratio)).max() < 0.003


def test_of_too_few_dates_no_bias_is_told(dense):
    days, coarse, fine, ratio = dense
    fine[3 * EVERY :] = np.nan
    assert levels_of(days, coarse, fine, ratio) == ()


def with_other_coarse(year, truth, change):
    for number, day in enumerate(year.days):
        values = change(number, images.block_mean(truth(day), RATIO))
        path = year.folder / "coarse" / f"coarse_{day}.tif"
        images.write(path, values, pixel=30.0 * RATIO, names=NAMES)


def report_of(year, out):
    return json.loads((year.folder / out / "series.json").read_text("utf-8"))


def test_a_bias_is_taken_off_and_kept_for_later_runs(year, filled, truth):
    bias = np.random.default_rng(1).normal(0, 0.02, (len(year.days), 2, 1, 1))
    with_other_coarse(year, truth, lambda number, values: values + bias[number])
    dates = tuple(day.isoformat() for day in year.days[3:6])
    filled(method="delta", dates=dates)
    first = report_of(year, "out")
    taken = np.array([first["coarse_values"]["bias"][day.isoformat()] for day in year.days])
    assert np.sqrt(((taken - bias[..., 0, 0]) ** 2).mean()) < 0.75 * 0.02
    files = {path.name: path.read_bytes() for path in (year.folder / "out").glob("filled_*.tif")}
    late = year.folder / "out" / f"filled_{year.days[4]}.tif"
    late.unlink()
    filled(method="delta", dates=dates, resume=True)
    again = {path.name: path.read_bytes() for path in (year.folder / "out").glob("filled_*.tif")}
    assert report_of(year, "out")["coarse_values"] == first["coarse_values"] and again == files


def test_one_line_brings_all_dates_to_the_fine_sensor(year, filled, read, truth):
    with_other_coarse(year, truth, lambda number, values: 0.6 * values + 0.02)
    for day in year.fine[2:]:  # of one side alone, what the change lacks is not made up for by the other
        (year.folder / "fine" / f"fine_{day}.tif").unlink()
    day, errors = year.days[6], {}
    for harmonise in ("off", "auto", "on"):
        asked = Preparation(harmonise=harmonise)
        filled(harmonise, method="delta", dates=(day.isoformat(),), preparation=asked)
        errors[harmonise] = float(np.sqrt(np.mean((read("filled", day, harmonise) - truth(day)) ** 2)))
        told = report_of(year, harmonise)["coarse_values"]
        assert [one["gain"] for one in told["sensor_lines"]] == pytest.approx([1 / 0.6] * 2, rel=0.06)
        assert bool(told["lines"]) == (harmonise != "off")
        page = (year.folder / harmonise / "series.html").read_text("utf-8")
        assert ("through the line" in page) == (harmonise != "off")
    assert errors["on"] == errors["auto"] < 0.95 * errors["off"]


def test_all_dates_are_moved_by_what_is_said(year, filled, read):
    day = year.days[4]
    filled("here", method="delta", dates=(day.isoformat(),))
    filled("there", method="delta", dates=(day.isoformat(),), preparation=Preparation(register="3,0"))
    assert report_of(year, "there")["coarse_values"]["moved"] == [3.0, 0.0]
    assert (read("filled", day, "here") != read("filled", day, "there")).any()
