"""The flow of a fusion, from the job to the outputs in place. Read this first.

readers -> align (scene) -> check -> budget -> tiles -> method -> blend -> strips -> writers -> outcome ->
commit
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable

import numpy as np

from ..models.catalogue.manifest import Manifest
from .align.scene import Scene, open_on_grid, open_scenes
from .devices import hardware
from .door import events, unfinished
from .door.errors import AllNodataError, OutOfMemoryError
from .door.jobs import FuseJob
from .door.outputs import Outputs, os_errors
from .door.version import __version__
from .methods.base import Method
from .methods.registry import create, find_manifest, require_uncertainty, settings_of
from .raster import scratch, space
from .raster.grid import Window
from .raster.readers import fingerprint, open_image
from .raster.strips import BLOCK
from .raster.writers import Raster
from .run import budget, check, pipeline
from .run.outcome import Outcome, Told
from .run.patches import Patches, Task
from .run.products import Products, rasters_of, rows_window
from .run.progress import Progress
from .run.rows import Rows
from .run.tiles import Tile, plan

Tell = Callable[[events.Event], None]

READING, FUSING, FINISHING, MEASURING = "Reading the scene", "Fusing", "Finishing the files", "Measuring"


def run(job: FuseJob, tell: Tell) -> events.Finished:
    """Fuse, or only check, and say what happens.

    Raises:
        ChronofuseError: anything that the user can mend; nothing is left behind but what --resume goes on
        from.
    """
    manifest = find_manifest(job.method, len(job.pairs))
    settings = settings_of(manifest, job.params)
    if job.asks_uncertainty:
        require_uncertainty(manifest, settings)
    with _cluster(job) as cluster:
        return _run(job, manifest, settings, cluster, tell)


def _cluster(job: FuseJob):
    """The connection to the job's cluster; before anything is written. None without one."""
    if job.machine.cluster is None or job.manner.check_only:
        return nullcontext()
    from .cluster.dask_cluster import Cluster

    return Cluster(job.machine.cluster)


def _run(job: FuseJob, manifest: Manifest, settings: dict[str, Any], cluster, tell: Tell) -> events.Finished:
    outputs = []
    try:
        alone = [job.alone(number) for number in range(len(job.targets))]
        outputs.extend(Outputs(date.outputs, date.id, date.manner.overwrite, bool(cluster)) for date in alone)
        dates = [
            _look(date, scene, manifest, settings, own, tell)
            for date, scene, own in zip(alone, open_scenes(job), outputs)
        ]
        if job.manner.check_only:
            _require_budget(job, manifest, settings, dates[0].scene)
            return _finished(dates, [{} for _ in dates], "cpu", {})
        if cluster:
            from .cluster.spread import Spread

            return Spread(job, manifest, settings, dates, tell, cluster).execute()
        return Run(job, manifest, settings, dates, tell).execute()
    except BaseException:
        unfinished.remove_if_empty(job)
        raise
    finally:
        for own in outputs:
            own.discard()


def _look(
    date: FuseJob, scene: Scene, manifest: Manifest, settings: dict[str, Any], outputs: Outputs, tell: Tell
) -> Outcome:
    """The look at one target date before the run."""
    reference = (
        open_on_grid(date.first.telling.reference, "The reference", scene.fine[0])
        if date.first.telling.reference
        else None
    )
    found = check.inspect(date, scene, manifest)
    return Outcome(
        date,
        scene,
        reference,
        found,
        manifest,
        settings,
        outputs,
        budget.thread_count(date.machine.threads),
        tell,
    )


def _require_budget(job: FuseJob, manifest: Manifest, settings: dict[str, Any], scene: Scene) -> None:
    """Raises what the run would say of the tile and the memory that a job asks for."""
    if job.machine.memory is not None or job.tile is not None:
        threads = budget.thread_count(job.machine.threads)
        method = create(
            manifest, job.machine.device, threads, settings, job.machine.precision, job.asks_uncertainty
        )
        budget.allot(job.machine.memory, method, scene, job.tile, threads)


@dataclass
class Run:
    """One fusion and what its steps share."""

    job: FuseJob
    manifest: Manifest
    settings: dict[str, Any]
    """The method's parameters, defaults filled in."""
    dates: list[Outcome]
    tell: Tell

    @property
    def threads(self) -> int:
        return budget.thread_count(self.job.machine.threads)

    @property
    def window(self) -> Window:
        """The part of F1's grid that is predicted."""
        return rows_window(self.job, self.dates[0].scene)

    def execute(self) -> events.Finished:
        rasters = [
            rasters_of(date.job, date.scene, self.manifest, self.settings, date.found) for date in self.dates
        ]
        methods = self._methods()
        kept = self._kept(rasters, methods[0])
        self._tell_beginning(methods[0])
        hardware.give_back_free_memory()
        progress = Progress(self.tell, self._stages(), FUSING)
        pixels = self.window.width * self.window.height * len(self.dates)
        with progress.stage(READING, pixels * len(self.job.pairs)) as step:
            for method, date in dict(zip(methods, self.dates)).items():
                method.prepare(date.scene, step)
        products = self._predict(methods, kept, rasters, progress)
        for method in set(methods):
            method.release()
        try:
            finished = self._end(methods, products, progress)
        except AllNodataError:
            kept.remove()  # going on from it would come to the same
            raise
        kept.remove()
        return finished

    def _end(self, methods: Sequence[Told], products: Sequence[Any], progress: Progress) -> events.Finished:
        """All rows are there: finish the files, measure, report, and put everything in place."""
        if not self.job.rows and not any(product.valid for product in products):
            raise AllNodataError(
                "No pixel is valid in all of the images at once, so nothing can be predicted: check that "
                "F1, C1 and C2 overlap and that their nodata values are right."
            )
        with progress.stage(FINISHING, len(products)) as step:
            for product in products:
                product.close()
                step(1)
        figures = self._measured(methods, products, progress)
        return _finished(self.dates, figures, methods[0].device, progress.timings)

    def _methods(self) -> list[Method]:
        """The method for each date: an instance each, or the same one where C2 makes no difference to it."""

        def new() -> Method:
            return create(
                self.manifest,
                self.job.machine.device,
                self.threads,
                self.settings,
                self.job.machine.precision,
                self.job.asks_uncertainty,
            )

        first = new()
        return [first, *(new() if first.depends_on_target else first for _ in self.dates[1:])]

    def _measured(
        self, methods: Sequence[Told], products: Sequence[Any], progress: Progress
    ) -> list[dict[str, Any]]:
        """The figures of each date, told in its reports; of a part of the rows, what the whole needs of
        it."""
        if self.job.rows:
            return [_figures_of_part(method, product.valid) for method, product in zip(methods, products)]
        with progress.stage(MEASURING, sum(date.work for date in self.dates)) as step:
            figures = [
                date.figures(method, product.valid, step)
                for date, method, product in zip(self.dates, methods, products)
            ]
        for date, found in zip(self.dates, figures):
            found["timings"] = progress.timings
            date.report(found)
        return figures

    def _tell_beginning(self, method: Told) -> None:
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

    def _stages(self) -> dict[str, float]:
        """Seconds that each stage will roughly take; the one for fusing corrects itself
        (docs/performance.md)."""
        million = (
            self.window.width * self.window.height * len(self.dates[0].scene.names) * len(self.dates) / 1e6
        )
        references = sum(date.reference is not None for date in self.dates) / len(self.dates)
        return {
            READING: 0.012 * million if self.manifest.needs_scene else 0,
            FUSING: 0.15 * million,
            FINISHING: 0.002 * million + (0.04 * million if self.job.store.cog else 0),
            MEASURING: 0.3 + (0.02 + 0.35 * references) * million,
        }

    # ---- what is kept of a run that does not end

    def _kept(self, rasters: list[dict[str, Raster]], method: Method) -> unfinished.Unfinished:
        """The place of the raw rows; with what an earlier run left there, if this one is to go on from it."""
        unfinished.remove_old()
        kept = unfinished.of(self.job)
        if kept.facts and self.job.manner.resume:
            kept.require_same(self.job, self._inputs())
            if kept.facts["device"] != _device(method):
                self.tell(
                    events.Warned(
                        "other-device",
                        f"The rows that are kept were predicted on {kept.facts['device']}; "
                        f"this run goes on on {_device(method)}, which may round differently.",
                    )
                )
        elif self.job.manner.resume:
            self.tell(
                events.Warned(
                    "nothing-to-resume",
                    f"Nothing is kept of an unfinished run of '{self.job.first.outputs.output}', so "
                    "this one begins at the first row.",
                )
            )
        elif kept.strips:
            self.tell(
                events.Warned(
                    "not-resumed",
                    f"An unfinished run of '{self.job.first.outputs.output}' was kept "
                    f"({len(kept.strips)} of {kept.facts['count']} strips of rows) and is dropped; --resume "
                    "would have gone on from it.",
                )
            )
            kept.remove()
        if not self.job.manner.resume:
            kept.facts = {}
        places = [
            (date.outputs.final[role], raster)
            for date, own in zip(self.dates, rasters)
            for role, raster in own.items()
        ]
        space.require_space(
            places, self.dates[0].scene.fine[0], kept.folder, scratch.folder(), self.job.store.cog
        )
        return kept

    def _inputs(self) -> dict[str, Any]:
        """What tells whether the inputs are the same when a run is resumed."""
        found = {role: fingerprint(open_image(path, role)) for role, path in self.job.images.items()}
        found["the method"] = [self.manifest.name, self.manifest.version, self.manifest.sha256, self.settings]
        found["Chronofuse"] = __version__
        return found

    # ---- tiles

    def _predict(
        self,
        methods: list[Method],
        kept: unfinished.Unfinished,
        rasters: list[dict[str, Raster]],
        progress: Progress,
    ) -> list[Products]:
        """Predict all rows, and again with less memory from where it ran out."""
        allotment = budget.allot(
            self.job.machine.memory, methods[0], self.dates[0].scene, self.job.tile, self.threads
        )
        if not kept.facts:
            height = self.window.height
            with os_errors(kept.folder):
                kept.begin(self.job, self._inputs(), allotment.tile, _device(methods[0]), -(-height // BLOCK))
        elif self.job.tile is None and allotment.tile >= kept.tile:
            allotment = budget.with_tile(allotment, kept.tile)
        rows = Rows(
            self._products(kept.folder, rasters),
            kept,
            self.dates[0].scene,
            self.window,
            self.manifest.blend,
            methods[0].layers,
        )
        rows.restore(self.job)
        width = self.window.width * len(self.dates)
        while True:
            try:
                with progress.stage(FUSING, width * self.window.height, width * rows.finished) as step:
                    self._pass(methods, rows, allotment, step)
                break
            except (OutOfMemoryError, MemoryError) as error:
                allotment = self._step_down(allotment, methods, error)
        return rows.products

    def _products(self, folder: Path, rasters: list[dict[str, Raster]]) -> list[Products]:
        fine = open_image(self.job.pairs[0].fine, "F1")  # for the writer's thread alone
        top = self.window.y

        def read(window: Window) -> np.ndarray:
            return fine.read(Window(window.x, window.y + top, window.width, window.height))

        return [
            Products(
                own,
                date.outputs,
                folder / str(number),
                scratch.folder(),
                self.threads,
                self.job.store.cog,
                read,
                date.scene.names,
                date.scene.fine[0].path,
            )
            for number, (date, own) in enumerate(zip(self.dates, rasters))
        ]

    def _pass(
        self, methods: list[Method], rows: Rows, allotment: budget.Allotment, step: Callable[[float], None]
    ) -> None:
        """Predict every row that is not finished."""
        patches = Patches(
            self.job, [method.coarse_margin for method in methods]
        )  # none is left of a pass that failed
        tasks = list(self._tasks(methods[0], allotment.tile, rows.finished))
        rows.begin(allotment.tile, tasks[0].tile.write.y if tasks else 0)

        def predict(tasks: Sequence[tuple[Task, Any]]) -> list[np.ndarray]:
            if not methods[0].depends_on_target:
                return methods[0].predict_batch([patch for _, patch in tasks])
            return [methods[task.date].predict(patch) for task, patch in tasks]

        def write(task: Task, prediction: np.ndarray) -> None:
            rows.take(task, prediction)
            step(max(0, task.tile.core.width * task.tile.core.height))

        pipeline.run(
            tasks,
            lambda task: (task, patches.read(task)),
            predict,
            write,
            allotment.depth,
            allotment.batch,
            allotment.readers,
        )

    def _tasks(self, method: Method, side: int, finished: int) -> Iterator[Task]:
        """The tiles that touch rows which are not finished, each for all dates."""
        for number, tile in enumerate(self._plan(method, side)):
            if tile.write.bottom > self.window.y + finished:
                for date in range(len(self.dates)):
                    yield Task(number, tile, date)

    def _plan(self, method: Method, side: int) -> list[Tile]:
        grid = self.dates[0].scene.grid
        tiles = plan(grid.width, grid.height, side, method.halo, self.manifest.blend, self.manifest.multiple)
        return [
            tile for tile in tiles if tile.write.y < self.window.bottom and tile.write.bottom > self.window.y
        ]

    def _step_down(
        self, allotment: budget.Allotment, methods: list[Method], error: Exception
    ) -> budget.Allotment:
        """Less memory: a smaller batch, a smaller tile, then the CPU; raises what was given where nothing
        is left."""
        less = budget.smaller(allotment, methods[0])
        if less is not None:
            change = "tiles one at a time" if less.batch < allotment.batch else f"tiles of {less.tile} pixels"
        elif all(method.to_cpu() for method in set(methods)):
            less, change = allotment, "the CPU"
        else:
            raise error
        self.tell(
            events.Warned(
                "less-memory",
                f"Memory ran out with tiles of {allotment.tile} pixels, {allotment.batch} at "
                f"a time; going on with {change}.",
            )
        )
        return less


def _figures_of_part(method: Told, valid: int) -> dict[str, Any]:
    return {
        "valid": valid,
        "notes": list(method.notes),
        "device": method.device,
        "device_reason": method.device_reason,
        "precision": method.precision,
        "method": method.figures,
    }


def _device(method: Method) -> str:
    return f"{method.device} ({method.precision})"


def _finished(
    dates: list[Outcome], figures: list[dict[str, Any]], device: str, timings: dict[str, float]
) -> events.Finished:
    """Everything is put in place, now that all of it is whole."""
    checks = [date.found.to_dict() for date in dates]
    outputs = [{} if date.job.manner.check_only else date.outputs.commit() for date in dates]
    results = tuple(events.DateResult(o, f, c) for o, f, c in zip(outputs, figures, checks))
    return events.Finished(results, device, timings)
