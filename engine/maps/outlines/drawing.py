"""The outlines of one image: its strips from the top, whole rings, polygons and lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable, Optional

import numpy as np

from ...raster.grid import Grid, Window
from ...raster.ground import Ground, ground_of
from .class_source import ClassSource
from .geopackage import Writer
from .opening import Source
from .rings import Ring, Stitcher, Store, pieces, polygons
from .sources import WaterSource
from .tracing import OUTSIDE

BYTES_A_PIXEL = 145
"""Of a strip: the bands as they are read, the field, labels, crossings, components."""
FEWEST_ROWS, MOST_ROWS = 16, 256
USUAL_LEAST = 4
"""Pixels of the smallest polygon, where nothing else is said."""
SHORTEST = 2
"""Points of a line."""
MOST_SHAPES, FINEST = 1500, 600.0
"""Polygons in the picture of a date, and steps over the longer side of it."""


@dataclass(frozen=True)
class Shape:
    """A polygon, thinned."""

    label: int
    area: float
    rings: list[np.ndarray]
    """(n, 2) shares of the width and of the height of the image, from its upper left corner."""


@dataclass
class Drawn:
    """What was drawn of an image."""

    polygons: int = 0
    lines: int = 0
    area: float = 0.0
    """Square metres; of classes of all of them."""
    length: float = 0.0
    """Metres of the lines."""
    dropped: int = 0
    confidence: float = 0.0
    """Mean of the lines, weighed by their length."""
    clear: float = 0.0
    """The share of the outlines that is known."""
    by_class: dict[int, tuple[int, float]] = field(default_factory=dict)
    """Code to polygons and square metres."""
    shapes: list[Shape] = field(default_factory=list)
    """The largest polygons, for a picture."""
    least_shape: float = 0.0
    """Square metres from which on a polygon may still be among them."""
    sides: tuple[int, int] = (1, 1)
    """Width and height of the image in pixels."""
    legend: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Of classes: code to name and colour."""


def rows_for(grid: Grid, budget: int, asked: Optional[int], halo: int) -> int:
    """Rows of a strip, within a budget of bytes."""
    if asked:
        return asked
    fit = budget // (BYTES_A_PIXEL * (grid.width + 2)) - 2 * halo
    return int(min(MOST_ROWS, max(FEWEST_ROWS, fit)))


def least_area(grid: Grid, asked: Optional[float]) -> float:
    """Square metres of the smallest polygon."""
    if asked is not None:
        return asked
    ground = ground_of(grid)
    return USUAL_LEAST * float(ground.pixel_areas(np.array([grid.height / 2]), grid.width / 2)[0]) * 0.999


def strips(grid: Grid, rows: int) -> Iterator[Window]:
    """Windows of whole rows, each beginning with the last row of the one before; from the row of the frame
    above the image to the one below it."""
    first = -1
    while first < grid.height:
        last = min(first + rows, grid.height)
        yield Window(0, first, grid.width, last - first + 1)
        first = last


def draw(
    source: Source,
    writer: Writer,
    attributes: dict[str, Any],
    classes: tuple[int, ...],
    least: float,
    rows: int,
    scratch: Path,
    step: Callable[[float], None],
) -> Drawn:
    """Trace an image and write its polygons and lines.

    Args:
        attributes: of the image, which all that is drawn of it has.
        classes: those that are asked for; none: all, or water.
        least: square metres of the smallest polygon.
        rows: of a strip.
        step: is called with the share of the image that is done.
    """
    grid = source.grid
    ground = ground_of(grid)
    store = Store(scratch / "rings.points")
    try:
        stitcher = Stitcher(store, ground, _traced(source, classes), least)
        for window in strips(grid, rows):
            labels, at, contrast, joined = source.strip(window)
            stitcher.take(labels, at, contrast, joined, window.y)
            step(window.height / grid.height)
        writer.grid = grid
        return _written(source, store, stitcher, writer, ground, attributes)
    finally:
        store.close()


def _traced(source: Source, classes: tuple[int, ...]) -> np.ndarray:
    traced = np.zeros(OUTSIDE + 1, bool)
    if isinstance(source, WaterSource):
        traced[1] = True
    else:
        traced[list(classes) if classes else slice(None)] = True
    traced[OUTSIDE] = False
    return traced


def _written(
    source: Source,
    store: Store,
    stitcher: Stitcher,
    writer: Writer,
    ground: Ground,
    attributes: dict[str, Any],
) -> Drawn:
    drawn, names = Drawn(dropped=stitcher.dropped), _names(source)
    counted: dict[int, tuple[int, float]] = {}
    around = known = sure = 0.0
    for outer, holes in polygons(store, stitcher):
        rings = [outer, *holes]
        points = [store.points(ring) for ring in rings]
        area = sum(ring.area for ring in rings)
        whole, clear = sum(ring.length for ring in rings), sum(ring.known for ring in rings)
        certain = sum(ring.known * ring.sure for ring in rings)
        about = {
            **_dated(attributes),
            "code": outer.label,
            "class": names.get(outer.label, str(outer.label)),
            "confidence": round(certain / whole, 4),
            "clear_share": round(clear / whole, 4),
        }
        number = writer.polygon(
            [np.column_stack([one["x"], one["y"]]) for one in points],
            {
                **about,
                "area_m2": round(area, 2),
                "perimeter_m": round(whole, 2),
                "holes": len(holes),
                "touches_edge": int(clear < whole * (1 - 1e-9)),
                "rule": attributes["rule"],
                "threshold": attributes["threshold"],
                "image": attributes["image"],
            },
        )
        drawn.lines += _lines(rings, points, writer, ground, about, names, number, stitcher)
        drawn.polygons, drawn.area = drawn.polygons + 1, drawn.area + area
        _keep(drawn, outer.label, area, points, source.grid)
        around, known, sure = around + whole, known + clear, sure + certain
        before = counted.get(outer.label, (0, 0.0))
        counted[outer.label] = before[0] + 1, before[1] + area
    drawn.length, drawn.by_class, drawn.sides = known, counted, (source.grid.width, source.grid.height)
    if isinstance(source, ClassSource) and source.legend:
        drawn.legend = {entry.code: (entry.name, entry.colour) for entry in source.legend}
    drawn.shapes = sorted(drawn.shapes, key=lambda one: -one.area)[:MOST_SHAPES]
    drawn.confidence = sure / around if around else 0.0
    drawn.clear = known / around if around else 1.0
    return drawn


def _keep(drawn: Drawn, label: int, area: float, points: list[np.ndarray], grid: Grid) -> None:
    """Keep a polygon for the picture, if it is among the largest."""
    if area < drawn.least_shape:
        return
    if len(drawn.shapes) >= 2 * MOST_SHAPES:
        drawn.shapes = sorted(drawn.shapes, key=lambda one: -one.area)[:MOST_SHAPES]
        drawn.least_shape = drawn.shapes[-1].area
    step = max(grid.width, grid.height) / FINEST
    rings = []
    for ring in points:
        places = np.round(np.column_stack([ring["x"], ring["y"]]) / step).astype(int)
        keep = np.flatnonzero(np.any(places != np.roll(places, 1, axis=0), axis=1))
        if len(keep) >= 3:
            thin = ring[keep]
            rings.append(
                np.column_stack([thin["x"] / grid.width, thin["y"] / grid.height]).astype(np.float32)
            )
    if rings:
        drawn.shapes.append(Shape(label, area, rings))


def _lines(
    rings: list[Ring],
    points: list[np.ndarray],
    writer: Writer,
    ground: Ground,
    about: dict[str, Any],
    names: dict[int, str],
    number: int,
    stitcher: Stitcher,
) -> int:
    """The parts of the rings that lie between two known pixels; a border of two classes that are both drawn
    stands there once, as that of the smaller code."""
    count = 0
    for ring, of_ring in zip(rings, points):
        for part, beside in pieces(of_ring):
            if len(part) < SHORTEST or (stitcher.traced[beside] and beside < ring.label):
                continue
            pixels = np.column_stack([part["x"], part["y"]])
            _, lengths = ground.measure(pixels)
            long = float(lengths[:-1].sum())
            sure = float((lengths[:-1] * part["sure"][:-1]).sum() / long) if long else 0.0
            writer.line(
                pixels,
                {
                    **about,
                    "confidence": round(sure, 4),
                    "clear_share": 1.0,
                    "length_m": round(long, 2),
                    "is_inner": int(ring.is_hole),
                    "beside_code": beside,
                    "beside": names.get(beside, str(beside)),
                    "polygon": number,
                },
            )
            count += 1
    return count


def _dated(attributes: dict[str, Any]) -> dict[str, Any]:
    return {name: attributes[name] for name in ("date", "valid_from", "valid_to")}


def _names(source: Source) -> dict[int, str]:
    if isinstance(source, WaterSource):
        return {0: source.outer_word, 1: source.inner_word}
    return {entry.code: entry.name for entry in source.legend} if source.legend else {}
