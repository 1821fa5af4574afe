"""Where the results go. One path is asked for; the companions lie beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsProcessingUtils, QgsProject
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QGridLayout, QGroupBox, QWidget

from ..engine.door.errors import JobError
from ..shell.tr import tr
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
        self.ndvi = _tick(tr("NDVI"), tr("The vegetation index of the prediction, as a layer."), True)
        self.change = _tick(tr("Change map"), tr("The prediction minus F1, as a layer."), False)
        self.uncertainty = _tick(
            tr("Uncertainty"),
            tr(
                "How sure the prediction is of each pixel, as a layer: about 68 % of the errors should be "
                "within it."
            ),
            False,
        )
        self.bounds = _tick(
            tr("Error bounds"),
            tr(
                "Between which values the truth should lie in about 68 and 95 % of the pixels, as a layer: "
                "four bands for each band."
            ),
            False,
        )
        self.change_probability = _tick(
            tr("Probability of change"),
            tr(
                "How likely each pixel changed by more than one standard deviation of F1, as a layer; only "
                "of a network that was trained to tell it (twostream with the option change)."
            ),
            False,
        )
        self.report = _tick(tr("Report"), tr("The figures and plots as a page for the browser."), True)
        self.overwrite = _tick(tr("Overwrite"), tr("Replace files that exist already."), False)
        self.ticks = {
            "ndvi": self.ndvi,
            "change": self.change,
            "uncertainty": self.uncertainty,
            "bounds": self.bounds,
            "change_probability": self.change_probability,
            "report": self.report,
            "overwrite": self.overwrite,
        }
        self.reports = _reports_box()
        self._show_reports()
        self._ndvi_touched = False
        self._tells_change = False
        self.suit_method(False)
        self.ndvi.clicked.connect(self._touch_ndvi)
        self.file.fileChanged.connect(lambda _: self.changed.emit())
        self.file.lineEdit().editingFinished.connect(self._name_folder)
        self.reports.fileChanged.connect(lambda _: self.changed.emit())
        for box in (self.uncertainty, self.bounds):
            box.toggled.connect(lambda _: self._show_reports())
        for box in self.ticks.values():
            box.toggled.connect(lambda _: self.changed.emit())

    def group(self) -> QGroupBox:
        ticks = QWidget()
        grid = QGridLayout(ticks)
        grid.setContentsMargins(0, 0, 0, 0)
        row = column = 0
        for box in self.ticks.values():
            wide = 2 if box is self.change_probability else 1  # its title is long
            grid.addWidget(box, row, column, 1, wide)
            row, column = row + (column + wide) // 2, (column + wide) % 2
        return group(tr("Results"), [(None, self.file), (None, ticks), (None, self.reports)])

    def paths(self, day: Optional[str], for_check: bool = False, mark: str = "") -> dict[str, str]:
        """Role to path of all that was ticked; a temporary place where no file is named.

        Args:
            mark: what tells a date's files from those of the others, where there are several.

        Raises:
            JobError: a folder is named.
        """
        named = in_a_folder(self.file.filePath())
        if named and (named.endswith(("/", "\\")) or not Path(named).name):
            told = tr("'{path}' is a folder: add a name for the fused image, such as fused.tif.")
            raise JobError(told.format(path=named))
        fused = Path(named or self._temporary(f"{mark or day or 'fused'}.tif", for_check))
        if not fused.suffix:
            fused = fused.with_suffix(".tif")
        if named and mark:
            fused = fused.with_name(f"{fused.stem}_{mark}{fused.suffix}")
        companions = {
            "ndvi": (self.ndvi, "_ndvi.tif"),
            "change": (self.change, "_change.tif"),
            "uncertainty": (self.uncertainty, "_uncertainty.tif"),
            "bounds": (self.bounds, "_bounds.tif"),
            "change_probability": (self.change_probability, "_change_probability.tif"),
            "html": (self.report, "_report.html"),
            "report": (self.report, "_report.json"),
        }
        beside = {
            role: str(fused.with_name(fused.stem + end))
            for role, (box, end) in companions.items()
            if box.isChecked() and (role != "change_probability" or self._tells_change)
        }
        return {"output": str(fused), **beside}

    def calibration(self) -> tuple[str, ...]:
        """The reports that scale the uncertainty, where one is asked for."""
        named = QgsFileWidget.splitFilePaths(self.reports.filePath()) if self._asks_uncertainty else []
        return tuple(filter(None, map(str.strip, named)))

    @property
    def _asks_uncertainty(self) -> bool:
        return self.uncertainty.isChecked() or self.bounds.isChecked()

    def _show_reports(self) -> None:
        self.reports.setVisible(self._asks_uncertainty)

    def suit_method(self, tells_change: bool) -> None:
        """What only some methods give can be ticked for these alone; a tick waits for such a method."""
        self._tells_change = tells_change
        self.change_probability.setEnabled(tells_change)

    def suit(self, can_have_ndvi: bool) -> bool:
        """NDVI is ticked by itself where it can be made; who touches the tick is no longer helped.

        Returns: whether the tick is another one now.
        """
        if self._ndvi_touched or self.ndvi.isChecked() == can_have_ndvi:
            return False
        blocked = self.ndvi.blockSignals(True)
        self.ndvi.setChecked(can_have_ndvi)
        self.ndvi.blockSignals(blocked)
        return True

    def _touch_ndvi(self) -> None:
        self._ndvi_touched = True

    def forget_temporary(self) -> None:
        """The last run's file is the project's now; the next one takes another."""
        self._unnamed.clear()

    def kept(self) -> dict[str, Any]:
        """What the fields hold, to be kept."""
        ticked = {name: box.isChecked() for name, box in self.ticks.items()}
        return {"file": self.file.filePath().strip(), "reports": self.reports.filePath().strip(), **ticked}

    def show_kept(self, kept: Mapping[str, Any]) -> None:
        """Fill the fields; what it lacks stays as it is."""
        if "file" in kept:
            self.file.setFilePath(str(kept["file"]))
        self.reports.setFilePath(str(kept.get("reports", self.reports.filePath())))
        self._ndvi_touched = self._ndvi_touched or "ndvi" in kept
        for name, box in self.ticks.items():
            box.setChecked(bool(kept.get(name, box.isChecked())))

    def _name_folder(self) -> None:
        """Show where a name without a folder goes."""
        named = self.file.filePath().strip()
        if named and in_a_folder(named) != named:
            self.file.setFilePath(in_a_folder(named))

    def _temporary(self, name: str, for_check: bool) -> str:
        if (
            name not in self._unnamed and not for_check
        ):  # a check writes nothing, so it needs no folder made for it
            self._unnamed[name] = QgsProcessingUtils.generateTempFilename(name)
        return self._unnamed.get(name, name)


def in_a_folder(named: str) -> str:
    """A path as it was named; one without a place on the disk lies beside the project, else in the home
    folder, and never where QGIS happened to be started."""
    named = named.strip()
    if not named or Path(named).is_absolute() or named.startswith("~"):
        return named
    return str(Path(QgsProject.instance().absolutePath() or Path.home()) / named)


def _file_box() -> QgsFileWidget:
    box = QgsFileWidget()
    box.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
    box.setConfirmOverwrite(False)  # the tick beside it says it once for all files
    box.setFilter("GeoTIFF (*.tif *.tiff)")
    box.setDialogTitle(tr("Fused image"))
    box.lineEdit().setPlaceholderText(tr("Save to a temporary file"))
    box.setToolTip(tr("The fused image; NDVI, change map, uncertainty and report are written beside it."))
    return box


def _reports_box() -> QgsFileWidget:
    box = QgsFileWidget()
    box.setStorageMode(QgsFileWidget.StorageMode.GetMultipleFiles)
    box.setFilter("JSON (*.json)")
    box.setDialogTitle(tr("Reports that scale the uncertainty"))
    box.lineEdit().setPlaceholderText(tr("Scale by reports of other dates"))
    box.setToolTip(
        tr(
            "JSON reports of runs on other dates of this place, with a reference and an uncertainty: "
            "uncertainty and bounds are scaled by what held there."
        )
    )
    return box


def _tick(title: str, tip: str, on: bool) -> QCheckBox:
    box = QCheckBox(title)
    box.setToolTip(tip)
    box.setChecked(on)
    return box
