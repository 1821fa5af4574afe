"""Arrays in uncompressed .npz files, which stay on the disk until a piece of them is taken."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np


@dataclass(frozen=True)
class StoredArray:
    """An array in an uncompressed .npz file, opened anew whenever a piece of it is taken: a training has
    thousands, and a system lets a process hold far fewer files open."""

    path: Path
    dtype: np.dtype
    offset: int
    shape: tuple[int, ...]
    order: str

    def __getitem__(self, piece: Any) -> np.ndarray:
        return np.memmap(self.path, self.dtype, "r", self.offset, self.shape, self.order)[piece]

    def __len__(self) -> int:
        return self.shape[0]


def arrays(path: Path) -> dict[str, StoredArray]:
    """The arrays of an uncompressed .npz file; single numbers are arrays of one."""
    by_name = {}
    with zipfile.ZipFile(path) as archive, path.open("rb") as file:
        for member in archive.infolist():
            # The lengths of the name and of what follows it, before the content.
            file.seek(member.header_offset + 26)
            name, extra = (int.from_bytes(file.read(2), "little") for _ in range(2))
            file.seek(member.header_offset + 30 + name + extra)
            version = np.lib.format.read_magic(file)
            read = (
                np.lib.format.read_array_header_1_0
                if version == (1, 0)
                else np.lib.format.read_array_header_2_0
            )
            shape, fortran, dtype = read(file)
            name = member.filename.removesuffix(".npy")
            by_name[name] = StoredArray(path, dtype, file.tell(), shape or (1,), "F" if fortran else "C")
            by_name[name][:0]  # which fails where the file is shorter
    return by_name
