"""What is expected of a method: measured here, weighed with what is known from elsewhere."""

import math

import numpy as np
import pytest

from chronofuse.engine.comparison.evidence import Evidence, expected_of, incumbent_of, predicted
from chronofuse.models.catalogue.priors import Prior, of_unknown, priors, priors_of

KNOWN = {
    "chrono": Prior(0.0, 0.0, 0.0, 0.0, 0.0),
    "good": Prior(0.1, 0.1, 0.1, 0.05, 0.05),
    "bad": Prior(0.3, 0.1, 0.1, 0.05, 0.05),
}


def trial(reference: int, hidden: int, **ahead: float) -> Evidence:
    """Methods and by how much their logarithm differs from that of chrono."""
    return Evidence((reference,), hidden, {"chrono": -3.0, **{n: -3.0 + by for n, by in ahead.items()}})


def test_without_a_trial_the_benchmarks_are_believed():
    expected = expected_of([], KNOWN, list(KNOWN))
    assert [round(one.difference, 6) for one in expected.values()] == [0.0, 0.1, 0.3]
    assert expected["good"].deviation == pytest.approx(math.hypot(0.1, 0.1))


def test_one_date_moves_the_belief_and_many_decide():
    one = expected_of([trial(0, 1, good=-0.2, bad=0.3)], KNOWN, list(KNOWN))["good"]
    many = [trial(n, n + 1, good=-0.2, bad=0.3) for n in range(40)]
    all_ = expected_of(many, KNOWN, list(KNOWN))["good"]
    assert -0.2 < all_.difference < one.difference < 0.1 and all_.difference == pytest.approx(-0.2, abs=0.02)
    assert all_.deviation < one.deviation


def test_a_trial_from_the_same_reference_counts_for_more():
    trials = [trial(0, 1, good=-0.3), trial(1, 0, good=0.1)]
    names = ["chrono", "good"]
    same, other, any_ = (expected_of(trials, KNOWN, names, of)["good"].difference for of in ([0], [1], []))
    assert same < any_ < other


def test_a_trial_in_which_a_method_fails_outright_does_not_decide_alone():
    bad_day = expected_of([trial(0, 1, good=-5.0)], KNOWN, ["chrono", "good"])["good"].difference
    ordinary = expected_of([trial(0, 1, good=-0.4)], KNOWN, ["chrono", "good"])["good"].difference
    assert bad_day == pytest.approx(ordinary, abs=0.05)


def test_what_is_expected_is_the_mean_of_the_normal_variables_given_the_trials():
    """Against draws of the very model: the mean of the target's difference among the draws whose trials came
    out about as these did."""
    random, believed = np.random.default_rng(3), Prior(0.1, 0.1, 0.08, 0.06, 0.05)
    count, trials = 3_000_000, [trial(0, 1), trial(1, 0)]
    place = believed.mean + believed.place * random.normal(size=count)
    reference = believed.reference * random.normal(size=(2, count))
    hidden = believed.hidden * random.normal(size=(2, count))
    drawn = [place + reference[n] + hidden[1 - n] + believed.rest * random.normal(size=count) for n in (0, 1)]
    alike = (abs(drawn[0] + 0.05) < 0.01) & (abs(drawn[1] - 0.2) < 0.01)
    told = predicted(trials, [-0.05, 0.2], believed, [0])
    to_come = (place + reference[0])[alike]
    assert told.difference == pytest.approx(to_come.mean(), abs=0.005)
    assert told.deviation == pytest.approx(to_come.std(), abs=0.005)


def test_where_chrono_can_not_be_had_the_next_best_is_the_measure():
    assert incumbent_of(["bad", "good"], KNOWN) == "good"
    expected = expected_of([], KNOWN, ["bad", "good"])
    assert expected["good"].difference == 0.0 and expected["bad"].difference == pytest.approx(0.2)


def test_a_method_that_nobody_measured_is_believed_to_be_one_of_the_others():
    unknown = of_unknown(KNOWN)
    assert unknown.mean == 0.1 and unknown.place > KNOWN["good"].place
    assert of_unknown({}).place > 0


def test_the_spreads_are_found_again_in_rows_that_were_drawn_with_them():
    random = np.random.default_rng(5)
    rows = []
    for group in range(60):
        place = 0.2 + 0.15 * random.normal()
        reference, hidden = 0.1 * random.normal(size=4), 0.05 * random.normal(size=4)
        for one in range(4):
            for other in range(4):
                if one != other:
                    log = place + reference[one] + hidden[other] + 0.04 * random.normal()
                    case = {"group": f"g{group}", "case": f"{one} to {other}", "pairs": 1}
                    rows += [
                        {**case, "method": "chrono", "rmse": 0.02},
                        {**case, "method": "other", "rmse": 0.02 * math.exp(log)},
                    ]
    found = priors_of(rows, 1)["other"]
    assert found.mean == pytest.approx(0.2, abs=0.05)
    assert found.place == pytest.approx(0.15, abs=0.03)
    assert found.reference == pytest.approx(0.1, abs=0.03)
    assert found.hidden == pytest.approx(0.05, abs=0.03)
    assert found.rest == pytest.approx(0.04, abs=0.02)


def test_what_ships_knows_every_method_that_ships():
    assert {"chrono", "delta", "starfm", "edcstfn"} <= set(priors(1)) and "estarfm" in priors(2)
    assert min(one.mean for one in priors(1).values()) == 0.0
