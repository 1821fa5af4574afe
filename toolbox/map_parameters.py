"""What the algorithms of the group "Maps" have in common."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
)

from ..shell.tr import tr
from .building import explained
from .engine_algorithm import EngineAlgorithm

Number = QgsProcessingParameterNumber


class MapAlgorithm(EngineAlgorithm):
    """An algorithm of the group "Maps"."""

    def group(self):
        return tr("Maps")

    def groupId(self):
        return "maps"

    def text(self, parameters, name: str, context):
        """A text, None where it was left out."""
        return self.parameterAsString(parameters, name, context).strip() or None

    def whole(self, parameters, name: str, context):
        """A whole number, None where it was left out."""
        number = self.number(parameters, name, context)
        return None if number is None else int(number)


def folder_of_a_series(help_text: str):
    kind = QgsProcessingParameterFile
    return explained(
        kind("FOLDER", tr("Folder of the series"), kind.Behavior.Folder, optional=True), help_text
    )


def layers_of_a_series():
    return explained(
        QgsProcessingParameterMultipleLayers(
            "LAYERS", tr("Images of the series"), QgsProcessing.SourceType.TypeRaster, optional=True
        ),
        tr("Layers in the place of a folder, or beside it; also one raster with a band for each date."),
    )


def run_parameters(with_tile: bool):
    """Memory, threads and overwriting, and the tile."""

    def number(name: str, title: str, help_text: str):
        return explained(Number(name, title, Number.Type.Integer, optional=True), help_text, advanced=True)

    tile = number("TILE", tr("Tile size"), tr("Side of a tile in pixels. The result is the same."))
    return (
        *((tile,) if with_tile else ()),
        number(
            "MEMORY", tr("Memory (MB)"), tr("How many megabytes the run may use. The result is the same.")
        ),
        number("THREADS", tr("Threads"), tr("How many processor cores to use; left out, all of them.")),
        explained(
            QgsProcessingParameterBoolean("OVERWRITE", tr("Overwrite existing files"), False),
            tr("Without it, an output that exists already is refused."),
            advanced=True,
        ),
    )
