"""A fusion over a cluster: the same flow as fuse.py, but the rows come from parts that other machines
predict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..door import events
from ..door.jobs import dumps
from ..fuse import FUSING, Run
from ..raster import scratch, space
from ..run import budget
from ..run.products import rasters_of
from ..run.progress import Progress
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
        """Of several parts all notes, and the device and figures of the one that was through first."""
        if self.device == "cluster":
            self.device, self.precision, self.figures = (
                figures["device"],
                figures["precision"],
                figures["method"],
            )
            self.device_reason = f"on the cluster's workers; on {host}: {figures['device_reason']}"
        self.devices.add(f"{figures['device']} ({figures['precision']})")
        self.notes.extend(note for note in figures["notes"] if note not in self.notes)


@dataclass
class Spread(Run):
    """One fusion, its parts on a cluster."""

    cluster: Cluster

    def execute(self) -> events.Finished:
        """Have all parts predicted, join them, and end as on a single machine."""
        self.tell = _Once(self.tell)
        rasters = [
            rasters_of(date.job, date.scene, self.manifest, self.settings, date.found) for date in self.dates
        ]
        places = [
            (date.outputs.final[role], raster)
            for date, own in zip(self.dates, rasters)
            for role, raster in own.items()
        ]
        space.require_space(places, self.dates[0].scene.fine[0], None, scratch.folder(), self.job.store.cog)
        slots = self.cluster.slots
        self._tell_beginning(Heard(device_reason=f"{slots} parts at a time on {self.cluster.address}"))
        self._look()
        heard = [Heard() for _ in self.dates]
        joined = [
            Joined(number, own, date.outputs, scratch.folder(), self.threads, self.job.store.cog)
            for number, (date, own) in enumerate(zip(self.dates, rasters))
        ]
        progress = Progress(self.tell, self._stages(), FUSING)
        with progress.stage(FUSING, self.window.width * self.window.height * len(self.dates)) as step:
            for part, result in self._parts(slots, step):
                self._take(part, result, heard[part.date], joined[part.date])
        self._warn_of_devices(set().union(*(one.devices for one in heard)))
        return self._end(heard, joined, progress)

    def _look(self) -> None:
        inputs = [
            absolute(path) for role, path in self.job.inputs.items() if not role.startswith("reference")
        ]
        folders = [folder for date in self.dates for folder in date.outputs.parts.values()]
        for note in self.cluster.look([*inputs, method_path(self.job.method)], folders):
            self.tell(events.Warned("cluster-versions", note))

    def _parts(self, slots: int, step) -> Iterator[tuple[Part, dict[str, Any]]]:
        """All parts as they are finished; `step` takes the pixels that were predicted meanwhile."""
        each = COSTLY_PARTS_PER_SLOT if self.manifest.needs_scene else PARTS_PER_SLOT
        parts = plan(self.window.height, len(self.dates), slots, each)
        shares = dict.fromkeys(parts, 0.0)

        def moved(part: Part, share: float) -> None:
            """A part that is tried again is counted on from where it had been."""
            if share > shares[part]:
                step((share - shares[part]) * (part.last - part.first) * self.window.width)
                shares[part] = share

        for part, result in self.cluster.run(parts, self._texts(), moved, lambda: step(0)):
            moved(part, 1.0)
            yield part, result

    def _texts(self):
        memory = self.job.machine.memory or budget.default_megabytes()

        def text(part: Part, attempt: str) -> str:
            date = self.dates[part.date]
            return dumps(part_job(date.job, part, self.window.y, date.outputs.parts, attempt, memory))

        return text

    def _take(self, part: Part, result: dict[str, Any], heard: Heard, joined: Joined) -> None:
        for code, message in result["warnings"]:
            self.tell(events.Warned(code, message))
        heard.take(result["figures"], result["host"])
        joined.add(part, result["outputs"], result["figures"]["valid"])

    def _warn_of_devices(self, devices: set[str]) -> None:
        if len(devices) > 1:
            self.tell(
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
