"""What becomes of the rasters of a run that Processing loads: their look, their names, their day, and which
of them are seen at first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingLayerPostProcessorInterface,
    QgsProject,
    QgsRasterLayer,
)

from ..engine.door.events import Finished
from ..engine.door.fuse_job import FuseJob
from ..shell import same_look, series_time, styles
from ..shell.our_layers import ROLE, RUN
from ..shell.styles import LayerLook
from .kept import kept

FUSED = "output"


def dress(job: FuseJob, finished: Finished, context: QgsProcessingContext) -> None:
    """A style beside each raster; for the layers that QGIS will load the same style, and a name that tells
    the day, the method and the time of the run."""
    at = datetime.now()
    loaded = set(filter(context.willLoadLayerOnCompletion, _rasters(finished)))
    days = sorted(date.figures.get("target_date") or "" for date in finished.dates if loaded)
    for look in styles.looks_of(finished):
        styles.write_sidecar(look, job.manner.overwrite)
        if look.path in loaded:
            fused = [date.outputs.get(FUSED) for date in finished.dates if look.path in date.outputs.values()]
            seen = look.role == FUSED or fused[0] not in loaded
            dresser = kept(_Dresser(look, job, at, seen, list(filter(None, days))))
            details = context.layerToLoadOnCompletionDetails(look.path)
            details.setPostProcessor(dresser)
            method = finished.first.figures.get("method") or job.method
            details.name = " ".join(filter(None, (details.name, look.day, f"({method}, {at:%H:%M:%S})")))
            if getattr(details, "groupName", ""):  # from QGIS 3.24 on
                details.groupName = f"{details.groupName} {at:%H:%M:%S}"


def _rasters(finished: Finished) -> Iterable[str]:
    return (path for date in finished.dates for path in date.outputs.values())


class _Dresser(QgsProcessingLayerPostProcessorInterface):
    """Called in the main thread, when the layer is in the project."""

    def __init__(self, look: LayerLook, job: FuseJob, at: datetime, seen: bool, days: list[str]):
        super().__init__()
        self.look, self.job, self.at, self.seen, self.days = look, job, at, seen, days

    def postProcessLayer(self, layer, context, feedback):
        layer.reload()  # it may be one of an earlier run, whose file was written anew
        styles.dress(layer, self.look)
        layer.setCustomProperty(RUN, self.at.isoformat())
        layer.setCustomProperty(ROLE, self.look.role)
        project = context.project()
        if project is not None:
            self._place(layer, project)

    def _place(self, layer: QgsRasterLayer, project: QgsProject) -> None:
        """As the dock has it: the fused image is seen, in one look with F1; the controller plays a series."""
        node = project.layerTreeRoot().findLayer(layer.id())
        if node is not None:
            node.setItemVisibilityChecked(self.seen)
            node.setExpanded(False)
        if self.look.role == FUSED:
            same_look.align(self.look, same_look.fine_layers(self.job, project), layer)
            series_time.play(self.days, project)
