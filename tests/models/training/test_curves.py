"""What a training tells while it runs, and its curves."""

from __future__ import annotations

import invented_cases as invented
import pytest
from invented_cases import training

from chronofuse.engine.door import events
from chronofuse.models.training import clock, curves, train, validation_log


def test_the_curves_are_a_picture_and_events(cases, tmp_path):
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    trained = training(cases)
    trained.run()
    lines = validation_log.read(cases / "work")
    curves.draw(lines, trained.best["step"], "toy", tmp_path / "curves.png")
    assert (tmp_path / "curves.png").read_bytes()[:4] == b"\x89PNG"
    assert curves.write_events(lines, tmp_path / "events")
    read = EventAccumulator(str(tmp_path / "events"))
    read.Reload()
    assert [e.step for e in read.Scalars("held out/rmse")] == [line["step"] for line in lines]
    assert [e.value for e in read.Scalars("training/loss")] == pytest.approx(
        [line["loss"] for line in lines[1:]]
    )


def test_progress_is_told_at_most_five_times_a_second_as_a_share_of_the_whole(cases, monkeypatch):
    now, told = [100.0], []
    monkeypatch.setattr(clock.time, "monotonic", lambda: now[0])
    job = invented.job(cases, steps=240)  # about two minutes
    watch = clock.Clock(job, told.append, lambda: False)
    for _ in range(11):
        now[0] += 0.125
        watch.training(0.5, 60.0)
    assert len(told) == 6 and all(event.total == 1.0 for event in told)
    assert told[-1] == events.Progress("Training", round(1.375 / 81.375, 5), 1.0, 80.0)
    now[0] += 10
    watch.enter(clock.EXPORTING)
    watch.tell(0.0)
    assert told[-1] == events.Progress("Writing the model", round(11.375 / 31.375, 5), 1.0, 20.0)
    assert watch.timings == {"Training": 11.4}


def test_what_is_asked_to_stop_is_stopped_when_it_says_how_far_it_is(cases):
    watch = clock.Clock(invented.job(cases), lambda event: None, lambda: True)
    with pytest.raises(train.Stopped):
        watch.tell(0.5)
