"""New files in the place of old ones: all of them or none.

Standard library alone.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from .locks import remove_any


class Exchange:
    """Some renames that are made one after the other, and undone together where one can't be made."""

    def __init__(self) -> None:
        self._moved: list[tuple[Path, Path]] = []
        """From where to where, in the order in which it was done."""
        self._old: list[Path] = []

    def set_aside(self, path: Path, old: Path) -> None:
        """What lies at a path, if anything does, gets another name until it is known whether it is replaced.

        A file keeps its own name, too, where the file system lets it have two: then there is no moment
        without it.
        """
        if not os.path.lexists(path):
            return
        remove_any(old)
        try:
            if path.is_symlink() or path.is_dir():
                raise OSError  # neither has a second name
            os.link(path, old)
        except OSError:
            path.rename(old)
        self._moved.append((path, old))
        self._old.append(old)

    def move(self, new: Path, path: Path) -> None:
        """A new file or folder gets its final name."""
        os.replace(new, path)
        self._moved.append((new, path))

    def undo(self) -> None:
        """Everything is where it was."""
        for before, after in reversed(self._moved):
            with suppress(OSError):
                os.replace(after, before)
                remove_any(after)  # a second name of the same file, which a rename leaves
        self._moved, self._old = [], []

    def forget(self) -> None:
        """All is in place: what was set aside is deleted."""
        for old in self._old:
            remove_any(old)
