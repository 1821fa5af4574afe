"""What filling a series costs beside the same dates one at a time, and how much memory it takes.

    python benchmarks/series_scale.py [--side 1024] [--dates 10] [--memory 400] [--json FILE]

The images are the generator's: a year of a valley (models/simulation), with its clouds. For each method of
series, all dates in one job, and each date in a job of its own; for `chrono` as a method of pairs, all dates
in one job, and each date by `chronofuse fuse` from the pairs around it. Seconds of the wall clock and of the
processor, of the command with all its processes; kernels are compiled before.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import memory

METHODS = ("delta", "kalman", "kriging")
PAIRS = "chrono"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--side", type=int, default=1024)
    parser.add_argument("--dates", type=int, default=10)
    parser.add_argument("--memory", type=int, default=400, help="megabytes")
    parser.add_argument("--methods", nargs="+", default=[*METHODS, PAIRS])
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="series-scale-") as name:
        images = _made(Path(name) / "images", options.side)
        days = [path.stem.partition("_")[2] for path in sorted(images.glob("coarse_*.tif"))]
        days = [day for day in days if not (images / f"fine_{day}.tif").exists()][: options.dates]
        found = [_measured(method, images, days, options.memory) for method in options.methods]
    print(json.dumps(found, indent=1))
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def _made(folder: Path, side: int) -> Path:
    """Six fine dates, and coarse ones every ten days."""
    plan = ["--year", "--size", str(side), "--bands", "4", "--fine-every", "40", "--coarse-every", "10"]
    plan += ["--first", "2024-03-01", "--last", "2024-09-17", "--truth-every", "400"]
    command = [sys.executable, "-m", "chronofuse.models.simulation", str(folder), *plan]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(folder / "truth")
    return folder


def _measured(method: str, images: Path, days: list[str], megabytes: int) -> dict:
    out, limit = images.parent / "out", ["--memory", str(megabytes)]
    fill = ["series", "fill", str(images), "--method", method, *limit]
    shown = [part for day in days for part in ("--fill-date", day)]
    _timed([*fill, *shown[:2], "-o", str(out)])  # kernels
    whole = _timed([*fill, *shown, "-o", str(out)])
    if method == PAIRS:
        single = [
            _timed([*_fuse(method, images, day), *limit, "-o", str(images.parent / "f.tif")]) for day in days
        ]
    else:
        single = [_timed([*fill, "--fill-date", day, "-o", str(out)]) for day in days]
    apart = {key: round(sum(one[key] for one in single), 1) for key in ("seconds", "processor")}
    return {
        "method": method,
        "dates": len(days),
        "together": whole,
        "apart": apart,
        "ratio": {key: round(whole[key] / apart[key], 2) for key in apart},
    }


def _fuse(method: str, images: Path, day: str) -> list[str]:
    """`chronofuse fuse` from the nearest pair before a day and the nearest after it."""
    fine = sorted(
        path.stem.partition("_")[2] for path in images.glob("fine_*.tif") if "mask" not in path.name
    )
    before, after = [one for one in fine if one < day][-1:], [one for one in fine if one > day][:1]
    pairs = [
        part
        for one in (*before, *after)
        for part in ("--fine", str(images / f"fine_{one}.tif"), "--coarse", str(images / f"coarse_{one}.tif"))
    ]
    return ["fuse", *pairs, "--target", str(images / f"coarse_{day}.tif"), "--method", method]


def _timed(arguments: list[str]) -> dict:
    """Seconds of a command, and the most that all of its processes held together."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.Popen([str(memory.COMMAND), *arguments, "--overwrite"], stdout=subprocess.DEVNULL)
    peak = memory.watch(process)
    if process.wait():
        raise SystemExit(f"{' '.join(arguments)} ended with {process.returncode}")
    seconds, after = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"seconds": round(seconds, 1), "processor": round(used, 1), "megabytes": round(peak[0] / 1e6)}


if __name__ == "__main__":
    main()
