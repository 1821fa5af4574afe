"""What can't be known is null, and the reason stands beside it."""

import warnings

import numpy as np
import pytest
from measuring import NAMES, RATIO, flat, one_band

from chronofuse.engine.door.value import Value
from chronofuse.engine.yardstick import measure, metrics


def only(*pixels) -> np.ndarray:
    values = np.full((40, 40), np.nan)
    for y, x, value in pixels:
        values[y, x] = value
    return values


NOISE = np.random.default_rng(0).uniform(0.1, 0.3, (40, 40))
FLAT = np.full((40, 40), 0.25)
UNKNOWN = {
    "a constant truth": (
        NOISE,
        FLAT,
        {
            "cc": metrics.FLAT_TRUTH,
            "r2": metrics.FLAT_TRUTH,
            "slope": metrics.FLAT_TRUTH,
            "kge": metrics.FLAT_TRUTH,
            "ssim": metrics.FLAT_TRUTH,
            "edge": metrics.NO_EDGE,
        },
    ),
    "a constant prediction": (FLAT, NOISE, {"cc": metrics.FLAT_PREDICTION, "kge": metrics.FLAT_PREDICTION}),
    "two constants": (
        FLAT,
        FLAT,
        {"cc": metrics.FLAT_TRUTH, "uiqi": "the prediction and the truth are constant"},
    ),
    "a truth with a mean of zero": (NOISE, NOISE - NOISE.mean(), {"kge": "the mean of the truth is 0"}),
    "one valid pixel": (
        only((5, 5, 0.2)),
        NOISE,
        {
            "cc": metrics.ONE_PIXEL,
            "ssim": metrics.NO_WINDOW,
            "lbp": metrics.NO_NEIGHBOURS,
            "edge": metrics.NO_EDGE,
        },
    ),
    "no valid pixel": (only(), NOISE, {"rmse": metrics.NO_PIXEL, "ssim": metrics.NO_WINDOW}),
    "no truth": (
        NOISE,
        only(),
        {"rmse": metrics.NO_PIXEL, "ssim": metrics.NO_WINDOW, "edge": metrics.NO_EDGE},
    ),
}


@pytest.mark.parametrize("case", UNKNOWN)
def test_what_cannot_be_known_is_null_with_the_reason(case, tmp_path):
    prediction, truth, expected = UNKNOWN[case]
    p, t = one_band(tmp_path, prediction, "p"), one_band(tmp_path, truth, "t")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figures = measure.against_truth(t, ("red",), {"prediction": p.read}, None, RATIO).figures[
            "prediction"
        ]
    for key, reason in expected.items():
        assert figures[key] == Value(None, {"red": None}, {"red": reason}), key
    assert figures["skill"].reason == {"red": metrics.NO_FINE}
    assert figures["sam"].reason == metrics.NO_SPECTRUM
    for key, value in figures.measured().items():
        missing = None in value.each().values()
        assert missing == bool(value.reason), f"{key}: each null has its reason and nothing else has one"
    plain = figures.to_plain()
    nulls = {path.split("/")[1] for path, value in flat(plain).items() if value is None} - {"classes"}
    assert nulls == set(plain["reasons"]), "and so it is in JSON"


def test_an_ergas_of_a_truth_with_a_mean_of_zero_is_null(tmp_path):
    p, t = one_band(tmp_path, NOISE, "p"), one_band(tmp_path, NOISE - NOISE.mean(), "t")
    figures = measure.against_truth(t, ("red",), {"prediction": p.read}, None, RATIO).figures["prediction"]
    assert figures["ergas"] == Value(reason="the mean of the truth is 0 in band red")


def test_f1_that_is_the_truth_leaves_nothing_to_gain(case):
    truth = case.opened["truth"]
    figures = measure.against_truth(
        truth, NAMES, {"prediction": case.opened["prediction"].read}, truth, RATIO
    ).figures
    assert figures["prediction"]["skill"].mean is None
    assert figures["prediction"]["skill"].reason == dict.fromkeys(NAMES, metrics.NO_CHANGE)
