"""What the walk's steps do in the dock more than once."""

from __future__ import annotations

import time
from pathlib import Path

from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QApplication, QToolButton
from qgis.utils import plugins
from walk_driver import Driver, Step

SET_UP_SECONDS, RUN_SECONDS = 1500, 900


def the_dock():
    return plugins["chronofuse"].dock


def fill_the_screen(walk: Driver) -> Step:
    """There is no window manager that would do it."""
    picture = walk.screen()
    size = picture.size() / picture.devicePixelRatio()
    walk.window.setGeometry(0, 0, size.width(), size.height())
    QApplication.setActiveWindow(walk.window)
    yield 1


def tool_button() -> QToolButton:
    """The one on the toolbar of the plugin."""
    return next(one for one in plugins["chronofuse"].toolbar.findChildren(QToolButton) if one.isVisible())


def press_the_button(walk: Driver) -> Step:
    button = tool_button()
    yield from walk.click(button, QPoint(8, button.height() // 2))


def choose_in_its_menu(walk: Driver, place: int) -> Step:
    button = tool_button()
    yield from walk.click(button, QPoint(button.width() - 4, button.height() // 2))
    yield from walk.choose_in_menu(button.menu().actions()[place].text())


def name_the_output(walk: Driver, path: Path) -> Step:
    field = the_dock().outputs.file.lineEdit()
    yield from walk.type(field, str(path))
    yield from walk.press(field, Qt.Key.Key_Return)
    yield from checked(walk)


def checked(walk: Driver) -> Step:
    """What was changed rests, and the check has ended."""
    dock = the_dock()
    yield 0.8
    yield walk.until(
        lambda: dock.task is None and not dock.timer.isActive() and not dock.foot.run_button.isHidden(),
        120,
        "the images are checked",
    )


def drawn(walk: Driver) -> Step:
    yield 0.5
    yield walk.until(lambda: not walk.iface.mapCanvas().isDrawing(), 30, "the map is drawn")


def fuse(walk: Driver, what: str, picture: str = "") -> Step:
    """Click Run, and wait until it has ended well."""
    dock = the_dock()
    begun = time.monotonic()
    walk.measures.follow(share_of_the_run)
    yield from walk.click(dock.foot.run_button)
    if picture:
        yield walk.until(lambda: dock.task is None or dock.foot.bar.value() > 45, RUN_SECONDS, "half is done")
        walk.picture(picture, dock)
    yield walk.until(lambda: dock.task is None, RUN_SECONDS, "the run has ended")
    walk.measures.say_how_true(what, begun)
    said = dock.foot.outcome.shown
    if not said or said[0][0] != "success":
        raise RuntimeError(f"the run failed: {said}")


def share_of_the_run():
    """None while the bar does not say how far it is."""
    bar = the_dock().foot.bar
    return bar.value() / bar.maximum() if bar.isVisible() and bar.maximum() else None


def open_the_runs(walk: Driver) -> Step:
    """The list of runs, with the first of them chosen."""
    dock = the_dock()
    if dock.tools.list is None or not dock.tools.list.isVisible():
        yield from walk.click(dock.tools.findChildren(QToolButton)[0])
        yield walk.until(lambda: dock.tools.list and dock.tools.list.isVisible(), 10, "the list is open")
    tree = dock.tools.list.tree
    if not tree.topLevelItemCount():
        raise RuntimeError(f"no run is in the list: {dock.tools.list.told.text()}")
    yield walk.until(lambda: tree.topLevelItem(0).text(5), 10, "it was looked which files are there")
    yield from choose_run(walk, 0)


def choose_run(walk: Driver, place: int, too: bool = False) -> Step:
    tree = the_dock().tools.list.tree
    middle = tree.visualItemRect(tree.topLevelItem(place)).center()
    yield from walk.click(tree.viewport(), middle, with_control=too)
