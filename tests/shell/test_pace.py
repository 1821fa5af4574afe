"""How far a bar is between two events of the engine."""

import pytest

from chronofuse.engine.door.events import Progress
from chronofuse.shell.pace import Pace


@pytest.fixture
def at():
    """A clock that the test sets, and a pace by it."""

    class Clock:
        now = 0.0

    clock = Clock()
    clock.pace = Pace(lambda: clock.now)
    return clock


def test_it_goes_on_as_fast_as_the_last_event_lets_expect_and_then_waits(at):
    at.now = 5.0
    at.pace.hear(Progress("Writing the report", 0.5, 1.0, 5.0))

    at.now = 7.5
    assert at.pace.share() == pytest.approx(0.75) and at.pace.seconds_left() == pytest.approx(2.5)
    at.now = 60.0
    assert at.pace.share() == pytest.approx(0.95) and at.pace.seconds_left() == pytest.approx(0.5)


def test_where_no_time_left_is_known_it_follows_the_share_a_little(at):
    at.now = 2.0
    at.pace.hear(Progress("Fusing", 0.2, 1.0, None))  # so 8 s would be left

    at.now = 4.0
    assert at.pace.share() == pytest.approx(0.4) and at.pace.seconds_left() is None
    at.now = 60.0
    assert at.pace.share() == pytest.approx(0.6)


def test_it_never_goes_back(at):
    at.now = 1.0
    at.pace.hear(Progress("Fusing", 0.5, 1.0, 1.0))
    at.now = 1.8
    shown = at.pace.share()

    at.pace.hear(Progress("Fusing", 0.55, 1.0, 4.0))

    assert at.pace.share() == shown == pytest.approx(0.9)


def test_while_only_kernels_are_compiled_nobody_knows_how_far_it_is(at):
    at.pace.hear(Progress("Compiling", 0.0, 1.0, None))
    at.now = 3.0
    assert not at.pace.knows and at.pace.share() == 0.0

    at.pace.hear(Progress("Reading the scene", 0.2, 1.0, None))

    assert at.pace.knows and at.pace.stage == "Reading the scene"
