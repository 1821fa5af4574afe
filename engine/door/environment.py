"""Where the engine's Python is, and making it where it is missing.

The worker runs in a private environment outside the plugin's folder, keyed by Python version and platform. It
is made from QGIS's own interpreter with its site packages visible (GDAL and numpy come from there). Where the
numpy that is there is older than the libraries ask for, the environment gets a newer one that GDAL can work
with. What is downloaded are the files of the locks and no others (`libraries.py`). A checkout that `make
setup` has prepared brings its own `.venv`.

All commands are isolated (`-I`), as the worker is: what lies in the working folder or among the user's own
packages is neither run nor taken for installed.

Standard library alone.
"""

from __future__ import annotations

import contextlib
import os
import platform
import shutil
import subprocess  # nosec B404  # pip and venv of the engine's own environment
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Callable, Optional

from ...models.catalogue.home import home
from . import libraries
from .errors import CancelledError, EngineMissingError, OutputNotWritableError
from .locks import Lock
from .process_environment import clean_environment

PACKAGE = Path(__file__).resolve().parents[2]
TRAINING_SINCE = (3, 10)
"""The oldest Python that PyTorch and safetensors of requirements/train.txt are made for."""
LOOK_SECONDS = 0.5
"""How often a set-up that waits for another one looks whether that has ended."""


def folder() -> Path:
    """The private environment's folder, whether it is there or not."""
    version = f"py{sys.version_info.major}{sys.version_info.minor}"
    return home() / f"engine-{version}-{sys.platform}-{platform.machine().lower()}"


def find_python() -> str:
    """The interpreter that runs the engine.

    Raises:
        EngineMissingError: there is none yet.
    """
    candidates = [os.environ.get("CHRONOFUSE_PYTHON"), _python_of(PACKAGE / ".venv"), _finished(folder())]
    for candidate in candidates:
        if candidate and Path(candidate).is_file():
            return str(candidate)
    raise EngineMissingError(
        f"The engine is not set up yet (nothing in '{folder()}'): press 'Set up the engine' in the "
        "Chronofuse dock, "
        "or run the algorithm chronofuse:setup once."
    )


def set_up(
    say: Callable[[str], None] = print,
    cancelled: Callable[[], bool] = lambda: False,
    with_training: bool = False,
) -> str:
    """Make the private environment and return its interpreter; what was half made is removed on failure.

    Args:
        with_training: install what training needs as well.
    Raises:
        EngineMissingError: a step failed; the message has its last line.
        CancelledError: `cancelled` said so.
    """
    with _alone(folder(), say, cancelled):
        python = str(_finished(folder()) or _make(folder(), say, cancelled))
        if with_training:
            _add_training(python, say, cancelled)
    say("The engine is ready")
    return python


@contextlib.contextmanager
def _alone(target: Path, say: Callable[[str], None], cancelled: Callable[[], bool]) -> Iterator[None]:
    """Wait until no other process sets the engine up; then none begins while we do."""
    told = False
    while True:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            lock = Lock(target, "set-up")
            break
        except BlockingIOError as error:
            if not told:
                say(f"Another set-up ({error}) is under way; waiting until it has ended")
            told = True
        except OutputNotWritableError as error:  # something else in the place of the lock
            raise EngineMissingError(f"The engine can't be set up: {error}") from error
        except OSError as error:
            raise EngineMissingError(
                f"The engine can't be set up in '{target.parent}' ({error.strerror}): free some space, check "
                "the folder and its permissions, or set CHRONOFUSE_HOME to another folder."
            ) from error
        if cancelled():
            raise CancelledError("The set-up was cancelled; nothing was left behind.")
        time.sleep(LOOK_SECONDS)
    try:
        yield
    finally:
        lock.release()


def _make(target: Path, say: Callable[[str], None], cancelled: Callable[[], bool]) -> str:
    """Make the environment anew; its interpreter."""
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    base = _base_interpreter()
    try:
        say(f"Making {target}")
        _run([base, "-I", "-m", "venv", "--system-site-packages", str(target)], cancelled)
        python = str(_python_of(target))
        numpy = _run([python, "-I", "-c", "import numpy; print(numpy.__version__)"], cancelled).split()[-1]
        (target / "constraints.txt").write_text(libraries.numpy_beside_gdal(numpy) + "\n", "utf-8")
        say("Downloading and installing the engine's libraries (about 150 MB)")
        libraries.install_engine(python, lambda command: _run(command, cancelled))
        say("Trying them")
        _run(
            [
                python,
                "-I",
                "-c",
                "import numba, onnxruntime, scipy, matplotlib; from osgeo import gdal_array",
            ],
            cancelled,
        )
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    (target / "complete").write_text(libraries.stamp(libraries.ENGINE), "utf-8")
    return python


def _add_training(python: str, say: Callable[[str], None], cancelled: Callable[[], bool]) -> None:
    """Install what training needs into the finished environment, unless it is there."""
    if sys.version_info[:2] < TRAINING_SINCE:
        raise EngineMissingError(
            f"Training needs Python {'.'.join(map(str, TRAINING_SINCE))} or newer, and this QGIS brings "
            f"{platform.python_version()}: train with a newer QGIS, or from the command line of another. "
            "The engine itself is ready, and a model that was trained elsewhere can be used here."
        )
    stamp, wanted = folder() / "complete-training", libraries.stamp(libraries.TRAINING, libraries.TORCH)
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    other = os.environ.get(libraries.OTHER_TORCH)
    with_cuda = sys.platform.startswith("linux") and not other
    say(
        "Downloading and installing the training's libraries "
        f"({'up to 3 GB, with CUDA' if with_cuda else 'about 300 MB'})"
        + (f", torch from where {libraries.OTHER_TORCH} says" if other else "")
    )
    libraries.install_training(python, folder() / "constraints.txt", lambda command: _run(command, cancelled))
    say("Trying them")
    _run(
        [python, "-I", "-c", "import torch, onnx, onnxscript, safetensors; from osgeo import gdal_array"],
        cancelled,
    )
    stamp.write_text(wanted, "utf-8")


def _finished(target: Path) -> Optional[Path]:
    """The environment's interpreter, if it was made whole and from today's locks."""
    stamp = target / "complete"
    if stamp.is_file() and stamp.read_text("utf-8") == libraries.stamp(libraries.ENGINE):
        return _python_of(target)
    return None


def _python_of(environment: Path) -> Optional[Path]:
    python = environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    return python if python.exists() else None


def _base_interpreter() -> str:
    """QGIS's own interpreter: inside QGIS, sys.executable is QGIS itself on Windows and macOS."""
    names = (
        ("python.exe", "python3.exe")
        if sys.platform == "win32"
        else (f"bin/python3.{sys.version_info.minor}", "bin/python3")
    )
    for root in (sys.base_exec_prefix, sys.base_prefix, str(Path(sys.executable).parent)):
        for name in names:
            candidate = Path(root) / name
            if candidate.is_file():
                return str(candidate)
    raise EngineMissingError(
        f"No Python interpreter was found beside QGIS (looked in {sys.base_exec_prefix}): set "
        "CHRONOFUSE_PYTHON to "
        "an interpreter that has GDAL and the packages of requirements/engine.txt."
    )


def _run(command: list[str], cancelled: Callable[[], bool]) -> str:
    """Run a fixed command to its end, in the clean environment; its output."""
    process = subprocess.Popen(  # nosec B603  # a fixed list of arguments, no shell
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=clean_environment()
    )
    while True:
        try:
            output, _ = process.communicate(timeout=0.2)
            break
        except subprocess.TimeoutExpired:
            if cancelled():
                process.kill()
                process.communicate()
                raise CancelledError("The set-up was cancelled; nothing was left behind.") from None
    if process.returncode:
        _refuse_other_file(output)
        lines = [line for line in output.strip().splitlines() if line.strip()] or ["no output"]
        raise EngineMissingError(
            f"Setting up the engine failed at '{' '.join(command[2:5])}' ({lines[-1][:300]}): check the "
            "network, the "
            "proxy and the free space, then try again."
        )
    return output


def _refuse_other_file(output: str) -> None:
    """Where pip failed because it was given another file than the locks name, say so."""
    found = libraries.other_file(output)
    if found:
        raise EngineMissingError(
            f"Setting up the engine failed: {found}, which no lock in the plugin's folder requirements "
            "names, so it was not installed; it was damaged on its way or is another file: try again, and if "
            "that does not help, look where pip takes its files from ('pip config list', PIP_INDEX_URL)."
        )
