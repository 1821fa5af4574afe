"""The task behind the dock: QGIS is silent about it, and a cancel is no failure."""

import threading

import pytest
from qgis.core import QgsApplication

from chronofuse.engine.door.errors import CancelledError, InternalError
from chronofuse.ui.signs import LEVELS, TOOLS, sign
from chronofuse.ui.task import EngineTask


def test_qgis_knows_nothing_of_it_and_has_nothing_to_say(project, wait_for):
    met = []
    task = EngineTask("Chronofuse: test", lambda tell, cancelled: threading.current_thread())
    task.ended.connect(lambda task: met.append(threading.current_thread()))

    task.start()

    assert QgsApplication.taskManager().count() == 0
    wait_for(lambda: met)
    assert met == [threading.main_thread()] != [task.result]


def test_a_cancelled_one_ends_as_cancelled(project, wait_for):
    ended, let_go = [], threading.Event()

    def action(tell, cancelled):
        let_go.wait()
        if cancelled():
            raise CancelledError("The run was cancelled; nothing was written.")

    task = EngineTask("Chronofuse: test", action)
    task.ended.connect(ended.append)
    task.start()
    task.cancel()
    let_go.set()

    wait_for(lambda: ended)
    assert isinstance(task.error, CancelledError)


def test_what_nobody_foresaw_is_a_sentence(project, wait_for):
    ended = []
    task = EngineTask("Chronofuse: test", lambda tell, cancelled: 1 / 0)
    task.ended.connect(ended.append)
    task.start()

    wait_for(lambda: ended)
    assert isinstance(task.error, InternalError) and "ZeroDivisionError" in str(task.error)


@pytest.mark.parametrize("theme", ["#ffffff", "#232629"])
def test_the_signs_are_seen_on_light_and_dark_and_can_be_told_apart(project, theme):
    from qgis.PyQt.QtGui import QColor

    colours = {level: _main_colour(level) for level in LEVELS}

    hues = sorted(colour.hue() for colour in colours.values())
    assert all(after - before > 20 for before, after in zip(hues, hues[1:]))
    assert all(_contrast(colour, QColor(theme)) > 1.9 for colour in colours.values())


@pytest.mark.parametrize("theme", ["#ffffff", "#202020"])
def test_the_signs_of_buttons_are_seen_on_light_and_dark(project, theme):
    """The calendar and the look at results were dark on the dark theme."""
    from qgis.PyQt.QtGui import QColor

    assert all(_contrast(_main_colour(name), QColor(theme)) > 3 for name in TOOLS)


def _main_colour(level: str):
    """Of the most saturated pixel."""
    from qgis.PyQt.QtGui import QColor

    picture = sign(level).toImage()
    places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    opaque = [QColor(picture.pixel(x, y)) for x, y in places if picture.pixelColor(x, y).alpha() == 255]
    return max(opaque, key=lambda colour: colour.saturation() * colour.value())


def _contrast(one, other) -> float:
    """As WCAG has it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
