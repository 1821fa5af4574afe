"""*Fill a series* from the dock: its dialog has what the dock knows."""

from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QMimeData, QUrl

from chronofuse.ui import series_dialog
from chronofuse.ui.dropped_images import is_folder_of_images
from chronofuse.ui.image_facts import Facts


@pytest.fixture
def images(tmp_path):
    """Empty files whose names tell what they are."""
    made = {}
    for name in ("fine/a_2024-04-12", "fine/b_2024-07-01", "coarse/c_2024-04-12", "coarse/d_2024-05-01"):
        path = tmp_path / f"{name}.tif"
        path.parent.mkdir(exist_ok=True)
        path.touch()
        made[path.name[0]] = str(path)
    return made


def test_a_dock_without_images_says_nothing(dock):
    assert series_dialog.parameters_of(dock.form) == {}
    assert dock.images.series_button.isVisibleTo(dock), "and shows the way to a series"


def test_the_images_of_one_run_name_the_folders(dock, images):
    dock.use_images({"F1": images["a"], "C1": images["c"], "C2": images["d"]})
    known = series_dialog.parameters_of(dock.form)
    assert {Path(known["FINE_FOLDER"]).name, Path(known["COARSE_FOLDER"]).name} == {"fine", "coarse"}
    assert not dock.images.series_button.isVisibleTo(dock)


def test_images_in_one_folder_name_it_once(dock, images, tmp_path):
    together = [str(Path(images[one]).rename(tmp_path / f"{one}_2024-04-12.tif")) for one in "acd"]
    dock.use_images(dict(zip(("F1", "C1", "C2"), together)))
    assert series_dialog.parameters_of(dock.form)["FOLDER"] == str(tmp_path)


def test_many_images_go_one_by_one_and_those_without_a_role_by_their_pixel_size(dock, images, tmp_path):
    more = tmp_path / "fine" / "e_2024-08-01.tif"
    more.touch()
    named = {"F1": images["a"], "C1": images["c"], "C2": images["d"], "F3": images["b"], "C3": images["c"]}
    dock.use_images(named)
    without = dock.images.append(str(more))
    for row in dock.images.rows:
        row.know(Facts(pixel=30.0 if "fine" in row.image.source() else 480.0))
    known = series_dialog.parameters_of(dock.form)
    assert not without.role and len(known["FINE"]) == 3 and str(more) in known["FINE"]
    assert set(known["COARSE"]) == {images["c"], images["d"]}


def test_how_the_images_are_read_comes_along_but_not_the_mask_of_one_date(dock, images):
    dock.use_images({"F1": images["a"], "C1": images["c"], "C2": images["d"]})
    dock.images.of_role("F1")[0].reading.show_words({"scale": "0.0001", "mask": images["b"]})
    dock.settings.preparation.show_words(
        {**dock.settings.preparation.words(), "buffer": 3, "register": "auto"}
    )
    known = series_dialog.parameters_of(dock.form)
    assert known["READINGS"] == ["fine", "0.0001", "", "", "", ""] and known["BUFFER"] == 3
    assert "REGISTER" not in known


def test_a_dropped_folder_is_a_series_unless_it_is_a_product(dock, images, tmp_path):
    (tmp_path / "S2A.SAFE").mkdir()
    assert not is_folder_of_images(str(tmp_path / "S2A.SAFE")) and not is_folder_of_images(images["a"])
    asked = []
    dock.images.series_wanted.connect(asked.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "fine"))])
    dock.images.dropEvent(_Drop(mime))
    assert asked == [str(tmp_path / "fine")] and not dock.images.rows


class _Drop:
    """A drop, as far as the table looks at it."""

    def __init__(self, mime):
        self.mimeData = lambda: mime

    def type(self):
        from qgis.PyQt.QtCore import QEvent

        return QEvent.Type.Drop

    def acceptProposedAction(self):
        pass
