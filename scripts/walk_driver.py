"""Drives a real QGIS window as a person does: looks for what can be clicked, clicks, types, waits, and takes
pictures of the screen.

The steps are generators. What they yield is what they wait for; they go on from a timer of QGIS's own event
loop, in dialogs and menus, too. The same timer, every 20 ms, tells how long the main thread did not answer.
"""

from __future__ import annotations

import json
import os
import time
import traceback
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Optional

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QWidget,
)
from walk_measures import Measures

TICK_MS = 20
BETWEEN = 0.25
"""Seconds between two things that a person does."""
LEFT = Qt.MouseButton.LeftButton


@dataclass
class Until:
    """What a step waits for."""

    condition: Callable[[], Any]
    seconds: float
    what: str


Step = Generator[Any, None, None]
"""Yields an Until, or seconds."""


class Driver:
    """Takes the steps one after the other, and ends QGIS."""

    def __init__(self, iface, order: dict[str, Any]):
        self.iface, self.order = iface, order
        self.window = iface.mainWindow()
        self.home, self.raw = Path(order["home"]), Path(order["raw"])
        self.measures = Measures()
        self._steps: Optional[Step] = None
        self._waits: Optional[Until] = None
        self._deadline = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    # ---- going on

    def take(self, steps: Iterable[Callable[[Driver], Step]]) -> None:
        self._steps = self._all(list(steps))
        self._timer.start(TICK_MS)
        self.measures.begin()

    def _all(self, steps: list[Callable[[Driver], Step]]) -> Step:
        for step in steps:
            self.measures.label = step.__name__
            begun = time.monotonic()
            yield from step(self)
            yield BETWEEN
            self.measures.say_step(time.monotonic() - begun)
            if step.__name__ == self.order["until"]:
                break

    def _tick(self) -> None:
        self.measures.tick()
        try:
            self._go_on()
        except BaseException:
            self._end(f"{self.measures.label}: {traceback.format_exc()}")
        self.measures.ticked()

    def _go_on(self) -> None:
        if self._steps is None:
            return
        if self._waits is not None:
            if not self._waits.condition():
                if time.monotonic() > self._deadline:
                    raise TimeoutError(f"waited {self._waits.seconds} s in vain until {self._waits.what}")
                return
            self._waits = None
        try:
            wanted = next(self._steps)
        except StopIteration:
            self._end("")
            return
        if not isinstance(wanted, Until):
            after = time.monotonic() + wanted
            wanted = Until(lambda: time.monotonic() >= after, wanted + 60, "some time has gone by")
        self._waits, self._deadline = wanted, time.monotonic() + wanted.seconds

    def _end(self, failure: str) -> None:
        self._steps = None
        self._timer.stop()
        told = {"failure": failure, **self.measures.end()}
        (self.raw / f"{self.order['session']}.json").write_text(json.dumps(told, indent=1), "utf-8")
        if failure:
            self.screen().save(str(self.raw / "failure.png"))
        QTimer.singleShot(200, self._leave)
        QTimer.singleShot(15_000, lambda: os._exit(1))  # something holds it

    def _leave(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if widget is not self.window and widget.isVisible():
                widget.close()
        QgsProject.instance().setDirty(False)  # so that QGIS does not ask what to do with it
        QTimer.singleShot(200, self.iface.actionExit().trigger)

    # ---- waiting

    def now(self) -> float:
        return time.monotonic()

    def until(self, condition: Callable[[], Any], seconds: float, what: str) -> Until:
        return Until(condition, seconds, what)

    def popup(self, kind: type = QMenu) -> Until:
        return Until(
            lambda: isinstance(QApplication.activePopupWidget(), kind), 10, f"a {kind.__name__} is open"
        )

    def dialog(self, kind: Any, title: str = "") -> Optional[QWidget]:
        """The window of that class (or class name) that is open, if there is one."""
        for widget in QApplication.topLevelWidgets():
            is_kind = widget.inherits(kind) if isinstance(kind, str) else isinstance(widget, kind)
            if is_kind and widget.isVisible() and title in widget.windowTitle():
                return widget
        return None

    def opened(self, kind: Any, title: str = "", seconds: float = 20) -> Until:
        return Until(lambda: self.dialog(kind, title), seconds, f"a window {kind} {title!r} is open")

    # ---- what a person does

    def click(
        self, widget: QWidget, at: Optional[QPoint] = None, twice: bool = False, with_control: bool = False
    ) -> Step:
        """Click what can be seen there, after scrolling it into sight."""
        self._scroll_to(widget)
        yield BETWEEN
        place = at or widget.rect().center()
        self._require(widget, place)
        act = QTest.mouseDClick if twice else QTest.mouseClick
        held = Qt.KeyboardModifier.ControlModifier if with_control else Qt.KeyboardModifier.NoModifier
        QTimer.singleShot(0, lambda: act(widget, LEFT, held, place))
        yield BETWEEN

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> Step:
        """Press, move in some steps, and let go."""
        none = Qt.KeyboardModifier.NoModifier
        QTimer.singleShot(0, lambda: QTest.mousePress(widget, LEFT, none, start))
        yield BETWEEN
        for part in range(1, 9):
            place = start + (end - start) * part / 8
            QTimer.singleShot(0, lambda place=place: _move(widget, place))
            yield 0.05
        QTimer.singleShot(0, lambda: QTest.mouseRelease(widget, LEFT, none, end))
        yield BETWEEN

    def type(self, widget: QWidget, text: str, instead: bool = True) -> Step:
        """Type into a field; in the place of what stands there."""
        yield from self.click(widget)
        if instead:
            QTimer.singleShot(
                0, lambda: QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            )
            yield 0.05
        for letter in text:  # one at a time, as each is answered for itself
            QTimer.singleShot(0, lambda letter=letter: QTest.keyClicks(widget, letter))
            yield 0.0
        yield BETWEEN

    def press(self, widget: QWidget, key: Any) -> Step:
        QTimer.singleShot(0, lambda: QTest.keyClick(widget, key))
        yield BETWEEN

    def choose(self, box: QComboBox, place: int) -> Step:
        """Open a plain list and click an entry."""
        if place < 0:
            raise LookupError(f"{_named(box)} has no such entry")
        yield from self.click(box)
        yield self.until(lambda: QApplication.activePopupWidget(), 10, "the list is open")
        yield 0.5  # a list takes no click before
        view = box.view()
        view.scrollTo(view.model().index(place, 0))
        yield BETWEEN
        middle = view.visualRect(view.model().index(place, 0)).center()
        yield from self.click(view.viewport(), middle)
        if box.currentIndex() != place:
            raise LookupError(f"{_named(box)} has not taken the entry")

    def choose_in_menu(self, *titles: str) -> Step:
        """Click an entry of the menu that is open, by its title; more titles are those of submenus."""
        for title in titles:
            yield self.popup()
            menu = QApplication.activePopupWidget()
            action = next(one for one in menu.actions() if one.text().replace("&", "") == title)
            yield from self.click(menu, menu.actionGeometry(action).center())

    def button(self, window: QWidget, *texts: str) -> QAbstractButton:
        """The button in sight that has one of these texts."""
        for one in window.findChildren(QAbstractButton):
            if one.isVisible() and one.text().replace("&", "") in texts:
                return one
        raise LookupError(f"{window} has no button {texts} in sight")

    def answer_file_dialog(self, folder: Path, *names: str) -> Step:
        """Go to the folder in the dialog for files that is open, and type names."""
        yield self.opened(QFileDialog)
        dialog = self.dialog(QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        for text in (str(folder), " ".join(f'"{name}"' for name in names) if len(names) > 1 else names[0]):
            yield from self.type(field, text)
            yield from self.press(field, Qt.Key.Key_Return)
        yield self.until(lambda: not self.dialog(QFileDialog), 20, "the dialog for files is closed")

    # ---- pictures

    def screen(self):
        return QApplication.primaryScreen().grabWindow(0)

    def picture(self, name: str, *parts: QWidget) -> None:
        """Of the screen as it is; of the parts alone, where some are named."""
        picture = self.screen()
        if parts:
            ratio = picture.devicePixelRatio()
            whole = QRect()
            for part in parts:
                whole = whole.united(QRect(part.mapToGlobal(QPoint(0, 0)), part.size()))
            area = QRect(whole.topLeft() * ratio, whole.size() * ratio)
            picture = picture.copy(area.intersected(picture.rect()))
        picture.save(str(self.raw / f"{name}.png"))

    # ---- what is in sight

    def _scroll_to(self, widget: QWidget) -> None:
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QAbstractScrollArea) and hasattr(parent, "ensureWidgetVisible"):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()

    def _require(self, widget: QWidget, place: QPoint) -> None:
        """A person can only click what is in sight, is not covered, and can be used."""
        if not (widget.isVisible() and widget.isEnabled()):
            raise LookupError(f"{_named(widget)} can't be clicked")
        there = QApplication.widgetAt(widget.mapToGlobal(place))
        if there is None or not (there is widget or widget.isAncestorOf(there) or there.isAncestorOf(widget)):
            raise LookupError(f"{_named(widget)} lies under {_named(there) if there else 'nothing'}")


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()!r}"


def _move(widget: QWidget, place: QPoint) -> None:
    """A move with the button held, which QTest has no word for."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(widget.mapToGlobal(place)),
        LEFT,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)
