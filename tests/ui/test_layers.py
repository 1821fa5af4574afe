"""What a run leaves in the project."""

import pytest

from chronofuse.engine.door import client
from chronofuse.engine.door.jobs import FuseJob, Pair, target_of
from chronofuse.ui import layers


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
    job = FuseJob((Pair(scene.fine_1, scene.coarse_1),), (target,), "delta")
    return layers.FinishedRun("delta", client.run(job))


def test_the_layers_stand_in_a_group_named_after_the_target_date(finished, scene, project):
    added = layers.add_run(finished, project)

    group = project.layerTreeRoot().children()[0]
    assert group.name() == scene.target_day
    assert [node.layer() for node in group.children()] == added
    assert [layer.name() for layer in added] == [
        "Fused (delta)",
        "NDVI (delta)",
        "Change (delta)",
        "Figures (delta)",
    ]


def test_a_second_run_of_the_day_joins_the_group(finished, scene, project):
    layers.add_run(finished, project)
    layers.add_run(finished, project)

    assert len(project.layerTreeRoot().children()) == 1
    assert len(project.layerTreeRoot().findGroup(scene.target_day).children()) == 8


def test_only_the_fused_image_is_shown_at_first(finished, scene, project):
    layers.add_run(finished, project)

    group = project.layerTreeRoot().findGroup(scene.target_day)
    assert [node.isVisible() for node in group.children()] == [True, False, False, True]


def test_the_rasters_are_styled_and_have_their_day(finished, scene, project):
    fused, ndvi, change, _ = layers.add_run(finished, project)

    assert fused.renderer().type() == "multibandcolor"
    assert {ndvi.renderer().type(), change.renderer().type()} == {"singlebandpseudocolor"}
    for layer in (fused, ndvi, change):
        begin = layer.temporalProperties().fixedTemporalRange().begin()
        assert layer.temporalProperties().isActive() and begin.toString("yyyy-MM-dd") == scene.target_day


def test_the_figures_are_a_table_with_the_baselines_beside_the_prediction(finished, project):
    table = layers.add_run(finished, project)[-1]

    assert [field.name() for field in table.fields()] == [
        "level",
        "figure",
        "band",
        "better",
        "prediction",
        "copy",
        "upsample",
        "delta",
        "delta-gain",
        "reason",
        "date",
    ]
    first = next(table.getFeatures())
    assert (first["figure"], first["band"], first["better"]) == ("RMSE", "all bands", "lower")
    assert first["prediction"] == pytest.approx(finished.finished.first.figures["reference"]["rmse"].mean)
    assert first["delta"] == pytest.approx(first["prediction"], rel=1e-3), "the method was delta itself"
    assert not table.isSpatial()
