"""Manifests that are read once while their files stay the same: the forms ask for all of them at every touch,
and the main thread of QGIS waits."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Generic, TypeVar

Read = TypeVar("Read")


class Kept(Generic[Read]):
    """What was read of each file, with when it was changed last, its size and its number."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[tuple[int, int, int], Read]] = {}

    def of(self, path: Path, read: Callable[[Path], Read]) -> Read:
        """What `read` makes of a file; what it raises is raised, and not kept.

        Raises:
            OSError: there is no such file.
        """
        status = path.stat()
        mark = status.st_mtime_ns, status.st_size, status.st_ino
        known = self._known.get(path)
        if known is None or known[0] != mark:
            known = self._known[path] = mark, read(path)
        return known[1]
