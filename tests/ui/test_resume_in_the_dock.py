"""A run that did not end, and what the dock offers then, with the real engine behind it."""

import re

import pytest

OFFER = re.compile(r"Resume \((\d+)%\)")


@pytest.fixture
def fill_in(choose, wait_for, tmp_path):
    """A function that describes the same long run in a dock, whenever it is called."""

    def fill_in(dock, scene):
        choose(dock, scene)
        dock.settings.method.setCurrentIndex(dock.settings.method.findData("starfm"))
        dock.settings.parameters.fields["window"].setValue(5)
        dock.settings.tile.setValue(256)
        dock.outputs.file.setFilePath(str(tmp_path / "fused.tif"))
        dock.outputs.report.setChecked(False)
        wait_for(lambda: "grid of F1" in dock.foot.outcome.text())

    return fill_in


@pytest.fixture
def cancelled(dock, scene_of_strips, fill_in, kept_rows, wait_for):
    """A dock whose run was cancelled when some of its rows were finished."""
    fill_in(dock, scene_of_strips)
    dock.foot.run_button.click()
    wait_for(kept_rows)
    dock.foot.cancel_button.click()
    wait_for(lambda: dock.task is None)
    return dock


@pytest.mark.long
def test_a_cancelled_run_is_resumed_to_the_bytes_of_one_without_a_break(
    cancelled, kept_rows, wait_for, tmp_path
):
    foot, fused = cancelled.foot, tmp_path / "fused.tif"
    share = OFFER.fullmatch(foot.resume_button.text()).group(1)
    assert re.fullmatch(
        rf"The run was cancelled; nothing was written\. {share}% of the rows are kept; resume it .*",
        foot.outcome.text(),
    )
    assert foot.resume_button.isVisibleTo(cancelled) and foot.run_button.text() == "Start anew"
    assert list(tmp_path.iterdir()) == []

    foot.resume_button.click()
    wait_for(lambda: cancelled.task is None)

    assert "fused with starfm" in foot.outcome.text() and "Nothing is kept" not in foot.outcome.text()
    assert not foot.resume_button.isVisibleTo(cancelled) and foot.run_button.text() == "Run"
    assert kept_rows() == 0
    resumed = fused.read_bytes()
    cancelled.outputs.overwrite.setChecked(True)
    foot.run_button.click()
    wait_for(lambda: cancelled.task is None)
    assert fused.read_bytes() == resumed


@pytest.mark.long
def test_another_setting_takes_the_offer_back_and_the_old_one_brings_it_again(cancelled):
    settings, offer = cancelled.settings, cancelled.foot.resume_button
    changes = [
        (settings.parameters.fields["window"].setValue, 7, 5),
        (settings.ratio.setValue, 17, 0),
        (settings.cog.setChecked, True, False),
        (cancelled.images.of_role("C2")[0].day.give, "2024-06-30", None),
        (cancelled.outputs.file.setFilePath, "/elsewhere/fused.tif", cancelled.outputs.file.filePath()),
        (cancelled.outputs.change.setChecked, True, False),
    ]
    for change, other, own in changes:
        change(other)
        assert not offer.isVisibleTo(cancelled) and cancelled.foot.run_button.text() == "Run", change
        assert "is kept" not in cancelled.foot.outcome.text()
        change(own)
        assert offer.isVisibleTo(cancelled) and "of this run is kept" in cancelled.foot.outcome.text(), change
    settings.memory.setValue(1000)
    cancelled.outputs.overwrite.setChecked(True)
    assert offer.isVisibleTo(cancelled), "they change no pixel"


@pytest.mark.long
def test_a_new_dock_offers_it_when_it_is_filled_in_alike(
    cancelled, scene_of_strips, fill_in, project, qgis_iface
):
    from chronofuse.ui.dock import ChronofuseDock

    cancelled.shut_down()
    project.clear()
    fresh = ChronofuseDock(qgis_iface, qgis_iface.mainWindow())

    fill_in(fresh, scene_of_strips)

    assert OFFER.fullmatch(fresh.foot.resume_button.text()) and fresh.foot.resume_button.isVisibleTo(fresh)
    assert re.match(r"\d+% of this run is kept", fresh.foot.outcome.text())
    fresh.shut_down()
    fresh.deleteLater()


@pytest.mark.long
def test_a_run_to_a_temporary_file_is_offered_too_after_the_engine_was_killed(
    dock, scene_of_strips, fill_in, kept_rows, wait_for, kill_worker
):
    fill_in(dock, scene_of_strips)
    dock.outputs.file.setFilePath("")
    dock.foot.run_button.click()
    wait_for(kept_rows)
    kill_worker()
    wait_for(lambda: dock.task is None)
    assert (
        dock.foot.outcome.text().startswith("The engine's process stopped")
        and "are kept" in dock.foot.outcome.text()
    )

    dock.foot.resume_button.click()
    wait_for(lambda: dock.task is None)

    assert (
        "fused with starfm" in dock.foot.outcome.text() and "Nothing is kept" not in dock.foot.outcome.text()
    )


@pytest.mark.long
def test_run_asks_first_and_starting_anew_drops_what_was_kept(cancelled, wait_for, tmp_path):
    cancelled.foot.offer(0)  # as if the run that did not end had been one of the command line, meanwhile
    cancelled.foot.run_button.click()
    assert cancelled.task is None and cancelled.foot.resume_button.isVisibleTo(cancelled)
    assert "of this run is kept" in cancelled.foot.outcome.text()

    cancelled.foot.run_button.click()
    wait_for(lambda: cancelled.task is None)

    assert (tmp_path / "fused.tif").exists()
    assert "is dropped" in cancelled.foot.outcome.text(), "a warning of the engine, as all others"
