"""Where the results go. One path is asked for; the companions lie beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsProcessingUtils
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QGridLayout, QGroupBox, QWidget

from .forms import group


class OutputFields(QObject):
    """The fields for the results."""

    changed = pyqtSignal()

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self.file = _file_box()
        self._unnamed: dict[str, str] = {}
        """Name of a temporary file to its path: the same one until a run has ended well, so that it can be
        resumed."""
        self.ndvi = _tick("NDVI", "The vegetation index of the prediction, as a layer.", True)
        self.change = _tick("Change map", "The prediction minus F1, as a layer.", False)
        self.uncertainty = _tick(
            "Uncertainty",
            "The standard deviation of each pixel, as a layer; of methods that draw samples, more than one.",
            False,
        )
        self.report = _tick("Report", "The figures and plots as a page for the browser.", True)
        self.overwrite = _tick("Overwrite", "Replace files that exist already.", False)
        self.file.fileChanged.connect(lambda _: self.changed.emit())
        self._boxes = (self.ndvi, self.change, self.uncertainty, self.report, self.overwrite)
        for box in self._boxes:
            box.toggled.connect(lambda _: self.changed.emit())

    def group(self) -> QGroupBox:
        ticks = QWidget()
        grid = QGridLayout(ticks)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, box in enumerate(self._boxes):
            grid.addWidget(box, place // 2, place % 2)
        return group("Results", [(None, self.file), (None, ticks)])

    def paths(self, day: Optional[str], for_check: bool = False) -> dict[str, str]:
        """Role to path of all that was ticked; a temporary place where no file is named."""
        fused = Path(self.file.filePath().strip() or self._temporary(f"{day or 'fused'}.tif", for_check))
        if not fused.suffix:
            fused = fused.with_suffix(".tif")
        companions = {
            "ndvi": (self.ndvi, "_ndvi.tif"),
            "change": (self.change, "_change.tif"),
            "uncertainty": (self.uncertainty, "_uncertainty.tif"),
            "html": (self.report, "_report.html"),
            "report": (self.report, "_report.json"),
        }
        beside = {
            role: str(fused.with_name(fused.stem + end))
            for role, (box, end) in companions.items()
            if box.isChecked()
        }
        return {"output": str(fused), **beside}

    def forget_temporary(self) -> None:
        """The last run's file is the project's now; the next one takes another."""
        self._unnamed.clear()

    def _temporary(self, name: str, for_check: bool) -> str:
        if (
            name not in self._unnamed and not for_check
        ):  # a check writes nothing, so it needs no folder made for it
            self._unnamed[name] = QgsProcessingUtils.generateTempFilename(name)
        return self._unnamed.get(name, name)


def _file_box() -> QgsFileWidget:
    box = QgsFileWidget()
    box.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
    box.setConfirmOverwrite(False)  # the tick beside it says it once for all files
    box.setFilter("GeoTIFF (*.tif *.tiff)")
    box.setDialogTitle("Fused image")
    box.lineEdit().setPlaceholderText("Save to a temporary file")
    box.setToolTip("The fused image; NDVI, change map, uncertainty and report are written beside it.")
    return box


def _tick(title: str, tip: str, on: bool) -> QCheckBox:
    box = QCheckBox(title)
    box.setToolTip(tip)
    box.setChecked(on)
    return box
