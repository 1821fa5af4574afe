"""Two set-ups of the engine at once: by two processes, with the real lock and real environments of Python.
The libraries, which take minutes, are not installed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chronofuse.engine.door import environment, libraries, set_up
from chronofuse.engine.door.errors import EngineMissingError
from chronofuse.engine.door.locks import LOCK_PREFIX, Lock

SET_UP = """
import os, signal, sys, time
from pathlib import Path
from chronofuse.engine.door import errors, set_up, set_up_steps
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may ignore it
place = Path(sys.argv[1])
run, set_up.LOOK_SECONDS = set_up_steps.Steps.run, 0.02

def quick(steps, command, *further):
    if "venv" in command:
        return run(steps, [*command[:-1], "--without-pip", command[-1]], *further)
    return "1.24.2"  # of numpy

def install(*_, **__):
    with (place / "installed").open("a") as file:
        file.write(f"{os.getpid()}\\n")
    alone = place / "alone"
    alone.touch(exist_ok=False)
    print("installing", flush=True)
    while not (place / "go").exists():
        time.sleep(0.01)
    alone.unlink()
    if (place / "fail").exists():
        (place / "fail").unlink()
        raise errors.EngineMissingError("The network is gone.")

set_up_steps.Steps.run, set_up.libraries.install_engine = quick, install
wishes = set_up.SetUpWishes(kernels=False)
tell = lambda event: isinstance(event, str) and print(event, flush=True)
stopped = lambda: (place / f"stop-{os.getpid()}").exists()
try:
    print(set_up.set_up(tell, stopped, wishes), flush=True)
except errors.ChronofuseError as error:
    print(f"{error} [{error.code}]", flush=True)
    sys.exit(2)
"""


class SetUp:
    """A process that sets the engine up, and what it has said so far."""

    def __init__(self, place: Path):
        self.place = place
        self.process = subprocess.Popen(
            [sys.executable, "-c", SET_UP, str(place)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "CHRONOFUSE_HOME": str(place / "home"), "CHRONOFUSE_PYTHON": ""},
        )
        self.said = ""

    def wait_for(self, words: str) -> None:
        while words not in self.said:
            line = self.process.stdout.readline()
            assert line, self.said
            self.said += line

    def end(self) -> int:
        self.said += self.process.communicate(timeout=60)[0]
        return self.process.returncode


@pytest.fixture
def start(tmp_path):
    """A function that starts a set-up; all share one data folder."""
    started = []

    def run() -> SetUp:
        started.append(SetUp(tmp_path))
        return started[-1]

    yield run
    for one in started:
        if one.process.poll() is None:
            one.process.kill()
            one.process.communicate()


def go(place: Path) -> None:
    """Let whoever installs come to its end."""
    (place / "go").touch()


def is_whole(place: Path, python: str) -> bool:
    """Whether a finished environment is left and no lock, and its interpreter runs."""
    left = [path.name for path in (place / "home").iterdir() if "engine-" in path.name]
    target = place / "home" / left[0]
    done = subprocess.run([python, "-c", "print(1)"], capture_output=True, text=True, check=False)
    stamp = (target / "complete").read_text("utf-8")
    return len(left) == 1 and stamp == libraries.stamp(libraries.ENGINE) and done.stdout == "1\n"


def installs(place: Path) -> list[int]:
    return [int(line) for line in (place / "installed").read_text().split()]


@pytest.mark.parametrize("more", [1, 2])
def test_set_ups_at_once_make_one_environment_and_all_end_well(more, start, tmp_path):
    first = start()
    first.wait_for("installing")
    others = [start() for _ in range(more)]
    for other in others:
        other.wait_for(f"Another set-up (process {first.process.pid}) is under way; waiting until it")
    go(tmp_path)
    ends = [one.end() for one in (first, *others)]
    assert ends == [0] * (1 + more), first.said
    pythons = {one.said.splitlines()[-1] for one in (first, *others)}
    assert len(pythons) == 1 and installs(tmp_path) == [first.process.pid]
    assert is_whole(tmp_path, pythons.pop())
    assert all(other.said.count("Another set-up") == 1 for other in others)


def test_set_ups_that_begin_in_the_same_moment_end_well(start, tmp_path):
    go(tmp_path)
    both = [start(), start(), start()]
    assert [one.end() for one in both] == [0, 0, 0], [one.said for one in both]
    assert len(installs(tmp_path)) == 1 and is_whole(tmp_path, both[0].said.splitlines()[-1])


@pytest.mark.parametrize("how", ["is killed", "fails", "is cancelled"])
def test_where_the_first_does_not_end_well_the_second_makes_the_environment_anew(how, start, tmp_path):
    if how == "fails":
        (tmp_path / "fail").touch()
    first = start()
    first.wait_for("installing")
    second = start()
    second.wait_for("Another set-up")
    (half,) = (tmp_path / "home").glob("engine-*")
    (half / "of the first").touch()
    if how == "is killed":
        first.process.send_signal(signal.SIGKILL)
        first.end()
        (tmp_path / "alone").unlink()
    if how == "is cancelled":
        first.process.send_signal(signal.SIGINT)
        assert first.end() != 0
        (tmp_path / "alone").unlink()
    go(tmp_path)
    assert second.end() == 0, second.said
    assert how != "fails" or (first.end() == 2 and "The network is gone." in first.said)
    assert installs(tmp_path) == [first.process.pid, second.process.pid]
    assert is_whole(tmp_path, second.said.splitlines()[-1]) and not (half / "of the first").exists()


def test_who_waits_can_be_cancelled_and_the_first_goes_on(start, tmp_path):
    first = start()
    first.wait_for("installing")
    second = start()
    second.wait_for("Another set-up")
    (tmp_path / f"stop-{second.process.pid}").touch()
    assert second.end() == 2 and second.said.endswith(
        "The set-up was cancelled; what was downloaded is kept. [cancelled]\n"
    )
    go(tmp_path)
    assert first.end() == 0 and is_whole(tmp_path, first.said.splitlines()[-1])


def test_a_lock_that_a_set_up_left_when_it_died_does_not_hold(start, tmp_path):
    (tmp_path / "home").mkdir()
    lock = tmp_path / "home" / f"{LOCK_PREFIX}{environment.folder().name}"
    lock.write_text('{"run": "set-up", "process": 1}')
    go(tmp_path)
    only = start()
    begun = time.monotonic()
    assert only.end() == 0 and "Another" not in only.said and time.monotonic() - begun < 30
    assert is_whole(tmp_path, only.said.splitlines()[-1])


def test_something_else_in_the_place_of_the_lock_is_said_with_the_remedy(own_home, tmp_path):
    target = environment.folder()
    lock = target.with_name(LOCK_PREFIX + target.name)
    lock.symlink_to(tmp_path / "precious")
    with pytest.raises(EngineMissingError, match=r"is a link, which another program or user put there") as e:
        set_up.set_up(lambda text: None)
    assert "None" not in str(e.value) and not (tmp_path / "precious").exists()


def test_while_one_sets_up_the_lock_of_the_environment_is_held(start, tmp_path, monkeypatch):
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path / "home"))
    first = start()
    first.wait_for("installing")
    with pytest.raises(BlockingIOError, match=f"process {first.process.pid}"):
        Lock(environment.folder(), "mine")
    go(tmp_path)
    assert first.end() == 0
    Lock(environment.folder(), "mine").release()
