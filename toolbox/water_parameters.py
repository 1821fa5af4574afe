"""Parameters that *Boundaries* and *Water dynamics* share: images, the rule, the machine."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..engine.door.boundaries_job import WATER
from ..engine.door.collection_source import CollectionSource
from ..engine.door.errors import JobError
from ..engine.door.plain_text import cut
from ..shell.tr import tr
from .building import choice_of, explained
from .engine_algorithm import EngineAlgorithm

Number = QgsProcessingParameterNumber


def images(one_raster: bool):
    """A folder or layers; `one_raster` where a single one will do."""
    layers = (
        tr("One raster, with or without a date; or several layers in the place of a folder, or beside it.")
        if one_raster
        else tr("Layers in the place of a folder, or beside it; also one raster with a band for each date.")
    )
    return (
        explained(
            QgsProcessingParameterFile(
                "FOLDER",
                tr("Folder of the series"),
                QgsProcessingParameterFile.Behavior.Folder,
                optional=True,
            ),
            tr(
                "A folder with an image for each date, also the one that 'Fill a series' made; masks beside "
                "the images are used."
            ),
        ),
        explained(
            QgsProcessingParameterMultipleLayers(
                "LAYERS",
                tr("Raster or images") if one_raster else tr("Images of the series"),
                QgsProcessing.SourceType.TypeRaster,
                optional=True,
            ),
            layers,
        ),
    )


def rule(rules: tuple[str, ...]):
    """What lies within."""
    return (
        choice_of(
            "RULE",
            tr("Rule"),
            list(rules),
            WATER,
            tr(
                "water takes MNDWI (green and swir1), else NDWI (green and nir), else radar, by what bands "
                "there are; mndwi, ndwi, vv and vh say which; class is for rasters of classes."
            )
            if "value" not in rules
            else tr(
                "water takes MNDWI (green and swir1), else NDWI (green and nir), else radar, by what bands "
                "there are; mndwi, ndwi, vv and vh say which; class is for rasters of classes; value follows "
                "a value of a band."
            ),
        ),
        explained(
            Number("THRESHOLD", tr("Threshold"), Number.Type.Double, optional=True),
            tr(
                "From which value on there is water: of the index, of radar in decibels (below it), or of "
                "the band. Left out, it is found in each scene."
            ),
        ),
        explained(
            QgsProcessingParameterString("CLASSES", tr("Classes"), optional=True),
            tr("Of rule class: codes with commas between them. Left out, all of them."),
        ),
    )


def smooth():
    """The filter."""
    return explained(
        Number("SMOOTH", tr("Smoothing (pixels)"), Number.Type.Double, optional=True, minValue=0),
        tr(
            "Deviation of the filter before outlines are drawn. Left out, 1 for radar and classes, else none."
        ),
    )


def advanced():
    """What few need."""

    def number(name: str, title: str, help_text: str):
        return explained(Number(name, title, Number.Type.Integer, optional=True), help_text, advanced=True)

    return (
        explained(
            QgsProcessingParameterString("IMAGES", tr("Which of the images"), optional=True),
            tr(
                "What the names of the files have in common (sentinel2), or a pattern ('LC08*'), where a "
                "folder holds several sensors. Left out, those that the rule suits best."
            ),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterFile("TABLE", tr("Table of the images"), optional=True),
            tr("A CSV file with the columns file and, where known, date, mask, sensor and band."),
            advanced=True,
        ),
        number("BAND", tr("Band"), tr("Of a raster of classes or values; left out, the first.")),
        number("TILE", tr("Tile size"), tr("Rows or pixels that are read at once. The result is the same.")),
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


def sources(algorithm: EngineAlgorithm, parameters, context, layers: list[str]) -> tuple:
    """The sources of the images."""
    folder = algorithm.parameterAsString(parameters, "FOLDER", context)
    table = algorithm.parameterAsString(parameters, "TABLE", context) or None
    named = ((folder,) if folder else ()) + tuple(layers)
    return (CollectionSource(named, table),) if named or table else ()


def wishes(algorithm: EngineAlgorithm, parameters, context) -> dict[str, Any]:
    """What both jobs are asked alike.

    Raises:
        JobError: classes that are no numbers.
    """
    given: dict[str, Any] = {
        "rule": algorithm.choice(parameters, "RULE", context),
        "threshold": algorithm.number(parameters, "THRESHOLD", context),
        "smooth": algorithm.number(parameters, "SMOOTH", context),
        "images": algorithm.parameterAsString(parameters, "IMAGES", context) or None,
        "classes": _codes(algorithm.parameterAsString(parameters, "CLASSES", context)),
        "overwrite": algorithm.parameterAsBoolean(parameters, "OVERWRITE", context),
    }
    for name in ("band", "memory", "tile", "threads"):
        number = algorithm.number(parameters, name.upper(), context)
        if number is not None:
            given[name] = int(number)
    return given


def _codes(text: str) -> tuple[int, ...]:
    words = text.replace(",", " ").replace(";", " ").split()
    for word in words:
        if not word.isdigit():
            raise JobError(f"'classes' has '{cut(word)}': give whole numbers with commas between them.")
    return tuple(dict.fromkeys(int(word) for word in words))
