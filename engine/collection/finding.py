"""Which files may be images of a collection: those that are named, those in folders, and the lines of tables.

Nothing is opened here; what a file is shows when its header is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Optional

from ..door import image_names
from ..door.collection_source import CollectionSource
from ..door.errors import MissingFileError, SeriesError
from ..door.pairs_found import LeftOut
from ..door.plain_files import require_open
from ..door.plain_text import cut
from ..raster.composing import is_in_place
from .candidates import Candidate, Candidates
from .scenes import scenes_in
from .table import read_table

MOST_FILES = 200_000
"""In the folders of a collection; more are none, but a disk that was named by mistake."""
DEEPEST = 12


def candidates_of(source: CollectionSource) -> Candidates:
    """What may be an image of a collection.

    Raises:
        MissingFileError: a file, a folder or a table that does not exist.
        SeriesError: a table that is none, or too many files.
    """
    found = Candidates()
    for named in source.paths:
        path = os.path.expanduser(named)
        if _is_table(path):
            read_table(path, found)
        elif _is_folder(path) and not _is_product(path):
            _look_through(path, found)
        elif image_names.is_mask(Path(path).name):
            found.ignored += 1
        else:
            found.images.append(_alone(path, named))
    if source.table is not None:
        read_table(os.path.expanduser(source.table), found)
    if source.role:
        found.images = [replace(one, role=one.role or source.role) for one in found.images]
    return found


def _is_table(path: str) -> bool:
    return image_names.extension(path) in ("csv", "tsv")


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:  # in a folder that this user may not read
        return False


def _is_product(folder: str) -> bool:
    return image_names.extension(folder) in image_names.PRODUCTS


def _alone(path: str, named: str) -> Candidate:
    """An image that is named itself, with a mask that lies beside it."""
    of_gdal = path.startswith(("/vsi", "<")) or ":" in path
    if of_gdal:
        return Candidate(path)
    if not os.path.lexists(path):
        require_open("The image or folder", path)
        if not is_in_place(path):
            raise MissingFileError(f"The image or folder '{named}' does not exist: check the path.")
    beside = Path(path).absolute().parent
    try:
        masks = image_names.masks_among(_images_in(one.name for one in beside.iterdir()))
    except OSError:
        masks = {}
    return _with_masks(path, masks, str(beside))


def beside_mask(path: str) -> Optional[str]:
    """The mask that lies beside an image that is named itself, by the names of the two; None where none does,
    or where there is no such image."""
    try:
        return _alone(os.path.expanduser(path), path).mask
    except MissingFileError:
        return None


def _images_in(names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if image_names.extension(name) in image_names.IMAGES)


def _look_through(folder: str, found: Candidates) -> None:
    """Add what lies in a folder and below it; links to folders are not followed."""
    try:
        os.scandir(folder).close()
    except OSError as error:
        raise MissingFileError(
            f"The folder '{folder}' can't be looked through ({error.strerror}): check its permissions."
        ) from error

    def closed(error: OSError) -> None:
        named = os.fsdecode(error.filename or folder)
        reason = f"The folder '{named}' can't be looked through ({error.strerror}): check its permissions."
        found.left_out.append(LeftOut(named, reason))

    for place, folders, files in os.walk(folder, onerror=closed):
        depth = place.count(os.sep) - folder.count(os.sep)
        products = sorted(name for name in folders if _is_product(name))
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in products and depth < DEEPEST
        )
        found.images += [Candidate(str(Path(place, name)), folder=Path(place).name) for name in products]
        _add_files(place, sorted(files), found)
        if len(found.images) + found.ignored > MOST_FILES:
            raise SeriesError(
                f"'{cut(folder)}' holds more than {MOST_FILES} files: name the folder of one place."
            )


def _add_files(place: str, files: list[str], found: Candidates) -> None:
    headers = {Path(name).stem for name in files if image_names.extension(name) == "hdr"}
    images = [name for name in files if _may_be_image(name, headers)]
    masks = image_names.masks_among(images)
    known = scenes_in(place, [name for name in images if not image_names.is_mask(name)])
    found.ignored += len(files) - len(images)
    found.images += [
        replace(_with_masks(str(Path(place, name)), masks, place), was_found=True)
        for name in (*known.alone, *known.named)
    ]
    if known.is_one:
        found.images.append(Candidate(place, folder=Path(place).parent.name))
    found.left_out += known.left_out


def _may_be_image(name: str, headers: set[str]) -> bool:
    """By its ending; ENVI's images have any ending or none, and a header beside them."""
    if name.startswith("."):
        return False
    ending = image_names.extension(name)
    return (
        ending in image_names.IMAGES
        or ending in image_names.ARCHIVES
        or (
            ending != "hdr"
            and (name in headers or (Path(name).stem in headers and ending in ("dat", "raw", "bin")))
        )
    )


def _with_masks(path: str, masks: dict[str, str], place: str) -> Candidate:
    name = Path(path).name
    mask, is_shared = image_names.mask_of(name, masks)
    full = str(Path(place, mask)) if mask and mask != name else None
    folder = Path(place).name
    if is_shared:
        return Candidate(path, shared_mask=full, folder=folder)
    return Candidate(path, mask=full, folder=folder)
