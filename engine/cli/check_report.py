"""A check on the terminal: signs and words for its lights, colours where they are seen."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Sequence
from typing import Optional

from ..door import command_line
from ..door.addresses import without_secrets
from ..door.check import Check
from ..door.errors import ChronofuseError
from ..door.jobs import FuseJob
from ..door.plain_text import printable
from ..report.check_text import Line, check_lines

SIGNS = {"ok": "\u2713", "warning": "!", "error": "\u2717"}
PLAIN_SIGNS = {"ok": "+", "warning": "!", "error": "x"}
"""For terminals that know no other characters."""
COLOURS = {"ok": "32", "warning": "33", "error": "31"}
MOST_COLUMNS = 110


def show_check(job: FuseJob, checks: Sequence[Check]) -> None:
    """Print what a check found."""
    roles = list(job.alone(0).inputs)
    if "reference" not in roles and any("reference" in job.alone(n).inputs for n in range(len(job.targets))):
        roles.append("reference")
    command, notes = _command(job)
    signs = SIGNS if _knows(SIGNS) else PLAIN_SIGNS
    columns = min(shutil.get_terminal_size().columns, MOST_COLUMNS) if sys.stdout.isatty() else None
    for line in check_lines(checks, roles, command, notes):
        is_command = line.text == command
        print(_drawn(line, signs, None if is_command else columns))


def _command(job: FuseJob) -> tuple[Optional[str], list[str]]:
    try:
        asked, named = command_line.to_run(job)
    except ChronofuseError:  # the name that was made up for an output is taken
        return None, []
    return command_line.command_of(asked), command_line.notes_on(asked, named)


def _drawn(line: Line, signs: dict[str, str], columns: Optional[int]) -> str:
    text = printable(without_secrets(line.text))
    before = " " * line.indent
    if line.light is not None:
        before += f"{signs[line.light]} {line.light:<8} "
    if columns is not None:
        text = textwrap.fill(
            text,
            max(40, columns - len(before)),
            subsequent_indent="" if line.light is None else "  ",
            break_long_words=False,
            break_on_hyphens=False,
        ).replace("\n", "\n" + " " * len(before))
    if line.light is not None and _colours():
        before = f"\x1b[{COLOURS[line.light]}m{before}\x1b[0m"
    return before + text


def _colours() -> bool:
    """Whether colours are seen, and wanted (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _knows(signs: dict[str, str]) -> bool:
    """Whether the terminal has these characters."""
    try:
        "".join(signs.values()).encode(sys.stdout.encoding or "ascii")
        return True
    except (LookupError, UnicodeEncodeError):
        return False
