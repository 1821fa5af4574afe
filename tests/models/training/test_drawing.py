"""The scenes that are drawn from places: their change, a third date, and the days between the dates."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from invented_places import DAYS, places_in, write

from chronofuse.engine.door.cases_job import TrainingScene
from chronofuse.engine.door.errors import TrainingDataError
from chronofuse.engine.door.jobs import Pair
from chronofuse.engine.door.train_job import TrainJob
from chronofuse.models.training import drawing, gathering, holdout, places, prepare


def test_a_faded_scene_is_more_alike_and_changes_as_much_in_the_mean(tmp_path, warned):
    (place,) = places_in(write(tmp_path / "lake", *DAYS), warned)
    plain, faded = (
        drawing.draw([place], np.random.default_rng(4), 0.0, 0.0, faded=share) for share in (0.0, 1.0)
    )
    for one, other in ((plain.first, faded.first), (plain.second, faded.second)):
        np.testing.assert_allclose(other.mean(axis=(1, 2)), one.mean(axis=(1, 2)), atol=1e-5)
        assert (other.std(axis=(1, 2)) < 0.65 * one.std(axis=(1, 2))).all()


def test_a_scene_to_validate_on_has_the_change_that_was_there(tmp_path, warned):
    (place,) = places_in(write(tmp_path / "lake", *DAYS), warned)
    for seed in range(5):
        drawn = drawing.draw(
            [place], np.random.default_rng(seed), made_up=0.0, blended=0.0, faded=0.0, ratios=(5.0, 5.0)
        )
        shown = {place.read(d, [b], (slice(0, 60), slice(0, 50))).tobytes() for d in (0, 1) for b in (0, 1)}
        assert drawn.place == "lake" and drawn.ratio == pytest.approx(5.0)
        assert drawn.second[:1].tobytes() in shown and drawn.first[:1].tobytes() in shown


# ---- a third date


def dated(count: int) -> places.TrainingPlace:
    """A place whose image of date n holds n / 10 and little beside."""
    noise = np.random.default_rng(4).normal(0, 1e-3, (count, 2, 64, 64))
    levels = np.arange(count)[:, None, None, None] / 10
    return places.from_array("here", (levels + noise).astype(np.float32), ("red", "nir"))


def test_a_third_date_is_drawn_where_the_place_has_one_and_changes_nothing_else():
    shares = {"made_up": 0, "blended": 0, "faded": 0, "veiled": 0, "scanned": 0}
    seen = set()
    for seed in range(12):
        with_it, without = (
            drawing.draw([dated(3)], np.random.default_rng(seed), **shares, third_date=third)
            for third in (True, False)
        )
        days = [round(10 * float(np.nanmean(image))) for image in (with_it.first, with_it.second)]
        assert without.third is None and with_it.third.shape == with_it.coarse[0].shape
        away = np.abs(np.nanmean(with_it.third) - np.arange(3) / 10)
        seen.add((*days, int(away.argmin())))
    assert len(seen) > 3 and all(len(set(days)) == 3 for days in seen)
    one = drawing.draw([dated(2)], np.random.default_rng(1), **shares, third_date=True)
    assert one.third is None


@pytest.mark.parametrize("coarse, told", [("both", "more than 2 dates"), ("real", "more than 2 real coarse")])
def test_three_dates_for_a_loss_without_any_place_that_has_them_are_refused(tmp_path, coarse, told):
    job = TrainJob("toy", data="images", coarse=coarse, losses={"consistency": 0.1})
    two, three = (replace(dated(n), coarse=dict.fromkeys(dated(2).dates, Path("c.tif"))) for n in (2, 3))
    with pytest.raises(TrainingDataError, match=f"looks at three dates of a place, but .* {told}"):
        gathering._require_third_dates(job, holdout.Split([two], [three]))
    if coarse == "both":
        gathering._require_third_dates(job, holdout.Split([two, three], [two]))
    gathering._require_third_dates(replace(job, losses={"cycle": 1.0}), holdout.Split([two], [two]))


# ---- the days between the dates


def test_days_are_known_of_a_calendar_and_not_of_change_that_is_made_up():
    place = replace(dated(3), dates=("2024-01-01", "2024-01-11", "2024-03-01"))
    clear = {"blended": 0, "faded": 0, "veiled": 0, "scanned": 0}

    def days(place, seed, made_up):
        return drawing.draw([place], np.random.default_rng(seed), made_up, **clear).days

    assert {days(place, seed, 0) for seed in range(12)} == {10, 50, 60}
    assert days(place, 1, 1) is None and days(dated(3), 1, 0) is None
    scenes = [TrainingScene("a", (Pair("f", "c"),), "t", "u", days=10)] * 2 * prepare.HIDDEN_DAYS
    known = [prepare._without_days(scene, number).days for number, scene in enumerate(scenes)]
    assert known.count(None) == 2 and known.count(10) == len(scenes) - 2
