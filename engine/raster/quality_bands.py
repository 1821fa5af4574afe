"""A quality band as a source of an image's cover: on pixels of its own size, each pixel of the image asks the
one that lies over its middle."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..products.describing import Quality
from ..products.quality import is_unknown, taken
from .grid import Grid, Window, sample_windows
from .handles import File, dataset_of
from .unreadable import unreadable

MOST_NAMED = 4


@dataclass(frozen=True)
class QualityBand:
    """What a product says of an image's pixels."""

    file: File
    number: int
    """GDAL's number of the band."""
    quality: Quality
    name: str
    """For messages."""
    own: Grid
    """Where the quality band's pixels lie."""
    grid: Grid
    """The image's."""

    def taken(self, window: Window) -> np.ndarray:
        """(rows, cols) bool; also beyond the edges of the quality band, where nothing says that all is well.

        Raises:
            UnreadableFileError: the band can't be read there.
        """
        if self.own == self.grid:
            return taken(self._stored(window), self.quality)
        if not (_is_straight(self.grid) and _is_straight(self.own)):
            return self._taken_aslant(window)
        columns = _positions(self.grid, self.own, window.x, window.width, 0)
        rows = _positions(self.grid, self.own, window.y, window.height, 3)
        inside_x, inside_y = _inside(columns, self.own.width), _inside(rows, self.own.height)
        if not (inside_x.any() and inside_y.any()):
            return np.ones((window.height, window.width), bool)
        x, y = int(columns[inside_x].min()), int(rows[inside_y].min())
        part = Window(x, y, int(columns[inside_x].max()) - x + 1, int(rows[inside_y].max()) - y + 1)
        out = taken(self._stored(part), self.quality)
        near = out.take(np.clip(rows - y, 0, part.height - 1), axis=0)
        near = near.take(np.clip(columns - x, 0, part.width - 1), axis=1)
        near[~inside_y] = True
        near[:, ~inside_x] = True
        return near

    def _taken_aslant(self, window: Window) -> np.ndarray:
        """The same where the pixels of one of the grids are turned."""
        columns, rows = np.meshgrid(
            np.arange(window.x, window.right) + 0.5, np.arange(window.y, window.bottom) + 0.5
        )
        x, y = self.grid.point(columns, rows)
        x0, xx, yx, y0, xy, yy = self.own.transform
        dx, dy, area = x - x0, y - y0, xx * yy - yx * xy
        columns = np.floor((dx * yy - dy * yx) / area + 1e-9).astype(np.int64)
        rows = np.floor((dy * xx - dx * xy) / area + 1e-9).astype(np.int64)
        inside = _inside(columns, self.own.width) & _inside(rows, self.own.height)
        result = np.ones((window.height, window.width), bool)
        if inside.any():
            left, top = int(columns[inside].min()), int(rows[inside].min())
            size = int(columns[inside].max()) - left + 1, int(rows[inside].max()) - top + 1
            out = taken(self._stored(Window(left, top, *size)), self.quality)
            result[inside] = out[rows[inside] - top, columns[inside] - left]
        return result

    def unknown(self) -> list[int]:
        """Numbers in a few windows that the band can't hold."""
        held: set[int] = set()
        for window in sample_windows(self.own) if self.quality.known else []:
            stored = self._stored(window)
            whole = np.nan_to_num(stored).astype(np.int64)
            held |= set(np.unique(whole[is_unknown(whole, self.quality)]).tolist())
        fills = {value for rule in self.quality.rules if rule.bits is None for value in rule.values}
        return sorted(held - fills)[:MOST_NAMED]

    def _stored(self, window: Window) -> np.ndarray:
        try:
            band = dataset_of(self.file).GetRasterBand(self.number)
            stored = band.ReadAsArray(window.x, window.y, window.width, window.height)
            signed = band.GetMetadataItem("PIXELTYPE", "IMAGE_STRUCTURE") == "SIGNEDBYTE"
        except RuntimeError as error:
            raise unreadable("The quality band", self.name, error) from error
        return stored.view(np.int8) if signed and stored.dtype == np.uint8 else stored


def _is_straight(grid: Grid) -> bool:
    return not grid.transform[2] and not grid.transform[4]


def _positions(grid: Grid, own: Grid, first: int, count: int, axis: int) -> np.ndarray:
    """Columns (axis 0) or rows (axis 3) of one grid under the middles of another's."""
    step = 1 if axis == 0 else 5
    at = grid.transform[axis] + (np.arange(first, first + count) + 0.5) * grid.transform[step]
    return np.floor((at - own.transform[axis]) / own.transform[step] + 1e-9).astype(np.int64)


def _inside(positions: np.ndarray, size: int) -> np.ndarray:
    return (positions >= 0) & (positions < size)
