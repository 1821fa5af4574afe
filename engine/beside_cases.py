"""What a training case holds beside a network's inputs, for terms of the loss that look at it.

Where the coarse pixels lie, and what changed in each, for a loss that brings a prediction to the coarse grid;
the coarse image of a third date, for one that goes over three. Names are those of models/training/beside.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional

import numpy as np

from ..models.catalogue.manifest import Manifest
from .align.axis import Axis
from .align.scene import Scene, open_scene
from .door.jobs import CasesJob, FuseJob, Target, TrainingScene
from .methods.network.inputs import Inputs
from .raster.grid import Window
from .run.patches import read_patch
from .run.tiles import Tile


@dataclass(frozen=True)
class ThirdDate:
    """The coarse image of a third date, as the network would be given it for C2."""

    scene: Scene
    inputs: Inputs
    margin: Optional[int]

    @classmethod
    def of(cls, path: str, fusion: FuseJob, bands: list[int], manifest: Manifest) -> ThirdDate:
        """
        Args:
            fusion: of the case, whose pair it is.
            bands: those that the case has.
        Raises:
            ChronofuseError: it can't be used.
        """
        scene = open_scene(replace(fusion, targets=(Target(path),)))
        if len(bands) < len(scene.names):
            scene = scene.with_bands(bands)
        alone = replace(
            manifest, inputs=tuple(t for t in manifest.inputs if t.role not in ("prior", "noise"))
        )
        inputs = Inputs(alone, alone.settle({}), {}, reach=0, levelled=True)
        needs = inputs.prepare(scene, lambda pixels: None)
        return cls(scene, inputs, needs.coarse_margin)

    def read(self, window: Window, off: Optional[np.ndarray]) -> np.ndarray:
        """(bands, rows, cols) C3, NaN where it is not valid; `off` (bands,) is what was taken off C1."""
        given = self.inputs.take(read_patch(self.scene, Tile(window, window, window), self.margin))
        third = given.images[next(t.name for t in self.inputs.manifest.inputs if t.role == "target")]
        if off is not None and self.inputs.levels is not None:
            third = third + (self.inputs.levels.coarse - off)[:, None, None]
        return np.where(given.valid, third, np.nan).astype(np.float32)


@dataclass(frozen=True)
class Beside:
    """What the pieces of one scene hold beside their inputs."""

    job: CasesJob
    scene: Scene
    inputs: Inputs
    third: Optional[ThirdDate]

    @classmethod
    def of(
        cls,
        job: CasesJob,
        asked: TrainingScene,
        fusion: FuseJob,
        scene: Scene,
        bands: list[int],
        inputs: Inputs,
    ) -> Beside:
        """Raises ChronofuseError where a third image can't be used."""
        third = None
        if job.third_dates and asked.third is not None:
            third = ThirdDate.of(asked.third, fusion, bands, inputs.manifest)
        return cls(job, scene, inputs, third)

    def piece(self, window: Window) -> dict[str, np.ndarray]:
        """The arrays of a piece by name."""
        lattice = self._lattice(window) if self.job.lattice else {}
        return {**lattice, **(self._third(window) if self.job.third_dates else {})}

    def _lattice(self, window: Window) -> dict[str, np.ndarray]:
        place = self.scene.lattice.place(window)
        before, after = (self.scene.on_lattice[n].read(place.coarse) for n in (0, -1))
        change = after - before
        if self.inputs.levels is not None:
            change = change - self.inputs.levels.change[:, None, None]
        rows = _centres(place.rows, window.y, window.height, place.coarse.y)
        cols = _centres(place.columns, window.x, window.width, place.coarse.x)
        size = (window.height, window.width)
        return {
            "lattice_rows": np.broadcast_to(rows[:, None], size),
            "lattice_cols": np.broadcast_to(cols, size),
            "lattice_change": place.up_nearest(change).astype(np.float32),
        }

    def _third(self, window: Window) -> dict[str, np.ndarray]:
        if self.third is None:
            unknown = np.full((self.inputs.bands, window.height, window.width), np.nan, np.float32)
            return {"third": unknown, "third_change_std": self.inputs.figures["change_std"]}
        levels = self.inputs.levels
        return {
            "third": self.third.read(window, None if levels is None else levels.coarse),
            "third_change_std": self.third.inputs.figures["change_std"],
        }


def _centres(axis: Axis, start: int, count: int, first: int) -> np.ndarray:
    """Where the centres of fine pixels lie, in coarse pixels from the first of a window on: (count,)."""
    return ((np.arange(start, start + count) + 0.5) / axis.ratio + axis.offset - first).astype(np.float32)
