"""Long runs for fuzz.py: a scene of several strips of rows, what a whole run of it writes, and runs that are
killed."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import fuzz_place  # first, for where the tests' own runs lie
import runs
import warm
from fuzz_place import Place, command

HEIGHT = 2320
"""Rows of the scene: five strips."""
SECONDS = 60.0
"""That a run of this scene may take while others take the machine's time."""
SIGNALS = {"terminated": signal.SIGTERM, "interrupted": signal.SIGINT, "hung up": signal.SIGHUP}


def tall(place: Place) -> Path:
    """The scene of all trials, beside the trial's folder, and `whole`: what an undisturbed run writes of it
    (seconds.txt: how long that takes)."""
    folder = place.root.parent / "tall"
    if not (folder / "seconds.txt").exists():
        folder.mkdir(exist_ok=True)
        runs.tall_scene(folder, height=HEIGHT, dates=1)
        place.fresh()
        command(place, *words(folder, place), seconds=300)  # compiles what is not compiled yet
        ended = command(place, *words(folder, place), "--overwrite", seconds=SECONDS, real=True)
        if ended.status:
            raise RuntimeError(f"the sound scene can't be fused: {ended.said}")
        shutil.rmtree(folder / "whole", ignore_errors=True)
        shutil.copytree(place.out, folder / "whole")
        (folder / "seconds.txt").write_text(str(ended.seconds))
    return folder


def words(folder: Path, place: Place) -> list[object]:
    """A fusion of the tall scene with two outputs."""
    day = "2024-07-01"
    return [
        *("fuse", "--fine", folder / "fine_2024-04-12.tif", "--coarse", folder / "coarse_2024-04-12.tif"),
        *("--target", folder / f"coarse_{day}.tif", "--method", "starfm", "--param", "window=9"),
        *("--tile", 64, "--threads", 2, "-o", place.out / "o.tif", "--ndvi", place.out / "n.tif"),
    ]


def whole(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "whole").iterdir()}


class Killed:
    """A run of the real command that is killed at a moment, and how."""

    def __init__(self, place: Place, line: list[object]):
        self.process = subprocess.Popen(
            [str(warm.REAL_COMMAND), *map(str, line)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            cwd=place.out,
            env=place.environment,
            start_new_session=True,
        )
        self.workers: list[int] = []

    def kill(self, how: str, after: float) -> None:
        """Kill the worker, the client or both, or ask the client to stop, after so many seconds."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(after)
        self.workers = self._workers()
        if how in SIGNALS:
            self._send(self.process.pid, SIGNALS[how])
            return
        if how in ("client", "both"):
            self._send(self.process.pid, signal.SIGKILL)
        for worker in self.workers if how in ("worker", "both") else ():
            self._send(worker, signal.SIGKILL)

    def end(self, seconds: float = 20.0) -> tuple[int, str]:
        """Exit status and standard error, when the worker is gone as well."""
        try:
            _, said = self.process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            self._send(self.process.pid, signal.SIGKILL)
            _, said = self.process.communicate()
            said += "\nit did not end"
        deadline = time.monotonic() + seconds
        while any(map(runs.is_alive, self.workers)) and time.monotonic() < deadline:
            time.sleep(0.01)
        return self.process.returncode, said

    def _workers(self) -> list[int]:
        try:
            listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        except OSError:
            return []
        return [int(pid) for pid in listed.split()]

    @staticmethod
    def _send(pid: int, number: int) -> None:
        with contextlib.suppress(OSError):
            os.kill(pid, number)


__all__ = ["Killed", "fuzz_place", "tall", "whole", "words"]
