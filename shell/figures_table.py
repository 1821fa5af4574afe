"""The figures of a run as a table without geometry: the dock's layer, and what the algorithm hands to a
graph."""

from __future__ import annotations

from qgis.core import QgsFeature, QgsVectorLayer

from ..engine.door import figure_rows
from ..engine.door.value import Figures


def figures_layer(figures: Figures, title: str, baselines: tuple[str, ...] = ()) -> QgsVectorLayer:
    """A layer in memory with one row a figure and band.

    Args:
        figures: the figures of a run.
        title: name of the layer.
        baselines: columns to have in any case; those that occur come after them.
    """
    lines = figure_rows.rows(figures)
    names = list(dict.fromkeys([*baselines, *figure_rows.baseline_names(lines)]))
    columns = [
        "level:string",
        "figure:string",
        "band:string",
        "better:string",
        "prediction:double",
        *(f"{name}:double" for name in names),
        "reason:string",
        "date:string",
    ]
    layer = QgsVectorLayer("NoGeometry?" + "&".join(f"field={column}" for column in columns), title, "memory")
    features = []
    for row in lines:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(
            [
                row.level,
                row.figure,
                row.band,
                row.better,
                row.prediction,
                *(row.baselines.get(name) for name in names),
                row.reason or None,
                row.date or None,
            ]
        )
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer
