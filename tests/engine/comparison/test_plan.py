"""Which dates are hidden, and from which others they are predicted."""

from datetime import date, timedelta

import pytest

from chronofuse.engine.comparison.plan import Trial, trials_of


def days(*after: int) -> list[date]:
    return [date(2024, 1, 1) + timedelta(days=one) for one in after]


def test_of_two_dates_each_predicts_the_other():
    assert trials_of(days(0, 30), 12) == [Trial(0, (1,)), Trial(1, (0,))]


def test_an_inner_date_is_predicted_from_each_neighbour_and_from_both():
    assert trials_of(days(0, 30, 40), 12) == [
        Trial(0, (1,)),
        Trial(1, (0,)),
        Trial(1, (2,)),
        Trial(1, (0, 2)),
        Trial(2, (1,)),
    ]


def test_where_there_are_too_many_the_nearer_neighbour_and_both_are_left():
    assert trials_of(days(0, 30, 40), 4) == [Trial(0, (1,)), Trial(1, (2,)), Trial(1, (0, 2)), Trial(2, (1,))]


@pytest.mark.parametrize("count, most", [(100, 12), (7, 5), (3, 1), (2, 1), (400, 200)])
def test_there_are_never_more_than_asked_for_and_they_are_spread(count, most):
    trials = trials_of(days(*range(0, 5 * count, 5)), most)
    assert 1 <= len(trials) <= most
    hidden = [trial.hidden for trial in trials]
    assert most < 4 or (min(hidden) == 0 and max(hidden) == count - 1)
    assert all(trial.hidden not in trial.references for trial in trials)


def test_the_days_are_those_to_the_nearest_reference():
    assert Trial(1, (0, 2)).days(days(0, 30, 40)) == 10
