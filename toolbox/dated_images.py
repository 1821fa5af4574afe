"""The sharp and the coarse images of many dates, as the algorithms of series ask for them: a folder of each
sensor, or layers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qgis.core import QgsProcessing, QgsProcessingParameterFile, QgsProcessingParameterMultipleLayers

from ..engine.door.collection_source import CollectionSource
from ..engine.door.preparation import COARSE, FINE
from ..shell.tr import tr
from .building import Definition, explained


def images_of(role: str, folder: str, layers: str, what: str) -> Iterator[Definition]:
    """The two parameters of a role (FINE, COARSE), with their titles and what the images are."""
    name = role.upper()
    yield explained(
        QgsProcessingParameterFile(
            f"{name}_FOLDER", folder, QgsProcessingParameterFile.Behavior.Folder, optional=True
        ),
        what,
    )
    yield explained(
        QgsProcessingParameterMultipleLayers(
            name, layers, QgsProcessing.SourceType.TypeRaster, optional=True
        ),
        tr("Layers in the place of a folder, or beside it."),
    )


def sources_of(algorithm, parameters, context, layers: Mapping[str, Sequence[str]]) -> list[CollectionSource]:
    """What was named of both roles; `layers` are the paths of each role's layers."""
    sources = []
    for role in (FINE, COARSE):
        place = algorithm.parameterAsString(parameters, f"{role.upper()}_FOLDER", context)
        named = ((place,) if place else ()) + tuple(layers[role])
        if named:
            sources.append(CollectionSource(named, role=role))
    return sources
