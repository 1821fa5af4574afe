"""`chronofuse:fuse_series`: several dates in one run, each as `chronofuse:fuse` gives it."""

import shutil
from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import (
    QgsInterval,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
    QgsTemporalNavigationObject,
    QgsTemporalUtils,
)
from tellers import teller

DAYS = ("2024-08-01", "2024-08-17", "2024-09-02")


@pytest.fixture
def targets(scene, tmp_path) -> list[str]:
    """Coarse images of three days; the second one is another image."""
    folder = tmp_path / "coarse"
    folder.mkdir()
    paths = [str(folder / f"coarse_{day}.tif") for day in DAYS]
    for path, source in zip(paths, (scene.target, scene.coarse_1, scene.target)):
        shutil.copy(source, path)
    return paths


@pytest.fixture
def series(provider, scene, targets, tmp_path) -> dict:
    return {
        "FINE": scene.fine_1,
        "COARSE": scene.coarse_1,
        "TARGETS": targets,
        "METHOD": "delta",
        "OUTPUT_FOLDER": str(tmp_path / "series"),
    }


@pytest.mark.long
def test_each_date_s_file_is_the_one_of_a_single_run(run, series, targets, parameters, tmp_path):
    results = run({**series, "NDVI": True, "FILE_NAME": "f2_{date}"}, "fuse_series")

    assert [Path(path).name for path in results["OUTPUT_LAYERS"]] == [f"f2_{day}.tif" for day in DAYS]
    assert results["DATES"] == ", ".join(DAYS) and results["DEVICE_USED"] == "cpu"
    for number, target in enumerate(targets):
        single = {
            **parameters,
            "TARGET": target,
            "OUTPUT": str(tmp_path / f"{number}.tif"),
            "NDVI": str(tmp_path / f"{number}_ndvi.tif"),
        }
        alone = run(single)
        for name in ("OUTPUT", "NDVI"):
            assert Path(results[f"{name}_LAYERS"][number]).read_bytes() == Path(alone[name]).read_bytes()


@pytest.mark.long
def test_an_uncertainty_of_each_date_is_listed_and_loaded(provider, series, noisy, tmp_path):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    model = {"MODEL_FILE": noisy(tmp_path / "noisy.onnx"), "UNCERTAINTY": True}

    results, fine = (
        provider.algorithm("fuse_series").create().run({**series, **model}, context, QgsProcessingFeedback())
    )

    assert fine and [Path(path).name for path in results["UNCERTAINTY_LAYERS"]] == [
        f"fused_{day}_uncertainty.tif" for day in DAYS
    ]
    titles = [context.layerToLoadOnCompletionDetails(path).name for path in results["UNCERTAINTY_LAYERS"]]
    assert all(title.startswith(f"Uncertainty {day} (noisy, ") for title, day in zip(titles, DAYS))


@pytest.mark.long
def test_a_probability_of_change_of_each_date_is_listed(run, series, tmp_path):
    asked = {"MODEL_FILE": teller(tmp_path / "teller.onnx"), "CHANGE_PROBABILITY": True}
    results = run({**series, **asked}, "fuse_series")
    names = [Path(path).name for path in results["CHANGE_PROBABILITY_LAYERS"]]
    assert names == [f"fused_{day}_change_probability.tif" for day in DAYS]


def test_bounds_of_each_date_are_listed_loaded_and_scaled_by_the_truth_of_another(
    run, provider, series, parameters, scene, targets, tmp_path
):
    known = run(
        {
            **parameters,
            "METHOD": "delta",
            "TARGET": targets[0],
            "REFERENCE": scene.truth,
            "UNCERTAINTY": str(tmp_path / "u.tif"),
            "REPORT": str(tmp_path / "known.json"),
        }
    )
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    asked = {"TARGETS": targets[1:], "BOUNDS": True, "CALIBRATION": [known["REPORT"]]}

    results, fine = (
        provider.algorithm("fuse_series").create().run({**series, **asked}, context, QgsProcessingFeedback())
    )

    bounds = results["BOUNDS_LAYERS"]
    assert fine and [Path(path).name for path in bounds] == [f"fused_{day}_bounds.tif" for day in DAYS[1:]]
    assert gdal.Open(bounds[0]).GetMetadataItem("CHRONOFUSE_CALIBRATION") == DAYS[0]
    details = context.layerToLoadOnCompletionDetails(bounds[0])
    layer = QgsProcessingUtils.mapLayerFromString(bounds[0], context)
    details.postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback())
    assert details.name.startswith(f"Error bounds {DAYS[1]} (delta, ")
    shown = [layer.bandName(band) for band in (layer.renderer().redBand(), layer.renderer().blueBand())]
    assert all(name.endswith("95% lower") for name in shown)


@pytest.mark.long
def test_two_pairs_and_a_parameter_serve_all_dates(run, series, scene, tmp_path):
    both = {"FINE_2": scene.truth, "COARSE_2": scene.target, "METHOD": "starfm", "PARAM_WINDOW": 5}

    results = run({**series, **both, "TARGETS": ";".join(series["TARGETS"])}, "fuse_series")

    assert len(results["OUTPUT_LAYERS"]) == len(DAYS) and results["NDVI_LAYERS"] == []


def test_the_findings_of_each_date_are_in_the_log_and_none_twice(run, series, listener):
    heard = listener()

    run(series, "fuse_series", feedback=heard)

    assert all(any(day in note for note in heard.notes) for day in DAYS)
    assert len(set(heard.notes)) == len(heard.notes)


def test_the_results_are_loaded_as_styled_layers_of_their_days(provider, series):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())

    algorithm = provider.algorithm("fuse_series").create()
    results, fine = algorithm.run({**series, "NDVI": True}, context, QgsProcessingFeedback())

    assert fine and set(context.layersToLoadOnCompletion()) == {
        *results["OUTPUT_LAYERS"],
        *results["NDVI_LAYERS"],
    }
    for day, path in zip(DAYS, results["OUTPUT_LAYERS"]):
        details = context.layerToLoadOnCompletionDetails(path)
        layer = QgsProcessingUtils.mapLayerFromString(path, context)
        details.postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback())
        assert details.name.startswith(f"Fused {day} (delta, ")
        assert layer.temporalProperties().isActive()
        assert layer.temporalProperties().fixedTemporalRange().begin().date().toString("yyyy-MM-dd") == day
        assert layer.renderer().type() == "multibandcolor"
        assert Path(path).with_suffix(".qml").exists()


def test_a_loaded_series_shows_one_layer_a_date_and_the_controller_steps_from_date_to_date(
    provider, series, qgis_new_project
):
    """Finding 15, as the toolbox loads it: all layers were ticked, NDVI over each image, and a frame was an
    hour. Finding 12: F1 looks as they do."""
    from processing.gui.Postprocessing import handleAlgorithmResults

    fine = QgsRasterLayer(series["FINE"], "F1")
    qgis_new_project.addMapLayer(fine)
    context, algorithm = QgsProcessingContext(), provider.algorithm("fuse_series").create()
    context.setProject(qgis_new_project)
    results, _ = algorithm.run({**series, "NDVI": True}, context, QgsProcessingFeedback())

    assert handleAlgorithmResults(algorithm, context, QgsProcessingFeedback())

    root = qgis_new_project.layerTreeRoot()
    nodes = [node for node in root.findLayers() if node.layer() is not fine]
    assert len(nodes) == 2 * len(DAYS)
    seen = {node.name() for node in nodes if node.itemVisibilityChecked()}
    assert sorted(name.split(" (")[0] for name in seen) == [f"Fused {day}" for day in DAYS]
    assert len({node.name() for node in nodes}) == len(nodes)
    settings = qgis_new_project.timeSettings()
    assert settings.temporalRange().begin().toString("yyyy-MM-dd") == DAYS[0]
    assert settings.temporalRange().end().toString("yyyy-MM-dd") == DAYS[-1]
    frames = QgsTemporalNavigationObject()
    frames.setTemporalExtents(settings.temporalRange())
    frames.setAvailableTemporalRanges(QgsTemporalUtils.usedTemporalRangesForProject(qgis_new_project))
    frames.setFrameDuration(QgsInterval(settings.timeStep(), settings.timeStepUnit()))
    assert frames.totalFrameCount() == len(DAYS)
    assert (fine.renderer().redBand(), fine.renderer().blueBand()) == (3, 1)
    assert all(node.layer().customProperty("chronofuse/run") for node in nodes), "a rerun replaces them"
    qgis_new_project.clear()


def test_loading_can_be_switched_off(provider, series):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())

    provider.algorithm("fuse_series").create().run(
        {**series, "LOAD": False}, context, QgsProcessingFeedback()
    )

    assert not context.layersToLoadOnCompletion()


def test_a_temporary_folder_is_enough(run, series):
    results = run({**series, "OUTPUT_FOLDER": "TEMPORARY_OUTPUT"}, "fuse_series")

    assert Path(results["OUTPUT_FOLDER"]).is_dir()
    assert {Path(path).parent for path in results["OUTPUT_LAYERS"]} == {Path(results["OUTPUT_FOLDER"])}


def test_the_list_of_rasters_is_an_input_of_the_next_step_of_a_graph(provider, series, tmp_path):
    graph = _graph_that_takes_the_mean(series)

    destinations = {
        d.name(): str(tmp_path / d.name().replace(":", "_")) + (".tif" if "mean" in d.name() else "")
        for d in graph.parameterDefinitions()
        if d.isDestination()
    }
    _, fine = graph.run(destinations, QgsProcessingContext(), QgsProcessingFeedback())

    mean = next(path for name, path in destinations.items() if "mean" in name)
    assert fine and QgsRasterLayer(mean, "mean").isValid()


def test_a_date_that_only_the_tags_know_is_found_there(run, series, targets, tmp_path):
    target = tmp_path / "modis_2024_250m.tif"
    shutil.copy(targets[0], target)
    gdal.Open(str(target), gdal.GA_Update).SetMetadataItem("ACQUISITION_DATE", "2024-08-05")
    results = run({**series, "TARGETS": [str(target)]}, "fuse_series")
    assert results["DATES"] == "2024-08-05"
    assert [Path(path).name for path in results["OUTPUT_LAYERS"]] == ["fused_2024-08-05.tif"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"FILE_NAME": "fused.tif"},
            "The name of the files is 'fused.tif', but it must be a name without a folder, with {date} "
            "where the day of each image belongs: give fused_{date}.tif, for example.",
        ),
        ({"FILE_NAME": "../{date}.tif"}, "The name of the files is '../{date}.tif', but"),
        (
            {"TARGETS": ["somewhere/c2.tif"]},
            "The date of 'somewhere/c2.tif' is neither in its tags nor in the file's name: rename the file",
        ),
        (
            {"TARGETS": ["a_20240701.tif", "b_A2024183.tif"]},
            "'a_20240701.tif' and 'b_A2024183.tif' are both of 2024-07-01: leave one of them out.",
        ),
        (
            {"FINE_2": "fine_1"},
            "'Second fine image (F3)' was given without 'Second coarse image (C3)': give both or none.",
        ),
        ({"MEMORY": -5}, "The memory budget is -5 MB: give a positive number of megabytes."),
    ],
)
def test_wrong_parameters_are_refused_before_the_run_in_one_sentence(provider, series, changes, sentence):
    accepted, message = (
        provider.algorithm("fuse_series")
        .create()
        .checkParameterValues({**series, **changes}, QgsProcessingContext())
    )

    assert not accepted and message.startswith(sentence)


def test_a_run_that_fails_leaves_no_folder_behind(run, series):
    with pytest.raises(QgsProcessingException, match=r"gone_2024-07-01\.tif"):
        run({**series, "TARGETS": [*series["TARGETS"], "gone_2024-07-01.tif"]}, "fuse_series")

    assert not Path(series["OUTPUT_FOLDER"]).exists()


def test_a_folder_that_cannot_be_made_is_told(run, series):
    with pytest.raises(
        QgsProcessingException, match=r"^The folder '/proc/nowhere' can't be made \(.*\): choose another\.$"
    ):
        run({**series, "OUTPUT_FOLDER": "/proc/nowhere"}, "fuse_series")


def _graph_that_takes_the_mean(series: dict) -> QgsProcessingModelAlgorithm:
    """The series, then the mean of its images."""
    source = QgsProcessingModelChildParameterSource
    fuse = QgsProcessingModelChildAlgorithm("chronofuse:fuse_series")
    fuse.setChildId("fuse")
    for name, value in {**series, "OUTPUT_FOLDER": "TEMPORARY_OUTPUT", "LOAD": False}.items():
        fuse.addParameterSources(name, [source.fromStaticValue(value)])
    mean = QgsProcessingModelChildAlgorithm("native:cellstatistics")
    mean.setChildId("mean")
    mean.addParameterSources("INPUT", [source.fromChildOutput("fuse", "OUTPUT_LAYERS")])
    mean.addParameterSources("STATISTIC", [source.fromStaticValue(2)])
    mean.addParameterSources("REFERENCE_LAYER", [source.fromStaticValue(series["FINE"])])
    output = QgsProcessingModelOutput("MEAN", "Mean")
    output.setChildId("mean")
    output.setChildOutputName("OUTPUT")
    mean.setModelOutputs({"MEAN": output})
    graph = QgsProcessingModelAlgorithm("Mean of a series", "", "")
    graph.addChildAlgorithm(fuse)
    graph.addChildAlgorithm(mean)
    graph.updateDestinationParameters()
    return graph
