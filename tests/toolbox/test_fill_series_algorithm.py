"""`chronofuse:fill_series` in Processing: it fills, lists and loads, and refuses as the engine does."""

import json
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProject, QgsRasterLayer

from chronofuse.models.images import ImageGrid, write

SIDE, RATIO = 32, 8
CORNER = (600000.0, 5000000.0)


def grid(side: int, pixel: float) -> ImageGrid:
    return ImageGrid(side, side, (CORNER[0], pixel, 0.0, CORNER[1], 0.0, -pixel), "EPSG:32633")


@pytest.fixture(scope="module")
def series(tmp_path_factory):
    """Two folders: a coarse image every ten days, a fine one every thirty, the second half a cloud."""
    folder = tmp_path_factory.mktemp("series")
    random = np.random.default_rng(2)
    base = 0.1 + 0.1 * random.random((2, SIDE, SIDE))
    (folder / "fine").mkdir()
    (folder / "coarse").mkdir()
    for number in range(7):
        day = date(2024, 4, 1) + timedelta(days=10 * number)
        values = base + np.array([0.0, 0.02 * number])[:, None, None]
        means = values.reshape(2, SIDE // RATIO, RATIO, SIDE // RATIO, RATIO).mean(axis=(2, 4))
        write(folder / "coarse" / f"coarse_{day}.tif", means, ("red", "nir"), grid(SIDE // RATIO, 240.0))
        if number % 3 == 0:
            if number == 3:
                values[:, :16] = np.nan
            write(folder / "fine" / f"fine_{day}.tif", values, ("red", "nir"), grid(SIDE, 30.0))
    return folder


def folders(series, out) -> dict:
    return {
        "FINE_FOLDER": str(series / "fine"),
        "COARSE_FOLDER": str(series / "coarse"),
        "OUTPUT_FOLDER": str(out),
    }


def test_a_series_is_filled_and_loaded_with_its_days(provider, series, tmp_path):
    import processing

    project, context = QgsProject(), QgsProcessingContext()
    context.setProject(project)
    parameters = {**folders(series, tmp_path / "out"), "EVERY": 20, "INDICES": "ndvi, evi2"}
    results = processing.run("chronofuse:fill_series", parameters, context=context)
    days = ["2024-04-01", "2024-04-21", "2024-05-11", "2024-05-31"]
    assert results["DATES"] == ", ".join(days)
    assert [Path(one).name for one in results["FILLED_LAYERS"]] == [f"filled_{day}.tif" for day in days]
    assert len(results["INDEX_LAYERS"]) == 8 and len(results["ORIGIN_LAYERS"]) == 4
    loaded = context.layersToLoadOnCompletion()
    assert {Path(path).name for path in loaded} == {f"ndvi_{day}.tif" for day in days}
    for day in days:
        path = str(tmp_path / "out" / f"ndvi_{day}.tif")
        layer = QgsRasterLayer(path, day)
        project.addMapLayer(layer)
        context.layerToLoadOnCompletionDetails(path).postProcessor().postProcessLayer(layer, context, None)
        temporal = layer.temporalProperties()
        assert temporal.isActive()
        assert temporal.fixedTemporalRange().begin().date().toPyDate().isoformat() == day
        assert project.layerTreeRoot().findLayer(layer).itemVisibilityChecked(), "else it is not played"
        assert (layer.renderer().classificationMin(), layer.renderer().classificationMax()) == (-0.2, 0.9)
    assert project.timeSettings().temporalRange().end().date().toPyDate().isoformat() == days[-1]


def test_one_folder_holds_it_all_and_each_raster_has_one_look_on_every_date(run, series, tmp_path):
    results = run(
        {"FOLDER": str(series), "OUTPUT_FOLDER": str(tmp_path / "out"), "EVERY": 20, "LOAD": False},
        "fill_series",
    )
    assert len(results["FILLED_LAYERS"]) == 4
    layers = [QgsRasterLayer(path) for path in results["FILLED_LAYERS"]]
    contrasts = [layer.renderer().contrastEnhancement() for layer in layers]
    assert len({(one.minimumValue(), one.maximumValue()) for one in contrasts}) == 1
    origin = QgsRasterLayer(results["ORIGIN_LAYERS"][0])
    assert "Observed" in [one.label for one in origin.renderer().classes()]
    assert not list((tmp_path / "out").glob("*.aux.xml")), "QGIS has taken no statistics"


def test_how_a_sensor_is_read_can_be_said(run, series, tmp_path):
    """With the stored numbers ten times too large, and NDVI as it was."""
    ten_times = {"READINGS": [*("all", 0.001, 0), *[""] * 3], "INDICES": "", "EVERY": 60, "LOAD": False}
    results = run({**folders(series, tmp_path / "out"), **ten_times}, "fill_series")
    told = json.loads((tmp_path / "out" / "series.json").read_text("utf-8"))
    assert told["settings"]["preparation"]["images"]["all"]["scale"] == 0.001
    assert len(results["FILLED_LAYERS"]) == 2


def test_layers_take_the_place_of_folders_and_nothing_is_loaded_unasked(run, series, tmp_path):
    layers = {
        role: [str(path) for path in sorted((series / role.lower()).glob("*.tif"))]
        for role in ("FINE", "COARSE")
    }
    results = run(
        {**layers, "OUTPUT_FOLDER": str(tmp_path / "out"), "LOAD": False, "METHOD": "delta", "INDICES": ""},
        "fill_series",
    )
    assert len(results["FILLED_LAYERS"]) == 7 and results["INDEX_LAYERS"] == []


@pytest.mark.parametrize(
    "wishes, sentence",
    [
        ({"FINE_FOLDER": "", "COARSE_FOLDER": ""}, "No images were named"),
        ({"INDICES": "evi"}, "no band is called blue"),
        ({"FIRST": "2031-01-01"}, "give other dates, or other limits ('First date', 'Last date')"),
        ({"FIRST": "yesterday"}, "give a day that exists"),
        ({"LEVEL": False}, "('Bring swaths to one level'), but without an area ('Area to fill')"),
    ],
)
def test_what_can_not_be_is_refused_in_the_words_of_the_form(provider, series, tmp_path, wishes, sentence):
    import processing

    with pytest.raises(QgsProcessingException) as error:
        processing.run("chronofuse:fill_series", {**folders(series, tmp_path / "out"), **wishes})
    assert sentence in str(error.value)


def test_an_area_wider_than_any_image_is_filled_whole(provider, series, tmp_path):
    import processing

    (tmp_path / "fine").mkdir()
    for number, path in enumerate(sorted((series / "fine").glob("*.tif"))):
        window = [16 * (number % 2), 0, 16, SIDE]
        gdal.Translate(str(tmp_path / "fine" / path.name), str(path), srcWin=window)
    given = {**folders(series, tmp_path / "out"), "FINE_FOLDER": str(tmp_path / "fine"), "METHOD": "delta"}
    given = {**given, "INDICES": "", "EVERY": 20, "LOAD": False, "LEVEL": False}
    whole = processing.run("chronofuse:fill_series", {**given, "WHOLE_AREA": True})
    shown = gdal.Open(whole["LAST_LAYER"])
    assert (shown.RasterXSize, shown.RasterYSize) == (SIDE, SIDE)
    x0, step, _, y0, _, down = shown.GetGeoTransform()
    box = f"{x0 + 4 * step},{x0 + 24 * step},{y0 + 20 * down},{y0 + 2 * down}"
    given["OUTPUT_FOLDER"] = str(tmp_path / "part")
    part = processing.run("chronofuse:fill_series", {**given, "EXTENT": f"{box} [EPSG:32633]"})
    cut = gdal.Open(part["LAST_LAYER"])
    assert (cut.RasterXSize, cut.RasterYSize) == (20, 18)
    assert cut.GetGeoTransform()[0] == x0 + 4 * step


def test_trend_and_smoothing_are_listed_and_the_trend_is_loaded_with_a_style(provider, series, tmp_path):
    import processing

    project, context = QgsProject(), QgsProcessingContext()
    context.setProject(project)
    wishes = {"TREND": "all", "SMOOTH": "savitzky-golay", "STORE_BANDS": False}
    results = processing.run(
        "chronofuse:fill_series", {**folders(series, tmp_path / "out"), **wishes}, context=context
    )
    (trend,) = results["TREND_LAYERS"]
    assert Path(trend).name == "trend_ndvi.tif" and len(results["SMOOTHED_LAYERS"]) == 7
    layer = QgsRasterLayer(trend, "trend")
    context.layerToLoadOnCompletionDetails(trend).postProcessor().postProcessLayer(layer, context, None)
    renderer = layer.renderer()
    assert renderer.usesBands() == [1]
    assert renderer.classificationMin() == pytest.approx(-renderer.classificationMax())


def test_a_trend_of_one_year_is_that_of_its_dates(provider, series, tmp_path):
    import processing

    given = {**folders(series, tmp_path / "out"), "TREND": "all", "TREND_YEAR": 2023}
    with pytest.raises(QgsProcessingException, match="the series has 0 of 2023"):
        processing.run("chronofuse:fill_series", given)
