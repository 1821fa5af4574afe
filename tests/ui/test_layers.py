"""What a run leaves in the project."""

import threading
import time
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsRasterLayer, QgsRectangle
from qgis.PyQt.QtCore import QCoreApplication, QTimer

from chronofuse.engine.door import client
from chronofuse.engine.door.jobs import FuseJob, Pair, target_of
from chronofuse.ui import layers
from chronofuse.ui.run_tools import RunTools

AT = datetime(2026, 11, 27, 14, 5, 33)


@pytest.fixture(scope="module")
def finished(scene, tmp_path_factory):
    """A run with all outputs, as the dock's task leaves it."""
    folder = tmp_path_factory.mktemp("run")
    target = target_of(
        scene.target,
        reference=scene.truth,
        output=str(folder / "fused.tif"),
        ndvi=str(folder / "ndvi.tif"),
        change=str(folder / "change.tif"),
    )
    job = FuseJob.of((Pair(scene.fine_1, scene.coarse_1),), (target,), "delta", overwrite=True)
    return layers.FinishedRun("delta", client.run(job), AT, job)


@pytest.fixture
def add(project, wait_for):
    """A function that opens a run's layers and adds them."""

    def added(run) -> list:
        whole: list[list] = []
        layers.add_run_in_slices(layers.opened(run), project, whole.append)
        wait_for(lambda: whole)
        return whole[0]

    return added


def test_the_layers_stand_in_a_group_named_after_the_target_date_and_say_method_and_time(
    finished, scene, project, add
):
    added = add(finished)

    group = project.layerTreeRoot().children()[0]
    assert group.name() == scene.target_day
    assert [node.layer() for node in group.children()] == added
    assert [layer.name() for layer in added] == [
        f"{kind} (delta, 14:05:33) {scene.target_day}" for kind in ("Fused", "NDVI", "Change", "Figures")
    ]


def test_a_run_over_the_same_files_replaces_their_layers(finished, scene, project, add):
    add(finished)
    own = QgsRasterLayer(finished.finished.first.outputs["output"], "my own view of it")
    project.addMapLayer(own)

    add(replace(finished, method="softmix", at=AT + timedelta(minutes=1)))

    names = [node.name() for node in project.layerTreeRoot().findGroup(scene.target_day).children()]
    assert len(names) == 4 and all("softmix, 14:06:33" in name for name in names)
    assert own.isValid() and project.mapLayer(own.id()) is own, "what the analyst made of the file stays"


def test_a_run_into_other_files_joins_the_group_under_names_of_its_own(
    finished, scene, project, add, tmp_path
):
    add(finished)

    add(_elsewhere(finished, tmp_path, AT + timedelta(seconds=1)))

    names = [node.name() for node in project.layerTreeRoot().findGroup(scene.target_day).children()]
    assert len(names) == len(set(names)) == 8


def test_only_the_fused_image_is_shown_at_first(finished, scene, project, add):
    add(finished)

    group = project.layerTreeRoot().findGroup(scene.target_day)
    assert [node.isVisible() for node in group.children()] == [True, False, False, True]


def test_the_rasters_are_styled_and_have_their_day(finished, scene, add):
    fused, ndvi, change, _ = add(finished)

    assert fused.renderer().type() == "multibandcolor"
    assert {ndvi.renderer().type(), change.renderer().type()} == {"singlebandpseudocolor"}
    for layer in (fused, ndvi, change):
        begin = layer.temporalProperties().fixedTemporalRange().begin()
        assert layer.temporalProperties().isActive() and begin.toString("yyyy-MM-dd") == scene.target_day


def test_the_figures_are_a_table_with_the_baselines_beside_the_prediction(finished, add):
    table = add(finished)[-1]

    columns = ["level", "figure", "band", "better", "prediction", "copy", "upsample", "delta", "delta-gain"]
    assert [field.name() for field in table.fields()] == [*columns, "reason", "date"]
    first = next(table.getFeatures())
    assert (first["figure"], first["band"], first["better"]) == ("RMSE", "all bands", "lower")
    assert first["prediction"] == pytest.approx(finished.finished.first.figures["reference"]["rmse"].mean)
    assert first["delta"] == pytest.approx(first["prediction"], rel=1e-3), "the method was delta itself"
    assert not table.isSpatial()


def test_the_figures_are_there_when_the_project_is_opened_again(finished, project, add, tmp_path):
    count = add(finished)[-1].featureCount()
    path = str(tmp_path / "project.qgz")
    assert project.write(path)

    project.clear()
    assert project.read(path)

    (table,) = (layer for layer in project.mapLayers().values() if layer.name().startswith("Figures"))
    assert table.isValid() and table.featureCount() == count > 10
    assert table.providerType() == "ogr"


def test_f1_and_the_truth_take_the_bands_and_limits_of_the_fused_image(finished, scene, project, add):
    fine, truth = (QgsRasterLayer(path, "image") for path in (scene.fine_1, scene.truth))
    project.addMapLayers([fine, truth])
    assert _look(fine)[0] == (1, 2, 3), "as QGIS loads it: blue, green, red"

    fused = add(finished)[0]

    assert _look(fused)[0] == (3, 2, 1)
    assert _look(fine) == _look(truth) == _look(fused)


def test_where_the_analyst_has_styled_f1_the_fused_image_takes_that_style(finished, scene, project, add):
    fine, truth = (QgsRasterLayer(path, "image") for path in (scene.fine_1, scene.truth))
    project.addMapLayers([fine, truth])
    fine.renderer().setRedBand(4)  # false colour

    fused = add(finished)[0]

    assert _look(fused)[0] == (4, 2, 3)
    assert _look(fused) == _look(fine) == _look(truth)


def test_the_fine_image_of_a_second_pair_takes_the_look_too(finished, scene, project, add):
    """Finding 12, of F3."""
    other = QgsRasterLayer(scene.truth, "F3")
    project.addMapLayer(other)
    pairs = (*finished.job.pairs, Pair(scene.truth, scene.target))
    alone = target_of(scene.target, output=finished.job.first.outputs.output)

    fused = add(replace(finished, job=replace(finished.job, pairs=pairs, targets=(alone,))))[0]

    assert _look(other) == _look(fused)


@pytest.fixture(scope="module")
def series(finished, tmp_path_factory):
    """Three dates of one run, a week and a fortnight apart; their files are those of one date."""
    dates = []
    for day in ("2024-06-20", "2024-06-27", "2024-07-11"):
        moved = _elsewhere(finished, tmp_path_factory.mktemp("series"), AT)
        figures = type(finished.finished.first.figures)({**finished.finished.first.figures})
        figures["target_date"] = day
        dates.append(replace(moved.finished.first, figures=figures))
    return replace(finished, finished=replace(finished.finished, dates=tuple(dates)))


def test_a_series_shows_one_layer_a_date_and_the_controller_steps_from_date_to_date(series, project, add):
    added = add(series)

    (group,) = (node for node in project.layerTreeRoot().children())
    assert group.name() == "Series (delta, 14:05:33)"
    seen = [node.layer() for node in project.layerTreeRoot().findLayers() if node.isVisible()]
    assert [layer.name().split()[1] for layer in seen[:3]] == ["Fused"] * 3, "behind the day"
    assert seen[3].name().startswith("Figures")
    assert {node.name() for node in group.findGroups()} == {"NDVI", "Change"}
    settings = project.timeSettings()
    assert settings.temporalRange().begin().toString("yyyy-MM-dd") == "2024-06-20"
    assert settings.temporalRange().end().toString("yyyy-MM-dd") == "2024-07-11"
    assert _frames(project) == 3
    dates = {feature["date"] for feature in added[-1].getFeatures()}
    assert dates == {"2024-06-20", "2024-06-27", "2024-07-11"}


def test_where_no_date_is_known_nothing_is_said_of_one(finished, project, add):
    figures = type(finished.finished.first.figures)({**finished.finished.first.figures, "target_date": None})
    date = replace(finished.finished.first, figures=figures)

    added = add(replace(finished, finished=replace(finished.finished, dates=(date,))))

    assert added[0].name() == "Fused (delta, 14:05:33)"
    assert project.layerTreeRoot().children()[0].name() == "Date unknown"


def test_adding_layers_lets_the_main_thread_answer(series, project, wait_for):
    """Opened in another thread, added one at a time: a timer of 20 ms says how long it was kept waiting."""
    made, added, gaps, last = [], [], [], [time.perf_counter()]

    def tick():
        now = time.perf_counter()
        gaps.append(now - last[0])
        last[0] = now

    thread = threading.Thread(target=lambda: made.append(layers.opened(series)))
    thread.start()
    while thread.is_alive():
        time.sleep(0.01)
    assert all(layer.thread() is QCoreApplication.instance().thread() for _, layer in made[0].rasters)
    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(20)
    last[0] = time.perf_counter()
    begun = time.process_time()
    layers.add_run_in_slices(made[0], project, added.extend)
    wait_for(lambda: added)
    timer.stop()

    assert len(added) == 10
    # By the clock of the process where others keep this machine busy.
    assert min(max(gaps, default=0.0), (time.process_time() - begun) / len(added)) < 0.1


def _elsewhere(run, folder: Path, at: datetime):
    """The same run into copies of its files."""
    first = run.finished.first
    outputs = {role: str(folder / Path(path).name) for role, path in first.outputs.items()}
    for role, path in first.outputs.items():
        Path(outputs[role]).write_bytes(Path(path).read_bytes())
    return replace(run, at=at, finished=replace(run.finished, dates=(replace(first, outputs=outputs),)))


def _look(layer: QgsRasterLayer):
    renderer = layer.renderer()
    bands = (renderer.redBand(), renderer.greenBand(), renderer.blueBand())
    stretches = (
        renderer.redContrastEnhancement(),
        renderer.greenContrastEnhancement(),
        renderer.blueContrastEnhancement(),
    )
    return bands, [(round(one.minimumValue(), 5), round(one.maximumValue(), 5)) for one in stretches]


def _frames(project: QgsProject) -> int:
    """How many frames QGIS's own controller makes of the project."""
    from qgis.core import QgsInterval, QgsTemporalNavigationObject, QgsTemporalUtils

    settings, controller = project.timeSettings(), QgsTemporalNavigationObject()
    controller.setTemporalExtents(settings.temporalRange())
    controller.setAvailableTemporalRanges(QgsTemporalUtils.usedTemporalRangesForProject(project))
    controller.setFrameDuration(QgsInterval(settings.timeStep(), settings.timeStepUnit()))
    return controller.totalFrameCount()


def test_the_map_goes_to_a_run_that_is_all_that_the_project_has(
    finished, project, wait_for, qgis_iface, scene
):
    """Its images were files, so nothing else has brought the map there."""
    canvas, tools = qgis_iface.mapCanvas(), RunTools(qgis_iface)
    project.clear()
    canvas.setDestinationCrs(QgsRasterLayer(scene.fine_1).crs())
    canvas.setExtent(QgsRectangle(0, 0, 10, 10))
    given, added = layers.opened(finished), []
    layers.add_run_in_slices(given, project, added.extend)
    wait_for(lambda: added)
    tools.go_to(given)
    assert canvas.extent().contains(given.rasters[0][1].extent())

    canvas.setExtent(QgsRectangle(0, 0, 10, 10))
    project.addMapLayer(QgsRasterLayer(scene.fine_1, "mine"))
    tools.go_to(given)
    assert canvas.extent().xMaximum() < 100, "the map stays where the analyst has it"
    tools.let_go()
