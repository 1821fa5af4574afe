"""Whether the disks have room for a run, before it begins."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Optional

from ..door.errors import DiskFullError, OutputNotWritableError
from .grid import Grid
from .readers import Image
from .strips import Strips
from .writers import Raster

OVERVIEWS = 4 / 3
"""A file with overviews over one without."""
FLOAT_SHARE = 0.6
"""What compression leaves of floats, at least; they hardly shrink."""
SLACK = 1_000_000


def require_space(
    rasters: list[tuple[Path, Raster]], fine: Image, kept: Optional[Path], scratch: Path, cog: bool
) -> None:
    """Refuse a run that would surely fill a disk.

    Args:
        rasters: where each output goes, and what it is.
        fine: F1, whose compression tells that of the fused raster.
        kept: the folder of the raw rows; None: a cluster's workers write parts beside the outputs instead.
        scratch: the folder of the raw overviews.
        cog: whether a second copy of each file is made.

    Raises:
        DiskFullError: with how much is there, and how much is needed for what.
        OutputNotWritableError: this user may not keep rows where they are kept.
    """
    if kept is not None:
        _require_writable(kept)
    share = stored_share(fine)
    needs: dict[int, list[tuple[str, int, Path]]] = {}
    for path, raster in rasters:
        part = FLOAT_SHARE if raster.dtype.startswith("float") else share
        size = int(raster.bytes * part * OVERVIEWS)
        _add(needs, path.parent, "the outputs", size * (2 if cog else 1))
        if kept is None:
            _add(needs, path.parent, "the parts that the cluster's workers write", size)
    raw = sum(_raw_bytes(raster) for _, raster in rasters)
    if kept is not None:
        _add(needs, kept, "the rows that a resumed run goes on from", max(0, raw - _held(kept)))
    _add(needs, scratch, "temporary files", raw // 3)
    for parts in needs.values():
        _require(parts)


def require_room(rasters: Iterable[tuple[Path, Raster]], fine: Image, at_once: int, scratch: Path) -> None:
    """Refuse a run of many rasters that would surely fill a disk.

    Args:
        rasters: where each goes, and what it is.
        fine: an image whose compression tells that of the rasters of bands.
        at_once: how many of them grow at a time, as raw rows in `scratch`.

    Raises:
        DiskFullError: with how much is there, and how much is needed for what.
    """
    share, needs, raw = stored_share(fine), dict[int, list[tuple[str, int, Path]]](), list[int]()
    for path, raster in rasters:
        part = FLOAT_SHARE if raster.dtype.startswith("float") else share
        _add(needs, path.parent, "the outputs", int(raster.bytes * part * OVERVIEWS))
        raw.append(_raw_bytes(raster))
    _add(needs, scratch, "temporary files", sum(sorted(raw)[-at_once:]) * 4 // 3)
    for parts in needs.values():
        _require(parts)


def stored_share(fine: Image) -> float:
    """How large the file of an image is, as a share of its pixels uncompressed; 0.2 to 1, 0.5 where it
    tells nothing."""
    dataset = fine.dataset
    if not dataset.GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE"):
        return 0.5
    pixels = dataset.RasterXSize * dataset.RasterYSize * dataset.RasterCount
    size = pixels * (_item_bytes(fine.encodings[0].dtype))
    try:
        return min(1.0, max(0.2, os.stat(fine.path).st_size / size))
    except OSError:
        return 0.5


def _raw_bytes(raster: Raster) -> int:
    grid: Grid = raster.grid
    return Strips.bytes_of(len(raster.names), grid.width, grid.height, raster.dtype)


def _require_writable(kept: Path) -> None:
    """The folder is made later; where a command is run in the name of another user, this one may not look
    into that user's own folders."""
    there = kept
    while not os.path.lexists(there):  # also what may not be looked into
        there = there.parent
    if not os.access(there, os.W_OK | os.X_OK):
        raise OutputNotWritableError(
            f"'{kept}', where the rows that a resumed run goes on from are kept, can't be written (this user "
            f"may not write in '{there}'): check its permissions, or set CHRONOFUSE_HOME to another folder."
        )


def _held(folder: Path) -> int:
    """What a folder takes on the disk: the rows that a resumed run goes on from are there already."""
    return sum(path.stat().st_size for path in folder.glob("*/*.rows"))


def _item_bytes(dtype: str) -> int:
    import numpy as np

    return np.dtype(dtype).itemsize


def _add(needs: dict, folder: Path, what: str, size: int) -> None:
    while not folder.exists():
        folder = folder.parent
    needs.setdefault(os.stat(folder).st_dev, []).append((what, size, folder))


def _require(parts: list[tuple[str, int, Path]]) -> None:
    free = shutil.disk_usage(parts[0][2]).free
    needed = sum(size for _, size, _ in parts) + SLACK
    if free >= needed:
        return
    named: dict[str, int] = {}
    for what, size, _ in parts:
        named[what] = named.get(what, 0) + size
    listed = ", ".join(f"{_size(size)} for {what}" for what, size in named.items())
    raise DiskFullError(
        f"The disk of '{parts[0][2]}' has {_size(free)} free, but this run needs about {_size(needed)} "
        f"there ({listed}): free some space, or choose another folder"
        f"{' (CHRONOFUSE_HOME sets where rows are kept)' if any('rows' in p[0] for p in parts) else ''}."
    )


def _size(count: float) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.1f} MB"
