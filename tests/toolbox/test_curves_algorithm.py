"""`chronofuse:curves` in Processing: a layer and a series become a table, a layer of it and a page."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputHtml,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate

from chronofuse.models.images import ImageGrid, write

GRID = ImageGrid(24, 24, (600000.0, 30.0, 0.0, 5000000.0, 0.0, -30.0), "EPSG:32633")


@pytest.fixture(scope="module")
def series(tmp_path_factory):
    """A folder with five dated images."""
    folder = tmp_path_factory.mktemp("series")
    for number in range(5):
        values = np.stack([np.full((24, 24), 0.1), np.full((24, 24), 0.2 + 0.05 * number)])
        write(folder / f"fine_{date(2024, 4, 1) + timedelta(10 * number)}.tif", values, ("red", "nir"), GRID)
    return folder


@pytest.fixture
def parcels(provider):
    """A layer in memory with two polygons."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:32633&field=parcel:string", "parcels", "memory")
    for number, name in enumerate(("north", "south")):
        feature = QgsFeature(layer.fields())
        feature["parcel"] = name
        left, top = 600100.0, 4999900.0 - 300 * number
        corners = [(left, top), (left + 200, top), (left + 200, top - 200), (left, top - 200)]
        feature.setGeometry(QgsGeometry.fromPolygonXY([[QgsPointXY(*corner) for corner in corners]]))
        layer.dataProvider().addFeature(feature)
    return layer


def test_a_layer_becomes_a_table_and_a_page(parcels, series, tmp_path):
    import processing

    project, context = QgsProject(), QgsProcessingContext()
    context.setProject(project)
    paths = {"OUTPUT": str(tmp_path / "curves.csv"), "HTML": str(tmp_path / "curves.html")}
    given = {"PLACES": parcels, "ID_FIELD": "parcel", "FOLDER": str(series), "INDICES": "ndvi", **paths}
    results = processing.run("chronofuse:curves", given, context=context)
    assert (results["PLACES_WITH_VALUES"], results["DATES_USED"]) == (2, 5)
    (source,) = context.layersToLoadOnCompletion()
    assert source.startswith(results["OUTPUT"])
    table = QgsProcessingUtils.mapLayerFromString(source, context)
    rows = list(table.getFeatures())
    assert len(rows) == 10 and {row["id"] for row in rows} == {"north", "south"}
    first = next(row for row in rows if row["date"] == QDate(2024, 4, 1))
    assert first["ndvi"] == pytest.approx(1 / 3, abs=1e-3) and first["count"] == first["pixels"] > 30
    assert "north" in Path(results["HTML"]).read_text("utf-8")


def test_the_chart_opens_from_the_results_of_processing(provider):
    outputs = {one.name(): one for one in provider.algorithm("curves").outputDefinitions()}
    assert isinstance(outputs["HTML"], QgsProcessingOutputHtml)


def test_chosen_features_alone_are_told(parcels, series, tmp_path, run):
    parcels.selectByExpression("parcel = 'south'")
    QgsProject.instance().addMapLayer(parcels)
    try:
        chosen = QgsProcessingFeatureSourceDefinition(parcels.id(), True)
        given = {"PLACES": chosen, "ID_FIELD": "parcel", "FOLDER": str(series)}
        run({**given, "OUTPUT": str(tmp_path / "c.csv")}, "curves")
    finally:
        QgsProject.instance().removeMapLayer(parcels.id())
    text = (tmp_path / "c.csv").read_text()
    assert "south" in text and "north" not in text


def test_what_cannot_be_is_told_in_the_engine_s_sentence(parcels, series, tmp_path, run):
    out = str(tmp_path / "c.csv")
    with pytest.raises(QgsProcessingException, match="No images were named"):
        run({"PLACES": parcels, "OUTPUT": out}, "curves")
    with pytest.raises(
        QgsProcessingException, match=r"no field 'plot': it has .*parcel.* \('Field with their"
    ):
        run({"PLACES": parcels, "ID_FIELD": "plot", "FOLDER": str(series), "OUTPUT": out}, "curves")
    with pytest.raises(QgsProcessingException, match="The index 'ndxi' is not known"):
        run({"PLACES": parcels, "INDICES": "ndxi", "FOLDER": str(series), "OUTPUT": out}, "curves")
