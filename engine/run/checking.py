"""A check: what a run does before it predicts, with all that is found on the way.

It calls what a run calls, in the run's order, so that the two never disagree; but where a run ends at the
first fault, a check notes it and goes on to the next.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Optional

from ...models.catalogue.installed import refuse_uncertainty
from ...models.catalogue.manifest import Manifest
from ...models.catalogue.parameters import Value
from ..align.scene import Scene, open_on_grid, open_scenes
from ..door import dates
from ..door.check import Check
from ..door.jobs import FuseJob
from ..door.outputs import Outputs, resolved
from ..methods.registry import (
    create,
    find_manifest,
    require_change,
    require_pairs,
    require_uncertainty,
    settings_of,
)
from ..raster import scratch, space
from ..raster.readers import Image
from . import budget, kept_rows
from .check import inspect
from .each_image import EachImage, reference_alone
from .noted import noted
from .products import rasters_of
from .promised import require_calibration, require_reports
from .seen_images import images_of, seen


@dataclass
class LookedAt:
    """One target date, and what was found out about it."""

    job: FuseJob
    """Of this date alone."""
    found: Check = field(default_factory=Check.begun)
    scene: Optional[Scene] = None
    """None where its images can't be opened together."""
    images: dict[str, Image] = field(default_factory=dict)
    """Role to image, of those that can be opened, each on its own grid."""
    reference: Optional[Image] = None


class Checking:
    """Looks at a job in the order of a run."""

    def __init__(self, job: FuseJob):
        self._job = job
        self._whole = Check.begun()
        """What is wrong whatever the images are."""
        self._manifest: Optional[Manifest] = None
        self._settings: Optional[dict[str, Value]] = None
        """The method's parameters; None where they can't be."""

    def every_date(self) -> list[LookedAt]:
        """All target dates, each with all of its findings."""
        self._look_at_method()
        self._look_at_outputs()
        every = self._opened()
        for date in every:
            self._look_at(date)
        self._look_at_machine(every)
        for date in every:
            self._settle(date)
        return every

    # ---- before any image is opened

    def _look_at_method(self) -> None:
        whole, job = self._whole, self._job
        with noted(whole, job):
            self._manifest = find_manifest(job.method)
        if self._manifest is None:
            whole.say(
                "warning",
                "not-looked-at",
                "Pairs, parameters, ratio, bands and memory of the method were not looked at, for there is "
                "no such method.",
            )
            return
        with noted(whole, job):
            require_pairs(self._manifest, len(job.pairs))
        with noted(whole, job):
            self._settings = settings_of(self._manifest, job.params)
            if job.asks_uncertainty:
                require_uncertainty(self._manifest, self._settings)
            if job.asks_change_probability:
                require_change(self._manifest)
            require_reports(job, self._manifest)

    def _look_at_outputs(self) -> None:
        job = self._job
        for target in job.targets:
            for role, path in target.files.items():
                with noted(self._whole, job):
                    Outputs({role: path}, job.id, job.manner.overwrite, bool(job.machine.cluster)).discard()

    # ---- the images

    def _opened(self) -> list[LookedAt]:
        """All dates with their scenes; one whose images can't be opened together with what is wrong."""
        job = self._job
        every = [LookedAt(job.alone(number)) for number in range(len(job.targets))]
        together = Check.begun()
        with noted(together, job):
            scenes = open_scenes(job)
            sensors = scenes[0].compared()  # of the pairs, which all dates share
            for date, scene in zip(every, scenes):
                date.scene = replace(scene, sensors=sensors)
        for date in every if not together.can_fuse else ():
            with noted(date.found, job):
                date.scene = open_scenes(date.job)[0]
        return every

    def _look_at(self, date: LookedAt) -> None:
        """One date, after its scene was opened."""
        if date.scene is None:
            date.images = EachImage(date.found, date.job).look()
            date.reference = reference_alone(date.found, date.job)
            if date.reference is not None:
                date.images["reference"] = date.reference
            self._say_what_was_left_out(date)
            return
        asked, path = date.job.preparation, date.job.first.telling.reference
        if path is not None:
            with noted(date.found, date.job, "reference"):
                date.reference = open_on_grid(path, "The reference", date.scene.fine[0], asked, "reference")
        before, date.found = date.found, inspect(date.job, date.scene, self._manifest)
        with noted(date.found, date.job):
            require_calibration(date.job, date.scene, date.found)
        _put_before(before, date.found)
        date.images = images_of(date.scene, date.reference)

    def _say_what_was_left_out(self, date: LookedAt) -> None:
        """Of a date without a scene: its days, and what can't be looked at."""
        check, images = date.found, date.images
        days = {role: image.date for role, image in images.items() if image.date}
        reference = days.get("F1") or days.get("C1")
        target = dates.parse(date.job.first.date) if date.job.first.date else days.get("C2")
        check.reference_date = reference.isoformat() if reference else None
        check.target_date = target.isoformat() if target else None
        check.days = abs((target - reference).days) if reference and target else None
        wrong = list(dict.fromkeys(one.image for one in check.findings if one.level == "error" and one.image))
        because = f"what is wrong with {' and '.join(wrong)}" if wrong else "what is wrong"
        check.say(
            "warning",
            "not-looked-at",
            "How the images fit each other (valid pixels, values of the two sensors, haze, shift) was not "
            f"looked at, because of {because}.",
        )

    # ---- what the run would take

    def _look_at_machine(self, every: list[LookedAt]) -> None:
        """Device, memory, kept rows and disks, by the first date that can be opened."""
        job, whole, manifest, settings = self._job, self._whole, self._manifest, self._settings
        if job.machine.cluster:
            whole.say(
                "info", "not-looked-at", "Whether the cluster answers was not looked at: a run asks it first."
            )
        scenes = [date.scene for date in every if date.scene is not None]
        if manifest is None or settings is None:
            return
        if scenes:
            with noted(whole, job):
                _require_budget(job, manifest, settings, scenes[0])
        named = all(target.outputs.output for target in job.targets)
        if named and not job.machine.cluster:
            with noted(whole, job):
                if job.manner.resume and not kept_rows.require_same(job, manifest, settings):
                    whole.say("warning", "nothing-to-resume", kept_rows.nothing_kept(job))
            if len(scenes) == len(every):
                self._require_space(every, scenes, manifest, settings)

    def _require_space(
        self, every: list[LookedAt], scenes: list[Scene], manifest: Manifest, settings: dict[str, Value]
    ) -> None:
        """Raises what the run would say of what the rasters hold, and of the disks."""
        job, rasters = self._job, []
        for date, scene in zip(every, scenes):
            with noted(date.found, job):
                own = rasters_of(date.job, scene, manifest, settings, date.found)
                paths = date.job.first.files
                rasters += [(Path(resolved(paths[role])), raster) for role, raster in own.items()]
        with noted(self._whole, job):
            kept = kept_rows.folder(job)
            space.require_space(rasters, scenes[0].fine[0], kept, scratch.folder(), job.store.cog)

    def _settle(self, date: LookedAt) -> None:
        """The date's check with what holds for all dates, and with what was seen of its images."""
        _put_before(self._whole, date.found)
        matched, by_others = date.scene is not None, date.scene.by_others if date.scene else ()
        date.found.images = seen(date.images, date.found, date.job.preparation, matched, by_others)


def _put_before(earlier: Check, later: Check) -> None:
    """Findings that were made earlier, before those of a check."""
    texts = {(one.level, one.text) for one in earlier.findings}
    rest = (one for one in later.findings if (one.level, one.text) not in texts)
    later.findings = (*earlier.findings, *rest)
    later.can_fuse = later.can_fuse and earlier.can_fuse


def _require_budget(job: FuseJob, manifest: Manifest, settings: dict[str, Value], scene: Scene) -> None:
    """Raises what the run would say of the device, the tile and the memory that a job asks for."""
    machine = job.machine
    if manifest.family == "network" and machine.device == "cuda":
        asks = True
    else:
        asks = machine.memory is not None or job.tile is not None
    if asks:
        threads = budget.thread_count(machine.threads)
        uncertainty = job.asks_uncertainty and refuse_uncertainty(manifest, settings) is None
        method = create(manifest, machine.device, threads, settings, machine.precision, uncertainty)
        budget.allot(machine.memory, method, method.declared(), scene, job.tile, threads)
