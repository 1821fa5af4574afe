"""How much of the hardware's speed reaches the user, and whether that holds for scenes of any size.

    python benchmarks/scale.py [--part bare pure size start] [--size 4096] [--large 10980] [--threads N]
                               [--repeat 2] [--out benchmarks/scale.json]

bare    the engine, files in to file out, against its own kernel or network over the same tiles in memory
pure    `delta` against gdalwarp for both coarse images and numpy in blocks, compressed alike
size    time per pixel and peak memory of a large scene against a small one
start   from the command to the first tile, and the import of the engine

All ratios are of one run in which both sides take turns, because machines are shared and noisy.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Callable

import memory
import numpy as np
from osgeo import gdal
from scale_scenes import ALIKE, BANDS, LandScene, Scenes

from chronofuse.engine.align.scene import open_scene
from chronofuse.engine.door.jobs import FuseJob, Pair, target_of
from chronofuse.engine.methods.registry import create, find_manifest
from chronofuse.engine.run.budget import allot
from chronofuse.engine.run.patches import read_patch
from chronofuse.engine.run.tiles import plan

gdal.UseExceptions()
COMMAND = Path(sys.executable).with_name("chronofuse")
PIXELS_AT_ONCE = 4_000_000
"""What the bare loop holds in memory; its time is taken for a whole scene's worth of the same tiles."""


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        scenes = Scenes(Path(folder), options.bands)
        by_part = {part: PARTS[part](scenes, options) for part in options.part}
    if options.out:
        path = Path(options.out)
        before = json.loads(path.read_text("utf-8")) if path.exists() else {}
        path.write_text(json.dumps(before | by_part, indent=1) + "\n", "utf-8")


def fuse(scene: LandScene, method: str, *more: str) -> dict[str, Any]:
    """Run the command; seconds of all, of the fused file (first read to file whole) and of the first tile,
    peak memory."""
    images = ["--fine", scene.fine, "--coarse", scene.before, "--target", scene.after]
    outputs = ["-o", scene.output, "--overwrite", "--json"]
    command = [str(COMMAND), "fuse", *images, "--method", method, *outputs, *more]
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    peak, first = memory.watch(process), None
    for line in process.stdout:
        event = json.loads(line)
        if first is None and event.get("stage") == "Fusing" and event["seconds_left"] is not None:
            first = time.monotonic() - begun
        if event["event"] == "finished":
            timings = event["timings"]
    if process.wait():
        raise SystemExit(f"{method} failed")
    file = sum(seconds for stage, seconds in timings.items() if stage != "Measuring")
    return {"seconds": time.monotonic() - begun, "file": file, "first": first, "peak": peak[0]}


def bare(scene: LandScene, method: str, threads: int) -> Callable[[], float]:
    """A function that gives the seconds which the method alone takes for as many tiles as the scene has."""
    job = FuseJob((Pair(scene.fine, scene.before),), (target_of(scene.after, output=scene.output),), method)
    manifest, opened = find_manifest(method, 1), open_scene(job)
    ready = create(manifest, "cpu", threads, manifest.settle({}))
    needs = ready.prepare(opened, lambda pixels: None)
    side = allot(None, ready, needs, opened, None, threads).tile
    tiles = plan(scene.size, scene.size, side, needs.halo, manifest.blend, manifest.multiple)
    whole = [tile for tile in tiles if tile.read.width == tile.read.height == side + 2 * needs.halo]
    patches = [
        read_patch(opened, tile, needs.coarse_margin) for tile in whole[: max(2, PIXELS_AT_ONCE // side**2)]
    ]
    reads = sum(tile.read.width * tile.read.height for tile in tiles)
    share = scene.size**2 / (len(patches) * side**2)
    run = (
        network_alone(ready, patches[0])
        if manifest.family == "network"
        else lambda patch: ready.predict(patch)
    )
    run(patches[0])

    def measure() -> float:
        begun = time.perf_counter()
        for patch in patches:
            run(patch)
        return (time.perf_counter() - begun) * share

    measure.halo, measure.side = reads / scene.size**2, side
    return measure


def network_alone(ready, patch) -> Callable[[Any], None]:
    """ONNX Runtime's own session with inputs that lie ready; nothing of ours around it."""
    ready.predict(patch)  # fills the session's buffers with this patch
    return lambda patch: ready.session.run()


def against_bare(scenes: Scenes, options) -> list[dict]:
    rows = []
    for method in options.method or ("edcstfn", "starfm"):
        for crs in ("another", "the same"):
            scene = scenes.make(options.size, crs)
            alone = bare(scene, method, options.threads)
            pairs = []
            for _ in range(options.repeat):
                before = alone()
                run = fuse(scene, method, "--threads", str(options.threads))
                pairs.append(((before + alone()) / 2, run))
            seconds, run = min(pairs, key=lambda pair: pair[1]["file"])
            rows.append(
                _say(
                    {
                        "method": method,
                        "coarse images in": f"{crs} CRS",
                        "threads": options.threads,
                        "million pixels x bands per second": round(scene.values / run["file"] / 1e6, 2),
                        "of the bare one": round(seconds / run["file"], 3),
                        "with start and figures": round(seconds / run["seconds"], 3),
                        "tile": alone.side,
                        "pixels read for one predicted": round(alone.halo, 3),
                        "bare seconds": round(seconds, 2),
                        "file seconds": round(run["file"], 2),
                        "seconds": round(run["seconds"], 2),
                    }
                )
            )
    return rows


def against_pure(scenes: Scenes, options) -> list[dict]:
    scene, rows = scenes.make(options.size, "another"), []
    for overviews in (False, True):
        pairs = [
            (pure(scene, options.threads, overviews), fuse(scene, "delta", "--threads", str(options.threads)))
            for _ in range(options.repeat)
        ]
        seconds, run = min(pairs, key=lambda pair: pair[1]["seconds"])
        rows.append(
            _say(
                {
                    "against": "gdalwarp and numpy" + (", with overviews" if overviews else ""),
                    "its seconds": round(seconds, 2),
                    "delta's seconds": round(run["seconds"], 2),
                    "of these until the file is whole": round(run["file"], 2),
                    "delta's speed over it": round(seconds / run["seconds"], 2),
                }
            )
        )
    return rows


def pure(scene: LandScene, threads: int, overviews: bool) -> float:
    """Seconds of the same prediction by GDAL's warp into files and a loop over blocks."""
    begun = time.monotonic()
    target = gdal.Open(scene.fine)
    x, step, _, y, _, _ = target.GetGeoTransform()
    bounds = (x, y - step * scene.size, x + step * scene.size, y)
    warped = [
        gdal.Warp(
            scene.output + role,
            path,
            format="GTiff",
            dstSRS=target.GetProjection(),
            outputBounds=bounds,
            width=scene.size,
            height=scene.size,
            resampleAlg="cubic",
            multithread=True,
            creationOptions=["TILED=YES"],
            warpOptions=[f"NUM_THREADS={threads}"],
        )
        for role, path in ((".1", scene.before), (".2", scene.after))
    ]
    dataset = gdal.GetDriverByName("GTiff").Create(
        scene.output + ".tif",
        scene.size,
        scene.size,
        target.RasterCount,
        gdal.GDT_Int16,
        [*ALIKE, f"NUM_THREADS={threads}"],
    )
    dataset.SetProjection(target.GetProjection())
    dataset.SetGeoTransform(target.GetGeoTransform())
    for number in range(1, target.RasterCount + 1):
        dataset.GetRasterBand(number).SetNoDataValue(-9999)
    for top in range(0, scene.size, 512):
        area = (0, top, scene.size, min(512, scene.size - top))
        fine, before, after = (image.ReadAsArray(*area).astype(np.float32) for image in (target, *warped))
        valid = (fine != -9999) & (before != -9999) & (after != -9999)
        dataset.WriteArray(np.where(valid, np.rint(fine + after - before), -9999).astype(np.int16), 0, top)
    dataset.FlushCache()
    if overviews:
        dataset.BuildOverviews("AVERAGE", [2, 4, 8, 16])
    dataset = warped = target = None
    return time.monotonic() - begun


def by_size(scenes: Scenes, options) -> list[dict]:
    rows = []
    for method in options.method or ("delta", "starfm", "edcstfn"):
        runs = {}
        for size in (options.small, options.large):
            scene = scenes.make(size, "another")
            runs[size] = fuse(scene, method, "--threads", str(options.threads), *options.more)
        for size, run in runs.items():
            ns, small = run["seconds"] / size**2, runs[options.small]["seconds"] / options.small**2
            rows.append(
                _say(
                    {
                        "method": method,
                        "size": size,
                        "seconds": round(run["seconds"], 1),
                        "file seconds": round(run["file"], 1),
                        "microseconds a pixel": round(ns * 1e6, 3),
                        "of the small one": round(ns / small, 3),
                        "file alone, of the small one": round(
                            run["file"] / size**2 / (runs[options.small]["file"] / options.small**2), 3
                        ),
                        "peak resident MB": round(run["peak"] / 2**20),
                    }
                )
            )
    return rows


def start(scenes: Scenes, options) -> dict:
    scene = scenes.make(options.small, "another")
    first = [fuse(scene, "delta")["first"] for _ in range(5)]
    imports = [
        float(
            subprocess.run(
                [
                    sys.executable,
                    "-c",
                    "import time; t = time.perf_counter(); "
                    "import chronofuse.engine.fuse; print(time.perf_counter() - t)",
                ],
                capture_output=True,
                text=True,
                check=True,
            ).stdout
        )
        for _ in range(5)
    ]
    return _say(
        {
            "from the command to the first tiles, seconds": round(min(first), 2),
            "import of the engine, seconds": round(min(imports), 2),
        }
    )


PARTS = {"bare": against_bare, "pure": against_pure, "size": by_size, "start": start}


def _say(row: dict) -> dict:
    print(json.dumps(row), flush=True)
    return row


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--part", nargs="+", choices=sorted(PARTS), default=list(PARTS))
    parser.add_argument("--method", nargs="+", help="default: those that the part is about")
    parser.add_argument("--size", type=int, default=4096)
    parser.add_argument("--small", type=int, default=2048)
    parser.add_argument("--large", type=int, default=10980)
    parser.add_argument("--bands", type=int, default=BANDS)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--repeat", type=int, default=2)
    parser.add_argument(
        "--more", nargs="*", default=[], help="further options of `chronofuse fuse`, for the part size"
    )
    parser.add_argument("--folder", help="where the scenes are made for the time of the run")
    parser.add_argument("--out", help="JSON file; parts that are not measured stay as they are there")
    return parser.parse_args()


if __name__ == "__main__":
    main()
