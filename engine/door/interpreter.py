"""QGIS's own Python interpreter, from which the engine's environment is made.

Inside QGIS `sys.executable` is QGIS itself on Windows and macOS: started with `-m venv`, that would open a
second QGIS. So the interpreter is looked for where each build of QGIS keeps it. Where that is, is a pure
function of what Python says of itself; whether it is one of the right version is then tried by running it,
because the wrappers in some bundles of macOS only start inside QGIS.

Standard library alone.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Callable, Optional

from .errors import EngineMissingError
from .process_environment import clean_environment
from .short_commands import printed_by

NO_INTERPRETERS = ("qgis",)
"""Programs whose names begin so are QGIS and no interpreter."""
LOOK = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"
"""What tells an interpreter of the right version that can make environments."""
LOOK_SECONDS = 20


@dataclass(frozen=True)
class Whereabouts:
    """What Python says of itself, which is all that the search depends on."""

    system: str
    """As `sys.platform`: `win32`, `darwin`, `linux`."""
    version: tuple[int, int]
    executable: str
    base_prefix: str
    prefix: str = ""
    root: str = ""
    """OSGEO4W_ROOT, which the start scripts of QGIS for Windows set."""


def here() -> Whereabouts:
    """The whereabouts of this process."""
    return Whereabouts(
        sys.platform,
        sys.version_info[:2],
        sys.executable or "",
        sys.base_prefix,
        sys.base_exec_prefix,
        os.environ.get("OSGEO4W_ROOT", ""),
    )


def candidates(where: Whereabouts) -> list[PurePath]:
    """Where QGIS's interpreter may lie, the best place first; QGIS itself is never among them."""
    search = {"win32": _on_windows, "darwin": _on_macos}.get(where.system, _elsewhere)
    found: list[PurePath] = []
    for path in search(where):
        if path not in found and not path.name.lower().startswith(NO_INTERPRETERS):
            found.append(path)
    return found


def _on_windows(where: Whereabouts) -> Iterator[PurePath]:
    """OSGeo4W and the standalone installer (`apps\\Python312`, which is PYTHONHOME), conda (the prefix).

    `bin\\python3.exe` comes last: without PYTHONHOME, which we don't hand on, it does not find its library.
    """
    executable = PureWindowsPath(where.executable)
    folder = f"Python{where.version[0]}{where.version[1]}"
    roots = [PureWindowsPath(where.root)] if where.root else []
    roots += [parent for parent in executable.parents if parent.name.lower() != "bin"][:1]
    homes = [PureWindowsPath(prefix) for prefix in (where.base_prefix, where.prefix) if prefix]
    for home in [*homes, *(root / "apps" / folder for root in roots)]:
        yield from (home / name for name in ("python.exe", "python3.exe"))
    if executable.stem.lower().startswith("python"):
        yield executable
    for root in roots:
        yield from (root / "bin" / name for name in ("python3.exe", "python.exe"))


def _on_macos(where: Whereabouts) -> Iterator[PurePath]:
    """QGIS.app up to 3.44 (`Contents/MacOS/bin`), the bundles of QGIS 4 (`Contents/Frameworks`), builds of
    vcpkg (`tools/python3`), conda, Homebrew and MacPorts (the prefix)."""
    version = f"{where.version[0]}.{where.version[1]}"
    names = (f"python{version}", "python3", "python")
    executable = PurePosixPath(where.executable)
    bundles = [
        parent / "Contents"
        for place in (where.executable, where.base_prefix)
        for parent in PurePosixPath(place).parents
        if parent.suffix == ".app"
    ]
    folders = [PurePosixPath(p) / "bin" for p in (where.base_prefix, where.prefix) if p]
    for contents in bundles:
        folders += [
            contents / "MacOS" / "bin",
            contents / "MacOS",
            contents / "Frameworks" / "bin",
            contents / "Frameworks" / "Python.framework" / "Versions" / version / "bin",
            contents / "Frameworks" / "tools" / "python3",
            contents / "Resources" / "python" / "bin",
        ]
    folders += [PurePosixPath(p) / "tools" / "python3" for p in (where.base_prefix, where.prefix) if p]
    for folder in folders:
        yield from (folder / name for name in names)
    if executable.name.lower().startswith("python"):
        yield executable


def _elsewhere(where: Whereabouts) -> Iterator[PurePath]:
    """Debian, Fedora, Arch (`/usr`), the Flatpak (`/usr` of its runtime, or `/app`), conda (the prefix)."""
    version = f"{where.version[0]}.{where.version[1]}"
    executable = PurePosixPath(where.executable)
    prefixes = [PurePosixPath(p) for p in (where.base_prefix, where.prefix, "/app", "/usr") if p]
    for prefix in prefixes[:2]:
        yield from (prefix / "bin" / name for name in (f"python{version}", "python3"))
    if executable.name.startswith("python"):
        yield executable
    for prefix in prefixes[2:]:
        yield prefix / "bin" / f"python{version}"


def find_base(where: Optional[Whereabouts] = None, works: Optional[Callable[[str], bool]] = None) -> str:
    """QGIS's own interpreter: the first candidate that is there and works.

    Raises:
        EngineMissingError: there is none.
    """
    place = where or here()
    listed = candidates(place)
    tried = works or (lambda path: _is_of_version(path, place.version))
    there = [str(path) for path in listed if Path(path).is_file()]
    for path in there:
        if tried(path):
            return path
    wanted = f"Python {place.version[0]}.{place.version[1]}"
    looked = ", ".join(dict.fromkeys(str(path.parent) for path in listed[:8]))
    reason = f"{there[0]} does not start as {wanted}" if there else f"looked in {looked}"
    remedy = " (on Debian and Ubuntu install python3-venv)" if place.system == "linux" and there else ""
    raise EngineMissingError(
        f"No {wanted} that can make environments was found beside QGIS ({reason}): install QGIS with its "
        f"Python{remedy}, or set CHRONOFUSE_PYTHON to an interpreter that has GDAL and the packages of "
        "requirements/engine.txt."
    )


def _is_of_version(path: str, version: tuple[int, int]) -> bool:
    """Whether it starts, is of the version, and can make environments."""
    shown = printed_by([path, "-I", "-c", LOOK], LOOK_SECONDS, clean_environment())
    return shown is not None and shown.strip() == f"{version[0]}.{version[1]}"


def platform_words() -> str:
    """Python and system, as a sentence names them: `Python 3.11 on Linux x86_64`."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return f"Python {version} on {platform.system()} {platform.machine()}"
