"""Sessions of ONNX Runtime: which device runs a network, and running it. The one file that imports it.

A session is opened on one device, and on no other: ONNX Runtime's fall back to the CPU, which it tells to its
log alone, is an error here, with the reason in plain words. What to do then is for the caller
(methods/network.py).
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from typing import Optional, Union

import numpy as np

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # it is read at the import (door/process_environment.py)
import onnxruntime

from ...models.catalogue.classifier_manifest import ClassifierManifest
from ...models.catalogue.manifest import Manifest
from ...models.catalogue.series_manifest import SeriesManifest
from ..door.errors import DeviceError, ModelFileError, OutOfMemoryError
from .provider_reasons import Reason, essence, explain, is_out_of_memory

onnxruntime.disable_telemetry_events()
onnxruntime.set_default_logger_severity(3)  # its warnings are not for the analyst; ours are said as events

VERSION = onnxruntime.__version__
PROVIDERS = {"cpu": "CPUExecutionProvider", "cuda": "CUDAExecutionProvider"}
CUDA_OPTIONS = {
    # Timing all algorithms anew for every shape of tile is slow, and might choose another one in the next
    # run, whose bytes would then differ.
    "cudnn_conv_algo_search": "HEURISTIC",
    # float32 is float32: TensorFloat-32 keeps ten bits of the fraction.
    "use_tf32": "0",
    # Doubling what the arena holds would take most of a small card for one more tile.
    "arena_extend_strategy": "kSameAsRequested",
}

NO_REASON = "nothing; it fell back to the CPU without an error"
Shapes = Mapping[str, tuple[int, ...]]


class UnusableError(DeviceError):
    """A device that can't run a network here, or could not go on; `reason` says why."""

    def __init__(self, sentence: str, reason: Reason):
        super().__init__(sentence)
        self.reason = reason


def providers() -> tuple[str, ...]:
    """ONNX Runtime's own names of the providers that the installed build has."""
    return tuple(onnxruntime.get_available_providers())


def open_session(
    manifest: Union[Manifest, SeriesManifest, ClassifierManifest],
    device: str,
    threads: int,
    precision: str = "float32",
) -> Session:
    """A session of a model file on that device, `cpu` or `cuda`.

    Raises:
        UnusableError: the device can't be used here.
        ModelFileError: ONNX Runtime refuses the file.
        DeviceError: float16 was asked for, and the package that it takes is missing, or the model is an int8
        one.
    """
    if PROVIDERS[device] not in providers():
        raise unusable(
            device,
            Reason(
                "the installed ONNX Runtime is made for the CPU alone",
                "install onnxruntime-gpu in the engine's environment (docs/gpu.md says how)",
            ),
        )
    model = manifest.path if precision == "float32" else _to_half(manifest)
    try:
        with _captured_log() as log:
            opened = onnxruntime.InferenceSession(
                model, _options(threads), providers=_chain(device), enable_fallback=0
            )
    except Exception as error:  # ONNX Runtime raises bare exceptions of its own for everything
        if device != "cpu":
            raise unusable(device, explain(f"{error}\n{log.text}")) from error
        raise ModelFileError(
            f"ONNX Runtime refuses the model file '{manifest.path}' ({essence(str(error))}): export it again."
        ) from error
    # It falls back to the CPU with no more than a log line, so ask the session what it has.
    if PROVIDERS[device] not in opened.get_providers():
        raise unusable(device, explain(log.text or NO_REASON))
    sys.stderr.write(log.text)
    return Session(manifest, opened, device, precision)


class Session:
    """A network on one device. Its buffers are used again, so that one thread at a time may run it.

    Args:
        staged: whether inputs and outputs have memory of their own on the device. Then a run copies them once
            each way; else the device works on our arrays themselves. None: as the device needs it.
    """

    def __init__(
        self,
        manifest: Union[Manifest, SeriesManifest, ClassifierManifest],
        opened: onnxruntime.InferenceSession,
        device: str,
        precision: str = "float32",
        staged: Optional[bool] = None,
    ):
        self.manifest, self.device, self.precision = manifest, device, precision
        self.inputs = {i.name: tuple(i.shape) for i in opened.get_inputs()}
        """Name to shape; a free side is a name or None."""
        self.outputs = {o.name for o in opened.get_outputs()}
        self.types = {value.name: value.type for value in (*opened.get_inputs(), *opened.get_outputs())}
        """Name to type, as ONNX Runtime calls it: `tensor(float)` is float32."""
        self._opened = opened
        self._staged = device != "cpu" if staged is None else staged
        self._pool: dict[str, np.ndarray] = {}
        self._bound: Optional[_Bound] = None

    @property
    def any_batch(self) -> bool:
        """Whether several tiles can be stacked on the first axis of every input."""
        return all(shape and not isinstance(shape[0], int) for shape in self.inputs.values())

    def buffers(self, shapes: Shapes, output: tuple[int, ...]) -> dict[str, np.ndarray]:
        """Name to the float32 array of those shapes to write an input into; they hold what the last run left.

        Args:
            output: shape of what the network's output will be.
        """
        if self._bound is None or not self._bound.fits(shapes, output):
            self._bound = None  # its device memory is let go before the next is asked for
            with self._explained():
                arrays = {name: self._array(name, shape) for name, shape in shapes.items()}
                self._bound = _Bound(
                    self._opened,
                    self.device,
                    self._staged,
                    arrays,
                    self.manifest.output,
                    self._array("", output),
                )
        return self._bound.inputs

    def run(self, shrink: bool = False) -> np.ndarray:
        """Run on what was written into the buffers; the output is valid until the next run.

        Args:
            shrink: give the memory back afterwards that ONNX Runtime else keeps for the next run.
        Raises:
            OutOfMemoryError: the device's memory ran out.
            UnusableError: the graphics card failed.
            ModelFileError: the graph can't work on such inputs.
        """
        with self._explained():
            return self._bound.run(_shrinking(self.device) if shrink else None)

    def try_out(self, inputs: Mapping[str, np.ndarray]) -> np.ndarray:
        """Run once, without buffers; the output in whatever shape the graph gives it.

        Raises:
            OutOfMemoryError, UnusableError, ModelFileError: as `run`.
        """
        with self._explained():
            return self._opened.run([self.manifest.output], dict(inputs))[0]

    def release(self) -> None:
        """Let go of the network and the buffers for good; what the session was is still known."""
        self._bound = self._opened = None
        self._pool.clear()

    def _array(self, name: str, shape: tuple[int, ...]) -> np.ndarray:
        """A piece of the pool: one block for each input, as large as the largest shape so far."""
        size = int(np.prod(shape))
        if name not in self._pool or self._pool[name].size < size:
            self._pool[name] = np.empty(size, np.float32)
        return self._pool[name][:size].reshape(shape)

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # ONNX Runtime raises bare exceptions of its own for everything
            raise self._failure(error) from error

    def _failure(self, error: Exception) -> Union[OutOfMemoryError, UnusableError, ModelFileError]:
        text = str(error)
        if isinstance(error, MemoryError) or is_out_of_memory(text):
            place = "the graphics card" if self.device != "cpu" else "the machine"
            return OutOfMemoryError(
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


class _Bound:
    """Arrays bound to the inputs and the output of a session, for one set of shapes."""

    def __init__(
        self, opened, device: str, staged: bool, inputs: dict[str, np.ndarray], name: str, output: np.ndarray
    ):
        self.inputs, self._output, self._opened = inputs, output, opened
        self._binding = opened.io_binding()
        self._on_device: dict[str, onnxruntime.OrtValue] = {}
        self._staged = staged
        for key, array in inputs.items():
            self._on_device[key] = self._place(array, device)
            self._binding.bind_ortvalue_input(key, self._on_device[key])
        self._result = self._place(output, device)
        self._binding.bind_ortvalue_output(name, self._result)

    def _place(self, array: np.ndarray, device: str) -> onnxruntime.OrtValue:
        if self._staged:
            return onnxruntime.OrtValue.ortvalue_from_shape_and_type(list(array.shape), np.float32, device)
        return onnxruntime.OrtValue.ortvalue_from_numpy(array, device)  # the array itself, no copy of it

    def fits(self, shapes: Shapes, output: tuple[int, ...]) -> bool:
        return self._output.shape == output and {k: a.shape for k, a in self.inputs.items()} == dict(shapes)

    def run(self, options: Optional[onnxruntime.RunOptions]) -> np.ndarray:
        if self._staged:
            for name, array in self.inputs.items():
                self._on_device[name].update_inplace(array)
            self._binding.synchronize_inputs()
        self._opened.run_with_iobinding(self._binding, options)
        self._binding.synchronize_outputs()
        return self._result.numpy() if self._staged else self._output


def unusable(device: str, reason: Reason) -> UnusableError:
    """The error for a device that can't be used, before a run."""
    return UnusableError(
        f"{device.upper()} can't be used here, because {reason}, or choose the device auto or cpu.", reason
    )


def _options(threads: int) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    # The plan of a shape's memory is one more block beside what its first run took, and saves no time
    # (docs/performance.md).
    options.enable_mem_pattern = False
    # Threads that wait for work in a loop would take the cores from those that read and compress
    # (docs/performance.md).
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options


def _shrinking(device: str) -> onnxruntime.RunOptions:
    options = onnxruntime.RunOptions()
    arenas = "cpu:0" if device == "cpu" else "cpu:0;gpu:0"
    options.add_run_config_entry("memory.enable_memory_arena_shrinkage", arenas)
    return options


def _chain(device: str) -> list:
    """The device's provider, and the CPU's for the shapes and small sums that every graph leaves to it."""
    cpu = PROVIDERS["cpu"]
    if device == "cpu":
        return [cpu]
    # The CUDA libraries of pip's packages lie where the system does not look.
    if hasattr(onnxruntime, "preload_dlls"):
        with contextlib.redirect_stdout(sys.stderr):
            onnxruntime.preload_dlls()
    return [(PROVIDERS[device], CUDA_OPTIONS), cpu]


def _to_half(manifest: Union[Manifest, SeriesManifest, ClassifierManifest]) -> bytes:
    """The graph with float16 inside and float32 inputs and outputs, as ONNX."""
    try:
        import onnx
        from onnxruntime.transformers.float16 import convert_float_to_float16
    except ImportError as error:
        raise DeviceError(
            f"float16 was asked for, but the package '{error.name}', which converts the network, is not "
            "installed: install onnx in the engine's environment (docs/gpu.md says how), or choose "
            "--precision float32."
        ) from error
    model = onnx.load(manifest.path)
    if any(node.op_type == "QuantizeLinear" for node in model.graph.node):
        raise DeviceError(
            f"The model '{manifest.name}' computes in 8 bits and can't be converted to float16: choose "
            "--precision float32, or the model that it was made from."
        )
    return convert_float_to_float16(model, keep_io_types=True).SerializeToString()


class _Log:
    text = ""


@contextlib.contextmanager
def _captured_log() -> Iterator[_Log]:
    """Keep what is written to standard error meanwhile, below Python too, where ONNX Runtime writes its
    reasons."""
    log = _Log()
    sys.stderr.flush()
    stderr = os.dup(2)
    with tempfile.TemporaryFile() as file:
        os.dup2(file.fileno(), 2)
        try:
            yield log
        finally:
            sys.stderr.flush()
            os.dup2(stderr, 2)
            os.close(stderr)
            file.seek(0)
            log.text = file.read().decode("utf-8", "replace")
