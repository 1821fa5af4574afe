"""What a feedback of Processing is told on the way."""

import pytest

from chronofuse.engine.door.events import Progress
from chronofuse.engine.run.stages import COMPILING
from chronofuse.shell import words
from chronofuse.toolbox import running


@pytest.fixture
def at(monkeypatch, listener):
    """A clock that the test sets, and a teller with its feedback."""

    class Clock:
        now = 100.0

        def tell(self, stage: str) -> None:
            self.teller(Progress(stage, 0.1, 1.0, None))

    clock = Clock()
    monkeypatch.setattr(running.time, "monotonic", lambda: clock.now)
    clock.feedback = listener()
    clock.teller = running.FeedbackTeller(clock.feedback, str)
    return clock


def test_short_kernels_one_after_the_other_do_not_fill_the_log(at):
    assert words.COMPILING == COMPILING
    for _ in range(5):
        at.tell("Fusing")
        at.tell(COMPILING)
        at.now += running.STANDS / 2
        at.teller.is_cancelled()
    assert at.feedback.stages == ["Fusing"]

    at.now += running.STANDS
    at.teller.is_cancelled()
    at.tell("Fusing")
    assert at.feedback.stages == ["Fusing", COMPILING, "Fusing"]
