"""The flow of a map of classes, from the job to the rasters in place. Read top to bottom.

model (its manifest) -> images and series (headers) -> landcover (one stack, tile by tile, shares of the
classes) -> raster (writers) -> landcover (areas with intervals, polygons) -> report -> outputs in place
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable, Optional

import numpy as np

from ..models.catalogue.classifier_manifest import ClassifierManifest
from .door import events
from .door.addresses import for_a_report, without_secrets
from .door.codec import to_plain
from .door.errors import AllNodataError, JobError
from .door.jobs import ClassifyJob
from .door.outputs import Outputs, os_errors
from .door.value import Figures
from .door.version import __version__
from .maps.landcover.area_table import areas_table, row_of
from .maps.landcover.areas import Adjusted, Area, adjusted_areas
from .maps.landcover.classifiers import Classifier, find_classifier, open_classifier
from .maps.landcover.counting import Counts
from .maps.landcover.network import between_layers
from .maps.landcover.polygons import write_polygons
from .maps.landcover.reference import Reference, read_reference
from .maps.landcover.stack import MB, Stack, Wanted, open_stack
from .raster import scratch, space
from .raster.grid import Grid, Window, windows
from .raster.legend import Entry, Legend
from .raster.strips import Strips
from .raster.values import Encoding
from .raster.writers import Raster, RasterWriter
from .report.safely import page_or_reason
from .run import pipeline
from .run.budget import cache_bytes, default_megabytes, thread_count
from .run.stages import Stages
from .run.whole import whole_or_nothing

Tell = Callable[[events.Event], None]
READING, MAPPING, FINISHING = "Reading headers", "Classifying", "Finishing the files"
PRODUCT = "classes"
PERCENT = Encoding("uint8", 0.01, 0.0, 255.0)


def run(job: ClassifyJob, tell: Tell) -> events.Finished:
    """Map the classes of a land-cover model.

    Raises:
        ChronofuseError: anything that the user can mend; nothing is left behind.
    """
    with whole_or_nothing(job, tell) as outputs:
        return _Run(job, tell, outputs).execute()


@dataclass
class _Run:
    """One run, and what its steps share."""

    job: ClassifyJob
    tell: Tell
    outputs: Outputs
    notes: list[str] = field(default_factory=list)

    def execute(self) -> events.Finished:
        job = self.job
        self.tell(events.Started("classify", "cpu", "classes are mapped on the CPU", __version__))
        progress = Stages(self.tell, {READING: 2.0, MAPPING: 20.0, FINISHING: 2.0}, MAPPING)
        with progress.stage(READING, 1.0) as step:
            manifest = find_classifier(job.model)
            legend = Legend(tuple(Entry(*entry) for entry in manifest.legend))
            wanted = Wanted(job.images, job.series, job.pattern, job.grid)
            stack = open_stack(wanted, lambda of: step(1 / of), manifest)
            self.notes += wanted.notes
            reference = self._reference(stack.grid, legend)
            classifier = open_classifier(manifest)
        rasters = self._rasters(stack.grid, legend, manifest)
        self._require_room(rasters, stack)
        counts = self._map(stack, manifest, classifier, legend, rasters, reference, progress)
        if not counts.pixels.any():
            raise AllNodataError(
                "No pixel has all the values that the model needs: check that the images overlap, their "
                "masks "
                "and their nodata values."
            )
        areas = self._areas(counts, legend, reference)
        figures = self._figures(manifest, stack, legend, counts, areas, progress)
        self._write_reports(figures, legend)
        return events.Finished((events.DateResult(self.outputs.commit(), figures),), "cpu", progress.timings)

    def _reference(self, grid: Grid, legend: Legend) -> Optional[Reference]:
        job = self.job
        if job.samples is None:
            return None
        if job.field is None:
            raise JobError("Reference samples need the field that holds their classes: name it (--field).")
        found, notes = read_reference(job.samples, job.field, job.layer, job.crs, grid, legend)
        self.notes += notes
        return found

    def _rasters(self, grid: Grid, legend: Legend, manifest: ClassifierManifest) -> dict[str, Raster]:
        """Role to what is written."""
        tags = {
            "CHRONOFUSE_VERSION": __version__,
            "CHRONOFUSE_PRODUCT": PRODUCT,
            "CHRONOFUSE_MODEL": f"{manifest.name} {manifest.sha256[:12]}".strip(),
        }
        stored = Encoding(legend.dtype, 1.0, 0.0, float(legend.nodata))
        rasters = {"output": Raster(grid, ("class",), (stored,), tags, legend=legend)}
        if "probability" in self.outputs:
            named = {**tags, "CHRONOFUSE_PRODUCT": "probability"}
            rasters["probability"] = Raster(grid, ("probability",), (PERCENT,), named)
        return rasters

    def _require_room(self, rasters: dict[str, Raster], stack: Stack) -> None:
        """Raises DiskFullError where they surely fill the disk."""
        named = [(self.outputs.final[role], raster) for role, raster in rasters.items()]
        space.require_room(named, stack.first, len(named), scratch.folder())

    # ---- mapping

    def _map(
        self,
        stack: Stack,
        manifest: ClassifierManifest,
        classifier: Classifier,
        legend: Legend,
        rasters: dict[str, Raster],
        reference: Optional[Reference],
        progress: Stages,
    ) -> Counts:
        job, grid = self.job, stack.grid
        threads = thread_count(job.threads)
        budget, cache = (job.memory or default_megabytes()) * MB, cache_bytes(job.memory)
        beside = len(legend) + (between_layers(manifest) if manifest.halo else 0)
        side = stack.side(budget, cache, beside, job.tile, manifest.halo)
        side = max(manifest.multiple, side - side % manifest.multiple)
        counts, codes = Counts(len(legend), grid), np.array([*legend.codes, legend.nodata])
        rows = {role: scratch.folder() / f"{role}-{job.id}.rows" for role in rasters}
        strips = {role: raster.strips(rows[role]) for role, raster in rasters.items()}

        def read(window: Window) -> tuple[Window, np.ndarray]:
            outer = window.grown(manifest.halo, grid.width, grid.height)
            return outer, stack.read(outer)

        def classified(read: Sequence[tuple[Window, np.ndarray]]) -> list[tuple[Window, np.ndarray]]:
            return [(outer, classifier.shares(values, threads)) for outer, values in read]

        def write(window: Window, found: tuple[Window, np.ndarray]) -> None:
            outer, shares = found
            down, right = window.inside(outer)
            shares = shares[:, down, right]
            places = best_of(shares)
            counts.add(window, places)
            if reference is not None:
                reference.look(window, places)
            with os_errors(rows["output"]):
                strips["output"].write(window, codes[places][None].astype(legend.dtype))
            if "probability" in strips:
                with os_errors(rows["probability"]):
                    share = shares.max(axis=0)[None]
                    strips["probability"].write(window, rasters["probability"].encode(share))
            step(window.width * window.height)

        with progress.stage(MAPPING, grid.width * grid.height) as step:
            pipeline.run(list(windows(grid.width, grid.height, side)), read, classified, write, depth=1)
        with progress.stage(FINISHING, sum(one.count for one in strips.values())) as step:
            self._finish(rasters, strips, legend, step)
        return counts

    def _finish(
        self,
        rasters: dict[str, Raster],
        strips: dict[str, Strips],
        legend: Legend,
        step: Callable[[float], None],
    ) -> None:
        """The rasters out of their rows, and the polygons of the finished map."""
        for role, raster in rasters.items():
            self._write_raster(role, raster, strips[role], step)
            strips[role].path.unlink(missing_ok=True)
        if "polygons" in self.outputs:
            temporary, final = (of["polygons"] for of in (self.outputs.temporary, self.outputs.final))
            with os_errors(final):
                write_polygons(self.outputs.temporary["output"], temporary, final, legend)

    def _write_raster(self, role: str, raster: Raster, strips: Strips, step: Callable[[float], None]) -> None:
        threads = thread_count(self.job.threads)
        temporary, final = self.outputs.temporary[role], self.outputs.final[role]
        writer = RasterWriter(raster, strips, temporary, final, scratch.folder(), threads)
        for number in range(strips.count):
            writer.append(number)
            step(1)
        writer.close()
        strips.close()

    # ---- areas

    def _areas(
        self, counts: Counts, legend: Legend, reference: Optional[Reference]
    ) -> Adjusted | tuple[Area, ...]:
        """Areas by class, adjusted where the samples allow it."""
        square_metres, note = counts.square_metres()
        self.notes += [note] if note else []
        mapped = square_metres.tolist()
        if reference is None:
            return tuple(Area(one) for one in mapped)
        found = adjusted_areas(mapped, reference.counts())
        if found is None:
            self.notes.append(
                "The areas are not adjusted: of each class that the map has, two reference samples at least "
                "must "
                "lie where the map shows it; give more samples."
            )
            return tuple(Area(one) for one in mapped)
        self.notes.append(
            "Adjusted areas and their 95 % intervals (Olofsson et al. 2014) hold for reference samples that "
            "were "
            "drawn at random and that the model has not learnt from."
        )
        return found

    # ---- telling

    def _figures(
        self,
        manifest: ClassifierManifest,
        stack: Stack,
        legend: Legend,
        counts: Counts,
        areas: Adjusted | tuple[Area, ...],
        progress: Stages,
    ) -> Figures:
        adjusted = areas if isinstance(areas, Adjusted) else None
        each = areas.areas if isinstance(areas, Adjusted) else areas
        total = int(stack.grid.width * stack.grid.height)
        classified = int(counts.pixels.sum())
        if classified < total:
            share = 100 * (total - classified) / total
            self.notes.append(
                f"{share:.1f} % of the pixels lack a value that the model needs and have no class."
            )
        rows = [row_of(entry, int(n), area) for entry, n, area in zip(legend, counts.pixels, each)]
        return Figures(
            model=manifest.name,
            kind=manifest.model,
            classified_share=round(classified / total, 4),
            areas=rows,
            adjusted=adjusted is not None,
            map_accuracy=None if adjusted is None else round(adjusted.accuracy, 4),
            map_accuracy_margin=None if adjusted is None else round(adjusted.margin, 4),
            training={"accuracy": manifest.accuracy, "trained_on": manifest.trained_on},
            notes=[without_secrets(note) for note in self.notes],
            timings=progress.timings,
        )

    def _write_reports(self, figures: Figures, legend: Legend) -> None:
        if "table" in self.outputs:
            self.outputs.write_text("table", areas_table(figures["areas"]))
        if "report" in self.outputs:
            inputs = {role: for_a_report(path) for role, path in self.job.inputs.items()}
            facts = {"chronofuse": __version__, "inputs": inputs, "figures": figures}
            self.outputs.write_text("report", json.dumps(to_plain(facts), indent=1, allow_nan=False) + "\n")
        if "html" in self.outputs:
            raster = self.outputs.temporary["output"]

            def made() -> str:
                from .report.landcover_page import map_page  # and with it what draws

                return map_page(figures, small(raster), legend.nodata)

            self.outputs.write_text("html", page_or_reason(made)[0])


def best_of(shares: np.ndarray) -> np.ndarray:
    """(rows, cols) the place of the class with the largest share of (classes, rows, cols), of equal ones the
    first; -1 where nothing is known."""
    known = np.isfinite(shares[0])
    return np.where(known, np.where(known, shares, 0).argmax(axis=0), -1)


def small(raster: Path, side: int = 640) -> np.ndarray:
    """(rows, cols) codes of some of the pixels, from the overviews."""
    from osgeo import gdal

    dataset = gdal.Open(str(raster))
    share = min(1.0, side / max(dataset.RasterXSize, dataset.RasterYSize))
    width, height = (max(1, round(size * share)) for size in (dataset.RasterXSize, dataset.RasterYSize))
    return dataset.GetRasterBand(1).ReadAsArray(buf_xsize=width, buf_ysize=height)
