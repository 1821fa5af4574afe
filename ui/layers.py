"""The one writer to the QGIS project: a run's results as a group of layers.

The files are opened in the task's thread (`opened`); the main thread takes the layers over, one at a time, so
that it answers meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Callable, Optional

from qgis.core import QgsLayerTreeGroup, QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QTimer

from ..engine.door.events import Finished
from ..engine.door.fuse_job import FuseJob
from ..shell import figures_file, lasting_thread, same_look, series_time
from ..shell.our_layers import ROLE, RUN, remove_replaced
from ..shell.styles import KINDS, LayerLook, looks_of, open_layer, write_sidecar
from ..shell.tr import tr, tr_marked

FUSED = "output"


@dataclass(frozen=True)
class FinishedRun:
    """All that a finished run leaves for the project."""

    method: str
    finished: Finished
    at: datetime = field(default_factory=datetime.now)
    """When it ended; tells its layers from those of another run."""
    job: Optional[FuseJob] = None

    @property
    def days(self) -> list[str]:
        """The target dates, in order, as far as they are known."""
        known = (date.figures.get("target_date") for date in self.finished.dates)
        return sorted(day for day in known if day)

    @property
    def is_series(self) -> bool:
        return len(self.finished.dates) > 1

    @property
    def group(self) -> str:
        """Of a date's layers, or of a series."""
        if self.is_series:
            return tr("Series ({method}, {time})").format(method=self.method, time=self.time)
        return self.days[0] if self.days else tr("Date unknown")

    @property
    def time(self) -> str:
        return f"{self.at:%H:%M:%S}"

    def title(self, kind: str, day: Optional[str]) -> str:
        """The name of a layer: `Fused (softmix, 14:05:33) 2024-07-01`; what its group does not say comes
        first, because the layer tree shows hardly thirty letters."""
        which = f"({self.method}, {self.time})"
        return " ".join(filter(None, (day, kind, which) if self.is_series else (kind, which, day)))


@dataclass(frozen=True)
class OpenedRun:
    """A run with its layers, which no project has yet."""

    run: FinishedRun
    rasters: tuple[tuple[LayerLook, QgsRasterLayer], ...]
    table: Optional[QgsMapLayer]
    """The figures, where there are any."""
    ids: tuple[str, ...]
    """Of all its layers, which the analyst may remove at any time."""

    @property
    def layers(self) -> list[QgsMapLayer]:
        """The rasters, then the figures."""
        return [*(layer for _, layer in self.rasters), *([self.table] if self.table is not None else [])]

    @property
    def table_id(self) -> Optional[str]:
        return self.ids[-1] if self.table is not None else None


def kind_of(role: str) -> str:
    """What an output raster is called."""
    return tr_marked(KINDS[role])


def opened(run: FinishedRun) -> OpenedRun:
    """Open what a run wrote, with the looks, styles beside the rasters and the figures as a file.

    The task's thread waits for it; the layers are then the main thread's.
    """
    return lasting_thread.call(lambda: _opened(run))


def _opened(run: FinishedRun) -> OpenedRun:
    overwrite = run.job is not None and run.job.manner.overwrite
    rasters = []
    for look in looks_of(run.finished):
        layer = open_layer(look, run.title(kind_of(look.role), look.day))
        write_sidecar(look, overwrite, layer)
        layer.setCustomProperty(RUN, run.at.isoformat())
        layer.setCustomProperty(ROLE, look.role)
        lasting_thread.give(layer)
        rasters.append((look, layer))
    table = _figures(run, overwrite)
    if table is not None:
        table.setCustomProperty(RUN, run.at.isoformat())
        lasting_thread.give(table)
    every = [*(layer for _, layer in rasters), *([table] if table is not None else [])]
    return OpenedRun(run, tuple(rasters), table, tuple(layer.id() for layer in every))


def add_run_in_slices(
    given: OpenedRun, project: QgsProject, done: Callable[[list[QgsMapLayer]], None]
) -> None:
    """Add the layers of a run, one whenever the main thread has nothing else to do: the rasters first, then
    the figures; `done` is given all of them."""
    steps = _added(given, project)
    added: list[QgsMapLayer] = []

    def step() -> None:
        layer = next(steps, None)
        if layer is None:
            done(added)
            return
        added.append(layer)
        QTimer.singleShot(0, step)

    step()


def _added(given: OpenedRun, project: QgsProject) -> Iterator[QgsMapLayer]:
    run = given.run
    remove_replaced(given.layers, project)
    group = _group(project.layerTreeRoot(), run.group)
    fine = _fine_images(run, project)
    seen: set[Optional[str]] = set()
    place = 0
    for look, layer in given.rasters:
        # Of each date the fused image is seen; the rest is loaded but not ticked.
        visible = look.role == FUSED and look.day not in seen
        if visible:
            seen.add(look.day)
            same_look.align(look, fine, layer)
        within = group if look.role == FUSED or not run.is_series else _subgroup(group, kind_of(look.role))
        # A subgroup that is not ticked hides its layers; once it is, all of them are seen.
        _insert(project, within, place, layer, ticked=visible or within is not group)
        place += within is group
        yield layer
    if given.table is not None:
        _insert(project, group, place, given.table, ticked=True)
        yield given.table
    if run.is_series:
        series_time.play(run.days, project)


def _figures(run: FinishedRun, overwrite: bool) -> Optional[QgsMapLayer]:
    """The figures as a table of a file; None where there are none."""
    if not figures_file.lines_of(run.finished):
        return None
    path = figures_file.write(run.finished, run.finished.first.outputs[FUSED], overwrite)
    day = run.days[0] if run.days and not run.is_series else None
    return figures_file.open_layer(path, run.title(tr("Figures"), day))


def _fine_images(run: FinishedRun, project: QgsProject) -> list[QgsRasterLayer]:
    """F1, the references and F3 as the project has them, F1 first."""
    return same_look.fine_layers(run.job, project) if run.job is not None else []


def _group(root: QgsLayerTreeGroup, name: str) -> QgsLayerTreeGroup:
    group = root.findGroup(name)
    if group is None:
        group = root.insertGroup(0, name)
        group.setCustomProperty(RUN, True)
    return group


def _subgroup(group: QgsLayerTreeGroup, name: str) -> QgsLayerTreeGroup:
    """Of a series: what is not seen at first, as one to be ticked."""
    found = group.findGroup(name)
    if found is None:
        found = group.addGroup(name)
        found.setItemVisibilityChecked(False)
        found.setExpanded(False)
        found.setCustomProperty(RUN, True)
    return found


def _insert(
    project: QgsProject, group: QgsLayerTreeGroup, place: int, layer: QgsMapLayer, ticked: bool
) -> None:
    project.addMapLayer(layer, False)
    node = group.insertLayer(min(place, len(group.children())), layer)
    node.setItemVisibilityChecked(ticked)
    node.setExpanded(False)
