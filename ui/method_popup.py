"""The list that opens below the choice of a method: groups, a search, and the card of what is pointed at."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..models.catalogue.manifest import Manifest
from ..shell import method_words
from ..shell.tr import tr
from .forms import wrapped
from .method_list import Wanted, card, hindrance

NAME = Qt.ItemDataRole.UserRole
LEAST_WIDTH, HEIGHT = 460, 500
FAINT = 120
"""Opacity of what can't be taken, of 255."""
KEYS_OF_THE_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class MethodPopup(QFrame):
    """What is typed narrows the list; Enter or a click takes a method, Escape takes none."""

    taken = pyqtSignal(str)

    def __init__(
        self, parent: QWidget, groups: list[tuple[str, list[Manifest]]], wanted: Wanted, last: tuple[str, str]
    ):
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.wanted = wanted
        self.manifests = {manifest.name: manifest for _, members in groups for manifest in members}
        self.search, self.tree, self.card = QLineEdit(), QTreeWidget(), wrapped()
        self.search.setPlaceholderText(tr("Search"))
        self.search.addAction(
            QgsApplication.getThemeIcon("/search.svg"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.search.setClearButtonEnabled(True)
        self._fill(groups, last)
        self._lay_out()
        self.search.textChanged.connect(self.narrow)
        self.search.installEventFilter(self)
        self.tree.itemClicked.connect(lambda item, _: self._take(item))
        self.tree.itemActivated.connect(lambda item, _: self._take(item))
        self.tree.currentItemChanged.connect(lambda item, _: self._describe(item))
        self.tree.itemEntered.connect(lambda item, _: self._describe(item))

    def open_at(self, field: QWidget, chosen: Optional[str]) -> None:
        """Below the field, with what is chosen in sight."""
        width = max(LEAST_WIDTH, field.width())
        self.resize(width, HEIGHT)
        corner = field.mapToGlobal(QPoint(field.width() - width, field.height()))
        room = field.screen().availableGeometry() if hasattr(field, "screen") else None
        if room is not None:
            corner.setX(max(room.left(), corner.x()))
            if corner.y() + HEIGHT > room.bottom():
                corner.setY(max(room.top(), field.mapToGlobal(QPoint(0, 0)).y() - HEIGHT))
        self.move(corner)
        self.show()
        self.search.setFocus()
        for item in self.items():
            if item.data(0, NAME) == chosen:
                self.tree.setCurrentItem(item)
                self.tree.scrollToItem(item)

    def items(self) -> list[QTreeWidgetItem]:
        """The entries of methods, without the groups."""
        tops = [self.tree.topLevelItem(place) for place in range(self.tree.topLevelItemCount())]
        return [top.child(place) for top in tops for place in range(top.childCount())]

    def narrow(self, text: str) -> None:
        """Show the methods that have all these words somewhere in their names or summaries."""
        words = text.lower().split()
        for item in self.items():
            manifest = self.manifests.get(item.data(0, NAME))
            about = item.text(0)
            if manifest:
                about += f" {manifest.name} {manifest.summary} {method_words.summary(manifest)}"
            item.setHidden(not all(word in about.lower() for word in words))
        for place in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(place)
            top.setHidden(all(top.child(n).isHidden() for n in range(top.childCount())))
        first = next((i for i in self.items() if not i.isHidden() and _can_be_taken(i)), None)
        if words and first is not None:
            self.tree.setCurrentItem(first)

    def eventFilter(self, watched, event):
        """The keys that move in the list do so while one types."""
        if event.type() == QEvent.Type.KeyPress:
            if event.key() in KEYS_OF_THE_LIST:
                self.tree.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.tree.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _take(self, item: Optional[QTreeWidgetItem]) -> None:
        if item is not None and item.data(0, NAME) and _can_be_taken(item):
            self.taken.emit(item.data(0, NAME))
            self.close()

    def _describe(self, item: Optional[QTreeWidgetItem]) -> None:
        manifest = self.manifests.get(item.data(0, NAME)) if item is not None else None
        reason = hindrance(manifest, self.wanted) if manifest else ""
        lines = [method_words.summary(manifest), *card(manifest, self.wanted)] if manifest else []
        lines += [tr("Not now: {reason}.").format(reason=reason)] if reason else []
        self.card.setText("\n".join(lines))

    def _fill(self, groups: list[tuple[str, list[Manifest]]], last: tuple[str, str]) -> None:
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(12)
        self.tree.setMouseTracking(True)
        self.tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for title, members in groups:
            top = self._group(title)
            for manifest in members:
                reason = hindrance(manifest, self.wanted)
                item = QTreeWidgetItem(top, [method_words.title(manifest), reason])
                item.setData(0, NAME, manifest.name)
                item.setToolTip(1, reason)
                if reason:
                    self._grey(item)
            top.setExpanded(True)
        top = self._group(tr("Elsewhere"))
        QTreeWidgetItem(top, [last[1]]).setData(0, NAME, last[0])
        top.setExpanded(True)

    def _grey(self, item: QTreeWidgetItem) -> None:
        """It can't be taken; in a grey of our own, because that of QGIS's dark theme is the ground's."""
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsSelectable)
        faint = QColor(self.palette().text().color())
        faint.setAlpha(FAINT)
        for column in range(2):
            item.setForeground(column, faint)

    def _group(self, title: str) -> QTreeWidgetItem:
        top = QTreeWidgetItem(self.tree, [title])
        top.setFirstColumnSpanned(True)
        top.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        return top

    def _lay_out(self) -> None:
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        self.card.setMinimumHeight(self.fontMetrics().lineSpacing() * 6)
        self.card.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.card)


def _can_be_taken(item: QTreeWidgetItem) -> bool:
    return bool(item.flags() & Qt.ItemFlag.ItemIsSelectable)
