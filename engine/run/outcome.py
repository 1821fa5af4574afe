"""What came of one target date: figures, report; after its rasters are written, before they are put in
place."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any, Callable, Optional, Protocol

import numpy as np

from ...models.catalogue.manifest import Manifest
from ...models.catalogue.manifest_json import to_json
from ..align.scene import Scene, alignment_note
from ..door import events
from ..door.addresses import for_a_report, without_secrets
from ..door.check import Check
from ..door.codec import to_plain
from ..door.command_line import command_of
from ..door.jobs import FuseJob
from ..door.outputs import Outputs
from ..door.value import Figures, Value
from ..door.version import __version__
from ..raster.grid import sample_windows
from ..raster.readers import Image, open_image
from ..report.run_facts import run_facts
from ..report.safely import page_or_reason
from ..yardstick.consistency import consistency
from ..yardstick.plain import nearer_than
from .products import CHANGE_PROBABILITY, PRODUCT, output_encodings
from .promised import promise_of, truths_of

BOUNDARY_TOLERANCE = 2
"""How far the outlines of water may be off in the figures, in pixels."""
WITHOUT_TRUTH, REGRESSION, SURVEY, AGAINST_TRUTH, UNCERTAINTY, CHANGED = 3, 1, 1, 7, 2, 1
"""How long the parts of measuring take, one beside the other, for the bar and the time left."""


class Told(Protocol):
    """What a method tells of itself; of a run on a cluster, what the workers told of it."""

    device: str
    device_reason: str
    precision: str
    notes: list[str]
    figures: dict[str, Any]


@dataclass
class Outcome:
    """One date and what was found out about its prediction."""

    job: FuseJob
    """Of this date alone."""
    scene: Scene
    reference: Optional[Image]
    found: Check
    manifest: Manifest
    settings: dict[str, Any]
    outputs: Outputs
    threads: int
    tell: Callable[[events.Event], None]
    measured: Any = None
    """A measure.Measured, where there is a reference."""

    @property
    def work(self) -> float:
        """How much measuring there is, in pixels that take as long as one of the survey does."""
        parts = WITHOUT_TRUTH + (REGRESSION + SURVEY + AGAINST_TRUTH if self.reference else 0)
        parts += UNCERTAINTY if self.job.first.outputs.uncertainty else 0
        parts += CHANGED if self.job.first.outputs.change_probability else 0
        return parts * self._pixels

    @property
    def _pixels(self) -> int:
        return self.scene.grid.width * self.scene.grid.height

    def figures(self, method: Told, values: int, step: Callable[[float], None]) -> Figures:
        """Measure the written raster.

        Args:
            values: how many were predicted, over all bands.
            step: takes how much of `work` was just done.
        """
        scene, written, deviation = self.scene, self._written(), self._deviation()
        figures = Figures(
            {
                "method": self.manifest.name,
                "parameters": self.settings,
                "notes": list(method.notes),
                "device": method.device,
                "device_reason": method.device_reason,
                "precision": method.precision,
                **method.figures,
                "bands": list(scene.names),
                "ratio": scene.ratio,
                "reference_date": self.found.reference_date,
                "target_date": self.found.target_date,
                "days": self.found.days,
                "valid_share": values / (self._pixels * len(scene.names)),
                "reference": None,
                "uncertainty": None,
                "stretch": display_limits(scene, written, deviation),
                "consistency": self._consistency(written),
            }
        )
        step(WITHOUT_TRUTH * self._pixels)
        if self.reference:
            self._note_alignment(figures)
            figures["reference"] = self._against_reference(written, step)
            nearer = nearer_than(self.manifest.name, figures.below("reference"))
            self._note(nearer, "baseline-nearer", figures)
        if deviation:
            from ..yardstick import uncertainty  # and with it SciPy and numba

            figures["uncertainty"] = uncertainty.uncertainty(
                deviation,
                promise_of(self.job, self.manifest, self.settings),
                written,
                self.reference,
                scene.names,
                lambda pixels: step(UNCERTAINTY * pixels),
            )
            truths = truths_of(self.job, self.manifest)
            if truths:
                figures["uncertainty"]["calibration"] = list(truths)
        if self.job.first.outputs.change_probability:
            figures["change_probability"] = self._of_change(step)
        return figures

    def _of_change(self, step: Callable[[float], None]) -> Figures:
        """How well the written probability tells what changed."""
        from ..yardstick.change_probability import change_probability
        from .changed_pixels import changed_of

        changed, why_not = changed_of(self.scene, self.manifest, self.reference)
        probability = self._product(CHANGE_PROBABILITY, ("probability of change",))
        return change_probability(probability, changed, why_not, lambda pixels: step(CHANGED * pixels))

    def _consistency(self, written: Image) -> Value:
        """With C2, of the bands that it has."""
        scene, seen = self.scene.with_coarse, written
        if self.scene.by_others:
            order = [n for n in range(written.bands) if n not in self.scene.by_others]
            seen = written.with_bands(order)
        return consistency(seen, scene.target_own, scene.ratio, min(2, self.threads))

    def _note_alignment(self, figures: Figures) -> None:
        """Say where the reference had to be brought to the grid of F1."""
        note = alignment_note(self.job.first.telling.reference, "The reference", self.scene.fine[0], "F1")
        self._note(note, "aligned", figures)

    def _note(self, note: Optional[str], code: str, figures: Figures) -> None:
        if note:
            note = without_secrets(note)
            figures["notes"].append(note)
            self.tell(events.Warned(code, note))

    def report(self, figures: Figures) -> None:
        facts = {
            "chronofuse": __version__,
            "inputs": {role: for_a_report(path) for role, path in self.job.inputs.items()},
            "figures": figures,
            "check": self.found,
            "manifest": json.loads(to_json(self.manifest)),
        }
        if "report" in self.outputs:
            self.outputs.write_text("report", json.dumps(to_plain(facts), indent=1, allow_nan=False) + "\n")
        if "html" in self.outputs:
            page, why = page_or_reason(lambda: self._page(facts))
            self.outputs.write_text("html", page)
            if why:
                self.tell(events.Warned("no-report", why))

    def _page(self, facts: dict[str, Any]) -> str:
        from ..report import page  # matplotlib takes a third of a second to import

        job, timings = self.job, facts["figures"].get("timings") or {}
        told = {**facts, "run": run_facts(job.first.files, timings, command_of(job))}
        return page.fusion_html(told, self._looks(), self.measured.pictures if self.measured else None)

    def _written(self) -> Image:
        written = open_image(str(self.outputs.temporary["output"]), "the prediction", self.scene.fine[0])
        return replace(
            written,
            names=self.scene.names,
            encodings=output_encodings(self.scene.fine[0], self.job.store.dtype),
        )

    def _deviation(self) -> Optional[Image]:
        """The written uncertainty, where there is one."""
        if not self.job.first.outputs.uncertainty:
            return None
        return self._product("uncertainty", self.scene.names)

    def _product(self, role: str, names: tuple[str, ...]) -> Image:
        written = open_image(str(self.outputs.temporary[role]), f"the {role.replace('_', ' ')}")
        return replace(written, names=names, encodings=(PRODUCT,) * written.bands)

    def _against_reference(self, written: Image, step: Callable[[float], None]) -> Figures:
        from ..yardstick import measure  # and with it numba, which takes a fifth of a second to import
        from ..yardstick.class_rules import index_rule
        from .baseline_readers import baselines

        readers = {"prediction": written.read, **baselines(self.scene)}
        step(REGRESSION * self._pixels)
        rule, no_rule = index_rule(
            self.scene.names, None, None, BOUNDARY_TOLERANCE, self.job.first.telling.reference
        )
        self.measured = measure.against_truth(
            self.reference,
            self.scene.names,
            readers,
            self.scene.fine[0],
            self.scene.ratio,
            self._weighted(step),
            rule,
            no_rule or "",
            self.threads,
        )
        found = dict(self.measured.figures)
        prediction = found.pop("prediction")
        if not prediction["pixels"]:
            self.tell(
                events.Warned(
                    "no-truth",
                    "The reference has no valid pixel where the prediction has one, so no "
                    "figure against it can be known: check its nodata value and its extent.",
                )
            )
        return Figures(prediction, baselines=found)

    def _weighted(self, step: Callable[[float], None]) -> Callable[[int], None]:
        """For the two passes over a truth, of which the second takes longer."""
        surveyed = 0

        def weighted(pixels: int) -> None:
            nonlocal surveyed
            step(pixels * (SURVEY if surveyed < self._pixels else AGAINST_TRUTH))
            surveyed += pixels

        return weighted

    def _looks(self) -> dict[str, np.ndarray]:
        """Small pictures of the images, for the report."""
        from ..yardstick import looks

        if self.measured:
            of_c2 = {"C2": looks.quick_look(self.scene.target)} if self.scene.by_others else {}
            return {**self.measured.looks, **of_c2}  # what was seen, not what was made of it
        images = {"F1": self.scene.fine[0], "C2": self.scene.target, "prediction": self._written()}
        return {role: looks.quick_look(image) for role, image in images.items()}


def display_limits(scene: Scene, written: Image, deviation: Optional[Image] = None) -> dict[str, Any]:
    """What to show as darkest and brightest, in the numbers that a viewer of the files sees, from a few
    windows.

    `bands` are the 2nd and 98th percentiles of F1, so that F1 and the prediction can be compared by eye;
    `change` is the 98th percentile of |F2 - F1|, `uncertainty` that of the deviation. Viewers apply a scale
    that the file declares and none that was guessed.
    """
    fine = scene.fine[0]
    looks = sample_windows(scene.grid)
    unit = 1.0 if fine.declares_scale else fine.encodings[0].scale
    values = np.concatenate([fine.read(w).reshape(fine.bands, -1) for w in looks], axis=1)
    limits = {name: _percentiles(band / unit, (2, 98)) for name, band in zip(scene.names, values)}
    stop = 0
    for window in looks:  # the sample, the most that is held here, becomes the change in its place
        after = written.read(window).reshape(fine.bands, -1)
        before, stop = values[:, stop : stop + after.shape[1]], stop + after.shape[1]
        np.abs(np.subtract(after, before, out=before), out=before)
    change = _percentiles(values.reshape(-1), (98,))
    del values, before
    spread = (
        _percentiles(np.concatenate([deviation.read(w).ravel() for w in looks]), (98,)) if deviation else None
    )
    return {
        "bands": limits,
        "change": change[0] if change else None,
        "uncertainty": spread[0] if spread else None,
    }


def _percentiles(values: np.ndarray, shares: tuple[float, ...]) -> Optional[list[float]]:
    """Of the finite values, (pixels,), which are reordered in their place."""
    values[~np.isfinite(values)] = np.nan
    known = int(np.count_nonzero(~np.isnan(values)))
    if not known:
        return None
    values.partition(known - 1)  # what is none goes to the end
    return [float(v) for v in np.percentile(values[:known], shares, overwrite_input=True)]
