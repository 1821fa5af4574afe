"""Which of the images that lie together are of one scene: files of single bands of many days may lie in one
folder, or in one archive."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Optional

from ..door.errors import UnreadableFileError
from ..door.plain_text import cut, listed
from ..products.describing import Product
from ..products.recognise import band_of, recognise
from ..products.scene_names import Scene, scene_of
from .parts import Part, Place, above, last_of

MOST_NAMED = 4

Scenes = dict[tuple[str, Scene], list[Part]]
"""Title of the product and scene, to the images of its bands."""


def product_of(part: Part, around: Sequence[str]) -> Optional[Product]:
    """The product of an image, by its own name before that of what it lies in."""
    return recognise([part.name]) or recognise([last_of(part.file)]) or recognise(around)


def scene_of_part(product: Product, part: Part) -> Scene:
    """The scene of an image: by the file's name, or by that of the container that it lies in."""
    is_file = part.source == part.file or part.source.startswith("/vsi") or part.file not in part.source
    return scene_of(product, part.name if is_file else last_of(part.file))


def scenes_among(parts: Iterable[Part], around: Sequence[str]) -> Scenes:
    """The scenes that have bands among some images.

    Args:
        around: the names of the folder or archive that they lie in.
    """
    found: Scenes = {}
    for part in parts:
        product = product_of(part, around)
        if product is not None and band_of(product, part.name) is not None:
            found.setdefault((product.title, scene_of_part(product, part)), []).append(part)
    return found


def parts_of_scene(name: str, parts: Sequence[Part], around: Sequence[str]) -> list[Part]:
    """The images of the scene that is called so, quality bands and the like among them; none where there is
    no such scene."""
    scenes = scenes_among(parts, around)
    own = next((key for key in scenes if key[1].name == name), None)
    if own is None:
        return []
    bands = {id(part) for members in scenes.values() for part in members}
    return [*scenes[own], *(part for part in parts if id(part) not in bands and own[1].has(part.name))]


def require_one(scenes: Scenes, path: str, role: str, place: Place) -> None:
    """Raises UnreadableFileError where there are several scenes; the sentence says how one is named."""
    if len(scenes) == 1:
        return
    told = [f"{cut(scene.name)}{f' of {scene.day}' if scene.day else ''}" for _, scene in scenes]
    titles = listed(list(dict.fromkeys(title for title, _ in scenes)), MOST_NAMED)
    (_, first), parts = next(iter(scenes.items()))
    folder = path.rstrip("/") if place.file else above(parts[0].source)
    are_named = all(scene.name for _, scene in scenes)
    remedy = f"name one, as '{folder}/{first.name}'" if are_named else "give the folder or the file of one"
    raise UnreadableFileError(
        f"{role} '{path}' holds {len(scenes)} scenes of {titles} ({listed(told, MOST_NAMED)}): {remedy}."
    )
