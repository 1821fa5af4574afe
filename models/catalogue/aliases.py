"""The systems of the literature by name, and what each is here: a configuration, a function, or nothing.

A system resolves to one or several ways to have it: a command with a method, its options and its flags. What
the product lacks stands in one place, under `missing` in aliases.json, part by part ("network progressive");
a way that needs such a part is not offered yet. Whoever builds the part takes its line out, and every system
that needs it is offered. Standard library alone, for the forms of QGIS look names up, too.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Optional

from .errors import ManifestError

FILE = Path(__file__).resolve().parent / "aliases.json"
FUSE, TRAIN, SERIES_FILL, MAP_TRAIN = "fuse", "train", "series fill", "map train"
COMMANDS = (FUSE, TRAIN, SERIES_FILL, MAP_TRAIN, "repair", "change")
READY, TRAINED, FUNCTION, NOT_YET, NEVER = "method", "training", "function", "not yet", "not offered"
STATES = (READY, TRAINED, FUNCTION, NOT_YET, NEVER)
"""An installed method as it is; a network that is trained with options of its own; another command; what
needs a part that is missing; what is not built."""
KINDS = ("network", "option", "method", "parameter", "filling", "model", "flag", "loss", "function")
"""Of the parts that ways need; the first word of each."""
OF_COMMAND = {FUSE: "method", TRAIN: "network", SERIES_FILL: "filling", MAP_TRAIN: "model"}
"""Command to the kind of what is chosen in it."""
MOST_NEAREST, LEAST_LIKE = 4, 0.6
_NOT_IN_NAMES = re.compile(r"[^\w+]|_")
_AND_OTHERS = re.compile(r"\bet al\b", re.IGNORECASE)
_INITIALS = re.compile(r"( \w\.)+$")


@dataclass(frozen=True)
class Way:
    """One way to have a system."""

    command: str
    """One of COMMANDS."""
    method: str = ""
    """What is fused or filled with, the network that is trained, or the model of a map; empty where the
    command has no such choice."""
    options: dict[str, Any] = field(default_factory=dict)
    """Of the method: parameters of a fusion, options of a network."""
    losses: dict[str, float] = field(default_factory=dict)
    """Of a training: weights of further terms of the loss."""
    flags: dict[str, Any] = field(default_factory=dict)
    """Further flags of the command by name, without the dashes; true for one without a value."""
    pairs: int = 1
    also: tuple[str, ...] = ()
    """Parts that it needs and that the command line can't show."""

    def __post_init__(self) -> None:
        if self.command not in COMMANDS:
            raise ManifestError(f"the command '{self.command}' is none of {', '.join(COMMANDS)}")
        if self.pairs not in (1, 2):
            raise ManifestError(f"{self.pairs} pairs: one or two are possible")
        if self.losses and self.command != TRAIN:
            raise ManifestError("a loss belongs to a training alone")
        if self.method and self.command not in OF_COMMAND:
            raise ManifestError(f"the command '{self.command}' has no choice of a method")
        if self.options and not (self.method and self.command in (FUSE, TRAIN)):
            raise ManifestError("options belong to a fusion or a training with a method")

    @property
    def parts(self) -> tuple[str, ...]:
        """What must exist for it: "network N", "option N O", "method M", "parameter M P", "filling M",
        "model M", "flag COMMAND --F", "loss L", and what stands in `also`."""
        found = [f"{OF_COMMAND[self.command]} {self.method}"] if self.method else []
        of_it = "option" if self.command == TRAIN else "parameter"
        found += [f"{of_it} {self.method} {name}" for name in self.options]
        found += [f"flag {self.command} --{name}" for name in self.flags]
        return (*found, *(f"loss {name}" for name in self.losses), *self.also)


@dataclass(frozen=True)
class System:
    """A system of the literature."""

    name: str
    group: str
    idea: str
    """What it does, in a sentence."""
    also: tuple[str, ...] = ()
    """Other spellings and names."""
    author: str = ""
    """First author; empty where the name stands for a family."""
    year: Optional[int] = None
    cited: str = ""
    """The method of ours whose manifest cites its paper in full."""
    ways: tuple[Way, ...] = ()
    """The first comes nearest to what is there; empty where it is not offered."""
    differs: str = ""
    """How ours is otherwise."""
    because: str = ""
    """Why it is not offered."""
    nearest: str = ""
    """A method that is there and comes near, where the system itself is not."""

    def __post_init__(self) -> None:
        if not (self.name and plain(self.name) and self.idea):
            raise ManifestError(f"the system '{self.name}' needs a name and an idea")
        if bool(self.ways) is bool(self.because):
            raise ManifestError(f"'{self.name}' needs either ways to have it or why it is not offered")

    @property
    def paper(self) -> str:
        """First author and year, as far as they are known; the empty text for a family."""
        return " ".join(str(one) for one in (self.author, self.year) if one)

    @property
    def by(self) -> set[str]:
        """What its paper may be asked for by, as `plain` has it: the author with and without initials, each
        alone and with the year."""
        authors = {self.author, _INITIALS.sub("", self.author), self.author.split(" & ")[0]} - {""}
        return {plain(f"{author} {year}") for author in authors for year in ("", self.year or "")}


@dataclass(frozen=True)
class Names:
    """All that aliases.json holds."""

    missing: Mapping[str, str]
    """Part that the product lacks to the sentence that says so."""
    groups: Mapping[str, str]
    """Group to its title, in the order of a list."""
    systems: tuple[System, ...]

    def __post_init__(self) -> None:
        strange = [part for part in self.missing if part.split()[0] not in KINDS]
        if strange:
            raise ManifestError(f"missing is a '{strange[0]}', which is none of {', '.join(KINDS)}")
        taken: dict[str, str] = {}
        for system in self.systems:
            if system.group not in self.groups:
                raise ManifestError(f"'{system.name}' is of the group '{system.group}', which has no title")
            for spelling in (system.name, *system.also):
                other = taken.setdefault(spelling, system.name)
                if other != system.name:
                    raise ManifestError(f"'{spelling}' stands for both '{other}' and '{system.name}'")

    def lacks(self, way: Way) -> tuple[str, ...]:
        """Why a way is not there yet, a clause for each missing part; empty where it is."""
        return tuple(self.missing[part] for part in way.parts if part in self.missing)

    def offered(self, system: System) -> tuple[Way, ...]:
        """Its ways that are there."""
        return tuple(way for way in system.ways if not self.lacks(way))

    def state(self, system: System) -> str:
        """One of STATES, by the first of its ways that is there."""
        offered = self.offered(system)
        if not offered:
            return NOT_YET if system.ways else NEVER
        return {FUSE: READY, TRAIN: TRAINED}.get(offered[0].command, FUNCTION)

    def reasons(self, system: System) -> tuple[str, ...]:
        """Why it is not offered, or not yet, a clause each; empty where it is."""
        if system.because:
            return (system.because,)
        return () if self.offered(system) else self.lacks(system.ways[0])

    def find(self, text: str) -> tuple[System, ...]:
        """The systems of that name, whatever its case, hyphens and spaces (StfNet and STFNet are two), and
        those of that first author, or of author and year ("Wang 2022" means Wang Y. 2022, too). None where
        nobody knows it."""
        wanted, author = plain(text), plain(_AND_OTHERS.sub("", text))
        named = [one for one in self.systems if wanted in map(plain, (one.name, *one.also))]
        theirs = [one for one in self.systems if author and author in one.by]
        return (*named, *(one for one in theirs if one not in named))

    def like(self, text: str) -> tuple[str, ...]:
        """The names that are nearest to one that nobody knows: those that hold it, then those that are
        spelt alike; none of what is not like any."""
        wanted = plain(text)
        spelt = {plain(spelling): one.name for one in self.systems for spelling in (one.name, *one.also)}
        holding = [spelt[one] for one in spelt if len(wanted) > 1 and wanted in one]
        alike = difflib.get_close_matches(wanted, spelt, MOST_NEAREST, LEAST_LIKE)
        return tuple(dict.fromkeys([*holding, *(spelt[one] for one in alike)]))[:MOST_NEAREST]

    def holding(self, text: str) -> tuple[System, ...]:
        """The systems of which a name begins with the text or a paper is of that author: for a search while
        one types, from two letters on."""
        wanted = plain(text)
        if len(wanted) < 2:
            return ()
        return tuple(
            one
            for one in self.systems
            if any(plain(known).startswith(wanted) for known in (one.name, *one.also, one.paper) if known)
        )


def plain(name: str) -> str:
    """A name without case, hyphens, spaces and dots; U-Net++ keeps its signs."""
    return _NOT_IN_NAMES.sub("", name).casefold()


@lru_cache(maxsize=1)
def names() -> Names:
    """What the file holds.

    Raises:
        ManifestError: it contradicts itself.
    """
    values = json.loads(FILE.read_text("utf-8"))
    return Names(values["missing"], values["groups"], tuple(map(_system, values["systems"])))


def _system(values: Mapping[str, Any]) -> System:
    ways = tuple(Way(**{**way, "also": tuple(way.get("also", ()))}) for way in values.get("ways", ()))
    return System(**{**values, "also": tuple(values.get("also", ())), "ways": ways})
