"""The reference that a run measures against, for the looks at it."""

from __future__ import annotations

from typing import Optional

from ...align.scene import Scene, open_on_grid
from ...door.jobs import FuseJob
from ...raster.readers import Image

ROLE = "The reference"


def reference_of(job: FuseJob, scene: Scene) -> Optional[Image]:
    """The reference of the first target date on F1's grid; None where there is none.

    Raises:
        ChronofuseError: it can't be read or does not overlap.
    """
    path = job.first.telling.reference
    return open_on_grid(path, ROLE, scene.fine[0], job.preparation, "reference") if path else None
