"""The fields for the parameters of the chosen method."""

import json

import pytest
from qgis.PyQt.QtCore import Qt

from chronofuse.models.catalogue.installed import catalogue
from chronofuse.models.catalogue.manifest import Manifest
from chronofuse.models.catalogue.parameters import Parameter
from chronofuse.ui.parameter_fields import ParameterFields


@pytest.fixture
def fields(qgis_app):
    return ParameterFields()


def method(**parameter) -> Manifest:
    """A method with one parameter, `knob`."""
    fields = {"name": "knob", "help": "How much.", "least": 0, "most": 1, **parameter}
    return Manifest("toy", "Toy", "A toy.", "classical", parameters=(Parameter(**fields),))


def test_the_fields_are_those_of_the_method_with_its_defaults_limits_and_help(dock):
    _choose_method(dock, "fitfc")

    fields = dock.settings.parameters.fields
    assert list(fields) == [parameter.name for parameter in catalogue()["fitfc"].parameters]
    for parameter in catalogue()["fitfc"].parameters:
        field = fields[parameter.name]
        assert (field.value(), field.minimum(), field.maximum()) == (
            parameter.default,
            parameter.least,
            parameter.most,
        )
        assert parameter.help in field.toolTip() and parameter.allowed in field.toolTip().lower()


def test_only_what_differs_from_the_default_goes_into_the_job(dock):
    _choose_method(dock, "fitfc")
    assert dock.settings.values()["params"] == {}

    dock.settings.parameters.fields["window"].setValue(21)
    assert dock.settings.values()["params"] == {"window": 21}

    dock.settings.parameters.fields["window"].clear()
    assert dock.settings.values()["params"] == {}, "the cross in the field brings the default back"


def test_what_was_set_for_a_method_is_gone_with_it(dock):
    _choose_method(dock, "fitfc")
    dock.settings.parameters.fields["window"].setValue(21)

    _choose_method(dock, "copy")
    assert dock.settings.parameters.fields == {} and dock.settings.values()["params"] == {}

    _choose_method(dock, "fitfc")
    assert dock.settings.values()["params"] == {}


def test_a_model_file_shows_its_own_parameters(dock, model_file, scene):
    _choose_method(dock, "model file")
    assert dock.settings.parameters.fields == {}

    dock.settings.model_file.setFilePath(model_file)
    fields = dock.settings.parameters.fields
    fields["sharpness"].setValue(0.75)
    fields["mode"].setCurrentText("image")
    assert dock.settings.values()["params"] == {"sharpness": 0.75, "mode": "image"}

    dock.settings.model_file.setFilePath(scene.fine_1)
    assert dock.settings.parameters.fields == {}


def test_a_share_has_a_slider_that_follows_the_field_and_leads_it(fields):
    from qgis.PyQt.QtWidgets import QSlider

    fields.show_parameters(method(default=0.3))
    (slider,) = fields.findChildren(QSlider)
    fields.fields["knob"].setValue(0.75)
    assert slider.value() / slider.maximum() == 0.75

    slider.setSliderPosition(slider.maximum())
    slider.sliderMoved.emit(slider.maximum())
    assert fields.values() == {"knob": 1.0}

    fields.show_parameters(method(default=3.0, most=10))
    shown = [slider for slider in fields.findChildren(QSlider) if slider.isVisibleTo(fields)]
    assert not shown, "a number without an end is no share"


def test_the_fields_stay_folded_when_the_method_changes(dock, qgis_iface, wait_for):
    from qgis.gui import QgsCollapsibleGroupBox
    from qgis.PyQt.QtWidgets import QApplication

    def window():
        return dock.settings.parameters.fields["window"]

    qgis_iface.mainWindow().show()  # only what is seen is folded
    more = next(box for box in dock.findChildren(QgsCollapsibleGroupBox) if box.title() == "More settings")
    _choose_method(dock, "fitfc")
    QApplication.processEvents()
    assert window().isVisibleTo(dock.settings.parameters) and not window().isVisibleTo(dock)

    more.setCollapsed(False)
    wait_for(lambda: window().isVisibleTo(dock), seconds=5)
    _choose_method(dock, "copy")
    _choose_method(dock, "fitfc")
    wait_for(lambda: window().isVisibleTo(dock), seconds=5)


def test_the_tab_key_reaches_the_fields_after_those_above_them(dock):
    _choose_method(dock, "copy")
    _choose_method(dock, "fitfc")

    widget, followers = dock.settings.preparation.harmonise, []
    while len(followers) < 4:
        widget = widget.nextInFocusChain()
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            followers.append(widget)

    assert followers == list(dock.settings.parameters.fields.values())


def test_a_run_uses_what_is_set(dock, scene, choose, wait_for, tmp_path):
    choose(dock, scene)
    _choose_method(dock, "fitfc")
    dock.settings.parameters.fields["similar"].setValue(7)
    dock.outputs.file.setFilePath(str(tmp_path / "fused.tif"))

    dock.run()
    wait_for(lambda: dock.task is None)

    report = json.loads((tmp_path / "fused_report.json").read_text())
    assert report["figures"]["parameters"]["similar"] == 7 and report["figures"]["parameters"]["window"] == 41


@pytest.mark.parametrize("default", [0.002, 0.5, 1 / 3, 1e-5, 0.0, 1.0])
def test_a_default_counts_as_not_set_however_many_digits_it_has(fields, default):
    fields.show_parameters(method(default=default))

    assert fields.values() == {}
    assert fields.fields["knob"].value() == pytest.approx(default, abs=1e-9)
    fields.fields["knob"].stepBy(1 if default < 1 else -1)
    assert list(fields.values()) == ["knob"], "a step is neither too small nor too large for the field"


def test_limits_beyond_what_a_field_of_qt_holds_are_narrowed(fields):
    fields.show_parameters(method(default=7, least=-1e12, most=10**12))

    assert fields.values() == {} and fields.fields["knob"].value() == 7


def _choose_method(dock, name: str) -> None:
    dock.settings.method.setCurrentIndex(dock.settings.method.findData(name))
