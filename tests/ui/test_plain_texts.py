"""Names of files and of models are shown as they are: QGIS takes what looks like HTML for HTML."""

from qgis.core import Qgis
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QTextBrowser

from chronofuse.engine.door.errors import MissingFileError
from chronofuse.models.catalogue.parameters import Parameter
from chronofuse.toolbox.method_parameters import _help
from chronofuse.ui import message_bar
from chronofuse.ui.findings import Findings
from chronofuse.ui.parameter_fields import ParameterFields

LINK = '<a href="http://127.0.0.1/x">click here</a><b>bold</b> & more'
SENTENCE = f"F1 '/data/{LINK}.tif' does not exist: check the path."


def test_the_message_bar_shows_a_name_with_tags_and_no_link(dock, qgis_iface, monkeypatch):
    bar = QgsMessageBar()
    monkeypatch.setattr(qgis_iface, "messageBar", lambda: bar)
    assert not qgis_iface.mapCanvas().isVisible()  # or the sentence would be cut to its width
    dock._fail(MissingFileError(SENTENCE))
    shown = bar.findChildren(QTextBrowser)
    assert shown and all("<a href" not in browser.toHtml() for browser in shown)
    assert any(SENTENCE in browser.toPlainText() for browser in shown)
    message_bar.say(qgis_iface, f"Fused with {LINK}.", Qgis.MessageLevel.Success)
    assert all("<a href" not in browser.toHtml() for browser in bar.findChildren(QTextBrowser))


def test_every_label_of_the_dock_is_plain(dock):
    findings = Findings()
    findings.show_all([("error", SENTENCE)])
    assert findings.labels[0].textFormat() == Qt.TextFormat.PlainText
    dock.foot.tell(SENTENCE)
    assert dock.foot.stage.text() == SENTENCE
    ours = [dock.foot.stage, dock.settings.summary, *dock.foot.outcome.findChildren(QLabel)]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in ours if label.text())


def test_the_help_of_a_models_parameter_is_its_words(dock):
    parameter = Parameter("knob", 0.5, LINK, 0, 1)
    field = ParameterFields()._field(parameter)
    assert "<a" not in field.toolTip() and "&lt;a" in field.toolTip()
    assert "<a" not in _help([("toy", parameter)]) and "&lt;a" in _help([("toy", parameter)])
