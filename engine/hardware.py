"""What the machine has: memory, and NVIDIA cards as the driver's own tool lists them.

Standard library alone.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

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
    """The memory of this process that is in RAM; 0 where the system does not tell."""
    try:
        if sys.platform == "linux":
            return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        if sys.platform == "win32":
            return _windows_resident()
        shown = subprocess.run(["ps", "-o", "rss=", "-p", str(os.getpid())], capture_output=True, text=True, timeout=5)
        return int(shown.stdout) * 1024
    except (OSError, ValueError, subprocess.SubprocessError):
        return 0


def give_back_free_memory() -> None:
    """Hand memory that was let go back to the system, where that can be asked for; else it would hide what is taken next."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # another C library than GNU's
            ctypes.CDLL(None).malloc_trim(0)


def machine_bytes() -> Optional[int]:
    """The memory of the machine, or of the container that this runs in; None where the system does not tell."""
    found = [_physical(), *map(_limit, ("memory.max", "memory/memory.limit_in_bytes"))]
    return min((size for size in found if size), default=None)


def cards() -> list[Card]:
    """The NVIDIA cards that the driver knows; none where there is no driver."""
    tool = shutil.which("nvidia-smi")
    if not tool:
        return []
    try:
        shown = subprocess.run([tool, f"--query-gpu={_QUERY}", "--format=csv,noheader,nounits"],
                               capture_output=True, text=True, timeout=20, check=True)
        return [_card(line) for line in shown.stdout.splitlines() if line.strip()]
    except (OSError, ValueError, subprocess.SubprocessError):
        return []


def _card(line: str) -> Card:
    name, total, free, driver, compute = (part.strip() for part in line.split(","))
    return Card(name, int(total) * 1024**2, int(free) * 1024**2, driver, compute)


def _limit(name: str) -> Optional[int]:
    """The container's limit (Linux control groups, second or first version)."""
    try:
        return int(Path("/sys/fs/cgroup", name).read_text())
    except (OSError, ValueError):  # none: `max`
        return None


def _physical() -> Optional[int]:
    if sys.platform == "win32":
        return _windows_memory()
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return None


def _windows_memory() -> int:
    class Status(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ulong), ("load", ctypes.c_ulong),
                    *((f"part{n}", ctypes.c_ulonglong) for n in range(7))]

    status = Status()
    status.length = ctypes.sizeof(status)
    ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))
    return status.part0


def _windows_resident() -> int:
    class Counters(ctypes.Structure):
        _fields_ = [("size", ctypes.c_ulong), ("faults", ctypes.c_ulong),
                    *((f"part{n}", ctypes.c_size_t) for n in range(8))]

    counters = Counters()
    counters.size = ctypes.sizeof(counters)
    current = ctypes.windll.kernel32.GetCurrentProcess
    current.restype = ctypes.c_void_p
    read = ctypes.windll.kernel32.K32GetProcessMemoryInfo
    read.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong]
    read(current(), ctypes.byref(counters), counters.size)
    return counters.part1
