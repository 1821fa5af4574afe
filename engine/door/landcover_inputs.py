"""What a training of a land-cover model and a map by it are both given: images, a series, samples.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

from typing import Optional

from .collection_source import CollectionSource
from .errors import JobError

VECTORS = (".gpkg", ".geojson", ".json")
"""Endings of the vector layers that are written: a GeoPackage, or GeoJSON."""


def require_inputs(images: tuple[str, ...], series: tuple[CollectionSource, ...]) -> None:
    """Raises JobError where there is nothing to look at."""
    if not images and not series:
        raise JobError("No images were named: give rasters (--images), dated images (--series), or both.")


def require_vector(role: str, path: Optional[str]) -> None:
    """Raises JobError for a layer whose name says another format than is written."""
    if path and not path.lower().endswith(VECTORS):
        raise JobError(
            f"The {role} '{path}' do not end in .gpkg or .geojson, and nothing else is written: give a name "
            "that does."
        )


def named_inputs(
    images: tuple[str, ...], series: tuple[CollectionSource, ...], **others: str | None
) -> dict[str, str]:
    """Role to path of all that is read."""
    paths = [path for source in series for path in source.inputs.values()]
    return {
        **{f"image {number}": path for number, path in enumerate(images, 1)},
        **{f"series {number}": path for number, path in enumerate(paths, 1)},
        **{role: path for role, path in others.items() if path},
    }
