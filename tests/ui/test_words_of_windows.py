"""The windows speak in their own words: no option of the command line, no name of a parameter."""

import re
from pathlib import Path

import pytest
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractSpinBox,
    QAction,
    QComboBox,
    QPlainTextEdit,
    QTableWidget,
    QTreeWidget,
    QWidget,
)

from chronofuse.engine.door import environment
from chronofuse.engine.door.events import DateResult, Finished
from chronofuse.engine.door.jobs import FuseJob, Pair, target_of
from chronofuse.shell import interface_words, run_history
from chronofuse.ui.diagnostics_dialog import DiagnosticsDialog
from chronofuse.ui.look_dock import LookDock
from chronofuse.ui.run_comparison import RunComparison
from chronofuse.ui.run_history import RunHistory
from chronofuse.ui.run_list import RunList

OF_THE_COMMAND_LINE = re.compile(r"(?<![\w-])--[a-z][a-z-]*|\b[A-Z]{2,}_[A-Z_]+\b|\bchronofuse:\w+")
GETTERS = ("text", "title", "windowTitle", "toolTip", "whatsThis", "statusTip", "placeholderText")
GETTERS += ("accessibleName", "accessibleDescription", "prefix", "suffix", "specialValueText")


def texts_of(window: QWidget) -> set[str]:
    """All that a window shows or may show: of its widgets, menus, lists and tables."""
    found: set[str] = set()
    for widget in [window, *window.findChildren(QWidget), *window.findChildren(QAction)]:
        if isinstance(widget, QPlainTextEdit):
            continue  # a log or a report for whoever helps
        for name in GETTERS:
            getter = getattr(widget, name, None)
            if callable(getter) and not (name == "text" and isinstance(widget, QAbstractSpinBox)):
                found.add(str(getter()))
        if isinstance(widget, QComboBox):
            for place in range(widget.count()):
                found |= {widget.itemText(place), str(widget.itemData(place, Qt.ItemDataRole.ToolTipRole))}
        if isinstance(widget, QTreeWidget):
            header = widget.headerItem()
            found |= {header.text(column) for column in range(widget.columnCount())}
        if isinstance(widget, QTableWidget):
            columns = [widget.horizontalHeaderItem(n) for n in range(widget.columnCount())]
            found |= {column.text() for column in columns if column is not None}
    return {text for text in found if text.strip()}


@pytest.fixture
def run(tmp_path):
    """A run as the list of runs has it; nothing was run."""
    job = FuseJob.of(
        (Pair("f.tif", "c.tif"),), (target_of("t.tif", output=str(tmp_path / "o.tif")),), "delta"
    )
    finished = Finished((DateResult({"output": str(tmp_path / "o.tif")}),))
    return run_history.past_run("2026-11-27T14:05:33", "delta", 3.2, finished, job, ())


@pytest.fixture
def windows(dock, scene, choose, run, project):
    """Name to each window of the plugin, with what opens in it."""
    layers = choose(dock, scene)
    dock.images.add([layers.truth])
    for row in dock.images.rows:
        row.open_button.setChecked(True)
    dock.settings.method.choose("softmix")
    dock.settings.method.showPopup()
    popup, dock.settings.method.popup = dock.settings.method.popup, None
    history = RunHistory()
    history.runs = [run]
    canvas = QgsMapCanvas()
    look = LookDock(canvas)
    yield {
        "dock": dock,
        "set-up page": dock.front.page,
        "methods": popup,
        "runs": RunList(history),
        "comparison": RunComparison(run, run),
        "look": look,
    }
    popup.close()
    look.let_go()
    history.let_go()


def test_no_text_of_a_window_names_an_option(windows):
    """Finding 18, and the small ones: the dock's advice said --overwrite, help texts START_FROM."""
    page = windows["set-up page"]
    spoken = {}
    for state in (environment.MISSING, environment.BROKEN, environment.OUTDATED, environment.READY):
        page.show_standing(environment.Standing(state, str(environment.damaged("No module named 'numba'"))))
        spoken[state] = texts_of(page)
    spoken.update({name: texts_of(window) for name, window in windows.items()})
    assert sum(map(len, spoken.values())) > 250, "the walk sees the windows"

    named = {
        (name, word)
        for name, texts in spoken.items()
        for text in texts
        for word in OF_THE_COMMAND_LINE.findall(text)
    }

    assert named == set()


def test_the_diagnostics_speak_of_none_around_their_text(project, monkeypatch):
    from chronofuse.shell import diagnostics

    monkeypatch.setattr(diagnostics, "of_engine", lambda: [])
    dialog = DiagnosticsDialog()
    assert {"Copy", "Close"} <= texts_of(dialog)
    assert not [text for text in texts_of(dialog) if OF_THE_COMMAND_LINE.search(text)]
    dialog.close()


def test_an_option_would_be_found(dock):
    """Or the walk above would prove nothing."""
    dock.settings.ratio.setToolTip("give --ratio")
    dock.settings.device.setItemData(0, "see WITH_TRAINING", Qt.ItemDataRole.ToolTipRole)
    words = {word for text in texts_of(dock) for word in OF_THE_COMMAND_LINE.findall(text)}
    assert words == {"--ratio", "WITH_TRAINING"}


SENTENCES = {
    "let it be moved (--register auto), or give the shift (--register DX,DY)": {
        "Registration",
        "where sure",
        "by hand",
    },
    "--harmonise auto brings one to the other, --harmonise on to apply": {
        "Harmonise",
        "where sure",
        "always",
    },
    "give the right one (--nodata), (--scale), (--offset), (--mask)": {"Nodata", "Scale", "Offset", "Mask"},
    "say which go together (--bands)": {"Bands that go together"},
    "set the band descriptions, or leave NDVI out": {"Bands of the indices"},
    "let the nearest one stand in (--unmatched nearest)": {"Other bands"},
    "have it predicted from the others (--unmatched spectral)": {"Other bands"},
    "--mask C1=auto, or a mask of your own": {"Leave out clouds"},
    "give --memory 17, --tile 64, --ratio, --device, --precision, --dtype": {
        "Memory",
        "Tile size",
        "Ratio",
        "Device",
        "Precision",
        "Data type",
    },
    "ask to overwrite it (--overwrite)": {"Overwrite"},
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_a_sentence_names_is_a_field_of_the_dock(dock, sentence):
    """Findings 8, 18 and 20: a remedy for which there was no field."""
    told = interface_words.of_sentence(sentence)
    for row in dock.images.add([str(Path("a.tif"))]):
        row.open_button.setChecked(True)
    fields = texts_of(dock)
    for name in SENTENCES[sentence]:
        assert name in told and name in fields, told
