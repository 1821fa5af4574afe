"""The benchmark of fine-tuning learns from all dates but the one that it measures, and says how it went."""

from __future__ import annotations

import json
from pathlib import Path

import fine_tuning
import images
import numpy as np
import pytest
from fusion_cases import FusionCase, among

from chronofuse.engine.door import events
from chronofuse.engine.door.value import Figures

DATES = ("2024-04-12", "2024-05-20", "2024-07-01")
NAMES = ("red", "nir")
RATIO = 8


@pytest.fixture
def place(tmp_path) -> dict[str, tuple[str, str]]:
    """Date to (fine, coarse) of three dates, the coarse images on fine pixels; a dataset.json lies beside
    them."""
    folder, random = tmp_path / "delivered", np.random.default_rng(3)
    folder.mkdir()
    (folder / "dataset.json").write_text('{"role": "development test"}')
    paths = {}
    for date in DATES:
        fine = images.smooth_noise(random, (2, 64, 64))
        coarse = np.kron(images.block_mean(fine, RATIO), np.ones((1, RATIO, RATIO)))
        paths[date] = (
            images.write(folder / f"fine_{date}.tif", fine, names=NAMES),
            images.write(folder / f"coarse_{date}.tif", coarse, names=NAMES),
        )
    return paths


def one_pair_cases(place) -> list[FusionCase]:
    cases = among("here", list(place), lambda date: place[date][0], lambda date: place[date][1], RATIO)
    return [case for case in cases if len(case.pairs) == 1]


@pytest.mark.parametrize("test_date", DATES)
def test_nothing_of_the_test_date_is_learnt_from(test_date, place, tmp_path):
    cases, folder = one_pair_cases(place), tmp_path / "mine"
    fine_tuning.put(fine_tuning.images_of(cases), test_date, folder)
    learnt = [date for date in DATES if date != test_date]
    assert {path.name for path in folder.iterdir()} == {
        f"{kind}_{d}.tif" for d in learnt for kind in ("fine", "coarse")
    }
    held_out = Path(place[test_date][0]).read_bytes()
    assert all(path.read_bytes() != held_out for path in folder.iterdir())
    assert {case.pairs[0][0] for case in fine_tuning.predictions_of(cases, test_date)} == {
        place[d][0] for d in learnt
    }
    assert {case.truth for case in fine_tuning.predictions_of(cases, test_date)} == {place[test_date][0]}


def test_a_date_that_is_not_there_is_told(place):
    with pytest.raises(SystemExit, match="2024-04-12, 2024-05-20, 2024-07-01"):
        fine_tuning.predictions_of(one_pair_cases(place), "2023-01-01")


def test_a_failed_training_is_told_in_its_words():
    with pytest.raises(SystemExit, match="too small"):
        fine_tuning.training_of(
            [{"event": "started"}, {"event": "failed", "message": "The place is too small."}]
        )


def test_the_events_of_a_training_are_told():
    figures = Figures(
        {"share_of_delta": 0.7, "before_training": {"rmse": 0.8}},
        steps=9,
        best_step=6,
        seconds=3.0,
        score=0.7,
    )
    ended = events.Finished((events.DateResult({"model": "m.onnx"}, figures),), timings={"Training": 3.0})
    lines = [events.encode(one) for one in (events.Warned("one-place", "There is one place."), ended)]
    told = fine_tuning.training_of([json.loads(line) for line in lines])
    assert told["warnings"] == ["There is one place."]
    assert (told["share_of_delta_before"], told["share_of_delta"], told["best_step"]) == (0.8, 0.7, 6)


def test_the_table_compares_the_model_before_and_after():
    rmse = {
        "delta": 0.03,
        "copy": 0.05,
        "fitfc": 0.025,
        "ubdf": 0.028,
        "chrono": 0.02,
        "chrono, fine-tuned": 0.01,
    }
    rows = [
        {
            "group": "here",
            "case": f"{a} to {b}",
            "pairs": 1,
            "method": method,
            "rmse": value,
            "ssim": 0.5,
            "edge": None,
            "changed_rmse": value,
        }
        for a, b in (("A", "T"), ("B", "T"))
        for method, value in rmse.items()
    ]
    training = {
        "date": "T",
        "learnt_from": ["A", "B"],
        "coarse": "both",
        "cases": {"real": 2, "simulated": 24},
        "steps": 45,
        "best_step": 40,
        "share_of_delta_before": 0.8,
        "share_of_delta": 0.7,
        "seconds": 300,
    }
    text = fine_tuning.markdown(
        {"start_from": "chrono", "minutes": 5.0, "trainings": [training], "rows": rows}
    )
    assert "`chrono, fine-tuned` has a lower RMSE than `chrono` in 2 of 2." in text
    assert "| chrono, fine-tuned | **0.0100** | 0.5000 | - | 0.0100 |" in text
    assert "| T | A, B | both | 2 | 24 | 45 | 40 | 0.8000 | 0.7000 | 300 |" in text
    assert "copy" not in text
