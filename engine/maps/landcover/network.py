"""A network that gives the shares of the classes of a pixel by its values alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Optional

import numpy as np

from ....models.catalogue.classifier_manifest import OF_SERIES, WINDOW, ClassifierManifest
from ...devices.inference import Session, open_session
from ...door.errors import ModelFileError

VALUES = "X"
AT_ONCE = 8192
"""Pixels of a run, so that what lies between the layers takes little memory."""
BETWEEN_LAYERS = 140
"""Values of a pixel that a network for tiles holds between its layers, about."""
OF_A_DATE, HEARD = 300, 16 * 2 * 2
"""Of a pixel of a series, about: values of each date, and of each two dates, which listen to each other in
windows of 4 x 4 with two heads."""
OF_A_DAY, OF_A_CHANNEL, IN_WINDOWS, OF_TWO_DAYS = 10.0, 1.5, 12.0, 4.5
"""The same of a network of dates: of each day, of each channel of a day, and in windows of each day and of
each two days; about what was measured of 8 and of 32 days of four bands."""
SEASON, ALL_PAIRS = 3, 6
"""Channels of a day beside its bands and their differences, which are of each two of so many bands, of more
bands of neighbours."""


def between_layers(manifest: ClassifierManifest) -> int:
    """Values of a pixel that a network for tiles holds between its layers, about."""
    if manifest.model in OF_SERIES:
        bands, days = len(manifest.inputs[-1].bands), len(manifest.inputs[-1].days)
        pairs = bands * (bands - 1) // 2 if bands <= ALL_PAIRS else bands - 1
        of_a_day = OF_A_DAY + OF_A_CHANNEL * (bands + pairs + SEASON)
        if manifest.model == WINDOW:
            of_a_day += IN_WINDOWS + OF_TWO_DAYS * days
        return BETWEEN_LAYERS + round(of_a_day * days)
    if manifest.ratio == 1:
        return BETWEEN_LAYERS
    dates = len(manifest.inputs[-1].days)
    return BETWEEN_LAYERS + (OF_A_DATE * dates + HEARD * dates**2) // manifest.ratio**2


class PixelNetwork:
    """Opened at the first pixel, with as many threads as that asks for."""

    def __init__(self, manifest: ClassifierManifest):
        self._manifest = manifest
        self._session: Optional[Session] = None

    def shares(self, values: np.ndarray, threads: int) -> np.ndarray:
        """(classes, rows, cols) float32 of (features, rows, cols), NaN where a value is missing.

        Raises:
            ModelFileError: it is no such network.
        """
        session = self._opened(threads)
        pixels = values.reshape(len(values), -1)
        known = np.flatnonzero(np.isfinite(pixels).all(axis=0))
        out = np.full((len(self._manifest.legend), pixels.shape[1]), np.nan, np.float32)
        for first in range(0, len(known), AT_ONCE):
            some = known[first : first + AT_ONCE]
            out[:, some] = session.try_out({VALUES: np.ascontiguousarray(pixels[:, some].T)}).T
        return out.reshape(-1, *values.shape[1:])

    def _opened(self, threads: int) -> Session:
        if self._session is None:
            manifest = self._manifest
            session = open_session(manifest, "cpu", threads)
            shape = session.inputs.get(VALUES, ())
            if set(session.inputs) != {VALUES} or len(shape) != 2 or shape[1] != manifest.features:
                raise ModelFileError(
                    f"The model '{manifest.name}' does not take {manifest.features} values of a pixel, as "
                    "its manifest says: train it again."
                )
            if session.outputs != {manifest.output}:
                raise ModelFileError(
                    f"The model '{manifest.name}' gives no '{manifest.output}': train it again."
                )
            self._session = session
        return self._session


class TileNetwork:
    """A network that sees what is around a pixel, too; where a value is missing, it sees nothing."""

    def __init__(self, manifest: ClassifierManifest):
        self._manifest = manifest
        self._session: Optional[Session] = None

    def shares(self, values: np.ndarray, threads: int) -> np.ndarray:
        """(classes, rows, cols) float32 of (features, rows, cols), NaN where a value is missing.

        Raises:
            ModelFileError: it is no such network.
        """
        session, multiple = self._opened(threads), self._manifest.multiple
        rows, cols = values.shape[1:]
        more = [(0, 0), *((0, -size % multiple) for size in (rows, cols))]
        known = np.isfinite(values).all(axis=0)
        found = session.try_out(self._given(values, more))[0, :, :rows, :cols]
        return np.where(known, found, np.float32(np.nan))

    def _given(self, values: np.ndarray, more: Sequence[tuple[int, int]]) -> dict[str, np.ndarray]:
        """Name to what the graph takes; `more`: rows and columns that are put on, with nothing there."""
        known = np.isfinite(values).all(axis=0)
        fine = np.pad(np.where(known, values, 0).astype(np.float32), more)
        return {"fine": fine[None], "valid": np.pad(known[None].astype(np.float32), more)[None]}

    def _takes(self, inputs: Mapping[str, tuple]) -> bool:
        fine = inputs.get("fine", ())
        return set(inputs) == {"fine", "valid"} and len(fine) == 4 and fine[1] == self._manifest.features

    def _opened(self, threads: int) -> Session:
        if self._session is None:
            manifest = self._manifest
            session = open_session(manifest, "cpu", threads)
            if not self._takes(session.inputs) or session.outputs != {manifest.output}:
                raise ModelFileError(
                    f"The model '{manifest.name}' does not take {manifest.features} values of a pixel and "
                    f"give '{manifest.output}', as its manifest says: train it again."
                )
            self._session = session
        return self._session


class DatedNetwork(TileNetwork):
    """One that looks at the dates of a series, alone or beside images; where it joins images with a series of
    larger pixels, their values come repeated on the images' grid (`coarser.CoarserSeries`), and a window
    begins between two pixels of the series."""

    def _given(self, values: np.ndarray, more: Sequence[tuple[int, int]]) -> dict[str, np.ndarray]:
        series, ratio = self._manifest.inputs[-1], self._manifest.ratio
        bands = self._manifest.features - series.features
        given = super()._given(values[:bands], more) if bands else {}
        known = np.isfinite(values[bands:])
        of_series = np.pad(np.where(known, values[bands:], 0).astype(np.float32), more)[:, ::ratio, ::ratio]
        there = np.pad(known, more)[:, ::ratio, ::ratio]
        shape = (1, len(series.days), len(series.bands), *there.shape[1:])
        given["series"] = np.ascontiguousarray(of_series).reshape(shape)
        given["there"] = there.reshape(shape).all(axis=2).astype(np.float32)
        given["days"] = np.array([series.days], np.float32)
        return given

    def _takes(self, inputs: Mapping[str, tuple]) -> bool:
        series = self._manifest.inputs[-1]
        bands = self._manifest.features - series.features
        wanted = {"series": (5, len(series.bands)), **({"fine": (4, bands)} if bands else {})}
        beside = {"valid"} if bands else set()
        return set(inputs) == {*wanted, *beside, "there", "days"} and all(
            len(inputs[name]) == sides and inputs[name][sides - 3] == bands
            for name, (sides, bands) in wanted.items()
        )
