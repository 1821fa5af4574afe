"""Arrays bound to the inputs and the output of a session, for one set of shapes.

On a graphics card a run has three parts: the inputs are sent, the card computes, the output is fetched. The
first can be done for the next run while the card computes this one, if the next has arrays of its own (a
slot of session.Session).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Optional

import numpy as np
import onnxruntime

from .card_memory import CardMemory


class Bound:
    """Arrays bound to a session; inputs by the names that its graph has.

    Args:
        staged: whether inputs and output have memory of their own on the device; else it works on our arrays.
        memory: how to copy to it and back; None: as ONNX Runtime does.
        there: inputs that lie on the device already.
    """

    def __init__(
        self,
        opened: Any,
        device: str,
        staged: bool,
        arrays: Mapping[str, np.ndarray],
        output: tuple[str, np.ndarray],
        memory: Optional[CardMemory] = None,
        there: Optional[Mapping[str, Any]] = None,
    ):
        self.arrays, self._opened, self._staged, self._memory = dict(arrays), opened, staged, memory
        name, self._output = output
        self._binding = opened.io_binding()
        self._on_device: dict[str, Any] = {}
        self.sent = not staged
        """Whether the arrays are where the device reads them."""
        for key, array in self.arrays.items():
            self._on_device[key] = self._place(array, device)
            self._binding.bind_ortvalue_input(key, self._on_device[key])
        for key, value in (there or {}).items():
            self._binding.bind_ortvalue_input(key, value)
        self._result = self._place(self._output, device)
        self._binding.bind_ortvalue_output(name, self._result)

    def _place(self, array: np.ndarray, device: str) -> Any:
        if self._staged:
            return onnxruntime.OrtValue.ortvalue_from_shape_and_type(list(array.shape), np.float32, device)
        return onnxruntime.OrtValue.ortvalue_from_numpy(array, device)  # the array itself, no copy of it

    def send(self, names: Optional[Iterable[str]] = None) -> None:
        """Copy inputs to the device; all, or those alone that changed since the last run."""
        if not self._staged:
            return
        for name in self.arrays if names is None else names:
            if self._memory is not None:
                self._memory.to_card(self.arrays[name], self._on_device[name].data_ptr())
            else:
                self._on_device[name].update_inplace(self.arrays[name])
        self.sent = True

    def run(self, options: Optional[onnxruntime.RunOptions]) -> np.ndarray:
        """Compute on what was sent, and fetch the output, which is valid until the next run."""
        self.compute(options)
        self.sent = not self._staged
        if not self._staged:
            return self._output
        if self._memory is None:
            return self._result.numpy()
        self._memory.to_host(self._result.data_ptr(), self._output)
        return self._output

    def compute(self, options: Optional[onnxruntime.RunOptions]) -> None:
        """Compute on what was sent; through when it returns."""
        if self._staged:
            self._binding.synchronize_inputs()
        self._opened.run_with_iobinding(self._binding, options)
        self._binding.synchronize_outputs()
