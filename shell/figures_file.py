"""The figures of a run as a file beside its output, there when the project is opened again."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

from qgis.core import QgsVectorLayer

from ..engine.door import figure_rows
from ..engine.door.events import Finished
from .figures_table import baselines_of, cells_of, columns_of, name_columns

_TYPES = {"string": "String", "double": "Real"}
"""What a column is called in the file from which OGR takes the types of a CSV."""


def write(finished: Finished, output: str, overwrite: bool) -> str:
    """Write the figures of all dates as CSV beside the fused image; the path.

    Args:
        overwrite: an earlier file of that name goes; else it stays, and the new one is numbered.
    """
    path = _free(Path(output).with_suffix(""), overwrite)
    lines = lines_of(finished)
    names = baselines_of(lines)
    columns = columns_of(names)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([name for name, _ in columns])
        writer.writerows(["" if cell is None else cell for cell in cells_of(line, names)] for line in lines)
    types = ",".join(f'"{_TYPES[kind]}"' for _, kind in columns)
    path.with_suffix(".csvt").write_text(types + "\n", "utf-8")
    return str(path)


def lines_of(finished: Finished) -> list[figure_rows.Row]:
    """All rows; where there are several dates, each row has its own."""
    several = len(finished.dates) > 1
    return [
        replace(row, date=row.date or str(date.figures.get("target_date") or "")) if several else row
        for date in finished.dates
        for row in figure_rows.rows(date.figures)
    ]


def open_layer(path: str, title: str) -> QgsVectorLayer:
    """The file as a table."""
    layer = QgsVectorLayer(path, title, "ogr")
    name_columns(layer)
    return layer


def _free(stem: Path, overwrite: bool) -> Path:
    path, number = stem.with_name(f"{stem.name}_figures.csv"), 1
    while path.exists() and not overwrite:
        number += 1
        path = stem.with_name(f"{stem.name}_figures_{number}.csv")
    return path
