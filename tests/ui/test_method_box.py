"""The list of methods: what a user imports while QGIS runs is in it the next time that it is opened."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from chronofuse.models.catalogue import priors
from chronofuse.models.catalogue.installed import catalogue, own_models
from chronofuse.models.catalogue.measured import FILE
from chronofuse.models.catalogue.model_file import with_manifest
from chronofuse.shell import own_speed
from chronofuse.ui.method_box import MODEL_FILE, MethodBox
from chronofuse.ui.method_list import Wanted, card, hindrance

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def install(tmp_path, monkeypatch):
    """A function that puts a model among the user's own; its path."""
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path))

    def install(name: str, **changes) -> Path:
        bundled = catalogue()["edcstfn"]
        own_models().mkdir(exist_ok=True)
        path = own_models() / f"{name}.onnx"
        path.write_bytes(
            with_manifest(Path(bundled.path).read_bytes(), replace(bundled, name=name, **changes))
        )
        return path

    return install


def titles(box: MethodBox) -> list[str]:
    return [box.itemText(number) for number in range(box.count())]


def test_a_model_that_is_imported_meanwhile_is_in_the_list_when_it_is_opened(dock, install):
    box = dock.settings.method
    box.setCurrentIndex(box.findData("fitfc"))
    install("mine", title="My <b>model</b>", summary="Says <img src='x'> of itself.", licence="MIT")
    assert "My <b>model</b>" not in titles(box)

    box.showPopup()
    box.hidePopup()

    assert "My <b>model</b>" in titles(box) and titles(box)[-1].startswith("A model file")
    assert box.currentData() == "fitfc" and dock.settings.values()["method"] == "fitfc"
    tip = box.itemData(box.findData("mine"), Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img" in tip and "<img" not in tip and "MIT; your own" in tip

    box.setCurrentIndex(box.findData("mine"))
    assert (
        dock.settings.values()["method"] == "mine"
        and dock.settings.summary.text() == "Says <img src='x'> of itself."
    )


def test_a_model_that_is_removed_meanwhile_leaves_the_list_and_another_is_chosen(dock, install):
    path, box = install("mine"), dock.settings.method
    box.refresh()
    box.setCurrentIndex(box.findData("mine"))
    path.unlink()

    dock.settings._show_method()
    assert dock.settings.summary.text() == "This model is no longer there."
    box.refresh()

    assert box.findData("mine") < 0 and dock.settings.values()["method"] in catalogue()
    assert dock.settings.summary.text() == catalogue()[box.currentData()].summary


def test_a_file_that_is_no_model_does_not_stop_the_list(dock, install):
    install("mine").write_bytes(b"no model")
    dock.settings.method.refresh()
    assert dock.settings.method.findData("mine") < 0 and dock.settings.method.findData(MODEL_FILE) > 0


def test_the_list_has_groups_and_a_search_and_greys_what_can_not_run(dock, scene, load):
    layers = load(scene)
    dock.use_images({"F1": layers.fine_1, "C1": layers.coarse_1, "C2": layers.target})
    box = dock.settings.method
    box.showPopup()
    tree = box.popup.tree
    groups = [tree.topLevelItem(place).text(0) for place in range(tree.topLevelItemCount())]
    assert groups == ["Recommended", "Classical", "Networks", "Baselines", "Elsewhere"]
    assert [tree.topLevelItem(0).child(place).text(0) for place in (0, 1)] == [
        catalogue()["chrono"].title,
        catalogue()["softmix"].title,
    ]
    (estarfm,) = [item for item in box.popup.items() if item.text(0) == "ESTARFM"]
    assert estarfm.text(1) == "needs a second pair" and not estarfm.flags() & Qt.ItemFlag.ItemIsSelectable
    tree.setStyleSheet(
        "QTreeView { background: #202020; } QTreeView::item { color: #f0f0f0; }"
    )  # as at night
    (fsdaf,) = [item for item in box.popup.items() if item.text(0) == "FSDAF"]
    assert 0.2 * _brightness(tree, fsdaf) < _brightness(tree, estarfm) < 0.7 * _brightness(tree, fsdaf)

    box.popup._describe(estarfm)
    assert "Needs: two pairs, any bands." in box.popup.card.text()
    assert "Accuracy: error 101% of adding the coarse change, on 14 cases." in box.popup.card.text()
    assert "on two cores of an AMD EPYC" in box.popup.card.text()
    assert "Not now: needs a second pair." in box.popup.card.text()

    QTest.keyClicks(box.popup.search, "fit-f")
    assert [item.text(0) for item in box.popup.items() if not item.isHidden()] == ["Fit-FC"]
    QTest.keyClick(box.popup.search, Qt.Key.Key_Return)
    assert dock.settings.values()["method"] == "fitfc"


def _brightness(tree, item) -> int:
    """Of the brightest pixel of the item's name, above the ground's."""
    picture = tree.viewport().grab(tree.visualItemRect(item)).toImage()
    greys = [picture.pixelColor(x, y).lightness() for x in range(90) for y in range(picture.height())]
    return max(greys) - min(greys)


def test_the_list_of_methods_needs_no_scrolling(dock):
    """With the longer texts of other languages its last entries were below the edge."""
    box = dock.settings.method
    box.showPopup()
    assert box.popup.height() <= box.screen().availableGeometry().height()
    box.popup.resize(
        box.popup.width(), box.popup.whole_height(box.popup.width())
    )  # the tests' screen is lower
    for item in box.popup.items():  # whichever card is shown
        box.popup._describe(item)
        QApplication.processEvents()
        assert box.popup.tree.verticalScrollBar().maximum() == 0, item.text(0)
    assert box.popup.tree.horizontalScrollBar().maximum() == 0


def test_a_method_that_needs_two_pairs_can_be_taken_once_they_are_there(dock, scene):
    images = {"F1": scene.fine_1, "C1": scene.coarse_1, "C2": scene.target}
    dock.use_images(images)
    box = dock.settings.method
    assert not box.model().item(box.findData("estarfm")).isEnabled()

    dock.use_images({**images, "F3": scene.truth, "C3": scene.target})

    assert box.model().item(box.findData("estarfm")).isEnabled()


def test_the_speed_on_a_card_is_this_machines_own_after_a_run(qgis_app):
    wanted = Wanted(pixels=1e6, bands=("red",) * 6)
    manifest = catalogue()["fitfc"]
    elsewhere = card(manifest, wanted)[-1]
    assert elsewhere == (
        "Speed: about 3 s of computing for these images on two cores of an AMD EPYC; "
        "not measured on this machine yet."
    )
    try:
        own_speed.remember("fitfc", "cpu", 20, 500_000, 6)
        assert card(manifest, wanted)[-1] == (
            "Speed: about 40 s for these images, by its last run on this machine."
        )
        own_speed.remember("fitfc", "cpu", 20, 500, 6)
        assert "about 40 s" in card(manifest, wanted)[-1], "a tiny run says nothing of the method"
    finally:
        QgsSettings().remove("chronofuse/seconds")


def test_what_hinders_a_method_is_said_in_a_few_words():
    assert hindrance(catalogue()["rescnn-ndvi"], Wanted(bands=("red", "nir"))) == "takes images of NDVI alone"
    assert hindrance(catalogue()["edcstfn"], Wanted(ratio=400.0)).startswith("made for coarse pixels")
    assert all(not hindrance(one, Wanted()) for one in catalogue().values() if one.pairs_min == 1)


def test_what_was_measured_is_what_the_benchmarks_have():
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        import measured
    finally:
        sys.path.pop(0)
    assert FILE.read_text("utf-8") == measured.text(), "run benchmarks/measured.py"
    assert priors.FILE.read_text("utf-8") == measured.text_of_priors(), "run benchmarks/measured.py"


def test_the_name_of_a_paper_finds_its_method_and_sets_what_it_stands_for(dock):
    box = dock.settings.method
    box.showPopup()
    QTest.keyClicks(box.popup.search, "ms net")
    shown = {item.text(0): item.text(1) for item in box.popup.items() if not item.isHidden()}
    assert shown == {catalogue()["swinstfm"].title: "for MSNet"}
    QTest.keyClick(box.popup.search, Qt.Key.Key_Return)
    assert dock.settings.values()["method"] == "swinstfm"

    box.showPopup()
    QTest.keyClicks(box.popup.search, "zhukov")
    assert box.popup.tree.currentItem().text(1) == "for Zhukov, unmix=image"
    QTest.keyClick(box.popup.search, Qt.Key.Key_Return)
    chosen = dock.settings.values()
    assert chosen["method"] == "ubdf" and chosen["params"] == {"unmix": "image"}

    box.showPopup()
    QTest.keyClicks(box.popup.search, "sun 2024")
    told = box.popup.tree.currentItem().text(1)
    assert told == "for Sun 2024, unmatched=spectral", "what stays to be set is said"
    QTest.keyClick(box.popup.search, Qt.Key.Key_Escape)


def test_a_name_that_is_no_method_of_the_list_says_what_it_is_and_can_not_be_taken(dock):
    box = dock.settings.method
    before = dock.settings.values()["method"]
    box.showPopup()
    QTest.keyClicks(box.popup.search, "Hopfield")
    (item,) = [item for item in box.popup.items() if not item.isHidden()]
    assert (item.text(0), item.text(1), item.parent().text(0)) == (
        "Hopfield network",
        "not offered",
        "Names of papers",
    )
    assert "Hopfield network is not offered." in box.popup.card.text()
    assert "Nearest in this list: softmix. It is not the same." in box.popup.card.text()
    QTest.keyClick(box.popup.search, Qt.Key.Key_Return)
    assert box.popup is not None and dock.settings.values()["method"] == before

    box.popup.search.clear()
    QTest.keyClicks(box.popup.search, "wetland-gan")
    (item,) = [item for item in box.popup.items() if not item.isHidden()]
    assert item.text(1) == "to be trained"
    assert "chronofuse train --network mlffgan --loss spectral_angle=0.1" in box.popup.card.text()
    box.popup.search.clear()
    tops = [box.popup.tree.topLevelItem(n) for n in range(box.popup.tree.topLevelItemCount())]
    assert "Names of papers" not in [top.text(0) for top in tops]


def test_a_name_that_nobody_knows_gets_the_nearest_and_takes_nothing(dock):
    box = dock.settings.method
    before = dock.settings.values()["method"]
    box.showPopup()
    QTest.keyClicks(box.popup.search, "STFGAM")
    assert all(item.isHidden() for item in box.popup.items())
    assert box.popup.card.text().startswith("Nothing here is called STFGAM. Nearest: STFGAN,")
    QTest.keyClick(box.popup.search, Qt.Key.Key_Return)
    assert box.popup is not None and dock.settings.values()["method"] == before
    box.popup.search.setText("qqqq")
    assert box.popup.card.text() == "Nothing here is called qqqq, nor like it."


def test_the_method_that_is_called_so_comes_before_those_of_papers_that_begin_so(dock):
    box = dock.settings.method
    box.showPopup()
    QTest.keyClicks(box.popup.search, "star")
    assert box.popup.tree.currentItem().text(0) == "STARFM"
    QTest.keyClick(box.popup.search, Qt.Key.Key_Escape)


def test_a_command_in_the_card_is_whole(dock):
    box = dock.settings.method
    box.showPopup()
    QTest.keyClicks(box.popup.search, "TLSRSTF")
    whole = "chronofuse train --network progressive --adversary plain --options"
    assert whole + ' \'{"stages": 2, "start": "upsample"}\'' in box.popup.card.text()
