"""Diagnostics: a text about this installation, to read and to copy."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..shell import diagnostics
from ..shell.tr import tr
from .forms import wrapped
from .task import EngineTask


class DiagnosticsDialog(QDialog):
    """What QGIS knows is there at once; what the engine knows is asked for in the background."""

    def __init__(self, parent: Optional[QWidget] = None):
        super().__init__(parent)
        self.setWindowTitle(tr("Chronofuse: diagnostics"))
        self.setObjectName("ChronofuseDiagnostics")
        self.resize(760, 520)
        self.facts = diagnostics.of_qgis()
        self.hint = wrapped()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.copy_button, self.close_button = QPushButton(tr("Copy")), QPushButton(tr("Close"))
        self.copy_button.clicked.connect(self.copy)
        self.close_button.clicked.connect(self.close)
        self._lay_out()
        self._show(tr("Asking the engine what it can use; this takes a few seconds."))
        self.task: Optional[EngineTask] = EngineTask(
            "Chronofuse: diagnostics", lambda tell, cancelled: diagnostics.of_engine(), quiet=True
        )
        self.task.ended.connect(self._asked)
        self.task.start()

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QApplication.clipboard().setText(self.text.toPlainText())
        self.copy_button.setText(tr("Copied"))

    def done(self, result):
        if self.task is not None:
            self.task.ended.disconnect(self._asked)
            self.task = None
        super().done(result)

    def _asked(self, task: EngineTask) -> None:
        self.task = None
        self.facts += task.result or [("Engine", str(task.error))]
        self._show(tr("Your home folder and your user name are taken out; read it before you send it."))

    def _show(self, hint: str) -> None:
        self.hint.setText(hint)
        self.text.setPlainText(diagnostics.as_text(self.facts))
        self.copy_button.setText(tr("Copy"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.text, 1)
        column.addWidget(self.hint)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.copy_button)
        row.addWidget(self.close_button)
        column.addLayout(row)
