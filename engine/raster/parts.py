"""What lies in a folder, an archive or a container: names that GDAL opens, without opening them."""

from __future__ import annotations

import gzip
import os
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from osgeo import gdal

from ..door.addresses import for_gdal
from ..door.errors import UnreadableFileError

gdal.UseExceptions()

IMAGES = (".tif", ".tiff", ".jp2", ".img", ".vrt")
CONTAINERS = (".hdf", ".he5", ".h5", ".nc", ".nc4")
ARCHIVES = {".tar": "/vsitar/", ".tar.gz": "/vsitar/", ".tgz": "/vsitar/", ".zip": "/vsizip/"}
METADATA = re.compile(r".*_MTL\.(?:txt|xml|json)|MTD_MSIL2A\.xml", re.IGNORECASE)
"""Files that stand for the product whose folder they lie in."""
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
    """A folder in it (R20m), beside which nothing is taken."""


def place_of(path: str, role: str) -> Optional[Place]:
    """The folder or archive that a path names, with a folder in it (`x.zip/R20m`); None where it is neither.

    Raises:
        UnreadableFileError: an archive that ends early.
    """
    if METADATA.fullmatch(Path(path).name) and _is_file(path):
        path = above(path)
    found = _whole_place(path, role)
    if found is None and _RESOLUTION.fullmatch(last_of(path)) and not path.startswith("/vsi"):
        whole = _whole_place(above(path), role)
        return whole and Place(whole.root, whole.file, last_of(path))
    return found


def images_in(place: Place, role: str = "The place") -> list[Part]:
    """The images that lie in a folder or an archive, in the order of their names.

    Args:
        role: for messages.

    Raises:
        UnreadableFileError: there are too many.
    """
    parts = []
    for name in sorted(_images_in(place, role)):
        base = last_of(name)
        inside = (
            f"/{place.within}/".lower() in f"/{name}".replace("\\", "/").lower() if place.within else True
        )
        if inside:
            source = f"{place.root.rstrip('/')}/{name}"
            parts.append(Part(source, base, place.file or source))
    return parts


def subdatasets_of(dataset: gdal.Dataset, part: Part) -> list[Part]:
    """The images of a container, each under its own name."""
    return [Part(source, _own_name(source), part.file) for source, _ in dataset.GetSubDatasets()]


def beside(folder: str) -> list[Part]:
    """The images in a folder, and in the other folders of a Sentinel-2 granule's images."""
    in_granule = _RESOLUTION.fullmatch(last_of(folder)) is not None
    folder = above(folder) if in_granule else folder
    if folder.startswith("/vsi"):
        return images_in(Place(folder, _archive_of(folder)))
    names = sorted(path.relative_to(folder) for path in _files_below(Path(folder), 1 if in_granule else 0))
    places = [f"{folder}/{name.as_posix()}" for name in names if name.name.lower().endswith(IMAGES)]
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
    for looked_at, name in enumerate(_names_in(place.root), 1):
        if name.lower().endswith((*IMAGES, *CONTAINERS)):
            found.append(name)
        if len(found) > MOST or looked_at > MOST_FILES:
            many = f"{MOST} images" if len(found) > MOST else f"{MOST_FILES} files"
            raise UnreadableFileError(
                f"{role} '{place.file or place.root}' holds more than {many}, which no product does: give "
                "the folder or the archive of one scene."
            )
    return found


def _names_in(root: str) -> Iterator[str]:
    """Files below a folder, by their paths from there on."""
    if root.startswith("/vsi"):
        yield from (name for name in gdal.ReadDirRecursive(for_gdal(root)) or [] if not name.endswith("/"))
    else:
        yield from (path.relative_to(root).as_posix() for path in _files_below(Path(root), DEEPEST))


def _files_below(folder: Path, deepest: int) -> Iterator[Path]:
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
    except OSError:  # what nobody may look into
        return
    for entry in entries:
        try:
            is_folder, is_file = entry.is_dir(), entry.is_file()  # and no pipe or device
        except OSError:  # a link to itself
            continue
        if is_folder and deepest > 0:
            yield from _files_below(Path(entry.path), deepest - 1)
        elif is_file:
            yield Path(entry.path)


def _own_name(source: str) -> str:
    return re.split(r"[:/]", source.rstrip('"'))[-1]
