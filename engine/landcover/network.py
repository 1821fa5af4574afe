"""A network that gives the shares of the classes of a pixel by its values alone."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ...models.catalogue.classifier_manifest import ClassifierManifest
from ..devices.inference import Session, open_session
from ..door.errors import ModelFileError

VALUES = "X"
AT_ONCE = 8192
"""Pixels of a run, so that what lies between the layers takes little memory."""


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
        fine = np.pad(np.where(known, values, 0).astype(np.float32), more)
        valid = np.pad(known[None].astype(np.float32), more)
        found = session.try_out({"fine": fine[None], "valid": valid[None]})[0, :, :rows, :cols]
        return np.where(known, found, np.float32(np.nan))

    def _opened(self, threads: int) -> Session:
        if self._session is None:
            manifest = self._manifest
            session = open_session(manifest, "cpu", threads)
            shape = session.inputs.get("fine", ())
            takes = (
                len(shape) == 4 and shape[1] == manifest.features and set(session.inputs) == {"fine", "valid"}
            )
            if not takes or session.outputs != {manifest.output}:
                raise ModelFileError(
                    f"The model '{manifest.name}' does not take {manifest.features} values of a pixel and "
                    f"give '{manifest.output}', as its manifest says: train it again."
                )
            self._session = session
        return self._session
