"""The client and its worker: whatever happens to one, the other says so and nothing is left behind."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import runs
import warm

from chronofuse.engine.door import client, errors, events

ENTRY = client.ENTRY


@pytest.fixture(scope="module")
def run_command():
    """A function that calls the installed command itself, with no launcher before it."""

    def run(*arguments, **options):
        return subprocess.run(
            [str(warm.REAL_COMMAND), *map(str, arguments)],
            capture_output=True,
            text=True,
            timeout=300,
            **options,
        )

    return run


@pytest.fixture(scope="module")
def slow(scene_of_strips):
    """A job that STARFM is busy with for many seconds."""
    pairs = [(scene_of_strips.fine_1, scene_of_strips.coarse_1)]
    return lambda output: runs.job_for(pairs, scene_of_strips.target, "starfm", output, tile=64)


@pytest.fixture
def running(slow, tmp_path):
    """Start the job in a thread; wait until it fuses. Gives the thread, what came of it, and how to
    cancel."""
    outcome, fusing, stop = [], threading.Event(), threading.Event()

    def watch(event):
        if isinstance(event, events.Progress) and event.stage == "Fusing" and event.done > 0.1:
            fusing.set()

    def work():
        try:
            outcome.append(client.run(slow(tmp_path / "o.tif"), watch, stop.is_set, sys.executable))
        except errors.ChronofuseError as error:
            outcome.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    assert fusing.wait(90), f"it never began: {outcome}"
    yield thread, outcome, stop
    stop.set()
    thread.join()


def worker_pids() -> list[int]:
    found = subprocess.run(
        ["pgrep", "-P", str(os.getpid()), "-f", "engine/__main__.py worker"],
        capture_output=True,
        text=True,
        check=False,
    )
    return [int(pid) for pid in found.stdout.split()]


@pytest.mark.alone
def test_cancel_stops_the_worker_within_a_second_and_leaves_nothing(running, tmp_path):
    thread, outcome, stop = running
    begun = time.monotonic()
    stop.set()
    thread.join(5)
    assert time.monotonic() - begun < 1
    assert isinstance(outcome[0], errors.CancelledError)
    assert list(tmp_path.iterdir()) == [] and worker_pids() == []


@pytest.mark.long
def test_a_killed_worker_is_said_in_one_sentence_and_leaves_nothing(running, tmp_path):
    thread, outcome, _ = running
    for pid in worker_pids():
        os.kill(pid, signal.SIGKILL)
    thread.join(10)
    assert isinstance(outcome[0], errors.WorkerDiedError)
    assert "out of memory" in str(outcome[0]) and "\n" not in str(outcome[0])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.long
def test_a_worker_whose_client_is_gone_stops_and_cleans_up(slow, tmp_path):
    from chronofuse.engine.door.jobs import dumps

    job_file = tmp_path / "job.json"
    job_file.write_text(dumps(slow(tmp_path / "out" / "o.tif")))
    (tmp_path / "out").mkdir()
    worker = subprocess.Popen(
        [sys.executable, "-I", str(ENTRY), "worker", str(job_file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    for line in worker.stdout:
        if json.loads(line).get("stage") == "Fusing":
            break
    worker.stdin.close()
    assert worker.wait(10) == 130
    worker.stdout.close()
    assert list((tmp_path / "out").iterdir()) == []


def test_a_line_that_is_no_event_is_an_error(tmp_path, pair):
    fake = tmp_path / "python"
    fake.write_text("#!/bin/sh\necho hello\n")
    fake.chmod(0o755)
    with pytest.raises(errors.ProtocolError, match="hello"):
        client.run(
            runs.job_for([(pair.fine_1, pair.coarse_1)], pair.coarse_2, "copy", tmp_path / "o.tif"),
            python=str(fake),
        )


def test_a_worker_that_ends_without_a_result_is_an_error(tmp_path, pair):
    fake = tmp_path / "python"
    fake.write_text("#!/bin/sh\necho no such library >&2\nexit 3\n")
    fake.chmod(0o755)
    with pytest.raises(errors.WorkerDiedError, match=r"status 3.*no such library"):
        client.run(
            runs.job_for([(pair.fine_1, pair.coarse_1)], pair.coarse_2, "copy", tmp_path / "o.tif"),
            python=str(fake),
        )


def test_the_workers_environment_has_nothing_of_qgis_python(monkeypatch):
    from chronofuse.engine.door.process_environment import clean_environment

    for name in ("PYTHONHOME", "PYTHONPATH", "LD_PRELOAD", "VIRTUAL_ENV"):
        monkeypatch.setenv(name, "leak")
    assert not {"PYTHONHOME", "PYTHONPATH", "LD_PRELOAD", "VIRTUAL_ENV"} & set(clean_environment())


def test_a_missing_engine_is_said_with_the_remedy(monkeypatch, tmp_path):
    from chronofuse.engine.door import environment

    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path))
    monkeypatch.delenv("CHRONOFUSE_PYTHON", raising=False)
    monkeypatch.setattr(environment, "PACKAGE", tmp_path)
    with pytest.raises(errors.EngineMissingError, match="chronofuse:setup"):
        environment.find_python()


def test_a_job_file_with_unknown_keys_fails_as_an_event_with_status_2(tmp_path):
    job_file = tmp_path / "job.json"
    job_file.write_text('{"chronofuse_job": 2, "action": "fuse", "colour": "red"}')
    done = subprocess.run(
        [sys.executable, "-I", str(ENTRY), "worker", str(job_file)],
        capture_output=True,
        text=True,
        input="",
        check=False,
    )
    event = events.decode(done.stdout.strip())
    assert done.returncode == 2 and event.code == "bad-job" and "colour" in event.message


def test_the_events_of_a_run_come_in_order(run_command, pair, tmp_path):
    done = run_command(*runs.words(pair, "delta", tmp_path / "o.tif", "--json"))
    told = [events.decode(line) for line in done.stdout.splitlines()]
    assert isinstance(told[0], events.Started) and isinstance(told[-1], events.Finished)
    shares = [event.done for event in told if isinstance(event, events.Progress)]
    assert shares == sorted(shares) and told[-1].first.outputs["output"] == str(tmp_path / "o.tif")


def test_relative_paths_are_those_of_the_caller(run_command, pair, tmp_path):
    done = run_command(
        "fuse",
        "--fine",
        Path(pair.fine_1).name,
        "--coarse",
        Path(pair.coarse_1).name,
        "--target",
        Path(pair.coarse_2).name,
        "--method",
        "copy",
        "-o",
        "relative.tif",
        cwd=pair.folder,
    )
    assert done.returncode == 0, done.stderr
    assert (pair.folder / "relative.tif").exists()


@pytest.mark.parametrize(
    "name", ["SIGTERM", *(pytest.param(name, marks=pytest.mark.long) for name in ("SIGINT", "SIGHUP"))]
)
def test_a_signal_to_the_command_cancels_cleanly(name, slow, tmp_path):
    job = slow(tmp_path / "o.tif")
    command = [
        str(Path(sys.executable).with_name("chronofuse")),
        "fuse",
        "--fine",
        job.pairs[0].fine,
        "--coarse",
        job.pairs[0].coarse,
        "--target",
        job.first.coarse,
        "--method",
        "starfm",
        "--tile",
        "64",
        "-o",
        job.outputs["output"],
        "--json",
    ]
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "TMPDIR": str(scratch)},
    )
    for line in process.stdout:
        if json.loads(line).get("stage") == "Fusing":
            break
    os.killpg(process.pid, getattr(signal, name))
    _, said = process.communicate(timeout=10)
    assert (
        process.returncode == 130
        and said.strip() == "chronofuse: The run was cancelled; nothing was written."
    )
    assert [p.name for p in tmp_path.iterdir()] == ["scratch"] and list(scratch.iterdir()) == []


# Signals itself at the latest moment at which Python runs any code: while it takes its modules apart.
TOO_LATE = """
import os, signal, sys
from chronofuse.engine.cli import main as command

class Last:
    def __del__(self, kill=os.kill, pid=os.getpid(), signals=(signal.SIGINT, signal.SIGTERM, signal.SIGHUP)):
        for late in signals:
            kill(pid, late)

last = Last()
sys.exit(command.main(sys.argv[1:]))
"""


def test_a_signal_after_the_run_does_not_turn_it_into_a_killed_one(pair, tmp_path):
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            TOO_LATE,
            "fuse",
            "--fine",
            pair.fine_1,
            "--coarse",
            pair.coarse_1,
            "--target",
            pair.coarse_2,
            "--method",
            "copy",
            "-o",
            str(tmp_path / "o.tif"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (done.returncode, done.stderr)
    assert (tmp_path / "o.tif").exists()


def test_a_reader_that_has_enough_is_no_error(run_command):
    done = subprocess.run(
        f"{Path(sys.executable).with_name('chronofuse')} methods --json | head -1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
