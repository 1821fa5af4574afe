"""What tells whether a file is still the one that a run began with, and is still read the same way."""

from __future__ import annotations

import hashlib
import os

from osgeo import gdal

from ..door.addresses import for_gdal
from ..products.known import folder_of_own
from .handles import File, dataset_of


def fingerprint(file: File) -> list[list]:
    """What tells whether a file is still the same: name, size, time of change and samples of each file
    behind it.

    Statistics that a viewer writes beside an image (.aux.xml) don't count.
    """
    found = []
    for path in file.parts or sorted(map(os.fsdecode, dataset_of(file).GetFileList() or [])):
        status = None if path.endswith(".aux.xml") else gdal.VSIStatL(for_gdal(path))
        if status is not None and not status.IsDirectory():
            found.append([path, status.size, _modified(path) or status.mtime, _samples(path, status.size)])
    return found


def own_products() -> dict[str, str]:
    """Name and SHA-256 of each of an analyst's own descriptions of products: with others the same files are
    other images."""
    place = folder_of_own()
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (sorted(place.glob("*.json")) if place.is_dir() else [])
    }


def _modified(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:  # inside of an archive, or on a server
        return 0


def _samples(path: str, size: int, pieces: int = 16, length: int = 65536) -> str:
    """A hash of pieces spread over a file, the first and the last included."""
    digest, file = hashlib.sha256(), gdal.VSIFOpenL(for_gdal(path), "rb")
    if file is None:
        return ""
    try:
        for piece in range(pieces):
            gdal.VSIFSeekL(file, max(0, size - length) * piece // (pieces - 1), 0)
            digest.update(gdal.VSIFReadL(1, length, file) or b"")
    finally:
        gdal.VSIFCloseL(file)
    return digest.hexdigest()
