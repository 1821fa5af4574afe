"""What a command that ends in a moment prints: a driver's tool, an interpreter that is looked at.

Standard library alone. What takes longer, or starts processes of its own, is run by process_tree.py.
"""

from __future__ import annotations

import subprocess  # nosec B404  # lists of arguments of ours, no shell
from collections.abc import Mapping, Sequence
from typing import Optional


def printed_by(
    command: Sequence[str], seconds: float, environment: Optional[Mapping[str, str]] = None
) -> Optional[str]:
    """What a command prints, whatever its exit status; None where it can't be started or takes longer.

    Args:
        environment: its variables; those of this process where there are none.
    """
    try:
        ended = subprocess.run(  # nosec B603  # a list of arguments of ours, no shell
            command,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=seconds,
            env=environment,
            stdin=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return ended.stdout
