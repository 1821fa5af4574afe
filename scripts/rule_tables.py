"""Puts the tables of tests/test_dependency_rule.py into docs/architecture.md, between their two marks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- tables: begin -->\n", "<!-- tables: end -->"


def main() -> None:
    printed = subprocess.run(
        [sys.executable, "tests/test_dependency_rule.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    before, rest = DOCUMENT.read_text("utf-8").split(BEGIN)
    after = rest.split(END)[1]
    DOCUMENT.write_text(before + BEGIN + printed.stdout + END + after, "utf-8")


if __name__ == "__main__":
    main()
