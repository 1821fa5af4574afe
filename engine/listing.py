"""The installed methods and their parameters as text, for `chronofuse methods`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from ..models.manifest import Manifest
from ..models.parameters import Parameter

WIDTH = 100
INDENT = 36
"""Column in which what is said about a method or a parameter begins."""
FOOT = "The indented lines are parameters, with defaults and limits: set one with --param name=value."


def methods_text(methods: Iterable[Manifest]) -> str:
    """A method a line, and below it its parameters as they are written behind --param, with their defaults."""
    lines = []
    for manifest in methods:
        pairs = str(manifest.pairs_min) if manifest.pairs_min == manifest.pairs_max else "1-2"
        lines += _entry(f"{manifest.name:<12} {manifest.family:<10} pairs {pairs:<4} ", manifest.summary)
        for parameter in manifest.parameters:
            lines += _entry(*_told(parameter))
    return "\n".join([*lines, "", FOOT])


def _told(parameter: Parameter) -> tuple[str, str]:
    start = f"  {parameter.name}={parameter.default} "
    if parameter.choices:
        return start, f"{parameter.help} One of {', '.join(parameter.choices)}."
    return f"{start:<22}{parameter.least:g} to {parameter.most:g} ", parameter.help


def _entry(start: str, text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=start.ljust(INDENT), subsequent_indent=" " * INDENT) or [start]
