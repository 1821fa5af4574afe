"""The walk's pictures brought down to a size for the documents: 8 bits a pixel, and no more of them."""

from __future__ import annotations

import shutil
from pathlib import Path

from PIL import Image

COLOURS = 128
LIMIT = 2_500_000
"""All together, because the guide in the zip has them, too."""


def publish(raw: Path, folder: Path) -> int:
    """Write each picture of `raw` into a folder, in the place of those that are there; their bytes.

    Raises:
        SystemExit: they are too large together.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    total = 0
    for path in sorted(raw.glob("[0-9]*.png")):
        target = folder / path.name
        with Image.open(path) as picture:
            few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
            few.save(target, optimize=True)
        total += target.stat().st_size
        print(f"{target}: {target.stat().st_size / 1000:.0f} kB")
    if total > LIMIT:
        raise SystemExit(f"the pictures take {total / 1e6:.2f} MB, and at most {LIMIT / 1e6} MB may be")
    return total
