"""How the files of a run that is under way are named, and the lock that keeps a second run from the same
output.

Standard library alone: the client removes what a killed worker left.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import time
from pathlib import Path
from typing import Any, Optional

LOCK_PREFIX = ".chronofuse-lock-"


def partial_prefix(run: str) -> str:
    """How the names of a run's temporary files begin; they lie beside the outputs until they are whole."""
    return f".chronofuse-{run}-"


class Lock:
    """Holds an output for one run; the system lets go of it when the process dies, however it dies."""

    def __init__(self, output: Path, run: str):
        """Take the lock beside an output.

        Raises:
            BlockingIOError: another process holds it; the message says which.
            OSError: the folder can't be written.
        """
        self.path = output.with_name(LOCK_PREFIX + output.name)
        while True:
            self._file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                _take(self._file)
            except OSError as error:
                holder = _holder(self.path)
                os.close(self._file)
                raise BlockingIOError(f"process {holder.get('process', 'unknown')}") from error
            if self._is_still_there():
                break
            os.close(self._file)  # whoever held it removed it between our two steps
        self.left_by: Optional[str] = _holder(self.path).get("run")
        """The run whose lock lay here although it is gone: it was killed together with its client."""
        try:
            os.ftruncate(self._file, 0)
            os.write(self._file, json.dumps({"run": run, "process": os.getpid()}).encode())
        except OSError:  # a full disk
            self.release()
            raise

    def release(self) -> None:
        with contextlib.suppress(OSError):
            self.path.unlink()
        os.close(self._file)

    def _is_still_there(self) -> bool:
        try:
            return os.path.samestat(os.fstat(self._file), os.stat(self.path))
        except FileNotFoundError:
            return False


def remove_partial(output: Path, run: str) -> None:
    """Delete what a run that did not finish left beside an output under temporary names."""
    with contextlib.suppress(OSError):  # a folder that can't be read holds nothing of ours
        for path in output.parent.iterdir():
            if not path.name.startswith(partial_prefix(run) + output.name):
                continue
            if path.is_dir():  # the parts of a run on a cluster
                remove_folder(path)
            else:
                path.unlink(missing_ok=True)


def remove_lock(output: Path, run: str) -> None:
    """Delete the lock file that a killed run left beside an output."""
    path = output.with_name(LOCK_PREFIX + output.name)
    if _holder(path).get("run") == run:
        with contextlib.suppress(OSError):
            path.unlink()


def remove_folder(folder: Path) -> None:
    """Delete a folder of a run, also while a worker of a cluster is still writing in it for a moment."""
    for _ in range(20):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.01)


def _holder(path: Path) -> dict[str, Any]:
    """What a lock file says of who holds it; nothing where it is gone or was cut short."""
    try:
        holder = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return holder if isinstance(holder, dict) else {}


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """The byte that is locked lies beyond the file's text, which others may read."""

    def _take(file: int) -> None:
        os.lseek(file, _FAR, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)
else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
