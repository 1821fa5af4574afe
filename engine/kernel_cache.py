"""Compiled kernels are read back only where they are whole.

numba keeps in files what it compiled and unpickles them without a look: what a power cut, a full disk or a
copied home leaves of one would end every later run, or crash it. So each file ends in a checksum of what is
before it. One that does not fit counts as missing, numba compiles anew, and writes it anew. `pickle` reads to
the end of what it wrote, so that such a file is also one for numba alone.

numba takes a fifth of a second to import, and many jobs do without: this waits until somebody imports it.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.abc
import sys
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from typing import Any, Optional

from .devices import compiling

CACHING = "numba.core.caching"
_DIGEST = hashlib.sha256
_LENGTH = _DIGEST().digest_size


def check_before_loading() -> None:
    """See to it that all kernels of this process are kept with checksums, those that are imported later."""
    if CACHING in sys.modules:
        _equip(sys.modules[CACHING])
    elif not any(isinstance(finder, _OnImport) for finder in sys.meta_path):
        sys.meta_path.insert(0, _OnImport())


def is_whole(path: Path) -> bool:
    """Whether a file ends in the checksum of what is before it."""
    try:
        content = path.read_bytes()
    except OSError:
        return False
    return _DIGEST(content[:-_LENGTH]).digest() == content[-_LENGTH:]


class _OnImport(importlib.abc.MetaPathFinder):
    """Equips numba's cache as soon as it is imported."""

    def find_spec(self, fullname: str, path, target=None) -> Optional[ModuleSpec]:
        if fullname != CACHING:
            return None
        sys.meta_path.remove(self)
        spec = PathFinder.find_spec(fullname, path, target)
        if spec and spec.loader:
            execute = spec.loader.exec_module

            def execute_and_equip(module) -> None:
                execute(module)
                _equip(module)

            spec.loader.exec_module = execute_and_equip  # type: ignore[method-assign]
        return spec


def _equip(caching: Any) -> None:
    """Put a cache file with checksums in the place of numba's own."""
    if hasattr(caching.IndexDataCacheFile, "checked"):
        return

    class CheckedCacheFile(caching.IndexDataCacheFile):
        """The index of a kernel's versions, and a data file for each."""

        checked = True

        def load(self, key):
            found = super().load(key)
            if found is None:
                compiling.begins(self._index_path)
            return found

        def save(self, key, data) -> None:
            with contextlib.suppress(OSError):  # then it is compiled again next time
                super().save(key, data)
            compiling.ends(self._index_path)

        def _load_index(self) -> dict:
            return super()._load_index() if is_whole(Path(self._index_path)) else {}

        def _load_data(self, name: str):
            path = self._data_path(name)
            if not is_whole(Path(path)):
                raise FileNotFoundError(path)  # which numba takes for one that is not there any more
            return super()._load_data(name)

        @contextlib.contextmanager
        def _open_for_write(self, filepath):
            with super()._open_for_write(filepath) as file:
                sealed = _Sealed(file)
                yield sealed
                file.write(sealed.digest())

    caching.IndexDataCacheFile = CheckedCacheFile


class _Sealed:
    """A file that is written, and the checksum of what was written."""

    def __init__(self, file):
        self._file, self._sum = file, _DIGEST()

    def write(self, content) -> int:
        self._sum.update(content)
        return self._file.write(content)

    def digest(self) -> bytes:
        return self._sum.digest()
