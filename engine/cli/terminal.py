"""What the command line prints: names of files and bands, and a model's own words, are shown and never obeyed
by the terminal."""

from __future__ import annotations

import sys
from typing import IO, Optional

from ..door.addresses import without_secrets
from ..door.plain_text import printable


def show(text: object, end: str = "\n", file: Optional[IO[str]] = None) -> None:
    """Print a text."""
    print(printable(without_secrets(str(text))), end=end, file=file or sys.stdout)
