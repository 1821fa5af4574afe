"""What is installed into the engine's private environment: the very files that the locks name, and no other.

A lock (requirements/*.lock, made by scripts/lock_requirements.py) names every library, those that another one
needs included, with its version and the SHA-256 of each of its wheels. pip takes no other file
(`--require-hashes`), follows no further requirement (`--no-deps`) and builds nothing (`--only-binary`). numpy
stands in locks of its own, one for each binary interface, since it must fit the GDAL that is there.

Standard library alone.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Optional

from .errors import EngineMissingError

REQUIREMENTS = Path(__file__).resolve().parents[2] / "requirements"
ENGINE, TRAINING, TORCH, GRAPHICS = (
    REQUIREMENTS / f"{name}.lock" for name in ("engine", "train", "torch", "graphics")
)
PINS_OF_TRAINING = REQUIREMENTS / "train.txt"
OTHER_TORCH = "CHRONOFUSE_TORCH_INDEX"
"""An index, or a folder of wheels, from which torch is to come instead: PyTorch's own builds for the CPU or
for another CUDA. They are other files than PyPI's, which no lock of ours names."""
ON_THE_PROCESSOR, ON_A_CARD = "onnxruntime", "onnxruntime-gpu"
"""Two builds of one library, with the same files: one of the two is there."""

Run = Callable[[list[str]], str]
"""Runs a command to its end; its output."""

LOOK_AT_NUMPY = """
import sys
from importlib.metadata import PackageNotFoundError, requires
import numpy
from packaging.requirements import Requirement
refusals = []
for library in sys.argv[1:]:
    try:
        wishes = requires(library) or []
    except PackageNotFoundError:
        continue
    for wanted in map(Requirement, wishes):
        if wanted.name == "numpy" and (wanted.marker is None or wanted.marker.evaluate({"extra": ""})):
            if not wanted.specifier.contains(numpy.__version__, prereleases=True):
                refusals.append(f"{library} takes {wanted.specifier}")
print(numpy.__version__, "; ".join(refusals))
"""
"""Which numpy there is, and which of the given libraries refuse it; `packaging` is in the engine's lock. Some
libraries of a lock are for other systems and Pythons, and not here."""

KEEPING = """
import os, runpy, shutil, sys, zipfile
kept = sys.argv[1]
def keep(event, arguments):
    if event != "shutil.rmtree" or not os.path.basename(str(arguments[0])).startswith("pip-unpack-"):
        return
    for name in os.listdir(arguments[0]):
        wheel, place = os.path.join(arguments[0], name), os.path.join(kept, name)
        try:
            if name.endswith(".whl") and not os.path.exists(place) and zipfile.is_zipfile(wheel):
                try:
                    os.link(wheel, place)
                except OSError:  # a file system without second names
                    shutil.copyfile(wheel, place)
        except OSError:
            pass  # it is downloaded again
sys.addaudithook(keep)
sys.argv = sys.argv[2:]
runpy.run_module("pip", run_name="__main__", alter_sys=True)
"""
"""Runs pip, and keeps each wheel that came whole in the moment in which pip deletes its temporary folder: it
does so however it ends, but where it is killed. Nobody from outside is sure to be in time for that."""


@dataclass(frozen=True)
class Source:
    """Where pip takes the files from."""

    wheels: str = ""
    """A folder of wheels; empty: the index that pip knows."""
    kept: Optional[Path] = None
    """A folder into which all is downloaded first; what lies there already is not downloaded again."""

    @property
    def options(self) -> list[str]:
        """For `pip install`."""
        folder = Path(self.wheels).expanduser() if self.wheels else self.kept
        return ["--no-index", "--find-links", str(folder)] if folder else []


def stamp(*locks: Path) -> str:
    """What an environment was made from: the text of the locks, with those of numpy."""
    return "".join(lock.read_text("utf-8") for lock in (*locks, *sorted(REQUIREMENTS.glob("numpy-*.lock"))))


def install_engine(python: str, run: Run, source: Source = Source()) -> None:
    """Install what the engine takes, and a newer numpy where it takes one.

    Raises:
        EngineMissingError: pip failed, or no numpy fits.
    """
    install(python, ENGINE, run, source)
    _install_numpy(python, [ENGINE], run, source)


def install_training(python: str, constraints: Path, run: Run, source: Source = Source()) -> None:
    """Install what training takes beside the engine.

    Args:
        constraints: which numpy may lie beside GDAL, as pip takes it.
    Raises:
        EngineMissingError: pip failed, or no numpy fits.
    """
    install(python, TRAINING, run, source)
    _install_torch(python, constraints, run, source)
    _install_numpy(python, [ENGINE, TRAINING, TORCH], run, source)


def install_graphics(python: str, run: Run, source: Source = Source()) -> None:
    """Put ONNX Runtime for NVIDIA cards in the place of the one for the processor.

    Raises:
        EngineMissingError: pip failed.
    """
    run([python, "-I", "-m", "pip", "uninstall", "--yes", "--disable-pip-version-check", ON_THE_PROCESSOR])
    install(python, GRAPHICS, run, source)


def install(python: str, lock: Path, run: Run, source: Source = Source(), anew: bool = False) -> None:
    """Install the files that a lock names, and no other.

    Args:
        anew: those that are there, too.
    Raises:
        EngineMissingError: pip failed; where it was given another file, the sentence names that.
    """
    force = ["--force-reinstall"] if anew else []
    hashed = ["--require-hashes", "--no-deps", "-r", str(lock)]
    if source.kept and not source.wheels:
        kept = str(source.kept)
        run([python, "-I", "-c", KEEPING, kept, *_pip("download"), "--no-cache-dir", "-d", kept, *hashed])
    run([python, "-I", "-m", *_pip(), *source.options, *force, *hashed])


def names_of(*locks: Path) -> list[str]:
    """The libraries of locks."""
    return [name for lock in locks for name in re.findall(r"(?m)^([\w.-]+)==", lock.read_text("utf-8"))]


def plain_name(name: str) -> str:
    """A library's name as its lock writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def part_of(locks: Collection[Path], names: Collection[str]) -> str:
    """The text of a lock of these libraries alone."""
    entries = [
        entry
        for lock in locks
        for entry in re.findall(r"(?m)^[\w.-]+==.*(?:\n[ \t]+.*)*", lock.read_text("utf-8"))
        if entry.split("==")[0] in names
    ]
    return "".join(f"{entry}\n" for entry in entries)


def _install_numpy(python: str, locks: list[Path], run: Run, source: Source) -> None:
    """Leave the numpy that is there where all libraries of the locks take it, else install the newest of the
    same binary interface that they take: GDAL was built for that one.

    Raises:
        EngineMissingError: there is none that both GDAL and the libraries take.
    """
    libraries = names_of(*locks)
    numpy, refusals = _look_at_numpy(python, libraries, run)
    lock = REQUIREMENTS / f"numpy-{numpy.split('.')[0]}.lock"
    if refusals and lock.is_file():
        install(python, lock, run, source)
        numpy, refusals = _look_at_numpy(python, libraries, run)
    if refusals:
        raise EngineMissingError(
            f"The engine's libraries can't use numpy {numpy}, which fits the GDAL of this QGIS ({refusals}): "
            "use another version of QGIS; docs/versions.md lists those that were tried."
        )


def _install_torch(python: str, constraints: Path, run: Run, source: Source) -> None:
    """Install torch and what it alone brings: from requirements/torch.lock, or from where the user says
    (`OTHER_TORCH`), and then in the same version and without looking at hashes."""
    other = os.environ.get(OTHER_TORCH, "")
    if not other:
        install(python, TORCH, run, source)
        return
    torch = re.findall(r"(?m)^torch==\S+", PINS_OF_TRAINING.read_text("utf-8"))
    place = ["--no-index", "--find-links"] if Path(other).is_dir() else ["--index-url"]
    run([python, "-I", "-m", *_pip(), "-c", str(constraints), *place, other, *torch])


def numpy_beside_gdal(there: str) -> str:
    """The versions of numpy (as pip names them) that may lie beside a GDAL that was built for the one that is
    there: that one, and where a library asks for a newer one, any of the same binary interface. pip keeps
    what is there wherever it suffices."""
    release = there.split("+")[0]
    return f"numpy>={release},<{int(release.split('.')[0]) + 1}"


def other_file(output: str) -> Optional[str]:
    """The library of which pip got a file that its lock does not name, with where it came from and its
    SHA-256; nothing where pip failed for another reason."""
    library = re.search(r"(?m)^ *(\S+==\S+)(?: from (\S+))?.*:\s+Expected sha256", output)
    got = re.search(r"(?m)^ *Got +([0-9a-f]{64})", output)
    if library is None or got is None:
        return None
    source = f" from {library[2].split('#')[0]}" if library[2] else ""
    return f"{library[1]}{source} has the SHA-256 {got[1]}"


def _pip(command: str = "install") -> list[str]:
    return ["pip", command, "--disable-pip-version-check", "--no-input", "--only-binary", ":all:"]


def _look_at_numpy(python: str, libraries: list[str], run: Run) -> tuple[str, str]:
    """Version; which libraries refuse it, empty where none does."""
    version, _, refusals = (
        run([python, "-I", "-c", LOOK_AT_NUMPY, *libraries]).strip().splitlines()[-1].partition(" ")
    )
    return version, refusals


def download_command(with_training: bool = False) -> str:
    """The command that fills a folder of wheels, where there is a network and the same Python and system."""
    locks = [
        ENGINE,
        *sorted(REQUIREMENTS.glob("numpy-*.lock")),
        *([TRAINING, TORCH] if with_training else []),
    ]
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    options = "--require-hashes --no-deps --only-binary :all: -d wheels"
    lines = [f'python{version} -m pip download {options} -r "{lock}"' for lock in locks]
    return "\n".join(lines)
