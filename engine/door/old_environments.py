"""What set-ups left that nobody uses any more: taken away after the next one.

Renaming a folder takes a moment, deleting ten thousand files may take seconds: so what has to be out of the
way is renamed first, and deleted in the background.

Standard library alone.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
import time
import uuid
from pathlib import Path

from ...models.catalogue.home import home
from .libraries import ENGINE, plain_name, stamp
from .locks import Lock

GONE = "gone-"
"""How the name of a folder begins that only has to be deleted."""
DOWNLOADS = "downloads"
LAST_USE = "last-use"
UNUSED_DAYS = 60
"""After so many an environment of another version of Chronofuse, for another Python, is taken away."""
_DAY = 86_400


def remove(folder: Path) -> None:
    """Take a folder away at once, and delete it in the background."""
    if not os.path.lexists(folder):
        return
    away = folder.with_name(f"{GONE}{uuid.uuid4().hex[:8]}-{folder.name}")
    try:
        os.replace(folder, away)
    except OSError:  # Windows: a file of it is open
        away = folder
    threading.Thread(target=shutil.rmtree, args=(away, True), daemon=True).start()


def remove_now(folder: Path) -> None:
    """Take a folder away, and come back when it is deleted."""
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder, ignore_errors=True)


def mark_use(environment: Path) -> None:
    """Note that an environment is used, once a day."""
    mark = environment / LAST_USE
    with contextlib.suppress(OSError):
        if not mark.exists() or time.time() - mark.stat().st_mtime > _DAY:
            mark.touch()


def clean_up(current: Path) -> list[str]:
    """Take away what earlier set-ups left in the user's data folder; the names of the environments that went.

    These go: folders that were only waiting to be deleted, environments that never became whole, those
    whose Python is gone, and those of another version of Chronofuse that nobody has used for two months.
    Another QGIS's own environment stays.
    """
    went: list[str] = []
    with contextlib.suppress(OSError):
        for folder in sorted(home().iterdir()):
            if folder.name.startswith(GONE):
                remove_now(folder)
            elif folder.name.startswith("engine-py") and folder.is_dir() and folder != current:
                _remove_if_unused(folder, went)
    return went


def _remove_if_unused(folder: Path, went: list[str]) -> None:
    if is_unused(folder) and _nobody_works_on(folder):
        remove_now(folder)
        went.append(folder.name)


def is_unused(environment: Path) -> bool:
    """Whether nobody needs an environment any more."""
    complete = environment / "complete"
    if not complete.is_file() or not _has_python(environment):
        return True
    with contextlib.suppress(OSError):
        if complete.read_text("utf-8") == stamp(ENGINE):
            return False
        used = max(path.stat().st_mtime for path in (complete, environment / LAST_USE) if path.exists())
        return time.time() - used > UNUSED_DAYS * _DAY
    return False


def _has_python(environment: Path) -> bool:
    """Whether the interpreter that an environment was made from is still there."""
    with contextlib.suppress(OSError):
        for line in (environment / "pyvenv.cfg").read_text("utf-8").splitlines():
            key, _, value = line.partition("=")
            if plain_name(key.strip()) == "home":
                return Path(value.strip()).is_dir()
    return False


def _nobody_works_on(environment: Path) -> bool:
    """Whether no set-up is making it at this moment."""
    try:
        Lock(environment, "clean-up").release()
    except (OSError, RuntimeError):
        return False
    return True
