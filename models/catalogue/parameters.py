"""The parameters that a method declares in its manifest, and how a run's wishes are checked against them.

Standard library alone, because QGIS builds its forms from them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Optional, Union

from .errors import ParameterValueError
from .plain_values import is_number, is_text, shown

Value = Union[int, float, str]
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Parameter:
    """One number or choice that a user may set. Its kind is that of its default."""

    name: str
    """Lower-case letters, digits and underscores: it is written on command lines and made into the names
    of QGIS."""
    default: Value
    help: str
    """One sentence, with the unit."""
    least: Optional[float] = None
    most: Optional[float] = None
    choices: tuple[str, ...] = ()
    """For a default that is text: what it may be; without commas, which part assignments (`assignments`)."""
    networks: bool = False
    """Whether the names of the installed networks are choices, too; the catalogue adds them."""

    def __post_init__(self) -> None:
        if not (isinstance(self.name, str) and _NAME.fullmatch(self.name)):
            raise ValueError(
                f"the parameter {shown(self.name)} needs a name of lower-case letters, digits and underscores"
            )
        if not isinstance(self.networks, bool):
            raise ValueError(f"the parameter '{self.name}' has 'networks' {shown(self.networks)}")
        if not isinstance(self.choices, (list, tuple)):
            raise ValueError(
                f"the parameter '{self.name}' has the choices {shown(self.choices)}; give a list"
            )
        object.__setattr__(self, "choices", tuple(self.choices))
        if not is_text(self.help) or not all(is_text(c) and c and "," not in c for c in self.choices):
            raise ValueError(f"the parameter '{self.name}' has a help or choices that are no plain text")
        if isinstance(self.default, str):
            if self.default not in self.choices:
                raise ValueError(
                    f"the parameter '{self.name}' must list its default {shown(self.default)} among its "
                    "choices"
                )
        else:
            self._check_number()

    def _check_number(self) -> None:
        if not is_number(self.default) or self.choices:
            raise ValueError(
                f"the parameter '{self.name}' has the default {shown(self.default)}; numbers are possible, "
                "and text that is one of its choices"
            )
        least, most = self.least, self.most
        numbers = is_number(least) and is_number(most)
        if least is None or most is None or not numbers or not least <= float(self.default) <= most:
            raise ValueError(
                f"the parameter '{self.name}' has the default {self.default}, which is not within "
                f"{shown(self.least)} to {shown(self.most)}"
            )

    @property
    def is_whole(self) -> bool:
        return isinstance(self.default, int)

    @property
    def kind(self) -> tuple[type[object], tuple[str, ...]]:
        """What two parameters of one name must have in common: whole number, number, or the same choices."""
        return type(self.default), self.choices

    @property
    def limits(self) -> tuple[float, float]:
        """The least and the most that a number may be; a choice has none."""
        if self.least is None or self.most is None:
            raise TypeError(f"'{self.name}' is a choice and has no limits")
        return self.least, self.most

    @property
    def allowed(self) -> str:
        """What it may be, in words."""
        if self.choices:
            return f"one of {', '.join(self.choices)}"
        return f"a {'whole ' if self.is_whole else ''}number from {self.least:g} to {self.most:g}"

    def read(self, given: Any) -> Value:
        """A value of the right kind from what a user gave, as text or as a number.

        Raises:
            ParameterValueError: not a value that it may have.
        """
        value = self._choice(given) if self.choices else self._number(given)
        if value is None:
            raise ParameterValueError(f"The parameter '{self.name}' is '{given}': give {self.allowed}.")
        return value

    def _choice(self, given: Any) -> Optional[str]:
        return given if given in self.choices else None

    def _number(self, given: Any) -> Union[int, float, None]:
        try:
            number = float(given)
        except (OverflowError, TypeError, ValueError):
            return None
        if isinstance(given, bool) or not math.isfinite(number) or (self.is_whole and number != int(number)):
            return None
        least, most = self.limits
        if not least <= number <= most:
            return None
        return int(number) if self.is_whole else number


def settle(method: str, declared: Iterable[Parameter], given: Mapping[str, object]) -> dict[str, Value]:
    """Every declared parameter's value: as given, or its default.

    Raises:
        ParameterValueError: a name that the method does not declare, or a value that it can't have.
    """
    known = {parameter.name: parameter for parameter in declared}
    for name in given:
        if name not in known:
            has = ", ".join(f"{p.name} ({p.default})" for p in known.values()) or "none"
            raise ParameterValueError(
                f"The method '{method}' has no parameter '{name}': its parameters are {has}."
            )
    return {name: parameter.read(given.get(name, parameter.default)) for name, parameter in known.items()}


def assignments(texts: Iterable[str]) -> dict[str, str]:
    """Name to value, from texts like `window=41`.

    Raises:
        ParameterValueError: a text that is not an assignment, or a name that comes twice.
    """
    values: dict[str, str] = {}
    for text in texts:
        name, equals, value = (part.strip() for part in text.partition("="))
        if not (name and equals and value):
            lack = "value" if name else "name"
            raise ParameterValueError(
                f"The parameter '{text}' has no {lack}: give name=value, as in window=41."
            )
        if name in values:
            raise ParameterValueError(
                f"The parameter '{name}' is given twice ({values[name]} and {value}): give it once."
            )
        values[name] = value
    return values
