"""Folders for what a process of ours will trust: compiled kernels are programs, and numba unpickles them.

A folder is private when nobody but this user (and root) can write in it or put another one in its place. What
can't be private in the user's data folder goes to the run's own temporary folder, which has a name that
nobody can foresee and is closed to others; there kernels are compiled for one run alone.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import functools
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Optional

from ...models.catalogue.home import home

CLOSED = 0o700


def private_folder(name: str, space: int, instead: Optional[Path]) -> Optional[Path]:
    """The folder of that name in the user's data folder, made if need be; where it can't be private, can't be
    written or has no space, one in the run's own temporary folder.

    Args:
        space: bytes that must be free for it.
        instead: the run's temporary folder; None where there is none, and then the answer may be None.
    """
    folder = home() / name
    try:
        if _is_made(folder) and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free >= space:
            return folder
    except OSError:
        pass
    return instead / name if instead else None


def _is_made(folder: Path) -> bool:
    """Whether the folder is there and private; one of our own that others could write in is made anew."""
    folder.mkdir(CLOSED, parents=True, exist_ok=True)
    if not hasattr(os, "getuid"):
        return True  # Windows: a user's folders are closed to others by their access lists
    real = Path(os.path.realpath(folder))
    if not all(_is_guarded(parent) for parent in {*folder.absolute().parents, *real.parents}):
        return False
    if real.stat().st_uid != os.getuid():
        return False
    if not _holds_own_alone(real):
        if folder.is_symlink():
            return False
        shutil.rmtree(folder)
        folder.mkdir(CLOSED)
    if _mode(real) != CLOSED:
        real.chmod(CLOSED)
    return True


def _is_guarded(parent: Path) -> bool:
    """Whether no other user can take away or replace what lies in a folder."""
    status = parent.stat()
    sticky = bool(status.st_mode & stat.S_ISVTX)
    return status.st_uid in (0, os.getuid()) and (sticky or not _others_can_write(status))


def _holds_own_alone(folder: Path) -> bool:
    """Whether all that lies in a folder is this user's work."""
    closed = _mode(folder) == CLOSED
    if not closed and _others_can_write(folder.stat()):
        return False
    return all(
        status.st_uid == os.getuid()
        and not stat.S_ISLNK(status.st_mode)
        and (closed or not _others_can_write(status))
        for status in _below(folder)
    )


def _below(folder: Path) -> Iterator[os.stat_result]:
    with os.scandir(folder) as entries:
        for entry in entries:
            try:
                yield entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue  # numba renames its files while another process looks
            if entry.is_dir(follow_symlinks=False):
                yield from _below(Path(entry.path))


def _others_can_write(status: os.stat_result) -> bool:
    by_group = bool(status.st_mode & stat.S_IWGRP) and not _is_own_group(status.st_gid)
    return by_group or bool(status.st_mode & stat.S_IWOTH)


@functools.cache
def _is_own_group(number: int) -> bool:
    """Whether a group is root's, or the one that many systems make for each user, with nobody else in it."""
    import grp  # Windows has neither
    import pwd

    try:
        user, group = pwd.getpwuid(os.getuid()), grp.getgrgid(number)
    except KeyError:
        return False
    alone = group.gr_name == user.pw_name and set(group.gr_mem) <= {user.pw_name}
    return number == 0 or (number == user.pw_gid and alone)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
