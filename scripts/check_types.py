"""Runs mypy: no error in the rooms whose types are strict, and elsewhere no more than there were.

How many there were stands in scripts/type_errors.txt; the number may only fall.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COUNT = Path(__file__).with_name("type_errors.txt")
LINKS = ROOT / "build" / "types"
"""Where mypy finds the repository's root under the package's name, whatever the checkout is called."""
STRICT = ("engine/door/", "models/catalogue/")
"""The rooms that pyproject.toml declares strict."""
PACKAGES = ("engine", "models", "ui", "toolbox", "shell")


def main() -> int:
    errors = errors_of_mypy()
    strict = [line for line in errors if line.startswith(STRICT)]
    elsewhere, most = len(errors) - len(strict), int(COUNT.read_text("utf-8"))
    if "--list" in sys.argv or elsewhere > most:
        print(*errors, sep="\n")
    elif strict:
        print(*strict, sep="\n")
    print(f"types: {len(strict)} errors in {' and '.join(STRICT)}, {elsewhere} elsewhere (at most {most})")
    if elsewhere < most:
        print(f"types: write {elsewhere} into {COUNT.relative_to(ROOT)}, so that it stays so few")
    return int(bool(strict) or elsewhere > most)


def errors_of_mypy() -> list[str]:
    """Its lines that tell of an error, sorted; paths are those from the repository's root."""
    LINKS.mkdir(parents=True, exist_ok=True)
    link = LINKS / "chronofuse"
    if not link.is_symlink():
        link.symlink_to(os.path.relpath(ROOT, LINKS), target_is_directory=True)
    wanted = [word for package in PACKAGES for word in ("-p", f"chronofuse.{package}")]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-error-summary", "--hide-error-context", *wanted],
        cwd=ROOT,
        env={**os.environ, "MYPYPATH": str(LINKS)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode > 1 or done.stderr:
        sys.exit(f"mypy did not run:\n{done.stdout}{done.stderr}")
    prefix = link.relative_to(ROOT).as_posix() + "/"
    return sorted(line.removeprefix(prefix) for line in done.stdout.splitlines() if ": error:" in line)


if __name__ == "__main__":
    sys.exit(main())
