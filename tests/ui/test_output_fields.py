"""Where a result goes whose name has no folder."""

from pathlib import Path

from qgis.core import QgsProject


def test_a_name_without_a_folder_goes_beside_the_project_and_is_shown(dock, project, tmp_path):
    project.setFileName(str(tmp_path / "map.qgz"))
    dock.outputs.file.setFilePath("fused")
    assert dock.outputs.paths(None)["output"] == str(tmp_path / "fused.tif")

    dock.outputs.file.lineEdit().editingFinished.emit()
    assert dock.outputs.file.filePath() == str(tmp_path / "fused")


def test_without_a_project_it_goes_into_the_home_folder(dock, project):
    assert not QgsProject.instance().absolutePath()
    dock.outputs.file.setFilePath("maps/fused.tif")
    assert dock.outputs.paths(None)["output"] == str(Path.home() / "maps" / "fused.tif")


def test_a_path_stays_as_it_was_named(dock, tmp_path):
    for named in (str(tmp_path / "o.tif"), "~/o.tif"):
        dock.outputs.file.setFilePath(named)
        dock.outputs.file.lineEdit().editingFinished.emit()
        assert dock.outputs.file.filePath() == named == dock.outputs.paths(None)["output"]
