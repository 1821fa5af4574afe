"""What the dock holds comes back with the project, wherever that lies by then."""

import shutil
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsRasterLayer

from chronofuse.ui.dock import ChronofuseDock


@pytest.fixture
def place(tmp_path, scene) -> Path:
    """A folder with the scene, which can be moved."""
    folder = tmp_path / "before"
    folder.mkdir()
    for path in (scene.fine_1, scene.coarse_1, scene.target):
        shutil.copy(path, folder / Path(path).name)
    return folder


def test_it_comes_back_in_a_new_window_after_the_folder_was_moved(
    dock, scene, place, project, qgis_iface, tmp_path, wait_for
):
    fine = QgsRasterLayer(str(place / Path(scene.fine_1).name), "my fine one")
    project.addMapLayer(fine)
    dock.use_images(
        {
            "F1": fine,
            "C1": str(place / Path(scene.coarse_1).name),
            "C2": str(place / Path(scene.target).name),
        }
    )
    dock.images.of_role("C2")[0].day.give("2024-06-30")
    dock.images.of_role("C1")[0].reading.texts["nodata"].setText("-1")
    dock.settings.method.choose("fitfc")
    dock.settings.parameters.fields["window"].setValue(21)
    dock.settings.preparation.register.setCurrentIndex(1)
    dock.outputs.file.setFilePath(str(place / "fused.tif"))
    dock.outputs.ndvi.setChecked(False)
    assert project.isDirty()
    assert project.write(str(place / "map.qgz"))
    dock.shut_down()

    after = tmp_path / "after"
    place.rename(after)
    project.clear()
    fresh = ChronofuseDock(qgis_iface, qgis_iface.mainWindow())
    assert project.read(str(after / "map.qgz"))
    assert not fresh.images.rows, "QGIS's own reading is long enough: the fields are filled afterwards"
    wait_for(lambda: len(fresh.images.rows) == 3 and fresh.form.complete())
    fresh.form.slices.finish()

    assert not project.isDirty()
    assert [(row.role, row.image.name()) for row in fresh.images.rows] == [
        ("F1", "my fine one"),
        ("C1", Path(scene.coarse_1).name),
        ("C2", Path(scene.target).name),
    ]
    job = fresh.form.job(check_only=False)
    assert {Path(path).parent for path in (*job.inputs.values(), *job.outputs.values())} == {after}
    assert (job.method, job.params, job.first.date) == ("fitfc", {"window": 21}, "2024-06-30")
    assert job.preparation.images["C1"].nodata == -1 and job.preparation.register == "auto"
    assert set(job.outputs) == {"output", "report", "html"}

    project.clear()
    assert fresh.images.rows == [], "another project has images of its own"
    fresh.shut_down()
    fresh.deleteLater()


def test_entries_of_a_newer_version_are_told_in_a_sentence(dock, project):
    project.writeEntry("Chronofuse", "/form", '{"version": 99, "images": []}')
    dock.keeper.read()
    assert dock.foot.outcome.text() == (
        "These settings are of version 99, and this Chronofuse reads version 1: update the plugin."
    )


@pytest.mark.parametrize(
    "text", ["", "{", "[1]", '{"version": 1, "images": 3}', '{"version": 1, "settings": 5}']
)
def test_entries_that_are_none_disturb_nobody(dock, project, text):
    QgsProject.instance().writeEntry("Chronofuse", "/form", text)
    dock.keeper.read()
    assert dock.images.rows == []
