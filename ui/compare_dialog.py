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
    method = results.get(f"METHOD_{form.settings.method.wanted.pairs}") or results.get("METHOD_1")
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


def take(form: Form, method: str) -> None:
    """Choose a method in the dock."""
    box = form.settings.method
    box.refresh()
    if box.findData(method) >= 0:
        box.choose(method)
