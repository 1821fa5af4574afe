"""One image of the table: its role, layer or file, date, what is known of it, and what was found about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Callable, Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton

from ..engine.door import image_names
from ..engine.door.lights import light_of
from ..engine.door.seen_image import SeenImage
from ..shell import exporting, interface_words
from ..shell.tr import tr
from . import image_facts, roles, signs
from .day_field import DayField
from .findings import Findings
from .forms import wrapped
from .image_box import ImageBox
from .image_facts import Facts
from .reading_fields import ReadingFields

SIGN_OF_LIGHT = {"ok": "success", "warning": "warning", "error": "error"}


class ImageRow(QFrame):
    """Two lines: role and image; date and facts. Opened, it also has how the image is read."""

    changed = pyqtSignal()
    """What a run would be told of the image is another."""
    image_changed = pyqtSignal()
    """It is another image; comes before `changed`."""
    role_chosen = pyqtSignal(str)
    """The analyst gave it another role; with the one before."""
    removed = pyqtSignal()

    def __init__(self, days_of_images: Callable[[], Iterable[str]]):
        super().__init__()
        self.role_box, self.image, self.day = roles.RoleBox(), ImageBox(), DayField(days_of_images)
        self.facts, self.facts_label = Facts(), wrapped()
        self.reading, self.findings = ReadingFields(), Findings()
        self.light = QLabel()
        self.export_button = QPushButton(tr("Export to a file"))
        self.open_button = _tool("/mActionOptions.svg", tr("How the image is read"))
        self.open_button.setCheckable(True)
        self.remove_button = _tool("/mIconClearText.svg", tr("Take the image out of the list"))
        self._told: tuple[tuple[str, str], ...] = ()
        self._lay_out()
        self.role_box.chosen.connect(self.role_chosen)
        self.image.changed.connect(self._another_image)
        self.day.changed.connect(self.changed)
        self.reading.changed.connect(self.changed)
        self.open_button.toggled.connect(self._opened)
        self.remove_button.clicked.connect(lambda: self.removed.emit())
        self.export_button.clicked.connect(self.export)
        self._opened(False)
        self._refresh()

    @property
    def role(self) -> str:
        return self.role_box.role()

    def use(self, image: Any) -> None:
        """Take a layer of the project, or the path of a file."""
        if isinstance(image, str):
            self.image.use_file(image)
        else:
            self.image.use_layer(image)

    def know(self, facts: Facts) -> None:
        """Something is known of the image: what it was before stays where the new facts are silent."""
        self.facts = facts.over(self.facts)
        self.day.suggest(self.facts.day)
        self._refresh()

    def show_check(self, seen: Optional[SeenImage], findings: Iterable) -> None:
        """What a check saw of the image and found about it."""
        found = list(findings)
        if seen is not None:
            self.know(image_facts.of_seen(seen))
            self.reading.show_seen(seen)
        light = light_of(found)
        self._show_light(SIGN_OF_LIGHT[light.level], interface_words.of_sentence(light.reason))
        self._told = tuple((one.level, interface_words.of_sentence(one.text)) for one in found)
        self._show_findings()

    def forget_check(self) -> None:
        """What was found is no longer sure: it goes until the next check."""
        self._told = ()
        self.light.clear()
        self.light.setToolTip("")
        self._show_findings()

    def say(self, level: str, sentence: str) -> None:
        """Something that was found out without a check."""
        self._told = ((level, sentence),)
        self._show_light(level, sentence)
        self._show_findings()

    def texts(self) -> str:
        """All that is said of the image, a line each."""
        return self.findings.text()

    def export(self) -> None:
        """Have QGIS write a layer without a file as a temporary GeoTIFF, and take that one."""
        layer = self.image.layer()
        if layer is None:
            return
        self.export_button.setEnabled(False)
        self.say("info", tr("The layer is being exported …"))
        exporting.export(layer, self._exported, self._not_exported)

    def _exported(self, path: str) -> None:
        self.export_button.setEnabled(True)
        self.image.use_file(path)

    def _not_exported(self, sentence: str) -> None:
        self.export_button.setEnabled(True)
        self.say("error", sentence)

    # ---- what is shown

    def _another_image(self) -> None:
        self.facts = Facts()
        layer = self.image.layer()
        if layer is not None:
            self.facts = image_facts.of_layer(layer)
        self.forget_check()
        self.day.suggest(None)
        found = next(filter(None, map(image_names.day_of, self.image.names())), None)
        self.know(Facts(day=found.isoformat() if found else None))
        self.reading.show_seen(None)
        reason = exporting.reason(layer) if layer is not None else ""
        self.export_button.setVisible(bool(reason) and exporting.is_possible(layer))
        if reason:
            self.say("error", reason)
        self.image_changed.emit()
        self.changed.emit()

    def _refresh(self) -> None:
        self.facts_label.setText(self.facts.in_words())
        self.facts_label.setToolTip(", ".join(filter(None, self.facts.bands)))

    def _opened(self, opened: bool) -> None:
        self.reading.setVisible(opened)
        self._show_findings()

    def _show_findings(self) -> None:
        """Errors and warnings; what is only told when the row is open."""
        opened = self.open_button.isChecked()
        shown = [one for one in self._told if opened or one[0] != "info" or len(self._told) == 1]
        self.findings.setVisible(bool(shown))
        self.findings.show_all(shown)

    def _show_light(self, sign: str, reason: str) -> None:
        self.light.setPixmap(signs.sign(sign))
        self.light.setToolTip(reason)

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.StyledPanel)
        grid = QGridLayout(self)
        grid.setContentsMargins(4, 4, 4, 4)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(2, 1)
        self.light.setFixedSize(signs.SIGN_PIXELS, signs.SIGN_PIXELS)
        grid.addWidget(self.light, 0, 0)
        grid.addWidget(self.role_box, 0, 1)
        grid.addWidget(self.image, 0, 2)
        grid.addWidget(self.remove_button, 0, 3)
        second = QHBoxLayout()
        second.setSpacing(4)
        second.addWidget(self.day)
        second.addWidget(self.facts_label, 1)
        second.addWidget(self.open_button)
        grid.addLayout(second, 1, 0, 1, 4)
        for part in (self.findings.viewport(), self.findings.widget()):
            part.setAutoFillBackground(False)  # the row shows through
        grid.addWidget(self.findings, 2, 0, 1, 4)
        grid.addWidget(self.export_button, 3, 1, 1, 3, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.reading, 4, 0, 1, 4)
        self.export_button.hide()


def _tool(icon: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(QgsApplication.getThemeIcon(icon))
    button.setIconSize(QSize(14, 14))
    button.setAutoRaise(True)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
