"""The working memory of each method's `predict`, beside what the method says it takes (Linux).

    python benchmarks/tile_memory.py [--json FILE]

Each method predicts one tile of a generated scene in a process of its own. Measured is the peak of its
resident memory above what it had before, with the heap's free memory given back; kernels are compiled and
loaded by a small tile first.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from chronofuse.engine.align.scene import open_scene
from chronofuse.engine.devices.hardware import give_back_free_memory, resident_bytes
from chronofuse.engine.door.jobs import FuseJob, Pair, target_of
from chronofuse.engine.methods.registry import create, find_manifest, settings_of
from chronofuse.engine.run.patches import read_patch
from chronofuse.engine.run.tiles import plan

SIZE, SIDE, SMALL = 600, 320, 32
CASES = [
    ("delta", 1),
    ("delta-gain", 1),
    ("ubdf", 1),
    ("starfm", 1),
    ("starfm", 2),
    ("fitfc", 1),
    ("fsdaf", 1),
    ("softmix", 1),
    ("softmix", 2),
    ("estarfm", 2),
    ("edcstfn", 1),
]
"""Method and number of pairs; the second pair is the first date's again, which costs the same."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", metavar="FILE")
    parser.add_argument(
        "--one", nargs=3, metavar=("METHOD", "PAIRS", "FOLDER"), help="measure one, in this process"
    )
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one[0], int(options.one[1]), Path(options.one[2]))))
        return
    rows = [row for bands in (1, 4) for row in measure_all(bands)]
    if options.json:
        Path(options.json).write_text(json.dumps(rows, indent=1) + "\n", "utf-8")


def measure_all(bands: int):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [
                sys.executable,
                "-m",
                "chronofuse.models.simulation",
                folder,
                "--size",
                str(SIZE),
                "--bands",
                str(bands),
            ],
            check=True,
            capture_output=True,
        )
        for method, pairs in CASES:
            shown = subprocess.run(
                [sys.executable, __file__, "--one", method, str(pairs), folder],
                check=True,
                capture_output=True,
                text=True,
            )
            row = {"method": method, "pairs": pairs, "bands": bands, **json.loads(shown.stdout)}
            print(row, flush=True)
            yield row


def measure(name: str, pairs: int, folder: Path) -> dict[str, int]:
    """Bytes a pixel of a patch: what a method says, and what it took."""
    fine, coarse = (sorted(map(str, folder.glob(f"{kind}_*.tif"))) for kind in ("fine", "coarse"))
    job = FuseJob.of([Pair(fine[0], coarse[0])] * pairs, [target_of(coarse[-1])], name, check_only=True)
    scene, manifest = open_scene(job), find_manifest(name, pairs)
    method = create(manifest, "cpu", 2, settings_of(manifest, {}))
    needs = method.prepare(scene, lambda pixels: None)
    # Some kernels are loaded by the first tile that needs them; a network keeps the memory of its first tile.
    for side in (SMALL, SIDE) if manifest.family == "network" else (SMALL, SIDE, SIDE):
        tile = plan(SIZE, SIZE, side, needs.halo, manifest.blend, manifest.multiple)[0]
        patch = read_patch(scene, tile, needs.coarse_margin)
        give_back_free_memory()
        before = resident_bytes()
        Path("/proc/self/clear_refs").write_text("5")  # forgets the peak
        method.predict(patch)
        grown = peak() - before
    rows, columns = patch.target.shape[1:]
    return {"says": round(needs.bytes_per_pixel(len(scene.names))), "took": round(grown / (rows * columns))}


def peak() -> int:
    line = next(
        line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")
    )
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    main()
