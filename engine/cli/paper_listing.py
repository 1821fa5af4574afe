"""The systems of the literature, as text and as JSON, for `chronofuse methods --paper`."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from typing import Any

from ...models.catalogue.alias_commands import command_lines, in_short
from ...models.catalogue.aliases import FUNCTION, NEVER, NOT_YET, READY, TRAINED, Names, System, Way, names
from ...models.catalogue.installed import catalogue
from ..door.errors import UnknownMethodError

WIDTH = 100
SAID = {
    READY: "an installed method",
    TRAINED: "a network that you train",
    FUNCTION: "another command",
    NOT_YET: "not offered yet",
    NEVER: "not offered",
}
"""State to what stands behind a name."""
FOOT = (
    "'chronofuse methods --paper NAME' shows what a system is here, as a command to copy, or why it is not "
    "offered."
)


def paper_text(wanted: str) -> str:
    """What is known by a name, to read; all names by groups where it is empty.

    Raises:
        UnknownMethodError: nobody knows the name; the nearest are told.
    """
    known = names()
    if not wanted:
        return _all(known)
    return "\n\n".join(_card(known, system) for system in _found(known, wanted))


def paper_json(wanted: str) -> str:
    """The same as a list of objects; errors as of `paper_text`."""
    known = names()
    found = _found(known, wanted) if wanted else known.systems
    return json.dumps([_values(known, system) for system in found], indent=1)


def _found(known: Names, wanted: str) -> tuple[System, ...]:
    found = known.find(wanted)
    if not found:
        like = known.like(wanted)
        nearest = f"nearest: {', '.join(like)}" if like else "no name is like it"
        ours = f" '{wanted}' is a method of Chronofuse: chronofuse methods {wanted}."
        raise UnknownMethodError(
            f"No system of the literature is known here as '{wanted}' ({nearest}): 'chronofuse methods "
            f"--paper' lists all.{ours if wanted in catalogue() else ''}"
        )
    return found


def _all(known: Names) -> str:
    lines: list[str] = []
    for group, title in known.groups.items():
        lines += [*([""] if lines else []), title]
        for system in known.systems:
            if system.group == group:
                said = SAID[known.state(system)]
                offered = known.offered(system)
                what = f"{said}: {in_short(offered[0])}" if offered else said
                lines.append(f"  {system.name:<34} {system.paper:<18} {what}".rstrip())
    return "\n".join([*lines, "", *textwrap.wrap(FOOT, WIDTH)])


def _card(known: Names, system: System) -> str:
    lines = [f"{system.name}: {system.idea}", ""]
    facts = {
        "paper": _paper(system),
        "also": ", ".join(system.also),
        "here": _here(known, system),
        "differs": system.differs if known.offered(system) else "",
        "nearest": system.nearest,
    }
    lines += [f"  {name:<9}{value}" for name, value in facts.items() if value]
    for way in known.offered(system):
        lines += ["", *(f"  {line}" for line in command_lines(system, way))]
    return "\n".join(part for line in lines for part in _folded(line))


def _here(known: Names, system: System) -> str:
    offered = known.offered(system)
    if not offered:
        wanted = f" It would be: {in_short(system.ways[0])}." if system.ways else ""
        why = "; ".join(known.reasons(system))
        return f"{SAID[known.state(system)]}, because {why}.{wanted}"
    later = [way for way in system.ways if way not in offered]
    what = f"{SAID[known.state(system)]}: {'; or '.join(map(in_short, offered))}"
    return what + "".join(f". Not yet: {in_short(way)}, because {_why(known, way)}" for way in later)


def _why(known: Names, way: Way) -> str:
    return "; ".join(known.lacks(way))


def _paper(system: System) -> str:
    cited = catalogue().get(system.cited)
    return cited.citation if cited and cited.citation else system.paper


def _folded(line: str) -> Iterator[str]:
    """A command stays in one piece: people copy it."""
    if line.startswith("  chronofuse "):
        return iter([line])
    indent = " " * (11 if line.startswith("  ") else 0)
    return iter(
        textwrap.wrap(line, WIDTH, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False)
        or [""]
    )


def _values(known: Names, system: System) -> dict[str, Any]:
    return {
        "name": system.name,
        "also": list(system.also),
        "paper": _paper(system),
        "group": known.groups[system.group],
        "idea": system.idea,
        "state": known.state(system),
        "ways": [
            {
                "in_short": in_short(way),
                "commands": list(command_lines(system, way)),
                "lacks": list(known.lacks(way)),
            }
            for way in system.ways
        ],
        "differs": system.differs,
        "because": list(known.reasons(system)),
        "nearest": system.nearest,
    }
