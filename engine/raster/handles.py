"""GDAL's datasets by recipe: what is to be opened is a value, and each thread that reads opens it once.

A dataset belongs to one thread at a time and can't be pickled; a recipe is a frozen value that can. Files
stay open until the run ends (`closing`); of what is made of them virtually, the last few that a thread asked
for.
"""

from __future__ import annotations

import contextlib
import os
import threading
import weakref
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar, Union

from osgeo import gdal

gdal.UseExceptions()

MOST_VIRTUAL = 16
"""So many virtual datasets are kept for each thread; they hold little, but a pass over a scene makes
hundreds."""
Options = tuple[tuple[str, Any], ...]
"""Keyword arguments of one of GDAL's utilities, by name; lists as tuples."""


@dataclass(frozen=True)
class File:
    """A file, or anything that GDAL opens."""

    path: str
    stamp: tuple[int, int] = (0, 0)
    """Size and time of change, so that a file that was written anew is opened anew."""

    @classmethod
    def at(cls, path: str) -> File:
        """The file that lies there now; of what is none, the name alone."""
        try:
            status = os.stat(path)
            return cls(path, (status.st_size, status.st_mtime_ns))
        except (OSError, ValueError):
            return cls(path)

    def open(self) -> gdal.Dataset:
        return gdal.Open(self.path)


@dataclass(frozen=True)
class Translated:
    """What gdal.Translate makes of another dataset: bands, windows, masks."""

    source: Recipe
    options: Options

    def open(self) -> gdal.Dataset:
        return gdal.Translate("", dataset_of(self.source), format="VRT", **_arguments(self.options))


@dataclass(frozen=True)
class Warped:
    """What gdal.Warp makes of another dataset: the same on another grid."""

    source: Recipe
    options: Options

    def open(self) -> gdal.Dataset:
        return gdal.Warp("", dataset_of(self.source), format="VRT", **_arguments(self.options))


Recipe = Union[File, Translated, Warped]


class _Held:
    """The open datasets of one thread."""

    def __init__(self) -> None:
        self.files: dict[Recipe, gdal.Dataset] = {}
        self.virtual: OrderedDict[Recipe, gdal.Dataset] = OrderedDict()


class _Closes(Protocol):
    def close(self) -> None: ...


Kept = TypeVar("Kept", bound=_Closes)
_held: dict[int, _Held] = {}
"""Thread to what it has open; taken and given by one operation of a dictionary, which needs no lock."""
_kept: weakref.WeakSet[_Closes] = weakref.WeakSet()
"""What else the run has open, whoever reads or writes it."""


def dataset_of(recipe: Recipe) -> gdal.Dataset:
    """The dataset of a recipe, opened by this thread now or before.

    Raises:
        RuntimeError: of GDAL's.
    """
    held = _held.setdefault(threading.get_ident(), _Held())
    if isinstance(recipe, File):
        if recipe not in held.files:
            held.files[recipe] = recipe.open()
        return held.files[recipe]
    if recipe in held.virtual:
        held.virtual.move_to_end(recipe)
    else:
        held.virtual[recipe] = recipe.open()
        if len(held.virtual) > MOST_VIRTUAL:
            held.virtual.popitem(last=False)
    return held.virtual[recipe]


def file_of(recipe: Recipe) -> File:
    """The file under what was made of it."""
    while not isinstance(recipe, File):
        recipe = recipe.source
    return recipe


def options(**given: Any) -> Options:
    """Arguments of one of GDAL's utilities as a value; those that are None are left out."""
    return tuple(
        (name, tuple(value) if isinstance(value, list) else value)
        for name, value in given.items()
        if value is not None
    )


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


def _arguments(given: Options) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in given}
