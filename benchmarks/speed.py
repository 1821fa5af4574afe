"""How fast the kernels are, as ratios in one run, because machines are shared and noisy.

    python benchmarks/speed.py [--threads 2] [--repeat 3] [--json FILE]

The yardstick is STARFM's plain loop: for each pixel, over each neighbour. It is written here from the same
equations, uses the same layers, threads and compiler, and gives the same result (which is checked).
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numba
import numpy as np

from chronofuse.engine.methods import starfm

SIZE, BANDS, HALF = 512, 3, 15


def main() -> None:
    options = _options()
    numba.set_num_threads(options.threads)
    layers = [starfm.candidate_layers(*images, HALF) for images in zip(*made_up_scene(SIZE + 2 * HALF, BANDS))]
    kernels = {"plain loop over pixels": plain_loop, "starfm": starfm.add_votes}
    results = {name: run(kernel, layers) for name, kernel in kernels.items()}  # compiles, too
    for one, other in zip(*results.values()):
        np.testing.assert_allclose(one, other, rtol=0, atol=5e-6)
    seconds = dict.fromkeys(kernels, np.inf)
    for _ in range(options.repeat):
        for name, kernel in kernels.items():
            begun = time.perf_counter()
            run(kernel, layers)
            seconds[name] = min(seconds[name], time.perf_counter() - begun)
    report(seconds, options)


def made_up_scene(side: int, bands: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Fine, coarse and target of patches with texture, (bands, rows, cols) float32 reflectance."""
    random = np.random.default_rng(1)
    patches = np.kron(random.uniform(0.05, 0.4, (bands, side // 16 + 1, side // 16 + 1)), np.ones((16, 16)))
    fine = patches[:, :side, :side] + random.normal(0, 0.01, (bands, side, side))
    coarse = fine + random.normal(0, 0.01, fine.shape)
    target = coarse + 0.03 + random.normal(0, 0.01, fine.shape)
    return tuple(image.astype(np.float32) for image in (fine, coarse, target))


def run(kernel, layers) -> list[np.ndarray]:
    """The prediction of each band."""
    inner = np.array([HALF, HALF + SIZE, HALF, HALF + SIZE])
    found = []
    for band in layers:
        votes, weights = np.zeros((SIZE, SIZE), np.float32), np.zeros((SIZE, SIZE), np.float32)
        similar = np.float32(2 * np.nanstd(band[0]) / starfm.CLASSES)
        kernel(*band, similar, HALF, inner, *starfm.MARGINS, votes, weights)
        found.append(votes / weights / starfm.UNIT)
    return found


@numba.njit(parallel=True, cache=True)
def plain_loop(fine, spectral, temporal, weight, value, similar, half, inner, margin_s, margin_t, votes, weights):
    """STARFM as one would write it first: pixel by pixel, neighbour by neighbour, with a table of distances."""
    side = 2 * half + 1
    near = np.empty((side, side), np.float32)
    for dy in range(side):
        for dx in range(side):
            near[dy, dx] = 1 / (1 + np.sqrt((dy - half) ** 2 + (dx - half) ** 2) / half)
    for row in numba.prange(inner[0], inner[1]):
        for column in range(inner[2] + half, inner[3] + half):
            total, top = np.float32(0), np.float32(0)
            limit_s, limit_t = spectral[row, column] + margin_s, temporal[row, column] + margin_t
            for y in range(max(0, row - half), min(fine.shape[0], row + half + 1)):
                for x in range(column - half, column + half + 1):
                    if not abs(fine[y, x] - fine[row, column]) <= similar:
                        continue
                    if spectral[y, x] > limit_s and temporal[y, x] > limit_t:
                        continue
                    vote = min(np.float32(1), weight[y, x] * near[y - row + half, x - column + half])
                    total += vote
                    top += vote * value[y, x]
            votes[row - inner[0], column - half - inner[2]] += top
            weights[row - inner[0], column - half - inner[2]] += total


def report(seconds: dict[str, float], options) -> None:
    work = SIZE * SIZE * BANDS / 1e6
    slowest = seconds["plain loop over pixels"]
    rows = {name: {"million pixels x bands per second": round(work / s, 2), "times the plain loop": round(slowest / s, 2)}
            for name, s in seconds.items()}
    print(f"{SIZE} x {SIZE} x {BANDS}, window {2 * HALF + 1}, {options.threads} threads, best of {options.repeat}")
    for name, row in rows.items():
        print(f"{name:<24} {row['million pixels x bands per second']:>8.2f} M/s {row['times the plain loop']:>8.2f} x")
    if options.json:
        Path(options.json).write_text(json.dumps(rows, indent=1) + "\n", "utf-8")


def _options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--json")
    return parser.parse_args()


if __name__ == "__main__":
    main()
