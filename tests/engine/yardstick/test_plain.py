"""A baseline that is nearer to the truth than a prediction is told with what it is."""

import pytest

from chronofuse.engine.door.value import Figures, Value
from chronofuse.engine.yardstick.plain import nearer_than


def of(error: float, **baselines: float) -> Figures:
    told = {name.replace("_", "-"): Figures(rmse=Value(one)) for name, one in baselines.items()}
    return Figures(rmse=Value(error), baselines=told)


@pytest.mark.parametrize(
    "method, found, sentence",
    [
        ("chrono", of(0.05, copy=0.04, delta=0.06), "'copy' is nearer to the truth than chrono (RMSE 0.0400"),
        ("chrono", of(0.05, upsample=0.03, copy=0.04), "as where every field has changed"),
        ("chrono", of(0.05, delta_gain=0.03), "with a gain for each band. 'chronofuse compare'"),
        ("chrono", of(0.05, copy=0.049), None),
        ("chrono", of(0.05), None),
        ("delta", of(0.05, copy=0.03), None),
    ],
)
def test_a_baseline_that_is_clearly_nearer_is_told(method, found, sentence):
    told = nearer_than(method, found)
    assert (told is None) if sentence is None else (sentence in told)


def test_without_a_figure_nothing_is_told():
    assert nearer_than("chrono", Figures(rmse=Value(), baselines={"copy": Figures(rmse=Value(0.1))})) is None
