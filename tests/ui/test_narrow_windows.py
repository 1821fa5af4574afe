"""Nothing widens the dock for good, and nothing is cut on a theme with other fonts."""

import pytest
from qgis.core import Qgis
from qgis.PyQt.QtWidgets import QApplication, QLineEdit

from chronofuse.engine.door.events import DateResult, Finished
from chronofuse.engine.door.value import Figures
from chronofuse.plugin import FIRST_WIDTH
from chronofuse.ui import forms, message_bar, roles
from chronofuse.ui.eliding import Elided
from chronofuse.ui.layers import FinishedRun
from chronofuse.ui.run_words import summary_of
from chronofuse.ui.runbar import RunBar


def test_what_is_offered_after_a_cancel_does_not_widen_the_foot(qgis_app):
    foot = RunBar()
    before = foot.minimumSizeHint().width()
    foot.offer(0.62)
    foot.layout().activate()  # of a window that is not shown it would be the width of before
    assert foot.resume_button.text() == "Resume (62%)"
    assert foot.minimumSizeHint().width() <= before + foot.layout().spacing() + 1


@pytest.mark.parametrize("style", ["", "QComboBox { padding: 6px 14px; font-size: 16pt; }"])
def test_a_role_is_never_cut(qgis_app, style, monkeypatch):
    """Of words that are longer than those of English, too, for which the box would be wide by itself."""
    longer = {role: f"{roles.in_short(role)} of a day" for role in (*roles.ROLES, roles.UNUSED)}
    monkeypatch.setattr(roles, "in_short", longer.get)
    box = roles.RoleBox()
    box.setStyleSheet(style)
    box.ensurePolished()
    widest = max(box.fontMetrics().horizontalAdvance(roles.in_short(role)) for role in roles.ROLES)
    assert box.sizeHint().width() >= widest + (28 if style else 16)


def test_a_label_is_not_wrapped_on_a_theme_with_a_larger_font(qgis_app):
    """Small findings: Night Mapping wrapped the labels before the fields."""
    label = forms.label("Registration", QLineEdit())
    label.setStyleSheet("QLabel { font-size: 18pt; }")
    label.ensurePolished()
    assert label.width() >= label.fontMetrics().horizontalAdvance("Registration")


def test_images_of_one_sensor_can_be_told_apart_in_a_narrow_dock(dock, scene, choose, qgis_iface):
    """Their names differ at the end, which stays in sight where the dock is as wide as at first."""
    layers = choose(dock, scene)
    layers.target.setName("coarse_2024-07-01")
    box = dock.images.of_role("C2")[0].image
    narrow = box.shown_in(box.fontMetrics().horizontalAdvance("coarse_2024-07"))
    assert narrow.startswith("coar") and narrow.endswith("07-01") and "…" in narrow

    qgis_iface.mainWindow().show()  # only what is seen is laid out
    dock.resize(FIRST_WIDTH, 800)
    QApplication.processEvents()
    assert box.shown().startswith("coar") and box.shown().endswith("07-01")


def test_the_end_of_a_long_path_stays_in_sight(qgis_app):
    label = Elided("/home/somebody/with/a/long/name/.local/share/chronofuse/engine-py311-linux-x86_64")
    assert label.shown_in(200).endswith("x86_64") and "…" in label.shown_in(200)
    assert label.toolTip() == label.text() == label.shown_in(2000)


def test_a_run_without_a_day_is_told_without_one(qgis_app):
    run = FinishedRun("softmix", Finished((DateResult(),)))
    assert summary_of(run, 3.2) == "Fused with softmix on CPU in 3\u00a0s."
    dated = FinishedRun("delta", Finished((DateResult(figures=Figures({"target_date": "2024-07-01"})),)))
    assert summary_of(dated, 3.2) == "2024-07-01 fused with delta on CPU in 3\u00a0s."


@pytest.mark.parametrize("width", [600, 3000])
def test_a_sentence_in_the_message_bar_is_not_cut_within_its_line(qgis_iface, monkeypatch, width):
    """QGIS's bar has one line, and half of a second one; all of it is behind *Show more*."""
    pushed, canvas = [], qgis_iface.mapCanvas()
    monkeypatch.setattr(qgis_iface.messageBar(), "pushMessage", lambda *said: pushed.append(said))
    qgis_iface.mainWindow().show()
    canvas.show()
    canvas.resize(width, 400)
    sentence = (
        f"The folder of the output, '/home/anna/{'lake/' * 20}', does not exist: create it or choose another."
    )

    message_bar.say(qgis_iface, sentence, Qgis.MessageLevel.Critical)

    message_bar.say(qgis_iface, "3 dates fused with chrono.", Qgis.MessageLevel.Success)

    said, short = pushed
    assert short[1:] == ("3 dates fused with chrono.", Qgis.MessageLevel.Success, -1)
    if width == 3000:
        assert said[1:] == (sentence, Qgis.MessageLevel.Critical, -1)
    else:
        assert said[1].endswith("…") and said[2:] == (sentence, Qgis.MessageLevel.Critical, -1)
        assert canvas.fontMetrics().horizontalAdvance(said[1]) < width - 300
