"""Invented input tensors for any role that a manifest knows, to trace, compare and test networks on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zlib import crc32

import torch
from torch import Tensor

from ..catalogue.tensors import FIGURE_ROLES, IMAGE_ROLES, SCALAR_ROLES
from ..catalogue.tensors import Tensor as Input


def noise(
    inputs: Iterable[Input],
    shape: tuple[int, int, int, int],
    ratio: float = 8.0,
    share: float = 0.9,
    seed: int = 0,
) -> dict[str, Tensor]:
    """Name to tensor: images of noise in 0..1 of (batch, bands, rows, cols), and figures of a scene that go
    with it.

    `share` of the pixels are valid. Each tensor depends on its name and the seed alone, whatever else is
    asked for.
    """
    return {tensor.name: _one(tensor, shape, ratio, share, seed) for tensor in inputs}


def _one(tensor: Input, shape: tuple[int, int, int, int], ratio: float, share: float, seed: int) -> Tensor:
    batch, bands, rows, cols = shape
    rng = torch.Generator().manual_seed(seed + crc32(tensor.name.encode()))
    if tensor.role == "noise":
        return torch.randn(shape, generator=rng)
    if tensor.role in IMAGE_ROLES:
        return torch.rand(shape, generator=rng)
    if tensor.role == "valid":
        return (torch.rand((batch, 1, rows, cols), generator=rng) < share).float()
    figures = {
        "fine_mean": 0.5,
        "fine_std": 0.3,
        "gap_std": 0.1,
        "change_std": 0.2,
        "ratio": ratio,
        "days": 16.0,
        "parameter": 0.5,
    }
    return torch.full((batch,) if tensor.role in SCALAR_ROLES else (batch, bands), figures[tensor.role])


def whole(shape: Sequence[int], multiple: int) -> tuple[int, int, int, int]:
    """(batch, bands, rows, cols) with rows and columns rounded up to the multiple."""
    batch, bands, *size = shape
    rows, cols = (side + -side % multiple for side in size)
    return batch, bands, rows, cols


def axes(tensor: Input) -> dict[int, str]:
    """Axis of an input to the name of its size, where that may differ between runs."""
    if tensor.role in SCALAR_ROLES:
        return {0: "batch"}
    if tensor.role in FIGURE_ROLES:
        return {0: "batch", 1: "bands"}
    return {0: "batch", **({1: "bands"} if tensor.role in IMAGE_ROLES else {}), 2: "rows", 3: "cols"}
