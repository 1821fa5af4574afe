"""The clouds that a look at an image finds: what is whiter there than any other date of the run shows it.

Land moves along a line when it changes: from crop to soil red rises twice as fast as blue, and blue - red / 2
stays. White light adds to both, and half of it is left (the haze-optimised transform: Zhang et al. 2002;
Fmask: Zhu and Woodcock 2012). So that number is compared with the least that the other images of the run have
at the same place: snow, salt, sand and roofs that lie there on all dates are no cloud. Thresholds are fixed,
and a window's pixels do not depend on which windows are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Callable, NamedTuple, Optional

import numpy as np

from ..door.preparation import AUTO, Preparation
from ..raster.cover import Cover
from ..raster.grid import Grid, Window, sample_windows
from ..raster.readers import Image
from . import crs, warp

CLEAR_LINE = 0.5
"""How fast the shorter band rises where the longer one does, over land that changes."""
BLOCK_RISE = 0.02
"""Least rise of the mean over a block: a roof is in the coarse images, too, and raises none."""
FLAT = 0.8
"""Near infrared / shorter band, and red / blue: clouds and snow are grey, and dark water is not."""
DARK = 0.05
"""Least short-wave infrared of a cloud where it stands for red: bright water has none."""
WHOLE = 0.95
"""From this share on all of an image is cloud."""
LEAST_BLOCK, MOST_BLOCK = 8, 64
"""Sides of a block, in pixels of a fine image."""
MOST_WITNESSES = 6
"""So many other images are looked at: the least of many is the least of their noise."""
BRIGHTEST, GREY = 1.1, 1.25
"""Half of the pixels of a reflectance are below this, or alike in all bands within this factor, as of cloud
under a low sun; digital numbers that are read as reflectance are neither."""
SAMPLE_SIDE = 128
Measure = Callable[[np.ndarray], np.ndarray]
"""(rows, cols) of (bands, rows, cols)."""


class Whiteness(NamedTuple):
    """The bands that tell white light from land, as indices."""

    short: int
    long: int
    near_infrared: Optional[int]
    cloud: float
    """A rise from here on is cloud: of blue and red a fifth of white light, more than the contrast of most
    land in them."""
    is_visible: bool
    """Else red edge and short-wave infrared stand for blue and red."""

    def of(self, values: np.ndarray) -> np.ndarray:
        """(rows, cols) of (bands, rows, cols); white light adds half of itself."""
        return values[self.short] - CLEAR_LINE * values[self.long]


def whiteness_of(names: Sequence[str]) -> Optional[Whiteness]:
    """The bands of an image of such names that tell; None where none do, as of NDVI and temperatures."""
    at = {name: index for index, name in reversed(list(enumerate(names)))}
    near = next((at[name] for name in ("nir", "nir08", "rededge3") if name in at), None)
    if "red" in at and ("blue" in at or "green" in at):
        return Whiteness(at["blue"] if "blue" in at else at["green"], at["red"], near, 0.1, True)
    if "rededge1" in at and "swir1" in at:
        return Whiteness(at["rededge1"], at["swir1"], near, 0.15, False)
    return None


@dataclass(frozen=True)
class Clouds:
    """Where an image is whiter than other dates; a source of a cover."""

    image: Image
    """Without this cover."""
    witnesses: tuple[Image, ...]
    """Other images on the grid of the blocks."""
    whiteness: Whiteness
    block: int
    """Side of a block, in pixels, counted from the image's corner; 1: each pixel for itself."""
    whole: bool = False
    """Nearly all of it is cloud, and so all of it is taken."""

    def taken(self, window: Window) -> np.ndarray:
        """(rows, cols) bool."""
        if self.whole:
            return np.ones((window.height, window.width), bool)
        blocks = self._blocks(window)
        around = self._pixels(blocks)
        values = self.image.read(around)
        white = self.whiteness.of(values)
        with np.errstate(invalid="ignore"):
            candidates = self._grey(values) & (white > self.whiteness.cloud - BLOCK_RISE)
            if not candidates.any():
                return np.zeros((window.height, window.width), bool)
            least = self._least(blocks, around_them=1)
            risen = _block_means(white, self.block) - least > BLOCK_RISE
            limit = np.where(risen, least + self.whiteness.cloud, np.inf).astype(np.float32)
            taken = candidates & (white > _spread(limit, self.block, around))
        return taken[window.inside(around)]

    def block_rises(self, window: Window) -> np.ndarray:
        """How much whiter the blocks of a window are than on any other date; NaN where nothing is known.

        White light adds half of itself, and all of itself to the longer band: land that turns green loses red
        and is whiter for it. So that band must rise, too, by as much at least."""
        blocks = self._blocks(window)
        values = self.image.read(self._pixels(blocks))
        white = _block_means(self.whiteness.of(values), self.block) - self._least(blocks)
        long = _block_means(values[self.whiteness.long], self.block) - self._least(blocks, of=self._long)
        return np.minimum(white, long)

    def _long(self, values: np.ndarray) -> np.ndarray:
        return values[self.whiteness.long]

    def _least(self, blocks: Window, around_them: int = 0, of: Optional[Measure] = None) -> np.ndarray:
        """The least whiteness, or of another measure, that the witnesses have at each block; of each the
        largest so far around, for it may be misregistered, and a coarse one blurs its edges."""
        measure = of or self.whiteness.of
        least = np.full((blocks.height, blocks.width), np.nan, np.float32)
        for witness in self.witnesses:
            wide = blocks.grown(around_them, witness.grid.width, witness.grid.height)
            values = measure(witness.read(wide))
            least = np.fmin(least, (_widest(values) if around_them else values)[blocks.inside(wide)])
        return least

    def _grey(self, values: np.ndarray) -> np.ndarray:
        bands = self.whiteness
        grey = np.isfinite(values[bands.short])
        if bands.near_infrared is not None:
            grey &= values[bands.near_infrared] > FLAT * values[bands.short]
        least = FLAT * values[bands.short] if bands.is_visible else DARK
        return grey & (values[bands.long] > least)

    def _blocks(self, window: Window) -> Window:
        """The blocks that a window touches."""
        side = self.block
        x, y = window.x // side, window.y // side
        return Window(x, y, -(-window.right // side) - x, -(-window.bottom // side) - y)

    def _pixels(self, blocks: Window) -> Window:
        """The pixels of blocks, which may be fewer at the end of the image."""
        side, grid = self.block, self.image.grid
        x, y = blocks.x * side, blocks.y * side
        return Window(
            x, y, min(grid.width, blocks.right * side) - x, min(grid.height, blocks.bottom * side) - y
        )


def _block_means(values: np.ndarray, side: int) -> np.ndarray:
    """Means over blocks of what is there; NaN where nothing is. Those at the end may be smaller."""
    there = np.isfinite(values)
    rows, columns = (np.arange(0, size, side) for size in values.shape)

    def total(array: np.ndarray) -> np.ndarray:
        return np.add.reduceat(np.add.reduceat(array.astype(np.float64), rows, axis=0), columns, axis=1)

    with np.errstate(invalid="ignore", divide="ignore"):
        return total(np.where(there, values, 0)) / total(there)


def _widest(values: np.ndarray) -> np.ndarray:
    """The largest of each value and its eight neighbours."""
    result = values.copy()
    for axis in (0, 1):
        ahead, behind = np.copy(result), np.copy(result)
        size = result.shape[axis]
        np.moveaxis(ahead, axis, 0)[: size - 1] = np.moveaxis(result, axis, 0)[1:]
        np.moveaxis(behind, axis, 0)[1:] = np.moveaxis(result, axis, 0)[: size - 1]
        result = np.fmax(result, np.fmax(ahead, behind))
    return result


def _spread(values: np.ndarray, side: int, window: Window) -> np.ndarray:
    """Values of blocks as pixels of the window that they cover."""
    large = np.repeat(np.repeat(values, side, axis=0), side, axis=1)
    return large[: window.height, : window.width]


def clouds_of(image: Image, others: Sequence[Image], names: Sequence[str], ratio: float) -> Optional[Clouds]:
    """What finds the clouds of an image; None where its bands, its units or the other images can't tell.

    Args:
        others: images of the run, bands as in this one.
        names: of the bands.
        ratio: coarse pixel size / fine pixel size.
    """
    whiteness = whiteness_of(names)
    if whiteness is None:
        return None
    bands = [*dict.fromkeys(b for b in whiteness[:3] if b is not None)]
    if any(map(_is_picture, (image, *others))) or not is_reflectance(image, bands):
        return None
    witnesses = [other for other in others if is_reflectance(other, bands) and not _is_same(other, image)]
    if not witnesses:
        return None
    few = [witnesses[i] for i in np.unique(np.linspace(0, len(witnesses) - 1, MOST_WITNESSES).astype(int))]
    at = whiteness._replace(short=0, long=1, near_infrared=None if len(bands) < 3 else 2)
    own, *rest = (one.with_bands(bands) for one in (image, *few))
    block = _block(image, others, ratio)
    of_blocks = _grid_of_blocks(own.grid, block)
    found = Clouds(own, tuple(warp.to_grid(one, of_blocks) for one in rest), at, block)
    return replace(found, whole=share_of(found) >= WHOLE)


def _is_picture(image: Image) -> bool:
    """Whether an image is stretched to eight bits, as no other image of the run is likely to be."""
    return image.encodings[0].dtype == "uint8" and not image.declares_scale


def is_reflectance(image: Image, bands: Sequence[int]) -> bool:
    """Whether the values can be those of reflectances, in the units of one."""
    middle = _middles(image, bands)
    if not middle or (min(middle) > -0.2 and max(middle) < BRIGHTEST):
        return True
    return min(middle) > 0 and max(middle) < GREY * min(middle) and max(middle) < 2 * BRIGHTEST


def darkest_middle(images: Sequence[Image], names: Sequence[str]) -> Optional[float]:
    """Of all images the least that half of the pixels are above in each of the bands that tell white light
    from land; None where the bands or an image's units can't tell."""
    whiteness = whiteness_of(names)
    if whiteness is None or any(map(_is_picture, images)):
        return None
    bands = [*dict.fromkeys(b for b in whiteness[:3] if b is not None)]
    middles = [_middles(image, bands) for image in images if is_reflectance(image, bands)]
    if len(middles) < len(images) or any(len(own) < len(bands) for own in middles):
        return None
    return min(map(min, middles))


def _middles(image: Image, bands: Sequence[int]) -> list[float]:
    """The medians of bands, of those of which a look at the image saw something."""
    return [
        float(np.median(image.seen[b].values)) * image.encodings[b].scale + image.encodings[b].offset
        for b in bands
        if image.seen and image.seen[b].values.size
    ]


def share_of(clouds: Clouds) -> float:
    """About which share of an image's valid pixels is cloud, by a few windows."""
    taken = there = 0
    for window in sample_windows(clouds.image.grid, SAMPLE_SIDE):
        taken += int(clouds.taken(window).sum())
        there += int(np.isfinite(clouds.image.read(window)).all(axis=0).sum())
    return taken / there if there else 0.0


def without_clouds(
    image: Image,
    others: Sequence[Image],
    asked: Preparation,
    ratio: Optional[float],
    names: Sequence[str],
    named: str,
) -> Image:
    """The image with its clouds left out, where that is asked for and some can be found.

    Args:
        others: all images of the run.
        ratio: what the user says that it is.
        names: of the bands.
        named: what the job calls the image.
    """
    if asked.of(named).mask != AUTO:
        return image
    found = clouds_of(image, others, names, ratio or _ratio_between(image, others))
    if found is None:
        return image
    known = image.cover or Cover((), image.grid)
    known = replace(known, sources=(*known.sources, found), buffer=asked.buffer)
    return replace(image, cover=known)


def _ratio_between(image: Image, others: Sequence[Image]) -> float:
    return max((crs.pixel_ratio(other.grid, image.grid) for other in others), default=1.0)


def _grid_of_blocks(grid: Grid, side: int) -> Grid:
    x, xx, yx, y, xy, yy = grid.transform
    size = -(-grid.width // side), -(-grid.height // side)
    return Grid(*size, (x, xx * side, yx * side, y, xy * side, yy * side), grid.crs)


def _block(image: Image, others: Sequence[Image], ratio: float) -> int:
    """Side of a coarse pixel, in pixels of the image."""
    if not image.role.startswith("C"):
        return int(np.clip(round(ratio), LEAST_BLOCK, MOST_BLOCK))
    fine = next((other for other in others if other.role == "F1"), None)
    size = crs.pixel_ratio(image.grid, fine.grid) if fine else ratio
    return int(np.clip(round(ratio / size), 1, MOST_BLOCK))


def _is_same(one: Image, other: Image) -> bool:
    return one.path == other.path


def is_all_cloud(image: Image) -> bool:
    """Whether nothing is left of an image because all of it was found to be cloud."""
    if image.cover and any(isinstance(source, Clouds) and source.whole for source in image.cover.sources):
        return True
    behind = (getattr(image, "source", None), image.gaps)
    return any(is_all_cloud(one) for one in behind if one is not None)
