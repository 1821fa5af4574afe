"""Too little memory for the engine's process, told before libraries stumble over it in ways of their own.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import re

from .errors import OutOfMemoryError

LEAST = 1500
"""Megabytes of addresses that the engine's process takes at least, with a network: its libraries, and the
stacks of its threads, of which little is ever in memory."""
_SPEAKS_OF_MEMORY = re.compile(
    r"failed to map segment|cannot allocate|can't allocate|unable to allocate|bad[_ ]alloc|out of memory|"
    r"memory exhausted|can't start new thread|Resource temporarily unavailable|OpenBLAS.*allocat",
    re.IGNORECASE,
)
"""What loaders, C++ and numerical libraries say when they get none."""


def speaks_of_memory(text: str) -> bool:
    """Whether a library's last words mean that memory ran out."""
    return bool(_SPEAKS_OF_MEMORY.search(text))


def require_addresses(least: int = LEAST) -> None:
    """Refuse to begin where the system lets this process have too little.

    Args:
        least: megabytes.
    Raises:
        OutOfMemoryError: with the limit and who sets it.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    for limit, option in ((resource.RLIMIT_AS, "-v"), (resource.RLIMIT_DATA, "-d")):
        allowed = resource.getrlimit(limit)[0]
        if allowed != resource.RLIM_INFINITY and allowed < least * 1024**2:
            raise OutOfMemoryError(
                f"A process may take no more than {allowed // 1024**2} MB here (ulimit {option}), and the "
                f"engine takes at least {least} MB of addresses: raise the limit (ulimit {option} unlimited) "
                "or ask the cluster's queue for more memory."
            )
