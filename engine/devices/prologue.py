"""Nodes before a network's graph that make on a graphics card what need not be copied to it.

Copies took most of a tile's time on a card: thirteen of them, each an own call, and a good part of what they
carried follows from the rest. With the prologue a graph takes

- `IMAGES`, all images of the tiles in one array (batch, images, bands, rows, cols), NaN in all bands where a
  pixel is not valid; the card makes of it the images with F1's mean instead, the mask, and a prior that is
  F1 + (C2 - C1);
- `FIGURES`, the figures of the scene in one array (1 + figures, bands), first F1's mean, which the card
  repeats for every tile of the batch;
- `NUMBERS`, likewise the numbers (numbers,);
- noise as it was, for it alone is new in each sample;
- and `MADE` + name, where another graph on the card makes a prior (making.py), which gets F1's mean where a
  pixel is not valid.

The values that reach the graph are the same to the last bit. Needs the package `onnx`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Optional

import numpy as np

from ...models.catalogue.manifest import Manifest
from ...models.catalogue.tensors import FIGURE_ROLES, IMAGE_ROLES, SCALAR_ROLES

IMAGES, FIGURES, NUMBERS = "chronofuse.images", "chronofuse.figures", "chronofuse.numbers"
INSTEAD = "chronofuse.instead"
"""What images hold where they are not valid, (bands,): F1's mean."""
MADE = "chronofuse.made."
"""Before the name of an image that another graph makes on the card."""
OLDEST_OPSET = 13
"""Before it, operators of the prologue had other forms."""
Shapes = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True)
class Packing:
    """Which tensors of a network lie where in what its card is sent."""

    images: tuple[str, ...]
    figures: tuple[str, ...]
    numbers: tuple[str, ...]
    alone: tuple[str, ...]
    """Sent as they are: noise."""
    valid: Optional[str] = None
    """The mask, made on the card."""
    deltas: tuple[str, ...] = ()
    """Priors that are F1 + (C2 - C1), made on the card ..."""
    of_delta: tuple[str, ...] = ()
    """... from these three images, F1, C1 and C2."""
    made: tuple[str, ...] = ()
    """Images that lie on the card already."""
    shapes: Mapping[str, tuple] = field(default_factory=dict)
    """The network's own inputs as its graph declares them; a free side is a name or None."""

    @classmethod
    def of(
        cls, manifest: Manifest, shapes: Optional[Mapping[str, tuple]] = None, made: tuple[str, ...] = ()
    ) -> Packing:
        by_role = {(t.role, t.pair): t.name for t in manifest.inputs if t.role in IMAGE_ROLES}
        parts = [by_role.get(("fine", 1)), by_role.get(("coarse", 1)), by_role.get(("target", 1))]
        found = tuple(name for name in parts if name)
        deltas = tuple(
            t.name for t in manifest.inputs if len(found) == 3 and t.role == "prior" and t.of == "delta"
        )

        def named(*roles: str) -> tuple[str, ...]:
            elsewhere = (*deltas, *made)
            return tuple(t.name for t in manifest.inputs if t.role in roles and t.name not in elsewhere)

        return cls(
            named(*(role for role in IMAGE_ROLES if role != "noise")),
            named(*FIGURE_ROLES),
            named(*SCALAR_ROLES),
            named("noise"),
            next(iter(named("valid")), None),
            deltas,
            found if deltas else (),
            made,
            shapes or {},
        )

    def sent(self, shapes: Shapes) -> dict[str, tuple[int, ...]]:
        """The arrays that are sent for tensors of those shapes."""
        batch, bands, *size = shapes[self.images[0]]
        whole = {IMAGES: (batch, len(self.images), bands, *size), FIGURES: (1 + len(self.figures), bands)}
        if self.numbers:
            whole[NUMBERS] = (len(self.numbers),)
        return {**whole, **{name: tuple(shapes[name]) for name in self.alone}}

    def views(self, arrays: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
        """Where in these arrays each tensor is written; what the card makes is not among them."""
        found = {name: arrays[IMAGES][:, number] for number, name in enumerate(self.images)}
        found[INSTEAD] = arrays[FIGURES][0]
        found.update((name, arrays[FIGURES][number]) for number, name in enumerate(self.figures, 1))
        found.update((name, arrays[NUMBERS][number : number + 1]) for number, name in enumerate(self.numbers))
        return {**found, **{name: arrays[name] for name in self.alone}}


def with_packing(
    model: bytes, manifest: Manifest, made: tuple[str, ...] = ()
) -> Optional[tuple[bytes, Packing]]:
    """A network's graph with the prologue before it, and how tensors are packed for it.

    Args:
        made: images that another graph makes on the card.

    None where the package `onnx` is missing, or the graph is older than the prologue's operators or has other
    inputs than its manifest names.
    """
    try:
        import onnx
    except ImportError:
        return None
    loaded = onnx.load_from_string(model)
    shapes = {value.name: _sides(value) for value in loaded.graph.input}
    packing = Packing.of(manifest, shapes, made)
    tensors = {tensor.name for tensor in manifest.inputs}
    if not packing.images or set(shapes) != tensors or min(_opsets(loaded), default=0) < OLDEST_OPSET:
        return None
    _put_before(loaded.graph, packing)
    return loaded.SerializeToString(), packing


def _sides(value) -> tuple:
    """The shape that a graph declares for an input; a free side is a name or None."""
    return tuple(
        side.dim_value if side.HasField("dim_value") else side.dim_param or None
        for side in value.type.tensor_type.shape.dim
    )


def _opsets(model) -> list[int]:
    return [opset.version for opset in model.opset_import if opset.domain in ("", "ai.onnx")]


def _put_before(graph, packing: Packing) -> None:
    from onnx import TensorProto, helper

    steps = _Steps(graph)
    steps.mask()
    for number, name in enumerate(packing.images):
        steps.image(number, name)
    for name in packing.made:
        steps.made(name)
    if packing.valid:
        steps.valid(packing.valid)
    for name in packing.deltas:
        steps.delta(name, packing.of_delta)
    for number, name in enumerate(packing.figures, 1):
        steps.repeated(FIGURES, number, name, with_bands=True)
    for number, name in enumerate(packing.numbers):
        steps.repeated(NUMBERS, number, name, with_bands=False)
    given = {
        IMAGES: ["batch", len(packing.images), "bands", "rows", "cols"],
        FIGURES: [1 + len(packing.figures), "bands"],
        **({NUMBERS: [len(packing.numbers)]} if packing.numbers else {}),
        **{MADE + name: ["batch", "bands", "rows", "cols"] for name in packing.made},
    }
    kept = [value for value in graph.input if value.name in packing.alone]
    new = [helper.make_tensor_value_info(name, TensorProto.FLOAT, sides) for name, sides in given.items()]
    nodes = [*steps.nodes, *graph.node]
    for part, values in ((graph.input, [*new, *kept]), (graph.node, nodes)):
        del part[:]
        part.extend(values)


class _Steps:
    """The prologue's nodes, one after the other; constants go into the graph."""

    def __init__(self, graph):
        self.nodes: list = []
        self._graph, self._constants = graph, {}

    def mask(self) -> None:
        """Where a pixel is not valid, (batch, 1, rows, cols): the first band of the first image tells it."""
        image = self._add("Gather", [IMAGES, self._constant([0])], axis=1)  # (batch, 1, bands, rows, cols)
        band = self._add("Gather", [image, self._constant(0)], axis=2)
        self._gap = self._add("IsNaN", [band])
        mean = self._add("Gather", [FIGURES, self._constant(0)], axis=0)
        self._instead = self._add("Reshape", [mean, self._constant([1, -1, 1, 1])])
        self._batch = self._add("Gather", [self._add("Shape", [IMAGES]), self._constant([0])], axis=0)

    def image(self, number: int, name: str) -> None:
        sent = self._add("Gather", [IMAGES, self._constant(number)], axis=1)
        self._add("Where", [self._gap, self._instead, sent], name)

    def made(self, name: str) -> None:
        self._add("Where", [self._gap, self._instead, MADE + name], name)

    def valid(self, name: str) -> None:
        self._add("Cast", [self._add("Not", [self._gap])], name, to=1)

    def delta(self, name: str, parts: tuple[str, ...]) -> None:
        fine, before, after = parts
        self._add("Add", [fine, self._add("Sub", [after, before])], name)

    def repeated(self, of: str, number: int, name: str, with_bands: bool) -> None:
        """One row of the figures, (batch, bands), or one number, (batch,)."""
        row = self._add("Gather", [of, self._constant([number])], axis=0)
        shape = self._batch
        if with_bands:
            shape = self._add("Concat", [shape, self._constant([1])], axis=0)
        self._add("Expand", [row, shape], name)

    def _add(self, kind: str, given: list[str], result: str = "", **settings: int) -> str:
        from onnx import helper

        name = f"chronofuse.step{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, given, [result or name], name, **settings))
        return result or name

    def _constant(self, value) -> str:
        from onnx import numpy_helper

        name = f"chronofuse.constant{np.array2string(np.asarray(value), separator='_')}"
        if name not in self._constants:
            self._constants[name] = True
            self._graph.initializer.append(numpy_helper.from_array(np.asarray(value, np.int64), name))
        return name
