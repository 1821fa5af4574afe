"""One fusion before it begins: what was asked for, and what was found out about each target date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Callable

from ...models.catalogue.manifest import Manifest
from ...models.catalogue.measured import measured
from ...models.catalogue.parameters import Value
from ..align.scene import open_scenes
from ..door import events, unfinished
from ..door.jobs import FuseJob
from ..door.outputs import Outputs
from ..door.version import __version__
from ..raster.grid import Window
from ..raster.writers import Raster
from . import budget, check, kernels_to_come
from .looks.reference import reference_of
from .outcome import Outcome, Told
from .products import rasters_of, rows_window
from .promised import require_calibration

Tell = Callable[[events.Event], None]
READING, FUSING, FINISHING = "Reading the scene", "Fusing", "Finishing the files"
MEASURING, REPORTING = "Measuring", "Writing the report"
"""The stages of a run, for people."""
FIRST_PAGE, PAGE, COMPARED = 0.3, 0.6, 0.9
"""Seconds that the pictures of a report take: the first one's library, those of each date, and as much more
where there is a reference to compare with."""


@dataclass(frozen=True)
class Course:
    """What all steps of a fusion share."""

    job: FuseJob
    manifest: Manifest
    settings: dict[str, Value]
    """The method's parameters, defaults filled in."""
    dates: tuple[Outcome, ...]
    tell: Tell

    @property
    def threads(self) -> int:
        return budget.thread_count(self.job.machine.threads)

    @property
    def window(self) -> Window:
        """The part of F1's grid that is predicted."""
        return rows_window(self.job, self.dates[0].scene)

    def rasters(self) -> list[dict[str, Raster]]:
        """Of each date, role to what its file holds."""
        return [
            rasters_of(date.job, date.scene, self.manifest, self.settings, date.found) for date in self.dates
        ]

    def stages(self) -> dict[str, float]:
        """Seconds that each stage will roughly take; the one for fusing corrects itself
        (docs/performance.md)."""
        million, dates, name = self._million, self.dates, self.manifest.name
        references = sum(date.reference is not None for date in dates) / len(dates)
        known = measured(name).seconds_for(self._pixels, len(dates[0].scene.names))
        return {
            READING: 0.3 + 0.07 * million if self.manifest.needs_scene else 0.05,
            FUSING: 0.1 * million + (known + 0.3 if known else 0.0),
            FINISHING: 0.002 * million + (0.04 * million if self.job.store.cog else 0),
            MEASURING: 0.3 + (0.02 + 0.3 * references) * million,
            REPORTING: _seconds_of_pages([date for date in dates if "html" in date.outputs]),
        }

    def compiling(self) -> dict[str, float]:
        """Seconds that each stage will take longer, because kernels are not compiled yet."""
        measures = any(date.reference for date in self.dates)
        return {
            READING: kernels_to_come.before_tiles(self.manifest),
            FUSING: kernels_to_come.for_tiles(self.manifest)
            + (kernels_to_come.for_uncertainty() if self.job.asks_uncertainty else 0.0),
            MEASURING: kernels_to_come.for_figures() if measures else 0.0,
        }

    def looking(self) -> float:
        """Seconds of the processor from the start of the engine to the first stage: libraries, the check."""
        return 1.6 + min(0.13 * self._million, 4.0)

    @property
    def _pixels(self) -> int:
        return self.window.width * self.window.height * len(self.dates)

    @property
    def _million(self) -> float:
        """Values to predict, in millions."""
        return self._pixels * len(self.dates[0].scene.names) / 1e6

    def tell_beginning(self, method: Told) -> None:
        """The device that runs it, and what the check warns of."""
        self.tell(events.Started(self.manifest.name, method.device, method.device_reason, __version__))
        for date in self.dates:
            for finding in date.found.findings:
                if finding.level == "warning":
                    self.tell(events.Warned(finding.code, finding.text))
        if self.job.machine.device == "cuda" and method.device == "cpu":
            self.tell(
                events.Warned(
                    "cpu-only",
                    f"CUDA was asked for, but the method '{self.manifest.name}' runs on the CPU only.",
                )
            )


def _seconds_of_pages(dates: Sequence[Outcome]) -> float:
    compared = sum(date.reference is not None for date in dates)
    return FIRST_PAGE * bool(dates) + PAGE * len(dates) + COMPARED * compared


@contextmanager
def outputs_of(job: FuseJob, in_parts: bool) -> Iterator[list[Outputs]]:
    """The outputs of each target date that is predicted, checked and locked; what is not put in place in here
    is deleted.

    Raises:
        OutputExistsError, OutputNotWritableError, OutputBusyError, DiskFullError.
    """
    opened: list[Outputs] = []
    try:
        for number in job.wanted:
            opened.append(Outputs(job.targets[number].files, job.id, job.manner.overwrite, in_parts))
        yield opened
    except BaseException:
        unfinished.remove_if_empty(job)
        raise
    finally:
        for outputs in opened:
            outputs.discard()


def look(
    job: FuseJob, manifest: Manifest, settings: dict[str, Value], outputs: Sequence[Outputs], tell: Tell
) -> Course:
    """Open the images and look at each target date that is predicted.

    Raises:
        ChronofuseError: what the user can mend about the images.
    """
    dates, scenes = [], open_scenes(job)
    sensors = scenes[0].compared()  # of the pairs, which all dates share
    for number, own in zip(job.wanted, outputs):
        scene = replace(scenes[number], sensors=sensors)
        alone = job.alone(number)
        reference = reference_of(alone, scene)
        found = check.inspect(alone, scene, manifest)
        require_calibration(alone, scene, found)
        threads = budget.thread_count(job.machine.threads)
        dates.append(Outcome(alone, scene, reference, found, manifest, settings, own, threads, tell))
    return Course(job, manifest, settings, tuple(dates), tell)
