"""GDAL's datasets: what is to be opened is a value, and each thread that reads opens it once.

A dataset belongs to one thread at a time and can't be pickled; a File is a frozen value that can. Files stay
open until the run ends (`closing`).
"""

from __future__ import annotations

import contextlib
import os
import threading
import weakref
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from osgeo import gdal

from ..door.addresses import for_gdal

gdal.UseExceptions()

OPEN_AT_ONCE = 100
"""Files that a thread which reads window by window keeps open: a process may have some hundred."""


@dataclass(frozen=True)
class File:
    """A file, or anything that GDAL opens."""

    path: str
    stamp: tuple[int, int] = (0, 0)
    """Size and time of change, so that a file that was written anew is opened anew."""
    parts: tuple[str, ...] = ()
    """The files behind it, where GDAL does not know them all: of a virtual dataset, or a quality band's."""

    @classmethod
    def at(cls, path: str) -> File:
        """The file that lies there now; of what is none, the name alone."""
        try:
            status = os.stat(path)
            return cls(path, (status.st_size, status.st_mtime_ns))
        except (OSError, ValueError):
            return cls(path)

    @classmethod
    def over(cls, path: str, parts: Iterable[str]) -> File:
        """What lies over several files, with the sum of their sizes and the last time of change."""
        files = tuple(sorted(set(parts)))
        stamps = [cls.at(name).stamp for name in files]
        stamp = sum(size for size, _ in stamps), max((time for _, time in stamps), default=0)
        return cls(path, stamp, files)

    def open(self) -> gdal.Dataset:
        return gdal.Open(for_gdal(self.path))


class _Closes(Protocol):
    def close(self) -> None: ...


Kept = TypeVar("Kept", bound=_Closes)
_held: dict[int, dict[File, gdal.Dataset]] = {}
"""Thread to what it has open; taken and given by one operation of a dictionary, which needs no lock."""
_kept: weakref.WeakSet[_Closes] = weakref.WeakSet()
"""What else the run has open, whoever reads or writes it."""


def dataset_of(file: File) -> gdal.Dataset:
    """The dataset of a file, opened by this thread now or before.

    Raises:
        RuntimeError: of GDAL's.
    """
    held = _held.setdefault(threading.get_ident(), {})
    if file not in held:
        held[file] = file.open()
    return held[file]


@contextlib.contextmanager
def closed_again() -> Iterator[None]:
    """What this thread opens in here is closed at the end, but what it had open before: for a look at more
    files than a process may have open."""
    held = _held.setdefault(threading.get_ident(), {})
    before = set(held)
    try:
        yield
    finally:
        for file in set(held) - before:
            held.pop(file, None)


def closed_where_many(files: int) -> contextlib.AbstractContextManager[None]:
    """What this thread opens in here stays open for the next window, where it reads so few files that all of
    them may; else it is closed at the end."""
    return closed_again() if files > OPEN_AT_ONCE else contextlib.nullcontext()


def closed_with_the_run(file: Kept) -> Kept:
    """The same file; where the run ends before whoever opened it closes it, it is closed then."""
    _kept.add(file)
    return file


def close() -> None:
    """Close everything; before files are renamed, and when nothing reads any more."""
    _held.clear()
    while _kept:
        _kept.pop().close()


@contextlib.contextmanager
def closing() -> Iterator[None]:
    """Nothing that is opened in here stays open."""
    try:
        yield
    finally:
        close()
