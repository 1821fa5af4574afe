"""A network on one device: its buffers, runs, and what goes wrong in them in plain words.

inference.py opens sessions, and must be imported before this file: it switches ONNX Runtime's telemetry off.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Optional, Union

import numpy as np
import onnxruntime

from ...models.catalogue.classifier_manifest import ClassifierManifest
from ...models.catalogue.manifest import Manifest
from ...models.catalogue.series_manifest import SeriesManifest
from ..door.errors import ModelFileError, OutOfMemoryError
from .binding import Bound
from .card_memory import CardMemory
from .failures import CardFullError, UnusableError
from .making import Maker, Making
from .prologue import MADE, Packing, Shapes
from .provider_reasons import essence, explain, is_out_of_memory

MOST_GRAPHS = 12
"""Shapes of tiles that a session keeps CUDA graphs of; each holds memory of the card."""

Described = Union[Manifest, SeriesManifest, ClassifierManifest]


@dataclass(frozen=True)
class Way:
    """How a card computes a graph. What is faster depends on network and card; on_card.py of methods/network
    tries it."""

    nhwc: bool = False
    """With the channels of a pixel beside each other, as tensor cores want them."""
    graphs: bool = False
    """With CUDA graphs: what was launched for a shape is launched in one go when the shape comes again."""


PLAIN = Way()


class Session:
    """A network on one device. Its buffers are used again: one thread at a time may run it, while another
    one writes and sends what a run in another slot takes.

    Args:
        staged: whether inputs and outputs have memory of their own on the device. Then a run copies them once
            each way; else the device works on our arrays themselves. None: as the device needs it.
        packing: how tensors are sent together, where the graph has the prologue for it.
        maker: makes what `packing` says to be made elsewhere.
    """

    def __init__(
        self,
        manifest: Described,
        opened: onnxruntime.InferenceSession,
        device: str,
        precision: str = "float32",
        staged: Optional[bool] = None,
        packing: Optional[Packing] = None,
        way: Way = PLAIN,
        maker: Optional[Maker] = None,
    ):
        self.manifest, self.device, self.precision = manifest, device, precision
        self.packing, self.way, self.maker = packing, way, maker
        self.inputs, self.types = _tensors(opened, packing, manifest)
        self.outputs = {o.name for o in opened.get_outputs()}
        self._opened = opened
        self._staged = device != "cpu" if staged is None else staged
        self._memory = CardMemory.found() if device != "cpu" else None
        self._pool: dict[tuple[int, str], np.ndarray] = {}
        self._slots: dict[int, _Slot] = {}
        self._graphs = 0

    @property
    def any_batch(self) -> bool:
        """Whether several tiles can be stacked on the first axis of every input."""
        return all(shape and not isinstance(shape[0], int) for shape in self.inputs.values())

    def buffers(self, shapes: Shapes, output: tuple[int, ...], slot: int = 0) -> dict[str, np.ndarray]:
        """Name to the float32 array of those shapes to write an input into; they hold what the last run left.

        Where the session packs, what the card makes is missing, `prologue.INSTEAD` is there, and figures of
        all tiles have one place: (bands,), or (1,).

        Args:
            output: shape of what the network's output will be.
            slot: which of several sets of arrays.
        """
        held = self._slots.get(slot)
        if held is None or not held.fits(shapes, output):
            self._slots.pop(slot, None)  # its device memory is let go before the next is asked for
            with self._explained():
                held = self._slots[slot] = self._new_slot(slot, shapes, output)
        return held.views

    def buffers_of(self, slot: int) -> dict[str, np.ndarray]:
        """The buffers of a slot that was asked for before."""
        return self._slots[slot].views

    def making(self, slot: int) -> Optional[Making]:
        """What makes some inputs of a slot that was asked for; None where all are written."""
        return self._slots[slot].making

    def send(self, slot: int = 0) -> None:
        """Copy what was written into the slot's buffers to the device, ahead of its run.

        Raises:
            OutOfMemoryError, UnusableError: as `run`.
        """
        with self._explained():
            held = self._slots[slot]
            held.bound.send()
            if held.making:
                held.making.send()

    def run(self, shrink: bool = False, slot: int = 0, changed: Optional[Iterable[str]] = None) -> np.ndarray:
        """Run on what was written into the buffers; the output is valid until the slot's next run.

        Args:
            shrink: give the memory back afterwards that ONNX Runtime else keeps for the next run.
            changed: the inputs that were written since the last run, where that is not all of them.
        Raises:
            OutOfMemoryError: the device's memory ran out.
            UnusableError: the graphics card failed.
            ModelFileError: the graph can't work on such inputs.
        """
        held = self._slots[slot]
        with self._explained():
            if not held.bound.sent:
                held.bound.send(changed)
            if held.making:
                held.making.run()
            return held.bound.run(self._run_options(held, shrink))

    def try_out(self, inputs: Mapping[str, np.ndarray]) -> np.ndarray:
        """Run once, without buffers; the output in whatever shape the graph gives it.

        Raises:
            OutOfMemoryError, UnusableError, ModelFileError: as `run`.
        """
        with self._explained():
            return self._opened.run([self.manifest.output], dict(inputs))[0]

    def release(self) -> None:
        """Let go of the network and the buffers for good; what the session was is still known."""
        self._slots.clear()
        self._opened = None
        self._pool.clear()

    def _new_slot(self, slot: int, shapes: Shapes, output: tuple[int, ...]) -> _Slot:
        sent = self.packing.sent(shapes) if self.packing else shapes
        arrays = {name: self._array((slot, name), shape) for name, shape in sent.items()}
        result = self.manifest.output, self._array((slot, ""), output)
        making = self.maker.making(output[0], *output[2:]) if self.maker else None
        there = {MADE + name: value for name, value in making.values.items()} if making else None
        bound = Bound(self._opened, self.device, self._staged, arrays, result, self._memory, there)
        views = self.packing.views(arrays) if self.packing else arrays
        self._graphs += 1
        return _Slot(dict(shapes), output, views, bound, self._graphs, making)

    def _array(self, name: tuple[int, str], shape: tuple[int, ...]) -> np.ndarray:
        """A piece of the pool: one block for each input, as large as the largest shape so far."""
        size = int(np.prod(shape))
        if name not in self._pool or self._pool[name].size < size:
            self._pool.pop(name, None)
            self._pool[name] = self._memory.array(size) if self._memory else np.empty(size, np.float32)
        return self._pool[name][:size].reshape(shape)

    def _run_options(self, held: _Slot, shrink: bool) -> Optional[onnxruntime.RunOptions]:
        """None where a run is like any other."""
        if self.way.graphs:
            # Memory of a CUDA graph must stay where it is, so nothing is given back.
            options = onnxruntime.RunOptions()
            options.add_run_config_entry("gpu_graph_id", str(held.graph if held.graph <= MOST_GRAPHS else -1))
            return options
        return _shrinking(self.device) if shrink else None

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # ONNX Runtime raises bare exceptions of its own for everything
            raise self._failure(error) from error

    def _failure(self, error: Exception) -> Union[OutOfMemoryError, UnusableError, ModelFileError]:
        text = str(error)
        if isinstance(error, MemoryError) or is_out_of_memory(text):
            of_card = self.device != "cpu"
            kind, place = (
                (CardFullError, "the graphics card") if of_card else (OutOfMemoryError, "the machine")
            )
            return kind(
                f"The memory of {place} ran out while running '{self.manifest.name}': choose a "
                "smaller tile (--tile), or close other programs."
            )
        if self.device != "cpu":
            reason = explain(text)
            return UnusableError(
                f"The {self.device.upper()} device failed while running '{self.manifest.name}' "
                f"({reason.what}): go on with --device cpu and --resume.",
                reason,
            )
        return ModelFileError(
            f"The network '{self.manifest.name}' failed while running ({essence(text)}): check that the "
            "model was made for such images, or export it again."
        )


@dataclass(frozen=True)
class _Slot:
    """One set of arrays of a session."""

    shapes: dict[str, tuple[int, ...]]
    output: tuple[int, ...]
    views: dict[str, np.ndarray]
    bound: Bound
    graph: int
    """The number of its CUDA graph."""
    making: Optional[Making] = None

    def fits(self, shapes: Shapes, output: tuple[int, ...]) -> bool:
        return self.output == output and self.shapes == dict(shapes)


def _tensors(
    opened: onnxruntime.InferenceSession, packing: Optional[Packing], manifest: Described
) -> tuple[dict[str, tuple], dict[str, str]]:
    """Of the network's own inputs the shape by name, a free side as a name or None; and the types of inputs
    and outputs, as ONNX Runtime calls them: `tensor(float)` is float32."""
    given = opened.get_inputs()
    types = {value.name: value.type for value in (*given, *opened.get_outputs())}
    if packing is None:
        return {i.name: tuple(i.shape) for i in given}, types
    return dict(packing.shapes), {**dict.fromkeys(packing.shapes, "tensor(float)"), **types}


def _shrinking(device: str) -> onnxruntime.RunOptions:
    options = onnxruntime.RunOptions()
    arenas = "cpu:0" if device == "cpu" else "cpu:0;gpu:0"
    options.add_run_config_entry("memory.enable_memory_arena_shrinkage", arenas)
    return options
