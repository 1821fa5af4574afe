"""What the machine has: memory, and NVIDIA cards as the driver's own tool lists them."""

from __future__ import annotations

import contextlib
import ctypes
import sys
from pathlib import Path

import psutil

from ..door.graphics_cards import Card, cards

__all__ = ["Card", "available_bytes", "cards", "give_back_free_memory", "machine_bytes", "resident_bytes"]


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


def _container(*names: str) -> list[int]:
    """What control groups of Linux (the second or the first version) say; nothing where there is no limit."""
    for name in names:
        try:
            return [int(Path("/sys/fs/cgroup", name).read_text())]
        except (OSError, ValueError):  # not there, or `max`
            continue
    return []
