"""Strips of traced outlines put together to whole rings, kept on the disk until all of a scene are there."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional

import numpy as np

from ...raster.ground import Ground
from . import components, tracing
from .tracing import OUTSIDE

POINT = np.dtype([("x", "f8"), ("y", "f8"), ("other", "u2"), ("sure", "f4")])
"""A point of a ring: column and row in pixels, the label on the right of the way to the next point, and how
sure the crossing is."""


@dataclass(frozen=True)
class Ring:
    """A closed outline: where its points lie in the store, and what was measured."""

    first: int
    count: int
    label: int
    component: int
    area: float
    """Square metres; below 0 for a hole."""
    length: float
    """Metres, all around."""
    known: float
    """Metres of `length` that lie between pixels that are both known."""
    sure: float
    """Mean of how sure the crossings on these are, weighed by length; 0 where there are none."""
    top: tuple[float, float]
    """Row and column of its uppermost point, by which rings are put in order."""

    @property
    def is_hole(self) -> bool:
        return self.area < 0


@dataclass
class _Piece:
    """An outline that is still open: its parts in their order, and the crossings at its two ends."""

    parts: deque[np.ndarray]
    begin: int
    end: int
    label: int
    component: int


class Store:
    """The points of the rings of a scene, in a file."""

    def __init__(self, path: Path):
        self.path, self.rings, self._filled = path, list[Ring](), 0
        self._file = path.open("wb")
        self._mapped: Optional[np.ndarray] = None

    def add(self, points: np.ndarray, ring: dict[str, Any]) -> None:
        """Keep a ring; `points` are of the type POINT."""
        points.tofile(self._file)
        self.rings.append(Ring(first=self._filled, count=len(points), **ring))
        self._filled += len(points)

    def points(self, ring: Ring) -> np.ndarray:
        """(n,) of the type POINT."""
        if not self._file.closed:
            self._file.close()
        if self._mapped is None:
            self._mapped = np.memmap(self.path, POINT, "r")
        return np.array(self._mapped[ring.first : ring.first + ring.count])

    def close(self) -> None:
        """Forget them all."""
        self._mapped = None
        self._file.close()
        self.path.unlink(missing_ok=True)


@dataclass
class Stitcher:
    """Takes the strips of a scene from the top, and gives whole rings to the store."""

    store: Store
    ground: Ground
    traced: np.ndarray
    """(65536,) bool: the labels whose outlines are asked for."""
    least: float = 0.0
    """Square metres; smaller rings are left out, pieces of land in water too."""
    dropped: int = 0
    _starts: dict[int, _Piece] = field(default_factory=dict)
    _ends: dict[int, _Piece] = field(default_factory=dict)
    _parents: list[int] = field(default_factory=list)
    _above: Optional[np.ndarray] = None
    """The components of the row that the last strip shares with the next one."""

    def take(
        self, labels: np.ndarray, at: np.ndarray, contrast: np.ndarray, joined: np.ndarray, first: int
    ) -> None:
        """A strip, whose first row is the last one of the strip before.

        Args:
            labels, at, contrast, joined: as of `tracing.trace`.
            first: the row of the image that the strip begins with; -1 for the frame above it.
        """
        numbers, count = components.components(labels, joined)
        offset = len(self._parents)
        self._parents += range(offset, offset + count)
        if self._above is not None:
            self._unite(self._above, numbers[0], offset)
        self._above = np.where(numbers[-1] >= 0, numbers[-1] + offset, -1)
        points, others, sure, chains = tracing.trace(labels, at, contrast, joined, self.traced, numbers)
        shift = (first * labels.shape[1]) * 4
        for begin, length, closed, start, end, label, component in chains.tolist():
            part = np.empty(length, POINT)
            part["x"] = points[begin : begin + length, 0] - 1
            part["y"] = points[begin : begin + length, 1] + first
            part["other"], part["sure"] = others[begin : begin + length], sure[begin : begin + length]
            piece = _Piece(deque([part]), start + shift, end + shift, label, component + offset)
            if closed:
                self._close(piece)
            else:
                self._join(piece)

    def component(self, number: int) -> int:
        """The number that stands for a component, once all strips were taken."""
        while self._parents[number] != number:
            self._parents[number] = self._parents[self._parents[number]]
            number = self._parents[number]
        return number

    def _unite(self, above: np.ndarray, below: np.ndarray, offset: int) -> None:
        pairs = np.column_stack([above, below + offset])[(above >= 0) & (below >= 0)]
        for one, other in np.unique(pairs, axis=0).tolist():
            a, b = self.component(one), self.component(other)
            self._parents[max(a, b)] = min(a, b)

    def _join(self, piece: _Piece) -> None:
        before = self._ends.pop(piece.begin, None)
        if before is not None:
            del self._starts[before.begin]
            piece = _one_of(before, piece)
        if piece.begin == piece.end:
            self._close(piece)
            return
        behind = self._starts.pop(piece.end, None)
        if behind is not None:
            del self._ends[behind.end]
            piece = _one_of(piece, behind)
        if piece.begin == piece.end:
            self._close(piece)
            return
        self._starts[piece.begin] = self._ends[piece.end] = piece

    def _close(self, piece: _Piece) -> None:
        points = piece.parts[0] if len(piece.parts) == 1 else np.concatenate(piece.parts)
        area, lengths = self.ground.measure(np.column_stack([points["x"], points["y"]]))
        if abs(area) < self.least:
            self.dropped += 1
            return
        known = lengths * (points["other"] != OUTSIDE)
        total = float(known.sum())
        sure = float((known * points["sure"]).sum() / total) if total else 0.0
        points = np.roll(points, -_beginning(points))
        self.store.add(
            points,
            {
                "label": piece.label,
                "component": piece.component,
                "area": area,
                "length": float(lengths.sum()),
                "known": total,
                "sure": sure,
                "top": (float(points["y"].min()), float(points["x"][points["y"].argmin()])),
            },
        )


def _one_of(first: _Piece, second: _Piece) -> _Piece:
    """Two pieces as one; the shorter list of parts is moved."""
    if len(first.parts) >= len(second.parts):
        parts = first.parts
        parts.extend(second.parts)
    else:
        parts = second.parts
        parts.extendleft(reversed(first.parts))
    return _Piece(parts, first.begin, second.end, first.label, first.component)


def _beginning(points: np.ndarray) -> int:
    """The place where a ring begins, whatever the strips were: where another label comes on its right, so
    that no line is cut in two, and of several such places, or of all, the uppermost."""
    changes = np.flatnonzero(points["other"] != np.roll(points["other"], 1))
    may_be = changes if len(changes) else np.arange(len(points))
    return int(may_be[np.lexsort((points["x"][may_be], points["y"][may_be]))[0]])


def polygons(store: Store, stitcher: Stitcher) -> Iterator[tuple[Ring, list[Ring]]]:
    """Each outer ring with its holes, those of one component; from the top of the image down."""
    holes: dict[int, list[Ring]] = {}
    for ring in store.rings:
        if ring.is_hole:
            holes.setdefault(stitcher.component(ring.component), []).append(ring)
    for ring in sorted(store.rings, key=lambda one: (one.top, one.label)):
        if not ring.is_hole:
            inner = holes.get(stitcher.component(ring.component), [])
            yield ring, sorted(inner, key=lambda one: one.top)


def pieces(points: np.ndarray) -> Iterator[tuple[np.ndarray, int]]:
    """A ring cut where the label on its right changes: (n,) points and that label; parts beside what is not
    known are left out. A part is closed with the next one's first point, a whole ring with its own.

    Args:
        points: (n,) of the type POINT, which begins at a change where there is one.
    """
    others = points["other"]
    cuts = [0, *np.flatnonzero(np.diff(others.astype(np.int64))) + 1, len(points)]
    around = np.concatenate([points, points[:1]])
    for begin, end in zip(cuts, cuts[1:]):
        if others[begin] != OUTSIDE:
            yield around[begin : end + 1], int(others[begin])
