"""The list of a project's runs: kept with it, repeated, compared."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from chronofuse.engine.door import client
from chronofuse.engine.door.errors import JobError
from chronofuse.engine.door.jobs import FuseJob, Pair, target_of
from chronofuse.shell import run_history
from chronofuse.ui import layers
from chronofuse.ui.run_comparison import RunComparison
from chronofuse.ui.run_history import RunHistory
from chronofuse.ui.run_list import RunList

AT = datetime(2026, 11, 27, 14, 5, 33)


@pytest.fixture(scope="module")
def ended(scene, tmp_path_factory):
    """A run that has ended, with its layers' ids and no layer."""
    output = str(tmp_path_factory.mktemp("run") / "fused.tif")
    target = target_of(scene.target, reference=scene.truth, output=output)
    job = FuseJob.of((Pair(scene.fine_1, scene.coarse_1),), (target,), "delta")
    run = layers.FinishedRun("delta", client.run(job), AT, job)
    return layers.OpenedRun(run, (), None, ("an_id",))


@pytest.fixture
def history(project):
    """The list of an empty project."""
    made = RunHistory()
    yield made
    made.let_go()


def test_a_run_is_in_the_list_of_the_project_that_is_opened_again(history, ended, project, tmp_path):
    history.add(ended, 3.2)
    path = str(tmp_path / "project.qgz")
    assert project.write(path)
    project.clear()
    assert history.runs == []

    assert project.read(path)

    (run,) = history.runs
    assert (run.at, run.method, run.seconds) == ("2026-11-27T14:05:33", "delta", 3.2)
    assert run.short.startswith("RMSE 0.0") and run.layers == ("an_id",)
    assert replace(run.the_job(), id=ended.run.job.id) == ended.run.job
    assert run.the_job().id != ended.run.job.id, "its temporary files are its own"


def test_a_project_that_moves_with_its_files_takes_the_list_along(history, ended, project, tmp_path):
    inside = tmp_path / "here" / "fused.tif"
    inside.parent.mkdir()
    inside.write_text("")
    moved = replace(ended.run.job, targets=(target_of(str(inside), output=str(inside) + "f"),))
    history.add(replace(ended, run=replace(ended.run, job=moved)), 1.0)
    assert project.write(str(inside.parent / "project.qgs"))
    project.clear()
    inside.parent.rename(tmp_path / "there")

    assert project.read(str(tmp_path / "there" / "project.qgs"))

    assert history.runs[0].the_job().targets[0].coarse == str(tmp_path / "there" / "fused.tif")


def test_a_list_of_a_newer_version_is_one_sentence_and_stays(history, ended, project):
    newer = json.dumps({"version": 2, "runs": [], "more": 1})
    project.writeEntry(run_history.SCOPE, run_history.KEY, newer)
    with pytest.raises(JobError, match=r"is of version 2, and this Chronofuse reads version 1: update"):
        run_history.read(project)

    history._read()
    history.add(ended, 1.0)

    assert history.refusal and project.readEntry(run_history.SCOPE, run_history.KEY)[0] == newer
    assert RunList(history).told.text() == history.refusal


def test_files_that_are_gone_are_said(history, ended, project, wait_for):
    lost = replace(ended.run.finished.first, outputs={"output": "/nowhere/fused.tif"})
    finished = replace(ended.run.finished, dates=(lost,))
    history.add(replace(ended, run=replace(ended.run, finished=finished)), 1.0)
    shown = RunList(history)

    wait_for(lambda: shown.tree.topLevelItem(0).text(5) == "1 gone")
    shown.tree.topLevelItem(0).setSelected(True)

    assert shown.told.text() == "No longer there: fused.tif."


def test_a_repeated_run_writes_into_files_of_new_names(history, ended, project):
    history.add(ended, 1.0)
    shown, asked = RunList(history), []
    shown.repeat_wanted.connect(asked.append)
    shown.tree.topLevelItem(0).setSelected(True)

    shown.buttons["repeat"].click()

    first = Path(ended.run.job.first.outputs.output)
    assert first.exists() and asked[0].first.outputs.output == str(first.with_name("fused_2.tif"))
    assert asked[0].pairs == ended.run.job.pairs and not asked[0].manner.overwrite


def test_two_runs_are_compared_and_the_better_figure_is_bold(history, ended, project):
    history.add(ended, 1.0)
    run = history.runs[0]
    worse = [(title, way, value * (1.5 if title == "RMSE" else 1)) for title, way, value in run.means]
    later = (AT + timedelta(minutes=1)).isoformat()
    compared = RunComparison(run, replace(run, at=later, method="copy", means=tuple(worse)))

    row = next(place for place, cells in enumerate(compared.rows) if cells[0] == "RMSE")
    assert compared.rows[row][3] == 0
    assert [compared.table.item(row, column).font().bold() for column in (1, 2)] == [True, False]
    assert compared.rows[1][:3] == ("Method", "delta", "copy")


def test_a_run_of_the_dock_is_in_the_list_and_in_processing_s_history_and_shown_to_be_changed(
    dock, scene, choose, wait_for, tmp_path
):
    from qgis.gui import QgsGui

    choose(dock, scene)
    dock.settings.method.setCurrentIndex(dock.settings.method.findData("copy"))
    dock.outputs.file.setFilePath(str(tmp_path / "fused.tif"))
    dock.run()
    wait_for(lambda: dock.task is None)
    assert dock.foot.outcome.text().startswith(f"{scene.target_day} fused with copy")

    dock.tools.show_runs()
    dock.tools.list.tree.topLevelItem(0).setSelected(True)
    dock.settings.method.setCurrentIndex(dock.settings.method.findData("delta"))
    dock.tools.list.buttons["change"].click()

    assert dock.settings.method.currentData() == "copy"
    assert Path(dock.outputs.file.filePath()).name == "fused_2.tif"
    assert dock.foot.report_button.isVisibleTo(dock), "the last run's report stays at hand"
    registry = QgsGui.historyProviderRegistry()
    commands = [str(entry.entry.get("python_command")) for entry in registry.queryEntries()]
    assert any(str(tmp_path / "fused.tif") in command for command in commands)


def test_a_repeated_run_begins_at_once_and_the_fields_are_filled_in_turns(dock, ended, wait_for):
    """So that the main thread answers in between."""
    job = run_history.with_free_outputs(ended.run.job)

    dock.repeat(job)

    assert dock.task is not None and not dock.images.rows
    wait_for(lambda: len(dock.images.rows) == 4 and dock.task is None)
    assert dock.form.job(check_only=False).inputs == job.inputs
    assert dock.foot.outcome.shown[0][0] == "success"
