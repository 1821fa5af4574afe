"""Tiles in and out of the arrays that a session works on: padded, covered where they are invalid, cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Union

import numpy as np

from ....models.catalogue.tensors import FIGURE_ROLES, SCALAR_ROLES
from ...devices.inference import Session
from ...devices.making import Making
from ...devices.prologue import INSTEAD
from .inputs import Given, Inputs

Buffers = dict[str, np.ndarray]


def write(session: Session, inputs: Inputs, given: Sequence[Given], slot: int = 0) -> Buffers:
    """The buffers of a session's slot, filled with patches of one shape.

    Where the session packs its inputs, the card makes the mask and fills what is not valid: there stands NaN.
    """
    multiple = inputs.manifest.multiple
    padded = tuple(side + -side % multiple for side in given[0].valid.shape)
    shapes = {t.name: inputs.shape(t, len(given), padded) for t in inputs.manifest.inputs}
    bands = inputs.bands * (1 + inputs.manifest.change)
    buffers = session.buffers(shapes, (len(given), bands, *padded), slot)
    if session.packing:
        buffers[INSTEAD][...] = given[0].instead
    for tensor in inputs.manifest.inputs:
        if tensor.name not in buffers:
            continue
        if tensor.role in FIGURE_ROLES + SCALAR_ROLES:
            buffers[tensor.name][...] = given[0].figures[tensor.name]
            continue
        for place, one in zip(buffers[tensor.name], given):
            if tensor.role == "valid":
                fill(place, one.valid[None])
                continue
            fill(place, one.images[tensor.name])
            cover(place, one.valid, _covered_with(tensor.role, session, one))
    making = session.making(slot)
    if making is not None:
        _write_made(making, inputs, given)
    return buffers


def _write_made(making: Making, inputs: Inputs, given: Sequence[Given]) -> None:
    """What the card makes images of; or these themselves, of patches that are not there."""
    for number, one in enumerate(given):
        if inputs.card is not None and one.patch is not None:
            inputs.card.write(making.arrays, number, one.patch, one.seen)
            making.written()
    if given[0].patch is not None:
        return
    for name, value in making.values.items():
        images = np.empty(value.shape(), np.float32)
        for place, one in zip(images, given):
            fill(place, one.images[name])
        making.put(name, images)


def _covered_with(role: str, session: Session, one: Given) -> Union[float, np.ndarray]:
    if role == "noise":
        return 0.0
    return float("nan") if session.packing else one.instead[:, None, None]


def write_noise(buffers: Buffers, inputs: Inputs, given: Sequence[Given], sample: int) -> list[str]:
    """Noise of one of the samples into the buffers; the names of what was written."""
    names = [tensor.name for tensor in inputs.manifest.inputs if tensor.role == "noise"]
    for name in names:
        for place, one in zip(buffers[name], given):
            fill(place, inputs.noise(one.place, sample))
            cover(place, one.valid, 0.0)
    return names


def fill(place: np.ndarray, image: np.ndarray) -> None:
    """Write an image where the session reads it; rows and columns are repeated at the end up to the network's
    multiple, and cut off again afterwards."""
    rows, cols = image.shape[1:]
    place[:, :rows, :cols] = image
    _repeat_ends(place, rows, cols)


def cover(place: np.ndarray, valid: np.ndarray, value: Union[float, np.ndarray]) -> None:
    """Write a value, or (bands, 1, 1), over pixels that are not valid."""
    if not valid.all():
        rows, cols = valid.shape
        np.copyto(place[:, :rows, :cols], value, where=~valid)
        _repeat_ends(place, rows, cols)


def _repeat_ends(place: np.ndarray, rows: int, cols: int) -> None:
    place[:, :rows, cols:] = place[:, :rows, cols - 1 : cols]
    place[:, rows:] = place[:, rows - 1 : rows]


def cut(values: np.ndarray, given: Given) -> np.ndarray:
    """The inner pixels of what the network predicted, NaN where not valid; an array of its own."""
    inner = given.valid[given.inner]
    rows, cols = given.valid.shape
    found = np.array(values[:, :rows, :cols][(slice(None), *given.inner)], np.float32)
    if not inner.all():
        found[:, ~inner] = np.nan
    return found
