"""A figure with its reason, and the figures of a run in JSON, where the reasons stand beside them."""

import json

import pytest

from chronofuse.engine.door.codec import MisfitError, describe, from_plain, to_plain
from chronofuse.engine.door.value import ALL_BANDS, BY_CLASS, Figures, Value

UNKNOWN = Value(None, {"red": 0.1, "nir": None}, {"nir": "a gap"})
FIGURES = Figures(
    method="starfm",
    bands=["red", "nir"],
    days=16,
    reference=Figures(
        rmse=Value(0.02, {"red": 0.01, "nir": 0.03}),
        cc=UNKNOWN,
        sam=Value(reason="one band"),
        class_f1=Value(1.0, {"water": 1.0, "land": None}, {"land": "no boundary"}, BY_CLASS),
        kappa=Value(0.5),
        pixels=9,
        baselines={"copy": Figures(rmse=Value(0.04, {"red": 0.04}), pixels=9)},
    ),
    uncertainty=None,
    consistency=Value(None, {"red": None}, "no coarse pixel"),
    series=Figures(roughness=Value(), dates=[Figures(date=None, reference=Figures(rmse=Value(0.1)))]),
    timings={"Measuring": 0.5},
)
PLAIN = {
    "method": "starfm",
    "bands": ["red", "nir"],
    "days": 16,
    "reference": {
        "rmse": {"mean": 0.02, "bands": {"red": 0.01, "nir": 0.03}},
        "cc": {"mean": None, "bands": {"red": 0.1, "nir": None}},
        "sam": None,
        "class_f1": {"mean": 1.0, "classes": {"water": 1.0, "land": None}},
        "kappa": 0.5,
        "pixels": 9,
        "reasons": {"cc": {"nir": "a gap"}, "sam": "one band", "class_f1": {"land": "no boundary"}},
        "baselines": {"copy": {"rmse": {"mean": 0.04, "bands": {"red": 0.04}}, "pixels": 9, "reasons": {}}},
    },
    "uncertainty": None,
    "consistency": {"mean": None, "bands": {"red": None}},
    "reasons": {"consistency": "no coarse pixel"},
    "series": {
        "roughness": None,
        "reasons": {},
        "dates": [{"date": None, "reference": {"rmse": 0.1, "reasons": {}}}],
    },
    "timings": {"Measuring": 0.5},
}


def test_figures_are_in_json_as_they_always_were():
    assert json.dumps(to_plain(FIGURES)) == json.dumps(PLAIN)


def test_figures_come_back_from_json_with_their_reasons():
    found = from_plain(Figures, json.loads(json.dumps(PLAIN)))
    assert found == FIGURES
    assert found["reference"]["cc"] == UNKNOWN and found.value("consistency").why() == "no coarse pixel"
    assert found.below("reference").baselines["copy"].value("rmse").parts == {"red": 0.04}


@pytest.mark.parametrize("plain", [{}, {"steps": 5, "figures": {"rmse": 0.2}, "before": {"reasons": 3}}])
def test_what_holds_no_figure_of_the_yardstick_comes_back_as_it_went(plain):
    assert to_plain(from_plain(Figures, plain)) == plain


def test_the_reasons_of_an_uncertainty_stand_behind_its_mean():
    plain = to_plain(
        Figures(deviation=Value(0.1), within_1=Value(reason="a gap"), expected={"within_1": 0.6})
    )
    assert list(plain) == ["deviation", "reasons", "within_1", "expected"]
    assert plain["expected"] == {"within_1": 0.6}


@pytest.mark.parametrize(
    "plain, said",
    [
        ([], "figures is []: give an object of figures"),
        ({"consistency": "good"}, "figures.consistency is 'good': give a number"),
        ({"consistency": True}, "figures.consistency is True: give a number"),
        ({"consistency": {"mean": 0.1}}, "an object with 'mean' and 'bands' or 'classes'"),
        ({"consistency": {"mean": 0.1, "bands": {}, "classes": {}}}, "an object with 'mean' and 'bands'"),
        ({"consistency": {"mean": 0.1, "bands": {"red": "x"}}}, "figures.consistency.bands.red is 'x'"),
        ({"consistency": {"mean": [], "bands": {}}}, "figures.consistency.mean is []: give a number"),
        ({"consistency": None, "reasons": "none"}, "figures.reasons is 'none': give an object by name"),
        (
            {"consistency": None, "reasons": {"consistency": 3}},
            "figures.reasons.consistency is 3",
        ),
        ({"consistency": None, "reasons": {"consistency": {"red": 3}}}, "figures.reasons.consistency"),
        ({"reference": {"rmse": "low"}}, "figures.reference.rmse is 'low'"),
        ({"reference": []}, "figures.reference is []: give an object of figures"),
        ({"reference": {"baselines": {"copy": 3}}}, "figures.reference.baselines.copy is 3"),
        ({"series": {"dates": [{"consistency": "x"}]}}, "figures.series.dates[0].consistency is 'x'"),
        ({"series": {"dates": 3}}, "figures.series.dates is 3: give a list, each an object of figures"),
    ],
)
def test_what_is_no_figure_is_refused_with_its_place(plain, said):
    with pytest.raises(MisfitError) as caught:
        from_plain(Figures, plain, "figures")
    assert said in str(caught.value)
    assert describe(Figures) == "an object of figures"


# ---- one value


def test_a_number_has_no_reason_and_a_missing_one_has_it():
    assert Value.of(0.0, "a gap") == Value(0.0) and Value.of(None, "a gap") == Value(reason="a gap")
    assert Value.of(None, None) == Value()


def test_a_value_names_its_mean_first_and_then_its_parts():
    assert list(UNKNOWN.each().items()) == [(ALL_BANDS, None), ("red", 0.1), ("nir", None)]
    assert Value(0.5).each() == {ALL_BANDS: 0.5}


@pytest.mark.parametrize(
    "reason, of_red, of_mean",
    [
        ("", "", ""),
        ("one band", "one band", "one band"),
        ({"nir": "a gap"}, "", "a gap"),
        ({"red": "a gap", "nir": "a gap"}, "a gap", "a gap"),
        ({"red": "a gap", "nir": "flat"}, "a gap", "red: a gap; nir: flat"),
    ],
)
def test_the_reason_of_the_mean_is_that_of_its_parts_where_they_agree(reason, of_red, of_mean):
    value = Value(None, {"red": None, "nir": None}, reason)
    assert (value.why("red"), value.why()) == (of_red, of_mean)


def test_what_was_not_measured_is_as_what_cannot_be_known():
    assert Figures().value("rmse") == Value() and Figures(reference=None).below("reference") == {}
    assert Figures(valid_share=0.5).measured() == {} and Figures().baselines == {}
