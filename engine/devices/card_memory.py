"""Memory that a graphics card copies from and to by itself, through CUDA's runtime library.

What numpy allocates can be moved to the disk at any time, so that the driver copies it twice; pinned memory
goes over in one go, several times as fast. While such a copy runs, Python's other threads go on, which ONNX
Runtime's own copies do not let them. The library is the one that ONNX Runtime has loaded (`preload_dlls`);
where it can't be called, ONNX Runtime copies.
"""

from __future__ import annotations

import ctypes
import sys
import weakref
from typing import Any, Optional

import numpy as np

WINDOWS = "cudart64_13.dll", "cudart64_12.dll"
LINUX = "libcudart.so.13", "libcudart.so.12"
TO_CARD, TO_HOST = 1, 2
"""cudaMemcpyHostToDevice and cudaMemcpyDeviceToHost of CUDA's runtime."""


class CardMemory:
    """Pinned arrays, and copies between them and the card's memory.

    Args:
        runtime: CUDA's runtime library: `cudaHostAlloc`, `cudaFreeHost` and `cudaMemcpy` (CUDA Runtime API,
            Memory Management), which give 0 where all went well.
    """

    def __init__(self, runtime: Any):
        self._runtime = runtime

    @classmethod
    def found(cls) -> Optional[CardMemory]:
        """Through the library that this process has loaded; None where there is none, or it sees no card."""
        for name in WINDOWS if sys.platform == "win32" else LINUX:
            try:
                runtime, count = ctypes.CDLL(name), ctypes.c_int()
            except OSError:
                continue
            if runtime.cudaGetDeviceCount(ctypes.byref(count)) == 0 and count.value:
                return cls(runtime)
        return None

    def array(self, size: int) -> np.ndarray:
        """That many float32 in pinned memory, which is given back when nobody has the array any more;
        ordinary memory where the system allows no more of it to be pinned."""
        place = ctypes.c_void_p()
        failed = self._runtime.cudaHostAlloc(ctypes.byref(place), ctypes.c_size_t(4 * size), ctypes.c_uint(0))
        if failed or not place.value:
            return np.empty(size, np.float32)
        block = (ctypes.c_float * size).from_address(place.value)
        weakref.finalize(block, self._runtime.cudaFreeHost, ctypes.c_void_p(place.value))
        return np.ctypeslib.as_array(block)

    def to_card(self, array: np.ndarray, place: int) -> None:
        """Copy an array to an address of the card; through when it returns.

        Raises:
            RuntimeError: CUDA says that it failed, in ONNX Runtime's words for it.
        """
        self._copy(place, array.ctypes.data, array.nbytes, TO_CARD)

    def to_host(self, place: int, array: np.ndarray) -> None:
        """Copy what lies at an address of the card into an array; through when it returns.

        Raises:
            RuntimeError: CUDA says that it failed, in ONNX Runtime's words for it.
        """
        self._copy(array.ctypes.data, place, array.nbytes, TO_HOST)

    def _copy(self, to: int, source: int, size: int, kind: int) -> None:
        failed = self._runtime.cudaMemcpy(
            ctypes.c_void_p(to), ctypes.c_void_p(source), ctypes.c_size_t(size), ctypes.c_int(kind)
        )
        if failed:
            raise RuntimeError(f"CUDA failure {failed}: cudaMemcpy")
