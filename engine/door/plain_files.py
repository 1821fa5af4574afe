"""Files at places where others may have put something else: no link is followed, no pipe waited for, no
device touched.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
from pathlib import Path

from .errors import MissingFileError, UnreadableFileError

_BESIDE_PATHS = re.compile(r"(?:/vsi[a-z0-9_]+/)+|[:,\"|{}]")
"""What stands around paths in a name of GDAL's: `NETCDF:a.nc:ndvi`, `/vsigzip//d/a.gz`."""


class NotPlainError(OSError):
    """What lies at a path is no plain file of its own; the message says what it is."""


def open_plain(path: Path, flags: int) -> int:
    """A descriptor of a plain file with one name.

    Raises:
        NotPlainError: it is something else.
        OSError: it can't be opened.
    """
    with contextlib.suppress(FileNotFoundError):
        _require_plain(os.lstat(path))  # Windows has no flag for it, and some devices act when opened
    safe = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    file = os.open(path, flags | safe | getattr(os, "O_BINARY", 0), 0o666)
    try:
        _require_plain(os.fstat(file))  # it may have been changed for another meanwhile
    except NotPlainError:
        os.close(file)
        raise
    return file


def read_plain(path: Path) -> str:
    """The text of a plain file.

    Raises:
        OSError: as `open_plain`.
        ValueError: it is no text.
    """
    with os.fdopen(open_plain(path, os.O_RDONLY), encoding="utf-8") as file:
        return file.read()


def is_pipe_or_device(place: str) -> bool:
    """Whether what lies there is neither a file nor a folder, so that who opens it may wait without end; so
    is GDAL's name for standard input, and a name of GDAL's with a path to a pipe in it."""
    paths = [place, *_BESIDE_PATHS.split(place)]
    return "/vsistdin" in place or any(map(_is_special, filter(None, paths)))


def exists(place: str) -> bool:
    """Whether something lies at a path."""
    try:
        os.stat(place)
    except (OSError, ValueError):  # also of what is longer than a path can be
        return False
    return True


def closed_at(place: str) -> str:
    """The file, or the folder on the way to it, that this user may not read; empty where there is none."""
    path = Path(place).absolute()
    for folder in (*reversed(path.parents), path):
        try:
            os.stat(folder)
        except PermissionError:
            return str(folder.parent)
        except (OSError, ValueError):
            return ""
    wanted = os.R_OK | os.X_OK if path.is_dir() else os.R_OK
    return "" if os.access(path, wanted) else str(path)


def require_open(what: str, place: str) -> None:
    """Raises UnreadableFileError for a file or a folder that is there, or may be, and that this user may not
    read."""
    closed = closed_at(place)
    if closed:
        which = "it" if closed == str(Path(place).absolute()) else f"the folder '{closed}'"
        raise UnreadableFileError(
            f"{what} '{place}' can't be read, because this user may not read {which} (permission denied): "
            "change its permissions, or give a copy of your own."
        )


def require_there(what: str, place: str) -> None:
    """Raises MissingFileError where nothing lies at a path, and UnreadableFileError as `require_open`."""
    require_open(what, place)
    if not exists(place):
        raise MissingFileError(f"{what} '{place}' does not exist: check the path.")


def _is_special(path: str) -> bool:
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):  # nothing, or another name of GDAL's than a path
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _require_plain(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        kinds = {stat.S_IFLNK: "a link", stat.S_IFIFO: "a pipe", stat.S_IFDIR: "a folder"}
        raise NotPlainError(kinds.get(stat.S_IFMT(status.st_mode), "a device"))
    if status.st_nlink > 1:
        raise NotPlainError("a second name of another file")
