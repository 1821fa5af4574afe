"""What the machine has: memory, and NVIDIA cards as the driver's own tool lists them."""

from __future__ import annotations

import contextlib
import ctypes
import shutil
import subprocess  # nosec B404  # nvidia-smi alone
import sys
from dataclasses import dataclass
from pathlib import Path

import psutil

_QUERY = "name,memory.total,memory.free,driver_version,compute_cap"


@dataclass(frozen=True)
class Card:
    """An NVIDIA card; memory in bytes."""

    name: str
    memory: int
    free: int
    driver: str
    compute: str
    """Its compute capability, as `8.6`; ONNX Runtime has kernels for some of them."""


def resident_bytes() -> int:
    """The memory of this process that is in RAM."""
    return psutil.Process().memory_info().rss


def give_back_free_memory() -> None:
    """Hand memory that was let go back to the system, where that can be asked for; else it would hide what
    is taken next."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # another C library than GNU's
            ctypes.CDLL(None).malloc_trim(0)


def machine_bytes() -> int:
    """The memory of the machine, or of the container that this runs in."""
    return min([psutil.virtual_memory().total, *_container("memory.max", "memory/memory.limit_in_bytes")])


def available_bytes() -> int:
    """What of it nobody uses."""
    limits = _container("memory.max", "memory/memory.limit_in_bytes")
    used = _container("memory.current", "memory/memory.usage_in_bytes")
    return min([psutil.virtual_memory().available, *(limit - taken for limit, taken in zip(limits, used))])


def cards() -> list[Card]:
    """The NVIDIA cards that the driver knows; none where there is no driver."""
    tool = shutil.which("nvidia-smi")
    if not tool:
        return []
    try:
        shown = subprocess.run(  # nosec B603  # a fixed list of arguments, no shell
            [tool, f"--query-gpu={_QUERY}", "--format=csv,noheader,nounits"],
            capture_output=True,
            text=True,
            timeout=20,
            check=True,
        )
        return [_card(line) for line in shown.stdout.splitlines() if line.strip()]
    except (OSError, ValueError, subprocess.SubprocessError):
        return []


def _card(line: str) -> Card:
    name, total, free, driver, compute = (part.strip() for part in line.split(","))
    return Card(name, int(total) * 1024**2, int(free) * 1024**2, driver, compute)


def _container(*names: str) -> list[int]:
    """What control groups of Linux (the second or the first version) say; nothing where there is no limit."""
    for name in names:
        try:
            return [int(Path("/sys/fs/cgroup", name).read_text())]
        except (OSError, ValueError):  # not there, or `max`
            continue
    return []
