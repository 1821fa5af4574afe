"""Runs a command with all that it starts itself, and ends all of it within a moment.

pip and venv start processes of their own. Killing the first one alone leaves the others at work, and leaves
the pipe open on which one waits: that was why a cancelled set-up took seconds to end.

Standard library alone.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess  # nosec B404  # pip and venv of the engine's own environment
import sys
import threading
from typing import IO, Callable, Optional

POLL_SECONDS = 0.1
"""How often a running command is looked after."""


class Cancelled(Exception):  # noqa: N818 - it is no error, and stays inside the door
    """The command was ended because somebody wanted it."""


def run(
    command: list[str],
    environment: dict[str, str],
    cancelled: Callable[[], bool],
    on_line: Callable[[str], None],
    on_tick: Callable[[], None] = lambda: None,
) -> int:
    """Run a fixed command to its end; its exit status.

    Args:
        on_line: given each line of what it prints, errors included.
        on_tick: called ten times a second while it runs.

    Raises:
        Cancelled: `cancelled` said so; nothing of the command runs any more.
        OSError: it can't be started.
    """
    process = subprocess.Popen(  # nosec B603  # lists of arguments of ours, no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        start_new_session=sys.platform != "win32",  # so that all of it can be ended together
    )
    lines: queue.Queue[Optional[str]] = queue.Queue()
    threading.Thread(target=_pump, args=(process.stdout, lines), daemon=True).start()
    try:
        return _follow(process, lines, cancelled, on_line, on_tick)
    finally:
        _end(process, environment)


def _follow(
    process: subprocess.Popen[str],
    lines: queue.Queue[Optional[str]],
    cancelled: Callable[[], bool],
    on_line: Callable[[str], None],
    on_tick: Callable[[], None],
) -> int:
    while True:
        if cancelled():
            raise Cancelled
        try:
            line = lines.get(timeout=POLL_SECONDS)
        except queue.Empty:
            on_tick()
            continue
        if line is None:
            return process.wait()
        on_line(line.rstrip("\n"))


def _pump(stream: IO[str], lines: queue.Queue[Optional[str]]) -> None:
    with stream:
        for line in stream:
            lines.put(line)
    lines.put(None)


def _end(process: subprocess.Popen[str], environment: dict[str, str]) -> None:
    """Kill it and all that it started, where anything still runs."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(  # nosec B603 B607  # a fixed list of arguments; Windows finds its own tool
            ["taskkill", "/F", "/T", "/PID", str(process.pid)],
            capture_output=True,
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            check=False,
        )
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass  # it ended in this moment
    process.kill()
    process.wait()
