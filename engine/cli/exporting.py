"""`chronofuse export`: starts the exporter, which needs torch, as a process of its own, and hands on what it
says.

The engine has no torch, and imports nothing of the training (docs/architecture.md, the dependency rule).

Standard library alone.
"""

from __future__ import annotations

import re
import subprocess  # nosec B404  # one fixed program of ours
import sys
from collections.abc import Sequence

from ..door.environment import PACKAGE
from ..door.errors import InternalError, TrainingMissingError, from_code
from ..door.process_environment import clean_environment

SENTENCE = re.compile(r"^chronofuse: (?P<text>.*) \[(?P<code>[a-z-]+)\]$")
USAGE = 2
"""The exporter's status after an error that it explains."""


def run(arguments: Sequence[str]) -> str:
    """What the exporter says when all is done.

    Args:
        arguments: of its command line.
    Raises:
        ChronofuseError: what the exporter refused, in its own words; or it is not here.
        SystemExit: it explained its own usage.
    """
    if not (PACKAGE / "models" / "training").is_dir():
        raise TrainingMissingError(
            "This copy of Chronofuse has no exporter (its folder models/training is missing): "
            "install it anew, or use a checkout of the repository."
        )
    command = [
        sys.executable,
        "-I",
        str(PACKAGE / "engine" / "__main__.py"),
        "training",
        "export",
        *arguments,
    ]
    process = subprocess.run(  # nosec B603  # our own interpreter and entry, no shell
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=clean_environment(),
        check=False,
    )
    if process.returncode == 0:
        return process.stdout
    lines = process.stderr.strip().splitlines()
    sentence = SENTENCE.match(lines[-1]) if lines else None
    if sentence:
        raise from_code(sentence["code"], sentence["text"])
    if process.returncode == USAGE and lines and lines[0].startswith("usage:"):
        sys.stderr.write(process.stderr)
        raise SystemExit(USAGE)
    raise InternalError(
        f"The exporter ended with status {process.returncode} and without a sentence: please report it. Its "
        f"last words: {lines[-1][:300] if lines else 'none'}."
    )
