"""The one writer to the QGIS project: a run's results as a group of layers. Main thread only."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsLayerTreeGroup, QgsMapLayer, QgsProject, QgsVectorLayer

from ..engine.door.events import Finished
from ..shell.figures_table import figures_layer
from ..shell.styles import KINDS, looks_of, open_layer

VISIBLE_ROLES = ("output",)
"""The rest is loaded but not ticked, so that the fused image is what one sees first."""


@dataclass(frozen=True)
class FinishedRun:
    """All that a finished run leaves for the project."""

    method: str
    finished: Finished

    @property
    def day(self) -> str:
        """The target date, or words where it is not known."""
        return self.finished.first.figures.get("target_date") or "Fused"


def add_run(run: FinishedRun, project: QgsProject) -> list[QgsMapLayer]:
    """Add a run's layers to the group named after its target date; the rasters first, then the figures."""
    group = _group(project, run.day)
    added = []
    for place, look in enumerate(looks_of(run.finished)):
        layer = open_layer(look, f"{KINDS[look.role]} ({run.method})")
        _insert(project, group, place, layer, visible=look.role in VISIBLE_ROLES)
        added.append(layer)
    table = figures_table(run)
    if table.featureCount():
        _insert(project, group, len(added), table, visible=True)
        added.append(table)
    return added


def figures_table(run: FinishedRun) -> QgsVectorLayer:
    """The figures as a table without geometry, one row a figure and band."""
    table = figures_layer(run.finished.first.figures, f"Figures ({run.method})")
    # The report holds the figures for good; QGIS need not ask about the table when it closes.
    table.setCustomProperty("skipMemoryLayersCheck", 1)
    return table


def _group(project: QgsProject, name: str) -> QgsLayerTreeGroup:
    root = project.layerTreeRoot()
    return root.findGroup(name) or root.insertGroup(0, name)


def _insert(
    project: QgsProject, group: QgsLayerTreeGroup, place: int, layer: QgsMapLayer, visible: bool
) -> None:
    project.addMapLayer(layer, False)
    node = group.insertLayer(place, layer)
    node.setItemVisibilityChecked(visible)
    node.setExpanded(False)
