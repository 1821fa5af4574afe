"""What an image can be in a run, in the words of the interface."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter

from ..shell.tr import tr
from .forms import narrow

NEEDED = ("F1", "C1", "C2")
SECOND_PAIR = ("F3", "C3")
REFERENCE = "reference"
ROLES = (*NEEDED, *SECOND_PAIR, REFERENCE)
"""In the order of the table."""
OF_A_DATE = ("C2", REFERENCE)
"""What every target date has of its own, so that there may be several."""
UNUSED = ""


def in_words(role: str) -> str:
    """A role as a list of them says it."""
    return {
        "F1": tr("Fine, reference date (F1)"),
        "C1": tr("Coarse, reference date (C1)"),
        "C2": tr("Coarse, date to predict (C2)"),
        "F3": tr("Fine, second reference date (F3)"),
        "C3": tr("Coarse, second reference date (C3)"),
        REFERENCE: tr("Fine, date to predict: only measured against (reference)"),
        UNUSED: tr("Not used"),
    }[role]


def in_short(role: str) -> str:
    """The same where there is little room."""
    return {
        "F1": tr("Fine F1"),
        "C1": tr("Coarse C1"),
        "C2": tr("Target C2"),
        "F3": tr("Fine F3"),
        "C3": tr("Coarse C3"),
        REFERENCE: tr("Reference"),
        UNUSED: tr("Not used"),
    }[role]


def missing_in_words(roles: list[str]) -> str:
    """What a run still needs, as the end of a sentence."""
    named = {
        "F1": tr("the fine image of the reference date (F1)"),
        "C1": tr("the coarse image of the reference date (C1)"),
        "C2": tr("the coarse image of the date to predict (C2)"),
    }
    return tr(" and ").join(", ".join(named[role] for role in roles).rsplit(", ", 1))


class RoleBox(QComboBox):
    """A choice of a role: in full words in its list, short where it is closed."""

    chosen = pyqtSignal(str)
    """The analyst chose another role; with the one before."""

    def __init__(self):
        super().__init__()
        for role in (*ROLES, UNUSED):
            self.addItem(in_words(role), role)
        self._before = UNUSED
        self.show_role(UNUSED)
        narrow(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.view().setMinimumWidth(
            max(self.fontMetrics().horizontalAdvance(in_words(role)) for role in ROLES) + 24
        )
        self.currentIndexChanged.connect(self._changed)

    def role(self) -> str:
        return self.currentData()

    def show_role(self, role: str) -> None:
        """Without telling anybody."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self.findData(role))
        self.blockSignals(blocked)
        self._before = role
        self.setToolTip(in_words(role))

    def sizeHint(self):
        """As wide as the longest short name is, in whatever style the theme of QGIS has."""
        option, metrics = QStyleOptionComboBox(), self.fontMetrics()
        self.initStyleOption(option)
        widest = max(metrics.horizontalAdvance(in_short(role)) for role in (*ROLES, UNUSED))
        content = QSize(widest + 4, metrics.lineSpacing())
        asked = self.style().sizeFromContents(QStyle.ContentsType.CT_ComboBox, option, content, self)
        return QSize(asked.width(), super().sizeHint().height())

    def minimumSizeHint(self):
        return self.sizeHint()

    def paintEvent(self, event):
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = in_short(self.role())
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _changed(self, *_) -> None:
        before, self._before = self._before, self.role()
        self.setToolTip(in_words(self.role()))
        self.chosen.emit(before)


def sort_key(role: str) -> int:
    """The place of a role in the table; unused images come last."""
    return ROLES.index(role) if role in ROLES else len(ROLES)
