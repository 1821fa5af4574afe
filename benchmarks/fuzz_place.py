"""Where a trial of fuzz.py happens, how the engine is run there, and what a run may not do.

A trial has a folder of its own with inputs, outputs, a user's data folder (CHRONOFUSE_HOME) and a temporary
folder, always under the same path, because what is kept of a run is found by the path of its output. The
engine is the real one; where its own start is not what a trial is about, it is forked from the tests' warm
server (tests/warm.py), so that a run takes a third of a second.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "engine")]

import warm  # noqa: E402

from chronofuse.engine.door.errors import BY_CODE  # noqa: E402

ENTRY = ROOT / "engine" / "__main__.py"
NEVER = {"internal-error", "protocol", "worker-died"}
"""Codes of errors that nobody foresaw."""
LONGEST = 2000
"""Characters of a sentence that is still read."""
SECONDS = 10.0
"""That a run of a trial's small scene may take, unless the trial says more."""
COMPILES = 180.0
"""That a run may take which compiles its kernels first."""
STRAGGLES = 1.0
"""Seconds in which a worker goes whose client was killed."""
_SENTENCE = re.compile(r"chronofuse: (.+) \[([a-z-]+)\]")

Snapshot = dict[str, tuple[int, int, int]]
"""Path to mode, size and time of change."""


@dataclass(frozen=True)
class Ended:
    """A process of the engine that came to its end."""

    status: Optional[int]
    """Exit status, below zero for a signal; None where it was stopped because it took too long."""
    out: str
    said: str
    """Standard error."""
    seconds: float

    @property
    def events(self) -> list[dict[str, Any]]:
        """What a worker told; what is no event is left out."""
        told = []
        for line in self.out.splitlines():
            with contextlib.suppress(ValueError):
                told.append(json.loads(line))
        return [event for event in told if isinstance(event, dict)]


class Place:
    """The folder of a trial."""

    def __init__(self, root: Path):
        self.root = root
        self.inputs, self.out, self.home, self.tmp = (root / n for n in ("in", "out", "home", "tmp"))
        self.plan: dict[str, Any] = {}
        """What the trial's mutations and its verdict tell each other."""

    def fresh(self) -> None:
        """Empty, with the compiled kernels of all trials."""
        shutil.rmtree(self.root, ignore_errors=True)
        for folder in (self.inputs, self.out, self.home, self.tmp):
            folder.mkdir(parents=True)
        (self.home / "kernels").symlink_to(warm.KERNELS)
        self.plan = {}

    def copy_in(self, folder: Path) -> None:
        """Copies of some files as inputs, with their times."""
        for path in folder.iterdir():
            shutil.copy2(path, self.inputs / path.name)

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "CHRONOFUSE_HOME": str(self.home),
            "TMPDIR": str(self.tmp),
            "HOME": str(self.root.parent / "user"),
            "ORT_DISABLE_TELEMETRY": "1",
        }

    def snapshot(self) -> Snapshot:
        """Everything that lies here but for empty folders and compiled kernels."""
        seen = {}
        for folder, names, files in os.walk(self.root):
            if Path(folder) == self.home and "kernels" in names:
                names.remove("kernels")
            for name in [*files, *(n for n in names if (Path(folder) / n).is_symlink())]:
                path = Path(folder) / name
                status = path.lstat()
                seen[str(path.relative_to(self.root))] = (status.st_mode, status.st_size, status.st_mtime_ns)
        return seen

    def changed_since(self, before: Snapshot, may_be_new: set[str]) -> Optional[str]:
        """What a run left, changed or took away although it may not; outputs that may be new are left out."""
        after = self.snapshot()
        paths = sorted(p for p in {*before, *after} if before.get(p) != after.get(p) and p not in may_be_new)
        if not paths:
            return None
        first = paths[0]
        what = "left behind" if first not in before else "changed" if first in after else "taken away"
        return f"{what}: {first}" + (f" and {len(paths) - 1} more" if paths[1:] else "")


# ---- running


def command(place: Place, *words: object, seconds: float = SECONDS, real: bool = False) -> Ended:
    """`chronofuse` with these words; `real` where the start itself is what the trial is about."""
    return run(place, [str(warm.REAL_COMMAND if real else warm.COMMAND), *map(str, words)], seconds)


def worker(place: Place, job: Path, seconds: float = SECONDS) -> Ended:
    """The engine's process alone, with a job file."""
    return run(place, [str(warm.PYTHON), "-I", str(ENTRY), "worker", str(job)], seconds)


def run(place: Place, line: list[str], seconds: float) -> Ended:
    """Run to the end, its leash held; killed where it takes longer than it may."""
    leash, hold = os.pipe()
    begun = time.monotonic()
    process = subprocess.Popen(
        line,
        stdin=leash,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
        cwd=place.out,
        env=place.environment,
    )
    os.close(leash)
    try:
        out, said = process.communicate(timeout=seconds)
        return Ended(process.returncode, out, said, time.monotonic() - begun)
    except subprocess.TimeoutExpired:
        process.kill()
        os.close(hold)
        hold = -1
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=seconds)
        time.sleep(STRAGGLES)
        return Ended(None, "", "", time.monotonic() - begun)
    finally:
        if hold >= 0:
            os.close(hold)


# ---- what counts as survived


def fault_of_command(ended: Ended, refused: int = 2, also: frozenset[str] = frozenset()) -> Optional[str]:
    """What is wrong with how a command ended; None where it is whole or said one sentence.

    Args:
        refused: the exit status of a refusal; `check` has 1.
        also: codes that are right here, although they are nobody's fault elsewhere.
    """
    if ended.status is None:
        return f"no end within {ended.seconds:.0f} seconds"
    if "Traceback (most recent call last)" in ended.said:
        return f"a traceback: {ended.said.strip().splitlines()[-1][:200]}"
    if ended.status == 0:
        return None
    if ended.status != refused:
        return f"exit status {ended.status}: {ended.said.strip()[-200:]}"
    last = (ended.said.strip().splitlines() or [""])[-1]
    match = _SENTENCE.fullmatch(last)
    if not match:
        return f"the last line is no sentence with a code: {last[:200]!r}"
    return fault_of_sentence(match[1], match[2], also)


def fault_of_worker(ended: Ended) -> Optional[str]:
    """The same of the engine's process alone, by its last event."""
    if ended.status is None:
        return f"no end within {ended.seconds:.0f} seconds"
    if "Traceback (most recent call last)" in ended.said:
        return f"a traceback: {ended.said.strip().splitlines()[-1][:200]}"
    last = ended.events[-1] if ended.events else {}
    if ended.status == 0 and last.get("event") == "finished":
        return None
    if ended.status != 2 or last.get("event") != "failed":
        return f"exit status {ended.status} and last event {last.get('event')}: {ended.said.strip()[-200:]}"
    return fault_of_sentence(last["message"], last["code"])


def fault_of_sentence(text: str, code: str, also: frozenset[str] = frozenset()) -> Optional[str]:
    if code not in BY_CODE or (code in NEVER and code not in also):
        return f"[{code}] {text[:200]}"
    if len(text) > LONGEST:
        return f"[{code}] a sentence of {len(text)} characters: {text[:120]}"
    return f"[{code}] more than one line: {text[:200]!r}" if "\n" in text.strip() else None


def kept_rows_were_told(ended: Ended) -> bool:
    """Whether the run said that it keeps rows to go on from, which then lie in the user's data folder."""
    return "of the rows are kept" in ended.said + ended.out
