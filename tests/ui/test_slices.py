"""Work in slices: every step is a turn of its own, and what is dropped ends where it is."""

import pytest
from qgis.PyQt.QtCore import QObject, QTimer

from chronofuse.ui.slices import Slices


@pytest.fixture
def slices(qgis_app):
    return Slices(QObject(qgis_app))


def steps(said, count=3):
    try:
        for number in range(count):
            said.append(number)
            yield
    finally:
        said.append("end")


def test_others_have_their_turn_between_two_steps(slices, wait_for):
    said = []
    slices.begin(steps(said))
    assert said == []
    QTimer.singleShot(0, lambda: said.append("other"))

    wait_for(lambda: "end" in said and "other" in said)

    assert said.index("other") < said.index("end") and [one for one in said if one != "other"] == [
        0,
        1,
        2,
        "end",
    ]


def test_new_steps_take_the_place_of_old_ones_which_tidy_up(slices, wait_for):
    old, new = [], []
    slices.begin(steps(old, 100))
    wait_for(lambda: old)

    slices.begin(steps(new))
    slices.finish()

    assert old[-1] == "end" and len(old) < 100 and new == [0, 1, 2, "end"]


def test_a_step_that_fails_is_the_last_one(slices):
    def failing():
        yield
        raise ValueError("once")

    slices.begin(failing())
    with pytest.raises(ValueError, match="once"):
        slices.finish()
    slices.finish()


def test_a_step_may_ask_for_the_end_of_all_steps(slices):
    """As a form does that is asked for its job while it tells that it was filled."""
    said = []

    def asking():
        slices.finish()
        said.append("first")
        yield
        slices.finish()
        said.append("last")

    slices.begin(asking())
    slices.finish()
    assert said == ["first", "last"]
