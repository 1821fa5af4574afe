"""Texts that are 40 % longer, as many languages need them: nothing of the dock is cut at its least width."""

import math
import re

import pytest
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QPoint, QTranslator
from qgis.PyQt.QtGui import QHelpEvent
from qgis.PyQt.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from chronofuse.engine.door import environment
from chronofuse.shell import translation
from chronofuse.ui import eliding
from chronofuse.ui.dock import LEAST_WIDTH
from chronofuse.ui.eliding import Elided, ElidingBox, ElidingButton, ElidingChoice
from chronofuse.ui.preparation_fields import BY_HAND
from chronofuse.ui.roles import RoleBox, in_short
from chronofuse.ui.run_history import RunHistory
from chronofuse.ui.run_list import RunList
from chronofuse.ui.setup_page import SetUpPage

LONGER = 0.4
WORD = re.compile(r"(\{\w+\}|</?\w+>)|([^\W\d_]+)")


class Longer(QTranslator):
    """Makes each word of each text of ours longer by what stands at its beginning."""

    def translate(self, context, text, disambiguation=None, number=-1):
        if context != "Chronofuse":
            return None
        return WORD.sub(
            lambda found: found[1] or found[2] + found[2][: math.ceil(LONGER * len(found[2]))], text
        )

    def isEmpty(self):
        return False


@pytest.fixture(params=["longer"])
def longer(qgis_app, request):
    """Longer texts, or those of a language, before there is what takes them when it is made."""
    if request.param == "longer":
        translator = Longer()
        QCoreApplication.installTranslator(translator)
    else:
        translator = translation.install(request.param)
    yield translator
    translation.remove(translator)


def test_the_texts_are_longer_and_what_is_filled_in_stays(longer):
    from chronofuse.shell.tr import tr

    assert tr("Tile size") == "TileTi sizesi"
    assert tr("{count} dates").format(count=3) == "3 datesda"


def cut(widget: QWidget) -> list[str]:
    """The texts in sight that have less room than they need."""
    QApplication.processEvents()
    parts = [part for part in widget.findChildren(QWidget) if part.isVisible()]
    rooms = [(part, *room) for part in parts for room in _rooms(part)]
    return [
        f"{type(part).__name__} '{text}' has {room} of {needed}"
        for part, text, room, needed in rooms
        if room < needed
    ]


def _rooms(part: QWidget) -> list[tuple[str, int, int]]:
    """A text of a widget, how much room it has and how much it needs, in pixels."""
    advance = part.fontMetrics().horizontalAdvance
    if isinstance(part, (ElidingButton, ElidingChoice, Elided)):  # the tip has all of it
        return []
    if isinstance(part, QLabel) and part.wordWrap() and part.text():
        widest = max(part.text().split(), key=advance)
        height = (part.text(), part.height(), part.heightForWidth(part.width()))
        return [(widest, part.width(), advance(widest)), height]
    if isinstance(part, QLabel) and part.text():
        return [(part.text(), part.width(), advance(part.text()))]
    if isinstance(part, (QPushButton, QCheckBox)):
        around = part.sizeHint().width() - advance(part.text())
        return [(part.text(), part.width() - around // 2, advance(part.text()))]
    if isinstance(part, RoleBox):
        return [(in_short(part.role()), part.width(), part.sizeHint().width())]
    if isinstance(part, QComboBox):
        return [(part.currentText(), part.width(), advance(part.currentText()) + 30)]
    if isinstance(part, QLineEdit):
        shown = part.text() or part.placeholderText()
        if part.text() and part.toolTip() == part.text():  # a path, which is never short enough
            return []
        return [(shown, part.width() - 8, advance(shown))]
    return []


def at_least_width(widget: QWidget) -> int:
    widget.resize(LEAST_WIDTH, 1400)
    QApplication.processEvents()
    return widget.width()


@pytest.fixture
def open_dock(longer, dock):
    """The dock with everything opened."""
    dock.setFloating(True)
    for box in dock.findChildren(QWidget):
        if hasattr(box, "setCollapsed"):
            box.setCollapsed(False)
    return dock


@pytest.mark.parametrize("longer", ["longer", "de", "es", "fr"], indirect=True)
def test_the_dock_stays_as_narrow_and_cuts_nothing(open_dock, choose, scene):
    choose(open_dock, scene)
    for row in open_dock.images.rows:
        row.open_button.setChecked(True)
    width = at_least_width(open_dock)
    assert width <= LEAST_WIDTH + 30
    assert cut(open_dock) == []


def test_a_field_that_is_not_asked_for_stays_hidden_when_its_group_is_opened(open_dock):
    """QGIS shows every field of a group that is unfolded, whether it was hidden or not."""
    preparation = open_dock.settings.preparation
    assert not preparation.shift.isVisible()
    preparation.register.setCurrentIndex(preparation.register.findData(BY_HAND))
    assert preparation.shift.isVisible()


@pytest.mark.parametrize("longer", ["longer", "de", "es", "fr"], indirect=True)
@pytest.mark.parametrize("state", [environment.MISSING, environment.READY])
def test_the_set_up_page_cuts_nothing(longer, qgis_app, state):
    page = SetUpPage()
    page.show_standing(environment.Standing(state))
    page.card = "NVIDIA GeForce RTX 4090"
    page._say_sizes()
    page.offline.setCollapsed(False)
    page.show()
    at_least_width(page)
    told = cut(page)
    page.shut_down()
    page.hide()
    assert told == []


def test_the_foot_cuts_nothing(longer, dock):
    dock.setFloating(True)
    dock.foot.offer(0.62)
    dock.foot.offer_results("report.html", table=True, of="")
    at_least_width(dock)
    assert cut(dock.foot) == []


@pytest.mark.parametrize("kind", [ElidingButton, ElidingBox])
def test_a_text_without_room_ends_in_dots_and_a_tooltip_says_all(qgis_app, monkeypatch, kind):
    part, told = kind(), []
    part.setText("Show all the figures") if kind is ElidingButton else part.addItem("Show all the figures")
    part.setToolTip("Of this run")
    monkeypatch.setattr(eliding.QToolTip, "showText", lambda place, text, widget: told.append(text))
    for width in (400, 90):
        part.resize(width, 30)
        QApplication.sendEvent(part, QHelpEvent(QEvent.Type.ToolTip, QPoint(), QPoint()))
    assert part.shown().endswith("…") and part.fontMetrics().horizontalAdvance(part.shown()) < 90
    assert told == ["<p>Show all the figures</p><p>Of this run</p>"], "it says only what is not seen"


def test_the_list_of_runs_cuts_nothing(longer, project):
    history = RunHistory()
    window = RunList(history)
    window.show()
    told = cut(window)
    window.close()
    history.let_go()
    assert told == []
