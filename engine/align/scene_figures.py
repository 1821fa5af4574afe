"""Figures of a whole scene, each in one streamed pass: statistics of an image, the line between the
sensors."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Callable

import numpy as np

from ..door.errors import AllNodataError
from ..door.plain_text import cut, listed
from ..raster.grid import Grid, Window, windows
from ..raster.readers import Image
from . import crs, warp
from .clouds import is_all_cloud
from .mask_rasters import masks_behind, quality_behind
from .scene import Scene

PASS_SIDE = 512
"""Side of the windows of a streamed pass, in pixels."""


class Known:
    """What was found out about the pairs alone, for the target dates that follow."""

    def __init__(self) -> None:
        self._values: dict[Any, Any] = {}
        self._pairs: dict[int, Known] = {}

    def once(self, key: Any, compute: Callable[[], Any], scene: Scene, step: Callable[[int], None]) -> Any:
        """What `compute` finds; the next date gets it from here, and the scene's pixels count as read."""
        if key in self._values:
            step(scene.grid.width * scene.grid.height)
        else:
            self._values[key] = compute()
        return self._values[key]

    def of_pair(self, number: int) -> Known:
        """The same for a scene that has only this pair (`Scene.of_pair`); that of the first is this one."""
        return self if number == 0 else self._pairs.setdefault(number, Known())


@dataclass(frozen=True)
class BandStatistics:
    """Mean and standard deviation per band over the valid pixels of the whole image, in physical units."""

    mean: np.ndarray
    std: np.ndarray
    count: np.ndarray


def statistics(image: Image, step: Callable[[int], None] = lambda pixels: None) -> BandStatistics:
    """Mean and (population) standard deviation of each band in one streamed pass.

    Args:
        image: any image.
        step: called with the number of pixels done after each window.

    Raises:
        AllNodataError: a band has no valid pixel.
    """
    count = np.zeros(image.bands)
    total, squares = np.zeros(image.bands), np.zeros(image.bands)
    for window in windows(image.grid.width, image.grid.height, PASS_SIDE):
        values = image.read(window).reshape(image.bands, -1).astype(np.float64)
        valid = np.isfinite(values)
        values[~valid] = 0
        count += valid.sum(axis=1)
        total += values.sum(axis=1)
        squares += np.einsum("bp,bp->b", values, values)
        step(window.width * window.height)
    if (count == 0).any():
        raise all_nodata(image)
    mean = total / count
    return BandStatistics(mean, np.sqrt(np.maximum(squares / count - mean**2, 0)), count)


def fit_fine_to_coarse(scene: Scene) -> tuple[np.ndarray, np.ndarray]:
    """Gain and offset per band of the least-squares line fine block mean = gain x C1 + offset.

    Over the coarse pixels that valid fine pixels cover whole; gain 1 and the mean difference as offset where
    C1 is constant or fewer than three coarse pixels are left.
    """
    sums = np.zeros((scene.fine[0].bands, 5))
    coarse = scene.coarse_own[0]
    cropped = crs.crop_to(coarse.grid, scene.grid)
    for f, (c,) in over_coarse(scene.fine[0], (coarse,), cropped, coarse_windows(cropped, scene.ratio)):
        usable = np.isfinite(f) & np.isfinite(c)
        f, c = np.where(usable, f, 0).astype(np.float64), np.where(usable, c, 0).astype(np.float64)
        parts = (usable, c, f, c * c, c * f)
        sums += np.stack([part.sum(axis=(1, 2)) for part in parts], axis=1)
    return _line(*sums.T)


def over_coarse(
    fine: Image, coarse: tuple[Image, ...], grid: Grid, looks: list[Window], threads: int = 1
) -> Iterator[tuple[np.ndarray, list[np.ndarray]]]:
    """Window by window of a coarse grid: the fine image's block means and the coarse images, (bands, rows,
    cols).

    A block mean is NaN where valid fine pixels do not cover the whole coarse pixel. With several threads as
    many windows are averaged at once.
    """
    on_grid = [warp.to_grid(image, grid, "near") for image in coarse]

    def averaged(window: Window) -> tuple[np.ndarray, list[np.ndarray]]:
        part = grid.part(window)
        means = warp.block_means(fine, part).read(part.window)
        return means, [image.read(window) for image in on_grid]

    with ThreadPoolExecutor(max(1, threads), "chronofuse-average") as pool:
        try:
            yield from pool.map(averaged, looks)  # in their order; what waits is small
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def coarse_windows(grid: Grid, ratio: float) -> list[Window]:
    """Windows over a coarse grid, each worth about one window of a streamed pass in fine pixels."""
    return list(windows(grid.width, grid.height, max(8, int(PASS_SIDE / ratio))))


def _line(n, sx, sy, sxx, sxy) -> tuple[np.ndarray, np.ndarray]:
    with np.errstate(invalid="ignore", divide="ignore"):
        spread = sxx / n - (sx / n) ** 2
        gain = np.where((n >= 3) & (spread > 1e-12), (sxy / n - sx * sy / n**2) / spread, 1.0)
        offset = np.where(n > 0, (sy - gain * sx) / n, 0.0)
    return gain, offset


def all_nodata(image: Image) -> AllNodataError:
    if is_all_cloud(image):
        return AllNodataError(
            f"{image.role} '{image.path}' is all cloud, so that its mask 'auto' leaves nothing of it: give "
            "an image of a clearer day, or another mask."
        )
    masks = masks_behind(image)
    if masks:
        return AllNodataError(
            f"{image.role} '{image.path}' has no valid pixel on the extent of F1, where its mask "
            f"'{cut(masks[0])}' has been applied: give a mask that is 0 only where the image is not to be "
            "used, and check the nodata values of both."
        )
    quality = list(dict.fromkeys(map(cut, quality_behind(image))))
    if quality:
        return AllNodataError(
            f"{image.role} '{image.path}' has no valid pixel on the extent of F1, where its quality "
            f"{'band' if len(quality) == 1 else 'bands'} '{listed(quality)}' "
            f"{'has' if len(quality) == 1 else 'have'} been applied: give an image of a clearer day, and "
            "look whether all of it is there."
        )
    return AllNodataError(
        f"{image.role} '{image.path}' has no valid pixel on the extent of F1 (all nodata): check its "
        "nodata value and its extent."
    )
