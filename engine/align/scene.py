"""The scene: all images of a run, matched by band and aligned, and figures of the whole of it in one
streamed pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Callable, Optional

import numpy as np

from ..door.errors import AllNodataError, NoCrsError, RatioError
from ..door.jobs import FuseJob
from ..raster import bands
from ..raster.grid import Grid, Window, windows
from ..raster.readers import Image, open_image
from . import warp
from .lattice import Lattice, lattice_of, on_lattice

PASS_SIDE = 512
"""Side of the windows of a streamed pass, in pixels."""


@dataclass(frozen=True)
class Scene:
    """The images of a fusion. All on the grid of F1 unless a name says otherwise."""

    fine: tuple[Image, ...]
    """F1 and, with two pairs, F3."""
    coarse: tuple[Image, ...]
    """C1 and, with two pairs, C3, brought up by bicubic resampling."""
    target: Image
    """C2, brought up likewise."""
    coarse_own: tuple[Image, ...]
    """The coarse images on their own grids."""
    target_own: Image
    ratio: float
    overlap: dict[str, float]
    """Role to the share of F1's extent that the image covers."""
    known: dict[Any, Any] = field(default_factory=dict, compare=False)
    """What was found out about the pairs alone; shared by the scenes of several target dates."""

    @property
    def grid(self) -> Grid:
        return self.fine[0].grid

    @property
    def names(self) -> tuple[str, ...]:
        """Band names of F1, `band 1` and so on where it has none."""
        return tuple(name or f"band {i + 1}" for i, name in enumerate(self.fine[0].names))

    def once(self, key: Any, compute: Callable[[], Any], step: Callable[[int], None]) -> Any:
        """What `compute` finds about the pairs; the next date gets it from here, and its pixels are
        counted as read."""
        if key in self.known:
            step(self.grid.width * self.grid.height)
        else:
            self.known[key] = compute()
        return self.known[key]

    @cached_property
    def lattice(self) -> Lattice:
        """The coarse pixels over F1, on axes that run along those of F1."""
        return lattice_of(self.coarse_own[0].grid, self.grid, self.ratio)

    @cached_property
    def on_lattice(self) -> tuple[Image, ...]:
        """C1, (C3,) C2 on the lattice."""
        return tuple(on_lattice(image, self.lattice) for image in (*self.coarse_own, self.target_own))

    def of_pair(self, number: int) -> Scene:
        """The scene as if this were its only pair, on the same lattice.

        Args:
            number: 0 for F1 and C1, 1 for F3 and C3.
        """
        known = self.known if number == 0 else self.known.setdefault(("pair", number), {})
        alone = replace(
            self,
            fine=self.fine[number : number + 1],
            coarse=self.coarse[number : number + 1],
            coarse_own=self.coarse_own[number : number + 1],
            known=known,
        )
        vars(alone)["lattice"] = (
            self.lattice
        )  # patches lie on this one, and C3's own grid may begin elsewhere
        return alone

    @property
    def images(self) -> tuple[Image, ...]:
        """F1, C1, (F3, C3,) C2."""
        return (*(image for pair in zip(self.fine, self.coarse) for image in pair), self.target)


def open_scene(job: FuseJob) -> Scene:
    """The scene of the first target date; see `open_scenes`."""
    return open_scenes(job)[0]


def open_scenes(job: FuseJob) -> list[Scene]:
    """Open and align everything that a run predicts from: the pairs once, and for each target date its coarse
    image.

    Raises:
        ChronofuseError: a file that can't be read, has no CRS, does not overlap or has other bands.
    """
    first = open_fine(job.pairs[0].fine, "F1")
    fine, own = [first], []
    overlap = {}
    for number, pair in zip((1, 3), job.pairs):
        if number == 3:
            fine.append(
                warp.to_grid(_open_matched(pair.fine, "F3", first, like=first, overlap=overlap), first.grid)
            )
        own.append(
            _open_matched(pair.coarse, f"C{number}", first, like=own[0] if own else None, overlap=overlap)
        )
    averaging, ratio = settle_ratio(job.ratio, warp.pixel_ratio(own[0].grid, first.grid))
    coarse_own, coarse = _both_grids(own, averaging, first.grid)
    scenes, known = [], {}
    for asked in job.targets:
        covered = dict(overlap)
        target = _open_matched(asked.coarse, "C2", first, like=own[0], overlap=covered)
        (target_own,), (up,) = _both_grids([target], averaging, first.grid)
        scenes.append(Scene(tuple(fine), coarse, up, coarse_own, target_own, ratio, covered, known))
    return scenes


def _both_grids(
    images: list[Image], averaging: Optional[float], grid: Grid
) -> tuple[tuple[Image, ...], tuple[Image, ...]]:
    """Coarse images as they were delivered, on their own grid and on the fine one."""
    own = tuple(warp.coarse_image(image, averaging) for image in images)
    return own, tuple(warp.brought_up(a, b, grid) for a, b in zip(own, images))


def settle_ratio(given: Optional[float], by_pixels: float) -> tuple[Optional[float], float]:
    """By how much resampled coarse images are averaged (None: not at all), and the ratio of the run.

    Args:
        given: what the user says the ratio is, or None.
        by_pixels: coarse pixel size / fine pixel size as the files have them.

    Raises:
        RatioError: the coarse pixels are smaller than the fine ones, or the files contradict the user.
    """
    if by_pixels < 0.9:
        raise RatioError(
            f"The coarse pixels are smaller than the fine ones (ratio {by_pixels:.3g}): check that the "
            "fine and the coarse images are not swapped."
        )
    if given is None or abs(given / by_pixels - 1) < 0.1:
        return None, max(1.0, by_pixels)
    if by_pixels > 1.5:
        raise RatioError(
            f"The ratio is given as {given:g}, but the pixel sizes say {by_pixels:.4g}: leave the ratio out; "
            "it is only for coarse images that were resampled to fine pixels."
        )
    return given / by_pixels, given


def open_fine(path: str, role: str) -> Image:
    """Open the image whose grid everything else is brought to.

    Raises:
        NoCrsError: its grid is turned or upside down, so that windows could not be warped to it.
    """
    image = open_image(path, role)
    _, _, shear_x, _, shear_y, height = image.grid.transform
    if shear_x or shear_y or height > 0:
        raise NoCrsError(
            f"{role} '{path}' is not north-up (geotransform {image.grid.transform}): warp it once with "
            "gdalwarp and use the result."
        )
    return image


def open_on_grid(path: str, role: str, fine: Image) -> Image:
    """Another fine image (a reference, say) on the grid and with the bands of a fine one."""
    return warp.to_grid(_open_matched(path, role, fine, like=fine), fine.grid)


_RESAMPLING = {"near": "moving it by whole pixels", "average": "averaging", "cubic": "bicubic resampling"}


def alignment_note(path: str, role: str, fine: Image, to: str) -> Optional[str]:
    """A sentence that says how an image was brought to the grid of a fine one, with both grids; None where
    it was not."""
    grid = warp.north_up(open_image(path, role)).grid
    if grid.same_pixels(fine.grid) and warp.same_crs(grid.crs, fine.grid.crs):
        return None
    how = _RESAMPLING[warp.resampling_between(grid, fine.grid)]
    other = "" if warp.same_crs(grid.crs, fine.grid.crs) else "another CRS, "
    return (
        f"{role} '{path}' ({other}{grid.describe()}) was brought to the grid of {to} "
        f"({fine.grid.describe()}) by {how}."
    )


def _open_matched(
    path: str, role: str, fine: Image, like: Optional[Image], overlap: Optional[dict[str, float]] = None
) -> Image:
    image = warp.north_up(open_image(path, role, like))
    image = image.with_bands(bands.match(fine.names, image.names, role, path, fine.role))
    share = warp.require_overlap(image, fine)
    if overlap is not None:
        overlap[role] = share
    return image


# ---- figures of the whole scene


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
    cropped = warp.crop_to(coarse.grid, scene.grid)
    for f, (c,) in over_coarse(scene.fine[0], (coarse,), cropped, coarse_windows(cropped, scene.ratio)):
        usable = np.isfinite(f) & np.isfinite(c)
        f, c = np.where(usable, f, 0).astype(np.float64), np.where(usable, c, 0).astype(np.float64)
        parts = (usable, c, f, c * c, c * f)
        sums += np.stack([part.sum(axis=(1, 2)) for part in parts], axis=1)
    return _line(*sums.T)


def over_coarse(
    fine: Image, coarse: tuple[Image, ...], grid: Grid, looks: list[Window]
) -> Iterator[tuple[np.ndarray, list[np.ndarray]]]:
    """Window by window of a coarse grid: the fine image's block means and the coarse images, (bands, rows,
    cols).

    A block mean is NaN where valid fine pixels do not cover the whole coarse pixel. Each window is averaged
    by itself, because GDAL computes virtual datasets in blocks, and a block of a coarse grid is a large piece
    of the fine one.
    """
    on_grid = [warp.to_grid(image, grid, "near") for image in coarse]
    for window in looks:
        part = grid.part(window)
        means, covered = warp.block_means(fine, part)
        whole = covered.read(part.window) >= warp.FULLY_COVERED
        yield np.where(whole, means.read(part.window), np.nan), [image.read(window) for image in on_grid]


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
    return AllNodataError(
        f"{image.role} '{image.path}' has no valid pixel on the extent of F1 (all nodata): check its "
        "nodata value and its extent."
    )
