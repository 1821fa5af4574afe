"""Where the engine's Python is, and in which state it is.

The worker runs in a private environment outside the plugin's folder, keyed by Python version and platform. It
is made from QGIS's own interpreter with its site packages visible (GDAL and numpy come from there);
`set_up.py` makes it. A checkout that `make setup` has prepared brings its own `.venv`.

Standard library alone.
"""

from __future__ import annotations

import os
import platform
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from ...models.catalogue.home import home
from . import health, libraries
from .errors import EngineMissingError
from .old_environments import mark_use
from .plain_text import cut

PACKAGE = Path(__file__).resolve().parents[2]
READY, MISSING, OUTDATED, BROKEN = "ready", "missing", "outdated", "broken"
COMPLETE, WITH_TRAINING, WITH_GRAPHICS = "complete", "complete-training", "complete-graphics"
"""The stamps of an environment: what it, and what was added to it, was made from."""


def folder() -> Path:
    """The private environment's folder, whether it is there or not."""
    version = f"py{sys.version_info.major}{sys.version_info.minor}"
    return home() / f"engine-{version}-{sys.platform}-{platform.machine().lower()}"


def find_python() -> str:
    """The interpreter that runs the engine.

    Raises:
        EngineMissingError: there is none yet.
    """
    given = given_python()
    if given:
        return given
    python = finished(folder())
    if python and python.is_file():
        mark_use(folder())
        return str(python)
    raise EngineMissingError(
        f"The engine is not set up yet (nothing in '{folder()}'): press 'Set up the engine' in the "
        "Chronofuse dock, "
        "or run the algorithm chronofuse:setup once."
    )


def damaged(reason: str) -> EngineMissingError:
    """The error for an environment whose libraries can't be imported."""
    return EngineMissingError(
        f"The engine is damaged ({cut(reason, 200)}): press 'Repair the engine' in the Chronofuse dock, or "
        "run "
        "the algorithm chronofuse:setup, which installs again what is missing."
    )


def import_failure(said: str) -> str:
    """What could not be imported, by the last words of a process that ended over it; empty where it ended
    otherwise."""
    found = re.findall(r"(?m)^(?:ModuleNotFoundError|ImportError): (.+)$", said)
    return found[-1] if found else ""


def given_python() -> Optional[str]:
    """An interpreter that nobody has to set up: that of CHRONOFUSE_PYTHON, or of a checkout."""
    for candidate in (os.environ.get("CHRONOFUSE_PYTHON"), python_of(PACKAGE / ".venv")):
        if candidate and Path(candidate).is_file():
            return str(candidate)
    return None


def finished(target: Path) -> Optional[Path]:
    """The environment's interpreter, if it was made whole and from today's locks."""
    return python_of(target) if _is_stamped(target / COMPLETE, libraries.ENGINE) else None


def has_training(target: Path) -> bool:
    """Whether what training needs was added."""
    return _is_stamped(target / WITH_TRAINING, libraries.TRAINING, libraries.TORCH)


def has_graphics(target: Path) -> bool:
    """Whether ONNX Runtime for NVIDIA cards was put in."""
    return libraries.GRAPHICS.is_file() and _is_stamped(target / WITH_GRAPHICS, libraries.GRAPHICS)


def python_of(environment: Path) -> Optional[Path]:
    """The interpreter of an environment, if it is there."""
    python = environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    return python if python.exists() else None


@dataclass(frozen=True)
class Standing:
    """In which state the engine is."""

    state: str
    """READY, MISSING, OUTDATED or BROKEN."""
    why: str = ""
    """What is wrong, as a sentence."""


def standing() -> Standing:
    """In which state the engine is, without starting it; reads some thousand entries of folders, so not for
    a thread that must not wait."""
    if given_python():
        return Standing(READY)
    target = folder()
    if not (target / COMPLETE).is_file():
        return Standing(MISSING, "The engine is not set up yet.")
    if finished(target) is None:
        if python_of(target) is None:
            return Standing(BROKEN, "The Python that the engine was made from is gone.")
        return Standing(OUTDATED, "This version of Chronofuse needs newer libraries than the engine has.")
    found = health.damages(target)
    if found:
        return Standing(BROKEN, f"The engine is damaged ({health.in_words(found)}).")
    return Standing(READY)


def _is_stamped(stamp: Path, *locks: Path) -> bool:
    try:
        return stamp.read_text("utf-8") == libraries.stamp(*locks)
    except OSError:
        return False
