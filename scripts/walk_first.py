"""The walk's first session: from the zip to a result, looking at it, a second run, a cancel and a failure."""

from __future__ import annotations

import time
from collections.abc import Callable

from qgis.core import QgsProject
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialog, QListWidget, QPushButton, QToolButton
from qgis.utils import plugins
from walk_dock import (
    RUN_SECONDS,
    SET_UP_SECONDS,
    checked,
    choose_in_its_menu,
    choose_run,
    drawn,
    fill_the_screen,
    fuse,
    name_the_output,
    open_the_runs,
    press_the_button,
    the_dock,
)
from walk_driver import Driver, Step


def steps(order: dict) -> list[Callable[[Driver], Step]]:
    set_up = [open_the_dock, set_the_engine_up] if order["set_up"] else [open_the_dock]
    begin = [install, see_the_button, *set_up, load_the_sample_scene, run]
    if order["short"]:
        return [*begin, repeat_from_the_list, save]
    return [
        *begin,
        look_with_the_swipe,
        look_at_a_pixel,
        choose_another_method,
        run_it,
        compare_two,
        repeat_from_the_list,
        cancel,
        fail_well,
        save,
        read_the_diagnostics,
    ]


# ---- the first five minutes


def install(walk: Driver) -> Step:
    """Plugins > Manage and Install Plugins > Install from ZIP."""
    yield from fill_the_screen(walk)
    QTimer.singleShot(0, walk.iface.actionManagePlugins().trigger)
    yield walk.opened("QgsPluginManager", seconds=60)
    manager = walk.dialog("QgsPluginManager")
    pages = manager.findChild(QListWidget, "mOptionsListWidget")
    item = next(one for row in range(pages.count()) if "ZIP" in (one := pages.item(row)).text())
    yield from walk.click(pages.viewport(), pages.visualItemRect(item).center())
    yield from walk.type(manager.findChild(QgsFileWidget).lineEdit(), str(walk.home / "chronofuse.zip"))
    yield from walk.click(manager.findChild(QPushButton, "buttonInstallFromZip"))
    yield 0.5
    warning = QApplication.activeModalWidget()
    if warning is not manager and warning is not None:  # QGIS warns of plugins from elsewhere
        yield from walk.click(walk.button(warning, "Yes", "Ja", "OK"))
    yield walk.until(lambda: "chronofuse" in plugins, 60, "the plugin is installed")
    yield 1
    walk.picture("01-installed", manager)
    manager.close()
    yield 0.5


def see_the_button(walk: Driver) -> Step:
    walk.iface.messageBar().clearWidgets()
    yield 1
    walk.picture("02-button")


def open_the_dock(walk: Driver) -> Step:
    yield from press_the_button(walk)
    plugin = plugins["chronofuse"]
    yield walk.until(lambda: plugin._dock is not None and plugin._dock.isVisible(), 20, "the dock is open")
    front = the_dock().front
    yield walk.until(lambda: front.looking is None, 30, "the engine was looked at")
    yield walk.until(lambda: front.page.looking is None, 30, "cards were looked for")
    yield 0.5
    walk.picture("03-set-up", the_dock())


def set_the_engine_up(walk: Driver) -> Step:
    page = the_dock().front.page
    walk.set_up_at = time.monotonic()
    walk.measures.follow(lambda: page.bar.value() / page.bar.maximum() if page.bar.isVisible() else None)
    yield from walk.click(page.start_button)
    quarter = page.bar.maximum() // 4
    yield walk.until(lambda: page.bar.value() > quarter or not page.is_busy(), SET_UP_SECONDS, "a quarter")
    yield from walk.click(page.log.fold)
    yield 1
    walk.picture("04-setting-up", the_dock())
    yield from walk.click(page.log.fold)
    yield walk.until(lambda: not page.is_busy(), SET_UP_SECONDS, "the engine is set up")
    walk.measures.say_how_true("the set-up", walk.set_up_at)
    if page.outcome.level != "success":
        raise RuntimeError(page.outcome.text())
    yield 0.5
    walk.picture("05-ready", the_dock())


def load_the_sample_scene(walk: Driver) -> Step:
    dock = the_dock()
    if dock.front.shows_the_page:
        yield from walk.click(dock.front.page.sample_button)
    else:
        yield from choose_in_its_menu(walk, 0)
    yield walk.until(dock.images.complete, 120, "the images are there")
    yield from checked(walk)
    yield from drawn(walk)
    walk.iface.messageBar().clearWidgets()
    yield 0.5
    walk.picture("06-sample")


# ---- runs


def run(walk: Driver) -> Step:
    """With an output of its own, so that it is there when the project is opened again."""
    yield from name_the_output(walk, walk.home / "fused.tif")
    yield from fuse(walk, "the first run", "07-running")
    if hasattr(walk, "set_up_at"):
        took = time.monotonic() - walk.set_up_at
        walk.measures.say(f"  from the click on Set up to the first result: {took:.0f} s")
    yield from drawn(walk)
    yield 4  # QGIS's own messages have their time
    walk.picture("08-result")


def choose_another_method(walk: Driver) -> Step:
    box = the_dock().settings.method
    yield from walk.click(box)
    yield walk.until(lambda: box.popup is not None, 10, "the list of methods is open")
    yield 0.5
    walk.picture("11-methods", the_dock(), box.popup)
    yield from walk.type(box.popup.search, "softmix", instead=False)
    yield 0.5
    yield from walk.press(box.popup.search, Qt.Key.Key_Return)
    if box.currentData() != "softmix":
        raise RuntimeError(f"the method is {box.currentData()}")


def run_it(walk: Driver) -> Step:
    yield from name_the_output(walk, walk.home / "fused_softmix.tif")
    yield from fuse(walk, "the second run")


def compare_two(walk: Driver) -> Step:
    yield from open_the_runs(walk)
    listed = the_dock().tools.list
    yield 0.5
    walk.picture("12-runs", listed)
    yield from choose_run(walk, 1, too=True)
    yield from walk.click(listed.buttons["compare"])
    yield 0.5
    compared = next(one for one in listed.findChildren(QDialog) if one.isVisible())
    walk.picture("13-compared", compared)
    compared.close()


def repeat_from_the_list(walk: Driver) -> Step:
    dock = the_dock()
    yield from open_the_runs(walk)
    count = len(dock.tools.history.runs)
    yield from choose_run(walk, count - 1)
    yield from walk.click(dock.tools.list.buttons["repeat"])
    yield walk.until(lambda: dock.task is not None, 10, "the repeated run goes on")
    dock.tools.list.close()
    yield walk.until(lambda: dock.task is None, RUN_SECONDS, "the repeated run has ended")
    if len(dock.tools.history.runs) != count + 1:
        raise RuntimeError(f"the repeated run is not in the list: {dock.foot.outcome.text()}")
    yield from drawn(walk)
    yield 1
    walk.picture("14-repeated")


def cancel(walk: Driver) -> Step:
    dock = the_dock()
    yield from name_the_output(walk, walk.home / "cancelled.tif")
    yield from walk.click(dock.foot.run_button)
    yield walk.until(lambda: dock.foot.bar.value() > 60 or dock.task is None, RUN_SECONDS, "a part is done")
    yield from walk.click(dock.foot.cancel_button)
    begun = time.monotonic()
    yield walk.until(lambda: dock.task is None, 20, "the run is cancelled")
    walk.measures.say(f"  the cancel took {time.monotonic() - begun:.1f} s")
    yield 4
    walk.picture("15-cancelled", dock)


def fail_well(walk: Driver) -> Step:
    """A result that can't be written."""
    dock = the_dock()
    yield from name_the_output(walk, walk.home / "results" / "fused.tif")
    yield from walk.click(dock.foot.run_button)
    yield walk.until(lambda: dock.task is None, 60, "the run has failed")
    yield 1
    walk.picture("16-failed")
    yield from name_the_output(walk, walk.home / "next.tif")


# ---- looking


def look_with_the_swipe(walk: Driver) -> Step:
    tools = the_dock().tools
    walk.iface.messageBar().clearWidgets()
    yield from walk.click(tools.findChildren(QToolButton)[1])
    yield walk.until(lambda: tools.look is not None and tools.look.isVisible(), 10, "it is open")
    yield from drawn(walk)
    yield from walk.click(tools.look.swipe_button)
    swipe = tools.look.swipe
    yield walk.until(lambda: swipe.overlay and swipe.overlay.are_ready(), 20, "both images are drawn")
    canvas = walk.iface.mapCanvas().viewport()
    middle = canvas.rect().center()
    yield from walk.drag(canvas, middle, middle + QPoint(60, 0))
    yield 1
    walk.picture("09-swipe")


def look_at_a_pixel(walk: Driver) -> Step:
    look = the_dock().tools.look
    yield from walk.click(look.pick_button)
    yield from drawn(walk)
    canvas = walk.iface.mapCanvas().viewport()
    yield from walk.click(canvas, canvas.rect().center() - QPoint(20, 10))
    yield walk.until(lambda: look.values, 20, "the values are read")
    yield 1
    walk.picture("10-pixel")
    yield from walk.click(look.pick_button)
    look.close()


# ---- the end


def save(walk: Driver) -> Step:
    """Project > Save, and a name."""
    QTimer.singleShot(0, walk.iface.actionSaveProject().trigger)
    yield from walk.answer_file_dialog(walk.home, "lake.qgz")
    project = QgsProject.instance()
    yield walk.until(lambda: project.fileName() and not project.isDirty(), 20, "the project is saved")


def read_the_diagnostics(walk: Driver) -> Step:
    yield from choose_in_its_menu(walk, -1)
    yield walk.until(lambda: plugins["chronofuse"].launcher.dialog, 20, "the diagnostics are open")
    dialog = plugins["chronofuse"].launcher.dialog
    yield walk.until(lambda: dialog.task is None, 90, "the engine was asked")
    yield 0.5
    walk.picture("diagnostics", dialog)  # of this very machine, so not for the documents
    dialog.close()
