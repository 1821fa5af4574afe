"""*Compare methods*, opened with what the dock knows; when it is done, its choice is one click away.

The dialog is Processing's own; the names of its fields are those of toolbox/compare_algorithm.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from importlib import import_module
from typing import Any

from qgis.core import Qgis
from qgis.PyQt.QtWidgets import QPushButton

from ..shell.tr import tr
from . import message_bar, series_dialog
from .form import Form

ALGORITHM = "chronofuse:compare"
OF_A_SERIES = ("OUTPUT_FOLDER", "INDICES")
"""What *Fill a series* asks for and *Compare methods* does not."""


def show(form: Form, iface) -> Any:
    """Open the dialog, and give it. A form without images has the folder with them asked for first."""
    known = parameters_of(form)
    if not form.images.rows:
        folder = series_dialog.ask_for_folder()
        if not folder:
            return None
        known["FOLDER"] = folder
    dialog = import_module("processing").createAlgorithmDialog(ALGORITHM, known)
    dialog.algorithmFinished.connect(lambda well, results: _offer(form, iface, results) if well else None)
    dialog.show()
    dialog.raise_()
    return dialog


def parameters_of(form: Form) -> dict[str, Any]:
    """What a form knows, as parameters of the algorithm."""
    of_series = series_dialog.parameters_of(form)
    known = {name: value for name, value in of_series.items() if name not in OF_A_SERIES}
    ratio = form.settings.ratio.value()
    return {**known, **({"RATIO": ratio} if ratio else {})}


def _offer(form: Form, iface, results: Mapping[str, Any]) -> None:
    """A line in QGIS's message bar, with a button that takes the method."""
    method = method_for(form, results)
    if not method:
        return
    bar = iface.messageBar()
    told = tr("Compared: the method to take is {method}.").format(method=method)
    item = bar.createMessage(message_bar.TITLE, escape(told, quote=False))
    button = QPushButton(tr("Use {method}").format(method=method), item)
    button.clicked.connect(lambda: take(form, method))
    button.clicked.connect(lambda: bar.popWidget(item))
    item.layout().addWidget(button)
    bar.pushWidget(item, Qgis.MessageLevel.Success)


def method_for(form: Form, results: Mapping[str, Any]) -> str:
    """With two pairs the method that is best with two; with one that of F1's day, where this day was a
    reference of the comparison, else the one that is best with any."""
    pairs, rows = form.settings.method.wanted.pairs, form.images.of_role("F1")
    parts = str(results.get("BY_REFERENCE") or "").split(", ")
    of_days = {day: method for day, _, method in (part.partition(" ") for part in parts)}
    of_day = of_days.get(rows[0].day.day() or "") if pairs == 1 and rows else None
    return of_day or results.get(f"METHOD_{pairs}") or results.get("METHOD_1") or ""


def take(form: Form, method: str) -> None:
    """Choose a method in the dock."""
    box = form.settings.method
    box.refresh()
    if box.findData(method) >= 0:
        box.choose(method)
