"""Fields that the mouse wheel scrolls past: only a field that has the focus is changed by it."""

from __future__ import annotations

from typing import TypeVar

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import QWidget

Field = TypeVar("Field", bound=QWidget)


class _WheelGuard(QObject):
    """Leaves the wheel over a field without focus to what scrolls below it."""

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Wheel and not watched.hasFocus():
            event.ignore()  # Qt then gives it to the parent, which scrolls
            return True
        return super().eventFilter(watched, event)


def steady(field: Field) -> Field:
    """The same field, which the wheel neither changes nor gives the focus."""
    if field.focusPolicy() == Qt.FocusPolicy.WheelFocus:
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_WheelGuard(field))
    return field
