"""Sentences in QGIS's message bar, which has one line."""

from __future__ import annotations

from html import escape

from qgis.core import Qgis
from qgis.PyQt.QtCore import Qt

from ..shell.interface_words import of_sentence

TITLE = "Chronofuse"
SIGNS, SHOW_MORE = 150, 130
"""Pixels of the bar that its signs take; and QGIS's button *Show more*, which is wider in other languages."""


def say(iface, sentence: str, level: Qgis.MessageLevel, seconds: int = -1) -> None:
    """Say it in the words of the interface; where a line has no room for it, QGIS's *Show more* has it all.

    Args:
        seconds: after which it goes; below 0 QGIS decides.
    """
    told = of_sentence(sentence)
    shown, bar = _in_one_line(iface, told), iface.messageBar()
    whole = () if shown == told else (told,)
    bar.pushMessage(TITLE, escape(shown, quote=False), *whole, level, seconds)  # it reads HTML


def _in_one_line(iface, told: str) -> str:
    canvas = iface.mapCanvas()
    if canvas is None or not canvas.isVisible():
        return told
    metrics = canvas.fontMetrics()
    room = canvas.width() - SIGNS - int(1.3 * metrics.horizontalAdvance(f"{TITLE}: "))  # it is bold
    if metrics.horizontalAdvance(told) <= room:
        return told
    return metrics.elidedText(told, Qt.TextElideMode.ElideRight, max(0, room - SHOW_MORE))
