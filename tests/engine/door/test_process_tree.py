"""A command is ended with all that it started."""

import os
import sys
import time
from pathlib import Path

import pytest

from chronofuse.engine.door import process_tree

PARENT = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(child.pid, flush=True)
child.wait()
"""


def runs(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_a_cancel_ends_within_a_second_what_the_command_had_started():
    """pip and venv start processes that hold the pipe open: killing the first one took 6.5 s."""
    said: list[str] = []
    asked: list[float] = []

    def cancelled() -> bool:
        if said and not asked:
            asked.append(time.monotonic())
        return bool(asked)

    with pytest.raises(process_tree.Cancelled):
        process_tree.run([sys.executable, "-c", PARENT], dict(os.environ), cancelled, said.append)
    assert time.monotonic() - asked[0] < 1
    until = time.monotonic() + 2
    while runs(int(said[0])) and time.monotonic() < until:
        time.sleep(0.02)
    assert not runs(int(said[0]))


def test_its_lines_come_one_by_one_with_those_of_errors_and_its_status():
    said: list[str] = []
    command = [sys.executable, "-c", "import sys; print('one'); print('two', file=sys.stderr); sys.exit(3)"]
    status = process_tree.run(command, dict(os.environ), lambda: False, said.append)
    assert status == 3 and sorted(said) == ["one", "two"]


def test_while_it_is_silent_somebody_may_look():
    ticks: list[None] = []
    command = [sys.executable, "-c", "import time; time.sleep(0.5)"]
    process_tree.run(command, dict(os.environ), lambda: False, print, lambda: ticks.append(None))
    assert len(ticks) >= 2
