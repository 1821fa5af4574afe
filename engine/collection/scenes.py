"""Files of single bands in a folder, as many products are delivered: which of them are one image."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional

from ..door import image_names
from ..door.pairs_found import LeftOut
from ..door.plain_text import cut
from ..products.describing import Product, found
from ..products.recognise import band_of, qualities_of, recognise


@dataclass
class Scenes:
    """What lies in a folder."""

    alone: list[str] = field(default_factory=list)
    """Names of files that are images by themselves."""
    folders: list[str] = field(default_factory=list)
    """The folder, where all of its files are one image."""
    left_out: list[LeftOut] = field(default_factory=list)


def scenes_in(place: str, names: Iterable[str]) -> Scenes:
    """The images among the files of a folder; quality bands of known products are none."""
    scenes, bands = Scenes(), defaultdict[tuple[str, str], list[str]](list)
    for name in names:
        product = recognise([name, Path(place).name])
        scene = _scene_of(product, name) if product else None
        if scene is not None and product is not None:
            bands[product.title, scene].append(name)
        elif product is None or not qualities_of(product, name):
            scenes.alone.append(name)
    several = {key: files for key, files in bands.items() if len(files) > 1}
    scenes.alone += [files[0] for key, files in bands.items() if key not in several]
    if len(several) == 1 and not scenes.alone:
        scenes.folders.append(place)
        return scenes
    for (title, _), files in several.items():
        scenes.left_out.append(
            LeftOut(
                str(Path(place, files[0])),
                f"'{cut(files[0])}' is one of {len(files)} files of {title} that are one image together, but "
                f"other images lie in '{cut(place)}', too: put each image into a folder of its own.",
            )
        )
    return scenes


def _scene_of(product: Product, name: str) -> Optional[str]:
    """What the files of one image have in common in their names: all but the band. None for no file of a
    band."""
    if image_names.extension(name) in image_names.ARCHIVES:
        return None
    band = band_of(product, name)
    match = found(band.pattern, name) if band else None
    return name[: match.start()] + name[match.end() :] if match else None
