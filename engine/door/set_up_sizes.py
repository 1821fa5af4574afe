"""How much a set-up downloads, how much it takes on the disk, and about how long it takes.

The numbers were measured by scripts/measure_set_up.py on the day that stands beside them; a test compares
the bytes to download with those of the locks' wheels (requirements/downloads.json). They are what a person is
told before, and what the disk is asked for.

Standard library alone.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from .errors import DiskFullError, EngineMissingError
from .set_up_course import SetUpWishes

MB = 1_000_000


@dataclass(frozen=True)
class Part:
    """A part of the environment: bytes to download, bytes on the disk, seconds to install."""

    download: int
    disk: int
    seconds: float


# Measured on 2026-11-27: Debian 12, Python 3.11, two cores shared with others.
ENGINE = Part(150 * MB, 575 * MB, 14.0)
NUMPY = Part(18 * MB, 90 * MB, 5.0)
"""Where the numpy that is there is too old for the libraries."""
TRAINING = Part(300 * MB, 1_200 * MB, 60.0)
"""scikit-learn, skl2onnx and what they need included. 294 MB with the build for processors that PyTorch
offers for Linux, of which 192 MB are torch; 212 MB on Windows."""
TRAINING_WITH_CUDA = Part(3_000 * MB, 7_000 * MB, 240.0)
"""PyPI's torch for Linux brings CUDA: 2,832 MB, on ARM 2,949 MB."""
GRAPHICS = Part(1_470 * MB, 2_400 * MB, 120.0)
"""ONNX Runtime for CUDA with the libraries of CUDA and cuDNN (docs/gpu.md)."""
KERNELS_DISK = 10 * MB
MAKING_SECONDS, TRYING_SECONDS, KERNEL_SECONDS = 6.0, 2.5, 131.0
BYTES_A_SECOND = 6 * MB
"""A line of 50 megabits a second, by which the time of a download is told before."""
ROOM = 50 * MB
"""What must stay free beside."""


@dataclass(frozen=True)
class Sizes:
    """What a set-up takes."""

    download: int
    """Bytes; 0 from a folder of wheels."""
    disk: int
    """Bytes in the user's data folder in the end."""
    needed: int
    """Bytes that must be free for it: the downloads are kept until all is installed."""
    seconds: float

    def in_words(self) -> str:
        """`about 150 MB to download, 0.5 GB on the disk, about 2 minutes`."""
        minutes = max(1, round(self.seconds / 60))
        download = f"about {size(self.download)} to download" if self.download else "nothing to download"
        return f"{download}, {size(self.disk)} on the disk, about {minutes} minute{'s' * (minutes > 1)}"


def sizes(wishes: SetUpWishes, other_torch: bool = False) -> Sizes:
    """What a set-up with these wishes takes here.

    Args:
        other_torch: torch comes from where the user says, for which the build for processors is assumed.
    """
    parts = [ENGINE]
    if wishes.with_training:
        cuda = sys.platform.startswith("linux") and not other_torch
        parts.append(TRAINING_WITH_CUDA if cuda else TRAINING)
    if wishes.with_graphics:
        parts.append(GRAPHICS)
    download = 0 if wishes.wheels else sum(part.download for part in parts)
    disk = sum(part.disk for part in parts) + KERNELS_DISK
    seconds = MAKING_SECONDS + TRYING_SECONDS + sum(part.seconds for part in parts)
    seconds += download / BYTES_A_SECOND + (KERNEL_SECONDS if wishes.kernels else 0)
    return Sizes(download, disk, disk + download + NUMPY.disk + ROOM, seconds)


def size(count: float) -> str:
    """A number of bytes for a person: `150 MB`, `2.4 GB`."""
    return f"{count / 1e9:.1f} GB" if count >= 995e6 else f"{max(1, round(count / 1e6))} MB"


def require_space(folder: Path, needed: int) -> None:
    """Refuse a set-up for which the disk has no room.

    Raises:
        DiskFullError: with how much is free, and how much is needed.
    """
    free = free_space(folder)
    if free is not None and free < needed:
        raise DiskFullError(
            f"The engine takes {size(needed)} while it is set up in '{folder}', and that disk has "
            f"{size(free)} free: free some space, or set CHRONOFUSE_HOME to a folder on another disk."
        )


def free_space(folder: Path) -> Optional[int]:
    """Bytes that are free where a folder lies or would lie; None where nobody can tell."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def require_folder_of_wheels(path: str) -> None:
    """Raises EngineMissingError where a folder of wheels is none."""
    folder = Path(path).expanduser()
    if not folder.is_dir() or not any(folder.glob("*.whl")):
        reason = "holds no wheels (*.whl)" if folder.is_dir() else "is no folder"
        raise EngineMissingError(
            f"The engine can't be set up from '{path}', which {reason}: choose the folder that pip download "
            "filled, or set up with a network."
        )
