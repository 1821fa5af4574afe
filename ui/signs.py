"""The signs before sentences: our own, in colours that can be told apart on light and dark themes; those
of QGIS's themes are pale grey on the light one."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtGui import QIcon, QPixmap

FOLDER = Path(__file__).parent.parent / "resources" / "signs"
LEVELS = ("info", "warning", "error", "success")
SIGN_PIXELS = 16


def sign(level: str) -> QPixmap:
    """The sign of a level, as sharp as the screen is."""
    return QIcon(str(FOLDER / f"{level}.svg")).pixmap(SIGN_PIXELS, SIGN_PIXELS)
