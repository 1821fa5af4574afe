"""How the files of a run that is under way are named, and the lock that keeps a second run from the same
output.

Others may write to an output's folder, and may have put anything where our lock goes. A lock is therefore a
plain file without a second name, opened without following a link or waiting for a pipe, or none at all.

Standard library alone: the client removes what a killed worker left.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import stat
import sys
import threading
import time
from pathlib import Path
from typing import Any, Optional

from .errors import OutputNotWritableError
from .job_checks import is_id
from .plain_files import NotPlainError, open_plain
from .plain_text import cut

LOCK_PREFIX = ".chronofuse-lock-"
TRIES = 100
"""So often a lock that others remove is made anew."""
PATIENCE_SECONDS = 3.0
"""For a folder in which something is still written: a network file system keeps what is deleted while it is
open."""
_MOST_BYTES = 4096
"""Of a lock's text that is read."""

putting_in_place = threading.Lock()
"""Held while outputs are renamed: a run that is let go of in that moment must not clear away half of them."""


def partial_prefix(run: str) -> str:
    """How the names of a run's temporary files begin; they lie beside the outputs until they are whole."""
    return f".chronofuse-{run}-"


def old_name(path: Path, run: str) -> Path:
    """What is replaced, a file or the parts of a virtual raster, until all outputs of a run are in place."""
    return path.with_name(f".chronofuse-old-{run}-{path.name}")


def parts_folder(path: Path) -> Path:
    """Where the parts of a virtual raster lie."""
    return path.with_name(f"{path.stem}_parts")


class Lock:
    """Holds an output for one run; the system lets go of it when the process dies, however it dies."""

    def __init__(self, output: Path, run: str):
        """Take the lock beside an output.

        Raises:
            BlockingIOError: another process holds it; the message says which.
            OutputNotWritableError: what lies in its place is no lock, or another user's.
            OSError: the folder can't be written.
        """
        self.path = output.with_name(LOCK_PREFIX + output.name)
        self.left_by: Optional[str] = None
        """The run whose lock lay here although it is gone: it was killed together with its client."""
        for left in range(TRIES, -1, -1):
            self._file, own = self._open()
            try:
                take(self._file)
            except BlockingIOError as error:
                holder = _holder(self._file)
                os.close(self._file)
                raise BlockingIOError(f"process {cut(str(holder.get('process', 'unknown')))}") from error
            except OSError:
                os.close(self._file)
                raise
            if self._is_still_there():
                left_by = _holder(self._file).get("run")
                self.left_by = left_by if is_id(left_by) else self.left_by
                if own:
                    break
                self._remove_foreign()
            os.close(self._file)  # whoever held it removed it between our two steps, or we did
            if not left:
                raise OSError(errno.EAGAIN, "its lock is removed again and again", str(self.path))
        try:
            os.ftruncate(self._file, 0)
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, json.dumps({"run": run, "process": os.getpid()}).encode())
        except OSError:  # a full disk
            self.release()
            raise

    def release(self) -> None:
        with contextlib.suppress(OSError):
            if self._is_still_there():
                self.path.unlink()
        os.close(self._file)

    def _open(self) -> tuple[int, bool]:
        """The file, made where there is none, and whether it may be written."""
        for left in range(TRIES, -1, -1):
            try:
                with contextlib.suppress(FileExistsError):
                    return open_plain(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL), True
                try:
                    return open_plain(self.path, os.O_RDWR), True
                except PermissionError:  # another user's; whether it is held can be told by reading alone
                    return open_plain(self.path, os.O_RDONLY), False
            except FileNotFoundError:  # gone between the two; in /proc no file can be made at all
                if not left or not self.path.parent.is_dir():
                    raise
            except NotPlainError as error:
                raise OutputNotWritableError(
                    f"The lock of the output, '{self.path}', is {error}, which another program or user put "
                    "there: delete it, or choose another folder."
                ) from error
            except PermissionError as error:
                if os.path.lexists(self.path):
                    raise self._foreign(error) from error
                raise
        raise AssertionError("the last try returned or raised")

    def _remove_foreign(self) -> None:
        """Remove the lock that a run of another user left, which is gone, to make our own."""
        try:
            self.path.unlink()
        except FileNotFoundError:
            pass
        except OSError as error:
            os.close(self._file)
            raise self._foreign(error) from error

    def _foreign(self, error: OSError) -> OutputNotWritableError:
        return OutputNotWritableError(
            f"The lock of the output, '{self.path}', is another user's and can't be taken over "
            f"({error.strerror}): ask them to delete it when their run is through, or choose another name."
        )

    def _is_still_there(self) -> bool:
        try:
            return os.path.samestat(os.fstat(self._file), os.lstat(self.path))
        except FileNotFoundError:
            return False


def partial_outputs_in(folder: str, run: str) -> list[str]:
    """The outputs of which a run left something in a folder; for runs whose outputs nobody knows before."""
    place = os.path.realpath(os.path.expanduser(folder))
    beginnings = (partial_prefix(run), old_name(Path("-"), run).name[:-1])
    found = set()
    with contextlib.suppress(OSError):
        for name in (path.name for path in Path(place).iterdir()):
            found |= {name[len(begin) :] for begin in beginnings if name.startswith(begin)}
    return [str(Path(place, name)) for name in sorted(found) if name]


def remove_partial(output: Path, run: str) -> None:
    """Delete what a run that did not finish left beside an output under temporary names, and put back what
    it was about to replace."""
    temporary = partial_prefix(run) + output.name
    with putting_in_place, contextlib.suppress(OSError):  # a folder that can't be read holds nothing of ours
        names = {path.name for path in output.parent.iterdir()}
        for path in (parts_folder(output), output):
            old = old_name(path, run)
            if old.name in names and (temporary in names or not os.path.lexists(path)):
                _put_back(old, path)
            remove_any(old)
        for name in names:
            if name.startswith(temporary):
                remove_any(output.with_name(name))


def _put_back(old: Path, path: Path) -> None:
    with contextlib.suppress(OSError):
        if stat.S_ISDIR(os.lstat(old).st_mode):
            remove_folder(path)
        os.replace(old, path)


def remove_any(path: Path) -> None:
    """Delete a file or a folder of a run, if it is there and can be deleted."""
    with contextlib.suppress(OSError):
        if stat.S_ISDIR(os.lstat(path).st_mode):  # the parts of a run on a cluster
            remove_folder(path)
        else:
            path.unlink()


def remove_lock(output: Path, run: str) -> None:
    """Delete the lock file that a killed run left beside an output."""
    path = output.with_name(LOCK_PREFIX + output.name)
    with contextlib.suppress(OSError):
        file = open_plain(path, os.O_RDONLY)
        try:
            left_by = _holder(file).get("run")
        finally:
            os.close(file)
        if left_by == run:
            path.unlink()


def remove_folder(folder: Path) -> None:
    """Delete a folder of a run, also while a worker of a cluster is still writing in it for a moment."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists() or time.monotonic() > deadline:
            return
        time.sleep(0.01)


def _holder(file: int) -> dict[str, Any]:
    """What a lock file says of who holds it; nothing where it was cut short."""
    try:
        os.lseek(file, 0, os.SEEK_SET)
        holder = json.loads(os.read(file, _MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return holder if isinstance(holder, dict) else {}


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """The byte that is locked lies beyond the file's text, which others may read."""

    def take(file: int) -> None:
        """Lock an open file until the process ends or closes it; raises BlockingIOError: another has it."""
        os.lseek(file, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError(str(error)) from error
        finally:
            os.lseek(file, 0, os.SEEK_SET)
else:
    import fcntl

    def take(file: int) -> None:
        """Lock an open file until the process ends or closes it; raises BlockingIOError: another has it."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
