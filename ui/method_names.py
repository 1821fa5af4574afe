"""The names of the literature in the list of methods: which of them a search means, and what is said of
them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..engine.door.plain_text import cut
from ..models.catalogue.alias_commands import in_short
from ..models.catalogue.aliases import FUNCTION, FUSE, NEVER, NOT_YET, TRAINED, System, Way, names
from ..models.catalogue.manifest import Manifest
from ..shell import method_words
from ..shell.tr import tr

MOST_NAMES = 3
"""Of one method, that stand beside it."""


@dataclass
class Meant:
    """What a search means by the names of systems."""

    by_method: dict[str, list[tuple[System, Way]]] = field(default_factory=dict)
    """Method to the systems that are had by it as it is installed."""
    others: list[System] = field(default_factory=list)
    """Those that are no method of the list."""

    def beside(self, method: str) -> str:
        """What stands beside a method that was found by a name; empty for the others."""
        systems = [system.name for system, _ in self.by_method.get(method, ())]
        if not systems:
            return ""
        more = ["…"] if len(systems) > MOST_NAMES else []
        told = {**self.options_of(method), **self._flags_of(method)}
        options = "".join(f", {name}={value}" for name, value in told.items())
        return tr("for {names}").format(names=", ".join([*systems[:MOST_NAMES], *more])) + options

    def options_of(self, method: str) -> Mapping[str, Any]:
        """The parameters that come with a name, where the search means one system alone."""
        ways = self.by_method.get(method, ())
        return ways[0][1].options if len(ways) == 1 else {}

    def _flags_of(self, method: str) -> Mapping[str, Any]:
        """Settings of the run that a system needs, which stay the analyst's to set."""
        ways = self.by_method.get(method, ())
        return ways[0][1].flags if len(ways) == 1 else {}


def meant_by(text: str, methods: Collection[str]) -> Meant:
    """The systems that the text is the name, the author or the beginning of."""
    known, meant = names(), Meant()
    for system in known.find(text) or known.holding(text):
        ways = [way for way in known.offered(system) if way.command == FUSE and way.method in methods]
        for way in ways[:1]:
            meant.by_method.setdefault(way.method, []).append((system, way))
        if not ways:
            meant.others.append(system)
    return meant


def told_of_none(text: str) -> str:
    """What is said where nothing in the list and no name of a paper has the text: the nearest names."""
    nearest = names().like(text)
    if nearest:
        return tr("Nothing here is called {text}. Nearest: {names}.").format(
            text=cut(text), names=", ".join(nearest)
        )
    return tr("Nothing here is called {text}, nor like it.").format(text=cut(text))


def state_of(system: System) -> str:
    """What a system that is no method of the list is, in a few words."""
    return {
        TRAINED: tr("to be trained"),
        FUNCTION: tr("another command"),
        NOT_YET: tr("not offered yet"),
        NEVER: tr("not offered"),
    }[names().state(system)]


def told_of(system: System, methods: Mapping[str, Manifest]) -> str:
    """The same in sentences, a line each: how it is had, or what comes near."""
    offered, lines = names().offered(system), []
    if offered:
        told = {
            TRAINED: tr("{name} is a network that you train: {command}"),
            FUNCTION: tr("{name} is another command here: {command}"),
        }[names().state(system)]
        commands = "; ".join(f"chronofuse {in_short(way)}" for way in offered if way.command != FUSE)
        lines.append(told.format(name=system.name, command=commands))
    elif system.ways:
        lines.append(tr("{name} is not offered yet.").format(name=system.name))
    else:
        lines.append(tr("{name} is not offered.").format(name=system.name))
    if not offered and system.nearest in methods:
        near = method_words.title(methods[system.nearest])
        lines.append(tr("Nearest in this list: {title}. It is not the same.").format(title=near))
    lines.append(tr("More of it stands in the guide under Names of the literature."))
    return "\n".join(lines)
