"""The sample scene that every face can offer: made once by the generator, and kept in the user's data folder.

Standard library alone.
"""

from __future__ import annotations

import shutil
import uuid
from pathlib import Path
from typing import Callable

from ...models.catalogue.home import home
from .kernels import make_scene
from .outputs import os_errors

SIDE, BANDS = 600, 6
DAYS = ("2024-04-12", "2024-07-01")
"""Of the reference and of the date to predict; the generator's own."""
NAMES = {
    "fine": f"fine_{DAYS[0]}.tif",
    "coarse": f"coarse_{DAYS[0]}.tif",
    "target": f"coarse_{DAYS[1]}.tif",
    "truth": f"fine_{DAYS[1]}.tif",
}
"""Role to file."""


def folder() -> Path:
    """Where the scene is kept: a project that shows it can be opened again."""
    return home() / "sample"


def made(python: str, cancelled: Callable[[], bool] = lambda: False) -> dict[str, Path]:
    """Role to path of the scene's images, which are made where they are missing; blocks for seconds then.

    Raises:
        CancelledError: `cancelled` said so; nothing is left.
        ChronofuseError: the generator failed, or the folder can't be written.
    """
    place = folder()
    paths = {role: place / name for role, name in NAMES.items()}
    if all(path.is_file() for path in paths.values()):
        return paths
    half = place.with_name(f".sample-{uuid.uuid4().hex[:8]}")
    with os_errors(place):
        half.mkdir(parents=True)
    try:
        make_scene(python, half, cancelled, SIDE, BANDS)
        with os_errors(place):
            place.mkdir(exist_ok=True)
            for name in NAMES.values():
                (half / name).replace(place / name)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return paths
