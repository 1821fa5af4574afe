"""Small pieces that the dock's forms are made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Optional

from qgis.gui import QgsCollapsibleGroupBox, QgsScrollArea
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QGroupBox,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from .steady import steady

WIDEST_LABEL = "Registration "
"""All labels take its width, so that the fields of all groups stand in line; more where a word of one of them
is wider in the language of QGIS."""
_label_words = {WIDEST_LABEL}
MOST_LABELS = 1.5
"""How many times as wide: a model of one's own may call its parameters whatever it likes."""


def group(
    title: str, rows: list[tuple[Optional[str], QWidget]], collapsed: Optional[bool] = None
) -> QGroupBox:
    """A titled group of labelled rows; with `collapsed`, one that folds."""
    box = QGroupBox(title) if collapsed is None else QgsCollapsibleGroupBox(title)
    form = QFormLayout(box)
    form.setContentsMargins(8, 6, 8, 6)
    form.setVerticalSpacing(4)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    for text, widget in rows:
        if text is None:
            form.addRow(widget)
        else:
            form.addRow(label(text, widget), widget)
    if collapsed is not None:
        box.setSaveCollapsedState(False)
        box.setCollapsed(collapsed)
    return box


def scrolled(boxes: Iterable[QWidget]) -> QgsScrollArea:
    """Groups below each other, as wide as there is room: only down is there more."""
    content, area = QWidget(), QgsScrollArea()
    column = QVBoxLayout(content)
    column.setContentsMargins(8, 8, 8, 8)
    column.setSpacing(8)
    for box in boxes:
        column.addWidget(box)
    column.addStretch(1)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area


def narrow(box: QComboBox) -> QComboBox:
    """Long names must not widen the dock."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    return broad(box)


def broad(box: QWidget) -> QWidget:
    """A field as broad as the others, past which the wheel scrolls."""
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return steady(box)


def wrapped(text: str = "") -> QLabel:
    """A text that may take as many lines as it needs."""
    label = plain(text)
    label.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


def plain(text: str = "") -> QLabel:
    """A text that is shown as it is: Qt takes what looks like HTML for HTML, in a file's name, too."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def label(text: str, widget: QWidget) -> QLabel:
    """What stands before a field; a long one takes two lines."""
    title = _Title(text)
    title.setToolTip(widget.toolTip())
    title.setBuddy(widget)
    return title


class _Title(QLabel):
    """As wide as all others, in whatever font the theme of QGIS has."""

    def __init__(self, text: str):
        super().__init__(text)
        _label_words.update(f"{word} " for word in text.split())
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._fit()

    def changeEvent(self, event):
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def showEvent(self, event):
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        advance = self.fontMetrics().horizontalAdvance
        most = MOST_LABELS * advance(WIDEST_LABEL)
        self.setFixedWidth(int(min(most, max(map(advance, _label_words)))) + 4)
