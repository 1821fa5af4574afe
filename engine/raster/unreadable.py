"""The sentence on what can't be read."""

from __future__ import annotations

from ..door.errors import UnreadableFileError


def unreadable(role: str, path: str, error: Exception) -> UnreadableFileError:
    return UnreadableFileError(
        f"{role} '{path}' can't be read ({_first_line(error)}): check that the file is whole "
        "and an image that GDAL opens."
    )


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")[:200]
