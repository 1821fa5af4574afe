"""How long a set-up takes, how much it downloads and what it takes on the disk: the constants of
engine/door/set_up_sizes.py.

    python scripts/measure_set_up.py [FOLDER]

Sets the engine up in an empty data folder (default build/set-up) and prints a line a stage, the sizes, and
how far the bar's share was from the share of time.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    home = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "set-up").resolve()
    shutil.rmtree(home, ignore_errors=True)
    os.environ.update(CHRONOFUSE_HOME=str(home), CHRONOFUSE_PYTHON="")
    from chronofuse.engine.door.set_up import set_up
    from chronofuse.engine.door.set_up_course import SetUpProgress

    begun = time.monotonic()
    told: list[tuple[float, SetUpProgress]] = []
    downloaded = 0

    def hear(event) -> None:
        nonlocal downloaded
        gone = time.monotonic() - begun
        if not isinstance(event, SetUpProgress):
            print(f"{gone:6.1f} s  {event}", flush=True)
            return
        downloaded = max(downloaded, _bytes_in(home / "downloads" / "unpacked"))
        if not told or told[-1][1].stage != event.stage:
            print(f"{gone:6.1f} s  {event.stage} at {event.share:.0%}", flush=True)
        told.append((gone, event))

    set_up(hear)
    whole = time.monotonic() - begun
    worst = max(told, key=lambda one: abs(one[1].share - one[0] / whole))
    print(f"{whole:6.1f} s  in all")
    print(f"downloaded at least {downloaded / 1e6:.0f} MB")
    for path in sorted(home.iterdir()):
        print(f"{path.name}: {_bytes_in(path) / 1e6:.0f} MB")
    print(
        f"the bar was at most {abs(worst[1].share - worst[0] / whole):.0%} away from the time, at "
        f"{worst[0]:.0f} s"
    )


def _bytes_in(folder: Path) -> int:
    """What the files below a folder take."""
    files = [folder] if folder.is_file() else [path for path in folder.rglob("*") if not path.is_symlink()]
    total = 0
    for path in files:
        try:
            total += path.stat().st_blocks * 512 if path.is_file() else 0
        except OSError:
            continue
    return total


if __name__ == "__main__":
    main()
