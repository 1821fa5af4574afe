"""Puts the tables of models/catalogue/aliases.json into docs/names.md, between its two marks: every system of
the literature, and what it is here. `make tables` runs it; a test compares the two."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from chronofuse.models.catalogue.alias_commands import in_short
from chronofuse.models.catalogue.aliases import STATES, Names, System, names

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "names.md"
SAID = dict(
    zip(
        STATES,
        (
            "a method that is installed",
            "a network of ours that you train with the options shown",
            "another command",
            "**not offered yet**",
            "**not offered**",
        ),
    )
)
BEGIN, END = "<!-- names: begin -->\n", "<!-- names: end -->"


def tables() -> str:
    """All of it as Markdown."""
    known = names()
    parts = ["## In numbers\n\n" + _counted(known)]
    for group, title in known.groups.items():
        members = [system for system in known.systems if system.group == group]
        parts.append(f"## {title}\n\n{_table(known, members)}")
    if known.missing:
        parts.append("## What is missing\n\n" + _missing(known))
    return "\n".join(parts)


def _counted(known: Names) -> str:
    counts = Counter(known.state(system) for system in known.systems)
    rows = [f"| {SAID[state]} | {counts[state]} |" for state in STATES if counts[state]]
    return (
        "\n".join(["| names that are | |", "| --- | --- |", *rows, f"| all | {len(known.systems)} |"]) + "\n"
    )


def _table(known: Names, systems: list[System]) -> str:
    rows = [
        "| "
        + " | ".join((_named(system), system.paper or "-", _cell(system.idea), _cell(_here(known, system))))
        + " |"
        for system in systems
    ]
    return "\n".join(["| name | paper | what it does | here |", "| --- | --- | --- | --- |", *rows]) + "\n"


def _named(system: System) -> str:
    return system.name + (f" ({', '.join(system.also)})" if system.also else "")


def _here(known: Names, system: System) -> str:
    offered, state = known.offered(system), known.state(system)
    if not offered:
        near = f" Nearest: `{system.nearest}`." if system.nearest else ""
        if system.because:
            return f"{SAID[state]}: {system.because}.{near}"
        first = system.ways[0]
        lacking = ", ".join(f"*{part}*" for part in first.parts if part in known.missing)
        return f"{SAID[state]}: needs {lacking} (`{in_short(first)}`).{near}"
    said = " or ".join(f"`{in_short(way)}`" for way in offered)
    return f"{said}. {system.differs}".rstrip()


def _missing(known: Names) -> str:
    rows = ["| part | names that need it | |", "| --- | --- | --- |"]
    for part, sentence in known.missing.items():
        needing = [s.name for s in known.systems if any(part in way.parts for way in s.ways)]
        rows.append(f"| {part} | {len(needing)}: {', '.join(needing)} | {sentence} |")
    return "\n".join(rows) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> None:
    before, rest = DOCUMENT.read_text("utf-8").split(BEGIN)
    DOCUMENT.write_text(before + BEGIN + tables() + END + rest.split(END)[1], "utf-8")


if __name__ == "__main__":
    main()
