"""The engine's interpreter and the command `chronofuse` as most tests start them: forked from a warm server.

A start of Python with the engine's imports takes a second of processor time, and the tests start hundreds. So
PYTHON and COMMAND are small launchers that hand their standard streams, environment and folder to a server
(forkserver/server.py) which has imported everything and forks. What the tests are about stays real: a client
has a process before it, whose pipes are the worker's own; standard input is the leash; the launcher ends as
the worker ends, by exit status or signal; and where the launcher is killed (`kill -9`), the server kills the
worker with SIGKILL, so that nobody cleans up. The worker's standard output closes with the worker, not with
the launcher: a client that sees it close knows that the worker is gone.

What is about the worker's own process id, about signals to the command, about a stopped process, or about
what a start takes needs the real thing: REAL_COMMAND and sys.executable. They are all there is where Linux
is not.
"""

import os
import shlex
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
REAL_COMMAND = Path(sys.executable).with_name("chronofuse")
BUILD = HERE.parent / "build"
KERNELS = BUILD / "kernels"
"""What numba compiled, for pytest, the server and the real workers alike, kept from run to run."""


_FOLDER = Path(tempfile.mkdtemp(prefix="chronofuse-tests-"))
HOME = _FOLDER / "home"
"""A user's data folder for this process, so that nobody's own models or unfinished runs play a part."""
KERNELS.mkdir(parents=True, exist_ok=True)
HOME.mkdir()
(HOME / "kernels").symlink_to(KERNELS)


def _launchers(folder: Path) -> tuple[Path, Path]:
    """The executables in the place of the interpreter and of the command."""
    if not hasattr(os, "pidfd_open"):
        return Path(sys.executable), REAL_COMMAND
    python, command = folder / "python", folder / "chronofuse"
    for path, kind in ((python, "python"), (command, "command")):
        words = [
            *(sys.executable, "-IS", HERE / "forkserver" / "launcher.py"),
            *(folder.name, KERNELS, os.getpid(), sys.executable, python, kind),
        ]
        path.write_text(f'#!/bin/sh\nexec {shlex.join(map(str, words))} "$@"\n')
        path.chmod(0o755)
    return python, command


PYTHON, COMMAND = _launchers(_FOLDER)


def clean() -> None:
    """Take away what this process made; the server ends with it."""
    shutil.rmtree(_FOLDER, ignore_errors=True)
