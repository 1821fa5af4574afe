"""A stand-in for a graphics card, which can't be had where these tests run.

It is the CPU under CUDA's name: the engine's own code opens it, binds memory to it, batches and converts for
it, and meets the failures that a test asks for, in ONNX Runtime's own words. That the real CUDA provider
behaves so is not shown by it; docs/gpu.md says what was seen of the real one.
"""

import ctypes
import os
import time

import onnxruntime
from onnxruntime import OrtValue

from chronofuse.engine.devices import inference
from chronofuse.engine.devices.card_memory import TO_CARD, TO_HOST, CardMemory
from chronofuse.engine.methods.network import network

RUNS_BEFORE = 24
"""Runs of a network before its first tile, where CUDA was asked for: one shows that the card works, 23 try
how it computes best (methods/network/on_card.py)."""
CUDA, CPU = "CUDAExecutionProvider", "CPUExecutionProvider"
ILLEGAL = "[ONNXRuntimeError] : 1 : FAIL : CUDA failure 700: an illegal memory access was encountered ; GPU=0"
FULL = (
    "[ONNXRuntimeError] : 6 : RUNTIME_EXCEPTION : Non-zero status code returned while running Conv node. "
    "Status "
    "Message: /onnxruntime_src/onnxruntime/core/framework/bfc_arena.cc:376 "
    "onnxruntime::BFCArena::AllocateRawInternal "
    "Failed to allocate memory for requested buffer of size 939524096"
)
NO_KERNEL = (
    "[ONNXRuntimeError] : 1 : FAIL : Non-zero status code returned while running Relu node. Name:'Relu_1' "
    "Status "
    "Message: CUDA error cudaErrorNoKernelImageForDevice:no kernel image is available for execution on the "
    "device"
)
NO_LIBRARY = (
    "\x1b[1;31m2026-11-21 09:15:40.004590429 [E:onnxruntime:Default, provider_bridge_ort.cc:2458 operator()] "
    "/onnxruntime_src/onnxruntime/core/session/provider_bridge_ort.cc:2043 onnxruntime::Provider& "
    "onnxruntime::ProviderLibrary::Get() [ONNXRuntimeError] : 1 : FAIL : Failed to load library "
    "/venv/onnxruntime/capi/libonnxruntime_providers_cuda.so with error: libcublasLt.so.13: cannot open "
    "shared "
    "object file: No such file or directory\n\x1b[m\n"
)
"""Logged by the real onnxruntime-gpu 1.31.1 on a machine without CUDA."""

OLD_DRIVER = (
    "/onnxruntime_src/onnxruntime/core/providers/cuda/cuda_call.cc:154 std::conditional_t<THRW, void, "
    "onnxruntime::common::Status> onnxruntime::CudaCall(ERRTYPE, const char*) [with ERRTYPE = cudaError] "
    "CUDA failure 35: CUDA driver version is insufficient for CUDA runtime version ; GPU=-1 ; hostname=gpu ; "
    "file=/onnxruntime_src/onnxruntime/core/providers/cuda/cuda_execution_provider.cc ; line=355 ; "
    "expr=cudaSetDevice(info_.device_id); "
)
"""Raised by the same (shortened) beside a made-up driver library that called itself 12.2."""


class Card:
    """A session that pretends to run on CUDA.

    Args:
        fail: given the number of the run, the message that it ends with, or None where it goes well.
        seconds: how much longer a run takes; None: it takes no time, and its output is left as it was.
        log: what is written to standard error when a session opens. It then falls back to the CPU without an
            error.
        runtime: whether CUDA's runtime library can be called, which copies; else ONNX Runtime does.
        refuse: given the options that a session is opened with, the message that it ends with, or None.
    """

    def __init__(
        self,
        monkeypatch,
        fail=lambda run: None,
        seconds=0.0,
        log="",
        runtime=True,
        refuse=lambda options: None,
    ):
        self.fail, self.seconds, self.log, self.runs, self.refuse = fail, seconds, log, 0, refuse
        monkeypatch.setattr(network, "TRIAL_SIDE", 64)  # a card tries many tiles in no time; the CPU does not
        self.opened_with, self.copies = [], HostRuntime()
        """Options of the sessions that were opened; what was copied."""
        memory = CardMemory(self.copies) if runtime else None
        monkeypatch.setattr(CardMemory, "found", classmethod(lambda cls: memory))
        self.real = onnxruntime.InferenceSession
        monkeypatch.setattr(onnxruntime, "InferenceSession", self.open)
        monkeypatch.setattr(onnxruntime, "OrtValue", HostValue)
        monkeypatch.setattr(inference, "providers", lambda: (CUDA, CPU))

    def open(self, model, options, providers, enable_fallback):
        assert not enable_fallback
        opened = self.real(model, options, providers=[CPU])
        if providers == [CPU]:
            return opened
        self.opened_with.append(providers[0][1])
        if message := self.refuse(providers[0][1]):
            raise RuntimeError(message)
        if self.log:
            os.write(2, self.log.encode())
            return opened
        return _Session(self, opened)


class _Session:
    def __init__(self, card, opened):
        self.card, self.opened = card, opened

    def __getattr__(self, name):
        return getattr(self.opened, name)

    def get_providers(self):
        return [CUDA, CPU]

    def run_with_iobinding(self, binding, options=None):
        self.card.runs += 1
        message = self.card.fail(self.card.runs)
        if message:
            raise RuntimeError(message)
        if self.card.seconds is not None:
            time.sleep(self.card.seconds)
            self.opened.run_with_iobinding(binding, options)


class HostRuntime:
    """CUDA's runtime library, on the machine's memory."""

    def __init__(self):
        self.sent = self.fetched = self.pinned = 0
        self._libc = ctypes.CDLL(None)
        self._libc.malloc.restype, self._libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
        self._libc.free.argtypes = [ctypes.c_void_p]

    def cudaHostAlloc(self, place, size, flags):
        place._obj.value = self._libc.malloc(size.value)
        self.pinned += 1
        return 0

    def cudaFreeHost(self, place):
        self._libc.free(place.value)
        self.pinned -= 1
        return 0

    def cudaMemcpy(self, to, source, size, kind):
        ctypes.memmove(to, source, size.value)
        self.sent += kind.value == TO_CARD
        self.fetched += kind.value == TO_HOST
        return 0


class HostValue:
    """Memory of the pretended card is the machine's."""

    ortvalue_from_numpy = staticmethod(OrtValue.ortvalue_from_numpy)

    @staticmethod
    def ortvalue_from_shape_and_type(shape, kind, device):
        return OrtValue.ortvalue_from_shape_and_type(shape, kind, "cpu")
