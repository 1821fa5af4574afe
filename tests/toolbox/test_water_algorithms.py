"""`chronofuse:boundaries` and `chronofuse:dynamics` in Processing: they run, and their layers are dressed."""

import json
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

from chronofuse.models.images import ImageGrid, write
from chronofuse.shell import water_looks

SIDE = 72
GRID = ImageGrid(SIDE, SIDE, (600000.0, 30.0, 0.0, 5000000.0, 0.0, -30.0), "EPSG:32633")


@pytest.fixture(scope="module")
def series(tmp_path_factory):
    """A folder with a lake that grows, on three dates."""
    folder = tmp_path_factory.mktemp("lakes")
    rows, columns = np.mgrid[:SIDE, :SIDE] + 0.5 - SIDE / 2
    for number, size in enumerate((14, 18, 22)):
        water = np.clip(size - np.hypot(rows, columns) + 0.5, 0, 1)
        bands = [water * 0.06 + (1 - water) * 0.09, water * 0.012 + (1 - water) * 0.22]
        write(
            folder / f"fine_{date(2024, 5, 1) + timedelta(20 * number)}.tif",
            np.stack(bands),
            ("green", "swir1"),
            GRID,
        )
    return folder


def loading(path, name):
    """A context that loads an output when a run is done."""
    project, context = QgsProject(), QgsProcessingContext()
    context.setProject(project)
    context.addLayerToLoadOnCompletion(path, QgsProcessingContext.LayerDetails(name, project, "OUTPUT"))
    return project, context


def test_a_series_becomes_polygons_and_lines_with_their_time(provider, series, tmp_path):
    import processing

    out, page = str(tmp_path / "outlines.gpkg"), str(tmp_path / "page.html")
    _project, context = loading(out, "Polygons")
    results = processing.run(
        "chronofuse:boundaries",
        {"FOLDER": str(series), "OUTPUT": out, "REPORT_HTML": page},
        context=context,
    )
    assert results["POLYGON_COUNT"] == 3 and "Outlines of water" in Path(page).read_text("utf-8")
    assert results["AREA"] == pytest.approx(np.mean([np.pi * (s * 30) ** 2 for s in (14, 18, 22)]), rel=0.02)
    for path in (out, results["LINES"]):
        layer = QgsVectorLayer(path, "layer", "ogr")
        assert layer.isValid() and layer.featureCount() == 3
        context.layerToLoadOnCompletionDetails(path).postProcessor().postProcessLayer(layer, context, None)
        properties = layer.temporalProperties()
        assert properties.isActive()
        assert (properties.startField(), properties.endField()) == ("valid_from", "valid_to")
    told = [(one.value().toString("yyyy-MM-dd"), one.label()) for one in layer.renderer().categories()]
    assert [day for day, _ in told] == ["2024-05-01", "2024-05-21", "2024-06-10"]
    assert told[0][1] == "1 May 2024"
    assert len({one.symbol().symbolLayer(1).color().name() for one in layer.renderer().categories()}) == 3


def test_of_many_dates_the_lines_have_a_ramp():
    days = [f"2024-05-{day:02d}" for day in range(1, 15)]
    layer = QgsVectorLayer("LineString?field=date:date", "lines", "memory")
    water_looks.dress_lines(layer, {"dates": [{"date": day} for day in days]})
    stroke = layer.renderer().symbol().symbolLayer(1).dataDefinedProperties()
    assert "20240501" in next(stroke.property(key).expressionString() for key in stroke.propertyKeys())


def test_classes_wear_the_colours_of_their_legend(tmp_path):
    figures = {
        "legend": [{"code": 2, "name": "reed", "colour": "#7fae3c"}],
        "dates": [{"date": None}],
    }
    layer = QgsVectorLayer("Polygon?field=code:integer", "classes", "memory")
    water_looks.dress_polygons(layer, figures)
    renderer = layer.renderer()
    assert isinstance(renderer, QgsCategorizedSymbolRenderer)
    assert [(c.label(), c.symbol().color().name()) for c in renderer.categories()] == [("reed", "#7fae3c")]
    assert not layer.temporalProperties().isActive()


def test_a_series_becomes_a_layer_with_a_style_for_each_figure(provider, series, listener, tmp_path):
    import processing

    out, heard = str(tmp_path / "dynamics.tif"), listener()
    _project, context = loading(out, "Dynamics")
    results = processing.run(
        "chronofuse:dynamics",
        {"FOLDER": str(series), "OUTPUT": out, "CURVE": str(tmp_path / "curve.csv")},
        context=context,
        feedback=heard,
    )
    assert [note[:17] for note in heard.notes].count("There is no trend") == 1
    assert results["DATES_USED"] == 3 and results["TREND"] is None
    assert results["LEAST_AREA"] == pytest.approx(np.pi * 420**2, rel=0.03)
    assert len(Path(results["CURVE"]).read_text().splitlines()) == 4
    layer = QgsRasterLayer(results["OUTPUT"], "dynamics")
    context.layerToLoadOnCompletionDetails(out).postProcessor().postProcessLayer(layer, context, None)
    assert sorted(layer.styleManager().styles()) == sorted(map(water_looks.title_of, water_looks.LOOKS))
    assert layer.styleManager().currentStyle() == "How often" and Path(out).with_suffix(".qml").exists()


def test_what_is_wrong_is_said_in_the_words_of_the_form(provider, series, tmp_path, run):
    out = str(tmp_path / "a.gpkg")
    with pytest.raises(QgsProcessingException, match="No images were named"):
        run({"OUTPUT": out}, "boundaries")
    with pytest.raises(QgsProcessingException, match="classes"):
        run({"FOLDER": str(series), "RULE": "class", "CLASSES": "reed", "OUTPUT": out}, "boundaries")
    with pytest.raises(QgsProcessingException, match="needs the class"):
        run({"FOLDER": str(series), "RULE": "class", "OUTPUT": str(tmp_path / "a.tif")}, "dynamics")


def test_both_stand_in_the_group_of_maps(provider):
    found = {one.name(): (one.groupId(), one.group()) for one in provider.algorithms()}
    assert found["boundaries"] == found["dynamics"] == ("maps", "Maps")


def test_the_shore_of_a_fused_image_is_moved_from_that_of_its_pair(provider, series, run, tmp_path):
    before, after = sorted(map(str, series.glob("*.tif")))[:2]
    out = str(tmp_path / "moved.gpkg")
    results = run(
        {"LAYERS": [after], "REFERENCE": before, "OUTPUT": out, "REPORT": out + ".json"}, "boundaries"
    )
    figures = json.loads(Path(results["REPORT"]).read_text())["figures"]
    assert figures["moved"]["unit"] == "px" and figures["moved"]["rise"] > 2
    assert results["AREA"] == pytest.approx(np.pi * (18 * 30) ** 2, rel=0.1)
    with pytest.raises(QgsProcessingException, match=r"needs .*(REFERENCE|Fine image of the pair|reference)"):
        run({"LAYERS": [after], "DEM": before, "OUTPUT": str(tmp_path / "b.gpkg")}, "boundaries")
