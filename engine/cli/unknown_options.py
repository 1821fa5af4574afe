"""What is said of an option that a command does not have: which it may be instead."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Sequence

ALSO = {"--option": "--param", "--options": "--param", "--parameter": "--param", "--out": "--output"}
"""What one may call an option, where it has another name."""
NEAR = 0.7


def parsed(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments understood; ends with a sentence where one is not known."""
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        used = _used(parser, arguments)
        parser.error(sentence(used, unknown))
    return options


def sentence(used: argparse.ArgumentParser, unknown: Sequence[str]) -> str:
    """Of a command and of what it does not know."""
    name = next((one for one in unknown if one.startswith("-")), unknown[0]).split("=")[0]
    known = sorted(option for action in used._actions for option in action.option_strings)
    near = [ALSO[name]] if ALSO.get(name) in known else difflib.get_close_matches(name, known, 1, NEAR)
    told = f": did you mean {near[0]}?" if near and name.startswith("-") else "."
    return f"'{used.prog}' does not know '{name}'{told} '{used.prog} --help' lists what it takes."


def _used(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of the command that was called."""
    for argument in arguments:
        commands = (a.choices for a in parser._actions if isinstance(a, argparse._SubParsersAction))
        found = next((choices[argument] for choices in commands if argument in choices), None)
        if found is None:
            break
        parser = found
    return parser
