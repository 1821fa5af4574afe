"""`chronofuse:change` and `chronofuse:drivers` in Processing: layers become rasters, tables, styles and
pages."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPalettedRasterRenderer,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProject,
    QgsRasterLayer,
    QgsSingleBandPseudoColorRenderer,
    QgsVectorLayer,
)

from chronofuse.engine.raster.legend import Legend, write_legend
from chronofuse.models.images import ImageGrid, write

GRID = ImageGrid(24, 24, (600000.0, 30.0, 0, 5000000.0, 0, -30.0), "EPSG:32633")


def image(path, ndvi):
    write(path, np.stack([0.3 * (1 - ndvi), 0.3 * (1 + ndvi)]), ("red", "nir"), GRID)
    return str(path)


def numbers(path, values, kind):
    """A raster of numbers as they are."""
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 24, 24, 1, kind)
    dataset.SetGeoTransform(GRID.transform)
    dataset.SetProjection(GRID.wkt())
    dataset.GetRasterBand(1).WriteArray(values)


def test_two_dates_become_a_styled_layer_and_numbers(provider, tmp_path, run):
    random = np.random.default_rng(1)
    first = 0.5 + 0.01 * random.normal(size=(24, 24))
    second = first + 0.01 * random.normal(size=(24, 24))
    second[:12] -= 0.4
    given = {
        "BEFORE": image(tmp_path / "fine_2024-05-01.tif", first),
        "AFTER": image(tmp_path / "fine_2024-07-01.tif", second),
        "OUTPUT": str(tmp_path / "out.tif"),
        "MATRIX": str(tmp_path / "areas.csv"),
        "DIFFERENCE": str(tmp_path / "difference.tif"),
        "REPORT_HTML": str(tmp_path / "page.html"),
    }
    results = run(given, "change")
    assert results["CHANGED_SHARE"] == pytest.approx(0.5, abs=0.02)
    assert results["CHANGED_HECTARES"] == pytest.approx(288 * 0.09, abs=1)
    layer = QgsRasterLayer(results["OUTPUT"], "change")
    layer.loadDefaultStyle()
    renderer = layer.renderer()
    assert isinstance(renderer, QgsPalettedRasterRenderer)
    assert [one.label for one in renderer.classes()] == ["no change", "NDVI decreased", "NDVI increased"]
    mask = (np.arange(24) < 12)[:, None] * np.ones((1, 24))
    numbers(tmp_path / "hidden.tif", mask, gdal.GDT_Byte)
    hidden = {**given, "MASK_AFTER": str(tmp_path / "hidden.tif"), "THRESHOLD": 0.2, "OVERWRITE": True}
    assert run(hidden, "change")["CHANGED_SHARE"] == pytest.approx(1.0, abs=0.05)
    difference = QgsRasterLayer(results["DIFFERENCE"], "difference")
    difference.loadDefaultStyle()
    assert isinstance(difference.renderer(), QgsSingleBandPseudoColorRenderer)
    assert "NDVI decreased" in Path(results["REPORT_HTML"]).read_text("utf-8")


def test_two_class_rasters_become_transitions(provider, tmp_path, run):
    paths = []
    for name, column in (("a", 12), ("b", 16)):
        values = np.where(np.arange(24) < column, 1, 2)[None, :] * np.ones((24, 1))
        path = tmp_path / f"{name}.tif"
        numbers(path, values, gdal.GDT_Byte)
        write_legend(path, Legend.of({1: "water", 2: "marsh"}))
        paths.append(str(path))
    given = {"BEFORE": paths[0], "AFTER": paths[1], "INDEX": "classes", "OUTPUT": str(tmp_path / "out.tif")}
    results = run(given, "change")
    assert results["CHANGED_HECTARES"] == pytest.approx(4 * 24 * 0.09)
    layer = QgsRasterLayer(results["OUTPUT"], "change")
    layer.loadDefaultStyle()
    assert "marsh → water" in [one.label for one in layer.renderer().classes()]


def test_a_series_becomes_a_layer_with_a_style_for_each_band(provider, tmp_path):
    import processing

    random = np.random.default_rng(2)
    folder = tmp_path / "series"
    folder.mkdir()
    for number in range(40):
        day = date(2022, 1, 1) + timedelta(20 * number)
        ndvi = 0.6 - 0.3 * (day >= date(2023, 3, 1)) + 0.02 * random.normal(size=(24, 24))
        image(folder / f"fine_{day}.tif", ndvi)
    project, context = QgsProject(), QgsProcessingContext()
    context.setProject(project)
    given = {"FOLDER": str(folder), "OUTPUT": str(tmp_path / "breaks.tif"), "HARMONICS": 1}
    from chronofuse.shell import change_looks

    results = processing.run("chronofuse:change", given, context=context)
    assert results["CHANGED_SHARE"] > 0.95
    layer = QgsRasterLayer(results["OUTPUT"], "breaks")
    layer.loadDefaultStyle()
    assert isinstance(layer.renderer(), QgsSingleBandPseudoColorRenderer)
    limits = {"low": 400.0, "median": 420.0, "high": 440.0}
    bands = {"day": limits, "size": {"low": -0.4, "high": -0.2}, "strength": limits, "within": None}
    change_looks.dress(layer, "output", {"kind": "series", "year": 2022, "bands": bands})
    assert sorted(layer.styleManager().styles()) == sorted(change_looks.TITLES.values())


def test_what_cannot_be_is_told_in_the_words_of_the_form(provider, tmp_path, run):
    out = str(tmp_path / "o.tif")
    with pytest.raises(QgsProcessingException, match=r"No images were named.*'Image before', 'Image after'"):
        run({"OUTPUT": out}, "change")
    one = image(tmp_path / "fine_2024-05-01.tif", np.full((24, 24), 0.5))
    with pytest.raises(
        QgsProcessingException, match=r"the one after was not: give it, too \('Image after'\)"
    ):
        run({"BEFORE": one, "OUTPUT": out}, "change")
    with pytest.raises(QgsProcessingException, match=r"first date \('First date'\) is 'june'"):
        run({"FOLDER": str(tmp_path), "FIRST": "june", "OUTPUT": out}, "change")
    with pytest.raises(QgsProcessingException, match="'Threshold' is 'abc': give a number"):
        run({"BEFORE": one, "AFTER": one, "THRESHOLD": "abc", "OUTPUT": out}, "change")
    with pytest.raises(QgsProcessingException, match="'Least area"):
        given = {"BEFORE": one, "AFTER": one.replace("05", "06"), "INDEX": "classes", "MIN_AREA": 1}
        run({**given, "OUTPUT": out}, "change")


@pytest.fixture
def wells(provider):
    """A table in memory: a level, its soil and its rain."""
    layer = QgsVectorLayer(
        "Point?crs=EPSG:32633&field=level:double&field=soil:string&field=rain:double", "w", "memory"
    )
    random = np.random.default_rng(3)
    for number in range(60):
        feature = QgsFeature(layer.fields())
        soil = ("clay", "sand", "peat")[number % 3]
        rain = float(random.uniform(0, 100))
        feature.setAttributes([float(number % 3) + 0.005 * rain, soil, rain])
        layer.dataProvider().addFeature(feature)
    return layer


def test_fields_of_a_layer_are_asked_what_explains_one_of_them(wells, tmp_path, run):
    given = {"PLACES": wells, "RESPONSE": "level", "FACTORS": ["soil", "rain"], "CLASSES": "natural"}
    paths = {"OUTPUT": str(tmp_path / "q.csv"), "INTERACTIONS": str(tmp_path / "i.csv")}
    results = run({**given, **paths, "REPORT_HTML": str(tmp_path / "d.html")}, "drivers")
    assert results["STRONGEST"] == "soil" and results["Q"] > 0.9 and results["P"] < 0.01
    assert Path(results["INTERACTIONS"]).read_text().splitlines()[0].startswith("factor_a,factor_b")
    assert "Drivers of level" in Path(results["REPORT_HTML"]).read_text("utf-8")


def test_rasters_are_asked_what_explains_one_of_them(provider, tmp_path, run):
    random = np.random.default_rng(4)
    zones = np.kron(random.integers(1, 5, (6, 6)), np.ones((4, 4)))
    for name, values in (("response", zones + random.normal(0, 0.2, (24, 24))), ("zones", zones)):
        numbers(tmp_path / f"{name}.tif", values, gdal.GDT_Float32)
    given = {
        "RESPONSE_RASTER": str(tmp_path / "response.tif"),
        "FACTOR_RASTERS": [str(tmp_path / "zones.tif")],
    }
    results = run({**given, "OUTPUT": str(tmp_path / "q.csv")}, "drivers")
    assert results["STRONGEST"] == "zones" and results["Q"] > 0.9
    with pytest.raises(QgsProcessingException, match="No factor was named"):
        run({**given, "FACTOR_RASTERS": [], "OUTPUT": str(tmp_path / "q2.csv")}, "drivers")


def test_measurements_become_a_map_of_what_was_measured(provider, tmp_path, run):
    random = np.random.default_rng(5)
    cover = np.kron(random.uniform(0, 1, (12, 12)), np.ones((2, 2)))
    folder = tmp_path / "images"
    folder.mkdir()
    image(folder / "fine_2024-07-01.tif", 0.1 + 0.7 * cover)
    layer = QgsVectorLayer("Point?crs=EPSG:32633&field=cover:double", "measured", "memory")
    for row, col in random.integers(0, 24, (80, 2)):
        feature = QgsFeature(layer.fields())
        feature["cover"] = float(cover[row, col])
        at = QgsPointXY(600000 + (col + 0.5) * 30, 5000000 - (row + 0.5) * 30)
        feature.setGeometry(QgsGeometry.fromPointXY(at))
        layer.dataProvider().addFeature(feature)
    given = {"FOLDER": str(folder), "POINTS": layer, "VALUE": "cover", "MODEL": "linear"}
    paths = {"OUTPUT": str(tmp_path / "cover.tif"), "KEEP": str(tmp_path / "model.json")}
    results = run({**given, **paths, "REPORT_HTML": str(tmp_path / "p.html")}, "invert")
    assert results["R2"] > 0.98 and 0.5 < results["COVERAGE"] < 0.85
    made = QgsRasterLayer(results["OUTPUT"], "cover")
    made.loadDefaultStyle()
    assert isinstance(made.renderer(), QgsSingleBandPseudoColorRenderer)
    again = {"FOLDER": str(folder), "MODEL_FILE": results["KEEP"], "OUTPUT": str(tmp_path / "again.tif")}
    assert run(again, "invert")["R2"] == pytest.approx(results["R2"])
    with pytest.raises(QgsProcessingException, match="'Measurements'"):
        run({"FOLDER": str(folder), "OUTPUT": str(tmp_path / "x.tif")}, "invert")
