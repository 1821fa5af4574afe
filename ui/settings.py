"""What a run wants beside its images: method, ratio, device, precision, tile, memory, how it is stored, what
is done with the images first."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Optional

from qgis.gui import QgsDoubleSpinBox, QgsFileWidget, QgsSpinBox
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QGroupBox, QPushButton, QSizePolicy, QWidget

from ..engine.door.check import Check
from ..engine.door.errors import JobError
from ..engine.door.jobs import DEVICES, DTYPES, PRECISIONS
from ..models.catalogue.errors import ManifestError
from ..models.catalogue.installed import catalogue
from ..models.catalogue.manifest import Manifest
from ..models.catalogue.model_file import from_model_file
from ..shell import method_words
from ..shell.tr import tr
from ..shell.words import as_html
from .eliding import ElidingBox
from .forms import broad, group, narrow, wrapped
from .method_box import MODEL_FILE, MethodBox, about
from .method_list import Wanted, card, in_a_line
from .parameter_fields import ParameterFields
from .preparation_fields import PreparationFields


class Settings(QObject):
    """The fields and what they say, as arguments of `FuseJob.of`."""

    changed = pyqtSignal()
    comparison_wanted = pyqtSignal()

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self.method, self.model_file = MethodBox(), _model_file_box()
        self.summary, self.card = wrapped(), wrapped()
        self.which_button = _which_button()
        self.which_button.clicked.connect(lambda: self.comparison_wanted.emit())
        self.manifest: Optional[Manifest] = None
        self.parameters, self.preparation = ParameterFields(), PreparationFields(self)
        self.ratio, self.tile, self.memory = _ratio_box(), _tile_box(), _memory_box()
        self.device, self.precision, self.dtype = _device_box(), _precision_box(), _dtype_box()
        self.cog = QCheckBox(tr("Cloud-optimised"))
        self.cog.setToolTip(
            tr("Arranges the rasters so that a viewer can read parts of them over the network.")
        )
        self.method.currentIndexChanged.connect(self._show_method)
        self.method.configured.connect(self.parameters.show_values)
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
        self.preparation.changed.connect(self.changed)
        self._show_method()

    def method_group(self) -> QGroupBox:
        return group(
            tr("Method"),
            [
                *((None, self.method), (None, self.model_file), (None, self.summary), (None, self.card)),
                (None, self.which_button),
            ],
        )

    def more_rows(self) -> list[tuple[Optional[str], QWidget]]:
        return [
            (tr("Ratio"), self.ratio),
            (tr("Device"), self.device),
            (tr("Precision"), self.precision),
            (tr("Tile size"), self.tile),
            (tr("Memory"), self.memory),
            (tr("Data type"), self.dtype),
            (tr("Files"), self.cog),
            *self.preparation.rows(),
            (None, self.parameters),
        ]

    def values(self) -> dict[str, Any]:
        """What the fields say, by the names of `FuseJob.of`; without what is done with the images.

        Raises:
            JobError: a model file is wanted and none is named.
        """
        return {"method": self._method_name(), **self._wishes()}

    def kept(self) -> dict[str, Any]:
        """The same to be kept, whether it makes a run or not."""
        from_file = self.method.currentData() == MODEL_FILE
        return {
            "method": self.model_file.filePath() if from_file else self.method.currentData(),
            "from_file": from_file,
            **self._wishes(),
            "preparation": self.preparation.words(),
        }

    def _wishes(self) -> dict[str, Any]:
        return {
            "ratio": self.ratio.value() or None,
            "tile": self.tile.value() or None,
            "memory": self.memory.value() or None,
            "device": self.device.currentData(),
            "precision": self.precision.currentData(),
            "dtype": self.dtype.currentData(),
            "cog": self.cog.isChecked(),
            "params": self.parameters.values(),
        }

    def show_kept(self, kept: Mapping[str, Any]) -> None:
        """Fill the fields with what was kept; what it lacks gets its default."""
        method = str(kept.get("method") or "")
        if kept.get("from_file"):
            self.model_file.setFilePath(method)
            self.method.choose(MODEL_FILE)
        elif method and self.method.findData(method) >= 0:
            self.method.choose(method)
        self.ratio.setValue(float(kept.get("ratio") or 0))
        self.tile.setValue(int(kept.get("tile") or 0))
        self.memory.setValue(int(kept.get("memory") or 0))
        for box, name in ((self.device, "device"), (self.precision, "precision"), (self.dtype, "dtype")):
            box.setCurrentIndex(max(0, box.findData(kept.get(name))))
        self.cog.setChecked(bool(kept.get("cog")))
        self.parameters.show_values(kept.get("params") or {})
        self.preparation.show_words(kept.get("preparation") or {})

    def suit(self, wanted: Wanted) -> None:
        """Another number of pairs, other bands: other methods can run, and each takes another time."""
        if wanted != self.method.wanted:
            self.method.suit(wanted)
            self.show_card()

    def show_check(self, check: Check) -> None:
        self.preparation.show_check(check)

    def _method_name(self) -> str:
        if self.method.currentData() != MODEL_FILE:
            return self.method.currentData()
        if not self.model_file.filePath():
            raise JobError(tr("No model file was chosen: name an .onnx file or choose another method."))
        return self.model_file.filePath()

    def _show_method(self, *_) -> None:
        from_file = self.method.currentData() == MODEL_FILE
        self.model_file.setVisible(from_file)
        if from_file:
            self.manifest, summary = _read_model_file(self.model_file.filePath())
        else:
            self.manifest = catalogue().get(self.method.currentData())
            summary = (
                method_words.summary(self.manifest) if self.manifest else tr("This model is no longer there.")
            )
        self.summary.setText(summary)
        self.summary.setToolTip(about(self.manifest) if self.manifest else "")
        self.parameters.show_parameters(self.manifest)
        self.show_card()

    def show_card(self) -> None:
        """What is known of the method, with how fast it was in its last run."""
        wanted = self.method.wanted
        self.card.setText(in_a_line(self.manifest, wanted) if self.manifest else "")
        self.card.setToolTip(as_html(*card(self.manifest, wanted)) if self.manifest else "")
        self.card.setVisible(bool(self.card.text()))


def _read_model_file(path: str) -> tuple[Optional[Manifest], str]:
    """What a model file is, if it is one, and a sentence on that."""
    if not path:
        return None, tr("A network in a file of its own.")
    try:
        manifest = from_model_file(path)
        return manifest, method_words.summary(manifest)
    except (ManifestError, OSError) as error:
        told = tr("'{name}' is not a model of Chronofuse: {error}.")
        return None, told.format(name=Path(path).name, error=error)


def _which_button() -> QPushButton:
    button = QPushButton(tr("Which method here? …"))
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    button.setToolTip(
        tr("Compares the methods on dates of which the sharp image is known, and says which one to take.")
    )
    return button


def _model_file_box() -> QgsFileWidget:
    box = QgsFileWidget()
    box.setFilter(tr("Model files (*.onnx)"))
    return box


def _device_box() -> QComboBox:
    titles = {
        "auto": tr("automatic"),
        "cpu": tr("processor (CPU)"),
        "cuda": tr("graphics card (CUDA)"),
    }
    return _choice(
        DEVICES, titles, tr("Where a network runs; automatic takes the graphics card where it is faster.")
    )


def _precision_box() -> QComboBox:
    return _choice(
        PRECISIONS,
        {},
        tr(
            "What a network computes in on a graphics card: tf32 and float16 are faster and less exact, and "
            "the report says by how much."
        ),
    )


def _dtype_box() -> QComboBox:
    return _choice(DTYPES, {"like-fine": tr("that of F1")}, tr("The data type of the fused image."))


def _ratio_box() -> QgsDoubleSpinBox:
    box = broad(QgsDoubleSpinBox())
    box.setRange(0, 200)
    box.setDecimals(3)
    box.setSpecialValueText(tr("automatic"))
    box.setClearValue(0)
    box.setValue(0)
    box.setToolTip(
        tr(
            "Coarse pixel size / fine pixel size. Only needed where the coarse images were already resampled "
            "to the fine pixel size; otherwise it comes from the pixel sizes."
        )
    )
    return box


def _tile_box() -> QgsSpinBox:
    return _whole_number(
        8192,
        64,
        tr(" pixels"),
        tr("automatic"),
        tr("Left alone, what suits the method and the memory. The result is the same."),
    )


def _memory_box() -> QgsSpinBox:
    return _whole_number(
        1_000_000,
        256,
        tr(" MB"),
        tr("automatic"),
        tr(
            "How much memory the run may use, beside about 300 MB for its libraries. Left alone, half of "
            "what is free, at most 2048 MB. Less is slower; the result is the same."
        ),
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
    box = narrow(ElidingBox())
    for value in values:
        box.addItem(titles.get(value, value), value)
    box.setToolTip(tip)
    return box
