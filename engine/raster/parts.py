"""What lies in a folder, an archive or a container: names that GDAL opens, without opening them."""

from __future__ import annotations

import gzip
import os
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Optional

from osgeo import gdal

from ..door.addresses import for_gdal
from ..door.errors import UnreadableFileError
from ..products.scene_names import may_be_of

gdal.UseExceptions()

IMAGES = (".tif", ".tiff", ".jp2", ".img", ".vrt")
CONTAINERS = (".hdf", ".he5", ".h5", ".nc", ".nc4")
ARCHIVES = {".tar": "/vsitar/", ".tar.gz": "/vsitar/", ".tgz": "/vsitar/", ".zip": "/vsizip/"}
METADATA = re.compile(r"(?P<scene>.*)_MTL\.(?:txt|xml|json)|MTD_MSIL2A\.xml", re.IGNORECASE)
"""Files that stand for the product whose folder they lie in, or for a scene in it."""
DEEPEST, MOST, MOST_FILES = 6, 5000, 200_000
"""Levels of folders that are looked through, and how many images and files a product may have: more are none,
but a disk that was named by mistake."""
_RESOLUTION = re.compile(r"R\d0m", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """An image within a product: a file, or a subdataset of one."""

    source: str
    """What GDAL opens."""
    name: str
    """What it is called: the file's name, or the subdataset's."""
    file: str
    """The file on the disk that it lies in."""


@dataclass(frozen=True)
class Place:
    """A folder or an archive with a product in it."""

    root: str
    """What GDAL looks into."""
    file: Optional[str] = None
    """The archive's own file; None for a folder."""
    within: str = ""
    """A folder in it (R20m), beside which nothing is taken; of files that lie flat, those called so."""
    scene: str = ""
    """The one of the scenes in it that is meant; empty for all that is there."""


def place_of(path: str, role: str) -> Optional[Place]:
    """The folder or archive that a path names, with a scene in it (`folder/SCENE`), or a folder in it
    (`x.zip/R20m`, `folder/SCENE/R20m`); None where it is none of these.

    A path that names nothing on the disk may be a scene's; whether one is called so is for the caller to see.

    Raises:
        UnreadableFileError: an archive that ends early.
    """
    if (metadata := METADATA.fullmatch(last_of(path))) and _is_file(path):
        return Place(above(path), scene=metadata.group("scene") or "")
    found = _whole_place(path, role)
    if found is not None or _is_there(path):
        return found
    if _RESOLUTION.fullmatch(last_of(path)):
        whole = _place_with_scene(above(path), role)
        return whole and replace(whole, within=last_of(path))
    return _place_with_scene(path, role)


def _place_with_scene(path: str, role: str) -> Optional[Place]:
    whole = _whole_place(path, role)
    if (
        whole is not None
        or not is_at_hand(path)
        or (path.startswith("/vsi") and gdal.VSIStatL(for_gdal(path)))
    ):
        return whole
    around = _whole_place(above(path), role)
    return around and replace(around, scene=last_of(path))


def is_at_hand(path: str) -> bool:
    """Whether what lies beside a file can be listed at once: not on a server."""
    return path.startswith(("/vsizip/", "/vsitar/")) or not path.startswith(("/vsi", "<"))


def images_in(place: Place, role: str = "The place") -> list[Part]:
    """The images that lie in a folder or an archive, in the order of their names; where a scene is meant,
    those that may be its own, which lie in the folder itself.

    Args:
        role: for messages.

    Raises:
        UnreadableFileError: there are too many.
    """
    root = place.root.rstrip("/")
    found = [(f"{root}/{name}", last_of(name)) for name in sorted(_images_in(place, role))]
    return [Part(source, base, place.file or source) for source, base in found]


def is_within(place: Place, part: Part) -> bool:
    """Whether an image lies in the folder of the pixel size that is meant (R20m), or is called as if it did
    (..._20m.jp2)."""
    name = part.source[len(place.root.rstrip("/")) :].replace("\\", "/").lower()
    in_folder = f"/{place.within}/".lower() in name
    return not place.within or in_folder or f"_{place.within[1:]}.".lower() in last_of(name)


def subdatasets_of(dataset: gdal.Dataset, part: Part) -> list[Part]:
    """The images of a container, each under its own name."""
    return [Part(source, _own_name(source), part.file) for source, _ in dataset.GetSubDatasets()]


def beside(folder: str, scene: str = "") -> list[Part]:
    """The images in a folder, and in the other folders of a Sentinel-2 granule's images; those that may be of
    a scene, where one is told."""
    in_granule = _RESOLUTION.fullmatch(last_of(folder)) is not None
    folder = above(folder) if in_granule else folder
    if folder.startswith("/vsi"):
        return images_in(Place(folder, _archive_of(folder), scene=scene))
    names = sorted(islice(_names_in(folder, 1 if in_granule else 0, scene), MOST))
    places = [f"{folder}/{name}" for name in names if name.lower().endswith(IMAGES)]
    return [Part(place, last_of(place), place) for place in places]


def last_of(path: str) -> str:
    """The last name of a path of the system's or of GDAL's, whose double strokes must stay."""
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2]


def above(path: str) -> str:
    """The folder in which a path lies."""
    plain = path.replace("\\", "/").rstrip("/")
    return plain.rpartition("/")[0] or ("/" if plain.startswith("/") else ".")


def _whole_place(path: str, role: str) -> Optional[Place]:
    if path.startswith("/vsi"):
        status = gdal.VSIStatL(for_gdal(path))
        return Place(path, _archive_of(path)) if status is not None and status.IsDirectory() else None
    if _is_there(path) and Path(path).is_dir():
        return Place(path)
    prefix = next((ARCHIVES[end] for end in ARCHIVES if path.lower().endswith(end)), None)
    if prefix is None or not _is_file(path):
        return None
    _require_whole(path, role)
    return Place(f"{prefix}{Path(path).absolute()}", path)


def _is_file(path: str) -> bool:
    return _is_there(path) and Path(path).is_file()


def _is_there(path: str) -> bool:
    try:
        os.stat(path)
    except (OSError, ValueError):  # also of what is longer than a path can be
        return False
    return True


def _archive_of(path: str) -> Optional[str]:
    """The archive's file in a name of GDAL's; None where there is none on the disk."""
    plain = re.sub(r"^(?:/vsi[a-z0-9_]+/)+", "", path).strip("{}")
    while not _is_file(plain):
        if plain in ("", "/", "."):
            return None
        plain = above(plain)
    return plain


def _require_whole(path: str, role: str) -> None:
    """Raises UnreadableFileError for an archive that ends early or is none: GDAL lists what is there, if
    anything."""
    try:
        if path.lower().endswith(".tar"):
            _require_last_member(path)
        elif path.lower().endswith(".zip"):
            zipfile.ZipFile(path).close()
        else:
            gdal.ReadDirRecursive(for_gdal(f"/vsitar/{Path(path).absolute()}"))
            with gzip.open(path) as archive:
                archive.read(1)
    except (tarfile.TarError, zipfile.BadZipFile, RuntimeError, OSError, EOFError, zlib.error):
        raise UnreadableFileError(
            f"{role} '{path}' is an archive that is not whole (it ends after {Path(path).stat().st_size} "
            "bytes): download it again."
        ) from None


def _require_last_member(path: str) -> None:
    with tarfile.open(path, "r:") as archive:
        last = archive.getmembers()[-1:]
    if last and last[0].offset_data + last[0].size > Path(path).stat().st_size:
        raise tarfile.ReadError("unexpected end of data")


def _images_in(place: Place, role: str) -> list[str]:
    """The images below a folder or in an archive, by their paths from there on."""
    found = []
    deepest = 0 if place.scene and place.file is None else DEEPEST
    for looked_at, name in enumerate(_names_in(place.root, deepest, place.scene), 1):
        if name.lower().endswith((*IMAGES, *CONTAINERS)):
            found.append(name)
        if len(found) > MOST or looked_at > MOST_FILES:
            many = f"{MOST} images" if len(found) > MOST else f"{MOST_FILES} files"
            raise UnreadableFileError(
                f"{role} '{place.file or place.root}' holds more than {many}, which no product does: give "
                "the folder or the archive of one scene."
            )
    return found


def _names_in(root: str, deepest: int = DEEPEST, scene: str = "") -> Iterator[str]:
    """Files below a folder, by their paths from there on; where a scene is meant, those that may be of it."""
    files: Iterable[str] = _files_below(root, "", deepest)
    if root.startswith("/vsi"):
        files = (name for name in gdal.ReadDirRecursive(for_gdal(root)) or [] if not name.endswith("/"))
    return (name for name in files if not scene or may_be_of(last_of(name), scene))


def _files_below(root: str, within: str, deepest: int) -> Iterator[str]:
    try:
        with os.scandir(f"{root}/{within}") as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:  # what nobody may look into
        return
    for entry in entries:
        try:
            is_folder, is_file = entry.is_dir(), entry.is_file()  # and no pipe or device
        except OSError:  # a link to itself
            continue
        if is_folder and deepest > 0:
            yield from _files_below(root, f"{within}{entry.name}/", deepest - 1)
        elif is_file:
            yield f"{within}{entry.name}"


def _own_name(source: str) -> str:
    return re.split(r"[:/]", source.rstrip('"'))[-1]
