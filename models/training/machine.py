"""What a training runs on: the CPU or a graphics card, and what of it is fast."""

from __future__ import annotations

import os

import torch
from torch import Tensor

from ...engine.door.errors import DeviceError

HELD_BY_THE_HOST = 1_000_000_000
"""Bytes of cases that the host holds at most; of more, the system keeps in memory what is free."""


def choose(asked: str) -> tuple[str, str]:
    """What the training runs on, and why.

    Raises:
        DeviceError: CUDA was asked for and can't be used.
    """
    if asked == "cpu":
        return "cpu", "it was asked for"
    if torch.cuda.is_available():
        torch.backends.cudnn.deterministic, torch.backends.cudnn.benchmark = True, False
        torch.backends.cudnn.allow_tf32 = False  # what is no bfloat16 is float32, as on the CPU
        return "cuda", torch.cuda.get_device_name()
    why = (
        "this PyTorch is built without CUDA"
        if torch.version.cuda is None
        else "PyTorch finds no graphics card"
    )
    if asked == "cuda":
        raise DeviceError(
            f"CUDA can't be used ({why}): train on the CPU (--device cpu), or install a driver and a PyTorch "
            "with CUDA."
        )
    return "cpu", why


def in_words(device: str) -> str:
    """What ran it, for the model card."""
    if device == "cuda":
        return torch.cuda.get_device_name()
    return f"{torch.get_num_threads()} CPU threads of {os.cpu_count()} cores"


def half_is_fast(device: str) -> bool:
    """Whether the device computes in bfloat16 by itself; elsewhere it is slower than float32."""
    if device == "cuda":
        return torch.cuda.is_bf16_supported(including_emulation=False)
    try:
        return bool(torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())
    except AttributeError:  # they are no public part of torch
        return False


def sent(values: Tensor, device: str) -> Tensor:
    """Values on a device; a card takes them from pinned memory, while it computes what it was given before,
    and nobody waits for it."""
    if values.device.type == device:
        return values
    return (values.pin_memory() if device == "cuda" else values).to(device, non_blocking=True)


def room_for_cases(device: str) -> int:
    """Bytes of cases that may lie on a device beside what is computed there."""
    return torch.cuda.mem_get_info()[0] // 2 if device == "cuda" else HELD_BY_THE_HOST
