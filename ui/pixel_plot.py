"""Values over dates as a plot, drawn by Qt itself: QGIS comes without a library for plots that is sure to be
there."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Optional

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFontMetrics, QImage, QPainter, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from ..shell.pixel_values import IN_TIME, PREDICTED, Value
from ..shell.tr import tr

COLOURS = {
    "coastal": "#5e4fa2",
    "blue": "#2f6fde",
    "green": "#1f9d3f",
    "red": "#d7301f",
    "nir": "#8b2f97",
    "swir1": "#b36b00",
    "swir2": "#7a5230",
    "ndvi": "#1f9d3f",
}
FURTHER = ("#0f8b8d", "#e0719e", "#6b7280", "#c59b00", "#335c67")
"""Of bands whose names say no colour, in turn."""
DARK, LIGHTER = 128, 150
"""Below that lightness of the ground the colours are so many percent as light."""
DOT, NEAR = 4.0, 8.0
"""Pixels: half a sign, and how near the mouse must be to one."""
LEAST_HEIGHT = 170
FAINT = 45
"""Of 255: how strongly the band of the deviation covers its ground."""


class PixelPlot(QWidget):
    """A line a band through what was predicted and what was seen; filled signs are predictions."""

    def __init__(self, parent: Optional[QWidget] = None):
        super().__init__(parent)
        self.values: list[Value] = []
        self.empty = tr("Click a place on the map.")
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._dots: list[tuple[QPointF, Value]] = []

    def show_values(self, values: Iterable[Value], empty: str = "") -> None:
        """Replace what is shown; `empty` is said where there is nothing."""
        self.values, self.empty = list(values), empty or self.empty
        self.update()

    def bands(self) -> list[str]:
        return list(dict.fromkeys(value.band for value in self.values))

    def colour(self, band: str) -> QColor:
        unknown = [each for each in self.bands() if each not in COLOURS]
        name = COLOURS.get(band) or FURTHER[unknown.index(band) % len(FURTHER)]
        is_dark = self.palette().base().color().lightness() < DARK
        return QColor(name).lighter(LIGHTER) if is_dark else QColor(name)

    def mouseMoveEvent(self, event):
        """What a sign stands for, as a tip."""
        at = QPointF(event.pos())
        for point, value in self._dots:
            if math.hypot(point.x() - at.x(), point.y() - at.y()) <= NEAR:
                text = f"{value.day}  {value.band}  {_told(value)}\n{value.layer}"
                QToolTip.showText(self.mapToGlobal(event.pos()), text, self)
                return
        QToolTip.hideText()

    def save(self, path: str) -> None:
        """As a picture, twice as fine as on the screen.

        Raises:
            OSError: it can't be written.
        """
        picture = QImage(self.size() * 2, QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(2.0)
        self.render(picture)
        if not picture.save(path):
            raise OSError(0, tr("no place for the file"), path)

    # ---- drawing

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().base())
        painter.setPen(self.palette().text().color())
        self._dots = []
        if not self.values:
            painter.drawText(
                self.rect(), int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.empty
            )
            return
        metrics = painter.fontMetrics()
        low, high, step = nice_range([end for value in self.values for end in _ends(value)])
        ticks = _ticks(low, high, step)
        left = max(metrics.horizontalAdvance(_number(tick, step)) for tick in ticks) + 12
        legend = self._legend_height(metrics)
        area = QRectF(
            left, 8 + legend, self.width() - left - 14, self.height() - legend - 2 * metrics.height() - 20
        )
        days = _span([value.day for value in self.values])
        self._draw_legend(painter, metrics, left)
        self._draw_kinds(painter, metrics)
        self._draw_axes(painter, area, ticks, step, days)
        for band in self.bands():
            self._draw_band(painter, area, band, (low, high), days)

    def _legend_height(self, metrics: QFontMetrics) -> float:
        return metrics.height() * (1 + self._legend_places(metrics, 0)[-1][2])

    def _legend_places(self, metrics: QFontMetrics, left: float) -> list[tuple[str, float, int]]:
        """Band, place and line of each entry."""
        places, x, line = [], left, 0
        for band in self.bands():
            wide = metrics.horizontalAdvance(band) + 26
            if x + wide > self.width() and x > left:
                x, line = left, line + 1
            places.append((band, x, line))
            x += wide
        return places

    def _draw_legend(self, painter: QPainter, metrics: QFontMetrics, left: float) -> None:
        for band, x, line in self._legend_places(metrics, left):
            y = 4 + metrics.height() * (line + 0.5)
            painter.setPen(QPen(self.colour(band), 2))
            painter.drawLine(QPointF(x, y), QPointF(x + 12, y))
            painter.setPen(self.palette().text().color())
            painter.drawText(QPointF(x + 16, y + metrics.ascent() / 2 - 1), band)

    def _draw_kinds(self, painter: QPainter, metrics: QFontMetrics) -> None:
        """What a filled and an open sign are, where there are both."""
        kinds = {value.kind for value in self.values}
        if len(kinds) > 1:
            words = tr("● predicted   □ image") + ("   " + tr("× in time only") if IN_TIME in kinds else "")
            wide = metrics.horizontalAdvance(words)
            painter.drawText(QPointF(self.width() - wide - 14.0, self.height() - 5.0), words)

    def _draw_axes(self, painter, area: QRectF, ticks: list[float], step: float, days) -> None:
        text = self.palette().text().color()
        faint = QColor(text)
        faint.setAlpha(50)
        metrics = painter.fontMetrics()
        low, high = ticks[0], ticks[-1]
        for tick in ticks:
            y = area.bottom() - (tick - low) / (high - low) * area.height()
            painter.setPen(faint)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(text)
            words = _number(tick, step)
            painter.drawText(
                QPointF(area.left() - metrics.horizontalAdvance(words) - 6, y + metrics.ascent() / 2 - 1),
                words,
            )
        free = 0.0
        for day in sorted({value.day for value in self.values}):
            x = _x(area, day, days)
            painter.setPen(faint)
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4))
            words = day.isoformat()
            wide = metrics.horizontalAdvance(words)
            begin = min(max(x - wide / 2, 2.0), self.width() - wide - 2.0)
            if begin >= free:  # those that would lie over another one are left out
                painter.setPen(text)
                painter.drawText(QPointF(begin, area.bottom() + 6 + metrics.ascent()), words)
                free = begin + wide + 8

    def _draw_band(self, painter, area: QRectF, band: str, limits, days) -> None:
        low, high = limits
        colour = self.colour(band)
        points = []
        for value in (one for one in self.values if one.band == band):
            y = area.bottom() - (value.value - low) / (high - low) * area.height()
            points.append((QPointF(_x(area, value.day, days), y), value))
        _draw_deviation(painter, area, limits, points, colour)
        line = [point for point, value in points if value.kind == PREDICTED or value.origin]
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(line if len(line) > 1 else []))
        for point, value in points:
            painter.setPen(QPen(colour, 1.5))
            painter.setBrush(colour if value.kind == PREDICTED else self.palette().base())
            if value.kind == PREDICTED:
                painter.drawEllipse(point, DOT, DOT)
            elif value.kind == IN_TIME:
                for high in (-1, 1):
                    by = QPointF(DOT - 1, high * (DOT - 1))
                    painter.drawLine(point - by, point + by)
            else:
                painter.drawRect(QRectF(point.x() - DOT + 1, point.y() - DOT + 1, 2 * DOT - 2, 2 * DOT - 2))
        self._dots += points


def _draw_deviation(painter, area: QRectF, limits, points, colour: QColor) -> None:
    """A band of one deviation above and below the values that have one."""
    low, high = limits
    sure = [(point, value) for point, value in points if value.deviation is not None]
    if len(sure) < 2:
        return
    scale = area.height() / (high - low)
    upper = [QPointF(point.x(), point.y() - scale * (value.deviation or 0)) for point, value in sure]
    lower = [QPointF(point.x(), point.y() + scale * (value.deviation or 0)) for point, value in sure]
    faint = QColor(colour)
    faint.setAlpha(FAINT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faint)
    painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))


def _ends(value: Value) -> tuple[float, float]:
    by = value.deviation or 0.0
    return value.value - by, value.value + by


def _told(value: Value) -> str:
    """The value with what is known of it."""
    sure = f" ± {value.deviation:.3g}" if value.deviation else ""
    return f"{value.value:.5g}{sure}" + (f"  ({value.origin})" if value.origin else "")


def nice_range(values: list[float]) -> tuple[float, float, float]:
    """Lowest and highest tick and the step between ticks, in round numbers."""
    low, high = min(values), max(values)
    if high - low < 1e-12:
        pad = abs(high) * 0.1 or 1.0
        low, high = low - pad, high + pad
    rough = (high - low) / 4
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999)
    return math.floor(low / step) * step, math.ceil(high / step) * step, step


def _ticks(low: float, high: float, step: float) -> list[float]:
    return [low + number * step for number in range(round((high - low) / step) + 1)]


def _number(tick: float, step: float) -> str:
    places = max(0, -math.floor(math.log10(step)) + (1 if f"{step:e}".startswith("2.5") else 0))
    return f"{tick + 0.0:.{places}f}"


def _span(days: list[date]) -> tuple[date, date]:
    first, last = min(days), max(days)
    return (first - timedelta(days=1), last + timedelta(days=1)) if first == last else (first, last)


def _x(area: QRectF, day: date, days: tuple[date, date]) -> float:
    share = (day - days[0]).days / (days[1] - days[0]).days
    return area.left() + 8 + share * (area.width() - 16)
