"""What is done with the images before anything is predicted: bands, clouds, registration, harmonisation."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Optional

from qgis.gui import QgsSpinBox
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from ..engine.door.check import Check
from ..engine.door.jobs import Preparation, Reading
from ..engine.door.preparation import BY_POSITION, MOST_BUFFER, SWITCHES, UNMATCHED
from ..engine.door.preparation_words import preparation_of
from ..shell.tr import tr
from .band_fields import BandFields, words_of
from .eliding import ElidingBox
from .forms import broad, narrow

BY_HAND = "by hand"
"""Of the registration: the shift that the analyst gives."""


class PreparationFields(QObject):
    """The fields and what they say; those of single images are in the table of images."""

    changed = pyqtSignal()

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self.bands, self.by_position = (
            BandFields(),
            QCheckBox(tr("Match bands by position")),
        )
        self.by_position.setToolTip(
            tr("The first fine band goes with the first coarse one and so on, whatever they are called.")
        )
        self.unmatched, self.roles, self.buffer = _unmatched_box(), _roles_box(), _buffer_box()
        self.register, self.shift, self.harmonise = _register_box(), _shift_box(), _harmonise_box()
        self.registration = _below_each_other(self.register, self.shift)
        self.register.currentIndexChanged.connect(self._show_shift)
        for signal in (
            self.bands.changed,
            self.by_position.toggled,
            self.unmatched.currentIndexChanged,
            self.roles.editingFinished,
            self.buffer.valueChanged,
            self.register.currentIndexChanged,
            self.shift.editingFinished,
            self.harmonise.currentIndexChanged,
        ):
            signal.connect(lambda *_: self.changed.emit())
        self._show_shift()

    def rows(self) -> list[tuple[Optional[str], QWidget]]:
        return [
            (None, self.bands),
            (None, self.by_position),
            (tr("Other bands"), self.unmatched),
            (tr("Bands of the indices"), self.roles),
            (tr("Buffer"), self.buffer),
            (tr("Registration"), self.registration),
            (tr("Harmonise"), self.harmonise),
        ]

    def preparation(self, readings: dict[str, Reading]) -> Preparation:
        """What the fields say, with how single images are read.

        Raises:
            JobError: words that mean nothing.
        """
        words = self.words()
        if words["by_position"]:
            words["bands"] = BY_POSITION
        del words["by_position"]
        return replace(preparation_of(**words), images=readings)

    def words(self) -> dict[str, Any]:
        """What the fields hold, to be kept."""
        return {
            "bands": self.bands.words(),
            "by_position": self.by_position.isChecked(),
            "roles": self.roles.text().strip(),
            "unmatched": self.unmatched.currentData(),
            "buffer": self.buffer.value(),
            "register": self.shift.text().strip() or "0,0"
            if self.register.currentData() == BY_HAND
            else self.register.currentData(),
            "harmonise": self.harmonise.currentData(),
        }

    def show_words(self, words: dict[str, Any]) -> None:
        """Fill the fields with what was kept; what it lacks gets its default."""
        self.bands.show_words(str(words.get("bands", "")))
        self.by_position.setChecked(bool(words.get("by_position", False)))
        self.roles.setText(str(words.get("roles", "")))
        self.buffer.setValue(int(words.get("buffer", 0)))
        register = str(words.get("register", "off"))
        by_hand = register not in ("off", "auto")
        self.shift.setText(register if by_hand else "")
        for box, value in (
            (self.unmatched, words.get("unmatched", UNMATCHED[0])),
            (self.register, BY_HAND if by_hand else register),
            (self.harmonise, words.get("harmonise", SWITCHES[0])),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))

    def show_check(self, check: Check) -> None:
        """How the bands were matched."""
        self.bands.show_seen(check.images.get("F1"), check.images.get("C1"))

    def _show_shift(self, *_) -> None:
        self.shift.setVisible(self.register.currentData() == BY_HAND)


def words_of_preparation(asked: Preparation) -> dict[str, Any]:
    """A preparation as the fields have it."""
    return {
        "bands": words_of(asked.bands),
        "by_position": asked.by_position,
        "roles": ",".join(f"{name}={number}" for name, number in asked.roles.items()),
        "unmatched": asked.unmatched,
        "buffer": asked.buffer,
        "register": asked.register,
        "harmonise": asked.harmonise,
    }


def _below_each_other(first: QWidget, second: QWidget) -> QWidget:
    """Two fields as one: QGIS shows all fields of a group that is unfolded, those that were hidden, too."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(first)
    column.addWidget(second)
    both.setToolTip(first.toolTip())
    both.setFocusProxy(first)
    return both


def _choice(entries: list[tuple[str, str]], tip: str) -> QComboBox:
    box = narrow(ElidingBox())
    for value, title in entries:
        box.addItem(title, value)
    box.setToolTip(tip)
    return box


def _unmatched_box() -> QComboBox:
    titles = (tr("are left out"), tr("change like the nearest one"), tr("follow from the fused ones"))
    return _choice(
        list(zip(UNMATCHED, titles)), tr("What becomes of a fine band that no coarse band goes with.")
    )


def _register_box() -> QComboBox:
    return _choice(
        [("off", tr("report only")), ("auto", tr("where sure")), (BY_HAND, tr("by hand"))],
        tr("Whether a shift between the sensors is corrected: the coarse images are moved."),
    )


def _harmonise_box() -> QComboBox:
    titles = (tr("report only"), tr("where sure"), tr("always"))
    return _choice(
        list(zip(SWITCHES, titles)),
        tr(
            "Whether the coarse images are brought to the values of the fine sensor by the line between them."
        ),
    )


def _shift_box() -> QLineEdit:
    box = broad(QLineEdit())
    box.setPlaceholderText(tr("-3.5,12"))
    box.setToolTip(tr("By how many fine pixels the coarse images move to the right and down."))
    return box


def _roles_box() -> QLineEdit:
    box = broad(QLineEdit())
    box.setPlaceholderText(tr("by their names"))
    box.setToolTip(
        tr("Which bands of F1 are red and near infrared, where its bands have no names: red=3,nir=4.")
    )
    return box


def _buffer_box() -> QgsSpinBox:
    box = broad(QgsSpinBox())
    box.setRange(0, MOST_BUFFER)
    box.setSuffix(tr(" pixels"))
    box.setClearValue(0)
    box.setToolTip(tr("So many pixels around clouds and masks are left out, too."))
    return box
