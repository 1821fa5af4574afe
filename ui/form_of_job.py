"""The images as they are kept with a project, and a job as the form keeps it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from qgis.core import QgsProject

from ..engine.door.jobs import FuseJob
from . import roles
from .dropped_images import as_layer
from .image_table import ImageTable
from .preparation_fields import words_of_preparation
from .reading_fields import words_of
from .slices import Steps

_MARK = re.compile(r"_(?:\d{4}-\d{2}-\d{2}|\d+)(\.\w+)$")
"""What the form puts behind a file's name for each of several dates."""


def kept_images(table: ImageTable) -> list[dict[str, Any]]:
    """The rows as JSON has them; a layer by its id, a file by its path."""
    kept = []
    for row in table.rows:
        layer = row.image.layer()
        place = {"layer": layer.id()} if layer is not None else {"file": row.image.file}
        kept.append({**place, "role": row.role, "day": row.day.given() or "", "reading": row.reading.words()})
    return [one for one in kept if one.get("layer") or one.get("file")]


def show_images(table: ImageTable, kept: Iterable[Mapping[str, Any]]) -> Steps:
    """Rows of what was kept, one a step; a layer that is gone leaves none."""
    table.clear(quiet=True)
    for one in kept:
        path = one.get("file")
        image = QgsProject.instance().mapLayer(one["layer"]) if "layer" in one else as_layer(path)
        if not image:
            continue
        row = table.append(image)
        role = one.get("role", roles.UNUSED)
        row.role_box.show_role(role if role in roles.ROLES else roles.UNUSED)
        if one.get("day"):
            row.day.give(str(one["day"]))
        row.reading.show_words({name: str(value) for name, value in (one.get("reading") or {}).items()})
        yield


def kept_of(job: FuseJob) -> dict[str, Any]:
    """What a job says, as the form keeps it."""
    return {
        "images": list(_images(job)),
        "settings": {
            "method": job.method,
            "from_file": job.method.lower().endswith(".onnx"),
            "ratio": job.ratio,
            "tile": job.tile,
            "memory": job.machine.memory,
            "device": job.machine.device,
            "precision": job.machine.precision,
            "dtype": job.store.dtype,
            "cog": job.store.cog,
            "params": dict(job.params),
            "preparation": words_of_preparation(job.preparation),
        },
        "outputs": _outputs(job),
    }


def _images(job: FuseJob) -> Iterable[dict[str, Any]]:
    days = {f"C2{f' {n}' if n > 1 else ''}": target.date for n, target in enumerate(job.targets, 1)}
    for role, path in job.inputs.items():
        yield {
            "file": path,
            "role": role.partition(" ")[0],
            "day": days.get(role) or job.preparation.of(role).date or "",
            "reading": words_of(job.preparation.of(role)),
        }


def _outputs(job: FuseJob) -> dict[str, Any]:
    """The file of the first date, and which of the others were asked for; further ones are named after it."""
    files = job.first.files
    output = files.get("output", "")
    if len(job.targets) > 1 and output:
        output = str(Path(output).with_name(_MARK.sub(r"\1", Path(output).name)))
    return {
        "file": output,
        "reports": " ".join(f'"{path}"' for path in job.calibration),
        "ndvi": "ndvi" in files,
        "change": "change" in files,
        "uncertainty": "uncertainty" in files,
        "bounds": "bounds" in files,
        "change_probability": "change_probability" in files,
        "report": "html" in files or "report" in files,
        "overwrite": job.manner.overwrite,
    }
