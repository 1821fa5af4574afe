"""The graphs that end in maps, from the images of the generator to shores, dynamics and drivers."""

import csv
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

LOW, HIGH = "2024-08-12", "2024-08-20"
"""Before and at the peak of a wave of the generator's river."""
ASKED = {
    "fuse_boundaries": ["FINE", "COARSE", "TARGET", "METHOD", "RULE", "MIN_AREA", "DEM"],
    "fill_dynamics": ["FOLDER", "EVERY", "FIRST", "LAST", "DEM"],
    "fill_map_change_drivers": ["FOLDER", "BEFORE", "AFTER", "MODEL", "FACTORS"],
}
STEPS = {
    "fuse_boundaries": {"fuse": "fuse", "boundaries": "boundaries"},
    "fill_dynamics": {"fill": "fill_series", "dynamics": "dynamics"},
    "fill_map_change_drivers": {
        **{"fill": "fill_series", "before": "classify", "after": "classify"},
        **{"change": "change", "drivers": "drivers"},
    },
}


@pytest.mark.parametrize("name", ASKED)
def test_a_graph_of_maps_asks_for_its_images_and_its_steps_know_their_parameters(provider, name):
    graph = provider.algorithm(name)
    asked = [d.name() for d in graph.parameterDefinitions() if not d.isDestination()]
    assert [one for one in asked if one in ASKED[name]] == ASKED[name]
    steps = graph.childAlgorithms()
    assert {key: one.algorithmId() for key, one in steps.items()} == {
        key: f"chronofuse:{algorithm}" for key, algorithm in STEPS[name].items()
    }
    for step in steps.values():
        known = {definition.name() for definition in step.algorithm().parameterDefinitions()}
        assert set(step.parameterSources()) <= known
    well, why = graph.validate()
    assert well, why


# ---- end to end


@pytest.fixture(scope="module")
def flood(tmp_path_factory):
    """Four weeks of the generator's river, with a wave; fine images every eight days, coarse every four, with
    pixels of 120 m: of larger ones the shores of a flood are not to be had."""
    folder = tmp_path_factory.mktemp("flood")
    command = [sys.executable, "-m", "chronofuse.models.simulation", folder, "--year", "--labels", "--stages"]
    command += ["--size", 120, "--ratio", 4, "--first", "2024-08-04", "--last", "2024-08-28"]
    subprocess.run([str(word) for word in command], check=True, capture_output=True)
    return folder


def run(graph, parameters: dict, folder: Path) -> tuple[dict, QgsProcessingContext]:
    """The results by the English titles of the outputs, and what is to be loaded of them."""
    context, project = QgsProcessingContext(), QgsProject()
    context.setProject(project)
    endings = {"vectorDestination": ".gpkg", "rasterDestination": ".tif", "folderDestination": ""}
    outputs = {}
    for one in graph.destinationParameterDefinitions():
        kind = ".html" if one.description() == "Report" else ".csv"
        outputs[one.name()] = str(folder / f"{one.description()}{endings.get(one.type(), kind)}")
    titles = {one.name(): one.description() for one in graph.destinationParameterDefinitions()}
    feedback = QgsProcessingFeedback(False)
    results, well = graph.create().run({**parameters, **outputs}, context, feedback)
    assert well, feedback.textLog()
    return {titles[key]: value for key, value in results.items() if key in titles}, context


def values(path) -> np.ndarray:
    dataset = gdal.Open(str(path))
    return dataset.GetRasterBand(1).ReadAsArray()


def true_area(flood, day: str) -> float:
    with (flood / "truth" / "levels.csv").open() as file:
        return next(float(row["area"]) for row in csv.DictReader(file) if row["date"] == day)


@pytest.mark.long
def test_a_fusion_ends_in_the_shores_of_its_day(provider, flood, tmp_path):
    given = {"FINE": flood / "truth" / f"truth_{LOW}.tif", "COARSE": flood / f"coarse_{LOW}.tif"}
    given["TARGET"] = flood / f"coarse_{HIGH}.tif"
    images = {name: str(path) for name, path in given.items()}
    made, _context = run(provider.algorithm("fuse_boundaries"), {**images, "METHOD": "delta"}, tmp_path)
    water = QgsVectorLayer(f"{made['Water']}|layername=polygons", "water", "ogr")
    lines = QgsVectorLayer(f"{made['Water']}|layername=lines", "lines", "ogr")
    assert water.isValid() and lines.featureCount() > 0 and "<html" in Path(made["Report"]).read_text("utf-8")
    area = sum(feature.geometry().area() for feature in water.getFeatures())
    assert area == pytest.approx(true_area(flood, HIGH), rel=0.3)
    assert {f["date"].toString("yyyy-MM-dd") for f in water.getFeatures()} == {HIGH}


@pytest.mark.long
def test_a_filled_series_ends_in_the_dynamics_of_its_water(provider, flood, tmp_path):
    terrain = str(flood / "truth" / "terrain.tif")
    given = {"FOLDER": str(flood), "EVERY": 4, "FIRST": "2024-08-04", "LAST": "2024-08-28", "DEM": terrain}
    made, _context = run(provider.algorithm("fill_dynamics"), given, tmp_path)
    with Path(made["Curve of the area"]).open() as file:
        rows = {row["date"]: row for row in csv.DictReader(file)}
    assert len(rows) == 7 and len(list(Path(made["Filled images"]).glob("filled_*.tif"))) == 7
    area = {day: 10_000 * float(row["area_ha"]) for day, row in rows.items()}
    assert area[HIGH] > 1.3 * area[LOW]
    assert area[HIGH] == pytest.approx(true_area(flood, HIGH), rel=0.2)
    often = values(made["Dynamics"])
    assert (often == often.max()).any() and (often == 0).mean() > 0.5


@pytest.mark.long
def test_a_filled_series_ends_in_what_a_change_goes_with(provider, flood, tmp_path):
    import processing

    model = str(tmp_path / "model.onnx")
    samples, truth = str(flood / "truth" / "samples.gpkg"), str(flood / "truth" / f"truth_{LOW}.tif")
    given = {"IMAGES": [truth], "SAMPLES": samples, "FIELD": "name", "MINUTES": 0.05, "OUTPUT": model}
    processing.run("chronofuse:train_classifier", given)
    factors = [str(flood / "truth" / name) for name in ("terrain.tif", "labels.tif")]
    given = {"FOLDER": str(flood), "BEFORE": LOW, "AFTER": HIGH, "MODEL": model, "FACTORS": factors}
    made, _context = run(provider.algorithm("fill_map_change_drivers"), given, tmp_path)
    filled = sorted(path.name for path in Path(made["Filled images"]).glob("filled_*[0-9].tif"))
    assert filled == [f"filled_{LOW}.tif", f"filled_{HIGH}.tif"]
    before, after = values(made["Land cover before"]), values(made["Land cover after"])
    changed = values(made["Changed pixels"])
    known = changed >= 0
    assert known.mean() > 0.9 and (changed[known] == (before != after)[known]).all()
    with Path(made["Areas"]).open() as file:
        assert "water" in file.readline()
    with Path(made["Table of the factors"]).open() as file:
        factors = {row["factor"]: float(row["q"]) for row in csv.DictReader(file)}
    assert set(factors) == {"terrain", "labels"} and max(factors.values()) > 0.05
    assert "<html" in Path(made["Report"]).read_text("utf-8")
