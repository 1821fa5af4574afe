"""Why ONNX Runtime can't use a device, in plain words: its log and its exceptions, read by known texts.

ONNX Runtime tells why CUDA did not start in one log line for developers and then falls back to the CPU. The
lines known here became sentences for an analyst, each with what to do. docs/gpu.md says which of them were
seen.

Standard library alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

GUIDE = "docs/gpu.md says how"
OUT_OF_MEMORY = re.compile(
    r"failed to allocate memory|bad[_ ]alloc|out of memory|MemoryAllocation|STATUS_ALLOC_FAILED|BFCArena|"
    r"CUDA failure 2\b|unable to allocate",
    re.IGNORECASE,
)
"""What stands in the messages of a provider whose memory ran out, on the CPU and on CUDA."""


@dataclass(frozen=True)
class Reason:
    """Why a device can't be used."""

    what: str
    """A clause without a capital and a full stop: `the NVIDIA driver is too old`."""
    remedy: str
    """What to do, in the imperative."""

    def __str__(self) -> str:
        return f"{self.what}: {self.remedy}"


_INSTALL = f"install CUDA and cuDNN for it ({GUIDE})"
_DRIVER = "install or update the NVIDIA driver"
_KNOWN: tuple[tuple[str, str, str], ...] = (
    (
        r"\b(libcuda\.so[.\d]*|nvcuda\.dll)[^\n]*(cannot open|not found|126)",
        "the NVIDIA driver's library {0} is missing",
        _DRIVER,
    ),
    (
        r"error: ?(lib\S*?\.so[.\d]*|\S+\.dll): cannot open shared object file",
        "the CUDA library {0} is missing",
        _INSTALL,
    ),
    (r"error 126", "a CUDA or cuDNN library is missing", _INSTALL),
    (
        r"GLIBC(?:XX)?_[\d.]+['`]? not found",
        "this system is older than the installed ONNX Runtime needs",
        "use the CPU, or an onnxruntime-gpu made for this system",
    ),
    (
        r"driver version is insufficient|InsufficientDriver|CUDA failure 35\b",
        "the NVIDIA driver is missing, or too old for this CUDA",
        _DRIVER,
    ),
    (
        r"unsupported toolchain|UnsupportedPtxVersion|CUDA failure 222\b",
        "the NVIDIA driver is too old for this CUDA",
        _DRIVER,
    ),
    (
        r"no CUDA-capable device|ErrorNoDevice|CUDA failure 100\b",
        "no CUDA device was found",
        "check the graphics card, and CUDA_VISIBLE_DEVICES if it is set",
    ),
    (
        r"NoKernelImage|no kernel image|CUDA failure 209\b|ARCH_MISMATCH",
        "the installed ONNX Runtime has no kernels for this graphics card",
        "use the CPU, or an onnxruntime-gpu made for this card",
    ),
    (
        r"busy or unavailable|DevicesUnavailable|CUDA failure 46\b",
        "the graphics card is taken by another program",
        "close it and try again",
    ),
    (
        r"VERSION_MISMATCH|undefined symbol|SUBLIBRARY_VERSION",
        "the CUDA libraries do not fit each other",
        f"install CUDA and cuDNN anew ({GUIDE})",
    ),
    (OUT_OF_MEMORY.pattern, "the memory of the graphics card is full", "close other programs that use it"),
)


def explain(text: str) -> Reason:
    """The reason that a provider's log or message gives; one that nobody knows is quoted.

    Args:
        text: what ONNX Runtime wrote, with its colours and positions in its source.
    """
    for pattern, what, remedy in _KNOWN:
        match = re.search(pattern, text, re.IGNORECASE)
        if match:
            return Reason(what.format(*match.groups()), remedy)
    return Reason(
        f"ONNX Runtime says '{essence(text)}'", f"see whether that helps ({GUIDE.replace('how', 'more')})"
    )


def is_out_of_memory(text: str) -> bool:
    """Whether a message says that memory ran out."""
    return OUT_OF_MEMORY.search(text) is not None


def essence(text: str, most: int = 200) -> str:
    """The telling part of a message: without colours, times and places in ONNX Runtime's source; in one
    line."""
    cuda = re.search(
        r"CU\w+ (?:failure|error) [^;\n]*", text
    )  # what follows names the machine and a line of source
    if cuda:
        return cuda.group().strip()[:most]
    text = re.sub(r"\x1b\[[\d;]*m", "", text)
    lines = [line.strip() for line in text.splitlines() if line.strip()] or ["nothing"]
    line = next((line for line in lines if "error" in line.lower() or "fail" in line.lower()), lines[0])
    line = re.sub(r"^\d{4}-\d\d-\d\d [\d:.]+ \[[^]]*\] ", "", line)
    line = re.sub(r"/\S+\.(?:cc|cu|h)(?::\d+)? ?", "", line)
    return line[:most]
