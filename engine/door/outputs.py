"""The files of a run: written under a temporary name, locked against other runs, and renamed when they are
whole.

Temporary files lie in the output's own folder, so that renaming is one step of the file system, and carry the
run's id, so that the client can delete them after a worker that was killed.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from html import escape
from pathlib import Path

from .errors import ChronofuseError, DiskFullError, OutputBusyError, OutputExistsError, OutputNotWritableError
from .exchange import Exchange
from .locks import (
    Lock,
    old_name,
    partial_prefix,
    parts_folder,
    putting_in_place,
    remove_folder,
    remove_partial,
)

RASTERS = (".tif", ".tiff")
NO_RASTERS = (
    *("report", "html", "table", "model", "items", "stack", "legend"),
    *("outlines", "interactions", "risks", "matrix", "polygons", "suggestions"),
)
VIRTUAL = ".vrt"
"""What the output of a run on a cluster may end in, too: its parts are not joined then."""


class Outputs:
    """All outputs of a run: checked before it, put in place together at its end, or none of them."""

    def __init__(self, paths: dict[str, str], run: str, overwrite: bool, in_parts: bool = False):
        """`paths` maps roles to files, `run` is the id of the run; `in_parts`: machines of a cluster write
        parts of rasters.

        Raises:
            OutputExistsError, OutputNotWritableError, OutputBusyError, DiskFullError.
        """
        self.overwrite, self._run = overwrite, run
        self._locks: list[Lock] = []
        prefix = partial_prefix(run)
        self.final = {role: resolved(path) for role, path in paths.items()}
        self.temporary = {role: path.with_name(prefix + path.name) for role, path in self.final.items()}
        self.parts = {
            role: path.with_name(f"{prefix}{path.name}-parts")
            for role, path in self.final.items()
            if in_parts and not role.startswith(NO_RASTERS)
        }
        """Role to the folder for the parts of a raster."""
        try:
            for role, path in self.final.items():
                with os_errors(path):
                    self._check(role, path)
                    self._lock(role, path, run)
                    _make(self.temporary[role])
                    if role in self.parts:
                        self.parts[role].mkdir()
        except BaseException:
            self.discard()
            raise

    def __contains__(self, role: str) -> bool:
        return role in self.final

    def write_text(self, role: str, text: str) -> None:
        with os_errors(self.final[role]):
            # A path in it that is not UTF-8 shows its bytes; in JSON that is the way to write them.
            self.temporary[role].write_text(text, "utf-8", "backslashreplace")

    def require_there(self) -> None:
        """Raises OutputNotWritableError where another deleted what was written so far, or its folder."""
        for role, path in self.final.items():
            if not self.temporary[role].exists():
                raise OutputNotWritableError(
                    f"What was written of the {_named(role)} '{path}' is gone, for another program deleted "
                    "it or its folder: create the folder where it is missing, and run again."
                )

    def commit(self) -> dict[str, str]:
        """Rename everything to its final name; role to path."""
        return commit([self])[0]

    def set_aside(self, exchange: Exchange) -> None:
        """Keep what will be replaced under another name, until all is in place."""
        for role, path in self.final.items():
            with os_errors(path):
                self._check(role, path)
                for old in (path, parts_folder(path)) if self._has_parts(role) else (path,):
                    exchange.set_aside(old, old_name(old, self._run))

    def put(self, exchange: Exchange) -> None:
        """Give the new files their final names."""
        for role, path in self.final.items():
            with os_errors(path):
                if self._has_parts(role):
                    self._publish_parts(role, path, exchange)
                exchange.move(self.temporary[role], path)

    def discard(self) -> None:
        """Delete what was written so far."""
        for path in self.temporary.values():
            with suppress(OSError):
                path.unlink(missing_ok=True)
        for folder in self.parts.values():
            remove_folder(folder)
        self._unlock()

    def _has_parts(self, role: str) -> bool:
        """Whether it is a virtual raster, whose parts lie in a folder beside it."""
        return role in self.parts and is_virtual(self.final[role])

    def _publish_parts(self, role: str, path: Path, exchange: Exchange) -> None:
        """The parts of a virtual raster get their lasting folder, and the raster names them there."""
        hidden, folder = self.parts[role], parts_folder(path)
        for stray in set(hidden.iterdir()) - set(hidden.glob(PARTS)):
            stray.unlink()  # of a worker that was given up
        text = self.temporary[role].read_text("utf-8")
        before, after = (escape(path.name, quote=False) for path in (hidden, folder))  # as GDAL writes XML
        self.temporary[role].write_text(text.replace(before, after), "utf-8")
        exchange.move(hidden, folder)

    def _lock(self, role: str, path: Path, run: str) -> None:
        try:
            self._locks.append(Lock(path, run))
            if self._locks[-1].left_by:
                remove_partial(path, self._locks[-1].left_by)
        except BlockingIOError as error:
            raise OutputBusyError(
                f"Another run ({error}) is writing the {_named(role)} '{path}': wait for it, or choose "
                "another name."
            ) from error

    def _unlock(self) -> None:
        while self._locks:
            self._locks.pop().release()

    def _check(self, role: str, path: Path) -> None:
        if not _is_utf8(path):
            raise OutputNotWritableError(
                f"The path of the {_named(role)}, '{_shown(path)}', is not UTF-8, and GDAL can't write "
                "there: choose another name, or rename the folder."
            )
        if path.is_dir():
            raise OutputNotWritableError(f"The {_named(role)} '{path}' is a folder: give the path of a file.")
        if path.exists() and not path.is_file():
            raise OutputNotWritableError(
                f"The {_named(role)} '{path}' is a device or a pipe: give the path of a file."
            )
        if role in self.parts and is_virtual(path):
            self._check_parts(role, path)
        elif not role.startswith(NO_RASTERS) and path.suffix.lower() not in RASTERS:
            cluster = " (.vrt is for --cluster)" if is_virtual(path) else ""
            raise OutputNotWritableError(
                f"The {_named(role)} '{path}' does not end in .tif: Chronofuse writes GeoTIFF, so "
                f"give a name that ends in .tif{cluster}."
            )
        self._refuse_existing(role, path)
        if not path.parent.is_dir():
            raise OutputNotWritableError(
                f"The folder of the {_named(role)}, '{path.parent}', does not exist: create it or choose "
                "another."
            )

    def _check_parts(self, role: str, path: Path) -> None:
        folder = parts_folder(path)
        if not folder.exists():
            return
        others = sorted(set(folder.iterdir()) - set(folder.glob(PARTS))) if folder.is_dir() else [folder]
        if others:
            raise OutputExistsError(
                f"The parts of the {_named(role)} '{path}' go to '{folder}', but '{others[0]}' is there, "
                "which is none of them: choose another name, or move it away."
            )
        if not self.overwrite:
            raise OutputExistsError(
                f"The folder '{folder}' for the parts of the {_named(role)} exists already: choose another "
                "name, or ask to overwrite it (--overwrite)."
            )

    def _refuse_existing(self, role: str, path: Path) -> None:
        if path.exists() and not self.overwrite:
            raise OutputExistsError(
                f"The {_named(role)} '{path}' exists already: choose another name, or ask to overwrite "
                "it (--overwrite)."
            )


def _named(role: str) -> str:
    """An output as a sentence calls it."""
    return {"html": "HTML report", "ndvi": "NDVI"}.get(role, role)


PARTS = "rows_*.tif"
"""What the parts of a virtual raster are called."""


def is_virtual(path: Path) -> bool:
    return path.suffix.lower() == VIRTUAL


def commit(every: Sequence[Outputs]) -> list[dict[str, str]]:
    """Rename the outputs of all dates of a run to their final names; of each date, role to path.

    Where one can't be put in place, none is, and what was there before is there again. A process that is
    killed in between leaves of each output the old file or the new one, whole.
    """
    exchange = Exchange()
    with putting_in_place:
        try:
            for outputs in every:
                outputs.set_aside(exchange)
            for outputs in every:
                outputs.put(exchange)
        except BaseException:
            exchange.undo()
            raise
        exchange.forget()
    for outputs in every:
        outputs.discard()
    return [{role: str(path) for role, path in outputs.final.items()} for outputs in every]


def resolved(path: str) -> Path:
    """Without links. In a locale that knows no UTF-8 whoever asked for it may have read its bytes singly."""
    real = os.path.realpath(os.path.expanduser(path))
    if sys.getfilesystemencoding() == "utf-8":
        real = os.fsencode(real).decode("utf-8", "surrogateescape")
    return Path(real)


def _is_utf8(path: Path) -> bool:
    try:
        return bool(str(path).encode("utf-8"))
    except UnicodeEncodeError:
        return False


def _shown(path: Path) -> str:
    """A path that is not UTF-8, with the bytes that are to blame."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _make(path: Path) -> None:
    """An empty file, and no link to another that lies there."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))


def fullest(folders: Iterable[Path]) -> Path:
    """The folder whose disk has the least space left; for a full disk that the system does not name."""
    there = [folder for folder in folders if folder.is_dir()]
    return min(there, key=lambda folder: shutil.disk_usage(folder).free)


def writing_failed(path: Path, text: str) -> ChronofuseError:
    """The error for a write that failed: by what the system said, or because the disk has nothing left."""
    folder = next(folder for folder in path.absolute().parents if folder.is_dir())
    disk = shutil.disk_usage(folder)
    if "no space left" in text.lower() or (disk.total and disk.free < 1_000_000):
        return DiskFullError(
            f"The disk of '{folder}' is full ({disk.free / 1e6:.1f} MB free): free some space or choose "
            "another folder."
        )
    return OutputNotWritableError(
        f"'{path}' can't be written ({text.strip()[:200]}): check the folder and its permissions."
    )


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
