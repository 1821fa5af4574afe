"""The list that opens below the choice of a method: groups, a search, and the card of what is pointed at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QPoint, QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
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
from .method_names import Meant, meant_by, state_of, told_of, told_of_none

NAME = Qt.ItemDataRole.UserRole
PAPER = NAME + 1
"""What is told of a name of the literature that is no method of the list."""
LEAST_WIDTH = 460
MARGIN = 6
FAINT = 0.45
"""Opacity of what can't be taken."""
BETWEEN = 12
"""Pixels between a method and why it can't be taken."""
KEYS_OF_THE_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class MethodPopup(QFrame):
    """What is typed narrows the list; Enter or a click takes a method, Escape takes none.

    Methods are found by the names of papers, too; names that are no method of the list stand below, with
    what is known of them."""

    taken = pyqtSignal(str)
    configured = pyqtSignal(object)
    """After `taken`: the parameters that the name of a paper stands for, by name."""

    def __init__(
        self, parent: QWidget, groups: list[tuple[str, list[Manifest]]], wanted: Wanted, last: tuple[str, str]
    ):
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.wanted = wanted
        self.manifests = {manifest.name: manifest for _, members in groups for manifest in members}
        self.search, self.tree, self.card = QLineEdit(), QTreeWidget(), wrapped()
        self.meant = Meant()
        self.papers: Optional[QTreeWidgetItem] = None
        self.search.setPlaceholderText(tr("Search, also by the name of a paper"))
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
        height = self.whole_height(width)
        corner = field.mapToGlobal(QPoint(field.width() - width, field.height()))
        room = field.screen().availableGeometry() if hasattr(field, "screen") else None
        if room is not None:
            height = min(height, room.height())
            corner.setX(max(room.left(), corner.x()))
            if corner.y() + height > room.bottom():
                corner.setY(max(room.top(), field.mapToGlobal(QPoint(0, 0)).y() - height))
        self.resize(width, height)
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
        self.meant = meant_by(text, self.manifests)
        self._list_papers()
        for item in self.items():
            manifest = self.manifests.get(item.data(0, NAME))
            about = item.text(0)
            if manifest:
                about += f" {manifest.name} {manifest.summary} {method_words.summary(manifest)}"
                item.setText(1, hindrance(manifest, self.wanted) or self.meant.beside(manifest.name))
            is_meant = item.data(0, PAPER) or item.data(0, NAME) in self.meant.by_method
            item.setHidden(not is_meant and not all(word in about.lower() for word in words))
        for place in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(place)
            top.setHidden(all(top.child(n).isHidden() for n in range(top.childCount())))
        if words:
            self._point_at_best(text)

    def _point_at_best(self, text: str) -> None:
        """At the method that is called so, or else by whose paper's name it was found, or else at the first;
        where nothing is found the nearest names are told, and Enter takes nothing."""
        shown = [item for item in self.items() if not item.isHidden()]
        begun = text.strip().lower()
        called = [one for one in shown if one.text(0).lower().startswith(begun) and not one.data(0, PAPER)]
        named = [one for one in shown if one.data(0, NAME) in self.meant.by_method]
        best = next((one for one in (*called, *named, *shown) if _can_be_taken(one)), None)
        if best is None and shown:
            best = shown[0]
        self.tree.setCurrentItem(best)
        if best is None:
            self.card.setText(told_of_none(text.strip()))
        else:
            self._describe(best)

    def _list_papers(self) -> None:
        """The names that the search means and that are no method of the list, in the last group."""
        if self.papers is not None:
            self.tree.takeTopLevelItem(self.tree.indexOfTopLevelItem(self.papers))
        self.papers = self._group(tr("Names of papers")) if self.meant.others else None
        for system in self.meant.others:
            item = QTreeWidgetItem(self.papers, [system.name, state_of(system)])
            item.setData(0, PAPER, told_of(system, self.manifests))
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsSelectable)
        if self.papers is not None:
            self.papers.setExpanded(True)

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
            name = item.data(0, NAME)
            options: Mapping[str, Any] = self.meant.options_of(name)
            self.taken.emit(name)
            if options:
                self.configured.emit(dict(options))
            self.close()

    def _describe(self, item: Optional[QTreeWidgetItem]) -> None:
        manifest = self.manifests.get(item.data(0, NAME)) if item is not None else None
        of_paper = (item.data(0, PAPER) or "") if item is not None else ""
        self.card.setText(self._told_of(manifest) if manifest else of_paper)

    def _told_of(self, manifest: Manifest) -> str:
        reason = hindrance(manifest, self.wanted)
        lines = [method_words.summary(manifest), *card(manifest, self.wanted)]
        return "\n".join([*lines, *([tr("Not now: {reason}.").format(reason=reason)] if reason else [])])

    def _fill(self, groups: list[tuple[str, list[Manifest]]], last: tuple[str, str]) -> None:
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(12)
        self.tree.setMouseTracking(True)
        self.tree.setItemDelegate(_Fainting(self.tree))
        self.tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for title, members in groups:
            top = self._group(title)
            for manifest in members:
                reason = hindrance(manifest, self.wanted)
                item = QTreeWidgetItem(top, [method_words.title(manifest), reason])
                item.setData(0, NAME, manifest.name)
                item.setToolTip(1, reason)
                if reason:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsSelectable)
            top.setExpanded(True)
        top = self._group(tr("Elsewhere"))
        QTreeWidgetItem(top, [last[1]]).setData(0, NAME, last[0])
        top.setExpanded(True)

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
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        self.card.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.card)

    def whole_height(self, width: int) -> int:
        """In which no method has to be scrolled to, whichever card is shown, in pixels."""
        rows = [
            self.tree.topLevelItem(place) for place in range(self.tree.topLevelItemCount())
        ] + self.items()
        self.ensurePolished()
        self.tree.ensurePolished()
        inside = sum(self.tree.visualItemRect(row).height() for row in rows) + 2 * self.tree.frameWidth()
        self.card.setMinimumHeight(self._tallest_card(width - 2 * (MARGIN + self.frameWidth())))
        beside = [self.search.sizeHint().height(), self.card.minimumHeight(), 2 * self.layout().spacing()]
        return inside + sum(beside) + 2 * (MARGIN + self.frameWidth())

    def _tallest_card(self, width: int) -> int:
        self.card.ensurePolished()
        area, metrics = QRect(0, 0, width, 10_000), self.card.fontMetrics()
        wrap = int(Qt.TextFlag.TextWordWrap)
        texts = map(self._told_of, self.manifests.values())
        return max((metrics.boundingRect(area, wrap, text).height() for text in texts), default=0)


class _Fainting(QStyledItemDelegate):
    """Draws what can't be taken as if one saw through it: a colour of ours would be overruled by the style
    sheet of a dark theme, and that of the theme is the ground's."""

    def paint(self, painter, option, index):
        is_method = index.parent().isValid()
        can_be_taken = bool(index.flags() & Qt.ItemFlag.ItemIsSelectable)
        painter.setOpacity(1.0 if can_be_taken or not is_method else FAINT)
        super().paint(painter, option, index)
        painter.setOpacity(1.0)

    def sizeHint(self, option, index):
        hint = super().sizeHint(option, index)
        return hint if index.column() else QSize(hint.width() + BETWEEN, hint.height())


def _can_be_taken(item: QTreeWidgetItem) -> bool:
    return bool(item.flags() & Qt.ItemFlag.ItemIsSelectable)
