"""The flow of a fusion, from the job to the outputs in place. Read this first.

readers -> align (scene) -> check -> tiles -> method -> blend -> writers -> measure -> report -> commit
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from typing import Any, Callable, Optional

import numpy as np

from .. import __version__
from ..models.manifest import Manifest
from . import bands, check, events
from .client import partial_prefix
from .errors import AllNodataError
from .grid import Window
from .job import FuseJob
from .methods import Below, Method, Patch, create, find_manifest, settings_of
from .progress import Progress
from .readers import Image, open_image, sample_windows
from .scene import Scene, alignment_note, fit_fine_to_coarse, open_on_grid, open_scene
from .tiles import Blender, Tile, plan
from .values import Encoding, output_nodata
from .writers import Outputs, RasterWriter
from .yardstick.consistency import consistency

Tell = Callable[[events.Event], None]

PRODUCT_NODATA = -9999.0
BOUNDARY_TOLERANCE = 2
"""How far the outlines of water may be off in the figures, in pixels."""
READING, FUSING, FINISHING, MEASURING = "Reading the scene", "Fusing", "Finishing the files", "Measuring"


def run(job: FuseJob, tell: Tell) -> events.Finished:
    """Fuse, or only check, and say what happens.

    Raises:
        ChronofuseError: anything that the user can mend; nothing is left behind.
    """
    manifest = find_manifest(job.method, len(job.pairs))
    settings = settings_of(manifest, job.params)
    outputs = Outputs(job.outputs, partial_prefix(job), job.overwrite)
    try:
        scene = open_scene(job)
        reference = open_on_grid(job.reference, "The reference", scene.fine[0]) if job.reference else None
        found = check.inspect(job, scene, manifest)
        if job.check_only:
            outputs.discard()
            return events.Finished(check=found.to_dict())
        return _Run(job, manifest, settings, scene, reference, found, outputs, tell).execute()
    except BaseException:
        outputs.discard()
        raise


def thread_count(asked: Optional[int]) -> int:
    """As many as asked for, or as the machine lets this process use."""
    if asked:
        return asked
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass
class _Run:
    """One fusion and what its steps share."""

    job: FuseJob
    manifest: Manifest
    settings: dict[str, Any]
    """The method's parameters, defaults filled in."""
    scene: Scene
    reference: Optional[Image]
    found: check.Check
    outputs: Outputs
    tell: Tell
    valid: int = 0
    """How many pixels were predicted in at least one band."""
    measured: Any = None
    """A measure.Measured, where there is a reference."""

    @property
    def threads(self) -> int:
        return thread_count(self.job.threads)

    @property
    def encodings(self) -> tuple[Encoding, ...]:
        return output_encodings(self.scene.fine[0], self.job.dtype)

    def execute(self) -> events.Finished:
        method = create(self.manifest, self.job.device, self.threads, self.settings, self.job.precision)
        self.tell(events.Started(self.manifest.name, method.device, method.device_reason, __version__))
        for finding in self.found.findings:
            if finding.level == "warning":
                self.tell(events.Warned(finding.code, finding.text))
        if self.job.device == "cuda" and method.device != "cuda":
            self.tell(events.Warned("cpu-only", f"CUDA was asked for, but the method '{self.manifest.name}' runs on the CPU "
                                    "only."))
        progress = Progress(self.tell, self._stages())
        self._predict(method, progress)
        figures = self._measure(method, progress)
        figures["timings"] = progress.timings
        self._report(figures)
        return events.Finished(self.outputs.commit(), figures, self.found.to_dict(), method.device, progress.timings)

    def _stages(self) -> dict[str, float]:
        """Rough shares of the work, for the time left; the speed of the run itself corrects them."""
        return {READING: 0.08 if self.manifest.needs_scene else 0.001, FUSING: 1.0, FINISHING: 0.05,
                MEASURING: 0.1 + (0.8 if self.reference else 0)}

    # ---- tiles

    def _predict(self, method: Method, progress: Progress) -> None:
        grid, manifest = self.scene.grid, self.manifest
        pixels = grid.width * grid.height
        with progress.stage(READING, pixels * len(self.scene.fine)) as step:
            method.prepare(self.scene, step)
        writers = self._open_writers()
        blender = Blender(grid.width, grid.height, len(self.scene.names), manifest.blend)
        with progress.stage(FUSING, pixels) as step:
            side = self.job.tile or method.tile
            for tile in plan(grid.width, grid.height, side, method.halo, manifest.blend, manifest.multiple):
                prediction = method.predict(read_patch(self.scene, tile, method.coarse_margin))
                for window, values in blender.add(tile, prediction):
                    self._write(writers, window, values)
                step(tile.core.width * tile.core.height)
        if not self.valid:
            raise AllNodataError("No pixel is valid in all of the images at once, so nothing can be predicted: check that "
                                 "F1, C1 and C2 overlap and that their nodata values are right.")
        with progress.stage(FINISHING, len(writers)) as step:
            for writer in writers.values():
                writer.close()
                step(1)

    def _open_writers(self) -> dict[str, RasterWriter]:
        names = self.scene.names
        product = Encoding("float32", 1.0, 0.0, PRODUCT_NODATA)
        wanted = {"output": (self.scene.fine[0].labels, self.encodings), "ndvi": (("ndvi",), (product,)),
                  "change": (names, (product,) * len(names))}
        declares_scale = not self.scene.fine[0].scale_note
        return {role: RasterWriter(self.outputs.temporary[role], self.outputs.final[role], self.scene.grid, band_names,
                                   encoding, self._tags(role), self.threads, role != "output" or declares_scale)
                for role, (band_names, encoding) in wanted.items() if role in self.outputs}

    def _write(self, writers: dict[str, RasterWriter], window, values: np.ndarray) -> None:
        self.valid += int(np.isfinite(values).any(axis=0).sum())
        writers["output"].write(window, values)
        if "ndvi" in writers:
            writers["ndvi"].write(window, ndvi(values, self.scene.names, self.scene.fine[0].path))
        if "change" in writers:
            writers["change"].write(window, values - self.scene.fine[0].read(window))

    def _tags(self, role: str) -> dict[str, str]:
        """Where the file comes from; the same for the same inputs, so that equal runs give equal files."""
        tags = {"CHRONOFUSE_VERSION": __version__, "CHRONOFUSE_PRODUCT": role, "CHRONOFUSE_METHOD": self.manifest.name,
                "CHRONOFUSE_METHOD_VERSION": self.manifest.version, "CHRONOFUSE_RATIO": f"{self.scene.ratio:.6g}",
                "CHRONOFUSE_PARAMETERS": ", ".join(f"{name}={value}" for name, value in self.settings.items()),
                "CHRONOFUSE_MODEL_SHA256": self.manifest.sha256, "CHRONOFUSE_REFERENCE_DATE": self.found.reference_date,
                "ACQUISITION_DATE": self.found.target_date}
        tags.update({f"CHRONOFUSE_INPUT_{image}": path for image, path in self.job.inputs.items() if image != "reference"})
        return {key: value for key, value in tags.items() if value}

    # ---- figures and report

    def _measure(self, method: Method, progress: Progress) -> dict[str, Any]:
        written = open_image(str(self.outputs.temporary["output"]), "the prediction", self.scene.fine[0])
        written = replace(written, names=self.scene.names, encodings=self.encodings)
        grid = self.scene.grid
        figures: dict[str, Any] = {
            "method": self.manifest.name, "parameters": self.settings, "notes": list(method.notes),
            "device": method.device, "device_reason": method.device_reason, "precision": method.precision, **method.figures,
            "bands": list(self.scene.names), "ratio": self.scene.ratio,
            "reference_date": self.found.reference_date, "target_date": self.found.target_date, "days": self.found.days,
            "valid_share": self.valid / (grid.width * grid.height), "reference": None,
            "stretch": display_limits(self.scene, written),
        }
        with progress.stage(MEASURING, grid.width * grid.height * 2) as step:
            figures["consistency"] = consistency(written, self.scene.target_own, self.scene.ratio)
            figures["reasons"] = {} if figures["consistency"]["mean"] is not None else \
                {"consistency": "no coarse pixel lies whole in the prediction"}
            if self.reference:
                note = alignment_note(self.job.reference, "The reference", self.scene.fine[0], "F1")
                if note:
                    figures["notes"].append(note)
                    self.tell(events.Warned("aligned", note))
                figures["reference"] = self._against_reference(written, step)
        return figures

    def _against_reference(self, written: Image, step) -> dict[str, Any]:
        from .yardstick import measure  # and with it numba, which takes a fifth of a second to import
        from .yardstick.classes import index_rule

        gain, _ = fit_fine_to_coarse(self.scene)
        readers = {"prediction": written.read, **measure.predictors(self.scene, gain)}
        rule, no_rule = index_rule(self.scene.names, None, None, BOUNDARY_TOLERANCE, self.job.reference)
        self.measured = measure.against_truth(self.reference, self.scene.names, readers, self.scene.fine[0],
                                              self.scene.ratio, step, rule, no_rule or "", self.threads)
        found = dict(self.measured.figures)
        prediction = found.pop("prediction")
        if not prediction["pixels"]:
            self.tell(events.Warned("no-truth", "The reference has no valid pixel where the prediction has one, so no "
                                    "figure against it can be known: check its nodata value and its extent."))
        return {**prediction, "baselines": found}

    def _report(self, figures: dict[str, Any]) -> None:
        facts = {"chronofuse": __version__, "inputs": self.job.inputs, "figures": figures, "check": self.found.to_dict(),
                 "manifest": json.loads(self.manifest.to_json())}
        if "report" in self.outputs:
            self.outputs.write_text("report", json.dumps(facts, indent=1, allow_nan=False) + "\n")
        if "html" in self.outputs:
            from . import report  # matplotlib takes a third of a second to import

            self.outputs.write_text("html", report.fusion_html(
                facts, self._looks(), self.measured.pictures if self.measured else None))

    def _looks(self) -> dict[str, np.ndarray]:
        """Small pictures of the images, for the report."""
        if self.measured:
            return self.measured.looks
        from .yardstick import looks

        written = open_image(str(self.outputs.temporary["output"]), "F2", self.scene.fine[0])
        images = {"F1": self.scene.fine[0], "C2": self.scene.target, "prediction": written}
        return {role: looks.quick_look(image) for role, image in images.items()}


def read_patch(scene: Scene, tile: Tile, coarse_margin: Optional[int] = None) -> Patch:
    """The aligned pixels of a tile with its halo; with `coarse_margin`, the coarse pixels below it too."""
    return Patch(tuple(image.read(tile.read) for image in scene.fine),
                 tuple(image.read(tile.read) for image in scene.coarse),
                 scene.target.read(tile.read), tile.write.inside(tile.read),
                 None if coarse_margin is None else _read_below(scene, tile.read, coarse_margin))


def _read_below(scene: Scene, window: Window, margin: int) -> Below:
    place = scene.lattice.place(window, margin)
    *coarse, target = (image.read(place.coarse) for image in scene.on_lattice)
    return Below(tuple(coarse), target, place)


def display_limits(scene: Scene, written: Image) -> dict[str, Any]:
    """What to show as darkest and brightest, in the numbers that a viewer of the files sees, from a few windows.

    `bands` are the 2nd and 98th percentiles of F1, so that F1 and the prediction can be compared by eye; `change` is
    the 98th percentile of |F2 - F1|. Viewers apply a scale that the file declares and none that was guessed.
    """
    fine = scene.fine[0]
    looks = sample_windows(scene.grid)
    before = np.concatenate([fine.read(w).reshape(fine.bands, -1) for w in looks], axis=1)
    after = np.concatenate([written.read(w).reshape(fine.bands, -1) for w in looks], axis=1)
    unit = fine.encodings[0].scale if fine.scale_note else 1.0
    limits = {name: _percentiles(values / unit, (2, 98)) for name, values in zip(scene.names, before)}
    change = _percentiles(np.abs(after - before), (98,))
    return {"bands": limits, "change": change[0] if change else None}


def _percentiles(values: np.ndarray, shares: tuple[float, ...]) -> Optional[list[float]]:
    known = values[np.isfinite(values)]
    return [float(v) for v in np.percentile(known, shares)] if known.size else None


def ndvi(values: np.ndarray, names: tuple[str, ...], path: str) -> np.ndarray:
    """(NIR - red) / (NIR + red) as (1, rows, cols), NaN where the sum is not positive; a single band is NDVI already."""
    if len(values) == 1:
        return values
    red, nir = (values[i] for i in bands.red_and_nir(names, path))
    total = nir + red
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(total > 0, np.clip((nir - red) / total, -1, 1), np.nan)[None]


def output_encodings(fine: Image, dtype: str) -> tuple[Encoding, ...]:
    """How the fused raster stores its numbers: like F1, or in F1's units and scale but as float32, unrounded."""
    types = {e.dtype for e in fine.encodings}
    if len(types) > 1 or (dtype == "float32" and types != {"float32"}):
        return tuple(replace(e, dtype="float32", nodata=PRODUCT_NODATA) for e in fine.encodings)
    nodata = output_nodata(fine.encodings[0].dtype, fine.encodings[0].nodata)  # a GeoTIFF has one for all bands
    return tuple(replace(e, nodata=nodata) for e in fine.encodings)
