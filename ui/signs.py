"""The signs before sentences: our own, in colours that can be told apart on light and dark themes; those
of QGIS's themes are pale grey on the light one."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtGui import QIcon, QPixmap

FOLDER = Path(__file__).parent.parent / "resources" / "signs"
LEVELS = ("info", "warning", "error", "success")
TOOLS = CALENDAR, LOOK, RUNS = ("calendar", "look", "runs")
"""Before what can be clicked: QGIS has none that is seen on its dark theme."""
SIGN_PIXELS = 16


def sign(level: str) -> QPixmap:
    """The sign of a level, as sharp as the screen is."""
    return icon(level).pixmap(SIGN_PIXELS, SIGN_PIXELS)


def icon(name: str) -> QIcon:
    """One of the signs, for a button."""
    return QIcon(str(FOLDER / f"{name}.svg"))
