"""Files of single bands in a folder, as many products are delivered: which of them are one image."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ..door import image_names
from ..door.pairs_found import LeftOut
from ..door.plain_text import cut
from ..products.recognise import band_of, is_layer, qualities_of, recognise
from ..products.scene_names import Scene, scene_of


@dataclass
class Scenes:
    """What lies in a folder."""

    alone: list[str] = field(default_factory=list)
    """Names of files that are images by themselves."""
    named: list[str] = field(default_factory=list)
    """Names of scenes of several files, each an image as `folder/NAME`."""
    is_one: bool = False
    """All of the folder is one scene, and named by it alone."""
    left_out: list[LeftOut] = field(default_factory=list)


def scenes_in(place: str, names: Iterable[str]) -> Scenes:
    """The images among the files of a folder; quality bands of known products, and what else lies beside
    their bands, are none."""
    scenes, bands = Scenes(), defaultdict[tuple[str, Scene], list[str]](list)
    for name in names:
        product = recognise([name, Path(place).name])
        is_archive = image_names.extension(name) in image_names.ARCHIVES
        if product is None or is_archive:
            scenes.alone.append(name)
        elif band_of(product, name) is not None:
            bands[product.title, scene_of(product, name)].append(name)
        elif not qualities_of(product, name) and not is_layer(product, name):
            scenes.alone.append(name)
    several = {key: files for key, files in bands.items() if len(files) > 1}
    scenes.alone += [files[0] for key, files in bands.items() if key not in several]
    scenes.is_one = len(several) == 1 and not scenes.alone
    for (title, scene), files in several.items() if not scenes.is_one else ():
        if scene.name:
            scenes.named.append(scene.name)
            continue
        scenes.left_out.append(
            LeftOut(
                str(Path(place, files[0])),
                f"'{cut(files[0])}' is one of {len(files)} files of {title} that are one image together "
                f"and have no name of their own, but other images lie in '{cut(place)}', too: put each image "
                "into a folder of its own.",
            )
        )
    return scenes
