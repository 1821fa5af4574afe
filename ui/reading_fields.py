"""How an image is read, where its file does not say it or says it wrongly: scale, offset, nodata and mask."""

from __future__ import annotations

from typing import Optional

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from ..engine.door.errors import JobError
from ..engine.door.preparation import AUTO, Reading
from ..engine.door.preparation_words import NUMBERS, READINGS, preparation_of
from ..engine.door.seen_image import SeenImage
from ..shell.tr import tr
from .forms import label


class ReadingFields(QWidget):
    """Empty fields stay as they are found, which their grey text says once a check has looked."""

    changed = pyqtSignal()

    def __init__(self):
        super().__init__()
        self.texts = {name: QLineEdit() for name in NUMBERS}
        self.mask, self.clouds = _mask_box(), QCheckBox(tr("Leave out clouds"))
        self.clouds.setToolTip(tr("What is whiter than on the other dates is not used."))
        tips = {
            "scale": tr("Value = stored number x scale + offset, for all bands."),
            "offset": tr("Value = stored number x scale + offset, for all bands."),
            "nodata": tr("The stored number that means nothing, or none: every number means something."),
        }
        for name, text in self.texts.items():
            text.setToolTip(tips[name])
            text.setAcceptDrops(False)  # a file that is dropped here is an image for the table
            text.editingFinished.connect(self._edited)
        self.mask.fileChanged.connect(lambda _: self._edited())
        self.clouds.toggled.connect(self._toggled)
        form = QFormLayout(self)
        form.setContentsMargins(0, 2, 0, 0)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        titles = {"scale": tr("Scale"), "offset": tr("Offset"), "nodata": tr("Nodata")}
        for name, text in self.texts.items():
            form.addRow(label(titles[name], text), text)
        form.addRow(label(tr("Mask"), self.mask), self.mask)
        form.addRow("", self.clouds)
        self._last = self.words()

    def words(self) -> dict[str, str]:
        """What was filled in, by the names of READINGS; the date has a field of its own."""
        given = {name: text.text().strip() for name, text in self.texts.items()}
        given["mask"] = AUTO if self.clouds.isChecked() else self.mask.filePath().strip()
        return {name: value for name, value in given.items() if value}

    def reading(self, role: str) -> Optional[Reading]:
        """What the fields say; None where they say nothing.

        Raises:
            JobError: a text that is no number.
        """
        words = self.words()
        if not words:
            return None
        try:
            return preparation_of(readings={name: [f"all={value}"] for name, value in words.items()}).images[
                "all"
            ]
        except JobError as error:
            raise JobError(f"{role}: {error}") from error

    def show_words(self, words: dict[str, str]) -> None:
        """Fill the fields without telling anybody."""
        blocked = self.blockSignals(True)
        for name, text in self.texts.items():
            text.setText(words.get(name, ""))
        mask = words.get("mask", "")
        self.clouds.setChecked(mask == AUTO)
        self.mask.setFilePath("" if mask == AUTO else mask)
        self._last = self.words()
        self.blockSignals(blocked)

    def show_seen(self, seen: Optional[SeenImage]) -> None:
        """What stands there where nothing is filled in, as grey text."""
        first = seen.bands[0] if seen and seen.bands else None
        for name in NUMBERS:
            value = getattr(first, name) if first else None
            self.texts[name].setPlaceholderText(
                tr("as found") if value is None else tr("as found: {value}").format(value=_short(value))
            )
        masks = ", ".join(seen.masks) if seen else ""
        self.mask.lineEdit().setPlaceholderText(masks or tr("none"))

    def _edited(self) -> None:
        now = self.words()
        if now != self._last:
            self._last = now
            self.changed.emit()

    def _toggled(self, clouds: bool) -> None:
        self.mask.setEnabled(not clouds)
        self._edited()


def words_of(reading: Reading) -> dict[str, str]:
    """A reading as the fields have it."""
    given = {name: getattr(reading, name) for name in READINGS if name != "date"}  # it has a field apart
    return {name: _short(value) for name, value in given.items() if value is not None}


def _short(value: object) -> str:
    return f"{value:.10g}" if isinstance(value, (int, float)) else str(value)


def _mask_box() -> QgsFileWidget:
    box = QgsFileWidget()
    box.setDialogTitle(tr("Mask"))
    box.setToolTip(tr("A raster that is 0, or nodata, where the image is not to be used."))
    return box
