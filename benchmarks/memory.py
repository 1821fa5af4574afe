"""How much memory a large scene takes: the resident memory of the client and the worker together, at its highest.

    python benchmarks/memory.py [--size 6000] [--bands 4] [--method delta starfm] [--out FILE.json]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

COMMAND = Path(sys.executable).with_name("chronofuse")


def main() -> None:
    options = _options()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        print(f"making a scene of {options.size} x {options.size} x {options.bands}", flush=True)
        subprocess.run([sys.executable, "-m", "chronofuse.models.simulation", folder, "--size", str(options.size), "--bands",
                        str(options.bands)], check=True, stdout=subprocess.DEVNULL)
        for method in options.method:
            rows.append(measure(method, Path(folder), options))
            print(json.dumps(rows[-1]), flush=True)
    if options.out:
        Path(options.out).write_text(json.dumps(rows, indent=1) + "\n", "utf-8")


def measure(method: str, folder: Path, options) -> dict:
    """Fuse with the command line and watch all its processes."""
    fine, coarse = sorted(map(str, folder.glob("fine_*"))), sorted(map(str, folder.glob("coarse_*")))
    output = folder / f"{method}.tif"
    begun = time.monotonic()
    process = subprocess.Popen([str(COMMAND), "fuse", "--fine", fine[0], "--coarse", coarse[0], "--target", coarse[1],
                                "--method", method, "-o", str(output), "--json"], stdout=subprocess.PIPE, text=True)
    peak = watch(process)
    last = json.loads(process.communicate()[0].splitlines()[-1])
    seconds = time.monotonic() - begun
    if process.returncode:
        raise SystemExit(f"{method} failed: {last}")
    return {"method": method, "size": options.size, "bands": options.bands, "peak resident MB": round(peak[0] / 1e6),
            "seconds": round(seconds, 1), "stages": last["timings"],
            "million pixels x bands per second": round(options.size**2 * options.bands / seconds / 1e6, 2)}


def watch(process: subprocess.Popen) -> list[int]:
    """A list whose one number becomes the largest sum of resident bytes of the process and its children."""
    peak = [0]

    def look():
        while process.poll() is None:
            peak[0] = max(peak[0], sum(resident(pid) for pid in family(process.pid)))
            time.sleep(0.05)

    threading.Thread(target=look, daemon=True).start()
    return peak


def family(pid: int) -> list[int]:
    """The process and all that it started (Linux)."""
    try:
        children = [int(child) for task in Path(f"/proc/{pid}/task").iterdir()
                    for child in (task / "children").read_text().split()]
    except OSError:
        return [pid]
    return [pid, *(p for child in children for p in family(child))]


def resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def _options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=6000)
    parser.add_argument("--bands", type=int, default=4)
    parser.add_argument("--method", nargs="+", default=["delta", "starfm"])
    parser.add_argument("--out")
    return parser.parse_args()


if __name__ == "__main__":
    main()
