"""Raster rows on their way to a file: raw, on the disk, in strips of BLOCK rows.

A tile is put where it belongs; a strip whose rows are all there goes to the GeoTIFF in whole blocks, and
stays here as what a killed run goes on from. So no row of the scene has to be in memory, whatever its width,
and a compressed block is written once.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

import numpy as np

from ..door.locks import remove_any
from ..door.plain_files import NotPlainError, open_plain
from . import handles
from .grid import Window

BLOCK = 512
"""Side of a block of the output, and height of a strip, in pixels."""


class Strips:
    """One raster of (bands, rows, cols) as it is stored in the end.

    On the disk block follows block, strip by strip, each of (bands, BLOCK, BLOCK); those at the right and
    lower edge are as large as the others. Written by plain writes and never mapped to memory, because a full
    disk must be an OSError and not the end of the process.
    """

    def __init__(self, path: Path, bands: int, width: int, height: int, dtype: str):
        self.path, self.bands, self.width, self.height = path, bands, width, height
        self.dtype = np.dtype(dtype)
        self.across, self.count = -(-width // BLOCK), -(-height // BLOCK)
        self._block_bytes = bands * BLOCK * BLOCK * self.dtype.itemsize
        self._file = handles.closed_with_the_run(_opened(path))

    @staticmethod
    def bytes_of(bands: int, width: int, height: int, dtype: str) -> int:
        """How much the strips of such a raster take on the disk."""
        return -(-width // BLOCK) * -(-height // BLOCK) * bands * BLOCK * BLOCK * np.dtype(dtype).itemsize

    def write(self, window: Window, values: np.ndarray) -> None:
        """Put (bands, rows, cols) of the raster's type where the window says.

        Raises:
            OSError: the disk is full.
        """
        for block, part in self._parts(window):
            inside = part.inside(window)
            rows, columns = part.inside(block)
            if columns.start == 0 and columns.stop == BLOCK:
                self._write_rows(block, rows.start, values[(slice(None), *inside)])
            else:
                self._patch(block, rows, columns, values[(slice(None), *inside)])

    def read(self, strip: int, column: int) -> np.ndarray:
        """A block without what is beyond the raster's edge, (bands, rows, cols)."""
        block = self._block(strip, column)
        values = np.empty((self.bands, BLOCK, BLOCK), self.dtype)
        self._file.seek(self._offset(block))
        self._file.readinto(values.view(np.uint8).reshape(-1))
        inside = self.inside(block)
        return np.ascontiguousarray(values[:, : inside.height, : inside.width])

    def blocks(self, strip: int) -> Iterator[tuple[Window, np.ndarray]]:
        """The blocks of a strip from left to right, where they lie and what they hold."""
        for column in range(self.across):
            yield self.inside(self._block(strip, column)), self.read(strip, column)

    def checksum(self, strip: int) -> int:
        """CRC-32 of a strip, by which it is told after a power cut whether all of it reached the disk."""
        self._file.seek(self._offset(self._block(strip, 0)))
        total = 0
        for _ in range(self.across):
            total = zlib.crc32(self._file.read(self._block_bytes), total)
        return total

    def rows_of(self, strip: int) -> int:
        """The raster's row at which a strip ends."""
        return min(self.height, (strip + 1) * BLOCK)

    def inside(self, block: Window) -> Window:
        return Window(block.x, block.y, min(BLOCK, self.width - block.x), min(BLOCK, self.height - block.y))

    def keep(self, count: int) -> None:
        """Keep the first strips alone. What a power cut left of the others may end within a number."""
        size = os.fstat(self._file.fileno()).st_size
        self._file.truncate(min(size, count * self.across * self._block_bytes))

    def close(self) -> None:
        self._file.close()

    def remove(self) -> None:
        self.close()
        self.path.unlink(missing_ok=True)

    # ---- where things lie

    def _block(self, strip: int, column: int) -> Window:
        return Window(column * BLOCK, strip * BLOCK, BLOCK, BLOCK)

    def _offset(self, block: Window) -> int:
        return (block.y // BLOCK * self.across + block.x // BLOCK) * self._block_bytes

    def _parts(self, window: Window) -> Iterator[tuple[Window, Window]]:
        """Each block that a window touches, and the part of the window in it."""
        for strip in range(window.y // BLOCK, (window.bottom - 1) // BLOCK + 1):
            for column in range(window.x // BLOCK, (window.right - 1) // BLOCK + 1):
                block = self._block(strip, column)
                x, y = max(block.x, window.x), max(block.y, window.y)
                yield (
                    block,
                    Window(x, y, min(block.right, window.right) - x, min(block.bottom, window.bottom) - y),
                )

    def _write_rows(self, block: Window, first: int, values: np.ndarray) -> None:
        for band, rows in enumerate(values):
            self._write_at(self._offset(block) + ((band * BLOCK) + first) * BLOCK * self.dtype.itemsize, rows)

    def _patch(self, block: Window, rows: slice, columns: slice, values: np.ndarray) -> None:
        """Whole rows of the block are read, changed and written: one call of the system a band instead of
        one a row."""
        for band, part in enumerate(values):
            offset = self._offset(block) + ((band * BLOCK) + rows.start) * BLOCK * self.dtype.itemsize
            size = len(part) * BLOCK
            self._file.seek(offset)
            there = self._file.read(size * self.dtype.itemsize)
            held = np.zeros(size, self.dtype)
            held[: len(there) // self.dtype.itemsize] = np.frombuffer(there, self.dtype)
            held = held.reshape(-1, BLOCK)
            held[:, columns] = part
            self._write_at(offset, held)

    def _write_at(self, offset: int, values: np.ndarray) -> None:
        self._file.seek(offset)
        left = memoryview(np.ascontiguousarray(values)).cast("B")
        while left:  # a disk that fills up takes a part, and says so at the next write
            left = left[self._file.write(left) :]


def _opened(path: Path) -> FileIO:
    """The file, made where there is none; what lies there and is none of ours goes, and is not written to."""
    try:
        return os.fdopen(open_plain(path, os.O_RDWR | os.O_CREAT), "r+b", buffering=0)
    except NotPlainError:
        remove_any(path)
        return path.open("x+b", buffering=0)
