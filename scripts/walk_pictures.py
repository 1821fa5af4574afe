"""The walk's pictures brought down to a size for the documents: 8 bits a pixel, and no more of them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Optional

from PIL import Image

COMMON, OTHER = 96, 160
"""Colours that stay as they are, because much of the window has them; and for all that is left."""
SIGN_PIXELS = 40
"""A bright colour that so many pixels have exactly is one of a sign."""
LIMIT = 2_500_000
"""Those of the documents together, because the guide in the zip has them, too."""


def publish(raw: Path, folder: Path, limit: Optional[int] = None) -> int:
    """Write each picture of `raw` into a folder, in the place of those that are there; their bytes.

    Raises:
        SystemExit: they are larger than the limit together.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    total = 0
    for path in sorted(raw.glob("[0-9]*.png")):
        target = folder / path.name
        with Image.open(path) as picture:
            _in_few_colours(picture.convert("RGB")).save(target, optimize=True)
        total += target.stat().st_size
        print(f"{target}: {target.stat().st_size / 1000:.0f} kB")
    if limit is not None and total > limit:
        raise SystemExit(f"the pictures take {total / 1e6:.2f} MB, and at most {limit / 1e6} MB may be")
    return total


def _in_few_colours(picture: Image.Image) -> Image.Image:
    """With a palette; signs and greys of the window would else turn into the colours of the map."""
    found = sorted(picture.getcolors(picture.width * picture.height), reverse=True)
    common = [colour for _, colour in found[:COMMON]]
    signs = [colour for count, colour in found if count >= SIGN_PIXELS and max(colour) - min(colour) > 90]
    palette = Image.new("P", (1, 1))
    rest = picture.quantize(OTHER, dither=Image.Dither.NONE).getpalette()[: 3 * OTHER]
    kept = [part for colour in dict.fromkeys([*common[: COMMON // 2], *signs, *common]) for part in colour]
    palette.putpalette([*kept[: 3 * COMMON], *rest])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)
