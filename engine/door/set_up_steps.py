"""The commands of a set-up: run, logged, followed byte by byte, and their failures told.

Standard library alone.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
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
        self.source = libraries.Source(wishes.wheels, self.downloads / "cache")

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
        self.log.write(f"$ {' '.join(command)}")
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
            raise self.failure(str(error), what) from error
        if status:
            raise self.failure("\n".join(lines), what)
        return "\n".join(lines)

    def failure(self, output: str, what: str) -> ChronofuseError:
        """The error for a command that failed with that output."""
        found = libraries.other_file(output)
        if found:
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
        temporary.mkdir(parents=True, exist_ok=True)
        following = _Following(self, part, temporary)

        def run(command: list[str]) -> str:
            return self.run(command, "installing the libraries", following.hear, following.tick)

        self.begin(DOWNLOADING)
        try:
            yield run
        finally:
            old_environments.remove(temporary)

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
        self._library, self._at_hand = "", 0
        self._libraries: tuple[str, ...] = ()

    def hear(self, line: str) -> None:
        """A line of pip's."""
        step = pip_output.step(line)
        if step is None:
            return
        if step.libraries and not self._libraries:
            self._steps.begin(INSTALLING)
        self._library, self._libraries = step.library, step.libraries or self._libraries
        if step.file:
            with contextlib.suppress(OSError):
                self._at_hand += Path(step.file).stat().st_size
        self.tick()

    def tick(self) -> None:
        """Look how far it is."""
        if self._libraries:
            there = health.installed(self._steps.target)
            left = [name for name in self._libraries if name not in there]
            share = 1 - len(left) / len(self._libraries)
            self._steps.course.tell(share, left[0] if left else "")
        else:
            size = self._part.download or 1
            done = min(size, self._at_hand + _bytes_below(self._temporary))
            self._steps.course.tell(done / size, self._library, done, size)


def _bytes_below(folder: Path) -> int:
    """How much lies in pip's temporary folders."""
    total = 0
    for path in folder.glob("pip-unpack-*/*"):
        with contextlib.suppress(OSError):  # it was moved in this moment
            total += os.stat(path).st_size
    return total
