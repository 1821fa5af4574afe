"""The temporary folders of runs: those of runs that are gone are deleted by the next one, and no others."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import runs

from chronofuse.engine.door import temporary

HOLDS = (
    "import os, sys, time; from pathlib import Path; from chronofuse.engine.door import temporary\n"
    "temporary.hold(Path(sys.argv[1]), int(sys.argv[2])); print('held', flush=True); time.sleep(60)"
)
NOBODY = 65534


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder for temporary files, of this test's own."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(temporary.tempfile, "tempdir", str(folder))
    return folder


def folder_of(place, name, held=True, age=0.0):
    """A run's folder with something in it, locked by a process that is gone by then."""
    folder = place / f"chronofuse-{name}"
    folder.mkdir()
    (folder / "job.json").write_text("{}")
    (folder / "output.rows.0").write_bytes(bytes(1000))
    if held:
        (folder / temporary.LOCK).write_text(str(gone()))
    os.utime(folder, (time.time() - age,) * 2)
    return folder


def gone() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def names(place):
    return sorted(path.name for path in place.iterdir())


def test_the_folder_of_a_run_that_is_gone_is_deleted_and_of_one_that_lives_is_not(place):
    living, dead = folder_of(place, "living", held=False), folder_of(place, "dead")
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(living), str(gone())],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(living)},
    ) as process:
        assert process.stdout.readline() == "held\n"
        assert names(place) == ["chronofuse-dead", "chronofuse-living"]
        temporary.remove_dead(place)
        assert names(place) == ["chronofuse-living"] and not dead.exists()
        process.kill()
    temporary.remove_dead(place)
    assert names(place) == []


def test_a_folder_stays_while_its_client_reads_in_it(place):
    """The engine has died, and the client is about to read its log."""
    folder = folder_of(place, "read")
    (folder / temporary.LOCK).write_text(str(os.getpid()))
    temporary.remove_dead(place)
    assert folder.exists()
    os.utime(folder, (time.time() - 2 * temporary.NEVER_HELD_SECONDS,) * 2)  # it is another process by now
    temporary.remove_dead(place)
    assert not folder.exists()


def test_the_folder_of_a_client_that_died_before_its_engine_held_it_is_deleted(place):
    """Both are killed while the engine starts."""
    died = "import sys; from pathlib import Path; from chronofuse.engine.door import temporary; "
    folder, mine = (folder_of(place, name, held=False) for name in ("died", "starts"))
    subprocess.run([sys.executable, "-c", f"{died} temporary.mark(Path(sys.argv[1]))", folder], check=True)
    temporary.mark(mine)
    temporary.remove_dead(place)
    assert names(place) == [mine.name]


def test_what_is_not_known_to_be_a_dead_runs_stays(place, tmp_path):
    day = 2 * temporary.NEVER_HELD_SECONDS
    new, old = folder_of(place, "new", held=False), folder_of(place, "old", held=False, age=day)
    kernels = place / "chronofuse-kernels-0"
    kernels.mkdir()
    os.utime(kernels, (time.time() - day,) * 2)
    (place / "chronofuse-notes.txt").write_text("mine")
    elsewhere = folder_of(tmp_path, "elsewhere")
    (place / "chronofuse-link").symlink_to(elsewhere)
    planted = folder_of(place, "planted", held=False)
    os.mkfifo(planted / temporary.LOCK)
    temporary.remove_dead(place)
    assert names(place) == sorted(
        [new.name, kernels.name, planted.name, "chronofuse-link", "chronofuse-notes.txt"]
    )
    assert elsewhere.exists() and not old.exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="to be two users takes root")
def test_another_users_folder_stays(place):
    folder = folder_of(place, "theirs")
    os.chown(folder, NOBODY, NOBODY)
    temporary.remove_dead(place)
    assert (folder / "output.rows.0").exists()


@pytest.mark.long
@pytest.mark.usefixtures("home")
def test_a_run_that_was_killed_with_its_client_is_cleared_by_the_next(tall, pair, place, out, run_command):
    asked = runs.job_of(tall, out)
    environment = {**os.environ, "TMPDIR": str(place)}
    with runs.Command(asked, env=environment) as command:
        runs.wait_for_strips(asked, 1)
        (folder,) = place.iterdir()
        worker = command.worker
        os.kill(command.process.pid, signal.SIGSTOP)  # so that it does not clear up
        os.kill(worker, signal.SIGKILL)
        other = run_command(*runs.words(pair, "copy", out / "x.tif"), env=environment)
        assert other.returncode == 0 and folder.exists(), "its client lives"
        command.process.kill()
        command.process.communicate()
    assert any(path.stat().st_size > 1000 for path in folder.iterdir())
    other = run_command(*runs.words(pair, "copy", out / "x.tif", "--overwrite"), env=environment)
    assert other.returncode == 0 and list(place.iterdir()) == []


def test_a_folder_of_a_process_without_a_client_is_held_too(place):
    text = (
        "import os, signal; from chronofuse.engine.raster import scratch\n"
        "print(scratch.folder(), flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    environment = {k: v for k, v in os.environ.items() if k != "CHRONOFUSE_SCRATCH"}
    done = subprocess.run(
        [sys.executable, "-c", text],
        capture_output=True,
        text=True,
        env={**environment, "TMPDIR": str(place)},
        check=False,
    )
    folder = Path(done.stdout.strip())
    assert folder.parent == place and folder.exists()
    temporary.remove_dead(place)
    assert names(place) == []
