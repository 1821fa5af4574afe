"""Which files of single bands are of one scene, and what the scene is called; by their names alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Optional

from ..door import image_names
from .describing import Product, found
from .recognise import day_of

_BREAKS = "._- "
"""Signs between the parts of a name; where the band was between two of them, one is left."""


@dataclass(frozen=True)
class Scene:
    """What the names of a scene's files have in common."""

    before: str
    """What stands before the part that names the band."""
    after: str = ""
    """What stands behind it, without the file's ending."""
    day: Optional[date] = None

    @property
    def name(self) -> str:
        """What the scene is called: a file's name without the band (`HLS.L30.T13TEF.2021001T000000.v2.0`,
        `MOD09A1.061_doy2020153_aid0001`). Empty where the names tell nothing but the band."""
        if not self.after:
            return self.before.rstrip(_BREAKS)
        if self.before[-1:] in ("", *_BREAKS) and self.after[0] in _BREAKS:
            return (self.before.rstrip(_BREAKS) + self.after) if self.before else self.after.lstrip(_BREAKS)
        return self.before + self.after

    def has(self, name: str) -> bool:
        """Whether a file's name is the scene's with something put in where its bands have theirs."""
        stem = image_names.stem(name)
        return (
            len(stem) >= len(self.before) + len(self.after)
            and stem.startswith(self.before)
            and stem.endswith(self.after)
        )


def scene_of(product: Product, name: str) -> Scene:
    """The scene that a file of a product belongs to. Of a file that names no band and no quality band all of
    its name is the scene's: a container, say, or one file of all bands."""
    stem = image_names.stem(name)
    day = day_of(product, [name])
    patterns = [*(band.pattern for band in product.bands), *(one.pattern for one in product.quality)]
    match = next((match for pattern in patterns if (match := found(pattern, stem))), None)
    if match is None:
        return Scene(stem, day=day)
    rest = stem[match.end() :]
    behind = re.match(product.behind, rest, re.IGNORECASE) if product.behind else None
    return Scene(stem[: match.start()], rest[behind.end() :] if behind else rest, day)


def may_be_of(name: str, scene: str) -> bool:
    """Whether a file may be of the scene that is called so; quick, for folders of many thousands of files."""
    half = len(scene) // 2  # one of them is whole in the name, wherever the band stands
    if scene[half:] not in name and not name.startswith(scene[:half]):
        return False
    stem = image_names.stem(name)
    alike = next((n for n, (own, other) in enumerate(zip(stem, scene)) if own != other), len(stem))
    return stem.endswith(scene[alike:])
