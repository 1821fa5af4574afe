"""What a report says of the run that wrote it: when it was, how long it took, its outputs, its command.

The page alone says it: equal runs give equal JSON but for the seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Optional

from ..door.addresses import for_a_report, without_own_folder
from ..door.plain_text import printable


def run_facts(
    outputs: Mapping[str, str], timings: Mapping[str, float], command: Optional[str] = None
) -> dict[str, Any]:
    """As the page shows it.

    Args:
        outputs: role to path.
        timings: stage to seconds, of all but the report itself.
        command: the command line that asks for the same, where there is one.
    """
    return {
        "ended": f"{datetime.now().astimezone():%Y-%m-%d %H:%M (UTC%z)}",
        "seconds": sum(timings.values()),
        "outputs": {role: for_a_report(path) for role, path in outputs.items()},
        "command": _to_copy(command) if command else None,
    }


def _to_copy(command: str) -> str:
    """A shell knows `~` before a quoted part, but not within it."""
    return without_own_folder(printable(command)).replace("'~/", "~/'")
