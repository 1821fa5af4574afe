"""The trainer's process: whatever happens to it, the user is told, the checkpoint is kept, and no half
model is left."""

import errno
import json
import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from chronofuse.engine import worker
from chronofuse.engine.cli import main
from chronofuse.engine.door import client, errors, events, jobs
from chronofuse.engine.door.jobs import FitJob, ImportJob
from chronofuse.engine.door.train_job import TrainJob

torch = pytest.importorskip("torch")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import invented_cases as invented  # noqa: E402

from chronofuse.models.networks import NETWORKS  # noqa: E402
from chronofuse.models.training import checkpoints, held, train, trainer  # noqa: E402
from chronofuse.models.training.dataset import load_all  # noqa: E402


@pytest.fixture
def job(tmp_path, own_home):
    """A function that makes a job of a training on prepared cases, in a folder of its own."""
    invented.write_cases(tmp_path / "learn", [f"here~{n}-0" for n in range(3)])
    invented.write_cases(tmp_path / "check", ["elsewhere~0-0", "elsewhere~1-0"])

    def make(name: str, **wishes) -> TrainJob:
        return TrainJob(
            name,
            cases=(str(tmp_path / "learn"),),
            checks=(str(tmp_path / "check"),),
            **{
                "network": "edcstfn",
                "options": invented.TINY,
                "steps": 300,  # seconds, so that there is time to stop it
                "pixels": 4_000,
                "threads": 1,
                "work": str(tmp_path / name),
                "output": str(tmp_path / f"{name}.onnx"),
                **wishes,
            },
        )

    return make


def run(job: TrainJob, when_half_done=None):
    """Run a job; at a third of its steps, act on the way to stop it."""
    stop = threading.Event()

    def watch(event):
        if (
            isinstance(event, events.Progress)
            and event.stage == "Training"
            and when_half_done
            and event.done > 0.02
        ):
            steps = json.loads((Path(job.work) / "curve.jsonl").read_text().splitlines()[-1])["step"]
            if steps >= job.steps // 3:
                when_half_done(stop)

    return client.run(job, watch, stop.is_set, sys.executable)


def weights(folder: Path) -> dict:
    return checkpoints.read(folder / "best.safetensors")["state"]


def never_stopped(job: TrainJob) -> None:
    """The same training in this process, which spares the export."""
    torch.set_num_threads(1)
    Path(job.work).mkdir()
    job = jobs.loads(jobs.dumps(job))
    network = NETWORKS[job.network](**job.options)
    learn, check = (load_all(map(Path, folders), network) for folders in (job.cases, job.checks))
    train.Training(job, learn, check, {}).run()


def kill(stop) -> None:
    """Kill the trainer as `kill -9` does."""
    trainers = subprocess.run(
        ["pgrep", "-P", str(os.getpid()), "-f", "engine/__main__.py training train"],
        capture_output=True,
        text=True,
        check=False,
    )
    for pid in trainers.stdout.split():
        os.kill(int(pid), signal.SIGKILL)


@pytest.mark.long
def test_a_training_that_was_cancelled_and_killed_is_resumed_to_the_same_weights(job, tmp_path):
    for resume, how, error in (
        (False, threading.Event.set, errors.CancelledError),
        (True, kill, errors.WorkerDiedError),
    ):
        with pytest.raises(
            error, match=rf"The last checkpoint is in '{tmp_path / 'stopped'}': go on from it with --resume"
        ):
            run(job("stopped", resume=resume), how)
        assert not [path.name for path in tmp_path.iterdir() if path.suffix == ".onnx"]

    run(job("stopped", resume=True))
    never_stopped(job("whole"))

    one, two = weights(tmp_path / "stopped"), weights(tmp_path / "whole")
    assert one.keys() == two.keys() and all((one[key] == two[key]).all() for key in one)
    assert (tmp_path / "stopped.onnx").exists() and not list(tmp_path.glob(".chronofuse-*"))


@pytest.mark.long
def test_another_training_is_not_taken_for_the_one_to_resume_and_none_is_replaced_unasked(job, tmp_path):
    with pytest.raises(errors.CancelledError):
        run(job("stopped"), threading.Event.set)
    with pytest.raises(errors.ResumeError, match=r"it was begun with another seed, rate"):
        run(job("stopped", resume=True, seed=2, rate=0.1))
    with pytest.raises(
        errors.OutputExistsError, match=r"go on with it \(--resume\), begin it anew \(--overwrite\)"
    ):
        run(job("stopped"))
    assert (tmp_path / "stopped" / "last.safetensors").exists()


def test_a_name_that_nothing_is_kept_of_is_said_where_a_training_is_to_go_on(job, tmp_path):
    """A mistyped name would else train anew for hours, and nobody knew."""
    for codes in (["nothing-to-resume"], []):
        told = []
        client.run(job("tyo", steps=2, resume=True), told.append, lambda: False, sys.executable)
        said = [event for event in told if isinstance(event, events.Warned)]
        assert [event.code for event in said if event.code == "nothing-to-resume"] == codes
        assert not codes or f"called 'tyo' to go on with in '{tmp_path}'" in said[0].message


def test_a_second_training_of_a_name_is_refused_while_the_first_one_runs(job, tmp_path):
    """Two processes of the trainer; the first one goes on as if nothing had been."""
    called = r"called 'toy' is running in"
    wishes = (
        ({"resume": True}, called),
        ({"overwrite": True}, called),
        ({"work": str(tmp_path / "another")}, "will write the model"),
    )
    refused, stop = [], threading.Event()

    def second(event):
        if stop.is_set() or not isinstance(event, events.Progress):
            return
        before = (tmp_path / "toy" / "plan.json").read_bytes()
        for wish, does in wishes:
            with pytest.raises(errors.OutputBusyError, match=rf"training \(process \d+\) {does}") as error:
                run(job("toy", **wish))
            refused.append(error.value.code)
        assert (tmp_path / "toy" / "plan.json").read_bytes() == before
        stop.set()

    with pytest.raises(errors.CancelledError):
        client.run(job("toy", steps=100_000), second, stop.is_set, sys.executable)
    assert refused == ["output-busy"] * 3 and (tmp_path / "toy" / "last.safetensors").exists()
    assert not list(tmp_path.glob(".chronofuse-*")) and not (tmp_path / "another").exists()


def test_a_lock_that_a_killed_training_left_is_no_hindrance(job, tmp_path):
    first, second = job("toy"), job("toy")
    lock = tmp_path / ".chronofuse-lock-toy"
    lock.write_text(json.dumps({"run": first.id, "process": 1}))
    with held.held(second):
        assert json.loads(lock.read_text())["run"] == second.id
        said = rf"process {os.getpid()}\).* or choose another name"
        with pytest.raises(errors.OutputBusyError, match=said), held.held(first):
            pass
    assert not lock.exists()


def test_a_job_of_the_other_process_is_refused_in_a_sentence(job, tmp_path):
    path = tmp_path / "job.json"
    path.write_text(jobs.dumps(ImportJob("model.onnx", "{}", str(tmp_path / "own.onnx"))), "utf-8")
    with pytest.raises(
        errors.JobError, match=r"is no training \(ImportJob\): start it with chronofuse train"
    ):
        trainer._read(str(path))
    with pytest.raises(errors.JobError, match="start it with chronofuse train"):
        worker._run(job("toy"), lambda event: None)


@pytest.mark.parametrize(
    "error, code, said",
    [
        (MemoryError(), "out-of-memory", "The machine's memory ran out during the training"),
        (OSError(errno.ENOSPC, "No space left on device"), "disk-full", "free some space"),
        (PermissionError(errno.EACCES, "Permission denied"), "output-not-writable", "check the folder"),
    ],
)
def test_what_has_no_checkpoint_is_not_told_to_be_resumed(job, tmp_path, monkeypatch, error, code, said):
    """A land-cover model's fit begins anew: its command has no --resume, a network's has."""
    fit = FitJob(str(tmp_path), "forest")
    for work, goes_on in ((fit, "and train again."), (job("toy"), "and go on with --resume.")):
        told = []
        path = tmp_path / "job.json"
        path.write_text(jobs.dumps(work), "utf-8")

        def fail(*given):
            raise error

        with monkeypatch.context() as patched:
            patched.setattr(trainer, "_fit", fail)
            patched.setattr(trainer, "_train", fail)
            patched.setattr(trainer, "take_what_is_there", lambda: None)
            patched.setattr(trainer, "take_over_stdout", lambda heard=told: heard.append)
            patched.setattr(trainer, "_leash", lambda: lambda: False)
            patched.delenv("CHRONOFUSE_SCRATCH", raising=False)
            patched.setattr(trainer.tempfile, "tempdir", None)
            patched.setattr(trainer.os, "environ", dict(trainer.os.environ))
            assert trainer.main(str(path)) == 2
        (failed,) = told
        assert failed.code == code and said in failed.message and failed.message.endswith(goes_on)


@pytest.mark.parametrize(
    "error, code, said",
    [
        (
            torch.AcceleratorError("CUDA error: unspecified launch failure\nCUDA kernel errors might be"),
            "device-unusable",
            r"failed during the training \(unspecified launch failure\): go on with --resume, on the CPU",
        ),
        (RuntimeError("CUDA error: device lost"), "device-unusable", r"training \(device lost\)"),
        (torch.OutOfMemoryError("CUDA out of memory."), "out-of-memory", "train on the CPU"),
        (RuntimeError("shapes differ"), "internal-error", "RuntimeError: shapes differ"),
    ],
)
def test_what_a_card_fails_at_is_a_sentence(error, code, said):
    """In the errors' own words; no card is needed to be without one."""
    failure = trainer._failure(error, "go on with --resume")
    assert failure.code == code and re.search(said, str(failure))


def test_without_torch_it_is_said_how_to_get_it(job, tmp_path):
    bare = "/usr/bin/python3"
    if subprocess.run([bare, "-c", "import torch"], capture_output=True, check=False).returncode == 0:
        pytest.skip("this machine's own Python has torch")
    with pytest.raises(errors.TrainingMissingError) as error:
        client.run(job("toy"), python=bare)
    remedy = (
        "'Set up the engine' with the training's libraries, elsewhere pip install -r requirements/train.txt"
    )
    assert remedy in str(error.value)
    assert not (tmp_path / "toy").exists()


@pytest.mark.parametrize(
    "arguments, code, sentence",
    [
        pytest.param(
            ["--data", "ONE_DATE"],
            "training-data",
            "has an image of one date, but a change is learnt from two dates at least",
            marks=pytest.mark.long,
        ),
        pytest.param(
            ["--data", "TWICE", "--validate", "b"],
            "training-overlap",
            "'a', which is to be learnt from, and 'b', which is to be validated on, have the same image",
            marks=pytest.mark.long,
        ),
        (
            ["--data", "TWICE", "--network", "alchemy"],
            "unknown-method",
            "There is no network 'alchemy': use one of chrono",
        ),
        pytest.param(
            ["--data", "TWICE", "--options", '{"speed": 3}'],
            "bad-parameter",
            "can't be made with the options {'speed': 3} (it has no 'speed': there are widths, deep)",
            marks=pytest.mark.long,
        ),
        pytest.param(
            ["--data", "TWICE", "--start-from", "TEXT"],
            "bad-checkpoint",
            "was refused before any of it ran",
            marks=pytest.mark.long,
        ),
        pytest.param(
            ["--data", "TWICE", "--device", "cuda"],
            "device-unusable",
            "CUDA can't be used",
            marks=pytest.mark.long,
        ),
    ],
)
def test_bad_input_is_one_sentence_and_exit_status_2(
    places, tmp_path, own_home, capsys, arguments, code, sentence
):
    import torch

    if "cuda" in arguments and torch.cuda.is_available():
        pytest.skip("this machine has a graphics card")
    one, twice = tmp_path / "one", tmp_path / "twice"
    for folder in (one, twice / "a", twice / "b"):
        folder.mkdir(parents=True)
        for path in sorted((places / "north").glob("fine_*"))[: 1 if folder == one else 2]:
            (folder / path.name).symlink_to(path) if folder != twice / "b" else (
                folder / path.name
            ).write_bytes(path.read_bytes())
    (tmp_path / "text.pt").write_text("weights")
    given = {"ONE_DATE": str(one), "TWICE": str(twice), "TEXT": str(tmp_path / "text.pt")}

    status = main.main(
        ["train", "--name", "toy", "--steps", "2", *(given.get(word, word) for word in arguments)]
    )

    said = capsys.readouterr().err.strip().splitlines()
    assert status == 2 and sentence in said[-1] and said[-1].endswith(f"[{code}]")
    assert (
        not list(own_home.glob("models/*"))
        and not list(own_home.glob("training/*"))
        and "Traceback" not in "".join(said)
    )
