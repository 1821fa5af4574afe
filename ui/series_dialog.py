"""*Fill a series*, opened with what the dock knows: where the images lie, which they are, how they are read.

The dialog is Processing's own; the names of its fields are those of toolbox/fill_series_parameters.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any, Optional

import qgis.utils
from qgis.PyQt.QtWidgets import QFileDialog

from ..engine.door.errors import ChronofuseError
from ..engine.door.preparation import COARSE, FINE, Preparation, Reading
from ..shell.processing_call import of_preparation
from ..shell.tr import tr
from . import roles
from .form import Form
from .image_row import ImageRow

ALGORITHM = "chronofuse:fill_series"
OF_ONE_RUN = 2
"""Fine images that a run of one date has at most; with them the folder is meant, which has more."""
SENSORS = {FINE: ("F1", "F3", roles.REFERENCE), COARSE: ("C1", "C3", "C2")}
ALIKE = 1.5
"""A pixel that is at most so many times another one is of the same sensor."""


def is_there() -> bool:
    """Whether QGIS's Processing, whose dialog it is, is switched on."""
    return "processing" in qgis.utils.plugins


def show(form: Form, folder: str = "") -> Any:
    """Open the dialog, and give it. A form without images has the folder with them asked for first.

    Args:
        folder: the one with the images, where somebody has named it.
    """
    if not folder and not form.images.rows:
        folder = ask_for_folder()
        if not folder:
            return None
    known = _of_folder(folder) if folder else parameters_of(form)
    dialog = import_module("processing").createAlgorithmDialog(ALGORITHM, known)
    dialog.show()
    dialog.raise_()
    return dialog


def ask_for_folder() -> str:
    """The folder that somebody names; empty where nobody does."""
    return QFileDialog.getExistingDirectory(
        qgis.utils.iface.mainWindow(), tr("Folder with the images of all dates, sharp and coarse ones")
    )


def parameters_of(form: Form) -> dict[str, Any]:
    """What a form knows of a series, as parameters of the algorithm."""
    rows = {role: list(_rows_of(role, form)) for role in SENSORS}
    if not any(rows.values()):
        return {}
    return {**_images(rows), **_indices(form), **of_preparation(_preparation(form, rows))}


def _rows_of(sensor: str, form: Form) -> Iterable[ImageRow]:
    """Those that have a role of that sensor, and those without one whose pixels are as large."""
    named = [row for role in SENSORS[sensor] for row in form.images.of_role(role)]
    sizes = [row.facts.pixel for row in named if row.facts.pixel]
    for row in form.images.rows:
        pixel = row.facts.pixel
        if row in named or (
            not row.role and pixel and any(max(pixel, size) <= ALIKE * min(pixel, size) for size in sizes)
        ):
            yield row


def _images(rows: dict[str, list[ImageRow]]) -> dict[str, Any]:
    """The images one by one where there are many; else the folders in which they lie."""
    sources = {role: list(filter(None, map(_source, rows[role]))) for role in rows}
    fine, coarse = (_folder(sources[role]) for role in (FINE, COARSE))
    if len(sources[FINE]) > OF_ONE_RUN or not fine or not coarse:
        return {role.upper(): found for role, found in sources.items()}
    return _of_folder(fine) if fine == coarse else {"FINE_FOLDER": fine, "COARSE_FOLDER": coarse}


def _of_folder(images: str) -> dict[str, Any]:
    """The folder of all images, and one beside it for the results, which stay there."""
    return {"FOLDER": images, "OUTPUT_FOLDER": f"{images.rstrip('/')}_filled"}


def _source(row: ImageRow) -> Optional[str]:
    """Its file; of a layer that is none, what the project calls it."""
    layer = row.image.layer()
    if layer is None:
        return row.image.file
    return layer.source() if Path(layer.source()).is_file() else layer.id()


def _folder(sources: list[str]) -> Optional[str]:
    """The one in which all of them lie."""
    folders = {str(Path(source).parent) if Path(source).is_file() else None for source in sources}
    return folders.pop() if len(folders) == 1 else None


def _indices(form: Form) -> dict[str, Any]:
    """NDVI, unless the bands are known not to make one."""
    return {} if form.outputs.ndvi.isChecked() else {"INDICES": ""}


def _preparation(form: Form, rows: dict[str, list[ImageRow]]) -> Preparation:
    """What is said of the bands and of the sensors' first images; fields that say nothing that can be used
    are left to their own dialog."""
    readings = {role: _reading(role, found) for role, found in rows.items()}
    try:
        said = form.settings.preparation.preparation({r: one for r, one in readings.items() if one})
        return replace(said, register=Preparation.register, harmonise=Preparation.harmonise)
    except ChronofuseError:
        return Preparation()


def _reading(role: str, rows: list[ImageRow]) -> Optional[Reading]:
    """How the images of a sensor are read; the mask of a single one is found beside it again."""
    for row in rows:
        try:
            found = row.reading.reading(role)
        except ChronofuseError:
            continue
        if found is not None:
            is_file = bool(found.mask) and Path(str(found.mask)).is_file()
            left = replace(found, mask=None) if is_file else found
            return left if left != Reading() else None
    return None
