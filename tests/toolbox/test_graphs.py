"""Fusion as a step of a graph: the sample graph, and numbers and rasters as inputs of the next step."""

import re
from pathlib import Path

import pytest
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProject,
    QgsRasterLayer,
)

import chronofuse
from chronofuse.shell import translation

RESOURCES = Path(chronofuse.__file__).parent / "resources"
GRAPH = RESOURCES / "fuse_ndvi_threshold.model3"
GIVEN = {
    "fuse_ndvi_threshold": ("NDVI", "Vegetated pixels"),
    "fuse_assess": ("Figures", "Report"),
    "fuse_boundaries": ("Water", "Report"),
}
"""What a graph gives beside the fused image."""
FUSING = sorted(path.stem for path in RESOURCES.glob("fuse_*.model3"))


def test_the_sample_graph_marks_what_is_greener_than_the_threshold(provider, scene, tmp_path):
    graph = QgsProcessingModelAlgorithm()
    assert graph.fromFile(str(GRAPH))
    images = {"FINE": scene.fine_1, "COARSE": scene.coarse_1, "TARGET": scene.target}

    results = _run(graph, {**images, "METHOD": "delta", "THRESHOLD": 0.4, **_destinations(graph, tmp_path)})

    ndvi = QgsRasterLayer(_path(results, "ndvi"), "ndvi")
    marked = QgsRasterLayer(_path(results, "vegetated"), "vegetated")
    assert ndvi.isValid() and marked.isValid() and marked.extent() == ndvi.extent()
    marks, greenness = _valid_values(marked), _valid_values(ndvi)
    assert set(marks) == {0, 1}
    assert marks.mean() == pytest.approx((greenness > 0.4).mean(), abs=0.001)


@pytest.mark.parametrize("name", FUSING)
def test_a_shipped_graph_runs_from_its_own_dialog_with_nothing_but_its_images_chosen(
    provider, scene, qgis_iface, monkeypatch, name
):
    import processing
    from qgis.gui import QgsBrowserGuiModel

    browser = QgsBrowserGuiModel()  # which the fields of files want, and pytest-qgis's window has not
    monkeypatch.setattr(qgis_iface, "browserModel", lambda: browser, raising=False)

    graph = provider.algorithm(name)
    images = {"FINE": scene.fine_1, "COARSE": scene.coarse_1, "TARGET": scene.target, "TRUTH": scene.truth}
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    rasters = [d for d in graph.parameterDefinitions() if d.type() == "raster"]
    asked = [d.name() for d in rasters if not d.flags() & optional]
    assert set(asked) <= set(images)

    parameters = _of_the_dialog(graph, {name: images[name] for name in asked})
    results = processing.run(graph, parameters)

    titles = {output.name(): output.description() for output in graph.outputDefinitions()}
    made = {titles[key]: value for key, value in results.items() if key in titles}
    expected = {"Fused image", *GIVEN[name]}
    assert set(made) == expected and all(made.values())
    for title in expected - {"Figures", "Report", "Water"}:
        assert QgsRasterLayer(made[title], title).isValid()
    if "Figures" in expected:
        assert made["Figures"].featureCount() > 50 and "<html" in Path(made["Report"]).read_text("utf-8")


def test_the_layers_of_a_graph_are_called_and_look_as_they_are_meant(provider, scene):
    """In German they were called in English; the marks were black and white, above or below the image."""
    german = translation.install("de")
    try:
        graph = provider.algorithm("fuse_ndvi_threshold").create()
        images = {"FINE": scene.fine_1, "COARSE": scene.coarse_1, "TARGET": scene.target, "METHOD": "delta"}
        context, project = QgsProcessingContext(), QgsProject()
        context.setProject(project)
        wanted = QgsProcessingOutputLayerDefinition
        outputs = {
            output.name(): wanted(QgsProcessing.TEMPORARY_OUTPUT, project)
            for output in graph.destinationParameterDefinitions()
        }
        _, well = graph.run({**images, **outputs}, context, QgsProcessingFeedback())
        assert well
    finally:
        translation.remove(german)
    loaded = context.layersToLoadOnCompletion()
    by_name = {re.sub(r" \d.*| \(.*", "", each.name): (path, each) for path, each in loaded.items()}
    assert set(by_name) == {"Fusioniertes Bild", "NDVI", "Bewachsene Pixel"}
    path, details = by_name.pop("Bewachsene Pixel")
    marked = QgsRasterLayer(path, details.name)
    others = [QgsRasterLayer(other, each.name) for other, each in by_name.values()]
    for layer in (marked, *others):  # the last one is on top
        project.addMapLayer(layer)
    details.postProcessor().postProcessLayer(marked, context, QgsProcessingFeedback())
    assert [(one.value, one.label) for one in marked.renderer().classes()] == [
        (1, "Vegetated"),
        (0, "Not vegetated"),
    ]
    assert project.layerTreeRoot().layerOrder()[0].id() == marked.id() and len(project.mapLayers()) == 3
    assert marked.renderer().classes()[1].color.alpha() == 0


@pytest.mark.parametrize("name", FUSING)
def test_the_dialog_asks_in_the_order_in_which_one_thinks(provider, name):
    asked = [d.name() for d in provider.algorithm(name).parameterDefinitions() if not d.isDestination()]
    assert [one for one in asked if one.isupper()][:3] == ["FINE", "COARSE", "TARGET"]
    assert asked.index("METHOD") > asked.index("TARGET")


@pytest.mark.parametrize("name", FUSING)
def test_a_shipped_graph_offers_methods_that_fuse_offers_and_that_take_one_pair(provider, name):
    from chronofuse.models.catalogue.installed import catalogue

    offered = provider.algorithm(name).parameterDefinition("METHOD")
    assert offered.usesStaticStrings() and offered.defaultValue() == offered.options()[0]
    assert not [method for method in offered.options() if catalogue()[method].refuse_pairs(1)]


def _of_the_dialog(algorithm, values: dict) -> dict:
    """What the algorithm's dialog hands to Processing when these fields are filled in and no others."""
    from processing.gui.AlgorithmDialog import AlgorithmDialog

    dialog = AlgorithmDialog(algorithm.create(), False, None)
    try:
        dialog.mainWidget().setParameters(values)
        return dialog.createProcessingParameters()
    finally:
        dialog.deleteLater()


def test_a_number_of_the_fusion_is_an_input_of_the_next_step(provider, scene, tmp_path):
    for reference, expected in ((scene.truth, "RMSE"), (None, "7")):
        graph = _graph_that_writes_the_rmse(scene, reference)

        results = _run(graph, _destinations(graph, tmp_path / expected))

        constant = QgsRasterLayer(_path(results, "constant"), "constant")
        value, _ = constant.dataProvider().sample(constant.extent().center(), 1)
        assert (0 < value < 0.1) if reference else value == 7


@pytest.mark.long
def test_a_parameter_of_the_method_is_an_input_of_a_graph(provider, scene, tmp_path, run):
    from qgis.core import QgsProcessingModelParameter, QgsProcessingParameterNumber

    source = QgsProcessingModelChildParameterSource
    graph = _graph_of(
        _fuse({"FINE": scene.fine_1, "COARSE": scene.coarse_1, "TARGET": scene.target, "METHOD": "fitfc"})
    )
    fuse = graph.childAlgorithm("fuse")
    fuse.addParameterSources("PARAM_WINDOW", [source.fromModelParameter("SIDE")])
    fuse.addParameterSources("PARAM_SIMILAR", [source.fromExpression("NULL")])
    fuse.setModelOutputs({"FUSED": _output("fuse")})
    graph.setChildAlgorithm(fuse)
    graph.addModelParameter(
        QgsProcessingParameterNumber("SIDE", "Side", optional=True), QgsProcessingModelParameter("SIDE")
    )
    graph.updateDestinationParameters()

    by_graph = {
        side: _path(_run(graph, {"SIDE": side, **_destinations(graph, tmp_path / str(side))}), "fused")
        for side in (9, None)
    }

    for side, fused in by_graph.items():
        given = {
            "FINE": scene.fine_1,
            "COARSE": scene.coarse_1,
            "TARGET": scene.target,
            "METHOD": "fitfc",
            "PARAM_WINDOW": side,
            "OUTPUT": str(tmp_path / f"direct_{side}.tif"),
        }
        assert Path(fused).read_bytes() == Path(run(given)["OUTPUT"]).read_bytes()
    assert Path(by_graph[9]).read_bytes() != Path(by_graph[None]).read_bytes()


def _fuse(values: dict) -> QgsProcessingModelChildAlgorithm:
    fuse = QgsProcessingModelChildAlgorithm("chronofuse:fuse")
    fuse.setChildId("fuse")
    for name, value in values.items():
        fuse.addParameterSources(name, [QgsProcessingModelChildParameterSource.fromStaticValue(value)])
    return fuse


def _graph_of(*children) -> QgsProcessingModelAlgorithm:
    graph = QgsProcessingModelAlgorithm("A graph of the tests", "", "")
    for child in children:
        graph.addChildAlgorithm(child)
    return graph


def _output(child: str) -> QgsProcessingModelOutput:
    """The raster of a child as an output of the graph, called after the child."""
    output = QgsProcessingModelOutput(f"{child}d", f"{child}d".capitalize())
    output.setChildId(child)
    output.setChildOutputName("OUTPUT")
    return output


def _graph_that_writes_the_rmse(scene, reference) -> QgsProcessingModelAlgorithm:
    """Fuse, then a raster whose pixels are the RMSE, or 7 where there is none."""
    source = QgsProcessingModelChildParameterSource
    fuse = QgsProcessingModelChildAlgorithm("chronofuse:fuse")
    fuse.setChildId("fuse")
    values = {
        "FINE": scene.fine_1,
        "COARSE": scene.coarse_1,
        "TARGET": scene.target,
        "METHOD": "delta",
        "REFERENCE": reference,
    }
    for name, value in values.items():
        fuse.addParameterSources(name, [source.fromStaticValue(value)])
    constant = QgsProcessingModelChildAlgorithm("native:createconstantrasterlayer")
    constant.setChildId("constant")
    constant.addParameterSources("EXTENT", [source.fromChildOutput("fuse", "OUTPUT")])
    constant.addParameterSources("TARGET_CRS", [source.fromChildOutput("fuse", "OUTPUT")])
    constant.addParameterSources("PIXEL_SIZE", [source.fromStaticValue(30)])
    constant.addParameterSources("NUMBER", [source.fromExpression("coalesce(@fuse_RMSE, 7)")])
    constant.addParameterSources("OUTPUT_TYPE", [source.fromStaticValue(5)])
    output = QgsProcessingModelOutput("CONSTANT", "Constant")
    output.setChildId("constant")
    output.setChildOutputName("OUTPUT")
    constant.setModelOutputs({"CONSTANT": output})
    graph = QgsProcessingModelAlgorithm("RMSE as a raster", "", "")
    graph.addChildAlgorithm(fuse)
    graph.addChildAlgorithm(constant)
    graph.updateDestinationParameters()
    return graph


def _destinations(graph, folder: Path) -> dict[str, str]:
    """A file for each destination of a graph; their names differ between versions of QGIS."""
    folder.mkdir(exist_ok=True)
    return {
        definition.name(): str(folder / f"{definition.description().split()[0].lower()}.tif")
        for definition in graph.parameterDefinitions()
        if definition.isDestination()
    }


def _path(results: dict, start: str) -> str:
    paths = [value for value in results.values() if isinstance(value, str)]
    return next(path for path in paths if Path(path).name.startswith(start))


def _run(graph, parameters: dict) -> dict:
    results, fine = graph.run(parameters, QgsProcessingContext(), QgsProcessingFeedback())
    assert fine
    return results


def _valid_values(layer: QgsRasterLayer):
    from osgeo import gdal

    image = gdal.Open(layer.source())  # held, or its band is gone
    values, nodata = image.ReadAsArray(), image.GetRasterBand(1).GetNoDataValue()
    return values[(values == values) & (values != nodata)]
