"""How cases are had from the engine: what is asked of its process, and what becomes of its failures."""

from __future__ import annotations

import sys

import pytest

from chronofuse.engine.door import errors, events
from chronofuse.engine.door.cases_job import CasesJob
from chronofuse.models.training import place_folders, prepare
from chronofuse.models.training.clock import Stopped


class Engine:
    """Stands for client.run: tells events, then fails or does not; keeps the jobs that it was given."""

    def __init__(self, *told: events.Event, failure: Exception | None = None):
        self.told, self.failure = told, failure
        self.jobs: list[CasesJob] = []

    def __call__(self, job, on_event, python):
        assert python == sys.executable
        self.jobs.append(job)
        for event in self.told:
            on_event(event)
        if self.failure:
            raise self.failure


@pytest.fixture
def job(tmp_path) -> CasesJob:
    return CasesJob("{}", str(tmp_path), ())


def test_progress_and_warnings_of_the_engine_are_handed_on(job, monkeypatch):
    shares, warned = [], []
    told = (
        events.Started("cases", "cpu", "", "0"),
        events.Progress("", 0.5, 2.0, None),
        events.Warned("a", "b"),
    )
    monkeypatch.setattr(prepare.client, "run", Engine(*told))
    prepare.run_job(job, shares.append, lambda code, sentence: warned.append((code, sentence)))
    assert shares == [0.25] and warned == [("a", "b")]


def test_what_the_engine_refuses_keeps_its_code(job, monkeypatch):
    monkeypatch.setattr(prepare.client, "run", Engine(failure=errors.NoOverlapError("They lie apart.")))
    with pytest.raises(errors.NoOverlapError) as caught:
        prepare.run_job(job, lambda done: None, lambda code, sentence: None)
    assert str(caught.value) == "The training cases could not be prepared: They lie apart."


def test_a_dead_engine_is_told_in_a_sentence_and_its_last_words_go_to_the_log(job, monkeypatch, capsys):
    monkeypatch.setattr(prepare.client, "run", Engine(failure=errors.WorkerDiedError("It was killed.")))
    with pytest.raises(errors.WorkerDiedError, match=r"stopped while it prepared .* go on with --resume"):
        prepare.run_job(job, lambda done: None, lambda code, sentence: None)
    assert "It was killed." in capsys.readouterr().err


def test_a_stop_on_the_way_is_no_failure_of_the_engine(job, monkeypatch):
    def share(done):
        raise Stopped

    monkeypatch.setattr(prepare.client, "run", Engine(events.Progress("", 0.5, 1.0, None)))
    with pytest.raises(Stopped):
        prepare.run_job(job, share, lambda code, sentence: None)


@pytest.mark.parametrize(
    "failure, simulated, goes_on",
    [
        (errors.AllNodataError("All is cloud."), 3, True),
        (errors.AllNodataError("All is cloud."), 0, False),
        (errors.WorkerDiedError("It was killed."), 3, False),
    ],
)
def test_real_images_that_can_not_be_learnt_from_are_simulated_instead(
    tmp_path, monkeypatch, failure, simulated, goes_on
):
    warned, engine = [], Engine(failure=failure)
    monkeypatch.setattr(prepare.client, "run", engine)
    monkeypatch.setattr(prepare, "_real_scenes", lambda *given: [])
    wanted = prepare.Wanted("{}", [], simulated, real=40, seed=1)
    asked = (wanted, prepare.REAL, ["pair"] * 5, 0, tmp_path, lambda done: None)
    if goes_on:
        prepare._prepare_portion(*asked, lambda code, sentence: warned.append((code, sentence)))
        assert warned == [
            ("all-nodata", "The real coarse images can't be learnt from, so they are simulated.")
        ]
    else:
        with pytest.raises(type(failure)):
            prepare._prepare_portion(*asked, lambda code, sentence: warned.append((code, sentence)))
    assert [job.pieces for job in engine.jobs] == [8]


def test_cases_are_for_the_network_with_its_options(tmp_path, monkeypatch):
    """The days between the dates are no input of twostream without them."""
    wanted = []
    monkeypatch.setattr(prepare, "prepare", lambda asked, *others: wanted.append(asked) or 0)
    monkeypatch.setattr(place_folders, "find", lambda *given: [])
    for options in ([], ["--options", '{"days": true}']):
        given = ["--data", str(tmp_path), "--network", "twostream", *options, "--out", str(tmp_path)]
        monkeypatch.setattr(sys, "argv", ["prepare", *given])
        prepare.main()
    assert ['"days"' in one.manifest for one in wanted] == [False, True]
