"""The files of a run: written under a temporary name, locked against other runs, and renamed when they are whole.

Temporary files lie in the output's own folder, so that renaming is one step of the file system, and carry the run's
id, so that the client can delete them after a worker that was killed.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .errors import ChronofuseError, DiskFullError, OutputBusyError, OutputExistsError, OutputNotWritableError
from .locks import Lock, partial_prefix, remove_partial

RASTERS = (".tif", ".tiff")


class Outputs:
    """All outputs of a run: checked before it, put in place together at its end, or none of them."""

    def __init__(self, paths: dict[str, str], run: str, overwrite: bool):
        """`paths` maps roles to files, `run` is the id of the run.

        Raises:
            OutputExistsError, OutputNotWritableError, OutputBusyError, DiskFullError.
        """
        self.overwrite, self._locks = overwrite, []
        prefix = partial_prefix(run)
        self.final = {role: Path(os.path.realpath(os.path.expanduser(path))) for role, path in paths.items()}
        self.temporary = {role: path.with_name(prefix + path.name) for role, path in self.final.items()}
        try:
            for role, path in self.final.items():
                with os_errors(path):
                    self._check(role, path)
                    self._lock(role, path, run)
                    self.temporary[role].write_bytes(b"")
        except BaseException:
            self.discard()
            raise

    def __contains__(self, role: str) -> bool:
        return role in self.final

    def write_text(self, role: str, text: str) -> None:
        with os_errors(self.final[role]):
            self.temporary[role].write_text(text, "utf-8")

    def commit(self) -> dict[str, str]:
        """Rename everything to its final name; role to path."""
        for role, path in self.final.items():
            self._refuse_existing(role, path)
        for role, path in self.final.items():
            with os_errors(path):
                os.replace(self.temporary[role], path)
        self._unlock()
        return {role: str(path) for role, path in self.final.items()}

    def discard(self) -> None:
        """Delete what was written so far."""
        for path in self.temporary.values():
            with suppress(OSError):
                path.unlink(missing_ok=True)
        self._unlock()

    def _lock(self, role: str, path: Path, run: str) -> None:
        try:
            self._locks.append(Lock(path, run))
            if self._locks[-1].left_by:
                remove_partial(path, self._locks[-1].left_by)
        except BlockingIOError as error:
            raise OutputBusyError(f"Another run ({error}) is writing the {role} '{path}': wait for it, or choose another "
                                  "name.") from error

    def _unlock(self) -> None:
        while self._locks:
            self._locks.pop().release()

    def _check(self, role: str, path: Path) -> None:
        if path.is_dir():
            raise OutputNotWritableError(f"The {role} '{path}' is a folder: give the path of a file.")
        if path.exists() and not path.is_file():
            raise OutputNotWritableError(f"The {role} '{path}' is a device or a pipe: give the path of a file.")
        if not role.startswith(("report", "html", "table")) and path.suffix.lower() not in RASTERS:
            raise OutputNotWritableError(f"The {role} '{path}' does not end in .tif: Chronofuse writes GeoTIFF, so "
                                         "give a name that ends in .tif.")
        self._refuse_existing(role, path)
        if not path.parent.is_dir():
            raise OutputNotWritableError(f"The folder of the {role}, '{path.parent}', does not exist: create it or "
                                         "choose another.")

    def _refuse_existing(self, role: str, path: Path) -> None:
        if path.exists() and not self.overwrite:
            raise OutputExistsError(f"The {role} '{path}' exists already: choose another name, or ask to overwrite "
                                    "it (--overwrite).")


def writing_failed(path: Path, text: str) -> ChronofuseError:
    """The error for a write that failed: by what the system said, or because the disk has nothing left."""
    folder = next(folder for folder in path.absolute().parents if folder.is_dir())
    disk = shutil.disk_usage(folder)
    if "no space left" in text.lower() or (disk.total and disk.free < 1_000_000):
        return DiskFullError(f"The disk of '{folder}' is full ({disk.free / 1e6:.1f} MB free): free some space or choose "
                             "another folder.")
    return OutputNotWritableError(f"'{path}' can't be written ({text.strip()[:200]}): check the folder and its "
                                  "permissions.")


@contextmanager
def os_errors(path: Path) -> Iterator[None]:
    """What the system refuses in here, as an error of ours about that path."""
    try:
        yield
    except OSError as error:
        if isinstance(error, ChronofuseError):
            raise
        text = "no space left" if error.errno == errno.ENOSPC else error.strerror or str(error)
        raise writing_failed(path, text) from error
