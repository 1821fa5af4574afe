"""Rasters that are given as masks of an image (`--mask`), on the image's grid."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional

import numpy as np

from ..door.plain_text import listed
from ..raster.cover import Cover
from ..raster.grid import Window, sample_windows
from ..raster.quality_bands import QualityBand
from ..raster.quality_masks import QualityRules, rules_of
from ..raster.readers import Image, open_image
from . import crs, warp

YES = 2
"""How many numbers a mask may have for "yes", as 1 and 255. With more of them, or with so many and none for
"no", it is hardly a mask."""
MOST_NAMED = 5


@dataclass(frozen=True)
class MaskRaster:
    """A raster that is 0, or nothing, where an image is not to be used; or a quality band of a product."""

    image: Image
    """On the grid of the image that it masks."""
    note: str = ""
    """How it was brought there, where its own grid is another."""
    rules: Optional[QualityRules] = None
    """What its numbers take out, where it is a product's quality band."""
    rule_note: str = ""
    """The same in words."""
    doubt: str = ""
    """Why it may be no mask."""

    def taken(self, window: Window) -> np.ndarray:
        """(rows, cols) bool: where the mask says no, or nothing."""
        values = self.image.read(window)[0]
        return np.isnan(values) | (values == 0) if self.rules is None else self.rules.taken(values)


def with_mask(image: Image, cover: Cover, path: str) -> Cover:
    """What hides the land in an image, with a mask of it; what a quality band says of single bands takes out
    pixels of these.

    Raises:
        ChronofuseError: the mask can't be read, or it and the image have nothing in common.
    """
    mask = _mask_of(image, path)
    if mask.rules is None:
        return replace(cover, sources=(*cover.sources, mask))
    numbers = dict(zip(image.names, image.band_numbers))
    named = [band for band in mask.rules.bands if band in numbers]
    if not named and mask.rules.bands:  # of which band it is nobody can say
        return replace(cover, sources=(*cover.sources, mask))
    whole = replace(mask, rules=mask.rules.of("") or QualityRules(mask.rules.title, ()))
    own = tuple((numbers[band], replace(mask, rules=mask.rules.of(band))) for band in named)
    return replace(cover, sources=(*cover.sources, whole), of_bands=(*cover.of_bands, *own))


def masks_behind(image: Image) -> list[str]:
    """The rasters that mask an image, also where it was brought to another grid."""
    sources = image.cover.sources if image.cover else ()
    own = [source.image.path for source in sources if isinstance(source, MaskRaster)]
    behind = [one for one in (getattr(image, "source", None), image.gaps) if one is not None]
    return own or [path for one in behind for path in masks_behind(one)]


def quality_behind(image: Image) -> list[str]:
    """The quality bands of its product that hide pixels of an image, as `masks_behind`."""
    sources = image.cover.sources if image.cover else ()
    own = [source.name for source in sources if isinstance(source, QualityBand)]
    behind = [one for one in (getattr(image, "source", None), image.gaps) if one is not None]
    return own or [name for one in behind for name in quality_behind(one)]


def _mask_of(image: Image, path: str) -> MaskRaster:
    opened = open_image(path, f"The mask of {_called(image)}")
    rules = rules_of(path, dict(opened.dataset.GetMetadata()), image.product)
    stored = _as_stored(opened, rules is not None)
    doubt = "" if rules or opened.cover else _doubt(stored, image, path)
    mask = warp.north_up(stored)
    share = crs.require_overlap(mask, image)
    moved = MaskRaster(warp.to_grid(mask, image.grid, "near"), rules=rules, doubt=doubt)
    if rules is not None:
        moved = replace(moved, rule_note=f"The mask of {_called(image)} '{path}': {rules.told()}.")
    if mask.grid.same_pixels(image.grid) and crs.same_crs(mask.grid.crs, image.grid.crs):
        return moved
    rest = f" It covers {share:.0%} of it; the rest is not used." if share < 0.995 else ""
    return replace(
        moved,
        note=f"The mask of {_called(image)} '{path}' ({mask.grid.describe()}) was brought to the grid of "
        f"{_called(image)} ({image.grid.describe()}) by the nearest pixel.{rest}",
    )


def _called(image: Image) -> str:
    """What an image is called within a sentence: F1, or `the image after`."""
    return image.role.replace("The ", "the ", 1)


def _as_stored(mask: Image, is_quality: bool) -> Image:
    """The first band of a mask. It has no unit, and whatever number it holds for "yes" (1, 255, 65535) is
    meant: what a look takes for undeclared fills and scales are none. Of a quality band no number is nodata
    but by its rules, and what lies beside it says nothing of it."""
    bare = mask.with_bands([0])
    encodings = tuple(replace(e, scale=1.0, offset=0.0, fill=None) for e in bare.encodings)
    if not is_quality:
        return replace(bare, encodings=encodings)
    return replace(bare, encodings=tuple(replace(e, nodata=None, valid=None) for e in encodings), cover=None)


def _doubt(mask: Image, image: Image, path: str) -> str:
    """A sentence where a mask holds classes or bits, or values of all kinds."""
    held: set[float] = set()
    says_no = False
    for window in sample_windows(mask.grid):
        values = mask.read(window)[0]
        yes = np.isfinite(values) & (values != 0)
        says_no |= not yes.all()
        held |= set(np.unique(values[yes]).tolist())
        if len(held) > YES:
            break
    if len(held) < YES or (len(held) == YES and says_no):
        return ""
    numbers = listed([f"{number:g}" for number in sorted(held)], MOST_NAMED)
    return (
        f"The mask of {_called(image)} '{path}' holds {numbers}, and a mask takes out only where it is 0 or "
        f"nodata: if these are classes or bits, give a raster that is 0 where {image.role} is not to be "
        "used, or a product's quality band under the name that it was delivered by."
    )
