"""The installed methods and their parameters as text, for `chronofuse methods`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from ..models.manifest import Manifest, Parameter

WIDTH, WIDEST_START = 100, 42
"""Columns of the whole, and of what stands before the sentences; a longer start moves its own sentence alone."""
FOOT = "The indented lines are parameters, with defaults and limits: set one with --param name=value."

Entry = tuple[str, str]
"""What stands in the first columns of a line, and the sentence behind it."""


def methods_text(methods: Iterable[Manifest]) -> str:
    """A method a line, and below it its parameters as they are written behind --param, with their defaults."""
    entries = [entry for manifest in methods for entry in _entries(manifest)]
    indent = min(WIDEST_START, max((len(start) for start, _ in entries), default=0)) + 2
    lines = [line for start, text in entries for line in _lines(start, text, indent)]
    return "\n".join([*lines, "", FOOT])


def _entries(manifest: Manifest) -> list[Entry]:
    pairs = str(manifest.pairs_min) if manifest.pairs_min == manifest.pairs_max else "1-2"
    return [(f"{manifest.name:<12} {manifest.family:<10} pairs {pairs}", manifest.summary),
            *map(_parameter, manifest.parameters)]


def _parameter(parameter: Parameter) -> Entry:
    start = f"  {parameter.name}={parameter.default}"
    if parameter.choices:
        return start, f"{parameter.help} One of {', '.join(parameter.choices)}."
    return f"{start:<21} {parameter.least:g} to {parameter.most:g}", parameter.help


def _lines(start: str, text: str, indent: int) -> list[str]:
    first = f"{start}  ".ljust(indent)
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=" " * indent) or [start]
