"""The time left that a run tells, beside how long it really takes."""

import os
import time
from types import SimpleNamespace

import pytest
import runs

pytestmark = pytest.mark.usefixtures("home")


@pytest.mark.alone
@pytest.mark.long
def test_the_time_left_is_right_from_a_third_of_the_run_on(tmp_path, out):
    """Within 20 % or a second, as the run really went; where others keep this machine busy, so much more.
    Of a run of ten seconds: in one of four, a second in which others take a core is more than that."""
    wide = runs.tall_scene(tmp_path, width=480, height=16000)
    told = []
    with runs.Command(runs.job_of(wide, out, params={})) as command:
        for event in command.events():
            told.append(SimpleNamespace(at=time.monotonic(), **event))
        command.process.communicate()
    assert told[-1].event == "finished"
    steps = [event for event in told if event.event == "progress"]
    begun, end = steps[0].at, told[-1].at
    known = [step.seconds_left is not None for step in steps if step.stage == "Fusing"]
    assert known[0] is False and known == sorted(known) and all(known[3:]), (
        "it is given from the second tile on"
    )
    late = [step for step in steps if step.at - begun >= (end - begun) / 3]
    assert len(late) >= 4 and end - begun > 1.5
    noise = max(1.0, os.getloadavg()[0] / len(os.sched_getaffinity(0)))
    for step in late:
        left = end - step.at
        assert step.seconds_left is not None and abs(step.seconds_left - left) <= noise * max(
            1.0, 0.2 * left
        ), (step, left)


@pytest.mark.alone
@pytest.mark.long
def test_the_share_that_is_told_is_within_15_points_of_the_share_of_time(tmp_path, out):
    """Of a run of more than ten seconds, as the bar shows it; where others keep this machine busy, so much
    more."""
    wide = runs.tall_scene(tmp_path, width=480, height=16000)
    job = runs.job_of(wide, out, "fitfc", tile=256, params={}, html=str(out / "report.html"))
    told, begun = [], time.monotonic()
    with runs.Command(job) as command:
        for event in command.events():
            told.append(SimpleNamespace(at=time.monotonic(), **event))
        said = command.process.communicate()
    assert told, said
    whole = told[-1].at - begun
    assert told[-1].event == "finished" and whole > 10
    noise = max(1.0, os.getloadavg()[0] / len(os.sched_getaffinity(0)))
    for step in (event for event in told if event.event == "progress"):
        assert abs(step.done / step.total - (step.at - begun) / whole) <= 0.15 * noise, step
