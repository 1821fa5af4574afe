"""The NVIDIA cards of this machine, as the driver's own tool lists them.

Standard library alone: a face offers what is for a card only where there is one.
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from .short_commands import printed_by

_QUERY = "name,memory.total,memory.free,driver_version,compute_cap"
_SECONDS = 20


@dataclass(frozen=True)
class Card:
    """An NVIDIA card; memory in bytes."""

    name: str
    memory: int
    free: int
    driver: str
    compute: str
    """Its compute capability, as `8.6`; ONNX Runtime has kernels for some of them."""


def cards() -> list[Card]:
    """The NVIDIA cards that the driver knows; none where there is no driver."""
    tool = _tool()
    if not tool:
        return []
    listed = printed_by([tool, f"--query-gpu={_QUERY}", "--format=csv,noheader,nounits"], _SECONDS)
    try:
        return [_card(line) for line in (listed or "").splitlines() if line.strip()]
    except ValueError:  # the tool says why it can't list them
        return []


def _tool() -> Optional[str]:
    """nvidia-smi; the driver for Windows puts it into System32, which is on every PATH."""
    found = shutil.which("nvidia-smi")
    if found or sys.platform != "win32":
        return found
    beside = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "nvidia-smi.exe"
    return str(beside) if beside.is_file() else None


def _card(line: str) -> Card:
    name, total, free, driver, compute = (part.strip() for part in line.split(","))
    return Card(name, int(total) * 1024**2, int(free) * 1024**2, driver, compute)
