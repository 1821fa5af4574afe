"""Looking at results: two images with a swipe between them, and the values of a pixel over all dates."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsMapLayerProxyModel, QgsPointXY, QgsProject, QgsRasterLayer
from qgis.gui import QgsDockWidget, QgsMapCanvas, QgsMapLayerComboBox, QgsMapToolEmitPoint, QgsVertexMarker
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..shell import pixel_values
from ..shell.pixel_values import Value
from ..shell.tr import tr
from .eliding import ElidingBox, ElidingChoice
from .forms import narrow, plain
from .layers import FUSED, ROLE, RUN
from .output_fields import in_a_folder
from .pixel_plot import PixelPlot
from .swipe_tool import SwipeTool
from .task import EngineTask

ALL = ""
"""The choice of all bands of the images that have more than one."""


class LookDock(QgsDockWidget):
    """Below the map; its two buttons each switch a tool of the map on and off."""

    def __init__(self, canvas: QgsMapCanvas, parent: Optional[QWidget] = None):
        super().__init__(tr("Chronofuse: compare and plot"), parent)
        self.setObjectName("ChronofuseLook")
        self.canvas = canvas
        self.swipe, self.pick = SwipeTool(canvas), QgsMapToolEmitPoint(canvas)
        self.left, self.right = _image_box(tr("On the left")), _image_box(tr("On the right"))
        self.swipe_button, self.pick_button = _switch(tr("Swipe")), _switch(tr("Values of a pixel"))
        self.band_box, self.plot, self.place = narrow(ElidingBox()), PixelPlot(), plain()
        self.csv_button = _button(tr("Save as CSV …"), self._ask_for_csv)
        self.picture_button = _button(tr("Save as picture …"), self._ask_for_picture)
        self.filling = QWidget()
        """Below the buttons, where there is no plot."""
        self.values: list[Value] = []
        self.task: Optional[EngineTask] = None
        self._marker: Optional[QgsVertexMarker] = None
        for tool, button in ((self.swipe, self.swipe_button), (self.pick, self.pick_button)):
            button.toggled.connect(lambda on, tool=tool: self._use(tool, on))
        self.setWidget(self._content())
        self._connect(True)
        self._choose_two()
        self._show()

    def take_little_room(self) -> None:
        """No more of the window than what is shown needs; Qt would give the dock half of it."""
        window = self.parentWidget()
        if isinstance(window, QMainWindow):
            window.resizeDocks([self], [self.minimumSizeHint().height()], Qt.Orientation.Vertical)

    def let_go(self) -> None:
        """The dock is about to go."""
        self._connect(False)
        for tool in (self.swipe, self.pick):
            self.canvas.unsetMapTool(tool)
        self.swipe.let_go()
        self._unmark()

    # ---- the two tools

    def _use(self, tool, on: bool) -> None:
        if on:
            self.canvas.setMapTool(tool)
        else:
            self.canvas.unsetMapTool(tool)

    def _tool_set(self, new, *_) -> None:
        """Another tool of QGIS may have taken the place of ours."""
        for tool, button in ((self.swipe, self.swipe_button), (self.pick, self.pick_button)):
            blocked = button.blockSignals(True)
            button.setChecked(new is tool)
            button.blockSignals(blocked)
        if new is not self.pick:
            self._unmark()
        else:
            self._show_parts_of_values(True)

    def _pair_chosen(self, *_) -> None:
        self.swipe.compare(self.left.currentLayer(), self.right.currentLayer())

    def _choose_two(self) -> None:
        """At first the fused image that came last, and another image that can be compared with it: the
        truth or F1."""
        rasters = [node.layer() for node in QgsProject.instance().layerTreeRoot().findLayers()]
        several = [one for one in rasters if isinstance(one, QgsRasterLayer) and one.bandCount() > 1]
        ours = next((one for one in several if one.customProperty(ROLE) == FUSED), None)
        others = [one for one in several if one is not ours and not one.customProperty(RUN)]
        if ours is None or not others:
            return
        same = [one for one in others if (one.width(), one.height()) == (ours.width(), ours.height())]
        of_the_day = [one for one in same if pixel_values.day_of(one) == pixel_values.day_of(ours)]
        self.left.setLayer((of_the_day or same or others)[0])
        self.right.setLayer(ours)

    # ---- the values

    def look_at(self, point: QgsPointXY, *_) -> None:
        """Read the values of a place, in the background; in the map's CRS."""
        project, crs = QgsProject.instance(), self.canvas.mapSettings().destinationCrs()
        probes = pixel_values.probes(project, point, crs, ROLE, FUSED)
        self._mark(point)
        digits = 6 if crs.isGeographic() else 1
        self.place.setText(f"{point.x():.{digits}f}, {point.y():.{digits}f} ({crs.authid()})")
        if not probes:
            self._read([], tr("No image with a date lies here."))
            return
        self.task = EngineTask(
            "Chronofuse: values", lambda tell, cancelled: pixel_values.read(probes), quiet=True
        )
        self.task.ended.connect(self._was_read)
        self.task.start()

    def _was_read(self, task: EngineTask) -> None:
        if task is self.task:  # else another place was clicked meanwhile
            told = str(task.error) if task.error is not None else tr("Every image has a gap here.")
            self._read(task.result or [], told)

    def _read(self, values: list[Value], empty: str) -> None:
        self.values = values
        chosen = self.band_box.currentData()
        blocked = self.band_box.blockSignals(True)
        self.band_box.clear()
        self.band_box.addItem(tr("All bands of the images"), ALL)
        for band in dict.fromkeys(value.band for value in values):
            self.band_box.addItem(band, band)
        self.band_box.setCurrentIndex(max(0, self.band_box.findData(chosen)))
        self.band_box.blockSignals(blocked)
        self._show(empty)

    def _show(self, empty: str = "") -> None:
        shown = self.shown()
        self.plot.show_values(shown, empty)
        for button in (self.csv_button, self.picture_button):
            button.setEnabled(bool(shown))
        self.band_box.setEnabled(bool(self.values))

    def shown(self) -> list[Value]:
        """The values of the chosen bands."""
        band = self.band_box.currentData() or ALL
        if band != ALL:
            return [value for value in self.values if value.band == band]
        per_layer: dict[str, int] = {}
        for value in self.values:
            per_layer[value.layer] = per_layer.get(value.layer, 0) + 1
        several = [value for value in self.values if per_layer[value.layer] > 1]
        # Change and uncertainty have the images' bands, but are no values of the ground.
        bands = [value for value in several if value.kind != pixel_values.DERIVED]
        return bands or self.values

    def save_csv(self, path: str) -> None:
        """What is shown, a row a value."""
        self._save(lambda: pixel_values.write_csv(self.shown(), self.place.text(), path), path)

    def save_picture(self, path: str) -> None:
        """The plot as it is, twice as fine as on the screen."""
        self._save(lambda: self.plot.save(path), path)

    def _save(self, write, path: str) -> None:
        try:
            write()
        except OSError as error:
            self.place.setText(
                tr("'{path}' can't be written ({reason}): choose another place.").format(
                    path=path, reason=error.strerror
                )
            )

    def _ask_for_csv(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, tr("Save the values"), in_a_folder("values.csv"), "CSV (*.csv)"
        )
        if path:
            self.save_csv(_with_end(path, ".csv"))

    def _ask_for_picture(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, tr("Save the plot"), in_a_folder("values.png"), "PNG (*.png)"
        )
        if path:
            self.save_picture(_with_end(path, ".png"))

    # ---- on the map

    def _mark(self, point: QgsPointXY) -> None:
        if self._marker is None:
            self._marker = QgsVertexMarker(self.canvas)
            self._marker.setIconType(QgsVertexMarker.IconType.ICON_CROSS)
            self._marker.setColor(QColor("#d93025"))
            self._marker.setIconSize(14)
            self._marker.setPenWidth(2)
        self._marker.setCenter(point)

    def _unmark(self) -> None:
        if self._marker is not None:
            self.canvas.scene().removeItem(self._marker)
            self._marker = None

    # ---- layout

    def _connect(self, on: bool) -> None:
        for signal, slot in (
            (self.canvas.mapToolSet, self._tool_set),
            (self.pick.canvasClicked, self.look_at),
            (self.left.layerChanged, self._pair_chosen),
            (self.right.layerChanged, self._pair_chosen),
            (self.band_box.currentIndexChanged, self._band_chosen),
        ):
            signal.connect(slot) if on else signal.disconnect(slot)

    def _show_parts_of_values(self, wanted: bool) -> None:
        """What belongs to the values of a pixel; until somebody asks for them the map has the room."""
        for part in (self.band_box, self.csv_button, self.picture_button, self.plot, self.place):
            part.setVisible(wanted)
        self.filling.setVisible(not wanted)

    def _band_chosen(self, *_) -> None:
        self._show()

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(6)
        top, second = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.swipe_button)
        top.addWidget(self.left, 1)
        top.addWidget(QLabel("|"))
        top.addWidget(self.right, 1)
        second.addWidget(self.pick_button)
        second.addWidget(self.band_box, 1)
        second.addWidget(self.csv_button)
        second.addWidget(self.picture_button)
        second.addStretch(0)
        column.addLayout(top)
        column.addLayout(second)
        column.addWidget(self.plot, 1)
        column.addWidget(self.place)
        column.addWidget(self.filling, 1)
        self._show_parts_of_values(False)
        self.place.setMinimumWidth(1)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return content


class _ImageChoice(ElidingChoice, QgsMapLayerComboBox):
    """Names of results are longer than half of the window."""

    KEPT = Qt.TextElideMode.ElideMiddle


def _image_box(tip: str) -> QgsMapLayerComboBox:
    box = _ImageChoice()
    box.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
    box.setToolTip(tip)
    box.setAccessibleName(tip)
    return narrow(box)


def _switch(title: str) -> QToolButton:
    """A button that stays down: of a push button the dark theme of QGIS does not show it."""
    button = QToolButton()
    button.setText(title)
    button.setCheckable(True)
    button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    return button


def _button(title: str, clicked) -> QPushButton:
    button = QPushButton(title)
    button.clicked.connect(lambda: clicked())
    return button


def _with_end(path: str, end: str) -> str:
    return path if Path(path).suffix else path + end
