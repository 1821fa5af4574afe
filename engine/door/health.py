"""Whether the engine's environment is still what the set-up left: looked at without starting anything.

At its end a set-up notes which libraries it left, and that of numpy, which may be QGIS's own. Each library
lists its own files; what is missing or has another size was deleted or damaged since. So a face can tell in a
fraction of a second, when QGIS starts, that the engine needs a repair, and which libraries that is about.

Standard library alone.
"""

from __future__ import annotations

import contextlib
import csv
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from .libraries import ON_A_CARD, ON_THE_PROCESSOR, plain_name

CONTENTS = "contents.json"
TOOLS = {"pip", "setuptools", "wheel"}
"""What every environment is made with; the engine does not use it."""
NUMPY = "numpy"
TRIAL = (
    "import numba, onnxruntime, scipy.optimize, matplotlib.figure, jinja2, psutil, tqdm; "
    "from osgeo import gdal, gdal_array"
)
"""Imports all that the engine takes; a numpy that does not fit GDAL's makes the last one fail."""


@dataclass(frozen=True)
class Damage:
    """What is wrong with a library."""

    library: str
    what: str
    """As a clause: `3 of its files are missing`."""
    strange: bool = False
    """It does not belong there at all, and must go."""

    def __str__(self) -> str:
        return f"{self.library}: {self.what}"


def note_contents(environment: Path) -> None:
    """Write down which libraries an environment has, for later looks."""
    installed = {name: version for name, version, _ in _libraries(environment)}
    (environment / CONTENTS).write_text(json.dumps(installed, indent=1), "utf-8")


def noted_contents(environment: Path) -> dict[str, str]:
    """Library to version, as the set-up noted them; empty where it did not."""
    try:
        noted = json.loads((environment / CONTENTS).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(version) for name, version in noted.items()} if isinstance(noted, dict) else {}


def damages(environment: Path) -> list[Damage]:
    """What was deleted, changed or put beside it since the set-up; empty where all is well, or where an older
    version noted nothing."""
    noted = noted_contents(environment)
    if not noted:
        return []
    there = {name: (version, place) for name, version, place in _libraries(environment)}
    if ON_A_CARD in there:  # by hand, as docs/gpu.md says, or by the set-up: both have the same files
        noted.pop(ON_THE_PROCESSOR, None)
        there.pop(ON_THE_PROCESSOR, None)
    found = [_damage(name, version, there.get(name)) for name, version in noted.items()]
    if NUMPY in there and NUMPY not in noted:
        found.append(Damage(NUMPY, f"{there[NUMPY][0]} was put in the place of QGIS's own", strange=True))
    return [damage for damage in found if damage is not None]


def in_words(found: list[Damage]) -> str:
    """The first damages of a list, as a sentence goes on: `scipy: 3 of its files are missing; and 2 more`."""
    more = f"; and {len(found) - 2} more" if len(found) > 2 else ""
    return "; ".join(map(str, found[:2])) + more


def site_packages(environment: Path) -> list[Path]:
    """Where an environment's libraries lie."""
    return [*environment.glob("lib/python3*/site-packages"), *environment.glob("Lib/site-packages")]


def installed(environment: Path) -> set[str]:
    """The names of an environment's libraries."""
    return {name for name, _, _ in _libraries(environment)}


def _libraries(environment: Path) -> Iterator[tuple[str, str, Path]]:
    """Name, version and folder of the description of each library."""
    for packages in site_packages(environment):
        for about in sorted(packages.glob("*.dist-info")):
            name, _, version = about.name[: -len(".dist-info")].partition("-")
            if plain_name(name) not in TOOLS:
                yield plain_name(name), version, about


def _damage(name: str, version: str, there: Optional[tuple[str, Path]]) -> Optional[Damage]:
    if there is None:
        return Damage(name, "it is gone")
    other, about = there
    if other != version and name != "torch":  # of which other builds may be put there by hand
        return Damage(name, f"{other} is there in the place of {version}")
    if other != version:
        return None
    missing, changed = _looked_at(about)
    if missing:
        return Damage(name, f"{missing} of its files {'are' if missing > 1 else 'is'} missing")
    if changed:
        return Damage(name, f"{changed} of its files {'are' if changed > 1 else 'is'} damaged")
    return None


def _looked_at(about: Path) -> tuple[int, int]:
    """How many of a library's files are missing, and how many have another size than when they came."""
    missing = changed = 0
    try:
        rows = list(csv.reader((about / "RECORD").read_text("utf-8").splitlines()))
    except (OSError, ValueError):
        return 1, 0
    for row in rows:
        if not row or re.search(r"__pycache__|\.pyc$|\.dist-info[/\\]", row[0]):
            continue
        size = _size(about.parent / row[0])
        missing += size is None
        with contextlib.suppress(IndexError, ValueError):
            changed += size is not None and bool(row[2]) and size != int(row[2])
    return missing, changed


def _size(path: Path) -> Optional[int]:
    try:
        return os.stat(path).st_size
    except OSError:
        return None
