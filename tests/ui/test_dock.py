"""The dock from the choice of images to the layers, with the real engine behind it."""

import re
import time
from pathlib import Path

import pytest
from qgis.core import Qgis, QgsApplication, QgsProject
from tellers import teller


def test_it_asks_for_images_first_and_cannot_run_without(dock):
    assert dock.images.empty.isVisibleTo(dock) and dock.images.empty.text().startswith("Drop images here")
    assert not dock.foot.run_button.isEnabled()


def test_it_checks_the_images_by_itself_and_says_what_it_found(dock, scene, choose, wait_for):
    choose(dock, scene)

    wait_for(lambda: "grid of F1" in dock.foot.outcome.text())

    assert f"From {scene.reference_day} to {scene.target_day}" in dock.foot.outcome.text()
    assert target_row(dock).day.text() == scene.target_day, "the date that was found stands in its field"
    assert dock.foot.run_button.isEnabled()


def test_a_date_of_the_analyst_is_not_replaced_by_the_one_found(dock, scene, choose, wait_for):
    choose(dock, scene)
    target_row(dock).day.give("2024-06-30")

    wait_for(lambda: "grid of F1" in dock.foot.outcome.text())

    assert target_row(dock).day.day() == "2024-06-30"


def test_it_fuses_in_the_background_and_brings_the_results_as_layers(dock, scene, choose, wait_for, tmp_path):
    layers = choose(dock, scene)
    add(dock, layers.truth, "reference")
    _choose_method(dock, "delta")
    dock.outputs.file.setFilePath(str(tmp_path / "fused.tif"))
    dock.outputs.change.setChecked(True)
    dock.outputs.bounds.setChecked(True)
    wait_for(lambda: "grid of F1" in dock.foot.outcome.text())

    dock.foot.run_button.click()

    assert not dock.foot.run_button.isVisibleTo(dock), (
        "it came back at once, and Cancel took the place of Run"
    )
    wait_for(lambda: dock.task is None)
    assert dock.foot.outcome.text().startswith(f"{scene.target_day} fused with delta on CPU")
    group = QgsProject.instance().layerTreeRoot().findGroup(scene.target_day)
    kinds = [child.name().split()[0] for child in group.children()]
    assert kinds == ["Fused", "NDVI", "Change", "Error", "Figures"]
    assert {path.name for path in tmp_path.glob("fused*.*")} >= {
        "fused.tif",
        "fused.qml",
        "fused_ndvi.tif",
        "fused_change.tif",
        "fused_bounds.tif",
        "fused_report.html",
        "fused_report.json",
    }
    assert Path(dock.foot.report).exists() and dock.foot.report_button.isVisibleTo(dock)
    assert dock.foot.table_button.isVisibleTo(dock)


@pytest.mark.long
def test_the_uncertainty_of_a_network_that_draws_samples_is_a_layer_of_the_group(
    dock, scene, choose, wait_for, noisy, tmp_path
):
    choose(dock, scene)
    _choose_method(dock, "model file")
    dock.settings.model_file.setFilePath(noisy(tmp_path / "noisy.onnx"))
    dock.outputs.file.setFilePath(str(tmp_path / "fused.tif"))
    dock.outputs.uncertainty.setChecked(True)
    wait_for(lambda: "grid of F1" in dock.foot.outcome.text())

    dock.foot.run_button.click()
    wait_for(lambda: dock.task is None)

    group = QgsProject.instance().layerTreeRoot().findGroup(scene.target_day)
    names = [child.name() for child in group.children()][2:]
    assert [name.split()[0] for name in names] == ["Uncertainty", "Figures"]
    assert all("(noisy, " in name for name in names)
    assert "mean uncertainty 0.00" in dock.foot.outcome.text()
    assert (tmp_path / "fused_uncertainty.tif").exists()


def test_the_probability_of_change_can_be_ticked_for_a_network_that_tells_it(
    dock, scene, choose, wait_for, tmp_path
):
    tick = dock.outputs.change_probability
    choose(dock, scene)
    assert not tick.isEnabled() and "trained to tell it" in tick.toolTip()
    _choose_method(dock, "model file")
    dock.settings.model_file.setFilePath(teller(tmp_path / "teller.onnx"))
    assert tick.isEnabled()
    tick.setChecked(True)
    dock.outputs.file.setFilePath(str(tmp_path / "fused.tif"))
    asked = dock.form.job(check_only=False)
    assert asked.first.outputs.change_probability == str(tmp_path / "fused_change_probability.tif")
    wait_for(lambda: "grid of F1" in dock.foot.outcome.text())

    dock.foot.run_button.click()
    wait_for(lambda: dock.task is None)
    group = QgsProject.instance().layerTreeRoot().findGroup(scene.target_day)
    named = {child.name().split(" (")[0]: child.layer() for child in group.children()}
    ramp = named["Probability of change"].renderer()
    assert (ramp.classificationMin(), ramp.classificationMax()) == (0, 1)

    _choose_method(dock, "delta")
    assert not tick.isEnabled() and tick.isChecked()
    assert dock.form.job(check_only=True).first.outputs.change_probability is None
    dock.form.use_job(asked)
    assert tick.isEnabled() and tick.isChecked()


def test_an_uncertainty_that_a_method_cannot_give_is_said_by_the_check(
    dock, scene, choose, wait_for, noisy, tmp_path
):
    choose(dock, scene)
    _choose_method(dock, "model file")
    dock.settings.model_file.setFilePath(noisy(tmp_path / "noisy.onnx"))
    dock.settings.parameters.fields["samples"].setValue(1)
    dock.outputs.uncertainty.setChecked(True)

    wait_for(lambda: "gives no uncertainty" in dock.foot.outcome.text())


def test_beside_the_images_of_a_repeated_run_stands_what_it_found(dock, scene, choose, wait_for, tmp_path):
    """The signs were gone, because the run came without a check of its own."""
    choose(dock, scene)
    _choose_method(dock, "copy")
    dock.outputs.file.setFilePath(str(tmp_path / "fused.tif"))
    dock.repeat(dock.form.job(check_only=False))
    wait_for(lambda: dock.task is None)

    assert "success" in dict(dock.foot.outcome.shown)
    assert all(not row.light.pixmap().isNull() for row in dock.images.rows)


@pytest.mark.long
def test_figures_that_were_removed_meanwhile_are_not_asked_for(dock, scene, choose, wait_for, project):
    choose(dock, scene)
    _choose_method(dock, "copy")
    dock.run()
    wait_for(lambda: dock.task is None)

    project.clear()

    dock.foot.table_button.click()


def test_a_result_without_a_name_goes_to_a_temporary_file(dock, scene, choose, wait_for):
    choose(dock, scene)
    _choose_method(dock, "copy")

    dock.run()
    wait_for(lambda: dock.task is None)

    layer = QgsProject.instance().layerTreeRoot().findGroup(scene.target_day).findLayers()[0].layer()
    assert layer.isValid()


def test_an_error_is_shown_in_the_engine_s_words_in_the_dock_and_in_the_message_bar(
    dock, scene, choose, wait_for, tmp_path, qgis_iface
):
    choose(dock, scene)
    existing = tmp_path / "fused.tif"
    existing.write_text("precious")
    dock.outputs.file.setFilePath(str(existing))

    dock.run()
    wait_for(lambda: dock.task is None)

    sentence = dock.foot.outcome.text()
    assert "fused.tif" in sentence and "exists" in sentence
    (told,) = qgis_iface.messageBar().get_messages(Qgis.MessageLevel.Critical)
    # In a window that is shown, as much of it as a line has room for.
    assert f"Chronofuse:{sentence}".startswith(told.removesuffix("…")) and "The output" in told
    assert existing.read_text() == "precious"


def test_an_output_that_exists_is_told_beside_what_the_images_show(dock, scene, choose, wait_for, tmp_path):
    choose(dock, scene)
    (tmp_path / "fused.tif").write_text("precious")
    dock.outputs.file.setFilePath(str(tmp_path / "fused.tif"))

    wait_for(lambda: "exists already" in dock.foot.outcome.text())

    level, sentence = dock.foot.outcome.shown[0]
    assert level == "error" and "fused.tif" in sentence
    assert "grid of F1" in dock.foot.outcome.text()
    assert (tmp_path / "fused.tif").read_text() == "precious"


def test_half_a_second_pair_is_told_before_the_run(dock, scene, choose, wait_for):
    layers = choose(dock, scene)

    add(dock, layers.truth, "F3")

    wait_for(lambda: "The second pair has a fine image but no coarse one" in dock.foot.outcome.text())


def test_wrong_wishes_are_told_before_the_run(dock, scene, choose, wait_for):
    choose(dock, scene)

    dock.settings.ratio.setValue(0.5)
    wait_for(lambda: "The ratio is 0.5" in dock.foot.outcome.text())

    dock.settings.ratio.setValue(0)
    _choose_method(dock, "model file")
    wait_for(lambda: "No model file was chosen" in dock.foot.outcome.text())
    assert dock.settings.model_file.isVisibleTo(dock)

    dock.settings.model_file.setFilePath(scene.fine_1)
    assert "is not a model of Chronofuse" in dock.settings.summary.text()


@pytest.mark.alone
@pytest.mark.usefixtures("cold")
def test_cancel_stops_the_engine_within_a_second_and_leaves_nothing(
    dock, long_scene, choose, wait_for, tmp_path, workers, qgis_iface
):
    """Finding 11: one's own cancel was called a failure."""
    _start_long_run(dock, long_scene, choose, wait_for, tmp_path)

    asked_at = time.monotonic()
    dock.foot.cancel_button.click()
    wait_for(lambda: dock.task is None and not workers())

    assert time.monotonic() - asked_at < 1
    assert dock.foot.outcome.shown == [("info", "The run was cancelled; nothing was written.")]
    assert qgis_iface.messageBar().get_messages(Qgis.MessageLevel.Critical) == [], "it is no failure"
    assert QgsApplication.taskManager().count() == 0, "QGIS has nothing to say of it"
    assert list(tmp_path.iterdir()) == []
    assert dock.foot.run_button.isEnabled() and dock.forms.isEnabled()


@pytest.mark.long
@pytest.mark.usefixtures("cold")
def test_qgis_outlives_a_killed_engine_and_says_so(dock, long_scene, choose, wait_for, tmp_path, kill_worker):
    _start_long_run(dock, long_scene, choose, wait_for, tmp_path)

    kill_worker()
    wait_for(lambda: dock.task is None)

    assert re.match(r"The engine's process stopped before the end .*killed", dock.foot.outcome.text())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.long
def test_closing_the_plugin_stops_a_run(dock, long_scene, choose, wait_for, tmp_path, workers):
    _start_long_run(dock, long_scene, choose, wait_for, tmp_path)

    dock.shut_down()

    wait_for(lambda: not workers(), seconds=2)


@pytest.mark.long
def test_the_report_and_the_figures_stay_at_hand_while_the_form_is_touched(
    dock, scene, choose, wait_for, tmp_path
):
    choose(dock, scene)
    _choose_method(dock, "copy")
    dock.outputs.file.setFilePath(str(tmp_path / "fused.tif"))
    dock.run()
    wait_for(lambda: dock.task is None)
    report = dock.foot.report

    dock.outputs.change.setChecked(True)
    wait_for(lambda: "grid of F1" in dock.foot.outcome.text())

    assert dock.foot.report == report and dock.foot.report_button.isVisibleTo(dock)
    assert dock.foot.table_button.isVisibleTo(dock)
    assert f"{scene.target_day} fused with copy" in dock.foot.report_button.toolTip()


def test_the_dock_names_no_option_of_the_command_line(dock, scene, choose, wait_for, tmp_path, qgis_iface):
    choose(dock, scene)
    (tmp_path / "fused.tif").write_text("precious")
    dock.outputs.file.setFilePath(str(tmp_path / "fused.tif"))
    wait_for(lambda: "exists already" in dock.foot.outcome.text())
    assert dock.foot.outcome.text().splitlines()[0].endswith("choose another name, or tick Overwrite.")

    dock.run()
    wait_for(lambda: dock.task is None)
    (pushed,) = qgis_iface.messageBar().get_messages(Qgis.MessageLevel.Critical)
    assert "--" not in pushed


def target_row(dock):
    return dock.images.of_role("C2")[0]


def add(dock, layer, role: str) -> None:
    """As an analyst does: a row more, whose role is chosen."""
    (row,) = dock.images.add([layer])
    row.role_box.setCurrentIndex(row.role_box.findData(role))


def _choose_method(dock, name: str) -> None:
    dock.settings.method.setCurrentIndex(dock.settings.method.findData(name))


def _start_long_run(dock, long_scene, choose, wait_for, tmp_path) -> None:
    choose(dock, long_scene)
    _choose_method(dock, "starfm")
    dock.settings.tile.setValue(64)
    dock.outputs.file.setFilePath(str(tmp_path / "fused.tif"))
    dock.run()
    wait_for(lambda: dock.foot.stage.text().startswith("Fusing"))
