"""The rows of a fusion, predicted on this machine: tile after tile, kept on the disk as they are finished."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Callable

import numpy as np

from ..align.scene_figures import Known
from ..devices import hardware
from ..devices.failures import CardFullError, UnusableError
from ..door import events, unfinished
from ..door.errors import OutOfMemoryError
from ..door.outputs import os_errors
from ..methods.base import Method, Needs
from ..methods.registry import create
from ..methods.spectral import Spectral
from ..raster import scratch, space
from ..raster.grid import Window
from ..raster.strips import BLOCK
from . import budget, kept_rows, pipeline
from .course import FUSING, READING, Course
from .patches import Patches, Task
from .products import Products
from .promised import bound_times
from .rows import Rows
from .stages import Stages
from .tiles import Tile, plan


class Here:
    """A source of rows: the methods of this process."""

    def __init__(self, course: Course):
        """Open the methods, and take over what is kept of an earlier run that this one goes on from.

        Raises:
            ChronofuseError: a device or a model that can't be used, a full disk, another run than was begun.
        """
        self._course, self._job, self._tell = course, course.job, course.tell
        self._scenes = [date.scene for date in course.dates]
        self._rasters = course.rasters()
        self._methods = self._opened()
        self._kept = self._taken_over()
        course.tell_beginning(self._methods[0])
        hardware.give_back_free_memory()

    @property
    def told(self) -> Sequence[Method]:
        """Of each date, what its method tells of itself."""
        return self._methods

    def predict(self, progress: Stages) -> list[Products]:
        """All rows of all dates, stored; where memory runs out, again with less from where it did."""
        course = self._course
        pixels = course.window.width * course.window.height * len(self._scenes)
        if course.manifest.family == "network":  # at least so much, before a trial takes any
            self._allot(self._methods[0].declared())
        with progress.stage(READING, pixels * len(self._job.pairs)) as step:
            known, needs = Known(), {}
            for method, scene in dict(zip(self._methods, self._scenes)).items():
                needs[method] = method.prepare(scene, step, known)
        products = self._predict([needs[method] for method in self._methods], progress)
        for method in set(self._methods):
            method.release()
        return products

    def drop(self) -> None:
        """The kept rows are of no use any more."""
        self._kept.remove()

    def _opened(self) -> list[Method]:
        """The method for each date: an instance each, or the same one where C2 makes no difference to it."""
        machine, course = self._job.machine, self._course

        def new() -> Method:
            method = create(
                course.manifest,
                machine.device,
                course.threads,
                course.settings,
                machine.precision,
                self._job.asks_uncertainty,
                self._job.calibration,
                self._job.asks_change_probability,
            )
            others = self._scenes[0].by_others
            return Spectral(method, others) if others else method

        first = new()
        return [first, *(new() if first.depends_on_target else first for _ in self._scenes[1:])]

    # ---- what is kept of a run that does not end

    def _taken_over(self) -> unfinished.Unfinished:
        """The place of the raw rows; with what an earlier run left there, if this one is to go on from it."""
        unfinished.remove_old()
        kept, resume = unfinished.of(self._job), self._job.manner.resume
        if kept.facts and resume:
            kept.require_same(self._job, self._inputs())
            self._warn_of_another_device(kept)
        elif resume:
            self._warn("nothing-to-resume", kept_rows.nothing_kept(self._job))
        elif kept.strips:
            self._warn(
                "not-resumed",
                f"An unfinished run of '{self._job.first.outputs.output}' was kept "
                f"({len(kept.strips)} of {kept.facts['count']} strips of rows) and is dropped; --resume "
                "would have gone on from it.",
            )
            kept.remove()
        if not resume:
            kept.facts = {}
        self._require_space(kept.folder)
        return kept

    def _warn_of_another_device(self, kept: unfinished.Unfinished) -> None:
        device = _device(self._methods[0])
        if kept.facts["device"] != device:
            self._warn(
                "other-device",
                f"The rows that are kept were predicted on {kept.facts['device']}; this run goes on on "
                f"{device}, which may round differently.",
            )

    def _require_space(self, folder: Path) -> None:
        places = [
            (date.outputs.final[role], raster)
            for date, own in zip(self._course.dates, self._rasters)
            for role, raster in own.items()
        ]
        space.require_space(places, self._scenes[0].fine[0], folder, scratch.folder(), self._job.store.cog)

    def _inputs(self) -> dict[str, Any]:
        """What tells whether the inputs are the same when a run is resumed."""
        return kept_rows.inputs(self._job, self._course.manifest, self._course.settings)

    def _warn(self, code: str, text: str) -> None:
        self._tell(events.Warned(code, text))

    # ---- tiles

    def _predict(self, needs: Sequence[Needs], progress: Stages) -> list[Products]:
        """Predict all rows, and again with less memory from where it ran out."""
        window = self._course.window
        allotment = self._allotted(needs[0])
        rows = Rows(
            self._products(),
            self._kept,
            self._scenes[0],
            window,
            needs[0].blend,
            needs[0].layers + needs[0].beside,
        )
        rows.restore(self._job)
        width = window.width * len(self._scenes)
        while True:
            try:
                steps = sum(1 for _ in self._tasks(needs[0], allotment.tile, rows.finished))
                with progress.stage(FUSING, width * window.height, width * rows.finished, steps) as step:
                    self._pass(needs, rows, allotment, step)
                return rows.products
            except (OutOfMemoryError, MemoryError) as error:
                allotment = self._step_down(allotment, needs[0], error)
            except UnusableError as error:
                self._leave_card(error)
                allotment = budget.one_at_a_time(allotment)

    def _allotted(self, needs: Needs) -> budget.Allotment:
        """The memory's use; with the tile that an unfinished run had, where this one goes on from it."""
        job, kept = self._job, self._kept
        allotment = self._allot(needs)
        if not kept.facts:
            strips = -(-self._course.window.height // BLOCK)
            with os_errors(kept.folder):
                kept.begin(job, self._inputs(), allotment.tile, _device(self._methods[0]), strips)
        elif job.tile is None and allotment.tile >= kept.tile:
            return budget.with_tile(allotment, kept.tile)
        return allotment

    def _allot(self, needs: Needs) -> budget.Allotment:
        job = self._job
        return budget.allot(
            job.machine.memory, self._methods[0], needs, self._scenes[0], job.tile, self._course.threads
        )

    def _products(self) -> list[Products]:
        course, fine = self._course, self._scenes[0].fine[0]
        top = course.window.y
        asks = self._job.asks_uncertainty
        times = bound_times(self._job, course.manifest, course.settings) if asks else ()

        def read(window: Window) -> np.ndarray:
            return fine.read(Window(window.x, window.y + top, window.width, window.height))

        return [
            Products(
                own,
                date.outputs,
                self._kept.folder / str(number),
                scratch.folder(),
                course.threads,
                self._job.store.cog,
                read,
                date.scene.names,
                fine.path,
                times,
            )
            for number, (date, own) in enumerate(zip(course.dates, self._rasters))
        ]

    def _pass(
        self, needs: Sequence[Needs], rows: Rows, allotment: budget.Allotment, step: Callable[[float], None]
    ) -> None:
        """Predict every row that is not finished."""
        methods, others = self._methods, self._scenes[0].by_others
        held = [stays and n not in others for n, stays in enumerate(self._scenes[0].done.held)]
        patches = Patches(self._scenes, [of_date.coarse_margin for of_date in needs])  # none of a failed pass
        tasks = list(self._tasks(needs[0], allotment.tile, rows.finished))
        rows.begin(allotment.tile, tasks[0].tile.write.y if tasks else 0)

        def predict(tasks: Sequence[tuple[Task, Any]]) -> list[np.ndarray]:
            found = _by_method(methods, tasks, lambda method, patches: method.predict_batch(patches))
            return [kept_bands(layers, patch, held) for layers, (_, patch) in zip(found, tasks)]

        def load(tasks: Sequence[tuple[Task, Any]]) -> list[tuple[Task, Any]]:
            loaded = _by_method(methods, tasks, lambda method, patches: method.load(patches))
            return [(task, patch) for (task, _), patch in zip(tasks, loaded)]

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
            load if methods[0].ahead and allotment.ahead else None,
        )

    def _tasks(self, needs: Needs, side: int, finished: int) -> Iterator[Task]:
        """The tiles that touch rows which are not finished, each for all dates."""
        for number, tile in enumerate(self._plan(needs, side)):
            if tile.write.bottom > self._course.window.y + finished:
                for date in range(len(self._scenes)):
                    yield Task(number, tile, date)

    def _plan(self, needs: Needs, side: int) -> list[Tile]:
        grid, window = self._scenes[0].grid, self._course.window
        tiles = plan(grid.width, grid.height, side, needs.halo, needs.blend, needs.multiple)
        return [tile for tile in tiles if tile.write.y < window.bottom and tile.write.bottom > window.y]

    def _step_down(self, allotment: budget.Allotment, needs: Needs, error: Exception) -> budget.Allotment:
        """Less memory: a smaller batch, a smaller tile, then the CPU; raises what was given where nothing is
        left."""
        less = budget.smaller(allotment, needs, isinstance(error, CardFullError))
        if less is not None and less.tile == allotment.tile:
            change = f"{less.batch} at a time" if less.batch > 1 else "tiles one at a time"
        elif less is not None:
            change = f"tiles of {less.tile} pixels"
        elif self._moved_to_cpu():
            less, change = allotment, "the CPU"
        else:
            raise error
        self._warn(
            "less-memory",
            f"Memory ran out with tiles of {allotment.tile} pixels, {allotment.batch} at "
            f"a time; going on with {change}.",
        )
        return less

    def _moved_to_cpu(self) -> bool:
        """Move the methods of all dates; False where none of them was elsewhere."""
        return any([method.to_cpu() for method in set(self._methods)])  # noqa: C419 (all of them, not the first)

    def _leave_card(self, error: UnusableError) -> None:
        """Go on on the CPU where the card failed; what is finished stays. Raises what was given where nothing
        is left."""
        if not self._moved_to_cpu():
            raise error
        self._warn("card-lost", f"The graphics card failed ({error.reason.what}); going on with the CPU.")


def _by_method(
    methods: Sequence[Method],
    tasks: Sequence[tuple[Task, Any]],
    work: Callable[[Method, list], Sequence[Any]],
) -> list[Any]:
    """What each date's method makes of the patches of that date, all of them at once; in the tasks' order."""
    found: list[Any] = [None] * len(tasks)
    together: dict[Method, list[int]] = {}
    for number, (task, _) in enumerate(tasks):
        together.setdefault(methods[task.date], []).append(number)
    for method, numbers in together.items():
        for number, made in zip(numbers, work(method, [tasks[number][1] for number in numbers])):
            found[number] = made
    return found


def kept_bands(layers: np.ndarray, patch: Any, held: Sequence[bool]) -> np.ndarray:
    """A prediction with F1 in the bands whose coarse change is not taken over: some methods make something
    else of no change. Of two pairs the method's own mean of both stays."""
    if not any(held) or len(patch.fine) > 1:
        return layers
    layers = layers.copy()
    for band in np.flatnonzero(held):
        fine = patch.fine[0][(band, *patch.inner)]
        np.copyto(layers[band], fine, where=np.isfinite(fine) & np.isfinite(layers[band]))
    return layers


def _device(method: Method) -> str:
    return f"{method.device} ({method.precision})"
