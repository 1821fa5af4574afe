"""The flow of a land-cover model, from the job to the model file in place. Read top to bottom.

images and series (headers) -> landcover (one stack) -> points (samples, footprints) -> landcover (values at
them, parts to hold out) -> the trainer's process (models/training/classifiers) -> yardstick, landcover
(figures, where to label next) -> report -> outputs in place
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass, field, replace
from typing import Any, Callable

import numpy as np

from ..models.catalogue.classifier_manifest import (
    IN_TIME,
    KEY,
    MEDIAN,
    NETWORKS,
    ClassifierManifest,
    with_classifier_manifest,
)
from ..models.catalogue.onnx_file import digest
from .align.pixel_size import pixel_in_metres
from .door import client, events
from .door.addresses import for_a_report, without_secrets
from .door.codec import to_plain
from .door.fit_job import FITTED, SAMPLES, TRIED
from .door.jobs import FitJob, TrainClassifierJob
from .door.outputs import Outputs, os_errors
from .door.own_models import require_name_for_land_cover
from .door.train_classifier_job import BY_MEAN, BY_TRAINING
from .door.value import Figures
from .door.version import __version__
from .maps.landcover import figures as of_classes
from .maps.landcover import going_on, samples, suggesting
from .maps.landcover.base import KEEPING, open_base, with_samples
from .maps.landcover.classifiers import open_classifier
from .maps.landcover.finding import found_samples, parted
from .maps.landcover.ground import write_ground
from .maps.landcover.stack import MB, Stack, Wanted, open_stack
from .raster import handles, scratch
from .raster.legend import Legend
from .report.safely import page_or_reason
from .run.budget import cache_bytes, default_megabytes, thread_count
from .run.stages import Stages, compiling_told

Tell = Callable[[events.Event], None]
READING, SAMPLING, FITTING, LOOKING = (
    "Reading headers",
    "Reading the samples",
    "Fitting the model",
    "Looking where to label next",
)


def run(job: TrainClassifierJob, tell: Tell) -> events.Finished:
    """Train a land-cover model.

    Raises:
        ChronofuseError: anything that the user can mend; nothing is left behind.
    """
    require_name_for_land_cover(job.name)
    with os_errors(job.model_file.parent):
        job.model_file.parent.mkdir(parents=True, exist_ok=True)
    outputs, ended = Outputs(job.outputs, job.id, job.overwrite or going_on.goes_on(job)), False
    try:
        note = going_on.take_folder(job)
        with handles.closing(), compiling_told(tell):
            finished = _Run(job, tell, outputs, [note] if note else []).execute()
        ended = True
        return finished
    finally:
        outputs.discard()
        going_on.leave_folder(job, ended)


@dataclass
class _Run:
    """One run, and what its steps share."""

    job: TrainClassifierJob
    tell: Tell
    outputs: Outputs
    notes: list[str] = field(default_factory=list)

    def execute(self) -> events.Finished:
        job = self.job
        self.tell(events.Started("train classifier", "cpu", "classifiers are fitted on the CPU", __version__))
        stages = {READING: 2.0, SAMPLING: 10.0, FITTING: 30.0, LOOKING: 4.0}
        progress = Stages(self.tell, stages, FITTING)
        with progress.stage(READING, 1.0) as step:
            wanted = Wanted(job.images, job.series, job.pattern, job.grid, job.every, job.model)
            base = open_base(job.base) if job.base else None
            learnt, known = (base.legend, base.manifest) if base else (None, None)
            stack = open_stack(wanted, lambda of: step(1 / of), known)
            self.notes += wanted.notes
            found = found_samples(job, stack.grid, learnt)
            self.notes += found.notes
        with progress.stage(SAMPLING, 1.0) as step:
            side = stack.side(self._budget, cache_bytes(job.memory), len(found.legend))
            read = samples.read_samples(found.pixels, stack.read, stack.features, stack.grid, side, step)
            fills = (known.gaps if known else job.gaps) == MEDIAN
            read, legend, notes = samples.usable(read, found.legend, fills, learnt)
            self.notes += notes
        if fills and not known:
            stack = replace(stack, medians=_medians(read.values))
        values = _filled(read.values, stack.medians)
        held = parted(job, stack.grid, read, found, legend, learnt)
        self.notes += held.notes
        parts, names = _parts(stack)
        if base:
            legend = base.joined(legend)
            self.notes += base.notes(values, read.codes, thread_count(job.threads))
        true = samples.classes_in(read.codes.tolist(), legend)
        with progress.stage(FITTING, 1.0) as step:
            told = {"labels": true, "folds": held.folds, "parts": parts, "days": _days(stack)}
            told["ratio"] = np.array(stack.ratio)
            told |= base.added_to(values, true, held.folds, legend) if base else {"values": values}
            fitted, tried = self._fit(stack, read, told, step)
        accuracy = self._accuracy(true, tried, legend, names)
        trained_on = {"samples": len(true), "held_out_by": held.told["by"], "parts": held.told["folds"]}
        trained_on |= {"base": known.name} if known else {}
        trained_on |= {"join": job.options["join"]} if "join" in job.options else {}
        manifest = self._manifest(stack, legend, accuracy, trained_on)
        around: dict[str, Any] = {name: int(tried[name]) for name in ("halo", "multiple") if name in tried}
        manifest = self._write_model(fitted, replace(manifest, **around), told)
        doubts = 0
        with progress.stage(LOOKING, 1.0) as step:
            if "suggestions" in self.outputs:
                doubts = self._suggest(stack, manifest, legend, step)
        found_figures = self._figures(manifest, accuracy, held.told, read, doubts, progress)
        self._write_reports(found_figures)
        done = events.DateResult(self.outputs.commit(), found_figures)
        return events.Finished((done,), "cpu", progress.timings)

    @property
    def _budget(self) -> int:
        return (self.job.memory or default_megabytes()) * MB

    def _write_model(
        self, fitted: bytes, manifest: ClassifierManifest, told: dict[str, np.ndarray]
    ) -> ClassifierManifest:
        """The manifest with the digest of the file that was written."""
        data = fitted
        if manifest.model in KEEPING:
            codes = np.array([code for code, _, _ in manifest.legend])[told["labels"]]
            data = with_samples(data, told["values"], codes, self.job.seed)
        manifest = replace(manifest, sha256=digest(data, KEY))
        with os_errors(self.outputs.final["model"]):
            self.outputs.temporary["model"].write_bytes(with_classifier_manifest(data, manifest))
        return manifest

    # ---- the trainer's process

    def _fit(
        self,
        stack: Stack,
        read: samples.Samples,
        told_of: dict[str, np.ndarray],
        step: Callable[[float], None],
    ) -> tuple[bytes, dict[str, np.ndarray]]:
        """The model file without its manifest, and what was tried."""
        job, told = self.job, [0.0]

        def hear(event: events.Event) -> None:
            if isinstance(event, events.Progress):
                share = event.done / event.total
                step(max(0.0, share - told[0]))
                told[0] = max(told[0], share)

        with tempfile.TemporaryDirectory(dir=scratch.folder(), prefix="fit-") as name:
            own = str(job.folder) if job.model in NETWORKS else None
            work = FitJob(
                name,
                job.model,
                job.options,
                job.minutes,
                job.seed,
                own,
                job.resume,
                thread_count(job.threads),
            )
            with os_errors(work.samples):
                where = {"rows": read.rows, "columns": read.columns}
                np.savez(work.samples.parent / SAMPLES, **told_of, **where)
                if job.model in NETWORKS:
                    labels_of, folds = told_of["labels"], told_of["folds"]
                    ground = stack.read, stack.features, stack.grid, read, labels_of, folds
                    write_ground(work.samples.parent, *ground, lambda share: None)
            client.run(work, hear, python=sys.executable)
            with np.load(work.samples.parent / TRIED) as stored:
                tried = {key: stored[key] for key in stored.files}
            # Samples of another place lie behind these, and are not tried.
            tried["held_out"] = tried["held_out"][: len(read)]
            tried["without"] = tried["without"][:, : len(read)]
            return (work.samples.parent / FITTED).read_bytes(), tried

    def _accuracy(
        self, true: np.ndarray, tried: dict[str, np.ndarray], legend: Legend, names: list[str]
    ) -> dict[str, Any]:
        table = of_classes.confusion_of(true, tried["held_out"].argmax(axis=1), len(legend))
        inputs = of_classes.of_inputs(names, tried["without"], true, len(legend)) if len(names) > 1 else []
        if len(names) > 1 and len(inputs) < len(names):
            self.notes.append(
                f"What an input brings was tried for {len(inputs)} of {len(names)} within the time: "
                "give more --minutes."
            )
        return {
            **of_classes.overall(table),
            "classes": of_classes.by_class(table, legend),
            "confusion": table.tolist(),
            "inputs": inputs,
            "inputs_by": BY_MEAN if self.job.model in NETWORKS else BY_TRAINING,
        }

    def _manifest(
        self, stack: Stack, legend: Legend, accuracy: dict[str, Any], trained_on: dict[str, Any]
    ) -> ClassifierManifest:
        job = self.job
        brief = {k: accuracy[k] for k in ("overall_accuracy", "macro_f1", "mean_iou", "kappa")}
        of_class = {row["class"]: row["f1"] for row in accuracy["classes"]}
        return ClassifierManifest(
            name=job.name,
            title=f"Land cover: {', '.join(legend.names[:4])}{', ...' if len(legend) > 4 else ''}",
            model=job.model,
            inputs=stack.inputs,
            legend=tuple((e.code, e.name, e.colour) for e in legend),
            gaps=MEDIAN if stack.medians else IN_TIME,
            medians=stack.medians,
            ratio=stack.ratio,
            pixel=round(pixel_in_metres(stack.grid), 4),
            trained_on=trained_on,
            accuracy={**brief, "f1_of_classes": of_class},
        )

    def _suggest(
        self, stack: Stack, manifest: ClassifierManifest, legend: Legend, step: Callable[[float], None]
    ) -> int:
        job = self.job
        made = replace(manifest, path=str(self.outputs.temporary["model"]))
        classifier, threads = open_classifier(made), thread_count(job.threads)
        found = suggesting.doubtful(
            stack.read,
            lambda values: classifier.shares(values, threads),
            stack.grid,
            job.suggested,
            job.seed,
            step,
            manifest.multiple,
        )
        temporary, final = self.outputs.temporary["suggestions"], self.outputs.final["suggestions"]
        with os_errors(final):
            suggesting.write_points(temporary, final, found, stack.grid, legend)
        return len(found)

    # ---- telling

    def _figures(
        self,
        manifest: ClassifierManifest,
        accuracy: dict[str, Any],
        split: dict[str, Any],
        read: samples.Samples,
        doubts: int,
        progress: Stages,
    ) -> Figures:
        counts = {"pixels": len(read), "places": int(np.unique(read.owners).size)}
        inputs = [
            {"kind": one.kind, "name": one.name, "bands": list(one.bands), "days": list(one.days)}
            for one in manifest.inputs
        ]
        return Figures(
            model=manifest.name,
            kind=manifest.model,
            samples=counts,
            inputs=inputs,
            held_out=split,
            accuracy=accuracy,
            suggested=doubts,
            notes=[without_secrets(note) for note in self.notes],
            timings=progress.timings,
        )

    def _write_reports(self, figures: Figures) -> None:
        if "report" in self.outputs:
            inputs = {role: for_a_report(path) for role, path in self.job.inputs.items()}
            facts = {"chronofuse": __version__, "inputs": inputs, "figures": figures}
            self.outputs.write_text("report", json.dumps(to_plain(facts), indent=1, allow_nan=False) + "\n")
        if "html" in self.outputs:

            def made() -> str:
                from .report.landcover_page import training_page  # and with it what draws

                return training_page(figures)

            self.outputs.write_text("html", page_or_reason(made)[0])


def _medians(values: np.ndarray) -> tuple[float, ...]:
    """Of each feature; 0 of one that no sample has."""
    there = np.isfinite(values)
    return tuple(float(np.median(column[ok])) if ok.any() else 0.0 for column, ok in zip(values.T, there.T))


def _filled(values: np.ndarray, medians: tuple[float, ...]) -> np.ndarray:
    return np.where(np.isnan(values), np.asarray(medians, np.float32), values) if medians else values


def _days(stack: Stack) -> np.ndarray:
    """(features,) the day of a series that each stands for, NaN of an image."""
    days = [np.repeat(one.days or (np.nan,), len(one.bands)) for one in stack.inputs]
    return np.concatenate(days).astype(np.float64)


def _parts(stack: Stack) -> tuple[np.ndarray, list[str]]:
    """Of each feature the number of the input that is left out with it, and their names; of a single input
    its bands are left out one by one."""
    inputs = stack.inputs
    if len(inputs) > 1:
        parts = [np.full(one.features, number) for number, one in enumerate(inputs)]
        return np.concatenate(parts), [one.name for one in inputs]
    only = inputs[0]
    return np.tile(np.arange(len(only.bands)), max(1, len(only.days))), list(only.bands)
