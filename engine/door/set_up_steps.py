"""The commands of a set-up: run, logged, followed byte by byte, and their failures told.

Standard library alone.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Callable

from . import health, libraries, old_environments, pip_output, process_tree
from .errors import CancelledError, ChronofuseError, EngineMissingError
from .process_environment import clean_environment
from .set_up_course import DOWNLOADING, INSTALLING, Course, SetUpWishes
from .set_up_log import SetUpLog
from .set_up_sizes import Part

PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")
"""Both spellings, since the small ones come first where both are set."""
PATIENCE = {"PIP_TIMEOUT": "20", "PIP_RETRIES": "2"}
"""pip's own would take a minute until it says that there is no network; the user's own come first."""
LOOKING = 0.3
"""The share of an installation in which pip looks at the wheels and compares their hashes."""


class Steps:
    """Runs what a set-up takes, one command after the other."""

    def __init__(
        self,
        course: Course,
        log: SetUpLog,
        cancelled: Callable[[], bool],
        wishes: SetUpWishes,
        target: Path,
    ) -> None:
        self.course, self.log, self.cancelled, self.wishes, self.target = (
            course,
            log,
            cancelled,
            wishes,
            target,
        )
        self.downloads = target.parent / old_environments.DOWNLOADS
        self.kept = self.downloads / "kept"
        self.source = libraries.Source(wishes.wheels, self.kept)

    def begin(self, stage: str) -> None:
        """The next step of that stage begins."""
        self.log.write(f"--- {stage}")
        self.course.begin(stage)

    def run(
        self,
        command: list[str],
        what: str,
        hear: Callable[[str], None] = lambda line: None,
        tick: Callable[[], None] = lambda: None,
    ) -> str:
        """Run a fixed command to its end, in the clean environment; its output.

        Args:
            what: what it does, for the sentence where nobody knows why it failed.
            hear: given each line of its output.
            tick: called ten times a second.

        Raises:
            CancelledError: the set-up is to end.
            EngineMissingError, DiskFullError: it failed, with the reason and a remedy.
        """
        status, output = self._attempt(command, what, hear, tick)
        if status:
            raise self.failure(output, what)
        return output

    def _attempt(
        self, command: list[str], what: str, hear: Callable[[str], None], tick: Callable[[], None]
    ) -> tuple[int, str]:
        """The exit status and the output of a command."""
        self.log.write(f"$ {' '.join(map(_in_one_line, command))}")
        lines: list[str] = []

        def on_line(line: str) -> None:
            lines.append(line)
            if line.strip():
                self.log.write(f"  {line}")
            hear(line)

        try:
            status = process_tree.run(command, self._environment(), self.cancelled, on_line, tick)
        except process_tree.Cancelled:
            raise CancelledError("The set-up was cancelled.") from None
        except OSError as error:
            raise self.failure(f"Error: '{command[0]}' does not start", what) from error
        return status, "\n".join(lines)

    def failure(self, output: str, what: str) -> ChronofuseError:
        """The error for a command that failed with that output."""
        found = libraries.other_file(output)
        if found:
            old_environments.remove(self.kept)  # it may be one of these
            return EngineMissingError(
                f"Setting up the engine failed: {found}, which no lock in the plugin's folder requirements "
                "names, so it was not installed; it was damaged on its way or is another file: try again, "
                "and if "
                "that does not help, look where pip takes its files from ('pip config list', PIP_INDEX_URL)."
            )
        return pip_output.failure(
            self.log.clean(output) if self.wishes.proxy else output,
            what,
            self.wishes.proxy,
            self.wishes.wheels,
            str(self.target.parent),
        )

    @contextlib.contextmanager
    def of_pip(self, part: Part) -> Iterator[libraries.Run]:
        """A function that runs pip's commands and tells how far they are; `part` is what they install."""
        temporary = self.downloads / "unpacked"
        for folder in (temporary, self.kept):
            folder.mkdir(parents=True, exist_ok=True)
        self._keep(temporary)  # of a try that was ended with QGIS
        following = _Following(self, part, temporary)

        def run(command: list[str]) -> str:
            what = "installing the libraries"
            following.begin(command)
            status, output = self._attempt(command, what, following.hear, following.tick)
            if status == 0:
                return output
            unexplained = "" if self.wishes.wheels else pip_output.unexplained(output)
            if unexplained:
                output += self._ask_again(command[0], unexplained, temporary)
            raise self.failure(output, what)

        if not self.wishes.wheels:
            self.begin(DOWNLOADING)
        try:
            yield run
        finally:
            self._keep(temporary)  # where pip was killed
            old_environments.remove(temporary)

    def _keep(self, temporary: Path) -> None:
        """Keep the wheels that have come whole into pip's folder, where pip could not do it itself
        (libraries.KEEPING); a second name takes no room."""
        for path in temporary.glob("pip-unpack-*/*.whl"):
            kept = self.kept / path.name
            with contextlib.suppress(OSError):
                if not kept.exists() and zipfile.is_zipfile(path):
                    try:
                        os.link(path, kept)
                    except OSError:  # a file system without second names
                        shutil.copyfile(path, kept)

    def _ask_again(self, python: str, requirement: str, temporary: Path) -> str:
        """What pip says of a library that it did not find, where it tells all: else it keeps to itself that a
        proxy asked for a login, say."""
        pip = [python, "-I", "-m", "pip", "download", "-vv", "--disable-pip-version-check", "--no-input"]
        options = ["--no-deps", "--no-cache-dir", "-d", str(temporary), requirement]
        _, output = self._attempt([*pip, *options], "asking for it", lambda line: None, lambda: None)
        told = (
            line for line in output.splitlines() if line.startswith(("Could not fetch", "WARNING: Retrying"))
        )
        return "\n".join(["", *told])

    def _environment(self) -> dict[str, str]:
        """The clean environment, with the proxy that the face gave, in which its password is in no command
        line; and a temporary folder on the disk that was asked for room."""
        proxy = self.wishes.proxy
        given = {**PATIENCE, **clean_environment()}
        if proxy:
            given.update(dict.fromkeys(PROXIES, proxy))
            given.pop("ALL_PROXY", None)
        if self.wishes.no_proxy:
            given.update({"NO_PROXY": self.wishes.no_proxy, "no_proxy": self.wishes.no_proxy})
        temporary = self.downloads / "unpacked"
        if temporary.is_dir():
            given.update(dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary)))
        return given


class _Following:
    """How far pip is: bytes in its temporary folder while it downloads, descriptions of libraries that
    have come while it installs."""

    def __init__(self, steps: Steps, part: Part, temporary: Path) -> None:
        self._steps, self._part, self._temporary = steps, part, temporary
        self._library, self._installs = "", False
        self._libraries: tuple[str, ...] = ()
        self._files: set[str] = set()
        """Wheels that were at hand: kept from a try before, or looked at before they are installed."""

    def begin(self, command: list[str]) -> None:
        """One of pip's commands begins."""
        if "install" in command and not self._installs:
            self._steps.begin(INSTALLING)
        self._installs = "install" in command
        self._library, self._libraries, self._files = "", (), set()

    def hear(self, line: str) -> None:
        """A line of pip's."""
        step = pip_output.step(line)
        if step is None:
            return
        if self._installs:
            self._libraries = step.libraries
        self._library = step.library
        if step.file:
            self._files.add(step.file)
        self.tick()

    def tick(self) -> None:
        """Look how far it is."""
        if self._libraries:
            there = health.installed(self._steps.target)
            left = [name for name in self._libraries if name not in there]
            share = 1 - len(left) / len(self._libraries)
            self._steps.course.tell(LOOKING + (1 - LOOKING) * share, left[0] if left else "")
        elif self._installs:
            folder = (
                Path(self._steps.wishes.wheels).expanduser()
                if self._steps.wishes.wheels
                else self._steps.kept
            )
            wheels = max(1, len(list(folder.glob("*.whl"))))
            self._steps.course.tell(LOOKING * min(1.0, len(self._files) / wheels), self._library)
        else:
            size = self._part.download or 1
            done = min(size, _bytes_of(self._files) + _bytes_below(self._temporary))
            self._steps.course.tell(done / size, self._library, done, size)


def _in_one_line(argument: str) -> str:
    """An argument as the log has it: of a program of several lines the first."""
    first, *others = argument.strip().splitlines() or [""]
    return f"{first} ..." if others else argument


def _bytes_of(files: Iterable[str]) -> int:
    """How much files take."""
    total = 0
    for path in files:
        with contextlib.suppress(OSError):
            total += Path(path.removeprefix("file://")).stat().st_size
    return total


def _bytes_below(folder: Path) -> int:
    """How much lies in pip's temporary folders."""
    total = 0
    for path in folder.glob("pip-unpack-*/*"):
        with contextlib.suppress(OSError):  # it was moved in this moment
            total += os.stat(path).st_size
    return total
