"""Where Chronofuse keeps what belongs to one user."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def home() -> Path:
    """The folder of what Chronofuse keeps for this user: the engine's environment and the user's own
    models."""
    if os.environ.get("CHRONOFUSE_HOME"):
        return Path(os.environ["CHRONOFUSE_HOME"])
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "chronofuse"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "chronofuse"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "chronofuse"


def files_in(folder: Path, ending: str) -> list[Path]:
    """The files in a folder of the user's that end so, by their names; none where there is no such folder, or
    this user may not look into it, as where a command is run in the name of another."""
    try:
        return sorted(path for path in folder.iterdir() if path.name.endswith(ending))
    except OSError:
        return []
