"""How far a run says that it is, and how long it still takes, also where steps take longer than anybody
estimated.

The clock is the tests' own, so that they say the same on a machine that is busy with other things.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from chronofuse.engine.devices import compiling
from chronofuse.engine.run import stages as stages_of_a_run
from chronofuse.engine.run.crowding import Crowding
from chronofuse.engine.run.stages import COMPILING, Stages

STEP = 0.25
"""Seconds; more than the time between two events."""


@dataclass
class Clock:
    """Goes on where it is told to, in place of `time`."""

    now: float = 1000.0
    computed: float = 0.0
    """Seconds of the processor."""

    def goes_on(self, seconds: float) -> None:
        self.now += seconds

    def monotonic(self) -> float:
        return self.now

    def process_time(self) -> float:
        return self.computed


@pytest.fixture
def clock(monkeypatch):
    """The clock of what tells how far a run is and of what counts the seconds of compiling."""
    clock = Clock()
    monkeypatch.setattr(stages_of_a_run, "time", clock)
    monkeypatch.setattr(compiling, "time", clock)
    return clock


def test_a_third_of_the_rows_is_no_nine_tenths_of_the_run(clock):
    """Finding 10: estimated at nothing, in truth all of the run; the first tile took as long as any."""
    told = []
    progress = Stages(told.append, {"Fusing": 0.01, "Measuring": 0.01}, "Fusing")

    with progress.stage("Fusing", 3, steps=3) as step:
        for _ in range(3):
            clock.goes_on(STEP)
            step(1)
    with progress.stage("Measuring", 1) as step:
        step(1)

    after_one = next(event for event in told if event.done > 0.2)
    assert after_one.stage == "Fusing" and after_one.done < 0.5
    shares = [event.done for event in told]
    assert shares == sorted(shares) and shares[-1] > 0.9


@pytest.fixture
def shares(clock, monkeypatch):
    """A function that gives the share that a run tells as it begins to fuse, 10 s after it began, of which it
    computed so many; what comes is estimated at 2 s, and at so many for kernels."""

    def shares(computed: float, kernels: float = 0.0, crowded: float = 1.0) -> float:
        monkeypatch.setattr(stages_of_a_run, "seconds_compiling", lambda: 0.0)  # other tests have compiled
        clock.computed = computed
        crowding, told = Crowding(), []
        monkeypatch.setattr(crowding, "look", lambda computed: None)
        crowding.factor = crowded
        estimates, to_compile = {"Fusing": 1.0, "Measuring": 1.0}, {"Measuring": kernels}
        begun = clock.now - 10.0
        progress = Stages(told.append, estimates, "Fusing", begun, 2.0, to_compile, crowding)
        with progress.stage("Fusing", 1):
            return told[0].done

    return shares


def test_a_slow_start_is_no_slow_machine_where_it_was_the_disk_that_took_so_long(shares):
    assert shares(2.0) == pytest.approx(10 / 12, abs=1e-4)


def test_a_processor_that_took_longer_before_the_first_stage_takes_longer_afterwards(shares):
    assert shares(9.0) == pytest.approx(10 / 14, abs=1e-4)  # (9 + 5) / (2 + 5) times the estimates


def test_where_others_use_the_cores_all_takes_longer(shares):
    assert shares(2.0, crowded=3.0) == pytest.approx(10 / 16, abs=1e-4)


def test_what_later_stages_compile_is_counted_from_the_start(shares):
    assert shares(2.0, kernels=4.0) == pytest.approx(10 / 16, abs=1e-4)


def test_compiling_is_told_as_what_it_is_and_is_no_step(clock):
    told = []
    progress = Stages(told.append, {"Fusing": 0.1}, "Fusing")

    with progress.stage("Fusing", 2, steps=2) as step:
        compiling.begins("a kernel")
        compiling.begins("another one, which it calls")
        clock.goes_on(STEP)
        compiling.ends("another one, which it calls")
        compiling.ends("a kernel")
        step(2)

    assert [event.stage for event in told[:3]] == ["Fusing", COMPILING, "Fusing"]
    assert told[1].done < 0.1 and compiling.seconds() >= STEP


def test_a_tile_that_was_compiled_for_says_how_long_the_next_one_takes_without(clock):
    told = []
    progress = Stages(told.append, {"Fusing": 0.01}, "Fusing", compiling={"Fusing": 9.0})

    with progress.stage("Fusing", 4, steps=4) as step:
        compiling.begins("a kernel of the first tile")
        clock.goes_on(4 * STEP)
        compiling.ends("a kernel of the first tile")
        for _ in range(3):
            clock.goes_on(STEP)
            step(1)

    assert told[-1].seconds_left == pytest.approx(STEP, abs=0.05)


def test_seconds_left_are_none_before_the_second_tile_and_right_from_there_on(clock):
    told = []
    progress = Stages(told.append, {"a": 5.0, "b": 2.0}, "a")
    with progress.stage("a", 100) as step:
        for _ in range(10):
            clock.goes_on(3.0)
            step(10)
    first, *rest = [event for event in told if event.stage == "a"]
    assert first.seconds_left is None and rest[0].seconds_left is None
    assert [event.seconds_left for event in rest[1:]] == [pytest.approx(30 - 3 * n + 2) for n in range(2, 11)]
    shares = [event.done for event in told]
    assert shares == sorted(shares) and shares[0] >= 0 and shares[-1] <= 1


def test_seconds_left_are_unknown_in_what_comes_before_the_main_stage_and_known_in_what_follows(clock):
    told = []
    progress = Stages(told.append, {"before": 4.0, "a": 4.0, "after": 4.0}, "a")
    for name in ("before", "a", "after"):
        with progress.stage(name, 4) as step:
            for _ in range(4):
                clock.goes_on(1.0)
                step(1)
    assert {event.seconds_left for event in told if event.stage == "before"} == {None}
    assert [event.seconds_left for event in told if event.stage == "after"] == [4.0, 3.0, 2.0, 1.0, 0.0]


def test_a_resumed_run_counts_what_it_finds_as_done_but_not_as_speed(clock):
    told = []
    progress = Stages(told.append, {"a": 5.0}, "a")
    with progress.stage("a", 100, done=60) as step:
        for _ in range(4):
            clock.goes_on(3.0)
            step(10)
    assert [event.seconds_left for event in told][2:] == [
        pytest.approx(6),
        pytest.approx(3),
        pytest.approx(0),
    ]


def test_a_stage_that_is_begun_again_goes_on_with_its_time_and_never_back(clock):
    told = []
    progress = Stages(told.append, {"a": 5.0, "b": 1.0}, "a")
    for done in (0, 20):
        try:
            with progress.stage("a", 100, done) as step:
                for _ in range(4):
                    clock.goes_on(1.0)
                    step(10)
                raise MemoryError
        except MemoryError:
            pass
    assert progress.timings == {"a": 8.0}
    shares = [event.done for event in told]
    assert shares == sorted(shares)


def test_a_change_of_speed_is_noticed(clock):
    told = []
    progress = Stages(told.append, {"a": 5.0}, "a")
    with progress.stage("a", 1000) as step:
        for number in range(300):
            clock.goes_on(1.0 if number < 100 else 4.0)
            step(1)
    assert told[-1].seconds_left == pytest.approx(700 * 4, rel=0.1)


def test_at_most_five_events_a_second(clock):
    told = []
    progress = Stages(told.append, {"a": 5.0}, "a")
    with progress.stage("a", 1000) as step:
        for _ in range(1000):
            clock.goes_on(0.01)
            step(1)
    assert len(told) <= 52
