"""The figures of a run as a table without geometry: the dock's layer, and what the algorithm hands to a
graph."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsFeature, QgsVectorLayer

from ..engine.door import figure_rows
from ..engine.door.value import Figures
from .tr import mark, tr_marked

TITLES = {
    "level": mark("Level"),
    "figure": mark("Figure"),
    "band": mark("Band"),
    "better": mark("Better"),
    "prediction": mark("Prediction"),
    "reason": mark("Reason"),
    "date": mark("Date"),
}
"""What columns are called where a person reads the table; what stands in them, and the names in the file, are
the same in every language, for other programs and for graphs."""


def figures_layer(figures: Figures, title: str, baselines: tuple[str, ...] = ()) -> QgsVectorLayer:
    """A layer in memory with one row a figure and band.

    Args:
        figures: the figures of a run.
        title: name of the layer.
        baselines: columns to have in any case; those that occur come after them.
    """
    lines = figure_rows.rows(figures)
    names = list(dict.fromkeys([*baselines, *baselines_of(lines)]))
    columns = "&".join(f"field={name}:{kind}" for name, kind in columns_of(names))
    layer = QgsVectorLayer(f"NoGeometry?{columns}", title, "memory")
    features = []
    for row in lines:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(cells_of(row, names))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


def name_columns(layer: QgsVectorLayer) -> None:
    """Titles in the user's language over the columns of a table of figures."""
    for place, column in enumerate(layer.fields()):
        if column.name() in TITLES:
            layer.setFieldAlias(place, tr_marked(TITLES[column.name()]))


def baselines_of(lines: list[figure_rows.Row]) -> list[str]:
    """The baselines that occur; each has a column."""
    return figure_rows.baseline_names(lines)


def columns_of(baselines: list[str]) -> list[tuple[str, str]]:
    """Name and type of each column of the table."""
    return [
        ("level", "string"),
        ("figure", "string"),
        ("band", "string"),
        ("better", "string"),
        ("prediction", "double"),
        *((name, "double") for name in baselines),
        ("reason", "string"),
        ("date", "string"),
    ]


def cells_of(row: figure_rows.Row, baselines: list[str]) -> list[Any]:
    """What stands in each column; None where there is nothing."""
    return [
        row.level,
        row.figure,
        row.band,
        row.better,
        row.prediction,
        *(row.baselines.get(name) for name in baselines),
        row.reason or None,
        row.date or None,
    ]
