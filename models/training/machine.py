"""What a training runs on: the CPU or a graphics card, and what of it is fast."""

from __future__ import annotations

import os

import torch
from torch import nn

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


def half_is_right(network: nn.Module, device: str) -> bool:
    """Whether the gradients are right in bfloat16.

    On a processor those of a dilated convolution of more than 16 channels that are no multiple of 16 are not
    (PyTorch 2.13: no numbers, or the process dies), which was found by trying.
    """
    convolutions = [layer for layer in network.modules() if isinstance(layer, nn.Conv2d)]
    return device != "cpu" or not any(
        max(one.dilation) > 1 and one.groups == 1 and one.in_channels > 16 and one.in_channels % 16
        for one in convolutions
    )


def room_for_cases(device: str) -> int:
    """Bytes of cases that may lie on a device beside what is computed there."""
    return torch.cuda.mem_get_info()[0] // 2 if device == "cuda" else HELD_BY_THE_HOST
