"""What a training of a land-cover model and a map by it are both given: images, a series, samples.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

from collections.abc import Mapping

from .collection_source import CollectionSource
from .errors import JobError
from .plain_text import cut


def require_inputs(
    images: tuple[str, ...], series: tuple[CollectionSource, ...], of_series: Mapping[str, object]
) -> None:
    """Raises JobError where there is nothing to look at, or something is said of a series and none is there.

    Args:
        of_series: option to value, of those that only a series has.
    """
    if series:
        return
    for option, text in of_series.items():
        if text is not None:
            raise JobError(
                f"--{option} ('{cut(str(text))}') is for a series, and none was given: give one (--series), "
                "or leave it out."
            )
    if not images:
        raise JobError("No images were named: give rasters (--images), dated images (--series), or both.")


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
