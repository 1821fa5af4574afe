"""The list of methods: what a user imports while QGIS runs is in it the next time that it is opened."""

from dataclasses import replace
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import Qt

from chronofuse.models.catalogue.installed import catalogue, own_models
from chronofuse.models.catalogue.model_file import with_manifest
from chronofuse.ui.method_box import MODEL_FILE, MethodBox


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
