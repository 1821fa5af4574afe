"""A network for tiles as a kind of model of `chronofuse map train`: from the ground around the samples to the
model's file, and to what models that lacked a part of the samples say of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from ....engine.door import events
from ....engine.door.border import Tell
from ....engine.door.fit_job import FEATURES, FITTED, LABELLED, TRIED, VALID, FitJob
from ....engine.door.train_classifier_job import MINUTES_EACH
from ....engine.door.version import __version__
from ...catalogue.classifier_manifest import JOINED, OF_SERIES, OUTPUT
from ...networks.segment import SegmentNetwork
from ...networks.segment_options import PRESETS, SERIES_ALONE
from .. import segment_export, segment_train
from ..segment_tiles import NONE, LabelledRaster, choosing, predicted
from ..stopped import Stopped
from . import kept

STAGE = "Training the networks"
SIDE_OF_DATES, DATES_AT_ONCE, MOST_TILES = 64, 64, 8
"""A network of a series learns from tiles of so many pixels, so many dates of tiles a step, and of few dates
no more tiles than others learn from."""


def run(job: FitJob, tell: Tell, stopping: Callable[[], bool]) -> None:
    """Train a network on all samples, and one without each part, which is tried on that part, also with each
    input hidden from it; as `run.run`."""
    tell(events.Started(job.model, "cpu", "networks for land cover are trained on the CPU", __version__))
    torch.set_num_threads(job.threads or torch.get_num_threads())
    folder = job.samples.parent
    ground = _Ground(folder, job.model)
    work = Path(job.work) if job.work else folder
    kept.begin(job, work, ground.marked, ground.values)
    parts = int(ground.folds.max()) + 1
    begun, done = time.monotonic(), [0.0]

    def told(share: float, left: float) -> None:
        gone = time.monotonic() - begun
        behind = done[0] + share
        left = gone / max(behind, 1e-3) * (parts + 1 - behind)
        tell(events.Progress(STAGE, round(behind, 4), float(parts + 1), round(left, 1)))

    def trained(out: int, name: str):
        plan = _plan(job, work / name, ground)
        network, _ = segment_train.train(plan, [ground.without(out)], told, stopping, job.resume)
        done[0] += 1
        return network

    network = trained(-1, "all")
    (folder / FITTED).write_bytes(segment_export.graph_of_shares(network, OUTPUT))
    held_out = np.zeros((len(ground.rows), ground.classes), np.float32)
    without = np.full((int(ground.parts.max()) + 1, len(ground.rows)), -1, np.int64)
    for part in range(parts):
        tried, of = trained(part, f"part-{part}"), ground.of_part(part)
        held_out[of] = ground.shares(tried, part)
        for number, found in _without(tried, ground, part, 60 * (job.minutes or MINUTES_EACH) / parts):
            without[number, of] = found
            told(0.0, 0.0)
            if stopping():
                raise Stopped
    sizes = {"halo": network.halo(len(ground.days)), "multiple": network.multiple}
    np.savez(folder / TRIED, held_out=held_out, without=without, **sizes)
    tell(events.Finished((events.DateResult(),), "cpu", {}))


def _without(
    network: SegmentNetwork, ground: _Ground, part: int, seconds: float
) -> Iterator[tuple[int, np.ndarray]]:
    """Of each of several inputs, within a time, its number and the classes of a part's samples by a network
    from which it is hidden."""
    inputs, begun = int(ground.parts.max()) + 1, time.monotonic()
    for number in range(inputs if inputs > 1 else 0):
        if time.monotonic() - begun < seconds:
            with hidden(network, ground.parts == number):
                found = ground.shares(network, part).argmax(1)
            yield number, found


@contextmanager
def hidden(network: SegmentNetwork, features: np.ndarray) -> Iterator[None]:
    """The network, which meanwhile sees the mean of what was learnt from in the place of some features: they
    are measured by an infinite deviation.

    Args:
        features: (features,) True for those; the bands of the image, then those of each day of a series.
    """
    bands = network.options["bands"]
    of = {"fine": features[:bands]} if bands else {}
    if network.options["series"]:
        of["series"] = features[bands:].reshape(-1, network.options["series"]).all(0)
    for name, ratios, pairs in (
        ("fine", "ratios", network.pairs),
        ("series", "date_ratios", network.date_pairs),
    ):
        if pairs:
            of[ratios] = np.array([of[name][a] or of[name][b] for a, b in pairs])
    scales = {name: getattr(network, f"{name}_std") for name in of}
    were = {name: scale.clone() for name, scale in scales.items()}
    for name, some in of.items():
        scales[name][torch.from_numpy(some)] = torch.inf
    try:
        yield
    finally:
        for name, scale in scales.items():
            scale.copy_(were[name])


def _plan(job: FitJob, folder: Path, ground: _Ground) -> segment_train.SegmentPlan:
    bands = len(ground.inputs.get("fine", ()))
    made = {"classes": ground.classes, "bands": bands, "heads": ["classes", "boundary"], **PRESETS[job.model]}
    # Without the gate of the bands, which would have the map read the whole scene twice.
    made["gate"] = False
    if "series" in ground.inputs:
        made.update(series=ground.inputs["series"].shape[1], ratio=ground.ratio)
    if job.model in JOINED:
        made["heads"] = [*made["heads"], SERIES_ALONE]
        made["join"] = job.options.get("join", made["join"])
    tiles: dict[str, Any] = {}
    if job.model in OF_SERIES:
        batch = min(MOST_TILES, max(1, DATES_AT_ONCE // len(ground.days)))
        tiles = {"side": SIDE_OF_DATES, "batch": batch}
    return segment_train.SegmentPlan(
        folder,
        made,
        **tiles,
        minutes=job.minutes or MINUTES_EACH,
        steps=job.options.get("steps"),
        seed=job.seed,
    )


class _Ground:
    """The ground around the samples, as the engine left it."""

    def __init__(self, folder: Path, model: str):
        values = np.load(folder / FEATURES, mmap_mode="r")
        valid = np.load(folder / VALID).astype(np.float32)[None]
        self.values = values
        self.marked = np.load(folder / LABELLED)
        self.labels, self.folds_at = self.marked.astype(np.int64)
        with np.load(folder / "samples.npz") as stored:
            self.rows, self.columns = stored["rows"], stored["columns"]
            self.folds, self.parts = stored["folds"], stored["parts"]
            self.classes = int(stored["labels"].max()) + 1
            days, self.ratio = stored["days"], int(stored["ratio"])
        self.inputs: dict[str, np.ndarray] = {"fine": values, "valid": valid}
        self.days = np.zeros(0, np.float32)
        if model in (*OF_SERIES, *JOINED):
            bands = int(np.isnan(days).sum())
            self.days = np.unique(days[bands:]).astype(np.float32)
            series, there = values[bands:], valid[0]
            if self.ratio > 1:
                series, there = coarse_values(series, there, self.ratio)
            series = series.reshape(len(self.days), -1, *there.shape)
            there = np.broadcast_to(there, (len(self.days), *there.shape))
            beside = {"fine": values[:bands], "valid": valid} if bands else {}
            self.inputs = {**beside, "series": series, "there": there, "days": self.days}

    def of_part(self, part: int) -> np.ndarray:
        """(samples,) True for those of a part."""
        return self.folds == part

    def without(self, part: int) -> LabelledRaster:
        """All but a part; squares of it choose the best step, none of which is the only one of a class."""
        labels = np.where((self.folds_at == part) & (part >= 0), NONE, self.labels)
        return LabelledRaster(self.inputs, labels, choosing(labels))

    def shares(self, network: Any, part: int) -> np.ndarray:
        """(samples of the part, classes) float32."""
        where = (self.folds_at == part) & (self.labels != NONE)
        raster = replace(self.without(-1), held_out=where)
        found = np.zeros((self.classes, *where.shape), np.float32)
        for rows, cols, heads in predicted(network, raster, where):
            logits = torch.from_numpy(np.ascontiguousarray(heads[0]))
            found[:, rows, cols] = torch.softmax(logits, 0).numpy()
        of = self.of_part(part)
        return found[:, self.rows[of], self.columns[of]].T


def coarse_values(values: np.ndarray, valid: np.ndarray, ratio: int) -> tuple[np.ndarray, np.ndarray]:
    """(features, series rows, series cols) of values repeated on the fine grid, and where any is valid.

    Args:
        values: (features, rows, cols), 0 where `valid` (rows, cols) is 0.
    """

    def total(of: np.ndarray) -> np.ndarray:
        down, right = (np.arange(0, size, ratio) for size in of.shape)
        return np.add.reduceat(np.add.reduceat(of, down, 0, np.float64), right, 1)

    counted = total(valid)
    means = np.stack([total(one) / np.maximum(counted, 1) for one in values]).astype(np.float32)
    return means, (counted > 0).astype(np.float32)
