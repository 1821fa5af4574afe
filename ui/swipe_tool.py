"""Two images in one map: a line that is dragged, one image on each side of it."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsMapRendererParallelJob, QgsMapSettings, QgsRasterLayer
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem, QgsMapTool
from qgis.PyQt.QtCore import QPointF, QRectF, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QCursor, QImage, QPainter, QPen

RENDER_AFTER_MS = 120
"""How long the map must rest before the two are rendered anew."""
HANDLE = 11.0
"""Radius of what is dragged, in pixels; the whole map can be dragged on, too."""


class SwipeTool(QgsMapTool):
    """While it is the map's tool, the two images lie over the map."""

    def __init__(self, canvas: QgsMapCanvas):
        super().__init__(canvas)
        self.setCursor(QCursor(Qt.CursorShape.SplitHCursor))
        self.overlay: Optional[Overlay] = None
        self._images: list[Optional[QgsRasterLayer]] = [None, None]

    def compare(self, left: Optional[QgsRasterLayer], right: Optional[QgsRasterLayer]) -> None:
        """Show these two."""
        self._images = [left, right]
        if self.overlay is not None:
            self.overlay.show_layers(self._images)

    def activate(self):
        super().activate()
        self.overlay = Overlay(self.canvas())
        self.overlay.show_layers(self._images)

    def deactivate(self):
        self.let_go()
        super().deactivate()

    def let_go(self) -> None:
        """Take the two images off the map."""
        if self.overlay is not None:
            self.overlay.let_go()
            self.overlay = None

    def canvasPressEvent(self, event):
        self.canvasMoveEvent(event)

    def canvasMoveEvent(self, event):
        pressed = event.buttons() & Qt.MouseButton.LeftButton
        if self.overlay is not None and pressed:
            self.overlay.move_line(event.pos().x())


class Overlay(QgsMapCanvasItem):
    """The two pictures, rendered in the background whenever the map has moved."""

    def __init__(self, canvas: QgsMapCanvas):
        super().__init__(canvas)
        self.canvas, self.share = canvas, 0.5
        self._layers: list[Optional[QgsRasterLayer]] = [None, None]
        self._pictures: list[Optional[QImage]] = [None, None]
        self._jobs: list[QgsMapRendererParallelJob] = []
        self._rest = QTimer()
        self._rest.setSingleShot(True)
        self._rest.setInterval(RENDER_AFTER_MS)
        self._rest.timeout.connect(self._render)
        self.canvas.extentsChanged.connect(self._moved)
        self.canvas.renderStarting.connect(self._rest.start)
        self.updatePosition()

    def show_layers(self, layers: list[Optional[QgsRasterLayer]]) -> None:
        """Another pair of images."""
        self._layers, self._pictures = list(layers), [None, None]
        self._rest.start()
        self.update()

    def move_line(self, x: float) -> None:
        """The line stands at this pixel of the canvas."""
        self.share = min(max(x / max(self._size()[0], 1), 0.0), 1.0)
        self.update()

    def are_ready(self) -> bool:
        """Whether both pictures are those of the map as it stands."""
        return all(self._pictures)

    def let_go(self) -> None:
        """The item is about to go."""
        self._rest.stop()
        self._cancel()
        self.canvas.extentsChanged.disconnect(self._moved)
        self.canvas.renderStarting.disconnect(self._rest.start)
        self.canvas.scene().removeItem(self)

    # ---- what Qt asks for

    def updatePosition(self):
        self.setPos(0, 0)

    def boundingRect(self):
        return QRectF(0, 0, *self._size())

    def paint(self, painter: QPainter, *_):
        width, height = self._size()
        line = self.share * width
        for picture, begin, end in (
            (self._pictures[0], 0.0, line),
            (self._pictures[1], line, float(width)),
        ):
            if picture is not None:
                painter.save()
                painter.setClipRect(QRectF(begin, 0, end - begin, height))
                painter.fillRect(QRectF(begin, 0, end - begin, height), self.canvas.canvasColor())
                painter.drawImage(QRectF(0, 0, width, height), picture)
                painter.restore()
        _draw_line(painter, line, height)

    def _size(self) -> tuple[int, int]:
        """Of the map, which the canvas's frame is no part of."""
        size = self.canvas.viewport().size()
        return size.width(), size.height()

    # ---- rendering

    def _moved(self) -> None:
        self._pictures = [None, None]
        self._rest.start()
        self.update()

    def _cancel(self) -> None:
        jobs, self._jobs = self._jobs, []
        for job in jobs:
            job.cancelWithoutBlocking()

    def _render(self) -> None:
        self._cancel()
        for side, layer in enumerate(self._layers):
            if layer is None:
                continue
            settings = QgsMapSettings(self.canvas.mapSettings())
            settings.setLayers([layer])
            job = QgsMapRendererParallelJob(settings)
            job.finished.connect(lambda job=job, side=side: self._rendered(job, side))
            self._jobs.append(job)
            job.start()

    def _rendered(self, job: QgsMapRendererParallelJob, side: int) -> None:
        job.finished.disconnect()  # what it is connected to keeps it alive
        if job in self._jobs:  # else the map has moved on
            self._jobs.remove(job)
            self._pictures[side] = job.renderedImage()
            self.update()


def _draw_line(painter: QPainter, x: float, height: float) -> None:
    """White between dark, so that it is seen on every image."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in ((QColor(0, 0, 0, 160), 4.0), (QColor(255, 255, 255), 2.0)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(QPointF(x, 0), QPointF(x, height))
    painter.setPen(QPen(QColor(0, 0, 0, 160), 1.5))
    painter.setBrush(QColor(255, 255, 255))
    middle = QPointF(x, height / 2)
    painter.drawEllipse(middle, HANDLE, HANDLE)
    painter.setPen(QPen(QColor(60, 60, 60), 2.0))
    for side in (-1, 1):
        tip = QPointF(x + side * 7.5, height / 2)
        painter.drawLine(tip, tip + QPointF(-side * 3.5, -3.5))
        painter.drawLine(tip, tip + QPointF(-side * 3.5, 3.5))
