"""The rows of a fusion from a cluster: parts that other machines predict, joined as they come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Callable

from ..door import events
from ..door.jobs import dumps
from ..methods.network import soundness
from ..raster import scratch, space
from ..run import budget
from ..run.course import FUSING, Course
from ..run.stages import Stages
from .dask_cluster import Cluster
from .mosaic import Joined
from .parts import Part, absolute, method_path, part_job, plan

PARTS_PER_SLOT, COSTLY_PARTS_PER_SLOT = 3, 2
"""Parts for each that runs at a time; fewer where every part reads the whole scene first
(docs/cluster.md)."""


@dataclass
class Heard:
    """What the workers told of the method, for one date."""

    device: str = "cluster"
    device_reason: str = ""
    precision: str = "float32"
    notes: list[str] = field(default_factory=list)
    figures: dict[str, Any] = field(default_factory=dict)
    devices: set[str] = field(default_factory=set)
    """Every device that a part ran on, and its precision."""

    def take(self, figures: dict[str, Any], host: str) -> None:
        """Of several parts all notes, the sum of what is no prediction, and the device and further figures of
        the one that was through first."""
        unsound = soundness.summed(self.figures, figures["method"])
        if self.device == "cluster":
            self.device, self.precision, self.figures = (
                figures["device"],
                figures["precision"],
                figures["method"],
            )
            self.device_reason = f"on the cluster's workers; on {host}: {figures['device_reason']}"
        self.figures = {**self.figures, **unsound}
        self.devices.add(f"{figures['device']} ({figures['precision']})")
        self.notes.extend(note for note in figures["notes"] if note not in self.notes)


class Spread:
    """A source of rows: parts that the cluster's workers predict, joined as they come."""

    def __init__(self, course: Course, cluster: Cluster):
        """Look at the workers, and make the files that the parts are joined into.

        Raises:
            ClusterError: a worker that can't take part.
            DiskFullError: no room for the parts and the outputs.
        """
        self._course, self._cluster = replace(course, tell=_Once(course.tell)), cluster
        self._tell, self._window = self._course.tell, course.window
        rasters = course.rasters()
        places = [
            (date.outputs.final[role], raster)
            for date, own in zip(course.dates, rasters)
            for role, raster in own.items()
        ]
        cog = course.job.store.cog
        space.require_space(places, course.dates[0].scene.fine[0], None, scratch.folder(), cog)
        reason = f"{cluster.slots} parts at a time on {cluster.address}"
        self._course.tell_beginning(Heard(device_reason=reason))
        self._look()
        self._heard = [Heard() for _ in course.dates]
        self._joined = [
            Joined(number, own, date.outputs, scratch.folder(), course.threads, cog)
            for number, (date, own) in enumerate(zip(course.dates, rasters))
        ]

    @property
    def told(self) -> list[Heard]:
        """Of each date, what the workers told of the method."""
        return self._heard

    def predict(self, progress: Stages) -> list[Joined]:
        """Have all parts predicted, and join them."""
        window = self._window
        with progress.stage(FUSING, window.width * window.height * len(self._course.dates)) as step:
            for part, result in self._parts(step):
                self._take(part, result)
        self._warn_of_devices(set().union(*(heard.devices for heard in self._heard)))
        return self._joined

    def drop(self) -> None:
        """Nothing is kept of a run on a cluster."""

    def _look(self) -> None:
        job = self._course.job
        folders = [folder for date in self._course.dates for folder in date.outputs.parts.values()]
        inputs = [absolute(path) for path in (*job.predicts_from.values(), *job.calibration)]
        for note in self._cluster.look([*inputs, method_path(job.method)], folders):
            self._tell(events.Warned("cluster-versions", note))

    def _parts(self, step: Callable[[float], None]) -> Iterator[tuple[Part, dict[str, Any]]]:
        """All parts as they are finished; `step` takes the pixels that were predicted meanwhile."""
        each = COSTLY_PARTS_PER_SLOT if self._course.manifest.needs_scene else PARTS_PER_SLOT
        parts = plan(self._window.height, len(self._course.dates), self._cluster.slots, each)
        shares = dict.fromkeys(parts, 0.0)

        def moved(part: Part, share: float) -> None:
            """A part that is tried again is counted on from where it had been."""
            if share > shares[part]:
                step((share - shares[part]) * (part.last - part.first) * self._window.width)
                shares[part] = share

        for part, result in self._cluster.run(parts, self._texts(), moved, lambda: step(0)):
            moved(part, 1.0)
            yield part, result

    def _texts(self) -> Callable[[Part], str]:
        memory = self._course.job.machine.memory or budget.default_megabytes()

        def text(part: Part) -> str:
            folders = self._course.dates[part.date].outputs.parts
            return dumps(part_job(self._course.job, part, self._window.y, folders, memory))

        return text

    def _take(self, part: Part, result: dict[str, Any]) -> None:
        for code, message in result["warnings"]:
            self._tell(events.Warned(code, message))
        self._heard[part.date].take(result["figures"], result["host"])
        counts = (result["figures"][name] for name in ("valid", "values"))
        self._joined[part.date].add(part, result["outputs"], *counts)

    def _warn_of_devices(self, devices: set[str]) -> None:
        if len(devices) > 1:
            self._tell(
                events.Warned(
                    "other-device",
                    f"Parts were predicted on {' and '.join(sorted(devices))}, which may "
                    "round differently; --device cpu would take the CPU everywhere.",
                )
            )


class _Once:
    """Tells events, but no warning twice: every part warns of the same images."""

    def __init__(self, tell):
        self._tell, self._warned = tell, set()

    def __call__(self, event: events.Event) -> None:
        if isinstance(event, events.Warned):
            if event.message in self._warned:
                return
            self._warned.add(event.message)
        self._tell(event)
