"""The temporary folder of a run, which it holds by a lock, so that a later run can tell the folders of runs
that are gone from those of runs that live.

A client deletes its run's folder itself. Where client and engine die together (no memory left, no power,
the end of the session) nobody does, and what lies in there is a third of a scene's raw size.

Standard library alone: the worker and the trainer both hold theirs.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
import time
from pathlib import Path

from .locks import take
from .plain_files import open_plain

PREFIX = "chronofuse-"
LOCK, JOB = "held", "job.json"
NEVER_HELD_SECONDS = 86400.0
"""A folder without a lock is left alone for so long: its run may be about to take it. So is one whose client
seems to live although its run is gone, because another process may have its number by now."""


def mark(folder: Path) -> None:
    """Say in a new folder which process made it, so that it is known for a dead one's although no engine ever
    held it."""
    if os.name == "posix":  # elsewhere it can't be told whether that process lives
        (folder / LOCK).write_text(str(os.getpid()), "utf-8")


def hold(folder: Path, client: int) -> None:
    """Lock a run's folder for as long as this process lives, and delete the folders of runs that are gone.

    Args:
        folder: of this run.
        client: the process that reads what the run left in there; while it lives, the folder stays.
    """
    with contextlib.suppress(OSError):  # without a lock it is deleted a day later
        lock = open_plain(folder / LOCK, os.O_RDWR | os.O_CREAT)
        take(lock)  # and never let go of: the system does when the process ends, however it ends
        os.ftruncate(lock, 0)
        os.write(lock, str(client).encode())
    remove_dead(Path(tempfile.gettempdir()))


def remove_dead(place: Path) -> None:
    """Delete what runs of this user that are gone left in a folder for temporary files."""
    with contextlib.suppress(OSError):
        for folder in place.glob(f"{PREFIX}*"):
            with contextlib.suppress(OSError):
                if _is_own_folder(folder):
                    _remove_if_dead(folder)


def _is_own_folder(folder: Path) -> bool:
    """Whether it is a folder, no link to one, and this user's, where the system knows users by number."""
    status = os.lstat(folder)
    return stat.S_ISDIR(status.st_mode) and (not hasattr(os, "getuid") or status.st_uid == os.getuid())


def _remove_if_dead(folder: Path) -> None:
    try:
        lock = open_plain(folder / LOCK, os.O_RDWR)
    except FileNotFoundError:
        if _is_old(folder) and (folder / JOB).exists():
            shutil.rmtree(folder, ignore_errors=True)
        return
    try:
        take(lock)  # BlockingIOError, an OSError: its run lives
        if not _is_alive(os.read(lock, 20)) or _is_old(folder):
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(lock)


def _is_old(folder: Path) -> bool:
    return time.time() - os.stat(folder).st_mtime > NEVER_HELD_SECONDS


def _is_alive(process: bytes) -> bool:
    """Whether there is a process of that number; where the system does not tell without harm, no."""
    if os.name != "posix":  # os.kill would end it there
        return False
    try:
        os.kill(int(process), 0)
    except PermissionError:  # it is there, and another user's
        return True
    except (ValueError, OSError, OverflowError):
        return False
    return True
