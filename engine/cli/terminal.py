"""What the command line prints: names of files and bands, and a model's own words, are shown and never obeyed
by the terminal."""

from __future__ import annotations

import sys
from typing import IO, Optional

from ..door.addresses import without_secrets
from ..door.plain_text import printable


def figure(value: float, digits: int = 4) -> str:
    """A number with so many digits, and large ones whole: 11,652 and never 1.165e+04."""
    return f"{value:,.0f}" if abs(value) >= 10**digits - 0.5 else f"{value:.{digits}g}"


def show(text: object, end: str = "\n", file: Optional[IO[str]] = None) -> None:
    """Print a text."""
    print(printable(without_secrets(str(text))), end=end, file=file or sys.stdout)
