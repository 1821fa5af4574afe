"""The folder of a network's training: refused, gone on with, begun anew, and gone when it ended."""

from dataclasses import replace

import pytest

from chronofuse.engine.door import unfinished
from chronofuse.engine.door.errors import JobError, OutputExistsError
from chronofuse.engine.door.jobs import TrainClassifierJob
from chronofuse.engine.door.train_job import LAST
from chronofuse.engine.maps.landcover import going_on


@pytest.fixture
def job(tmp_path, monkeypatch):
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path))
    return TrainClassifierJob("mine", "labels.tif", images=("a.tif",), model="unet")


def stopped(job: TrainClassifierJob) -> None:
    (job.folder / "part-0").mkdir(parents=True)
    (job.folder / "part-0" / LAST).write_bytes(b"")


def test_a_training_that_was_stopped_is_not_lost_by_chance(job):
    assert going_on.take_folder(job) is None and unfinished.resumable(job) == ""
    stopped(job)
    with pytest.raises(OutputExistsError, match=r"'mine' already in .*stopped: go on with it \(--resume\)"):
        going_on.take_folder(job)
    assert f"in '{job.folder}': go on from it with --resume" in unfinished.resumable(job)
    assert unfinished.resumable(job, own_alone=True) == ""  # a refusal has said it
    going_on.leave_folder(job, ended=False)
    assert job.folder.exists()


def test_it_is_gone_on_with_or_begun_anew_as_the_job_says(job):
    assert going_on.take_folder(replace(job, resume=True)) == going_on.NOTHING_THERE
    stopped(job)
    assert going_on.take_folder(replace(job, resume=True)) is None and job.folder.exists()
    assert going_on.goes_on(replace(job, resume=True)) and not going_on.goes_on(job)
    assert going_on.take_folder(replace(job, overwrite=True)) is None and not job.folder.exists()
    with pytest.raises(JobError, match="leave one of the two out"):
        replace(job, overwrite=True, resume=True)


def test_nothing_stays_of_a_training_that_ended_or_left_no_checkpoint(job):
    stopped(job)
    going_on.leave_folder(replace(job, model="forest"), ended=True)
    assert job.folder.exists()  # it is another training's
    going_on.leave_folder(job, ended=True)
    assert not job.folder.exists()
    job.folder.mkdir(parents=True)
    going_on.leave_folder(job, ended=False)
    assert not job.folder.exists()


def test_a_forest_has_nothing_to_go_on_from(job):
    with pytest.raises(JobError, match="forest is trained in one go"):
        replace(job, model="forest", resume=True)
