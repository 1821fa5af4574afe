"""Where a result goes whose name has no folder."""

from pathlib import Path

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtTest import QTest


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


@pytest.mark.parametrize("named", ["/", "{folder}/"])
def test_a_folder_is_refused_in_a_sentence_while_a_path_is_being_typed(
    dock, scene, choose, tmp_path, wait_for, named
):
    choose(dock, scene)
    field = dock.outputs.file.lineEdit()
    field.clear()
    QTest.keyClicks(field, named.format(folder=tmp_path))
    wait_for(lambda: "is a folder: add a name for the fused image" in dock.foot.outcome.text())
    QTest.keyClicks(field, "o")
    wait_for(lambda: "grid of F1" in dock.foot.outcome.text())


@pytest.mark.long
def test_ndvi_is_not_asked_for_by_itself_where_no_band_has_a_name(dock, tmp_path, scene, wait_for):
    unnamed = {role: without_names(getattr(scene, path), tmp_path / f"{role}.tif") for role, path in IMAGES}
    dock.use_images(unnamed)
    wait_for(lambda: not dock.outputs.ndvi.isChecked())
    wait_for(lambda: "grid of F1" in dock.foot.outcome.text())
    assert "NDVI" not in dock.foot.outcome.text()

    dock.settings.preparation.roles.setText("red=3,nir=4")
    dock.settings.preparation.roles.editingFinished.emit()
    assert dock.outputs.ndvi.isChecked()
    wait_for(lambda: "grid of F1" in dock.foot.outcome.text())
    assert dock.foot.outcome.shown[0][0] != "error"


def test_six_bands_go_with_three_as_the_form_says(dock, tmp_path, scene, wait_for):
    from osgeo import gdal

    few = {"C1": scene.coarse_1, "C2": scene.target}
    for role, path in few.items():
        few[role] = str(tmp_path / f"{role}.tif")
        gdal.Translate(few[role], path, bandList=[1, 3, 4])
    unnamed = {role: without_names(path, tmp_path / f"u_{role}.tif") for role, path in few.items()}
    dock.use_images({"F1": without_names(scene.fine_1, tmp_path / "F1.tif"), **unnamed})
    row = dock.images.of_role("C1")[0]
    wait_for(lambda: "can't be matched" in row.texts() + dock.foot.outcome.text())

    dock.settings.preparation.bands.show_words("blue=1:1,red=3:2,nir=4:3")
    wait_for(lambda: "grid of F1" in dock.foot.outcome.text())

    assert "Bands: blue, red, nir" in dock.foot.outcome.text()


IMAGES = (("F1", "fine_1"), ("C1", "coarse_1"), ("C2", "target"))


def without_names(path: str, copy) -> str:
    """A copy whose bands have no descriptions."""
    from osgeo import gdal

    gdal.Translate(str(copy), path)
    dataset = gdal.Open(str(copy), gdal.GA_Update)
    for number in range(1, dataset.RasterCount + 1):
        dataset.GetRasterBand(number).SetDescription("")
    return str(copy)
