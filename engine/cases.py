"""Training cases: what a network would be given on a scene, and the truth, as arrays on the disk.

The scenes are opened, aligned and measured as a fusion does it, priors included, shown as a guarded network
is shown them (methods/network/guarded.py), cut into pieces, and written one file a piece. The training
(models/training/) reads them; it needs no GDAL and knows no classical method.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Callable

import numpy as np

from ..models.catalogue.errors import ManifestError
from ..models.catalogue.manifest import Manifest
from ..models.catalogue.manifest_json import from_json
from ..models.catalogue.tensors import FIGURE_ROLES
from .align.scene import Scene, open_on_grid, open_scene
from .align.scene_figures import statistics
from .beside_cases import Beside
from .devices import hardware
from .door import events
from .door.errors import ChronofuseError, JobError
from .door.jobs import CasesJob, FuseJob, Manner, Target, TrainingScene
from .door.plain_text import none_of
from .door.version import __version__
from .methods.base import Needs
from .methods.network.flat_bands import flat_bands
from .methods.network.inputs import Inputs
from .methods.registry import priors_of
from .raster import handles
from .raster.grid import Window, windows
from .raster.readers import Image
from .run.budget import thread_count
from .run.check_images import resampled_coarse
from .run.patches import read_patch
from .run.stages import Stages
from .run.tiles import Tile

Tell = Callable[[events.Event], None]
WRITING = "Preparing the training cases"
FEWEST_VALID = 0.3
"""Share of a piece that must be valid, the truth included."""


def run(job: CasesJob, tell: Tell) -> events.Finished:
    """Write the cases of all scenes; a scene that can't be used is a warning, as long as one can.

    Raises:
        ChronofuseError: no scene can be used, or the folder can't be written to.
    """
    manifest = _manifest(job)
    tell(events.Started("cases", "cpu", "cases are prepared on the CPU", __version__))
    progress, written = Stages(tell, {WRITING: 1.0}, WRITING), 0
    with progress.stage(WRITING, len(job.scenes)) as step:
        for scene in job.scenes:
            try:
                written += _write(scene, manifest, job, tell)
            except ChronofuseError as error:
                tell(events.Warned(error.code, f"The scene '{scene.name}' is left out: {error}"))
            step(1)
            handles.close()
            hardware.give_back_free_memory()
    if not written:
        raise JobError(f"{none_of(len(job.scenes), 'scene')} gave a training case: read the warnings above.")
    return events.Finished(
        (events.DateResult({"folder": job.folder}, {"cases": written}),), "cpu", progress.timings
    )


def _manifest(job: CasesJob) -> Manifest:
    try:
        return from_json(job.manifest)
    except ManifestError as error:
        raise JobError(
            f"The network that the cases are for is described wrongly ({error}): start the training anew."
        ) from error


def _write(asked: TrainingScene, manifest: Manifest, job: CasesJob, tell: Tell) -> int:
    """The pieces of one scene; how many there are."""
    fusion = FuseJob(
        asked.pairs, (Target(asked.target),), manifest.name, ratio=asked.ratio, manner=Manner(check_only=True)
    )
    scene = open_scene(fusion)
    resampled = resampled_coarse(fusion, scene)
    if resampled:
        tell(events.Warned("resampled-coarse", f"The scene '{asked.name}': {resampled}"))
    truth = open_on_grid(asked.truth, "The truth", scene.fine[0])
    scene, kept = _without_flat_bands(scene, manifest)
    priors = priors_of(manifest, thread_count(job.threads))
    inputs = Inputs(manifest, manifest.settle({}), priors, reach=0, levelled=True)
    needs = inputs.prepare(scene, lambda pixels: None)
    figures = {t.name: inputs.figure(t) for t in manifest.inputs if t.role in (*FIGURE_ROLES, "ratio")}
    figures |= {t.name: np.asarray(asked.days or 0, np.float32) for t in manifest.inputs if t.role == "days"}
    beside = Beside.of(job, asked, fusion, scene, kept, inputs)
    count = 0
    for window in _pieces(scene, job):
        arrays = _piece(scene, truth, kept, inputs, needs, window)
        if arrays is not None:
            arrays |= {**figures, **beside.piece(window)}
            _save(Path(job.folder) / f"{asked.name}-{count}.npz", arrays)
            count += 1
    return count


def _without_flat_bands(scene: Scene, manifest: Manifest) -> tuple[Scene, list[int]]:
    """The scene with the bands that a network is given in use, and which they are; of a network for certain
    bands, all."""
    flat = np.zeros(len(scene.names), bool)
    if manifest.bands == "any":
        for number, fine in enumerate(scene.fine):
            flat |= flat_bands(scene.of_pair(number), statistics(fine, lambda pixels: None))
    if flat.all():
        raise JobError("F1 shows hardly any contrast in any band beside the change there.")
    kept = np.flatnonzero(~flat).tolist()
    return (scene.with_bands(kept) if flat.any() else scene), kept


def _pieces(scene: Scene, job: CasesJob) -> Iterator[Window]:
    """Windows over the scene, as alike in size as can be, at most `pieces` of them, spread evenly."""
    grid = scene.grid
    high, wide = (math.ceil(side / math.ceil(side / job.side)) for side in (grid.height, grid.width))
    every = list(windows(grid.width, grid.height, wide, high))
    yield from every[:: max(1, -(-len(every) // job.pieces))]


def _piece(
    scene: Scene, truth: Image, bands: list[int], inputs: Inputs, needs: Needs, window: Window
) -> dict[str, np.ndarray] | None:
    """The arrays of one piece; None where too little is valid.

    The `truth` is what the network is to say: what is put back to its prediction afterwards
    (shared_levels.py), `put_back` (bands,), is taken off.
    """
    read = window.grown(needs.halo, scene.grid.width, scene.grid.height)
    given = inputs.take(read_patch(scene, Tile(window, window, read), needs.coarse_margin))
    put_back = np.zeros(len(bands), np.float32) if inputs.levels is None else inputs.levels.change
    wanted = truth.read(window)[bands] - put_back[:, None, None]
    counts = given.valid & np.isfinite(wanted).all(axis=0)
    if counts.mean() < FEWEST_VALID:
        return None
    return {
        **given.images,
        "valid": given.valid,
        "counts": counts,
        "truth": np.where(counts, wanted, 0).astype(np.float32),
        "put_back": put_back,
    }


def _save(path: Path, arrays: dict[str, np.ndarray]) -> None:
    """Whole or not at all."""
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        np.savez(file, **arrays)
    os.replace(part, path)
