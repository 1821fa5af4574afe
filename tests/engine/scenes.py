"""Small scenes for the tests of methods that work on the lattice, and naive arithmetic between the two
grids."""

from __future__ import annotations

import itertools
import math
from pathlib import Path
from types import SimpleNamespace

import images
import numpy as np

from chronofuse.engine.align.scene import Scene, open_scene
from chronofuse.engine.door.jobs import FuseJob, Pair, target_of
from chronofuse.engine.methods.registry import create, find_manifest, settings_of
from chronofuse.engine.run.patches import read_patch
from chronofuse.engine.run.tiles import plan

FINE_PIXEL, CORNER = 30.0, (600000.0, 5000000.0)
FLOATS = {"dtype": "float32", "scale": 1, "nodata": float("nan")}


class Made:
    """A scene on disk: fine (one or two), coarse (as many) and target, (bands, rows, cols), with gaps as
    NaN."""

    def __init__(
        self, folder: Path, fine: list, coarse: list, target, ratio: float, shift=(0.0, 0.0), names=None
    ):
        """`shift`: rows and columns of coarse pixels by which the coarse corner lies up and left of the
        fine one."""
        self.fine, self.coarse, self.target = fine, coarse, target
        self.ratio, self.shift = ratio, shift
        pixel = FINE_PIXEL * ratio
        corner = (CORNER[0] - shift[1] * pixel, CORNER[1] + shift[0] * pixel)
        pairs = []
        for number, (f, c) in enumerate(zip(fine, coarse)):
            pairs.append(
                Pair(
                    images.write(
                        folder / f"f{number}.tif", f, pixel=FINE_PIXEL, corner=CORNER, names=names, **FLOATS
                    ),
                    images.write(
                        folder / f"c{number}.tif", c, pixel=pixel, corner=corner, names=names, **FLOATS
                    ),
                )
            )
        after = images.write(folder / "t.tif", target, pixel=pixel, corner=corner, names=names, **FLOATS)
        self.job = FuseJob(tuple(pairs), (target_of(after, output=str(folder / "o.tif")),), "delta")

    def with_rim(self, width: int) -> SimpleNamespace:
        """The same with that many missing coarse pixels around, as the lattice has them."""
        rim = ((0, 0), (width, width), (width, width))
        *coarse, target = (np.pad(v, rim, constant_values=np.nan) for v in (*self.coarse, self.target))
        return SimpleNamespace(
            fine=self.fine,
            coarse=coarse,
            target=target,
            ratio=self.ratio,
            shift=(self.shift[0] + width, self.shift[1] + width),
        )

    def scene(self) -> Scene:
        return open_scene(self.job)

    def predict(self, name: str, **params):
        """The method after `prepare`, and its prediction of the whole scene in one tile."""
        scene, manifest = self.scene(), find_manifest(name, len(self.fine))
        method = create(manifest, "cpu", 2, settings_of(manifest, params))
        needs = method.prepare(scene, lambda pixels: None)
        (tile,) = plan(scene.grid.width, scene.grid.height, 10_000)
        return method, method.predict(read_patch(scene, tile, needs.coarse_margin))


def noisy(
    seed: int, folder: Path, bands=2, rows=44, columns=52, ratio=6.0, shift=(0.2, 0.45), pairs=1, gaps=True
) -> Made:
    """Smooth land, a change that differs from place to place, noise, and gaps of all kinds."""
    random = np.random.default_rng(seed)
    size = (math.ceil(rows / ratio) + 2, math.ceil(columns / ratio) + 2)
    fine = [images.smooth_noise(random, (bands, rows, columns), sigma=2) for _ in range(pairs)]
    means = [
        np.nan_to_num(down(f, ratio, shift, size)[0]) + 0.2 * (down(f, ratio, shift, size)[1] == 0)
        for f in fine
    ]
    coarse = [m + random.normal(0, 0.01, m.shape) for m in means]
    target = coarse[0] + random.normal(0.03, 0.02, coarse[0].shape)
    if gaps:
        fine[0][:, 9:13, 20:29] = np.nan
        fine[0][0, 30, 5] = np.nan
        coarse[0][:, 3, 2] = np.nan
        target[-1, 5, 6] = np.nan
    as_stored = [[np.float32(v).astype(np.float64) for v in images_] for images_ in (fine, coarse, [target])]
    return Made(folder, as_stored[0], as_stored[1], as_stored[2][0], ratio, shift)


# ---- naive arithmetic, in the oracles' own words; positions of coarse pixels are counted from the files'
# corner


def position(fine: float, ratio: float, shift: float) -> float:
    return fine / ratio + shift


def down(values: np.ndarray, ratio: float, shift, size) -> tuple[np.ndarray, np.ndarray]:
    """Area-weighted mean over the valid part of each coarse pixel, (bands, *size), NaN where none; and the
    share that is valid in all bands, (*size)."""
    bands, rows, columns = values.shape
    valid = np.isfinite(values).all(axis=0)
    total, area = np.zeros((bands, *size)), np.zeros(size)
    for y, x in np.ndindex(rows, columns):
        if not valid[y, x]:
            continue
        top, bottom = position(y, ratio, shift[0]), position(y + 1, ratio, shift[0])
        left, right = position(x, ratio, shift[1]), position(x + 1, ratio, shift[1])
        for r, c in itertools.product(range(int(top), math.ceil(bottom)), range(int(left), math.ceil(right))):
            shared = max(0, min(bottom, r + 1) - max(top, r)) * max(0, min(right, c + 1) - max(left, c))
            if r < size[0] and c < size[1]:
                total[:, r, c] += values[:, y, x] * shared
                area[r, c] += shared
    return np.where(area > 1e-9, total / np.maximum(area, 1e-9), np.nan), area


def up(values: np.ndarray, shape, ratio: float, shift, kernel, reach: int) -> np.ndarray:
    """Separable interpolation of (layers, coarse rows, coarse cols) to (layers, *shape); beyond the array
    is 0."""
    layers, rows, columns = values.shape
    result = np.zeros((layers, *shape))
    for y, x in np.ndindex(*shape):
        v, u = position(y + 0.5, ratio, shift[0]) - 0.5, position(x + 0.5, ratio, shift[1]) - 0.5
        for r in range(math.floor(v) - reach + 1, math.floor(v) + reach + 1):
            for c in range(math.floor(u) - reach + 1, math.floor(u) + reach + 1):
                if 0 <= r < rows and 0 <= c < columns:
                    result[:, y, x] += kernel(v - r) * kernel(u - c) * values[:, r, c]
    return result


def tent(t: float) -> float:
    return max(0.0, 1 - abs(t))


def keys(t: float) -> float:
    """Cubic convolution, Keys 1981, a = -0.5."""
    t = abs(t)
    return 1.5 * t**3 - 2.5 * t**2 + 1 if t < 1 else -0.5 * t**3 + 2.5 * t**2 - 4 * t + 2 if t < 2 else 0.0
