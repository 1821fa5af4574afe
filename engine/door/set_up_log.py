"""The log of a set-up: every command and all that it printed, for a person to open and to hand on.

No secret goes into it. It is one file in the user's data folder, begun anew by each set-up; where that can't
be written, one in the temporary folder.

Standard library alone.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from pathlib import Path
from typing import IO, Optional
from urllib.parse import quote, unquote, urlsplit

from ...models.catalogue.home import home
from .addresses import without_secrets
from .plain_text import printable

NAME = "set-up.log"
LEFT_OUT = "..."


def log_path() -> Path:
    """Where the log of the last set-up lies, or will lie."""
    kept, temporary = home() / NAME, Path(tempfile.gettempdir()) / f"chronofuse-{_user()}-{NAME}"
    return temporary if temporary.exists() and not kept.exists() else kept


class SetUpLog:
    """Is written line by line, so that it is whole whenever somebody opens it."""

    def __init__(self, proxy: str = "") -> None:
        self._secrets = _secrets_of(proxy)
        self.path: Optional[Path] = None
        self._file: Optional[IO[str]] = None
        self._begun = time.monotonic()
        for path in (home() / NAME, Path(tempfile.gettempdir()) / f"chronofuse-{_user()}-{NAME}"):
            with contextlib.suppress(OSError):
                path.parent.mkdir(parents=True, exist_ok=True)
                handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _NO_LINK, 0o600)
                self._file, self.path = os.fdopen(handle, "w", encoding="utf-8"), path
                break
        self.write(time.strftime("Set-up of the engine of Chronofuse, %Y-%m-%d %H:%M:%S"))

    def write(self, line: str) -> None:
        """Add a line, without what must not be told."""
        if self._file is not None:
            with contextlib.suppress(OSError, ValueError):  # a full disk must not hide why the set-up failed
                self._file.write(f"{time.monotonic() - self._begun:7.1f} s  {self.clean(line)}\n")
                self._file.flush()

    def clean(self, line: str) -> str:
        """A line without logins and passwords."""
        for secret in self._secrets:
            line = line.replace(secret, LEFT_OUT)
        return printable(without_secrets(line))

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()


_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def _secrets_of(proxy: str) -> list[str]:
    """A proxy's password in all ways in which a program may write it."""
    try:
        password = urlsplit(proxy).password or ""
    except ValueError:
        return []
    plain = unquote(password)
    return sorted({password, plain, quote(plain, safe="")} - {""}, key=len, reverse=True)


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
