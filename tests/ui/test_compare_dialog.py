"""*Which method here?* in the dock: the dialog has what the dock knows, and a click takes what it chose."""

from pathlib import Path

import pytest
from qgis.PyQt.QtWidgets import QPushButton

from chronofuse.ui import compare_dialog


@pytest.fixture
def images(tmp_path) -> dict[str, str]:
    """Empty files in two folders."""
    made = {}
    for role, name in (
        ("F1", "fine/a_2024-04-12"),
        ("C1", "coarse/c_2024-04-12"),
        ("C2", "coarse/d_2024-05-01"),
    ):
        path = tmp_path / f"{name}.tif"
        path.parent.mkdir(exist_ok=True)
        path.touch()
        made[role] = str(path)
    return made


def test_the_button_asks_for_a_comparison(dock):
    asked = []
    dock.settings.comparison_wanted.connect(lambda: asked.append(True))
    dock.settings.which_button.click()
    assert asked == [True]


def test_the_folders_and_the_ratio_of_the_dock_come_along(dock, images):
    dock.use_images(images)
    dock.settings.ratio.setValue(16)
    known = compare_dialog.parameters_of(dock.form)
    assert {Path(known[f"{role}_FOLDER"]).name for role in ("FINE", "COARSE")} == {"fine", "coarse"}
    assert known["RATIO"] == 16 and not {"OUTPUT_FOLDER", "INDICES"} & set(known)


def test_the_parameters_are_those_of_the_algorithm(dock, images):
    from chronofuse.toolbox.compare_algorithm import CompareAlgorithm

    algorithm = CompareAlgorithm()
    algorithm.initAlgorithm()
    dock.use_images(images)
    known = compare_dialog.parameters_of(dock.form)
    assert known and all(algorithm.parameterDefinition(name) is not None for name in known)


def test_a_finished_comparison_offers_its_method_and_a_click_takes_it(dock, qgis_iface):
    dock.settings.method.choose("starfm")
    compare_dialog._offer(dock.form, qgis_iface, {"METHOD_1": "softmix", "METHOD_2": "chrono"})
    item = qgis_iface.messageBar().currentItem()
    (button,) = item.findChildren(QPushButton)
    assert button.text() == "Use softmix" and dock.settings.method.currentData() == "starfm"
    button.click()
    assert dock.settings.method.currentData() == "softmix"


def test_with_one_pair_the_method_of_the_reference_goes_before_the_one_for_any(dock, images):
    found = {"METHOD_1": "chrono", "BY_REFERENCE": "2024-04-12 fitfc, 2024-07-01 chrono"}
    assert compare_dialog.method_for(dock.form, found) == "chrono"
    dock.use_images(images)
    dock.images.of_role("F1")[0].day.suggest("2024-04-12")
    assert compare_dialog.method_for(dock.form, found) == "fitfc"


def test_a_comparison_without_a_choice_offers_nothing(dock, qgis_iface):
    before = qgis_iface.messageBar().currentItem()
    compare_dialog._offer(dock.form, qgis_iface, {})
    assert qgis_iface.messageBar().currentItem() is before
