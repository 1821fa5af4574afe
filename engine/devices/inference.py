"""Sessions of ONNX Runtime: which device runs a network, and running it. This file alone opens them;
session.py runs them.

A session is opened on one device, and on no other: ONNX Runtime's fall back to the CPU, which it tells to its
log alone, is an error here, with the reason in plain words. What to do then is for the caller
(methods/network.py).
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import Optional, Union

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # it is read at the import (door/process_environment.py)
import onnxruntime

from ...models.catalogue.manifest import Manifest
from ..door.errors import DeviceError, ModelFileError
from .card_memory import CardMemory
from .failures import CardFullError, UnusableError, unusable
from .making import Maker
from .prior_plan import PriorPlan
from .prologue import Packing, with_packing
from .provider_log import captured_log
from .provider_reasons import Reason, essence, explain
from .session import PLAIN, Described, Session, Way

__all__ = [
    "PLAIN",
    "VERSION",
    "CardFullError",
    "Maker",
    "Session",
    "UnusableError",
    "Way",
    "computes_in_eight_bits",
    "open_maker",
    "open_session",
    "providers",
    "unusable",
]

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
EIGHT_BITS = (b"QuantizeLinear", b"QLinearConv", b"ConvInteger", b"MatMulInteger")
"""Operators of models that compute in 8 bits; they stand in the file as text."""

NO_REASON = "nothing; it fell back to the CPU without an error"


def providers() -> tuple[str, ...]:
    """ONNX Runtime's own names of the providers that the installed build has."""
    return tuple(onnxruntime.get_available_providers())


def open_session(
    manifest: Described,
    device: str,
    threads: int,
    precision: str = "float32",
    way: Way = PLAIN,
    maker: Optional[Maker] = None,
) -> Session:
    """A session of a model file on that device, `cpu` or `cuda`.

    Args:
        precision: `float32`, `tf32` (of a card alone) or `float16`.
        maker: makes some of its inputs on the card.
    Raises:
        UnusableError: the device can't be used here, or not for this model.
        ModelFileError: ONNX Runtime refuses the file.
        DeviceError: float16 was asked for, and the package that it takes is missing, or the model can't be
        converted.
    """
    if PROVIDERS[device] not in providers():
        raise unusable(
            device,
            Reason(
                "the installed ONNX Runtime is made for the CPU alone",
                "install onnxruntime-gpu in the engine's environment (docs/gpu.md says how)",
            ),
        )
    if device != "cpu" and computes_in_eight_bits(manifest):
        raise unusable(
            device,
            Reason(
                f"the model '{manifest.name}' computes in 8 bits, which is made for processors",
                "use the model that it was made from",
            ),
        )
    model, packing = _graph(manifest, device, precision, maker)
    try:
        with captured_log() as log:
            opened = onnxruntime.InferenceSession(
                model, _options(threads), providers=_chain(device, precision, way), enable_fallback=0
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
    made = maker if packing and packing.made else None
    return Session(manifest, opened, device, precision, packing=packing, way=way, maker=made)


def open_maker(plan: PriorPlan, device: str, threads: int) -> Optional[Maker]:
    """What makes a network's priors on a card; always in float32, for a network is given differences of them.

    None where the package `onnx` is missing, or ONNX Runtime can't open the graph there.
    """
    try:
        from .prior_graph import prior_graph
    except ImportError:
        return None
    try:
        with captured_log():
            opened = onnxruntime.InferenceSession(
                prior_graph(plan), _options(threads), providers=_chain(device), enable_fallback=0
            )
    except Exception:  # the cores do it then; what is wrong with the card, the network's session tells
        return None
    if PROVIDERS[device] not in opened.get_providers():
        return None
    return Maker(plan, opened, device, CardMemory.found() if device != "cpu" else None)


def computes_in_eight_bits(manifest: Described) -> bool:
    """Whether a model file has operators for numbers of 8 bits."""
    content = Path(str(manifest.path)).read_bytes()
    return any(name in content for name in EIGHT_BITS)


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


def _chain(device: str, precision: str = "float32", way: Way = PLAIN) -> list:
    """The device's provider, and the CPU's for the shapes and small sums that every graph leaves to it."""
    cpu = PROVIDERS["cpu"]
    if device == "cpu":
        return [cpu]
    # The CUDA libraries of pip's packages lie where the system does not look.
    if hasattr(onnxruntime, "preload_dlls"):
        with contextlib.redirect_stdout(sys.stderr):
            onnxruntime.preload_dlls()
    options = dict(CUDA_OPTIONS)
    if precision == "tf32":
        options["use_tf32"] = "1"
    if way.nhwc:
        options["prefer_nhwc"] = "1"
    if way.graphs:
        options["enable_cuda_graph"] = "1"
    return [(PROVIDERS[device], options), cpu]


def _graph(
    manifest: Described, device: str, precision: str, maker: Optional[Maker]
) -> tuple[Union[str, bytes], Optional[Packing]]:
    """The graph to open, in that precision; on a card with the prologue that unpacks its inputs there."""
    model: Union[str, bytes] = _to_half(manifest) if precision == "float16" else str(manifest.path)
    if device == "cpu" or not isinstance(manifest, Manifest):
        return model, None
    content = model if isinstance(model, bytes) else Path(model).read_bytes()
    with_prologue = with_packing(content, manifest, maker.plan.tensors if maker else ())
    return with_prologue or (model, None)


def _to_half(manifest: Described) -> bytes:
    """The graph with float16 between its convolutions and float32 inputs and outputs, as ONNX."""
    try:
        import onnx

        from .half import CannotError, in_half
    except ImportError as error:
        raise DeviceError(
            f"float16 was asked for, but the package '{error.name}', which converts the network, is not "
            "installed: install onnx in the engine's environment (docs/gpu.md says how), or choose "
            "--precision float32."
        ) from error
    try:
        return in_half(onnx.load(manifest.path)).SerializeToString()
    except CannotError as error:
        raise DeviceError(
            f"The model '{manifest.name}' {error} and can't be converted to float16: choose "
            "--precision float32, or the model that it was made from."
        ) from error
