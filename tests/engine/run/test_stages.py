"""How far a run says that it is, while its steps take longer than anybody estimated."""

import time

from chronofuse.engine.devices import compiling
from chronofuse.engine.run.stages import COMPILING, Stages

STEP = 0.25
"""Seconds; more than the time between two events."""


def test_a_third_of_the_rows_is_no_nine_tenths_of_the_run():
    """Finding 10: estimated at nothing, in truth all of the run; the first tile took as long as any."""
    told = []
    progress = Stages(told.append, {"Fusing": 0.01, "Measuring": 0.01}, "Fusing")

    with progress.stage("Fusing", 3, steps=3) as step:
        for _ in range(3):
            time.sleep(STEP)
            step(1)
    with progress.stage("Measuring", 1) as step:
        step(1)

    after_one = next(event for event in told if event.done > 0.2)
    assert after_one.stage == "Fusing" and after_one.done < 0.5
    shares = [event.done for event in told]
    assert shares == sorted(shares) and shares[-1] > 0.9


def test_a_machine_that_was_slow_before_the_first_stage_is_slow_afterwards(monkeypatch):
    # Other tests have compiled in this process.
    monkeypatch.setattr("chronofuse.engine.run.stages.seconds_compiling", lambda: 0.0)
    shares = {}
    for before in (10.0, 2.0):
        told = []
        stages = {"Fusing": 1.0, "Measuring": 1.0}
        progress = Stages(told.append, stages, "Fusing", time.monotonic() - 10.0, before)
        with progress.stage("Fusing", 1):
            shares[before] = told[0].done

    assert 0.8 < shares[10.0] < 0.86 and 0.48 < shares[2.0] < 0.52


def test_compiling_is_told_as_what_it_is_and_is_no_step():
    told = []
    progress = Stages(told.append, {"Fusing": 0.1}, "Fusing")

    with progress.stage("Fusing", 2, steps=2) as step:
        compiling.begins("a kernel")
        compiling.begins("another one, which it calls")
        time.sleep(STEP)
        compiling.ends("another one, which it calls")
        compiling.ends("a kernel")
        step(2)

    assert [event.stage for event in told[:3]] == ["Fusing", COMPILING, "Fusing"]
    assert told[1].done < 0.1 and compiling.seconds() >= STEP
