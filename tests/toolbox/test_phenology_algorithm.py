"""`chronofuse:phenology` in Processing: it runs, and the layer has a style for each band."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProject, QgsRasterLayer

from chronofuse.models.images import ImageGrid, write
from chronofuse.shell import phenology_looks

BANDS = 9
GRID = ImageGrid(24, 24, (600000.0, 30.0, 0.0, 5000000.0, 0.0, -30.0), "EPSG:32633")


@pytest.fixture(scope="module")
def series(tmp_path_factory):
    """A folder with an image every ten days, of one season from day 120 to 220."""
    folder = tmp_path_factory.mktemp("series")
    for number in range(45):
        day = date(2023, 10, 1) + timedelta(days=10 * number)
        at = (day - date(2023, 12, 31)).days
        ndvi = 0.2 + 0.6 / (1 + np.exp(-(at - 120) / 8)) - 0.6 / (1 + np.exp(-(at - 220) / 8))
        values = np.stack([np.full((24, 24), 0.3 * (1 - ndvi)), np.full((24, 24), 0.3 * (1 + ndvi))])
        write(folder / f"fine_{day}.tif", values, ("red", "nir"), GRID)
    return folder


def test_a_folder_becomes_a_layer_with_a_style_for_each_band(provider, run, series, tmp_path):
    import processing

    out, page = str(tmp_path / "seasons.tif"), str(tmp_path / "seasons.html")
    project, context = QgsProject(), QgsProcessingContext()
    context.setProject(project)
    details = QgsProcessingContext.LayerDetails("Seasons", project, "OUTPUT")
    context.addLayerToLoadOnCompletion(out, details)
    results = processing.run(
        "chronofuse:phenology",
        {"FOLDER": str(series), "YEAR": 2024, "OUTPUT": out, "REPORT_HTML": page},
        context=context,
    )
    assert "<h1>Seasons of 2024</h1>" in Path(results["REPORT_HTML"]).read_text("utf-8")
    assert (results["YEAR_USED"], results["DATES_USED"], results["SEASON_SHARE"]) == (2024, 45, 1.0)

    layer = QgsRasterLayer(results["OUTPUT"], "seasons")
    dresser = context.layerToLoadOnCompletionDetails(out).postProcessor()
    dresser.postProcessLayer(layer, context, None)
    manager = layer.styleManager()
    titles = [phenology_looks.title_of(name) for name in phenology_looks.LOOKS]
    assert sorted(manager.styles()) == sorted(titles) and len(titles) == BANDS
    assert manager.currentStyle() == "Start of the season"
    shown = {}
    for title in titles:
        manager.setCurrentStyle(title)
        shown[title] = layer.renderer().usesBands()
    assert list(shown.values()) == [[number] for number in range(1, BANDS + 1)]
    assert Path(out).with_suffix(".qml").exists()


def test_the_legend_of_a_day_says_the_day(run, series, tmp_path):
    out = run({"FOLDER": str(series), "YEAR": 2024, "OUTPUT": str(tmp_path / "s.tif")}, "phenology")["OUTPUT"]
    layer = QgsRasterLayer(str(out.source() if hasattr(out, "source") else out), "seasons")
    items = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert items[0].label.endswith("2024") and "Apr" in items[0].label


def test_layers_take_the_place_of_a_folder(run, series, tmp_path):
    layers = [QgsRasterLayer(str(path), path.stem) for path in sorted(series.glob("fine_*.tif"))]
    parameters = {"LAYERS": layers, "OUTPUT": str(tmp_path / "s.tif")}
    assert run(parameters, "phenology")["DATES_USED"] == 45


def test_what_cannot_be_is_told_in_the_engine_s_sentence(run, series, tmp_path):
    out = str(tmp_path / "s.tif")
    with pytest.raises(QgsProcessingException, match=r"No image is of 2019: .* \('Year'\)"):
        run({"FOLDER": str(series), "YEAR": 2019, "OUTPUT": out}, "phenology")
    with pytest.raises(QgsProcessingException, match="No images were named"):
        run({"OUTPUT": out}, "phenology")
    with pytest.raises(QgsProcessingException, match=r"with 'Index': band an image is one band"):
        run({"FOLDER": str(series), "INDEX": "band", "OUTPUT": out}, "phenology")
