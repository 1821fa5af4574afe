"""What a run wants beside its images: method, target date, ratio, device, precision, tile, memory, how it
is stored."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

from qgis.gui import QgsDoubleSpinBox, QgsFileWidget, QgsSpinBox
from qgis.PyQt.QtCore import QDate, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QDateEdit, QGroupBox

from ..engine.door.errors import JobError
from ..engine.door.jobs import DEVICES, DTYPES, PRECISIONS
from ..models.catalogue.errors import ManifestError
from ..models.catalogue.installed import catalogue
from ..models.catalogue.manifest import Manifest
from ..models.catalogue.model_file import from_model_file
from .forms import broad, group, narrow, wrapped
from .method_box import MODEL_FILE, MethodBox, about
from .parameter_fields import ParameterFields

BY_PIXEL_SIZE = "from the pixel sizes"
BY_METHOD = "what suits the method"
BY_MACHINE = "what suits the machine"
UNKNOWN_DAY = QDate(1972, 1, 1)
"""Before the first Landsat: the date field's value for `not known`."""
DEVICE_NAMES = {"auto": "automatic", "cpu": "processor (CPU)", "cuda": "graphics card (CUDA)"}


class Settings(QObject):
    """The fields and what they say, as arguments of `FuseJob.of`."""

    changed = pyqtSignal()

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self._suggested = UNKNOWN_DAY
        self.method, self.model_file, self.summary = MethodBox(), _model_file_box(), wrapped()
        self.parameters = ParameterFields()
        self.date = _date_box()
        self.ratio, self.tile, self.memory = _ratio_box(), _tile_box(), _memory_box()
        self.device = _choice(
            DEVICES,
            DEVICE_NAMES,
            "Where a network runs; automatic takes the graphics card where it is faster.",
        )
        self.precision = _choice(
            PRECISIONS,
            {},
            "What a network computes in on a graphics card: float16 is faster and less "
            "exact, and the report says by how much.",
        )
        self.dtype = _choice(DTYPES, {"like-fine": "that of F1"}, "The data type of the fused image.")
        self.cog = QCheckBox("Cloud-optimised GeoTIFFs")
        self.cog.setToolTip("Arranges the rasters so that a viewer can read parts of them over the network.")
        self.date.dateChanged.connect(lambda *_: self.changed.emit())
        self.method.currentIndexChanged.connect(self._show_method)
        self.model_file.fileChanged.connect(self._show_method)
        for signal in (
            self.method.currentIndexChanged,
            self.model_file.fileChanged,
            self.ratio.valueChanged,
            self.device.currentIndexChanged,
            self.precision.currentIndexChanged,
            self.dtype.currentIndexChanged,
            self.tile.valueChanged,
            self.memory.valueChanged,
            self.cog.toggled,
        ):
            signal.connect(lambda *_: self.changed.emit())
        self.parameters.changed.connect(self.changed)
        self._show_method()

    def method_group(self) -> QGroupBox:
        return group("Method", [(None, self.method), (None, self.model_file), (None, self.summary)])

    def more_rows(self) -> list:
        return [
            ("Ratio", self.ratio),
            ("Device", self.device),
            ("Precision", self.precision),
            ("Tile size", self.tile),
            ("Memory", self.memory),
            ("Data type", self.dtype),
            ("Files", self.cog),
        ]

    def values(self) -> dict[str, Any]:
        """What the fields say, by the names of `FuseJob.of`.

        Raises:
            JobError: a model file is wanted and none is named.
        """
        return {
            "method": self._method_name(),
            "ratio": self.ratio.value() or None,
            "tile": self.tile.value() or None,
            "memory": self.memory.value() or None,
            "device": self.device.currentData(),
            "precision": self.precision.currentData(),
            "dtype": self.dtype.currentData(),
            "cog": self.cog.isChecked(),
            "params": self.parameters.values(),
        }

    def chosen_day(self) -> Optional[str]:
        """The target date that the analyst set, ISO.

        A date that was only found is left for the engine to find, so that the same run is told as the same
        before and after the check, and can be resumed.
        """
        return None if self.date.date() == self._suggested else self.day()

    def day(self) -> Optional[str]:
        """The target date, ISO; None where the engine is to find it."""
        return None if self.date.date() == UNKNOWN_DAY else self.date.date().toString(Qt.DateFormat.ISODate)

    def suggest_day(self, day: Optional[str]) -> None:
        """Fill in what the check found, unless the analyst has set a date."""
        if self.date.date() in (UNKNOWN_DAY, self._suggested):
            self._suggested = QDate.fromString(day, Qt.DateFormat.ISODate) if day else UNKNOWN_DAY
            blocked = self.date.blockSignals(True)  # nothing to check anew: the check said it
            self.date.setDate(self._suggested)
            self.date.blockSignals(blocked)

    def forget_suggested_day(self) -> None:
        """Another target image was chosen: a date that was found in the old one is not true of it."""
        self.suggest_day(None)

    def _method_name(self) -> str:
        if self.method.currentData() != MODEL_FILE:
            return self.method.currentData()
        if not self.model_file.filePath():
            raise JobError("No model file was chosen: name an .onnx file or choose another method.")
        return self.model_file.filePath()

    def _show_method(self, *_) -> None:
        from_file = self.method.currentData() == MODEL_FILE
        self.model_file.setVisible(from_file)
        if from_file:
            manifest, summary = _read_model_file(self.model_file.filePath())
        else:
            manifest = catalogue().get(self.method.currentData())
            summary = manifest.summary if manifest else "This model is no longer there."
        self.summary.setText(summary)
        self.summary.setToolTip(about(manifest) if manifest else "")
        self.parameters.show_parameters(manifest)


def _read_model_file(path: str) -> tuple[Optional[Manifest], str]:
    """What a model file is, if it is one, and a sentence on that."""
    if not path:
        return None, "A network in a file of its own."
    try:
        manifest = from_model_file(path)
        return manifest, manifest.summary
    except (ManifestError, OSError) as error:
        return None, f"'{Path(path).name}' is not a model of Chronofuse: {error}."


def _model_file_box() -> QgsFileWidget:
    box = QgsFileWidget()
    box.setFilter("Model files (*.onnx)")
    return box


def _date_box() -> QDateEdit:
    box = broad(QDateEdit())
    box.setMinimumDate(UNKNOWN_DAY)
    box.setSpecialValueText("from the image's name")
    box.setDisplayFormat("yyyy-MM-dd")
    box.setCalendarPopup(True)
    box.setDate(UNKNOWN_DAY)
    box.setToolTip("The day to predict. It is filled in where it is found in the tags or the name of C2.")
    return box


def _ratio_box() -> QgsDoubleSpinBox:
    box = broad(QgsDoubleSpinBox())
    box.setRange(0, 200)
    box.setDecimals(3)
    box.setSpecialValueText(BY_PIXEL_SIZE)
    box.setClearValue(0)
    box.setValue(0)
    box.setToolTip(
        "Coarse pixel size / fine pixel size. Only needed where the coarse images were already resampled "
        "to the fine pixel size."
    )
    return box


def _tile_box() -> QgsSpinBox:
    return _whole_number(
        8192,
        64,
        " pixels",
        BY_METHOD,
        "Left alone, what suits the method and the memory. The result is the same.",
    )


def _memory_box() -> QgsSpinBox:
    return _whole_number(
        1_000_000,
        256,
        " MB",
        BY_MACHINE,
        "How much memory the run may use, beside about 300 MB for its libraries. Left alone, half of what "
        "is free, at most 2048 MB. Less is slower; the result is the same.",
    )


def _whole_number(most: int, step: int, unit: str, left_alone: str, tip: str) -> QgsSpinBox:
    """A field for a number that need not be given; 0 shows what is taken then."""
    box = broad(QgsSpinBox())
    box.setRange(0, most)
    box.setSingleStep(step)
    box.setSuffix(unit)
    box.setSpecialValueText(left_alone)
    box.setClearValue(0)
    box.setValue(0)
    box.setToolTip(tip)
    return box


def _choice(values, titles: dict[str, str], tip: str) -> QComboBox:
    box = narrow(QComboBox())
    for value in values:
        box.addItem(titles.get(value, value), value)
    box.setToolTip(tip)
    return box
