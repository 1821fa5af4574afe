"""The images of a run: a row an image, in any order, whose roles and dates are guessed and can be changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Optional

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEvent, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QGroupBox, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from ..engine.door.check import Check
from ..engine.door.errors import ChronofuseError
from ..shell.tr import tr
from . import roles
from .dropped_images import Image, images_of, is_folder_of_images, layers_of_project, pictures_of
from .forms import wrapped
from .image_guess import Guess
from .image_row import ImageRow
from .slices import Slices, Steps
from .table_as_job import targets_of

OF_ONE_DATE = 6
"""Images that a run of one date has at most."""


class ImageTable(QGroupBox):
    """Layers and files are dropped here, or added by its buttons."""

    changed = pyqtSignal()
    added = pyqtSignal()
    """Images without a role came: somebody may find out which they have."""
    said = pyqtSignal(str, str)
    """A level and a sentence on what was dropped."""
    series_wanted = pyqtSignal(str)
    """Many dates are to be filled: with the folder that they lie in, where one was dropped."""

    def __init__(self):
        super().__init__(tr("Images"))
        self.rows: list[ImageRow] = []
        self.slices = Slices(self)
        """Adds rows."""
        self._turns = QTimer(self)
        """The tab key learns the order of the rows once, when all of them are there."""
        self._turns.setSingleShot(True)
        self._turns.timeout.connect(self._take_turn)
        self.empty = wrapped(
            tr(
                "Drop images here, or add them below: a fine and a coarse one of the same day, and the "
                "coarse one of the day to predict. Which is which is found out, and you can change it."
            )
        )
        self.layers_button, self.files_button = QPushButton(tr("Add layers")), QPushButton(tr("Add files …"))
        self.series_button = QPushButton(tr("Many dates: fill a series …"))
        self.series_button.setToolTip(
            tr("From a folder of sharp and coarse images, some with clouds, to a whole image of every date.")
        )
        self.series_button.clicked.connect(lambda: self.series_wanted.emit(""))
        self.layers_menu = QMenu(self)
        self.layers_button.setMenu(self.layers_menu)
        self.layers_menu.aboutToShow.connect(self._list_layers)
        self.files_button.clicked.connect(self._ask_for_files)
        self.setAcceptDrops(True)
        # Before any row is made, whose list of layers listens to the same signal and must hear it later.
        QgsProject.instance().layersWillBeRemoved["QStringList"].connect(self._let_go)
        self._lay_out()

    # ---- what is in it

    def add(self, images: Iterable[Image]) -> list[ImageRow]:
        """A row for each image that is not there yet."""
        before = len(self.rows)
        self.add_in_slices(images)
        self.slices.finish()
        return self.rows[before:]

    def add_in_slices(self, images: Iterable[Image]) -> None:
        """The same, a row at a time."""
        self.slices.finish()
        self.slices.begin(self._adding(list(images)))

    def _adding(self, images: list[Image]) -> Steps:
        before = len(self.rows)
        for image in images:
            if (image if isinstance(image, str) else image.id()) not in map(_key, self.rows):
                self.append(image)
                yield
        if len(self.rows) > before:
            self.changed.emit()
            yield
            self.added.emit()

    def use(self, images: Mapping[str, Any]) -> None:
        """These images alone, by role; of C2 and reference there may be a list."""
        self.clear(quiet=True)
        for role in roles.ROLES:
            given = images.get(role)
            several = given if isinstance(given, (list, tuple)) else [given]
            for image in several:
                if image is not None:
                    self.append(image).role_box.show_role(role)
        self._refresh()
        self.changed.emit()

    def clear(self, quiet: bool = False) -> None:
        self.slices.drop()
        for row in list(self.rows):
            self._remove(row, quiet=True)
        if not quiet:
            self.changed.emit()

    def of_role(self, role: str) -> list[ImageRow]:
        """The rows of that role that have an image."""
        return [row for row in self.rows if row.role == role and not row.image.is_empty()]

    def has_roles(self) -> bool:
        """Whether any image has one."""
        return any(row.role for row in self.rows)

    def missing(self) -> list[str]:
        """The roles that every run needs and no image has."""
        return [role for role in roles.NEEDED if not self.of_role(role)]

    def complete(self) -> bool:
        return not self.missing()

    def days(self) -> list[str]:
        return [day for day in (row.day.day() for row in self.rows) if day]

    # ---- what the engine opens

    def sources(self) -> list[str]:
        """What the engine opens of each row; those that are no file are left out."""
        return list(self.by_source())

    def by_source(self) -> dict[str, ImageRow]:
        found = {}
        for row in self.rows:
            try:
                source = row.image.source()
            except ChronofuseError:
                continue
            if source:
                found[source] = row
        return found

    # ---- what was found out

    def take_guesses(self, guesses: Mapping[str, Guess]) -> None:
        """Roles for the rows that have none, and what is known of all."""
        if not self.has_roles():
            self._take_roles(guesses)
        for source, row in self.by_source().items():
            guess = guesses.get(source)
            if guess is None:
                continue
            row.know(guess.facts)
            if guess.mask and not row.reading.words():
                row.reading.show_words({"mask": guess.mask})
        self._refresh()
        self.changed.emit()

    def show_checks(self, checks: Iterable[Check]) -> None:
        """What was found about each image, beside it."""
        checks = list(checks)
        for number, (coarse, reference) in enumerate(targets_of(self)):
            if number < len(checks):
                _show(coarse, checks[number], "C2")
                if reference is not None:
                    _show(reference, checks[number], roles.REFERENCE)
        for role in ("F1", "C1", *roles.SECOND_PAIR):
            for row in self.of_role(role)[:1]:
                _show(row, checks[0], role)

    def forget_check(self) -> None:
        for row in self.rows:
            if row.export_button.isHidden():
                row.forget_check()

    def _take_roles(self, guesses: Mapping[str, Guess]) -> None:
        for source, row in self.by_source().items():
            if source in guesses:
                row.role_box.show_role(guesses[source].role)
        self.rows.sort(key=lambda row: (roles.sort_key(row.role), row.day.text()))
        for place, row in enumerate(self.rows):
            self.column.insertWidget(place, row)

    # ---- rows

    def append(self, image: Image) -> ImageRow:
        """A row for that image, without telling anybody."""
        row = ImageRow(self.days)
        self.rows.append(row)
        self.column.addWidget(row)
        row.use(image)
        row.changed.connect(self.changed)
        row.image_changed.connect(lambda: self._image_changed(row))
        row.role_chosen.connect(lambda before: self._role_chosen(row, before))
        row.removed.connect(lambda: self._remove(row))
        self._refresh()
        return row

    def _image_changed(self, row: ImageRow) -> None:
        if not row.role:
            self.added.emit()

    def _role_chosen(self, row: ImageRow, before: str) -> None:
        """Who has the role now gives it up for the one that the row had, so that no role is there twice."""
        if row.role and row.role not in roles.OF_A_DATE:
            for other in self.rows:
                if other is not row and other.role == row.role:
                    other.role_box.show_role(before)
        self.changed.emit()

    def _remove(self, row: ImageRow, quiet: bool = False) -> None:
        self.rows.remove(row)
        self.column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._refresh()
        if not quiet:
            self.changed.emit()

    def _let_go(self, layers: list[str]) -> None:
        for row in self.rows:
            row.image.let_go(layers)

    def let_go_of_project(self) -> None:
        """No longer listen to the project; the table is about to go."""
        self.clear(quiet=True)
        QgsProject.instance().layersWillBeRemoved["QStringList"].disconnect(self._let_go)

    def _refresh(self) -> None:
        self.empty.setVisible(not self.rows)
        self.series_button.setVisible(not self.rows or len(self.rows) > OF_ONE_DATE)
        self._turns.start(0)

    def _take_turn(self) -> None:
        """Have the tab key go through the rows as they stand."""
        widgets: list[QWidget] = []
        for row in self.rows:
            texts = row.reading.texts.values()
            widgets += [row.role_box, row.image, row.remove_button, row.day, row.open_button, *texts]
        widgets += [self.layers_button, self.files_button, self.series_button]
        for before, after in zip(widgets, widgets[1:]):
            QWidget.setTabOrder(before, after)

    # ---- adding

    def _list_layers(self) -> None:
        """The project's rasters that are not in the table yet."""
        self.layers_menu.clear()
        there = {_key(row) for row in self.rows}
        every = [layer for layer in layers_of_project() if layer.id() not in there]
        if len(every) > 1:
            self.layers_menu.addAction(tr("All of them"), lambda: self.add_in_slices(every))
            self.layers_menu.addSeparator()
        for layer in every:
            name = layer.name().replace("&", "&&")
            self.layers_menu.addAction(name, lambda one=layer: self.add([one]))
        if not every:
            self.layers_menu.addAction(tr("The project has no further raster layer")).setEnabled(False)

    def _ask_for_files(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, tr("Add images"))
        self.add_in_slices(paths)

    def take_drops_of(self, widget: QWidget) -> None:
        """Images that are dropped anywhere on that widget, too, come here."""
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            return self._take(event)
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event):
        self._take(event)

    def dropEvent(self, event):
        self._take(event)

    def _take(self, event) -> bool:
        """Whether there are images in what is dragged; where it is dropped, they get rows. Pictures get none,
        and the reason is said."""
        images, pictures = images_of(event.mimeData()), pictures_of(event.mimeData())
        if images or pictures:
            event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            folders = [one for one in images if is_folder_of_images(one)]
            if folders:
                self.series_wanted.emit(folders[0])
            elif images:
                self.add_in_slices(images)
            for name in pictures:
                told = tr("'{name}' is a picture, whose numbers are colours: choose an image of a sensor.")
                self.said.emit("error", told.format(name=name))
        return bool(images or pictures)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(6, 6, 6, 6)
        whole.setSpacing(4)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self.empty)
        self.column = QVBoxLayout()
        self.column.setSpacing(4)
        whole.addLayout(self.column)
        buttons = QHBoxLayout()
        buttons.addWidget(self.layers_button)
        buttons.addWidget(self.files_button)
        buttons.addStretch(1)
        whole.addLayout(buttons)
        whole.addWidget(self.series_button, 0, Qt.AlignmentFlag.AlignLeft)


def _key(row: ImageRow) -> Optional[str]:
    layer = row.image.layer()
    return layer.id() if layer else row.image.file


def _show(row: ImageRow, check: Check, role: str) -> None:
    row.show_check(check.images.get(role), (one for one in check.findings if one.image == role))
