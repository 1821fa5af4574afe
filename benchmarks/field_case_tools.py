"""What the checks of field_cases.py have in common: a copy of a case to work in, commands, values of rasters,
and findings."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

import numpy as np
from osgeo import gdal

from chronofuse.engine.door.errors import BY_CODE

gdal.UseExceptions()
ROOT = Path(__file__).resolve().parents[1]
COMMAND = Path(sys.executable).with_name("chronofuse")
KERNELS = ROOT / "build" / "kernels"
"""What numba compiled, kept from case to case and for the tests."""
NEVER = {"internal-error", "protocol", "worker-died"}
SECONDS = 240.0
_SENTENCE = re.compile(r"chronofuse: (.+) \[([a-z-]+)\]")


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at in a case."""

    what: str
    measured: str
    wanted: str
    is_right: bool


Findings = Iterator[Finding]


class Skip(Exception):  # noqa: N818  it is no error
    """A case that can't be judged here; the message says why."""


@dataclass(frozen=True)
class Ended:
    """A command that came to its end."""

    status: Optional[int]
    """None where it was stopped because it took too long."""
    out: str
    said: str
    seconds: float

    @property
    def sentence(self) -> str:
        """The last line of what it said, without its code; nothing where that is no sentence."""
        match = _SENTENCE.fullmatch((self.said.strip().splitlines() or [""])[-1])
        return match[1] if match else ""

    @property
    def code(self) -> str:
        match = _SENTENCE.fullmatch((self.said.strip().splitlines() or [""])[-1])
        return match[2] if match else ""

    @property
    def is_refused_well(self) -> bool:
        """Whether it ended with one sentence and a code that somebody foresaw."""
        foreseen = self.code in BY_CODE and self.code not in NEVER and "Traceback" not in self.said
        return self.status in (1, 2) and foreseen

    @property
    def all_said(self) -> str:
        return self.out + self.said

    def __str__(self) -> str:
        """In a few words."""
        if self.status is None:
            return f"no end within {self.seconds:.0f} s"
        last = (self.said.strip().splitlines() or [""])[-1]
        return "exit 0" if self.status == 0 else f"exit {self.status}: {last[:160]}"


class Case:
    """A copy of a case's folder to work in, with a user's data folder and a temporary folder of its own."""

    def __init__(self, source: Path, root: Path):
        self.source, self.root = source, root
        self.folder, self.home, self.tmp = root / source.name, root / "home", root / "tmp"
        shutil.copytree(source, self.folder)
        for beside in source.parent.glob("_*"):  # the scene that several of them use
            shutil.copytree(beside, root / beside.name)
        KERNELS.mkdir(parents=True, exist_ok=True)
        for folder in (self.home, self.tmp, self.folder / "out", root / "user"):
            folder.mkdir()
        (self.home / "kernels").symlink_to(KERNELS)

    @property
    def environment(self) -> dict[str, str]:
        own = {"CHRONOFUSE_HOME": self.home, "TMPDIR": self.tmp, "HOME": self.root / "user"}
        given = {**own, "CHRONOFUSE": ROOT, "PYTHONDONTWRITEBYTECODE": 1}
        return {**os.environ, **{name: str(value) for name, value in given.items()}}

    def run(self, line: list[object], seconds: float = SECONDS, **env: object) -> Ended:
        """Any command in the case's folder; its whole session is ended where it takes too long."""
        begun = time.monotonic()
        process = subprocess.Popen(
            [os.fspath(word) if isinstance(word, (Path, bytes)) else str(word) for word in line],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self.folder,
            env={**self.environment, **{name: str(value) for name, value in env.items()}},
            start_new_session=True,
        )
        try:
            out, said = process.communicate(timeout=seconds)
            status: Optional[int] = process.returncode
        except subprocess.TimeoutExpired:
            with contextlib.suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)
            out, said = process.communicate()
            status = None
        texts = (text.decode("utf-8", "backslashreplace") for text in (out, said))
        return Ended(status, *texts, time.monotonic() - begun)

    def command(self, *words: object, **options) -> Ended:
        """`chronofuse` with these words."""
        return self.run([COMMAND, *words], **options)

    def fuse(
        self, fine, coarse, target, method="delta", *more, output: object = "out/o.tif", **options
    ) -> Ended:
        """A fusion of these images, by their names; an output that is there is replaced."""
        given = ("--fine", fine, "--coarse", coarse, "--target", target, "--method", method)
        return self.command("fuse", *given, "-o", output, "--overwrite", *more, **options)

    def check(self, fine, coarse, target, method="delta", *more, **options) -> Ended:
        given = ("--fine", fine, "--coarse", coarse, "--target", target, "--method", method)
        return self.command("check", *given, *more, **options)

    def path(self, name: str) -> Path:
        return self.folder / name

    def values(self, name: str = "out/o.tif") -> np.ndarray:
        """Physical values of a raster by plain GDAL, NaN for nodata, (bands, rows, cols); none without it."""
        if not self.path(name).exists():
            return np.full((0, 1, 1), np.nan)
        dataset, layers = gdal.Open(str(self.path(name))), []
        for number in range(1, dataset.RasterCount + 1):
            band = dataset.GetRasterBand(number)
            stored, valid = band.ReadAsArray().astype(np.float64), band.GetMaskBand().ReadAsArray() > 0
            scale = band.GetScale() if band.GetScale() is not None else 1.0
            layers.append(np.where(valid, stored * scale + (band.GetOffset() or 0.0), np.nan))
        return np.stack(layers)

    def stored(self, name: str) -> np.ndarray:
        """Stored numbers, (bands, rows, cols)."""
        dataset = gdal.Open(str(self.path(name)))
        return dataset.ReadAsArray().reshape(dataset.RasterCount, dataset.RasterYSize, dataset.RasterXSize)


Check = Callable[[Case], Findings]
CHECKS: dict[str, Check] = {}
"""Name of a case's folder to what judges it."""


def check_of(name: str) -> Callable[[Check], Check]:
    """Register what judges the case of that name."""

    def register(check: Check) -> Check:
        CHECKS[name] = check
        return check

    return register


# ---- findings


def is_whole(what: str, ended: Ended) -> Finding:
    return Finding(what, str(ended), "exit 0", ended.status == 0)


def is_refused(what: str, ended: Ended, words: str = "", codes: tuple[str, ...] = ()) -> Finding:
    """It is refused in one sentence, with one of the codes and with words (a regular expression) in it."""
    fits = not codes or ended.code in codes
    said = re.search(words, ended.sentence) if words else True
    wanted = " ".join(filter(None, ("one sentence", f"with {words}" if words else "", "/".join(codes))))
    return Finding(what, str(ended), wanted, bool(ended.is_refused_well and fits and said))


def is_whole_or_refused(what: str, ended: Ended) -> Finding:
    right = ended.status == 0 or ended.is_refused_well
    return Finding(what, str(ended), "exit 0 or one sentence", right)


def says(what: str, ended: Ended, words: str) -> Finding:
    """What it says has the words (a regular expression), on either stream."""
    found = re.search(words, ended.all_said)
    lines = [line for line in ended.all_said.splitlines() if "warning" in line]
    measured = f"'{found[0][:80]}'" if found else (lines or [str(ended)])[-1][:120]
    return Finding(what, measured, f"says {words}", bool(found))


def at_most(what: str, value: float, limit: float) -> Finding:
    return Finding(what, f"{value:.4g}", f"at most {limit:.4g}", bool(value <= limit))


def about(what: str, value: float, wanted: float, tolerance: float) -> Finding:
    right = bool(abs(value - wanted) <= tolerance)
    return Finding(what, f"{value:.4g}", f"{wanted:.4g} +- {tolerance:.2g}", right)


def within(what: str, values: np.ndarray, least: float, most: float) -> Finding:
    """All values that are there lie between two limits, and there are some."""
    known = values[np.isfinite(values)]
    measured = f"{known.min():.4g} to {known.max():.4g}" if known.size else "no value"
    right = bool(known.size and known.min() >= least and known.max() <= most)
    return Finding(what, measured, f"{least:g} to {most:g}", right)


def either(*findings: Finding) -> Finding:
    """Right where one of several is."""
    right = next((finding for finding in findings if finding.is_right), findings[0])
    wanted = ", or ".join(dict.fromkeys(finding.wanted for finding in findings))
    return Finding(right.what, right.measured, wanted, right.is_right)


def rmse(one: np.ndarray, other: np.ndarray) -> float:
    """Over the pixels that both have; infinite where there is none."""
    if one.shape != other.shape or not np.isfinite(one - other).any():
        return float("inf")
    return float(np.sqrt(np.nanmean((one - other) ** 2)))


@contextlib.contextmanager
def served(folder: Path) -> Iterator[int]:
    """Serve a folder on this machine; the port."""
    handler = functools.partial(_Silent, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass
