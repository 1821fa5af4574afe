"""Inputs of a network that another graph makes on the card, of less than they are: what it makes stays there.

prior_graph.py has the graph; inference.py opens it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

import numpy as np
import onnxruntime

from .card_memory import CardMemory
from .prior_plan import PriorPlan


class Maker:
    """The graph of a plan, opened on a device."""

    def __init__(self, plan: PriorPlan, opened: Any, device: str, memory: Optional[CardMemory] = None):
        self.plan, self._opened, self._device, self._memory = plan, opened, device, memory

    def making(self, tiles: int, rows: int, cols: int) -> Making:
        """Arrays for so many tiles, of which the network sees so many pixels, and room for what is made."""
        arrays = {name: self._array(shape) for name, shape in self.plan.shapes(tiles, rows, cols).items()}
        values = {name: self._value((tiles, self.plan.bands, rows, cols)) for name in self.plan.tensors}
        on_card = {name: self._value(array.shape) for name, array in arrays.items()}
        binding = self._opened.io_binding()
        for name, value in on_card.items():
            binding.bind_ortvalue_input(name, value)
        for name, value in values.items():
            binding.bind_ortvalue_output(name, value)
        return Making(self._opened, binding, arrays, on_card, values, self._memory)

    def release(self) -> None:
        self._opened = None

    def _array(self, shape: tuple[int, ...]) -> np.ndarray:
        size = int(np.prod(shape))
        return (self._memory.array(size) if self._memory else np.empty(size, np.float32)).reshape(shape)

    def _value(self, shape: tuple[int, ...]) -> Any:
        return onnxruntime.OrtValue.ortvalue_from_shape_and_type(list(shape), np.float32, self._device)


class Making:
    """What is made for one set of shapes.

    `arrays` are written, sent, and made of in `run`; or what would be made is put there as it is (`put`).
    """

    def __init__(
        self,
        opened: Any,
        binding: Any,
        arrays: Mapping[str, np.ndarray],
        on_card: Mapping[str, Any],
        values: Mapping[str, Any],
        memory: Optional[CardMemory],
    ):
        self.arrays, self.values = arrays, values
        self._opened, self._binding, self._on_card, self._memory = opened, binding, on_card, memory
        self._written = self._sent = False

    def written(self) -> None:
        """The arrays hold what is to be made of next."""
        self._written, self._sent = True, False

    def put(self, name: str, image: np.ndarray) -> None:
        """Have (batch, bands, rows, cols) where it would be made."""
        self.values[name].update_inplace(np.ascontiguousarray(image, np.float32))
        self._written = False

    def send(self) -> None:
        """Copy what was written to the device, ahead of its run."""
        if not self._written or self._sent:
            return
        for name, array in self.arrays.items():
            if self._memory is not None:
                self._memory.to_card(array, self._on_card[name].data_ptr())
            else:
                self._on_card[name].update_inplace(array)
        self._sent = True

    def run(self) -> None:
        """Make it of what was written since the last run, if anything was; through when it returns."""
        if not self._written:
            return
        self.send()
        self._binding.synchronize_inputs()
        self._opened.run_with_iobinding(self._binding)
        self._binding.synchronize_outputs()
        self._written = False
