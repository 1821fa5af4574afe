"""The log of the set-up, to look at, to open and to copy."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QFontDatabase
from qgis.PyQt.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..engine.door.set_up_log import log_path
from ..shell.tr import tr

LOOK_MS = 500
MOST_BYTES = 60_000
"""Of the end of the log that is shown; all of it is copied."""


class SetUpLogView(QWidget):
    """A button that unfolds the log; while it is open, it follows what is written."""

    def __init__(self):
        super().__init__()
        self.fold = QPushButton(tr("Show log"))
        self.fold.setCheckable(True)
        self.open_button, self.copy_button = QPushButton(tr("Open")), QPushButton(tr("Copy"))
        self.open_button.setToolTip(tr("Opens the log in the program that your system has for text files"))
        self.copy_button.setToolTip(tr("Copies the whole log; no password is in it"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setMinimumHeight(200)
        self.timer = QTimer(self)
        self.timer.setInterval(LOOK_MS)
        self.timer.timeout.connect(self.read)
        self.fold.toggled.connect(self._unfold)
        self.open_button.clicked.connect(self.open)
        self.copy_button.clicked.connect(self.copy)
        self._lay_out()
        self._unfold(False)

    def read(self) -> None:
        """Show the end of the log, as it is now."""
        text = _end_of(log_path())
        if text != self.text.toPlainText():
            self.text.setPlainText(text)
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.maximum())

    def open(self) -> None:
        """Hand the file to the system's program for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_path())))

    def copy(self) -> None:
        """Put all of it on the clipboard."""
        try:
            QApplication.clipboard().setText(log_path().read_text("utf-8", "replace"))
        except OSError:
            pass  # there is none yet

    def _unfold(self, wanted: bool) -> None:
        self.fold.setText(tr("Hide log") if wanted else tr("Show log"))
        for widget in (self.text, self.open_button, self.copy_button):
            widget.setVisible(wanted)
        vertical = QSizePolicy.Policy.Expanding if wanted else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        if wanted:
            self.read()
            self.timer.start()
        else:
            self.timer.stop()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.fold)
        row.addStretch(1)
        row.addWidget(self.open_button)
        row.addWidget(self.copy_button)
        column.addLayout(row)
        column.addWidget(self.text, 1)


def _end_of(path: Path) -> str:
    """The last lines of a file; empty where there is none."""
    try:
        with path.open("rb") as file:
            file.seek(0, 2)
            file.seek(max(0, file.tell() - MOST_BYTES))
            return file.read().decode("utf-8", "replace").rstrip("\n")
    except OSError:
        return ""
