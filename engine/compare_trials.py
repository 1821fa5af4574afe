"""The trials of a comparison: every method run on a hidden date, and measured. Read compare.py first."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Callable, Optional

import numpy as np

from ..models.catalogue.installed import catalogue
from ..models.catalogue.manifest import Manifest
from ..models.catalogue.measured import measured
from . import fuse
from .comparison.cutting import Cut, Cuts, asked_of
from .comparison.plan import Trial
from .comparison.scoring import Scores
from .comparison.standing import DELTA, PLAIN, Measured
from .door.compare_job import CompareJob
from .door.errors import AllNodataError, ChronofuseError
from .door.fuse_job import FuseJob, Pair, StoredFiles, Target
from .door.run_wishes import Manner, Store
from .methods.registry import find_manifest
from .raster import handles
from .raster.grid import Window
from .raster.readers import Image, open_image
from .run.budget import thread_count

BASELINE_SECONDS, UNKNOWN_SECONDS = 0.05, 1.0
"""For a million pixels of a band, of a baseline and of a method of which nobody knows it."""
OVERHEAD = 0.7
"""Seconds that a run takes beside its pixels."""
LEAST_SHARE = 0.5
"""Of the pixels that `delta` predicts."""
BASELINE = "baseline"
Step = Callable[[float], None]


class _UnfitImagesError(Exception):
    """Images from which nothing can be predicted, whatever the method."""


def manifests_of(job: CompareJob) -> dict[str, Manifest]:
    """The methods that run, by what a job calls them.

    Raises:
        UnknownMethodError, MissingFileError, ModelFileError: one that is not there.
    """
    installed = catalogue()
    if not job.methods:
        return dict(installed)
    baselines = {name: one for name, one in installed.items() if one.family == BASELINE}
    return {**baselines, **{name: find_manifest(name) for name in job.methods}}


@dataclass
class Trials:
    """What all trials share."""

    job: CompareJob
    manifests: dict[str, Manifest]
    bands: tuple[str, ...]
    ratio: float
    folder: Path
    """For predictions while they are measured."""
    note: Callable[[str, str], None]
    """Takes the code and the text of what is to be told."""
    zones: dict[Window, np.ndarray] = field(default_factory=dict)
    """What was cut out to its zones, (rows, cols)."""
    refused: dict[str, str] = field(default_factory=dict)
    """Method to the reason why it does not run."""
    unfit: str = ""
    """Why images were of no use in a trial, of the last one."""
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def __post_init__(self) -> None:
        for name, manifest in self.manifests.items():
            if manifest.bands != "any" and manifest.bands != self.bands:
                if name in self.job.methods:
                    self._refuse(
                        name,
                        f"It takes the bands {', '.join(manifest.bands)}, and these images have "
                        f"{', '.join(self.bands)}.",
                    )
                else:
                    self.refused.setdefault(name, "")

    def names(self, pairs: int) -> list[str]:
        """The methods that run with so many pairs; the baselines take the first of two."""
        return [
            name
            for name, one in self.manifests.items()
            if name not in self.refused
            and (one.pairs_min <= pairs <= one.pairs_max or name in (DELTA, *PLAIN))
        ]

    def work(self, trial: Trial, cuts: Cuts) -> float:
        """Seconds that it will take, as estimated."""
        names = self.names(len(trial.references))
        return sum(self._expected(name, cut) for name in names for cut in cuts.windows)

    def _expected(self, name: str, cut: Cut) -> float:
        pixels, bands = cut.window.width * cut.window.height, len(self.bands)
        known = measured(name).seconds_for(pixels, bands)
        if known is None:
            of_band = BASELINE_SECONDS if self.manifests[name].family == BASELINE else UNKNOWN_SECONDS
            known = of_band * pixels / 1e6 * bands
        return known + OVERHEAD

    def run(self, trial: Trial, cuts: Cuts, step: Step) -> Optional[Measured]:
        """Run every method; None where nothing of the hidden date could be measured.

        Args:
            step: takes the seconds of `work` that are done.
        """
        hidden, references = cuts.dates[trial.hidden], [cuts.dates[one] for one in trial.references]
        scores = Scores(self.bands)
        for cut in cuts.windows:
            try:
                predictions = self._predictions(cut, references, hidden, step)
            except _UnfitImagesError as error:
                told = " and ".join(map(str, references))
                self.unfit = str(error)
                self.note("unfit", f"{hidden} was not predicted from {told}: {error}")
                return None
            if predictions:
                truth, fine = (self._opened(cut.fine[day]) for day in (hidden, references[0]))
                zones = self.zones.get(cut.window)
                scores.add(predictions, truth, fine, self.ratio, zones, thread_count(self.job.threads))
        return Measured(trial, hidden, scores) if scores.pixels else None

    def _predictions(
        self, cut: Cut, references: Sequence[date], hidden: date, step: Step
    ) -> dict[str, np.ndarray]:
        """Method to its prediction of a window, (bands, rows, cols); none where one has nothing to predict
        from.

        Raises:
            _UnfitImagesError: the images are at fault and no method, for a baseline is refused, too.
        """
        found, output = {}, self.folder / "prediction.tif"
        for name in self.names(len(references)):
            begun = time.monotonic()
            own = references[: self.manifests[name].pairs_max]
            pairs = tuple(Pair(cut.fine[day], cut.coarse[day]) for day in own)
            target = Target(cut.coarse[hidden], StoredFiles(str(output)), date=hidden.isoformat())
            try:
                fuse.run(self._fuse_job(pairs, target, name), lambda event: None)
                found[name] = self._read(output)
            except AllNodataError:  # the images have nothing in common here: of no method's window a part
                return {}
            except ChronofuseError as error:
                if self.manifests[name].family == BASELINE:
                    raise _UnfitImagesError(str(error)) from error
                self._refuse(name, str(error))
            self.seconds[name] += time.monotonic() - begun
            step(self._expected(name, cut))
        return self._whole(found)

    def _whole(self, found: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        """Without the methods that leave most of what F1 and the coarse images show empty: all are measured
        on the pixels that they have in common, and little would be left."""
        counts = {name: int(np.isfinite(values).sum()) for name, values in found.items()}
        of_delta = counts.get(DELTA, 0)
        for name, count in counts.items():
            if count < LEAST_SHARE * of_delta and self.manifests[name].family != BASELINE:
                self._refuse(name, f"It predicts {count / of_delta:.0%} of the pixels that delta predicts.")
        return {name: values for name, values in found.items() if name not in self.refused}

    def _refuse(self, name: str, reason: str) -> None:
        self.refused[name] = reason
        self.note("refused", f"'{name}' is left out: {reason}")

    def _fuse_job(self, pairs: tuple[Pair, ...], target: Target, method: str) -> FuseJob:
        return FuseJob(
            pairs,
            (target,),
            method,
            ratio=self.job.ratio,
            preparation=asked_of(self.job.preparation),
            store=Store(dtype="float32"),
            machine=self.job.machine,
            manner=Manner(overwrite=True),
        )

    def _read(self, output: Path) -> np.ndarray:
        with handles.closed_again():
            image = self._opened(str(output))
            return image.read(image.grid.window)

    def _opened(self, path: str) -> Image:
        """What was cut out, or predicted from it."""
        image = open_image(path, "F2", None, asked_of(self.job.preparation).of("F1"))
        return replace(image, names=self.bands)
