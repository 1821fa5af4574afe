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
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from chronofuse.engine.door import environment
from chronofuse.ui import eliding
from chronofuse.ui.dock import LEAST_WIDTH
from chronofuse.ui.eliding import ElidingButton
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


@pytest.fixture
def longer(qgis_app):
    """Before what is looked at, which takes its texts when it is made."""
    translator = Longer()
    QCoreApplication.installTranslator(translator)
    yield translator
    QCoreApplication.removeTranslator(translator)


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
    if isinstance(part, QLabel) and part.wordWrap() and part.text():
        widest = max(part.text().split(), key=advance)
        height = (part.text(), part.height(), part.heightForWidth(part.width()))
        return [(widest, part.width(), advance(widest)), height]
    if isinstance(part, QLabel) and part.text():
        return [(part.text(), part.width(), advance(part.text()))]
    if isinstance(part, ElidingButton):
        return []
    if isinstance(part, (QPushButton, QCheckBox)):
        around = part.sizeHint().width() - advance(part.text())
        return [(part.text(), part.width() - around // 2, advance(part.text()))]
    if isinstance(part, RoleBox):
        return [(in_short(part.role()), part.width(), part.sizeHint().width())]
    if isinstance(part, QComboBox):
        option = QStyleOptionComboBox()
        part.initStyleOption(option)
        field = part.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, part
        )
        return [(option.currentText, field.width(), advance(option.currentText))]
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


def test_the_dock_stays_as_narrow_and_cuts_nothing(open_dock, choose, scene):
    choose(open_dock, scene)
    for row in open_dock.images.rows:
        row.open_button.setChecked(True)
    width = at_least_width(open_dock)
    assert width <= LEAST_WIDTH + 30
    print("\n".join(cut(open_dock)))
    assert cut(open_dock) == []


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
    print("\n".join(told))
    assert told == []


def test_the_foot_cuts_nothing(longer, dock):
    dock.setFloating(True)
    dock.foot.offer(0.62)
    dock.foot.offer_results("report.html", table=True, of="")
    at_least_width(dock)
    print("\n".join(cut(dock.foot)))
    assert cut(dock.foot) == []


def test_a_button_without_room_ends_in_dots_and_says_all_in_its_tooltip(qgis_app, monkeypatch):
    button, told = ElidingButton("Show all the figures"), []
    monkeypatch.setattr(eliding.QToolTip, "showText", lambda place, text, widget: told.append(text))
    for width in (400, 80):
        button.resize(width, 30)
        QApplication.sendEvent(button, QHelpEvent(QEvent.Type.ToolTip, QPoint(), QPoint()))
    assert button.shown().endswith("…") and button.shown() != button.text()
    assert told == ["Show all the figures"], "where it has room there is nothing to say"


def test_the_list_of_runs_cuts_nothing(longer, project):
    history = RunHistory()
    window = RunList(history)
    window.show()
    told = cut(window)
    window.close()
    history.let_go()
    print("\n".join(told))
    assert told == []
