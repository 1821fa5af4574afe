"""What the validations of a training found: a file in its folder, one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

CURVE = "curve.jsonl"
"""What the file is called."""


def add(folder: Path, line: dict[str, Any]) -> None:
    """Note a validation."""
    with (folder / CURVE).open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def read(folder: Path) -> list[dict[str, Any]]:
    """What each validation found, in their order; a line that was cut short is left out."""
    path = folder / CURVE
    lines = []
    for text in path.read_text("utf-8").splitlines() if path.exists() else []:
        try:
            lines.append(json.loads(text))
        except ValueError:
            continue
    return lines


def forget_after(folder: Path, step: int) -> None:
    """Leave out what was noted after a step: it will be noted again."""
    lines = [line for line in read(folder) if line["step"] <= step]
    (folder / CURVE).write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
